"""How long an edit takes until it would outlive the program, from the edit to the flushed copy.

    .venv/bin/python -m tests.stress.durable 100

So many edits of the sample home, and of 200 people and a year, each at a random moment, some
seconds after it was opened. Ends with 1 where one takes longer than a second.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

from benchmarks.large_home import large_outcome
from models.plan import Outcome
from tests.ui.outcomes import sample_outcome
from ui.autosave import READY_MS, Autosave
from ui.commands import with_lock
from ui.document import Document, State

MOST_SECONDS = 1.0
PATIENCE_MS = 60_000


class _Stands(QObject):
    """When a copy stood there; never, until one does."""

    def __init__(self) -> None:
        super().__init__()
        self.loop, self.at = QEventLoop(), float("inf")

    def now(self) -> None:
        """It stands."""
        self.at = time.monotonic()
        self.loop.quit()


def measured(outcome: Outcome, count: int, folder: Path) -> list[float]:
    """Seconds from each edit to its copy; infinite where none came."""
    document = Document()
    autosave = Autosave(document, folder, document)
    document.open(State(outcome.problem, outcome))
    _wait(READY_MS + 5000)
    chance, found = random.Random(7), []
    for _ in range(count):
        _wait(chance.randrange(400))
        meeting = chance.choice(outcome.plan.meetings).id
        now = document.state.meeting(meeting)
        assert now is not None
        stands = _Stands()
        autosave.written.connect(stands.now)
        began = time.monotonic()
        document.apply(with_lock(document.state, meeting, not now.locked), "lock")
        QTimer.singleShot(PATIENCE_MS, stands.loop, stands.loop.quit)
        stands.loop.exec()
        autosave.written.disconnect(stands.now)
        found.append(stands.at - began)
    document.undo_stack.setClean()
    autosave.close()
    return found


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def main() -> int:
    """Measure both homes and tell."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    application = QCoreApplication(sys.argv[:1])
    late = 0
    homes = ("sample", sample_outcome()), ("200 people, a year", large_outcome(False))
    for name, outcome in homes:
        with tempfile.TemporaryDirectory() as folder:
            found = measured(outcome, count, Path(folder))
        slow = sum(each > MOST_SECONDS for each in found)
        late += slow
        print(
            f"{name}: {count} edits, median {statistics.median(found):.2f} s, "
            f"worst {max(found):.2f} s, over a second {slow}; the first {found[0]:.2f} s; "
            f"load {os.getloadavg()[0]:.1f}", flush=True,
        )
    del application
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
