"""A solver at work hears of a wish to stop."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ortools.sat.python import cp_model

from planner.progress import Cancel

STOP_SECONDS = 0.05
"""How often a wish to stop is looked for. A stop asked for before solving began is lost, so it is
asked again as often."""


@contextmanager
def stoppable(solver: cp_model.CpSolver, cancel: Cancel) -> Iterator[None]:
    """While solving, look for a wish to stop."""
    solved = threading.Event()

    def watch() -> None:
        while not solved.wait(STOP_SECONDS):
            if cancel():
                solver.stop_search()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        solved.set()
        watcher.join()
