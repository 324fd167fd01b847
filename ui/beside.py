"""What can be opened at the right side of any view: help, keyboard, history, earlier versions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.finding import plain, shortcut_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.views.earlier import EarlierPanel
    from ui.views.guide import GuidePanel
    from ui.views.steps import StepsPanel


class Beside(QObject):
    """One panel at a time; closing it gives the place back to details and problems."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.guide: GuidePanel | None
        self.steps: StepsPanel | None
        self.earlier: EarlierPanel | None = None
        self.begin_anew()

    def begin_anew(self) -> None:
        """Begin without panels: those of a former frame went with it."""
        if self.earlier is not None:
            self.earlier.close_down()
        self.guide = self.steps = self.earlier = None
        self._window.start.guide_wanted.connect(self.show_guide)

    @property
    def _place(self) -> QStackedWidget:
        return self._window.frame.panel

    def show_help(self) -> None:
        """The page about what is shown; pressed again, it goes away."""
        if self.guide is not None and self._shown() is self.guide:
            self.close()
        else:
            self._show_page(self._page())

    def show_guide(self) -> None:
        """The guide to a first plan."""
        self._show_page("guide-first-plan")

    def show_contents(self) -> None:
        """All pages of the help."""
        self._show_page("index")

    def show_keys(self) -> None:
        """All shortcuts there are."""
        actions = self._window.actions_by_name().values()
        keys = [(shortcut_of(action), plain(action)) for action in actions if action.shortcuts()]
        guide = self._guide()
        guide.show_keys(keys)
        self._open(guide)

    def show_history(self) -> None:
        """The steps that were done; pressed again, it goes away."""
        from ui.views.steps import StepsPanel

        if self.steps is not None and self._shown() is self.steps:
            self.close()
            return
        if self.steps is None:
            window = self._window
            self.steps = StepsPanel(window.document, window.verbs)
            self.steps.left.connect(self.close)
            self._place.addWidget(self.steps)
        self._open(self.steps)

    def show_earlier(self) -> None:
        """Copies of the plan as it was; pressed again, it goes away."""
        from ui.views.earlier import EarlierPanel

        if self.earlier is not None and self._shown() is self.earlier:
            self.close()
            return
        window = self._window
        if self.earlier is None:
            made = self.earlier = EarlierPanel(window.document, window.settings, window.verbs)
            made.left.connect(self.close)
            made.beside_wanted.connect(window.verbs.compare_earlier)
            made.taken.connect(window.verbs.take_earlier)
            self._place.addWidget(made)
        self._open(self.earlier)
        self.earlier.look_again()

    def close(self) -> None:
        """Put the panel away."""
        inside = self._place.isAncestorOf(self._window.focusWidget())
        self._place.hide()
        self._window.show_sides()
        if inside:
            self._window.navigation.setFocus()

    def _page(self) -> str:
        name = self._window.current_view()
        return "wizard" if name == "import" and self._window.verbs.bringing_in else name

    def _show_page(self, name: str) -> None:
        guide = self._guide()
        guide.show_page(name)
        self._open(guide)

    def _guide(self) -> "GuidePanel":
        from ui.views.guide import GuidePanel

        if self.guide is None:
            self.guide = GuidePanel()
            self.guide.left.connect(self.close)
            self._place.addWidget(self.guide)
        return self.guide

    def _shown(self) -> QWidget | None:
        return None if self._place.isHidden() else self._place.currentWidget()

    def _open(self, panel: "GuidePanel | StepsPanel | EarlierPanel") -> None:
        self._place.setCurrentWidget(panel)
        self._place.show()
        self._window.show_sides()
        panel.main.setFocus()
