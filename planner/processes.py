"""Whether a process of this machine still runs: what it left may only be taken away when it does
not."""

import os
import sys

_QUERY, _NO_PROCESS, _RUNS = 0x1000, 87, 259
"""Of Windows: a right, a fault and a state of processes."""


def alive(pid: int) -> bool:
    """Whether a process of this machine still runs; where that cannot be told, it does."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _alive_on_windows(pid: int) -> bool:
    # There, a signal to a process ends it, whatever its number.
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(_QUERY, False, pid)
    if not handle:
        return bool(ctypes.get_last_error() != _NO_PROCESS)  # type: ignore[attr-defined,unused-ignore]
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not known or code.value == _RUNS
