"""Why something is lacking: each reason with its number of times, as bars that compare them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.plan import Reason
from planner.why import of_reason
from ui.look import Look, scaled

BAR = 6
NUMBER = 44


class CountedReasons(QWidget):
    """One reason under the other, the most frequent first."""

    def __init__(self, look: Look, reasons: Sequence[Reason]) -> None:
        super().__init__()
        self._look = look
        self._reasons = tuple((r.candidates, of_reason(r)) for r in reasons)
        self.setAccessibleName("\n".join(f"{n}: {words}" for n, words in self._reasons))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._height(words, width) for _, words in self._reasons)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def _height(self, text: str, width: int) -> int:
        room = QRect(0, 0, max(40, width - NUMBER), 10_000)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return words.height() + BAR + 12

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max([1, *(number for number, _ in self._reasons)])
        top = 0
        for number, text in self._reasons:
            height = self._height(text, self.width())
            painter.setPen(QColor(theme.ink))
            painter.setFont(scaled(self.font(), 1.0, QFont.Weight.DemiBold))
            line = QRect(0, top, NUMBER - 8, height - BAR - 10)
            painter.drawText(
                line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
                str(number),
            )
            painter.setFont(self.font())
            words = QRect(NUMBER, top, self.width() - NUMBER, height - BAR - 10)
            painter.drawText(words, Qt.TextFlag.TextWordWrap, text)
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRect(NUMBER, top + height - BAR - 6, self.width() - NUMBER, BAR)
            painter.setBrush(QColor(theme.grid))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setBrush(QColor(theme.accent))
            bar.setWidth(max(BAR, round(bar.width() * number / most)))
            painter.drawRoundedRect(bar, 3, 3)
            top += height
        painter.end()
