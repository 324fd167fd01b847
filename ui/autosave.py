"""Unsaved work is copied beside the window within a second, so that nothing is lost.

Packing a large plan for another process takes a while, so that is done in a thread; writing it
takes longer, and is done in the process. The window itself never waits for either. After the first
time only the people and meetings that an edit changed are packed, and only their rows are written.
"""

import contextlib
import multiprocessing
import threading
from dataclasses import replace
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QTimer, Signal

from models.plan import Plan
from models.problem import Problem
from planner.plan_file import SUFFIX
from ui import copies
from ui.copies import Copy, Order
from ui.document import Document, State

DELAY_MS: Final = 100
"""How long after a change the copy is made; several changes in a row are one."""
MOST_MS: Final = 250
"""How long the first of several changes in a row waits at most."""
AGAIN_MS: Final = 10_000
"""How long after a copy could not be written it is tried again."""
READY_MS: Final = 1500
"""How long after a plan was opened the writer is made ready; opening itself comes first."""


class Autosave(QObject):
    """Keeps one copy of a document for as long as something in it is unsaved, or there is no plan
    that could be saved.

    `written` comes when a copy stands there, `failed` once when none can be written; it is tried
    again.
    """

    written = Signal()
    failed = Signal()

    def __init__(self, document: Document, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._folder = document, folder
        self.copy = Copy(folder / f"{uuid4().hex}{SUFFIX}", "", None, datetime.now())
        self._lock: QLockFile | None = None
        self._writer: _Writer | None = None
        self._former: Copy | None = None
        self._told = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write)
        self._waits = QElapsedTimer()
        self._ready = QTimer(self, singleShot=True, interval=READY_MS)
        self._ready.timeout.connect(self._make_ready)
        document.opened.connect(self._ready.start)
        document.changed.connect(self._follow)

    def close(self) -> None:
        """There is nothing left to be saved: take the copy away."""
        self._timer.stop()
        self._ready.stop()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self._clear()

    def abandoned(self) -> tuple[Copy, ...]:
        """Copies of programs that ended without a word, the latest first."""
        return tuple(
            copy for copy in copies.found(self._folder)
            if copy.file != self.copy.file and _free(copy)
        )

    def take_over(self, former: Copy) -> None:
        """The work of another copy is this document's now; that copy goes once this one stands."""
        self._former = former
        self.written.connect(self._drop_former)

    def _drop_former(self) -> None:
        self.written.disconnect(self._drop_former)
        if self._former is not None:
            copies.remove(self._former)
            self._former = None

    def _follow(self) -> None:
        if self._worth():
            if not self._timer.isActive():
                self._waits.start()
            self._timer.start(max(0, min(DELAY_MS, MOST_MS - self._waits.elapsed())))
        else:
            self._timer.stop()
            self._clear()

    def _worth(self) -> bool:
        """Whether something would be lost without a copy: the answers and rules of a roster too."""
        state = self._document.state
        return self._document.modified or (state.problem is not None and state.outcome is None)

    def _write(self) -> None:
        state, path = self._document.state, self._document.path
        if state.problem is None:
            return
        planned = state.outcome is not None
        if self._lock is None and not self._claim():
            self._tell(False)
            return
        if self._writer is None or not self._writer.alive:
            self._writer = _Writer(self)
        self.copy = replace(
            self.copy, name=state.problem.name, written=datetime.now(), planned=planned,
            path=path if planned else self._document.source, version=self._document.version,
        )
        self._writer.write(self.copy, state, self._document.password)

    def _make_ready(self) -> None:
        """Let a process stand by that knows what is open, so that the first edit need not wait."""
        if self._document.state.problem is not None and not self._worth():
            if self._writer is None or not self._writer.alive:
                self._writer = _Writer(self)
            self._writer.write(None, self._document.state, None)

    def _claim(self) -> bool:
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(self.copy.lock))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
        return self._lock is not None

    def _clear(self) -> None:
        if self._writer is not None:
            self._writer.forget()
        if self._lock is not None:
            copies.remove(self.copy)
            self._lock.unlock()
            self._lock = None

    def heard(self, good: bool) -> None:
        """The writer wrote the last copy, or could not."""
        if self._worth():
            self._tell(good)
        else:  # it was saved while the copy was being written
            copies.remove(self.copy)

    def _tell(self, good: bool) -> None:
        if good:
            self._told = False
            self.written.emit()
            return
        if not self._timer.isActive():
            self._timer.start(AGAIN_MS)
        if not self._told:
            self._told = True
            self.failed.emit()


class _Writer(QObject):
    """A process that writes, and a thread that packs for it: only the latest state counts."""

    _answered = Signal(bool)

    def __init__(self, parent: Autosave) -> None:
        super().__init__(parent)
        self._answered.connect(parent.heard)
        self._wanted: tuple[Copy | None, State, str | None] | None = None
        self._news = threading.Condition()
        self._closed = False
        self.process: BaseProcess | None = None
        self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
        self._thread.start()

    def write(self, copy: Copy | None, state: State, password: str | None) -> None:
        """Write a state with the password of its plan; one that waits to be written is no longer
        wanted then. Without a copy it is only made known."""
        with self._news:
            self._wanted = copy, state, password
            self._news.notify()

    @property
    def alive(self) -> bool:
        """Whether it can write: its process may have been ended from outside."""
        return self._thread.is_alive()

    def forget(self) -> None:
        """Write nothing that was not begun."""
        with self._news:
            self._wanted = None

    def close(self) -> None:
        """End thread and process; what is being written is finished first, if that takes no longer
        than somebody can wait. Nothing is written or answered after this."""
        with contextlib.suppress(RuntimeError):
            self._answered.disconnect()
        with self._news:
            self._closed = True
            self._news.notify()
        self._thread.join(5.0)
        if self._thread.is_alive() and self.process is not None and self.process.pid is not None:
            self.process.kill()
            self._thread.join(5.0)

    def _next(self) -> tuple[Copy | None, State, str | None] | None:
        with self._news:
            self._news.wait_for(lambda: self._closed or self._wanted is not None)
            wanted, self._wanted = self._wanted, None
            return None if self._closed else wanted

    def _run(self) -> None:
        from ui.parts_sent import Sender  # wanted with the first plan, not when the window opens

        context = multiprocessing.get_context("spawn")
        here, far = context.Pipe()
        process = self.process = context.Process(target=copies.serve, args=(far,), daemon=True)
        known: Problem | None = None
        sender = Sender()
        with here:
            try:
                process.start()
                far.close()
                while (wanted := self._next()) is not None:
                    copy, state, password = wanted
                    if state.problem is None:
                        continue
                    plan = state.outcome.plan if state.outcome is not None else Plan(())
                    news = None if state.problem is known else state.problem
                    here.send_bytes(sender.pack(Order(copy, news, plan, password)))
                    known = state.problem
                    good = bool(here.recv())
                    if copy is not None:
                        self._answer(good)
            except (OSError, EOFError):
                self._answer(False)
        if process.pid is not None:
            process.join(2.0)

    def _answer(self, good: bool) -> None:
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._answered.emit(good)


def _free(copy: Copy) -> bool:
    """Whether nobody who lives writes a copy."""
    lock = QLockFile(str(copy.lock))
    lock.setStaleLockTime(0)
    free = lock.tryLock(0)
    if free:
        lock.unlock()
    return free
