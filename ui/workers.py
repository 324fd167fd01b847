"""Warm processes beside the window: each does one task after another and keeps what it was told.

All packing, sending, waiting and unpacking is done in a thread for each process. The window only
looks into a queue, so nothing that is large or slow to start holds it up.
"""

import atexit
import contextlib
import itertools
import multiprocessing
import pickle
import queue
import sys
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import RawValue
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from models.plan import Outcome
from models.problem import Problem
from planner.progress import Progress
from planner.texts import language
from ui.child import Answer, Broken, Flag, Last, Order, Told, serve
from ui.faults import nameless
from ui.keeping import Kept
from ui.tasks import Task

WARM: Final = 2
"""So many processes wait for work: one for questions, one for what takes long."""
TASKS: Final = 200
"""After so many tasks a process is replaced, whatever its memory."""
DROPPED_SECONDS: Final = 0.5
"""How long a task that nobody waits for any more may take to end of itself."""
LOOK_SECONDS: Final = 0.05
GIVE_WAY_SECONDS: Final = 0.0005
"""Python's own 5 ms, again and again while much is laid out, came to twice what that takes."""

_numbers = itertools.count(1)


class Run:
    """A task on its way. What comes of it is put into `answers`: Progress, then one Last."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.number = next(_numbers)
        self.answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self.stopping = False
        self.dropped = False
        self.over = threading.Event()
        self.deadline = None if task.seconds is None else time.monotonic() + task.seconds

    def stop(self, grace: float | None) -> None:
        """Ask it to end; after `grace` seconds it is ended, with None never."""
        self.deadline = None if grace is None else time.monotonic() + grace
        self.stopping = True

    def drop(self) -> None:
        """End it soon; nobody hears anything of it any more."""
        self.dropped = True
        self.stop(DROPPED_SECONDS)


class Worker:
    """A process and the thread that speaks with it. `run`: what it does now."""

    def __init__(self) -> None:
        self.run: Run | None = None
        self._kept = Kept(0)
        self._done = 0
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._flag: Flag = RawValue("q", 0)
        self._closed = False
        self._orders: queue.SimpleQueue[Run | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
        self._thread.start()

    def give(self, run: Run) -> None:
        """Do a task. Only where there is none in hand."""
        self.run = run
        self._orders.put(run)

    def known(self, task: Task) -> int:
        """How many large parts of a task it has already."""
        return sum(self._kept.has(part) for part in _large(task))

    def close(self) -> None:
        """End it now, whatever it does."""
        self._closed = True
        if self.run is not None:
            self.run.dropped = True
        self._orders.put(None)
        process = self._process
        if process is not None and process.pid is not None:
            process.terminate()

    def join(self, seconds: float) -> None:
        """Wait until it has ended."""
        self._thread.join(seconds)

    # In the thread ------------------------------------------------------------------------

    def _work(self) -> None:
        with contextlib.suppress(OSError):  # told when the first task is given
            self._begin()
        while not self._closed and (run := self._orders.get()) is not None:
            last = self._outcome(run)
            self.run = None
            run.over.set()
            run.answers.put(last)
        self._end()

    def _outcome(self, run: Run) -> Last:
        try:
            if self._line is None or self._process is None or not self._process.is_alive():
                self._end()
                self._begin()
        except OSError as error:
            return Broken("memory", str(error), nameless(error))
        try:
            return self._ask(run)
        except (OSError, EOFError):
            code = self._code()
            return Broken("died", str(code), f"the child process ended with {code}")
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            return Broken("fault", str(error), nameless(error))
        finally:
            # A warm one stands ready again before anybody asks.
            if not self._closed and (self._line is None or self._done >= TASKS):
                self._end()
                with contextlib.suppress(OSError):
                    self._begin()

    def _ask(self, run: Run) -> Last:
        line = self._line
        assert line is not None
        self._done += 1
        line.send_bytes(self._kept.pack(Order(run.number, language(), run.task)))
        while True:
            if run.stopping:
                self._flag.value = run.number
            if line.poll(LOOK_SECONDS):
                told = self._kept.unpack(line.recv_bytes())
                assert isinstance(told, Told)
                if not isinstance(told.answer, Progress):
                    self._done = TASKS if told.tired else self._done
                    return told.answer
                run.answers.put(told.answer)
            elif run.deadline is not None and time.monotonic() > run.deadline:
                self._end()
                kind = "stopped" if run.stopping else "slow"
                return Broken(kind, "", f"ended by the window: {kind}")

    def _code(self) -> int | None:
        process = self._process
        if process is not None:
            process.join(1.0)
        code = process.exitcode if process is not None else None
        self._end()
        return code

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        line, far = context.Pipe()
        # No daemon: reading starts a limited process of its own, which daemons may not.
        process = context.Process(target=serve, args=(far, self._flag))
        try:
            process.start()
        except BaseException:
            line.close()
            raise
        finally:
            far.close()
        self._process, self._line = process, line
        if self._closed:
            process.terminate()

    def _end(self) -> None:
        process, line = self._process, self._line
        self._process = self._line = None
        self._kept, self._done = Kept(0), 0
        if line is not None:
            line.close()
        if process is not None:
            process.terminate()
            process.join(0.5)
            if process.is_alive():
                process.kill()
                process.join(1.0)


class Pool(QObject):
    """The processes of a program. Begun when they are needed or by `warm`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers: list[Worker] = []
        # The threads that send and fetch give way to the window this soon.
        sys.setswitchinterval(GIVE_WAY_SECONDS)
        # Leaving Python waits for every process; without this it would wait for ever.
        atexit.register(self.close)

    def warm(self) -> None:
        """Let those that wait for work start now."""
        while len(self._workers) < WARM:
            self._workers.append(Worker())

    def begin(self, run: Run) -> None:
        """Do a task now: in the process that knows most of it, or in a new one."""
        free = [worker for worker in self._workers if worker.run is None]
        if free:
            worker = max(free, key=lambda each: each.known(run.task))
        else:
            worker = Worker()
            self._workers.append(worker)
        worker.give(run)

    def tidy(self) -> None:
        """End those beyond the ones that wait for work."""
        free = [worker for worker in self._workers if worker.run is None]
        for worker in free[: max(0, min(len(free), len(self._workers) - WARM))]:
            self._workers.remove(worker)
            worker.close()

    def close(self) -> None:
        """End all of them, and wait until they have ended."""
        former, self._workers = self._workers, []
        for worker in former:
            worker.close()
        until = time.monotonic() + 3.0
        for worker in former:
            worker.join(max(0.0, until - time.monotonic()))


def pool() -> Pool:
    """The one of the application; it is made with the first question."""
    application = QCoreApplication.instance()
    assert application is not None
    return application.findChild(Pool) or Pool(application)


def _large(task: Task) -> list[object]:
    values = [getattr(task, name) for name in getattr(task, "__dataclass_fields__", ())]
    return [
        value.problem if isinstance(value, Outcome) else value
        for value in values if isinstance(value, (Outcome, Problem))
    ]
