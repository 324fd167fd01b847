"""The window: where everything stands, and which parts are on at the moment."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.finding import Finding
from planner.texts import t
from ui import icons, menus
from ui.dialogs import Dialogs
from ui.document import Document
from ui.history import History
from ui.look import Look
from ui.selection import Selection
from ui.settings import Settings
from ui.theme import GAP
from ui.trail import Place, Trail
from ui.verbs import Verbs
from ui.views.base import Context, View
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
from ui.views.shifts import ShiftsView
from ui.views.start import StartView
from ui.widgets.bars import MessageBar, WorkBar

ICONS = {
    "import": "roster", "overview": "overview", "shifts": "shifts", "calendar": "calendar",
    "days": "days", "coverage": "coverage", "load": "load",
    "kinds": "kinds", "incidents": "incidents", "plan": "plan",
    "compare": "compare",
}
NEEDS_PLAN = frozenset({"overview", "calendar", "coverage", "load", "incidents", "compare"})


class MainWindow(QMainWindow):
    """Navigation to the left, the chosen view, details and problems to the right, work below."""

    def __init__(self, look: Look, settings: Settings, version: str) -> None:
        super().__init__()
        self.look, self.settings = look, settings
        self._version = version
        self._side_wanted = True
        self.document = Document(self)
        self.selection = Selection(self)
        self.trail = Trail(self._go, self)
        # A view and what is selected in it often change in one go, and are one place then.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._visited)
        self.verbs = Verbs(self.document, settings, Dialogs(self), self)
        context = Context(self.document, self.selection, look)
        self.start = StartView(context)
        self.importing = ImportView(context, self.verbs.importer)
        self.overview = OverviewView(context)
        self.shifts = ShiftsView(context)
        self.kinds = KindsView(context, self.verbs.adviser)
        self.calendar = CalendarView(context, self.verbs.adviser)
        self.days = MeetingDayView(context, self.verbs.adviser)
        self.coverage = CoverageView(context)
        self.load = LoadView(context)
        self.incidents = IncidentsView(context, self.verbs.adviser)
        self.compare = CompareView(context, self.verbs)
        self.planning = PlanningView(context, settings.time_limit)
        self.views: dict[str, View] = {
            "import": self.importing, "overview": self.overview, "shifts": self.shifts,
            "kinds": self.kinds, "calendar": self.calendar, "days": self.days,
            "coverage": self.coverage, "load": self.load, "incidents": self.incidents,
            "plan": self.planning, "compare": self.compare,
        }
        self.details, self.problems = DetailsView(context), ProblemsView(context)
        self.helping = HelpView(context, self.verbs.adviser)
        self.message, self.work = MessageBar(look), WorkBar()
        self._lay_out()
        self._menus = menus.build(self)
        self._connect()
        self.setWindowIcon(icons.mark())
        self.setAcceptDrops(True)
        self.resize(1480, 920)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        self._restyle()
        self._update()
        self.show_start()

    # Where everything stands --------------------------------------------------------------

    def _lay_out(self) -> None:
        self.navigation = QListWidget()
        self.navigation.setProperty("role", "navigation")
        self.navigation.setAccessibleName(t("ui.navigation"))
        self.navigation.setIconSize(QSize(20, 20))
        self.navigation.setFixedWidth(176)
        self.navigation.setFrameShape(QFrame.Shape.NoFrame)
        for name in self.views:
            item = QListWidgetItem(t(f"ui.view.{name}"))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.navigation.addItem(item)
        self._stack = QStackedWidget()
        for view in (self.start, *self.views.values()):
            self._stack.addWidget(view)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(GAP * 3, 0, GAP * 3, 0)
        above.addWidget(self.message)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        self.side = QFrame()
        self.side.setProperty("role", "side")
        self.side.setMinimumWidth(270)
        right = QVBoxLayout(self.side)
        right.setContentsMargins(1, 0, 0, 0)
        split = QSplitter(Qt.Orientation.Vertical)
        self.aside = QStackedWidget()
        self.aside.addWidget(self.details)
        self.aside.addWidget(self.helping)
        split.addWidget(self.aside)
        split.addWidget(self.problems)
        split.setSizes([560, 260])
        split.setChildrenCollapsible(False)
        right.addWidget(split)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._halves.addWidget(middle)
        self._halves.addWidget(self.side)
        self._halves.setStretchFactor(0, 1)
        self._halves.setSizes([1000, 320])
        self._halves.setChildrenCollapsible(False)
        # Narrower than its parts would like: a small screen at 150 % must hold it.
        self._halves.setMinimumWidth(560)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addWidget(self._halves, 1)
        rows.addLayout(across, 1)
        rows.addWidget(self.work)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        verbs = self.verbs
        self.document.changed.connect(self._update)
        self.selection.changed.connect(self._update_actions)
        self.selection.changed.connect(self._settled.start)
        self._stack.currentChanged.connect(self._settled.start)
        self.document.opened.connect(self.trail.forget)
        self.trail.changed.connect(self._update_actions)
        for each in self.views.values():
            each.turned.connect(self._settled.start)
        self.look.changed.connect(self._restyle)
        self.navigation.currentItemChanged.connect(self._navigated)
        self.start.open_wanted.connect(verbs.open)
        self.start.sample_wanted.connect(verbs.open_sample)
        self.start.recent_wanted.connect(verbs.open_path)
        summary, question = self.importing.summary, self.importing.question
        summary.plan_wanted.connect(self.plan)
        summary.shifts_wanted.connect(lambda: self.show_view("shifts"))
        summary.closer_wanted.connect(verbs.look_closer)
        question.newer.connect(verbs.take_as_newer)
        question.other.connect(verbs.take_as_other)
        question.neither.connect(verbs.leave_roster)
        self.importing.wizard.left.connect(verbs.leave_roster)
        verbs.importer.changed.connect(self._update_actions)
        self.overview.show_view.connect(self.show_view)
        self.planning.plan_wanted.connect(self.plan)
        self.planning.stop_wanted.connect(verbs.stop)
        self.details.lock_wanted.connect(verbs.lock)
        self.details.swap_wanted.connect(verbs.adviser.swap)
        self.problems.why_wanted.connect(self._show_why)
        self.problems.help_wanted.connect(self._show_help)
        self.helping.left.connect(lambda: self.aside.setCurrentWidget(self.details))
        self.selection.changed.connect(lambda: self.aside.setCurrentWidget(self.details))
        self.work.stop_wanted.connect(verbs.stop)
        self.work.give_up_wanted.connect(verbs.give_up)
        verbs.busy.connect(self._busy)
        verbs.planning.connect(self.planning.show_running)
        verbs.heard.connect(self._heard)
        verbs.told.connect(self.message.tell)
        verbs.stopping.connect(self.work.stopping)
        verbs.stopping.connect(self.planning.stopping)
        verbs.view_wanted.connect(self.show_view)

    # Which part is on ---------------------------------------------------------------------

    def view_names(self) -> tuple[str, ...]:
        """The names of all views, in the order of the navigation."""
        return tuple(self.views)

    def show_view(self, name: str) -> None:
        """Go to a view, if there is something to show in it; `start` is the first page."""
        if name == "start":
            self.show_start()
        elif self._available(name):
            shown = self._stack.currentWidget()
            if shown is not None and shown.isAncestorOf(self.focusWidget()):
                # Otherwise the next field in the row would take it, and open as if chosen.
                self.navigation.setFocus()
            self._stack.setCurrentWidget(self.views[name])
            self.navigation.setCurrentRow(self.view_names().index(name))
            self._show_sides()

    def show_start(self) -> None:
        """Go to the first page."""
        self.start.show_recent(self.settings.recent())
        self.navigation.setCurrentRow(-1)
        self._stack.setCurrentWidget(self.start)
        self.start.field.open.setFocus()
        self._show_sides()

    def current_view(self) -> str:
        """The name of the view that is shown; `start` for the first page."""
        shown = self._stack.currentWidget()
        return next((name for name, view in self.views.items() if view is shown), "start")

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

    def show_side(self, wanted: bool) -> None:
        """Show details and problems, or leave all the width to the view."""
        self._side_wanted = wanted
        self._show_sides()

    def find_person(self) -> None:
        """Go to the grid and search for a name."""
        self.show_view("shifts")
        self.shifts.find_person()

    def plan(self) -> None:
        """Plan with what is chosen on the planning view."""
        self.verbs.plan(self.planning.time_limit, self.planning.seed.value())

    def toggle_lock(self) -> None:
        """Lock the selected meeting, or free it."""
        chosen = self.selection.meeting
        meeting = self.document.state.meeting(chosen) if chosen else None
        if meeting is not None:
            self.verbs.lock(meeting.id, not meeting.locked)

    def choose_look(self, choice: str) -> None:
        """Be light, dark, or as the system is."""
        self.settings.look = choice
        self.look.choose(choice)

    def about(self) -> None:
        """Say what the program is."""
        self.verbs.dialogs.about(self._version)

    def _available(self, name: str) -> bool:
        state = self.document.state
        if name == "import" and self.verbs.importer.active:
            return True
        return (state.outcome if name in NEEDS_PLAN else state.problem) is not None

    def _navigated(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_view(item.data(Qt.ItemDataRole.UserRole))

    def _show_sides(self) -> None:
        open_now = self.document.state.problem is not None
        self.navigation.setVisible(open_now)
        aside = self.current_view() not in ("start", "import")
        self.side.setVisible(open_now and aside and self._side_wanted)
        self.problems.setVisible(self.document.state.outcome is not None)

    # What the document changes ------------------------------------------------------------

    def _update(self) -> None:
        state = self.document.state
        for row, name in enumerate(self.view_names()):
            available = self._available(name)
            self.navigation.item(row).setHidden(not available)
            self._menus.views[name].setVisible(available)
        name = state.problem.name if state.problem else ""
        self.setWindowTitle(f"{t('ui.title', name=name) if name else t('ui.name')}[*]")
        self.setWindowModified(self.document.modified)
        self._menus.title.setText(name)
        if state.problem is None:
            self.show_start()
        elif not self._available(self.current_view()) and self.current_view() != "start":
            self.show_view("plan")
        self._show_sides()
        self._update_actions()

    def _update_actions(self) -> None:
        state, working = self.document.state, self.verbs.working
        actions = self._menus.actions
        planned = state.outcome is not None
        ready = state.problem is not None and not working
        actions["plan"].setEnabled(ready)
        actions["stop"].setEnabled(working)
        for name in ("save", "save_as", "export"):
            actions[name].setEnabled(planned and not working)
        for name in ("open", "sample"):
            actions[name].setEnabled(not working)
        chosen = self.selection.meeting
        meeting = state.meeting(chosen) if chosen else None
        actions["lock"].setEnabled(meeting is not None and not working)
        source = self.document.source is not None or self.verbs.importer.active
        actions["correct"].setEnabled(source and not working)
        actions["newer"].setEnabled(ready)
        locked = meeting is not None and meeting.locked
        actions["lock"].setText(t("ui.action.unlock" if locked else "ui.action.lock"))
        actions["back"].setEnabled(self.trail.can_back)
        actions["forward"].setEnabled(self.trail.can_forward)
        stack = self.document.undo_stack
        actions["undo"].setEnabled(stack.canUndo() and not working)
        actions["redo"].setEnabled(stack.canRedo() and not working)
        menus.name_steps(self._menus)
        self._menus.plan.setEnabled(actions["plan"].isEnabled())
        self._menus.export.setEnabled(actions["export"].isEnabled())
        recent = self._menus.recent
        recent.clear()
        for path in self.settings.recent():
            entry = recent.addAction(path.name)
            entry.setToolTip(str(path))
            entry.triggered.connect(lambda _=False, p=path: self.verbs.open_path(p))
        recent.menuAction().setVisible(bool(self.settings.recent()))

    def _restyle(self) -> None:
        theme = self.look.theme
        menus.paint(self._menus, theme.ink)
        for row, name in enumerate(self.view_names()):
            self.navigation.item(row).setIcon(icons.icon(ICONS[name], theme.ink))

    def _busy(self, working: bool, message: str) -> None:
        if working:
            self.message.hide()
            self.work.begin(message)
        else:
            self.work.end()
        self._update_actions()

    def _show_why(self, finding: Finding) -> None:
        self.helping.show_why(finding)
        self.aside.setCurrentWidget(self.helping)

    def _show_help(self, finding: Finding) -> None:
        self._show_why(finding)
        self.helping.find_help()

    def _heard(self, history: History) -> None:
        self.work.tell(history)
        self.planning.show_history(history)

    # Files dropped, and the end -----------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.verbs.open_path(Path(files[0]))

    def closeEvent(self, event: QCloseEvent) -> None:
        problem = self.document.state.problem
        if self.document.modified and problem is not None:
            answer = self.verbs.dialogs.unsaved(problem.name)
            if answer != "discard":
                event.ignore()
                if answer == "save":
                    # Who leaves does not want to wait for what is still being made.
                    self.verbs.close()
                    self.verbs.save(self._close_saved)
                return
        self._leave(event)

    def _close_saved(self) -> None:
        if not self.document.modified:
            self.close()

    def _leave(self, event: QCloseEvent) -> None:
        self.verbs.close()
        self.settings.geometry = self.saveGeometry()
        event.accept()
