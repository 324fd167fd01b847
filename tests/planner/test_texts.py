"""The catalogues of all languages say the same things under the same keys."""

from string import Formatter

import pytest

from planner.texts import DANISH, catalogue, languages

OTHERS = tuple(code for code in languages() if code != DANISH)


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_no_key_that_danish_lacks(code: str) -> None:
    assert catalogue(code).keys() <= catalogue(DANISH).keys()


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
