from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.planner.importing.books import asked, read, work

HEADING = [
    "Medarbejder", "Afdeling", "Stilling", "Vagt", "Dato", "Start", "Slut", "Timer", "Bemærkning",
]
SHIFT = ["Bo Hansen", "Solgården", "SSA", "Dagvagt", "05-01-2026", "07:00", "15:00", 8, None]


def test_a_row_is_a_shift(tmp_path: Path) -> None:
    night = ["Bo Hansen", "Solgården", "SSA", "Nattevagt", "07-01-2026", "23:00", "07:00", 8, None]
    roster = read(tmp_path, None, Export=[HEADING, night, SHIFT])
    [person] = roster.employees
    assert work(person) == [
        "2026-01-05T07:00 2026-01-05T15:00 day", "2026-01-07T23:00 2026-01-08T07:00 night",
    ]
    assert (person.unit, person.profession, person.hours_per_week) == ("Solgården", "SSA", None)
    assert (roster.period.first, roster.period.last) == (date(2026, 1, 5), date(2026, 1, 7))
    assert roster.questions == ()


@pytest.mark.parametrize("absence", [
    ["Ferie", "06-01-2026", None, None, 0, "Fravær"],
    ["Barns 1. sygedag", "06-01-2026", None, None, 0, None],
    ["Andet", "06-01-2026", None, None, 0, "Syg"],
    ["Kursus", "06-01-2026", "08:00", "15:00", 7, None],
])
def test_an_absence_is_a_day_away_without_its_reason(tmp_path: Path, absence: list[object]) -> None:
    roster = read(tmp_path, None, Export=[HEADING, SHIFT, [*SHIFT[:3], *absence]])
    assert roster.employees[0].away == {date(2026, 1, 6)}
    assert len(roster.employees[0].shifts) == 1
    assert roster.questions == ()
    assert not any(word in repr(roster).lower() for word in ("ferie", "syg", "kursus"))


@pytest.mark.parametrize(("heading", "row"), [
    (["Date", "Start", "End", "Employee"], [date(2026, 1, 5), time(7), time(15), "Bo Hansen"]),
    (["Slut", "Start", "Dato", "Efternavn", "Fornavn"],
     ["15.00", "7.00", "2026-01-05", "Hansen", "Bo"]),
    (["Mitarbeiter", "Datum", "Von", "Bis"], ["Hansen, Bo", "05.01.2026", 700, 1500]),
    (["Namn", "Datum", "Tid"], ["Bo Hansen", datetime(2026, 1, 5), "07-15"]),
    (["Ansatt", "Dato", "Fra", "Til"], ["Bo  Hansen", 46027, 7 / 24, 15 / 24]),
    (["Staff", "Date", "Start time", "End time"],
     ["Bo Hansen", "Mon 5 Jan 2026", "7:00 AM", "3:00 PM"]),
    (["Navn", "Dato", "Vagtkode"], ["Bo Hansen", "5/1-2026", "D"]),
])
def test_headings_in_other_orders_and_languages(
    tmp_path: Path, heading: list[object], row: list[object]
) -> None:
    roster = read(tmp_path, Data=[["Udtræk"], heading, row])
    assert [p.name for p in roster.employees] == ["Bo Hansen"]
    assert work(roster.employees[0]) == ["2026-01-05T07:00 2026-01-05T15:00 day"]


def test_midnight_as_24(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Data=[["Navn", "Dato", "Start", "Slut"],
                                        ["Bo Hansen", "05-01-2026", "16:00", "24:00"]])
    assert work(roster.employees[0]) == ["2026-01-05T16:00 2026-01-06T00:00 evening"]


@pytest.mark.parametrize(("row", "expected"), [
    (["Bo Hansen", "32-01-2026", "07:00", "15:00"], ("date_unclear", "B3")),
    (["Bo Hansen", "05-01-2026", "25:00", "15:00"], ("times_unclear", "C3")),
    (["Bo Hansen", "05-01-2026", 17015, "15:00"], ("times_unclear", "C3")),
    ([None, "05-01-2026", "07:00", "15:00"], ("name_unclear", "A3")),
])
def test_a_row_that_is_not_understood_is_an_error(
    tmp_path: Path, row: list[object], expected: tuple[str, str]
) -> None:
    good = ["Bo Hansen", "06-01-2026", "07:00", "15:00"]
    roster = read(tmp_path, None, Data=[["Navn", "Dato", "Start", "Slut"], good, row])
    assert asked(roster, "error") == [expected]
    assert [len(p.shifts) for p in roster.employees] == [1]


def test_an_unknown_code_without_times_is_an_error(tmp_path: Path) -> None:
    row = ["Bo Hansen", "05-01-2026", "XQ"]
    roster = read(tmp_path, None, Data=[["Navn", "Dato", "Vagt"], row])
    assert asked(roster) == [("unknown_code", "C2")]


def test_a_length_that_contradicts_the_times_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Export=[HEADING, [*SHIFT[:7], 5, None]])
    assert asked(roster) == [("length", "H2")]


def test_the_same_row_twice_counts_once_and_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Export=[HEADING, SHIFT, SHIFT])
    assert [len(p.shifts) for p in roster.employees] == [1]
    assert asked(roster) == [("shift_twice", "D3")]


def test_an_absence_with_an_end_date(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Data=[
        ["Navn", "Dato", "Slutdato", "Vagt", "Start", "Slut"],
        ["Bo Hansen", "05-01-2026", "07-01-2026", "Ferie", None, None],
        ["Bo Hansen", "12-01-2026", "12-01-2026", "Vagt", "07:00", "15:00"],
    ])
    assert sorted(day.day for day in roster.employees[0].away) == [5, 6, 7]


def test_dates_and_times_in_the_same_cells(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Data=[
        ["Navn", "Start", "Slut", "Type"],
        ["Bo Hansen", datetime(2026, 1, 5, 23), datetime(2026, 1, 6, 7), "Vagt"],
        ["Bo Hansen", datetime(2026, 1, 8), datetime(2026, 1, 9), "Ferie"],
        ["Ida Toft", datetime(2026, 1, 5, 16), datetime(2026, 1, 6), "Vagt"],
    ])
    bo, ida = roster.employees
    assert work(bo) == ["2026-01-05T23:00 2026-01-06T07:00 night"]
    assert bo.away == {date(2026, 1, 8), date(2026, 1, 9)}
    assert work(ida) == ["2026-01-05T16:00 2026-01-06T00:00 evening"]


def test_a_date_that_is_left_out_is_the_one_above_and_said(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Data=[
        ["Dato", "Navn", "Vagt"], ["05-01-2026", "Bo Hansen", "7-15"], [None, "Ida Toft", "15-23"],
    ])
    assert work(roster.employees[1]) == ["2026-01-05T15:00 2026-01-05T23:00 evening"]
    assert asked(roster) == [("date_above", "A3")]
