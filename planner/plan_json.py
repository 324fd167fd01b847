"""A roster and a finished plan as JSON, as other programs may rely on it (formats `…/1`).

Dates are ISO, times local to Denmark without an offset, durations in minutes. All that a check
needs stands in `employees`, `resources`, `kinds` (with their series, courses and incidents),
`rules` (with period, wishes and what earlier periods cost) and `meetings`; `coverage`, `objectives`
and `findings` are what planning and check said of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

from models.finding import Finding, Question
from models.meetings import Course, Incident, MeetingKind, Series, Window
from models.people import Before, Employee
from models.plan import Judgement, Outcome, Plan, Unplaced, Unreached
from models.policy import Carried, FloorMinimum, Policy
from models.problem import Problem
from models.resources import Lead, Room, Taken
from models.roster import Roster
from models.timespan import Period, clock
from planner.json_node import Json, Node, moment_text
from planner.json_reading import problem_and_plan
from planner.meeting_json import meeting_to_json
from planner.record_json import record_to_json
from planner.stored_texts import plan_retold, problem_retold
from planner.texts import t

ROSTER_FORMAT = "faellestid-roster/1"
PLAN_FORMAT = "faellestid-plan/1"



def roster_to_json(roster: Roster) -> Json:
    """What an import understood of a roster, and every doubt that it has."""
    return {
        "format": ROSTER_FORMAT,
        "period": _period(roster.period),
        "employees": [employee_to_json(person) for person in roster.employees],
        "questions": [_question(question) for question in roster.questions],
    }


def plan_to_json(outcome: Outcome) -> Json:
    """A plan with the problem that it answers and the judgement of it.

    Incidents are written with the series that answer them, and come back in that order. The
    problem's locked meetings are those of the plan that are locked.
    """
    problem, plan = outcome.problem, outcome.plan
    answered = {series.incident for series in problem.series}
    return {
        "format": PLAN_FORMAT,
        "name": problem.name,
        "period": _period(problem.period),
        "employees": [employee_to_json(person) for person in problem.roster.employees],
        "resources": {
            "rooms": [room_to_json(room) for room in problem.rooms],
            "leads": [lead_to_json(lead) for lead in problem.leads],
        },
        "kinds": [_kind(kind, problem, plan) for kind in problem.kinds],
        "rules": _rules(problem),
        "meetings": [meeting_to_json(meeting) for meeting in plan.meetings],
        "unplaced": [_unplaced(missing) for missing in plan.unplaced],
        "unreached": [_unreached(missed) for missed in plan.unreached],
        "coverage": _coverage(outcome.judgement),
        "objectives": [asdict(objective) for objective in plan.objectives],
        "findings": [_finding(finding) for finding in outcome.judgement.findings],
        "seed": plan.seed,
        "stopped": plan.stopped,
        "assumed": list(problem.assumed),
        "incidents_without_meeting": [
            _incident(incident) for incident in problem.incidents if incident.id not in answered
        ],
        "questions": [_question(question) for question in problem.roster.questions],
        "record": record_to_json(problem.record),
    }


def plan_from_json(data: object, source: str | None = None) -> tuple[Problem, Plan]:
    """The problem and the plan of `plan_to_json`; the judgement is for a check to make anew.
    Sentences that were kept in another language are told in the present one.

    `source` is the name of the file, for the message. Raises UnusableInput with one sentence that
    names the place where `data` is no plan.
    """
    node = Node(data, source or t("json.source"))
    written = node.maybe("format")
    if written is not None and written.value != PLAN_FORMAT:
        written.fail("json.other_format", value=str(written.value), format=PLAN_FORMAT)
    problem, plan = problem_and_plan(node)
    return problem_retold(problem), plan_retold(plan)


def _period(period: Period) -> Json:
    return {"from": period.first.isoformat(), "to": period.last.isoformat()}


def window_to_json(window: Window) -> Json:
    """Times of day."""
    return {
        "weekdays": sorted(window.weekdays),
        "from": clock(window.start),
        "to": clock(window.end),
    }


def employee_to_json(person: Employee) -> Json:
    """A person of the roster."""
    return {
        "id": person.id,
        "name": person.name,
        "unit": person.unit,
        "profession": person.profession,
        # As it is read again, so that a plan that nobody changed is written alike.
        "hours_per_week": None if person.hours_per_week is None else float(person.hours_per_week),
        "home_team": person.home_team,
        "shifts": [
            {
                "start": moment_text(shift.span.start),
                "end": moment_text(shift.span.end),
                "team": shift.team,
                "code": shift.code,
            }
            for shift in person.shifts
        ],
        "away": [day.isoformat() for day in sorted(person.away)],
    } | _beyond(person, _EMPLOYEE_MORE, Employee("", "")) | _before(person.before)


def _before(before: Before | None) -> Json:
    """What somebody did in the period before; nothing where none is known."""
    return {} if before is None else {"before": {
        "eve": before.eve.isoformat(),
        "meetings": [
            {
                "start": moment_text(m.span.start), "end": moment_text(m.span.end),
                "called_in": m.called_in, "load_points": m.load_points, "on_floor": m.on_floor,
            } | ({} if m.incident is None else {"incident": m.incident})
            for m in before.meetings
        ],
        "worked": list(before.worked),
    }}


def _beyond(item: object, names: Iterable[str], usual: object) -> Json:
    """Fields that few plans use: only those that are not as usual."""
    values = {name: getattr(item, name) for name in names}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items() if value != getattr(usual, name)
    }


_EMPLOYEE_MORE = ("group", "manager", "alone")
_KIND_MORE = ("coming", "everybody", "on_floor", "same_group", "manager")
_SERIES_MORE = ("team", "group", "people", "subjects", "weekday", "limit")


def _question(question: Question) -> Json:
    return asdict(question)


def room_to_json(room: Room) -> Json:
    """A room."""
    return {
        "id": room.id,
        "name": room.name,
        "capacity": room.capacity,
        "unit": room.unit,
        "windows": [window_to_json(window) for window in room.windows],
    } | _taken(room.taken)


def _taken(meetings: Sequence[Taken]) -> Json:
    """Meetings of other plans; nothing where there are none."""
    return {"taken": [
        {"start": moment_text(m.span.start), "end": moment_text(m.span.end), "way": m.way}
        for m in meetings
    ]} if meetings else {}


def lead_to_json(lead: Lead) -> Json:
    """Somebody who leads meetings."""
    return {
        "id": lead.id,
        "name": lead.name,
        "employee": lead.employee,
        "kinds": list(lead.kinds),
        "unit": lead.unit,
        "windows": [window_to_json(window) for window in lead.windows],
        "away": [day.isoformat() for day in sorted(lead.away)],
        "max_per_week": lead.max_per_week,
    } | _taken(lead.taken)


def _kind(kind: MeetingKind, problem: Problem, plan: Plan) -> Json:
    return kind_to_json(kind) | {
        "series": [
            _series(series, number, problem, plan)
            for number, series in enumerate(problem.series)
            if series.kind == kind.id
        ],
    }


def kind_to_json(kind: MeetingKind) -> Json:
    """A kind without its series."""
    interval = kind.interval
    return {
        "id": kind.id,
        "name": kind.name,
        "minutes": kind.minutes,
        "group": asdict(kind.group),
        "interval_days": None
        if interval is None
        else {"min": interval.min, "max": interval.max, "every": interval.every},
        "windows": [window_to_json(window) for window in kind.windows],
        "teams_required": list(kind.teams_required),
        "team_min": kind.team_min,
        "teams_strict": kind.teams_strict,
        "professions_min": kind.professions_min,
        "lead": kind.lead,
        "lead_counts": kind.lead_counts,
        "after_hours": None
        if kind.after_hours is None
        else {"min": kind.after_hours[0], "max": kind.after_hours[1]},
        "load_points": kind.load_points,
        "source": kind.source,
        **_beyond(kind, _KIND_MORE, MeetingKind("", "", 0, kind.group, ())),
    }


def _series(series: Series, number: int, problem: Problem, plan: Plan) -> Json:
    return {
        "id": series.id,
        "order": number,
        "unit": series.unit,
        "courses": [_course(course, plan) for course in series.courses],
        "incident": None
        if series.incident is None
        else _incident(problem.incident(series.incident)),
        **series_more(series),
        **previous(series),
    }


def series_more(series: Series) -> Json:
    """What narrows a row of meetings and is wished for it, where anything is."""
    at = {} if series.clock is None else {"clock": clock(series.clock)}
    return _beyond(series, _SERIES_MORE, Series("", "")) | at


def previous(row: Series | Course) -> Json:
    """The day of a row's last meeting in the period before, where there was one."""
    return {} if row.previous is None else {"previous": row.previous.isoformat()}


def _course(course: Course, plan: Plan) -> Json:
    members = plan.courses.get(course.id)
    return {
        "id": course.id,
        "name": course.name,
        "members": None if members is None else list(members),
        "given": list(course.members),
    } | previous(course)


def _incident(incident: Incident) -> Json:
    return {
        "id": incident.id,
        "at": moment_text(incident.at),
        "unit": incident.unit,
        "involved": list(incident.involved),
        "delete_after": None
        if incident.delete_after is None
        else incident.delete_after.isoformat(),
    }


def _rules(problem: Problem) -> Json:
    policy = problem.policy
    plain = {f.name: getattr(policy, f.name) for f in fields(Policy)}
    return plain | {
        "half_holidays_from": clock(policy.half_holidays_from),
        "closed_days": [day.isoformat() for day in sorted(policy.closed_days)],
        "floor": [
            {"unit": line.unit, "team": line.team, "min": line.minimum}
            | _beyond(line, ("professions",), FloorMinimum(None, "", 0))
            for line in policy.floor
        ],
        "coverage": asdict(policy.coverage),
        "ladder": list(policy.ladder),
        "prices": dict(policy.prices),
        "bonds": [
            {"people": list(bond.people), "together": bond.together} for bond in problem.bonds
        ],
        "travel": [asdict(way) for way in problem.travel],
        **_lengths(problem),
        "wishes": [
            {"employee": wish.employee, "avoid": wish.avoid, "window": window_to_json(wish.window)}
            for wish in problem.wishes
        ],
        "carried": [
            {
                "employee": employee,
                "extra_minutes": load.extra_minutes,
                "call_ins": load.call_ins,
                "meetings": load.meetings,
                "last_seen": None if load.last_seen is None else load.last_seen.isoformat(),
                **_beyond(load, ("load_points", "led"), Carried()),
            }
            for employee, load in problem.carried.items()
        ],
        "period": _period(problem.period),
        "roster_period": _period(problem.roster.period),
    }


def _lengths(problem: Problem) -> Json:
    """Lengths of single meetings, where any was chosen."""
    chosen = [{"meeting": id_, "minutes": minutes} for id_, minutes in problem.lengths.items()]
    return {"lengths": chosen} if chosen else {}


def _unplaced(missing: Unplaced) -> Json:
    return {
        "id": missing.occurrence,
        "kind": missing.kind,
        "series": missing.series,
        "group": missing.course,
        "from": missing.first.isoformat(),
        "to": missing.last.isoformat(),
        "message": missing.message,
        "why": [asdict(reason) for reason in missing.why],
    }


def _unreached(missed: Unreached) -> Json:
    return {
        "employee": missed.employee,
        "from": missed.first.isoformat(),
        "to": missed.last.isoformat(),
        "message": missed.message,
        "why": [asdict(reason) for reason in missed.why],
    }


def _coverage(judgement: Judgement) -> Json:
    return {
        "by_meeting_and_team": [
            asdict(line) | {"covered": line.covered} for line in judgement.by_team
        ],
        "by_employee": [
            asdict(line)
            | {
                "last_seen": None if line.last_seen is None else line.last_seen.isoformat(),
                "missed": [day.isoformat() for day in line.missed],
            }
            for line in judgement.by_employee
        ],
    }


def _finding(finding: Finding) -> Json:
    return asdict(finding)
