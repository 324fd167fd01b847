"""Opening rosters, templates, saved plans and the sample, and a roster on its way in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard, cast

from PySide6.QtCore import Signal

from planner.plan_file import SUFFIX, is_plan
from planner.texts import t, tn
from ui.document import State
from ui.verbs.planning import Planning

if TYPE_CHECKING:
    from models.plan import Outcome
    from models.problem import Problem
    from planner.importing.lacking import Lacking
    from planner.plan_file.rows import Version
    from ui.copies import Copy
    from ui.importer import Importer
    from ui.sharing_tasks import Opened, WrongPassword
    from ui.tasks import OpenFile, Read


class Opening(Planning):
    """Open files; a roster goes through the importer, which asks what it does not understand.

    `roster_changed`: there is another roster in hand, or none any more.
    """

    roster_changed = Signal()

    @cached_property
    def importer(self) -> Importer:
        """Where a roster is on its way in. Made when it is wanted: its words take time to load."""
        from ui.importer import Importer

        made = Importer(self._settings.memory, self)
        made.done.connect(self._use_roster)
        made.changed.connect(self.roster_changed)
        self._document.changed.connect(self._follow)
        return made

    @property
    def bringing_in(self) -> bool:
        """Whether somebody is going through a roster."""
        return "importer" in self.__dict__ and self.importer.active

    def close(self) -> None:
        """End the work in hand, whatever it is."""
        if "importer" in self.__dict__:
            self.importer.close()
        super().close()

    def open(self) -> None:
        """Ask for a file and open it."""
        path = self.dialogs.which_file(self._settings.folder())
        if path is not None:
            self.open_path(path)

    def ask_for_plan(self) -> Path | None:
        """A saved plan to compare with; None where nobody chose one."""
        return self.dialogs.which_file(self._settings.folder())

    def reading(self, path: Path) -> OpenFile | None:
        """How a file is read beside the one that is open; one with a password is asked for it.
        None where that is not given."""
        from ui.tasks import OpenFile

        if not _has_password(path):
            return OpenFile(path)
        if not self._can_unlock():
            return None
        password = self.dialogs.password(path.name, "")
        return None if password is None else OpenFile(path, password=password)

    def _can_unlock(self) -> bool:
        """Whether plans with a password can be read here; where they cannot, it is said what is to
        be installed before anybody types."""
        from planner.plan_file.locked import available

        there = available()
        if not there:
            self.told.emit("error", t("plan_password.not_installed"))
        return there

    def open_path(self, path: Path) -> None:
        """Open a roster, a template or a saved plan.

        Beside a plan that is open a roster may be a newer version, so nothing is let go for it yet.
        """
        planned = self._document.state.outcome is not None
        if planned and not is_plan(path) and not self.working:
            self._read(path)
        else:
            self._when_kept(lambda: self._read(path))

    def open_sample(self) -> None:
        """Open the sample care home and plan it at once."""
        from ui.tasks import OpenSample

        self._when_kept(
            lambda: self._run(OpenSample(), t("ui.work.sample"), self._sample_opened)
        )

    def _read(self, path: Path, then: Callable[[], None] | None = None) -> None:
        if not is_plan(path):
            self._bring(path, lambda found: self._opened(path, found), then)
            return

        def opened(found: Opened, password: str | None) -> None:
            self._opened(path, found, password)
            if then is not None:
                then()

        self._read_plan(path, path.name, opened)

    def _bring(
        self, path: Path, done: Callable[[object], None], then: Callable[[], None] | None = None
    ) -> None:
        """Read a roster or a template; `done` gets what was found."""
        from ui.tasks import OpenFile

        task = OpenFile(path, self._settings.memory)
        self._run(task, t("ui.work.reading", file=path.name), done, then)

    def _read_plan(
        self, path: Path, name: str, done: Callable[[Opened, str | None], None],
        wrong: str = "", tries: int = 3,
    ) -> None:
        """Read a plan; one with a password is asked for it, three times at most."""
        from ui.sharing_tasks import Opened, OpenPlan

        password = None
        if _has_password(path):
            if not self._can_unlock():
                return
            password = self.dialogs.password(name, wrong)
            if password is None:
                return

        def read(found: object) -> None:
            if isinstance(found, Opened):
                done(found, password)
                return
            said = cast("WrongPassword", found).said
            if tries > 1:
                self._read_plan(path, name, done, said, tries - 1)
            else:
                self.told.emit("error", said)

        self._run(OpenPlan(path, password), t("ui.work.reading", file=name), read)

    def _opened(self, path: Path, found: object, password: str | None = None) -> None:
        from ui.sharing_tasks import Opened
        from ui.tasks import Read

        self._settings.remember(path)
        if _is_roster(found):
            self.importer.begin(path, found, ask=self._document.state.outcome is not None)
            if isinstance(found, Read) and not self.importer.active:
                self._document.open(State(found.problem), source=path)
            self.view_wanted.emit("import")
        elif isinstance(found, Opened):
            self.importer.leave()
            is_kept = found.version is not None
            # JSON is what other programs read: nobody locks it, and nothing of it is copied.
            self._show(found.outcome, found.version, path if is_kept else None, password)
            if not is_kept:
                self.told.emit("info", t("ui_bad_days.json", file=path.name, suffix=SUFFIX))
            view, _, last = self._settings.place("view").partition(" ")
            self.view_wanted.emit(view if last == str(path) else "overview")
            if any(incident.delete_after for incident in found.outcome.problem.incidents):
                self._drop_past(found.outcome, path)
        else:
            self._when_kept(lambda: self._template_opened(cast("Problem", found)))

    def _drop_past(self, outcome: Outcome, path: Path) -> None:
        """Let incidents go that are past their date; no step brings them back. It is saved at
        once: nobody is to be asked about what she did not do."""
        from planner import service
        from ui.forgetting import DropPast, Dropped, today

        day = today()
        number = len(service.past_incidents(outcome.problem, day))
        if not number or self._document.reading or self.working:
            return

        def dropped(found: object) -> None:
            if self._document.state.outcome is outcome:
                done = cast(Dropped, found)
                # The log of the next save is not to tell of what went.
                self._document.written, self._document.version = done.outcome, done.version
                self._document.amend(lambda _: State(done.outcome.problem, done.outcome))
                key = "ui_past.kept" if done.kept else "ui_past.later"
                self.told.emit("info", tn(key, number))

        task = DropPast(
            outcome, path, self._settings.backups, day, self._document.version,
            password=self._document.password,
        )
        self._run(task, t("ui.work.judging"), dropped)

    def _template_opened(self, problem: Problem) -> None:
        self.importer.leave()
        self._document.open(State(problem))
        self.view_wanted.emit("import")

    def _sample_opened(self, found: object) -> None:
        self.importer.leave()
        self._document.open(State(cast("Problem", found)))
        self.plan(self._settings.time_limit)

    def recover(self, copy: Copy, then: Callable[[], None]) -> None:
        """Open work that was not saved when the program ended; it is still to be saved."""
        def recovered(found: Opened, password: str | None) -> None:
            self._recovered(copy, found.outcome, password)
            then()

        self._when_kept(lambda: self._read_plan(copy.file, copy.name, recovered))

    def _recovered(self, copy: Copy, outcome: Outcome, password: str | None) -> None:
        if "importer" in self.__dict__:
            self.importer.leave()
        if not copy.planned:
            self._document.open(State(outcome.problem), source=copy.path)
            self._document.undo_stack.resetClean()
            self._document.changed.emit()
            self.view_wanted.emit("import")
            self.told.emit("info", t("ui_bad_days.recovered", name=copy.name))
            return
        self._show(outcome, _saved_since(copy), copy.path, password)
        # It is what was made after the file was saved, so there is something to save.
        self._document.undo_stack.resetClean()
        self._document.changed.emit()
        self.view_wanted.emit("overview")
        self.told.emit("info", t("ui_shell.recover.done", name=copy.name))

    def take_out(self, employee: str, *, copies: bool) -> None:
        """Take a person out of the plan, as a step that can be undone until the plan is saved.

        `copies`: out of its copies too, and of what is remembered about rosters, once it is saved.
        """
        before = self._document.state.outcome
        if before is None or not self._idle():
            return
        from planner import service
        from ui.forgetting import Forgetting
        from ui.tasks import JudgeAgain

        name = before.problem.roster.employee(employee).name

        def judged(found: object) -> None:
            outcome = cast("Outcome", found)
            step = t("ui_history.forget.step", name=name)
            self._document.apply(State(outcome.problem, outcome), step)
            Forgetting(self._document, self._settings, employee, name, copies, self)
            self.told.emit("good", t("ui_history.forget.done", name=name))

        problem, plan = service.taken_out(before, employee)
        self._run(JudgeAgain(problem, plan), t("ui.work.judging"), judged)

    # A roster on its way in ---------------------------------------------------------------

    def look_closer(self) -> None:
        """Go through the reading of the roster that is open, to see it or to correct it."""
        importer, source = self.importer, self._document.source
        if importer.active:
            self.view_wanted.emit("import")
        elif source is not None and importer.path == source and importer.read is not None:
            self._go_through()
        elif source is not None and not self.working:
            self._bring(source, lambda found: self._read_once_more(source, found))

    def open_newer(self) -> None:
        """Ask for a newer version of the roster that is open, and read it."""
        if self.working or self._document.state.problem is None:
            return
        path = self.dialogs.which_file(self._settings.folder())
        if path is not None:
            self._bring(path, lambda found: self._newer_read(path, found))

    def open_next(self) -> None:
        """Ask for the roster of the period after the plan that is open, and read it."""
        if self.working or self._document.state.outcome is None:
            return
        path = self.dialogs.which_file(self._settings.folder())
        if path is not None:
            self._bring(path, lambda found: self._next_read(path, found))

    def _next_read(self, path: Path, found: object) -> None:
        from ui.tasks import Read

        outcome = self._document.state.outcome
        if not _is_roster(found) or outcome is None:
            self.told.emit("error", t("ui.newer.no_roster", file=path.name))
            return
        end = outcome.problem.period.last
        if isinstance(found, Read) and found.problem.roster.period.last <= end:
            from planner.texts.dates import long_date

            last = long_date(found.problem.roster.period.last)
            self.told.emit("error", t("history.not_beyond", last=last, end=long_date(end)))
            return
        self._settings.remember(path)
        self.importer.begin(path, found, ask=False)
        self.importer.compare_with(outcome.problem, outcome.plan, following=True)
        self.view_wanted.emit("import")

    def take_as_newer(self) -> None:
        """The roster in hand is a newer version of the one that is open."""
        state = self._document.state
        if state.problem is not None:
            plan = state.outcome.plan if state.outcome else None
            self.importer.compare_with(state.problem, plan)
            self.view_wanted.emit("import")

    def take_as_other(self) -> None:
        """The roster in hand begins a new plan."""
        if self.importer.wanting:
            self.importer.look_closer()
        else:
            self._use_roster()

    def leave_roster(self) -> None:
        """Do without the roster in hand; what is open stays as it is."""
        self.importer.leave()
        self.view_wanted.emit("start" if self._document.state.problem is None else "import")

    def _read_once_more(self, path: Path, found: object) -> None:
        if _is_roster(found):
            self.importer.begin(path, found, ask=False)
            self._go_through()

    def _go_through(self) -> None:
        # With a plan made of it, the roster is compared, so that nothing of the plan is wiped.
        if self._document.state.outcome is not None:
            self.take_as_newer()
        else:
            self.importer.look_closer()
            self.view_wanted.emit("import")

    def _newer_read(self, path: Path, found: object) -> None:
        if _is_roster(found):
            self._settings.remember(path)
            self.importer.begin(path, found, ask=False)
            self.take_as_newer()
        else:
            self.told.emit("error", t("ui.newer.no_roster", file=path.name))

    def _use_roster(self) -> None:
        """What the wizard came to is what is open from now on."""
        importer = self.importer
        if self.working:
            self.told.emit("info", t("ui.work.wait"))
        elif importer.older is None:
            self._when_kept(self._begin_anew)
        elif importer.following:
            # The plan before stays in its file as it was.
            self._when_kept(self._begin_next)
        elif importer.plan is None:
            self._go_on_with(State(cast("Read", importer.read).problem))
            self.view_wanted.emit("import")
        else:
            from ui.tasks import JudgeAgain

            task = JudgeAgain(cast("Read", importer.read).problem, importer.plan)
            self._run(task, t("ui.work.judging"), self._judged)

    def _begin_anew(self) -> None:
        read, path = cast("Read", self.importer.read), self.importer.path
        self.importer.finish()
        self._document.open(State(read.problem), source=path)
        self.view_wanted.emit("import")

    def _begin_next(self) -> None:
        from planner.history.telling import following_lines

        read, before = cast("Read", self.importer.read), self._document.path
        if read.followed is None:
            self.told.emit("info", t("ui.work.wait"))
            return
        name = before.name if before is not None else cast("Problem", self.importer.older).name
        password = self._document.password
        self._begin_anew()
        # The next period is of the same people, so it is kept as safe.
        self._document.password = password
        self.told.emit("good", " ".join(following_lines(read.followed, name)))

    def _go_on_with(self, state: State) -> None:
        path = self.importer.path
        self.importer.finish()
        self._document.apply(state, t("ui.undo.newer"))
        self._document.source = path

    def _judged(self, found: object) -> None:
        outcome, former = cast("Outcome", found), self._document.state.outcome
        known = set(former.judgement.findings) if former else set()
        self._go_on_with(State(outcome.problem, outcome))
        self.view_wanted.emit("overview")
        worse = sum(
            finding.severity == "error" and finding not in known
            for finding in outcome.judgement.findings
        )
        key = "ui.newer.done.errors" if worse else "ui.newer.done"
        self.told.emit("warning" if worse else "good", t(key, count=worse))

    def _follow(self) -> None:
        state = self._document.state
        plan = state.outcome.plan if state.outcome else None
        self.importer.follow(state.problem, plan)


def _has_password(path: Path) -> bool:
    from planner.plan_file.locked import is_locked

    try:
        return is_locked(path)
    except OSError:
        return False  # reading it will say what is wrong


def _saved_since(copy: Copy) -> Version | None:
    """The state of the file that unsaved work began from. Of copies that do not hold it: where the
    plan was saved after its copy, a state that no file is in; saving then asks."""
    if copy.version is not None:
        return copy.version
    from planner.plan_file.parts import Seals
    from planner.plan_file.rows import Version

    try:
        later = copy.path is not None and copy.path.stat().st_mtime > copy.written.timestamp()
    except OSError:
        later = False
    return Version(0, Seals("", "")) if later else None


def _is_roster(found: object) -> TypeGuard[Read | Lacking]:
    from planner.importing.lacking import Lacking
    from ui.tasks import Read

    return isinstance(found, Read | Lacking)
