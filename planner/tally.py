"""How well the vagtlag are covered, in one definition for window, workbook, paper and terminal."""

from dataclasses import dataclass

from models.people import Team, team_order
from models.plan import Outcome


@dataclass(frozen=True, slots=True)
class TeamFigure:
    """Of the meetings that are to be held and ask for a vagtlag (`wanted`), how many have it.

    A meeting that is not placed is to be held all the same, and has not got it.
    """

    team: Team
    covered: int
    wanted: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down so that 100 means all."""
        return 100 if self.wanted == 0 else self.covered * 100 // self.wanted


def team_figures(outcome: Outcome) -> tuple[TeamFigure, ...]:
    """Coverage of each vagtlag that some meeting asks for, in the usual order."""
    wanted: dict[Team, list[bool]] = {}
    for line in outcome.judgement.by_team:
        if line.wanted > 0:
            wanted.setdefault(line.team, []).append(line.covered)
    kinds = {kind.id: kind for kind in outcome.problem.kinds}
    for missing in outcome.plan.unplaced:
        kind = kinds.get(missing.kind)
        if kind is not None and kind.team_min > 0:
            for team in kind.teams_required:
                wanted.setdefault(team, []).append(False)
    return tuple(
        TeamFigure(team, sum(wanted[team]), len(wanted[team]))
        for team in sorted(wanted, key=team_order)
    )
