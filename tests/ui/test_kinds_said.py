"""What is written in the fields of a sentence, how people are dealt out, what a group becomes."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from models.meetings import Series
from models.people import DAY, Employee
from models.plan import Outcome
from models.policy import Bond
from models.problem import Problem
from planner.texts import t, tn
from ui import dealing, figures, kinds, rows, said
from ui.document import State
from ui.kinds_said import row_said, usual
from ui.main_window import MainWindow
from ui.widgets.picker import Picker
from ui.widgets.sentence import FieldLink

NEAR = date(2026, 1, 5)


@pytest.mark.parametrize(("text", "told"), [
    ("5-1-2026", "05-01-2026"), ("5-1-26", "05-01-2026"), ("2026-01-05", "05-01-2026"),
    ("5/1", "05-01-2026"), ("5. januar", "05-01-2026"), ("5. januar 2026", "05-01-2026"),
    ("5 January 2026", "05-01-2026"), ("4-1", "04-01-2027"), ("29-2", "29-02-2028"),
    ("12/1/2026 – 16/1/2026", "12-01-2026 – 16-01-2026"),
    ("12-1-2026 - 16-1-2026", "12-01-2026 – 16-01-2026"),
    ("12-1-2026-16-1-2026", "12-01-2026 – 16-01-2026"),
    ("2026-01-12 - 2026-01-16", "12-01-2026 – 16-01-2026"),
    ("12-1 - 16-1", "12-01-2026 – 16-01-2026"),
    ("12.–16. januar", "12-01-2026 – 16-01-2026"),
    ("30/12 - 8/1", "30-12-2025 – 08-01-2026"),
    ("8-1, 6-1; 7-1", "06-01-2026 – 08-01-2026"), ("", ""),
])
def test_days_are_read_as_people_write_them(text: str, told: str) -> None:
    found = said.dates_read(text, NEAR)
    assert said.dates_told(found) == told
    assert said.dates_read(told, NEAR) == found


@pytest.mark.parametrize(
    "text", ["i morgen", "31-2-2026", "31-2", "16-1-2026 – 12-1-2026", "13-13", "5", "1-1-2026-x"]
)
def test_a_date_that_is_none_is_told(text: str) -> None:
    with pytest.raises(said.Wrong):
        said.dates_read(text, NEAR)


@pytest.mark.parametrize(("text", "minutes"), [
    ("11", 660), ("11:30", 690), ("11.30", 690), ("11,30", 690), ("7,5", 450), ("7.5", 450),
    ("0:45", 45),
])
def test_a_length_of_time_is_read(text: str, minutes: int) -> None:
    assert said.hours(0, 720).read(text) == minutes


@pytest.mark.parametrize("text", ["11:5", "11,3", "-0:30", "12:01", "11:60", "", "nat"])
def test_a_length_of_time_that_is_none_is_told(text: str) -> None:
    with pytest.raises(said.Wrong):
        said.hours(0, 720).read(text)


@pytest.mark.parametrize(("text", "minute"), [
    ("13", 780), ("13:30", 810), ("13.30", 810), ("13,30", 810), ("1330", 810), ("930", 570),
    ("kl 13", 780), ("kl. 13.30", 810), ("24:00", 1440),
])
def test_a_time_of_day_is_read(text: str, minute: int) -> None:
    assert said.at_clock(0).read(text) == minute


@pytest.mark.parametrize("text", ["25", "9:5", "13:60", "", "middag"])
def test_a_time_of_day_that_is_none_is_told(text: str) -> None:
    with pytest.raises(said.Wrong):
        said.at_clock(0).read(text)


def test_a_name_keeps_the_letters_that_were_typed() -> None:
    assert said.name("").read("  iPad-møde ") == "iPad-møde"
    with pytest.raises(said.Wrong):
        said.name("").read("  ")


def test_a_value_beyond_the_limits_stays_when_the_field_is_left(qtbot: QtBot) -> None:
    field = FieldLink(said.Number(500, 1, 365), "Møder")
    qtbot.addWidget(field)
    taken: list[object] = []
    field.chosen.connect(taken.append)
    field.edit()
    assert isinstance(field.field, QSpinBox)
    assert field.field.value() == 500
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert taken == []


def test_a_long_list_is_searched(qtbot: QtBot) -> None:
    options = tuple((str(n), f"Person {n}") for n in range(40))
    parent = QWidget()
    qtbot.addWidget(parent)
    picker = Picker(said.Several(frozenset({"3"}), options, "-"), "Hvem", parent)
    taken: list[object] = []
    picker.picked.connect(taken.append)
    picker.show_at(picker.pos())
    picker.filter.setText("n 17")
    shown = [n for n in range(40) if not picker.list.item(n).isHidden()]
    assert shown == [17]
    QTest.keyClick(picker.filter, Qt.Key.Key_Down)
    picker.list.item(17).setCheckState(Qt.CheckState.Checked)
    QTest.keyClick(picker.list, Qt.Key.Key_Return)
    assert taken == [frozenset({"3", "17"})]


# Rows and cards ---------------------------------------------------------------------------------


def test_two_cards_changed_one_after_another_are_both_changed(
    qtbot: QtBot, planned: MainWindow
) -> None:
    planned.show_view("kinds")
    qtbot.wait(1)
    sentences = planned.kinds.sentences
    first, second = (kind.id for kind in planned.document.state.problem.kinds[:2])  # type: ignore[union-attr]
    one, other = sentences[first, "lead"].links["lead"], sentences[second, "lead"].links["lead"]
    one.chosen.emit("none")
    other.chosen.emit("none")
    problem = planned.document.state.problem
    assert problem is not None
    assert (problem.kind(first).lead, problem.kind(second).lead) == ("none", "none")


def test_a_sentence_changes_the_problem_that_it_is_asked_of(outcome: Outcome) -> None:
    kind = outcome.problem.kinds[0]
    after = next(s for s in usual(outcome.problem, kind) if s.id == "length").put("minutes", 60)
    again = next(s for s in usual(after, after.kind(kind.id)) if s.id == "group").put("max", 7)
    assert (again.kind(kind.id).minutes, again.kind(kind.id).group.max) == (60, 7)


def test_a_row_for_nobody_can_still_be_given_a_time(outcome: Outcome) -> None:
    series = replace(outcome.problem.series[0], unit=None, team="kontor")
    problem = rows.with_series(outcome.problem, series)
    put = {each.id: each.put for each in row_said(problem, series)}
    assert put["fixed"]("weekday", "2").series_of(series.id).weekday == 2
    assert put["whom"]("team", "").series_of(series.id).team is None
    with pytest.raises(said.Wrong):
        put["whom"]("team", "natugler")


# Groups -----------------------------------------------------------------------------------------


def course_row(problem: Problem) -> Series:
    return next(s for s in problem.series if len(s.courses) > 1)


def people(*wanted: tuple[str, str | None]) -> list[Employee]:
    return [Employee(name, name, home_team=DAY, group=group) for name, group in wanted]


def test_dealing_keeps_together_and_apart(outcome: Outcome) -> None:
    problem = outcome.problem
    some = problem.people(problem.roster.units()[0])
    kind = problem.kind(course_row(problem).kind)
    names = [p.id for p in some[:4]]
    bonds = (Bond((names[0], names[1]), together=True), Bond((names[2], names[3])))
    for count in (2, 3, 5):
        groups = dealing.in_groups(some, count, replace(kind, same_group=False), bonds)
        at = {person: n for n, group in enumerate(groups) for person in group}
        assert at[names[0]] == at[names[1]]
        assert at[names[2]] != at[names[3]]
        assert len(at) == len(some)


def test_dealing_keeps_those_of_the_same_residents_together(outcome: Outcome) -> None:
    kind = replace(outcome.problem.kind(course_row(outcome.problem).kind), same_group=True)
    some = people(*((f"a{n}", "A") for n in range(8)), *((f"b{n}", "B") for n in range(4)),
                  ("c", None))
    assert dealing.fewest(some, kind) == 2
    groups = dealing.in_groups(some, 3, kind)
    assert sorted(Counter(name[0] for name in group if name != "c").most_common()
                  for group in groups) == [[("a", 4)], [("a", 4)], [("b", 4)]]
    assert sum("c" in group for group in groups) == 1


def test_dealing_takes_people_out_of_the_meetings_of_groups_they_left(
    planned: MainWindow, qtbot: QtBot, outcome: Outcome
) -> None:
    planned.show_view("kinds")
    qtbot.wait(1)
    series = course_row(outcome.problem)
    planned.kinds.deal(series.id, 2)
    state = planned.document.state
    assert state.outcome is not None
    dealt = state.outcome.problem.series_of(series.id)
    assert [len(c.members) > 0 for c in dealt.courses] == [True, True]
    for course in dealt.courses:
        assert state.outcome.plan.courses[course.id] == course.members
        assert figures.members(state.outcome, course.id) == frozenset(course.members)
    for meeting in state.outcome.plan.meetings:
        if meeting.series == series.id:
            assert {a.employee for a in meeting.participants()} <= set(
                state.outcome.plan.courses[meeting.course or ""]
            )
    planned.document.undo_stack.undo()
    assert planned.document.state.outcome is outcome


def test_in_a_large_home_the_next_planning_brings_people_in(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kinds.at_once(outcome.problem)
    monkeypatch.setattr(kinds, "_AT_ONCE", 100)
    problem, after = _dealt(outcome)
    series = course_row(problem)
    first, second = series.courses[0], series.courses[1]
    members = rows.moved(kinds.members_now(problem, after, series), first.members[:1], second.id)
    ruled, plan = kinds.regrouped(after, series, members)
    assert first.members[0] in ruled.series_of(series.id).courses[1].members
    assert not any(first.members[0] in {a.employee for a in m.participants()}
                   for m in plan.meetings if m.series == series.id)


def test_what_a_group_becomes_stands_there_before_anybody_is_moved(
    planned: MainWindow, qtbot: QtBot, outcome: Outcome
) -> None:
    planned.document.open(State(*_dealt(outcome)))
    planned.show_view("kinds")
    qtbot.wait(1)
    problem = planned.document.state.problem
    assert problem is not None
    series = course_row(problem)
    part = planned.kinds.rows[series.id]
    first, second = series.courses[0].id, series.courses[1].id
    part.groups[first].selectAll()
    most = problem.kind(series.kind).group.max
    both = len(series.courses[0].members) + len(series.courses[1].members)
    assert tn("ui_kinds.group.over", both - most, most=most) in part._sizes[second][1].text()
    held = sum(m.course == second for m in outcome.plan.meetings)
    assert tn("ui_kinds.group.joins", held) in part._sizes[second][1].text()
    assert t("ui_kinds.group.size.empty") in part._sizes[first][1].text()
    part.groups[first].clearSelection()
    assert "→" not in part._sizes[second][1].text()


def _dealt(outcome: Outcome) -> tuple[Problem, Outcome]:
    problem, plan = kinds.dealt_out(outcome, course_row(outcome.problem), 3)
    return problem, replace(outcome, problem=problem, plan=plan)


def test_doubts_of_a_group_are_told(outcome: Outcome) -> None:
    kind = replace(outcome.problem.kind(course_row(outcome.problem).kind), same_group=True)
    roster = outcome.problem.roster
    some = [replace(p, group=g)
            for p, g in zip(roster.employees[:3], ("A", "B", None), strict=True)]
    ids = [p.id for p in some]
    problem = replace(
        outcome.problem, roster=replace(roster, employees=(*some, *roster.employees[3:])),
        bonds=(Bond((ids[0], ids[1])), Bond((ids[2], roster.employees[5].id), together=True)),
    )
    told = dealing.doubts(problem, kind, ids)
    assert tn("ui_kinds.group.under", kind.group.min - 3, least=kind.group.min) in told
    assert t("ui_kinds.group.mixed", groups="A og B") in told
    assert t("ui_kinds.group.met", names=f"{some[0].name} og {some[1].name}") in told
    assert t("ui_kinds.group.split", names=some[2].name) in told
