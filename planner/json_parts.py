"""The small parts of a plan's JSON, each from its Node to its dataclass."""

from dataclasses import fields

from models.finding import SEVERITIES, Question
from models.meetings import (
    ATTENDANCE_CLASSES,
    COMING,
    MANAGER,
    Attendance,
    Course,
    GroupSize,
    Incident,
    Interval,
    MeetingKind,
    Series,
    Window,
)
from models.people import Before, Earlier, Employee, Shift
from models.plan import Objective, Reason, Unplaced, Unreached
from models.policy import (
    OBJECTIVES,
    Bond,
    Carried,
    CoverageWeights,
    FloorMinimum,
    Policy,
    Wish,
)
from models.resources import Lead, Room, Taken, Travel
from models.timespan import DAY_MINUTES, Period, Span
from planner.json_node import MAX_NUMBER, Node

_COUNTS = tuple(f.name for f in fields(Policy) if f.type is int and f.name != "half_holidays_from")
_WEIGHTS = tuple(f.name for f in fields(CoverageWeights))
_MAX_DAYS = 36_500
"""A hundred years: days counted on from any date of a file stay within the calendar."""
_BOUNDS = {
    "reach_days": (1, _MAX_DAYS), "call_in_gap_days": (0, _MAX_DAYS),
    "step_minutes": (1, MAX_NUMBER), "fairness_step_minutes": (1, MAX_NUMBER),
    "average_days": (1, _MAX_DAYS), "team_days": (0, _MAX_DAYS), "heavy_gap_days": (0, _MAX_DAYS),
}
"""Of the counts of a policy that are not just any number."""
MAX_PRICE = 100_000
"""Points for one breach of a rule."""
_MAX_VALUE = 10**15
"""Of an objective: beyond any sum of a plan, within what every reader of JSON keeps exactly."""


def period(node: Node) -> Period:
    """`{"from", "to"}`, whole days."""
    first, last = node.get("from").day(), node.get("to").day()
    if last < first:
        node.fail("json.backwards")
    return Period(first, last)


def span(node: Node) -> Span:
    """The `start` and `end` of an object."""
    start, end = node.get("start").moment(), node.get("end").moment()
    if end <= start:
        node.fail("json.backwards")
    return Span(start, end)


def window(node: Node) -> Window:
    """`{"weekdays", "from", "to"}`."""
    weekdays = frozenset(item.integer(1, 7) for item in node.get("weekdays").some())
    start, end = node.get("from").clock(), node.get("to").clock()
    if end <= start:
        node.fail("json.backwards")
    return Window(weekdays, start, end)


def employee(node: Node) -> Employee:
    """A person of the roster."""
    return Employee(
        id=node.get("id").name(),
        name=node.get("name").text(),
        unit=node.optional("unit", Node.text, None),
        profession=node.optional("profession", Node.text, None),
        hours_per_week=node.optional("hours_per_week", lambda n: n.number(0, 168), None),
        home_team=node.optional("home_team", Node.text, None),
        shifts=tuple(
            Shift(span(item), item.get("team").text(), item.optional("code", Node.text, ""))
            for item in node.get("shifts").items()
        ),
        away=frozenset(item.day() for item in node.get("away").items()),
        group=node.optional("group", Node.text, None),
        manager=node.optional("manager", Node.flag, False),
        alone=node.optional("alone", Node.flag, False),
        before=node.optional("before", _before, None),
    )


def _before(node: Node) -> Before:
    """What somebody did in the period before."""
    return Before(
        eve=node.get("eve").day(),
        meetings=tuple(
            Earlier(
                span(item), item.optional("called_in", Node.flag, False),
                item.optional("load_points", Node.integer, 0),
                item.optional("on_floor", Node.flag, False),
                item.optional("incident", Node.text, None),
            )
            for item in node.each("meetings")
        ),
        worked=tuple(item.integer(0, 2 * DAY_MINUTES) for item in node.each("worked")),
    )


def question(node: Node) -> Question:
    """A doubt of the import."""
    return Question(
        node.get("severity").choice(SEVERITIES),
        node.get("code").text(),
        node.get("message").text(),
        node.optional("sheet", Node.text, None),
        node.optional("cell", Node.text, None),
    )


def room(node: Node) -> Room:
    """A room."""
    return Room(
        id=node.get("id").name(),
        name=node.get("name").text(),
        capacity=node.get("capacity").integer(),
        unit=node.optional("unit", Node.text, None),
        windows=tuple(window(item) for item in node.each("windows")),
        taken=tuple(_taken(item) for item in node.each("taken")),
    )


def _taken(node: Node) -> Taken:
    """A meeting of another plan."""
    return Taken(span(node), node.optional("way", lambda n: n.integer(0, DAY_MINUTES), 0))


def lead(node: Node, people: frozenset[str]) -> Lead:
    """A lead; `people` are the ids of the employees she may be one of."""
    return Lead(
        id=node.get("id").name(),
        name=node.get("name").text(),
        kinds=node.get("kinds").texts(),
        employee=node.optional("employee", lambda n: n.known(people), None),
        unit=node.optional("unit", Node.text, None),
        windows=tuple(window(item) for item in node.each("windows")),
        away=frozenset(item.day() for item in node.each("away")),
        max_per_week=node.optional("max_per_week", Node.integer, None),
        taken=tuple(_taken(item) for item in node.each("taken")),
    )


def kind(node: Node) -> MeetingKind:
    """A meeting kind, without its series."""
    usual = MeetingKind("", "", 0, GroupSize(0, 0), ())
    return MeetingKind(
        id=node.get("id").name(),
        name=node.get("name").text(),
        minutes=node.get("minutes").integer(1, DAY_MINUTES),
        group=_group(node.get("group")),
        windows=tuple(window(item) for item in node.get("windows").items()),
        interval=node.optional("interval_days", _interval, None),
        after_hours=node.optional("after_hours", _after_hours, None),
        teams_required=node.get("teams_required").texts(),
        team_min=node.optional("team_min", Node.integer, usual.team_min),
        teams_strict=node.optional("teams_strict", Node.flag, usual.teams_strict),
        professions_min=node.optional("professions_min", Node.integer, usual.professions_min),
        lead=node.optional(
            "lead", lambda n: n.choice(("external", "internal", "none")), usual.lead
        ),
        lead_counts=node.optional("lead_counts", Node.flag, usual.lead_counts),
        load_points=node.optional("load_points", Node.integer, usual.load_points),
        source=node.optional("source", Node.text, usual.source),
        coming=node.optional("coming", lambda n: n.choice(COMING), usual.coming),
        everybody=node.optional("everybody", Node.flag, usual.everybody),
        on_floor=node.optional("on_floor", Node.flag, usual.on_floor),
        same_group=node.optional("same_group", Node.flag, usual.same_group),
        manager=node.optional("manager", lambda n: n.choice(MANAGER), usual.manager),
    )


def series(node: Node, kind: str, courses: tuple[Course, ...], incident: str | None) -> Series:
    """A row of meetings of a kind, without its courses and its incident, which come as they are."""
    return Series(
        id=node.get("id").name(), kind=kind, unit=node.optional("unit", Node.text, None),
        courses=courses, incident=incident,
        team=node.optional("team", Node.text, None),
        group=node.optional("group", Node.text, None),
        people=node.optional("people", Node.texts, ()),
        subjects=node.optional("subjects", Node.texts, ()),
        weekday=node.optional("weekday", lambda n: n.integer(1, 7), None),
        clock=node.optional("clock", Node.clock, None),
        limit=node.optional("limit", Node.integer, None),
        previous=node.optional("previous", Node.day, None),
    )


def _group(node: Node) -> GroupSize:
    return GroupSize(
        node.get("min").integer(),
        node.get("max").integer(),
        node.optional("closed", Node.flag, False),
    )


def _interval(node: Node) -> Interval:
    longest = node.get("max").integer(1, _MAX_DAYS)
    every = node.optional("every", lambda n: n.integer(1, _MAX_DAYS), longest)
    return Interval(every, node.get("min").integer(0, _MAX_DAYS), longest)


def _after_hours(node: Node) -> tuple[int, int]:
    return node.get("min").integer(), node.get("max").integer()


def incident(node: Node) -> Incident:
    """An incident."""
    return Incident(
        id=node.get("id").name(),
        at=node.get("at").moment(),
        unit=node.optional("unit", Node.text, None),
        involved=node.get("involved").texts(),
        delete_after=node.optional("delete_after", Node.day, None),
    )


def policy(rules: Node) -> Policy:
    """The limits among `rules`; what is missing has its usual value."""
    usual = Policy()
    counts = {name: _count(rules, name, getattr(usual, name)) for name in _COUNTS}
    return Policy(
        **counts,
        full_time_hours=rules.optional(
            "full_time_hours", lambda n: n.number(1, 168), usual.full_time_hours
        ),
        half_holidays_from=rules.optional(
            "half_holidays_from", Node.clock, usual.half_holidays_from
        ),
        closed_days=frozenset(item.day() for item in rules.each("closed_days")),
        floor=rules.optional("floor", lambda n: tuple(floor(i) for i in n.items()), usual.floor),
        coverage=rules.optional("coverage", weights, usual.coverage),
        ladder=rules.optional(
            "ladder", lambda n: n.distinct(lambda i: i.choice(OBJECTIVES), str), usual.ladder
        ),
        keep_wishes=rules.optional("keep_wishes", Node.flag, usual.keep_wishes),
        prices=rules.optional("prices", prices, usual.prices),
    )


def prices(node: Node) -> dict[str, int]:
    """Points of each rule that may be broken; only rules that a price makes sense for."""
    from planner.rules import RULES  # numpy, which only planning needs

    known = {rule.id: rule for rule in RULES}
    found: dict[str, int] = {}
    for name in node.names():
        item = node.get(name)
        if name not in known:
            item.fail("json.no_rule", value=name)
        if not known[name].priced:
            item.fail("json.not_priced", value=known[name].name)
        found[name] = item.integer(0, MAX_PRICE)
    return found


def bond(node: Node) -> Bond:
    """People to keep apart or together. Somebody who has left may be named."""
    return Bond(
        node.get("people").texts(),
        node.optional("together", Node.flag, False),
    )


def travel(node: Node) -> Travel:
    """Minutes between two units."""
    return Travel(
        node.get("one").text(), node.get("other").text(), node.get("minutes").integer(0, 1440)
    )


def length(node: Node) -> tuple[str, int]:
    """A meeting and the minutes that were chosen for it."""
    return node.get("meeting").text(), node.get("minutes").integer(5, 1440)


def _count(rules: Node, name: str, usual: int) -> int:
    low, high = _BOUNDS.get(name, (0, MAX_NUMBER))
    return rules.optional(name, lambda n: n.integer(low, high), usual)


def weights(node: Node) -> CoverageWeights:
    """What counts in the first objective."""
    usual = CoverageWeights()
    return CoverageWeights(
        **{name: node.optional(name, Node.integer, getattr(usual, name)) for name in _WEIGHTS}
    )


def floor(node: Node) -> FloorMinimum:
    """A line of least staffing."""
    return FloorMinimum(
        node.optional("unit", Node.text, None), node.get("team").text(),
        node.get("min").integer(), node.optional("professions", Node.texts, ()),
    )


def wish(node: Node) -> Wish:
    """A wish about time."""
    return Wish(
        node.get("employee").text(),
        window(node.get("window")),
        node.optional("avoid", Node.flag, True),
    )


def carried(node: Node) -> tuple[str, Carried]:
    """An employee's id and what earlier periods cost her."""
    return node.get("employee").text(), Carried(
        node.optional("extra_minutes", Node.integer, 0),
        node.optional("call_ins", Node.integer, 0),
        node.optional("meetings", Node.integer, 0),
        node.optional("last_seen", Node.day, None),
        node.optional("load_points", Node.integer, 0),
        node.optional("led", Node.integer, 0),
    )


def attendance(node: Node, people: frozenset[str]) -> Attendance:
    """One person in one meeting."""
    role = node.optional("role", lambda n: n.choice(("lead",)), None)
    return Attendance(
        employee=node.get("employee").known(people),
        cls=node.get("class").choice(ATTENDANCE_CLASSES),
        extra_minutes=node.get("extra_minutes").integer(),
        leads=role is not None,
    )


def unplaced(node: Node) -> Unplaced:
    """A meeting that is due and was not placed, with its counted reasons."""
    return Unplaced(
        occurrence=node.optional("id", Node.text, ""),
        kind=node.get("kind").text(),
        series=node.get("series").text(),
        course=node.optional("group", Node.text, None),
        first=node.get("from").day(),
        last=node.get("to").day(),
        why=_reasons(node.get("why")),
        message=node.optional("message", Node.text, ""),
    )


def unreached(node: Node) -> Unreached:
    """Somebody who is in no meeting in a stretch, with the counted reasons."""
    return Unreached(
        employee=node.get("employee").text(),
        first=node.get("from").day(),
        last=node.get("to").day(),
        why=_reasons(node.get("why")),
        message=node.optional("message", Node.text, ""),
    )


def _reasons(node: Node) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            item.get("code").text(),
            item.get("candidates").integer(),
            item.get("message").text(),
        )
        for item in node.items()
    )


def objective(node: Node) -> Objective:
    """One step of the ladder."""
    return Objective(
        name=node.get("name").choice(OBJECTIVES),
        value=node.get("value").integer(0, _MAX_VALUE),
        bound=node.optional("bound", lambda n: n.integer(-_MAX_VALUE, _MAX_VALUE), None),
        proven=node.get("proven").flag(),
        seconds=node.get("seconds").number(),
    )
