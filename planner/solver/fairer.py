"""How fair a plan can be, asked beside the search on another core, with prices that are learnt."""

import threading
from collections import Counter
from contextlib import suppress
from typing import Final, Self

from models.plan import Plan
from models.problem import Problem
from planner.progress import Cancel, Stopped
from planner.solver.bounds import Bounds, Priced
from planner.solver.objectives import minutes_of
from planner.solver.tangents import Tangents, tangents


class Prices:
    """Prices that are learnt: those of a plan first, then of what comes of them on the average too.
    Each alone asks for all minutes on those who have few; together they hardly do. `levelled`: they
    begin half way between the plan and all having as much, which starts lower and comes to more.
    Measured on three units, one, two and three questions: bounds of 36,365, 36,860 and 37,331;
    41,891, 42,294 and 42,283; 28,104, 28,337 and 28,455; and levelled of 35,908, 37,322 and 37,361;
    42,122 and 42,317; 27,600, 28,426 and 28,209."""

    def __init__(self, problem: Problem, plan: Plan, *, levelled: bool = False) -> None:
        self._problem = problem
        self._seen = [self._loads(plan)]
        self._levelled = levelled
        paid = Counter(
            seat.employee for meeting in plan.meetings for seat in meeting.attendance
            if minutes_of(problem, seat)
        )
        self._often = {person for person, times in paid.items() if times > 1}

    def learn(self, plan: Plan) -> None:
        """Take in a plan at the times that came of the last prices."""
        self._seen.append(self._loads(plan))

    def now(self) -> Tangents:
        """The prices for the next question."""
        people = {person for loads in self._seen for person in loads}
        average = {p: sum(loads[p] for loads in self._seen) / len(self._seen) for p in people}
        if self._levelled and len(self._seen) == 1 and self._often:
            all_alike = sum(average[p] for p in self._often) / len(self._often)
            average = {p: (minutes + all_alike) / 2 for p, minutes in average.items()}
        return tangents(self._problem, average, self._often)

    def _loads(self, plan: Plan) -> Counter[str]:
        loads = Counter[str]()
        for meeting in plan.meetings:
            for seat in meeting.attendance:
                loads[seat.employee] += minutes_of(self._problem, seat)
        return loads


ROUNDS: Final = 4
"""How often prices are asked at most. Measured: nothing comes of a fifth time."""

CUTTING: Final = 2.0
"""Seconds that a question may be late that is cut short."""


class Fairer:
    """A row of questions beside a search, one at a time. `reach`: no plan that matters has more;
    `levelled`: as `Prices` takes it."""

    def __init__(
        self, bounds: Bounds, plan: Plan, reach: int, cancel: Cancel, *, levelled: bool = False
    ) -> None:
        self._bounds, self._reach, self._cancel = bounds, reach, cancel
        self._prices = Prices(bounds.problem, plan, levelled=levelled)
        self._answer: Priced | None = None
        self._needless = threading.Event()
        self._thread: threading.Thread | None = None
        self.left = ROUNDS

    def ask(self, seconds: float) -> None:
        """Ask with the prices as they are now. What is cut short tells something too, in time for
        who waits so many seconds at most."""
        self._answer, self.left = None, self.left - 1
        # A daemon: whoever is asked to stop does not wait for it.
        self._thread = threading.Thread(
            target=self._find, args=(self._prices.now(), seconds - CUTTING), name="fairer",
            daemon=True,
        )
        self._thread.start()

    def told(self, seconds: float) -> Priced | None:
        """The answer, waited for so many seconds at most."""
        if self._thread is not None:
            self._thread.join(max(0.0, seconds))
        return self._answer

    def learn(self, plan: Plan) -> None:
        """Take in what comes of an answer: a plan at its times."""
        self._prices.learn(plan)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nobody waits any more."""
        self._needless.set()

    def _find(self, prices: Tangents, seconds: float) -> None:
        with suppress(Stopped):
            self._answer = self._bounds.priced(
                prices, self._reach, seconds, lambda: self._needless.is_set() or self._cancel()
            )
