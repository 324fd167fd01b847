"""The picture of a file: what stands in it, and what the reading used each cell as."""

import pickle
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from planner.importing.codes import Absent, Meaning, Work
from planner.importing.mapping import Mapping, parse_meaning
from planner.importing.picture import CodeFact, Marks, PersonFact, SheetPicture, as_seen
from planner.importing.understand import Understanding, explain
from tests.planner.importing.books import LEGEND, Rows, book, days

WEEK = days(7)
WEEKDAYS: list[object] = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
LETTERS = {"name": "n", "date": "d", "shift": "s", "off": "o", "away": "a", "legend": "l",
           "heading": "h", "fact": "f", "doubt": "?"}


def seen(
    folder: Path, mapping: Mapping | None = None, legend: Rows | None = LEGEND, **sheets: Rows
) -> Understanding:
    return explain(book(folder, legend, **sheets), mapping)


def drawn(sheet: SheetPicture) -> list[str]:
    """A letter a cell; a point where a cell was not read."""
    return [
        "".join(LETTERS[mark] if (mark := sheet.marks.get((row, column))) else "."
                for column in range(len(cells)))
        for row, cells in enumerate(sheet.texts)
    ]


PLAN: Sequence[Sequence[object]] = [
    ["Vagtplan januar 2026"],
    ["Navn", "Stilling", "Timer", *WEEK],
    ["Hus Mågen"],
    ["Bo Hansen", "SSA", 37, "D", "FRI", "SYG", "-", "XQ", "07-15"],
    ["Ida Toft", "SSH", "32,5", "A", "A", "", "D+A"],
    ["I alt", "", "", 2, 1],
    ["Husk kaffe"],
]


def test_names_by_dates(tmp_path: Path) -> None:
    understood = seen(tmp_path, Plan=PLAN)
    plan, legend = understood.picture.sheets
    assert drawn(plan) == [
        "h.........", "hhhddddddd", "h.........", "nffsoao?s.", "nffss.s...", "..........",
        "..........",
    ]
    assert drawn(legend) == ["llll"] * len(LEGEND)
    assert (plan.used, legend.used) == (True, False)


def test_what_a_person_sees_in_a_cell(tmp_path: Path) -> None:
    plan = seen(tmp_path, Plan=PLAN).picture.sheets[0]
    assert plan.texts[1][:5] == ("Navn", "Stilling", "Timer", "05-01-2026", "06-01-2026")
    assert plan.texts[3][2] == "37"
    assert {len(cells) for cells in plan.texts} == {10}
    assert plan.texts[0] == ("Vagtplan januar 2026", *[""] * 9)
    for value, text in (
        (7.5, "7,5"), (37.0, "37"), (900, "900"), (time(7), "07:00"), (True, "SAND"),
        (datetime(2026, 1, 5, 23, 30), "05-01-2026 23:30"), (date(2026, 1, 5), "05-01-2026"),
        (timedelta(hours=31), "31:00"), (date(1900, 1, 1), "24:00"), ("D\n7-15", "D\n7-15"),
        (datetime(1900, 1, 1), "24:00"),
    ):
        assert as_seen(value) == text


def test_a_turned_sheet_is_painted_as_the_file_has_it(tmp_path: Path) -> None:
    rows: Rows = [["Dato", "Bo Hansen", "Ida Toft"],
                  *[[day, "D", "XQ" if n else "SYG"] for n, day in enumerate(WEEK)]]
    understood = seen(tmp_path, Plan=rows)
    assert understood.mapping.layout == "dates_by_names"
    assert drawn(understood.picture.sheets[0]) == ["hnn", "dsa", *["ds?"] * 6]
    assert understood.codes[0].places[0] == ("Plan", "C3")


def test_rows_of_shifts(tmp_path: Path) -> None:
    rows: Rows = [
        ["Navn", "Enhed", "Dato", "Start", "Slut", "Note"],
        ["Bo Hansen", "Hus A", WEEK[0], "07:00", "15:00", "husk"],
        ["Ida Toft", "Hus A", WEEK[0], "25:00", "15:00", ""],
        ["", "", "", "", "", ""],
        ["Ida Toft", "Hus A", WEEK[1], "Ferie", "", ""],
    ]
    plan = seen(tmp_path, None, None, Data=rows).picture.sheets[0]
    assert drawn(plan) == ["hhhhhh", "nfdss.", "nfd?s.", "......", "nfds.."]


def test_week_sheets_and_two_columns_a_day(tmp_path: Path) -> None:
    second: Rows = [["Navn", *days(7)], ["Bo Hansen", "D", "FRI"]]
    third: Rows = [["Navn", *days(7, date(2026, 1, 12))], ["Bo Hansen", "D", "FRI"]]
    understood = seen(tmp_path, Uge_2=second, Uge_3=third)
    assert understood.mapping.layout == "week_sheets"
    for sheet in understood.picture.sheets[:2]:
        assert drawn(sheet) == ["hddddddd", "nso....."]
    pairs: Rows = [["Navn", *[part for day in WEEK[:3] for part in (day, "")]],
                   ["", *["Start", "Slut"] * 3],
                   ["Bo Hansen", "07:00", "15:00", "FRI", "", "07:00", "15:99"]]
    plan = seen(tmp_path, None, None, Plan=pairs).picture.sheets[0]
    assert drawn(plan)[0] == "hd.d.d."
    assert drawn(plan)[2] == "nsso.??"


def test_day_lists(tmp_path: Path) -> None:
    rows: Rows = [["Dato", "Dag (7-15)", "Nat", "Fravær"],
                  *[[day, "Bo Hansen, Ida Toft", "Per Friis", "12345" if n == 2 else ""]
                    for n, day in enumerate(WEEK)]]
    understood = seen(tmp_path, None, None, Liste=rows)
    assert understood.mapping.layout == "day_lists"
    assert drawn(understood.picture.sheets[0]) == [
        "hs?a", *["dn.."] * 2, "dn.?", *["dn.."] * 4]
    assert [(code.text, code.meaning, code.count) for code in understood.codes] == [
        ("Nat", None, 1), ("Dag (7-15)", "07:00-15:00", 1), ("Fravær", "away", 1)]


def test_person_weeks(tmp_path: Path) -> None:
    rows: Rows = [["Navn", "Stilling", "Uge", *WEEKDAYS],
                  ["Bo Hansen", "SSA", "2/2026", "D", "FRI", "-", "XQ"], ["77", "", "2/2026", "D"]]
    understood = seen(tmp_path, Plan=rows)
    assert drawn(understood.picture.sheets[0]) == ["hhhddddddd", "nfdsoo?...", "?........."]


def test_a_rotation(tmp_path: Path) -> None:
    roll: Rows = [["Rullet starter 05-01-2026 til 18-01-2026"], ["Rulleuge", *WEEKDAYS],
                  [1, "D", "-", "XQ"], [2, "", "A"]]
    people: Rows = [["Navn", "Stilling", "Startuge i rul"], ["Bo Hansen", "SSA", 1],
                    ["Ida Toft", "", 9]]
    understood = seen(tmp_path, Rul=roll, Folk=people)
    assert [drawn(sheet) for sheet in understood.picture.sheets[:2]] == [
        ["d.......", ".ddddddd", "dso?....", "d.s....."], ["hhh", "nfd", "n.?"]]


def test_every_shift_stands_in_a_cell_that_is_painted_so(tmp_path: Path) -> None:
    """A shift that no cell shows, or a cell shown as a shift that is none, would be a lie."""
    understood = seen(tmp_path, Plan=PLAN)
    marks = list(understood.picture.sheets[0].marks.values())
    assert marks.count("shift") == 5
    assert sum(len(person.shifts) for person in understood.roster.employees) == 6  # one is D+A


def test_answers_change_the_picture(tmp_path: Path) -> None:
    first = seen(tmp_path, Plan=PLAN)
    answered = seen(tmp_path, Mapping(codes={"XQ": Work(720, 1200, "evening")},
                                      ignore=("Ida Toft",)), Plan=PLAN)
    assert drawn(first.picture.sheets[0])[3] == "nffsoao?s."
    assert drawn(answered.picture.sheets[0])[3:5] == ["nffsoaoss.", ".........."]


def test_doubts_are_painted_above_all_else(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *WEEK], ["BHA", "D"], ["Bo Hansen", "", "06:00-23:30"]]
    painted = drawn(seen(tmp_path, Plan=plan).picture.sheets[0])
    assert painted == ["hddddddd", "?s......", "n.?....."]


def test_an_attempt_that_came_to_nothing_paints_nothing(tmp_path: Path) -> None:
    rows: Rows = [["Navn", "Dato", "Start", "Slut"], ["", WEEK[0], "07:00", "15:00"],
                  [], ["Navn", *WEEK], ["Bo Hansen", "D"]]
    understood = seen(tmp_path, Plan=rows)
    assert understood.mapping.layout == "names_by_dates"
    assert "d" not in drawn(understood.picture.sheets[0])[1]


def test_merged_areas_hidden_sheets_and_the_order_of_the_file(tmp_path: Path) -> None:
    import openpyxl

    path = book(tmp_path, Noter=[["Kaffe"]], Plan=[["Navn", *WEEK], ["Bo Hansen", "D"]])
    workbook = openpyxl.load_workbook(path)
    workbook["Plan"].merge_cells("A3:C4")
    workbook["Noter"].sheet_state = "hidden"
    workbook.save(path)
    sheets = explain(path).picture.sheets
    assert [(s.name, s.hidden, s.used) for s in sheets] == [
        ("Noter", True, False), ("Plan", False, True), ("Vagtkoder", False, False)]
    assert sheets[1].merged == ((2, 0, 3, 2),)


def test_marks_are_a_mapping_of_one_byte_a_cell() -> None:
    marks = Marks([b"\x00\x06", b"\x00\x00", b"\x09"])
    assert dict(marks) == {(0, 1): "shift", (2, 0): "name"}
    assert (len(marks), (0, 0) in marks, marks.get((5, 5)), marks.get((-1, 0))) == (
        2, False, None, None)
    assert pickle.loads(pickle.dumps(marks)) == marks
    assert len(pickle.dumps(Marks([bytes(365)] * 2000))) < 900_000


def test_a_picture_of_a_large_sheet_is_small(tmp_path: Path) -> None:
    rows: Rows = [["Navn", *days(100)], *[[f"Bo H{chr(97 + n)}nsen", *["D", "FRI"] * 50]
                                          for n in range(26)]]
    picture = seen(tmp_path, Plan=rows).picture
    assert len(pickle.dumps(picture)) < 2700 * 10
    assert pickle.loads(pickle.dumps(picture)) == picture


def code(understood: Understanding, text: str) -> CodeFact:
    return next(fact for fact in understood.codes if fact.text == text)


def test_codes_with_their_meaning_source_and_places(tmp_path: Path) -> None:
    codes: dict[str, Meaning] = {"FRI": Absent.AWAY, "M": Work(660, 1140, "evening")}
    plan: Rows = [["Navn", *WEEK], ["Bo Hansen", "D", "d", "FRI", "SYG", "XQ", "7-15", "Fri"],
                  ["Ida Toft", "D+A", "XQ", "M", "-", "D"]]
    understood = seen(tmp_path, Mapping(codes=codes), Plan=plan)
    assert understood.codes[0] == CodeFact(
        "XQ", None, None, 2, "unknown", (("Plan", "F2"), ("Plan", "C3")))
    assert code(understood, "D") == CodeFact(
        "D", "07:00-15:00", "day", 3, "legend", (("Plan", "B2"), ("Plan", "B3"), ("Plan", "F3")))
    assert [(c.text, c.meaning, c.team, c.source) for c in understood.codes[2:]] == [
        ("7-15", "07:00-15:00", "day", "cell"), ("A", "15:00-23:00", "evening", "legend"),
        ("FRI", "away", None, "answer"), ("Fri", "away", None, "answer"),
        ("M", "11:00-19:00 evening", "evening", "answer"), ("SYG", "away", None, "legend"),
        ("d", "07:00-15:00", "day", "legend")]
    assert all(parse_meaning(c.meaning) for c in understood.codes if c.meaning)
    remembered = seen(tmp_path, Mapping(codes={"XQ": Absent.OFF}, remembered=True), Plan=plan)
    assert code(remembered, "XQ").source == "remembered"
    assert code(remembered, "FRI").source == "usual"


def test_a_code_that_stands_often_is_one_fact_with_its_first_places(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *days(30)], *[[f"{name} Hansen", *["XQ"] * 30]
                                         for name in ("Bo", "Ida", "Per", "Eva", "Ole", "Tom")]]
    understood = seen(tmp_path, Plan=plan)
    [fact] = understood.codes
    assert (fact.count, len(fact.places)) == (180, 20)
    assert [q.code for q in understood.roster.questions] == ["unknown_code"]


def test_a_code_on_several_sheets_is_one_question(tmp_path: Path) -> None:
    second: Rows = [["Navn", *days(7)], ["Bo Hansen", "XQ", "XQ"]]
    third: Rows = [["Navn", *days(7, date(2026, 1, 12))], ["Bo Hansen", "XQ"]]
    understood = seen(tmp_path, Uge_2=second, Uge_3=third)
    [question] = understood.roster.questions
    assert (question.sheet, question.cell, "3 i alt" in question.message) == ("Uge 2", "B2", True)
    assert [drawn(s)[1] for s in understood.picture.sheets[:2]] == ["n??.....", "n?......"]
    assert understood.codes[0].count == 3


def test_no_sentence_about_an_absence_is_listed(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *WEEK], ["Bo Hansen", "D", "Barns 1. sygedag", "Barns 2. sygedag"]]
    understood = seen(tmp_path, Plan=plan)
    assert [(c.text, c.count) for c in understood.codes] == [("(teksten vises ikke)", 2), ("D", 1)]


def test_people_with_what_is_known_of_them(tmp_path: Path) -> None:
    plan: Rows = [["Navn", "Stilling", "Timer", *WEEK], ["Hus Mågen"],
                  ["Bo Hansen", "SSA", 32, "D", "A", "A"], ["BHA", "", "", "D"],
                  ["IT", "", "", "D"], ["Ida Toft", "", "", "N"], ["Kaffe", "", "", "D"],
                  ["Vikar 2", "", "", "D"]]
    answers = Mapping(same={"IT": "Ida Toft"}, ignore=("kaffe",))
    people = {fact.name: fact for fact in seen(tmp_path, answers, Plan=plan).people}
    assert people["Bo Hansen"] == PersonFact(
        "bo-hansen", "Bo Hansen", "Hus Mågen", "SSA", "evening", 3, 32.0, ("Plan", "A3"), "read")
    assert (people["BHA"].status, people["BHA"].other, people["BHA"].id) == (
        "doubt", "Bo Hansen", "bha")
    assert (people["IT"].status, people["IT"].other, people["IT"].id, people["IT"].place) == (
        "same", "Ida Toft", "ida-toft", ("Plan", "A5"))
    assert people["Ida Toft"].status == "read"
    assert (people["kaffe"].status, people["kaffe"].id, people["kaffe"].place) == (
        "ignored", None, ("Plan", "A7"))
    assert (people["Vikar 2"].status, people["Vikar 2"].place) == ("doubt", ("Plan", "A8"))


def test_two_of_one_name_are_both_doubted(tmp_path: Path) -> None:
    plan: Rows = [["Navn", "Enhed", *WEEK], ["Bo Hansen", "A", "D"], ["Bo Hansen", "B", "A"]]
    people = seen(tmp_path, Plan=plan).people
    assert [(p.id, p.unit, p.status, p.other) for p in people] == [
        ("bo-hansen", "A", "doubt", "Bo Hansen"), ("bo-hansen-2", "B", "doubt", "Bo Hansen")]


@pytest.mark.parametrize("name", [
    "solgaarden-matrix.xlsx", "solgaarden-liste.xlsx", "birkelund-ugeark.xlsx",
    "havblik-dage-i-raekker.csv", "havblik-vagtliste.xlsx", "birkelund-rul.xlsx",
])
def test_the_shared_rosters(name: str) -> None:
    path = Path(__file__).parents[4] / "shared" / "rosters" / name
    if not path.is_file():
        pytest.skip("the shared rosters are not here")
    understood = explain(path)
    used = [sheet for sheet in understood.picture.sheets if sheet.used]
    for person in understood.people:
        assert person.place is not None
        sheet = next(s for s in used if s.name == person.place[0])
        assert person.name.split()[-1] in "".join(sum(sheet.texts, ()))
    assert {p.id for p in understood.people} == {e.id for e in understood.roster.employees}
    for sheet in used:
        read = {mark for place, mark in sheet.marks.items()}
        assert read & {"name", "shift"}
