"""Planning in the window: what it tells on the way, and which plan it keeps."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from models.plan import Objective, Outcome, Reason
from planner import service
from planner.progress import Progress
from planner.texts import t
from ui import measures
from ui.document import State
from ui.history import History, Sample
from ui.look import Look
from ui.main_window import MainWindow
from ui.widgets.curve import ABOVE, Curve


def test_the_ladder_shows_how_far_it_is(window: MainWindow, outcome: Outcome) -> None:
    window.document.open(State(outcome.problem))
    history = History()
    steps = (Objective("coverage", 0, 0, True, 1.0), Objective("reach", 7, 2, False, 2.0))
    history.hear(Progress("plan", "Forbedrer: Nået", 0.4, steps), 2.0)
    window.planning.show_running(True)
    window.planning.show_history(history)
    window.work.tell(history)
    ladder = window.planning.ladder
    assert ladder._states["coverage"].text() == t("ui.planning.state.proven")
    assert ladder._states["reach"].text() == t("ui.planning.state.improving")
    assert "2" in ladder._gaps["reach"].text()
    assert t("ui.planning.gap", percent=72) in ladder._gaps["reach"].text()
    assert ladder._states["wishes"].text() == t("ui.planning.state.waiting")
    assert t("ui.planning.state.waiting") in ladder.accessibleName()
    assert window.work.progress.value() == 400
    # One step is proven, one reaches 2 of 7; the other four are not known.
    assert t("ui.planning.bar.proven", percent=(100 + 28) // len(ladder.steps)) in (
        window.work.best.text()
    )


def test_a_worse_plan_does_not_take_the_place_of_the_better_one(
    planned: MainWindow, outcome: Outcome
) -> None:
    poor = replace(outcome.plan, meetings=outcome.plan.meetings[:3], stopped=True)
    judgement = service.check(outcome.problem, poor)
    found = Outcome(outcome.problem, poor, replace(judgement, findings=()))
    outcome = replace(outcome, judgement=replace(outcome.judgement, findings=()))
    planned.document.open(State(outcome.problem, outcome))
    planned.verbs._planned(found)
    assert planned.document.state.outcome is outcome
    assert not planned.document.modified
    said = planned.message.text.text()
    assert measures.counted(found)["coverage"] in said
    assert measures.counted(outcome)["coverage"] in said
    planned.document.open(State(outcome.problem, found))
    planned.verbs._planned(outcome)
    assert planned.document.state.outcome is outcome


@pytest.mark.parametrize("before", [True, False])
def test_a_plan_without_a_meeting_leaves_what_is_open(
    window: MainWindow, outcome: Outcome, before: bool
) -> None:
    state = State(outcome.problem, outcome if before else None)
    window.document.open(state)
    untried = tuple(
        replace(each, why=(Reason("stopped", 3, "3 ikke prøvet."),))
        for each in outcome.plan.unplaced
    )
    nothing = replace(outcome.plan, meetings=(), unplaced=untried, stopped=True)
    window.verbs._planned(Outcome(outcome.problem, nothing, outcome.judgement))
    assert window.document.state == state
    wanted = "ui.plan.nothing.kept" if before else "ui.plan.nothing"
    assert window.message.text.text() == t(wanted)


def test_curves_are_those_of_the_plan_that_is_shown(
    window: MainWindow, outcome: Outcome
) -> None:
    window.document.open(State(outcome.problem))
    window.show_view("plan")
    history = History()
    history.hear(Progress("plan", "", 1.0, outcome.plan.objectives), 1.0)
    window.planning.show_running(True)
    window.planning.show_history(history)
    window.planning.show_running(False)
    curve = window.planning.ladder._curves["coverage"]

    def drawn() -> int:
        return len(curve._samples)

    assert drawn() == 0
    window.document.apply(State(outcome.problem, outcome), "planlægning")
    assert drawn() == 1
    window.document.undo_stack.undo()
    assert drawn() == 0


def test_curves_stay_when_the_language_or_look_is_changed(
    qtbot: QtBot, planned: MainWindow
) -> None:
    outcome = planned.document.state.outcome
    assert outcome is not None
    history = History()
    history.hear(Progress("plan", "", 1.0, outcome.plan.objectives), 1.0)
    planned.verbs.last_run = history
    planned.choose_language("en")
    planned.look.choose("dark")
    planned.show_view("plan")
    qtbot.wait(20)
    planned.choose_language("da")
    qtbot.waitUntil(lambda: len(planned.planning.ladder._curves["coverage"]._samples) == 1)
    assert planned.planning.lately.isHidden()


def test_the_first_seconds_of_planning_say_what_goes_on(
    planned: MainWindow,
) -> None:
    planned.planning.show_running(True)
    planned.work.begin("Planlægger …")
    history = History()
    history.hear(Progress("plan", "Stiller opgaven op", 0.1), 0.5)
    planned.verbs.heard.emit(history)
    assert planned.planning._status.text() == t("ui.plan.starting")
    assert {x.text() for x in planned.planning.ladder._values.values()} == {"–"}
    assert planned.work.progress.maximum() == 0  # it moves, and promises nothing


def test_work_that_takes_its_time_to_stop_can_be_given_up(
    qtbot: QtBot, planned: MainWindow
) -> None:
    pressed: list[str] = []
    planned.show_view("plan")
    planned.work.stop_wanted.connect(lambda: pressed.append("stop"))
    planned.work.give_up_wanted.connect(lambda: pressed.append("give up"))
    planned.work.patience.setInterval(1)
    planned.work.begin("Planlægger …")
    planned.work.stop.click()
    planned.verbs.stopping.emit()
    assert not planned.work.stop.isEnabled()
    assert not planned.planning.stop.isEnabled()
    qtbot.waitUntil(planned.work.stop.isEnabled)
    assert planned.work.stop.text() == t("ui.work.give_up")
    planned.work.stop.click()
    assert pressed == ["stop", "give up"]


def test_a_value_that_came_at_the_very_end_is_seen_on_the_large_curve(
    qtbot: QtBot, look: Look
) -> None:
    curve = Curve(look, axes=True)
    qtbot.addWidget(curve)
    curve.resize(520, 220)

    def coloured(colour: str) -> int:
        picture = curve.grab().toImage()
        wanted = QColor(colour).rgb()
        return sum(
            picture.pixel(x, y) == wanted
            for x in range(picture.width() // 2, picture.width())
            for y in range(ABOVE // 2, picture.height())
        )

    curve.show_samples([Sample(84.0, 72, None)])
    alone = coloured(look.theme.accent)
    assert alone > 20
    # What nothing bettered any more goes on as a line to the end of the run.
    curve.show_samples([Sample(84.0, 72, None)], 120.0)
    assert coloured(look.theme.accent) > alone + 100
