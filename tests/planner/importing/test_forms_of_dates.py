"""Names × dates: all the ways in which a sheet says which days its columns are."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.planner.importing.books import MONDAY, days
from tests.planner.importing.forms import Case, Truth, check, merged, rows

LETTERS = ["M", "T", "O", "T", "F", "L", "S"]
SHORT = ["ma", "ti", "on", "to", "fr", "lø", "sø"]
LONG = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
JANUARY = Truth(date(2026, 1, 1), 31)
MARCH = Truth(date(2026, 3, 1), 31)
NEW_YEAR = Truth(date(2025, 12, 22), 21)
WEEK_53 = Truth(date(2026, 12, 28), 14)
NUMBERS: list[object] = [*range(1, 32)]


def weekdays(first: date, count: int, names: list[str]) -> list[str]:
    return [names[(first + timedelta(days=n)).weekday()] for n in range(count)]


def month(heading: list[object] = NUMBERS, *above: list[object]) -> list[list[object]]:
    return [*above, ["Navn", *heading], *rows(31)]


def dated(form: str) -> list[list[object]]:
    """A heading of texts that `strftime` makes."""
    return [["Navn", *(day.strftime(form) for day in days(7))], *rows()]


def text_dates(*heading: str) -> list[list[object]]:
    return [["Navn", *heading], *rows()]


BESIDE = frozenset({"dates_beside"})
AROUND = [*range(22, 32), *range(1, 12)]

CASES = [
    Case("a title and a sheet's name of different months", {"Marts 2026": [
        ["Vagtplan april 2026"], ["Navn", *range(1, 31)], *rows(30)]}, Truth(date(2026, 4, 1), 30),
        asks=frozenset({"sheet_month"}), answers="first_day = 2026-04-01"),
    Case("a title and a sheet's name of different weeks", {"Uge 3": [
        ["Vagtplan uge 2, 2026"], ["Navn", "Man", "Tir", "Ons", "Tor", "Fre", "Lør", "Søn"],
        *rows()]}, asks=frozenset({"week"}), answers="first_day = 2026-01-05"),
    Case("a sheet named by another week than its dates", {"Uge 3": [
        ["Navn", *days(7)], *rows()]}, asks=frozenset({"week"}),
        after=frozenset({"week"})),
    Case("a title of another week than its dates", {"Plan": [
        ["Vagtplan uge 3"], ["Navn", *days(7)], *rows()]}, asks=frozenset({"week"}),
        after=frozenset({"week"})),
    Case("the same with weekdays that fit the title", {"Marts 2026": [
        ["Vagtplan april 2026"], ["Navn", *range(1, 31)],
        [None, *("OTFLSMT"[n % 7] for n in range(30))], *rows(30)]}, Truth(date(2026, 4, 1), 30),
        asks=frozenset({"sheet_month"}), answers="first_day = 2026-04-01"),
    Case("month and year in a title", {"Plan": month(NUMBERS, ["Vagtplan for marts 2026"], [])},
         MARCH),
    Case("month and year in the sheet's name", {"Marts 2026": month()}, MARCH),
    Case("a short month and a short year in the sheet's name", {"mar 26": month()}, MARCH),
    Case("a numeric month in the sheet's name", {"03-2026": month()}, MARCH),
    Case("month in the sheet's name, year in the title", {"Marts": month(NUMBERS, ["Plan 2026"])},
         MARCH),
    Case("month merged over the days", {"Plan": month(NUMBERS, [None, "Marts 2026"])}, MARCH,
         edit=merged("B1:AF1")),
    Case("month and year in two cells", {"Plan": month(NUMBERS, ["Måned:", "Marts", "År:", 2026])},
         MARCH),
    Case("month as a number in two cells", {"Plan": month(NUMBERS, ["Måned", 3], ["År", 2026])},
         MARCH),
    Case("the first day as a date in the title",
         {"Plan": month(NUMBERS, ["Periode", date(2026, 3, 1), "til", date(2026, 3, 31)])}, MARCH),
    Case("the period as a text in the title",
         {"Plan": month(NUMBERS, ["Vagtplan 01.03.2026 - 31.03.2026"])}, MARCH),
    Case("a period with years of two digits",
         {"Plan": [["Vagtplan 22.12.25-11.01.26"], ["Navn", *AROUND], *rows(21)]}, NEW_YEAR),
    Case("month and year at the foot", {"Plan": [*month(), [], ["Marts 2026"]]}, MARCH,
         asks=BESIDE),
    Case("only the year at the foot, month in the title",
         {"Plan": [*month(NUMBERS, ["Marts"]), [], ["Plejecenter Solbakken 2026"]]}, MARCH,
         asks=BESIDE),
    Case("month and year in the file's name", {"Ark1": month()}, MARCH,
         file="Vagtplan marts 2026.xlsx",
         asks=BESIDE),
    Case("the year in the file's name", {"Marts": month()}, MARCH, file="Vagtplan 2026.xlsx",
         asks=BESIDE),
    Case("two rows of heading: weekdays above",
         {"Marts 2026": [["Navn", *weekdays(date(2026, 3, 1), 31, SHORT)], [None, *NUMBERS],
                         *rows(31)]}, MARCH),
    Case("two rows of heading: weekdays below",
         {"Marts 2026": [["Navn", *NUMBERS], [None, *weekdays(date(2026, 3, 1), 31, SHORT)],
                         *rows(31)]}, MARCH),
    Case("two rows of heading: one letter for a weekday",
         {"Marts 2026": [[None, *weekdays(date(2026, 3, 1), 31, LETTERS)], ["Navn", *NUMBERS],
                         *rows(31)]}, MARCH),
    Case("weekday and number in one cell",
         {"Januar 2026": month([f"{w} {n}" for n, w in enumerate(
             weekdays(date(2026, 1, 1), 31, SHORT), start=1)])}, JANUARY),
    Case("weekday and number on two lines",
         {"Januar 2026": month([f"{w.title()}\n{n}." for n, w in enumerate(
             weekdays(date(2026, 1, 1), 31, SHORT), start=1)])}, JANUARY),
    Case("day numbers with points as texts", {"Januar 2026": month([f"{n}." for n in NUMBERS])},
         JANUARY),
    Case("weekday numbers over new year, title names both months",
         {"Plan": [["December 2025 – januar 2026"], ["Navn", *AROUND], *rows(21)]}, NEW_YEAR),
    Case("days over new year with months over them",
         {"Plan": [[None, "December 2025", *[None] * 9, "Januar 2026"], ["Navn", *AROUND],
                   *rows(21)]}, NEW_YEAR, edit=merged("B1:K1")),
    Case("dates without a year over new year, year in the title",
         {"Plan": [["Vagtplan 2025/2026"],
                   ["Navn", *(f"{d.day}/{d.month}" for d in days(21, date(2025, 12, 22)))],
                   *rows(21)]}, NEW_YEAR),
    Case("dates without a year, year at the foot",
         {"Plan": [["Navn", *(f"{d.day}/{d.month}" for d in days(7))], *rows(), [],
                   ["Udarbejdet af ledelsen 2026"]]},
         asks=BESIDE),
    Case("dates without a year, year in the file's name",
         {"Plan": [["Navn", *(f"{d.day}/{d.month}" for d in days(7))], *rows()]},
         file="Vagtplan uge 2 2026.xlsx",
         asks=BESIDE),
    Case("week 53 and week 1 side by side",
         {"Plan": [["Vagtplan 2026"], [None, "Uge 53", *[None] * 6, "Uge 1"],
                   ["Navn", *SHORT, *SHORT], *rows(14)]}, WEEK_53),
    Case("a week's number in front of weekdays",
         {"Plan": [["År 2026"], ["Uge 2", *LONG], *rows()]}),
    Case("uge 2 blocks side by side, each with names",
         {"Plan": [["Uge 2 2026", *[None] * 8, "Uge 3 2026"], ["Navn", *LONG, None, "Navn", *LONG],
                   *[[*row, None, *row] for row in rows()]]}, Truth(MONDAY, 14)),
    Case("real dates shown with months alone", {"Plan": [["Navn", *days(7)], *rows()]}),
    Case("the first date real, the rest numbers",
         {"Plan": [["Navn", date(2026, 1, 5), *range(6, 12)], *rows()]}),
    Case("month names in texts", {"Plan": text_dates(*(f"{d.day}. {MONTHS[d.month - 1]} 2026"
                                                       for d in days(7)))}),
    Case("numeric with a short year", {"Plan": dated("%d.%m.%y")}),
    Case("weekday behind the date", {"Plan": text_dates(*(
        f"{d:%d/%m-%Y} ({w})" for d, w in zip(days(7), SHORT, strict=True)))}),
    Case("weekday and date on two lines", {"Plan": text_dates(*(
        f"{w}\n{d:%d-%m-%Y}" for d, w in zip(days(7), LONG, strict=True)))}),
    Case("weekdays with a date each in brackets", {"Plan 2026": text_dates(*(
        f"{w} ({d.day}/{d.month})" for d, w in zip(days(7), LONG, strict=True)))}),
    Case("ISO with a time of day", {"Plan": dated("%Y-%m-%d 00:00:00")}),
    Case("dates as datetimes with empty columns at weekends",
         {"Plan": [["Navn", *[datetime(2026, 1, n) for n in range(5, 10)], None,
                    datetime(2026, 1, 10), datetime(2026, 1, 11)],
                   *[[*row[:6], None, *row[6:]] for row in rows()]]}),
    Case("a column between the weeks",
         {"Plan": [["Navn", *days(7), "Sum", *days(7, date(2026, 1, 12)), "Sum"],
                   *[[*row[:8], 32, *row[8:], 32] for row in rows(14)]]}, Truth(MONDAY, 14)),
    Case("holidays named below the dates",
         {"Plan": [["Navn", *days(7, date(2026, 4, 2))],
                   [None, "Skærtorsdag", "Langfredag", None, "Påskedag", "2. påskedag"], *rows()]},
         Truth(date(2026, 4, 2))),
    Case("days without a month", {"Plan": month()}, MARCH, refused="hverken måned eller år",
         answers="first_day = 2026-03-01"),
    Case("dates without a year", {"Plan": [["Navn", *(f"{d.day}/{d.month}" for d in days(7))],
                                           *rows()]},
         refused="uden årstal", answers="first_day = 2026-01-05"),
    Case("title and sheet name of two months",
         {"April 2026": month(NUMBERS, ["Marts 2026"])}, MARCH,
         asks=frozenset({"sheet_month"}), answers="first_day = 2026-03-01"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dates(tmp_path: Path, case: Case) -> None:
    check(tmp_path, case)
