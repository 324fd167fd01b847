"""Meeting kinds as cards: numbers that are clicked, presets, and people of groups."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from models.meetings import MeetingKind
from models.plan import Outcome
from models.problem import Problem
from planner import service
from planner.texts import t
from ui import figures, kinds, rows, said
from ui.document import State
from ui.kinds_said import more, usual
from ui.main_window import MainWindow
from ui.views.kinds import KindsView
from ui.widgets.sentence import FieldLink, ListLink

KIND = "faglig-refleksion"


@pytest.fixture
def view(qtbot: QtBot, planned: MainWindow) -> KindsView:
    planned.show_view("kinds")
    qtbot.waitUntil(lambda: planned.kinds._deck.is_whole)
    qtbot.wait(1)
    return planned.kinds


def number(view: KindsView, sentence: str, name: str) -> FieldLink:
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
    assert isinstance(each.field, QSpinBox)
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
    assert isinstance(each.field, QSpinBox)
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
    assert before.chosen_people() == [employee]
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


def test_a_window_too_short_for_the_meeting_is_told_at_the_place(
    view: KindsView, planned: MainWindow, outcome: Outcome
) -> None:
    each = view.sentences[KIND, "window0"]
    field = each.numbers["end"]
    field.edit()
    field.field.setText("07:15")  # type: ignore[union-attr]
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert each.told == t("ui_kinds.wrong.length", minutes=outcome.problem.kind(KIND).minutes)
    assert planned.document.state.outcome is outcome


def test_every_number_of_every_kind_can_be_set_to_itself(outcome: Outcome) -> None:
    every: tuple[MeetingKind, ...] = (*outcome.problem.kinds, *kinds.addable(outcome.problem))
    for kind in every:
        for name, (value, least, most) in kinds.numbers(kind).items():
            assert least <= value <= most, (kind.id, name)
            assert kinds.with_number(kind, name, value) == kind
    with pytest.raises(KeyError):
        kinds.with_number(replace(outcome.problem.kind(KIND), interval=None), "every", 3)


def test_a_word_is_picked_from_a_list(qtbot: QtBot, view: KindsView, planned: MainWindow) -> None:
    link = view.sentences[KIND, "lead"].links["lead"]
    assert isinstance(link, ListLink)
    QTest.keyClick(link, Qt.Key.Key_Down)
    assert link.picker is not None
    assert link.picker.filter.isHidden()
    link.picker.list.setCurrentRow(2)
    QTest.keyClick(link.picker.list, Qt.Key.Key_Return)
    problem = planned.document.state.problem
    assert problem is not None
    assert problem.kind(KIND).lead == "none"


def test_more_rules_open_and_are_changed(view: KindsView, planned: MainWindow) -> None:
    assert (KIND, "strict") not in view.sentences
    view._turn(KIND)
    link = view.sentences[KIND, "strict"].links["strict"]
    link.chosen.emit("yes")
    problem = planned.document.state.problem
    assert problem is not None
    assert problem.kind(KIND).teams_strict


def test_a_copy_has_its_own_rows_and_is_renamed(view: KindsView, planned: MainWindow) -> None:
    before = planned.document.state.problem
    assert before is not None
    view._add_own(before.kind(KIND))
    problem = planned.document.state.problem
    assert problem is not None
    copy = problem.kinds[-1]
    assert copy.name == t("ui_kinds.copy.name", kind=before.kind(KIND).name)
    assert {s.id for s in problem.series if s.kind == copy.id}.isdisjoint(
        {s.id for s in before.series}
    )
    assert view.waiting.isVisible()
    view.sentences[copy.id, "name"].numbers["name"].chosen.emit("Tirsdagsmøde")
    after = planned.document.state.problem
    assert after is not None
    assert after.kinds[-1].name == "Tirsdagsmøde"
    planned.document.undo_stack.undo()
    planned.document.undo_stack.undo()
    assert planned.document.state.problem == before


def test_a_row_is_added_changed_and_removed(view: KindsView, planned: MainWindow) -> None:
    before = planned.document.state.problem
    assert before is not None
    view.sentences[KIND, "rows"].links["units"].chosen.emit(frozenset({""}))
    problem = planned.document.state.problem
    assert problem is not None
    new = problem.series[-1]
    assert (new.kind, new.unit) == (KIND, None)
    view._turn(new.id)
    view.sentences[KIND, f"{new.id}.limit"].numbers["limit"].chosen.emit(2)
    view.sentences[KIND, f"{new.id}.fixed"].links["weekday"].chosen.emit("3")
    problem = planned.document.state.problem
    assert problem is not None
    assert (problem.series[-1].limit, problem.series[-1].weekday) == (2, 3)
    view.rows[new.id].remove.click()
    assert planned.document.state.problem == before


def test_people_are_dealt_out_evenly(
    qtbot: QtBot, window: MainWindow, outcome: Outcome
) -> None:
    window.document.open(State(outcome.problem))
    window.show_view("kinds")
    qtbot.wait(1)
    series = next(s for s in outcome.problem.series if len(s.courses) > 1)
    part = window.kinds.rows[series.id]
    part.count.setValue(3)
    part.deal.click()
    problem = window.document.state.problem
    assert problem is not None
    dealt = problem.series_of(series.id)
    sizes = [len(c.members) for c in dealt.courses]
    assert len(sizes) == 3
    assert max(sizes) - min(sizes) <= 1
    assert sum(sizes) == len(problem.audience(series))
    assert dealt == rows.dealt(outcome.problem, series, 3).series_of(series.id)
    lists = window.kinds.groups
    source = lists[dealt.courses[0].id]
    source.selectAll()
    goal = lists[dealt.courses[1].id]
    assert "→" in next(
        shown.text() for course, (_, shown) in window.kinds.rows[series.id]._sizes.items()
        if course == goal.course
    )
    window.kinds.regroup(series.id, source.chosen_people(), "")
    problem = window.document.state.problem
    assert problem is not None
    assert problem.series_of(series.id).courses[0].members == ()
    assert "" in window.kinds.rows[series.id].groups


@pytest.mark.parametrize("which", [usual, more])
def test_every_word_can_be_set_to_what_it_is(
    outcome: Outcome, which: Callable[[Problem, MeetingKind], tuple[said.Said, ...]]
) -> None:
    for kind in outcome.problem.kinds:
        for each in which(outcome.problem, kind):
            for name, part in each.parts.items():
                value = (
                    part.read(part.text) if isinstance(part, said.Typed)
                    else part.values if isinstance(part, said.Several) else part.value
                )
                assert each.put(name, value) == outcome.problem, (kind.id, each.id, name)
