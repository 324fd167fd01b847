"""The workbook for review goes out, is written in, turned about, and comes back."""

import io
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from models.finding import UnusableInput
from models.plan import Outcome
from models.timespan import minute_of_day
from planner.exporting.review_book import review_bytes, write_review
from planner.review.form import CLOCK, DAY, FREE, KEY, NAME, REMARK
from planner.review.remarks import with_remark, with_state, with_subject
from planner.review.returned import Taken, read_returned, taken, understand_returned
from planner.texts import set_language
from tests import make
from tests.planner.exporting.recalculated import needs_office
from tests.planner.exporting.synthetic import outcome as made_outcome
from tests.planner.review.in_office import sorted_and_inserted

MADE = date(2026, 1, 2)
AT = make.at("2026-01-06 09:30")


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return made_outcome()


class Filled:
    """A workbook for review in the hands of somebody who writes in it."""

    def __init__(self, outcome: Outcome) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(review_bytes(outcome, MADE)))

    def sheet(self, number: int) -> Worksheet:
        sheet = self.book.worksheets[number]
        assert isinstance(sheet, Worksheet)
        return sheet

    def place(self, sheet: Worksheet, mark: str) -> tuple[int, int]:
        return next(
            (cell.row, cell.column) for row in sheet.iter_rows() for cell in row
            if cell.value == mark and cell.row and cell.column
        )

    def write(self, sheet: int, key: str, mark: str, text: object) -> None:
        at = self.sheet(sheet)
        row = next(
            cell.row for line in at.iter_rows() for cell in line if cell.value == key and cell.row
        )
        at.cell(row, self.place(at, mark)[1]).value = text  # type: ignore[assignment]

    def front(self, mark: str, text: str) -> None:
        row, column = self.place(self.sheet(0), mark)
        self.sheet(0).cell(row, column - 1).value = text

    def rows(self, sheet: int) -> tuple[Worksheet, int]:
        at = self.sheet(sheet)
        return at, self.place(at, KEY)[0] + 2

    def back(self, outcome: Outcome, folder: Path) -> Taken:
        self.book.save(folder / "retur.xlsx")
        returned = understand_returned(folder / "retur.xlsx")
        return taken(outcome.problem, outcome.plan, returned, AT)


def told(found: Taken) -> list[tuple[str, str | None, str]]:
    return sorted(
        ((r.about, r.subject, r.text) for r in found.problem.record.remarks), key=str
    )


def test_a_remark_in_each_place_comes_back_to_it(outcome: Outcome, tmp_path: Path) -> None:
    filled = Filled(outcome)
    meeting, person = outcome.plan.meetings[3], outcome.problem.roster.employees[5]
    filled.front(NAME, "Mia Krog")
    filled.front(FREE, "God plan")
    filled.write(1, f"meeting:{meeting.id}", REMARK, "For sent")
    filled.write(2, f"person:{person.id}", REMARK, "Har ferie\nigen")
    filled.write(3, "team:night", REMARK, "For få")
    found = filled.back(outcome, tmp_path)
    assert told(found) == sorted([
        ("plan", None, "God plan"), ("meeting", meeting.id, "For sent"),
        ("person", person.id, "Har ferie\nigen"), ("team", "night", "For få"),
    ], key=str)
    assert {r.by for r in found.problem.record.remarks} == {"Mia Krog"}
    assert (found.new, found.known, found.misplaced) == (4, 0, ())


def test_nothing_written_is_nothing_read(outcome: Outcome, tmp_path: Path) -> None:
    found = Filled(outcome).back(outcome, tmp_path)
    assert (found.new, found.problem) == (0, outcome.problem)


def test_lines_may_be_sorted_inserted_and_filtered(outcome: Outcome, tmp_path: Path) -> None:
    filled = Filled(outcome)
    wanted = {f"meeting:{m.id}": f"om {m.id}" for m in outcome.plan.meetings[::3]}
    for key, text in wanted.items():
        filled.write(1, key, REMARK, text)
    sheet, first = filled.rows(1)
    lines = [
        [cell.value for cell in row]
        for row in sheet.iter_rows(min_row=first, max_row=sheet.max_row)
    ]
    random.Random(5).shuffle(lines)
    for row, values in enumerate(lines, start=first):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value
    sheet.insert_rows(first + 4)
    sheet.insert_cols(2)
    sheet.row_dimensions[first + 2].hidden = True
    found = filled.back(outcome, tmp_path)
    assert {f"{r.about}:{r.subject}": r.text for r in found.problem.record.remarks} == wanted


def test_a_remark_in_an_inserted_line_is_not_lost(outcome: Outcome, tmp_path: Path) -> None:
    filled = Filled(outcome)
    sheet, first = filled.rows(1)
    sheet.insert_rows(first + 1)
    sheet.cell(first + 1, filled.place(sheet, REMARK)[1]).value = "Der mangler et møde"
    found = filled.back(outcome, tmp_path)
    assert told(found) == [("plan", None, "Der mangler et møde")]
    assert "Der mangler et møde" in found.misplaced[0].said
    assert found.misplaced[0].remark == found.problem.record.remarks[0].id


def test_a_remark_on_a_meeting_that_is_gone_is_not_lost(outcome: Outcome, tmp_path: Path) -> None:
    filled = Filled(outcome)
    filled.write(1, f"meeting:{outcome.plan.meetings[0].id}", REMARK, "Flyt det")
    later = replace(outcome, plan=replace(outcome.plan, meetings=outcome.plan.meetings[1:]))
    found = filled.back(later, tmp_path)
    assert told(found) == [("plan", None, "Flyt det")]
    (misplaced,) = found.misplaced
    # Put where it belongs, it is not there twice when the same workbook comes again.
    placed = with_subject(found.problem, misplaced.remark, "team", "night")
    again = filled.back(replace(later, problem=placed), tmp_path)
    assert (again.new, again.known) == (0, 1)
    assert told(again) == [("team", "night", "Flyt det")]
    assert [each.remark for each in again.misplaced] == [misplaced.remark]


def test_a_proposal_for_a_meeting_that_is_gone_is_not_lost(
    outcome: Outcome, tmp_path: Path
) -> None:
    filled = Filled(outcome)
    filled.write(1, f"meeting:{outcome.plan.meetings[0].id}", DAY, "fredag")
    later = replace(outcome, plan=replace(outcome.plan, meetings=outcome.plan.meetings[1:]))
    assert told(filled.back(later, tmp_path)) == [("plan", None, "Foreslået tid: fredag")]


@pytest.mark.parametrize(
    ("day", "clock", "days", "minute"),
    [
        (lambda m: m.span.first_day.replace(day=9), None, None, None),
        ("onsdag", None, 3, None), (None, "14.30", None, 870), (None, "kl. 13-15", None, 780),
        ("fredag", 0.5, 5, 720),
    ],
)
def test_another_day_or_time_is_a_proposal(
    outcome: Outcome, tmp_path: Path, day: object, clock: object, days: int | None,
    minute: int | None,
) -> None:
    filled, meeting = Filled(outcome), outcome.plan.meetings[7]
    key = f"meeting:{meeting.id}"
    wanted_day = day(meeting) if callable(day) else day
    filled.write(1, key, DAY, wanted_day)
    filled.write(1, key, CLOCK, clock)
    (remark,) = filled.back(outcome, tmp_path).problem.record.remarks
    assert remark.proposal is not None
    assert remark.proposal.minutes == meeting.span.minutes
    if days is not None:
        assert remark.proposal.first_day.isoweekday() == days
        assert remark.proposal.first_day.isocalendar().week == (
            meeting.span.first_day.isocalendar().week
        )
    if isinstance(wanted_day, date):
        assert remark.proposal.first_day == wanted_day
    if minute is not None:
        assert minute_of_day(remark.proposal.start) == minute


@pytest.mark.parametrize(("mark", "text"), [(DAY, "hurtigst muligt"), (CLOCK, "om natten")])
def test_a_day_or_time_that_is_none_is_named_by_its_cell(
    outcome: Outcome, tmp_path: Path, mark: str, text: str
) -> None:
    filled = Filled(outcome)
    filled.write(1, f"meeting:{outcome.plan.meetings[0].id}", mark, text)
    with pytest.raises(UnusableInput, match=rf"retur\.xlsx.*Møder.*celle [A-Z]+\d+.*{text}"):
        filled.back(outcome, tmp_path)


def test_the_same_workbook_twice_adds_nothing(outcome: Outcome, tmp_path: Path) -> None:
    filled = Filled(outcome)
    filled.front(FREE, "God plan")
    once = filled.back(outcome, tmp_path)
    again = filled.back(replace(outcome, problem=once.problem), tmp_path)
    assert (again.new, again.known) == (0, 1)
    assert again.problem == once.problem


def test_what_was_said_before_stands_there_and_is_not_said_again(
    outcome: Outcome, tmp_path: Path
) -> None:
    problem = with_remark(outcome.problem, "Mia", AT, "For sent", "meeting", "nope")
    problem = with_remark(problem, "Mia", AT, "Hele planen er god")
    meeting = outcome.plan.meetings[0].id
    problem = with_state(
        with_remark(problem, "Mia", AT, "Er løst", "meeting", meeting), "b3", "resolved"
    )
    said = replace(outcome, problem=problem)
    filled = Filled(said)
    texts = [str(c.value) for row in filled.sheet(1).iter_rows() for c in row if c.value]
    assert "Mia: Er løst\n(løst)" in texts
    assert filled.back(said, tmp_path).new == 0


def test_only_what_is_meant_to_be_written_in_is_open(outcome: Outcome) -> None:
    filled = Filled(outcome)
    for number in (1, 2, 3):
        sheet, first = filled.rows(number)
        assert sheet.protection.sheet
        header = first - 2
        marked = {
            c.column for c in sheet[header] if c.value in (REMARK, DAY, CLOCK)
        }
        for row in sheet.iter_rows(min_row=first, max_row=sheet.max_row):
            for cell in row:
                assert cell.protection.locked != (cell.column in marked)


def test_a_workbook_of_another_plan_or_none_is_refused(outcome: Outcome, tmp_path: Path) -> None:
    other = replace(outcome, problem=replace(outcome.problem, name="Et andet hjem"))
    with pytest.raises(UnusableInput, match="en anden plan"):
        Filled(outcome).back(other, tmp_path)
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(UnusableInput, match="ikke et ark til gennemgang"):
        understand_returned(tmp_path / "x.xlsx")


def test_a_workbook_whose_column_is_gone_is_refused(outcome: Outcome, tmp_path: Path) -> None:
    filled = Filled(outcome)
    _, column = filled.place(filled.sheet(1), REMARK)
    filled.sheet(1).delete_cols(column)
    with pytest.raises(UnusableInput, match="kolonnen med bemærkninger"):
        filled.back(outcome, tmp_path)


def test_a_workbook_written_in_english_is_read_in_danish(outcome: Outcome, tmp_path: Path) -> None:
    set_language("en")
    try:
        filled = Filled(outcome)
    finally:
        set_language("da")
    filled.write(3, "team:night", REMARK, "Too few")
    assert told(filled.back(outcome, tmp_path)) == [("team", "night", "Too few")]


@pytest.mark.parametrize("name", ["=1+1", "@sum(1)", "-cmd|x", "æ" * 300, "‮abc"])
def test_hostile_names_are_text(outcome: Outcome, name: str) -> None:
    people = tuple(replace(p, name=name) for p in outcome.problem.roster.employees)
    roster = replace(outcome.problem.roster, employees=people)
    hostile = replace(outcome, problem=replace(outcome.problem, name=name, roster=roster))
    for sheet in Filled(hostile).book.worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_nobody_is_named_as_the_maker(outcome: Outcome) -> None:
    properties = Filled(outcome).book.properties
    assert not properties.creator or properties.creator == "openpyxl"
    assert not properties.lastModifiedBy


@needs_office
def test_remarks_survive_another_program_that_sorts_inserts_and_filters(
    outcome: Outcome, tmp_path: Path
) -> None:
    filled = Filled(outcome)
    wanted = {f"meeting:{m.id}": f'om {m.id}; "æøå"\nto linjer' for m in outcome.plan.meetings}
    for key, text in wanted.items():
        filled.write(1, key, REMARK, text)
    proposed = outcome.plan.meetings[2].id
    filled.write(1, f"meeting:{proposed}", DAY, "fredag")
    filled.front(NAME, "Mia")
    filled.front(FREE, "God plan")
    filled.write(3, "team:night", REMARK, "For få")
    sheet, first = filled.rows(1)
    last, keys = first + len(wanted) - 1, filled.place(sheet, KEY)[1]
    before = [sheet.cell(row, keys).value for row in range(first, last + 1)]
    path = tmp_path / "retur.xlsx"
    filled.book.save(path)
    # By the meeting's name, which is not the order of time.
    saved = sorted_and_inserted(path, tmp_path, 1, (first, last), keys, by=3)
    found = taken(outcome.problem, outcome.plan, read_returned(saved), AT)
    assert told(found) == sorted([
        *(("meeting", key.removeprefix("meeting:"), text) for key, text in wanted.items()),
        ("plan", None, "God plan"), ("team", "night", "For få"),
    ], key=str)
    assert found.misplaced == ()
    assert {r.by for r in found.problem.record.remarks} == {"Mia"}
    proposals = {r.subject for r in found.problem.record.remarks if r.proposal is not None}
    assert proposals == {proposed}
    # It was truly turned about.
    after = openpyxl.load_workbook(saved).worksheets[1]
    marks = [
        str(cell.value) for row in after.iter_rows() for cell in row
        if str(cell.value).startswith("meeting:")
    ]
    assert sorted(marks) == sorted(map(str, before))
    assert marks != before
    assert after.cell(first + 3, 1).value is None


def test_it_is_written_to_a_file(outcome: Outcome, tmp_path: Path) -> None:
    write_review(outcome, tmp_path / "g.xlsx", MADE)
    assert read_returned(tmp_path / "g.xlsx").said == ()

