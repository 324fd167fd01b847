"""Who has the plan open, asked and said in a thread: a share that is gone may take long to answer.

Each claim to a plan has a thread of its own, so that one that hangs holds up no other.
"""

import contextlib
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.finding import UnusableInput
from planner.plan_file import lock
from planner.plan_file.lock import Held, Taken

LOOK_SECONDS = 5.0
"""How often somebody who waits looks whether the plan is free."""


class Claim(QObject):
    """The claim to one plan, until `close`.

    `mine`: the plan is open here; with who left a lock behind, or None. `taken`: somebody else has
    it. `lost`: somebody has taken it over. `free`: whoever had it has closed it. `refused`: it can
    only be read, with a sentence. `touched`: the file was written since this was last said.
    """

    mine = Signal(object)
    taken = Signal(object)
    lost = Signal(object)
    free = Signal()
    refused = Signal(str)
    touched = Signal()

    def __init__(self, path: Path, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.path, self._name = path, name
        self._end = threading.Event()
        self._again = threading.Event()
        self._thread = threading.Thread(target=self._run, name="lock", daemon=True)

    def begin(self) -> None:
        """Ask for the plan."""
        self._thread.start()

    def again(self) -> None:
        """Ask once more, since it may be free."""
        self._again.set()

    def close(self) -> None:
        """Let the plan go; a share that does not answer is not waited for."""
        self._end.set()
        self._again.set()
        self._thread.join(2.0)
        self.deleteLater()

    def _run(self) -> None:
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            while not self._end.is_set():
                self._again.clear()
                left = lock.left_by(self.path)
                try:
                    found = lock.acquire(self.path, self._name)
                except UnusableInput as fault:
                    self.refused.emit(str(fault))
                    self._wait(told=True)  # that nobody has it does not make it writable
                    continue
                if isinstance(found, Held):
                    self._hold(found, left)
                else:
                    self.taken.emit(found)
                    self._wait()

    def _hold(self, held: Held, left: Taken | None) -> None:
        try:
            self.mine.emit(left)
            seen, waited = _mark(self.path), 0.0
            while not self._end.wait(LOOK_SECONDS):
                seen = self._look(seen)
                waited += LOOK_SECONDS
                if waited < lock.BEAT_SECONDS:
                    continue
                waited = 0.0
                # A share that is gone for a while is no reason to give the plan up.
                other = None if held.refresh() else lock.holder(self.path)
                if other is not None:
                    self.lost.emit(other)
                    self._wait()
                    return
        finally:
            held.release()

    def _wait(self, *, told: bool = False) -> None:
        """Wait until it is asked for again, and tell when it is free. `told`: that is known."""
        seen = _mark(self.path)
        while not self._again.wait(LOOK_SECONDS):
            seen = self._look(seen)
            is_free = lock.holder(self.path) is None
            if is_free and not told:
                self.free.emit()
            told = is_free

    def _look(self, seen: tuple[int, int] | None) -> tuple[int, int] | None:
        now = _mark(self.path)
        if now is not None and now != seen:
            self.touched.emit()
        return now or seen


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
