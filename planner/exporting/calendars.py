"""A plan as calendars (`.ics`): one for each person, each unit and each lead from outside.

Written again over older ones they update them; the files themselves are the memory of what was
given away before. An incident leaves no trace but the word for its meeting: neither who was in it
nor when it was.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.finding import UnusableInput
from models.meetings import Attendance, Meeting
from models.plan import Outcome
from planner.exporting.calendar_events import (
    after_incident,
    calendar_of,
    digest,
    of_plan,
    read_calendar,
)
from planner.exporting.facts import Facts
from planner.exporting.safe_write import replace_file
from planner.texts import t
from planner.texts.dates import duration

if TYPE_CHECKING:
    from icalendar import Calendar

_LONGEST_NAME: Final = 80
_FORBIDDEN_IN_NAMES: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Book:
    """A calendar to be written: its file, its name, its meetings, and what each says of them."""

    file: Path
    name: str
    meetings: tuple[Meeting, ...]
    about: Callable[[Meeting], list[str]]


def write_calendars(
    outcome: Outcome, target: Path, now: datetime | None = None
) -> tuple[Path, ...]:
    """Write all calendars of a plan into a folder, or the whole plan into one `.ics` file.

    `now`: when, with a time zone; the clock's where it is None. Gives back what was written.
    Raises UnusableInput where the folder or a file cannot be written, or where a file of that name
    is not a calendar.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    facts = Facts(outcome, moment.date())
    books: tuple[_Book, ...]
    if target.suffix.lower() == ".ics":
        books = (_Book(target, facts.problem.name, facts.meetings, _in_all(facts)),)
    else:
        books = _books(facts, target)
        _make_folders(target, books)
    # All are read before the first is written, so that a strange file stops the work in time.
    calendars = {book.file: _whole(book, facts, moment) for book in books}
    for path, calendar in calendars.items():
        replace_file(path, calendar.to_ical())
    return tuple(calendars)


def _whole(book: _Book, facts: Facts, now: datetime) -> "Calendar":
    meetings = {meeting: book.about(meeting) for meeting in book.meetings}
    return calendar_of(book.name, meetings, facts, read_calendar(book.file), now)


def _make_folders(folder: Path, books: Iterable[_Book]) -> None:
    if folder.exists() and not folder.is_dir():
        raise UnusableInput(t("calendars.not_a_folder", file=folder))
    try:
        for place in {book.file.parent for book in books}:
            place.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UnusableInput(t("calendars.no_folder", file=folder)) from fault


# Which calendars there are ------------------------------------------------------------------


def _books(facts: Facts, folder: Path) -> tuple[_Book, ...]:
    """One for each person, unit and lead from outside, and for each older calendar of somebody
    who is none of them any more. Those without a meeting are among them, so that what an older
    calendar holds is cancelled."""
    meetings = facts.meetings
    people = {
        p.employee.id: (
            p.employee.name,
            tuple(m for m in meetings if _seat(m, p.employee.id) is not None),
            _in_hers(facts, p.employee.id),
        )
        for p in facts.people
    }
    units = {
        unit: (unit, tuple(m for m in meetings if m.unit in (unit, None)), _in_all(facts))
        for unit in facts.problem.roster.units() if unit is not None
    }
    leads = {
        lead.id: (lead.name, tuple(m for m in meetings if m.lead == lead.id), _in_all(facts))
        for lead in facts.problem.leads if lead.employee is None
    }
    return tuple(
        book
        for key, wanted in (("people", people), ("units", units), ("leads", leads))
        for book in _filed(folder / t(f"calendars.{key}"), wanted, facts)
    )


def _filed(
    folder: Path,
    wanted: "dict[str, tuple[str, tuple[Meeting, ...], Callable[[Meeting], list[str]]]]",
    facts: Facts,
) -> Iterable[_Book]:
    """Give each calendar a file of its own, also where two have one name."""
    stems = {key: _file_name(name) for key, (name, _, _) in wanted.items()}
    shared = Counter(stem.casefold() for stem in stems.values())
    taken: set[Path] = set()
    for key, (name, meetings, about) in wanted.items():
        stem = stems[key]
        if shared[stem.casefold()] > 1:
            stem = f"{stem} {digest(key)[:6]}"
        taken.add(folder / f"{stem}.ics")
        yield _Book(folder / f"{stem}.ics", name, meetings, about)
    for path in sorted(folder.glob("*.ics")):
        if path not in taken and any(of_plan(uid, facts) for uid in read_calendar(path)):
            yield _Book(path, path.stem, (), _in_all(facts))


def _file_name(name: str) -> str:
    """A name that every system takes for a file, Windows among them."""
    plain = "".join(c for c in unicodedata.normalize("NFC", name) if c.isprintable())
    safe = _FORBIDDEN_IN_NAMES.sub("-", plain)[:_LONGEST_NAME].strip(" .")
    if not safe:
        return "-"
    return f"{safe}-" if _RESERVED.fullmatch(safe) else safe


# What stands in them ------------------------------------------------------------------------


def _seat(meeting: Meeting, employee_id: str) -> Attendance | None:
    return next((a for a in meeting.attendance if a.employee == employee_id), None)


def _in_all(facts: Facts) -> Callable[[Meeting], list[str]]:
    """What anybody may read of a meeting. Who is in one after an incident is nobody's business."""

    def about(meeting: Meeting) -> list[str]:
        lines = _common(facts, meeting)
        if not after_incident(facts, meeting):
            names = ", ".join(facts.person(a.employee) for a in meeting.participants())
            lines.append(t("calendars.participants", names=names))
        return lines

    return about


def _in_hers(facts: Facts, employee_id: str) -> Callable[[Meeting], list[str]]:
    """What one person reads of her own meeting: what it is to her, and no other names."""

    def about(meeting: Meeting) -> list[str]:
        lines = _common(facts, meeting)
        seat = _seat(meeting, employee_id)
        if seat is not None:
            if seat.leads:
                lines.append(t("calendars.you_lead"))
            lines.append(t(f"calendars.class.{seat.cls}"))
            if seat.extra_minutes:
                lines.append(t("calendars.extra", time=duration(seat.extra_minutes)))
        return lines

    return about


def _common(facts: Facts, meeting: Meeting) -> list[str]:
    lines = [facts.unit(meeting.unit)]
    if meeting.course is not None:
        lines.append(facts.course(meeting.course))
    if meeting.lead is not None:
        lines.append(t("calendars.lead", name=facts.lead(meeting.lead)))
    return lines
