"""What in a plan refers to nothing or contradicts itself, put right without a choice."""

from collections.abc import Iterator
from dataclasses import replace

from models.finding import Finding
from models.meetings import Attendance, Meeting
from models.people import Employee
from models.plan import Outcome, Plan
from models.problem import Problem
from planner.advice.solving import judged
from planner.judging.facts import Facts
from planner.texts import t


def tidied(outcome: Outcome, finding: Finding) -> Iterator[tuple[str, Outcome]]:
    """What is to be done about such a finding, and the plan after it; nothing for others."""
    code, plan, problem = finding.code, outcome.plan, outcome.problem
    if finding.meeting is not None:
        tidy = _meeting(outcome, finding)
        if tidy is not None:
            yield t(f"answer.tidy.{code}"), judged(problem, tidy)
    elif code in ("unknown_course", "unknown_employee"):
        yield t(f"answer.tidy.{code}"), judged(problem, _groups(problem, plan))
    elif code in ("unknown_kind", "unknown_incident"):
        yield t(f"answer.tidy.row.{code}"), judged(_rows(problem), plan)


def _meeting(outcome: Outcome, finding: Finding) -> Plan | None:
    """The plan with the meeting of a finding put right; None where nothing is to be tidied."""
    plan, id_ = outcome.plan, finding.meeting
    meetings = [m for m in plan.meetings if m.id == id_]
    others = [m for m in plan.meetings if m.id != id_]
    if finding.code in ("unknown_kind", "unknown_series", "not_due", "mismatch"):
        return replace(plan, meetings=tuple(others), objectives=())
    if finding.code == "locked":
        right = next((m for m in outcome.problem.locked if m.id == id_), None)
    else:
        right = _righted(outcome, meetings[0], finding) if meetings else None
    if right is None:
        return None
    ordered = tuple(sorted([*others, right], key=lambda m: (m.span, m.id)))
    return replace(plan, meetings=ordered, objectives=())


def _righted(outcome: Outcome, meeting: Meeting, finding: Finding) -> Meeting | None:
    code, people = finding.code, {p.id: p for p in outcome.problem.roster.employees}
    if code == "duplicate_meeting":
        return meeting
    if code == "unknown_employee":
        return replace(meeting, attendance=tuple(
            a for a in meeting.attendance if a.employee != finding.employee
        ))
    if code == "seated_twice":
        once = {a.employee: a for a in reversed(meeting.attendance)}
        return replace(meeting, attendance=tuple(reversed(once.values())))
    if code == "unknown_room":
        return replace(meeting, room=None)
    if code == "unknown_lead":
        return replace(meeting, lead=None)
    if code == "unknown_course":
        return replace(meeting, course=None)
    if code == "attendance_class":
        facts = Facts(outcome.problem, outcome.plan)
        return replace(meeting, attendance=tuple(
            _classed(facts, people.get(a.employee), a, meeting) for a in meeting.attendance
        ))
    return None


def _classed(
    facts: Facts, person: Employee | None, seat: Attendance, meeting: Meeting
) -> Attendance:
    if person is None:
        return seat
    cls, extra = facts.classify(person, meeting.span)
    return replace(seat, cls=cls, extra_minutes=extra)


def _groups(problem: Problem, plan: Plan) -> Plan:
    """Without groups and members that there are not."""
    people = {person.id for person in problem.roster.employees}
    courses = {course.id for series in problem.series for course in series.courses}
    return replace(plan, objectives=(), courses={
        id_: tuple(member for member in members if member in people)
        for id_, members in plan.courses.items() if id_ in courses
    })


def _rows(problem: Problem) -> Problem:
    """Without rows of a kind, or of an incident, that there is not."""
    kinds = {kind.id for kind in problem.kinds}
    incidents = {incident.id for incident in problem.incidents}
    return replace(problem, series=tuple(
        series for series in problem.series
        if series.kind in kinds and (series.incident is None or series.incident in incidents)
    ))
