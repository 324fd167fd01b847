"""What has to be seen on a small screen is not cut off or scrolled away."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from ui.document import State
from ui.main_window import MainWindow
from ui.views.calendar_week import AXIS, HEAD, HOUR
from ui.views.guide import GuidePanel
from ui.widgets.parts import Page

PAGES = {
    "coverage": ("people", "meetings"), "review": ("changes", "held", "log", "remarks"),
    "overview": ("reached", "extra", ""), "kinds": ("resources", "rules", "people", "kinds"),
}


def test_the_days_are_named_however_far_down_a_week_is_scrolled(
    qtbot: QtBot, planned: MainWindow
) -> None:
    planned.resize(1100, 520)
    planned.show_view("calendar")
    qtbot.wait(20)
    view = planned.calendar
    bar = view.area.verticalScrollBar()
    assert bar.maximum() > 0
    for value in (0, bar.maximum()):
        bar.setValue(value)
        heading = view.week.heading
        assert heading.mapTo(view.area.viewport(), heading.rect().topLeft()).y() == 0
        assert heading.isVisible()
        assert heading.width() == view.week.width()


def test_the_first_hour_is_not_half_under_the_names_of_the_days(
    qtbot: QtBot, planned: MainWindow
) -> None:
    planned.show_view("calendar")
    qtbot.wait(20)
    week = planned.calendar.week
    ink = QColor(planned.look.theme.surface).rgb()

    def height_of_words(top: int) -> int:
        picture = week.grab(QRect(0, top, AXIS - 10, 24)).toImage()
        rows = range(picture.height())
        return sum(
            any(picture.pixel(x, y) != ink for x in range(picture.width())) for y in rows
        )

    assert height_of_words(HEAD) == height_of_words(HEAD + HOUR - 12)


def test_a_week_over_two_months_has_a_short_name(planned: MainWindow) -> None:
    planned.show_view("calendar")
    outcome = planned.document.state.outcome
    assert outcome is not None
    first = outcome.problem.period.first
    titles = []
    for n in range(5):
        planned.calendar.go_to(first + timedelta(days=7 * n))
        titles.append(planned.calendar.to_date.text())
    assert "Uge 14 · 30. mar–5. apr ▾" in titles


def test_commands_of_the_guide_go_on_in_the_next_line(qtbot: QtBot) -> None:
    panel = GuidePanel()
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()
    panel.show_page("guide-first-plan")
    assert "faellestid plan" in panel.browser.toPlainText()
    assert panel.browser.horizontalScrollBar().maximum() == 0


def opened_pages(window: MainWindow) -> Iterator[str]:
    """Each view with each of its pages, as they are turned over."""
    for name in ("start", *window.view_names()):
        if name == "start":
            window.show_start()
        else:
            window.show_view(name)
        yield name
        for page in PAGES.get(name, ()):
            window.views[name].choose_page(page)
            yield f"{name} {page}"


@pytest.mark.parametrize(("width", "height"), [(910, 512), (683, 384)])
def test_the_window_is_never_larger_than_a_small_screen(
    qtbot: QtBot, planned: MainWindow, width: int, height: int
) -> None:
    # 1366 × 768 at 150 and at 200 %.
    planned.message.hide()
    for name in opened_pages(planned):
        planned.resize(width, height)
        qtbot.wait(30)
        assert (name, planned.width(), planned.height()) == (name, width, height)


def test_no_page_is_cut_off_at_its_side(qtbot: QtBot, planned: MainWindow) -> None:
    for code in ("en", "da"):
        planned.choose_language(code)
        qtbot.wait(30)
        planned.resize(910, 512)
        for name in opened_pages(planned):
            qtbot.wait(30)
            pages = [each for each in planned.frame.findChildren(Page) if each.isVisible()]
            cut = [page.horizontalScrollBar().maximum() for page in pages]
            assert (code, name, cut) == (code, name, [0] * len(cut))


def test_a_narrow_window_has_signs_with_tips_for_the_names_of_views(
    qtbot: QtBot, planned: MainWindow
) -> None:
    for width, named in ((683, False), (910, True)):
        planned.resize(width, 512)
        qtbot.wait(30)
        item = planned.navigation.item(1)
        assert (item.text(), item.toolTip()) == (("Overblik", "") if named else ("", "Overblik"))
        assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Overblik"


def test_filters_of_a_low_calendar_come_up_when_they_are_asked_for(
    qtbot: QtBot, planned: MainWindow
) -> None:
    planned.show_view("calendar")
    bar = planned.calendar.filter
    planned.resize(1300, 800)
    qtbot.wait(30)
    assert bar.kinds.isVisible()
    assert not bar.more.isVisible()
    planned.resize(910, 512)
    qtbot.wait(30)
    assert not bar.kinds.isVisible()
    bar.more.click()
    assert bar.kinds.isVisible()
    bar.kinds.setCurrentIndex(1)
    bar.more.click()
    # What leaves meetings out is never hidden.
    assert bar.kinds.isVisible()


def test_a_side_that_was_put_away_stays_so(qtbot: QtBot, planned: MainWindow) -> None:
    planned._menus.actions["side"].trigger()
    assert planned.side.isHidden()
    planned.choose_language("en")
    qtbot.wait(30)
    planned.choose_language("da")
    qtbot.wait(30)
    assert planned.side.isHidden()
    assert not planned._menus.actions["side"].isChecked()
    assert planned.settings.place("side") == "away"
    planned._menus.actions["side"].trigger()
    assert not planned.side.isHidden()
    assert planned.settings.place("side") == ""


def test_another_language_at_the_start_leaves_the_side_its_width(
    qtbot: QtBot, window: MainWindow, outcome: Outcome
) -> None:
    window.resize(1480, 900)
    qtbot.wait(20)
    for code in ("en", "da"):
        window.choose_language(code)
        qtbot.wait(50)
    window.document.open(State(outcome.problem, outcome))
    window.show_view("overview")
    qtbot.wait(50)
    assert window.side.width() >= 300
