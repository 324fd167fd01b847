from datetime import date
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner.importing.understand import understand
from tests.planner.importing.books import LEGEND, Rows, asked, book, read, work

WEEKDAYS = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
TITLE = "Rulleplan, 2 ugers rul. Rullet starter mandag d. 02-03-2026"
MEMBERS: list[list[object]] = [
    ["Navn", "Stilling", "Hus", "Rul", "Startuge i rul"],
    ["Bo Hansen", "SSA", "Hus 1", "Dagrul", 1], ["Ida Toft", "SSH", "Hus 2", "Dagrul", 2],
    ["Per Friis", "SSA", "Hus 2", "Natrul", 1],
]


def rolls(title: str = TITLE) -> list[list[object]]:
    return [
        [title], [], ["Rulleuge", *WEEKDAYS], ["Dagrul"],
        [1, "D", "D", "-", "-", "-", "D", "D"], [2, "-", "-", "D", "D", "D", "-", "-"], [],
        ["Natrul"], [1, "N", "-", "-", "-", "-", "-", "-"], [2, "-", "N", "-", "-", "-", "-", "-"],
    ]


def test_each_person_starts_in_her_own_week(tmp_path: Path) -> None:
    roster = read(tmp_path, Rul=rolls(), Medarbejdere=MEMBERS)
    bo, ida, per = roster.employees
    assert [s.span.first_day.day for s in bo.shifts][:8] == [2, 3, 7, 8, 11, 12, 13, 16]
    assert [s.span.first_day.day for s in ida.shifts][:4] == [4, 5, 6, 9]
    assert work(per)[:2] == [
        "2026-03-02T23:00 2026-03-03T07:00 night", "2026-03-10T23:00 2026-03-11T07:00 night",
    ]
    assert [(p.unit, p.profession) for p in (bo, per)] == [("Hus 1", "SSA"), ("Hus 2", "SSA")]


def test_without_an_end_it_is_read_for_twelve_weeks_and_said(tmp_path: Path) -> None:
    roster = read(tmp_path, Rul=rolls(), Medarbejdere=MEMBERS)
    assert (roster.period.first, roster.period.last) == (date(2026, 3, 2), date(2026, 5, 24))
    assert asked(roster) == [("roll_end", "A1")]


def test_an_end_in_the_title_holds(tmp_path: Path) -> None:
    title = "Rul 02-03-2026 – 15-03-2026, udskrevet 01-02-2026"
    roster = read(tmp_path, Rul=rolls(title), Medarbejdere=MEMBERS)
    assert roster.period.last == date(2026, 3, 15)
    assert roster.questions == ()


def test_without_a_start_there_is_nothing_to_plan(tmp_path: Path) -> None:
    path = book(tmp_path, Rul=rolls("Rulleplan"), Medarbejdere=MEMBERS)
    with pytest.raises(UnusableInput, match="hvornår det starter"):
        understand(path)


def test_variations(tmp_path: Path) -> None:
    plain = read(tmp_path, Rul=rolls(), Medarbejdere=MEMBERS)
    lower: Rows = [[cell.lower() + " " if cell in ("D", "N") else cell for cell in row]
                   for row in rolls()]
    moved = read(tmp_path, Grundplan=[["Solgården"], *lower],
                 Folk=[["Liste"], *[[None, *row] for row in MEMBERS]])
    assert [(p.name, work(p)) for p in moved.employees] == [
        (p.name, work(p)) for p in plain.employees
    ]


def test_a_start_that_is_no_monday_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, Rul=rolls("Rul fra 04-03-2026 til 15-03-2026"), Medarbejdere=MEMBERS)
    assert asked(roster) == [("roll_start", "A1")]
    assert [s.span.first_day.day for s in roster.employees[0].shifts] == [7, 8, 11, 12, 13]


def test_a_week_or_rotation_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    members = [*MEMBERS[:2], ["Ida Toft", "SSH", "Hus 2", "Dagrul", 7],
               ["Per Friis", "SSA", "Hus 2", "Aftenrul", 1]]
    roster = read(tmp_path, Rul=rolls(), Medarbejdere=members)
    assert asked(roster, "error") == [("roll_unclear", "E3"), ("roll_unclear", "D4")]


def test_an_unknown_code_counts_its_cells_and_not_the_days_it_stands_for(tmp_path: Path) -> None:
    rows = rolls()
    rows[4][1] = "XQ"
    roster = read(tmp_path, LEGEND, Rul=rows, Medarbejdere=MEMBERS)
    [question] = [q for q in roster.questions if q.code == "unknown_code"]
    assert (question.cell, "1 i alt" in question.message) == ("B5", True)
