"""What a person can do: open, plan, stop, lock, save, export. Long work goes to a job."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from models.plan import Outcome
from models.problem import Problem
from planner.importing.lacking import Lacking
from planner.progress import Progress
from planner.texts import t
from ui import measures
from ui.adviser import Adviser
from ui.commands import with_lock
from ui.dialogs import Dialogs
from ui.document import Document, State
from ui.history import History, ending
from ui.importer import Importer
from ui.job import Job
from ui.settings import Settings
from ui.tasks import (
    PLAN_SUFFIXES,
    ExportExcel,
    JudgeAgain,
    MakePlan,
    OpenFile,
    OpenSample,
    Read,
    SavePlan,
    Task,
)


class Verbs(QObject):
    """At most one job runs at a time; `busy` says whether, and whether it plans.

    `told` carries a tone (error, warning, good, info) and a sentence; `view_wanted` the name of
    the view to go to; `heard` the History of the job as far as it is.
    """

    busy = Signal(bool, str)
    planning = Signal(bool)
    heard = Signal(object)
    told = Signal(str, str)
    view_wanted = Signal(str)
    stopping = Signal()

    def __init__(
        self, document: Document, settings: Settings, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.dialogs = dialogs
        self._document, self._settings = document, settings
        self.importer = Importer(settings.memory, self)
        self.importer.done.connect(self._use_roster)
        document.changed.connect(self._follow)
        self._job: Job | None = None
        self._history = History()
        self.adviser = Adviser(document, lambda: self.working, self)
        self.adviser.told.connect(self.told)

    @property
    def working(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    # Opening ------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for a file and open it."""
        path = self.dialogs.which_file(self._settings.folder())
        if path is not None:
            self.open_path(path)

    def ask_for_plan(self) -> Path | None:
        """A saved plan to compare with; None where nobody chose one."""
        return self.dialogs.which_file(self._settings.folder())

    def open_path(self, path: Path) -> None:
        """Open a roster, a template or a saved plan.

        Beside a plan that is open a roster may be a newer version, so nothing is let go for it yet.
        """
        planned = self._document.state.outcome is not None
        if planned and path.suffix.lower() not in PLAN_SUFFIXES and not self.working:
            self._read(path)
        else:
            self._when_kept(lambda: self._read(path))

    def open_sample(self) -> None:
        """Open the sample care home and plan it at once."""
        self._when_kept(
            lambda: self._run(OpenSample(), t("ui.work.sample"), self._sample_opened)
        )

    def _read(self, path: Path) -> None:
        self._run(
            OpenFile(path, self._settings.memory), t("ui.work.reading", file=path.name),
            lambda found: self._opened(path, found),
        )

    def _opened(self, path: Path, found: object) -> None:
        self._settings.remember(path)
        if isinstance(found, Read | Lacking):
            self.importer.begin(path, found, ask=self._document.state.outcome is not None)
            if isinstance(found, Read) and not self.importer.active:
                self._document.open(State(found.problem), source=path)
            self.view_wanted.emit("import")
        elif isinstance(found, Outcome):
            self.importer.leave()
            self._document.open(State(found.problem, found), path=path)
            self.view_wanted.emit("overview")
        else:
            self._when_kept(lambda: self._template_opened(cast(Problem, found)))

    def _template_opened(self, problem: Problem) -> None:
        self.importer.leave()
        self._document.open(State(problem))
        self.view_wanted.emit("import")

    def _sample_opened(self, found: object) -> None:
        self.importer.leave()
        self._document.open(State(cast(Problem, found)))
        self.plan(self._settings.time_limit)

    # A roster on its way in ---------------------------------------------------------------

    def look_closer(self) -> None:
        """Go through the reading of the roster that is open, to see it or to correct it."""
        importer, source = self.importer, self._document.source
        if importer.active:
            self.view_wanted.emit("import")
        elif source is not None and importer.path == source and importer.read is not None:
            self._go_through()
        elif source is not None and not self.working:
            self._run(
                OpenFile(source, self._settings.memory), t("ui.work.reading", file=source.name),
                lambda found: self._read_once_more(source, found),
            )

    def open_newer(self) -> None:
        """Ask for a newer version of the roster that is open, and read it."""
        if self.working or self._document.state.problem is None:
            return
        path = self.dialogs.which_file(self._settings.folder())
        if path is not None:
            self._run(
                OpenFile(path, self._settings.memory), t("ui.work.reading", file=path.name),
                lambda found: self._newer_read(path, found),
            )

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
        if isinstance(found, Read | Lacking):
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
        if isinstance(found, Read | Lacking):
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
        elif importer.plan is None:
            self._go_on_with(State(cast(Read, importer.read).problem))
            self.view_wanted.emit("import")
        else:
            task = JudgeAgain(cast(Read, importer.read).problem, importer.plan)
            self._run(task, t("ui.work.judging"), self._judged)

    def _begin_anew(self) -> None:
        read, path = cast(Read, self.importer.read), self.importer.path
        self.importer.finish()
        self._document.open(State(read.problem), source=path)
        self.view_wanted.emit("import")

    def _go_on_with(self, state: State) -> None:
        path = self.importer.path
        self.importer.finish()
        self._document.apply(state, t("ui.undo.newer"))
        self._document.source = path

    def _judged(self, found: object) -> None:
        outcome, former = cast(Outcome, found), self._document.state.outcome
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

    # Planning -----------------------------------------------------------------------------

    def plan(self, time_limit: int, seed: int = 1) -> None:
        """Plan what is open, within so many seconds."""
        problem = self._document.state.problem
        if problem is None or self.working:
            return
        if any(q.severity == "error" for q in problem.roster.questions):
            self.told.emit("error", t("ui.plan.blocked"))
            self.view_wanted.emit("import")
            return
        self._settings.time_limit = time_limit
        self.view_wanted.emit("plan")
        self._run(
            MakePlan(problem, time_limit, seed), t("ui.work.planning"), self._planned,
            history=History(measures.most_coverage_points(problem)),
        )
        self.planning.emit(True)

    def stop(self) -> None:
        """Stop the work in hand; planning keeps the best plan so far."""
        if self._job is not None:
            self._job.stop()
            self.stopping.emit()

    def give_up(self) -> None:
        """End work that was asked to stop and still has not, without what it has."""
        if self._job is not None and self._job.stopping:
            self._job.give_up()

    def _planned(self, found: object) -> None:
        outcome = cast(Outcome, found)
        former = self._document.state.outcome
        if measures.ran_out_of_time(outcome):
            key = "ui.plan.nothing.kept" if former else "ui.plan.nothing"
            self.told.emit("warning", t(key))
            return
        worse = measures.worse_in(outcome, former) if former else None
        if former is not None and worse is not None:
            new, old = measures.counted(outcome)[worse], measures.counted(former)[worse]
            objective = t(f"objective.{worse}")
            self.told.emit("warning", t("ui.plan.kept", objective=objective, new=new, old=old))
            return
        self._document.apply(State(outcome.problem, outcome), t("ui.undo.plan"))
        self.view_wanted.emit("overview")
        if not outcome.plan.stopped:
            missing = bool(outcome.plan.unplaced)
            tone = "error" if outcome.judgement.failed else "warning" if missing else "good"
            self.told.emit(tone, ending(outcome.plan))

    # Changing -----------------------------------------------------------------------------

    def lock(self, meeting_id: str, locked: bool) -> None:
        """Keep a meeting where it lies in every later plan, or let it be moved again."""
        if self.working:
            self.told.emit("info", t("ui.work.wait"))
            return
        state = self._document.state
        meeting = state.meeting(meeting_id)
        if meeting is not None:
            key = "ui.undo.lock" if locked else "ui.undo.unlock"
            kind = state.problem.kind(meeting.kind).name if state.problem else meeting.kind
            self._document.apply(with_lock(state, meeting_id, locked), t(key, kind=kind))

    # Keeping ------------------------------------------------------------------------------

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save the plan where it is kept, or ask where."""
        if self._document.path is None:
            self.save_as(then)
        else:
            self._save_to(self._document.path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask where to keep the plan, and save it there."""
        path = self.dialogs.where_to_save(self._proposed(".json"))
        if path is not None:
            self._save_to(path, then)

    def export(self) -> None:
        """Write the plan as an Excel workbook."""
        outcome = self._document.state.outcome
        if outcome is None or self.working:
            return
        path = self.dialogs.where_to_export(self._proposed(".xlsx"))
        if path is not None:
            self._run(
                ExportExcel(outcome, path), t("ui.work.exporting"),
                lambda _: self.told.emit("good", t("ui.done.export", file=str(path))),
            )

    def close(self) -> None:
        """End the work in hand, whatever it is."""
        self.importer.close()
        self.adviser.close()
        if self._job is not None:
            self._job.close()
            self._job = None
            self.planning.emit(False)
            self.busy.emit(False, "")

    def _save_to(self, path: Path, then: Callable[[], None] | None) -> None:
        outcome = self._document.state.outcome
        if outcome is None or self.working:
            return

        def saved(_: object) -> None:
            # What was done while the file was written is not in it.
            if self._document.state.outcome is outcome:
                self._document.saved(path)
            self._settings.remember(path)
            self.told.emit("good", t("ui.done.save", file=str(path)))

        self._run(SavePlan(outcome, path), t("ui.work.saving"), saved, then)

    def _proposed(self, suffix: str) -> Path:
        problem = self._document.state.problem
        name = problem.name if problem else t("ui.name")
        clean = "".join("-" if c in '\\/:*?"<>|' else c for c in name)
        folder = self._document.path.parent if self._document.path else self._settings.folder()
        return folder / f"{clean}{suffix}"

    def _when_kept(self, then: Callable[[], None]) -> None:
        """Go on once unsaved work is saved or let go; not at all while a job runs."""
        if self.working:
            self.told.emit("info", t("ui.work.wait"))
            return
        if self._document.modified and self._document.state.problem is not None:
            answer = self.dialogs.unsaved(self._document.state.problem.name)
            if answer == "save":
                self.save(then)
                return
            if answer == "cancel":
                return
        then()

    # Jobs ---------------------------------------------------------------------------------

    def _run(
        self, task: Task, message: str, done: Callable[[object], None],
        then: Callable[[], None] | None = None, history: History | None = None,
    ) -> None:
        job = Job(task, self)
        self._job, self._history = job, history or History()
        results: list[object] = []
        job.progressed.connect(self._hear)
        job.done.connect(results.append)
        job.refused.connect(lambda text: self.told.emit("error", text))
        job.failed.connect(lambda text: self.told.emit("error", text))

        def ended() -> None:
            self._job = None
            self.busy.emit(False, "")
            if isinstance(task, MakePlan):
                self.planning.emit(False)
            for result in results:
                done(result)
                if then is not None:
                    then()

        job.ended.connect(ended)
        self.busy.emit(True, message)
        job.start()

    def _hear(self, progress: Progress) -> None:
        if self._job is not None:
            self._history.hear(progress, self._job.seconds)
            self.heard.emit(self._history)
