"""The fixed meeting day: the grid, its recommendation, and what another day costs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.texts import t
from tests.ui.conftest import PATIENCE
from ui.adviser import Asking
from ui.main_window import MainWindow
from ui.views import days
from ui.views.days import MeetingDayView
from ui.views.days_model import FULL, HEAT_ROLE, TOGETHER, DaysModel, Heat, mean

ROW = "faglig-refleksion-hus-boegen"


def words(view: MeetingDayView) -> str:
    return "\n".join(x.text() for x in view.price.findChildren(QLabel) if x.isVisible())


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Asking], None]:
    def wait(asking: Asking) -> None:
        qtbot.waitUntil(lambda: not asking.running, timeout=PATIENCE)
        qtbot.wait(20)

    return wait


@pytest.fixture
def grid(outcome: Outcome) -> DaysModel:
    made = DaysModel()
    made.show(service.meeting_day(outcome.problem, ROW), TOGETHER)
    return made


def test_the_grid_keeps_qts_rules(grid: DaysModel, qtmodeltester: ModelTester) -> None:
    model: QAbstractItemModel = grid
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_cell_says_its_numbers_in_words(grid: DaysModel, outcome: Outcome) -> None:
    counted = service.meeting_day(outcome.problem, ROW)
    assert counted.best is not None
    index = grid.index_of(counted.best.weekday, counted.best.clock)
    heat = index.data(HEAT_ROLE)
    assert isinstance(heat, Heat)
    assert heat.best
    assert heat.number == mean(counted.best.together) == index.data()
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert t("ui.days.spoken.best") in said
    assert heat.number in said
    assert "Dagvagt" in index.data(Qt.ItemDataRole.ToolTipRole)
    grid.show(counted, FULL)
    assert index.data() == str(counted.best.full)
    grid.show(counted, "night")
    assert index.data() == mean(dict(counted.best.teams)["night"])


def test_a_day_outside_the_windows_is_marked(grid: DaysModel) -> None:
    sunday = grid.index(0, 6)
    assert not sunday.data(HEAT_ROLE).open
    assert t("ui.days.spoken.closed") in sunday.data(Qt.ItemDataRole.AccessibleTextRole)


def test_from_the_map_to_a_fixed_day_and_back(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, until: Callable[[Asking], None],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:
    monkeypatch.setattr(days, "PRICE_SECONDS", 4)
    planned.show_view("days")
    view = planned.days
    view.series.setCurrentIndex(view.series.findData(ROW))
    until(view.counting)
    assert view.message.text() == service.meeting_day(outcome.problem, ROW).message

    tuesday = view.model.index_of(2, 14 * 60)
    view.table.setCurrentIndex(tuesday)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.pricing.running
    assert view.price_bar.isVisible()
    assert not planned.verbs.working
    until(view.pricing)
    assert view.use.isVisible()
    assert "tirsdag kl. 14:00" in words(view).lower()

    view.use.click()
    state = planned.document.state
    assert state.outcome is not None
    row = state.outcome.problem.series_of(ROW)
    known = {kind.id for kind in outcome.problem.kinds}
    assert {missing.kind for missing in state.outcome.plan.unplaced} <= known
    assert (row.weekday, row.clock) == (2, 14 * 60)
    assert planned.document.undo_stack.undoText() == t("ui.undo.fixed_day")
    service.save_json(state.outcome, tmp_path / "plan.json")
    again = service.open_outcome(tmp_path / "plan.json")
    assert again.problem.series_of(ROW) == row
    planned.document.undo_stack.undo()
    assert planned.document.state.outcome is outcome


def test_a_price_that_nobody_waits_for_is_stopped(
    qtbot: QtBot, planned: MainWindow, until: Callable[[Asking], None]
) -> None:
    planned.show_view("days")
    view = planned.days
    until(view.counting)
    view.choose(view.model.index_of(1, view.model.clocks[0]))
    assert view.price_bar.isVisible()
    planned.verbs.close()
    assert not view.pricing.running
    assert view.price_bar.isHidden()


def test_what_stands_in_the_way_of_a_price_is_said(
    qtbot: QtBot, planned: MainWindow, until: Callable[[Asking], None]
) -> None:
    planned.show_view("days")
    view = planned.days
    until(view.counting)
    view.choose(view.model.index(0, 6))
    qtbot.wait(20)
    assert t("ui.days.price.closed", moment="").split(" ", 1)[1] in words(view)
    view.series.setCurrentIndex(0)
    until(view.counting)
    view.choose(QModelIndex(view.model.index(0, 0)))
    qtbot.wait(20)
    assert words(view).endswith(t("ui.days.price.series"))
    assert not view.pricing.running
