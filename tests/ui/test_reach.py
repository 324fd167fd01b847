"""What is reached by keyboard, and what can be seen on a small or a wide screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner.texts import t
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.views.meeting_button import MeetingButton
from ui.widgets.parts import Page


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


@pytest.mark.parametrize("width", [270, 420])
def test_no_problem_is_cut_short(qtbot: QtBot, planned: MainWindow, width: int) -> None:
    problems = planned.problems
    problems.setFixedWidth(width)
    last = problems.model.index(problems.model.rowCount() - 1)
    # Lines are measured a few at a time.
    qtbot.wait(20)
    qtbot.waitUntil(lambda: problems.list.visualRect(last).height() > 0, timeout=20_000)
    words = Qt.TextFlag.TextWordWrap
    inside = problems.list.viewport().width() - 34  # the sign, and the padding of a line
    for row in range(problems.model.rowCount()):
        index = problems.model.index(row)
        needed = problems.list.fontMetrics().boundingRect(
            QRect(0, 0, inside, 10_000), words, index.data()
        )
        assert problems.list.visualRect(index).height() >= needed.height() + 16


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
    left, right = week.column(day)
    lone = [week.column(n) for n in range(5)
            if not any((each.meeting.span.first_day - week._monday).days == n and place.count > 1
                       for each, place in week._buttons)]
    assert lane > 1
    assert lone
    assert all((right - left) / lane > 0.85 * (last - first) for first, last in lone)


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
    following = [w for w in after(last, 40) if isinstance(w, MeetingButton)]
    assert following[:len(shown)] == shown
    between = after(last, 40)[: after(last, 40).index(shown[0])]
    # What filters the week, and what waits beside it: nothing of another part of the window.
    assert all(planned.calendar.isAncestorOf(widget) for widget in between)


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
    planned.document.catch_up()
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
