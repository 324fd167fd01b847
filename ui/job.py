"""Work beside the window: one task in a process of its own, heard without waiting for it."""

import logging
import multiprocessing
import time
import traceback
from multiprocessing.connection import Connection

from PySide6.QtCore import QObject, QTimer, Signal

from planner.progress import Progress
from planner.texts import t
from ui.child import Answer, Broken, Done, Refused, serve
from ui.tasks import Task

POLL_MS = 50

log = logging.getLogger(__name__)


class Job(QObject):
    """One run of a task. Exactly one of `done`, `refused` and `failed` comes, then `ended`.

    `progressed` carries a Progress, `done` what the task gave, `refused` and `failed` a sentence
    for people. After `close` nothing comes any more.
    """

    progressed = Signal(object)
    done = Signal(object)
    refused = Signal(str)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, task: Task, parent: QObject) -> None:
        super().__init__(parent)
        context = multiprocessing.get_context("spawn")
        self._task = task
        self._stop = context.Event()
        self._line, self._far = context.Pipe(duplex=False)
        # No daemon: reading starts a limited process of its own, which daemons may not.
        self._process = context.Process(target=serve, args=(self._far, self._stop, task))
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._listen)
        self._deadline: float | None = None
        self._began = 0.0
        self.stopping = False

    def start(self) -> None:
        """Begin. The window goes on at once."""
        self._began = time.monotonic()
        try:
            self._process.start()
        except OSError as error:
            # No more processes or memory: told like any other fault, once the caller is done.
            fault = Broken("memory", str(error), traceback.format_exc())
            QTimer.singleShot(0, self, lambda: self._finish(fault))
            return
        self._far.close()
        if self._task.seconds is not None:
            self._deadline = self._began + self._task.seconds
        self._timer.start()

    @property
    def seconds(self) -> float:
        """How long it has run."""
        return time.monotonic() - self._began if self._began else 0.0

    def stop(self) -> None:
        """Ask it to end and to give what it has; after its grace, if it has one, it is ended."""
        if not self.stopping:
            self.stopping = True
            self._stop.set()
            grace = self._task.grace
            self._deadline = None if grace is None else time.monotonic() + grace

    def give_up(self) -> None:
        """End it now, without what it has."""
        self.stopping = True
        self._finish(Broken("stopped", "", "given up by the user"))

    def close(self) -> None:
        """End it now and hear nothing more of it."""
        self._timer.stop()
        self._end_process()
        self.deleteLater()

    def _listen(self) -> None:
        # Asked before the line is read: of one that has died since, something may still come.
        dead = not self._process.is_alive()
        for answer in self._answers():
            if isinstance(answer, Progress):
                self.progressed.emit(answer)
            else:
                self._finish(answer)
                return
        if dead:
            code = self._process.exitcode
            self._finish(Broken("died", str(code), f"the child process ended with {code}"))
        elif self._deadline is not None and time.monotonic() > self._deadline:
            kind = "stopped" if self.stopping else "slow"
            self._finish(Broken(kind, "", f"ended by the window: {kind}"))

    def _answers(self) -> list[Answer]:
        heard: list[Answer] = []
        try:
            while self._line.poll():
                heard.append(_receive(self._line))
        except (EOFError, OSError):
            # The far end is closed: what came before still counts, and is_alive tells the rest.
            pass
        return heard

    def _finish(self, answer: Done | Refused | Broken) -> None:
        self._timer.stop()
        self._end_process()
        if isinstance(answer, Done):
            self.done.emit(answer.result)
        elif isinstance(answer, Refused):
            self.refused.emit(answer.message)
        else:
            log.error("%s: %s\n%s", type(self._task).__name__, answer.message, answer.details)
            self.failed.emit(t(f"ui.job.{answer.kind}", message=answer.message))
        self.ended.emit()
        self.deleteLater()

    def _end_process(self) -> None:
        if self._process.pid is None:
            return
        # Whatever it had to say has been heard, so there is nothing to wait for.
        self._process.terminate()
        self._process.join(0.5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(1.0)
        self._line.close()


def _receive(line: Connection) -> Answer:
    answer: Answer = line.recv()
    return answer
