"""A line a day with names in the cells: lists of the day and tables of functions."""

from datetime import date
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.planner.importing.books import MONDAY, days
from tests.planner.importing.forms import Case, Truth, check

WEEK = days(7)
SHORT = ["MA", "TI", "ON", "TO", "FR", "LØ", "SØ"]
TIMES = {"D": "07:00-15:00 day", "A": "15:00-23:00 evening", "N": "23:00-07:00 night",
         "S": "08:00-16:00 day", "B": "16:00-08:00 night"}
LIST = Truth(count=3, lines={"Anne Hansen": "DDA", "Bo Lund": "DAD", "Ida Toft": "A.N",
                             "Per Friis": "N.F"}, times=TIMES)
INITIALS = Truth(count=3, lines={"AH": "DDA", "BL": "DAD", "IT": "A.N", "PF": "NNF"}, times=TIMES)
HEADED: list[object] = ["Dato", "Dag (7-15)", "Aften (15-23)", "Nat (23-7)", "Ferie"]
LISTED: list[list[object]] = [
    [WEEK[0], "Anne Hansen, Bo Lund", "Ida Toft", "Per Friis"],
    [WEEK[1], "Anne Hansen", "Bo Lund"],
    [WEEK[2], "Bo Lund", "Anne Hansen", "Ida Toft", "Per Friis"],
]
LEGEND = [("Vagt", "Fra", "Til"), ("Dag", "07:00", "15:00"), ("Aften", "15:00", "23:00"),
          ("Nat", "23:00", "07:00")]
ANSWERS = '[codes]\nDag = "07:00-15:00"\nAften = "15:00-23:00"\nNat = "23:00-07:00"'


def initials(join: str) -> list[list[object]]:
    return [HEADED, [WEEK[0], f"AH{join}BL", "IT", "PF"], [WEEK[1], "AH", "BL", "PF"],
            [WEEK[2], "BL", "AH", "IT", "PF"]]


def functions(*title: object) -> list[list[object]]:
    """The duties of a hospital's ward: weekdays, numbers, and initials under functions."""
    return [
        list(title), [None, "DATO", "BA.VA", "STUEGANG", "AMB", "KURSUS", "FRI", "FERIE"],
        ["MA", 2, "BD/CF", "KV HS", "SGø  AH", "SL", "RS AR", "ML"],
        ["TI", 3, "KV", "BD (RS)", "CF+HS", None, "AH", "ML SL"],
        ["ON", 4, "HS ", "BD\nKV", None, "CF", "RS SGø", "ML"],
        ["TO", 5, "SGø", "RS KV", "BD", "AH", "HS CF", None],
        ["FR", 6, "RS", None, "KV BD", None, None, None],
        ["LØ", 7, "BD", None, None, None, None, None],
        ["SØ", 8, "KV", None, None, None, None, None],
    ]


WARD = Truth(
    date(2026, 3, 2), 7,
    {"BD": "BSSSSB.", "CF": "BSF....", "KV": "SBSSS.B", "HS": "SSB....", "SGø": "S..B...",
     "AH": "S..F...", "SL": "FF.....", "RS": ".S.SB..", "ML": "FFF....", "AR": "......."},
    times=TIMES,
)
WARD_ANSWERS = '[codes]\n"BA.VA" = "16:00-08:00"\nSTUEGANG = "08:00-16:00"\nAMB = "08:00-16:00"'
BRACKET = frozenset({"bracket_name"})

TITLE = "Januar 2026 – dagvagt 7-15, aften 15-23, nat 23-07"
BELOW: list[list[object]] = [["Anne Hansen", "Ida Toft", "Per Friis"], ["Bo Lund"]]


def sheets_of_days(*head: object, title: str = TITLE, once: bool = False) -> list[list[object]]:
    """A line for each day, headings below it, and names below these."""
    names: list[list[list[object]]] = [
        BELOW, [["Anne Hansen", "Bo Lund"]], [["Bo Lund", "Anne Hansen", "Ida Toft"]],
    ]
    found: list[list[object]] = [[title], *([list(head)] if once else [])]
    for day, lines in zip(("Mandag d. 5/1", "Tirsdag d. 6/1", "Onsdag d. 7/1"), names, strict=True):
        found += [[day], *([] if once else [list(head)]), *lines, []]
    return [*found, ["Udarbejdet af kontoret"]]


DAYS = Truth(count=3, lines={**LIST.lines, "Per Friis": "N.."}, times=TIMES)
CASES = [
    Case("a sheet with a line for each day", {"Dagsedler": sheets_of_days("Dag", "Aften", "Nat")},
         DAYS, legend=None),
    Case("lines of days under headings with times", {"Dagsedler": sheets_of_days(
        "Dag 7-15", "Aften 15-23", "Nat 23-7", title="Januar 2026")}, DAYS, legend=None),
    Case("lines of days and one row of headings", {"Dagsedler": sheets_of_days(
        "Dag", "Aften", "Nat", once=True)}, DAYS, legend=None),
    Case("lines of days whose headings say no times", {"Dagsedler": sheets_of_days(
        "Dag", "Aften", "Nat", title="Januar 2026")}, DAYS, legend=None,
        asks=frozenset({"list_without_times"}), answers=ANSWERS),
    Case("a column of notes", {"Liste": [
        [*HEADED, "Bem."], *[[*(row + [None] * 5)[:5], note] for row, note in zip(
            LISTED, ("Møde kl 14", "Frisør, Bingo", "Fest"), strict=True)]]}, LIST, legend=None),
    Case("a column of notes beside initials that a list tells", {
        "Liste": [[*HEADED, "Bemærkning"], *[[*(row + [None] * 5)[:5], note] for row, note in zip(
            initials(" / ")[1:], ("Personalemøde kl 14", None, None), strict=True)]],
        "Personale": [["Initialer", "Navn", "Stilling", "Timer"], ["AH", "Anne Hansen", "SSA", 37],
                      ["BL", "Bo Lund", "SSH", "32:00"], ["IT", "Ida Toft", "SSA", 28],
                      ["PF", "Per Friis", "SSH", "30:30"]]},
        Truth(count=3, lines=dict(zip(LIST.lines, INITIALS.lines.values(), strict=True)),
              times=TIMES,
              professions={"Anne Hansen": "SSA", "Bo Lund": "SSH", "Ida Toft": "SSA",
                           "Per Friis": "SSH"},
              hours={"Anne Hansen": 37.0, "Bo Lund": 32.0, "Ida Toft": 28.0, "Per Friis": 30.5}),
        legend=None),
    Case("a row a vagt under a title, a name a line", {"Uge 2": [
        ["Bemanding uge 2, 2026"], ["Vagt", "Man 5/1", "Tir 6/1", "Ons 7/1"],
        ["Dag 7-15", "Anne Hansen\nBo Lund", "Anne Hansen", "Bo Lund"],
        ["Aften 15-23", "Ida Toft", "Bo Lund", "Anne Hansen"],
        ["Nat 23-7", "Per Friis", None, "Ida Toft"], ["Ferie", None, None, "Per Friis"],
    ]}, LIST, legend=None),
    Case("times in the headings", {"Liste": [HEADED, *LISTED]}, LIST, legend=None),
    Case("times in a row below the headings", {"Liste": [
        ["Dato", "Dag", "Aften", "Nat", "Ferie"], [None, "7-15", "15-23", "23-7"], *LISTED]},
        LIST, legend=None),
    Case("times in a legend", {"Liste": [["Dato", "Dag", "Aften", "Nat", "Ferie"], *LISTED]}, LIST,
         legend=LEGEND),
    Case("no times", {"Liste": [["Dato", "Dag", "Aften", "Nat", "Ferie"], *LISTED]}, LIST,
         legend=None, asks=frozenset({"list_without_times"}), answers=ANSWERS),
    Case("numbers of days with the month in the sheet's name", {"Januar 2026": [
        HEADED, *[[n, *row[1:]] for n, row in enumerate(LISTED, start=5)]]}, LIST, legend=None),
    Case("numbers of days with the month in the file's name", {"Ark1": [
        HEADED, *[[n, *row[1:]] for n, row in enumerate(LISTED, start=5)]]}, LIST, legend=None,
        file="Vagtliste januar 2026.xlsx",
        asks=frozenset({"dates_beside"})),
    Case("weekdays beside numbers", {"Ark1": [
        ["Vagtliste januar 2026"], [None, *HEADED],
        *[[w, n, *row[1:]] for w, n, row in zip(SHORT, range(5, 8), LISTED, strict=False)]]},
        LIST, legend=None),
    Case("several rows a day", {"Liste": [
        HEADED, [WEEK[0], "Anne Hansen", "Ida Toft", "Per Friis"], [None, "Bo Lund"],
        *LISTED[1:]]}, LIST, legend=None,
        asks=frozenset({"date_above"})),
    Case("several columns of one vagt", {"Liste": [
        ["Dato", "Dag (7-15)", "Dag (7-15)", "Aften (15-23)", "Nat (23-7)", "Ferie"],
        [WEEK[0], "Anne Hansen", "Bo Lund", "Ida Toft", "Per Friis"],
        [WEEK[1], "Anne Hansen", None, "Bo Lund"],
        [WEEK[2], "Bo Lund", None, "Anne Hansen", "Ida Toft", "Per Friis"]]}, LIST, legend=None),
    Case("one heading merged over columns of one vagt", {"Liste": [
        ["Dato", "Dag (7-15)", None, "Aften (15-23)", "Nat (23-7)", "Ferie"],
        [WEEK[0], "Anne Hansen", "Bo Lund", "Ida Toft", "Per Friis"],
        [WEEK[1], "Anne Hansen", None, "Bo Lund"],
        [WEEK[2], "Bo Lund", None, "Anne Hansen", "Ida Toft", "Per Friis"]]}, LIST, legend=None,
        edit=lambda book: book["Liste"].merge_cells("B1:C1")),
    Case("dates across, a row a vagt", {"Liste": [
        list(column) for column in zip_longest(HEADED, *LISTED)]}, LIST, legend=None),
    Case("dates across, names below in several rows", {"Liste": [
        ["Vagt", *WEEK[:3]], ["Dag (7-15)", "Anne Hansen", "Anne Hansen", "Bo Lund"],
        [None, "Bo Lund"], ["Aften (15-23)", "Ida Toft", "Bo Lund", "Anne Hansen"],
        ["Nat (23-7)", "Per Friis", None, "Ida Toft"], ["Ferie", None, None, "Per Friis"]]},
        LIST, legend=None, asks=frozenset({"heading_beside"})),
    Case("names on lines of one cell", {"Liste": [HEADED, [
        WEEK[0], "Anne Hansen\nBo Lund", "Ida Toft", "Per Friis"], *LISTED[1:]]}, LIST,
        legend=None),
    Case("vacant in a list", {"Liste": [HEADED, [
        WEEK[0], "Anne Hansen, Bo Lund, Vikar", "Ida Toft", "Per Friis"], *LISTED[1:]]}, LIST,
        legend=None, asks=frozenset({"vacant"})),
    *(Case(f"initials joined by {join!r}", {"Liste": initials(join)}, INITIALS, legend=None)
      for join in ("/", "+", " ", "\n", ", ", " & ", "  ", " / ", " og ", "-")),
    Case("functions with the times answered", {"Ark1": functions("Vagtskema marts 2026")}, WARD,
         legend=None, asks=frozenset({"list_without_times"}), answers=WARD_ANSWERS, after=BRACKET),
    Case("functions with the month in the file's name", {"Ark2": [], "Ark1": functions()}, WARD,
         legend=None, file="VAGTSKEMA MARTS 2026 (002).xlsx",
         asks=frozenset({"list_without_times"}), answers=WARD_ANSWERS, after=BRACKET),
    Case("functions with another date in the title",
         {"Ark1": functions(None, None, None, "BØRNE- OG UNGE", None, None, "29.1.26")}, WARD,
         legend=None, file="VAGTSKEMA MARTS 2026.xlsx", asks=frozenset({"list_without_times"}),
         answers=WARD_ANSWERS, after=BRACKET),
    Case("functions without a month", {"Ark1": functions()}, WARD, legend=None,
         refused="hverken måned eller år", answers=f"first_day = 2026-03-02\n{WARD_ANSWERS}",
         after=BRACKET),
    Case("a week's list, weekdays down", {"Uge 2 2026": [
        ["Dag", "Dag (7-15)", "Aften (15-23)", "Nat (23-7)", "Ferie"],
        *[[w, *row[1:]] for w, row in zip(("Mandag", "Tirsdag", "Onsdag"), LISTED, strict=True)]]},
        LIST, legend=None),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_functions(tmp_path: Path, case: Case) -> None:
    assert case.truth.first in (MONDAY, date(2026, 3, 2))
    check(tmp_path, case)
