"""Questions beside a search: what is learnt from the answers, and that nobody waits in vain."""

import time
from dataclasses import replace

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


def test_an_answer_is_waited_for_no_longer_than_there_is_time() -> None:
    with Fairer(bounds_of(ONE), TWICE, 0, never) as fairer:
        fairer.ask(60.0)
        assert fairer.told(0.05) is None
        thread = fairer._thread
    assert thread is not None
    thread.join(2.0)
    assert not thread.is_alive()


def test_a_wish_to_stop_ends_the_question() -> None:
    fairer = Fairer(bounds_of(ONE), TWICE, 0, lambda: True)
    fairer.ask(60.0)
    assert fairer.told(2.0) is None


def test_what_is_cut_short_is_there_in_time() -> None:
    with Fairer(bounds_of(ONE), TWICE, 0, never) as fairer:
        fairer.ask(CUTTING + 0.1)
        assert fairer.told(CUTTING) == Priced(7, {})


def test_it_is_asked_so_often_and_no_more() -> None:
    with Fairer(bounds_of(ONE), TWICE, 0, never) as fairer:
        for _ in range(ROUNDS):
            assert fairer.left
            fairer.ask(0.0)
            told = fairer.told(2.0)
            assert told is not None
            assert (told.fairness(0), told.fairness(5)) == (7, 0)
        assert not fairer.left
