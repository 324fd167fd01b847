"""Planning in full: every step of the ladder, the curve and its numbers, ways, other plans."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.plan import Objective, Outcome, Plan
from models.policy import LADDER
from models.timespan import Span
from planner import service
from planner.progress import Progress
from planner.texts import t
from ui import measures
from ui.document import State
from ui.history import History, conclusions
from ui.main_window import MainWindow
from ui.tasks import FindAlternatives, MakePlan


@pytest.fixture
def priced(outcome: Outcome) -> Outcome:
    """The sample plan under a policy that lets a rule be broken at a price."""
    policy = replace(outcome.problem.policy, prices={"rest": 5})
    problem = replace(outcome.problem, policy=policy)
    return Outcome(problem, outcome.plan, service.check(problem, outcome.plan))


@pytest.fixture
def other(outcome: Outcome) -> Outcome:
    """The plan with its first meeting a day later."""
    first, *rest = outcome.plan.meetings
    moved = replace(first, span=Span(first.span.start + 1440, first.span.end + 1440))
    plan = replace(outcome.plan, meetings=(*rest, moved))
    return Outcome(outcome.problem, plan, service.check(outcome.problem, plan))


def run(about: Outcome) -> History:
    history = History(900, about.problem)
    for seconds, value in ((1.0, 90), (4.0, 30), (9.0, 12)):
        step = Objective("coverage", value, 6, False, seconds)
        plan = about.plan if seconds == 4.0 else None
        history.hear(Progress("plan", "Forbedrer", seconds / 10, (step,), plan), seconds)
    return history


def test_the_ladder_has_every_step_of_the_plan(window: MainWindow, priced: Outcome) -> None:
    window.document.open(State(priced.problem, priced))
    window.show_view("plan")
    ladder = window.planning.ladder
    assert ladder.steps == priced.problem.policy.steps
    assert "breaches" in ladder.steps
    assert t("objective.breaches") in ladder.accessibleName()
    window.work.tell(run(priced))
    window.document.open(State(replace(priced.problem, policy=replace(
        priced.problem.policy, prices={}
    ))))
    assert ladder.steps == LADDER


def test_the_way_of_planning_is_chosen_where_there_is_a_plan(
    planned: MainWindow, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks: list[MakePlan] = []
    monkeypatch.setattr(planned.verbs, "_run", lambda task, *_, **__: tasks.append(task))
    planned.show_view("plan")
    planning = planned.planning
    for way in ("onward", "repair", "fresh"):
        planning.ways.setCurrentIndex(planning.ways.findData(way))
        assert planning.why.text() == t(f"ui.planning.why.{way}")
        planned.plan()
    assert [task.way for task in tasks] == ["onward", "repair", "fresh"]
    assert {id(task.before) for task in tasks} == {id(outcome.plan)}
    planned.document.open(State(outcome.problem))
    assert planning.way == "fresh"
    assert not planning.ways.isEnabled()


@pytest.mark.parametrize("way", ["onward", "repair"])
def test_a_plan_to_begin_with_is_used(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    asked: dict[str, Plan | None] = {}

    def made(_problem: object, *rest: object) -> Outcome:
        asked["onward"] = rest[-1]  # type: ignore[assignment]
        return outcome

    def mended(_problem: object, before: Plan, *_: object, **__: object) -> object:
        asked["repair"] = before
        return type("Mended", (), {"outcome": outcome})

    monkeypatch.setattr(service, "make_plan", made)
    monkeypatch.setattr(service, "replan", mended)
    task = MakePlan(outcome.problem, 1, way=way, before=outcome.plan)  # type: ignore[arg-type]
    assert task.run(lambda _: None, lambda: False) is outcome
    assert asked == {way: outcome.plan}


def test_the_status_bar_says_coverage_call_ins_balance_and_proof(
    planned: MainWindow, outcome: Outcome
) -> None:
    history = run(outcome)
    planned.work.begin("Planlægger …")
    planned.work.tell(history)
    said = planned.work.best.text()
    assert t("ui.planning.bar.coverage", percent=98) in said
    calls = measures.called_in(outcome.plan)
    assert str(calls) in said
    assert "balance" in said
    assert t("ui.planning.bar.proven", percent=history.proven) in said
    assert history.proven == 50 // len(LADDER)
    assert t("ui.planning.bar.proven.why") in planned.work.best.toolTip()


def test_what_changed_lately_and_when_there_was_a_first_plan(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    history = run(outcome)
    assert history.first == 1.0
    assert [news.seconds for news in history.news] == [4.0, 9.0]
    planned.show_view("plan")
    planned.planning.show_running(True)
    planned.planning.show_history(history)
    qtbot.wait(1)
    shown = [x.text() for x in planned.planning.findChildren(QLabel) if x.isVisible()]
    assert history.news[-1].words in shown
    assert any(text.startswith(t("ui.planning.first", seconds="1,0")) for text in shown)


def test_the_curve_can_be_read_as_numbers(
    planned: MainWindow, outcome: Outcome, qtmodeltester: ModelTester
) -> None:
    planned.show_view("plan")
    planned.planning.show_running(True)
    planned.planning.show_history(run(outcome))
    chart = planned.planning.chart
    assert chart.curve.isVisible()
    assert chart.model.rowCount() == 3
    assert [line.texts[1] for line in chart.model.lines] == ["90", "30", "12"]
    assert "90" in chart.curve.accessibleName()
    assert "12" in chart.curve.accessibleName()
    qtmodeltester.check(chart.model)  # type: ignore[no-untyped-call]
    chart.numbers.click()
    assert chart.table.isVisible()
    planned.planning.ladder._curves["reach"].clicked.emit()
    assert chart.of.currentData() == "reach"
    assert chart.model.rowCount() == 0
    planned.grab()


def test_what_is_known_at_the_end() -> None:
    steps = (
        Objective("coverage", 0, 0, True, 1.0), Objective("reach", 8, 6, False, 1.0),
        Objective("wishes", 4, None, False, 1.0),
    )
    said = conclusions(Plan((), objectives=steps))
    assert t("objective.coverage") in said[0]
    assert said[1] == t("ui.planning.far", objective=t("objective.reach"), percent=25)
    assert t("objective.wishes") in said[2]
    assert t("objective.reach") in said[3]
    assert conclusions(Plan((), objectives=steps[:1])) == (t("ui.planning.all_proven"),)
    assert conclusions(Plan(())) == ()


@pytest.mark.parametrize(
    ("value", "bound", "proven", "far"),
    [(0, None, False, 0), (8, 8, True, 0), (8, 6, False, 25), (3, 2, False, 34),
     (8, 0, False, None), (8, None, False, None)],
)
def test_how_far_a_step_is_from_the_best(
    value: int, bound: int | None, proven: bool, far: int | None
) -> None:
    assert measures.far_from_best(Objective("reach", value, bound, proven, 1.0)) == far


def test_a_plan_that_costs_all_alike_is_in_balance(outcome: Outcome) -> None:
    bare = replace(outcome.problem, carried={})
    assert measures.balance(bare, replace(outcome.plan, meetings=())) == 0
    assert measures.balance(bare, outcome.plan) > 0


def test_other_plans_stand_side_by_side_and_one_is_taken(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, other: Outcome
) -> None:
    planned.show_view("plan")
    others = planned.planning.others
    others._show((outcome, other))
    qtbot.wait(1)
    shown = [x.text() for x in others.findChildren(QLabel) if x.isVisible()]
    assert t("ui.others.now") in shown
    assert shown.count(t("objective.coverage")) == 2
    assert t("ui.others.moved.one", count=1) in shown
    buttons = {b.accessibleName(): b for b in others.findChildren(QPushButton)}
    name = t("ui.others.number", number=1)
    buttons[f"{t('ui.others.compare')}: {name}"].click()
    assert planned.current_view() == "compare"
    assert planned.compare.other() is other
    planned.show_view("plan")
    buttons[f"{t('ui.others.use')}: {name}"].click()
    assert planned.document.state.outcome is other
    assert others.found == ()
    planned.document.undo_stack.undo()
    assert planned.document.state.outcome is outcome
    planned.grab()


def test_where_there_is_no_other_plan_it_is_said(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    planned.show_view("plan")
    planned.planning.others._show((outcome,))
    qtbot.wait(1)
    assert planned.planning.others.said.text() == t("ui.others.none")


def test_other_plans_are_asked_of_the_service(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def found(*given: object) -> tuple[Outcome, ...]:
        asked.extend(given[:3])
        return (outcome,)

    monkeypatch.setattr(service, "alternatives", found)
    task = FindAlternatives(outcome.problem, outcome.plan)
    assert task.run(lambda _: None, lambda: False) == (outcome,)
    assert asked == [outcome.problem, outcome.plan, 4]
