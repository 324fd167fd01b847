"""What stands on a page. All lengths are millimetres from the upper left corner, sizes are points.

Whoever draws a page (a PDF writer, a printer) needs to know three marks: words, boxes and lines.
"""

from dataclasses import dataclass
from typing import Final, Literal

from planner.paper.names import FORMATS, SHEETS, Format, Sheet

__all__ = ["FORMATS", "SHEETS", "Format", "Sheet"]

Align = Literal["left", "center", "right"]

POINT: Final = 25.4 / 72
"""Millimetres in a point."""

INK: Final = "#1f2933"
QUIET: Final = "#5b6770"
ACCENT: Final = "#1f4e5f"
LINE: Final = "#c9d1d6"
SHADE: Final = "#f1f3f4"
ALARM: Final = "#9c3200"

_SHORT: Final[dict[Format, float]] = {"A4": 210.0, "A3": 297.0}
_LONG: Final[dict[Format, float]] = {"A4": 297.0, "A3": 420.0}


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is where its letters stand."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    colour: str = INK
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled, framed or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    frame: str | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, `thick` millimetres thick."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str = LINE
    thick: float = 0.2


Mark = Words | Box | Stroke


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper and its marks, the first one lowest."""

    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to print. `title` is what it is called, in the file as well."""

    title: str
    pages: tuple[Page, ...]


def size_of(paper: Format, *, wide: bool) -> tuple[float, float]:
    """Width and height of a sheet, lying where `wide`."""
    short, long = _SHORT[paper], _LONG[paper]
    return (long, short) if wide else (short, long)
