"""A finished plan made by simple counting, for tests of the export: no solver, no chance.

Two houses, three vagtlag, shifts in a fixed rotation. Meetings take whoever comes cheapest, after
one of each vagtlag. Two meetings are left out, so that there is something to say of problems.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from models.agenda import Occurrence, occurrences, stretches
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
from models.plan import (
    Judgement,
    Objective,
    Outcome,
    PersonCoverage,
    Plan,
    Reason,
    TeamCoverage,
    Unplaced,
)
from models.policy import LADDER, Carried, Policy
from models.problem import Problem
from models.resources import Lead, Room
from models.roster import Roster
from models.timespan import Period, Span, moment_of

UNITS = ("Hus Mågen", "Hus Ternen")
FIRST = date(2026, 1, 5)
_NAMES = (
    "Åse Lindholm", "Bent Ørsted", "Cæcilie Mørk", "Dorthe Skov", "Ejnar Bæk", "Freja Kjær",
    "Gørild Nygaard", "Hans Peter Damgaard", "Inger Vestergaard-Sørensen", "Jørgen Thybo",
    "Karen Margrethe Overgaard", "Lærke Holm", "Mads Øster", "Nanna Sø", "Ole Riis",
    "Pia Grønbæk", "Rasmus Højgaard", "Sære Toft", "Tove Ågård", "Ulla Bruun", "Viggo Dahl",
)
_HOURS = (37.0, 32.0, 28.0, 37.0, 30.0, 20.0)
_PROFESSIONS = ("SSA", "SSH", "Sygeplejerske", "Pædagog")
_CLOCKS: dict[Team, tuple[int, int]] = {
    DAY: (7 * 60, 15 * 60), EVENING: (15 * 60, 23 * 60), NIGHT: (23 * 60, 31 * 60),
}
_WORKDAYS = frozenset({1, 2, 3, 4, 5})
_WINDOW = (Window(_WORKDAYS, 12 * 60, 17 * 60),)
KINDS = (
    MeetingKind(
        "supervision", "Supervision", 150, GroupSize(4, 9, closed=True), _WINDOW,
        Interval(28, 21, 28), teams_required=TEAMS, teams_strict=True, professions_min=2,
        lead="external", load_points=3,
    ),
    MeetingKind(
        "refleksion", "Faglig refleksion", 60, GroupSize(4, 10), _WINDOW, Interval(7, 4, 10),
        teams_required=TEAMS, lead="internal",
    ),
    MeetingKind(
        "konference", "Beboerkonference", 90, GroupSize(5, 10), _WINDOW, Interval(14, 9, 19),
        teams_required=TEAMS, professions_min=2, lead="internal", load_points=2,
    ),
    MeetingKind(
        "debriefing", "Debriefing", 60, GroupSize(1, 20), (Window(_WORKDAYS, 420, 1320),),
        after_hours=(24, 72), lead="internal", load_points=3,
    ),
)
# Weekday (days after the first of the stretch) and clock minute of each kind's meetings.
_TIMES = {
    "supervision": (1, 13 * 60 + 30), "refleksion": (2, 14 * 60 + 30),
    "konference": (3, 13 * 60), "debriefing": (0, 14 * 60 + 30),
}
_SIZES = {"refleksion": 5, "konference": 6, "debriefing": 20}


def outcome(each: int = 21, weeks: int = 12) -> Outcome:
    """A plan for two houses of `each` people. Equal arguments give an equal outcome."""
    problem = _problem(each, weeks)
    due = occurrences(problem)
    left_out = {due[len(due) // 3].id, due[2 * len(due) // 3].id}
    meetings: list[Meeting] = []
    for occurrence in due:
        if occurrence.id not in left_out:
            meetings.append(_meeting(problem, occurrence, meetings))
    ordered = tuple(sorted(meetings, key=lambda m: m.span.start))
    plan = Plan(
        meetings=ordered,
        courses={c.id: c.members for s in problem.series for c in s.courses},
        unplaced=tuple(_unplaced(problem, o) for o in due if o.id in left_out),
        objectives=_objectives(),
        seed=1,
    )
    return Outcome(problem, plan, _judgement(problem, plan))


def empty() -> Outcome:
    """A plan in which everything is well, since nothing is asked for."""
    full = outcome(each=3, weeks=4)
    problem = replace(full.problem, series=(), incidents=(), carried={})
    people = tuple(PersonCoverage(p.id, None, 0, 0, 0) for p in problem.roster.employees)
    return Outcome(problem, Plan(()), Judgement((), people, {}, ()))


def renamed(full: Outcome, names: Iterable[str]) -> Outcome:
    """The same plan, with other names for the first people and for the home."""
    wanted = [*names]
    people = full.problem.roster.employees
    changed = tuple(
        replace(p, name=wanted[n]) if n < len(wanted) else p for n, p in enumerate(people)
    )
    roster = replace(full.problem.roster, employees=changed)
    return replace(full, problem=replace(full.problem, name=wanted[0], roster=roster))


def _problem(each: int, weeks: int) -> Problem:
    period = Period(FIRST, FIRST + timedelta(days=7 * weeks - 1))
    people = tuple(
        _person(house, n, period) for house in range(len(UNITS)) for n in range(each)
    )
    incident = Incident(
        "h1", moment_of(FIRST + timedelta(days=12), 20 * 60), UNITS[0], (people[0].id, people[1].id)
    )
    rows: list[Series] = []
    for unit in UNITS:
        own = [p for p in people if p.unit == unit]
        for kind in KINDS[:3]:
            groups = max(1, round(len(own) / 7)) if kind.group.closed else 0
            courses = tuple(
                Course(f"{kind.id}-{unit}-g{g + 1}", f"Gruppe {g + 1}",
                       tuple(p.id for p in own[g::groups]))
                for g in range(groups)
            )
            rows.append(Series(f"{kind.id}-{unit}", kind.id, unit, courses))
    rows.append(Series("debriefing-h1", "debriefing", UNITS[0], incident="h1"))
    inside = ("refleksion", "konference", "debriefing")
    return Problem(
        name="Solgården, 1. kvartal 2026", roster=Roster(period, people), period=period,
        kinds=KINDS, series=tuple(rows),
        rooms=tuple(Room(f"rum-{n}", f"Mødelokale {n + 1}", 12, u) for n, u in enumerate(UNITS)),
        leads=(
            Lead("sup", "Birgitte Fog (ekstern)", ("supervision",), windows=_WINDOW),
            *(Lead(f"fac-{n}", people[n * each].name, inside, people[n * each].id, u)
              for n, u in enumerate(UNITS)),
        ),
        incidents=(incident,), policy=Policy(max_call_ins=4),
        carried={people[min(2, each)].id: Carried(90, 1, 3, FIRST - timedelta(days=9)),
                 people[each].id: Carried(240, 2, 5)},
        assumed=("Vagtplanen nævner ingen lokaler. Planen regner med ét mødelokale i hvert hus.",),
    )


def _person(house: int, n: int, period: Period) -> Employee:
    team = (DAY, DAY, EVENING, NIGHT)[n % 4]
    start, end = _CLOCKS[team]
    shifts = tuple(
        Shift(Span(moment_of(day, start), moment_of(day, end)), team)
        for number, day in enumerate(period.days())
        if (number + 2 * n + house) % 7 < 5
    )
    surname = "" if house == 0 else " Juul"
    return Employee(
        id=f"m{house}-{n:02d}", name=_NAMES[n % len(_NAMES)] + surname, unit=UNITS[house],
        profession=_PROFESSIONS[n % 4], hours_per_week=_HOURS[(n + house) % 6], home_team=team,
        shifts=shifts,
    )


def _meeting(problem: Problem, due: Occurrence, before: list[Meeting]) -> Meeting:
    kind = problem.kind(due.kind)
    weekday, minute = _TIMES[kind.id]
    shift = {"Gruppe 2": 1, "Gruppe 3": 2}.get((due.course or "")[-2:].replace("g", "Gruppe "), 0)
    day = due.first + timedelta(days=weekday + shift)
    span = Span(moment_of(day, minute), moment_of(day, minute + kind.minutes))
    busy = {a.employee for m in before if m.span.first_day == day for a in m.attendance}
    own = [p for p in problem.people(due.unit) if p.id not in busy or due.involved]
    leader = next(x for x in problem.leads if kind.id in x.kinds and x.unit in (None, due.unit))
    seats = _seats(problem, due, span, [p for p in own if p.id != leader.employee], before)
    if leader.employee is not None:
        person = problem.roster.employee(leader.employee)
        seats = (*seats, replace(_seat(person, span), leads=True))
    room = next(r for r in problem.rooms if r.unit == due.unit)
    return Meeting(
        due.id, due.kind, due.series, span, seats, due.course, due.unit, room.id, leader.id,
        locked=due.number == 0 and kind.id == "supervision",
    )


def _seats(
    problem: Problem, due: Occurrence, span: Span, own: list[Employee], before: list[Meeting]
) -> tuple[Attendance, ...]:
    if due.involved:
        return tuple(_seat(p, span) for p in own if p.id in due.involved)
    members = {c.id: c.members for s in problem.series for c in s.courses}.get(due.course or "")
    if members is not None:
        return tuple(_seat(p, span) for p in own if p.id in members)
    met: dict[str, int] = {}
    for meeting in before:
        for a in meeting.attendance:
            met[a.employee] = met.get(a.employee, 0) + 1

    def price(p: Employee) -> tuple[int, int, str]:
        seat = _seat(p, span)
        return (met.get(p.id, 0) * 40 + seat.extra_minutes * (1 + (seat.cls == "called_in")),
                seat.extra_minutes, p.id)

    chosen: list[Employee] = []
    for team in TEAMS:
        # Every fifth meeting goes without the night team, so that coverage has a gap to show.
        if team != NIGHT or due.number % 5 != 3:
            chosen += sorted((p for p in own if p.home_team == team), key=price)[:1]
    others = sorted((p for p in own if p not in chosen and p.home_team != NIGHT), key=price)
    chosen += others[: _SIZES[due.kind] - len(chosen)]
    return tuple(_seat(p, span) for p in chosen)


def _seat(person: Employee, span: Span) -> Attendance:
    cls: AttendanceClass = "called_in"
    extra = span.minutes
    for shift in person.shifts:
        if shift.span.holds(span):
            return Attendance(person.id, "on_shift", 0)
        if shift.span.gap(span) <= 30:
            cls, extra = "adjoining", span.minutes - shift.span.shared(span) + shift.span.gap(span)
    return Attendance(person.id, cls, extra)


def _unplaced(problem: Problem, due: Occurrence) -> Unplaced:
    kind = problem.kind(due.kind)
    return Unplaced(
        due.id, due.kind, due.series, due.course, due.first, due.last,
        why=(
            Reason("lead", 34, "mangler der en mødeleder i 34"),
            Reason("team:night:rest", 12, "kan ingen fra nattevagt komme i 12"),
            Reason("parkering", 1, "Parkeringspladsen er optaget"),
        ),
        message=f"{kind.name} i {due.unit} kan ikke lægges mellem {due.first:%d-%m} og "
        f"{due.last:%d-%m}: af 47 mulige tider er ingen tilbage.",
    )


def _objectives() -> tuple[Objective, ...]:
    values = ((84, 84, True), (3, 3, True), (5310, 5100, False), (41, None, False), (0, 0, True),
              (9, 4, False))
    return tuple(
        Objective(name, value, bound, proven, 1.5)
        for name, (value, bound, proven) in zip(LADDER, values, strict=True)
    )


def _judgement(problem: Problem, plan: Plan) -> Judgement:
    by_team = tuple(_team_lines(problem, plan))
    people = tuple(_person_line(problem, plan, p) for p in problem.roster.employees)
    findings = [
        Finding("warning", "teams", f"Mødet mangler {line.team}.", meeting=line.meeting)
        for line in by_team if not line.covered
    ]
    findings += [
        Finding("warning", "reach",
                f"{problem.roster.employee(line.employee).name} er ikke til noget møde i 28 dage.",
                employee=line.employee)
        for line in people if line.missed
    ]
    someone = problem.roster.employees[3]
    findings += [
        Finding("error", "rest", f"{someone.name} har kun 9:30 timers hvil; reglen er 11:00.",
                meeting=plan.meetings[1].id, employee=someone.id),
        Finding("info", "roster_rest", f"{someone.name} har i selve vagtplanen kort hvil 2 gange.",
                employee=someone.id),
    ]
    values = {o.name: o.value for o in plan.objectives}
    return Judgement(by_team, people, values, tuple(findings))


def _team_lines(problem: Problem, plan: Plan) -> Iterable[TeamCoverage]:
    for meeting in plan.meetings:
        for team in problem.kind(meeting.kind).teams_required:
            there = [
                a for a in meeting.participants()
                if problem.roster.employee(a.employee).home_team == team
            ]
            yield TeamCoverage(meeting.id, team, len(there), 1)


def _person_line(problem: Problem, plan: Plan, person: Employee) -> PersonCoverage:
    mine = [(m, a) for m in plan.meetings for a in m.attendance if a.employee == person.id]
    met = [m.span.first_day for m, _ in mine]
    return PersonCoverage(
        person.id, max(met, default=None), len(mine), sum(a.extra_minutes for _, a in mine),
        sum(a.cls == "called_in" for _, a in mine),
        load_points=sum(problem.kind(m.kind).load_points for m, _ in mine),
        leading=sum(a.leads for _, a in mine),
        missed=tuple(
            s.first for s in stretches(problem.period, problem.policy.reach_days)
            if not any(day in s for day in met)
        ),
    )
