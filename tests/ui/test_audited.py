"""What a long look at the views in a real window found, and what is so since."""

from datetime import date

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner import holidays
from ui.look import scaled
from ui.main_window import MainWindow


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
