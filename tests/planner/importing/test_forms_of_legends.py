"""Legends in all places and forms, and codes that differ in little."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from tests.planner.importing.books import LEGEND, Rows, days
from tests.planner.importing.forms import PEOPLE, TIMES, Case, Truth, check, rows

WEEK = days(7)
PLAN: list[list[object]] = [["Navn", *WEEK], *rows()]


def below(*lines: list[object]) -> dict[str, Rows]:
    return {"Plan": [*PLAN, [], *lines]}


def beside(*lines: list[object], heading: bool = False) -> dict[str, Rows]:
    """Cells to the right of the plan, one column apart."""
    wide = [[*row, *[None] * (9 - len(row))] for row in [*PLAN, *[[]] * 8]]
    return {"Plan": [[*row, *line] for row, line in
                     zip(wide, [[], *lines, *[[]] * 11], strict=False)]}


def own(*lines: tuple[object, ...]) -> Rows:
    return lines


def signs_are_texts(book: openpyxl.Workbook) -> None:
    for row in book["Plan"].iter_rows():
        for cell in row:
            if cell.value == "=":
                cell.data_type = "s"


def colours(book: openpyxl.Workbook) -> None:
    for place, colour in (("B7", "FFFF00"), ("B8", "00FF00")):
        book["Plan"][place].fill = PatternFill("solid", fgColor=colour)


HOURS_ONLY = own(("Kode", "Timer", "Betydning"), ("D", 8, "Dagvagt"), ("A", 8, "Aftenvagt"),
                 ("N", 8, "Nattevagt"), ("F", None, "Ferie"))
FOUR_TEXTS: list[list[object]] = [["D = 07-15"], ["A = 15-23"], ["N = 23-07"], ["F = Ferie"]]
CASED = {**TIMES, "a": "16:00-22:00 evening", "D": "07:00-15:00 day"}
ASKED = '[codes]\nD = "07:00-15:00"\nA = "15:00-23:00"\nN = "23:00-07:00"'
WITH_F = f'{ASKED}\nF = "away"'
SUFFIX = {"Anne Hansen": "DX.AAN.", "Bo Lund": ".NN..DD"}

CASES = [
    *(
        Case(f"all in a line below, with {name} between", below([line]), legend=None)
        for name, line in {
            "spaces": "D 07:00-15:00  A 15:00-23:00  N 23:00-07:00  F Ferie",
            "a space": "D 7-15 A 15-23 N 23-7 F ferie",
            "commas": "D 7-15, A 15-23, N 23-7, F ferie",
            "bars": "Koder: D kl. 7-15 | A kl. 15-23 | N kl. 23-7 | F ferie",
            "dashes": "D - 07.00-15.00   A - 15.00-23.00   N - 23.00-07.00   F - ferie",
        }.items()
    ),
    Case("own sheet as a table", {"Plan": PLAN}),
    Case("own sheet as texts", {"Plan": PLAN}, legend=[tuple(line) for line in FOUR_TEXTS]),
    Case("own sheet without headings", {"Plan": PLAN}, legend=LEGEND[1:]),
    Case("own sheet with title rows", {"Plan": PLAN},
         legend=[("Vagtkoder for Solbakken",), (), *LEGEND, (), ("Spørg kontoret ved tvivl",)]),
    Case("own sheet with an empty row within", {"Plan": PLAN},
         legend=[*LEGEND[:4], (), *LEGEND[4:]]),
    Case("own sheet with ranges", {"Plan": PLAN},
         legend=[("Kode", "Tidsrum"), ("D", "07:00-15:00"), ("A", "15:00-23:00"),
                 ("N", "23:00-07:00"), ("F", "Ferie")]),
    Case("own sheet with headings in other words", {"Plan": PLAN},
         legend=[("Vagttype", "Starttidspunkt", "Sluttidspunkt", "Forklaring"),
                 *LEGEND[1:]]),
    Case("own sheet with the meaning first", {"Plan": PLAN},
         legend=[("Betydning", "Kode", "Start", "Slut"), ("Dagvagt", "D", "07:00", "15:00"),
                 ("Aftenvagt", "A", "15:00", "23:00"), ("Nattevagt", "N", "23:00", "07:00"),
                 ("Ferie", "F", None, None)]),
    Case("own sheet with hours beside the times", {"Plan": PLAN},
         legend=[("Kode", "Navn", "Start", "Slut", "Timer"), ("D", "Dagvagt", "07:00", "15:00", 8),
                 ("A", "Aftenvagt", "15:00", "23:00", 8), ("N", "Nattevagt", "23:00", "07:00", 8),
                 ("F", "Ferie", None, None, None)]),
    Case("own sheet with whole hours as numbers", {"Plan": PLAN},
         legend=[("Kode", "Fra", "Til"), ("D", 7, 15), ("A", 15, 23), ("N", 23, 7),
                 ("F", "Ferie", None)]),
    Case("German codes and headings", {"Plan": [["Name", *WEEK], ["Anne Hansen", "F", "S", "N",
                                                                   "U", "K", "-", "(/)"]]},
         Truth(lines={"Anne Hansen": "DANFF.."}),
         legend=[("Code", "Schicht", "Beispielzeiten", "Stunden"),
                 ("F", "Frühschicht", "07:00-15:00", 8), ("S", "Spätschicht", "15:00-23:00", 8),
                 ("N", "Nachtschicht", "23:00-07:00", 8), ("-", "Frei", "-", 0),
                 ("U", "Urlaub", "-", 0), ("K", "Krank", "-", 0), ("(/)", "Frei", "-", 0)]),
    Case("below as a table", below(*[list(row) for row in LEGEND]), legend=None),
    Case("below as a table without headings", below(*[list(row) for row in LEGEND[1:]]),
         legend=None),
    Case("below as texts", below(*FOUR_TEXTS), legend=None),
    Case("below as one text", below(["D=07-15, A=15-23, N=23-07, F=Ferie"]), legend=None),
    Case("below as one text with a heading",
         below(["Vagtkoder: D = 07-15; A = 15-23; N = 23-07; F = Ferie"]), legend=None),
    Case("below with words first",
         below(["D: Dagvagt 07.00-15.00"], ["A: Aftenvagt 15.00-23.00"],
               ["N: Nattevagt 23.00-07.00"], ["F: Ferie"]), legend=None),
    Case("below with words in brackets",
         below(["D = Dag (07:00-15:00)"], ["A = Aften (15:00-23:00)"], ["N = Nat (23:00-07:00)"],
               ["F = Ferie"]), legend=None),
    Case("below with spaces round the colon",
         below(["D : 07:00 - 15:00"], ["A : 15:00 - 23:00"], ["N : 23:00 - 07:00"],
               ["F : Ferie"]), legend=None),
    Case("below with a dash between",
         below(["D - 07:00-15:00"], ["A - 15:00-23:00"], ["N – 23:00-07:00"], ["F – Ferie"]),
         legend=None),
    Case("below with nothing between",
         below(["D 07:00-15:00"], ["A 15:00-23:00"], ["N 23:00-07:00"], ["F Ferie"]), legend=None),
    Case("below with the times first",
         below(["07-15 = D"], ["15-23 = A"], ["23-07 = N"], ["Ferie = F"]), legend=None),
    Case("below, entries side by side",
         below(["D = 07-15", None, "A = 15-23", None, "N = 23-07", None, "F = Ferie"]),
         legend=None),
    Case("below, codes and times side by side in cells",
         below(["D", "07-15", None, "A", "15-23", None, "N", "23-07"], ["F", "Ferie"]),
         legend=None),
    Case("below with an equals sign in a cell of its own",
         below(["D", "=", "07-15"], ["A", "=", "15-23"], ["N", "=", "23-07"], ["F", "=", "Ferie"]),
         legend=None,
         edit=signs_are_texts),
    Case("beside as a table", beside(*[list(row) for row in LEGEND]), legend=None),
    Case("beside as texts", beside(*FOUR_TEXTS), legend=None),
    Case("above the plan as one text",
         {"Plan": [["D=07-15, A=15-23, N=23-07, F=Ferie"], [], *PLAN]}, legend=None),
    Case("above the plan as rows", {"Plan": [*FOUR_TEXTS, [], *PLAN]}, legend=None),
    Case("hours only", {"Plan": PLAN}, legend=HOURS_ONLY,
         asks=frozenset({"code_without_times", "unknown_code"}), answers=ASKED),
    Case("meanings only", {"Plan": PLAN},
         legend=[("Kode", "Betydning"), ("D", "Dagvagt"), ("A", "Aftenvagt"), ("N", "Nattevagt"),
                 ("F", "Ferie")],
         asks=frozenset({"code_without_times", "unknown_code"}), answers=ASKED),
    Case("colours only", below(["Farver:"], ["Gul = dagvagt"], ["Grøn = aftenvagt"]), legend=None,
         asks=frozenset({"unknown_code"}), answers=WITH_F, edit=colours),
    Case("no legend", {"Plan": PLAN}, legend=None, asks=frozenset({"unknown_code"}),
         answers=WITH_F),
    Case("two legends that contradict", below(["D = 08-16"]), asks=frozenset({"code_twice"}),
         answers='[codes]\nD = "07:00-15:00"'),
    Case("two sheets of legends that contradict",
         {"Plan": PLAN, "Koder 2025": [("Kode", "Fra", "Til"), ("N", "22:00", "06:00")]},
         asks=frozenset({"code_twice"}), answers='[codes]\nN = "23:00-07:00"'),
    Case("a legend twice the same", below(["D = 07-15"])),
    Case("upper and lower case differ",
         {"Plan": [["Navn", *WEEK], ["Anne Hansen", "A", "a", "D", "d"]]},
         Truth(lines={"Anne Hansen": "AaDD..."}, times=CASED),
         legend=[*LEGEND, ("a", "16:00", "22:00", "Kort aftenvagt")]),
    Case("lower case where the legend has upper",
         {"Plan": [["Navn", *WEEK], *rows(7, PEOPLE, {"D": "d", "A": "a", "N": "n"})]}),
    Case("a code with a space behind it", {"Plan": [["Navn", *WEEK], *rows(
        7, PEOPLE, {"D": "D ", "A": " A", "N": "N\n"})]}),
    *(Case(f"a code with a sign: {code}",
           {"Plan": [["Navn", *WEEK], *rows(7, SUFFIX, {"X": code})]},
           Truth(lines={"Anne Hansen": "DD.AAN.", "Bo Lund": ".NN..DD"}),
           asks=frozenset({"unknown_code"}), answers=f'[codes]\n"{code}" = "07:00-15:00"')
      for code in ("D1", "D?", "D!", "D/", "D-", "xD", "D x")),
    *(Case(f"a code with a mark: {code}",
           {"Plan": [["Navn", *WEEK], *rows(7, SUFFIX, {"X": code})]},
           Truth(lines={"Anne Hansen": "DD.AAN.", "Bo Lund": ".NN..DD"}))
      for code in ("D*", "(D)")),
    *(Case(f"off is {code}",
           {"Plan": [["Navn", *WEEK], *rows(7, SUFFIX, {"X": code})]},
           Truth(lines={"Anne Hansen": "D..AAN.", "Bo Lund": ".NN..DD"}))
      for code in ("-", "FRI", "fri", "Fri", "FRIDAG", "–", " ", ".", "off")),
    *(Case(f"away is {code}",
           {"Plan": [["Navn", *WEEK], *rows(7, SUFFIX, {"X": code})]},
           Truth(lines={"Anne Hansen": "DF.AAN.", "Bo Lund": ".NN..DD"}))
      for code in ("Ferie", "FERIE", "Syg", "Barn syg", "Kursus", "Omsorgsdag", "Afsp.", "Barsel",
                   "Feriefri", "Seniordag")),
    *(Case(f"not known without a legend: {code}",
           {"Plan": [["Navn", *WEEK], *rows(7, SUFFIX, {"X": code})]},
           Truth(lines={"Anne Hansen": "D..AAN.", "Bo Lund": ".NN..DD"}),
           asks=frozenset({"unknown_code"}), answers=f'[codes]\n"{code}" = "off"')
      for code in ("X", "Møde", "?", "Vagt", "8", "7,4", "1", "FX", "Ø")),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_legends(tmp_path: Path, case: Case) -> None:
    check(tmp_path, case)
