"""How much memory this process holds, and a bound on it that the system keeps.

Linux counts addresses and refuses what goes beyond them; Windows counts what is promised to a
process by means of a job. macOS takes such a bound and does not keep it, so there nothing is set:
what holds there is that a task looks at what it has held (`most_held`) and at the clock.
"""

import contextlib
import sys

MEGABYTE = 1024**2


def most_held() -> float:
    """The most memory that this process ever held, in MB; 0 where the system does not say."""
    if sys.platform == "win32":
        from planner import windows_memory

        return windows_memory.most_held(windows_memory.kernel()) / MEGABYTE
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (MEGABYTE if sys.platform == "darwin" else 1024)


def bound(addresses: int, promised: int) -> None:
    """Let this process, and those that it starts, have no more than that, each for itself: asking
    for more is then a MemoryError, and the machine is not brought down.

    `addresses`: bytes on Linux, where threads set aside more than they use. `promised`: bytes on
    Windows. A lower bound that the system has stays. Where none can be set, all goes on.
    """
    if sys.platform == "win32":
        from planner import windows_memory

        windows_memory.bound(windows_memory.kernel(), promised)
    elif sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = addresses if hard == resource.RLIM_INFINITY else min(addresses, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
