"""One calendar (RFC 5545): its events, and how they follow those that were written before.

Each meeting keeps its UID; a changed one gets a higher SEQUENCE, one that is no longer held is
cancelled, and one that is as it was stays as it was. A SEQUENCE is also never below the minutes
on the clock, so that it rises where the older file is gone.

Times are in UTC, which every calendar shows in local time, on both sides of the summer-time
nights.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.finding import UnusableInput
from models.meetings import Meeting
from models.timespan import Moment
from planner.exporting.clean_text import clean
from planner.exporting.facts import Facts
from planner.texts import t

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_ZERO: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_STAMP: Final = datetime(2025, 1, 1, tzinfo=UTC)
"""SEQUENCE counts minutes from here: it fits in 31 bits for four thousand years."""


def calendar_of(
    name: str, meetings: dict[Meeting, list[str]], facts: Facts, before: "dict[str, Event]",
    now: datetime,
) -> "Calendar":
    """The calendar of that name. `meetings`: each with the lines that describe it, `before`: the
    events of an older one by UID, `now` in UTC."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Fællestid//{t('calendars.product')}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    events = {
        _uid(meeting, facts): _event(meeting, lines, facts, now)
        for meeting, lines in meetings.items()
    }
    for uid, event in events.items():
        calendar.add_component(_kept_or_raised(event, before.get(uid), now))
    for uid, event in before.items():
        if uid not in events and of_plan(uid, facts):
            calendar.add_component(_cancelled(event, now))
        elif uid not in events:
            # Of another period or home: what was written of it stays.
            calendar.add_component(event)
    return calendar


def _event(meeting: Meeting, lines: list[str], facts: Facts, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(meeting, facts))
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", _stamp(now))
    event.add("dtstart", _utc(meeting.span.start))
    event.add("dtend", _utc(meeting.span.end))
    event.add("summary", one_line(facts.label(meeting)))
    event.add("description", clean("\n".join(one_line(line) for line in lines)))
    if meeting.room is not None:
        event.add("location", one_line(facts.room(meeting.room)))
    event.add("categories", [one_line(facts.kind(meeting.kind))])
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("class", "PRIVATE" if after_incident(facts, meeting) else "PUBLIC")
    return event


def _kept_or_raised(new: "Event", old: "Event | None", now: datetime) -> "Event":
    """The event as it was where nothing changed; otherwise with a SEQUENCE above the old one."""
    if old is None:
        return new
    if _content(old) == _content(new):
        return old
    new["sequence"] = _above(old, now)
    return new


def _cancelled(event: "Event", now: datetime) -> "Event":
    if str(event.get("status")) == "CANCELLED":
        return event
    sequence = _above(event, now)
    for name in ("status", "sequence", "dtstamp", "last-modified"):
        event.pop(name, None)
    event.add("status", "CANCELLED")
    event.add("sequence", sequence)
    event.add("dtstamp", now)
    event.add("last-modified", now)
    return event


def _above(old: "Event", now: datetime) -> int:
    return max(int(old.get("sequence", 0)) + 1, _stamp(now))


def _content(event: "Event") -> tuple[object, ...]:
    """All that a reader sees of an event."""
    texts = tuple(
        str(event.get(name, "")) for name in ("summary", "description", "location", "status")
    )
    return (event.decoded("dtstart"), event.decoded("dtend"), *texts)


def _uid(meeting: Meeting, facts: Facts) -> str:
    return f"{digest(meeting.id)}.{_mark(facts)}@faellestid"


def of_plan(uid: str, facts: Facts) -> bool:
    """Whether an event was written for this home and period."""
    return uid.endswith(f".{_mark(facts)}@faellestid")


def _mark(facts: Facts) -> str:
    """What tells this home and period from others: meetings are numbered anew in each period."""
    problem = facts.problem
    return digest(f"{problem.name}\n{problem.period.first.isoformat()}")


def digest(text: str) -> str:
    """Sixteen letters that stand for a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def after_incident(facts: Facts, meeting: Meeting) -> bool:
    """Whether a meeting is held because of an incident."""
    return any(s.id == meeting.series and s.incident for s in facts.problem.series)


def _stamp(now: datetime) -> int:
    return max(0, (now - _FIRST_STAMP) // timedelta(minutes=1))


def _utc(at: Moment) -> datetime:
    return _ZERO + timedelta(minutes=at)


def one_line(text: str) -> str:
    """Text in one line: a line end of its own would begin another property in poor readers."""
    return " ".join(clean(text).split())


# What was written before --------------------------------------------------------------------


def read_calendar(path: Path) -> "dict[str, Event]":
    """Events of an older calendar by UID; none where there is no file.

    Raises UnusableInput where the file is something else, or cannot be read.
    """
    if not path.exists():
        return {}
    from icalendar import Calendar, Event

    try:
        calendar = Calendar.from_ical(path.read_bytes())
        found = {
            str(part["uid"]): part for part in calendar.walk("VEVENT") if isinstance(part, Event)
        }
        for event in found.values():
            _content(event)
            int(event.get("sequence", 0))
    except OSError as fault:
        raise UnusableInput(t("calendars.unreadable", file=path)) from fault
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        # Written over, a file of somebody else's would be lost.
        raise UnusableInput(t("calendars.not_a_calendar", file=path)) from fault
    return found
