"""What has to be seen on a small screen is not cut off or scrolled away."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.views.guide import GuidePanel


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
