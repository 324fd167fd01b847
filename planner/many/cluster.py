"""The same searches as tasks on a Dask cluster. A lost worker costs only the search it was at."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from models.finding import UnusableInput
from models.plan import Outcome
from planner.hands import Lost
from planner.many.solving import Solver, Task, Told, solved
from planner.progress import Cancel, Stopped
from planner.texts import language, set_language, t

_TICK_SECONDS = 0.1
_WAIT_SECONDS = "15s"
_RETRIES = 2


@contextmanager
def cluster(address: str) -> Iterator[Solver]:
    """A solver on the cluster at an address. Raises UnusableInput where Dask is not installed, or
    nothing answers there."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise UnusableInput(t("many.no_dask")) from error
    try:
        client = distributed.Client(address, timeout=_WAIT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise UnusableInput(t("many.no_cluster", address=address)) from error

    def solve(task: Task, told: Told, cancel: Cancel) -> Outcome:
        future = client.submit(_there, task, language(), pure=False, retries=_RETRIES)
        try:
            while not future.done():
                if cancel():
                    raise Stopped
                client.sync(_sleep, _TICK_SECONDS)
            if future.status != "finished":
                raise Lost(repr(future.exception()))
            found: Outcome = future.result()
        finally:
            future.cancel()
        told(1.0)
        return found

    try:
        yield solve
    finally:
        client.close()


async def _sleep(seconds: float) -> None:
    import asyncio

    await asyncio.sleep(seconds)


def _there(task: Task, code: str) -> Outcome:
    set_language(code)
    return solved(task)
