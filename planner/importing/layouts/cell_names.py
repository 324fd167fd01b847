"""The names in a cell of a list: between commas and the like, or initials beside each other."""

import re
from collections.abc import Iterable
from itertools import islice

from planner.importing.codes import Absent, Codes, is_blank
from planner.importing.names import INITIALS, may_be_name
from planner.importing.sheet import Sheet

BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
SPLIT = re.compile(r"\s*(?:[,;/+&\n]|\bog\b|\band\b)\s*")
_DASHED = re.compile(r"[A-ZÆØÅ]{2,4}(?:\s*[-–]\s*[A-ZÆØÅ]{2,4})+")
_TWO_LETTERS = 2
_SHORT = re.compile(r"[A-ZÆØÅ][A-ZÆØÅa-zæøå]{1,3}\*?")
_MOSTLY = 0.7
"""In a table of initials so many of the words are such."""

SAMPLE_ROWS, _SAMPLE_COLUMNS = 120, 40


def names_in(text: str, known: frozenset[str]) -> list[str]:
    """The names in a text: between commas and the like, or initials with spaces between them."""
    bare = BRACKETS.sub("\n", text)
    found: list[str] = []
    for part in (part.strip() for part in SPLIT.split(bare)):
        tokens = part.split()
        if _DASHED.fullmatch(part):
            found += [piece.strip() for piece in re.split(r"[-–]", part)]
        elif len(tokens) > 1 and _all_initials(tokens, known):
            found += tokens
        elif part:
            found.append(" ".join(tokens))
    return found


def _all_initials(tokens: list[str], known: frozenset[str]) -> bool:
    """Whether words are initials, each by itself: capitals, or such as stand alone elsewhere.

    "OLE LUND" is a name where most words of the table are longer.
    """
    if not known:
        return False
    sure = [token for token in tokens if INITIALS.fullmatch(token.rstrip("*"))]
    return all(_SHORT.fullmatch(token) for token in tokens) and (
        len(sure) == len(tokens)
        or all(token in sure or token.rstrip("*").casefold() in known for token in tokens)
    )


def are_initials(text: str, known: frozenset[str]) -> bool:
    """Whether two letters such as "BS" or "FE", elsewhere a reason for being away, are somebody."""
    return len(text) == _TWO_LETTERS and text.isalpha() and text.casefold() in known


def is_code(text: str, known: frozenset[str], codes: Codes) -> bool:
    """Whether a text that could be a name is a code instead."""
    read = codes.read(text)
    return read is not None and not (read == (Absent.AWAY,) and are_initials(text, known))


def texts_in(sheet: Sheet, rows: Iterable[int], columns: list[int]) -> list[str]:
    """The texts of the first rows and columns, from which it shows what stands in them."""
    return [
        text for row in islice(rows, SAMPLE_ROWS) for column in columns[:_SAMPLE_COLUMNS]
        if isinstance(value := sheet.rows[row][column], str) and not is_blank(value)
        if (text := value.strip())
    ]


def known_initials(texts: list[str]) -> frozenset[str]:
    """Folded short words that stand alone somewhere, in a table whose words are mostly initials."""
    parts = [part.rstrip("*") for text in texts
             for part in SPLIT.split(BRACKETS.sub("\n", text)) if part.strip()]
    words = [word for part in parts for word in part.split()]
    if sum(1 for word in words if INITIALS.fullmatch(word)) < _MOSTLY * len(words):
        return frozenset()
    sure = {word.casefold() for word in words if INITIALS.fullmatch(word)}
    return frozenset(sure | {part.casefold() for part in parts if _SHORT.fullmatch(part)})


def is_somebody(name: str, initials: frozenset[str], codes: Codes) -> bool:
    """Whether a name in a cell is that of a person, and no code."""
    known = may_be_name(name) or name.rstrip("*").casefold() in initials
    return known and len(name) > 1 and not is_code(name, initials, codes)
