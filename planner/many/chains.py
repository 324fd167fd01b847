"""Steps of which some wait for one another and the others need not."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

GENEROUS: Final = 3.0
"""How many times its share of the time a step may take: most take less, and what is cut short may
have been for nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Something to do in so many seconds at most. `weight`: how long it takes, beside others;
    `after`: what has to be done before."""

    do: Callable[[float], None]
    weight: int
    after: "Sequence[Step]" = ()


def in_order(steps: Sequence[Step], at_once: int, left: Callable[[], float]) -> None:
    """Take steps, so many at once, the first ones first as far as they need not wait. `left`: the
    seconds that are left for all."""
    waiting, done = list(steps), set[Step]()
    turn = threading.Condition()

    def ready() -> Step | None:
        return next((step for step in waiting if done.issuperset(step.after)), None)

    def work() -> None:
        while True:
            with turn:
                turn.wait_for(lambda: ready() is not None or not waiting)
                step = ready()
                if step is None:
                    return
                share = step.weight / sum(one.weight for one in waiting)
                seconds = left() * min(1.0, GENEROUS * at_once * share)
                waiting.remove(step)
            try:
                step.do(seconds)
            finally:
                with turn:
                    done.add(step)
                    turn.notify_all()

    with ThreadPoolExecutor(at_once) as pool:
        for one in [pool.submit(work) for _ in range(at_once)]:
            one.result()
