"""A plan as rows: nothing is lost, and rows keep their places."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.finding import UnusableInput
from planner.plan_file.parts import SECTIONS, Row, Rows, plan_of, seals_of
from planner.plan_file.places import LAST, STEP, places
from tests.make import seeded_problem
from tests.planner.plan_file.plans import noted, planned


@pytest.mark.parametrize("seed", range(8))
def test_a_plan_comes_back_from_its_rows(seed: int) -> None:
    problem, plan = planned(seed)
    assert plan_of(Rows().of(problem, plan), "plan") == (problem, plan)


def test_notes_come_back_too_and_have_a_seal_of_their_own() -> None:
    problem, plan = planned(3)
    more = noted(problem, plan, "AMR")
    rows = Rows().of(more, plan)
    assert plan_of(rows, "plan") == (more, plan)
    before, after = seals_of(Rows().of(problem, plan)), seals_of(rows)
    assert before.plan == after.plan
    assert before.notes != after.notes


def test_people_are_taken_once_and_anew_when_they_change() -> None:
    problem, plan = planned(2)
    rows = Rows()
    first = rows.of(problem, plan)
    assert rows.of(problem, plan) == first
    people = (*problem.roster.employees[:-1], replace(problem.roster.employees[-1], name="Ny"))
    other = replace(problem, roster=replace(problem.roster, employees=people))
    assert rows.of(other, plan) == Rows().of(other, plan) != first


def test_rows_come_by_section_and_two_of_one_id_stay_apart() -> None:
    problem, plan = planned(2)
    twice = replace(problem, rooms=(*problem.rooms, *problem.rooms))
    rows = Rows().of(twice, plan)
    assert len({(row.section, row.id) for row in rows}) == len(rows)
    at = [SECTIONS.index(row.section) for row in rows]
    assert at == sorted(at)


def test_seals_tell_apart_what_is_told_alike_when_run_together() -> None:
    assert seals_of([Row("rules", "ab", "c")]) != seals_of([Row("rules", "a", "bc")])
    assert seals_of([Row("rules", "a", "1")]) != seals_of([Row("rules", "a", "2")])


@pytest.mark.parametrize("content", ["{", "[]", "7", '"x"', "null", "[" * 100_000])
def test_rows_that_no_plan_has_are_refused(content: str) -> None:
    for section in ("plan", "kinds", "series", "meetings"):
        with pytest.raises(UnusableInput):
            plan_of([*Rows().of(*planned(2)), Row(section, "x", content)], "plan")


def test_a_seeded_problem_has_rows_of_every_section_that_it_uses() -> None:
    problem = seeded_problem(11)
    _, plan = planned(11)
    held = {row.section for row in Rows().of(problem, plan)}
    assert {"plan", "rules", "employees", "kinds", "series"} <= held


@given(st.lists(st.integers(0, 40), unique=True), st.randoms(use_true_random=False))
def test_places_rise_in_the_order_and_are_apart(ids: list[int], rnd: random.Random) -> None:
    order = [str(n) for n in ids]
    before = order[:]
    rnd.shuffle(before)
    old = places(before[: rnd.randint(0, len(before))], {})
    made = places(order, old)
    at = [made[id_] for id_ in order]
    assert list(made.keys() - set(order)) == []
    assert at == sorted(set(at))
    assert all(0 < place <= LAST for place in at)


def test_one_that_moves_leaves_the_others_where_they_are() -> None:
    old = places([str(n) for n in range(100)], {})
    order = [str(n) for n in range(100) if n != 7]
    order.insert(80, "7")
    made = places(order, old)
    assert [id_ for id_ in order if made[id_] != old[id_]] == ["7"]


def test_where_no_gap_is_left_all_are_numbered_anew() -> None:
    assert places(["a", "x", "b"], {"a": 1, "b": 2}) == {"a": STEP, "x": 2 * STEP, "b": 3 * STEP}
    assert places(["a", "x"], {"a": LAST}) == {"a": STEP, "x": 2 * STEP}
