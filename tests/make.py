"""Tiny builders for tests: people, shifts and meetings from short texts, and random problems.

A time is `2026-01-05 07-15`, minutes where they matter (`07:30-15`), past midnight where the end is
not after the start (`23-07`). A person's id is her name.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from models.agenda import occurrences
from models.finding import Finding
from models.meetings import (
    Attendance,
    AttendanceClass,
    Course,
    GroupSize,
    Incident,
    Interval,
    Meeting,
    MeetingKind,
    Series,
    Window,
)
from models.people import DAY, EVENING, NIGHT, TEAMS, Employee, Shift, Team
from models.plan import Judgement, Plan
from models.policy import Carried, FloorMinimum, Policy, Wish
from models.problem import Problem
from models.resources import Lead, Room
from models.roster import Roster
from models.timespan import Moment, Period, Span, moment, moment_of, parse_clock
from planner.judging.check import NEVER_HELD
from planner.judging.facts import Facts
from planner.rules.base import Rule
from tests.rarer import with_period_before, with_rarer_rules

EVERY_DAY = frozenset(range(1, 8))
FREE = Policy(floor=(), reach_days=7, max_meetings_per_week=7)
"""No floor to keep; otherwise the defaults, with stretches of a week."""


def day(text: str) -> date:
    """`2026-01-05`."""
    return date.fromisoformat(text)


def at(text: str) -> Moment:
    """`2026-01-05 07:00`, local."""
    return moment(datetime.fromisoformat(text))


def span(text: str) -> Span:
    """`2026-01-05 07-15`, local; the end is on the next day where it is not after the start."""
    day_text, clocks = text.split()
    start, end = (_minute(clock) for clock in clocks.split("-"))
    first = day(day_text)
    return Span(moment_of(first, start), moment_of(first, end if end > start else end + 1440))


def _minute(clock: str) -> int:
    return parse_clock(clock if ":" in clock else f"{clock}:00")


def shift(text: str) -> Shift:
    """`2026-01-05 07-15`; its team from the hour, or named: `2026-01-05 07-15 night`."""
    when, _, team = text.partition(" ")[2].partition(" ")
    found = span(f"{text.split()[0]} {when}")
    return Shift(found, team or team_at(_minute(when.split("-")[0])))


def team_at(minute: int) -> Team:
    """The team whose shifts usually start at a clock minute."""
    if 300 <= minute < 780:
        return DAY
    return EVENING if 780 <= minute < 1230 else NIGHT


def employee(
    name: str, team: Team | None = DAY, shifts: Iterable[str] = (), *, unit: str | None = None,
    profession: str | None = None, hours: float | None = 37.0, away: Iterable[str] = (),
) -> Employee:
    """A person whose id is her name."""
    return Employee(
        id=name, name=name, unit=unit, profession=profession, hours_per_week=hours,
        home_team=team, shifts=tuple(shift(text) for text in shifts),
        away=frozenset(day(text) for text in away),
    )


def window(text: str, weekdays: Iterable[int] = EVERY_DAY) -> Window:
    """`12-17`."""
    start, end = (_minute(clock) for clock in text.split("-"))
    return Window(frozenset(weekdays), start, end)


TALK = MeetingKind(
    id="talk", name="Refleksion", minutes=60, group=GroupSize(1, 20), windows=(),
    interval=Interval(7, 1, 14),
)
"""A kind that asks for nothing but its hour."""


def seat(
    name: str, cls: AttendanceClass = "on_shift", extra: int = 0, *, leads: bool = False
) -> Attendance:
    """One person's attendance, as a plan states it."""
    return Attendance(name, cls, extra, leads)


def meeting(
    text: str, *people: str | Attendance, id: str = "row-1", kind: str = "talk",  # noqa: A002
    series: str = "row", course: str | None = None, unit: str | None = None,
    room: str | None = None, lead: str | None = None,
) -> Meeting:
    """A meeting of those people, stated as on shift unless given as a `seat`."""
    seats = tuple(seat(p) if isinstance(p, str) else p for p in people)
    return Meeting(id, kind, series, span(text), seats, course, unit, room, lead)


def problem(
    *people: Employee, period: str = "2026-01-05 2026-01-11",
    kinds: Sequence[MeetingKind] = (TALK,), series: Sequence[Series] = (Series("row", "talk"),),
    rooms: Sequence[Room] = (), leads: Sequence[Lead] = (), incidents: Sequence[Incident] = (),
    wishes: Sequence[Wish] = (), policy: Policy = FREE, locked: Sequence[Meeting] = (),
    carried: dict[str, Carried] | None = None, assumed: Sequence[str] = (),
) -> Problem:
    """A problem that asks for one talk in one week, unless told otherwise."""
    first, last = (day(text) for text in period.split())
    return Problem(
        name="Prøve", roster=Roster(Period(first, last), people), period=Period(first, last),
        kinds=tuple(kinds), series=tuple(series), rooms=tuple(rooms), leads=tuple(leads),
        incidents=tuple(incidents), wishes=tuple(wishes), policy=policy, carried=carried or {},
        locked=tuple(locked), assumed=tuple(assumed),
    )


def plan(*meetings: Meeting, courses: dict[str, tuple[str, ...]] | None = None) -> Plan:
    """A plan of those meetings."""
    return Plan(meetings=meetings, courses=courses or {})


def codes(findings: Iterable[Finding], severity: str = "error") -> list[str]:
    """Codes of the findings of one severity."""
    return [finding.code for finding in findings if finding.severity == severity]


def broken(judgement: Judgement) -> list[str]:
    """Messages of what a plan breaks. That nothing of a row is placed breaks no rule."""
    return [
        f.message for f in judgement.findings if f.severity == "error" and f.code != NEVER_HELD
    ]


def said(rule: Rule, problem: Problem, *meetings: Meeting, **courses: tuple[str, ...]) -> list[str]:
    """What one rule says of a plan: `code: message` for each finding that is no information."""
    facts = Facts(problem, plan(*meetings, courses=courses))
    return [f"{f.code}: {f.message}" for f in rule.check(facts) if f.severity != "info"]


# Random problems -----------------------------------------------------------------------------

_STARTS = (
    "2026-01-05", "2026-02-09", "2026-06-15",  # ordinary weeks
    "2026-03-23",  # ends in the night that the spring change shortens
    "2026-10-20",  # holds the night that the autumn change lengthens
    "2026-03-30",  # Easter
    "2026-04-28",  # 1 May, free from noon
    "2026-12-21",  # Christmas, and ISO week 53 after it
)
_SHIFTS: dict[Team, tuple[tuple[str, ...], ...]] = {
    DAY: (
        ("07-15",), ("07-15",), ("07:15-14:45",), ("06:50-15:20",), ("07-19",),
        ("07-11", "16-20"), ("07-11", "11:20-15"), ("08-12", "12:30-16:30"),
    ),
    EVENING: (("15-23",), ("15-23",), ("14:30-23:10",), ("16-22",), ("15-18:30", "19-23:30")),
    NIGHT: (("23-07",), ("23-07",), ("22:45-07:15",), ("19-07",), ("23-05",)),
}
_NAMES = ("Åse", "Bo", "Cæcilie", "Dorthe", "Ejnar", "Freja", "Gørild", "Hans")
_PROFESSIONS = ("SSA", "SSH", "sygeplejerske", None)


def random_problem(rng: random.Random) -> Problem:
    """A small problem: 3–8 people, one or two weeks, 1–4 rows, and something of every rule.

    The same generator state gives the same problem. Some ask for more than can be had.
    """
    first = day(rng.choice(_STARTS)) + timedelta(days=rng.choice((0, 0, 1, 3)))
    period = Period(first, first + timedelta(days=rng.choice((6, 7, 9, 13))))
    units: tuple[str | None, ...] = rng.choice(((None,), (None,), ("Nord",), ("Nord", "Syd")))
    around = Period(period.first - timedelta(days=2), period.last + timedelta(days=2))
    people = tuple(
        _random_person(rng, name, rng.choice(units), around)
        for name in _NAMES[: rng.randint(3, len(_NAMES))]
    )
    incidents = _random_incidents(rng, period, people)
    kinds = tuple(
        _random_kind(rng, f"kind{n}", closed=n == 1) for n in range(rng.randint(1, 3))
    )
    if incidents:
        kinds += (_incident_kind(rng),)
    made = Problem(
        name="Tilfældig", roster=Roster(around, people), period=period, kinds=kinds,
        series=_random_series(rng, kinds, units, incidents),
        rooms=_random_rooms(rng, units), leads=_random_leads(rng, kinds, people, period),
        incidents=incidents, wishes=_random_wishes(rng, people),
        policy=_random_policy(rng, units), carried=_random_carried(rng, people),
    )
    made = with_rarer_rules(rng, made)
    return with_period_before(rng, made) if rng.random() < 0.33 else made


def seeded_problem(seed: int) -> Problem:
    """The random problem of a number, the same on every machine."""
    return random_problem(random.Random(seed))


problems: st.SearchStrategy[Problem] = st.builds(
    random_problem, st.randoms(use_true_random=False)
)
"""Random problems for property tests."""


def _random_person(
    rng: random.Random, name: str, unit: str | None, around: Period
) -> Employee:
    home = rng.choice(TEAMS)
    shifts: list[str] = []
    busy_until = 0
    for today in around.days():
        if rng.random() < 0.4:
            continue
        team = home if rng.random() < 0.85 else rng.choice(TEAMS)
        texts = [f"{today} {clocks} {team}" for clocks in rng.choice(_SHIFTS[team])]
        made = [shift(text) for text in texts]
        if made[0].span.start >= busy_until + rng.choice((0, 480, 660, 660)):
            shifts += texts
            busy_until = made[-1].span.end
    days_off = [str(d) for d in around.days() if rng.random() < 0.08]
    person = employee(
        name, home if rng.random() < 0.9 else None, shifts, unit=unit,
        profession=rng.choice(_PROFESSIONS), hours=rng.choice((37.0, 37.0, 30.0, 20.0, 6.0, None)),
        away=days_off,
    )
    worked = tuple(s for s in person.shifts if s.span.first_day not in person.away)
    return replace(person, shifts=worked)


def _random_kind(rng: random.Random, id_: str, *, closed: bool) -> MeetingKind:
    weekdays = rng.choice((EVERY_DAY, frozenset({1, 2, 3, 4, 5}), frozenset({2, 4, 6, 7})))
    hours = rng.choice((
        ("12-17",), ("08-18",), ("07-20",), ("07-10", "13-16"), ("05-09", "14-24"), ("21-24",)
    ))
    smallest = rng.choice((1, 1, 2, 3))
    every = rng.choice((3, 4, 7))
    return MeetingKind(
        id=id_, name=f"Mødeform {id_[-1]}", minutes=rng.choice((30, 45, 60, 90, 150)),
        group=GroupSize(smallest, smallest + rng.randint(2 if closed else 0, 6), closed),
        windows=tuple(window(text, weekdays) for text in hours),
        interval=Interval(every, rng.randint(1, every), every + rng.randint(0, 4)),
        teams_required=rng.choice(((), TEAMS, (DAY, EVENING), (NIGHT,))),
        team_min=rng.choice((1, 1, 1, 2)), teams_strict=rng.random() < 0.2,
        professions_min=rng.choice((1, 1, 1, 2)),
        lead=rng.choice(("none", "none", "external", "internal")),
        lead_counts=rng.random() < 0.3, load_points=rng.randint(0, 3),
    )


def _incident_kind(rng: random.Random) -> MeetingKind:
    return MeetingKind(
        id="debriefing", name="Debriefing", minutes=rng.choice((45, 60)),
        group=GroupSize(1, rng.randint(2, 6)), windows=(window("07-22"),),
        after_hours=rng.choice(((24, 72), (12, 48))), lead=rng.choice(("none", "internal")),
    )


def _random_incidents(
    rng: random.Random, period: Period, people: Sequence[Employee]
) -> tuple[Incident, ...]:
    if rng.random() < 0.6:
        return ()
    when = moment_of(rng.choice(period.days()), 15 * rng.randint(0, 95))
    involved = rng.sample([p.id for p in people], rng.randint(1, 3))
    return (Incident("hændelse", when, None, tuple(involved)),)


def _random_series(
    rng: random.Random, kinds: Sequence[MeetingKind], units: Sequence[str | None],
    incidents: Sequence[Incident],
) -> tuple[Series, ...]:
    rows: list[Series] = []
    regular = [kind for kind in kinds if kind.interval is not None]
    for n in range(rng.randint(1, 3)):
        kind = rng.choice(regular)
        courses = tuple(
            Course(f"row{n}-g{g}", f"Gruppe {g}") for g in range(1, rng.randint(1, 2) + 1)
        )
        unit = rng.choice((*units, None))
        rows.append(Series(f"row{n}", kind.id, unit, courses if kind.group.closed else ()))
    rows += [Series(f"efter-{i.id}", "debriefing", i.unit, incident=i.id) for i in incidents]
    return tuple(rows)


def _random_rooms(rng: random.Random, units: Sequence[str | None]) -> tuple[Room, ...]:
    shared = Room(
        "stue", "Stuen", rng.randint(3, 9),
        windows=rng.choice(((), (window("08-16"), window("17-23", {1, 2, 3})))),
    )
    own = tuple(Room(f"rum-{unit}", f"Rum {unit}", rng.randint(3, 8), unit) for unit in units)
    return rng.choice(((), (shared,), own, (shared, *own)))


def _random_leads(
    rng: random.Random, kinds: Sequence[MeetingKind], people: Sequence[Employee], period: Period
) -> tuple[Lead, ...]:
    led = tuple(kind.id for kind in kinds if kind.lead != "none")
    if not led:
        return ()
    away = frozenset(d for d in period.days() if rng.random() < 0.1)
    outsider = Lead(
        "ekstern", "Ekstern", led, windows=rng.choice(((), (), (window("12-17", {1, 2, 4}),))),
        away=away, max_per_week=rng.choice((None, 1, 2)),
    )
    insiders = tuple(
        Lead(
            f"leder-{p.id}", p.name, led, employee=p.id, unit=rng.choice((None, p.unit)),
            max_per_week=rng.choice((None, 1)),
        )
        for p in rng.sample(list(people), rng.randint(1, 2))
    )
    return rng.choice(((outsider,), insiders, (outsider, *insiders)))


def _random_wishes(rng: random.Random, people: Sequence[Employee]) -> tuple[Wish, ...]:
    return tuple(
        Wish(
            person.id,
            window(rng.choice(("06-12", "12-18", "15-24")), rng.choice((EVERY_DAY, {1, 3, 5}))),
            avoid=rng.random() < 0.6,
        )
        for person in people if rng.random() < 0.3
    )


def _random_carried(rng: random.Random, people: Sequence[Employee]) -> dict[str, Carried]:
    return {
        person.id: Carried(extra_minutes=rng.randint(0, 300), call_ins=rng.randint(0, 2))
        for person in people if rng.random() < 0.3
    }


def _random_policy(rng: random.Random, units: Sequence[str | None]) -> Policy:
    floor = tuple(
        FloorMinimum(rng.choice((*units, None)), team, rng.randint(0, 1))
        for team in TEAMS if rng.random() < 0.6
    )
    return Policy(
        rest_minutes=rng.choice((660, 660, 480)),
        weekly_rest_minutes=rng.choice((2100, 2100, 2880)),
        adjoining_minutes=rng.choice((30, 30, 15)),
        sleep_until=rng.choice((480, 600)),
        max_call_ins=rng.randint(0, 3), call_in_gap_days=rng.choice((0, 2, 7)),
        max_meetings_per_day=rng.choice((1, 1, 2)), max_meetings_per_week=rng.randint(1, 3),
        reach_days=rng.choice((5, 7, 14)), call_in_price=rng.choice((60, 30)),
        fairness_step_minutes=rng.choice((30, 60, 120)), step_minutes=rng.choice((30, 60)),
        night_weight=rng.randint(1, 3), floor=floor,
    )


def random_plan(rng: random.Random, about: Problem) -> Plan:
    """A careless plan: most meetings placed anywhere, for anybody. It breaks most rules."""
    people = [person.id for person in about.roster.employees]
    meetings = []
    for due in occurrences(about):
        if rng.random() < 0.2:
            continue
        days = (due.last - due.first).days
        start = moment_of(due.first + timedelta(days=rng.randint(0, days)), 5 * rng.randint(0, 287))
        chosen = rng.sample(people, rng.randint(1, len(people)))
        meetings.append(
            Meeting(
                due.id, due.kind, due.series, Span(start, start + about.kind(due.kind).minutes),
                tuple(seat(id_, leads=rng.random() < 0.1) for id_ in chosen), due.course, due.unit,
                room=rng.choice((None, *(room.id for room in about.rooms))),
                lead=rng.choice((None, *(lead.id for lead in about.leads))),
            )
        )
    courses = {
        course.id: tuple(rng.sample(people, rng.randint(1, len(people))))
        for series in about.series for course in series.courses
    }
    return Plan(tuple(meetings), courses)
