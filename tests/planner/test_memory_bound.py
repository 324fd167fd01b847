"""A process is bounded in memory where the system can do that; Windows is also played here."""

import ctypes
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

import pytest

from planner import windows_memory
from planner.memory_bound import MEGABYTE, most_held
from planner.windows_memory import BasicLimits, Counters, ExtendedLimits

LARGE_HANDLE = 0x7FFF_1234_5678
ASKED = """
from planner.memory_bound import MEGABYTE, bound
bound({addresses} * MEGABYTE, {promised} * MEGABYTE)
small = bytearray(10 * MEGABYTE)
try:
    bytearray(3000 * MEGABYTE)
except MemoryError:
    print("refused", len(small) // MEGABYTE)
"""


@dataclass
class System:
    """Windows as the functions see it. `refused`: the name of what it does not do."""

    refused: str = ""
    limits: ExtendedLimits | None = None
    said: list[tuple[str, object]] = field(default_factory=list)

    def GetCurrentProcess(self) -> int:
        return -1

    def CreateJobObjectW(self, _rights: None, name: None) -> int | None:
        self.said.append(("create", name))
        return None if self.refused == "create" else LARGE_HANDLE

    def SetInformationJobObject(
        self, job: int, kind: int, limits: Any, size: int
    ) -> int:
        self.said.append(("limit", (job, kind, size)))
        self.limits = limits._obj
        return int(self.refused != "limit")

    def AssignProcessToJobObject(self, job: int, process: int) -> int:
        self.said.append(("assign", (job, process)))
        return int(self.refused != "assign")

    def CloseHandle(self, handle: int) -> int:
        self.said.append(("close", handle))
        return 1

    def K32GetProcessMemoryInfo(
        self, process: int, counters: Any, size: int
    ) -> int:
        assert (process, counters._obj.size) == (-1, size)
        counters._obj.peak_set = 700 * MEGABYTE
        counters._obj.peak_promised = 900 * MEGABYTE
        return int(self.refused != "tell")


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_size_t) != 8, reason="sizes of 64 bits")
def test_the_structures_lie_as_windows_lays_them() -> None:
    assert ctypes.sizeof(BasicLimits) == 64
    assert BasicLimits.flags.offset == 16
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.process_memory.offset == 112
    assert ctypes.sizeof(Counters) == 72
    assert Counters.peak_set.offset == 8
    assert Counters.peak_promised.offset == 64


def test_a_process_goes_into_a_job_of_its_own_that_bounds_each_process() -> None:
    system = System()
    assert windows_memory.bound(system, 8000 * MEGABYTE)
    assert system.said == [
        ("create", None), ("limit", (LARGE_HANDLE, 9, 144)), ("assign", (LARGE_HANDLE, -1)),
        ("close", LARGE_HANDLE),
    ]
    assert system.limits is not None
    assert system.limits.process_memory == 8000 * MEGABYTE
    assert system.limits.basic.flags == 0x100
    assert system.limits.job_memory == 0


@pytest.mark.parametrize(("refused", "steps"), [
    ("create", ["create"]), ("limit", ["create", "limit", "close"]),
    ("assign", ["create", "limit", "assign", "close"]),
])
def test_where_windows_refuses_all_goes_on_without(refused: str, steps: list[str]) -> None:
    system = System(refused)
    assert not windows_memory.bound(system, MEGABYTE)
    assert [step for step, _ in system.said] == steps


def test_what_a_process_held_is_what_lay_in_memory() -> None:
    assert windows_memory.most_held(System()) == 700 * MEGABYTE
    assert windows_memory.most_held(System("tell")) == 0


def test_this_process_has_held_something() -> None:
    before = most_held()
    held = bytearray(b"x") * (200 * MEGABYTE)
    assert 5 < before <= most_held() < 100_000
    assert most_held() > len(held) / MEGABYTE


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not keep such a bound")
def test_what_is_asked_for_beyond_the_bound_is_refused() -> None:
    code = ASKED.format(addresses=2000, promised=2000)
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["refused", "10"]


@pytest.mark.skipif(sys.platform != "win32", reason="jobs are of Windows")
def test_a_job_within_a_job_keeps_the_lower_bound() -> None:
    code = "from planner.memory_bound import MEGABYTE, bound\nbound(0, 1000 * MEGABYTE)\n"
    code += ASKED.format(addresses=9000, promised=9000)
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["refused", "10"]


@pytest.mark.skipif(sys.platform != "win32", reason="jobs are of Windows")
def test_what_a_bounded_process_starts_is_bounded_too() -> None:
    inner = "bytearray(3000 * 1024 ** 2)"
    code = (
        "import subprocess, sys\nfrom planner.memory_bound import MEGABYTE, bound\n"
        "bound(0, 2000 * MEGABYTE)\n"
        f"inner = [sys.executable, '-c', {inner!r}]\n"
        "said = subprocess.run(inner, capture_output=True, text=True)\n"
        "print('MemoryError' in said.stderr)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True"
