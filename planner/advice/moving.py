"""Why here and not there: what a meeting would cost at any time, and who would come then.

`move_costs` answers for all times at once, fast enough for a calendar in which a meeting is taken
hold of; `why_there` looks at one time closely, makes the plan that the move leads to and lets the
judge speak of it. What the quick answer does not ask, since it is about several people or meetings
at once (heavy meetings near each other, people to keep apart, one resident group, a profession that
stays on the floor, a lead's way from one unit to another), only the judge says.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from models.finding import Finding
from models.meetings import ATTENDANCE_CLASSES, Attendance, AttendanceClass, Meeting
from models.plan import Outcome, Plan, Reason
from models.timespan import Moment, Period, Span
from planner.advice.effect import Effect, effect, new_errors
from planner.advice.groups import Groups, groups, reach_weights
from planner.advice.subject import all_starts, subject
from planner.advice.view import View, view_of
from planner.advice.wording import meeting_of, of_person, price_of, several
from planner.judging import check
from planner.table import CALLED_IN, Minutes
from planner.texts import t
from planner.texts.dates import when
from planner.why import of_time

Colour = Literal["green", "yellow", "red"]


@dataclass(frozen=True, slots=True)
class TimeCost:
    """What a time is to a meeting, beside where it is now (or beside not being held).

    `green`: costs nothing more and loses nothing. `yellow`: possible, at a price. `red`: not
    possible, for `reason` (a code; None otherwise). `minutes`, `call_ins`: more (or fewer) extra
    minutes and call-ins in all. `missing`: points of vagtlag and seats that would be missing more;
    `unreached`: points of people who would be reached by no meeting of their stretch.
    """

    start: Moment
    colour: Colour
    minutes: int
    call_ins: int
    missing: int
    unreached: int
    reason: str | None
    message: str


@dataclass(frozen=True, slots=True)
class PersonThere:
    """One person who comes now or would come. `cls` None: she cannot, for `reason`."""

    employee: str
    now: bool
    comes: bool
    leads: bool
    cls: AttendanceClass | None
    extra_minutes: int
    reason: str | None
    message: str


@dataclass(frozen=True, slots=True)
class MoveJudgement:
    """A meeting at another time. `reasons`: why not, most important first, empty where possible.

    `after`: the plan with the meeting there, judged; None where it cannot be held there at all.
    `effect`: what that plan is beside the present one.
    """

    meeting: str
    span: Span
    possible: bool
    reasons: tuple[Reason, ...]
    people: tuple[PersonThere, ...]
    after: Outcome | None
    effect: Effect | None
    message: str


def move_costs(
    outcome: Outcome, meeting_id: str, days: Period | None = None
) -> tuple[TimeCost, ...]:
    """What every time of a meeting's kind would cost, in order of time.

    `days`: which days to look at; None: those in which the meeting is due. Whoever can come and is
    wanted comes: of those who come now, and others where somebody is lacking. Tens of milliseconds
    for a meeting that is asked about first, a few afterwards. Raises KeyError for an id that is
    not due.
    """
    view = view_of(outcome)
    key = (move_costs, meeting_id, days)
    if key not in view.memory:
        view.memory[key] = _move_costs(view, meeting_id, days)
    costs: tuple[TimeCost, ...] = view.memory[key]
    return costs


def _move_costs(view: View, meeting_id: str, days: Period | None) -> tuple[TimeCost, ...]:
    starts = None
    if days is not None:
        due = view.due[meeting_id]
        starts = all_starts(view, due, view.kind(due), days.first, days.last)
    there = groups(view, subject(view, meeting_id, starts))
    extra, called = _totals(there)
    base = _present(view, meeting_id)
    found = []
    for column, start in enumerate(there.subject.starts):
        minutes, calls = int(extra[column]) - base.minutes, int(called[column]) - base.call_ins
        missing = int(there.unmet[column]) - base.missing
        unreached = base.reached - int(there.reached[column])
        why = there.why[column]
        if base.start == int(start):
            found.append(TimeCost(int(start), "green", 0, 0, 0, 0, None, price_of(0, 0, 0, 0)))
            continue
        if why is not None:
            found.append(TimeCost(int(start), "red", 0, 0, 0, 0, why, of_time(why)))
            continue
        dear = max(minutes, calls, missing, unreached) > 0
        found.append(
            TimeCost(
                int(start), "yellow" if dear else "green", minutes, calls, missing, unreached,
                None, price_of(minutes, calls, missing, unreached),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Base:
    minutes: int = 0
    call_ins: int = 0
    missing: int = 0
    reached: int = 0
    start: Moment | None = None


def _present(view: View, meeting_id: str) -> _Base:
    """What the meeting costs where it is; where it is not placed, nothing but its absence."""
    held = view.facts.answered.get(meeting_id)
    points = view.policy.coverage
    if held is None:
        return _Base(missing=points.unplaced)
    due = view.due[meeting_id]
    people = view.invited(due)
    missing = points.team_missing * sum(
        max(0, held.kind.team_min - view.facts.present_of(held, team))
        for team in held.kind.teams_required
    )
    absent = sum(person.id not in held.present for person in people)
    if due.course is not None:
        missing += points.seat_empty * absent
    elif due.involved:
        missing += points.involved_missing * absent
    weights = reach_weights(view, due, held.kind, people, np.array([held.span.start], np.int64))
    reached = [n for n, person in enumerate(people) if person.id in held.present]
    return _Base(
        minutes=sum(seat.extra_minutes for seat in held.seats),
        call_ins=sum(seat.cls == "called_in" for seat in held.seats),
        missing=missing, reached=int(weights[reached, 0].sum()), start=held.span.start,
    )


def _totals(there: Groups) -> tuple[Minutes, Minutes]:
    """Extra minutes and call-ins of the group at each time, its lead's included."""
    asked, leading = there.subject.people, there.subject.leading
    extra = (asked.extra * there.taken).sum(axis=0)
    calls = ((asked.would == CALLED_IN) & there.taken).sum(axis=0)
    rows = {person.id: row for row, person in enumerate(leading.people)}
    for column, lead in enumerate(there.subject.leads):
        if lead is not None and lead.employee is not None:
            row = rows[lead.employee]
            extra[column] += leading.extra[row, column]
            calls[column] += leading.would[row, column] == CALLED_IN
    return extra, calls


def why_there(
    outcome: Outcome, meeting_id: str, start: Moment, *, rechoose: bool = True
) -> MoveJudgement:
    """A meeting at any start, judged: whether it can be held then, who would come, what it costs.

    `rechoose`: others may come instead of those who cannot; otherwise it is the same people,
    whatever that breaks. Works for meetings that are not placed too. Raises KeyError for an id
    that is not due.
    """
    view = view_of(outcome)
    there = groups(view, subject(view, meeting_id, [start]))
    at = there.subject
    span = Span(start, start + at.kind.minutes)
    here = at.meeting is not None and at.meeting.span == span
    quick = None if here else there.why[0]
    if quick is None or at.meeting is not None:
        meeting = _held_there(view, there, span, rechoose and quick is None)
        after = with_meeting(outcome, meeting)
        new = _new_errors(outcome, after, meeting_id, everything=quick is None or not rechoose)
    else:
        meeting, after, new = None, None, ()
    reasons = _reasons(quick if rechoose or here else at.why[0], new)
    possible = not reasons and after is not None
    change = effect(outcome, after) if possible and after is not None else None
    return MoveJudgement(
        meeting=meeting_id, span=span, possible=possible, reasons=reasons,
        people=tuple(_people(view, there, meeting)), after=after if possible else None,
        effect=change, message=_message(view, there, span, reasons, change),
    )


def with_meeting(outcome: Outcome, meeting: Meeting) -> Outcome:
    """The same plan with one meeting placed or replaced, judged anew."""
    kept = [m for m in outcome.plan.meetings if m.id != meeting.id]
    plan: Plan = replace(
        outcome.plan,
        meetings=tuple(sorted([*kept, meeting], key=lambda m: (m.span, m.id))),
        unplaced=tuple(u for u in outcome.plan.unplaced if u.occurrence != meeting.id),
        objectives=(),
    )
    return Outcome(outcome.problem, plan, check(outcome.problem, plan))


def best_meeting(there: Groups, column: int) -> Meeting:
    """The meeting with the group that would come at one of the times."""
    at = there.subject
    start = int(at.starts[column])
    lead, room = at.leads[column], at.rooms[column]
    seats: list[Attendance] = []
    if lead is not None and lead.employee is not None:
        row = [person.id for person in at.leading.people].index(lead.employee)
        seats.append(
            Attendance(
                lead.employee, ATTENDANCE_CLASSES[int(at.leading.would[row, column])],
                int(at.leading.extra[row, column]), True,
            )
        )
    seats += [
        Attendance(
            person.id, ATTENDANCE_CLASSES[int(at.people.would[row, column])],
            int(at.people.extra[row, column]),
        )
        for row, person in enumerate(at.people.people) if there.taken[row, column]
    ]
    return Meeting(
        id=at.due.id, kind=at.kind.id, series=at.due.series,
        span=Span(start, start + at.kind.minutes), attendance=tuple(seats), course=at.due.course,
        unit=at.due.unit, room=room.id if room is not None else None,
        lead=lead.id if lead is not None else None,
        locked=at.meeting.locked if at.meeting is not None else False,
    )


def _held_there(view: View, there: Groups, span: Span, rechoose: bool) -> Meeting:
    """The meeting at the only time of a subject, with a new group or with the present one."""
    now = there.subject.meeting
    if now is not None and now.span == span:
        return now
    best = best_meeting(there, 0)
    if rechoose or now is None:
        return best
    free = there.subject.why[0] is None
    leading = [seat for seat in (best if free else now).attendance if seat.leads]
    seats = []
    for seat in (*leading, *now.participants()):
        if seat.employee in view.people:
            cls, extra = view.facts.classify(view.people[seat.employee], span)
            seats.append(Attendance(seat.employee, cls, extra, seat.leads))
    return replace(
        now, span=span, attendance=tuple(seats),
        lead=best.lead if free else now.lead, room=best.room if free else now.room,
    )


def _new_errors(
    before: Outcome, after: Outcome, meeting_id: str, *, everything: bool
) -> tuple[Finding, ...]:
    """What is broken after a move and was not before; without `everything` only what concerns
    the meeting as such, since its people would be chosen anew."""
    # What was wrong with this meeting before is worded with its old time: it is no news.
    had = Counter(f.code for f in before.judgement.findings if f.meeting == meeting_id)
    fresh = [f for f in new_errors(before, after) if f.meeting != meeting_id or not had[f.code]]
    return tuple(f for f in fresh if everything or (f.employee is None and f.code in _OF_TIME))


_OF_TIME = frozenset({
    "windows", "public_holidays", "interval", "one_at_a_time", "incident_hours", "room_double",
    "lead_double", "lead_per_week", "lead_away", "lead_calendar", "room_closed",
})
"""Codes of the judge that speak of a time, whoever comes."""

_SAID = {
    "window": {"windows"}, "public_holidays": {"public_holidays"}, "interval": {"interval"},
    "previous": {"interval"},
    "incident": {"incident_hours"}, "one_at_a_time": {"one_at_a_time"},
    "lead_away": {"lead_away", "lead_calendar"}, "lead_taken": {"lead_double", "lead_per_week"},
    "room_closed": {"room_closed"}, "room_taken": {"room_double"},
}


def _reasons(quick: str | None, new: tuple[Finding, ...]) -> tuple[Reason, ...]:
    first = () if quick is None else (Reason(quick, 1, of_time(quick)),)
    said = _SAID.get(quick or "", set[str]())
    return (*first, *(Reason(f.code, 1, f.message) for f in new if f.code not in said))


def _people(view: View, there: Groups, meeting: Meeting | None) -> Iterator[PersonThere]:
    """Those who come now or would come, and in a closed group all its members."""
    at = there.subject
    now = {a.employee for a in at.meeting.attendance} if at.meeting is not None else set[str]()
    then = {a.employee: a for a in meeting.attendance} if meeting is not None else {}
    closed = bool(at.due.course or at.due.involved)
    for row, person in enumerate(at.people.people):
        if not (closed or person.id in now or person.id in then):
            continue
        reason = at.people.reason(row, 0)
        able = ATTENDANCE_CLASSES[int(at.people.would[row, 0])] if reason is None else None
        seat = then.get(person.id)
        yield PersonThere(
            employee=person.id, now=person.id in now, comes=seat is not None,
            leads=seat is not None and seat.leads, cls=able,
            extra_minutes=int(at.people.extra[row, 0]) if able is not None else 0,
            reason=reason, message=of_person(view, at.people, at.kind, at.due.id, row, 0),
        )


def _message(
    view: View, there: Groups, span: Span, reasons: tuple[Reason, ...], change: Effect | None
) -> str:
    words = {"meeting": meeting_of(view, there.subject.due), "when": when(span)}
    if change is not None:
        return t("advice.there", effect=change.sentence, **words)
    return t("advice.not_there", reasons=several([r.message for r in reasons]), **words)
