"""The fixed meeting day: the grid, its recommendation, and what another day costs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.people import TEAMS
from models.plan import Outcome
from planner import service
from planner.texts import t
from planner.texts.dates import duration
from tests.ui.conftest import PATIENCE
from tests.ui.outcomes import short_outcome
from tests.ui.shown import labels
from tests.ui.test_theme import contrast
from ui.adviser import Asking
from ui.day_prices import COLUMNS, best_of_each_day, team_lines
from ui.document import State
from ui.look import Look, scaled
from ui.main_window import MainWindow
from ui.theme import DARK, LIGHT, blend
from ui.views import days
from ui.views.days_model import FULL, HEAT_ROLE, TOGETHER, DaysModel, Heat, mean
from ui.views.days_paint import WARMEST, WARMEST_DARK

ROW = "faglig-refleksion-hus-boegen"


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Asking], None]:
    def wait(asking: Asking) -> None:
        qtbot.waitUntil(lambda: not asking.running, timeout=PATIENCE)
        qtbot.wait(20)

    return wait


@pytest.fixture
def short(window: MainWindow) -> MainWindow:
    """A window with a plan of few weeks: a price is that plan made anew, twice."""
    outcome = short_outcome()
    window.document.open(State(outcome.problem, outcome))
    return window


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
    qtbot: QtBot, short: MainWindow, until: Callable[[Asking], None],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:
    outcome = short_outcome()
    monkeypatch.setattr(days, "PRICE_SECONDS", 4)
    short.show_view("days")
    view = short.days
    view.series.setCurrentIndex(view.series.findData(ROW))
    until(view.counting)
    assert view.message.text() == service.meeting_day(outcome.problem, ROW).message

    tuesday = view.model.index_of(2, 14 * 60)
    view.table.setCurrentIndex(tuesday)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.pricing.running
    assert view.price_bar.isVisible()
    assert not short.verbs.working
    until(view.pricing)
    assert view.use.isVisible()
    assert "tirsdag kl. 14:00" in labels(view.price).lower()

    view.use.click()
    state = short.document.state
    assert state.outcome is not None
    row = state.outcome.problem.series_of(ROW)
    known = {kind.id for kind in outcome.problem.kinds}
    assert {missing.kind for missing in state.outcome.plan.unplaced} <= known
    assert (row.weekday, row.clock) == (2, 14 * 60)
    assert short.document.undo_stack.undoText() == t("ui.undo.fixed_day")
    service.save_json(state.outcome, tmp_path / "plan.json")
    again = service.open_outcome(tmp_path / "plan.json")
    assert again.problem.series_of(ROW) == row
    short.document.undo_stack.undo()
    assert short.document.state.outcome is outcome


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
    assert t("ui.days.price.closed", moment="").split(" ", 1)[1] in labels(view.price)
    view.series.setCurrentIndex(0)
    until(view.counting)
    view.choose(QModelIndex(view.model.index(0, 0)))
    qtbot.wait(20)
    assert labels(view.price).endswith(t("ui.days.price.series"))
    assert not view.pricing.running


def test_no_cell_is_cut_short_at_the_usual_width(
    qtbot: QtBot, planned: MainWindow, until: Callable[[Asking], None]
) -> None:
    planned.resize(1366, 768)
    planned.show_view("days")
    view = planned.days
    until(view.counting)
    words = QFontMetrics(scaled(view.table.font(), 0.82))
    larger = QFontMetrics(scaled(view.table.font(), 1.05, QFont.Weight.DemiBold))
    for measure in range(view.measure.count()):
        view.measure.setCurrentIndex(measure)
        assert view._legend.text() == view.model.legend()
        for row in range(view.model.rowCount()):
            for column in range(7):
                heat = view.model.index(row, column).data(HEAT_ROLE)
                room = view.table.columnWidth(column)
                assert words.horizontalAdvance(heat.below) < room
                assert larger.horizontalAdvance(f"★ {heat.number}") < room


def test_words_on_the_warmest_cell_can_be_read(look: Look) -> None:
    for theme in (LIGHT, DARK):
        edges = [theme.accent, *(theme.team(team).edge for team in (*TEAMS, "own"))]
        for edge in edges:
            most = WARMEST_DARK if theme.dark else WARMEST
            ground = blend(theme.surface, edge, most).name()
            assert contrast(theme.ink, ground) >= 4.5, (theme.dark, edge)


def test_the_best_time_of_each_open_day_is_priced(outcome: Outcome) -> None:
    days_ = service.meeting_day(outcome.problem, ROW)
    best = best_of_each_day(days_)
    assert days_.best in best
    assert [cell.weekday for cell in best] == [1, 2, 3, 4, 5]
    assert all(cell.in_window for cell in best)


def test_what_a_day_costs_each_vagtlag_is_said(outcome: Outcome) -> None:
    gone = outcome.plan.meetings[0]
    plan = replace(outcome.plan, meetings=outcome.plan.meetings[1:])
    after = Outcome(outcome.problem, plan, service.check(outcome.problem, plan))
    lines = team_lines(outcome, after)
    teams = outcome.problem.roster.teams()
    assert len(lines) == len(teams)
    homes = {p.id: p.home_team for p in outcome.problem.roster.employees}
    night = sum(x.extra_minutes for x in after.judgement.by_employee
                if homes[x.employee] == "night")
    assert duration(night) in lines[teams.index("night")]
    assert gone.id not in {m.id for m in after.plan.meetings}


def test_all_days_are_priced_beside_each_other(
    qtbot: QtBot, short: MainWindow, until: Callable[[Asking], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(days, "EACH_SECONDS", 1)
    monkeypatch.setattr(
        days, "best_of_each_day", lambda found: best_of_each_day(found)[:2]
    )
    short.show_view("days")
    view = short.days
    view.series.setCurrentIndex(view.series.findData(ROW))
    until(view.counting)
    view.all_days.click()
    qtbot.waitUntil(lambda: view.prices.rowCount() == 2 and not view.pricing.running,
                    timeout=PATIENCE)
    assert view.prices.columnCount() == len(COLUMNS)
    view.price_table.selectRow(0)
    QTest.keyClick(view.price_table, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert view.use.isVisible()
    assert view.prices.lines[0].texts[0].lower() in labels(view.price).lower()
    view.all_days.click()
    assert not view.pricing.running  # all of them are known
