import pytest

from planner.exporting.clean_text import CELL_UNITS, clean, looks_like_formula, shortened
from planner.exporting.text_size import lines_of, width_of


def test_what_xml_forbids_is_dropped_and_nothing_else() -> None:
    assert clean("Å\x00s\x0be\x1f \ud800Holm\ufffe\t👩‍⚕️\nny linje") == "Åse Holm\t👩‍⚕️\nny linje"


def test_line_ends_of_windows_become_plain() -> None:
    assert clean("et\r\nto\rtre") == "et\nto\ntre"


@pytest.mark.parametrize("text", ["a" * 40000, "🙂" * 20000, "a" + "🙂" * 20000])
def test_a_cell_holds_no_more_than_excel_keeps(text: str) -> None:
    kept = clean(text)
    assert CELL_UNITS - 1 <= len(kept.encode("utf-16-le")) // 2 <= CELL_UNITS
    assert text.startswith(kept)


@pytest.mark.parametrize("text", ["=1+1", "+45 12 34", "-1", "@SUM(A1)", "\tx"])
def test_text_that_a_spreadsheet_would_calculate(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["Åse", "1+1", "", " =1"])
def test_text_that_it_would_not(text: str) -> None:
    assert not looks_like_formula(text)


def test_shortened_keeps_one_line_and_says_that_it_is_cut() -> None:
    assert shortened("Åse\n Holm", 20) == "Åse Holm"
    assert shortened("Karen Margrethe Overgaard", 10) == "Karen Mar…"


def test_lines_break_between_words() -> None:
    room = width_of("Åse Holm", 9) + 1
    assert lines_of("Åse Holm", room, 9) == 1
    assert lines_of("Åse Holm Bo Ris", room, 9) == 2
    assert lines_of("Åse\nBo", room, 9) == 2


def test_a_long_word_is_cut_over_lines() -> None:
    assert lines_of("x" * 100, width_of("x" * 30, 9), 9) == 4


def test_wide_and_bold_letters_take_more_room() -> None:
    assert width_of("mmm", 9) > width_of("iii", 9)
    assert width_of("Åse", 9, bold=True) > width_of("Åse", 9)
    assert width_of("🙂", 9) > width_of("M", 9)
