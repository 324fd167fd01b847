"""A plan opened to be read, and the workbook for review on its way out and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from planner.plan_file import is_plan
from planner.texts import t
from ui.verbs.opening import Opening

if TYPE_CHECKING:
    from models.plan import Outcome


class Reviews(Opening):
    """`returned` and `signed` carry the name of a workbook that came back, and what was taken from
    it: remarks, or who came."""

    returned = Signal(str, object)
    signed = Signal(str, object)

    def open_to_read(self) -> None:
        """Ask for a saved plan and open it so that nothing but notes can be changed."""
        path = self.dialogs.which_file(self._settings.folder())
        if path is None:
            return
        if not is_plan(path):
            self.told.emit("info", t("ui_review.reading.no_plan", file=path.name))
            return
        self._when_kept(lambda: self._read_only(path))

    def export_review(self) -> None:
        """Write the workbook for review, once the plan is judged."""
        from ui.review_tasks import ExportReview

        if self._document.judging:
            self._document.when_judged(self.export_review)
            return
        outcome, path = self._where_for("ui_review.file")
        if outcome is not None and path is not None:
            self._run(
                ExportReview(outcome, path), t("ui.work.exporting"),
                lambda _: self.told.emit("good", t("ui_review.exported", file=str(path))),
            )

    def export_log(self) -> None:
        """Write the log as a workbook."""
        from ui.review_tasks import ExportLog

        outcome, path = self._where_for("ui_review.log.file")
        if outcome is not None and path is not None:
            self._run(
                ExportLog(outcome, path), t("ui.work.exporting"),
                lambda _: self.told.emit("good", t("ui.done.export", file=str(path))),
            )

    def _where_for(self, key: str) -> tuple[Outcome | None, Path | None]:
        """The plan, and where a workbook of it goes; `key`: the text that makes its proposed name.

        None where there is no plan or no place was chosen.
        """
        outcome = self._document.state.outcome
        if outcome is None or not self._idle():
            return None, None
        proposed = self._proposed(".xlsx")
        name = f"{t(key, name=proposed.stem)}{proposed.suffix}"
        return outcome, self.dialogs.where_to_export(proposed.with_name(name))

    def fetch_review(self) -> None:
        """Ask for a workbook that came back, and take its remarks."""
        from ui.review_tasks import ReadReview

        outcome = self._document.state.outcome
        if outcome is None or not self._idle():
            return
        path = self.dialogs.which_file(self._settings.folder())
        if path is not None:
            self._run(
                ReadReview(outcome, path), t("ui.work.reading", file=path.name),
                lambda found: self.returned.emit(path.name, found),
            )

    def fetch_signed(self) -> None:
        """Ask for an exported plan with ticks on its lists, and note who came."""
        from ui.review_tasks import ReadSigned
        from ui.reviewing import now

        outcome = self._document.state.outcome
        if outcome is None or not self._idle():
            return
        path = self.dialogs.which_file(self._settings.folder())
        if path is not None:
            self._run(
                ReadSigned(outcome, path, self._settings.person, now()),
                t("ui.work.reading", file=path.name),
                lambda found: self.signed.emit(path.name, found),
            )

    def _read_only(self, path: Path) -> None:
        def then() -> None:
            # A plan in JSON has no path of its own.
            if self._document.path in (path, None) and self._document.state.outcome is not None:
                self._document.read_only(True)
                self.view_wanted.emit("review")

        self._read(path, then)
