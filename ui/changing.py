"""Changes of what a plan is made from, each judged again with the plan as it stands. No Qt."""

from dataclasses import replace
from datetime import timedelta

from models.agenda import occurrences
from models.meetings import Incident, Meeting, MeetingKind, Series
from models.plan import Outcome, Plan
from models.problem import Problem
from models.timespan import Moment, day_of
from planner import service
from planner.kinds import DEBRIEFING, catalogue

KEPT_DAYS = 183
"""Days that an incident is remembered: half a year, as long as it may be asked about."""


def fitted(problem: Problem, plan: Plan) -> tuple[Problem, Plan]:
    """A problem and a plan that was made of another one, each without what the other lacks.

    Meetings whose kind, row or group is gone are gone too, and what was said of meetings that are
    no longer due; a lead or a room that is gone is left empty. The ladder of the search told of the
    former problem.
    """
    kinds = {kind.id for kind in problem.kinds}
    rows = {(series.id, None) for series in problem.series} | {
        (series.id, course.id) for series in problem.series for course in series.courses
    }
    due = {one.id for one in occurrences(problem)}
    courses = {course.id for series in problem.series for course in series.courses}
    plan = replace(
        plan,
        meetings=tuple(
            _manned(problem, m) for m in plan.meetings
            if m.kind in kinds and (m.series, m.course) in rows and m.id in due
        ),
        unplaced=tuple(u for u in plan.unplaced if u.occurrence in due),
        courses={name: people for name, people in plan.courses.items() if name in courses},
        objectives=(),
    )
    held = {meeting.id for meeting in plan.meetings}
    problem = replace(problem, locked=tuple(
        _manned(problem, m) for m in problem.locked if m.id in held
    ))
    return problem, plan


def _manned(problem: Problem, meeting: Meeting) -> Meeting:
    """The meeting without a lead or a room that there is no more."""
    if meeting.lead is not None and all(lead.id != meeting.lead for lead in problem.leads):
        seats = tuple(a for a in meeting.attendance if not a.leads)
        meeting = replace(meeting, lead=None, attendance=seats)
    if meeting.room is not None and all(room.id != meeting.room for room in problem.rooms):
        meeting = replace(meeting, room=None)
    return meeting


def judged(problem: Problem, plan: Plan) -> Outcome:
    """A plan under another problem, fitted to it and judged."""
    problem, plan = fitted(problem, plan)
    return Outcome(problem, plan, service.check(problem, plan))


def with_fixed_day(outcome: Outcome, series_id: str, weekday: int, clock: int) -> Outcome:
    """A plan whose row has a fixed day and time wished from now on, judged."""
    problem = replace(
        outcome.problem,
        series=tuple(
            replace(s, weekday=weekday, clock=clock) if s.id == series_id else s
            for s in outcome.problem.series
        ),
    )
    return judged(problem, outcome.plan)


def with_incident(
    outcome: Outcome, at: Moment, unit: str | None, involved: tuple[str, ...]
) -> tuple[Outcome, str]:
    """The plan with one incident more, judged, and the id of the meeting that is then due."""
    problem = _with_debriefing(outcome.problem)
    kind = incident_kind(problem)
    assert kind is not None
    taken = {incident.id for incident in problem.incidents}
    number = next(n for n in range(1, len(taken) + 2) if f"h{n}" not in taken)
    incident = Incident(
        f"h{number}", at, unit, involved, day_of(at) + timedelta(days=KEPT_DAYS)
    )
    series = Series(f"{kind.id}-{incident.id}", kind.id, unit, incident=incident.id)
    problem = replace(
        problem, incidents=(*problem.incidents, incident), series=(*problem.series, series)
    )
    return judged(problem, outcome.plan), f"{series.id}-1"


def corrected_incident(
    outcome: Outcome, incident_id: str, at: Moment, unit: str | None, involved: tuple[str, ...]
) -> Outcome:
    """The plan with another time, place or people of an incident, judged; its meeting stays."""
    problem, day = outcome.problem, day_of(at) + timedelta(days=KEPT_DAYS)
    problem = replace(
        problem,
        incidents=tuple(
            replace(i, at=at, unit=unit, involved=involved, delete_after=day)
            if i.id == incident_id else i for i in problem.incidents
        ),
        series=tuple(
            replace(s, unit=unit) if s.incident == incident_id else s for s in problem.series
        ),
    )
    moved = {s.id for s in problem.series if s.incident == incident_id}
    meetings = tuple(
        replace(m, unit=unit) if m.series in moved else m for m in outcome.plan.meetings
    )
    return judged(problem, replace(outcome.plan, meetings=meetings))


def without_incident(outcome: Outcome, incident_id: str) -> Outcome:
    """The plan without an incident and its meeting, judged."""
    problem = outcome.problem
    problem = replace(
        problem,
        incidents=tuple(i for i in problem.incidents if i.id != incident_id),
        series=tuple(s for s in problem.series if s.incident != incident_id),
    )
    return judged(problem, outcome.plan)


def incident_kind(problem: Problem) -> MeetingKind | None:
    """The kind whose meetings an incident sets off; None where there is none."""
    return next((kind for kind in problem.kinds if kind.after_hours is not None), None)


def _with_debriefing(problem: Problem) -> Problem:
    """The problem with a kind for incidents, led by whoever leads the other meetings inside."""
    if incident_kind(problem) is not None:
        return problem
    debriefing = next(kind for kind in catalogue() if kind.id == DEBRIEFING)
    inside = {kind.id for kind in problem.kinds if kind.lead == "internal"}
    return replace(
        problem, kinds=(*problem.kinds, debriefing),
        leads=tuple(
            replace(lead, kinds=(*lead.kinds, debriefing.id)) if inside & set(lead.kinds) else lead
            for lead in problem.leads
        ),
    )
