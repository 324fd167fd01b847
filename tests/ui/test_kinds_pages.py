"""Leads and rooms, common rules, people: every word is changed in its place and undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.meetings import Window
from models.plan import Outcome
from models.policy import LADDER, Bond, FloorMinimum, Wish
from models.problem import Problem
from models.resources import Travel
from planner import service
from planner.texts import t
from ui import changing, people_said, policy_said, resources_said, said
from ui.dialogs import Dialogs
from ui.document import State
from ui.main_window import MainWindow
from ui.views.kinds import KindsView
from ui.widgets.deck import Deck


@pytest.fixture
def view(qtbot: QtBot, planned: MainWindow) -> KindsView:
    planned.show_view("kinds")
    settle(qtbot, planned.kinds)
    return planned.kinds


def settle(qtbot: QtBot, view: KindsView) -> None:
    """Cards come a turn each."""
    qtbot.waitUntil(lambda: all(deck.is_whole for deck in view.findChildren(Deck)))
    qtbot.wait(1)


def problem_of(window: MainWindow) -> Problem:
    problem = window.document.state.problem
    assert problem is not None
    return problem


def turn(qtbot: QtBot, view: KindsView, page: str) -> None:
    view.choose_page(page)
    settle(qtbot, view)


def everything(problem: Problem) -> list[said.Said]:
    person = problem.roster.employees[0]
    return [
        *(each for lead in problem.leads for each in resources_said.lead_said(problem, lead)),
        *(each for room in problem.rooms for each in resources_said.room_said(problem, room)),
        *resources_said.travel_said(problem),
        *(each for group in policy_said.GROUPS for each in policy_said.group_said(problem, group)),
        *people_said.person_said(problem, person),
        *people_said.wishes_said(problem, person.id), *people_said.bonds_said(problem),
    ]


def test_every_word_can_be_set_to_what_it_is(outcome: Outcome) -> None:
    people = outcome.problem.roster.employees
    problem = replace(
        outcome.problem, wishes=(Wish(people[0].id, Window(frozenset({1, 2}), 900, 1020)),),
        bonds=(Bond((people[0].id, people[1].id)),),
        policy=replace(outcome.problem.policy, prices={"rest": 10},
                       closed_days=frozenset({date(2026, 2, 3)})),
    )
    told = everything(problem)
    assert len({each.id for each in told}) > 50
    for each in told:
        for name, part in each.parts.items():
            value = (
                part.read(part.text) if isinstance(part, said.Typed)
                else part.values if isinstance(part, said.Several) else part.value
            )
            if name == "employee":
                continue  # takes the person's own name along
            assert each.put(name, value) == problem, (each.id, name)


@pytest.mark.parametrize(("id_", "part", "value", "read"), [
    ("rest_minutes", "rest_minutes", 600, lambda p: p.policy.rest_minutes == 600),
    ("keep_wishes", "keep_wishes", "yes", lambda p: p.policy.keep_wishes is True),
    ("team_missing", "team_missing", 9, lambda p: p.policy.coverage.team_missing == 9),
    ("price.rest", "price", 25, lambda p: p.policy.prices == {"rest": 25}),
    ("floor0", "minimum", 3, lambda p: p.policy.floor[0].minimum == 3),
    ("closed_days", "closed_days", frozenset({date(2026, 2, 3)}),
     lambda p: p.policy.closed_days == {date(2026, 2, 3)}),
])
def test_a_common_rule_is_changed_judged_and_undone(
    qtbot: QtBot, view: KindsView, planned: MainWindow, outcome: Outcome, id_: str, part: str,
    value: object, read: Callable[[Problem], bool],
) -> None:
    turn(qtbot, view, "rules")
    assert not read(problem_of(planned))
    view.rules.sentences[id_].links[part].chosen.emit(value)
    assert read(problem_of(planned))
    after = planned.document.state.outcome
    assert after is not None
    assert after.judgement == service.check(after.problem, after.plan)
    assert planned.message.isVisible()
    planned.document.undo_stack.undo()
    assert planned.document.state.outcome is outcome


def test_the_order_of_what_matters(
    qtbot: QtBot, view: KindsView, planned: MainWindow
) -> None:
    turn(qtbot, view, "rules")
    view.rules.steps["fairness", -1].click()
    now = problem_of(planned).policy.ladder
    assert now.index("fairness") == LADDER.index("fairness") - 1
    assert set(now) == set(LADDER)
    assert not view.rules.steps[now[0], -1].isEnabled()
    assert not view.rules.steps[now[-1], 1].isEnabled()
    view.rules.steps["wishes", 0].click()
    assert "wishes" not in problem_of(planned).policy.ladder
    view.rules.steps["wishes", 0].click()
    assert problem_of(planned).policy.ladder[-1] == "wishes"


def test_a_rule_with_a_price_stands_in_the_ladder(outcome: Outcome) -> None:
    problem = policy_said.with_policy(outcome.problem, prices={"rest": 5})
    moved = policy_said.with_step_moved(problem, "breaches", -1)
    assert moved is not None
    assert moved.policy.steps[:3] == ("coverage", "breaches", "reach")
    assert policy_said.with_step_moved(problem, problem.policy.steps[0], -1) is None


def test_lines_of_staffing_come_and_go(outcome: Outcome) -> None:
    lines = (FloorMinimum(None, "day", 2), FloorMinimum(None, "evening", 1))
    before = policy_said.with_policy(outcome.problem, floor=lines)
    put = {each.id: each.put for each in policy_said.group_said(before, "floor")}
    with pytest.raises(said.Wrong):
        put["floor1"]("team", "day")
    after = policy_said.with_floor_line(before)
    assert after is not None
    line = after.policy.floor[-1]
    assert (line.unit, line.team) not in {(None, "day"), (None, "evening")}
    assert policy_said.without_floor_line(after, 2) == before


class Files(Dialogs):
    """Always the same file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def which_rules(self, folder: Path) -> Path | None:
        return self._path

    def where_to_write_rules(self, proposed: Path) -> Path | None:
        assert proposed.suffix == ".toml"
        return self._path


def test_rules_go_into_a_file_and_come_back(
    qtbot: QtBot, view: KindsView, planned: MainWindow, tmp_path: Path
) -> None:
    turn(qtbot, view, "rules")
    planned.verbs.dialogs = Files(tmp_path / "regler.toml")
    view.rules.write.click()
    before = problem_of(planned)
    view.rules.sentences["reach_days"].links["reach_days"].chosen.emit(50)
    assert problem_of(planned).policy.reach_days == 50
    view.rules.read.click()
    assert problem_of(planned).policy == before.policy
    assert planned.document.undo_stack.undoText() == t("ui_rules.read.step", file="regler.toml")
    view.rules.read.click()
    assert planned.message.text.text() == t("ui_rules.read.same", file="regler.toml")
    (tmp_path / "regler.toml").write_text("[limits]\nrest_minutes = 'nej'\n", encoding="utf-8")
    view.rules.read.click()
    assert "regler.toml" in planned.message.text.text()
    assert problem_of(planned).policy == before.policy


# Leads and rooms --------------------------------------------------------------------------------


def test_a_lead_is_added_changed_and_removed(
    qtbot: QtBot, view: KindsView, planned: MainWindow
) -> None:
    turn(qtbot, view, "resources")
    before = problem_of(planned)
    view.resources.add["lead"].click()
    lead = problem_of(planned).leads[-1]
    assert (lead.kinds, len(lead.windows)) == ((), 1)
    kind, day = before.kinds[0].id, before.period.first
    view.resources.sentences[lead.id, "kinds"].links["kinds"].chosen.emit(frozenset({kind}))
    view.resources.sentences[lead.id, "week"].links["max_per_week"].chosen.emit(2)
    away = view.resources.sentences[lead.id, "away"].numbers["away"]
    away.edit()
    away.field.setText(f"{day.day}/{day.month}")  # type: ignore[union-attr]
    QTest.keyClick(away.field, Qt.Key.Key_Return)
    found = resources_said.lead_of(problem_of(planned), lead.id)
    assert found is not None
    assert (found.kinds, found.max_per_week) == ((kind,), 2)
    assert found.away == {day}
    view.resources.remove[lead.id].click()
    assert problem_of(planned).leads == before.leads


def test_of_many_leads_there_are_lines_to_open(
    qtbot: QtBot, view: KindsView, planned: MainWindow, outcome: Outcome
) -> None:
    lead = outcome.problem.leads[0]
    many = tuple(replace(lead, id=f"l{n}", name=f"Leder {n}") for n in range(9))
    planned.document.open(State(replace(outcome.problem, leads=many)))
    planned.show_view("kinds")
    turn(qtbot, planned.kinds, "resources")
    page = planned.kinds.resources
    assert ("l4", "name") not in page.sentences
    page._open("l4")
    page.sentences["l4", "week"].links["max_per_week"].chosen.emit(7)
    assert problem_of(planned).leads[4].max_per_week == 7


def test_a_lead_and_a_room_that_are_gone_are_in_no_meeting(outcome: Outcome) -> None:
    led = next(m for m in outcome.plan.meetings if m.lead and m.room)
    problem = resources_said.without_lead(outcome.problem, led.lead or "")
    problem, plan = changing.fitted(
        resources_said.without_room(problem, led.room or ""), outcome.plan
    )
    after = next(m for m in plan.meetings if m.id == led.id)
    assert (after.lead, after.room) == (None, None)
    assert not any(seat.leads for seat in after.attendance)
    assert after.participants() == led.participants()


def test_a_room_is_added_and_given_hours(
    qtbot: QtBot, view: KindsView, planned: MainWindow
) -> None:
    turn(qtbot, view, "resources")
    view.resources.add["room"].click()
    room = problem_of(planned).rooms[-1]
    view.resources._window("room", room.id, None)
    view.resources.sentences[room.id, "window0"].numbers["start"].chosen.emit(600)
    assert problem_of(planned).rooms[-1].windows == (replace(resources_said.USUAL, start=600),)
    view.resources._window("room", room.id, 0)
    assert problem_of(planned).rooms[-1] == room


def test_the_way_between_units_is_set_and_forgotten(outcome: Outcome) -> None:
    way = resources_said.travel_said(outcome.problem)[0]
    after = way.put("minutes", 15)
    one, other = way.words["one"], way.words["other"]
    assert after.travel == (*outcome.problem.travel, Travel(one, other, 15))
    assert resources_said.travel_said(after)[0].put("minutes", 0).travel == outcome.problem.travel


# People -----------------------------------------------------------------------------------------


def test_a_person_is_chosen_and_changed(
    qtbot: QtBot, view: KindsView, planned: MainWindow, outcome: Outcome
) -> None:
    turn(qtbot, view, "people")
    person = outcome.problem.roster.employees[3]
    view.people.choose(person.id)
    hours = view.people.sentences["hours_per_week"].numbers["hours_per_week"]
    hours.edit()
    hours.field.setText("32,5")  # type: ignore[union-attr]
    QTest.keyClick(hours.field, Qt.Key.Key_Return)
    view.people.sentences["home_team"].links["home_team"].chosen.emit("night")
    after = problem_of(planned).roster.employee(person.id)
    assert (after.hours_per_week, after.home_team) == (32.5, "night")
    assert after.shifts == person.shifts
    row = next(line for line in view.people.model.lines if line.about == person.id)
    assert "32,5" in row.texts
    planned.document.undo_stack.undo()
    planned.document.undo_stack.undo()
    assert problem_of(planned) == outcome.problem


def test_wishes_and_bonds_come_and_go(
    qtbot: QtBot, view: KindsView, planned: MainWindow, outcome: Outcome
) -> None:
    turn(qtbot, view, "people")
    people = outcome.problem.roster.employees
    view.people.choose(people[0].id)
    after = people_said.with_wish(problem_of(planned), people[0].id)
    wish = people_said.wishes_said(after, people[0].id)[-1]
    preferred = wish.put("avoid", "prefer")
    assert not preferred.wishes[-1].avoid
    assert people_said.without_wish(after, len(after.wishes) - 1) == outcome.problem
    bind = view.people.sentences["apart"]
    bind.links["people"].chosen.emit(frozenset({people[0].id}))
    assert bind.told == t("ui_people.wrong.two")
    bind.links["people"].chosen.emit(frozenset({people[1].id, people[0].id}))
    assert problem_of(planned).bonds[-1] == Bond((people[0].id, people[1].id))
    bond = view.people.sentences[f"bond{len(problem_of(planned).bonds) - 1}"]
    bond.links["together"].chosen.emit("yes")
    assert problem_of(planned).bonds[-1].together


def test_people_are_found_by_name(
    qtbot: QtBot, view: KindsView, outcome: Outcome, qtmodeltester: ModelTester
) -> None:
    turn(qtbot, view, "people")
    assert len(view.people.model.lines) == len(outcome.problem.roster.employees)
    qtmodeltester.check(view.people.model)  # type: ignore[no-untyped-call]
    wanted = outcome.problem.roster.employees[5].name
    view.people.name.setText(wanted.upper())
    assert [line.texts[0] for line in view.people.model.lines] == [wanted]


def test_the_page_is_remembered_and_the_focus_stays(
    qtbot: QtBot, view: KindsView, planned: MainWindow
) -> None:
    turned: list[None] = []
    view.turned.connect(lambda: turned.append(None))
    view.choices.chosen.emit("rules")
    assert (view.page(), len(turned)) == ("rules", 1)
    settle(qtbot, view)
    link = view.rules.sentences["keep_wishes"].links["keep_wishes"]
    planned.activateWindow()
    link.setFocus()
    qtbot.wait(10)
    link.chosen.emit("yes")
    fresh = view.rules.sentences["keep_wishes"].links["keep_wishes"]
    assert fresh is not link
    assert planned.focusWidget() is fresh.link
    view.choose_page("")
    assert view.page() == ""


def test_nothing_is_told_in_words(outcome: Outcome) -> None:
    policy = replace(outcome.problem.policy, reduced_rest_minutes=0, max_load_points=0)
    problem = replace(outcome.problem, policy=policy)
    words = {
        name: part.shown for group in ("rest", "meetings")
        for each in policy_said.group_said(problem, group) for name, part in each.parts.items()
    }
    assert words["reduced_rest_minutes"] == t("ui_rules.reduced_rest_minutes.none")
    assert words["max_load_points"] == t("ui_rules.max_load_points.none")
    assert words["rest_minutes"] == "11:00"
