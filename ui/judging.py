"""The one place where a changed plan is judged: beside the window, one plan after another.

A process of its own keeps the problem and judges each plan that is sent to it from scratch, with
the same `check` as everywhere. A thread of the window does the sending and waiting, since writing
down a large home alone takes longer than somebody notices.
"""

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
        self._given: queue.SimpleQueue[Outcome | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self.judged.connect(self._answered)

    @property
    def waiting(self) -> int:
        """How many plans are not judged yet."""
        return self._waiting

    def give(self, outcome: Outcome) -> None:
        """Judge a plan, after those that were given before."""
        self._waiting += 1
        self._closing = False
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._given.put(outcome)

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
        while (outcome := self._given.get()) is not None:
            self.judged.emit(outcome.judgement, far.check(outcome.problem, outcome.plan))
        far.close()


class _FarJudge:
    """The process, begun when it is first needed, and once more where it has died."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._problem: Problem | None = None

    def check(self, problem: Problem, plan: Plan) -> Judgement:
        for _ in range(2):
            try:
                return self._ask(problem, plan)
            except (OSError, EOFError):
                log.exception("the judging process ended")
                self.close()
        # Without a second process the answer comes later, and the window is a little slower.
        return service.check(problem, plan)

    def _ask(self, problem: Problem, plan: Plan) -> Judgement:
        if self._line is None:
            self._begin()
        assert self._line is not None
        self._line.send((language(), None if problem is self._problem else problem, plan))
        self._problem = problem
        found: Judgement = self._line.recv()
        return found

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._process = context.Process(target=serve, args=(far,), daemon=True)
        self._process.start()
        far.close()

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
        assert problem is not None
        set_language(code)
        line.send(service.check(problem, plan))
