"""Changes of one meeting by hand, made at once and judged afterwards by whoever shows them.

A meeting is put at a time with whoever would come then, made longer or shorter with those who come
already, or taken out. What the quick answer knows to be impossible is refused with its reason; the
rest is for `check` to judge, which may take longer than somebody with a mouse in her hand waits.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.meetings import Attendance, AttendanceClass, Meeting
from models.plan import Judgement, Outcome, Plan, Unplaced
from models.problem import Problem
from models.timespan import DAY_MINUTES, Moment, Span, day_of, minute_of_day
from planner.advice.groups import groups
from planner.advice.moving import TimeCost, best_meeting
from planner.advice.subject import subject
from planner.advice.view import View, view_of
from planner.advice.wording import meeting_of
from planner.texts import t
from planner.texts.dates import short_date, when
from planner.why import of_time


@dataclass(frozen=True, slots=True)
class Paying:
    """Somebody to whom a time costs something: minutes beyond her shift, and whether called in."""

    employee: str
    minutes: int
    called_in: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """A meeting at some time. `meeting` None: it cannot be held then, and `message` says why.

    `paying`: those who would give minutes, most first. `coming`, `leaving`: ids of those who would
    come and do not now, and the other way round.
    """

    span: Span
    meeting: Meeting | None
    paying: tuple[Paying, ...]
    coming: tuple[str, ...]
    leaving: tuple[str, ...]
    message: str


def place_there(outcome: Outcome, meeting_id: str, start: Moment) -> Placing:
    """A meeting that is due, placed or not, at a start, with whoever then would come.

    Some milliseconds: the plan is not judged. Raises KeyError for an id that is not due.
    """
    view = view_of(outcome)
    there = groups(view, subject(view, meeting_id, [start]))
    at = there.subject
    span = Span(start, start + at.kind.minutes)
    if at.meeting is not None and at.meeting.span == span:
        return _placing(at.meeting, at.meeting)
    why = there.why[0]
    if why is not None:
        message = t(
            "advice.not_there", meeting=meeting_of(view, at.due), when=when(span),
            reasons=of_time(why),
        )
        return Placing(span, None, (), (), (), message)
    return _placing(best_meeting(there, 0), at.meeting)


def resized(outcome: Outcome, meeting_id: str, span: Span) -> Placing:
    """A placed meeting from one end to another, with those who are in it now.

    It cannot be outside the times of its kind. Raises KeyError for a meeting that is not placed.
    """
    view = view_of(outcome)
    meeting, due = view.meetings[meeting_id], view.due[meeting_id]
    kind = view.kind(due)
    here = span.first_day.isoweekday(), *_clocks(span)
    if kind.windows and not any(window.holds(*here) for window in kind.windows):
        message = t(
            "advice.not_there", meeting=meeting_of(view, due), when=when(span),
            reasons=of_time("window"),
        )
        return Placing(span, None, (), (), (), message)
    seats = tuple(_seat(view, seat, span) for seat in meeting.attendance)
    return _placing(replace(meeting, span=span, attendance=seats), meeting)


def with_length(problem: Problem, meeting: Meeting) -> Problem:
    """The problem in which a meeting is to be as long as it is; as its kind says, where it is."""
    lengths = {id_: minutes for id_, minutes in problem.lengths.items() if id_ != meeting.id}
    if meeting.span.minutes != problem.kind(meeting.kind).minutes:
        lengths[meeting.id] = meeting.span.minutes
    return problem if lengths == problem.lengths else replace(problem, lengths=lengths)


def with_placed(plan: Plan, meeting: Meeting) -> Plan:
    """The plan with a meeting placed or replaced. Nothing is judged."""
    kept = [m for m in plan.meetings if m.id != meeting.id]
    return replace(
        plan, meetings=tuple(sorted([*kept, meeting], key=lambda m: (m.span, m.id))),
        unplaced=tuple(u for u in plan.unplaced if u.occurrence != meeting.id), objectives=(),
    )


def without_placed(outcome: Outcome, meeting_id: str) -> Plan:
    """The plan with a meeting taken out: it is due and not placed. Raises KeyError where the plan
    has none of that id."""
    view = view_of(outcome)
    meeting, due = view.meetings[meeting_id], view.due.get(meeting_id)
    kept = tuple(m for m in outcome.plan.meetings if m.id != meeting_id)
    missing: tuple[Unplaced, ...] = ()
    if due is not None:
        message = t(
            "advice.taken_out", meeting=meeting_of(view, due), when=when(meeting.span),
            first=short_date(due.first), last=short_date(due.last),
        )
        missing = (
            Unplaced(due.id, due.kind, due.series, due.course, due.first, due.last, (), message),
        )
    unplaced = sorted((*outcome.plan.unplaced, *missing), key=lambda u: (u.first, u.occurrence))
    return replace(outcome.plan, meetings=kept, unplaced=tuple(unplaced), objectives=())


def not_yet_judged(outcome: Outcome, plan: Plan) -> Judgement:
    """What is still known of a changed plan: the former judgement but for the changed meetings."""
    before = {meeting.id: meeting for meeting in outcome.plan.meetings}
    after = {meeting.id: meeting for meeting in plan.meetings}
    changed = {
        id_ for id_ in before.keys() | after.keys() if before.get(id_) is not after.get(id_)
    }
    known = outcome.judgement
    return Judgement(
        tuple(line for line in known.by_team if line.meeting not in changed), known.by_employee,
        known.objectives,
        tuple(f for f in known.findings if f.meeting is None or f.meeting not in changed),
    )


def best_of_days(costs: Iterable[TimeCost], now: Moment | None = None) -> tuple[TimeCost, ...]:
    """The best time of each day, in order of time; of two that are as good the one whose time of
    day is nearest to that of `now`."""
    days: dict[object, list[TimeCost]] = {}
    for cost in costs:
        days.setdefault(day_of(cost.start), []).append(cost)

    def rank(cost: TimeCost) -> tuple[int, int, int, int, int]:
        colour = ("green", "yellow", "red").index(cost.colour)
        apart = (cost.start - now) % DAY_MINUTES if now is not None else 0
        price = cost.minutes + 60 * cost.call_ins
        return colour, cost.missing, cost.unreached, price, min(apart, DAY_MINUTES - apart)

    return tuple(min(some, key=rank) for some in days.values())


def _clocks(span: Span) -> tuple[int, int]:
    start = minute_of_day(span.start)
    return start, start + span.minutes


def _seat(view: View, seat: Attendance, span: Span) -> Attendance:
    person = view.people.get(seat.employee)
    if person is None:
        return seat
    cls: AttendanceClass
    cls, extra = view.facts.classify(person, span)
    return Attendance(seat.employee, cls, extra, seat.leads)


def _placing(meeting: Meeting, former: Meeting | None) -> Placing:
    then = {seat.employee for seat in meeting.attendance}
    now = {seat.employee for seat in former.attendance} if former is not None else set()
    paying = [
        Paying(seat.employee, seat.extra_minutes, seat.cls == "called_in")
        for seat in meeting.attendance if seat.extra_minutes
    ]
    return Placing(
        meeting.span, meeting, tuple(sorted(paying, key=lambda p: (-p.minutes, p.employee))),
        tuple(sorted(then - now)), tuple(sorted(now - then)), "",
    )
