"""Attendance lists of the exported workbook come back with ticks, and the meetings are held."""

import io
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from models.finding import UnusableInput
from models.plan import Outcome
from models.timespan import Moment
from planner import service
from planner.cli import main
from planner.exporting.workbook import workbook_bytes
from planner.review.form import LIST, OTHER
from planner.review.signed import Noted, noted, understand_signed
from planner.texts import set_language
from tests.planner.exporting.recalculated import converted, needs_office
from tests.planner.exporting.synthetic import outcome as made_outcome

MADE = date(2026, 1, 2)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return made_outcome(each=5, weeks=4)


@pytest.fixture(scope="module")
def late(outcome: Outcome) -> Moment:
    return outcome.plan.meetings[-1].span.end


class Lists:
    """The workbook in the hands of somebody who ticks."""

    def __init__(self, outcome: Outcome) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(outcome, MADE)))
        sheet = next(
            s for s in self.book.worksheets
            if any(str(c.value).startswith(LIST) for row in s.iter_rows() for c in row)
        )
        assert isinstance(sheet, Worksheet)
        self.sheet = sheet

    def rows(self, meeting: str) -> dict[str, int]:
        """The rows of a meeting's list, by key."""
        rows: dict[str, int] = {}
        inside = False
        for row in range(1, self.sheet.max_row + 1):
            key = str(self.sheet.cell(row, 5).value or "")
            if key.startswith(LIST):
                inside = key == f"{LIST}{meeting}"
            elif inside and key:
                rows.setdefault(key, row)
        return rows

    def tick(self, meeting: str, *people: str, column: int = 3, mark: object = "x") -> None:
        for person in people:
            cell = self.sheet.cell(self.rows(meeting)[f"person:{person}"], column)
            cell.value = mark  # type: ignore[assignment]

    def save(self, folder: Path) -> Path:
        self.book.save(folder / "lister.xlsx")
        return folder / "lister.xlsx"

    def back(self, outcome: Outcome, folder: Path, at: Moment) -> Noted:
        return noted(outcome, understand_signed(self.save(folder)), "Ole", at)


def there(found: Noted, meeting: str) -> set[str]:
    return {
        seat.employee for m in found.outcome.plan.meetings if m.id == meeting
        for seat in m.attendance
    }


def test_who_has_a_tick_came(outcome: Outcome, late: Moment, tmp_path: Path) -> None:
    lists, (first, second) = Lists(outcome), outcome.plan.meetings[:2]
    came = [seat.employee for seat in first.attendance[1:]]
    lists.tick(first.id, *came)
    found = lists.back(outcome, tmp_path, late)
    assert (found.new, found.corrected, found.known, found.doubts) == (1, 0, 0, ())
    assert there(found, first.id) == set(came)
    record = found.outcome.problem.record
    assert [(h.meeting, h.by) for h in record.held] == [(first.id, "Ole")]
    assert not record.was_held(second.id)


def test_a_signature_is_a_tick_and_a_no_is_none(
    outcome: Outcome, late: Moment, tmp_path: Path
) -> None:
    lists, meeting = Lists(outcome), outcome.plan.meetings[0]
    one, two, three = [seat.employee for seat in meeting.attendance[:3]]
    lists.tick(meeting.id, one, column=4, mark="Åse L.")
    lists.tick(meeting.id, two, mark="nej")
    lists.tick(meeting.id, two, column=4, mark="syg")
    lists.tick(meeting.id, three, mark=1)
    assert there(lists.back(outcome, tmp_path, late), meeting.id) == {one, three}


def test_somebody_who_was_not_planned_is_found_by_her_name(
    outcome: Outcome, late: Moment, tmp_path: Path
) -> None:
    lists, meeting = Lists(outcome), outcome.plan.meetings[0]
    there_already = {seat.employee for seat in meeting.attendance}
    other = next(p for p in outcome.problem.roster.employees if p.id not in there_already)
    row = lists.rows(meeting.id)[OTHER]
    lists.sheet.cell(row, 1).value = other.name.upper()
    lists.sheet.cell(row + 1, 1).value = "Vikar udefra"
    found = lists.back(outcome, tmp_path, late)
    assert there(found, meeting.id) == {other.id}
    (doubt,) = found.doubts
    assert "Vikar udefra" in doubt
    assert f"A{row + 1}" in doubt


def test_a_meeting_to_come_or_gone_is_not_noted(
    outcome: Outcome, late: Moment, tmp_path: Path
) -> None:
    lists, meeting = Lists(outcome), outcome.plan.meetings[0]
    lists.tick(meeting.id, meeting.attendance[0].employee)
    early = lists.back(outcome, tmp_path, meeting.span.start - 60)
    assert (early.new, len(early.doubts)) == (0, 1)
    assert early.outcome == outcome
    without = replace(outcome, plan=replace(outcome.plan, meetings=outcome.plan.meetings[1:]))
    gone = lists.back(without, tmp_path, late)
    assert (gone.new, len(gone.doubts)) == (0, 1)


def test_the_same_lists_twice_note_nothing_more_and_others_correct(
    outcome: Outcome, late: Moment, tmp_path: Path
) -> None:
    lists, meeting = Lists(outcome), outcome.plan.meetings[0]
    one, two = [seat.employee for seat in meeting.attendance[:2]]
    lists.tick(meeting.id, one)
    once = lists.back(outcome, tmp_path, late)
    again = lists.back(once.outcome, tmp_path, late)
    assert (again.new, again.corrected, again.known) == (0, 0, 1)
    lists.tick(meeting.id, two)
    more = lists.back(once.outcome, tmp_path, late)
    assert (more.new, more.corrected, more.known) == (0, 1, 0)
    assert there(more, meeting.id) == {one, two}
    # Exported anew, the lists have the ticks already.
    exported = Lists(more.outcome).back(more.outcome, tmp_path, late)
    assert (exported.new, exported.corrected, exported.known) == (0, 0, 1)


def test_lists_of_another_plan_or_none_are_refused(
    outcome: Outcome, late: Moment, tmp_path: Path
) -> None:
    other = replace(outcome, problem=replace(outcome.problem, name="Et andet hjem"))
    with pytest.raises(UnusableInput, match="en anden plan"):
        Lists(outcome).back(other, tmp_path, late)
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(UnusableInput, match="ingen fremmødelister"):
        understand_signed(tmp_path / "x.xlsx")


def test_lists_in_english_are_read_in_danish(
    outcome: Outcome, late: Moment, tmp_path: Path
) -> None:
    set_language("en")
    try:
        lists = Lists(outcome)
    finally:
        set_language("da")
    meeting = outcome.plan.meetings[0]
    lists.sheet.insert_cols(2)
    row = next(
        r for r in range(1, lists.sheet.max_row + 1)
        if lists.sheet.cell(r, 6).value == f"person:{meeting.attendance[0].employee}"
    )
    lists.sheet.cell(row, 4).value = "x"
    found = lists.back(outcome, tmp_path, late)
    assert there(found, meeting.id) == {meeting.attendance[0].employee}


@needs_office
def test_ticks_survive_another_program(outcome: Outcome, late: Moment, tmp_path: Path) -> None:
    lists, meeting = Lists(outcome), outcome.plan.meetings[1]
    came = [seat.employee for seat in meeting.attendance[:3]]
    lists.tick(meeting.id, *came, mark="✓")
    path = converted(lists.save(tmp_path).read_bytes(), tmp_path / "ud", "xlsx")
    found = noted(outcome, understand_signed(path), "Ole", late)
    assert there(found, meeting.id) == set(came)


def test_the_command_line_reads_them(
    outcome: Outcome, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, new = tmp_path / "plan.json", tmp_path / "ny.json"
    service.save_plan(outcome, plan)
    lists, meeting = Lists(outcome), outcome.plan.meetings[0]
    lists.tick(meeting.id, meeting.attendance[0].employee)
    path = lists.save(tmp_path)
    assert main(["held", str(plan), str(path)]) == 2
    capsys.readouterr()
    assert main(["held", str(plan), str(path), "--by", "Ole", "--json", str(new)]) == 0
    assert "Noteret som holdt: 1." in capsys.readouterr().out
    (held,) = json.loads(new.read_text(encoding="utf-8"))["record"]["held"]
    assert (held["meeting"], held["by"]) == (meeting.id, "Ole")
    shutil.copy(plan, tmp_path / "x.xlsx")
    assert main(["held", str(plan), str(tmp_path / "x.xlsx"), "--json", str(new)]) == 2
