"""Steps of which some wait for one another and the others need not."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


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
