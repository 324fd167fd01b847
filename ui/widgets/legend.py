"""The meaning of the colours: vagtlag, days away, meeting kinds."""

from PySide6.QtWidgets import QLabel, QWidget

from models.problem import Problem
from planner.texts import t
from planner.texts.dates import team_name
from ui.look import Look, scaled
from ui.theme import Tone
from ui.widgets.badge import team_letter
from ui.widgets.flow import Flow
from ui.widgets.parts import clear


class Legend(QWidget):
    """A line of small coloured words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._row = Flow()
        self.setLayout(self._row)

    def explain(
        self, problem: Problem, *, with_teams: bool = True,
        with_meetings: bool = True,
    ) -> None:
        """Explain the colours of a problem."""
        clear(self._row)
        theme = self._look.theme
        if with_teams:
            for team in problem.roster.teams():
                self._add(f"{team_letter(team)}  {team_name(team)}", theme.team(team))
            self._add(t("not_available"), theme.away)
        if with_meetings:
            for number, kind in enumerate(problem.kinds):
                self._add(kind.name, theme.kind(number))

    def _add(self, text: str, tone: Tone) -> None:
        each = QLabel(text)
        each.setFont(scaled(self.font(), 0.9))
        each.setStyleSheet(
            f"background: {tone.ground}; color: {tone.ink}; border: 1px solid {tone.edge};"
            "border-radius: 5px; padding: 2px 8px;"
        )
        self._row.addWidget(each)
