"""The part of a plan with which the judge finds no fault: what a search may begin with.

Plans come from a first construction, from an older roster or from a hand. Whatever breaks a rule in
them is taken out, a seat where a seat is enough and else the meeting, until nothing is broken. No
rule is named here, so that a new rule is kept as well.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from models.finding import Finding
from models.meetings import Attendance, Meeting
from models.plan import Judgement, Objective, Plan
from models.problem import Problem
from planner.judging import check
from planner.judging.facts import Facts
from planner.same import Same

ROUNDS = 40
"""Each round takes something out; a plan with more to mend is taken apart meeting by meeting."""


def rank(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """What the judge says of a plan's objectives, in the order of the ladder; less is better."""
    values = _judged(problem, plan).objectives
    return tuple(values[name] for name in problem.policy.steps)


def _judged(problem: Problem, plan: Plan) -> Judgement:
    """What the judge says. The same meetings are asked about again and again, and whoever wished to
    stop waits for the answer; all else that a plan says of itself changes nothing that counts."""
    return _of_meetings(Same(problem), Same(plan.meetings), Same(plan.courses))


@lru_cache(maxsize=4)
def _of_meetings(problem: Same, meetings: Same, courses: Same) -> Judgement:
    assert isinstance(problem.it, Problem)
    assert isinstance(meetings.it, tuple)
    assert isinstance(courses.it, Mapping)
    return check(problem.it, Plan(meetings.it, courses=courses.it))


def objectives_of(problem: Problem, plan: Plan) -> tuple[Objective, ...]:
    """The ladder as the judge sees it; nothing is less than nothing, so 0 is proven."""
    return tuple(
        Objective(name, value, 0 if value == 0 else None, value == 0, 0.0)
        for name, value in zip(problem.policy.steps, rank(problem, plan), strict=True)
    )


def restated(problem: Problem, plan: Plan) -> Plan:
    """The same meetings and people with classes and minutes as the roster says them today.

    Locked meetings are as they were locked. People, leads and rooms that are no more are gone, and
    so are meetings that are no longer due.
    """
    facts = Facts(problem, plan)
    locked = {meeting.id: meeting for meeting in problem.locked}
    leads = {lead.id: lead.employee for lead in problem.leads}
    rooms = {room.id for room in problem.rooms}
    held: dict[str, Meeting] = dict(locked)
    for one in facts.held:
        meeting = one.meeting
        if meeting.id not in facts.due or meeting.id in held:
            continue
        gone = meeting.lead is not None and (
            meeting.lead not in leads
            or leads[meeting.lead] not in {None, *(a.person.id for a in one.seats if a.leads)}
        )
        seats = tuple(
            Attendance(seat.person.id, seat.cls, seat.extra_minutes, seat.leads)
            for seat in one.seats if not (gone and seat.leads)
        )
        held[meeting.id] = replace(
            meeting, attendance=seats, lead=None if gone else meeting.lead,
            room=meeting.room if meeting.room in rooms else None,
        )
    people = set(facts.people)
    courses = {
        course: tuple(p for p in members if p in people)
        for course, members in plan.courses.items() if course in facts.courses
    }
    ordered = tuple(sorted(held.values(), key=lambda m: (m.span, m.id)))
    return Plan(ordered, courses=courses, seed=plan.seed)


def faults(problem: Problem, plan: Plan) -> list[Finding]:
    """The errors that are the fault of some meeting of a plan that is not locked."""
    locked = {meeting.id for meeting in problem.locked}
    mine = {meeting.id for meeting in plan.meetings} - locked
    return [
        f for f in _judged(problem, plan).findings
        if f.severity == "error" and (f.meeting in mine or _of_person(f, plan, locked) is not None)
    ]


def sound_part(problem: Problem, plan: Plan) -> Plan:
    """A plan without what breaks a rule. Locked meetings stay, whatever they break."""
    locked = {meeting.id for meeting in problem.locked}
    for number in range(ROUNDS):
        broken = faults(problem, plan)
        if not broken:
            return plan
        seats: dict[str, set[str]] = defaultdict(set)
        whole: set[str] = set()
        blamed: set[str | None] = set()
        for finding in broken:
            meeting = finding.meeting if finding.meeting not in locked else None
            meeting = meeting or _of_person(finding, plan, locked)
            if meeting is None or (finding.employee is not None and finding.employee in blamed):
                continue
            if finding.employee is not None and number < ROUNDS // 2 and _takes_part(
                plan, meeting, finding.employee
            ):
                seats[meeting].add(finding.employee)
                blamed.add(finding.employee)
            else:
                whole.add(meeting)
        plan = _without(plan, seats, whole)
    return replace(plan, meetings=problem.locked)


def _of_person(finding: Finding, plan: Plan, locked: set[str]) -> str | None:
    """The last meeting of the person whom a finding is about that may be touched, if any."""
    mine = [
        meeting.id for meeting in plan.meetings
        if meeting.id not in locked
        and any(seat.employee == finding.employee for seat in meeting.attendance)
    ]
    return mine[-1] if finding.employee is not None and mine else None


def _takes_part(plan: Plan, meeting: str, employee: str) -> bool:
    return any(
        m.id == meeting and any(a.employee == employee and not a.leads for a in m.attendance)
        for m in plan.meetings
    )


def _without(plan: Plan, seats: dict[str, set[str]], whole: set[str]) -> Plan:
    return replace(plan, meetings=tuple(
        replace(m, attendance=tuple(
            a for a in m.attendance if a.leads or a.employee not in seats.get(m.id, ())
        ))
        for m in plan.meetings if m.id not in whole
    ))
