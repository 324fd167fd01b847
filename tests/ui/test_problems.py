"""The list of problems: every line in the end, however many; what a line says; what it costs."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.finding import SEVERITIES, Finding
from models.plan import Outcome
from planner.texts import t
from ui.document import State
from ui.look import Look
from ui.main_window import MainWindow
from ui.views.problems import BATCH
from ui.views.problems_model import ProblemsModel
from ui.widgets.grouped_lines import HEADING_ROLE


def lines(count: int) -> list[tuple[str, Finding]]:
    return [
        ("Hvile", Finding(SEVERITIES[3 * n // count], "rest", f"Nr. {n}.")) for n in range(count)
    ]


def test_lines_keep_qts_rules(look: Look, qtmodeltester: ModelTester) -> None:
    model = ProblemsModel(lambda finding: finding.message)
    model.show(lines(9), look.theme)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show((), look.theme)
    assert model.rowCount() == 0


def test_the_first_line_of_a_group_carries_its_heading_with_the_number(look: Look) -> None:
    model = ProblemsModel(lambda finding: finding.message)
    model.show(lines(9), look.theme)
    headings = {n: model.index(n).data(HEADING_ROLE) for n in range(9)}
    kind = t("ui.problems.kind", title="Hvile", count=3)
    assert {n: text for n, text in headings.items() if text} == {
        n: f"{t(f'severity.{severity}')}: {kind}"
        for n, severity in ((0, "error"), (3, "warning"), (6, "info"))
    }


def test_a_line_says_aloud_how_grave_it_is_and_its_group(look: Look) -> None:
    model = ProblemsModel(lambda finding: finding.message)
    model.show(lines(3), look.theme)
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (t("severity.error"), "Hvile", "Nr. 0."):
        assert part in spoken


def test_hundreds_of_lines_are_all_there_in_the_end(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    said = tuple(
        Finding("warning", "rest", f"Hvilen er for kort, nummer {n}.") for n in range(5 * BATCH)
    )
    many = replace(outcome, judgement=replace(outcome.judgement, findings=said))
    planned.document.open(State(outcome.problem, many))
    planned.show_view("overview")
    planned.document.catch_up()
    problems = planned.problems
    last = problems.model.index(5 * BATCH - 1)
    assert problems.model.rowCount() == 5 * BATCH
    qtbot.waitUntil(lambda: problems.list.visualRect(last).height() > 0)
    problems.list.setFocus()
    problems.choose(said[0])
    QTest.keyClick(problems.list, Qt.Key.Key_End)
    assert problems.chosen == said[-1]
    shown = problems.list.viewport().rect()
    qtbot.waitUntil(lambda: shown.intersects(problems.list.visualRect(last)))


def test_a_problem_that_is_not_shown_is_not_chosen(planned: MainWindow) -> None:
    problems = planned.problems
    problems.choose(Finding("error", "rest", "Findes ikke."))
    assert problems.chosen is None
    assert not problems.why.isEnabled()
