"""Questions beside a search: what is learnt from the answers, and that nobody waits in vain."""

import time
from dataclasses import replace
from queue import SimpleQueue

from models.plan import Plan
from models.problem import Problem
from planner.progress import Cancel, never
from planner.solver.bounds import Bounds, Priced
from planner.solver.fairer import CUTTING, ROUNDS, Fairer, Prices
from planner.solver.tangents import Tangents
from tests.make import employee, meeting, problem, seat

ONE = problem(employee("Bo"), employee("Åse"))
TWICE = Plan((
    replace(meeting("2026-01-06 10-11"), attendance=(seat("Bo", "called_in", 100),)),
    replace(meeting("2026-01-07 10-11"), attendance=(seat("Bo", "called_in", 100), seat("Åse"))),
))


class Slow(Bounds):
    """Bounds that take until they are told to end."""

    def priced(
        self, prices: Tangents, reach: int, seconds: float, cancel: Cancel = never
    ) -> Priced | None:
        ended = time.monotonic() + seconds
        while not cancel() and time.monotonic() < ended:
            time.sleep(0.01)
        return None if cancel() else Priced(7, {})


def bounds_of(about: Problem) -> Bounds:
    return Slow(about, [])


def test_who_pays_twice_has_a_price_for_each_minute() -> None:
    prices = Prices(ONE, TWICE).now()
    assert set(prices.slopes) == {"Bo"}


def test_prices_are_those_of_the_average() -> None:
    prices = Prices(ONE, TWICE)
    before = prices.now().slopes["Bo"]
    prices.learn(Plan(()))
    assert 0 < prices.now().slopes["Bo"] < before


def test_prices_that_are_levelled_begin_between_the_plan_and_all_alike() -> None:
    both = Plan((replace(
        meeting("2026-01-08 10-11"),
        attendance=(seat("Bo", "called_in", 100), seat("Åse", "called_in", 20)),
    ), *(replace(
        meeting(f"2026-01-{day} 10-11"),
        attendance=(seat("Bo", "called_in", 100), seat("Åse", "called_in", 20)),
    ) for day in (10, 12))))
    plain, levelled = Prices(ONE, both), Prices(ONE, both, levelled=True)
    assert levelled.now().slopes["Bo"] < plain.now().slopes["Bo"]
    assert levelled.now().slopes["Åse"] > plain.now().slopes["Åse"]
    plain.learn(TWICE)
    levelled.learn(TWICE)
    assert levelled.now() == plain.now()  # from then on by what is learnt


def test_an_answer_is_there_once_it_is_found() -> None:
    answered = SimpleQueue[Fairer]()
    with Fairer(bounds_of(ONE), TWICE, 0, never, answered) as fairer:
        for left in reversed(range(ROUNDS)):
            fairer.ask(CUTTING + 0.05)
            assert fairer.left == left
            assert answered.get(timeout=2.0) is fairer
            assert fairer.answer is not None
            assert (fairer.answer.fairness(0), fairer.answer.fairness(5)) == (7, 0)


def test_nobody_asks_on_once_nobody_waits() -> None:
    answered = SimpleQueue[Fairer]()
    with Fairer(bounds_of(ONE), TWICE, 0, never, answered) as fairer:
        fairer.ask(60.0)
        assert answered.empty()
    assert answered.get(timeout=2.0).answer is None


def test_a_wish_to_stop_ends_the_question() -> None:
    answered = SimpleQueue[Fairer]()
    Fairer(bounds_of(ONE), TWICE, 0, lambda: True, answered).ask(60.0)
    assert answered.get(timeout=2.0).answer is None
