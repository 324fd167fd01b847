"""What happens to a fault that nobody expected: it is written to a log and told once.

One that ends the whole process at once, in a library, leaves the stack of each thread in a file
beside the log.
"""

import faulthandler
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

LOG_BYTES = 500_000

log = logging.getLogger(__name__)


def log_file(folder: Path) -> Path:
    """The file that faults are written to."""
    return folder / "faellestid.log"


def keep_log(folder: Path) -> Path | None:
    """Write faults to a file of a folder; None where the folder cannot be written."""
    from logging.handlers import RotatingFileHandler

    file = log_file(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return file


def watch_for_crashes(folder: Path) -> None:
    """Let a crash of the whole process leave the stack of each thread in a file of a folder."""
    file = folder / "crash.log"
    try:
        if file.is_file() and file.stat().st_size > LOG_BYTES:
            file.replace(file.with_suffix(".log.1"))
        folder.mkdir(parents=True, exist_ok=True)
        # It stays open for as long as the program runs: a crash leaves no time to open a file.
        faulthandler.enable(file.open("a", encoding="utf-8"))
    except OSError:
        log.warning("crashes cannot be written to %s", file)


class FaultHook:
    """Stands in for `sys.excepthook`. The same fault at the same place is told only once."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._told: set[tuple[str, str, int]] = set()

    def install(self) -> None:
        """Hear of every fault from now on."""
        sys.excepthook = self

    def __call__(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a fault, and tell of it if it is a new one."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        place = _place(kind, trace)
        if place in self._told:
            return
        self._told.add(place)
        log.error("unexpected fault", exc_info=(kind, fault, trace))
        self._tell()


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return kind.__name__, "", 0
    return kind.__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno
