"""How the grid of shifts is drawn: strips of a few days of a person, kept until they change.

What scrolls is made of pictures, so that a frame takes a few milliseconds whatever is in sight.
Selection, and whatever else changes often, is drawn over them.
"""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPixmap,
)

from ui.look import Look, scaled
from ui.theme import Theme
from ui.views.shifts_model import Cell, Pin, ShiftsModel
from ui.widgets.kind_sign import paint_sign

NARROW = 24
"""Pixels of a day below which a cell has room for initials alone."""
BARE = 10
"""Pixels of a day below which nothing can be written in a cell."""
LENGTHY = 72
"""Pixels of a day from which a meeting is as long as it lasts."""
STRIP = 480
"""Pixels that a strip is wide at most, give or take a few days."""
MOST_BYTES = 96 << 20
"""Memory of the strips that are kept, those of longest ago let go."""
MOST_STAMPS = 6000
"""Pictures of single cells that are kept; a year of 200 people has a few hundred that differ."""

_Stamp = tuple[object, ...]


class Strips:
    """Pictures of some days of a row, made when they first come into sight."""

    def __init__(self, model: ShiftsModel, look: Look) -> None:
        self._model, self._look = model, look
        self._style: tuple[object, ...] = ()
        self._kept: OrderedDict[tuple[str, int], tuple[tuple[Cell, ...], QPixmap]] = OrderedDict()
        self._stamps: dict[_Stamp, QPixmap] = {}
        self._bytes = 0
        self._free: tuple[bool, ...] = ()
        self._width = self._height = 1
        self._ratio = 1.0
        self._font = QFont()
        self.days = 1
        """Days in a strip: a multiple of four, so that its edges fall on whole pixels."""

    def prepare(self, width: int, height: int, ratio: float, font: QFont) -> None:
        """Draw days of a width and rows of a height from now on."""
        # Days that are free belong to the period: whoever opens another plan begins anew.
        style = (width, height, ratio, font.key(), id(self._look.theme), self._model.days)
        if style != self._style:
            self._style = style
            self._kept.clear()
            self._stamps.clear()
            self._bytes = 0
            self._width, self._height, self._ratio, self._font = width, height, ratio, font
            self.days = max(4, STRIP // width // 4 * 4)
            self._free = tuple(map(self._model.free, range(len(self._model.days))))

    def strip(self, row: int, number: int) -> QPixmap:
        """The n-th strip of a person's row."""
        cells = self._model.cells(row)
        key = (self._model.rows[row].key, number)
        found = self._kept.get(key)
        if found is not None and found[0] is cells:
            self._kept.move_to_end(key)
            return found[1]
        made = self._drawn(cells, number * self.days)
        if found is None:
            self._bytes += made.width() * made.height() * 4
        self._kept[key] = (cells, made)
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            gone = self._kept.popitem(last=False)[1][1]
            self._bytes -= gone.width() * gone.height() * 4
        return made

    def _drawn(self, cells: tuple[Cell, ...], first: int) -> QPixmap:
        shown = range(first, min(first + self.days, len(cells)))
        picture = self._blank(len(shown))
        painter = QPainter(picture)
        theme, width = self._look.theme, self._width
        painter.fillRect(QRect(0, 0, width * len(shown), self._height), QColor(theme.surface))
        whole = (width * self._ratio).is_integer()
        for place, number in enumerate(shown):
            cell, free = cells[number], self._free[number]
            sunday = self._model.days[number].isoweekday() == 7
            if whole:
                painter.drawPixmap(place * width, 0, self._stamp(cell, free, sunday))
            else:
                # Between whole pixels a picture would be blurred: the cell is drawn directly.
                painter.save()
                self._cell(painter, QRect(place * width, 0, width, self._height), cell, free,
                           sunday)
                painter.restore()
        painter.end()
        return picture

    def _blank(self, days: int) -> QPixmap:
        picture = QPixmap(
            max(1, round(days * self._width * self._ratio)), round(self._height * self._ratio)
        )
        picture.setDevicePixelRatio(self._ratio)
        return picture

    def _stamp(self, cell: Cell, free: bool, sunday: bool) -> QPixmap:
        """The picture of a cell; cells that look alike are drawn once."""
        key = (
            free, sunday, cell.codes, cell.hours, cell.team, cell.away,
            tuple((p.kind, p.leads, p.start, p.minutes, p.name[:1]) for p in cell.pins),
        )
        found = self._stamps.get(key)
        if found is None:
            if len(self._stamps) >= MOST_STAMPS:
                self._stamps.clear()
            found = self._stamps[key] = self._blank(1)
            painter = QPainter(found)
            self._cell(painter, QRect(0, 0, self._width, self._height), cell, free, sunday)
            painter.end()
        return found

    def _cell(
        self, painter: QPainter, rect: QRect, cell: Cell, free: bool, sunday: bool
    ) -> None:
        theme = self._look.theme
        painter.fillRect(rect, QColor(theme.weekend if free else theme.surface))
        bare = rect.width() < BARE
        sheet = rect.adjusted(0, 2, 0, -3) if bare else rect.adjusted(1, 2, -2, -3)
        if cell.team is not None:
            _sheet(painter, sheet, cell, theme, self._font)
        elif cell.away:
            painter.fillRect(sheet, QColor(theme.away.ground))
            painter.fillRect(sheet, QBrush(QColor(theme.away.edge), Qt.BrushStyle.BDiagPattern))
        for pin, box in zip(cell.pins, pin_rects(cell.pins, rect), strict=True):
            # A frame where the person leads it.
            paint_sign(painter, box, pin.kind, pin.name[:1], theme, self._font, pin.leads)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(theme.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if sunday:
            painter.setPen(QColor(theme.line))
            painter.drawLine(rect.topRight(), rect.bottomRight())


def _sheet(painter: QPainter, rect: QRect, cell: Cell, theme: Theme, font: QFont) -> None:
    tone = theme.team(cell.team)
    if rect.width() < BARE:
        painter.fillRect(rect, QColor(tone.edge))
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.ground))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QColor(tone.ink))
    painter.setFont(scaled(font, 0.9 if rect.width() >= NARROW else 0.78))
    text = fitting(cell, rect.width(), painter.fontMetrics())
    above = rect.adjusted(0, 0, 0, -rect.height() // 2 + 2) if cell.pins else rect
    painter.drawText(above, Qt.AlignmentFlag.AlignCenter, text)


def fitting(cell: Cell, width: int, metrics: QFontMetrics) -> str:
    """As much of a cell's shifts as fits a width: code and hours, the code, or its initials."""
    initials = "".join(word[0] for word in cell.codes.split())
    for text in (f"{cell.codes}  {cell.hours}", cell.codes, initials):
        if metrics.horizontalAdvance(text) <= width - 2:
            return text
    return initials[:1]


def pin_rects(pins: Sequence[Pin], cell: QRect) -> list[QRectF]:
    """Where meetings are drawn in their cell, whose width is a day from midnight to midnight.

    As long as they last where there is room, otherwise as wide as their signs; side by side where
    one would cover another, as far as the day has room.
    """
    boxes = [_pin_rect(pin, cell) for pin in pins]
    if len(boxes) > 1:
        end = float(cell.left())
        for box in sorted(boxes, key=QRectF.left):
            box.moveLeft(max(box.left(), end))
            end = box.right()
        end = float(cell.left() + cell.width())
        for box in sorted(boxes, key=QRectF.left, reverse=True):
            box.moveLeft(max(float(cell.left()), min(box.left(), end - box.width())))
            end = box.left()
    return boxes


def _pin_rect(pin: Pin, cell: QRect) -> QRectF:
    height = cell.height() / 2 - 2
    least = min(height, float(cell.width()))
    width = max(least, cell.width() * pin.minutes / 1440 if cell.width() >= LENGTHY else least)
    left = cell.left() + cell.width() * pin.start / 1440
    if cell.width() < LENGTHY:
        left -= width / 2
    left = min(max(left, cell.left()), cell.left() + cell.width() - width)
    return QRectF(left, cell.bottom() - height - 1, width, height)
