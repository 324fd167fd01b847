"""The one place where a changed plan is judged: beside the window, one plan after another.

A process of its own keeps the problem and judges each plan that is sent to it from scratch, with
the same `check` as everywhere. A thread of the window does the sending and waiting, since writing
down a large home alone takes longer than somebody notices.
"""

import contextlib
import logging
import multiprocessing
import queue
import signal
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from PySide6.QtCore import QObject, Signal

from models.plan import Judgement, Outcome, Plan
from models.problem import Problem
from planner import service
from planner.texts import language, set_language

log = logging.getLogger(__name__)


class Judge(QObject):
    """Judges plans in the order in which they are given.

    `judged` carries the judgement that a plan had when it was given, and the true one.
    """

    judged = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = 0
        self._closing = False
        self._given: queue.SimpleQueue[Outcome | Problem | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self.judged.connect(self._answered)

    @property
    def waiting(self) -> int:
        """How many plans are not judged yet."""
        return self._waiting

    def give(self, outcome: Outcome) -> None:
        """Judge a plan, after those that were given before."""
        self._waiting += 1
        self._put(outcome)

    def expect(self, problem: Problem) -> None:
        """Be ready to judge a plan of a problem: one is probably being changed."""
        self._put(problem)

    def _put(self, item: Outcome | Problem) -> None:
        self._closing = False
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._given.put(item)

    def close(self) -> None:
        """End, once nothing is waited for any more."""
        self._closing = True
        if not self._waiting and self._thread is not None:
            self._given.put(None)
            self._thread.join(2.0)
            self._thread = None

    def _answered(self, _former: object, _found: object) -> None:
        self._waiting -= 1
        if self._closing:
            self.close()

    def _work(self) -> None:
        far = _FarJudge()
        while (item := self._given.get()) is not None:
            if isinstance(item, Problem):
                far.expect(item)
                continue
            found = far.check(item.problem, item.plan)
            # The window may be gone, and this with it.
            with contextlib.suppress(RuntimeError):
                self.judged.emit(item.judgement, found)
        far.close()


class _FarJudge:
    """The process, begun when it is first needed, and once more where it has died."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._problem: Problem | None = None

    def expect(self, problem: Problem) -> None:
        if problem is not self._problem:
            try:
                self._send(problem, None)
            except OSError:
                self.close()

    def check(self, problem: Problem, plan: Plan) -> Judgement:
        for _ in range(2):
            try:
                return self._ask(problem, plan)
            except (OSError, EOFError):
                log.warning("the judging process ended", exc_info=True)
                self.close()
        # Without a second process the answer comes later, and the window is a little slower.
        return service.check(problem, plan)

    def _ask(self, problem: Problem, plan: Plan) -> Judgement:
        found: Judgement = self._send(problem, plan).recv()
        return found

    def _send(self, problem: Problem, plan: Plan | None) -> Connection:
        line = self._line or self._begin()
        line.send((language(), None if problem is self._problem else problem, plan))
        self._problem = problem
        return line

    def _begin(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._process = context.Process(target=serve, args=(far,), daemon=True)
        self._process.start()
        far.close()
        return self._line

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.terminate()
            self._process.join(1.0)
        self._process = self._line = self._problem = None


def serve(line: Connection) -> None:
    """The far side: judge what comes until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    problem: Problem | None = None
    while True:
        try:
            code, newer, plan = line.recv()
        except EOFError:
            return
        problem = newer if newer is not None else problem
        set_language(code)
        if problem is not None and plan is not None:
            with contextlib.suppress(OSError):  # nobody may be left to hear it
                line.send(service.check(problem, plan))
