"""The review: remarks, proposals, what was gone through, who came, the log, and only reading."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from models.record import Record
from models.timespan import Span
from planner import service
from planner.review.returned import Misplaced
from planner.texts import t
from tests.ui.conftest import Answers
from ui.main_window import MainWindow
from ui.reviewing import Fetched
from ui.verbs import Verbs
from ui.widgets.link_line import LinkLine
from ui.widgets.parts import put_away

Idle = Callable[[Verbs], None]


def record(window: MainWindow) -> Record:
    problem = window.document.state.problem
    assert problem is not None
    return problem.record


def test_without_a_name_nothing_is_remarked(planned: MainWindow, outcome: Outcome) -> None:
    planned.selection.select_meeting(outcome.plan.meetings[0].id)
    planned.going_through.write_remark()
    form = planned.review.remarks.form
    form.text.setPlainText("Kan det blive tirsdag?")
    form.send.click()
    assert not record(planned).remarks
    assert planned.message.text.text() == t("ui_review.name.wanted")
    planned.review.name.setText("Anne")
    planned.review.name.editingFinished.emit()
    form.send.click()
    [remark] = record(planned).remarks
    assert (remark.by, remark.about, remark.subject) == (
        "Anne", "meeting", outcome.plan.meetings[0].id)
    planned.document.undo_stack.undo()
    assert not record(planned).remarks


def test_a_remark_is_answered_resolved_and_opened_again(planned: MainWindow) -> None:
    deeds = planned.reviewing
    deeds.call("Anne")
    made = deeds.remark("Hvad med natten?", "plan", None, None)
    assert made is not None
    planned.show_view("review")
    page = planned.review.remarks
    page.choose(made)
    assert page._answer is not None
    page._answer.setPlainText("Den kommer i uge 20.")
    page._answer.sent.emit()
    assert [a.text for a in record(planned).remarks[0].answers] == ["Den kommer i uge 20."]
    assert page.list.item(0).text() == t("ui_review.group.answered", count=1)
    assert page._answer.toPlainText() == ""
    for key, state in (("resolve", "resolved"), ("reopen", "open")):
        text = t(f"ui_review.{key}")
        [button] = [b for b in page.findChildren(QPushButton)
                    if b.text() == text and not put_away(b)]
        button.click()
        assert record(planned).remarks[0].state == state


def test_a_proposal_is_taken_and_undone(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    meeting = outcome.plan.meetings[3]
    free = next(
        c for c in service.move_costs(outcome, meeting.id)
        if c.colour != "red" and c.start != meeting.span.start
    )
    deeds = planned.reviewing
    deeds.call("Anne")
    span = Span(free.start, free.start + meeting.span.minutes)
    made = deeds.remark("", "meeting", meeting.id, span)
    assert made is not None
    planned.show_view("review")
    page = planned.review.remarks
    page.choose(made)
    qtbot.waitUntil(lambda: page._cost.text() not in ("", t("ui_review.price.asking")),
                    timeout=60_000)
    assert deeds.accept(record(planned).remarks[0])
    moved = planned.document.state.meeting(meeting.id)
    assert moved is not None
    assert moved.span == span
    assert record(planned).remarks[0].state == "accepted"
    planned.document.undo_stack.undo()
    back = planned.document.state.meeting(meeting.id)
    assert back is not None
    assert back.span == meeting.span
    assert record(planned).remarks[0].state == "open"


def test_what_changed_since_the_review_is_said(planned: MainWindow, outcome: Outcome) -> None:
    planned.reviewing.call("Anne")
    planned.show_view("review")
    planned.review.choose_page("changes")
    planned.review.changes.seen.click()
    assert [seen.by for seen in record(planned).seen] == ["Anne"]
    meeting = outcome.plan.meetings[0]
    assert planned.verbs.adviser.take_out(meeting.id)
    kind = outcome.problem.kind(meeting.kind).name
    texts = [b.said for b in planned.review.changes.findChildren(LinkLine)
             if not put_away(b)]
    assert any(kind in text for text in texts)


def test_enter_notes_that_all_came_and_goes_on(planned: MainWindow, outcome: Outcome) -> None:
    first, second = outcome.plan.meetings[:2]
    planned.reviewing.clock = lambda: outcome.plan.meetings[-1].span.end
    planned.show_view("review")
    planned.review.choose_page("held")
    page = planned.review.held
    assert page.chosen == first.id
    page.people.setFocus()
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    assert [h.meeting for h in record(planned).held] == [first.id]
    assert page.chosen == second.id
    QTest.keyClick(page.people, Qt.Key.Key_Space)
    missing = page.people.lines()[0].data(Qt.ItemDataRole.UserRole)
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    held = planned.document.state.meeting(second.id)
    assert held is not None
    assert missing not in {seat.employee for seat in held.attendance}
    assert planned.document.undo_stack.undoText() == t("ui_review.undo.held")
    page._turn("noted")
    page.show_meeting(second.id)
    page.back.click()
    again = planned.document.state.meeting(second.id)
    assert again is not None
    assert missing in {seat.employee for seat in again.attendance}


def test_saving_writes_the_log_without_a_step(
    planned: MainWindow, outcome: Outcome, answers: Answers, idle: Idle, tmp_path: Path,
    qtmodeltester: ModelTester,
) -> None:
    answers.file = tmp_path / "plan.json"
    planned.verbs.save()
    idle(planned.verbs)
    number = len(outcome.plan.meetings)
    assert len(record(planned).log) == number
    assert not planned.document.modified
    assert not planned.document.undo_stack.count()
    assert planned.verbs.adviser.take_out(outcome.plan.meetings[0].id)
    planned.verbs.save()
    idle(planned.verbs)
    assert record(planned).log[-1].deed == "gone"
    planned.document.undo_stack.undo()
    assert len(record(planned).log) == number + 1  # what was written is not undone
    assert service.open_outcome(answers.file).problem.record.log == record(planned).log
    planned.show_view("review")
    planned.review.choose_page("log")
    model = planned.review.log.model
    assert model.rowCount() == number + 1
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    planned.review.log.words.setText(t("review.deed.gone"))
    assert model.rowCount() == 1
    planned.review.log.print.click()
    idle(planned.verbs)
    assert len(answers.shown[-1].pages) >= 1
    for deed, name in ((planned.review.log.pdf, "log.pdf"), (planned.review.log.excel, "l.xlsx")):
        answers.file = tmp_path / name
        deed.click()
        idle(planned.verbs)
        assert answers.file.stat().st_size


def test_a_plan_opened_to_read_takes_remarks_alone(
    planned: MainWindow, outcome: Outcome, answers: Answers, idle: Idle, tmp_path: Path
) -> None:
    answers.file = tmp_path / "plan.json"
    service.save_plan(outcome, answers.file)
    planned.verbs.open_to_read()
    idle(planned.verbs)
    assert planned.current_view() == "review"
    assert planned.frame.reading.isVisible()
    first = outcome.plan.meetings[0].id
    before = planned.document.state
    planned.verbs.lock(first, True)
    assert not planned.verbs.adviser.take_out(first)
    assert planned.document.state is before
    assert not planned.actions_by_name()["plan"].isEnabled()
    assert planned.actions_by_name()["plan"].toolTip() == t("ui_review.reading.off")
    planned.reviewing.call("Anne")
    assert planned.reviewing.remark("Fin plan", "plan", None, None)
    planned.frame.reading.edit.click()
    assert planned.verbs.adviser.take_out(first)


def test_remarks_go_out_and_come_back_in_a_workbook(
    planned: MainWindow, answers: Answers, idle: Idle, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    from planner.review.form import REMARK

    answers.file = tmp_path / "gennemgang.xlsx"
    planned.verbs.export_review()
    idle(planned.verbs)
    book = load_workbook(answers.file)
    sheet, row, column = next(
        (sheet, cell.row, cell.column) for sheet in book for line in sheet.iter_rows()
        for cell in line if cell.value == REMARK
    )
    sheet.cell(row + 2, column, "Husk natten")
    book.save(answers.file)
    planned.verbs.fetch_review()
    idle(planned.verbs)
    assert [r.text for r in record(planned).remarks] == ["Husk natten"]
    assert planned.review.remarks.back.isVisible()
    planned.document.undo_stack.undo()
    assert not record(planned).remarks


def test_a_vagtlag_is_remarked_on_from_the_form_by_keys_alone(planned: MainWindow) -> None:
    planned.reviewing.call("Anne")
    planned.going_through.write_remark()
    form = planned.review.remarks.form
    form.subject.begin()
    QTest.keyClicks(form.subject, "Aftenvagt")
    assert form.subject.subject() == ("team", "evening")
    form.text.setFocus()
    QTest.keyClicks(form.text, "For få om torsdagen")
    QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [remark] = record(planned).remarks
    assert (remark.about, remark.subject, remark.text) == (
        "team", "evening", "For få om torsdagen")


def test_nothing_is_remarked_on_what_there_is_not(planned: MainWindow) -> None:
    planned.reviewing.call("Anne")
    planned.going_through.write_remark()
    form = planned.review.remarks.form
    form.text.setPlainText("Hvem?")
    form.subject.setEditText("Ingen af dem")
    assert form.subject.subject() is None
    assert not form.send.isEnabled()
    assert form.send.toolTip() == t("ui_review.subject.unknown")
    form.text.sent.emit()
    assert not record(planned).remarks


def test_a_remark_that_lost_its_place_is_put_in_one(
    planned: MainWindow, outcome: Outcome
) -> None:
    deeds = planned.reviewing
    deeds.call("Anne")
    made = deeds.remark("Flyt det", "plan", None, None)
    assert made is not None
    planned.show_view("review")
    page = planned.review.remarks
    deeds.fetched.emit(Fetched("g.xlsx", (made,), 0, (Misplaced(made, "Uden plads: Flyt det"),)))
    texts = [b.text() for b in page.back.findChildren(QPushButton) if not put_away(b)]
    assert texts == [t("ui_review.misplaced.place"), t("ui_review.fetched.close")]
    [link] = [b for b in page.back.findChildren(QPushButton)
              if b.text() == t("ui_review.misplaced.place")]
    link.click()
    assert page.subject is not None
    person = outcome.problem.roster.employees[0]
    page.subject.setEditText(person.name)
    [move] = [b for b in page.findChildren(QPushButton)
              if b.text() == t("ui_review.place.do") and not put_away(b)]
    assert move.isEnabled()
    move.click()
    [remark] = record(planned).remarks
    assert (remark.about, remark.subject) == ("person", person.id)
    planned.document.undo_stack.undo()
    assert record(planned).remarks[0].about == "plan"


def test_changes_are_counted_from_ones_own_review(planned: MainWindow, outcome: Outcome) -> None:
    deeds = planned.reviewing
    first, second = outcome.plan.meetings[:2]
    start = first.span.start
    deeds.clock = lambda: start
    deeds.call("Anne")
    deeds.mark_seen()
    deeds.clock = lambda: start + 1000
    deeds.call("Ole")
    assert deeds.cancel(first.id)
    assert deeds.hold(second.id, [s.employee for s in second.attendance[1:]])
    made = deeds.remark("Natten mangler", "team", "night", None)
    deeds.clock = lambda: start + 2000
    deeds.mark_seen()
    planned.show_view("review")
    planned.review.choose_page("changes")
    page = planned.review.changes

    def links() -> list[str]:
        return [b.said for b in page._since.findChildren(LinkLine) if not put_away(b)]

    assert page.whose.currentData() == "Ole"
    assert links() == []
    page.whose.setCurrentIndex(page.whose.findData("Anne"))
    said = links()
    missing = outcome.problem.roster.employee(second.attendance[0].employee).name
    assert len(said) == 3
    assert f"{missing} kom ikke" in said[0]
    assert "aflyst" in said[1]
    assert "Natten mangler" in said[2]
    page._since.findChildren(LinkLine)[-1].click()
    assert planned.review.page() == ""
    assert planned.review.remarks.chosen == made


def test_a_proposal_is_declined_and_undone(planned: MainWindow, outcome: Outcome) -> None:
    deeds = planned.reviewing
    deeds.call("Anne")
    meeting = outcome.plan.meetings[0]
    span = Span(meeting.span.start + 30, meeting.span.end + 30)
    made = deeds.remark("", "meeting", meeting.id, span)
    assert made is not None
    planned.show_view("review")
    page = planned.review.remarks
    page.choose(made)
    [decline] = [b for b in page.findChildren(QPushButton)
                 if b.text() == t("ui_review.decline") and not put_away(b)]
    decline.click()
    assert record(planned).remarks[0].state == "declined"
    assert planned.document.state.meeting(meeting.id) == meeting
    planned.document.undo_stack.undo()
    assert record(planned).remarks[0].state == "open"


def test_ones_own_remark_is_deleted_until_somebody_answers(planned: MainWindow) -> None:
    deeds = planned.reviewing
    deeds.call("Anne")
    made = deeds.remark("Tastefejl", "plan", None, None)
    assert made is not None
    planned.show_view("review")
    page = planned.review.remarks

    def deletes() -> list[QPushButton]:
        return [b for b in page.findChildren(QPushButton)
                if b.text() == t("ui_review.delete") and not put_away(b)]

    page.choose(made)
    deletes()[0].click()
    assert not record(planned).remarks
    planned.document.undo_stack.undo()
    deeds.answer(made, "Javel")
    assert deletes() == []


def test_the_overview_says_that_remarks_wait(planned: MainWindow) -> None:
    planned.reviewing.call("Anne")
    planned.reviewing.remark("Natten mangler", "team", "night", None)
    text = t("ui_review.waiting.one")
    [link] = [b for b in planned.overview.findChildren(QPushButton)
              if b.text() == text and not put_away(b)]
    link.click()
    assert planned.current_view() == "review"


def test_ticks_on_lists_are_fetched_as_one_step(
    planned: MainWindow, outcome: Outcome, answers: Answers, idle: Idle, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    answers.file = tmp_path / "plan.xlsx"
    planned.verbs.export()
    idle(planned.verbs)
    book = load_workbook(answers.file)
    sheet = book["Fremmødelister"]
    meeting = outcome.plan.meetings[0]
    came = meeting.attendance[0].employee
    row = next(r for r in range(1, 40) if sheet.cell(r, 5).value == f"person:{came}")
    sheet.cell(row, 3, "x")
    book.save(answers.file)
    planned.show_view("review")
    planned.review.choose_page("held")
    planned.review.held.fetch.click()
    idle(planned.verbs)
    held = planned.document.state.meeting(meeting.id)
    assert held is not None
    assert [seat.employee for seat in held.attendance] == [came]
    assert planned.document.undo_stack.undoText() == t("ui_review.undo.lists")
    planned.document.undo_stack.undo()
    assert planned.document.state.meeting(meeting.id) == meeting
