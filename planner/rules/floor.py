"""Rule: enough people stay on the floor while meetings run."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from models.finding import Finding
from models.people import Team
from models.policy import FloorMinimum, Policy
from models.problem import Problem
from models.timespan import Moment, Span
from planner.judging.facts import Facts, Held
from planner.rules.base import Rule
from planner.rules.wording import listed, listed_or, meeting_name
from planner.texts import t
from planner.texts.dates import the_team, time_of
from planner.variables import Linear, Posting, Slot, Var


class Floor(Rule):
    """At each moment of a meeting that takes somebody from her shift, enough of her unit stay.

    Counted for each unit and vagtlag: those on a shift of that vagtlag then (the shift's, not the
    person's home) who are in no meeting at all. A line may name professions of which at least one
    has to stay. Where nobody leaves the floor for the meeting, a thin roster is not its fault, and
    a short gathering on the floor takes nobody from it. Source: 004 1B, 6A (alone in the shift);
    the numbers are the home's own.
    """

    id = "floor"
    priced = frozenset({"floor"})

    def sentence(self, problem: Problem) -> str:
        """Each line of the minimum staffing."""
        lines = problem.policy.floor
        if not lines:
            return t("rules.floor.none")
        return t("rules.floor", lines=listed(_line(line) for line in lines))

    def post(self, model: Posting) -> None:
        """For each start of a meeting, how many each crew on the floor then can spare.

        Meetings that draw on the same unit are never held at once (`one_at_a_time`), so that
        each meeting shares what the floor can spare only with guests: those who lead a meeting of
        another unit meanwhile.
        """
        crews, guests = crews_of_days(model.problem), _guests(model)
        professions = {p.id: p.profession for p in model.problem.roster.employees}
        price = model.problem.policy.prices.get(self.id)
        for slot in model.slots:
            if not slot.kind.on_floor:
                _spare(model, slot, crews, guests, professions, price)

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting, unit and vagtlag, at the moment when fewest are left."""
        for held, short in _shorts(facts):
            message = t(
                short.key, meeting=meeting_name(held), unit=short.unit,
                team=the_team(short.team), time=time_of(short.at), count=short.left,
                minimum=short.wanted, professions=listed_or(short.professions),
            )
            yield Finding("error", "floor", message, meeting=held.meeting.id)

    def breaches(self, facts: Facts) -> int:
        """People missing on each floor at the moment when most are, in each meeting."""
        return sum(short.missing for _, short in _shorts(facts))


@dataclass(frozen=True, slots=True)
class _Short:
    """A floor that a meeting leaves with too few: `missing` of them because of meetings."""

    unit: str | None
    team: Team
    professions: tuple[str, ...]
    at: Moment
    left: int
    wanted: int
    missing: int

    @property
    def key(self) -> str:
        """The text that says it."""
        if self.professions:
            return "rules.floor.skilled" if self.unit is None else "rules.floor.skilled_unit"
        return "rules.floor.broken" if self.unit is None else "rules.floor.broken_unit"


def _shorts(facts: Facts) -> Iterator[tuple[Held, _Short]]:
    """Each floor that is short, with the meeting."""
    for held in facts.held if facts.policy.floor else ():
        for short in facts.of_meeting(Floor.id, held, _worst, facts.beside(held)):
            yield held, short


def _worst(facts: Facts, held: Held) -> Iterable[_Short]:
    """Each floor that is short during a meeting that takes somebody from it, at its worst."""
    worst: dict[tuple[str | None, Team, bool], _Short] = {}
    for at in _turns(facts, held) if not held.kind.on_floor else ():
        gone = facts.in_meeting(at)
        for unit, team in sorted(_left_by(facts, held, at), key=str):
            for wanted, professions in demands(facts.policy, unit, team):
                crew = facts.crew(unit, team, at, professions)
                left, key = len(crew - gone), (unit, team, bool(professions))
                missing = min(len(crew & gone), wanted - left)
                if not crew & held.present or missing <= 0:
                    continue
                if key not in worst or missing > worst[key].missing:
                    worst[key] = _Short(unit, team, professions, at, left, wanted, missing)
    return worst.values()


def demands(
    policy: Policy, unit: str | None, team: Team
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """How many have to stay on a floor, and of which professions (none named: any)."""
    line = policy.floor_line(unit, team)
    if line is not None and line.minimum:
        yield line.minimum, ()
    if line is not None and line.professions:
        yield 1, line.professions


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
    team = the_team(line.team)
    text = (
        t("rules.floor.line", minimum=line.minimum, team=team) if line.unit is None
        else t("rules.floor.line_unit", unit=line.unit, minimum=line.minimum, team=team)
    )
    if not line.professions:
        return text
    return t("rules.floor.line_skilled", line=text, professions=listed_or(line.professions))


Crews = dict[date, dict[tuple[str | None, Team], list[tuple[Span, str]]]]
"""Who is on a shift of which unit and vagtlag, by the days that the shift touches."""


@dataclass(frozen=True, slots=True, eq=False)
class _Guest:
    """Somebody who would lead a meeting of another unit at that time, if the literal is true."""

    slot: int
    employee: str
    span: Span
    leads: Var


def crews_of_days(problem: Problem) -> Crews:
    """Everybody on the floor, day by day."""
    crews: Crews = {}
    for person in problem.roster.employees:
        for shift in person.shifts:
            for day in shift.span.days():
                of_day = crews.setdefault(day, {})
                of_day.setdefault((person.unit, shift.team), []).append((shift.span, person.id))
    return crews


def kept_back(crews: Crews, policy: Policy, span: Span, people: set[str]) -> int:
    """How many of some people must stay so that no floor falls below its minimum for a span."""
    back = 0
    for (unit, team), shifts in _crews_of(crews, span).items():
        minimum = policy.floor_minimum(unit, team)
        excess = [
            len(people.intersection(crew)) - max(0, len(crew) - minimum)
            for crew, _ in (_crews_during(span, shifts, []) if minimum else ())
        ]
        back += max([0, *excess])
    return back


def spare_of_each(
    crews: Crews, problem: Problem, span: Span
) -> Iterator[tuple[tuple[str | None, Team], tuple[str, ...], int]]:
    """Each floor with a minimum at each moment of a span: its crew then, and how many of these may
    leave it; the same for those of the professions of which one has to stay."""
    professions = {p.id: p.profession for p in problem.roster.employees}
    for (unit, team), shifts in _crews_of(crews, span).items():
        for wanted, skilled in demands(problem.policy, unit, team):
            for crew, _ in _crews_during(span, shifts, []):
                some = tuple(p for p in crew if not skilled or professions[p] in skilled)
                yield (unit, team), some, max(0, len(some) - wanted)


def _guests(model: Posting) -> dict[date, list[_Guest]]:
    """Guests by each day that the meetings which they lead touch."""
    units = {person.id: person.unit for person in model.problem.roster.employees}
    employees = {lead.id: lead.employee for lead in model.problem.leads}
    guests: dict[date, list[_Guest]] = defaultdict(list)
    for slot in model.slots:
        if slot.kind.on_floor:
            continue
        drawn_on = {units[employee] for employee in slot.table.people}
        for choice in slot.leads:
            employee = employees[choice.id]
            if employee in units and units[employee] not in drawn_on:
                for index, leads in choice.at.items():
                    guest = _Guest(slot.index, employee, slot.span(index), leads)
                    for day in guest.span.days():
                        guests[day].append(guest)
    return guests


def _spare(
    model: Posting, slot: Slot, crews: Crews, guests: dict[date, list[_Guest]],
    professions: Mapping[str, str | None], price: int | None,
) -> None:
    policy = model.problem.policy
    short: dict[tuple[str | None, Team, bool], list[Linear]] = defaultdict(list)
    ways: list[dict[str, list[Var]]] = [{} for _ in slot.starts]
    for chance in slot.chances:
        for index in chance.starts:
            ways[index].setdefault(chance.employee, []).append(chance.var)
    for index, way in enumerate(ways):
        span = slot.span(index)
        away = list(dict.fromkeys(
            guest for day in span.days() for guest in guests.get(day, ())
            if guest.slot != slot.index and guest.span.shared(span)
        ))
        for (unit, team), shifts in _crews_of(crews, span).items():
            for wanted, skilled in demands(policy, unit, team):
                for crew, elsewhere in _crews_during(span, shifts, away):
                    others = list(elsewhere)
                    if skilled:
                        crew = tuple(p for p in crew if professions[p] in skilled)
                        others = [n for n in others if professions[away[n].employee] in skilled]
                    spare = max(0, len(crew) - wanted)
                    here = [p for p in crew if p in way]
                    if not here or len(here) + len(others) <= spare:
                        continue
                    takers = [var for person in here for var in way[person]]
                    leading = [away[n].leads for n in others]
                    if price is None:
                        model.at_most([*takers, *leading], spare, when=[slot.at[index]])
                        continue
                    # What a guest takes as well is not to be paid for by two: not both are held.
                    for guest in leading:
                        model.at_most([slot.at[index], guest], 1)
                    most = len(takers)
                    short[unit, team, bool(skilled)].append(Linear(
                        -spare - most, [*takers, slot.at[index]], [*([1] * most), most]
                    ))
    for least in short.values():
        model.breach(price or 0, max(len(some.variables) for some in least), *least)


def _crews_of(crews: Crews, span: Span) -> dict[tuple[str | None, Team], list[tuple[Span, str]]]:
    """The shifts of each floor that touch a day of a span."""
    first, *others = span.days()
    if not others:
        return crews.get(first, {})
    found: dict[tuple[str | None, Team], list[tuple[Span, str]]] = defaultdict(list)
    for day in (first, *others):
        for floor, shifts in crews.get(day, {}).items():
            found[floor] += shifts
    return found


def _crews_during(
    span: Span, shifts: list[tuple[Span, str]], away: list[_Guest]
) -> list[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Each different set of people who are on the floor together at some moment of a span, with
    those of `away` (by place in the list) whom a meeting elsewhere may take from it then."""
    here = [(shift, person) for shift, person in shifts if shift.shared(span)]
    staff = {person for _, person in here}
    taken = [(guest.span, n) for n, guest in enumerate(away) if guest.employee in staff]
    edges = {edge for shift, _ in (*here, *taken) for edge in (shift.start, shift.end)}
    found: set[tuple[tuple[str, ...], tuple[int, ...]]] = set()
    for at in sorted(edge for edge in {span.start, *edges} if span.start <= edge < span.end):
        crew = {person for shift, person in here if shift.start <= at < shift.end}
        elsewhere = (
            n for guest, n in taken if guest.start <= at < guest.end and away[n].employee in crew
        )
        found.add((tuple(sorted(crew)), tuple(elsewhere)))
    return sorted(found)
