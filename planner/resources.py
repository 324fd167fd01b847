"""Which leads and rooms a meeting may have, when they are free, and whose wishes a time breaks."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from models.agenda import Occurrence
from models.meetings import MeetingKind, Window
from models.policy import Wish
from models.problem import Problem
from models.resources import Lead, Room
from models.timespan import Span, day_of, local, minute_of_day, moment_of


def suitable_leads(problem: Problem, due: Occurrence, kind: MeetingKind) -> tuple[Lead, ...]:
    """Those who may lead this meeting: of its kind and unit, and not themselves in its incident.

    An employee who is no longer on the roster leads nothing.
    """
    here = {None, *(person.id for person in problem.roster.employees)}
    return tuple(
        lead for lead in problem.leads
        if kind.id in lead.kinds
        and (lead.unit is None or due.unit is None or lead.unit == due.unit)
        and lead.employee in here
        and lead.employee not in due.involved
    )


def suitable_rooms(problem: Problem, due: Occurrence, kind: MeetingKind) -> tuple[Room, ...]:
    """Rooms of the meeting's unit or shared by all, with seats for the smallest group."""
    return tuple(
        room for room in problem.rooms
        if (room.unit is None or due.unit is None or room.unit == due.unit)
        and room.capacity >= kind.group.min
    )


def lead_is_free(lead: Lead, span: Span) -> bool:
    """Whether a lead's own calendar has room; an employee's shifts are asked elsewhere."""
    if not lead.away.isdisjoint(span.days()) or any(other.bars(span) for other in lead.taken):
        return False
    return not lead.windows or in_a_window(lead.windows, span)


def room_is_open(room: Room, span: Span) -> bool:
    """Whether a room is open then, and no other plan has it."""
    if any(other.bars(span) for other in room.taken):
        return False
    return not room.windows or in_a_window(room.windows, span)


def in_a_window(windows: Iterable[Window], span: Span) -> bool:
    """Whether a span lies within one of the windows of its day."""
    start, end = minute_of_day(span.start), _end_minute(span)
    weekday = local(span.start).isoweekday()
    return any(window.holds(weekday, start, end) for window in windows)


def against_wish(wishes: Sequence[Wish], span: Span) -> bool:
    """Whether a time goes against somebody's wishes: one to avoid, or none of those preferred."""
    preferred = [w.window for w in wishes if not w.avoid]
    if any(_overlaps(w.window, span) for w in wishes if w.avoid):
        return True
    return bool(preferred) and not in_a_window(preferred, span)


def _overlaps(window: Window, span: Span) -> bool:
    """Whether some minute of a span lies in a window of its days, or of the day before."""
    first, last = span.first_day - timedelta(days=1), day_of(span.end - 1)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return any(
        moment_of(day, window.start) < span.end and span.start < moment_of(day, window.end)
        for day in days if day.isoweekday() in window.weekdays
    )


def _end_minute(span: Span) -> int:
    """The end on the clock of the day in which the span starts; above 1440 past midnight."""
    days = (local(span.end).date() - span.first_day).days
    return minute_of_day(span.end) + 1440 * days
