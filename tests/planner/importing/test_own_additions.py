"""Meetings that the program wrote into a roster are no shifts and no people."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from planner.importing.understand import understand
from tests.planner.importing.books import asked, book, days

ROWS: list[list[object]] = [["Navn", *days(4)], ["Bo Hansen", *"DDDD"], ["Ida Toft", *"AAAA"]]


@pytest.mark.parametrize(
    ("before", "after"),
    [("D", "D ◆ 13:00–14:30 Supervision"), ("", "◆ 13:00–14:30 Supervision"),
     ("07-15", "07-15 ◆ 13:00–14:30 A: Bo, Ida ◆ 15:00–16:00 N\nF"),
     ("07:00", "07:00 ◆ 13:00–14:30 x")],
)
def test_a_cell_says_what_it_said_before(tmp_path: Path, before: str, after: str) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, text in ((old, before), (new, after)):
        folder.mkdir()
        book(folder, Plan=[ROWS[0], ["Bo Hansen", text, *"DDD"], ROWS[2]])
    one, two = understand(old / "plan.xlsx"), understand(new / "plan.xlsx")
    assert two.employees == one.employees
    assert ("own_meetings", None) in asked(two, "info")


@pytest.mark.parametrize(
    "line", ["◆ Møder", "◆ Meetings", "◆ 05-01-2026 man 13:00–14:30 Supervision · Bo Hansen",
             "◆ 05/01/2026 Mon 13:00–14:30 Supervision"],
)
def test_a_row_of_meetings_is_nobody(tmp_path: Path, line: str) -> None:
    (tmp_path / "plain").mkdir()
    plain = understand(book(tmp_path / "plain", Plan=ROWS))
    roster = understand(book(tmp_path, Plan=[*ROWS, [], [line, "◆", "", "D"]]))
    assert roster.employees == plain.employees
    assert [q for q in asked(roster) if q not in asked(plain)] == [("own_meetings", None)]


@pytest.mark.parametrize("text", ["◆", "D ◆", "◆ Vigtigt", "D ◆ 13 møde", "◆13:00–14:30 x"])
def test_other_marks_are_asked_about_as_ever(tmp_path: Path, text: str) -> None:
    roster = understand(book(tmp_path, Plan=[ROWS[0], ["Bo Hansen", text, *"DDD"], ROWS[2]]))
    assert not [code for code, _ in asked(roster) if code == "own_meetings"]
    assert [code for code, _ in asked(roster, "error")]


def test_a_comment_with_meetings_alone_is_not_counted_among_those_of_people(
    tmp_path: Path,
) -> None:
    path = book(tmp_path, Plan=ROWS)
    own = openpyxl.load_workbook(path)
    own["Plan"]["B2"].comment = Comment("◆ 13:00–14:30 Supervision", "Fællestid")
    own.save(path)
    assert not [code for code, _ in asked(understand(path)) if code == "comments"]
    own["Plan"]["B3"].comment = Comment("Bytter\n◆ 13:00–14:30 Supervision", "Leder")
    own.save(path)
    told = [q.message for q in understand(path).questions if q.code == "comments"]
    assert len(told) == 1
    assert "B3" in told[0]
    assert "B2" not in told[0]
