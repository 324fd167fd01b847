"""What a person does who sees the program for the first time, late and tired."""

from models.plan import Outcome
from planner.progress import Progress
from planner.texts import t
from ui.history import History
from ui.language import speak
from ui.main_window import MainWindow


def test_reading_a_file_says_nothing_on_the_page_of_planning(planned: MainWindow) -> None:
    said = planned.planning._status.text()
    state = planned.planning.ladder._states["coverage"].text()
    history = History()
    history.hear(Progress("read", "Læser arket", 0.2), 0.4)
    planned.verbs.heard.emit(history)
    assert planned.planning._status.text() == said
    assert planned.planning._status.text() != t("ui.plan.starting")
    assert planned.planning.ladder._states["coverage"].text() == state


def test_seconds_are_written_as_the_language_writes_them(
    planned: MainWindow, outcome: Outcome
) -> None:
    history = History(problem=outcome.problem)
    history.first = 1.5
    speak("en")
    try:
        planned.planning._show(history, running=False)
        assert "1.5" in planned.planning._times.text()
    finally:
        speak("da")
    planned.planning._show(history, running=False)
    assert "1,5" in planned.planning._times.text()


def test_the_first_page_leads_to_the_guide_in_every_language(window: MainWindow) -> None:
    try:
        for tongue in ("da", "en"):
            window.choose_language(tongue)
            window.show_start()
            window.start.first_steps.guide.click()
            guide = window.beside.guide
            assert guide is not None
            assert not window.frame.panel.isHidden()
            assert guide.page == "guide-first-plan"
            window.beside.close()
    finally:
        window.choose_language("da")


def test_the_title_of_the_problems_counts_what_the_list_holds(planned: MainWindow) -> None:
    planned.problems.refresh()
    severities = [finding.severity for _, finding in planned.problems._lines]
    grave = sum(severity != "info" for severity in severities)
    told = [int(word) for word in planned.problems.title.text().split() if word.isdigit()]
    assert sum(told) == len(severities)
    assert told[0] == grave
