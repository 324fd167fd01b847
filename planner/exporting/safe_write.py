"""Writing a file so that it is either wholly new or as it was.

A file that is written in place is empty or half after a full disk or a power cut. Here the bytes go
to a file beside the target, reach the disk, and only then take the target's name.
"""

import contextlib
import errno
import os
from pathlib import Path

from models.finding import UnusableInput
from planner.exporting.leftovers import clear_leftovers, file_beside
from planner.texts import t

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_UNUSABLE_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ})


def replace_file(path: Path, data: bytes) -> None:
    """Give `path` the content `data`, or leave it as it was.

    Raises UnusableInput, with a sentence that names the file and a way on, where the folder is
    missing, the disk is full, the file is open elsewhere or may not be written.
    """
    try:
        if path.exists() and not path.is_file():
            raise UnusableInput(t("export.write.not_a_file", path=path))
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
        # Renaming over a file that may not be written would succeed on some systems.
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        _replace(path, data)
    except (OSError, ValueError) as fault:
        raise UnusableInput(_sentence(path, fault)) from fault


def _replace(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename. Nothing is left behind where a step fails."""
    # A link is followed, so that the file that it points to is replaced and the link stays.
    target = path.resolve()
    handle, beside = file_beside(target)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_over_mode(target, beside)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    clear_leftovers(target)


def _take_over_mode(target: Path, beside: Path) -> None:
    """Permissions of the old file, or what the system gives a new one (mkstemp gives 0600)."""
    if os.name == "nt":
        return
    if target.exists():
        mode = target.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    # A share may refuse to change permissions; the file is good all the same.
    with contextlib.suppress(OSError):
        beside.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can do that for a folder."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(path: Path, fault: OSError | ValueError) -> str:
    number = fault.errno if isinstance(fault, OSError) else errno.EINVAL
    if number in _NO_ROOM:
        return t("export.write.no_room", file=path.name, folder=path.parent)
    if number in _UNUSABLE_NAME:
        return t("export.write.bad_name", file=path.name)
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return t("export.write.no_folder", file=path.name, folder=path.parent)
    if isinstance(fault, PermissionError) or number == errno.EROFS:
        key = "export.write.locked" if path.exists() else "export.write.not_allowed"
        return t(key, file=path.name, folder=path.parent)
    reason = fault.strerror if isinstance(fault, OSError) else None
    return t("export.write.failed", file=path.name, folder=path.parent, why=reason or fault)
