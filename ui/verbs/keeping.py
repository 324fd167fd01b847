"""Keeping what was made: save, export, and nothing unsaved let go without a question."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from models.plan import Outcome
from models.timespan import moment
from planner.plan_file import SUFFIX
from planner.texts import t
from ui.tasks import ExportExcel, SavePlan
from ui.verbs.work import Work


class Keeping(Work):
    """Saving and exporting. What comes after saving is given as `then`."""

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save the plan where it is kept, or ask where."""
        if self._document.path is None:
            self.save_as(then)
        else:
            self._save_to(self._document.path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask where to keep the plan, and save it there."""
        path = self.dialogs.where_to_save(self._proposed(SUFFIX))
        if path is not None:
            self._save_to(path, then)

    def export(self) -> None:
        """Write the plan as an Excel workbook, once it is judged."""
        if self._document.judging:
            self._document.when_judged(self.export)
            return
        outcome = self._document.state.outcome
        if outcome is None or self.working:
            return
        path = self.dialogs.where_to_export(self._proposed(".xlsx"))
        if path is not None:
            self._run(
                ExportExcel(outcome, path), t("ui.work.exporting"),
                lambda _: self.told.emit("good", t("ui.done.export", file=str(path))),
            )

    def _save_to(self, path: Path, then: Callable[[], None] | None) -> None:
        if self._document.judging:
            self._document.when_judged(lambda: self._save_to(path, then))
            return
        outcome = self._document.state.outcome
        if outcome is None or self.working:
            return
        written = self._with_log(outcome)

        def saved(_: object) -> None:
            # What was done while the file was written is not in it.
            whole = self._document.state.outcome is outcome
            self._document.logged(written)
            if whole:
                self._document.saved(path)
            self._settings.remember(path)
            self.told.emit("good", t("ui.done.save", file=str(path)))

        self._run(SavePlan(written, path, self._settings.backups), t("ui.work.saving"), saved, then)

    def _with_log(self, outcome: Outcome) -> Outcome:
        """The outcome with a line for whatever is other than when it was last written."""
        from planner.review.logbook import logged

        by = self._settings.person or t("review.nobody")
        at = moment(datetime.now())
        return replace(outcome, problem=logged(outcome, self._document.written, by, at))

    def _proposed(self, suffix: str) -> Path:
        problem = self._document.state.problem
        name = problem.name if problem else t("ui.name")
        clean = "".join("-" if c in '\\/:*?"<>|' else c for c in name)
        folder = self._document.path.parent if self._document.path else self._settings.folder()
        return folder / f"{clean}{suffix}"

    def _when_kept(self, then: Callable[[], None]) -> None:
        """Go on once unsaved work is saved or let go; not at all while a job runs."""
        if not self._idle():
            return
        if self._document.modified and self._document.state.problem is not None:
            answer = self.dialogs.unsaved(self._document.state.problem.name)
            if answer == "save":
                self.save(then)
                return
            if answer == "cancel":
                return
        then()
