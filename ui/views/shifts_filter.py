"""Which people the grid of shifts shows, and in which order. Knows no Qt."""

from dataclasses import dataclass, fields
from typing import Literal

from models.people import Employee, Team, team_order
from models.problem import Problem
from planner.texts import t, tn
from ui import figures
from ui.document import State

Order = Literal["roster", "name", "unit", "team"]
ORDERS: tuple[Order, ...] = ("roster", "name", "unit", "team")


@dataclass(frozen=True, slots=True)
class Row:
    """A person, or the heading of a unit (`person` None)."""

    title: str
    person: Employee | None = None

    @property
    def key(self) -> str:
        """What tells one row from another, whatever it holds."""
        return self.person.id if self.person else f"\0{self.title}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which people to show; None: whoever. `text` is part of a name.

    `with_meeting`: only those in a meeting. `unreached`: only those whom a stretch of the period
    leaves without one.
    """

    unit: str | None = None
    team: Team | None = None
    text: str = ""
    profession: str | None = None
    with_meeting: bool = False
    unreached: bool = False
    order: Order = "roster"

    def accepts(self, person: Employee) -> bool:
        """Whether a person is shown, as far as she alone decides it."""
        return (
            (self.unit is None or person.unit == self.unit)
            and (self.team is None or person.home_team == self.team)
            and (self.profession is None or person.profession == self.profession)
            and self.text.casefold().strip() in person.name.casefold()
        )

    @property
    def chooses(self) -> bool:
        """Whether somebody may be left out."""
        return any(
            getattr(self, each.name) != each.default for each in fields(self)
            if each.name != "order"
        )


def rows_of(state: State, chosen: Filter) -> tuple[Row, ...]:
    """The rows that a filter leaves of a state: in the order of the roster and by unit with a
    heading for each unit."""
    problem = state.problem
    if problem is None:
        return ()
    people = [p for p in problem.roster.employees if chosen.accepts(p)]
    outcome = state.outcome
    if chosen.with_meeting:
        coming = {
            seat.employee for m in (outcome.plan.meetings if outcome else ())
            for seat in m.attendance
        }
        people = [p for p in people if p.id in coming]
    if chosen.unreached:
        missed = {x.employee for x in figures.not_reached(outcome)} if outcome else set()
        people = [p for p in people if p.id in missed]
    if chosen.order == "name":
        return tuple(Row(p.name, p) for p in sorted(people, key=_by_name))
    if chosen.order == "team":
        return tuple(
            Row(p.name, p) for p in sorted(
                people, key=lambda p: (team_order(p.home_team or "~"), _by_name(p))
            )
        )
    return _by_unit(problem, people, by_name=chosen.order == "unit")


def _by_unit(problem: Problem, people: list[Employee], *, by_name: bool) -> tuple[Row, ...]:
    units: dict[str | None, list[Employee]] = {unit: [] for unit in problem.roster.units()}
    for person in people:
        units[person.unit].append(person)
    names = sorted(units, key=lambda u: (u is None, u or "")) if by_name else list(units)
    rows: list[Row] = []
    for unit in names:
        shown = sorted(units[unit], key=_by_name) if by_name else units[unit]
        if shown:
            rows.append(Row(tn("ui.shifts.unit", len(shown), unit=unit or t("no_unit"))))
            rows += [Row(p.name, p) for p in shown]
    return tuple(rows)


def _by_name(person: Employee) -> str:
    """Danish order for Danish letters: å after ø after æ after z."""
    letters = {"æ": "{", "ø": "|", "å": "}"}
    return "".join(letters.get(x, x) for x in person.name.casefold())
