from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agenda import occurrences, participants, stretches
from models.meetings import Course, Incident, Interval, Series
from models.resources import Travel
from models.timespan import Period
from tests.make import TALK, at, day, employee, problem

START = date(2026, 1, 5)


def cut(length: int, every: int) -> list[int]:
    """Lengths of the stretches of a period."""
    period = Period(START, START + timedelta(days=length - 1))
    return [stretch.length for stretch in stretches(period, every)]


@pytest.mark.parametrize(
    ("length", "every", "lengths"),
    [
        (84, 28, [28, 28, 28]),
        (90, 28, [28, 28, 28]),  # six days over are less than half
        (98, 28, [28, 28, 28, 14]),  # fourteen are half
        (7, 28, [7]),
        (1, 1, [1]),
    ],
)
def test_a_last_stretch_shorter_than_half_is_left_out(
    length: int, every: int, lengths: list[int]
) -> None:
    assert cut(length, every) == lengths


@given(st.integers(1, 400), st.integers(1, 60))
def test_stretches_follow_each_other_within_the_period(length: int, every: int) -> None:
    period = Period(START, START + timedelta(days=length - 1))
    found = stretches(period, every)
    assert found[0].first == period.first
    assert all(stretch.last <= period.last for stretch in found)
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(found))
    assert all(stretch.length == every for stretch in found[:-1])
    assert len(found) == 1 or 2 * found[-1].length >= every


def test_a_row_is_due_once_in_each_stretch_and_each_course_on_its_own() -> None:
    courses = (Course("a", "A"), Course("b", "B"))
    rows = [Series("open", "talk"), Series("row", "talk", courses=courses)]
    about = problem(series=rows, period="2026-01-05 2026-01-18")
    assert [(o.id, o.course, o.number) for o in occurrences(about)] == [
        ("open-1", None, 0), ("open-2", None, 1), ("a-1", "a", 0), ("a-2", "a", 1),
        ("b-1", "b", 0), ("b-2", "b", 1),
    ]


def test_after_an_incident_within_its_hours() -> None:
    kind = replace(TALK, interval=None, after_hours=(24, 72))
    about = problem(
        employee("Åse"), employee("Bo"), kinds=[kind],
        incidents=[Incident("fald", at("2026-03-28 10:00"), None, ("Bo",))],
        series=[Series("efter", "talk", incident="fald")],
    )
    (due,) = occurrences(about)
    assert (due.earliest, due.latest) == (at("2026-03-29 11:00"), at("2026-03-31 11:00"))
    assert (due.first, due.last) == (day("2026-03-29"), day("2026-03-31"))
    assert [p.name for p in participants(about, due)] == ["Bo"]


def test_who_may_take_part() -> None:
    people = employee("Åse", unit="Nord"), employee("Bo", unit="Nord"), employee("Eva", unit="Syd")
    formed = (Course("a", "A", ("Bo", "Eva")), Course("b", "B"))
    rows = [Series("all", "talk"), Series("nord", "talk", "Nord"),
            Series("row", "talk", "Nord", courses=formed)]
    about = problem(*people, series=rows)
    names = {o.id: [p.name for p in participants(about, o)] for o in occurrences(about)}
    assert names == {
        "all-1": ["Åse", "Bo", "Eva"], "nord-1": ["Åse", "Bo"], "a-1": ["Bo"],
        "b-1": ["Åse", "Bo"],
    }


def test_a_kind_that_neither_recurs_nor_follows_an_incident_is_never_due() -> None:
    assert occurrences(problem(kinds=[replace(TALK, interval=None)])) == ()
    weekly = replace(TALK, interval=Interval(7, 7, 7))
    assert len(occurrences(problem(kinds=[weekly], period="2026-01-05 2026-01-25"))) == 3


def test_a_row_may_be_for_some_have_subjects_and_an_end() -> None:
    people = employee("Åse", "day"), replace(employee("Ida", "night"), group="Rød")
    row = Series("row", "talk", subjects=("A", "B"), limit=3, group="Rød")
    about = problem(*people, series=[row], period="2026-01-05 2026-02-01")
    due = occurrences(about)
    assert [one.subject for one in due] == ["A", "B", "A"]
    assert [p.id for p in participants(about, due[0])] == ["Ida"]
    assert [p.id for p in about.audience(replace(row, group=None, team="day"))] == ["Åse"]
    assert [p.id for p in about.audience(replace(row, people=("Åse",)))] == []


def test_the_way_between_units_is_the_same_both_ways() -> None:
    about = replace(problem(), travel=(Travel("Nord", "Syd", 20),))
    assert about.travel_minutes("Syd", "Nord") == about.travel_minutes("Nord", "Syd") == 20
    assert about.travel_minutes("Nord", None) == about.travel_minutes("Nord", "Nord") == 0
