from datetime import date
from pathlib import Path

from planner.importing.understand import understand
from tests.planner.importing.books import Rows, asked, days, read, work

WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"]
CELLS = [["07:00-15:00", "ferie"], ["", "15-23"], ["fri", ""], ["23:00-07:00", ""], ["", "syg"]]


def plan() -> list[list[object]]:
    lines: list[list[object]] = [["Dato", "Ugedag", "Bo Hansen", "Åse Lund"]]
    for day, name, cells in zip(days(5), WEEKDAYS, CELLS, strict=True):
        lines.append([f"{day:%d-%m-%Y}", name, *cells])
    return lines


def facts(folder: Path, rows: Rows) -> list[tuple[str, list[str], set[date]]]:
    roster = read(folder, None, Ark=rows)
    assert roster.questions == ()
    return [(p.name, work(p), set(p.away)) for p in roster.employees]


TRUTH = [
    ("Bo Hansen", ["2026-01-05T07:00 2026-01-05T15:00 day",
                   "2026-01-08T23:00 2026-01-09T07:00 night"], set()),
    ("Åse Lund", ["2026-01-06T15:00 2026-01-06T23:00 evening"],
     {date(2026, 1, 5), date(2026, 1, 9)}),
]


def test_names_across_and_dates_down(tmp_path: Path) -> None:
    assert facts(tmp_path, plan()) == TRUTH


def test_a_title_row_an_inserted_column_padding_and_capitals(tmp_path: Path) -> None:
    assert facts(tmp_path, [["Vagtplan januar"], [], *plan()]) == TRUTH
    assert facts(tmp_path, [[row[0], None, *row[1:]] for row in plan()]) == TRUTH
    padded = [[row[0], *[f" {str(cell).upper()}  " if cell else "" for cell in row[1:]]]
              for row in plan()[1:]]
    assert facts(tmp_path, [plan()[0], *padded]) == TRUTH


def test_as_text_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes("\r\n".join(";".join(map(str, row)) for row in plan()).encode("cp1252"))
    assert [(p.name, work(p), set(p.away)) for p in understand(path).employees] == TRUTH


def test_an_unknown_code_names_the_cell_of_the_file(tmp_path: Path) -> None:
    rows = plan()
    rows[2][2] = "XQ"
    assert asked(read(tmp_path, None, Ark=rows)) == [("unknown_code", "C3")]


def test_a_weekday_beside_the_wrong_date_is_asked_about(tmp_path: Path) -> None:
    rows = plan()
    rows[1][1] = "søndag"
    assert asked(read(tmp_path, None, Ark=rows)) == [("weekday", "A2")]
