"""The one place where a changed plan is judged: beside the window, one plan after another.

Each is judged from scratch, with the same `check` as everywhere.
"""

import logging
from collections import deque
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from models.plan import Judgement, Outcome
from models.problem import Problem
from planner import service
from ui.job import Job
from ui.tasks import JudgeAgain, Know

SHOWN_MS: Final = 50
"""A changed plan is shown first: to send it takes turns with the window."""

log = logging.getLogger(__name__)


class Judge(QObject):
    """Judges plans in the order in which they are given.

    `judged` carries the judgement that a plan had when it was given, and the true one.
    """

    judged = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Outcome] = deque()
        self._expected: Problem | None = None

    @property
    def waiting(self) -> int:
        """How many plans are not judged yet."""
        return len(self._waiting)

    def give(self, outcome: Outcome) -> None:
        """Judge a plan, after those that were given before."""
        self._waiting.append(outcome)
        if len(self._waiting) == 1:
            QTimer.singleShot(SHOWN_MS, self, self._next)

    def expect(self, problem: Problem) -> None:
        """Be ready to judge a plan of a problem: one is probably being changed."""
        if problem is not self._expected:
            self._expected = problem
            Job(Know(problem), self).start()

    def _next(self, again: bool = True) -> None:
        outcome = self._waiting[0]
        job = Job(JudgeAgain(outcome.problem, outcome.plan), self)
        found: list[Outcome] = []
        job.done.connect(found.append)

        def ended() -> None:
            if found or not again:
                # Without a second process the answer comes later, and the window stands still.
                self._answer(found[0].judgement if found else _here(outcome))
            else:
                self._next(again=False)

        job.ended.connect(ended)
        job.start()

    def _answer(self, found: Judgement) -> None:
        former = self._waiting.popleft()
        self.judged.emit(former.judgement, found)
        if self._waiting:
            self._next()


def _here(outcome: Outcome) -> Judgement:
    log.warning("no process judges; the window does")
    return service.check(outcome.problem, outcome.plan)
