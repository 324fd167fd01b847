"""On each problem: why, counted over all times, and what helps, taken or left."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models.finding import SEVERITIES, Finding, Severity
from models.plan import Outcome, Reason
from planner import service
from planner.advice.answering import known_codes
from planner.texts import t
from planner.why import of_reason
from tests.ui.conftest import PATIENCE
from tests.ui.shown import labels
from ui.document import State
from ui.main_window import MainWindow
from ui.troubles import trouble_of
from ui.views import helping
from ui.views.problems import place_of
from ui.widgets.counted_reasons import CountedReasons
from ui.widgets.grouped_lines import HEADING_ROLE

if TYPE_CHECKING:
    from planner.advice.helps import Remedy


def row_of(window: MainWindow, wanted: Callable[[Finding], bool]) -> int:
    return next(n for n, (_, x) in enumerate(window.problems.model.lines) if wanted(x))


def choose(window: MainWindow, row: int) -> None:
    window.problems.list.setCurrentIndex(window.problems.model.index(row))


def test_who_asks_what_helps_sees_that_and_not_why(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    planned.resize(1100, 560)
    choose(planned, row_of(planned, lambda x: x.code == "team_missing"))
    planned.problems.why.click()
    bar = planned.helping._page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    planned.problems.helps.click()
    qtbot.waitUntil(lambda: bar.value() > 0)
    first = planned.helping.at_once.itemAt(0)
    widget = first.widget() if first is not None else None
    assert widget is not None
    qtbot.waitUntil(lambda: not widget.visibleRegion().isEmpty())
    planned.helping._drop()


def test_every_finding_of_something_lacking_has_its_trouble(outcome: Outcome) -> None:
    asked = [f for f in outcome.judgement.findings
             if f.code in ("unplaced", "team_missing", "not_reached", "involved_missing")]
    assert asked
    found = [trouble_of(outcome, finding) for finding in asked]
    assert None not in found
    assert len({trouble.id for trouble in found if trouble is not None}) == len(asked)
    for finding, trouble in zip(asked, found, strict=True):
        assert trouble is not None
        assert (trouble.meeting, trouble.employee) == (finding.meeting, finding.employee)


def test_a_broken_rule_has_no_trouble(outcome: Outcome) -> None:
    broken = next(f for f in outcome.judgement.findings if f.severity == "error")
    assert trouble_of(outcome, replace(broken, code="rest")) is None


@pytest.mark.parametrize(
    ("code", "said"),
    [("free", "ledige"), ("lead_taken", "mødelederen er optaget"), ("rule:rest", "hviletiden"),
     ("team:night:sleep", "nattevagten")],
)
def test_a_reason_without_its_number(code: str, said: str) -> None:
    assert said in of_reason(Reason(code, 4, "der er 4"))


def test_an_unknown_reason_keeps_its_sentence() -> None:
    assert of_reason(Reason("odd", 4, "4 ellers")) == "4 ellers"


def test_why_counts_the_times(qtbot: QtBot, planned: MainWindow, outcome: Outcome) -> None:
    row = row_of(planned, lambda f: f.code == "unplaced")
    choose(planned, row)
    planned.problems.why.click()
    qtbot.waitUntil(lambda: not planned.helping.counting.running, timeout=PATIENCE)
    qtbot.wait(20)
    finding = planned.problems.model.lines[row][1]
    trouble = trouble_of(outcome, finding)
    assert trouble is not None
    why = service.why(outcome, trouble)
    assert planned.aside.currentWidget() is planned.helping
    assert why.message in labels(planned.helping)
    bars = planned.helping.findChild(CountedReasons)
    assert isinstance(bars, CountedReasons)
    assert str(why.reasons[0].candidates) in bars.accessibleName()
    planned.grab()
    planned.helping.back.click()
    assert planned.aside.currentWidget() is planned.details


def test_of_a_broken_rule_the_rule_is_said_and_steps_are_offered(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    row = row_of(planned, lambda f: f.code == "floor")
    finding = planned.problems.model.lines[row][1]
    choose(planned, row)
    planned.problems.why.click()
    view = planned.helping
    qtbot.wait(20)
    answer = service.answer(outcome, finding)
    for text in (finding.message, answer.title, answer.rule, answer.hint):
        assert text in labels(view)
    qtbot.waitUntil(lambda: bool(view.steps), timeout=PATIENCE)
    qtbot.wait(20)
    assert view.steps
    assert view.steps[0].effect.sentence in labels(view)
    assert view.look_for_help.isVisible()


def test_a_step_is_taken_with_one_click_and_undone_with_another_after_further_steps(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    finding = next(f for f in outcome.judgement.findings
                   if f.code == "meetings_per_week")
    planned._show_why(finding)
    view, taken = planned.helping, planned.problems.taken
    qtbot.waitUntil(lambda: bool(view.steps), timeout=PATIENCE)
    qtbot.wait(20)
    step = view.steps[0]
    next(b for b in view.findChildren(QPushButton)
         if b.accessibleName() == f"{t('ui.help.use')}: {step.what}").click()
    state = planned.document.state
    assert state.outcome is not None
    assert state.outcome.plan == step.outcome.plan
    assert finding not in state.outcome.judgement.findings
    assert step.what in taken.words.text()
    assert taken.back.text() == t("ui.problems.back")
    planned.verbs.lock(state.outcome.plan.meetings[0].id, True)
    planned.verbs.lock(state.outcome.plan.meetings[1].id, True)
    assert taken.back.text() == t("ui.problems.back.more", count=2)
    taken.back.click()
    assert planned.document.state.outcome is outcome
    assert not taken.isVisible()
    planned.verbs.lock(outcome.plan.meetings[0].id, True)
    assert not taken.isVisible()  # another step than the one that was taken


@pytest.mark.parametrize("severity", SEVERITIES)
def test_every_kind_of_problem_is_answered_in_the_window(
    qtbot: QtBot, planned: MainWindow, severity: Severity, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = planned.helping
    for asking in (view.quick, view.counting):
        monkeypatch.setattr(asking, "ask", lambda task: None)
    planned.aside.setCurrentWidget(view)
    for code in sorted(known_codes()):
        view.show_why(Finding(severity, code, f"Her er {code}.", None, None))
        qtbot.wait(1)
        said = labels(view)
        assert f"Her er {code}." in said
        assert len(said) > 150
        assert t("ui.help.what") in said
        assert view.look_for_help.isVisible() == (severity != "info")


def test_problems_are_grouped_worst_first_and_can_be_narrowed(
    qtbot: QtBot, planned: MainWindow
) -> None:
    problems = planned.problems
    order = [SEVERITIES.index(x.severity) for _, x in problems.model.lines]
    assert order == sorted(order)
    headings = [
        problems.model.index(n).data(HEADING_ROLE) for n in range(problems.model.rowCount())
    ]
    named = [heading for heading in headings if heading]
    assert len(named) == len(set(named)) > 3
    assert headings[0]
    everything = problems.model.rowCount()
    assert problems.show_only.itemText(0) == t("ui.problems.all", count=everything)
    problems.show_only.setCurrentIndex(problems.show_only.findData("warning"))
    assert {x.severity for _, x in problems.model.lines} == {"warning"}
    problems.search.setText("nattevagt")
    assert all("nattevagt" in x.message for _, x in problems.model.lines)
    problems.search.setText("findes slet ikke")
    qtbot.wait(1)
    assert problems.quiet.isVisible()
    assert problems.quiet.text() == t("ui.problems.no_match")
    problems.search.clear()
    problems.show_only.setCurrentIndex(0)
    assert problems.model.rowCount() == everything
    planned.grab()


def test_a_problem_leads_to_its_place(planned: MainWindow) -> None:
    row = row_of(planned, lambda f: f.code == "floor")
    planned.problems.list.activated.emit(planned.problems.model.index(row))
    assert planned.current_view() == "calendar"
    assert planned.selection.meeting == planned.problems.model.lines[row][1].meeting
    row = row_of(planned, lambda f: f.code == "not_reached")
    planned.problems.list.activated.emit(planned.problems.model.index(row))
    assert planned.current_view() == "coverage"
    assert place_of(Finding("info", "roster_rest", "", employee="e1")) == "shifts"
    assert place_of(Finding("warning", "team_unseen", "")) == "kinds"


def empty(outcome: Outcome) -> Outcome:
    """The problem with a plan that holds no meeting, of which nearly all could be held."""
    plan = replace(outcome.plan, meetings=(), unplaced=())
    return Outcome(outcome.problem, plan, service.check(outcome.problem, plan))


def test_what_helps_is_found_used_and_undone(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(helping, "HELP_SECONDS", 12)
    less = empty(outcome)
    planned.document.open(State(outcome.problem, less))
    planned.document.catch_up()
    row = row_of(planned, lambda f: f.code == "unplaced" and (f.meeting or "").startswith(
        "faglig-refleksion"))
    choose(planned, row)
    planned.problems.helps.click()
    view = planned.helping
    assert view.bar.isVisible()
    assert not planned.verbs.working
    qtbot.waitUntil(lambda: not view.asking.running, timeout=PATIENCE)
    qtbot.wait(20)
    assert view.remedies
    first = cast("Remedy", view.remedies[0])
    assert first.message in labels(view)
    use = next(b for b in view.findChildren(QPushButton) if first.message in b.accessibleName())
    trouble = first.trouble
    use.click()
    state = planned.document.state
    assert state.outcome is not None
    assert trouble.id not in {each.id for each in service.troubles(state.outcome)}
    assert planned.aside.currentWidget() is planned.details
    assert planned.document.undo_stack.undoText() == t("ui.undo.remedy")
    planned.document.undo_stack.undo()
    assert planned.document.state.outcome is less


def test_looking_for_help_can_be_stopped(qtbot: QtBot, planned: MainWindow) -> None:
    choose(planned, row_of(planned, lambda f: f.code == "unplaced"))
    planned.problems.helps.click()
    view = planned.helping
    QApplication.processEvents()
    view.bar.stop.click()
    assert not view.bar.stop.isEnabled()
    qtbot.waitUntil(lambda: not view.asking.running, timeout=PATIENCE)
    assert not view.bar.isVisible()


def test_another_selection_ends_the_question(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    choose(planned, row_of(planned, lambda f: f.code == "unplaced"))
    planned.problems.helps.click()
    planned.selection.select_person(outcome.problem.roster.employees[0].id)
    assert planned.aside.currentWidget() is planned.details
    assert not planned.helping.asking.running


def test_the_window_comes_up_without_the_arithmetic_of_advice() -> None:
    code = "import sys, ui.app; print('numpy' in sys.modules, 'ortools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                          timeout=60, check=True)
    assert done.stdout.split() == ["False", "False"]
