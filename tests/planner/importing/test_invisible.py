"""Signs that nobody sees make no other person, code or heading."""

from pathlib import Path

import pytest

from planner.importing.mapping import Mapping
from planner.importing.names import tidy
from planner.importing.sheet import text_of, visible
from planner.importing.understand import understand
from tests.planner.importing.books import asked, book, days

MARKS = "\u200b\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u2060\ufeff\u00ad"


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_no_part_of_a_text(mark: str) -> None:
    assert visible(f"Bo{mark} Hansen") == "Bo Hansen"
    assert text_of(f"{mark}Bo\tHansen{mark}") == "Bo Hansen"
    assert tidy(f"{mark}Hansen, {mark}Bo{mark}") == "Bo Hansen"


def test_letters_signs_and_lines_stay() -> None:
    text = "Åse-Marie Ægidius\u00a0O'Neill\nJosé"
    assert visible(text) == text
    assert visible("Bo\x00\x07\x1b Hansen\x7f") == "Bo Hansen"


def test_two_spellings_that_differ_in_them_are_one_person(tmp_path: Path) -> None:
    week = days(7)
    plan = book(tmp_path, Plan=[
        ["Na\u00advn", *week], ["\u202aBo Hansen\u202c", "D\u200b"], ["Bo\u200b Hansen", "", "D"],
        ["\u2066Ida Toft\u2069", "A"],
    ])
    roster = understand(plan)
    assert [(p.name, p.id, len(p.shifts)) for p in roster.employees] == [
        ("Bo Hansen", "bo-hansen", 2), ("Ida Toft", "ida-toft", 1)]
    assert [code for code, _ in asked(roster)] == ["row_twice"]
    assert {s.code for p in roster.employees for s in p.shifts} == {"D", "A"}


def test_an_answer_about_a_name_needs_none_of_them(tmp_path: Path) -> None:
    plan = book(tmp_path, Plan=[["Navn", *days(7)], ["\u202aBo Hansen\u202c", "D"],
                                ["Ida Toft", "A"]])
    roster = understand(plan, Mapping(ignore=("Ida\u200b Toft",), same={"Bo Hansen": "Bo Holm"}))
    assert [p.name for p in roster.employees] == ["Bo Holm"]
