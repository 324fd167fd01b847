"""Rule: the vagtlag that a kind asks for are in each of its meetings."""

from collections.abc import Iterator

from models.finding import Finding, Severity
from models.meetings import MeetingKind
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted, listed, meeting_name
from planner.texts import t
from planner.texts.dates import team_name


class Teams(Rule):
    """Of each vagtlag that the kind asks for, the wanted number of people attend.

    A person's home vagtlag counts, not her shift's, and a leader only where the kind says so. Why:
    day staff always come, night staff never, unless somebody plans it. For a strict kind a vagtlag
    missing is an error, otherwise a warning. Source: 000 §2.2.2.
    """

    id = "teams"

    def sentence(self, problem: Problem) -> str:
        """The teams of every kind that asks for some."""
        asking = [kind for kind in problem.kinds if kind.teams_required]
        if not asking:
            return t("rules.teams.none")
        return t("rules.teams", kinds=", ".join(_line(kind) for kind in asking))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """A finding for each team that is missing in a meeting or too few."""
        for held in facts.held:
            for team in held.kind.teams_required:
                present, wanted = facts.present_of(held, team), held.kind.team_min
                if present < wanted:
                    message = t(
                        "rules.teams.few" if present else "rules.teams.missing",
                        meeting=meeting_name(held), team=team_name(team),
                        present=counted("person", present), wanted=wanted,
                    )
                    severity: Severity = "error" if held.kind.teams_strict else "warning"
                    yield Finding(severity, "team_missing", message, meeting=held.meeting.id)


def _line(kind: MeetingKind) -> str:
    return t(
        "rules.teams.line_strict" if kind.teams_strict else "rules.teams.line", kind=kind.name,
        count=kind.team_min, teams=listed(team_name(team) for team in kind.teams_required),
    )
