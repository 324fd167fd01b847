"""How much room a text takes: spreadsheets do not all make a row as high as its wrapped text.

Widths are those of Arial, in thousandths of the size, by groups of letters; a little too much
rather than too little.
"""

from functools import lru_cache

_GROUPS = (
    ("ijl|'’!.,:;/ ()[]I·ft", 290), ("r-–\"*", 350), ("mM—…ÆŒæœ", 880), ("wWÅÄ%@&", 800),
    ("ckszxvyJ", 510),
)
_WIDTHS = {letter: width for letters, width in _GROUPS for letter in letters}
_USUAL, _CAPITAL, _BEYOND = 566, 720, 1350
# Letters up to here are as wide as Latin ones; pictures and East Asian writing come after.
_LAST_NARROW = 0x2E7F
_BOLD = 1.08


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Width of one line in points."""
    return sum(map(_letter, text)) * size / 1000 * (_BOLD if bold else 1.0)


@lru_cache(maxsize=8192)
def lines_of(text: str, room: float, size: float, bold: bool = False) -> int:
    """Lines that a text takes when wrapped to `room` points: between words, within long ones."""
    return sum(_wrapped(line, room, size, bold) for line in text.split("\n"))


def _wrapped(line: str, room: float, size: float, bold: bool) -> int:
    space = width_of(" ", size, bold)
    lines, used = 1, 0.0
    for word in line.split(" "):
        wide = width_of(word, size, bold)
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        else:
            used += space if used else 0.0
        # A word that is longer than the line is cut where the line ends.
        extra = int((wide - 0.01) // room) if wide > room else 0
        lines, used = lines + extra, used + wide - extra * room
    return lines


def _letter(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if ord(letter) > _LAST_NARROW:
        return _BEYOND
    return _CAPITAL if letter.isupper() else _USUAL
