"""Incidents that are past the date up to which they are remembered."""

from dataclasses import replace
from datetime import date

from models.meetings import Incident
from models.people import Employee
from models.plan import Plan
from models.problem import Problem
from planner.history.carrying import carried_on
from planner.review.remarks import withdrawn


def past(problem: Problem, today: date) -> tuple[Incident, ...]:
    """Incidents whose last day to be remembered lies before today."""
    return tuple(
        i for i in problem.incidents if i.delete_after is not None and i.delete_after < today
    )


def without_past(problem: Problem, plan: Plan, today: date) -> tuple[Problem, Plan]:
    """Problem and plan with no trace of incidents that are past their date.

    Their meetings go too, since who sat in one was in the incident; what they cost people is
    counted as given before. Lines of the log that name such a meeting go with it.
    """
    return without(problem, plan, {incident.id for incident in past(problem, today)})


def without(problem: Problem, plan: Plan, incidents: set[str]) -> tuple[Problem, Plan]:
    """Problem and plan without some incidents, by id, and all that was about them."""
    if not incidents:
        return problem, plan
    rows = {row.id for row in problem.series if row.incident in incidents}
    out = tuple(meeting for meeting in plan.meetings if meeting.series in rows)
    # A meeting that was cancelled or moved away stands in the record alone.
    gone = {meeting.id for meeting in out} | {f"{row}-1" for row in rows}
    before = problem.record
    record = replace(
        before,
        remarks=tuple(r for r in before.remarks if r.about != "meeting" or r.subject not in gone),
        seen=tuple(
            replace(s, meetings=tuple(m for m in s.meetings if m.id not in gone))
            for s in before.seen
        ),
        log=tuple(line for line in before.log if line.meeting not in gone),
        held=tuple(held for held in before.held if held.meeting not in gone),
        cancelled=tuple(c for c in before.cancelled if c.meeting.id not in gone),
    )
    people = tuple(_forgetful(person, incidents) for person in problem.roster.employees)
    after = replace(
        problem, record=withdrawn(before, record),
        roster=replace(problem.roster, employees=people),
        carried=carried_on(problem, Plan(out)) if out else problem.carried,
        incidents=tuple(i for i in problem.incidents if i.id not in incidents),
        series=tuple(row for row in problem.series if row.id not in rows),
        locked=tuple(m for m in problem.locked if m.id not in gone),
        lengths={id_: minutes for id_, minutes in problem.lengths.items() if id_ not in gone},
    )
    return after, replace(
        plan, meetings=tuple(m for m in plan.meetings if m.id not in gone),
        unplaced=tuple(u for u in plan.unplaced if u.series not in rows), objectives=(),
    )


def _forgetful(person: Employee, incidents: set[str]) -> Employee:
    """Somebody without the meetings of the period before that were about some incidents."""
    before = person.before
    if before is None or all(m.incident not in incidents for m in before.meetings):
        return person
    kept = tuple(m for m in before.meetings if m.incident not in incidents)
    return replace(person, before=replace(before, meetings=kept))
