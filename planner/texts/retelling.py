"""Sentences that were stored in one language, told in another.

What a plan says of a meeting that it leaves out, what an import doubts and what a step of undoing
is called are kept as sentences. They came from the catalogue, so the text behind each is found
again, with what it was filled with. A sentence that no text fits stays as it is.
"""

import re
from functools import cache, partial
from string import Formatter
from typing import NamedTuple

from planner.texts import catalogue, language, languages, t

_LEAST_LETTERS = 5
"""A text with fewer letters of its own fits almost any sentence."""
_NAMES = ("kind.", "course.", "room.", "lead.", "sample.")
"""Texts that were made into names of a plan, which it keeps."""
_BETWEEN = "; "
"""Between clauses that are told in one field."""


class _Template(NamedTuple):
    key: str
    own: str
    text: str


def retell(text: str) -> str:
    """A stored sentence in the present language."""
    for code in languages():
        if code != language():
            told = _retold(text, code)
            if told is not None:
                return told
    return text


def _retold(text: str, code: str) -> str | None:
    key = _plain(code).get(text)
    if key is not None:
        return t(key)
    for template in _templates(code):
        if template.own in text:
            found = _compiled(template.text).fullmatch(text)
            if found is not None:
                words = found.groupdict()
                return t(template.key, **{name: _word(word, code) for name, word in words.items()})
    return None


def _word(word: str, code: str) -> str:
    """What a field was filled with: clauses, a word of the catalogue, dates, or a name."""
    parts = word.split(_BETWEEN)
    return _BETWEEN.join(_retold(part, code) or _dates(part, code) for part in parts)


def _dates(text: str, code: str) -> str:
    for key, pattern in _times(code):
        text = pattern.sub(partial(_date, key, code), text)
    return text


def _date(key: str, code: str, found: re.Match[str]) -> str:
    words = found.groupdict()
    day = {
        "weekday": t(_keys_of("weekday.short.", code)[words.pop("weekday")]),
        "day": words.pop("number"),
        "month": t(_keys_of("date.short.month.", code)[words.pop("month")]),
    }
    return t(key, day=t("date.short", **day), **words) if words else t(key, **day)


@cache
def _plain(code: str) -> dict[str, str]:
    """Keys by the texts without fields; numbers are none."""
    return {text: key for key, text in catalogue(code).items()
            if "{" not in text and any(c.isalpha() for c in text) and not key.startswith(_NAMES)}


@cache
def _templates(code: str) -> tuple[_Template, ...]:
    """The texts with fields, those with most words of their own first."""
    found = []
    for key, text in catalogue(code).items():
        parts = [*Formatter().parse(text)]
        own = "".join(literal for literal, *_ in parts)
        filled = any(name for _, name, *_ in parts) and not key.startswith(_NAMES)
        if filled and sum(map(str.isalpha, own)) >= _LEAST_LETTERS:
            longest = max((literal for literal, *_ in parts), key=len)
            found.append((len(own), _Template(key, longest, text)))
    return tuple(template for _, template in sorted(found, key=lambda each: -each[0]))


@cache
def _compiled(text: str) -> re.Pattern[str]:
    """Only of texts that some sentence may fit: all of them take a quarter of a second."""
    return re.compile(_pattern(text), re.S)


def _pattern(text: str, **fields: str) -> str:
    """A text as a pattern: the same field twice is the same word twice."""
    made, seen = "", set[str]()
    for literal, name, *_ in Formatter().parse(text):
        made += re.escape(literal)
        if name:
            named = name in seen and name not in fields
            made += f"(?P={name})" if named else fields.get(name, f"(?P<{name}>.+?)")
            seen.add(name)
    return made


@cache
def _keys_of(prefix: str, code: str) -> dict[str, str]:
    return {text: key for key, text in catalogue(code).items() if key.startswith(prefix)}


@cache
def _times(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How dates are written, the longest first."""
    texts = catalogue(code)
    one_of = {
        name: "|".join(sorted(map(re.escape, _keys_of(prefix, code)), key=len, reverse=True))
        for name, prefix in (("weekday", "weekday.short."), ("month", "date.short.month."))
    }
    clock = r"\d\d:\d\d"
    day = _pattern(
        texts["date.short"], weekday=rf"\b(?P<weekday>{one_of['weekday']})",
        day=r"(?P<number>\d{1,2})", month=rf"(?P<month>{one_of['month']})\b",
    )
    return (
        ("date.when", re.compile(
            _pattern(texts["date.when"], day=day, times=rf"(?P<times>{clock}–{clock})"))),
        ("date.at", re.compile(_pattern(texts["date.at"], day=day, time=rf"(?P<time>{clock})"))),
        ("date.short", re.compile(day)),
    )
