"""The ways in which people write a shift, in each layout that has cells for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models.timespan import clock, minute_of_day
from planner.importing.understand import understand
from tests.planner.importing.books import LEGEND, Rows, book

WEEK = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
Layout = Callable[[object], Rows]


def as_row(cell: object) -> Rows:
    return [["Navn", "Dato", "Vagt"], ["Ida Toft", "06-01-2026", "8-16"],
            ["Bo Hansen", "05-01-2026", cell]]


def as_times_of_row(cell: object) -> Rows:
    return [["Navn", "Dato", "Tid"], ["Ida Toft", "06-01-2026", "8-16"],
            ["Bo Hansen", "05-01-2026", cell]]


def as_grid(cell: object) -> Rows:
    heading = ["Navn", *(f"{day:02d}-01-2026" for day in range(5, 12))]
    return [heading, ["Ida Toft", None, "8-16"], ["Bo Hansen", cell]]


def as_week(cell: object) -> Rows:
    return [["2026"], ["Navn", "Uge", *WEEK], ["Ida Toft", 2, None, "8-16"], ["Bo Hansen", 2, cell]]


def as_rotation(cell: object) -> Rows:
    return [["Rul 05-01-2026 - 11-01-2026"], ["Rulleuge", *WEEK], [1, None, "8-16"], [2, cell], [],
            ["Navn", "Startuge"], ["Ida Toft", 1], ["Bo Hansen", 2]]


LAYOUTS: tuple[Layout, ...] = (as_row, as_times_of_row, as_grid, as_week, as_rotation)

READ = {
    "7-15": "07:00-15:00", "0700-1500": "07:00-15:00", "700-1500": "07:00-15:00",
    "07.00–15.00": "07:00-15:00", "07:00—15:00": "07:00-15:00", "07:00−15:00": "07:00-15:00",
    "7 - 15:30": "07:00-15:30", "7-15.30": "07:00-15:30", " 7 -15 ": "07:00-15:00",
    "kl. 7-15": "07:00-15:00", "Kl 7-15": "07:00-15:00", "kl.07.00 - 15.00": "07:00-15:00",
    "kl. 7 til kl. 15": "07:00-15:00", "07:00 til 15:00": "07:00-15:00", "7 til 15": "07:00-15:00",
    "fra 7 til 15": "07:00-15:00", "fra kl. 7 til 15": "07:00-15:00", "7½-15": "07:30-15:00",
    "7½-15½": "07:30-15:30", "7,5-15,5": "07:30-15:30", "7,5-15": "07:30-15:00",
    "7.5-15": "07:30-15:00", "7,25-15,75": "07:15-15:45", "7,30-15,30": "07:30-15:30",
    "19-10": "19:00-10:00", "23-07": "23:00-07:00", "22.30-07.15": "22:30-07:15",
    "15-24": "15:00-00:00", "15:00-24:00": "15:00-00:00", "15-00": "15:00-00:00",
    "07:00:00-15:00:00": "07:00-15:00", "07:00:00 - 15:00:00": "07:00-15:00",
    "D 7-15": "07:00-15:00", "Dag 7-15": "07:00-15:00", "Dagvagt 07:00-15:00": "07:00-15:00",
    "Dag: 07:00-15:00": "07:00-15:00", "D (7-15)": "07:00-15:00", "7-15 D": "07:00-15:00",
    "7-15 (D)": "07:00-15:00", "Dag (7-14)": "07:00-14:00", "D 8-14": "08:00-14:00",
    "07:00\n15:00": "07:00-15:00", "7.00\n-\n15.00": "07:00-15:00", "D\n7-15": "07:00-15:00",
    "7-11 + 15-19": "07:00-11:00 15:00-19:00", "7-11/15-19": "07:00-11:00 15:00-19:00",
    "7-11 og 15-19": "07:00-11:00 15:00-19:00", "7-11, 15-19": "07:00-11:00 15:00-19:00",
    "7-11\n15-19": "07:00-11:00 15:00-19:00", "7-11 15-19": "07:00-11:00 15:00-19:00",
    "07.00-11.00 & 15.00-19.00": "07:00-11:00 15:00-19:00",
    "7am-3pm": "07:00-15:00", "7:00 AM - 3:00 PM": "07:00-15:00", "11 PM - 7 AM": "23:00-07:00",
    "07:00 to 15:00": "07:00-15:00", "7h-15h": "07:00-15:00", "07h00-15h30": "07:00-15:30",
    "7-15 Uhr": "07:00-15:00", "7 bis 15 Uhr": "07:00-15:00", "07.00->15.00": "07:00-15:00",
    "7-15*": "07:00-15:00", "(7-15)": "07:00-15:00", "D*": "07:00-15:00",
}
NOTED = {
    "D/A": "07:00-15:00 15:00-23:00", "7-15 (TR)": "07:00-15:00", "7-15 Hus 2": "07:00-15:00",
    "7-15 medicin": "07:00-15:00", "7-15 (30 min pause)": "07:00-15:00",
    "D (medicin)": "07:00-15:00", "7-15\nmedicin": "07:00-15:00",
}
AWAY = ("7-15 (kursus)", "7-15 ferie", "Syg (7-15)", "ferie", "Ferie ", "B1", "barns 1. sygedag",
        "ferie\n7-15")
OFF = ("fri", "FRI", "-", "x fri", "fridag", "Fri.")
ASKED = (
    "25-31", "7-7", "7:75-15", "17015", "7-15?", "7-15 aflyst", "aflyst 7-15", "7-15 bytte", "7",
    "7/15", "07:00", "-15", "7-", "7.3-15.3", "7,1-15,2", "8 timer", "D?", "D eller A", "XQ",
    "Uge 10 – 2026", "plan 7-15", "7-15 / 15", "7-15-23", "24-24", "7-15 fri", "07:00-15:00 ikke",
    7, 7.5, 715, 17015,
)


def shifts(folder: Path, layout: Layout, cell: object) -> tuple[str, set[str], bool]:
    """Bo's shifts as texts, what was asked louder than an info, and whether he is away."""
    roster = understand(book(folder, LEGEND, Plan=layout(cell)))
    bo = next((p for p in roster.employees if p.name == "Bo Hansen"), None)
    asked = {str(q.severity) for q in roster.questions if q.code != "roll_end"} - {"info"}
    said = "" if bo is None else " ".join(
        f"{clock(minute_of_day(s.span.start))}-{clock(minute_of_day(s.span.end))}"
        for s in bo.shifts
    )
    return said, asked, bool(bo and bo.away)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("cell", "expected"), READ.items())
def test_a_shift_as_written(tmp_path: Path, layout: Layout, cell: str, expected: str) -> None:
    assert shifts(tmp_path, layout, cell) == (expected, set(), False)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("cell", "expected"), NOTED.items())
def test_a_shift_with_a_note_is_read_and_the_note_is_said(
    tmp_path: Path, layout: Layout, cell: str, expected: str
) -> None:
    assert shifts(tmp_path, layout, cell) == (expected, {"warning"}, False)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("cell", AWAY)
def test_an_absence_with_or_without_times(tmp_path: Path, layout: Layout, cell: str) -> None:
    said, asked, away = shifts(tmp_path, layout, cell)
    assert (said, away) == ("", True)
    assert asked == ({"warning"} if any(sign.isdigit() for sign in cell[:5] + cell[-4:])
                     and "-" in cell else set())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("cell", OFF)
def test_a_day_off(tmp_path: Path, layout: Layout, cell: str) -> None:
    expected = {"error"} if cell == "x fri" else set()
    assert shifts(tmp_path, layout, cell) == ("", expected, False)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("cell", ASKED)
def test_what_may_mean_several_things_is_asked(
    tmp_path: Path, layout: Layout, cell: object
) -> None:
    said, asked, away = shifts(tmp_path, layout, cell)
    assert (said, away) == ("", False)
    assert asked == {"error"} or (asked == {"warning"} and "aflyst" in str(cell))
