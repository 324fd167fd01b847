"""The far side of a job: runs one task in its own process and tells what comes of it."""

import contextlib
import multiprocessing
import signal
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

from models.finding import UnusableInput
from planner.progress import Progress
from ui.tasks import Task


@dataclass(frozen=True, slots=True)
class Done:
    """The task came to its end."""

    result: object


@dataclass(frozen=True, slots=True)
class Refused:
    """The input cannot be used: a sentence for people."""

    message: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that nobody expected: what kind it was, and the details for the log.

    `kind` is `memory`, `file` (`message` says what the system said) or `fault`.
    """

    kind: str
    message: str
    details: str


Answer = Progress | Done | Refused | Broken


def serve(line: Connection, stop: Event, task: Task) -> None:
    """Run a task and send its Progress objects, then one Done, Refused or Broken."""
    # Ctrl+C in a terminal reaches the whole group; the window decides when its work ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    window = multiprocessing.parent_process()

    def cancelled() -> bool:
        return stop.is_set() or (window is not None and not window.is_alive())

    def report(progress: Progress) -> None:
        # Nobody may be left to hear it; the work then ends by itself or is ended.
        with contextlib.suppress(OSError):
            line.send(progress)

    answer: Answer
    try:
        answer = Done(task.run(report, cancelled))
    except UnusableInput as refusal:
        answer = Refused(str(refusal))
    except MemoryError:
        answer = Broken("memory", "", traceback.format_exc())
    except OSError as error:
        answer = Broken("file", error.strerror or str(error), traceback.format_exc())
    except Exception as error:  # noqa: BLE001 - the far end of a process: all goes to the log
        answer = Broken("fault", str(error), traceback.format_exc())
    with contextlib.suppress(OSError):
        line.send(answer)
        line.close()
