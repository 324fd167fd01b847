"""The meetings in a copy of a roster: nothing else in it changes, and it reads as before."""

import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from models.meetings import Attendance, Incident, Meeting, Series
from models.plan import Outcome, Plan
from models.timespan import Span, moment_of
from planner import service
from planner.exporting.own_workbook import WAYS, Way
from planner.importing.understand import understand
from tests.planner.exporting.conftest import PEOPLE
from tests.planner.exporting.own_books import (
    assert_else_alike,
    copied,
    outcome_for,
    parts,
    ready,
)
from tests.planner.importing.books import LEGEND, MONDAY, Rows, book, days

pytestmark = pytest.mark.usefixtures("read_here")
_CELL = '<c r="{cell}"[^>]*?(?:/>|>.*?</c>)'


def without(xml: bytes, cells: set[str]) -> str:
    """A worksheet's XML without some cells and without the area that it says it uses."""
    text = re.sub(r'<dimension ref="[^"]*" ?/>', "", xml.decode())
    for cell in cells:
        text = re.sub(_CELL.format(cell=cell), f"[{cell}]", text, flags=re.DOTALL)
    return text


def test_only_the_cells_of_the_meetings_change(roster: Path) -> None:
    after = copied(roster, "cell")
    changed = assert_else_alike(roster, after)
    assert changed == {"xl/worksheets/sheet1.xml"}
    old, new = (parts(p)["xl/worksheets/sheet1.xml"] for p in (roster, after))
    written = set(re.findall(r'<c r="(\w+)"[^>]*><is><t[^>]*>D? ?A? ?&#9670;', new.decode()))
    assert written == {"B2", "B3", "B4", "B5", "E3", "E4", "E5", "K2", "K3", "K4", "K5"}
    assert without(old, written) == without(new, written)


def test_a_meeting_stands_behind_the_code_and_the_look_of_the_cell_stays(roster: Path) -> None:
    styled = openpyxl.load_workbook(roster)
    styled["Plan"]["B2"].fill = PatternFill("solid", fgColor="FFEE88")
    styled["Plan"]["B2"].font = Font(bold=True, color="FF0000")
    styled.save(roster)
    after = copied(roster, "cell")
    cell = openpyxl.load_workbook(after)["Plan"]["B2"]
    assert re.fullmatch(r"D ◆ 13:00–14:30 .+", str(cell.value))
    assert (cell.fill.fgColor.rgb, cell.font.b) == ("00FFEE88", True)


@pytest.mark.parametrize("way", WAYS)
def test_reading_the_copy_gives_the_same_roster(roster: Path, way: Way) -> None:
    before, after = understand(roster), understand(copied(roster, way))
    assert (after.employees, after.period) == (before.employees, before.period)
    told = [q.code for q in after.questions if q not in before.questions]
    assert told == ([] if way == "comment" else ["own_meetings"])


def test_the_original_is_as_it_was(roster: Path) -> None:
    before = roster.read_bytes()
    for way in WAYS:
        copied(roster, way)
    assert roster.read_bytes() == before


def test_comments_change_no_cell(roster: Path) -> None:
    after = copied(roster, "comment")
    changed = assert_else_alike(
        roster, after, new=("xl/comments", "xl/drawings/vml", "xl/worksheets/_rels/")
    )
    assert changed == {"[Content_Types].xml", "xl/worksheets/sheet1.xml"}
    old, new = (parts(p)["xl/worksheets/sheet1.xml"].decode() for p in (roster, after))
    assert re.sub(r"<legacyDrawing[^>]*/>", "", new) == old
    sheet = openpyxl.load_workbook(after)["Plan"]
    comment = sheet["B2"].comment
    assert comment is not None
    assert comment.author == "Fællestid"
    assert comment.text.startswith("◆ 13:00–14:30 ")
    assert sheet["B2"].value == "D"


def test_comments_that_are_there_stay_and_get_more(roster: Path) -> None:
    own = openpyxl.load_workbook(roster)
    own["Plan"]["B2"].comment = Comment("Bytter med Ida", "Leder")
    own["Plan"]["A2"].comment = Comment("Ny", "Leder")
    own.save(roster)
    made = ready(outcome_for(roster), roster, "comment")
    assert any("kommentar i forvejen" in note for note in made.notes)
    sheet = openpyxl.load_workbook(copied(roster, "comment"))["Plan"]
    said = sheet["B2"].comment
    assert said is not None
    assert said.text.startswith("Bytter med Ida\n◆ 13:00")
    assert said.author == "Leder"
    assert sheet["A2"].comment.text == "Ny"
    assert sheet["B3"].comment.author == "Fællestid"


def test_rows_stand_below_and_shift_nothing(roster: Path) -> None:
    after = copied(roster, "rows")
    assert assert_else_alike(roster, after) == {"xl/worksheets/sheet1.xml"}
    old, new = (parts(p)["xl/worksheets/sheet1.xml"].decode() for p in (roster, after))
    plain = re.sub(r'<row r="(?:7|8|9|10)">.*?</row>', "", new, flags=re.DOTALL)
    assert without(plain.encode(), set()) == without(old.encode(), set())
    sheet = openpyxl.load_workbook(after)["Plan"]
    assert [sheet.cell(row, 1).value for row in (6, 7)] == [None, "◆ Møder"]
    assert [c.coordinate for c in sheet[7][1:] if c.value == "◆"] == ["B7", "E7", "K7"]
    line = str(sheet.cell(8, 1).value)
    assert line.startswith("◆ 05-01-2026 man 13:00–14:30 ")
    assert line.endswith("Bo Hansen, Ida Toft, Mette Lund, Per Friis")
    assert sheet.dimensions == "A1:O10"


def test_rows_that_are_taken_are_left_alone(roster: Path) -> None:
    own = openpyxl.load_workbook(roster)
    own["Plan"]["A7"] = "Husk møde fredag"
    own["Plan"]["A12"] = "Sidste linje"
    own.save(roster)
    made = ready(outcome_for(roster), roster, "rows")
    assert any("fra række 14" in note for note in made.notes)
    sheet = openpyxl.load_workbook(copied(roster, "rows"))["Plan"]
    assert [sheet.cell(row, 1).value for row in (7, 12, 14)] == [
        "Husk møde fredag", "Sidste linje", "◆ Møder",
    ]


def test_a_number_or_a_formula_stays_what_it_is(tmp_path: Path) -> None:
    rows = [["Navn", *days(5)], ["Bo Hansen", 1, "=B2", 1, 1, 1], ["Ida Toft", *"DDDDD"]]
    path = book(tmp_path, [*LEGEND, (1, "07:00", "15:00", "Dagvagt")], Plan=rows)
    made = ready(outcome_for(path, meetings=2), path, "cell")
    assert any("kommentar" in note and note.startswith("1 celle ") for note in made.notes)
    assert any("formler" in note for note in made.notes)
    sheet = openpyxl.load_workbook(copied(path, "cell", outcome_for(path, meetings=2)))["Plan"]
    assert sheet["B2"].value == 1
    assert sheet["B2"].comment.text.startswith("◆ ")
    assert str(sheet["B3"].value).startswith("D ◆ ")
    assert sheet["C2"].value == "=B2"


def test_what_looks_at_cells_is_said_before(roster: Path) -> None:
    own = openpyxl.load_workbook(roster)
    sheet = own["Plan"]
    red = PatternFill(bgColor="FF0000")
    sheet.conditional_formatting.add("B2:O9", CellIsRule("equal", ['"D"'], fill=red))  # type: ignore[no-untyped-call]
    choice = DataValidation("list", formula1='"D,A,N"')
    choice.add("B2:O9")
    sheet.add_data_validation(choice)
    sheet.protection.enable()
    sheet.print_area = "A1:O5"
    own.save(roster)
    outcome = outcome_for(roster)
    said = " ".join(ready(outcome, roster, "cell").notes)
    assert "farve" in said
    assert "tilladte værdier" in said
    assert "beskyttet" in said
    assert "farve" not in " ".join(ready(outcome, roster, "comment").notes)
    assert "udskriftsområde" in " ".join(ready(outcome, roster, "rows").notes)
    after = openpyxl.load_workbook(copied(roster, "cell"))["Plan"]
    assert after.protection.sheet
    assert [str(c.sqref) for c in after.conditional_formatting] == ["B2:O9"]


def test_merged_cells_and_tables_are_untouched(roster: Path) -> None:
    own = openpyxl.load_workbook(roster)
    sheet = own["Plan"]
    sheet["B5"] = "D"
    for cell in ("C5", "D5", "E5", "F5"):
        sheet[cell] = None
    sheet.merge_cells("B5:F5")
    sheet.merge_cells("A20:C21")
    own["Vagtkoder"].add_table(Table(displayName="Koder", ref="A1:D7"))
    own.save(roster)
    for way in WAYS:
        after = openpyxl.load_workbook(copied(roster, way))
        assert {str(area) for area in after["Plan"].merged_cells.ranges} == {"B5:F5", "A20:C21"}
        assert list(after["Vagtkoder"].tables) == ["Koder"]


def test_somebody_without_a_cell_on_the_day_is_named(tmp_path: Path) -> None:
    rows: Rows = [
        ["Dato", "Navn", "Vagt"], *([day, name, "D"] for day in days(5) for name in PEOPLE[:3]),
        [MONDAY, "Mette Lund", "D"],
    ]
    path = book(tmp_path, Liste=rows)
    outcome = outcome_for(path, meetings=1)
    moved = outcome.plan.meetings[0]
    start = moment_of(MONDAY + timedelta(days=2), 13 * 60)
    plan = Plan((replace(moved, span=Span(start, start + 60)),))
    made = ready(replace(outcome, plan=plan), path, "cell")
    assert any("Mette Lund" in note and "1 deltagelse kan ikke" in note for note in made.notes)


def test_cells_that_hold_several_people_say_who(tmp_path: Path) -> None:
    rows: Rows = [["Dato", "Dagvagt 07-15", "Aftenvagt 15-23"],
            *([day, "Bo Hansen, Ida Toft", "Per Friis"] for day in days(7))]
    path = book(tmp_path, None, Liste=rows)
    outcome = outcome_for(path, meetings=1, each=3)
    sheet = openpyxl.load_workbook(copied(path, "cell", outcome))["Liste"]
    assert str(sheet["B2"].value).endswith(": Bo Hansen, Ida Toft")
    assert "Friis" not in str(sheet["C2"].value)[10:]
    assert understand(path).employees == understand(path.with_name("cell.xlsx")).employees


def test_nothing_of_an_incident_is_written(roster: Path) -> None:
    outcome = outcome_for(roster)
    problem = outcome.problem
    kind = next(k for k in problem.kinds if k.after_hours is not None)
    series = Series("efter", kind.id, incident="vold")
    incident = Incident("vold", moment_of(MONDAY, 600), None, ("bo-hansen",))
    start = moment_of(MONDAY + timedelta(days=2), 13 * 60)
    meeting = Meeting("efter/1", kind.id, "efter", Span(start, start + 60),
                      (Attendance("bo-hansen", "on_shift", 0),), lead=None)
    problem = replace(problem, series=(*problem.series, series), incidents=(incident,))
    plan = Plan((meeting,))
    outcome = Outcome(problem, plan, service.check(problem, plan))
    for way in WAYS:
        copied(roster, way, outcome)
    sheet = openpyxl.load_workbook(roster.with_name("cell.xlsx"))["Plan"]
    assert sheet["D2"].value == "D ◆ 13:00–14:00 Møde"
    below = openpyxl.load_workbook(roster.with_name("rows.xlsx"))["Plan"]
    assert below["A8"].value == "◆ 07-01-2026 ons 13:00–14:00 Møde"
    for way in WAYS:
        whole = b"".join(parts(roster.with_name(f"{way}.xlsx")).values())
        assert kind.name.encode() not in whole
        assert b"vold" not in whole


@pytest.mark.parametrize(
    "name", ["=cmd|' /C calc'!A0", "@sum(A1)", "+1", "</t><t>", "a\tb\r\nc", "]]>&amp;", "‮abc",
             "x" * 500, "☃😀", "\x00\x1f"],
)
def test_hostile_text_stays_text(roster: Path, name: str) -> None:
    outcome = outcome_for(roster, meetings=1, kind=name)
    series = next(s for s in outcome.problem.series if s.incident is None)
    kinds = tuple(replace(k, name=name) if k.id == series.kind else k
                  for k in outcome.problem.kinds)
    outcome = replace(outcome, problem=replace(outcome.problem, kinds=kinds))
    before = understand(roster)
    for way in WAYS:
        after = copied(roster, way, outcome)
        sheet = openpyxl.load_workbook(after)["Plan"]
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
        assert understand(after).employees == before.employees


def test_names_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    rows = [["Navn", *days(7)], ["Bo Hansen", *"DDDDD"], ["Åse Ørsted & Søn", *"DDDDD"]]
    path = book(tmp_path, Plan=rows)
    for way in WAYS:
        after = copied(path, way, outcome_for(path, meetings=1))
        assert understand(after).employees == understand(path).employees


@pytest.mark.parametrize("way", WAYS)
def test_the_same_plan_gives_the_same_file(roster: Path, way: Way) -> None:
    outcome = outcome_for(roster)
    assert ready(outcome, roster, way).content == ready(outcome, roster, way).content


def test_a_conversation_is_left_alone(roster: Path) -> None:
    own = openpyxl.load_workbook(roster)
    own["Plan"]["B2"].comment = Comment("[Threaded comment] Hej", "tc={1}")
    own.save(roster)
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    held = parts(roster)
    told = f'<Relationship Id="x" Type="{kind}" Target="../threadedComments/t.xml"/>'
    held[rels] = held[rels].replace(b"</Relationships>", f"{told}</Relationships>".encode())
    held["xl/threadedComments/t.xml"] = b'<Talk><threadedComment ref="B2"/></Talk>'
    with zipfile.ZipFile(roster, "w") as package:
        for name, content in held.items():
            package.writestr(name, content)
    made = ready(outcome_for(roster), roster, "comment")
    assert any("samtale" in note for note in made.notes)
    assert any("Bo Hansen" in note for note in made.notes)
