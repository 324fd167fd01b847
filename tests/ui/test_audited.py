"""What a long look at the views in a real window found, and what is so since."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner import holidays
from planner.texts import t
from ui.look import scaled
from ui.main_window import MainWindow
from ui.widgets.parts import Page


def test_a_kind_says_its_source_by_name(planned: MainWindow) -> None:
    planned.show_view("kinds")
    said = [label.text() for label in planned.kinds.findChildren(QLabel)
            if label.text().startswith("Kilde: ")]
    assert said
    assert all("00" not in text for text in said), said
    assert any("Sundhedsstyrelsen" in text for text in said)


@pytest.mark.parametrize("day", [date(2026, 4, 5), date(2026, 12, 26), date(2027, 6, 5)])
def test_the_name_of_a_holiday_has_room_in_a_narrow_week(
    qtbot: QtBot, planned: MainWindow, day: date
) -> None:
    planned.show_view("calendar")
    planned.calendar.choose_span("week")
    planned.calendar.go_to(day)
    week = planned.calendar.week
    week.resize(week.minimumWidth(), week.height())
    left, right = week.column(day.weekday())
    name = holidays.name(day)
    assert name is not None
    assert QFontMetrics(scaled(week.font(), 0.9)).horizontalAdvance(name) <= right - left - 12


def test_a_new_kind_comes_into_sight_with_the_focus_on_its_name(
    qtbot: QtBot, planned: MainWindow
) -> None:
    planned.show_view("kinds")
    planned.activateWindow()
    qtbot.waitUntil(planned.isActiveWindow)
    view = planned.kinds
    view.own.setFocus()
    QTest.keyClick(view.own, Qt.Key.Key_Space)
    name = t("ui_kinds.own.name")
    scrolled = view.findChildren(Page)[0].viewport()

    def at_its_name() -> bool:
        focused = QApplication.focusWidget()
        return (
            isinstance(focused, QPushButton) and focused is not view.own
            and focused.text() == name
            and 0 < focused.mapTo(scrolled, focused.rect().center()).y() < scrolled.height()
        )

    qtbot.waitUntil(at_its_name)


def test_every_page_that_tab_stops_at_has_a_spoken_name(planned: MainWindow) -> None:
    for name in ("overview", "kinds", "plan", "incidents", "review"):
        planned.show_view(name)
    pages = [page for page in planned.findChildren(Page)
             if page.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(pages) > 3
    assert [page for page in pages if not page.accessibleName()] == []


def test_what_was_done_is_no_longer_told_when_it_is_undone(planned: MainWindow) -> None:
    outcome = planned.document.state.outcome
    assert outcome is not None
    for meeting in outcome.plan.meetings[:2]:
        planned.selection.select_meeting(meeting.id)
        lock = planned.details.findChild(QPushButton, "lock")
        assert lock is not None
        lock.click()
    planned.message.tell("good", "Mødet er flyttet.")
    planned.document.undo_stack.undo()
    assert not planned.message.isVisible()
    planned.message.tell("error", "Filen kunne ikke gemmes.")
    planned.document.undo_stack.undo()
    assert planned.message.isVisible()


def test_the_title_names_the_program_once(planned: MainWindow) -> None:
    title = planned.windowTitle()
    assert title.count(t("ui.name")) == 1
    assert title.endswith(t("ui.name")), "or the system adds it"
    assert "[*]" in title
