"""Reading happens in a child process with a limit on time and memory.

A workbook of five kilobytes can make a reading library abort its process, hang or ask for
gigabytes. So a child reads and understands, and hands back what it found; a child that dies, is
late or asks for too much becomes a sentence for people, and the program still stands.

The parent waits without holding anything: it may be called from a thread beside a window. A
process that is itself a daemon cannot have children, so do not call this from one.
"""

import gc
import multiprocessing
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import ModuleType
from typing import TypeVar, cast

from models.finding import UnusableInput
from planner import crashes
from planner.importing.gate import refuse
from planner.importing.lacking import Lacking, Unanswered
from planner.memory_bound import bound
from planner.progress import Cancel, Progress, Report, never, silent

_TICK_SECONDS = 0.05
_DONE, _UNUSABLE, _MEMORY, _FAILED, _LACKING, _PROGRESS = range(6)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reading may take: seconds on the clock, bytes of memory."""

    seconds: float = 20.0
    memory: int = 1_000_000_000


class ReaderFailed(Exception):
    """The child's own account of an error that nobody foresaw: the cause, for the log."""


class ReadingCancelled(Exception):
    """The reading was stopped because `cancel` said so."""


def run_limited(
    work: Callable[[Path], T], path: Path, limits: Limits | None = None, cancel: Cancel = never
) -> T:
    """`work(path)`, done in a child process. `work` is a function of a module.

    Raises UnusableInput (the work's own, or because the child died or went beyond a limit) and
    ReadingCancelled.
    """
    return run_reported(partial(_unreported, work), path, silent, limits, cancel)


def _unreported(work: Callable[[Path], T], path: Path, _report: Report) -> T:
    return work(path)


def run_reported(
    work: Callable[[Path, Report], T], path: Path, report: Report, limits: Limits | None = None,
    cancel: Cancel = never,
) -> T:
    """`work(path, report)`, done in a child process; `report` is called here.

    Raises as `run_limited` does. Once `cancel` has said so nothing comes back any more.
    """
    limits = limits or Limits()
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(
        target=_work_in_child, args=(sender, work, path, limits.memory), name="reader"
    )
    with _no_main():
        child.start()
    sender.close()
    try:
        state, answer = _wait(receiver, path, limits, report, cancel)
    except EOFError as error:
        raise refuse("reader_died", path) from error
    finally:
        _end(child)
        receiver.close()
    if state == _DONE:
        return cast(T, answer)
    if state == _UNUSABLE:
        raise UnusableInput(str(answer))
    if state == _LACKING:
        raise Unanswered(cast(Lacking, answer))
    if state == _MEMORY:
        raise refuse("too_heavy", path)
    raise refuse("not_understood", path) from ReaderFailed(answer)


@contextmanager
def _no_main() -> Iterator[None]:
    """Start a child that does not run the caller's own script again.

    A spawned child otherwise imports the main module, which reading does not need: it fails where
    the caller has no file (a program from standard input) and recurses where a script is not
    guarded by `if __name__ == "__main__"`.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _wait(
    receiver: "Connection[object, object]", path: Path, limits: Limits, report: Report,
    cancel: Cancel,
) -> tuple[int, object]:
    deadline = time.monotonic() + limits.seconds
    while True:
        answer: tuple[int, object] | None = None
        if receiver.poll(_TICK_SECONDS):
            state, told = cast(tuple[int, object], receiver.recv())
            if state == _PROGRESS:
                report(cast(Progress, told))
            else:
                answer = (state, told)
        if cancel():
            raise ReadingCancelled(path.name)
        if answer is not None:
            return answer
        if time.monotonic() > deadline:
            raise refuse("too_slow", path, seconds=round(limits.seconds))


def _end(child: SpawnProcess) -> None:
    child.join(0.2)
    if child.is_alive():
        child.kill()
        child.join()
    child.close()


def _work_in_child(
    sender: "Connection[object, object]", work: Callable[[Path, Report], object], path: Path,
    memory: int,
) -> None:
    _hush()
    crashes.watch()
    _limit(memory)
    gc.disable()  # a process that ends after one file has nothing to clear away
    answer: tuple[int, object]
    try:
        answer = (_DONE, work(path, lambda progress: sender.send((_PROGRESS, progress))))
    except Unanswered as open_:
        answer = (_LACKING, open_.lacking)
    except UnusableInput as problem:
        answer = (_UNUSABLE, str(problem))
    except MemoryError:
        answer = (_MEMORY, "")
    except BaseException:  # noqa: BLE001 - a panic in a reading library is no Exception
        answer = (_FAILED, traceback.format_exc())
    sender.send(answer)
    sender.close()
    os._exit(0)  # taking half a million cells apart would keep the parent waiting


def _hush() -> None:
    """What a dying library writes to standard error is no message for people."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)
    os.close(silent)


def _limit(memory: int) -> None:
    """Bound this process where the platform can; elsewhere the gate and the clock remain."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    bound(memory, memory)
