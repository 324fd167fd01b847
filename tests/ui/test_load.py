"""Who carries how much: fair parts, before and after, and the meetings that it comes from."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.judging.facts import Facts
from planner.judging.objectives import load as judged_load
from planner.texts.dates import duration
from ui.document import State
from ui.loads import costs, loads, spread
from ui.look import Look
from ui.main_window import MainWindow
from ui.views.load import LoadView
from ui.views.load_model import BAR_ROLE, COLUMNS, Bar, LoadModel, Sorted, signed
from ui.views.load_paint import BarDelegate


@pytest.fixture
def view(planned: MainWindow) -> LoadView:
    planned.show_view("load")
    return planned.load


def fewer(outcome: Outcome) -> Outcome:
    """The plan without the meeting that costs most, judged."""
    dear = max(outcome.plan.meetings, key=lambda m: sum(a.extra_minutes for a in m.attendance))
    plan = replace(outcome.plan, meetings=tuple(m for m in outcome.plan.meetings if m is not dear))
    return Outcome(outcome.problem, plan, service.check(outcome.problem, plan))


def test_a_load_is_what_the_judge_weighs(outcome: Outcome) -> None:
    policy = replace(outcome.problem.policy, load_price=7, leading_price=11)
    problem = replace(outcome.problem, policy=policy)
    priced = replace(outcome, problem=problem, judgement=service.check(problem, outcome.plan))
    facts = Facts(problem, outcome.plan)
    for line in loads(priced, full_time=False):
        assert line.total == judged_load(facts, problem.roster.employee(line.employee))


def test_fair_parts_follow_hours_and_add_up(outcome: Outcome) -> None:
    lines = loads(outcome, full_time=False)
    assert sum(line.fair for line in lines) == pytest.approx(sum(line.total for line in lines))
    assert sum(line.over for line in lines) == pytest.approx(0)
    full, part = (next(x for x in lines if x.hours == hours) for hours in (37.0, 28.0))
    assert part.fair == pytest.approx(full.fair * 28 / 37)
    scaled = {line.fair for line in loads(outcome, full_time=True)}
    assert max(scaled) == pytest.approx(min(scaled))


def test_half_of_all_lie_within_the_spread(outcome: Outcome) -> None:
    lines = loads(outcome, full_time=True)
    found = spread(lines)
    assert found is not None
    inside = sum(found.low <= line.total <= found.high for line in lines)
    assert inside >= len(lines) / 2
    assert found.low <= found.median <= found.high <= found.most
    assert spread(lines[:1]) is None


def test_the_meetings_of_a_person_add_up_to_her_load(outcome: Outcome) -> None:
    for line in loads(outcome, full_time=False):
        found = costs(outcome, line.employee)
        assert sum(cost.minutes for cost in found) == line.now
        assert [c.minutes for c in found] == sorted((c.minutes for c in found), reverse=True)


def test_the_table_keeps_qts_rules(outcome: Outcome, qtmodeltester: ModelTester) -> None:
    model, rows = LoadModel(), Sorted()
    rows.setSourceModel(model)
    model.show(loads(outcome, full_time=False, before=fewer(outcome)))
    rows.keep(None, None, "a")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]


def test_choosing_a_person_lists_her_meetings_and_says_why(
    view: LoadView, planned: MainWindow, outcome: Outcome
) -> None:
    view.table.selectRow(0)
    top = max(loads(outcome, full_time=False), key=lambda line: line.total)
    assert planned.selection.person is not None
    line = next(x for x in loads(outcome, full_time=False)
                if x.employee == planned.selection.person)
    assert line.total == top.total
    assert view.why.text().startswith(line.name)
    assert duration(round(line.total)) in view.why.text()
    assert view.hers.rowCount() == len(costs(outcome, line.employee))
    view.meetings.setCurrentIndex(view.hers.index(0, 0))
    QTest.keyClick(view.meetings, Qt.Key.Key_Return)
    assert planned.selection.meeting == view.hers.lines[0].about


def test_a_changed_plan_is_set_beside_the_one_before(
    view: LoadView, planned: MainWindow, outcome: Outcome
) -> None:
    change = COLUMNS.index("change")
    assert view.table.isColumnHidden(change)
    after = fewer(outcome)
    planned.document.apply(State(after.problem, after), "step")
    assert not view.table.isColumnHidden(change)
    was = {x.employee: x.total for x in loads(outcome, full_time=False)}
    now = {x.employee: x.total for x in loads(after, full_time=False)}
    shown = {line.employee: line.change for line in view.model.lines}
    assert shown == {who: now[who] - was[who] for who in now}
    assert any(value for value in shown.values())


def test_a_choice_of_people_stays_in_any_order(view: LoadView, outcome: Outcome) -> None:
    view.unit.setCurrentIndex(1)
    view.team.setCurrentIndex(view.team.count() - 1)
    wanted = {p.id for p in outcome.problem.roster.employees
              if (p.unit, p.home_team) == (view.unit.currentData(), view.team.currentData())}
    shown = {view.model.lines[view.sorted.mapToSource(view.sorted.index(n, 0)).row()].employee
             for n in range(view.sorted.rowCount())}
    assert shown == wanted
    view.name.setText("ingen hedder sådan")
    assert view.sorted.rowCount() == 0


def test_the_table_is_copied_in_the_order_that_it_is_shown_in(view: LoadView) -> None:
    view.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1].split("\t")[0] == view.sorted.index(0, 0).data()
    assert len(lines) == view.sorted.rowCount() + 1


def test_more_and_less_have_signs() -> None:
    assert [signed(x) for x in (90.0, -45.0, 0.2, None)] == ["+1:30", "−0:45", "0:00", "–"]


def test_mean_and_median_lie_within_the_bars(look: Look, outcome: Outcome) -> None:
    model = LoadModel()
    model.show(loads(outcome, full_time=False))
    bar = model.index(0, COLUMNS.index("total")).data(BAR_ROLE)
    assert isinstance(bar, Bar)
    assert 0 < bar.mean < 1
    assert 0 < bar.median < 1
    over = model.index(0, COLUMNS.index("over")).data(BAR_ROLE)
    assert isinstance(over, Bar)
    assert over.signed


def test_what_was_carried_over_is_told_by_stripes(
    qtbot: QtBot, look: Look, outcome: Outcome
) -> None:
    model = LoadModel()
    model.show(loads(outcome, full_time=False))
    carried = [line.carried > 0 for line in model.lines]
    image = QImage(300, 30, QImage.Format.Format_RGB32)

    def colours(row: int) -> int:
        image.fill(Qt.GlobalColor.white)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 300, 30)
        painter = QPainter(image)
        BarDelegate(look, None).paint(  # type: ignore[arg-type]
            painter, option, model.index(row, COLUMNS.index("total")))
        painter.end()
        return len({image.pixel(x, y) for x in range(58, 75) for y in range(11, 20)})

    assert colours(carried.index(True)) > colours(
        next(n for n, line in enumerate(model.lines) if not line.carried and line.now > 300))
