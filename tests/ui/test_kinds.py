"""Meeting kinds as cards: numbers that are clicked, presets, and people of groups."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.meetings import MeetingKind
from models.plan import Outcome
from planner import service
from planner.texts import t
from ui import figures, kinds
from ui.document import State
from ui.main_window import MainWindow
from ui.views.kinds import KindsView
from ui.widgets.sentence import NumberLink

KIND = "faglig-refleksion"


@pytest.fixture
def view(qtbot: QtBot, planned: MainWindow) -> KindsView:
    planned.show_view("kinds")
    qtbot.wait(1)
    return planned.kinds


def number(view: KindsView, sentence: str, name: str) -> NumberLink:
    return view.sentences[KIND, sentence].numbers[name]


def test_a_rule_is_a_plain_sentence(view: KindsView, outcome: Outcome) -> None:
    kind = outcome.problem.kind(KIND)
    assert kind.interval is not None
    said = view.sentences[KIND, "every"].accessibleName()
    assert said == t("ui.kinds.every", every=kind.interval.every, least=kind.interval.min,
                     most=kind.interval.max)
    assert said in number(view, "every", "every").link.accessibleName()


def test_a_number_is_clicked_and_changed(
    view: KindsView, planned: MainWindow, outcome: Outcome, tmp_path: Path
) -> None:
    each = number(view, "group", "min")
    QTest.mouseClick(each.link, Qt.MouseButton.LeftButton)
    assert each.currentWidget() is each.field
    each.field.setValue(6)
    QTest.keyClick(each.field, Qt.Key.Key_Return)
    state = planned.document.state
    assert state.outcome is not None
    assert state.outcome.problem.kind(KIND).group.min == 6
    assert state.outcome.judgement == service.check(state.outcome.problem, state.outcome.plan)
    name = outcome.problem.kind(KIND).name
    assert planned.document.undo_stack.undoText() == t("ui.undo.kind", kind=name)
    assert planned.message.isVisible()
    assert number(view, "group", "min").link.text() == "6"
    service.save_json(state.outcome, tmp_path / "plan.json")
    again = service.open_outcome(tmp_path / "plan.json")
    assert again.problem.kind(KIND) == state.outcome.problem.kind(KIND)
    planned.document.undo_stack.undo()
    assert planned.document.state.outcome is outcome
    assert number(view, "group", "min").link.text() != "6"


def test_esc_leaves_a_number_as_it_was(
    view: KindsView, planned: MainWindow, outcome: Outcome
) -> None:
    each = number(view, "length", "minutes")
    QTest.keyClick(each.link, Qt.Key.Key_Space)
    each.field.setValue(90)
    QTest.keyClick(each.field, Qt.Key.Key_Escape)
    assert each.currentWidget() is each.link
    assert planned.document.state.outcome is outcome


def test_a_preset_is_added_and_removed(
    view: KindsView, planned: MainWindow, outcome: Outcome
) -> None:
    view.presets.setCurrentIndex(
        next(n for n in range(view.presets.count())
             if view.presets.itemData(n).id == "lejrbaal")
    )
    view.add.click()
    state = planned.document.state
    assert state.outcome is not None
    problem = state.outcome.problem
    assert problem.kind("lejrbaal").lead == "internal"
    assert any(series.kind == "lejrbaal" for series in problem.series)
    assert any("lejrbaal" in lead.kinds for lead in problem.leads)
    assert any(f.code in ("never_held", "unplaced") and "lejrbaal" in (f.meeting or "")
               for f in state.outcome.judgement.findings)
    view._remove(problem.kind("lejrbaal"))
    state = planned.document.state
    assert state.problem == outcome.problem
    assert "lejrbaal" in {view.presets.itemData(n).id for n in range(view.presets.count())}


def test_a_kind_can_be_changed_before_there_is_a_plan(
    qtbot: QtBot, window: MainWindow, outcome: Outcome
) -> None:
    window.document.open(State(outcome.problem))
    window.show_view("kinds")
    qtbot.wait(1)
    number(window.kinds, "length", "minutes").chosen.emit(45)
    assert window.document.state.problem is not None
    assert window.document.state.problem.kind(KIND).minutes == 45


def groups(outcome: Outcome) -> tuple[str, str, str]:
    """Two groups of one course, and somebody of the first."""
    series = next(s for s in outcome.problem.series if len(s.courses) > 1)
    first, second = series.courses[0].id, series.courses[1].id
    only = figures.members(outcome, first) - figures.members(outcome, second)
    return min(only), first, second


def test_somebody_goes_to_another_group(
    qtbot: QtBot, view: KindsView, planned: MainWindow, outcome: Outcome, tmp_path: Path
) -> None:
    employee, first, second = groups(outcome)
    before = view.groups[first]
    items = [before.item(n) for n in range(before.count())]
    before.setCurrentItem(next(i for i in items
                               if i.data(Qt.ItemDataRole.UserRole) == employee))
    assert view.groups[second].takes(before)
    QTest.keyClick(before, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    state = planned.document.state
    assert state.outcome is not None
    assert employee in figures.members(state.outcome, second)
    assert employee not in figures.members(state.outcome, first)
    assert not any(employee in {a.employee for a in m.participants()}
                   for m in state.outcome.plan.meetings if m.course == first)
    said = planned.message.text.text()
    assert outcome.problem.roster.employee(employee).name in said
    service.save_json(state.outcome, tmp_path / "plan.json")
    again = service.open_outcome(tmp_path / "plan.json")
    assert employee in again.plan.courses[second]
    planned.document.undo_stack.undo()
    assert planned.document.state.outcome is outcome


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("min", 12, (12, 12)), ("max", 2, (2, 2)), ("max", 20, (4, 20))],
)
def test_limits_of_a_group_follow_each_other(
    outcome: Outcome, name: str, value: int, expected: tuple[int, int]
) -> None:
    group = kinds.with_number(outcome.problem.kind(KIND), name, value).group
    assert (group.min, group.max) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("every", 14, (14, 4, 14)), ("every", 2, (2, 2, 10)), ("least", 9, (9, 9, 10)),
     ("most", 5, (5, 4, 5))],
)
def test_limits_of_an_interval_follow_each_other(
    outcome: Outcome, name: str, value: int, expected: tuple[int, int, int]
) -> None:
    found = kinds.with_number(outcome.problem.kind(KIND), name, value).interval
    assert found is not None
    assert (found.every, found.min, found.max) == expected


def test_a_window_too_short_for_the_meeting_is_not_taken(outcome: Outcome) -> None:
    kind = outcome.problem.kind(KIND)
    assert kinds.with_number(kind, "end", kind.windows[0].start // 60) == kind
    later = kinds.with_number(kind, "start", 9)
    assert later.windows[0].start == 540


def test_every_number_of_every_kind_can_be_set_to_itself(outcome: Outcome) -> None:
    every: tuple[MeetingKind, ...] = (*outcome.problem.kinds, *kinds.addable(outcome.problem))
    for kind in every:
        for name, (value, least, most) in kinds.numbers(kind).items():
            assert least <= value <= most, (kind.id, name)
            assert kinds.with_number(kind, name, value) == kind
    with pytest.raises(KeyError):
        kinds.with_number(replace(outcome.problem.kind(KIND), interval=None), "every", 3)
