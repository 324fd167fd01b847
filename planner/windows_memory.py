"""Windows: what a process has held, and a job that bounds what it may be promised.

A process puts itself into a job of its own. Those that it starts are in the job too, and it may lie
within another job (Windows 8 and later), of which the lower bound counts. Nothing here raises.
"""

import ctypes
from typing import Any, Final

_PROCESS_MEMORY: Final = 0x100
"""JOB_OBJECT_LIMIT_PROCESS_MEMORY: the bound is for each process."""
_EXTENDED: Final = 9
"""JobObjectExtendedLimitInformation."""


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32), ("least_set", ctypes.c_size_t),
        ("most_set", ctypes.c_size_t), ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t), ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; `counters` are the six of IO_COUNTERS."""

    _fields_ = (
        ("basic", BasicLimits), ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t), ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t), ("peak_job", ctypes.c_size_t),
    )


class Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS."""

    _fields_ = (
        ("size", ctypes.c_uint32), ("faults", ctypes.c_uint32),
        ("peak_set", ctypes.c_size_t), ("set", ctypes.c_size_t),
        ("peak_paged_pool", ctypes.c_size_t), ("paged_pool", ctypes.c_size_t),
        ("peak_other_pool", ctypes.c_size_t), ("other_pool", ctypes.c_size_t),
        ("promised", ctypes.c_size_t), ("peak_promised", ctypes.c_size_t),
    )


def kernel() -> Any:
    """The library of the system, with the shapes of what is called here: a handle is as long as
    an address, and ctypes would cut it off."""
    library = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    handle, number, flag = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int
    shapes = {
        "GetCurrentProcess": (handle, ()),
        "CreateJobObjectW": (handle, (ctypes.c_void_p, ctypes.c_wchar_p)),
        "SetInformationJobObject": (flag, (handle, flag, ctypes.c_void_p, number)),
        "AssignProcessToJobObject": (flag, (handle, handle)),
        "CloseHandle": (flag, (handle,)),
        "K32GetProcessMemoryInfo": (flag, (handle, ctypes.c_void_p, number)),
    }
    for name, (result, arguments) in shapes.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def bound(system: Any, promised: int) -> bool:
    """Let this process and each that it starts be promised so many bytes at most; whether the
    system agreed."""
    job = system.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = ExtendedLimits(process_memory=promised)
    limits.basic.flags = _PROCESS_MEMORY
    done = system.SetInformationJobObject(
        job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits)
    ) and system.AssignProcessToJobObject(job, system.GetCurrentProcess())
    # The job lives on for as long as a process is in it.
    system.CloseHandle(job)
    return bool(done)


def most_held(system: Any) -> int:
    """The most bytes that this process ever held at once; 0 where that is not told."""
    counters = Counters(size=ctypes.sizeof(Counters))
    told = system.K32GetProcessMemoryInfo(
        system.GetCurrentProcess(), ctypes.byref(counters), ctypes.sizeof(counters)
    )
    return int(counters.peak_set) if told else 0
