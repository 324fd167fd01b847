"""A window that nobody sees, with a dialog that answers as the test says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from models.problem import Problem
from planner import service
from planner.exporting.own_workbook import Prepared, Way
from planner.paper.page import Paper
from tests.ui.outcomes import sample_outcome
from ui.dialogs import Unsaved
from ui.document import State
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.verbs import Verbs
from ui.views.importing.wizard import Wizard
from ui.workers import Pool

PATIENCE = 180_000
"""Milliseconds that a child process may need on a slow machine."""


@dataclass
class Answers:
    """Stands in for ui.dialogs.Dialogs."""

    file: Path | None = None
    keep: Unsaved = "discard"
    roster: Path | None = None
    way: Way | None = None
    copy: Path | None = None
    whom: tuple[str, bool] | None = None
    asked: list[str] = field(default_factory=list)
    shown: list[Paper] = field(default_factory=list)

    def which_file(self, folder: Path) -> Path | None:
        self.asked.append("which_file")
        return self.file

    def where_to_save(self, proposed: Path) -> Path | None:
        self.asked.append(proposed.name)
        return self.file

    def where_to_export(self, proposed: Path) -> Path | None:
        self.asked.append(proposed.name)
        return self.file

    def unsaved(self, name: str, *, planned: bool = True) -> Unsaved:
        self.asked.append(name)
        return self.keep

    def where_to_write_pdf(self, proposed: Path) -> Path | None:
        self.asked.append(proposed.name)
        return self.file

    def where_to_report(self, proposed: Path) -> Path | None:
        self.asked.append(proposed.name)
        return self.file

    def which_roster(self, near: Path) -> Path | None:
        self.asked.append(near.name)
        return self.roster

    def how_to_write(self, file: str, made: Mapping[Way, Prepared | str]) -> Way | None:
        self.asked.append(f"how_to_write {file}")
        return self.way

    def where_to_copy(self, proposed: Path) -> Path | None:
        self.asked.append(proposed.name)
        return self.copy

    def whom_to_forget(self, outcome: Outcome) -> tuple[str, bool] | None:
        self.asked.append("whom_to_forget")
        return self.whom

    def which_folder(self, folder: Path) -> Path | None:
        self.asked.append("which_folder")
        return self.file

    def preview(self, paper: Paper) -> None:
        self.shown.append(paper)

    def about(self, version: str, *, licences: bool = False) -> None:
        self.asked.append(f"licences {version}" if licences else version)


@pytest.fixture(scope="session", autouse=True)
def _nothing_left() -> Iterator[None]:
    """Let go of what would outlive the last test.

    Without a screen Qt keeps what was copied in a variable of its library, and lets go of it when
    Python has ended: with data that Python made, that is a crash. Processes that wait for the next
    test's work would be waited for without end.
    """
    yield
    application = QCoreApplication.instance()
    if application is not None:
        QGuiApplication.clipboard().clear()
        for pool in application.findChildren(Pool):
            pool.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "settings.ini")
    made.time_limit = 5
    return made


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, "light")
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def answers() -> Answers:
    return Answers()


def judge_at_once(window: MainWindow) -> None:
    """Let plans that are changed by hand be judged here and now, not in a process beside."""
    judge = window.verbs.adviser.judge

    def give(outcome: Outcome) -> None:
        judge.judged.emit(outcome.judgement, service.check(outcome.problem, outcome.plan))

    def expect(problem: Problem) -> None:
        """Nothing is to be got ready."""

    judge.give = give  # type: ignore[method-assign]
    judge.expect = expect  # type: ignore[method-assign]


@pytest.fixture
def window(look: Look, settings: Settings, answers: Answers) -> Iterator[MainWindow]:
    made = MainWindow(look, settings, "1.2.3")
    made.verbs.dialogs = answers  # type: ignore[assignment]
    judge_at_once(made)
    made.show()
    yield made
    made.verbs.close()
    made.document.undo_stack.setClean()
    with pytest.MonkeyPatch.context() as patch:
        # Processes that wait for work wait for the next test's: each takes most of a second to
        # start. Work in hand was dropped, and ends of itself.
        patch.setattr(Pool, "close", Pool.tidy)
        made.close()
    made.deleteLater()
    # Gone before the next test, which would otherwise restyle every window before it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def outcome() -> Outcome:
    return sample_outcome()


@pytest.fixture(autouse=True)
def _soon_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """No day on which tests run is past the date of a sample's incident."""
    monkeypatch.setattr("ui.forgetting.today", lambda: date(2026, 4, 1))


@pytest.fixture
def planned(window: MainWindow, outcome: Outcome) -> MainWindow:
    """A window with the sample care home and a plan of it."""
    window.document.open(State(outcome.problem, outcome))
    window.show_view("overview")
    window.document.catch_up()
    return window


@pytest.fixture
def idle(qtbot: QtBot) -> Callable[[Verbs], None]:
    """Wait until no work is in hand."""

    def wait(verbs: Verbs) -> None:
        qtbot.waitUntil(lambda: not verbs.working, timeout=PATIENCE)
        qtbot.wait(20)  # until what is new has come up

    return wait


@pytest.fixture
def settle(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Wait until nothing is being read."""

    def wait() -> None:
        verbs = window.verbs
        qtbot.waitUntil(lambda: not verbs.working and not verbs.importer.busy, timeout=PATIENCE)
        qtbot.wait(20)

    return wait


@pytest.fixture
def open_file(window: MainWindow, settle: Callable[[], None]) -> Callable[[Path], Wizard]:
    """Open a file and give the wizard."""

    def begin(path: Path) -> Wizard:
        window.verbs.open_path(path)
        settle()
        return window.importing.wizard

    return begin
