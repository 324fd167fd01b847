"""The window and its views, without any child process."""

import logging
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.plan import Objective, Outcome, Reason
from planner import service
from planner.progress import Progress
from planner.texts import t
from ui import figures, icons, measures
from ui.app import speak_danish
from ui.document import State
from ui.faults import FaultHook, keep_log
from ui.history import History
from ui.main_window import NEEDS_PLAN, MainWindow
from ui.settings import Settings
from ui.style import style_sheet
from ui.theme import DARK, LIGHT, Theme, Tone
from ui.views.meeting_button import MeetingButton
from ui.widgets.parts import Page


def visible_views(window: MainWindow) -> set[str]:
    return {
        name for row, name in enumerate(window.view_names())
        if not window.navigation.item(row).isHidden()
    }


def test_only_views_with_something_to_show_can_be_chosen(
    window: MainWindow, outcome: Outcome
) -> None:
    assert visible_views(window) == set()
    window.document.open(State(outcome.problem))
    assert visible_views(window) == set(window.view_names()) - NEEDS_PLAN
    window.show_view("calendar")
    assert window.current_view() != "calendar"
    window.document.open(State(outcome.problem, outcome))
    assert visible_views(window) == set(window.view_names())


def test_undoing_the_plan_leads_out_of_a_view_that_needs_one(
    window: MainWindow, outcome: Outcome
) -> None:
    window.document.open(State(outcome.problem))
    window.document.apply(State(outcome.problem, outcome), "planlægning")
    window.show_view("load")
    window.document.undo_stack.undo()
    assert window.current_view() == "plan"
    window.document.undo_stack.redo()
    assert window.document.state.outcome is outcome


def test_the_calendar_leafs_to_the_selected_meeting(
    planned: MainWindow, outcome: Outcome
) -> None:
    planned.show_view("calendar")
    last = outcome.plan.meetings[-1]
    planned.selection.select_meeting(last.id)
    shown = [b for b in planned.calendar.week.findChildren(MeetingButton) if b.isVisible()]
    assert [b.meeting.id for b in shown if b.isChecked()] == [last.id]
    monday = last.span.first_day - timedelta(days=last.span.first_day.weekday())
    assert all(monday <= b.meeting.span.first_day < monday + timedelta(days=7) for b in shown)


def test_arrow_keys_go_from_meeting_to_meeting(
    planned: MainWindow, outcome: Outcome
) -> None:
    planned.show_view("calendar")
    first, second = outcome.plan.meetings[:2]
    planned.selection.select_meeting(first.id)
    button = next(b for b in planned.calendar.week.findChildren(MeetingButton)
                  if b.meeting.id == first.id)
    QTest.keyClick(button, Qt.Key.Key_Right)
    assert planned.selection.meeting == second.id
    QTest.keyClick(button, Qt.Key.Key_Left)
    assert planned.selection.meeting == second.id  # nothing lies before the first


def test_a_month_holds_all_its_meetings(planned: MainWindow, outcome: Outcome) -> None:
    planned.show_view("calendar")
    planned.calendar.choose_span("month")
    planned.calendar.go_to(date(2026, 4, 15))
    shown = {b.meeting.id for b in planned.calendar.month.findChildren(MeetingButton)
             if not b.isHidden()}
    april = {m.id for m in outcome.plan.meetings if m.span.first_day.month == 4}
    assert april <= shown


def test_meetings_side_by_side_do_not_cover_each_other(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    planned.show_view("calendar")
    overlapping = next(
        a for a, b in zip(outcome.plan.meetings, outcome.plan.meetings[1:], strict=False)
        if a.span.shared(b.span)
    )
    planned.selection.select_meeting(overlapping.id)
    qtbot.wait(1)
    shown = [b for b in planned.calendar.week.findChildren(MeetingButton) if b.isVisible()]
    assert len(shown) > 1
    for n, one in enumerate(shown):
        assert not any(one.geometry().intersects(x.geometry()) for x in shown[n + 1:])


def test_a_person_chosen_in_the_load_is_shown_in_the_details(planned: MainWindow) -> None:
    planned.show_view("load")
    planned.load.table.selectRow(0)
    chosen = planned.selection.person
    problem = planned.document.state.problem
    assert chosen is not None
    assert problem is not None
    texts = [x.text() for x in planned.details.findChildren(type(planned.problems.title))]
    assert problem.roster.employee(chosen).name in texts


def test_a_problem_leads_to_what_it_is_about(planned: MainWindow) -> None:
    about = [n for n, x in enumerate(planned.problems._shown) if x.meeting]
    planned.problems.list.setCurrentRow(about[0])
    assert planned.selection.meeting == planned.problems._shown[about[0]].meeting


@pytest.mark.parametrize("width", [270, 420])
def test_no_problem_is_cut_short(qtbot: QtBot, planned: MainWindow, width: int) -> None:
    problems = planned.problems
    problems.setFixedWidth(width)
    qtbot.wait(20)
    words = Qt.TextFlag.TextWordWrap
    inside = problems.list.viewport().width() - 34  # the sign, and the padding of a line
    for row in range(problems.list.count()):
        item = problems.list.item(row)
        needed = problems.list.fontMetrics().boundingRect(
            QRect(0, 0, inside, 10_000), words, item.text()
        )
        assert problems.list.visualItemRect(item).height() >= needed.height() + 16


def test_a_meeting_that_is_not_placed_tells_why(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    missing = outcome.plan.unplaced[0]
    row = next(n for n, x in enumerate(planned.problems._shown)
               if x.meeting == missing.occurrence and x.code == "unplaced")
    item = planned.problems.list.item(row)
    assert missing.why[0].message in item.text()
    assert planned.problems._shown[row].message in item.toolTip()
    planned.problems.list.setCurrentRow(row)
    qtbot.wait(1)
    said = "\n".join(x.text() for x in planned.details.findChildren(QLabel) if x.isVisible())
    assert outcome.problem.kind(missing.kind).name in said
    assert missing.why[0].message in said
    assert t("ui.details.nothing") not in said


def test_those_of_a_group_who_do_not_come_are_named(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    meeting = next(m for m in outcome.plan.meetings if m.course is not None)
    assert meeting.course is not None
    gone = meeting.participants()[0]
    seats = tuple(seat for seat in meeting.attendance if seat != gone)
    members = tuple(figures.members(outcome, meeting.course))
    plan = replace(
        outcome.plan, courses={meeting.course: members},
        meetings=tuple(replace(m, attendance=seats) if m is meeting else m
                       for m in outcome.plan.meetings),
    )
    planned.document.open(State(outcome.problem, replace(outcome, plan=plan)))
    planned.selection.select_meeting(meeting.id)
    qtbot.wait(1)
    said = [x.text() for x in planned.details.findChildren(QLabel) if x.isVisible()]
    title = t("ui.details.absent", count=len(members) - len(seats))
    names = said[said.index(title) + 1]
    assert outcome.problem.roster.employee(gone.employee).name in names


def test_ctrl_l_locks_the_selected_meeting(
    planned: MainWindow, outcome: Outcome
) -> None:
    meeting = outcome.plan.meetings[0]
    planned.selection.select_meeting(meeting.id)
    planned.toggle_lock()
    locked = planned.document.state.meeting(meeting.id)
    assert locked is not None
    assert locked.locked
    assert planned.document.undo_stack.undoText() == t(
        "ui.undo.lock", kind=outcome.problem.kind(meeting.kind).name
    )


def test_names_stay_in_sight_while_days_scroll(qtbot: QtBot, planned: MainWindow) -> None:
    planned.show_view("shifts")
    table = planned.shifts.table
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    table.verticalScrollBar().setValue(40)
    qtbot.wait(1)
    names = table._names
    assert names.isVisible()
    assert names.geometry().left() <= table.frameWidth()
    assert names.verticalScrollBar().value() == table.verticalScrollBar().value()
    shown = [c for c in range(planned.shifts.model.columnCount()) if not names.isColumnHidden(c)]
    assert shown == [0]


def test_a_cell_under_the_names_is_brought_out(qtbot: QtBot, planned: MainWindow) -> None:
    planned.show_view("shifts")
    table = planned.shifts.table
    table.horizontalScrollBar().setValue(300)
    index = planned.shifts.model.index(1, 2)
    table.scrollTo(index)
    assert table.visualRect(index).left() >= table._names.width() - 1


def test_searching_filters_the_names(planned: MainWindow, outcome: Outcome) -> None:
    person = outcome.problem.roster.employees[5]
    planned.find_person()
    assert planned.current_view() == "shifts"
    QTest.keyClicks(planned.shifts.search, person.name[:8])
    assert [r.title for r in planned.shifts.model.rows if r.person] == [person.name]


def test_the_ladder_shows_how_far_it_is(window: MainWindow, outcome: Outcome) -> None:
    window.document.open(State(outcome.problem))
    history = History()
    steps = (Objective("coverage", 0, 0, True, 1.0), Objective("reach", 7, 2, False, 2.0))
    history.hear(Progress("plan", "Forbedrer: Nået", 0.4, steps), 2.0)
    window.planning.show_running(True)
    window.planning.show_history(history)
    window.work.tell(history)
    ladder = window.planning.ladder
    assert ladder._states["coverage"].text() == t("ui.ladder.proven")
    assert "2" in ladder._states["reach"].text()
    assert ladder._states["wishes"].text() == t("ui.ladder.waiting")
    assert window.work.progress.value() == 400
    assert "✓" in window.work.best.text()


def test_a_worse_plan_does_not_take_the_place_of_the_better_one(
    planned: MainWindow, outcome: Outcome
) -> None:
    poor = replace(outcome.plan, meetings=outcome.plan.meetings[:3], stopped=True)
    judgement = service.check(outcome.problem, poor)
    found = Outcome(outcome.problem, poor, replace(judgement, findings=()))
    outcome = replace(outcome, judgement=replace(outcome.judgement, findings=()))
    planned.document.open(State(outcome.problem, outcome))
    planned.verbs._planned(found)
    assert planned.document.state.outcome is outcome
    assert not planned.document.modified
    said = planned.message.text.text()
    assert measures.counted(found)["coverage"] in said
    assert measures.counted(outcome)["coverage"] in said
    planned.document.open(State(outcome.problem, found))
    planned.verbs._planned(outcome)
    assert planned.document.state.outcome is outcome


@pytest.mark.parametrize("before", [True, False])
def test_a_plan_without_a_meeting_leaves_what_is_open(
    window: MainWindow, outcome: Outcome, before: bool
) -> None:
    state = State(outcome.problem, outcome if before else None)
    window.document.open(state)
    untried = tuple(
        replace(each, why=(Reason("stopped", 3, "3 ikke prøvet."),))
        for each in outcome.plan.unplaced
    )
    nothing = replace(outcome.plan, meetings=(), unplaced=untried, stopped=True)
    window.verbs._planned(Outcome(outcome.problem, nothing, outcome.judgement))
    assert window.document.state == state
    wanted = "ui.plan.nothing.kept" if before else "ui.plan.nothing"
    assert window.message.text.text() == t(wanted)


def test_curves_are_those_of_the_plan_that_is_shown(
    window: MainWindow, outcome: Outcome
) -> None:
    window.document.open(State(outcome.problem))
    window.show_view("plan")
    history = History()
    history.hear(Progress("plan", "", 1.0, outcome.plan.objectives), 1.0)
    window.planning.show_running(True)
    window.planning.show_history(history)
    window.planning.show_running(False)
    curve = window.planning.ladder._curves["coverage"]

    def drawn() -> int:
        return len(curve._samples)

    assert drawn() == 0
    window.document.apply(State(outcome.problem, outcome), "planlægning")
    assert drawn() == 1
    window.document.undo_stack.undo()
    assert drawn() == 0


def test_the_first_seconds_of_planning_say_what_goes_on(
    planned: MainWindow,
) -> None:
    planned.planning.show_running(True)
    planned.work.begin("Planlægger …")
    history = History()
    history.hear(Progress("plan", "Stiller opgaven op", 0.1), 0.5)
    planned._heard(history)
    assert planned.planning._status.text() == t("ui.plan.starting")
    assert {x.text() for x in planned.planning.ladder._values.values()} == {"–"}
    assert planned.work.progress.maximum() == 0  # it moves, and promises nothing


def test_work_that_takes_its_time_to_stop_can_be_given_up(
    qtbot: QtBot, planned: MainWindow
) -> None:
    pressed: list[str] = []
    planned.work.stop_wanted.connect(lambda: pressed.append("stop"))
    planned.work.give_up_wanted.connect(lambda: pressed.append("give up"))
    planned.work.patience.setInterval(1)
    planned.work.begin("Planlægger …")
    planned.work.stop.click()
    planned.verbs.stopping.emit()
    assert not planned.work.stop.isEnabled()
    assert not planned.planning.stop.isEnabled()
    qtbot.waitUntil(planned.work.stop.isEnabled)
    assert planned.work.stop.text() == t("ui.work.give_up")
    planned.work.stop.click()
    assert pressed == ["stop", "give up"]


def test_a_day_with_meetings_side_by_side_is_wider(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    planned.show_view("calendar")
    one = next(
        a for a, b in zip(outcome.plan.meetings, outcome.plan.meetings[1:], strict=False)
        if a.span.shared(b.span)
    )
    planned.selection.select_meeting(one.id)
    qtbot.wait(1)
    week = planned.calendar.week
    day = (one.span.first_day - week._monday).days
    lane = max(lane.count for each, lane in week._buttons
               if each.meeting.span.first_day == one.span.first_day)
    left, right = week._column(day)
    lone = [week._column(n) for n in range(5)
            if not any((each.meeting.span.first_day - week._monday).days == n and place.count > 1
                       for each, place in week._buttons)]
    assert lane > 1
    assert lone
    assert all((right - left) / lane > 0.85 * (last - first) for first, last in lone)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_every_view_draws_in_light_and_dark(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, choice: str
) -> None:
    planned.choose_look(choice)
    planned.selection.select_meeting(outcome.plan.meetings[0].id)
    grounds = set()
    for name in planned.view_names():
        planned.show_view(name)
        grounds.add(planned.grab().toImage().pixelColor(3, planned.height() - 60).lightness())
    assert all((ground < 60) == (choice == "dark") for ground in grounds)
    assert planned.settings.look == choice


def tones(theme: Theme) -> dict[str, Tone]:
    named = {
        name: getattr(theme, name) for name in Theme.__slots__
        if isinstance(getattr(theme, name), Tone)
    }
    return named | {f"kind {n}": tone for n, tone in enumerate(theme.kinds)}


def luminance(colour: str) -> float:
    parts = QColor(colour)
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        for v in (parts.redF(), parts.greenF(), parts.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_can_be_read_on_its_ground(theme: Theme) -> None:
    pairs = {name: (tone.ink, tone.ground) for name, tone in tones(theme).items()}
    for ground in ("window", "surface", "raised", "weekend", "accent_soft"):
        pairs[f"ink on {ground}"] = (theme.ink, getattr(theme, ground))
    for ground in ("window", "surface", "raised", "weekend"):
        pairs[f"muted on {ground}"] = (theme.muted, getattr(theme, ground))
    pairs["accent"] = (theme.accent, theme.surface)
    pairs["on accent"] = (theme.on_accent, theme.accent)
    assert {name: round(contrast(*pair), 2) for name, pair in pairs.items()
            if contrast(*pair) < 4.5} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_leaves_no_blank(theme: Theme) -> None:
    assert "$" not in style_sheet(theme)


def test_every_icon_draws_something(qapp: QApplication) -> None:
    for name in icons.names():
        image = icons.pixmap(name, "#000000", 24).toImage()
        drawn = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
        assert drawn > 10, name


def test_qt_itself_speaks_danish(qapp: QApplication) -> None:
    before = QLocale()
    try:
        speak_danish(qapp)
        box = QMessageBox()
        button = box.addButton(QMessageBox.StandardButton.Cancel)
        assert button.text().replace("&", "") == "Annuller"
    finally:
        QLocale.setDefault(before)


def test_settings_forget_files_that_are_gone(settings: Settings, tmp_path: Path) -> None:
    kept, gone = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for file in (kept, gone):
        file.write_text("x")
        settings.remember(file)
    assert settings.recent() == (gone, kept)
    gone.unlink()
    assert settings.recent() == (kept,)
    assert settings.folder() == tmp_path


def test_a_fault_is_logged_and_told_once(tmp_path: Path) -> None:
    told: list[int] = []
    log = keep_log(tmp_path)
    assert log is not None
    handler = logging.getLogger().handlers[-1]
    try:
        hook = FaultHook(lambda: told.append(1))
        for _ in range(3):
            try:
                raise ZeroDivisionError("hidden")
            except ZeroDivisionError:
                kind, fault, trace = sys.exc_info()
                assert kind is not None
                assert fault is not None
                hook(kind, fault, trace)
        assert told == [1]
        assert log.read_text(encoding="utf-8").count("unexpected fault") == 1
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def focus(qtbot: QtBot, window: MainWindow, widget: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


@pytest.mark.parametrize("name", ["coverage", "load"])
def test_tab_leads_out_of_a_table(qtbot: QtBot, planned: MainWindow, name: str) -> None:
    planned.show_view(name)
    table = planned.coverage.tables["meetings"] if name == "coverage" else planned.load.table
    focus(qtbot, planned, table)
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def after(widget: QWidget, count: int) -> list[QWidget]:
    """The next widgets that Tab would go to."""
    chain: list[QWidget] = []
    following = widget.nextInFocusChain()
    while following is not None and len(chain) < count:
        if following.focusPolicy() & Qt.FocusPolicy.TabFocus and following.isVisible():
            chain.append(following)
        following = following.nextInFocusChain()
    return chain


def test_tab_goes_from_the_calendar_into_its_meetings(planned: MainWindow) -> None:
    planned.show_view("calendar")
    shown = [b for b in planned.calendar.week.findChildren(MeetingButton) if b.isVisible()]
    assert shown
    last = planned.calendar.spans.findChildren(QPushButton)[-1]
    following = after(last, len(shown))
    assert following == shown


def test_tab_goes_through_the_overview_before_the_details(planned: MainWindow) -> None:
    page = planned.overview.findChildren(Page)[0]
    links = [b for b in planned.overview.findChildren(QPushButton) if b.isVisible()]
    assert len(links) > 3
    assert after(page, len(links)) == links


def test_the_lock_keeps_the_focus_when_it_is_pressed(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    planned.selection.select_meeting(outcome.plan.meetings[0].id)
    lock = planned.details.findChild(QPushButton, "lock")
    assert isinstance(lock, QPushButton)
    focus(qtbot, planned, lock)
    QTest.keyClick(lock, Qt.Key.Key_Space)
    focused = planned.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused is not lock
    assert focused.text() == t("ui.details.unlock")


def test_every_vagtlag_shows_on_a_small_screen(qtbot: QtBot, planned: MainWindow) -> None:
    planned.resize(1066, 640)
    planned.show_view("coverage")
    qtbot.wait(20)
    table = planned.coverage.tables["meetings"]
    marks = [c for c in range(planned.coverage.meetings.columnCount())
             if planned.coverage.meetings.mark_at(c) is not None]
    header = table.horizontalHeader()
    ends = [header.sectionViewportPosition(c) + header.sectionSize(c) for c in marks]
    assert len(ends) == 3
    assert max(ends) <= table.viewport().width()


def test_a_wide_window_shows_whole_names_in_the_coverage(
    qtbot: QtBot, planned: MainWindow
) -> None:
    planned.resize(1480, 800)
    planned.show_view("coverage")
    qtbot.wait(20)
    table, model = planned.coverage.tables["meetings"], planned.coverage.meetings
    words = table.fontMetrics()
    for column in (0, 1, model.columnCount() - 1):
        longest = max(words.horizontalAdvance(str(model.index(row, column).data()))
                      for row in range(model.rowCount()))
        assert longest + 16 <= table.columnWidth(column), column


def test_the_window_fits_a_small_screen_with_many_recent_files(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    for n in range(12):
        file = tmp_path / f"vagtplan {n}.xlsx"
        file.write_text("x")
        settings.remember(file)
    window.show_start()
    window.resize(1066, 600)
    assert (window.width(), window.height()) == (1066, 600)


def test_a_selected_meeting_is_scrolled_into_sight(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    planned.resize(900, 600)
    planned.show_view("calendar")
    qtbot.wait(20)
    last = max(outcome.plan.meetings, key=lambda m: (m.span.first_day.weekday(), m.span.start))
    planned.selection.select_meeting(last.id)
    planned.selection.select_meeting(None)
    qtbot.wait(20)
    planned.selection.select_meeting(last.id)
    (button,) = (b for b in planned.calendar.week.findChildren(MeetingButton) if b.isChecked())
    assert not button.visibleRegion().isEmpty()


def test_a_plan_without_meetings_says_where_to_look(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    empty = replace(outcome, plan=replace(outcome.plan, meetings=()))
    planned.document.open(State(outcome.problem, empty))
    qtbot.wait(1)
    labels = [x.text() for x in planned.overview.findChildren(QLabel) if x.isVisible()]
    assert t("ui.overview.no_meetings") in labels
