"""The instances are the same each time, and the table tells what was measured."""

from benchmarks.bench import Line, run, table
from benchmarks.instances import INSTANCES, home, unit
from models.agenda import occurrences
from models.people import DAY, EVENING, NIGHT


def test_a_unit_is_the_same_each_time() -> None:
    assert unit(1) == unit(1)
    assert unit(1).roster != unit(2).roster


def test_a_unit_is_as_it_is_said_to_be() -> None:
    problem = unit(1)
    assert len(problem.roster.employees) == 40
    assert len(occurrences(problem)) == 34
    assert all(
        {p.home_team for p in problem.roster.employees if p.id in course.members}
        == {DAY, EVENING, NIGHT}
        for series in problem.series for course in series.courses
    )


def test_larger_ones_are_units_together() -> None:
    assert len(INSTANCES["centre"]().roster.employees) == 120
    year = INSTANCES["year"]()
    assert len(year.roster.employees) == 200
    assert year.period.length == 364
    assert len(home("to", 4, 2).series) == 8


def test_the_naive_way_is_measured_with_its_errors() -> None:
    line = run("unit-1", "called", 1.0)
    assert line.errors > 0
    assert line.first is None
    assert set(line.values) >= {"coverage", "reach"}


def test_a_bound_stands_beside_its_value() -> None:
    names = ("coverage", "reach", "extra_time", "fairness", "wishes", "regularity")
    line = Line(
        "unit-1", "faellestid", 30.0, 1.2, 29.0, 28.0, 300, 0, dict.fromkeys(names, 7),
        {**dict.fromkeys(names), "coverage": 6},
    )
    row = table([line]).splitlines()[-1]
    assert row.startswith("| unit-1 | faellestid | 30 | 1.2 | 29.0 | 28.0 | 300 | 0 | 7 (≥ 6) | 7")
