"""Rule: the vagtlag that a kind asks for are in each of its meetings."""

from collections.abc import Iterator

from models.finding import Finding, Severity
from models.meetings import MeetingKind
from models.problem import Problem
from planner.judging.facts import Facts, Held
from planner.rules.base import Rule
from planner.rules.wording import counted, listed, meeting_name
from planner.texts import t
from planner.texts.dates import team_name, the_team
from planner.variables import Linear, Posting


class Teams(Rule):
    """Of each vagtlag that the kind asks for, the wanted number of people attend.

    A person's home vagtlag counts, not her shift's, and a leader only where the kind says so. Why:
    day staff always come, night staff never, unless somebody plans it. For a strict kind a vagtlag
    missing is an error, otherwise a warning. Source: 000 §2.2.2.
    """

    id = "teams"
    priced = frozenset({"team_missing"})

    def sentence(self, problem: Problem) -> str:
        """The teams of every kind that asks for some."""
        asking = [kind for kind in problem.kinds if kind.teams_required]
        if not asking:
            return t("rules.teams.none")
        return t("rules.teams", kinds=", ".join(_line(kind) for kind in asking))

    def post(self, model: Posting) -> None:
        """A strict kind is held only with each team; elsewhere a missing team is a price."""
        price = model.problem.policy.prices.get(self.id)
        homes = {p.id: p.home_team for p in model.problem.roster.employees}
        for slot in model.slots:
            if not slot.kind.teams_strict or (price is None and slot.locked is not None):
                continue
            for team in slot.kind.teams_required:
                there = [
                    chance.var for chance in slot.chances
                    if homes[chance.employee] == team
                    and (not chance.leads or slot.kind.lead_counts)
                ]
                if price is None:
                    model.require(model.total(there) >= slot.kind.team_min, when=[slot.placed])
                    continue
                few = Linear(0, [slot.placed], [slot.kind.team_min])
                for var in there:
                    few = few.less(var, 1)
                model.breach(price, slot.kind.team_min, few)

    def breaches(self, facts: Facts) -> int:
        """People missing of the teams of strict kinds."""
        return sum(
            max(0, held.kind.team_min - facts.present_of(held, team))
            for held in facts.held if held.kind.teams_strict
            for team in held.kind.teams_required
        )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """A finding for each team that is missing in a meeting or too few."""
        for held in facts.held:
            yield from facts.of_meeting(self.id, held, _missing)


def _missing(facts: Facts, held: Held) -> Iterator[Finding]:
    for team in held.kind.teams_required:
        present, wanted = facts.present_of(held, team), held.kind.team_min
        if present < wanted:
            message = t(
                "rules.teams.few" if present else "rules.teams.missing",
                meeting=meeting_name(held), team=the_team(team),
                present=counted("person", present), wanted=wanted,
            )
            severity: Severity = "error" if held.kind.teams_strict else "warning"
            yield Finding(severity, "team_missing", message, meeting=held.meeting.id)


def _line(kind: MeetingKind) -> str:
    return t(
        "rules.teams.line_strict" if kind.teams_strict else "rules.teams.line", kind=kind.name,
        count=kind.team_min, teams=listed(team_name(team) for team in kind.teams_required),
    )
