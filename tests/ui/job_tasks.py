"""Tasks that do what a test of jobs needs. They run in a child process."""

import os
import time
from dataclasses import dataclass

from models.finding import UnusableInput
from planner.progress import Cancel, Progress, Report


@dataclass(frozen=True)
class Count:
    """Counts to `until`, telling each step; gives the number it came to when stopped."""

    until: int
    pause: float = 0.0
    seconds: float | None = None
    grace: float | None = 30.0
    note: tuple[str, ...] = ()

    def run(self, report: Report, cancel: Cancel, /) -> int:
        for number in range(self.until):
            if cancel():
                return number
            report(Progress("count", str(number), number / self.until))
            time.sleep(self.pause)
        return self.until


@dataclass(frozen=True)
class Swell:
    """Takes more and more memory until it is asked to end, at most so many MB; gives how many it
    came to. `deaf`: it does not listen, and asks for all at once."""

    megabytes: int
    deaf: bool = False
    seconds: float | None = None
    grace: float | None = 30.0

    def run(self, _report: Report, cancel: Cancel, /) -> int:
        if self.deaf:
            return len(bytes(self.megabytes * 1024**2))
        held: list[bytes] = []
        while len(held) < self.megabytes and not cancel():
            held.append(b"x" * 1024**2)
        return len(held)


@dataclass(frozen=True)
class Fail:
    """Ends in one of the ways in which work can end badly."""

    how: str
    seconds: float | None = None
    grace: float | None = 30.0

    def run(self, _report: Report, _cancel: Cancel, /) -> None:
        if self.how == "refuse":
            raise UnusableInput("Filen er tom.")
        if self.how == "fault":
            raise ValueError("secret detail")
        if self.how == "memory":
            raise MemoryError
        if self.how == "file":
            raise PermissionError(13, "Permission denied")
        if self.how == "die":
            os._exit(7)
        time.sleep(60)
