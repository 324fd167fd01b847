import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from models.finding import UnusableInput
from models.plan import Outcome
from planner.exporting.workbook import workbook_bytes, write_workbook
from planner.rules import RULES
from tests.planner.exporting import synthetic
from tests.planner.exporting.reading import opened, sheet

MADE = date(2026, 1, 2)
SHEETS = [
    "Oversigt", "Mødeplan", "Uge for uge", "Pr. enhed", "Pr. vagtlag", "Pr. medarbejder", "Årshjul",
    "Deltagere", "Dækning", "Dækning pr. uge", "Dækningsrapport", "Fremmødelister", "Belastning",
    "Problemer", "Om planen",
]
UPRIGHT = {"Pr. medarbejder", "Årshjul", "Fremmødelister"}
HOSTILE = (
    "=HYPERLINK(\"http://x\",\"Åse\")", "+4512345678", "-Bo", "@Cæcilie", "\tDorthe",
    "E\x00jn\x0bar\ufffe", "x" * 500, "👩‍⚕️ Gørild 🇩🇰", "Hans & \"Grete\" <b>'x'</b>", "#N/A",
    "\ud83dInger", "  ", "",
)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return synthetic.outcome(each=7, weeks=5)


@pytest.fixture(scope="module")
def data(outcome: Outcome) -> bytes:
    return workbook_bytes(outcome, MADE)


def _texts(worksheet: Worksheet) -> list[str]:
    return [
        cell.value for row in worksheet.iter_rows() for cell in row if isinstance(cell.value, str)
    ]


def test_sheets_in_order(data: bytes) -> None:
    assert opened(data).sheetnames == SHEETS


def test_written_to_a_file(outcome: Outcome, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    write_workbook(outcome, path, MADE)
    assert opened(path.read_bytes()).sheetnames == SHEETS


def test_a_file_that_cannot_be_written_is_named(outcome: Outcome, tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"plan\.xlsx"):
        write_workbook(outcome, tmp_path / "mangler" / "plan.xlsx", MADE)


def test_nobody_is_named_as_author(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "creator" not in core
    assert "lastModifiedBy" not in core
    assert "openpyxl" not in core


@pytest.mark.parametrize("title", SHEETS)
def test_every_sheet_is_a4_with_numbered_pages(data: bytes, title: str) -> None:
    worksheet = sheet(opened(data), title)
    assert str(worksheet.page_setup.paperSize) == "9"
    upright = title in UPRIGHT
    assert worksheet.page_setup.orientation == ("portrait" if upright else "landscape")
    assert worksheet.oddFooter is not None
    assert worksheet.oddFooter.right.text == "Side &P af &N"


def test_every_formula_has_its_result(data: bytes) -> None:
    formulas, results = opened(data), opened(data, results=True)
    for title in SHEETS:
        for row in sheet(formulas, title).iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert sheet(results, title)[cell.coordinate].value is not None, (
                        title, cell.coordinate,
                    )


def test_results_of_sums_are_the_sums(data: bytes) -> None:
    formulas, results = opened(data), opened(data, results=True)
    checked = 0
    for title in SHEETS:
        stored = sheet(results, title)
        for row in sheet(formulas, title).iter_rows():
            for cell in row:
                match = re.fullmatch(r"=(?:SUM\(|SUBTOTAL\(109,)([A-Z0-9:]+)\)", str(cell.value))
                if match:
                    first, top, last, bottom = range_boundaries(match[1])
                    values = [
                        _number(c.value)
                        for line in stored.iter_rows(top, bottom, first, last) for c in line
                    ]
                    assert _number(stored[cell.coordinate].value) == pytest.approx(sum(values))
                    checked += 1
    assert checked > 10


def _number(value: object) -> float:
    """A cell as a number: lengths of time in days, nothing as 0."""
    match value:
        case timedelta():
            return value / timedelta(days=1)
        case time():
            return (value.hour * 60 + value.minute + value.second / 60) / 1440
        case datetime():
            return (value - datetime(1899, 12, 30)) / timedelta(days=1)
        case int() | float():
            return float(value)
        case _:
            return 0.0


def test_results_of_marks_are_the_marks(outcome: Outcome, data: bytes) -> None:
    stored = sheet(opened(data, results=True), "Deltagere")
    counted = {
        str(row[0]): row[2:6] for row in stored.iter_rows(min_row=6, values_only=True) if row[2]
    }
    for person in outcome.problem.roster.employees:
        mine = [a for m in outcome.plan.meetings for a in m.attendance if a.employee == person.id]
        assert counted[person.name] == (
            len(mine), sum(a.cls == "adjoining" for a in mine),
            sum(a.cls == "called_in" for a in mine), sum(a.leads for a in mine),
        )


def test_loads_are_in_proportion_to_hours(outcome: Outcome, data: bytes) -> None:
    stored = sheet(opened(data, results=True), "Belastning")
    rows = {row[0]: row for row in stored.iter_rows(min_row=7, values_only=True)}
    person = outcome.problem.roster.employees[2]
    line = next(c for c in outcome.judgement.by_employee if c.employee == person.id)
    assert person.hours_per_week is not None
    minutes = line.extra_minutes + 60 * line.call_ins
    before = 90 + 60
    full_time = (minutes + before) * 37 / person.hours_per_week
    assert _number(rows[person.name][15]) * 1440 == pytest.approx(full_time)


def test_heaviest_load_and_worst_reach_come_first(data: bytes) -> None:
    book = opened(data, results=True)
    loads = [
        _number(row[15])
        for row in sheet(book, "Belastning").iter_rows(min_row=7, max_row=20, values_only=True)
    ]
    assert loads == sorted(loads, reverse=True)
    worst = [
        (row[5], row[4])
        for row in sheet(book, "Dækning pr. uge").iter_rows(min_row=6, max_row=19, values_only=True)
    ]
    assert worst == sorted(worst, key=lambda pair: tuple(map(_number, pair)), reverse=True)


def test_every_rule_has_its_sentence(outcome: Outcome, data: bytes) -> None:
    texts = _texts(sheet(opened(data), "Om planen"))
    for rule in RULES:
        assert rule.name in texts
        assert rule.sentence(outcome.problem) in texts


def test_absence_is_told_without_reasons(data: bytes) -> None:
    texts = " ".join(_texts(sheet(opened(data), "Om planen")))
    assert "Grunden til fravær gemmes ikke" in texts


def test_the_chart_of_load_has_every_name(outcome: Outcome, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        charts = [
            archive.read(name).decode() for name in archive.namelist()
            if name.startswith("xl/charts/chart")
        ]
    assert len(charts) == 3
    people = len(outcome.problem.roster.employees)
    [xml] = [chart for chart in charts if f"'Belastning'!$A$7:$A${6 + people}" in chart]
    assert '<c:tickLblSkip val="1"' in xml or '<tickLblSkip val="1"' in xml


def test_nothing_to_tell_is_told_in_sentences() -> None:
    book = opened(workbook_bytes(synthetic.empty(), MADE))
    assert "Der er ingen møder i planen." in _texts(sheet(book, "Mødeplan"))
    assert any("ingen problemer" in text for text in _texts(sheet(book, "Problemer")))
    assert any("ingen ekstra tid" in text for text in _texts(sheet(book, "Belastning")))


def test_hostile_names_stay_text(outcome: Outcome) -> None:
    data = workbook_bytes(synthetic.renamed(outcome, HOSTILE), MADE)
    book = opened(data)
    names = [
        cell for row in sheet(book, "Dækning pr. uge").iter_rows(min_row=6, max_col=1)
        for cell in row
    ]
    assert all(cell.data_type in ("s", "n") for cell in names)
    assert {cell.value for cell in names} >= {
        '=HYPERLINK("http://x","Åse")', "+4512345678", "-Bo", "@Cæcilie", "\tDorthe", "Ejnar",
        "x" * 500, "👩‍⚕️ Gørild 🇩🇰", "Hans & \"Grete\" <b>'x'</b>", "#N/A", "Inger",
    }
    assert all(cell.quotePrefix for cell in names if str(cell.value).startswith(("=", "+", "-")))


def test_an_ampersand_in_the_home_is_no_code_of_the_page_header(outcome: Outcome) -> None:
    problem = replace(outcome.problem, name="Hjem & Have &P")
    book = opened(workbook_bytes(replace(outcome, problem=problem), MADE))
    header = sheet(book, "Mødeplan").oddHeader
    assert header is not None
    assert header.left.text == "Hjem && Have &&P"


def test_ids_that_nothing_explains_are_shown_as_they_are(outcome: Outcome) -> None:
    meeting = replace(
        outcome.plan.meetings[0], kind="ukendt", room="intet-rum", lead="ingen",
        attendance=(replace(outcome.plan.meetings[0].attendance[0], employee="fremmed"),),
    )
    plan = replace(outcome.plan, meetings=(meeting,))
    texts = _texts(sheet(opened(workbook_bytes(replace(outcome, plan=plan), MADE)), "Mødeplan"))
    assert {"ukendt", "intet-rum"} <= set(texts)
    assert any("fremmed" in text for text in texts)


@pytest.mark.parametrize(("people", "weeks"), [(2, 1), (40, 20)])
def test_small_and_large_homes(people: int, weeks: int) -> None:
    data = workbook_bytes(synthetic.outcome(each=people, weeks=weeks), MADE)
    assert opened(data).sheetnames == SHEETS


def test_a_wide_matrix_is_printed_on_pages_side_by_side() -> None:
    worksheet = sheet(opened(workbook_bytes(synthetic.outcome(weeks=20), MADE)), "Deltagere")
    assert worksheet.col_breaks is not None
    assert len(worksheet.col_breaks.brk) >= 1
    assert worksheet.print_title_cols == "$A:$F"
