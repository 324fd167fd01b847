"""Coverage, seen from the meetings and from the people."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.texts import t
from ui.look import Look, scaled
from ui.theme import GAP, blend
from ui.views.base import Context, View
from ui.views.coverage_models import ID_ROLE, MARK_ROLE, Mark, MeetingTeams, PersonWeeks
from ui.widgets.parts import Segments, label

PAGES = ("meetings", "people")
LEAST_WIDTHS = {"meetings": 70, "people": 30}
MEETING_WIDTHS = ((158, 128, 70), (165, 165, 104))
"""When, what, and each vagtlag: on a small screen, and where there is room."""
ROOM = 760
"""Pixels from which there is room."""
PERSON_WIDTHS = (190, 100, 120)


class MarkDelegate(QStyledItemDelegate):
    """Draws a mark as a tile: green or red where something is asked, in a strength that tells."""

    def __init__(self, look: Look, parent: QWidget, *, graded: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._graded = graded

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        mark = index.data(MARK_ROLE)
        if not isinstance(mark, Mark):
            super().paint(painter, option, index)
            return
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.accent_soft))
        ground, ink = self._colours(mark)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 5, 5)
        painter.setPen(QColor(ink))
        painter.setFont(scaled(font, 0.92))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark.text)
        painter.restore()

    def _colours(self, mark: Mark) -> tuple[QColor, str]:
        theme = self._look.theme
        if mark.good is None:
            return QColor(theme.raised), theme.muted
        if not mark.good:
            return QColor(theme.error.ground), theme.error.ink
        if not self._graded or mark.dot:
            return QColor(theme.good.ground), theme.good.ink
        return blend(theme.surface, theme.warning.ground, mark.share * 2), theme.ink


class CoverageView(View):
    """Two tables behind one switch; a row selects its meeting or person."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._page = "meetings"
        self.meetings, self.people = MeetingTeams(), PersonWeeks()
        self.tables = {"meetings": QTableView(), "people": QTableView()}
        self._stack = QStackedWidget()
        for key, model in (("meetings", self.meetings), ("people", self.people)):
            table = self.tables[key]
            table.setModel(model)
            table.setAccessibleName(t(f"ui.coverage.{key}"))
            table.setItemDelegate(MarkDelegate(context.look, table, graded=key == "people"))
            table.verticalHeader().hide()
            table.verticalHeader().setDefaultSectionSize(32)
            table.setShowGrid(False)
            table.setWordWrap(False)
            table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
            table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
            table.horizontalHeader().setHighlightSections(False)
            # Where they do not all fit, the table scrolls sideways rather than hide a figure.
            table.horizontalHeader().setMinimumSectionSize(LEAST_WIDTHS[key])
            table.setTabKeyNavigation(False)
            table.selectionModel().currentRowChanged.connect(
                lambda index, _, k=key: self._chosen(k, index)
            )
            self._stack.addWidget(table)
        self.switch = Segments(
            [(key, t(f"ui.coverage.{key}")) for key in PAGES], t("ui.view.coverage")
        )
        self.switch.choose(self._page)
        self.switch.chosen.connect(self.choose_page)
        self._hint = label("", "muted", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 3, GAP * 2, GAP * 3, GAP * 2)
        column.setSpacing(GAP + GAP // 2)
        top = QHBoxLayout()
        top.addWidget(label(t("ui.view.coverage"), "title", size=1.7))
        top.addStretch(1)
        top.addWidget(self.switch)
        column.addLayout(top)
        column.addWidget(self._hint)
        column.addWidget(self._stack, 1)

    def choose_page(self, page: str) -> None:
        """Show `meetings` or `people`."""
        self._page = page
        self.switch.choose(page)
        self._stack.setCurrentIndex(PAGES.index(page))
        self._say()

    def refresh(self) -> None:
        outcome = self.context.document.state.outcome
        if outcome is None:
            return
        self.meetings.show(outcome)
        self.people.show(outcome)
        self._share_out()
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give each column its width; what is left goes to the unit, or to the weeks."""
        when, what, team = MEETING_WIDTHS[self.width() >= ROOM]
        _fit(self.tables["meetings"], (when, what, *(team,) * self.meetings.mark_count()))
        _fit(self.tables["people"], PERSON_WIDTHS)

    def show_selection(self) -> None:
        chosen = self.context.selection
        for key, wanted in (("meetings", chosen.meeting), ("people", chosen.person)):
            table = self.tables[key]
            ids = self.meetings.ids if key == "meetings" else self.people.ids
            if wanted in ids and table.currentIndex().row() != ids.index(wanted):
                table.selectRow(ids.index(wanted))

    def _say(self) -> None:
        problem = self.context.document.state.problem
        days = problem.policy.reach_days if problem else 0
        self._hint.setText(t(f"ui.coverage.{self._page}.hint", days=days))

    def _chosen(self, key: str, index: QModelIndex) -> None:
        chosen = index.data(ID_ROLE)
        if not isinstance(chosen, str) or not self.tables[key].isVisible():
            return
        if key == "meetings":
            self.context.selection.select_meeting(chosen)
        else:
            self.context.selection.select_person(chosen)


def _fit(table: QTableView, widths: tuple[int, ...]) -> None:
    """Fix the widths of the first columns, and let the others share the rest."""
    header, modes = table.horizontalHeader(), QHeaderView.ResizeMode
    for column in range(table.model().columnCount()):
        fixed = column < len(widths)
        header.setSectionResizeMode(column, modes.Interactive if fixed else modes.Stretch)
        if fixed:
            table.setColumnWidth(column, widths[column])
