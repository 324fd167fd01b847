"""What is other in a plan than when it was last open: moved, added, gone, and who is away now.

Of each plan file a small note is kept in the user's own data folder: when each meeting was, who was
in it, who could not be asked. It is compared by ids and holds no person's name.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QDateTime, QObject, QSaveFile, QTimer

from models.meetings import Meeting
from models.plan import Outcome
from models.timespan import Span, moment
from planner.texts import t
from planner.texts.dates import short_date, when
from ui.document import Document

KEPT = 40
"""Notes of so many plans are kept, those of the others are deleted."""

What = Literal["moved", "added", "gone", "people", "away", "new"]
WHATS: tuple[What, ...] = ("moved", "added", "gone", "people", "away", "new")


@dataclass(frozen=True, slots=True)
class SeenMeeting:
    """A meeting as it was: its name, when, and who was in it."""

    name: str
    span: Span
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A plan as it was at a moment. `away`: days on which each person could not be asked."""

    at: int
    meetings: Mapping[str, SeenMeeting]
    away: Mapping[str, frozenset[date]]

    @classmethod
    def of(cls, outcome: Outcome, at: int) -> "Seen":
        """A plan as it is at a moment."""
        meetings = {
            m.id: SeenMeeting(
                name_of(outcome, m), m.span, tuple(dict.fromkeys(a.employee for a in m.attendance))
            )
            for m in outcome.plan.meetings
        }
        return cls(at, meetings, {p.id: p.away for p in outcome.problem.roster.employees})


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is other, in a sentence, and the meeting or person that it is about."""

    what: What
    text: str
    meeting: str | None = None
    employee: str | None = None


def news(seen: Seen, outcome: Outcome) -> tuple[News, ...]:
    """All that is other now, by kind of change and then in order of time."""
    found = [*_meetings(seen, outcome), *_people(seen, outcome)]
    return tuple(sorted(found, key=lambda each: WHATS.index(each.what)))


def name_of(outcome: Outcome, meeting: Meeting) -> str:
    """Kind and unit of a meeting."""
    kind = outcome.problem.kind(meeting.kind).name
    return f"{kind} · {meeting.unit}" if meeting.unit else kind


def _meetings(seen: Seen, outcome: Outcome) -> Iterator[News]:
    names = {p.id: p.name for p in outcome.problem.roster.employees}
    now = {m.id: m for m in outcome.plan.meetings}
    gone = [(old.span, key, old.name) for key, old in seen.meetings.items() if key not in now]
    for span, _, name in sorted(gone):
        yield News("gone", t("ui.last.gone", meeting=name, when=when(span)))
    for key, meeting in now.items():
        name, former = name_of(outcome, meeting), seen.meetings.get(key)
        if former is None:
            yield News("added", t("ui.last.added", meeting=name, when=when(meeting.span)), key)
            continue
        if former.span != meeting.span:
            words = {"was": when(former.span), "now": when(meeting.span)}
            yield News("moved", t("ui.last.moved", meeting=name, **words), key)
        here = {a.employee for a in meeting.attendance}
        joined, left = here - set(former.people), set(former.people) - here
        if joined or left:
            changes = [
                t(f"ui.last.{word}", names=_listed(names.get(x, x) for x in some))
                for word, some in (("joined", joined), ("left", left)) if some
            ]
            start = short_date(meeting.span.first_day)
            text = t("ui.last.people", meeting=name, day=start, changes="; ".join(changes))
            yield News("people", text, key)


def _people(seen: Seen, outcome: Outcome) -> Iterator[News]:
    for person in outcome.problem.roster.employees:
        if person.id not in seen.away:
            yield News("new", t("ui.last.new", name=person.name), employee=person.id)
            continue
        days = sorted(
            day for day in person.away - seen.away[person.id] if day in outcome.problem.period
        )
        if days:
            text = t("ui.last.away", name=person.name, days=_listed(_ranges(days)))
            yield News("away", text, employee=person.id)


def _ranges(days: Iterable[date]) -> Iterator[str]:
    """Days that follow each other as one range."""
    first = last = None
    for day in days:
        if last is not None and day == last + timedelta(days=1):
            last = day
            continue
        if first is not None and last is not None:
            yield _range(first, last)
        first = last = day
    if first is not None and last is not None:
        yield _range(first, last)


def _range(first: date, last: date) -> str:
    return short_date(first) if first == last else f"{short_date(first)} – {short_date(last)}"


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(sorted(parts))


class LastTime(QObject):
    """Remembers how the open plan was when it was last open, or first seen since it was made.

    `seen` is what there is to compare with; `earlier`: whether it is from another day's work.
    """

    def __init__(self, document: Document, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._folder = document, folder
        self.seen: Seen | None = None
        self.earlier = False
        # Noting a large plan takes a while: it has a turn of the event loop of its own.
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self.finish)
        self._to_note: tuple[Path, Outcome] | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.finish)
        document.opened.connect(self._opened)
        document.changed.connect(self._changed)
        document.kept.connect(self._keep)
        self._opened()

    def finish(self) -> None:
        """Note now what is still to be noted."""
        if self._to_note is None:
            return
        (path, outcome), self._to_note = self._to_note, None
        self._folder.mkdir(parents=True, exist_ok=True)
        write(self._file(path), Seen.of(outcome, _now()))
        notes = sorted(self._folder.glob("*.json"), key=lambda each: each.stat().st_mtime)
        for old in notes[:-KEPT]:
            old.unlink(missing_ok=True)

    def news(self) -> tuple[News, ...]:
        """What is other in the open plan."""
        outcome = self._document.state.outcome
        if outcome is None or self.seen is None:
            return ()
        return news(self.seen, outcome)

    def _opened(self) -> None:
        self.finish()
        path, outcome = self._document.path, self._document.state.outcome
        self.seen = read(self._file(path)) if path is not None and outcome is not None else None
        self.earlier = self.seen is not None
        self._keep()

    def _changed(self) -> None:
        outcome = self._document.state.outcome
        if outcome is not None and self.seen is None:
            self.seen = Seen.of(outcome, _now())

    def _keep(self) -> None:
        """Note how the plan is now, for the next time that its file is opened."""
        path, outcome = self._document.path, self._document.state.outcome
        if path is not None and outcome is not None:
            self._to_note = path, outcome
            self._due.start()

    def _file(self, path: Path) -> Path:
        name = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:24]
        return self._folder / f"{name}.json"


def _now() -> int:
    return moment(QDateTime.currentDateTime().toPython())  # type: ignore[arg-type]


def write(file: Path, seen: Seen) -> None:
    """Write a note, wholly or not at all; where it cannot be written there is none next time."""
    data = {
        "at": seen.at,
        "meetings": {
            key: [m.name, m.span.start, m.span.end, *m.people] for key, m in seen.meetings.items()
        },
        "away": {key: sorted(d.isoformat() for d in days) for key, days in seen.away.items()},
    }
    target = QSaveFile(str(file))
    if target.open(QSaveFile.OpenModeFlag.WriteOnly):
        target.write(json.dumps(data).encode())
        target.commit()


def read(file: Path) -> Seen | None:
    """A note that was written; None where there is none that can be read."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return Seen(
            int(data["at"]),
            {
                key: SeenMeeting(name, Span(start, end), tuple(people))
                for key, (name, start, end, *people) in data["meetings"].items()
            },
            {
                key: frozenset(date.fromisoformat(day) for day in days)
                for key, days in data["away"].items()
            },
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
