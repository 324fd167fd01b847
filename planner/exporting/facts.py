"""What the sheets say of a plan, worked out once: names, order, loads, days since last seen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.agenda import occurrences
from models.meetings import Attendance, Meeting
from models.people import Employee, Team, team_order
from models.plan import Outcome, PersonCoverage, Unplaced
from models.policy import Carried
from models.problem import Problem
from models.record import Held
from models.timespan import Period
from planner.tally import team_figures
from planner.texts import capital, t
from planner.texts.dates import team_name


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week of the period. `last`: its Sunday, or the period's last day."""

    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Person:
    """An employee with what the plan means to her. `gap`: most days in a row without a meeting.

    `since`: for each week of the period, days since her last meeting at the week's end.
    """

    employee: Employee
    coverage: PersonCoverage
    carried: Carried
    seen: tuple[date, ...]
    last_seen: date | None
    since: tuple[int, ...]
    gap: int


@dataclass(frozen=True, slots=True)
class Part:
    """A calendar month or quarter, as much of it as lies in the period. `number` from 1."""

    year: int
    number: int
    first: date
    last: date


class Facts:
    """An outcome, ready to be written. Ids that the problem does not know are shown as they are.

    `meetings` in order of time, `teams` in the usual order, `people` unit by unit.
    """

    def __init__(self, outcome: Outcome, made: date) -> None:
        problem, judged = outcome.problem, outcome.judgement
        self.outcome = outcome
        self.made = made
        self.meetings = tuple(sorted(outcome.plan.meetings, key=lambda m: (m.span, m.id)))
        self._tallies = {figure.team: figure for figure in team_figures(outcome)}
        wanted = {line.team for line in judged.by_team} | self._tallies.keys()
        self.teams = tuple(sorted({*problem.roster.teams(), *wanted}, key=team_order))
        self.weeks = _weeks(problem)
        self._by_id = {p.id: p for p in problem.roster.employees}
        self._kinds = {k.id: k for k in problem.kinds}
        self._names = _names(problem)
        self._subjects = _subjects(problem)
        self._held = {held.meeting: held for held in problem.record.held}
        self._by_team = {(line.meeting, line.team): line for line in judged.by_team}
        self.people = self._people()

    @property
    def problem(self) -> Problem:
        """The problem of the outcome."""
        return self.outcome.problem

    # -- names ----------------------------------------------------------------------------------

    def person(self, employee_id: str) -> str:
        """The name of an employee."""
        known = self._by_id.get(employee_id)
        return known.name if known else employee_id

    def knows(self, employee_id: str) -> bool:
        """Whether the roster has an employee of that id."""
        return employee_id in self._by_id

    def home_team(self, employee_id: str) -> Team | None:
        """The home team of an employee."""
        known = self._by_id.get(employee_id)
        return known.home_team if known else None

    def kind(self, kind_id: str) -> str:
        """The name of a meeting kind."""
        known = self._kinds.get(kind_id)
        return known.name if known else kind_id

    def unit(self, unit: str | None) -> str:
        """A meeting's unit; the whole home where it has none."""
        return unit if unit is not None else t("export.whole_home")

    def course(self, course_id: str | None) -> str:
        """The name of a course; nothing for None."""
        return "" if course_id is None else self._names.get(f"course {course_id}", course_id)

    def room(self, room_id: str | None) -> str:
        """The name of a room; nothing for None."""
        return "" if room_id is None else self._names.get(f"room {room_id}", room_id)

    def lead(self, lead_id: str | None) -> str:
        """The name of whoever leads; nothing for None."""
        return "" if lead_id is None else self._names.get(f"lead {lead_id}", lead_id)

    def label(self, meeting: Meeting) -> str:
        """Kind and course: `Supervision, forløb 1`."""
        return ", ".join(filter(None, (self.kind(meeting.kind), self.course(meeting.course))))

    def about(self, meeting: Meeting) -> str:
        """Course and subject of a meeting: `Gruppe 1`, `Borger 3`; nothing where it has neither."""
        return self.about_due(meeting.id, meeting.course)

    def about_due(self, occurrence: str, course: str | None) -> str:
        """The same of a meeting that is due, placed or not."""
        return ", ".join(filter(None, (self.course(course), self._subjects.get(occurrence))))

    def place(self, meeting: Meeting) -> str:
        """Where a meeting is held: its room, or its unit where it has none."""
        return self.room(meeting.room) or self.unit(meeting.unit)

    def unit_of_series(self, series_id: str) -> str | None:
        """The unit that a series is held for; None for the whole home."""
        return next((s.unit for s in self.problem.series if s.id == series_id), None)

    # -- meetings -------------------------------------------------------------------------------

    def meeting(self, meeting_id: str | None) -> Meeting | None:
        """The placed meeting of an id; None where there is none."""
        return next((m for m in self.meetings if m.id == meeting_id), None)

    def held(self, meeting: Meeting) -> Held | None:
        """What was noted when a meeting took place; None until then."""
        return self._held.get(meeting.id)

    def state(self, meeting: Meeting) -> str:
        """`Holdt: 5 kom, 6 planlagt`; nothing for one that is still to be held."""
        held = self.held(meeting)
        if held is None:
            return ""
        planned = sum(not seat.leads for seat in held.planned)
        return t("book.state.held", came=len(meeting.participants()), planned=planned)

    def cancelled(self) -> tuple[Meeting, ...]:
        """Meetings that were planned and did not take place, in order of time."""
        gone = (cancelled.meeting for cancelled in self.problem.record.cancelled)
        return tuple(sorted(gone, key=lambda m: (m.span, m.id)))

    def on_floor(self, meeting: Meeting) -> bool:
        """Whether it is a short gathering at work, which does not count as being reached."""
        kind = self._kinds.get(meeting.kind)
        return kind is not None and kind.on_floor

    def seats(self) -> dict[str, list[tuple[Meeting, Attendance]]]:
        """The meetings of each person, in order of time."""
        found: dict[str, list[tuple[Meeting, Attendance]]] = {}
        for meeting in self.meetings:
            for seat in meeting.attendance:
                found.setdefault(seat.employee, []).append((meeting, seat))
        return found

    def months(self) -> tuple[Part, ...]:
        """The calendar months of the period."""
        return _parts(self.problem.period, 1)

    def quarters(self) -> tuple[Part, ...]:
        """The quarters of the period."""
        return _parts(self.problem.period, 3)

    def counted(self, meeting: Meeting) -> tuple[Attendance, ...]:
        """Those who count for coverage: participants, and the lead where the kind says so."""
        kind = self._kinds.get(meeting.kind)
        if kind is not None and kind.lead_counts:
            return meeting.attendance
        return meeting.participants()

    def present(self, meeting: Meeting, team: Team) -> int:
        """How many of a home team count in a meeting."""
        judged = self._by_team.get((meeting.id, team))
        if judged is not None:
            return judged.present
        return sum(self.home_team(a.employee) == team for a in self.counted(meeting))

    def wanted(self, meeting: Meeting, team: Team) -> int | None:
        """How many of a home team are wanted in a meeting; None where the team is not asked for."""
        judged = self._by_team.get((meeting.id, team))
        return judged.wanted if judged is not None and judged.wanted > 0 else None

    def wanted_of(self, missing: Unplaced, team: Team) -> int | None:
        """The same of a meeting that is not placed."""
        kind = self._kinds.get(missing.kind)
        asked = kind is not None and kind.team_min > 0 and team in kind.teams_required
        return kind.team_min if kind is not None and asked else None

    def missing(self, meeting: Meeting) -> tuple[Team, ...]:
        """Teams of which fewer attend than are wanted."""
        return tuple(
            team for team in self.teams
            if (self.wanted(meeting, team) or 0) > self.present(meeting, team)
        )

    def team_tally(self, team: Team) -> tuple[int, int]:
        """Of the meetings that are to be held and want a team: how many have it, how many there
        are."""
        figure = self._tallies.get(team)
        return (figure.covered, figure.wanted) if figure else (0, 0)

    def tallies(self) -> str:
        """`… dagvagt 53 af 54 · aftenvagt 50 af 54`; a sentence where no kind asks for teams."""
        parts = [
            t("export.tally", team=team_label(figure.team), covered=figure.covered,
              wanting=figure.wanted)
            for figure in self._tallies.values()
        ]
        return t("export.tallies", tallies=" · ".join(parts)) if parts else t("export.tally.none")

    # -- loads ----------------------------------------------------------------------------------

    def hours(self, person: Person) -> float:
        """The contracted week that a person's load is measured against."""
        policy = self.problem.policy
        return max(8.0, person.employee.hours_per_week or policy.full_time_hours)

    def load(self, person: Person) -> tuple[int, int]:
        """Load in minutes, call-ins priced: of this plan, and of earlier periods."""
        price = self.problem.policy.call_in_price
        now, before = person.coverage, person.carried
        return (
            now.extra_minutes + price * now.call_ins,
            before.extra_minutes + price * before.call_ins,
        )

    def full_time_load(self, person: Person) -> float:
        """A person's whole load, as if she worked full time."""
        return sum(self.load(person)) * self.problem.policy.full_time_hours / self.hours(person)

    # -- people ---------------------------------------------------------------------------------

    def _people(self) -> tuple[Person, ...]:
        """Everybody: unit by unit, in each by vagtlag, then in the order of the roster."""
        problem = self.problem
        judged = {line.employee: line for line in self.outcome.judgement.by_employee}
        seen: dict[str, list[date]] = {}
        for meeting in self.meetings:
            for attendance in () if self.on_floor(meeting) else meeting.attendance:
                seen.setdefault(attendance.employee, []).append(meeting.span.first_day)
        units = problem.roster.units()
        ordered = sorted(
            problem.roster.employees,
            key=lambda p: (units.index(p.unit), p.home_team is None, team_order(p.home_team or "")),
        )
        return tuple(
            self._person(p, judged.get(p.id), tuple(sorted(seen.get(p.id, ())))) for p in ordered
        )

    def _person(
        self, employee: Employee, judged: PersonCoverage | None, seen: tuple[date, ...]
    ) -> Person:
        period = self.problem.period
        carried = self.problem.carried.get(employee.id, Carried())
        # Somebody whose last meeting is not known is counted from the first day of the period.
        start = carried.last_seen or period.first - timedelta(days=1)
        pauses = zip((start, *seen), (*seen, period.last), strict=True)
        return Person(
            employee=employee,
            coverage=judged or PersonCoverage(employee.id, None, 0, 0, 0),
            carried=carried,
            seen=seen,
            last_seen=seen[-1] if seen else carried.last_seen,
            since=tuple(_since(week.last, start, seen) for week in self.weeks),
            gap=max((after - before).days for before, after in pauses),
        )


def team_label(team: Team | None) -> str:
    """A vagtlag as it stands in a cell: `Dagvagt`."""
    name = team_name(team)
    return capital(name)


def _since(day: date, start: date, seen: Iterable[date]) -> int:
    return (day - max([start, *(s for s in seen if s <= day)])).days


def _weeks(problem: Problem) -> tuple[Week, ...]:
    period = problem.period
    weeks: list[Week] = []
    day = period.first
    while day <= period.last:
        sunday = day + timedelta(days=7 - day.isoweekday())
        weeks.append(Week(day.isocalendar().week, day, min(sunday, period.last)))
        day = sunday + timedelta(days=1)
    return tuple(weeks)


def _parts(period: Period, months: int) -> tuple[Part, ...]:
    """The period cut where every so many months of the calendar begin."""
    parts: list[Part] = []
    first = period.first
    while first <= period.last:
        number = (first.month - 1) // months
        after = (number + 1) * months
        following = date(first.year + after // 12, after % 12 + 1, 1)
        last = min(period.last, following - timedelta(days=1))
        parts.append(Part(first.year, number + 1, first, last))
        first = following
    return tuple(parts)


def _subjects(problem: Problem) -> dict[str, str | None]:
    """What each meeting that is due is about, by its id."""
    about = tuple(series for series in problem.series if series.subjects)
    return {due.id: due.subject for due in occurrences(replace(problem, series=about))}


def _names(problem: Problem) -> dict[str, str]:
    """Names by kind of thing and id, since ids of different things may be alike."""
    return {
        **{f"course {c.id}": c.name for s in problem.series for c in s.courses},
        **{f"room {r.id}": r.name for r in problem.rooms},
        **{f"lead {lead.id}": lead.name for lead in problem.leads},
    }
