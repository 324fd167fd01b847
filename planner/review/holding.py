"""What took place: who came to a meeting, and which meetings were cancelled.

A meeting that was held stands in the plan with those who came, and stays. So coverage counts what
was held, and the next plan makes up for whoever was missing.
"""

from collections.abc import Iterable
from dataclasses import replace

from models.meetings import Attendance, Meeting
from models.people import Team, team_order
from models.plan import Outcome, Plan
from models.problem import Problem
from models.record import Cancelled, Held
from models.timespan import Moment
from planner.advice.placing import without_placed
from planner.judging.facts import Facts


def held(
    outcome: Outcome, meeting_id: str, came: Iterable[str], by: str, at: Moment
) -> tuple[Problem, Plan]:
    """Problem and plan once a meeting took place with those people, whoever leads it included.

    Saying it again corrects who came; who was planned stays known. Raises KeyError where the plan
    has no such meeting or the roster no such person.
    """
    problem, plan = outcome.problem, outcome.plan
    meeting = _meeting(plan, meeting_id)
    record = problem.record
    before = next((h for h in record.held if h.meeting == meeting_id), None)
    planned = before.planned if before else meeting.attendance
    noted = Held(meeting_id, at, by, planned)
    now = replace(meeting, attendance=_seats(outcome, meeting, planned, came), locked=True)
    others = tuple(h for h in record.held if h.meeting != meeting_id)
    problem = replace(
        problem, record=replace(record, held=(*others, noted)),
        locked=_replaced(problem.locked, now),
    )
    return problem, _with_meeting(plan, now)


def not_held(outcome: Outcome, meeting_id: str) -> tuple[Problem, Plan]:
    """Problem and plan once somebody takes back that a meeting took place: it is planned as it was
    and may be moved again. Raises KeyError where nobody had said so."""
    problem, plan = outcome.problem, outcome.plan
    noted = next((h for h in problem.record.held if h.meeting == meeting_id), None)
    if noted is None:
        raise KeyError(meeting_id)
    now = replace(_meeting(plan, meeting_id), attendance=noted.planned, locked=False)
    record = replace(
        problem.record, held=tuple(h for h in problem.record.held if h is not noted)
    )
    locked = tuple(m for m in problem.locked if m.id != meeting_id)
    return replace(problem, record=record, locked=locked), _with_meeting(plan, now)


def cancelled(outcome: Outcome, meeting_id: str, by: str, at: Moment) -> tuple[Problem, Plan]:
    """Problem and plan once a meeting did not take place: it is due again, and nobody is counted
    as having been there. Raises KeyError where the plan has no such meeting."""
    problem = outcome.problem
    meeting = _meeting(outcome.plan, meeting_id)
    record = problem.record
    noted = Cancelled(replace(meeting, locked=False), at, by)
    problem = replace(
        problem, locked=tuple(m for m in problem.locked if m.id != meeting_id),
        record=replace(
            record, cancelled=(*record.cancelled, noted),
            held=tuple(h for h in record.held if h.meeting != meeting_id),
        ),
    )
    return problem, without_placed(outcome, meeting_id)


def to_note(outcome: Outcome, now: Moment) -> tuple[Meeting, ...]:
    """Meetings that are over and of which nobody has said whether they were held."""
    record = outcome.problem.record
    return tuple(
        m for m in outcome.plan.meetings if m.span.end <= now and not record.was_held(m.id)
    )


def awaited(outcome: Outcome, now: Moment) -> tuple[Meeting, ...]:
    """Those of `to_note` that were in a plan that was kept before they were over: nobody can have
    been to a meeting that was planned afterwards, as in an example of former times."""
    kept = {e.meeting: e.at for e in reversed(outcome.problem.record.log) if e.deed == "added"}
    return tuple(m for m in to_note(outcome, now) if m.id in kept and kept[m.id] < m.span.end)


def held_figures(outcome: Outcome) -> tuple[tuple[Team, int, int], ...]:
    """Of the meetings that were held and want a vagtlag: how many had it, how many there are."""
    held = {each.meeting for each in outcome.problem.record.held}
    lines = [x for x in outcome.judgement.by_team if x.meeting in held and x.wanted > 0]
    teams = sorted({x.team for x in lines}, key=team_order)
    return tuple(
        (team, sum(x.covered for x in lines if x.team == team), sum(x.team == team for x in lines))
        for team in teams
    )


def _meeting(plan: Plan, meeting_id: str) -> Meeting:
    for meeting in plan.meetings:
        if meeting.id == meeting_id:
            return meeting
    raise KeyError(meeting_id)


def _seats(
    outcome: Outcome, meeting: Meeting, planned: Iterable[Attendance], came: Iterable[str]
) -> tuple[Attendance, ...]:
    """Seats of those who came; what it was to somebody who was not planned is found from her
    shifts."""
    facts = Facts(outcome.problem, Plan(()))
    known = {seat.employee: seat for seat in planned}
    seats: list[Attendance] = []
    for employee in dict.fromkeys(came):
        seat = known.get(employee)
        if seat is None:
            cls, extra = facts.classify(facts.people[employee], meeting.span)
            seat = Attendance(employee, cls, extra)
        seats.append(seat)
    return tuple(seats)


def _replaced(meetings: tuple[Meeting, ...], now: Meeting) -> tuple[Meeting, ...]:
    return (*(m for m in meetings if m.id != now.id), now)


def _with_meeting(plan: Plan, now: Meeting) -> Plan:
    return replace(
        plan, meetings=tuple(now if m.id == now.id else m for m in plan.meetings), objectives=()
    )
