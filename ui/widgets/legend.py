"""The meaning of the colours: vagtlag, days away, meeting kinds."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from models.problem import Problem
from planner.texts import t
from planner.texts.dates import team_name
from ui.look import Look, scaled
from ui.theme import Tone
from ui.widgets.badge import team_letter
from ui.widgets.flow import Flow
from ui.widgets.kind_sign import paint_sign
from ui.widgets.parts import clear

SIGN = 13
"""Pixels of the sign of a meeting kind, each way."""


class Legend(QWidget):
    """A line of small coloured words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._row = Flow()
        self.setLayout(self._row)

    def explain(
        self, problem: Problem, *, with_teams: bool = True,
        with_meetings: bool = True, signs: bool = False,
    ) -> None:
        """Explain the colours of a problem; `signs`: with the sign of each meeting kind."""
        clear(self._row)
        theme = self._look.theme
        if with_teams:
            for team in problem.roster.teams():
                self._add(f"{team_letter(team)}  {team_name(team)}", theme.team(team))
            self._add(t("not_available"), theme.away)
        if with_meetings:
            for number, kind in enumerate(problem.kinds):
                self._add(kind.name, theme.kind(number), number if signs else None)

    def _add(self, text: str, tone: Tone, kind: int | None = None) -> None:
        each = QLabel(text) if kind is None else _Sign(text, kind, self._look)
        each.setFont(scaled(self.font(), 0.9))
        each.setStyleSheet(
            f"background: {tone.ground}; color: {tone.ink}; border: 1px solid {tone.edge};"
            f"border-radius: 5px; padding: 2px 8px 2px {8 if kind is None else SIGN + 12}px;"
        )
        self._row.addWidget(each)


class _Sign(QLabel):
    """A word behind the sign of its meeting kind."""

    def __init__(self, text: str, kind: int, look: Look) -> None:
        super().__init__(text)
        self._kind, self._look = kind, look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(7, (self.height() - SIGN) / 2, SIGN, SIGN)
        paint_sign(painter, box, self._kind, self.text()[:1], self._look.theme, self.font())
        painter.end()
