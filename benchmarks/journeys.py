"""What people do in the window, journey by journey, at 200 people and a year."""

import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.event_watch import Gap, Watch
from models.plan import Outcome

REST = 0.5
"""Seconds that a journey is watched after it seems to be over."""
ANSWER_SECONDS = 60.0
"""How long an answer is waited for."""
PLANNING_SECONDS = 8.0
AUTOSAVE_SECONDS = 4.0
"""From a change until the copy of it is written."""

Found = Iterator[tuple[str, Gap]]


def live(folder: Path, plan: str, roster: str, only: Sequence[str]) -> Found:
    """Each journey with its largest gap; `only`: parts whose name begins with one of these."""
    from PySide6.QtWidgets import QApplication

    gc.disable()  # as the program starts
    application = QApplication([])
    journeys = Journeys(application, folder)
    journeys.settle()

    def wanted(part: str) -> bool:
        return not only or any(part.startswith(word) for word in only)

    if wanted("importing"):
        yield from journeys.importing(folder / roster)
    yield from journeys.opening(folder / plan)
    for part in (
        journeys.views, journeys.choosing, journeys.changing, journeys.asking, journeys.searching,
        journeys.incidents, journeys.reviewing, journeys.shifts, journeys.kinds, journeys.keeping,
        journeys.looks, journeys.planning,
    ):
        if wanted(part.__name__):
            yield from part()
    journeys.end()


class Journeys:
    """The window, and what a hand does in it."""

    def __init__(self, application: object, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from benchmarks.event_dialogs import Given
        from ui.look import Look
        from ui.main_window import MainWindow
        from ui.settings import Settings

        assert isinstance(application, QApplication)
        own = folder / "own"
        own.mkdir(exist_ok=True)
        settings = Settings(own / "settings.ini")
        settings.time_limit = 30
        self.window = MainWindow(Look(application, "light"), settings, "")
        self.given = self.window.verbs.dialogs = Given(self.window)
        self.window.arrivals.guard(own / "unsaved")
        self.window.show()
        self.window.activateWindow()
        self.folder, self.watch = own, Watch()

    def settle(self) -> None:
        """What the program does when its window stands there."""
        from ui.tidying import Tidier
        from ui.warming import Warming
        from ui.workers import pool

        Tidier(self.window.document, self.window)
        pool().warm()
        Warming(self.window).begin()
        self.watch.wait(6.0)

    # What is measured ---------------------------------------------------------------------

    def journey(
        self, name: str, act: Callable[[], object],
        until: Callable[[], bool] = lambda: True, seconds: float = ANSWER_SECONDS,
    ) -> tuple[str, Gap]:
        """Do something, wait until it is over, and for a moment more."""
        self.window.activateWindow()  # what is done once nobody looks at it is nobody's gap
        self.watch.wait(0.2)
        self.watch.begin()
        act()
        self.watch.until(until, seconds)
        self.watch.wait(REST)
        return name, self.watch.largest

    def idle(self) -> bool:
        """Whether nothing is in hand and the plan is judged."""
        window = self.window
        return not window.verbs.working and not window.document.judging

    @property
    def outcome(self) -> Outcome:
        """The plan that is open."""
        outcome = self.window.document.state.outcome
        assert outcome is not None
        return outcome

    # Files --------------------------------------------------------------------------------

    def importing(self, roster: Path) -> Found:
        """A workbook of 73,000 cells through the wizard."""
        window = self.window
        verbs = window.verbs
        yield self.journey("import: read a workbook", lambda: verbs.open_path(roster), self.idle)
        yield self.journey("import: the wizard", verbs.look_closer)
        for step in window.importing.wizard.steps_there_are():
            def go(step: str = step) -> None:
                window.importing.wizard.go_to(step)
            yield self.journey(f"import: step {step}", go)
        yield self.journey(
            "import: use it", window.importing.wizard.use.click,
            lambda: not verbs.bringing_in and self.idle(),
        )

    def opening(self, plan: Path) -> Found:
        """A saved plan."""
        verbs, document = self.window.verbs, self.window.document

        def opened() -> bool:
            return document.path == plan and self.idle()

        yield self.journey("open a plan", lambda: verbs.open_path(plan), opened)
        # What the window gets ready for itself after opening is not the next journey's.
        self.watch.wait(3.0)

    def keeping(self) -> Found:
        """Autosave, save, export."""
        verbs = self.window.verbs
        verbs.lock(self.outcome.plan.meetings[60].id, True)
        yield self.journey("autosave", lambda: self.watch.wait(AUTOSAVE_SECONDS))
        yield self.journey("save", verbs.save, self.idle)
        self.given.file = self.folder / "plan.xlsx"
        yield self.journey("export to Excel", verbs.export, self.idle, 120.0)

    # Looking ------------------------------------------------------------------------------

    def views(self) -> Found:
        """Each view for the first time and again."""
        window = self.window
        for time in ("first", "again"):
            for name in window.view_names():
                if name != "import":
                    def show(name: str = name) -> None:
                        window.show_view(name)
                    yield self.journey(f"show {name}: {time}", show)

    def choosing(self) -> Found:
        """A meeting and people, in the calendar and in the shifts."""
        chosen, meetings = self.window.selection, self.outcome.plan.meetings
        people = self.outcome.problem.roster.employees
        for view in ("calendar", "shifts", "coverage", "load"):
            self.window.show_view(view)
            for which in (40, 700):
                def meeting(at: int = which) -> None:
                    chosen.select_meeting(meetings[at].id)
                yield self.journey(f"select a meeting: {view} {which}", meeting)
            for which in (17, 55):
                def person(at: int = which) -> None:
                    chosen.select_person(people[at].id)
                yield self.journey(f"select a person: {view} {which}", person)

    def searching(self) -> Found:
        """Filters, and the search over everything."""
        window = self.window
        window.show_view("overview")
        yield self.journey("filter problems", lambda: window.problems.search.setText("hus 3"))
        yield self.journey("all problems again", window.problems.search.clear)
        window.show_view("load")
        yield self.journey("filter people", lambda: window.load.name.setText("10-"))
        window.load.name.clear()
        window.show_view("shifts")
        yield self.journey("filter shifts", lambda: window.shifts.search.setText("10-"))
        yield self.journey("all shifts again", window.shifts.search.clear)
        yield self.journey("search: open", window.finder.search)
        palette = window.finder.palette
        assert palette is not None
        yield self.journey("search: a word", lambda: palette.field.setText("medarbejder 3"))
        yield self.journey("search: nearly right", lambda: palette.field.setText("konfrence"))
        palette.close()

    def looks(self) -> Found:
        """Light, dark, Danish, English."""
        window = self.window
        for view in ("calendar", "overview"):
            window.show_view(view)
            yield self.journey(f"dark: {view}", lambda: window.choose_look("dark"))
            yield self.journey(f"light: {view}", lambda: window.choose_look("light"))
            yield self.journey(
                f"English: {view}", lambda: window.choose_language("en"), self.idle
            )
            yield self.journey(
                f"Danish: {view}", lambda: window.choose_language("da"), self.idle
            )

    # Changing -----------------------------------------------------------------------------

    def changing(self) -> Found:
        """Dragging, locking, taking out, and back again."""
        from benchmarks.event_dragging import Drag

        window, stack = self.window, self.window.document.undo_stack
        window.show_view("calendar")
        drag = Drag(window, self.watch)
        if drag.find():
            yield self.journey("move: take hold", drag.take, drag.priced)
            yield self.journey("move: drop and judge", drag.drop, lambda: stack.canUndo() and
                               self.idle())
            yield self.journey("undo the move", stack.undo, self.idle)
            yield self.journey("redo the move", stack.redo, self.idle)
        meeting = self.outcome.plan.meetings[41].id
        window.selection.select_meeting(meeting)
        yield self.journey("lock", window.toggle_lock, self.idle)
        yield self.journey("undo the lock", stack.undo, self.idle)
        yield self.journey("redo the lock", stack.redo, self.idle)
        window.show_view("overview")
        yield self.journey(
            "take out, in the overview", lambda: window.verbs.adviser.take_out(
                self.outcome.plan.meetings[42].id), self.idle,
        )
        yield self.journey("undo, in the overview", stack.undo, self.idle)

    def asking(self) -> Found:
        """Hvorfor?, Hvad hjælper? and a step that mends."""
        window = self.window
        window.show_view("calendar")
        problems, helping = window.problems, window.helping
        findings = self.outcome.judgement.findings
        wanted = next(f for f in findings if f.severity != "info")
        problems.choose(wanted)
        self.watch.wait(1.0)
        yield self.journey(
            "Hvorfor?", problems.why.click,
            lambda: bool(helping.steps),
        )
        steps = helping.steps
        if steps:
            yield self.journey(
                "mend", lambda: helping.use(steps[0].what, steps[0].effect, steps[0].outcome),
                self.idle,
            )
            yield self.journey("undo mending", window.document.undo_stack.undo, self.idle)
        problems.choose(wanted)
        yield self.journey("Hvad hjælper?", problems.helps.click, seconds=5.0)
        self.watch.wait(5.0)
        yield self.journey(
            "Hvad hjælper?: stop", helping.bar.stop.click, lambda: not helping.asking.running
        )

    def incidents(self) -> Found:
        """A debriefing in three clicks, and away again."""
        window = self.window
        window.show_view("incidents")
        view = window.incidents
        yield self.journey(
            "incident: open the form", view.begin, lambda: view.register.isEnabled()
        )
        yield self.journey("incident: register", view.register.click, self.idle)
        yield self.journey(
            "undo the incident", window.document.undo_stack.undo, self.idle
        )

    def reviewing(self) -> Found:
        """A remark on a meeting."""
        window, stack = self.window, self.window.document.undo_stack
        window.selection.select_meeting(self.outcome.plan.meetings[44].id)
        yield self.journey("remark: begin", window.going_through.write_remark)
        form = window.review.remarks.form
        form.text.setPlainText("Kan mødet ligge en time senere?")
        yield self.journey("remark: write", form.send.click)
        yield self.journey("undo the remark", stack.undo)

    def shifts(self) -> Found:
        """A cell is written in the shifts."""
        window = self.window
        window.show_view("shifts")
        view, problem = window.shifts, self.outcome.problem
        place = (problem.roster.employees[3].id, problem.period.first)
        yield self.journey(
            "a shift is written", lambda: view.enter({place: "9-13"}), self.idle
        )
        yield self.journey("undo the shift", window.document.undo_stack.undo, self.idle)

    def kinds(self) -> Found:
        """A number of a meeting kind is changed."""
        window = self.window
        window.show_view("kinds")
        kind = self.outcome.problem.kinds[0].id
        number = window.kinds.sentences[kind, "group"].numbers["min"]
        yield self.journey("a number in a kind", lambda: number.chosen.emit(4), self.idle)
        yield self.journey("undo the number", window.document.undo_stack.undo, self.idle)

    def planning(self) -> Found:
        """A plan is begun, heard of, and stopped."""
        window = self.window
        window.show_view("plan")
        yield self.journey("plan: start", window.plan)
        yield self.journey("plan: while it runs", lambda: self.watch.wait(PLANNING_SECONDS))
        yield self.journey(
            "plan: stop", self._stop, lambda: not window.verbs.working
        )

    def _stop(self) -> None:
        window = self.window
        window.verbs.stop()
        if not self.watch.until(lambda: not window.verbs.working, 5.0):
            window.verbs.give_up()

    def end(self) -> None:
        """Close the window without a question."""
        self.window.verbs.close()
        self.window.document.undo_stack.setClean()
        self.window.close()
