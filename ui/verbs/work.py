"""Long work beside the window: at most one job at a time, and what is heard of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.texts import t
from ui.dialogs import Dialogs
from ui.document import Document
from ui.settings import Settings

if TYPE_CHECKING:
    from planner.progress import Progress
    from ui.history import History
    from ui.job import Job
    from ui.tasks import Task


class Work(QObject):
    """At most one job runs at a time; `busy` says whether, and whether it plans.

    `told` carries a tone (error, warning, good, info) and a sentence; `view_wanted` the name of
    the view to go to; `heard` the History of the job as far as it is. `last_run` is that of the
    last planning.
    """

    busy = Signal(bool, str)
    planning = Signal(bool)
    heard = Signal(object)
    told = Signal(str, str)
    view_wanted = Signal(str)
    stopping = Signal()

    def __init__(
        self, document: Document, settings: Settings, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.dialogs = dialogs
        self._document, self._settings = document, settings
        self._job: Job | None = None
        self._history: History | None = None
        self.last_run: History | None = None

    @property
    def working(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    def stop(self) -> None:
        """Stop the work in hand; planning keeps the best plan so far."""
        if self._job is not None:
            self._job.stop()
            self.stopping.emit()

    def give_up(self) -> None:
        """End work that was asked to stop and still has not, without what it has."""
        if self._job is not None and self._job.stopping:
            self._job.give_up()

    def close(self) -> None:
        """End the work in hand, whatever it is."""
        if self._job is not None:
            self._job.close()
            self._job = None
            self.planning.emit(False)
            self.busy.emit(False, "")

    def _idle(self) -> bool:
        """Whether nothing is in hand; says so where something is."""
        if self.working:
            self.told.emit("info", t("ui.work.wait"))
        return not self.working

    def _run(
        self, task: Task, message: str, done: Callable[[object], None],
        then: Callable[[], None] | None = None, history: History | None = None,
    ) -> None:
        # Loaded with the first job: a window comes up without what only its work needs.
        from ui.history import History
        from ui.job import Job
        from ui.tasks import MakePlan

        job = Job(task, self)
        self._job, self._history = job, history or History()
        if isinstance(task, MakePlan):
            self.last_run = self._history
        results: list[object] = []
        warnings: list[str] = []
        job.progressed.connect(self._hear)
        job.warned.connect(warnings.append)
        job.done.connect(results.append)
        job.refused.connect(lambda text: self.told.emit("error", text))
        job.failed.connect(lambda text: self.told.emit("error", text))

        def ended() -> None:
            self._job = None
            self.busy.emit(False, "")
            try:
                for result in results:
                    done(result)
                    if then is not None:
                        then()
            finally:
                # Not before: the view of a planning would show the former plan once more.
                if isinstance(task, MakePlan):
                    self.planning.emit(False)
            for text in warnings:  # after what was said of the result
                self.told.emit("warning", text)

        job.ended.connect(ended)
        self.busy.emit(True, message)
        job.start()

    def _hear(self, progress: Progress) -> None:
        if self._job is not None and self._history is not None:
            self._history.hear(progress, self._job.seconds)
            self.heard.emit(self._history)
