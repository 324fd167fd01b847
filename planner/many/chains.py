"""Steps of which some wait for one another and the others need not."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, TypeVar

T = TypeVar("T")

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


def in_chains(
    chains: Sequence[Sequence[T]], at_once: int, step: Callable[[T, int], None]
) -> None:
    """Take a step with each member of some chains, those of one chain one after another, so many
    at once. A step hears how many have to fit into the time."""
    taken, busy = [0] * len(chains), set[int]()
    turn = threading.Condition()

    def left(number: int) -> int:
        return len(chains[number]) - taken[number]

    def ready() -> list[int]:
        return [number for number in range(len(chains)) if number not in busy and left(number)]

    def work() -> None:
        while True:
            with turn:
                turn.wait_for(lambda: ready() or not busy)
                if not ready():
                    return
                # The longest first: in the end none is left over alone.
                number = max(ready(), key=left)
                chain, place = chains[number], taken[number]
                turns = max(left(number), -(-sum(map(left, range(len(chains)))) // at_once))
                taken[number] += 1
                busy.add(number)
            try:
                step(chain[place], turns)
            finally:
                with turn:
                    busy.remove(number)
                    turn.notify_all()

    with ThreadPoolExecutor(at_once) as pool:
        for done in [pool.submit(work) for _ in range(at_once)]:
            done.result()
