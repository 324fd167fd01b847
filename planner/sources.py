"""Where a default comes from, by its name: a number in the code, a title for whoever reads it.

A kind keeps `000 §2.1.2`, whatever language it is read in; a source of the home's own is any text.
"""

import re
from typing import Final

from planner.texts import language, languages, t_in

_WORKS: Final = ("000", "001", "002", "003", "004")

_CODED: Final = re.compile(
    r"\b(00[0-4])\b(?: (§[\d.]*\d(?:, §[\d.]*\d)*|\d[AB](?:, \d[AB])*))?"
)
_NEXT: Final = re.compile(r"[,;] (?=00[0-4]\b)")


def named(source: str, in_language: str | None = None) -> str:
    """`000 §2.1.3, 003` as titles and sections. What is no such number stays as it stands."""
    code = in_language or language()
    return _CODED.sub(lambda found: _title(found, code), _NEXT.sub("; ", source))


def coded(text: str) -> str:
    """What `named` was made of, in whichever language; any other text as it stands."""
    for code in languages():
        for work in _WORKS:
            text = text.replace(t_in(code, f"sources.{work}"), work)
        # "004, gruppe 1B" was "004 1B": the word between goes, as every language has its own.
        for word, mark in (("section", "§"), ("group", "")):
            between = re.escape(t_in(code, f"sources.{word}", places=""))
            text = re.sub(rf"\b(00[0-4]){between}(?=\d)", rf"\1 {mark}", text)
    text = re.sub(r"; (?=00[0-4]\b)", ", ", text)
    return re.sub(r"(?<=\d), (?=\d+\.\d)", ", §", text)


def _title(found: re.Match[str], code: str) -> str:
    work, places = found[1], found[2]
    title = t_in(code, f"sources.{work}")
    if places is None:
        return title
    word = "section" if places.startswith("§") else "group"
    return title + t_in(code, f"sources.{word}", places=places.replace("§", ""))
