"""Deleting a person's data: what is to follow once the plan without her is saved."""

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from models.finding import UnusableInput
from models.plan import Outcome
from planner.progress import Cancel, Report
from planner.texts import t, tn
from ui.document import Document
from ui.job import Job
from ui.settings import Settings

if TYPE_CHECKING:
    from planner.plan_file.rows import Version
    from ui.main_window import MainWindow
    from ui.verbs.opening import Opening


@dataclass(frozen=True, slots=True)
class ForgetBeside:
    """Take a person out of the copies of a plan and of what is remembered about rosters."""

    path: Path
    copies: Path
    answers: Path
    employee: str
    name: str
    password: str | None = field(default=None, repr=False)
    seconds: float | None = 300.0
    grace: float | None = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> int:
        """Do it; in how many copies."""
        from planner import service

        service.forget_answers(self.answers, self.name)
        cleaned = service.forget_in_copies(
            self.path, self.copies, self.employee, self.name, self.password
        )
        if cleaned.locked:
            raise UnusableInput(tn("history.copies.locked", cleaned.locked))
        return cleaned.written + cleaned.deleted


@dataclass(frozen=True, slots=True)
class Dropped:
    """A plan without incidents past their date. `version`: the state of its file. That is it where
    it was `kept`: not where nothing can be written, or somebody else has the plan."""

    outcome: Outcome
    version: "Version | None"
    kept: bool


@dataclass(frozen=True, slots=True)
class DropPast:
    """Take incidents that are past their date out of a plan, its file and its copies. `since`: the
    state of the file that the plan was read from; `window`: the process that asks."""

    outcome: Outcome
    path: Path
    copies: Path
    day: date
    since: "Version | None" = None
    window: int = field(default_factory=os.getpid)
    password: str | None = field(default=None, repr=False)
    seconds: float | None = 300.0
    grace: float | None = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Dropped:
        """The plan without them, judged, and saved where it may be."""
        from planner import service

        service.drop_past_incidents(self.path, self.copies, self.day, self.password)
        after = service.without_past_incidents(self.outcome, self.day)
        if self._had_by_another():
            return Dropped(after, self.since, kept=False)
        try:
            saved = service.save_plan(after, self.path, self.since, password=self.password)
        except UnusableInput:
            # Read only, or changed by somebody else meanwhile: the next opening tries again.
            return Dropped(after, self.since, kept=False)
        # Saving a plan of an older version left one as it was beside it.
        service.drop_past_incidents(self.path, None, self.day, self.password)
        return Dropped(after, saved.version if saved is not None else None, kept=True)

    def _had_by_another(self) -> bool:
        """Whether somebody else has the plan open; the window that asks may hold it by now."""
        from planner.plan_file.lock import held_here, holder

        return holder(self.path) is not None and not held_here(self.path, self.window)


def today() -> date:
    """The day by which incidents are past their date."""
    return date.today()


class Forgetting(QObject):
    """Waits until a plan without a person is saved. Then no step leads back to her data, and, where
    `copies` says so, they leave the copies too. Another document ends the waiting."""

    def __init__(
        self, document: Document, settings: Settings, employee: str, name: str,
        copies: bool, verbs: "Opening",
    ) -> None:
        super().__init__(verbs)
        self._document, self._settings, self._verbs = document, settings, verbs
        self._employee, self._name, self._copies = employee, name, copies
        document.kept.connect(self._kept)
        document.opened.connect(self.deleteLater)

    def _kept(self) -> None:
        state, path = self._document.state, self._document.path
        people = state.problem.roster.employees if state.problem is not None else ()
        if any(person.id == self._employee for person in people):
            return  # the step was undone
        self._document.kept.disconnect(self._kept)
        self._document.undo_stack.clear()
        if not self._copies or path is None:
            self.deleteLater()
            return
        job = Job(ForgetBeside(
            path, self._settings.backups, self._settings.memory, self._employee, self._name,
            self._document.password,
        ), self)
        job.done.connect(lambda number: self._verbs.told.emit(
            "good", tn("history.copies.done", cast(int, number))
        ))
        for trouble in (job.refused, job.failed):
            trouble.connect(lambda why: self._verbs.told.emit(
                "warning", t("ui_history.forget.copies_failed", why=why)
            ))
        job.ended.connect(self.deleteLater)
        job.start()


def offer(window: "MainWindow") -> None:
    """Ask whose data are to be deleted, and delete them."""
    outcome = window.document.state.outcome
    if outcome is None:
        return
    chosen = window.verbs.dialogs.whom_to_forget(outcome)
    if chosen is not None:
        employee, copies = chosen
        window.verbs.take_out(employee, copies=copies)
