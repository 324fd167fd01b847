"""A sheet as the file has it, as a table: the text of each cell and what it was read as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.people import Team
from planner.importing.codes import Meaning, Work, team_in
from planner.importing.picture import Mark, SheetPicture
from planner.importing.sheet import Place, text_of
from planner.texts import t
from ui.answers import in_words

Index = QModelIndex | QPersistentModelIndex
MARK_ROLE = Qt.ItemDataRole.UserRole + 1
TEAM_ROLE = Qt.ItemDataRole.UserRole + 2
FOUND_ROLE = Qt.ItemDataRole.UserRole + 3

_OF_A_DAY = frozenset({"shift", "off", "away", "doubt"})
_SHOWN = 60
_FEW_CELLS = 30
"""A row with more cells holds the days of a person, not one shift."""
_NOTHING = SheetPicture("", ())


@dataclass(frozen=True, slots=True)
class Known:
    """What texts of cells mean: `codes` as the whole file reads them."""

    codes: Mapping[str, Meaning] = field(default_factory=dict)

    def team(self, text: str) -> Team | None:
        """The vagtlag of a cell that holds one shift or names one; None for any other."""
        meaning = self.codes.get(text_of(text))
        return meaning.team if isinstance(meaning, Work) else team_in(text)

    def sentence(self, text: str, mark: Mark | None) -> str:
        """What a cell was read as, for people."""
        meaning = self.codes.get(text_of(text))
        if mark in ("shift", "off", "away", "legend") and meaning is not None:
            said = in_words(meaning)
            return t("ui.wizard.read_as.legend", meaning=said) if mark == "legend" else said
        return t(f"ui.wizard.mark.{mark or 'unread'}")


class SheetModel(QAbstractTableModel):
    """Rows and columns are those of the file, so that addresses are the same as in Excel."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = _NOTHING
        self._known = Known()
        self._texts: frozenset[str] | None = None
        self._pointed: frozenset[str] = frozenset()
        self._at: Place | None = None

    def show(self, sheet: SheetPicture, known: Known) -> None:
        """Show a sheet. Where only the reading of it changed, the view stays as it is."""
        same = sheet.texts == self.sheet.texts and sheet.merged == self.sheet.merged
        if same and sheet.name == self.sheet.name:
            self.sheet, self._known = sheet, known
            self._repaint()
            return
        self.beginResetModel()
        self.sheet, self._known = sheet, known
        self._texts, self._pointed, self._at = None, frozenset(), None
        self.endResetModel()

    def find(self, wanted: Callable[[str], bool] | None, at: Place | None = None) -> None:
        """Point out the cells whose text is wanted, and the one `at` a place."""
        self._at = at
        self._pointed = frozenset()
        if wanted is not None:
            if self._texts is None:  # a year of people has 73,000 cells, and fifty texts in them
                self._texts = frozenset(chain.from_iterable(self.sheet.texts)) - {""}
            self._pointed = frozenset(filter(wanted, self._texts))
        self._repaint()

    def _is_found(self, place: Place) -> bool:
        text = self.sheet.texts[place[0]][place[1]]
        return text in self._pointed or (place == self._at and bool(text))

    def read_as(self, rows: int) -> dict[tuple[str, Mark | None], Place]:
        """Each text with each mark in so many rows from the top, and where it stands first."""
        found: dict[tuple[str, Mark | None], Place] = {}
        for row, cells in enumerate(self.sheet.texts[:rows]):
            pairs = list(zip(cells, self.sheet.marks_of(row), strict=True))
            for pair in set(pairs) - found.keys():
                found[pair] = (row, pairs.index(pair))
        return found

    def drawn(self, place: Place) -> tuple[str, Mark | None, Team | None, bool]:
        """What is drawn of a cell: its text, mark and vagtlag, and whether it is pointed out.

        One call for all of them, since thousands of cells are drawn while somebody scrolls.
        """
        text, mark = self.sheet.texts[place[0]][place[1]], self.sheet.marks.get(place)
        team = self._team(place) if mark == "shift" else None
        return text_of(text) if text else "", mark, team, self._is_found(place)

    def told(self, place: Place) -> str:
        """A cell's address, its text, what it was read as, and whose day it is."""
        text, mark = text_of(self.sheet.texts[place[0]][place[1]]), self.sheet.marks.get(place)
        read = self._known.sentence(text, mark)
        key = "ui.wizard.cell" if text else "ui.wizard.cell.empty"
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN - 1]}…"
        parts = [t(key, cell=address_of(place), text=shown, read=read)]
        if mark in _OF_A_DAY:
            name, day = self._along("name", place), self._along("date", place)
            parts += [name, day] if name and day else []
        return " · ".join(parts)

    def _along(self, wanted: Mark, place: Place) -> str:
        """The nearest text of a mark to the left in the row, else to the right, else above."""
        row, column = place
        before = [(row, c) for c in range(column - 1, -1, -1)]
        after = [(row, c) for c in range(column + 1, len(self.sheet.texts[row]))]
        above = [(r, column) for r in range(row - 1, -1, -1)]
        for at in (*before, *after, *above):
            if self.sheet.marks.get(at) == wanted:
                return text_of(self.sheet.texts[at[0]][at[1]])
        return ""

    def _team(self, place: Place) -> Team | None:
        """The vagtlag of a shift; one that is written in several cells has it in one of them."""
        cells = self.sheet.texts[place[0]]
        team = self._known.team(cells[place[1]])
        if team is None and len(cells) <= _FEW_CELLS and self.sheet.marks.get(place) == "shift":
            teams = {self._known.team(text) for text in cells} - {None}
            return teams.pop() if len(teams) == 1 else None
        return team

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.sheet.texts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or not self.sheet.texts else len(self.sheet.texts[0])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return letters(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = (index.row(), index.column())
        text = self.sheet.texts[place[0]][place[1]]
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(text)
        if role == MARK_ROLE:
            return self.sheet.marks.get(place)
        if role == TEAM_ROLE:
            return self._team(place)
        if role == FOUND_ROLE:
            return self._is_found(place)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.told(place) if text or place in self.sheet.marks else None
        return None

    def _repaint(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def letters(column: int) -> str:
    """The name of a column from 0: `A`, `AB`."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address_of(place: Place) -> str:
    """`D7`."""
    return f"{letters(place[1])}{place[0] + 1}"


def place_of(address: str) -> Place | None:
    """Row and column from 0 of `D7`; None where that is no address."""
    name = address.rstrip("0123456789")
    digits = address[len(name):]
    if not name.isalpha() or not name.isascii() or not digits or int(digits) < 1:
        return None
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1
