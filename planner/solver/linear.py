"""An easier problem solved as a mixed integer program: HiGHS (MIT), which comes with OR-Tools.

Whether the search by clauses proves what is best within seconds hangs on luck; the linear
relaxation with its cuts mostly does, after about ten. HiGHS hears of no wish to stop, so it works
in a process of its own that can be ended.

It reckons with floating point numbers. So a bound is told with some room, and values are taken only
if they keep every row as whole numbers. Where it is cut short, what it knows by then is told: a
bound mostly, and values where it has some.
"""

import logging
import math
import multiprocessing
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from ortools.math_opt.python.model import Model
from ortools.math_opt.python.parameters import SolveParameters, SolverType
from ortools.math_opt.python.solve import solve
from ortools.math_opt.python.variables import Variable
from ortools.sat.python import cp_model

from planner.hands import Hands, Lost, Shown, ended_from_outside
from planner.progress import Cancel, never
from planner.solver.objectives import Sum

HIGHS: Final = SolverType.HIGHS

INFINITE: Final = 10**15
"""Limits of a row from here on are none."""

EASY: Final = 1000
"""Models with so many variables at most are solved in a moment, in whatever way."""

LARGEST: Final = 16_000
"""Models in which more variables are open are not asked as programs: a unit of twelve weeks has
5,000, three that share a lead 14,400; five with 24,200 had no plan after 400 seconds, or after 75
to 155 where points alone were asked."""

STARTING: Final = 1.0
"""Seconds for a process to start and to be told what it is to do."""

ROOM: Final = 1e-6
"""By which share a bound may be off."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Row:
    """`low` ≤ sum of `factors` times variables ≤ `high`; None: no limit."""

    low: int | None
    high: int | None
    variables: tuple[int, ...]
    factors: tuple[int, ...]

    def holds(self, values: Sequence[int]) -> bool:
        """Whether whole values keep it."""
        some = zip(self.variables, self.factors, strict=True)
        total = sum(factor * values[index] for index, factor in some)
        low, high = self.low, self.high
        return (low is None or low <= total) and (high is None or total <= high)


@dataclass(frozen=True, slots=True)
class Program:
    """Whole variables with the limits of each, rows, and what is to be as little as can be."""

    limits: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]
    costs: Row
    constant: int


@dataclass(frozen=True, slots=True)
class Found:
    """Nothing is below `bound`; `values` of the best that was found, none where none was."""

    bound: int = 0
    values: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Solve:
    """To solve a program, within so many seconds; a piece of work for a process that says nothing
    itself."""

    program: Program
    seconds: float

    def __call__(self, _: Shown, cancel: Cancel = never) -> Found:  # noqa: ARG002 - deaf to it
        """The least."""
        model, variables = _modelled(self.program)
        asked = SolveParameters(
            time_limit=timedelta(seconds=max(0.0, self.seconds)), relative_gap_tolerance=0.0
        )
        try:
            made = solve(model, HIGHS, params=asked)
        except (AttributeError, RuntimeError, ValueError) as fault:
            # Built without it, for one: the library stumbles over its own report of that.
            log.warning("a program was not solved: %r", fault)
            return Found()
        bound = made.termination.objective_bounds.dual_bound
        if not math.isfinite(bound):
            return Found()
        values: tuple[int, ...] = ()
        if made.has_primal_feasible_solution():
            values = tuple(map(round, made.variable_values(variables)))
            if not all(row.holds(values) for row in self.program.rows):
                values = ()
        # Every value is a whole number of steps.
        step = math.gcd(*self.program.costs.factors) or 1
        sure = step * math.ceil((bound - ROOM * max(1.0, abs(bound))) / step)
        return Found(self.program.constant + sure, values)


def least(
    cp: cp_model.CpModel, total: Sum, seconds: float, cancel: Cancel = never
) -> Found:
    """The least of a sum over a model of linear rows and clauses without conditions. Nothing where
    no process may be started. Raises Stopped."""
    here = ended_from_outside()
    seconds -= 0.0 if here else STARTING
    alone = not here and multiprocessing.current_process().daemon
    if seconds <= 0 or alone or _open(cp) > LARGEST:
        return Found()
    job = Solve(program_of(cp, total), seconds)
    if here:
        return job(lambda _: None)
    try:
        with Hands() as hands:
            return hands.do(job, lambda _: None, cancel)
    except Lost as fault:
        log.warning("a program was not solved: %s", fault)
        return Found()


def _open(cp: cp_model.CpModel) -> int:
    """How many variables may still be one thing or another."""
    return sum(variable.domain[0] < variable.domain[-1] for variable in cp.proto.variables)


@contextmanager
def asked_beside(
    cp: cp_model.CpModel, total: Sum, seconds: float, cancel: Cancel = never
) -> Iterator[Callable[[], Found]]:
    """Ask for the least of a sum on another core, and tell how to wait for it. Where nobody waits,
    it is ended. In a process of many, whose cores have work, and where it is easy, it is asked once
    somebody waits."""
    if ended_from_outside() or len(cp.proto.variables) <= EASY:
        yield lambda: least(cp, total, seconds, cancel=cancel)
        return
    needless = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(
            least, cp.clone(), total, seconds, cancel=lambda: needless.is_set() or cancel()
        )
        try:
            yield asked.result
        finally:
            needless.set()


def program_of(cp: cp_model.CpModel, total: Sum) -> Program:
    """The same model as rows."""
    domains = [list(variable.domain) for variable in cp.proto.variables]
    rows: list[Row] = []
    for posted in cp.proto.constraints:
        assert not len(posted.enforcement_literal)
        if posted.has_linear():
            low, high = list(posted.linear.domain)
            terms = zip(posted.linear.vars, posted.linear.coeffs, strict=True)
            rows.append(_row(low, high, terms))
        elif posted.has_at_most_one():
            rows.append(_count(posted.at_most_one.literals, -INFINITE, 1))
        elif posted.has_exactly_one():
            rows.append(_count(posted.exactly_one.literals, 1, 1))
        elif posted.has_bool_or():
            rows.append(_count(posted.bool_or.literals, 1, INFINITE))
        else:
            raise AssertionError(posted)
    of = zip((v.index for v in total.variables), total.weights, strict=True)
    return Program(
        tuple((domain[0], domain[-1]) for domain in domains), tuple(rows),
        _row(-INFINITE, INFINITE, of), total.constant,
    )


def _count(literals: Iterable[int], low: int, high: int) -> Row:
    """So many of some literals; one below 0 is that of -1 - n, negated."""
    terms: list[tuple[int, int]] = []
    for literal in literals:
        if literal >= 0:
            terms.append((literal, 1))
        else:
            terms.append((-1 - literal, -1))
            low, high = low - 1, high - 1
    return _row(low, high, terms)


def _row(low: int, high: int, terms: Iterable[tuple[int, int]]) -> Row:
    together: Counter[int] = Counter()
    for index, factor in terms:
        together[index] += factor
    return Row(
        low if low > -INFINITE // 2 else None, high if high < INFINITE // 2 else None,
        tuple(together), tuple(together.values()),
    )


def _modelled(program: Program) -> tuple[Model, list[Variable]]:
    """A program as the library wants it."""
    model = Model()
    variables = [model.add_integer_variable(lb=low, ub=high) for low, high in program.limits]
    for row in program.rows:
        low, high = row.low, row.high
        posted = model.add_linear_constraint(
            lb=-math.inf if low is None else low, ub=math.inf if high is None else high
        )
        for index, factor in zip(row.variables, row.factors, strict=True):
            posted.set_coefficient(variables[index], factor)
    for index, factor in zip(program.costs.variables, program.costs.factors, strict=True):
        model.objective.set_linear_coefficient(variables[index], factor)
    return model, variables
