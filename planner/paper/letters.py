"""How wide text is on paper, and how it fits: the letters are Bitstream Vera, which the PDF library
carries, so that a PDF, a print and their line ends are the same on every machine."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from planner.exporting.clean_text import clean
from planner.paper.page import POINT

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_ELLIPSIS: Final = "…"
_UNKNOWN: Final = "¤"
_FILES: Final = {False: "Vera.ttf", True: "VeraBd.ttf"}
_NAMES: Final = {False: "Vera", True: "Vera-Bold"}


def font_file(*, bold: bool) -> Path:
    """The file of the letters, for whoever draws with them."""
    import reportlab

    return Path(reportlab.__file__).parent / "fonts" / _FILES[bold]


def font_name(*, bold: bool) -> str:
    """The name under which the PDF library knows the letters."""
    _font(bold)
    return _NAMES[bold]


@cache
def _font(bold: bool) -> "TTFont":
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(_NAMES[bold], str(font_file(bold=bold)))
    pdfmetrics.registerFont(font)
    return font


def printable(text: str) -> str:
    """The text in one line of letters that there are: others lose their accents, and where that
    does not help a sign says that something stood there."""
    return "".join(_letter(c) for c in " ".join(clean(text).split()))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    known = _font(bold=False).face.charToGlyph
    if ord(letter) in known:
        return letter
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if ord(c) in known)
    if plain:
        return plain
    # Marks that join or steer other letters leave no gap.
    return "" if unicodedata.category(letter) in ("Cf", "Mn", "Me", "Cc") else _UNKNOWN


@lru_cache(maxsize=16384)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Millimetres that printable text takes in one line."""
    return float(_font(bold).stringWidth(text, size)) * POINT


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Printable text in one line of at most `room` millimetres; an ellipsis says it was cut."""
    line = printable(text)
    if width(line, size, bold=bold) <= room:
        return line
    while line and width(line + _ELLIPSIS, size, bold=bold) > room:
        line = line[:-1].rstrip()
    return line + _ELLIPSIS


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Printable text in lines of at most `room` millimetres, at least one."""
    lines: list[str] = []
    line = ""
    for word in printable(text).split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, size, bold=bold) > room and len(line) > 1:
            head = _head(line, room, size, bold)
            lines.append(head)
            line = line[len(head):]
    return [*lines, line]


def _head(word: str, room: float, size: float, bold: bool) -> str:
    """As much of a word's beginning as fits, at least one letter."""
    end = len(word)
    while end > 1 and width(word[:end], size, bold=bold) > room:
        end -= 1
    return word[:end]
