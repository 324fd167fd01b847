"""The lines of the list of problems; the words of each are put together when it is looked at."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from models.finding import Finding
from planner.texts import t
from ui import icons
from ui.theme import Theme
from ui.widgets.grouped_lines import HEADING_ROLE

Index = QModelIndex | QPersistentModelIndex
Line = tuple[str, Finding]
"""The title of the group, and what stands in it."""


class ProblemsModel(QAbstractListModel):
    """One line a finding; the first of each group carries the group's heading."""

    def __init__(self, words: Callable[[Finding], str]) -> None:
        super().__init__()
        self._words = words
        self._headings: dict[int, str] = {}
        self._icons: dict[str, QIcon] = {}
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line], theme: Theme) -> None:
        """Show other lines, of which those of one group and severity follow each other."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self._icons = {
            name: icons.icon(name, theme.severity(name).edge)
            for name in dict.fromkeys(finding.severity for _, finding in lines)
        }
        groups = [(title, finding.severity) for title, finding in lines]
        numbers = Counter(groups)
        firsts = {group: at for at, group in reversed(list(enumerate(groups)))}
        self._headings = {
            at: _heading(title, severity, numbers[title, severity])
            for (title, severity), at in firsts.items()
        }
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        title, finding = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(finding)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons[finding.severity]
        if role == HEADING_ROLE:
            return self._headings.get(index.row())
        severity = t(f"severity.{finding.severity}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{severity}: {finding.message}\n{t('ui.problems.open')}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return t(
                "ui.problems.spoken", severity=severity, title=title, message=finding.message
            )
        return None


def _heading(title: str, severity: str, number: int) -> str:
    return f"{t(f'severity.{severity}')}: {t('ui.problems.kind', title=title, count=number)}"
