"""Keeping what was made: save, export, and nothing unsaved let go without a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from planner.plan_file import SUFFIX
from planner.texts import t
from ui.dialogs import Dialogs, Unsaved
from ui.document import Document, State
from ui.settings import Settings
from ui.verbs.work import Work

_TRIES: Final = 3
"""How often a password is asked for."""

if TYPE_CHECKING:
    from models.plan import Outcome
    from planner.plan_file.backups import Backup
    from planner.plan_file.rows import Version
    from ui.sharing import Sharing, Statement
    from ui.sharing_tasks import Kept


class Keeping(Work):
    """Saving and exporting. What comes after saving is given as `then`.

    `shared` carries a Statement about others who have the plan too, or None where there is nothing
    more to say; `compare_wanted` a name and the plan that is to be seen beside this one.
    """

    shared = Signal(object)
    compare_wanted = Signal(str, object)

    def __init__(
        self, document: Document, settings: Settings, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(document, settings, dialogs, parent)
        document.changed.connect(self._claim)

    @cached_property
    def sharing(self) -> Sharing:
        """Who else has the plan. Made with the first plan file: a window comes up without it."""
        from ui.sharing import Sharing

        return Sharing(self._document, self._settings, self)

    @property
    def barred(self) -> bool:
        """Whether somebody else has the plan open, so that it is only read here."""
        return "sharing" in self.__dict__ and self.sharing.barred

    @property
    def said(self) -> Statement | None:
        """What there is to say about others who have the plan."""
        return self.sharing.said if "sharing" in self.__dict__ else None

    def close(self) -> None:
        """End the work in hand, and let the plan go."""
        if "sharing" in self.__dict__:
            self.sharing.close()
        super().close()

    def _claim(self) -> None:
        path = self._document.path
        if "sharing" in self.__dict__ or (path is not None and path.suffix.lower() == SUFFIX):
            self.sharing.follow()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save the plan where it is kept, or ask where."""
        if self._document.path is None:
            self.save_as(then)
        else:
            self._save_to(self._document.path, then)

    def _without_meetings(self, path: Path, then: Callable[[], None] | None) -> None:
        problem = self._document.state.problem
        if problem is None or not self._idle():
            return
        from models.plan import Plan
        from ui.tasks import JudgeAgain

        def judged(found: object) -> None:
            outcome = cast("Outcome", found)
            self._document.apply(State(outcome.problem, outcome), t("ui_bad_days.no_meetings"))
            self._save_to(path, then, anew=not path.exists())

        self._run(JudgeAgain(problem, Plan(())), t("ui.work.judging"), judged)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask where to keep the plan, and save it there. Rules and answers about a roster without
        one are saved as a plan without meetings."""
        path = self.dialogs.where_to_save(self._proposed(SUFFIX))
        if path is None:
            return
        if self._document.state.outcome is None:
            self._without_meetings(path, then)
        else:
            self._save_to(path, then, anew=not path.exists())

    def export(self) -> None:
        """Write the plan as an Excel workbook, once it is judged."""
        if self._document.judging:
            self._document.when_judged(self.export)
            return
        outcome = self._document.state.outcome
        if outcome is None or self.working:
            return
        from ui.tasks import ExportExcel

        path = self.dialogs.where_to_export(self._proposed(".xlsx"))
        if path is not None:
            self._run(
                ExportExcel(outcome, path), t("ui.work.exporting"),
                lambda _: self.told.emit("good", t("ui.done.export", file=str(path))),
            )

    def save_over(self, version: Version) -> None:
        """Put the plan in the place of somebody else's, of which a copy is kept beside it."""
        if self._document.path is not None:
            self._save_to(self._document.path, None, over=version)

    def protect(self) -> None:
        """Give the plan a password, another one, or none. It is saved first."""
        path = self._document.path
        if path is None or path.suffix.lower() != SUFFIX or self._document.modified:
            self._saved_as_plan(self.protect)
            return
        if self._document.reading or not self._idle():
            return
        old = self._document.password
        new = self.dialogs.new_password(path.name, changing=old is not None)
        if new is None:
            return
        from ui.sharing_tasks import ProtectPlan

        def done(found: object) -> None:
            self._document.password = cast("str | None", found)
            key = "ui_password.removed" if found is None else "ui_password.set"
            self.told.emit("good", t(key, file=path.name))

        task = ProtectPlan(path, old, new or None, self._settings.backups)
        self._run(task, t("ui_password.work"), done)

    def _saved_as_plan(self, then: Callable[[], None]) -> None:
        path = self._document.path
        if path is not None and path.suffix.lower() != SUFFIX:
            self.save_as(then)
        else:
            self.save(then)

    def reload(self, then: Callable[[], None] | None = None) -> None:
        """Open the plan again as it stands in its file; unsaved work is asked for first."""
        path = self._document.path
        if path is None:
            return
        from ui.sharing_tasks import Opened, OpenPlan, WrongPassword

        def read(password: str | None, tries: int = _TRIES) -> None:
            def shown(found: object) -> None:
                if isinstance(found, WrongPassword):
                    self._ask_again(
                        path, found.said, tries, lambda other: read(other, tries - 1)
                    )
                elif isinstance(found, Opened):
                    self._show(found.outcome, found.version, path, password)
                    if then is not None:
                        then()

            self._run(
                OpenPlan(path, password), t("ui.work.reading", file=path.name), shown,
            )

        def begin() -> None:
            read(self._document.password)

        if self._document.modified and self._document.reading:
            self.save(begin)
        else:
            self._when_kept(begin)

    def _ask_again(
        self, path: Path, said: str, tries: int, then: Callable[[str], None]
    ) -> None:
        """Ask for the password that a plan has by now, if there is a try left."""
        password = self.dialogs.password(path.name, said) if tries else None
        if password is not None:
            then(password)
        else:
            self.told.emit("error", said)

    def compare_earlier(self, backup: Backup) -> None:
        """Show an earlier version of the plan beside the one that is open."""
        def beside(found: Outcome, at: str) -> None:
            self.compare_wanted.emit(t("ui_earlier.version", at=at), found)

        self._read_earlier(backup, beside)

    def take_earlier(self, backup: Backup) -> None:
        """Make an earlier version the plan again: a step like others, not saved until one does."""
        def take(found: Outcome, at: str) -> None:
            self._document.apply(State(found.problem, found), t("ui_earlier.step", at=at))
            self.told.emit("good", t("ui_earlier.done", at=at))

        self._read_earlier(backup, take)

    def _read_earlier(self, backup: Backup, then: Callable[[Outcome, str], None]) -> None:
        from planner.texts.dates import at_time
        from ui.earlier_tasks import ReadEarlier

        problem = self._document.state.problem
        if problem is not None and self._idle():
            at = at_time(int(backup.made.timestamp() // 60))
            task = ReadEarlier(backup.file, problem.record, self._document.password)
            self._run(
                task, t("ui_earlier.reading"), lambda found: then(cast("Outcome", found), at)
            )

    def _show(
        self, outcome: Outcome, version: Version | None, path: Path | None,
        password: str | None = None,
    ) -> None:
        state = State(outcome.problem, outcome)
        self._document.open(state, path=path, version=version, password=password)

    def _save_to(
        self, path: Path, then: Callable[[], None] | None, over: Version | None = None,
        anew: bool = False, tries: int = _TRIES,
    ) -> None:
        """`anew`: somebody chose a name under which there is no file, maybe no longer. `tries`: so
        often its password is asked for, where somebody gave it another one."""
        if self._document.judging:
            self._document.when_judged(lambda: self._save_to(path, then, over, anew))
            return
        outcome = self._document.state.outcome
        if outcome is None or self.working:
            return
        from ui.sharing_tasks import Overtaken, SavePlan, WrongPassword

        written = self._with_log(outcome)
        same = path == self._document.path and not anew
        since = over or (self._document.version if same else None)

        def again(password: str) -> None:
            self._document.password = password
            self._save_to(path, then, over, anew, tries - 1)

        def saved(found: object) -> None:
            if isinstance(found, WrongPassword):
                if same:
                    self._ask_again(path, found.said, tries, again)
                else:
                    self.told.emit("error", found.said)
                return
            if isinstance(found, Overtaken):
                self.sharing.overtaken(found)
                return
            self._kept(cast("Kept", found), outcome, written, path)
            if then is not None:
                then()

        task = SavePlan(
            written, path, self._settings.backups, since, over is not None,
            self._document.password,
        )
        self._run(task, t("ui.work.saving"), saved)

    def _kept(self, kept: Kept, outcome: Outcome, written: Outcome, path: Path) -> None:
        from ui.taking_in import take_notes

        document, saved = self._document, kept.saved
        # What was done while the file was written is not in it.
        whole = document.state.outcome is outcome
        self._settings.remember(path)
        came = 0
        with document.telling_once():
            document.logged(written)
            # What stood in the place that it took had remarks of others too.
            if saved is not None and (saved.others or kept.theirs is not None):
                came = take_notes(document, written.problem.record, saved.problem.record)
            if kept.judged is not None and whole:
                # Nothing but notes was mine: the plan is what somebody else made of it.
                self._show(
                    kept.judged, saved.version if saved else None, path, document.password
                )
            elif whole:
                document.saved(path, saved.version if saved else None)
            elif kept.judged is None and path == document.path and saved is not None:
                document.version = saved.version
        self.told.emit("good", t("ui.done.save", file=str(path)))
        if saved is not None:
            self.sharing.kept(came, kept.theirs, other=kept.judged is not None)

    def _with_log(self, outcome: Outcome) -> Outcome:
        """The outcome with a line for whatever is other than when it was last written."""
        from models.timespan import moment
        from planner.review.logbook import logged
        from planner.review.remarks import taken_back

        by, before = self._settings.person or t("review.nobody"), self._document.written
        at = moment(datetime.now())
        problem = logged(outcome, before, by, at)
        if before is not None:
            known = taken_back(problem.record, before.problem.record, at)
            problem = replace(problem, record=known)
        return replace(outcome, problem=problem)

    def _proposed(self, suffix: str) -> Path:
        problem = self._document.state.problem
        name = problem.name if problem else t("ui.name")
        clean = "".join("-" if c in '\\/:*?"<>|' else c for c in name)
        folder = self._document.path.parent if self._document.path else self._settings.folder()
        return folder / f"{clean}{suffix}"

    def ask_about_unsaved(self) -> Unsaved:
        """What to do with the plan, or the roster without one, that is not saved."""
        state = self._document.state
        name = state.problem.name if state.problem is not None else ""
        return self.dialogs.unsaved(name, planned=state.outcome is not None)

    def _when_kept(self, then: Callable[[], None]) -> None:
        """Go on once unsaved work is saved or let go; not at all while a job runs."""
        if not self._idle():
            return
        if self._document.modified and self._document.state.problem is not None:
            answer = self.ask_about_unsaved()
            if answer == "save":
                self.save(then)
                return
            if answer == "cancel":
                return
        then()
