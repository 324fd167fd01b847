"""How the grid of shifts is drawn: its cells and its two-storeyed heading."""

from datetime import date

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.texts import t
from planner.texts.dates import month_name
from ui.look import Look, scaled
from ui.theme import Theme
from ui.views.shifts_model import CELL_ROLE, Cell, ShiftsModel

NARROW = 24
WEEK_BAND = 24
HEADER_HEIGHT = 68
MOST_STAMPS = 4000
"""Pictures of cells that are kept; a year of 200 people has a few hundred that differ."""


class ShiftDelegate(QStyledItemDelegate):
    """Draws names, headings of units and cells; a cell is a rounded sheet in its team's colour."""

    def __init__(self, model: ShiftsModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._look = look
        self._stamps: dict[tuple[object, ...], QPixmap] = {}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        row = self._model.rows[index.row()]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        ratio = painter.device().devicePixelRatioF()
        whole = row.person is not None and index.column() > 0
        if whole and ratio.is_integer():
            # Between whole pixels a picture would be blurred: there a cell is drawn directly.
            stamp = self._stamp(rect.size(), ratio, index, selected, font)
            painter.drawPixmap(rect.topLeft(), stamp)
            return
        painter.save()
        painter.setFont(font)
        if row.person is None:
            self._heading(painter, rect, row.title if index.column() == 0 else "", font)
        elif index.column() == 0:
            painter.fillRect(rect, QColor(theme.accent_soft if selected else theme.surface))
            painter.setPen(QColor(theme.ink))
            painter.drawText(
                rect.adjusted(14, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter,
                painter.fontMetrics().elidedText(
                    row.title, Qt.TextElideMode.ElideRight, rect.width() - 20
                ),
            )
        else:
            self._cell(painter, rect, index, selected, font)
        painter.setPen(QColor(theme.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _stamp(
        self, size: QSize, ratio: float, index: QModelIndex | QPersistentModelIndex,
        selected: bool, font: QFont,
    ) -> QPixmap:
        """The picture of a cell; cells that look alike are drawn once, for smooth scrolling."""
        cell, day = self._model.cell(index.row(), index.column()), self._day_of(index)
        key = (
            size.width(), size.height(), ratio, selected, font.key(), self._look.theme,
            day.isoweekday() == 7, self._free(day), cell.codes, cell.hours, cell.team, cell.away,
            tuple((pin.kind, pin.leads) for pin in cell.pins),
        )
        found = self._stamps.get(key)
        if found is None:
            if len(self._stamps) >= MOST_STAMPS:
                self._stamps.clear()
            found = self._stamps[key] = QPixmap(size * ratio)
            found.setDevicePixelRatio(ratio)
            rect = QRect(0, 0, size.width(), size.height())
            painter = QPainter(found)
            painter.setFont(font)
            self._cell(painter, rect, index, selected, font)
            painter.setPen(QColor(self._look.theme.grid))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            painter.end()
        return found

    def _day_of(self, index: QModelIndex | QPersistentModelIndex) -> date:
        return self._model.days[index.column() - 1]

    def _free(self, day: date) -> bool:
        return day.isoweekday() > 5 or day in self._model.holidays

    def _heading(self, painter: QPainter, rect: QRect, text: str, font: QFont) -> None:
        theme = self._look.theme
        painter.fillRect(rect, QColor(theme.raised))
        painter.setFont(scaled(font, 1.0, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.muted))
        painter.drawText(rect.adjusted(14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _cell(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex,
        selected: bool, font: QFont,
    ) -> None:
        theme = self._look.theme
        day = self._day_of(index)
        painter.fillRect(rect, QColor(theme.weekend if self._free(day) else theme.surface))
        cell: Cell = index.data(CELL_ROLE)
        sheet = rect.adjusted(1, 2, -2, -3)
        if cell.team is not None:
            _sheet(painter, sheet, cell, theme, font, bool(cell.pins))
        elif cell.away:
            painter.fillRect(sheet, QColor(theme.away.ground))
            painter.fillRect(sheet, QBrush(QColor(theme.away.edge), Qt.BrushStyle.BDiagPattern))
        _pins(painter, sheet, cell, theme)
        if selected:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        if day.isoweekday() == 7:
            painter.setPen(QColor(theme.line))
            painter.drawLine(rect.topRight(), rect.bottomRight())


def _sheet(
    painter: QPainter, rect: QRect, cell: Cell, theme: Theme, font: QFont, pinned: bool
) -> None:
    tone = theme.team(cell.team)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.ground))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QColor(tone.ink))
    painter.setFont(scaled(font, 0.9 if rect.width() >= NARROW else 0.78))
    text = fitting(cell, rect.width(), painter.fontMetrics())
    above = rect.adjusted(0, 0, 0, -rect.height() // 3) if pinned else rect
    painter.drawText(above, Qt.AlignmentFlag.AlignCenter, text)


def fitting(cell: Cell, width: int, metrics: QFontMetrics) -> str:
    """As much of a cell's shifts as fits a width: code and hours, the code, or its initials."""
    initials = "".join(word[0] for word in cell.codes.split())
    for text in (f"{cell.codes}  {cell.hours}", cell.codes, initials):
        if metrics.horizontalAdvance(text) <= width - 2:
            return text
    return initials[:1]


def _pins(painter: QPainter, rect: QRect, cell: Cell, theme: Theme) -> None:
    """The day's meetings as bars along the lower edge; those that she leads are framed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, pin in enumerate(cell.pins):
        tone = theme.kind(pin.kind)
        height = max(6, rect.height() // 3) - 1
        bar = QRect(
            rect.left() + 2, rect.bottom() - height * (number + 1) + 1, rect.width() - 3,
            height - 1,
        )
        painter.setPen(QPen(QColor(tone.ink), 1) if pin.leads else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.edge))
        painter.drawRoundedRect(bar, 3, 3)


class DayHeader(QHeaderView):
    """Weeks above, weekday and date below; free days shaded, holidays with their name as a tip."""

    def __init__(self, model: ShiftsModel, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._days = model
        self._look = look
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(12)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._look.theme
        painter.save()
        painter.fillRect(rect, QColor(theme.surface))
        if section == 0:
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                rect.adjusted(14, WEEK_BAND, 0, -6),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, t("ui.shifts.name"),
            )
        else:
            self._day(painter, rect, section)
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _day(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._look.theme
        day = self._days.days[section - 1]
        below = rect.adjusted(0, WEEK_BAND, 0, 0)
        holiday = day in self._days.holidays
        if holiday or day.isoweekday() > 5:
            painter.fillRect(below, QColor(theme.weekend))
        letters = t(f"weekday.short.{day.isoweekday()}")
        if rect.width() < 30:
            letters = letters[:1].upper()
        half = below.height() // 2
        painter.setPen(QColor(theme.error.ink if holiday else theme.muted))
        painter.setFont(scaled(self.font(), 0.82))
        painter.drawText(
            below.adjusted(0, 3, 0, -half), Qt.AlignmentFlag.AlignCenter, letters
        )
        painter.setPen(QColor(theme.error.ink if holiday else theme.ink))
        painter.setFont(scaled(self.font(), 0.95 if rect.width() >= 30 else 0.8))
        painter.drawText(
            below.adjusted(0, half - 3, 0, -4), Qt.AlignmentFlag.AlignCenter, str(day.day)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._look.theme
        painter = QPainter(self.viewport())
        painter.setFont(scaled(self.font(), 0.9, QFont.Weight.DemiBold))
        for number, day in enumerate(self._days.days):
            if day.isoweekday() == 1 or number == 0:
                left = self.sectionViewportPosition(number + 1)
                width = self.sectionSize(number + 1) * (8 - day.isoweekday())
                band = QRect(left, 0, width, WEEK_BAND)
                painter.setPen(QColor(theme.ink))
                text = t("ui.week", number=day.isocalendar().week)
                if width > 150:
                    text += f"  ·  {month_name(day)}"
                painter.drawText(
                    band.adjusted(6, 4, 0, 0), Qt.AlignmentFlag.AlignVCenter, text
                )
                painter.setPen(QColor(theme.line))
                painter.drawLine(left - 1, 0, left - 1, self.height())
        if not self.isSectionHidden(0):
            name = QRect(self.sectionViewportPosition(0), 0, self.sectionSize(0), WEEK_BAND)
            painter.fillRect(name, QColor(theme.surface))
        painter.end()
