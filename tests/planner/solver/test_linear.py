"""What is solved as a mixed integer program comes to the same as what clauses come to."""

import os
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.math_opt.python.parameters import SolverType
from ortools.sat.python import cp_model

from planner.progress import Stopped
from planner.solver import linear
from planner.solver.linear import Found, Solve, least, program_of
from planner.solver.objectives import Sum

VARIABLES = 8
Term = tuple[int, int]

terms = st.lists(
    st.tuples(st.integers(0, VARIABLES - 1), st.integers(-4, 4)), min_size=1, max_size=6
)
literals = st.lists(
    st.tuples(st.integers(0, VARIABLES - 1), st.booleans()), min_size=1, max_size=4,
    unique_by=lambda one: one[0],
)
clauses = st.lists(
    st.tuples(st.sampled_from(["or", "most", "exactly"]), literals), max_size=8
)
sums = st.lists(st.tuples(terms, st.integers(-4, 2), st.integers(3, 9)), max_size=4)


def model_of(
    some: list[tuple[str, list[tuple[int, bool]]]], limits: list[tuple[list[Term], int, int]],
    costs: list[Term],
) -> tuple[cp_model.CpModel, Sum]:
    """A small model, and what is to be as little as can be."""
    cp = cp_model.CpModel()
    variables = [cp.new_bool_var("") for _ in range(VARIABLES - 1)]
    variables.append(cp.new_int_var(0, 3, ""))
    posting = {"or": cp.add_bool_or, "most": cp.add_at_most_one, "exactly": cp.add_exactly_one}
    for kind, chosen in some:
        of = [variables[n] for n, _ in chosen]
        yes_or_no = [
            var if true else var.negated()
            for var, (n, true) in zip(of, chosen, strict=True) if n < VARIABLES - 1
        ]
        if yes_or_no:
            posting[kind](yes_or_no)
    for row, low, high in limits:
        one = cp_model.LinearExpr.weighted_sum(
            [variables[n] for n, _ in row], [factor for _, factor in row]
        )
        cp.add_linear_constraint(one, low, high)
    total = Sum(7)
    for n, factor in costs:
        total.add(variables[n], factor)
    return cp, total


@settings(max_examples=60, deadline=None)
@given(clauses, sums, terms)
def test_it_finds_what_clauses_find(
    some: list[tuple[str, list[tuple[int, bool]]]], limits: list[tuple[list[Term], int, int]],
    costs: list[Term],
) -> None:
    cp, total = model_of(some, limits, costs)
    found = Solve(program_of(cp, total), 10.0)(lambda _: None)
    cp.minimize(cp_model.LinearExpr.weighted_sum(total.variables, total.weights))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(cp) == cp_model.INFEASIBLE:
        assert found == Found()
        return
    best = total.value(list(solver.response_proto.solution))
    assert found.bound == best
    assert total.value(found.values) == best
    assert all(row.holds(found.values) for row in program_of(cp, total).rows)


def test_a_process_finds_the_same_and_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    cp, total = model_of([("exactly", [(0, True), (1, False)])], [], [(0, 3), (1, 2)])
    assert least(cp, total, 10.0).bound == 7
    os.write(1, b"here")
    assert capfd.readouterr().out == "here"


def market() -> tuple[cp_model.CpModel, Sum]:
    """A market to be split into two halves by as few as may be: little of it takes long."""
    cp = cp_model.CpModel()
    variables = [cp.new_bool_var("") for _ in range(45)]
    rng = random.Random(1)
    for _ in range(6):
        shares = [rng.randrange(100) for _ in variables]
        cp.add(cp_model.LinearExpr.weighted_sum(variables, shares) == sum(shares) // 2)
    return cp, Sum(0, variables, [1] * len(variables))


def test_who_stops_does_not_wait_for_it() -> None:
    cp, total = market()
    began = time.monotonic()
    with pytest.raises(Stopped):
        least(cp, total, 60.0, cancel=lambda: time.monotonic() - began > 1.0)
    assert time.monotonic() - began < 20.0  # by itself it takes the whole minute


def test_what_is_cut_short_tells_what_it_knows() -> None:
    cp, total = market()
    found = Solve(program_of(cp, total), 2.0)(lambda _: None)
    assert found.values == ()
    assert 15 <= found.bound <= 23  # half of them have about half of everything


def test_without_it_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """OR-Tools may be built without HiGHS."""
    monkeypatch.setattr(linear, "HIGHS", SolverType.SANTORINI)
    cp, total = model_of([], [], [(0, 1)])
    assert Solve(program_of(cp, total), 1.0)(lambda _: None) == Found()
