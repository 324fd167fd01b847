"""What happens to a fault that nobody expected: it is written to a log and told, once a minute at
most.

No line of the log holds a word that may be somebody's name: of a fault its sort and the places in
the program that it went through, without what it said and without folders. One that ends the whole
process at once, in a library, leaves the stack of each thread in a file beside the log.
"""

import faulthandler
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from planner import crashes

LOG_BYTES: Final = 500_000
QUIET_SECONDS: Final = 60.0
"""So long after a fault was told none is told, and the same one is not logged again."""

log = logging.getLogger(__name__)


def nameless(fault: BaseException | None) -> str:
    """The sort of a fault and the places that it went through, those of its causes too."""
    lines: list[str] = []
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        lines.append(type(fault).__name__)
        lines += [
            f"  {place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(fault.__traceback__)
        ]
        fault = fault.__cause__ or fault.__context__
    return "\n".join(lines)


def place(file: str) -> str:
    """The last two parts of a source file's path: folders further up may bear somebody's name."""
    return "/".join(file.replace("\\", "/").split("/")[-2:])


class Nameless(logging.Formatter):
    """Writes faults without what they said."""

    def format(self, record: logging.LogRecord) -> str:
        """A line; whatever another handler made of the fault is not taken over."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[
            None, None, None
        ],
    ) -> str:
        return nameless(ei[1])


def log_file(folder: Path) -> Path:
    """The file that faults are written to."""
    return folder / "faellestid.log"


def crash_file(folder: Path) -> Path:
    """The file that crashes of the whole process are written to."""
    return folder / "crash.log"


def keep_log(folder: Path) -> Path | None:
    """Write faults to a file of a folder; None where the folder cannot be written."""
    from logging.handlers import RotatingFileHandler

    file = log_file(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(Nameless("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return file


def watch_for_crashes(folder: Path) -> None:
    """Let a crash leave the stack of each thread in a file of a folder: one of this process, and
    of those that it starts from now on."""
    file = crash_file(folder)
    try:
        if file.is_file() and file.stat().st_size > LOG_BYTES:
            file.replace(file.with_suffix(".log.1"))
        folder.mkdir(parents=True, exist_ok=True)
        # It stays open for as long as the program runs: a crash leaves no time to open a file.
        faulthandler.enable(file.open("a", encoding="utf-8"))
        os.environ[crashes.CRASHES] = str(file)
    except OSError:
        log.warning("crashes cannot be written")


def watch_child() -> None:
    """The same in a child process, where its parent watches."""
    if not crashes.watch():
        log.warning("crashes cannot be written")


class FaultHook:
    """Stands in for `sys.excepthook`, and hears of faults in threads too."""

    def __init__(
        self, tell: Callable[[], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._tell, self._clock = tell, clock
        self._told = float("-inf")
        self._logged: dict[tuple[str, str, int], float] = {}

    def install(self) -> None:
        """Hear of every fault from now on."""
        sys.excepthook = self
        threading.excepthook = self._in_thread

    def __call__(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a fault and tell of it, if there was none just before."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        now = self._clock()
        self._note(kind, fault, trace, now)
        if now - self._told >= QUIET_SECONDS:
            self._told = now
            self._tell()

    def _note(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None,
        now: float,
    ) -> None:
        where = _where(kind, trace)
        if now - self._logged.get(where, float("-inf")) >= QUIET_SECONDS:
            self._logged[where] = now
            log.error("unexpected fault", exc_info=(kind, fault, trace))

    def _in_thread(self, happened: threading.ExceptHookArgs) -> None:
        # Nothing of the window may be touched outside its own thread.
        if happened.exc_value is not None and not issubclass(happened.exc_type, SystemExit):
            self._note(
                happened.exc_type, happened.exc_value, happened.exc_traceback, self._clock()
            )


def _where(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return kind.__name__, "", 0
    return kind.__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno
