"""The file beside the questions: its sheets as tabs, the cells, and what the colours mean."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from models.people import Team, team_order
from planner.importing.picture import Mark, Picture
from planner.importing.sheet import Place
from planner.texts import t
from planner.texts.dates import team_name
from ui.look import Look, scaled
from ui.theme import GAP, Tone
from ui.views.importing.sheet_model import TEAM_ROLE, Known, SheetModel, place_of
from ui.views.importing.sheet_paint import tone_of
from ui.views.importing.sheet_table import SheetTable
from ui.widgets.flow import Flow
from ui.widgets.parts import clear, label

LOOKED_AT = 300
"""So many rows decide which colours are explained."""

_MARKS: tuple[Mark | None, ...] = (
    "name", "fact", "date", "off", "away", "legend", "heading", "doubt", None,
)


class SheetPane(QWidget):
    """Tabs, table, the meaning of the colours, and a sentence about the cell that is chosen.

    `chosen` carries the name of the sheet and the place of a cell that somebody went to.
    """

    chosen = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._picture = Picture(())
        self._known = Known()
        self._wanted: Callable[[str], bool] | None = None
        self._pointed: tuple[str, Place] | None = None
        self.model = SheetModel()
        self.table = SheetTable(self.model, look)
        self.tabs = QTabBar()
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(t("ui.wizard.tabs"))
        self.told = label("", "muted")
        self.told.setMinimumHeight(20)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._legend = Flow(gap=6)
        self._legend_stale = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.tabs)
        column.addSpacing(GAP // 2)
        column.addWidget(self.told)
        column.addSpacing(GAP // 2)
        column.addLayout(self._legend)
        self.tabs.currentChanged.connect(lambda _: self._show_sheet())
        self.table.selectionModel().currentChanged.connect(self._moved)
        look.changed.connect(self._repaint_legend)

    def show_picture(self, picture: Picture, known: Known) -> None:
        """Show a file as it was read now; sheet, place and selection stay where they can."""
        former = [sheet.name for sheet in self._picture.sheets]
        self._picture, self._known = picture, known
        if former != [sheet.name for sheet in picture.sheets]:
            with QSignalBlocker(self.tabs):
                while self.tabs.count():
                    self.tabs.removeTab(0)
                for sheet in picture.sheets:
                    key = "ui.wizard.tab.hidden" if sheet.hidden else "ui.wizard.tab"
                    self.tabs.addTab(t(key, sheet=sheet.name))
                used = (n for n, sheet in enumerate(picture.sheets) if sheet.used)
                self.tabs.setCurrentIndex(next(used, 0))
        self._show_sheet()

    def go_to(self, sheet: str | None, address: str | None) -> bool:
        """Show a cell and select it; False where there is no such cell."""
        number = next((n for n, s in enumerate(self._picture.sheets) if s.name == sheet), None)
        if number is None:
            return False
        self.tabs.setCurrentIndex(number)
        place = place_of(address) if address else None
        if place is None or place[0] >= self.model.rowCount():
            return False
        index = self.model.index(*place)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        return index.isValid()

    def point_out(
        self, wanted: Callable[[str], bool] | None, first: tuple[str, str] | None = None,
        *, also: bool = False,
    ) -> None:
        """Frame all cells with a text, on every sheet, and show the `first` of them; `also`: that
        one is framed whatever its text."""
        self._wanted = wanted
        place = place_of(first[1]) if first is not None and also else None
        self._pointed = (first[0], place) if first is not None and place is not None else None
        if first is not None:
            self.go_to(*first)
        self._find()

    def _find(self) -> None:
        sheet, place = self._pointed or ("", None)
        self.model.find(self._wanted, place if sheet == self.model.sheet.name else None)

    def forget_choice(self) -> None:
        """Choose no cell and point out none."""
        self.table.setCurrentIndex(QModelIndex())
        self.point_out(None)
        self._tell(QModelIndex())

    def _show_sheet(self) -> None:
        number = self.tabs.currentIndex()
        if not 0 <= number < len(self._picture.sheets):
            return
        former = self.model.sheet
        self.model.show(self._picture.sheets[number], self._known)
        now = self.model.sheet
        if (former.name, former.texts) != (now.name, now.texts):
            self.table.fit()
        self._find()
        self._explain()
        self._tell(self.table.currentIndex())

    def _moved(self, index: QModelIndex, _: QModelIndex) -> None:
        self._tell(index)
        if index.isValid():
            self.chosen.emit(self.model.sheet.name, (index.row(), index.column()))

    def _tell(self, index: QModelIndex) -> None:
        told = self.model.told((index.row(), index.column())) if index.isValid() else ""
        self.told.setText(told or t("ui.wizard.cell.none"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._legend_stale:
            self._explain()

    def _repaint_legend(self) -> None:
        """In the colours of another theme, now or when it is seen next."""
        self._legend_stale = True
        if self.isVisible():
            self._explain()

    def _explain(self) -> None:
        """The legend: what the cells of this sheet were read as; a shift by its vagtlag."""
        clear(self._legend)
        self._legend_stale = False
        theme = self._look.theme
        there: set[Mark | None] = {"doubt", None}
        teams: set[Team | None] = set()
        for (_, mark), place in self.model.read_as(LOOKED_AT).items():
            there.add(mark)
            if mark == "shift":
                teams.add(self.model.index(*place).data(TEAM_ROLE))
        for team in sorted(teams, key=lambda team: team_order(team or "")):
            text = team_name(team) if team else t("ui.wizard.legend.shift")
            self._word(text, tone_of(theme, "shift", team))
        for mark in _MARKS:
            if mark in there:
                self._word(t(f"ui.wizard.legend.{mark or 'unread'}"), tone_of(theme, mark))

    def _word(self, text: str, tone: Tone) -> None:
        each = QLabel(text)
        each.setFont(scaled(self.font(), 0.9))
        each.setStyleSheet(
            f"background: {tone.ground}; color: {tone.ink}; border: 1px solid {tone.edge};"
            "border-radius: 5px; padding: 2px 8px;"
        )
        self._legend.addWidget(each)
