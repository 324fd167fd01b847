"""The far side of work: a process that does one task after another and tells what comes of each."""

import contextlib
import multiprocessing
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final, Protocol

from models.finding import UnusableInput
from planner.memory_bound import MEGABYTE, bound, most_held
from planner.progress import Progress
from planner.texts import set_language
from ui.faults import nameless, watch_child
from ui.keeping import Kept
from ui.tasks import Task

MEMORY_MB: Final = 1500
"""A process that ever held more than this does no further task."""
MOST_MB: Final = 4000
"""A task that takes more than this is asked to end, with what it has."""
ADDRESSES: Final = 4
"""Times as many addresses as memory may be taken on Linux: threads set aside more than they use."""
PROMISED: Final = 2
"""Times as much as may be taken is promised at most on Windows: it counts what is not yet used."""


@dataclass(frozen=True, slots=True)
class Done:
    """The task came to its end; `heavy`: earlier than it would have, for want of memory."""

    result: object
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The input cannot be used: a sentence for people."""

    message: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that nobody expected: what kind it was, and the details for the log.

    `kind` is `memory`, `heavy` (it took more than it may), `file` (`message` says what the system
    said), `fault`, `died`, `slow` or `stopped`.
    """

    kind: str
    message: str
    details: str


Last = Done | Refused | Broken
Answer = Progress | Last


@dataclass(frozen=True, slots=True)
class Order:
    """A task with its number, and the language in which its sentences are to be."""

    number: int
    language: str
    task: Task


@dataclass(frozen=True, slots=True)
class Told:
    """What comes of a task. `tired`: the process has grown too large for another one."""

    answer: Answer
    tired: bool = False


class Flag(Protocol):
    """The number of the task that is to end, in memory that both sides share without a lock: a
    process that is ended while it looks at it holds up nobody."""

    value: int


def serve(line: Connection, stop: Flag) -> None:
    """Do what is ordered until the window closes its end: send the Progress of each task, then one
    Done, Refused or Broken."""
    # Ctrl+C in a terminal reaches the whole group; the window decides when its work ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch_child()
    bound(MOST_MB * ADDRESSES * MEGABYTE, MOST_MB * PROMISED * MEGABYTE)
    kept = Kept(1)
    # The window may be gone: nobody is left to hear anything.
    with contextlib.suppress(EOFError, OSError):
        from planner import service  # noqa: F401  (loaded before the first question comes)

        while True:
            order = kept.unpack(line.recv_bytes())
            assert isinstance(order, Order)
            set_language(order.language)
            answer = _do(order, line, stop, kept)
            line.send_bytes(_packed(kept, answer))


def _do(order: Order, line: Connection, stop: Flag, kept: Kept) -> Last:
    window = multiprocessing.parent_process()

    def cancelled() -> bool:
        gone = window is not None and not window.is_alive()
        return stop.value == order.number or gone or heavy()

    def heavy() -> bool:
        return most_held() > MOST_MB

    def report(progress: Progress) -> None:
        # Nobody may be left to hear it; the work then ends by itself or is ended.
        with contextlib.suppress(OSError):
            line.send_bytes(kept.pack(Told(progress)))

    try:
        result = order.task.run(report, cancelled)
        return Done(result, heavy() and stop.value != order.number)
    except UnusableInput as refusal:
        return Refused(str(refusal))
    except MemoryError as error:
        return Broken("memory", "", nameless(error))
    except OSError as error:
        return Broken("file", error.strerror or str(error), nameless(error))
    except Exception as error:  # noqa: BLE001 - the far end of a process: all goes to the log
        return Broken("heavy" if heavy() else "fault", str(error), nameless(error))


def _packed(kept: Kept, answer: Last) -> bytes:
    try:
        return kept.pack(Told(answer, most_held() > MEMORY_MB))
    except Exception as error:  # noqa: BLE001 - whatever cannot be sent is told as a fault
        return kept.pack(Told(Broken("fault", str(error), nameless(error)), True))
