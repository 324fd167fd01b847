"""What an import doubts (`Question`) and what a check of a plan says (`Finding`)."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Question:
    """One doubt of an import. `message` is a sentence for people; `cell` is like `D7`."""

    severity: Severity
    code: str
    message: str
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check of a finished plan has to say, and whom or what it is about."""

    severity: Severity
    code: str
    message: str
    meeting: str | None = None
    employee: str | None = None


class UnusableInput(Exception):
    """The input cannot be used at all: one sentence that names file, sheet and cell, and a way on.

    The only error that crosses from `planner` to those who call it; everything smaller is a
    Question or a Finding.
    """
