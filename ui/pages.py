"""The window's views, each made when it is first wanted, and going from one to another.

A window that makes all its views at once takes several times as long to come up. Whatever imports a
view does so inside the property that makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidgetItem, QMainWindow

from planner.texts import t
from ui.arrivals import Arrivals
from ui.dialogs import Dialogs
from ui.document import Document
from ui.frame import Frame
from ui.going_through import GoingThrough
from ui.look import Look
from ui.reviewing import Reviewing
from ui.selection import Selection
from ui.settings import Settings
from ui.trail import Place, Trail
from ui.verbs import Verbs
from ui.views.base import Context, View
from ui.views.start import StartView

if TYPE_CHECKING:
    from models.finding import Finding
    from models.plan import Outcome
    from ui.last_time import LastTime
    from ui.views.calendar import CalendarView
    from ui.views.compare import CompareView
    from ui.views.coverage import CoverageView
    from ui.views.days import MeetingDayView
    from ui.views.details import DetailsView
    from ui.views.helping import HelpView
    from ui.views.importing.view import ImportView
    from ui.views.incidents import IncidentsView
    from ui.views.kinds import KindsView
    from ui.views.load import LoadView
    from ui.views.overview import OverviewView
    from ui.views.planning import PlanningView
    from ui.views.problems import ProblemsView
    from ui.views.review import ReviewView
    from ui.views.shifts import ShiftsView

VIEWS: Final = {
    "import": "importing", "overview": "overview", "shifts": "shifts", "kinds": "kinds",
    "calendar": "calendar", "days": "days", "coverage": "coverage", "load": "load",
    "incidents": "incidents", "review": "review", "plan": "planning", "compare": "compare",
}
"""The property of `Pages` that makes each view, in the order of the navigation."""
BESIDE: Final = ("details", "problems", "helping")
"""The properties that make what stands beside the views."""
NEEDS_PLAN: Final = frozenset(
    {"overview", "calendar", "coverage", "load", "incidents", "compare", "review"}
)
"""Views that show nothing without a plan."""

ROOMY: Final = 1100
"""Pixels of width in which there is room for navigation, view and a panel."""

_V = TypeVar("_V", bound=View)


class Views(Mapping[str, View]):
    """All views by name. Asking for one makes it, if nobody has asked before."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def __getitem__(self, name: str) -> View:
        made: View = getattr(self._pages, VIEWS[name])
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(VIEWS)

    def __len__(self) -> int:
        return len(VIEWS)


class Pages(QMainWindow):
    """The frame with its views, and the way through them."""

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self.look, self.settings = look, settings
        self.document = Document(self)
        self.selection = Selection(self)
        self.verbs = Verbs(self.document, settings, Dialogs(self), self)
        self.reviewing = Reviewing(
            self.document, settings, lambda: self.verbs.adviser, lambda: self.verbs.working, self
        )
        self.going_through = GoingThrough(self)
        self.verbs.returned.connect(self.going_through.take_remarks)
        self.verbs.signed.connect(self.reviewing.take_lists)
        self.document.refused.connect(
            lambda: self.verbs.told.emit("info", t("ui_review.reading.refused"))
        )
        self.reviewing.told.connect(self.verbs.told)
        self.context = Context(self.document, self.selection, look)
        self.views = Views(self)
        self._side_wanted = settings.place("side") != "away"
        self.trail = Trail(self._go, self)
        # A view and what is selected in it often change in one go, and are one place then.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._visited)
        self.selection.changed.connect(self._settled.start)
        self.selection.changed.connect(self._show_details)
        self.document.opened.connect(self.trail.forget)
        self.document.opened.connect(lambda: self.last_time)
        self.verbs.view_wanted.connect(self.show_view)
        self.arrivals = Arrivals(self, self.document, settings, self.verbs)
        self.lay_out()

    def lay_out(self) -> None:
        """Make the frame with the first page; any other view is made when it is wanted next."""
        for name in (*VIEWS.values(), *BESIDE):
            self.__dict__.pop(name, None)
        self.frame = Frame(self.look, tuple(VIEWS))
        frame = self.frame
        self.navigation, self.side, self.aside = frame.navigation, frame.side, frame.aside
        self.message, self.work = frame.message, frame.work
        self.start = StartView(self.context)
        self.frame.stack.addWidget(self.start)
        self.frame.take_place(self)
        self.frame.stack.currentChanged.connect(lambda _: self._settled.start())
        self.navigation.currentItemChanged.connect(self._navigated)
        self.start.open_wanted.connect(self.verbs.open)
        self.start.sample_wanted.connect(self.verbs.open_sample)
        self.arrivals.meet(self.start)
        self.work.stop_wanted.connect(self.verbs.stop)
        self.work.give_up_wanted.connect(self.verbs.give_up)
        self.verbs.heard.connect(self.work.tell)
        self.verbs.told.connect(self.message.told_beside(self.document.undo_stack))
        self.verbs.stopping.connect(self.work.stopping)
        self.frame.reading.edit.clicked.connect(lambda: self.document.read_only(False))

    # Going from view to view --------------------------------------------------------------

    def view_names(self) -> tuple[str, ...]:
        """The names of all views, in the order of the navigation."""
        return tuple(VIEWS)

    def show_view(self, name: str) -> None:
        """Go to a view, if there is something to show in it; `start` is the first page."""
        if name == "start":
            self.show_start()
        elif self.available(name):
            shown = self.frame.stack.currentWidget()
            # A list without a line that gets the focus takes its first one, and with it that view.
            self.navigation.setCurrentRow(self.view_names().index(name))
            if shown is not None and shown.isAncestorOf(self.focusWidget()):
                # Otherwise the next field in the row would take it, and open as if chosen.
                self.navigation.setFocus()
            self.frame.stack.setCurrentWidget(self.views[name])
            self.show_sides()

    def show_start(self) -> None:
        """Go to the first page."""
        self.arrivals.look_around()
        self.navigation.setCurrentRow(-1)
        self.frame.stack.setCurrentWidget(self.start)
        self.start.field.open.setFocus()
        self.show_sides()

    def current_view(self) -> str:
        """The name of the view that is shown; `start` for the first page."""
        shown = self.frame.stack.currentWidget()
        made = self.__dict__
        return next((name for name, at in VIEWS.items() if made.get(at) is shown), "start")

    def available(self, name: str) -> bool:
        """Whether a view has anything to show."""
        state = self.document.state
        if name == "import" and self.verbs.bringing_in:
            return True
        return (state.outcome if name in NEEDS_PLAN else state.problem) is not None

    def show_side(self, wanted: bool) -> None:
        """Show details and problems, or leave all the width to the view; it stays so."""
        self._side_wanted = wanted
        self.settings.remember_place("side", "" if wanted else "away")
        self.show_sides()

    def show_sides(self) -> None:
        """Show beside the view what it needs."""
        state = self.document.state
        panel = self.frame.panel
        # On a small screen a panel needs the room of the navigation, which has keys as well.
        room = panel.isHidden() or self.width() >= ROOMY
        self.navigation.setVisible(state.problem is not None and room)
        aside = self.current_view() not in ("start", "import")
        wanted = state.problem is not None and aside and self._side_wanted
        if wanted:
            self.frame.below.setCurrentWidget(self.problems)
            if self.aside.currentWidget() is None:
                self.aside.setCurrentWidget(self.details)
        # A panel takes the place of the side: both would leave too little of a small screen.
        self.side.setVisible(wanted and panel.isHidden())
        self.frame.below.setVisible(state.outcome is not None)

    def plan(self) -> None:
        """Plan with what is chosen on the planning view."""
        planning = self.planning
        self.verbs.plan(planning.time_limit, planning.seed.value(), planning.way)

    def new_incident(self) -> None:
        """Go to the form of a new incident, from wherever one is."""
        if self.available("incidents"):
            self.show_view("incidents")
            self.incidents.begin()
        else:
            self.verbs.told.emit("info", t("ui.incidents.no_plan"))

    def _show_page(self, name: str) -> None:
        """Go to a view, or to the page of the review where it is said who came."""
        self.show_view("review" if name == "held" else name)
        if name == "held":
            self.review.choose_page("held")

    def _navigated(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_view(item.data(Qt.ItemDataRole.UserRole))

    def _visited(self) -> None:
        name, chosen = self.current_view(), self.selection
        if name != "start":
            page = self.views[name].page()
            self.trail.visit(Place(name, page, chosen.meeting, chosen.person))

    def _go(self, place: Place) -> None:
        self.show_view(place.view)
        self.views[place.view].choose_page(place.page)
        if place.person is not None:
            self.selection.select_person(place.person)
        else:
            self.selection.select_meeting(place.meeting)

    def _placed(self, view: _V) -> _V:
        self.frame.stack.addWidget(view)
        view.turned.connect(self._settled.start)
        view.menu_wanted.connect(self.going_through.offer)
        return view

    # The views ----------------------------------------------------------------------------

    @cached_property
    def importing(self) -> ImportView:
        """A roster on its way in, or what was understood of the one that is open."""
        from ui.views.importing.view import ImportView

        made, verbs = self._placed(ImportView(self.context, self.verbs.importer)), self.verbs
        made.summary.plan_wanted.connect(self.plan)
        made.summary.shifts_wanted.connect(lambda: self.show_view("shifts"))
        made.summary.closer_wanted.connect(verbs.look_closer)
        made.question.newer.connect(verbs.take_as_newer)
        made.question.other.connect(verbs.take_as_other)
        made.left.connect(verbs.leave_roster)
        return made

    @cached_property
    def last_time(self) -> LastTime:
        """How the open plan was when it was last open. Made with the first document."""
        from ui.last_time import LastTime

        return LastTime(self.document, self.settings.seen, self)

    @cached_property
    def overview(self) -> OverviewView:
        """The plan in ten seconds."""
        from ui.views.overview import OverviewView

        made = self._placed(OverviewView(self.context, self.last_time))
        made.show_view.connect(self._show_page)
        made.incident_wanted.connect(self.new_incident)
        made.why_wanted.connect(self._show_why)
        return made

    @cached_property
    def shifts(self) -> ShiftsView:
        """People by days."""
        from ui.views.shifts import ShiftsView

        made = self._placed(ShiftsView(self.context, self.verbs.adviser, self.settings))
        made.meeting_wanted.connect(self._show_meeting)
        made.way_wanted.connect(lambda way: self.verbs.plan(self.settings.time_limit, way=way))
        return made

    @cached_property
    def kinds(self) -> KindsView:
        """Meeting kinds and groups."""
        from ui.rule_files import RuleFiles
        from ui.views.kinds import KindsView

        made = self._placed(KindsView(self.context, self.verbs.adviser))
        made.plan_wanted.connect(self.plan)
        files = RuleFiles(
            self.document, self.verbs.adviser, lambda: self.verbs.dialogs, self.settings.folder,
            made,
        )
        made.rules_wanted.connect(files.read)
        made.rules_kept.connect(files.write)
        return made

    @cached_property
    def calendar(self) -> CalendarView:
        """A week or a month of meetings."""
        from ui.views.calendar import CalendarView

        made = self._placed(CalendarView(self.context, self.verbs.adviser))
        if self.settings.place("span") == "month":
            made.choose_span("month")
        return made

    @cached_property
    def days(self) -> MeetingDayView:
        """Which weekday and time suits how many."""
        from ui.views.days import MeetingDayView

        return self._placed(MeetingDayView(self.context, self.verbs.adviser))

    @cached_property
    def coverage(self) -> CoverageView:
        """Who is reached, and when."""
        from ui.views.coverage import CoverageView

        made = self._placed(CoverageView(self.context))
        made.why_wanted.connect(self._show_why)
        return made

    @cached_property
    def load(self) -> LoadView:
        """Who carries how much."""
        from ui.views.load import LoadView

        return self._placed(LoadView(self.context))

    @cached_property
    def incidents(self) -> IncidentsView:
        """What happened, and the debriefing after it."""
        from ui.views.incidents import IncidentsView

        return self._placed(IncidentsView(self.context, self.verbs.adviser))

    @cached_property
    def review(self) -> ReviewView:
        """Remarks and reviews, who came, and the log."""
        from ui.views.review import ReviewView

        made = self._placed(ReviewView(self.context, self.reviewing, self.verbs.adviser))
        made.subject_wanted.connect(self.going_through.show_subject)
        made.export_wanted.connect(self.verbs.export_review)
        made.fetch_wanted.connect(self.verbs.fetch_review)
        made.signed_wanted.connect(self.verbs.fetch_signed)
        made.log_print_wanted.connect(self.verbs.preview)
        made.log_pdf_wanted.connect(self.verbs.export_pdf)
        made.log_excel_wanted.connect(self.verbs.export_log)
        return made

    @cached_property
    def compare(self) -> CompareView:
        """The plan beside another version of it."""
        from ui.views.compare import CompareView

        return self._placed(CompareView(self.context, self.verbs))

    @cached_property
    def planning(self) -> PlanningView:
        """Planning and how far it is."""
        from ui.views.planning import PlanningView

        verbs = self.verbs
        made = self._placed(PlanningView(self.context, self.settings.time_limit, verbs.adviser))
        made.plan_wanted.connect(self.plan)
        made.stop_wanted.connect(verbs.stop)
        made.others.compare_wanted.connect(self._compare_with)
        verbs.planning.connect(made.show_running)
        verbs.heard.connect(made.show_history)
        if verbs.last_run is not None:
            made.recall(verbs.last_run)
        verbs.stopping.connect(made.stopping)
        return made

    # Beside them --------------------------------------------------------------------------

    @cached_property
    def details(self) -> DetailsView:
        """All about what is selected."""
        from ui.views.details import DetailsView

        made = DetailsView(self.context, self.verbs.adviser)
        self.aside.addWidget(made)
        made.why_wanted.connect(self._show_why)
        made.lock_wanted.connect(self.verbs.lock)
        made.swap_wanted.connect(self.verbs.adviser.swap)
        made.remark_wanted.connect(self.going_through.write_remark)
        made.note_wanted.connect(self.going_through.note_held)
        return made

    @cached_property
    def problems(self) -> ProblemsView:
        """What is wrong or missing."""
        from ui.views.problems import ProblemsView

        made = ProblemsView(self.context)
        self.frame.below.addWidget(made)
        made.why_wanted.connect(self._show_why)
        made.help_wanted.connect(self._show_help)
        made.open_wanted.connect(self.show_view)
        return made

    @cached_property
    def helping(self) -> HelpView:
        """Why something is missing, and what helps."""
        from ui.views.helping import HelpView

        made = HelpView(self.context, self.verbs.adviser)
        self.aside.addWidget(made)
        made.left.connect(lambda: self.aside.setCurrentWidget(self.details))
        made.used.connect(lambda words: self.problems.taken.remember(words))
        made.open_wanted.connect(self.show_view)
        return made

    def _show_meeting(self, meeting_id: str) -> None:
        self.show_view("calendar")
        self.selection.select_meeting(meeting_id)
        self.calendar.focus_meeting(meeting_id)

    def _show_details(self) -> None:
        if "details" in self.__dict__:
            self.aside.setCurrentWidget(self.details)

    def _compare_with(self, name: str, other: Outcome) -> None:
        self.compare.offer(name, other)
        self.show_view("compare")

    def _show_why(self, finding: Finding) -> None:
        self.helping.show_why(finding)
        self.aside.setCurrentWidget(self.helping)

    def _show_help(self, finding: Finding) -> None:
        self._show_why(finding)
        self.helping.find_help()
