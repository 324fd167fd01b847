"""Turns of phrase that the sentences of several rules share. All words are in the catalogue."""

from collections.abc import Iterable, Sequence

from models.meetings import MeetingKind, Window
from models.timespan import Span, clock, day_of
from planner.judging.facts import Held, Seat
from planner.judging.times import Piece
from planner.texts import t
from planner.texts.dates import short_date, time_of, when


def meeting_name(meeting: Held | Seat) -> str:
    """`Supervision ons 14/1 kl. 14:00–16:30`."""
    return named(meeting.kind, meeting.span)


def named(kind: MeetingKind, span: Span) -> str:
    """The same of a kind and a time."""
    return t("rules.meeting", kind=kind.name, when=when(span))


def counted(what: str, number: int) -> str:
    """`1 møde`, `3 møder`: a number of something that the catalogue has as `rules.n.<what>`."""
    return t(f"rules.n.{what}.one") if number == 1 else t(f"rules.n.{what}", n=number)


def listed(parts: Iterable[str]) -> str:
    """`a, b og c`."""
    *most, last = [*parts]
    return t("rules.and", most=", ".join(most), last=last) if most else last


def listed_or(parts: Iterable[str]) -> str:
    """`a, b eller c`; empty for nothing."""
    *most, last = [*parts] or [""]
    return t("rules.or", most=", ".join(most), last=last) if most else last


def span_of(low: int, high: int) -> str:
    """`4–9`; one number where both are the same."""
    return str(low) if low == high else t("rules.range", low=low, high=high)


def weekdays(days: frozenset[int]) -> str:
    """`man–fre`, `man og ons`, `alle dage`."""
    if len(days) == 7:
        return t("rules.weekdays.all")
    names = [t(f"weekday.short.{day}") for day in sorted(days)]
    if len(days) > 2 and max(days) - min(days) == len(days) - 1:
        return t("rules.range", low=names[0], high=names[-1])
    return listed(names)


def windows_text(windows: Sequence[Window]) -> str:
    """`man–fre kl. 12:00–17:00`; several joined; any time where there are none."""
    if not windows:
        return t("rules.windows.any")
    return listed(
        t("rules.window", days=weekdays(w.weekdays), start=clock(w.start), end=clock(w.end))
        for w in windows
    )


def of_kinds(parts: Iterable[tuple[MeetingKind, str]]) -> str:
    """`Supervision 4–9, Refleksion 4–10`: something of each kind."""
    return ", ".join(t("rules.of_kind", kind=kind.name, what=what) for kind, what in parts)


def work_before(piece: Piece) -> str:
    """The last work before a rest, as the end of which people know it."""
    if piece.meeting is not None:
        return t("rules.meeting.before", when=when(piece.span))
    end = piece.span.end
    return t("rules.shift.before", day=short_date(day_of(end)), time=time_of(end))


def work_after(piece: Piece) -> str:
    """The first work after a rest, as the start of which people know it."""
    if piece.meeting is not None:
        return t("rules.meeting.after", when=when(piece.span))
    start = piece.span.start
    return t("rules.shift.after", day=short_date(day_of(start)), time=time_of(start))
