"""What leaves the program on paper and into calendars: previews, PDF files, calendar files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from planner.texts import t
from ui.verbs.keeping import Keeping

if TYPE_CHECKING:
    from models.plan import Outcome
    from planner.exporting.own_workbook import Prepared, Way
    from planner.paper.names import Sheet
    from planner.paper.page import Paper
    from planner.paper.sheets import Wanted
    from ui.selection import Selection

_OF_VIEW: Final[dict[str, Sheet]] = {
    "calendar": "weeks", "shifts": "weeks", "coverage": "coverage", "overview": "coverage",
    "load": "coverage",
}


def sheet_for(view: str, selection: Selection) -> Wanted:
    """What somebody who asks for a print there most probably means: what is selected, or what the
    view shows."""
    from planner.paper.sheets import Wanted

    if selection.meeting is not None:
        return Wanted("attendance", meeting=selection.meeting)
    if selection.person is not None:
        return Wanted("people", employee=selection.person)
    return Wanted(_OF_VIEW.get(view, "weeks"))


class Printing(Keeping):
    """Printing and its files. Pages are laid out beside the window, which stays awake."""

    def preview(self, wanted: Wanted) -> None:
        """Show what would be printed; from there it goes to a printer."""
        from ui.tasks import MakePaper

        outcome = self._document.state.outcome
        if outcome is not None and self._idle():
            self._run(
                MakePaper(outcome, wanted), t("ui.work.printing"),
                lambda paper: self._show_pages(cast("Paper", paper)),
            )

    def export_pdf(self, wanted: Wanted) -> None:
        """Write a sheet as PDF."""
        from ui.tasks import ExportPdf

        def write(outcome: Outcome) -> None:
            path = self.dialogs.where_to_write_pdf(self._proposed(".pdf"))
            if path is not None:
                self._run(
                    ExportPdf(outcome, path, wanted), t("ui.work.exporting"),
                    lambda _: self.told.emit("good", t("ui.done.export", file=str(path))),
                )

        self._once_judged(write)

    def export_calendars(self) -> None:
        """Write a calendar for each person, unit and lead into a folder."""
        from ui.tasks import ExportCalendars

        def write(outcome: Outcome) -> None:
            folder = self.dialogs.which_folder(self._settings.folder())
            if folder is not None:
                self._run(
                    ExportCalendars(outcome, folder), t("ui.work.exporting"),
                    lambda count: self.told.emit(
                        "good", t("ui.done.calendars", count=count, folder=str(folder))
                    ),
                )

        self._once_judged(write)

    def export_into_own(self) -> None:
        """Write the meetings into a copy of the roster, once it is told what there is to say."""

        def begin(outcome: Outcome) -> None:
            near = self._document.source or self._settings.folder()
            roster = self.dialogs.which_roster(near)
            if roster is not None:
                self._prepare_own(outcome, roster)

        self._once_judged(begin)

    def _prepare_own(self, outcome: Outcome, roster: Path) -> None:
        from ui.own_tasks import PrepareOwn

        self._run(
            PrepareOwn(outcome, roster, self._settings.memory),
            t("ui.work.reading", file=roster.name),
            lambda made: self._choose_way(roster, cast("dict[Way, Prepared | str]", made)),
        )

    def _choose_way(self, roster: Path, made: dict[Way, Prepared | str]) -> None:
        from ui.own_tasks import WriteOwn

        way = self.dialogs.how_to_write(roster.name, made)
        prepared = None if way is None else made[way]
        if prepared is None or isinstance(prepared, str):
            return
        name = t("ui_own.name", name=roster.stem)
        path = self.dialogs.where_to_copy(roster.with_name(f"{name}{prepared.suffix}"))
        if path is not None:
            self._run(
                WriteOwn(prepared, roster, path), t("ui.work.exporting"),
                lambda _: self.told.emit(
                    "good", t("ui_own.done", file=str(path), roster=roster.name)
                ),
            )

    def _once_judged(self, do: Callable[[Outcome], None]) -> None:
        """Go on with the plan once it is judged; not at all while a job runs."""
        if self._document.judging:
            self._document.when_judged(lambda: self._once_judged(do))
            return
        outcome = self._document.state.outcome
        if outcome is not None and self._idle():
            do(outcome)

    def _show_pages(self, paper: Paper) -> None:
        if paper.pages:
            self.dialogs.preview(paper)
        else:
            self.told.emit("info", t("ui.print.nothing"))
