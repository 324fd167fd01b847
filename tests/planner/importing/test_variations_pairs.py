"""Starts and ends: in two columns a day, or in two rows a person."""

from datetime import date, time
from pathlib import Path

import pytest

from planner.importing.mapping import Mapping
from tests.planner.importing.books import days
from tests.planner.importing.variations import CODES, UNUSABLE, Case, check

MO, TU, WE, TH, FR, SA, SU = days(7)
WEEK = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
BOTH = {"Bo Hansen": "5 07:00-15:00, 6 15:00-23:00, 9 away",
"Ida Toft": "5 23:00-07:00, 7 07:00-15:00"}
BO: list[object] = ["07:00", "15:00", "15:00", "23:00", None, None, None, None, "Ferie", None]
IDA: list[object] = ["23:00", "07:00", None, None, "07:00", "15:00"]
STARTS: dict[str, list[object]] = {
    "Bo Hansen": ["07:00", "15:00", None, None, "Ferie"], "Ida Toft": ["23:00", None, "07:00"],
}
ENDS: dict[str, list[object]] = {
    "Bo Hansen": ["15:00", "23:00"], "Ida Toft": ["07:00", None, "15:00"],
}
HOURS: dict[str, list[object]] = {"Bo Hansen": [8, 8], "Ida Toft": [8, None, 8]}


def twice(values: list[object]) -> list[object]:
    """Each value over two columns."""
    return [cell for value in values for cell in (value, None)]


def pairs(*labels: str, count: int = 7) -> list[object]:
    return [label for _ in range(count) for label in labels]


DAYS: list[object] = [MO, TU, WE, TH, FR, SA, SU]
CASES = [
    *(
        Case(f"columns called {first} and {second}", {"Plan": [
            ["Navn", *twice(DAYS)], [None, *pairs(first, second)],
            ["Bo Hansen", *BO], ["Ida Toft", *IDA],
        ]}, BOTH)
        for first, second in (
            ("Fra", "Til"), ("Start", "Slut"), ("Mød", "Gå"), ("Ind", "Ud"), ("fra kl.", "til kl."),
            ("Von", "Bis"), ("In", "Out"), ("St.", "Sl."), ("Møder", "Går"),
        )
    ),
    Case("headings of people below the dates", {"Plan": [
        [None, None, *twice(DAYS)], ["Navn", "Stilling", *pairs("Fra", "Til")],
        ["Bo Hansen", "SSA", *BO], ["Ida Toft", "SSH", *IDA],
    ]}, BOTH),
    Case("weekdays over a week that the title names", {"Plan": [
        ["Vagtplan uge 2 2026"], ["Navn", *twice(list(WEEK))], [None, *pairs("Fra", "Til")],
        ["Bo Hansen", *BO], ["Ida Toft", *IDA],
    ]}, BOTH),
    Case("the date in both columns", {"Plan": [
        ["Navn", *[cell for day in DAYS for cell in (day, day)]], [None, *pairs("Fra", "Til")],
        ["Bo Hansen", *BO], ["Ida Toft", *IDA],
    ]}, BOTH),
    Case("no headings for starts and ends", {"Plan": [
        ["Navn", *twice(DAYS)], ["Bo Hansen", *BO], ["Ida Toft", *IDA],
    ]}, BOTH),
    Case("a third column for hours", {"Plan": [
        ["Navn", *[cell for day in DAYS for cell in (day, None, None)]],
        [None, *pairs("Fra", "Til", "Timer")],
        ["Bo Hansen", "07:00", "15:00", 8, "15:00", "23:00", 8, None, None, 0, None, None, 0,
         "Ferie", None, 0],
        ["Ida Toft", "23:00", "07:00", 8, None, None, None, "07:00", "15:00", 8],
    ]}, BOTH),
    Case("a column for the code in front", {"Plan": [
        ["Navn", *[cell for day in DAYS for cell in (day, None, None)]],
        [None, *pairs("Vagt", "Fra", "Til")],
        ["Bo Hansen", "D", "07:00", "15:00", "A", "15:00", "23:00", None, None, None, None, None,
         None, "F", None, None],
        ["Ida Toft", "N", None, None, None, None, None, "D", "07:00", "15:00"],
    ]}, BOTH, legend=CODES),
    Case("real times, whole numbers and 24:00", {"Plan": [
        ["Navn", *twice(DAYS)], [None, *pairs("Fra", "Til")],
        ["Bo Hansen", time(7), time(15), 1500, 2300, None, None, 16, 24, "ferie", "ferie"],
        ["Ida Toft", 23, 7, None, None, 7 / 24, 15 / 24, "16.00", "24.00"],
    ]}, {"Bo Hansen": BOTH["Bo Hansen"] + ", 8 16:00-24:00",
         "Ida Toft": BOTH["Ida Toft"] + ", 8 16:00-24:00"}),
    Case("hours as decimals", {"Plan": [
        ["Navn", *twice(DAYS)], [None, *pairs("Fra", "Til")],
        ["Bo Hansen", 7.5, 15.75, "7,5", "15,25"], ["Ida Toft", 7.3, 15.45],
    ]}, {"Bo Hansen": "5 07:30-15:45, 6 07:30-15:15", "Ida Toft": "5 07:30-15:45"}),
    Case("a decimal that may be two times", {"Plan": [
        ["Navn", *twice(DAYS)], [None, *pairs("Fra", "Til")],
        ["Bo Hansen", "07:00", "15:00", 7.1, 15.2], ["Ida Toft", 23, 7],
    ]}, {"Bo Hansen": "5 07:00-15:00", "Ida Toft": "5 23:00-07:00"}, ("times_unclear",)),
    Case("an hour 25", {"Plan": [
        ["Navn", *twice(DAYS)], [None, *pairs("Fra", "Til")],
        ["Bo Hansen", "07:00", "15:00", "25:00", "07:00"], ["Ida Toft", 23, 7, 16, 25],
    ]}, {"Bo Hansen": "5 07:00-15:00", "Ida Toft": "5 23:00-07:00"}, ("times_unclear",)),
    *(
        Case(f"rows called {first} and {second}", {"Plan": [
            ["Navn", "", *DAYS],
            ["Bo Hansen", first, *STARTS["Bo Hansen"]], [None, second, *ENDS["Bo Hansen"]],
            ["Ida Toft", first, *STARTS["Ida Toft"]], [None, second, *ENDS["Ida Toft"]],
        ]}, BOTH)
        for first, second in (("Start", "Slut"), ("Fra", "Til"), ("Møder", "Går"), ("Ind", "Ud"))
    ),
    Case("the name in both rows", {"Plan": [
        ["Navn", "", *DAYS],
        ["Bo Hansen", "Fra", *STARTS["Bo Hansen"]], ["Bo Hansen", "Til", *ENDS["Bo Hansen"]],
        ["Ida Toft", "Fra", *STARTS["Ida Toft"]], ["Ida Toft", "Til", *ENDS["Ida Toft"]],
    ]}, BOTH),
    Case("a third row for hours", {"Plan": [
        ["Navn", "Stilling", "", *DAYS],
        ["Bo Hansen", "SSA", "Fra", *STARTS["Bo Hansen"]], [None, None, "Til", *ENDS["Bo Hansen"]],
        [None, None, "Timer", *HOURS["Bo Hansen"]],
        ["Ida Toft", "SSH", "Fra", *STARTS["Ida Toft"]], [None, None, "Til", *ENDS["Ida Toft"]],
        [None, None, "Timer", *HOURS["Ida Toft"]],
    ]}, BOTH),
    Case("what she is below her name", {"Plan": [
        ["Navn", "", *DAYS],
        ["Bo Hansen", "Fra", *STARTS["Bo Hansen"]], ["SSA", "Til", *ENDS["Bo Hansen"]],
        ["Ida Toft", "Fra", *STARTS["Ida Toft"]], ["SSH", "Til", *ENDS["Ida Toft"]],
    ]}, BOTH),
    Case("a second shift in two more rows", {"Plan": [
        ["Navn", "", *DAYS],
        ["Bo Hansen", "Fra", *STARTS["Bo Hansen"]], [None, "Til", *ENDS["Bo Hansen"]],
        [None, "Fra", "17:00", None, "08:00"], [None, "Til", "19:00", None, "12:00"],
        ["Ida Toft", "Fra", *STARTS["Ida Toft"]], [None, "Til", *ENDS["Ida Toft"]],
    ]}, {**BOTH, "Bo Hansen": f"{BOTH['Bo Hansen']}, 5 17:00-19:00, 7 08:00-12:00"}),
    Case("rows without names for start and end", {"Plan": [
        ["Navn", *DAYS], ["Bo Hansen", *STARTS["Bo Hansen"]], [None, *ENDS["Bo Hansen"]],
        ["Ida Toft", *STARTS["Ida Toft"]], [None, *ENDS["Ida Toft"]],
    ]}, BOTH),
    Case("a week of rows, its weekdays alone", {"Uge_2": [
        ["Vagtplan uge 2, 2026"], ["Navn", "", *WEEK],
        ["Bo Hansen", "Start", *STARTS["Bo Hansen"]], [None, "Slut", *ENDS["Bo Hansen"]],
        ["Ida Toft", "Start", *STARTS["Ida Toft"]], [None, "Slut", *ENDS["Ida Toft"]],
    ]}, BOTH),
    Case("a row without its other half", {"Plan": [
        ["Navn", "", *DAYS],
        ["Bo Hansen", "Start", "07:00", "15:00"], [None, "Slut", "15:00", None],
        ["Ida Toft", "Start", "23:00"], [None, "Slut", "07:00"],
    ]}, {"Bo Hansen": "5 07:00-15:00", "Ida Toft": "5 23:00-07:00"}, ("unknown_code",)),
    Case("a row of codes over a row of times", {"Plan": [
        ["Navn", "", *DAYS],
        ["Bo Hansen", "Vagt", "D", "A", None, None, "F"], [None, "Tid", "7-15", "15-23"],
        ["Ida Toft", "Vagt", "N", None, "D"], [None, "Tid", "23-7", None, "7-15"],
    ]}, BOTH, legend=CODES),
    Case("weekdays without a week", {"Plan": [
        ["Navn", *twice(list(WEEK))], [None, *pairs("Fra", "Til")],
        ["Bo Hansen", *BO], ["Ida Toft", *IDA],
    ]}, BOTH, (UNUSABLE,), answers=Mapping(first_day=date(2026, 1, 5))),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_starts_and_ends(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
