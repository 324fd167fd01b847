from datetime import date
from pathlib import Path

import pytest

from models.roster import Roster
from tests.planner.importing.books import Rows, asked, days, read, work

HEADING: list[object] = ["Dato", "Dag (7-15)", "Aften (15-23)", "Nat (23-7)", "Fravær"]


def plan() -> list[list[object]]:
    first, second = days(2)
    return [
        HEADING,
        [first, "Bo Hansen, Ida Toft", "Åse Lund", "Per Friis", "Eva Møller (ferie)"],
        [second, "Bo Hansen", "Ida Toft", "Per Friis", "Åse Lund (syg); Eva Møller (ferie)"],
    ]


def facts(roster: Roster) -> dict[str, tuple[list[str], int]]:
    return {p.name: ([w[5:16] + w[-8:].split(" ")[-1] for w in work(p)], len(p.away))
            for p in roster.employees}


TRUTH = {
    "Bo Hansen": (["01-05T07:00day", "01-06T07:00day"], 0),
    "Ida Toft": (["01-05T07:00day", "01-06T15:00evening"], 0),
    "Åse Lund": (["01-05T15:00evening"], 1),
    "Per Friis": (["01-05T23:00night", "01-06T23:00night"], 0),
    "Eva Møller": ([], 2),
}


def test_names_in_the_cells_of_a_line_a_day(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Vagtliste=plan())
    assert facts(roster) == TRUTH
    assert roster.questions == ()
    assert not any(word in repr(roster) for word in ("ferie", "syg"))


def test_variations(tmp_path: Path) -> None:
    rows = plan()
    assert facts(read(tmp_path, None, X=[["Vagtliste"], [], *rows])) == TRUTH
    moved = [[row[0], None, *row[1:]] for row in rows]
    assert facts(read(tmp_path, None, X=moved)) == TRUTH
    padded = [rows[0], *[[row[0], *[f"  {cell}\n" for cell in row[1:]]] for row in rows[1:]]]
    assert facts(read(tmp_path, None, X=padded)) == TRUTH
    turned = [list(column) for column in zip(*rows, strict=True)]
    assert facts(read(tmp_path, None, X=turned)) == TRUTH


@pytest.mark.parametrize("cell", ["BD/CF", "BD+CF", "BD CF", "BD og CF", "BD\nCF", "BD & CF"])
def test_initials(tmp_path: Path, cell: str) -> None:
    roster = read(tmp_path, None, X=[HEADING[:3], [days(2)[0], cell, "KH"], [days(2)[1], "KH", ""]])
    assert {p.name: len(p.shifts) for p in roster.employees} == {"BD": 1, "CF": 1, "KH": 2}


def test_other_times_behind_a_name(tmp_path: Path) -> None:
    rows = plan()
    rows[1][1] = "Bo Hansen (8-14), Ida Toft"
    assert facts(read(tmp_path, None, X=rows))["Bo Hansen"][0][0] == "01-05T08:00day"


def test_a_bracket_that_is_not_understood_is_said(tmp_path: Path) -> None:
    rows = plan()
    rows[1][1] = "Bo Hansen (medicin), Ida Toft"
    assert asked(read(tmp_path, None, X=rows)) == [("bracket", "B2")]


def test_away_in_a_column_of_work(tmp_path: Path) -> None:
    rows = plan()
    rows[1][1] = "Bo Hansen (syg), Ida Toft"
    roster = read(tmp_path, None, X=rows)
    assert roster.employees[0].away == {date(2026, 1, 5)}
    assert len(roster.employees[0].shifts) == 1


def test_a_heading_without_times_takes_them_from_the_legend_or_is_an_error(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Dato", "Dagvagt", "Nattevagt"]]
    rows += [[day, "Bo Hansen", "Per Friis"] for day in days(2)]
    legend = [("Vagt", "Fra", "Til"), ("Dagvagt", "06:30", "14:30"), ("Nattevagt", "22", "06:30")]
    assert facts(read(tmp_path, legend, X=rows))["Bo Hansen"][0] == [
        "01-05T06:30day", "01-06T06:30day",
    ]
    rows[0][1] = "Dag (7-15)"
    roster = read(tmp_path, None, X=rows)
    assert asked(roster, "error") == [("list_without_times", "C1")]


def test_what_is_no_name_is_an_error(tmp_path: Path) -> None:
    rows = plan()
    rows[1][1] = "Bo Hansen, 4711"
    assert asked(read(tmp_path, None, X=rows)) == [("name_in_cell", "B2")]


def test_names_in_a_line_without_a_date_are_asked_about(tmp_path: Path) -> None:
    assert asked(read(tmp_path, None, X=[*plan(), [None, "Bo Hansen"]])) == [("no_date", "B4")]


def test_a_column_called_dag_that_holds_names_is_asked_about(tmp_path: Path) -> None:
    names = ["Bo Hansen", "Ida Toft"]
    rows: Rows = [["Dato", "Dag", "Nat (23-7)"], *[[day, *names] for day in days(7)]]
    roster = read(tmp_path, None, Liste=rows)
    assert asked(roster) == [("list_without_times", "B1")]
