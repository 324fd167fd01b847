"""Fixed days beside each other: which times to price, and what each costs whom. Knows no Qt."""

from collections import Counter
from typing import TYPE_CHECKING

from models.people import Team, team_order
from models.plan import Outcome
from planner.tally import team_figures
from planner.texts import capital, t
from planner.texts.dates import duration, team_name
from ui.views.load_model import signed

if TYPE_CHECKING:
    from planner.advice.fixed_day import FixedDay
    from planner.advice.meeting_days import Cell, MeetingDays

COLUMNS = ("moment", "coverage", "reached", "minutes", "call_ins")


def best_of_each_day(days: "MeetingDays") -> "tuple[Cell, ...]":
    """The best time of each weekday on which the row may be held, Monday first.

    Best is where every vagtlag can be there in most weeks, then with call-ins, then where most can
    come; the recommended time is best on its day.
    """
    found: dict[int, Cell] = {}
    for cell in days.cells:
        if cell.in_window and cell.weeks:
            former = found.get(cell.weekday)
            if former is None or _worth(days, cell) > _worth(days, former):
                found[cell.weekday] = cell
    return tuple(found[weekday] for weekday in sorted(found))


def _worth(days: "MeetingDays", cell: "Cell") -> tuple[bool, int, int, float]:
    return cell == days.best, cell.full, cell.called, cell.together


def price_cells(price: "FixedDay", moment: str) -> tuple[str, ...]:
    """A fixed day in one line: its coverage, people reached, minutes and call-ins beside the free
    plan."""
    effect = price.kept_price
    covered = sum(change for _, change in effect.covered)
    return (
        capital(moment), _more(covered, "ui.days.price.covered"),
        _more(effect.reached, "ui.days.price.reached"), signed(effect.extra_minutes),
        _more(effect.call_ins, "ui.days.price.call_ins"),
    )


def team_lines(free: Outcome, kept: Outcome) -> tuple[str, ...]:
    """What the fixed day is to each vagtlag: meetings that it is in, and extra time."""
    covered = [{f.team: f.covered for f in team_figures(x)} for x in (free, kept)]
    minutes = [_minutes(each) for each in (free, kept)]
    teams = sorted({*covered[0], *covered[1], *minutes[0], *minutes[1]}, key=team_order)
    return tuple(
        t("ui.days.price.team", team=capital(team_name(team)),
          was=covered[0].get(team, 0), now=covered[1].get(team, 0),
          before=duration(minutes[0][team]), after=duration(minutes[1][team]))
        for team in teams
    )


def _minutes(outcome: Outcome) -> Counter[Team]:
    homes = {p.id: p.home_team for p in outcome.problem.roster.employees}
    found: Counter[Team] = Counter()
    for line in outcome.judgement.by_employee:
        team = homes[line.employee]
        if team is not None:
            found[team] += line.extra_minutes
    return found


def _more(number: int, key: str) -> str:
    if not number:
        return t("ui.days.price.same")
    return t(key, number=f"{'+' if number > 0 else '−'}{abs(number)}")
