"""The sample home is plausible: staffed, rested, within hours, and always the same."""

import hashlib
from collections import Counter
from datetime import date, timedelta
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.people import DAY, EVENING, NIGHT, TEAMS, Employee
from models.timespan import Span, moment_of
from planner.importing.understand import understand
from planner.sample import sample_problem, sample_roster
from planner.sample.roster import CODES, public_holiday
from planner.sample.sheet import roster_workbook

ROSTER = sample_roster()
LEAST = {DAY: 3, EVENING: 2, NIGHT: 1}
MOST = {DAY: 6, EVENING: 3, NIGHT: 2}


def staff_on(unit: str | None, team: str, day: date) -> int:
    """How many of a unit have a shift of the team that starts that day."""
    return sum(
        shift.team == team and shift.span.first_day == day
        for person in ROSTER.employees
        if person.unit == unit
        for shift in person.shifts
    )


def test_size_and_period() -> None:
    assert len(ROSTER.employees) == 42
    assert len({p.name for p in ROSTER.employees}) == 42
    assert ROSTER.period.length == 84
    assert ROSTER.period.first.isoweekday() == 1
    sizes = Counter((p.unit, p.home_team) for p in ROSTER.employees)
    assert {team: sizes[unit, team] for unit in ROSTER.units() for team in TEAMS} == {
        DAY: 12, EVENING: 6, NIGHT: 3,
    }


def test_same_on_every_machine() -> None:
    facts = [
        (p.id, p.name, p.hours_per_week, [(s.span.start, s.code) for s in p.shifts], sorted(p.away))
        for p in ROSTER.employees
    ]
    digest = hashlib.sha256(repr(facts).encode()).hexdigest()
    assert digest[:16] == "8c486236f194c7c4"


def test_store_bededag_is_a_working_day() -> None:
    assert not public_holiday(date(2026, 5, 1))
    assert public_holiday(date(2026, 5, 14))
    assert public_holiday(date(2026, 5, 24))


@pytest.mark.parametrize("team", TEAMS)
def test_floor_is_never_short(team: str) -> None:
    counts = {
        (unit, day): staff_on(unit, team, day)
        for unit in ROSTER.units()
        for day in ROSTER.period.days()
    }
    assert min(counts.values()) >= LEAST[team]
    assert max(counts.values()) <= MOST[team]


def test_weekdays_have_four_to_six_by_day() -> None:
    for unit in ROSTER.units():
        for day in ROSTER.period.days():
            if day.isoweekday() <= 5 and not public_holiday(day):
                assert 4 <= staff_on(unit, DAY, day) <= 6, (unit, day)


@pytest.mark.parametrize("person", ROSTER.employees, ids=lambda p: p.id)
def test_each_rotation_is_humane(person: Employee) -> None:
    for earlier, later in pairwise(person.shifts):
        assert later.span.start - earlier.span.end >= 660
    for row in _rows_of_work(person):
        assert len(row) <= 6
        if person.home_team == NIGHT:
            assert len(row) <= 4
    for first in ROSTER.period.days()[7:-7:7]:
        assert _longest_rest(person, first) >= 2100, first
    assert not person.away & {shift.span.first_day for shift in person.shifts}


def _rows_of_work(person: Employee) -> list[list[date]]:
    days = sorted({shift.span.first_day for shift in person.shifts})
    numbered = groupby(enumerate(days), key=lambda pair: pair[1] - timedelta(days=pair[0]))
    return [[day for _, day in row] for _, row in numbered]


def _longest_rest(person: Employee, first: date) -> int:
    """The longest piece without work that touches the seven days from midnight of `first`."""
    week = Span(moment_of(first), moment_of(first + timedelta(days=7)))
    pieces = [Span(a.span.end, b.span.start) for a, b in pairwise(person.shifts)]
    return max(piece.minutes for piece in pieces if piece.shared(week))


@pytest.mark.parametrize("person", ROSTER.employees, ids=lambda p: p.id)
def test_hours_fit_the_contract(person: Employee) -> None:
    """Public holidays and days away count as worked, as they do in the agreements."""
    if person.hours_per_week is None:
        return
    worked = sum(shift.span.minutes for shift in person.shifts) / 60
    norm_days = sum(
        day.isoweekday() <= 5 and not public_holiday(day) and day not in person.away
        for day in ROSTER.period.days()
    )
    assert worked / norm_days * 5 == pytest.approx(person.hours_per_week, abs=2.0)


@pytest.mark.parametrize("person", ROSTER.employees, ids=lambda p: p.id)
def test_every_second_weekend_at_most(person: Employee) -> None:
    worked = {s.span.first_day for s in person.shifts if s.span.first_day.isoweekday() == 6}
    assert all(day + timedelta(days=7) not in worked for day in worked)
    assert len(worked) <= 6


def test_summer_time_night_is_short() -> None:
    nights = [
        shift.span.minutes
        for person in ROSTER.employees
        for shift in person.shifts
        if shift.team == NIGHT and shift.span.first_day == date(2026, 3, 28)
    ]
    assert nights
    assert set(nights) == {420}


def test_all_codes_but_the_absences_are_shifts() -> None:
    used = {shift.code for person in ROSTER.employees for shift in person.shifts}
    assert used == {code.code for code in CODES if code.team is not None}
    assert all(person.away for person in ROSTER.employees if person.hours_per_week is not None)


def test_problem_fits_together() -> None:
    problem = sample_problem()
    people = {p.id for p in problem.roster.employees}
    kinds = {kind.id for kind in problem.kinds}
    assert {series.kind for series in problem.series} == kinds
    assert all(set(lead.kinds) <= kinds for lead in problem.leads)
    assert {lead.employee for lead in problem.leads} <= people | {None}
    assert {wish.employee for wish in problem.wishes} <= people
    assert set(problem.carried) <= people


def test_incident_happens_in_the_shift_of_all_involved() -> None:
    problem = sample_problem()
    (incident,) = problem.incidents
    involved = [problem.roster.employee(e) for e in incident.involved]
    assert len(involved) == 4
    assert {p.home_team for p in involved} == {DAY, EVENING}
    for person in involved:
        assert person.unit == incident.unit
        assert any(s.span.start <= incident.at < s.span.end for s in person.shifts), person.name


def test_workbook_reads_back_as_the_same_roster(tmp_path: Path) -> None:
    path = tmp_path / "vagtplan.xlsx"
    path.write_bytes(roster_workbook())
    assert understand(path) == ROSTER


def test_workbook_has_its_sums_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "vagtplan.xlsx"
    path.write_bytes(roster_workbook())
    sheet = load_workbook(path, data_only=True)["Vagtplan"]
    labels = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    for team, label in ((DAY, "I alt dagvagt"), (EVENING, "I alt aftenvagt")):
        counted = [sheet.cell(labels[label], 4 + n).value for n in range(84)]
        assert counted == [
            sum(staff_on(unit, team, day) for unit in ROSTER.units())
            for day in ROSTER.period.days()
        ]
