"""The catalogues of all languages say the same things under the same keys."""

import re
from string import Formatter

import pytest

from planner.texts import DANISH, catalogue, languages, t_in

DANISH_LETTERS = re.compile("[æøåÆØÅ»«]")
WORDS_OF_FILES = ("mapping.not_toml",)
"""Texts that name a word as it must stand in a file."""
OTHERS = tuple(code for code in languages() if code != DANISH)


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_no_key_that_danish_lacks(code: str) -> None:
    assert catalogue(code).keys() <= catalogue(DANISH).keys()


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_every_text(code: str) -> None:
    assert catalogue(DANISH).keys() - catalogue(code).keys() == set()


def test_no_english_text_is_the_danish_one() -> None:
    danish, english = catalogue(DANISH), catalogue("en")
    assert [
        key for key, text in danish.items()
        if DANISH_LETTERS.search(text.replace("Fællestid", "")) and english[key] == text
    ] == []


def test_english_has_danish_letters_in_names_alone() -> None:
    names = ("Fællestid", "Bøgen", "Lærken", "Bo Ærø")
    assert [
        key for key, text in catalogue("en").items()
        if DANISH_LETTERS.search(re.sub("|".join(names), "", text)) and key not in WORDS_OF_FILES
    ] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_is_filled_with_the_same_values_in_every_language(code: str) -> None:
    danish = catalogue(DANISH)
    other = {
        key: _fields(text) for key, text in catalogue(code).items()
        if _fields(text) != _fields(danish[key])
    }
    assert other == {}


def test_danish_comes_first() -> None:
    assert languages()[0] == DANISH


@pytest.mark.parametrize("code", languages())
def test_a_text_is_the_same_by_itself_and_among_all(code: str) -> None:
    texts = {key: text for key, text in catalogue(code).items() if not _fields(text)}
    assert {key: t_in(code, key) for key in texts} == texts


def test_a_text_that_no_language_has_is_a_fault() -> None:
    with pytest.raises(KeyError):
        t_in("en", "ui.nothing.of.the.kind")
