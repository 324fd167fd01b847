"""Text that a workbook may hold: names and sentences come from anywhere."""

import re

CELL_UNITS = 32767
"""Most UTF-16 units that Excel keeps in one cell."""

# What XML 1.0 forbids, and halves of surrogate pairs, which no encoding can write.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str) -> str:
    """The text without what a workbook forbids, cut where Excel would call the file damaged."""
    kept = _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))
    if len(kept) * 2 <= CELL_UNITS:
        return kept
    units = kept.encode("utf-16-le")[: CELL_UNITS * 2]
    return units.decode("utf-16-le", errors="ignore")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet that is given the text by hand would take it for a formula."""
    return text.startswith(_STARTS_A_FORMULA)


def shortened(text: str, most: int) -> str:
    """At most `most` characters, in one line; an ellipsis says that something is left out."""
    line = " ".join(clean(text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
