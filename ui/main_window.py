"""The window: its menus, its title, which actions are on, files dropped, and its end."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QShowEvent

from planner.texts import language, t
from ui import icons, menus
from ui.beside import Beside
from ui.finding import Finder
from ui.language import Retelling, speak
from ui.look import Look
from ui.pages import Pages
from ui.settings import Settings
from ui.verbs.printing import sheet_for

if TYPE_CHECKING:
    from ui.in_turn import InTurn
    from ui.sharing import Statement
    from ui.widgets.sharing_bar import SharingBar

ICONS = {
    "import": "roster", "overview": "overview", "shifts": "shifts", "calendar": "calendar",
    "days": "days", "coverage": "coverage", "load": "load",
    "kinds": "kinds", "incidents": "incidents", "plan": "plan",
    "compare": "compare", "review": "review",
}


class MainWindow(Pages):
    """One window, one plan. Where things stand is the frame's matter, the views are the pages'.

    `drawn` comes once: it is there to be seen.
    """

    drawn = Signal()

    def __init__(self, look: Look, settings: Settings, version: str = "") -> None:
        super().__init__(look, settings)
        self._version = version
        self._drawn = False
        self._sharing: SharingBar | None = None
        self._coming: InTurn | None = None
        self.finder = Finder(self)
        self.beside = Beside(self)
        self._menus = menus.build(self)
        self._retelling = Retelling(self.document, self)
        self._connect()
        self.setWindowIcon(icons.mark())
        self.setAcceptDrops(True)
        self.resize(QSize(1480, 920).boundedTo(self.screen().availableSize()))
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        self.frame.halves.restoreState(settings.parting("halves"))
        self._restyle()
        self._update()
        self.show_start()

    def _connect(self) -> None:
        verbs = self.verbs
        self.document.changed.connect(self._update)
        self.selection.changed.connect(self._update_actions)
        self.trail.changed.connect(self._update_actions)
        self.look.changed.connect(self._restyle)
        verbs.roster_changed.connect(self._update_actions)
        verbs.busy.connect(self._busy)
        verbs.shared.connect(self._tell_shared)
        verbs.compare_wanted.connect(self._compare_with)
        self.arrivals.changed.connect(self._list_recent)

    # What the menus ask of the window -----------------------------------------------------

    def actions_by_name(self) -> dict[str, QAction]:
        """Everything that a menu entry does, by a name that stays the same in all languages."""
        shown = self._menus.actions.items()
        return {name: action for name, action in shown if action.menu() is None}

    def find_person(self) -> None:
        """Go to the grid and search for a name."""
        self.show_view("shifts")
        self.shifts.find_person()

    def print_shown(self) -> None:
        """Show how what is selected, or what the view shows, would be printed."""
        self.verbs.preview(sheet_for(self.current_view(), self.selection))

    def toggle_lock(self) -> None:
        """Lock the selected meeting, or free it."""
        chosen = self.selection.meeting
        meeting = self.document.state.meeting(chosen) if chosen else None
        if meeting is not None:
            self.verbs.lock(meeting.id, not meeting.locked)

    def choose_look(self, choice: str) -> None:
        """Be light, dark, or as the system is."""
        self.settings.look = choice
        if self._coming is not None:
            self._coming.finish()
        self.look.choose(choice)

    def choose_language(self, code: str) -> None:
        """Tell everything in a language: made anew around the same plan, at the same place."""
        from ui.in_turn import Held, InTurn

        if self.verbs.working or self.verbs.bringing_in:
            key = "ui.language.wait" if self.verbs.working else "ui.language.import"
            self.message.tell("info", t(key))
            self._menus.languages[language()].setChecked(True)
        elif code != language():
            self.settings.language = code
            speak(code)
            self._sharing = None
            self.look.finish()
            # What stood there stays to be seen until all that takes its place can be.
            held, self._coming = Held(), self._coming or InTurn(self)
            self.frame.hide()  # all that it shows is made anew: nobody needs it told once more
            self._retelling.retell()
            self._make_anew()
            self._coming.add(lambda: self.frame.show(), self.document.catch_up, held.release)

    def _make_anew(self) -> None:
        name, sizes = self.current_view(), self.frame.halves.sizes()
        page = self.views[name].page() if name in self.views else ""
        self.verbs.adviser.forget()
        # Fields of dates and numbers take it from the window that they stand in.
        self.setLocale(QLocale())
        menus.take_down(self, self._menus)
        self._menus = menus.build(self)
        self.lay_out()
        self.frame.hide()
        self.beside.begin_anew()
        if sizes[1]:  # hidden, as at the start, it has no width to keep
            self.frame.halves.setSizes(sizes)
        self._restyle()
        self._list_recent()
        self._update()
        if self.verbs.said is not None:
            self._tell_shared(self.verbs.said)
        self.show_view(name)
        if page:
            self.views[name].choose_page(page)

    def about(self) -> None:
        """Say what the program is."""
        self.verbs.dialogs.about(self._own_version())

    def show_licences(self) -> None:
        """Show under which licences the program and its parts are."""
        self.verbs.dialogs.about(self._own_version(), licences=True)

    def _own_version(self) -> str:
        from ui.licences import version_of

        return self._version or version_of("faellestid")

    # What the document changes ------------------------------------------------------------

    def _update(self) -> None:
        state = self.document.state
        for row, name in enumerate(self.view_names()):
            available = self.available(name)
            self.navigation.item(row).setHidden(not available)
            self._menus.views[name].setVisible(available)
        name = state.problem.name if state.problem else ""
        # The system adds the program's name to a title that does not end with it.
        self.setWindowTitle(t("ui.title", name=f"{name}[*]") if name else f"{t('ui.name')}[*]")
        self.setWindowModified(self.document.modified)
        self._menus.title.setText(name)
        if state.problem is None:
            self.show_start()
        elif not self.available(self.current_view()) and self.current_view() != "start":
            self.show_view("plan")
        self.show_sides()
        self._update_actions()

    def _update_actions(self) -> None:
        state, working = self.document.state, self.verbs.working
        actions = self._menus.actions
        planned = state.outcome is not None
        ready = state.problem is not None and not working
        actions["stop"].setEnabled(working)
        actions["protect"].setEnabled(planned and not working and not self.document.reading)
        self.frame.reading.setVisible(self.document.reading and not self.verbs.barred)
        changing = ready and not self.document.reading
        for name in ("plan", "newer", "incident"):
            actions[name].setEnabled(changing)
        # Without a plan: what was set up for a roster.
        for name in ("save", "save_as"):
            actions[name].setEnabled((planned or self.document.modified) and not working)
        for name in ("export", "own_workbook", "calendars", "preview", "pdf", "print", "remark",
                     "seen", "review_export", "review_fetch"):
            actions[name].setEnabled(planned and not working)
        actions["earlier"].setEnabled(planned and self.document.path is not None)
        for name in ("next_period", "forget"):
            actions[name].setEnabled(planned and changing)
        for name in ("open", "sample", "read"):
            actions[name].setEnabled(not working)
        chosen = self.selection.meeting
        meeting = state.meeting(chosen) if chosen else None
        actions["lock"].setEnabled(meeting is not None and changing)
        source = self.document.source is not None or self.verbs.bringing_in
        actions["correct"].setEnabled(source and changing)
        locked = meeting is not None and meeting.locked
        actions["lock"].setText(t("ui.action.unlock" if locked else "ui.action.lock"))
        actions["back"].setEnabled(self.trail.can_back)
        actions["forward"].setEnabled(self.trail.can_forward)
        stack = self.document.undo_stack
        actions["undo"].setEnabled(stack.canUndo() and not working)
        actions["redo"].setEnabled(stack.canRedo() and not working)
        menus.name_steps(self._menus)
        menus.say_why_off(self._menus, self.document.reading)
        self._menus.plan.setEnabled(actions["plan"].isEnabled())
        self._menus.export.setEnabled(actions["export"].isEnabled())

    def _tell_shared(self, said: "Statement | None") -> None:
        if self._sharing is not None:
            self._sharing.hide()
            self._sharing.deleteLater()
            self._sharing = None
        if said is not None:
            from ui.widgets.sharing_bar import SharingBar

            self._sharing = SharingBar(said)
            self._sharing.chosen.connect(self.verbs.sharing.choose)
            self.frame.show_above(self._sharing)
        self._update_actions()

    def _list_recent(self) -> None:
        files = self.settings.recent()
        menus.list_files(self._menus.recent, files, self.arrivals)

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

    # Files dropped, and the end -----------------------------------------------------------

    def take_files(self, files: Sequence[Path]) -> None:
        """Files came from outside, or somebody wanted the window: come to the front with them."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.arrivals.drops.take(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            QTimer.singleShot(0, self, self.drawn.emit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrivals.drops.watch()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.document.modified:
            answer = self.verbs.ask_about_unsaved()
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
        from ui.workers import pool

        self.verbs.close()
        self.arrivals.close()
        pool().close()
        self._remember_place()
        event.accept()

    def _remember_place(self) -> None:
        settings = self.settings
        settings.geometry = self.saveGeometry()
        settings.remember_parting("halves", self.frame.halves.saveState())
        if self.document.path is not None:
            settings.remember_place("view", f"{self.current_view()} {self.document.path}")
        if "calendar" in self.__dict__:
            settings.remember_place("span", self.calendar._span)
