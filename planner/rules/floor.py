"""Rule: enough people stay on the floor while meetings run."""

from collections.abc import Iterator
from datetime import date

from models.finding import Finding
from models.people import Team
from models.policy import FloorMinimum
from models.problem import Problem
from models.timespan import Moment, Span
from planner.judging.facts import Facts, Held
from planner.rules.base import Rule
from planner.rules.wording import listed, meeting_name
from planner.texts import t
from planner.texts.dates import team_name, time_of
from planner.variables import Posting, Slot, Var


class Floor(Rule):
    """At each moment of a meeting that takes somebody from her shift, enough of her unit stay.

    Counted for each unit and vagtlag: those on a shift of that vagtlag then (the shift's, not the
    person's home) who are in no meeting at all. Where nobody leaves the floor for the meeting, a
    thin roster is not its fault. Source: 004 1B, 6A (alone in the shift); the
    numbers are the home's own.
    """

    id = "floor"

    def sentence(self, problem: Problem) -> str:
        """Each line of the minimum staffing."""
        lines = problem.policy.floor
        if not lines:
            return t("rules.floor.none")
        return t("rules.floor", lines=listed(_line(line) for line in lines))

    def post(self, model: Posting) -> None:
        """For each start of a meeting, how many each crew on the floor then can spare.

        Meetings that draw on the same unit are never held at once (`one_at_a_time`), so that
        each meeting has the whole of what the floor can spare.
        """
        crews = _crews(model.problem)
        for slot in model.slots:
            if slot.locked is None:
                _spare(model, slot, crews)

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting, unit and vagtlag, at the moment when fewest are left."""
        for held in facts.held:
            worst: dict[tuple[str | None, Team], tuple[int, Moment]] = {}
            for at in _turns(facts, held):
                for unit, team in _left_by(facts, held, at):
                    count = facts.on_floor(unit, team, at)
                    if (unit, team) not in worst or count < worst[unit, team][0]:
                        worst[unit, team] = count, at
            for (unit, team), (count, at) in worst.items():
                minimum = facts.policy.floor_minimum(unit, team)
                if count < minimum:
                    message = t(
                        "rules.floor.broken" if unit is None else "rules.floor.broken_unit",
                        meeting=meeting_name(held), unit=unit, team=team_name(team),
                        time=time_of(at), count=count, minimum=minimum,
                    )
                    yield Finding("error", "floor", message, meeting=held.meeting.id)


def _turns(facts: Facts, held: Held) -> list[Moment]:
    """The moments of a meeting at which a count can change: a shift or a meeting turns over."""
    units = {seat.person.unit for seat in held.seats}
    return sorted({held.span.start}.union(*(facts.turns(unit, held.span) for unit in units)))


def _left_by(facts: Facts, held: Held, at: Moment) -> set[tuple[str | None, Team]]:
    """The floors (unit, vagtlag) from which somebody on a shift at a moment attends a meeting."""
    return {
        (seat.person.unit, team)
        for seat in held.seats if seat.cls != "called_in"
        for team in facts.teams_at(seat.person, at)
    }


def _line(line: FloorMinimum) -> str:
    team = team_name(line.team)
    if line.unit is None:
        return t("rules.floor.line", minimum=line.minimum, team=team)
    return t("rules.floor.line_unit", unit=line.unit, minimum=line.minimum, team=team)


def _crews(problem: Problem) -> dict[date, dict[tuple[str | None, Team], list[tuple[Span, str]]]]:
    """Who is on a shift of which unit and vagtlag, by the days that the shift touches."""
    crews: dict[date, dict[tuple[str | None, Team], list[tuple[Span, str]]]] = {}
    for person in problem.roster.employees:
        for shift in person.shifts:
            for day in shift.span.days():
                of_day = crews.setdefault(day, {})
                of_day.setdefault((person.unit, shift.team), []).append((shift.span, person.id))
    return crews


def _spare(
    model: Posting,
    slot: Slot,
    crews: dict[date, dict[tuple[str | None, Team], list[tuple[Span, str]]]],
) -> None:
    ways: list[dict[str, list[Var]]] = [{} for _ in slot.starts]
    for chance in slot.chances:
        for index in chance.starts:
            ways[index].setdefault(chance.employee, []).append(chance.var)
    for index, way in enumerate(ways):
        span = slot.span(index)
        for (unit, team), shifts in crews.get(slot.days[index], {}).items():
            minimum = model.problem.policy.floor_minimum(unit, team)
            for crew in _crews_during(span, shifts) if minimum else ():
                takers = [var for person in crew for var in way.get(person, ())]
                spare = max(0, len(crew) - minimum)
                if sum(person in way for person in crew) > spare:
                    model.at_most(takers, spare, when=[slot.at[index]])


def _crews_during(span: Span, shifts: list[tuple[Span, str]]) -> list[tuple[str, ...]]:
    """Each different set of people who are on the floor together at some moment of a span."""
    here = [(shift, person) for shift, person in shifts if shift.shared(span)]
    edges = {span.start, *(shift.start for shift, _ in here), *(shift.end for shift, _ in here)}
    return sorted({
        tuple(sorted({person for shift, person in here if shift.start <= at < shift.end}))
        for at in edges if span.start <= at < span.end
    })
