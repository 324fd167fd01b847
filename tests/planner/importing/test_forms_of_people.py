"""Names × dates: columns beside the names, units, ways of writing a name, and lines of nobody."""

from pathlib import Path

import pytest

from tests.planner.importing.books import days
from tests.planner.importing.forms import PEOPLE, Case, Truth, cells, check, merged, rows

WEEK = days(7)
HEADING: list[object] = ["Navn", *WEEK]
UNITS = {"Anne Hansen": "Mågen", "Bo Lund": "Mågen", "Ida Toft": "Ternen"}
PROFESSIONS = {"Anne Hansen": "SSA", "Bo Lund": "SSH", "Ida Toft": "Sygeplejerske"}
HOURS = {"Anne Hansen": 32.0, "Bo Lund": 37.0, "Ida Toft": 28.0}
ALL = Truth(units=UNITS, professions=PROFESSIONS, hours=HOURS)
HOUSES = Truth(units={name: f"Hus {unit}" for name, unit in UNITS.items()})
WORK = {name: cells(line) for name, line in PEOPLE.items()}
ANNE, BO, IDA = WORK.values()


def named(*names: str) -> list[list[object]]:
    """The usual rows under other spellings."""
    return [HEADING, *([name, *row[1:]] for name, row in zip(names, rows(), strict=True))]


def lines(*more: list[object]) -> list[list[object]]:
    """The usual plan and more rows below it."""
    return [HEADING, *rows(), *more]


def vikar(name: str) -> list[object]:
    return [name, "D", None, "A", None, "D", None, None]


TIMED = {"D": "07-15", "A": "15-23", "N": "23-07"}
NAMELESS = '"rækken ved A3 i arket »Plan«"'


def parts(*labels: str) -> list[list[object]]:
    """A row for each vagtlag of each person, her name only in the first."""
    found: list[list[object]] = [["Navn", "Vagt", *WEEK]]
    for name, line in PEOPLE.items():
        for n, (letter, label) in enumerate(zip("DAN", labels, strict=True)):
            shown = cells("".join(s if s == letter else "." for s in line), 7, TIMED)
            found.append([None if n else name, label, *shown])
    return found


WORKING = Truth(lines={name: line.replace("F", ".") for name, line in PEOPLE.items()})

SPLIT = {"Anne Hansen": ("DD.A...", "....AN."), "Bo Lund": (".NN....", ".....DD"),
         "Ida Toft": ("F..A...", ".DD.A..")}


def both(*names: str) -> dict[str, list[list[object]]]:
    """Two sheets of a week each; on the first the people are called as said."""
    return {
        "Uge 2": [HEADING, *([name, *cells(line)] for name, (line, _) in
                             zip(names, SPLIT.values(), strict=True))],
        "Uge 3": [["Navn", *days(7, days(8)[-1])], *([name, *cells(line)] for name, (_, line) in
                                                     SPLIT.items())],
    }


CASES = [
    Case("names in capitals on one of two sheets", both("ANNE HANSEN", "BO LUND", "Ida Toft"),
         Truth(count=14, lines={name: "".join(parts) for name, parts in SPLIT.items()})),
    Case("names in capitals alone", {"Plan": named("ANNE HANSEN", "BO VON McLUND", "IDA O'TOFT")},
         Truth(lines=dict(zip(("Anne Hansen", "BO VON McLUND", "Ida O'Toft"), PEOPLE.values(),
                              strict=True)))),
    Case("particles and double names in capitals", {"Plan": named(
        "ANNE-METTE HANSEN", "BO VON MCLUND", "IDA TOFT (SSH)")},
         Truth(lines=dict(zip(("Anne-Mette Hansen", "Bo von McLund", "Ida Toft"), PEOPLE.values(),
                              strict=True)), professions={"Ida Toft": "SSH"})),
    Case("initials of two people", {
        "Uge 2": [HEADING, *rows(), ["Bo Larsen", None, "A"]],
        "Uge 3": [["Navn", *days(7, days(8)[-1])], ["BL", "D"]]},
        Truth(count=14, lines={**{name: line + "......." for name, line in PEOPLE.items()},
                               "Bo Lund": ".NN..DDD......", "Bo Larsen": ".A............"}),
        asks=frozenset({"initials_of_several"}), answers='[people.same]\nBL = "Bo Lund"'),
    Case("initials that a list gives to two people", {
        "Plan": [HEADING, ["BL", "D"], ["AH", "A"]],
        "Personale": [["Initialer", "Navn", "Stilling"], ["BL", "Bo Lund", "SSA"],
                      ["BL", "Bo Larsen", "SSH"], ["AH", "Anne Hansen", "SSA"]]},
        Truth(lines={"Bo Larsen": "D......", "Anne Hansen": "A......"},
              professions={"Bo Larsen": "SSH", "Anne Hansen": "SSA"}),
        asks=frozenset({"initials_of_several"}), answers='[people.same]\nBL = "Bo Larsen"'),
    Case("a row for each vagtlag", {"Plan": parts("Dag", "Aften", "Nat")}, WORKING),
    Case("a row for the times of each vagtlag", {"Plan": parts("7-15", "15-23", "23-7")}, WORKING),
    Case("a row for each vagtlag, and how many there are", {"Plan": [
        *parts("Dag", "Aften", "Nat"), [None, "Dag", 1, 1, 1, 2, 2, 1, 1]]}, WORKING),
    Case("a row without a name below a day off", {"Plan": [
        HEADING, ["Bo Lund", None, "D"], [None, "A", None, "A"], ["Ida Toft", "D", "D"]]},
        Truth(lines={"Bo Lund": "ADA....", "Ida Toft": "DD....."}),
        asks=frozenset({"no_name"}), answers=f'[people.same]\n{NAMELESS} = "Bo Lund"',
        after=frozenset()),
    Case("a row without a name that is nobody's", {"Plan": [
        HEADING, ["Bo Lund", None, "D"], [None, "A", None, "A"], ["Ida Toft", "D", "D"]]},
        Truth(lines={"Bo Lund": ".D.....", "Ida Toft": "DD....."}),
        asks=frozenset({"no_name"}), answers=f"[people]\nignore = [{NAMELESS}]"),
    Case("unit, profession and hours left of the days",
         {"Plan": [["Afd.", "Navn", "Stilling", "Timer/uge", *WEEK],
                   ["Mågen", "Anne Hansen", "SSA", 32, *ANNE], ["Mågen", "Bo Lund", "SSH", 37, *BO],
                   ["Ternen", "Ida Toft", "Sygeplejerske", 28, *IDA]]}, ALL),
    Case("unit, profession and hours right of the days",
         {"Plan": [["Navn", *WEEK, "Enhed", "Faggruppe", "Ugenorm"],
                   ["Anne Hansen", *ANNE, "Mågen", "SSA", 32], ["Bo Lund", *BO, "Mågen", "SSH", 37],
                   ["Ida Toft", *IDA, "Ternen", "Sygeplejerske", 28]]}, ALL),
    Case("headings one row above the dates",
         {"Plan": [["Navn", "Stilling"], [None, None, *WEEK], ["Anne Hansen", "SSA", *ANNE],
                   ["Bo Lund", "SSH", *BO], ["Ida Toft", "Sygeplejerske", *IDA]]},
         Truth(professions=PROFESSIONS)),
    Case("no headings at all but the dates",
         {"Plan": [[None, *WEEK], *rows()]}),
    Case("a profession without a heading",
         {"Plan": [["Navn", None, *WEEK], ["Anne Hansen", "SSA", *ANNE], ["Bo Lund", "SSH", *BO],
                   ["Ida Toft", "Sygeplejerske", *IDA]]}, Truth(professions=PROFESSIONS)),
    Case("a number in front of the name",
         {"Plan": [["Nr.", "Navn", *WEEK], [101, "Anne Hansen", *ANNE], [102, "Bo Lund", *BO],
                   [103, "Ida Toft", *IDA]]}),
    Case("hours as 32/37 and 37 t",
         {"Plan": [["Navn", "Timer", *WEEK], ["Anne Hansen", "32/37", *ANNE],
                   ["Bo Lund", "37 t", *BO], ["Ida Toft", "28,0", *IDA]]}, Truth(hours=HOURS)),
    Case("units as rows with the word", {"Plan": [
        HEADING, ["Hus Mågen"], *rows()[:2], ["Hus Ternen"], *rows()[2:]]}, HOUSES),
    Case("units as bare rows", {"Plan": [
        HEADING, ["Mågen"], *rows()[:2], ["Ternen"], *rows()[2:]]}, Truth(units=UNITS)),
    Case("units as rows in capitals, merged", {"Plan": [
        HEADING, ["MÅGEN"], *rows()[:2], ["TERNEN"], *rows()[2:]]},
        Truth(units={name: unit.upper() for name, unit in UNITS.items()}), edit=merged("A2:H2")),
    Case("units as rows that repeat the dates", {"Plan": [
        ["Hus Mågen", *WEEK], *rows()[:2], ["Hus Ternen", *WEEK], *rows()[2:]]}, HOUSES),
    Case("units merged at the left", {"Plan": [
        ["Hus", "Navn", *WEEK], ["Mågen", *rows()[0]], [None, *rows()[1]], ["Ternen", *rows()[2]]]},
        Truth(units=UNITS), edit=merged("A2:A3")),
    Case("units at the left, once for their rows, not merged", {"Plan": [
        ["Hus", "Navn", *WEEK], ["Mågen", *rows()[0]], [None, *rows()[1]], ["Ternen", *rows()[2]]]},
        Truth(units=UNITS)),
    Case("a unit in the title", {"Plan": [["Afdeling: Mågen"], [], *lines()]},
         Truth(units=dict.fromkeys(PEOPLE, "Mågen"))),
    Case("vagtlag as rows between the people", {"Plan": [
        HEADING, ["Dagvagter"], *rows()[:1], ["Aften- og nattevagter"], *rows()[1:]]}),
    Case("names turned", {"Plan": named("Hansen, Anne", "Lund, Bo", "Toft, Ida")}),
    Case("names in capitals", {"Plan": named("ANNE HANSEN", "BO LUND", "IDA TOFT")}),
    Case("names with a profession behind them",
         {"Plan": named("Anne Hansen (SSA)", "Bo Lund (SSH)", "Ida Toft (Sygeplejerske)")},
         Truth(professions=PROFESSIONS)),
    Case("names with a profession after a comma",
         {"Plan": named("Anne Hansen, SSA", "Bo Lund, SSH", "Ida Toft, sygeplejerske")},
         Truth(professions={**PROFESSIONS, "Ida Toft": "sygeplejerske"})),
    Case("names with a profession after a dash",
         {"Plan": named("Anne Hansen - SSA", "Bo Lund - SSH", "Ida Toft – spl.")},
         Truth(professions={**PROFESSIONS, "Ida Toft": "spl."})),
    Case("names with hours behind them",
         {"Plan": named("Anne Hansen 32t", "Bo Lund (37 t)", "Ida Toft 28 timer")},
         Truth(hours=HOURS)),
    Case("names with a number before and behind them",
         {"Plan": named("1234 Anne Hansen", "Bo Lund (4711)", "Ida Toft 5566")}),
    Case("a first name and an initial", {"Plan": named("Anne H.", "Bo L", "Ida T.")},
         Truth(lines=dict(zip(("Anne H", "Bo L", "Ida T"), PEOPLE.values(), strict=True)))),
    Case("first names alone", {"Plan": named("Anne", "Bo", "Ida")},
         Truth(lines=dict(zip(("Anne", "Bo", "Ida"), PEOPLE.values(), strict=True)))),
    Case("initials alone", {"Plan": named("AH", "BL", "IT")},
         Truth(lines=dict(zip(("AH", "BL", "IT"), PEOPLE.values(), strict=True)))),
    Case("names and phone numbers on two lines",
         {"Plan": named("Anne Hansen\n2345 6789", "Bo Lund\n20304050", "Ida Toft\ntlf. 12345678")}),
    Case("a name with marks", {"Plan": named("Anne Hansen *", "Bo Lund (TR)", "Ida Toft (AMR)")}),
    Case("two people of one name told apart by profession", {"Plan": [
        ["Navn", "Stilling", *WEEK], ["Anne Hansen", "SSA", "D"],
        ["Anne Hansen", "SSH", None, "A"]]},
        Truth(lines={"Anne Hansen": "DA....."}, more=frozenset({
            ("Anne Hansen", "profession", "SSA"), ("Anne Hansen", "profession", "SSH")})),
        asks=frozenset({"namesakes"})),
    Case("a person written in three ways", {"Plan": [
        HEADING, ["Hansen, Bo", "D"], ["Bo  Hansen", None, "A"], ["BHA", None, None, "N"]]},
        Truth(lines={"Bo Hansen": "DAN...."}), asks=frozenset({"row_twice", "initials"}),
        answers='[people.same]\nBHA = "Bo Hansen"\n"Bo Hansen" = "Bo Hansen"'),
    Case("initials that fit one name", {"Plan": [
        HEADING, *rows(), ["AHA", None, None, "N"]]},
        Truth(lines={**PEOPLE, "Anne Hansen": "DDNAAN."}), asks=frozenset({"initials"}),
        answers='[people.same]\nAHA = "Anne Hansen"'),
    Case("the same row twice", {"Plan": lines(rows()[0])}, asks=frozenset({"row_twice",
         "shift_twice"}), answers='[people.same]\n"Anne Hansen" = "Anne Hansen"',
         after=frozenset({"shift_twice"})),
    *(Case(f"a line of nobody: {name}", {"Plan": lines(vikar(name))}, asks=frozenset({"vacant"}))
      for name in ("Vakant", "Vikar 1", "Vikar", "Ledig vagt", "Afløser 2", "Vikarbureau",
                   "Ubesat", "Ekstra vagt", "Tilkaldevikar", "NN", "X", "?", "Vikar Dag",
                   "Ledige vagter aften", "Åben vagt", "Ekstern vikar")),
    Case("a temp with a name", {"Plan": lines(["Vikar Per Friis", "D"])},
         Truth(lines={**PEOPLE, "Vikar Per Friis": "D......"})),
    Case("counts below without the word total",
         {"Plan": lines([], ["D", 1, 2, 1, 0, 0, 1, 1], ["Dagvagt", 1, 2, 1, 0, 0, 1, 1])}),
    Case("staffing need and difference",
         {"Plan": lines(["Behov dag", 2, 2, 2, 2, 2, 2, 2], ["Difference", 0, -1, -1, -2, -2, 0, 0],
                        ["Minimumsbemanding", 2, 2, 2, 2, 2, 1, 1])}),
    Case("counts to the right of the days",
         {"Plan": [["Navn", *WEEK, "Antal D", "Antal A", "I alt timer", "Saldo"],
                   *[[*row, 2, 2, 40, -1.5] for row in rows()]]}),
    Case("empty rows and columns in between",
         {"Plan": [[None, "Navn", None, *WEEK], [],
                   *[line for row in rows() for line in ([None, row[0], None, *row[1:]], [])]]}),
    Case("the heading repeated in the middle",
         {"Plan": [HEADING, *rows()[:2], HEADING, *rows()[2:]]}),
    Case("a column of notes between the days",
         {"Plan": [["Navn", *WEEK[:5], "Bemærkning", *WEEK[5:]],
                   *[[*row[:6], "Husk møde", *row[6:]] for row in rows()]]}),
    Case("names on both sides of the days",
         {"Plan": [["Navn", *WEEK, "Navn"], *[[*row, row[0]] for row in rows()]]}),
    Case("a second row of names at the foot",
         {"Plan": lines([], ["Udarbejdet af: Lene Holm"], ["Leder: Karen Bæk, tlf. 12 34 56 78"])}),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_people(tmp_path: Path, case: Case) -> None:
    check(tmp_path, case)
