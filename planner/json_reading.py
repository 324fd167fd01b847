"""From the JSON of a plan back to problem and plan, with every fault named by its place.

What the published format names must be there; what it leaves open has the defaults of `models`.
"""

from dataclasses import dataclass

from models.meetings import Course, Incident, Meeting, Series
from models.people import Employee
from models.plan import Plan
from models.problem import Problem
from models.record import Record
from models.roster import Roster
from models.timespan import Period
from planner import json_parts as parts
from planner.json_node import Node
from planner.record_json import record_from_json


def problem_and_plan(node: Node) -> tuple[Problem, Plan]:
    """Problem and plan of a whole file. Raises UnusableInput at the first fault."""
    people = node.get("employees").distinct(parts.employee, lambda person: person.id)
    ids = frozenset(person.id for person in people)
    resources, rules = node.get("resources"), node.get("rules")
    rooms = resources.get("rooms").distinct(parts.room, lambda room: room.id)
    leads = resources.get("leads").distinct(lambda n: parts.lead(n, ids), lambda lead: lead.id)
    kinds = node.get("kinds").distinct(parts.kind, lambda kind: kind.id)
    rows = _rows(node)
    period, roster_period = _periods(node, people)
    known = _Known(
        people=ids,
        rooms=frozenset(room.id for room in rooms),
        leads=frozenset(lead.id for lead in leads),
        series={series.id: series for series in rows.series},
    )
    meetings = node.get("meetings").distinct(lambda n: _meeting(n, known), lambda m: m.id)
    problem = Problem(
        name=node.optional("name", Node.text, ""),
        roster=Roster(
            roster_period, people, tuple(parts.question(item) for item in node.each("questions"))
        ),
        period=period,
        kinds=kinds,
        series=rows.series,
        rooms=rooms,
        leads=leads,
        incidents=rows.incidents,
        wishes=tuple(parts.wish(item) for item in rules.each("wishes")),
        policy=parts.policy(rules),
        carried=dict(parts.carried(item) for item in rules.each("carried")),
        locked=tuple(meeting for meeting in meetings if meeting.locked),
        assumed=node.optional("assumed", Node.texts, ()),
        bonds=tuple(parts.bond(item) for item in rules.each("bonds")),
        travel=tuple(parts.travel(item) for item in rules.each("travel")),
        lengths=dict(parts.length(item) for item in rules.each("lengths")),
        record=node.optional("record", record_from_json, Record()),
    )
    plan = Plan(
        meetings=meetings,
        courses=rows.members,
        unplaced=tuple(parts.unplaced(item) for item in node.each("unplaced")),
        unreached=tuple(parts.unreached(item) for item in node.each("unreached")),
        objectives=tuple(parts.objective(item) for item in node.each("objectives")),
        seed=node.optional("seed", Node.integer, 0),
        stopped=node.optional("stopped", Node.flag, False),
    )
    return problem, plan


def _periods(node: Node, people: tuple[Employee, ...]) -> tuple[Period, Period]:
    """The plan's period and the roster's; what is missing follows from the other or the shifts."""
    rules = node.get("rules")
    outer = node.optional("period", parts.period, None)
    inner = rules.optional("period", parts.period, None)
    if outer is not None and inner is not None and outer != inner:
        node.get("period").fail("json.two_periods")
    period = outer or inner
    if period is None:
        days = [day for p in people for shift in p.shifts for day in shift.span.days()]
        if not days:
            node.fail("json.missing", name="period")
        period = Period(min(days), max(days))
    return period, rules.optional("roster_period", parts.period, period)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Series in the order of the problem, incidents in that of their series, courses' members."""

    series: tuple[Series, ...]
    incidents: tuple[Incident, ...]
    members: dict[str, tuple[str, ...]]


def _rows(node: Node) -> _Rows:
    ordered: list[tuple[int, Series]] = []
    answered: list[tuple[int, Incident]] = []
    members: dict[str, tuple[str, ...]] = {}
    for kind in node.get("kinds").items():
        for item in kind.each("series"):
            order = item.optional("order", Node.integer, len(ordered))
            incident = item.optional("incident", parts.incident, None)
            series = parts.series(
                item, kind.get("id").text(),
                tuple(_course(course, members) for course in item.each("courses")),
                None if incident is None else incident.id,
            )
            if any(series.id == other.id for _, other in ordered):
                item.fail("json.twice", value=series.id)
            ordered.append((order, series))
            if incident is not None:
                answered.append((order, incident))
    others = [parts.incident(item) for item in node.each("incidents_without_meeting")]
    incidents = [incident for _, incident in sorted(answered, key=lambda pair: pair[0])] + others
    return _Rows(
        series=tuple(series for _, series in sorted(ordered, key=lambda pair: pair[0])),
        # Two series may answer one incident: it is one all the same.
        incidents=tuple({incident.id: incident for incident in incidents}.values()),
        members=members,
    )


def _course(node: Node, members: dict[str, tuple[str, ...]]) -> Course:
    """The course as it was asked for; those whom the plan put into it go to `members`."""
    course = Course(
        node.get("id").name(),
        node.optional("name", Node.text, ""),
        node.optional("given", Node.texts, ()),
        node.optional("previous", Node.day, None),
    )
    formed = node.optional("members", Node.texts, None)
    if formed is not None:
        members[course.id] = formed
    return course


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids that a meeting may name."""

    people: frozenset[str]
    rooms: frozenset[str]
    leads: frozenset[str]
    series: dict[str, Series]


def _meeting(node: Node, known: _Known) -> Meeting:
    series = known.series[node.get("series").known(known.series)]
    courses = [course.id for course in series.courses]
    return Meeting(
        id=node.get("id").name(),
        kind=node.get("kind").known((series.kind,)),
        series=series.id,
        span=parts.span(node),
        attendance=node.get("attendance").distinct(
            lambda n: parts.attendance(n, known.people), lambda attendance: attendance.employee
        ),
        course=node.optional("group", lambda n: n.known(courses), None),
        unit=node.optional("unit", Node.text, None),
        room=node.optional("room", lambda n: n.known(known.rooms), None),
        lead=node.optional("lead", lambda n: n.known(known.leads), None),
        locked=node.optional("locked", Node.flag, False),
    )
