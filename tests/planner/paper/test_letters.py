"""Text on paper fits where it is put, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.paper.letters import fitted, printable, width, wrapped


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Søren Ågård", "Søren Ågård"), ("Güler Şahin", "Güler Şahin"),
        ("Erdős", "Erdos"), ("two\nlines\tand a tab", "two lines and a tab"), ("Ж", "¤"),
        ("🙂", "¤"), ("‮flip", "flip"), ("a\x00b", "ab"), ("", ""),
    ],
)
def test_letters_that_the_font_lacks_are_replaced(text: str, printed: str) -> None:
    assert printable(text) == printed


@given(st.text(max_size=60), st.floats(8, 80))
def test_a_fitted_text_is_no_wider_than_its_room(text: str, room: float) -> None:
    assert width(fitted(text, room, 9), 9) <= room


@given(st.text(max_size=120), st.floats(8, 80))
def test_a_wrapped_text_loses_nothing_and_is_no_wider_than_its_room(
    text: str, room: float
) -> None:
    lines = wrapped(text, room, 9)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")
    assert all(width(line, 9) <= room or len(line) == 1 for line in lines)


def test_bold_letters_are_wider() -> None:
    assert width("Dækning", 9, bold=True) > width("Dækning", 9)
