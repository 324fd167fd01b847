"""The ladder's sums: what they come to, and the variables that only count."""

import random
from dataclasses import replace

import pytest

from models.policy import LADDER
from planner.judging import check
from planner.solver.greedy import construct
from planner.solver.model import build
from planner.solver.objectives import Gauge, Ladder, Sum, Usual, build_ladder, price
from planner.solver.offers import make_offers
from planner.solver.options import WORK_PER_SECOND, PlanOptions
from planner.solver.outcome import read_plan
from planner.solver.start import values_of
from tests.make import FREE, TALK, employee, problem, seeded_problem, window


class Var:
    """As much of a variable as a sum looks at."""

    def __init__(self, index: int) -> None:
        self.index = index


A, B, C, D = (Var(n) for n in range(4))


def test_a_sum_is_its_constant_and_its_weighted_variables() -> None:
    total = Sum(7)
    assert total.value([]) == 7
    total.add(A, 3)
    total.add(C, -2)
    assert total.value([4, 100, 5]) == 7 + 12 - 10


@pytest.mark.parametrize(
    ("values", "divisor", "least"),
    [([5, 0], 1, 5), ([0, 9], 1, 9), ([5, 9], 1, 9), ([-5, -9], 1, 0), ([101, 0], 100, 2),
     ([100, 0], 100, 1), ([0, 0], 100, 0), ([-1, -150], 100, 0)],
)
def test_a_gauge_is_the_highest_of_its_sums_rounded_up_and_never_negative(
    values: list[int], divisor: int, least: int
) -> None:
    gauge = Gauge(D, (Sum(0, [A], [1]), Sum(0, [B], [1])), divisor)
    assert gauge.least(values) == least


def test_the_usual_moment_is_that_of_most_meetings_the_earliest_of_several() -> None:
    row = Usual({(1, 600): A, (3, 600): B}, {(3, 600): [C], (1, 600): [D]})
    assert row.best([0, 0, 0, 1]) == (1, 600)
    assert row.best([0, 0, 1, 0]) == (3, 600)
    assert row.best([0, 0, 1, 1]) == (1, 600)
    assert Usual({}, {}).best([]) is None


def test_tightening_takes_the_usual_moment_first_and_then_what_counts_strays() -> None:
    row = Usual({(1, 600): A, (3, 600): B}, {(1, 600): [C], (3, 600): [C]})
    strays = Gauge(D, (Sum(0, [C, B], [1, -1]),))
    ladder = Ladder(gauges=[strays], usual=[row])
    values = [0, 1, 1, 0]
    ladder.tighten(values)
    assert values == [1, 0, 1, 1]


@pytest.mark.parametrize("seed", range(25))
def test_tightened_values_keep_the_model_and_come_to_what_the_judge_counts(seed: int) -> None:
    """Also from gauges that were left far too high."""
    rng = random.Random(seed)
    about = seeded_problem(seed)
    model = build(about)
    ladder = build_ladder(model)
    values = values_of(model, ladder, construct(about, make_offers(about)))
    for gauge in ladder.gauges:
        values[gauge.variable.index] = rng.randint(0, 50)
    for row in ladder.usual:
        for choice in row.choices.values():
            values[choice.index] = 1
    ladder.tighten(values)
    reached = {name: total.value(values) for name, total in ladder.steps}
    made = read_plan(model, values, (), seed=0, stopped=True)
    counted = check(about, made).objectives
    assert reached == {name: counted[name] for name in about.policy.steps}
    once = list(values)
    ladder.tighten(values)
    assert values == once


def test_the_first_values_keep_every_condition_of_the_model() -> None:
    from ortools.sat.python import cp_model

    for seed in range(12):
        about = seeded_problem(seed)
        model = build(about)
        ladder = build_ladder(model)
        values = values_of(model, ladder, construct(about, make_offers(about)))
        for index, value in enumerate(values):
            model.cp.add(model.cp.get_int_var_from_proto_index(index) == value)
        assert cp_model.CpSolver().solve(model.cp) == cp_model.OPTIMAL


def test_the_ladder_has_the_users_steps_in_the_users_order() -> None:
    about = seeded_problem(3)
    assert [name for name, _ in build_ladder(build(about)).steps] == list(LADDER)
    turned = replace(about, policy=replace(about.policy, ladder=("wishes", "coverage")))
    assert [name for name, _ in build_ladder(build(turned)).steps] == ["wishes", "coverage"]


def test_a_call_in_has_its_price_besides_its_minutes() -> None:
    kind = replace(TALK, windows=(window("15-16", {1}),))
    people = [employee("Åse", shifts=["2026-01-05 07-15"]), employee("Bo")]
    about = problem(*people, kinds=[kind], policy=replace(FREE, call_in_price=45))
    model = build(about)
    assert {chance.employee: price(model, chance) for chance in model.chances} == {
        "Åse": 60, "Bo": 105,
    }


def test_work_follows_from_the_time_limit_unless_it_is_said() -> None:
    assert PlanOptions(time_limit=100.0).units_of_work == 100.0 * WORK_PER_SECOND
    assert PlanOptions(time_limit=100.0, work=0.0).units_of_work == 0.0
