import pytest

from planner.rules.wording import counted, listed, span_of, weekdays, windows_text
from tests.make import window


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ({1}, "man"), ({1, 2}, "man og tir"), ({1, 2, 3}, "man–ons"),
        ({1, 3, 5}, "man, ons og fre"),
        ({1, 2, 3, 4, 5}, "man–fre"), ({6, 7}, "lør og søn"), (set(range(1, 8)), "alle dage"),
    ],
)
def test_weekdays(days: set[int], text: str) -> None:
    assert weekdays(frozenset(days)) == text


def test_windows() -> None:
    two = (window("07-10", {1, 2, 3}), window("22-24"))
    assert windows_text(two) == "man–ons kl. 07:00–10:00 og alle dage kl. 22:00–24:00"
    assert windows_text(()) == "på alle tider"


def test_numbers_of_things() -> None:
    assert [counted("meeting", n) for n in (0, 1, 2)] == ["0 møder", "1 møde", "2 møder"]
    assert (span_of(3, 3), span_of(3, 4)) == ("3", "3–4")


def test_lists() -> None:
    assert [listed("abc"[:n]) for n in (1, 2, 3)] == ["a", "a og b", "a, b og c"]
