"""How the meetings are to stand in a copy of the roster, with what there is to say before."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QDialog, QPushButton, QVBoxLayout, QWidget

from planner.texts import t
from ui.theme import GAP
from ui.widgets.parts import Card, Page, button, clear, label, row

if TYPE_CHECKING:
    from planner.exporting.own_workbook import Prepared, Way

class OwnWorkbookDialog(QDialog):
    """The ways of writing meetings into a roster; the sentences of the chosen one stand below."""

    def __init__(
        self, file: str, made: "Mapping[Way, Prepared | str]", parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("ui_own.title"))
        self.resize(QSize(600, 560).boundedTo(parent.size()))
        self._made = made
        self.choice: Way | None = None
        self.ways: dict[Way, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.page = Page()
        self.page.body.addWidget(label(t("ui_own.what", file=file), wrap=True))
        self.page.body.addWidget(label(t("ui_own.how"), "title"))
        for way in made:
            self.page.body.addLayout(self._way(way))
        self.notes = Card(t("ui_own.notes"))
        self._lines = QVBoxLayout()
        self.notes.body.addLayout(self._lines)
        self.page.body.addWidget(self.notes)
        self.page.body.addStretch(1)
        self.save = button(t("ui_own.save"), "primary")
        self.save.clicked.connect(self._save)
        self.cancel = button(t("ui_own.cancel"))
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._choose_first()

    def _way(self, way: "Way") -> QVBoxLayout:
        """A way and what comes of it; one that is not possible says why."""
        made = self._made[way]
        what = t(f"own_workbook.way.{way}.what")
        if isinstance(made, str):
            what = f"{t('ui_own.not_possible')}: {made}"
        each = self.ways[way] = button(t(f"own_workbook.way.{way}"), "segment")
        each.setCheckable(True)
        each.setAutoDefault(False)
        each.setEnabled(not isinstance(made, str))
        each.setAccessibleDescription(what)
        each.toggled.connect(self._show)
        self._group.addButton(each)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(row(each))
        column.addWidget(label(what, "muted", wrap=True))
        return column

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GAP)
        column.addWidget(self.page, 1)
        buttons = row(self.cancel, self.save, stretch=False)
        buttons.insertStretch(0, 1)
        buttons.setContentsMargins(GAP * 3, 0, GAP * 3, 0)
        column.addLayout(buttons)

    def _choose_first(self) -> None:
        possible = [each for each in self.ways.values() if each.isEnabled()]
        self.save.setEnabled(bool(possible))
        self.notes.setVisible(bool(possible))
        if possible:
            possible[0].setChecked(True)
            possible[0].setFocus()
            self.save.setDefault(True)

    def way(self) -> "Way | None":
        """The way that is chosen."""
        return next((way for way, each in self.ways.items() if each.isChecked()), None)

    def _show(self) -> None:
        """The sentences of the chosen way."""
        clear(self._lines)
        way = self.way()
        made = None if way is None else self._made[way]
        if made is not None and not isinstance(made, str):
            for sentence in made.notes:
                self._lines.addWidget(label(sentence, wrap=True))

    def _save(self) -> None:
        self.choice = self.way()
        self.accept()
