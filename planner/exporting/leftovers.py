"""Files that stand beside others for a moment while those are written, and what a killed program
leaves of them.

Such a leftover may hold a whole plan, names and all, where nobody looks for it. So whoever writes
in that folder next takes it away: only what bears our name, is old, and belongs to no process that
still runs here.
"""

import contextlib
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Final

from planner.processes import alive

OLD_SECONDS: Final = 600
"""Nobody writes one file for so long; a process of another machine cannot be asked."""
SURE_SECONDS: Final = 86_400
"""After so long it is a leftover, though a process of that number runs here."""
_OURS: Final = re.compile(
    r"\.?faellestid-(\d+)-[a-z0-9_]{8}(?:\.tmp)?|.+\.faellestid\.lock\.[0-9a-f]{32}"
)
"""The number is that of a process. The last is a lock that was just taken away."""


def file_beside(target: Path) -> tuple[int, Path]:
    """A new file in the folder of another, open for writing and readable to its owner alone."""
    start = f".faellestid-{os.getpid()}-"
    handle, name = tempfile.mkstemp(prefix=start, suffix=".tmp", dir=target.parent)
    return handle, Path(name)


def passing_folder() -> tempfile.TemporaryDirectory[str]:
    """A new folder among the system's passing ones; it goes at the end of a `with`."""
    folder = tempfile.TemporaryDirectory(prefix=f"faellestid-{os.getpid()}-")
    clear_leftovers(Path(folder.name))
    return folder


def clear_leftovers(written: Path) -> None:
    """Take away what killed programs left beside something that was just written.

    Its time is that of the clock of the disk or the share, which need not be this machine's. What
    cannot be taken away stays; nothing is raised.
    """
    with contextlib.suppress(OSError):
        now = written.stat().st_mtime
        with os.scandir(written.parent) as entries:
            found = [entry for entry in entries if entry.name != written.name]
        for entry in found:
            with contextlib.suppress(OSError):
                _clear(entry, now)


def _clear(entry: os.DirEntry[str], now: float) -> None:
    ours = _OURS.fullmatch(entry.name)
    if ours is None:
        return
    # Far in a time to come: the clock was set back since.
    age = abs(now - entry.stat(follow_symlinks=False).st_mtime)
    if age < OLD_SECONDS or (age < SURE_SECONDS and ours[1] and alive(int(ours[1]))):
        return
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    else:
        Path(entry.path).unlink()

