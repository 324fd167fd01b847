"""The window in English: nothing Danish is left but what the plan itself holds."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from models.problem import Problem
from planner.texts import catalogue, language, languages, t
from planner.texts.retelling import retell
from tests.ui.conftest import PATIENCE
from tests.ui.reading import Painted, texts_of
from ui.language import speak
from ui.main_window import MainWindow
from ui.settings import Settings

DANISH = re.compile(
    r"[æøåÆØÅ]|\b(og|ikke|til|med|af|er|det|der|fra|kl|uge|dage|timer|vagt\w*|enhed\w*|nogen|"
    r"alle|kun|som|skal|har|ligger|bliver|mangler|planen|deltagere?|"
    r"nat|dag|ny|nu|hver|ret|lyst|møde\w*)\b", re.IGNORECASE,
)
"""Letters and words that no English sentence has."""
NAMES_OF_THE_PROGRAM = ("Fællestid", "Sprog / Language", "Dansk")


@pytest.fixture(autouse=True)
def danish_again(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    yield
    speak("da")
    QLocale.setDefault(locale)


@pytest.fixture
def english(planned: MainWindow, qtbot: QtBot) -> MainWindow:
    """The planned sample in a window that was Danish a moment ago."""
    planned.choose_language("en")
    qtbot.waitUntil(lambda: not planned.document.judging, timeout=PATIENCE)
    return planned


def data_of(problem: Problem) -> re.Pattern[str]:
    """Names that a plan holds, and which no language changes."""
    people = problem.roster.employees
    names = {
        problem.name, *(p.name for p in people), *(p.unit for p in people),
        *(p.profession for p in people), *(k.name for k in problem.kinds),
        *(k.source for k in problem.kinds), *(r.name for r in problem.rooms),
        *(each.name for each in problem.leads),
        *(c.name for series in problem.series for c in series.courses),
        *(part for p in people for part in p.name.split()),
    }
    found = sorted((name for name in names if name), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, (*found, *NAMES_OF_THE_PROGRAM))))


def foreign(texts: Iterator[str], problem: Problem) -> list[str]:
    """Those that are Danish sentences of the catalogue, or hold Danish words of their own."""
    data = data_of(problem)
    return sorted(
        text for text in set(texts)
        if (rest := data.sub("", text)).strip()
        and (DANISH.search(rest) or _is_of_the_catalogue(text.replace("&", "")))
    )


def _is_of_the_catalogue(text: str) -> bool:
    # Shorter ones are days and codes: "Fri" is a Friday.
    return len(text) > 3 and retell(text) != text


def test_no_view_shows_or_tells_anything_danish(
    english: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    painted = Painted(monkeypatch)
    outcome = english.document.state.outcome
    assert outcome is not None
    read: list[str] = []
    english.verbs.dialogs.about("1")
    for name in ("start", *english.view_names()):
        english.show_view(name)
        if name == "incidents":
            english.incidents.new.click()
        for chosen in (outcome.plan.meetings[0].id, None):
            english.selection.select_meeting(chosen)
            if chosen is None:
                english.selection.select_person(outcome.problem.roster.employees[0].id)
            qtbot.wait(20)
            english.grab()
            read += texts_of(english)
    assert len(painted.texts) > 100
    assert len(set(read)) > 500
    assert foreign(iter((*read, *painted.texts)), outcome.problem) == []


def test_what_the_check_says_follows_the_language(
    planned: MainWindow, outcome: Outcome, qtbot: QtBot
) -> None:
    said = {finding.message for finding in outcome.judgement.findings}
    assert said
    for code in ("en", "da"):
        planned.choose_language(code)
        qtbot.waitUntil(lambda: not planned.document.judging, timeout=PATIENCE)
        state = planned.document.state
        assert state.outcome is not None
        now = {finding.message for finding in state.outcome.judgement.findings}
        assert (now == said) == (code == "da")
        assert len(now) == len(said)


def test_plan_undo_view_and_selection_stay(
    planned: MainWindow, outcome: Outcome, qtbot: QtBot
) -> None:
    meeting = outcome.plan.meetings[0].id
    planned.verbs.lock(meeting, True)
    planned.selection.select_meeting(meeting)
    planned.show_view("coverage")
    kind = outcome.problem.kind(outcome.plan.meetings[0].kind).name
    planned.choose_language("en")
    qtbot.waitUntil(lambda: not planned.document.judging, timeout=PATIENCE)
    assert planned.current_view() == "coverage"
    assert planned.navigation.currentItem().text() == "Coverage"
    assert planned.selection.meeting == meeting
    assert planned.document.modified
    assert planned.document.undo_stack.undoText() == f"locking {kind}"
    state = planned.document.state
    assert state.outcome is not None
    assert state.outcome.plan.meetings[0].locked
    planned.document.undo_stack.undo()
    state = planned.document.state
    assert state.outcome is not None
    assert state.outcome.plan.meetings == outcome.plan.meetings
    assert foreign(
        (f.message for f in state.outcome.judgement.findings), outcome.problem
    ) == []


def test_it_comes_in_turns_and_whoever_changes_her_mind_at_once_sees_the_last(
    planned: MainWindow, qtbot: QtBot
) -> None:
    planned.show_view("coverage")
    qtbot.wait(0)
    planned.choose_language("en")
    assert not planned.updatesEnabled()
    planned.choose_language("da")
    planned.choose_language("en")
    planned.show_view("load")
    planned.choose_look("dark")
    qtbot.waitUntil(lambda: planned.load.isVisible() and planned.updatesEnabled())
    assert planned.navigation.currentItem().text() == t("ui.view.load")
    assert language() == "en"
    assert planned.palette().window().color().lightness() < 60


def test_the_window_can_be_closed_while_it_comes_in_another_language(
    planned: MainWindow, qtbot: QtBot
) -> None:
    planned.choose_language("en")
    planned.close()
    qtbot.waitUntil(planned.updatesEnabled)
    assert not planned.isVisible()


def test_a_shortcut_does_one_thing_after_the_switch(english: MainWindow) -> None:
    english.choose_language("da")
    english.choose_language("en")
    keys = [
        key.toString() for menu in english.menuBar().findChildren(QMenu)
        for action in menu.actions() for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys)) > 10


def test_the_window_hears_of_work_once(english: MainWindow) -> None:
    english.verbs.busy.emit(True, "Reading …")
    assert english.work.isVisible()
    english.verbs.busy.emit(False, "")
    assert not english.work.isVisible()
    english.verbs.told.emit("good", "Done.")
    assert english.message.isVisible()


def test_the_choice_is_remembered(english: MainWindow, settings: Settings) -> None:
    assert settings.language == "en"
    english.choose_language("da")
    assert settings.language == "da"


def test_a_language_that_is_gone_is_danish(settings: Settings) -> None:
    settings.language = "xx"
    assert settings.language == "da"


def test_each_language_is_named_in_itself(english: MainWindow) -> None:
    names = [action.text() for action in english._menus.languages.values()]
    assert names == [catalogue(code)["language"] for code in languages()]
    assert [a.isChecked() for a in english._menus.languages.values()] == [False, True]


def test_not_while_work_is_in_hand(
    planned: MainWindow, idle: Callable[..., None], qtbot: QtBot
) -> None:
    planned.verbs.plan(5)
    planned.choose_language("en")
    assert language() == "da"
    assert planned._menus.languages["da"].isChecked()
    assert planned.message.isVisible()
    planned.verbs.close()


def test_dialogs_of_qt_itself_follow(english: MainWindow) -> None:
    box = QMessageBox(english)
    button = box.addButton(QMessageBox.StandardButton.Cancel)
    assert button.text().replace("&", "") == "Cancel"
    english.choose_language("da")
    box = QMessageBox(english)
    button = box.addButton(QMessageBox.StandardButton.Cancel)
    assert button.text().replace("&", "") == "Annuller"
    assert QLocale().language() == QLocale.Language.Danish
