"""What of a plan can be printed, and on which sizes of paper."""

from typing import Final, Literal

Format = Literal["A4", "A3"]
FORMATS: Final[tuple[Format, ...]] = ("A4", "A3")
Sheet = Literal["weeks", "months", "people", "coverage", "attendance", "log"]
"""What of a plan can be printed."""
SHEETS: Final[tuple[Sheet, ...]] = (
    "weeks", "months", "people", "coverage", "attendance", "log",
)
