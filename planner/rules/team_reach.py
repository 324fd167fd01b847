"""Rule: of each vagtlag of a unit somebody is in a meeting within every stretch."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted
from planner.texts import t
from planner.texts.dates import short_date, the_team


class TeamReach(Rule):
    """No home vagtlag of a unit goes without a meeting for a whole stretch of the period.

    Why: what day staff talk over has to reach the night. A vagtlag of which everybody is away all
    through the stretch is not looked at. Counted among what must be covered, and told where it
    cannot be had. Off unless the home sets the days. Source: 000 §2.2.2; 004 6A.
    """

    id = "team_reach"

    def sentence(self, problem: Problem) -> str:
        """The days, where they are set."""
        days = problem.policy.team_days
        return t("rules.team_reach", days=counted("day", days)) if days else t(
            "rules.team_reach.none"
        )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """A warning for each stretch, unit and vagtlag."""
        for stretch, unit, team in facts.unseen_teams():
            words = {
                "team": the_team(team), "first": short_date(stretch.first),
                "last": short_date(stretch.last),
            }
            message = (
                t("rules.team_reach.broken", **words) if unit is None
                else t("rules.team_reach.broken_unit", unit=unit, **words)
            )
            yield Finding("warning", "team_unseen", message)
