"""Work beside the window: one task in another process, heard without waiting for it."""

import logging
import queue
import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from planner.progress import Progress
from planner.texts import t
from ui.child import Answer, Broken, Done, Last, Refused
from ui.tasks import Task
from ui.workers import Run, pool

POLL_MS = 20

log = logging.getLogger(__name__)


class Job(QObject):
    """One run of a task. Exactly one of `done`, `refused` and `failed` comes, then `ended`.

    `progressed` carries a Progress, `done` what the task gave, `refused` and `failed` a sentence
    for people. `warned` comes before `done`, with a sentence. After `close` nothing comes any more.
    """

    progressed = Signal(object)
    warned = Signal(str)
    done = Signal(object)
    refused = Signal(str)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, task: Task, parent: QObject) -> None:
        super().__init__(parent)
        self._task = task
        self._run: Run | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._listen)
        self._began = 0.0
        self.stopping = False

    def start(self) -> None:
        """Begin. The window goes on at once."""
        self._began = time.monotonic()
        self._run = Run(self._task)
        pool().begin(self._run)
        self._timer.start()

    @property
    def seconds(self) -> float:
        """How long it has run."""
        return time.monotonic() - self._began if self._began else 0.0

    def stop(self) -> None:
        """Ask it to end and to give what it has; after its grace, if it has one, it is ended."""
        if not self.stopping and self._run is not None:
            self.stopping = True
            self._run.stop(self._task.grace)

    def give_up(self) -> None:
        """End it now, without what it has."""
        self.stopping = True
        self._drop()
        self._finish(Broken("stopped", "", "given up by the user"))

    def close(self) -> None:
        """End it and hear nothing more of it."""
        self._timer.stop()
        self._drop()
        self.deleteLater()

    def _drop(self) -> None:
        if self._run is not None:
            self._run.drop()

    def _listen(self) -> None:
        for answer in self._answers():
            if isinstance(answer, Progress):
                self.progressed.emit(answer)
            else:
                self._finish(answer)
                return
            if not self._timer.isActive():  # somebody who heard it has ended it
                return

    def _answers(self) -> Iterator[Answer]:
        while self._run is not None and not self._run.dropped:
            try:
                yield self._run.answers.get_nowait()
            except queue.Empty:
                return

    def _finish(self, answer: Last) -> None:
        self._timer.stop()
        pool().tidy()
        if isinstance(answer, Done):
            if answer.heavy:
                self.warned.emit(t("ui.job.less"))
            self.done.emit(answer.result)
        elif isinstance(answer, Refused):
            self.refused.emit(answer.message)
        else:
            log.error("%s: %s\n%s", type(self._task).__name__, answer.kind, answer.details)
            self.failed.emit(t(f"ui.job.{answer.kind}", message=answer.message))
        self.ended.emit()
        self.deleteLater()
