"""The same problem for Timefold's Python package: its natural model, its own defaults.

Needs `pip install 'faellestid[bench]'` and Java 17. A meeting is an entity with a time, a lead and
a room to be chosen, a seat is one with a person to be chosen or none. A meeting with too few people
is left out in the end: with a time that may stay open nothing is ever placed, since neither a
meeting without seats nor a seat without a meeting is better than none. The search is what the
package does of itself: first-fit construction, then late acceptance with its default moves.

Hard: who cannot come or lead then (the same attendance tables as ours), one meeting a day, meetings
a week, call-ins and the days between them, floors, group sizes, days between the meetings of a row,
leads and rooms once at a time and leads so often a week. Medium: coverage. Soft: extra time, and
people reached at 120 minutes each (240 for those of the night). Left out: what two meetings of a
person break only together (rest between them, the weekly rest), and the last three objectives: all
of that makes its task easier.
"""

import gc
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    ConstraintCollectors,
    ConstraintFactory,
    HardMediumSoftScore,
    Joiners,
    constraint_provider,
)

from models.agenda import stretches
from models.meetings import ATTENDANCE_CLASSES, Attendance, Meeting
from models.people import NIGHT
from models.plan import Plan
from models.problem import Problem
from models.timespan import Span
from planner.rules.floor import crews_of_days, spare_of_each
from planner.solver.offers import Offer, make_offers
from planner.table import CALLED_IN, IMPOSSIBLE

REACHED = 120
"""Minutes that somebody who is reached counts as."""


@dataclass(eq=False)
class Person:
    """Somebody of the roster. `number`: her place in the lists of a time."""

    number: int
    id: str
    team: str
    weight: int


@dataclass(eq=False)
class Lead:
    """Somebody who may lead. `person`: her number on the roster, -1 for none."""

    number: int
    id: str
    person: int
    week_cap: int


@dataclass(eq=False)
class Room:
    """A room. `number`: its place in the lists of a time."""

    number: int
    id: str
    capacity: int


@dataclass(eq=False)
class Crew:
    """Who is on a floor at once, and how many of them may leave it."""

    people: list[int]
    spare: int


@dataclass(eq=False)
class Time:
    """A time of one meeting: for each person what coming costs (-1: impossible) and whether she is
    called in; for each lead the cost, for each room 0 or -1."""

    start: int
    end: int
    day: int
    week: int
    stretch: int
    prices: list[int]
    called: list[int]
    lead_prices: list[int]
    room_prices: list[int]
    crews: list[Crew]


@planning_entity
@dataclass(eq=False)
class Talk:
    """A meeting that is due."""

    id: Annotated[str, PlanningId]
    row: str
    number: int
    least: int
    gap_min: int
    gap_max: int
    times: Annotated[list[Time], ValueRangeProvider(id="times")]
    leads: Annotated[list[Lead], ValueRangeProvider(id="leads")]
    rooms: Annotated[list[Room], ValueRangeProvider(id="rooms")]
    time: Annotated[
        Time | None, PlanningVariable(value_range_provider_refs=["times"])
    ] = field(default=None)
    lead: Annotated[
        Lead | None, PlanningVariable(value_range_provider_refs=["leads"])
    ] = field(default=None)
    room: Annotated[
        Room | None, PlanningVariable(value_range_provider_refs=["rooms"])
    ] = field(default=None)


@planning_entity
@dataclass(eq=False)
class Seat:
    """A place in a meeting. `empty`: points where it stays empty."""

    id: Annotated[str, PlanningId]
    talk: Talk
    empty: int
    people: Annotated[list[Person], ValueRangeProvider(id="people")]
    person: Annotated[
        Person | None,
        PlanningVariable(value_range_provider_refs=["people"], allows_unassigned=True),
    ] = field(default=None)


@dataclass(eq=False)
class Need:
    """A vagtlag that is wanted in a meeting."""

    talk: Talk
    team: str
    points: int


@planning_solution
@dataclass(eq=False)
class Agenda:
    """The whole plan."""

    needs: Annotated[list[Need], ProblemFactCollectionProperty]
    talks: Annotated[list[Talk], PlanningEntityCollectionProperty]
    seats: Annotated[list[Seat], PlanningEntityCollectionProperty]
    score: Annotated[HardMediumSoftScore | None, PlanningScore] = field(default=None)




def gap_faults(days: list[int], gap: int) -> int:
    """Pairs of call-ins that follow each other too soon."""
    faults = 0
    for one in days:
        for other in days:
            if one < other and other - one < gap:
                faults += 1
    return faults


def floor_faults(talk: Talk, people: list[int]) -> int:
    """How many are missing on the floors while a meeting takes some people from them."""
    faults = 0
    for crew in talk.time.crews:  # type: ignore[union-attr]
        taken = 0
        for person in people:
            if person in crew.people:
                taken += 1
        if taken > crew.spare:
            faults += taken - crew.spare
    return faults


def distance_faults(one: Talk, other: Talk) -> int:
    """Days by which two meetings of a row that follow each other are too near or too far."""
    days = other.time.day - one.time.day  # type: ignore[union-attr]
    if days < one.gap_min:
        return one.gap_min - days
    if days > one.gap_max:
        return days - one.gap_max
    return 0


def rules(week: int, calls: int, gap: int) -> Any:
    """The constraints, with the limits of a policy."""

    @constraint_provider
    def provided(factory: ConstraintFactory) -> list[Any]:
        def sitting() -> Any:
            return factory.for_each(Seat).join(
                Talk, Joiners.equal(lambda seat: seat.talk, lambda talk: talk)
            )

        hard, medium, soft = (
            HardMediumSoftScore.ONE_HARD, HardMediumSoftScore.ONE_MEDIUM,
            HardMediumSoftScore.ONE_SOFT,
        )
        return [
            sitting().filter(lambda seat, talk: talk.time.prices[seat.person.number] < 0)
            .penalize(hard).as_constraint("impossible"),
            sitting().group_by(
                lambda seat, talk: seat.person, lambda seat, talk: talk.time.day,
                ConstraintCollectors.count_bi(),
            ).filter(lambda person, day, count: count > 1)
            .penalize(hard, lambda person, day, count: count - 1).as_constraint("one a day"),
            sitting().group_by(
                lambda seat, talk: seat.person, lambda seat, talk: talk.time.week,
                ConstraintCollectors.count_bi(),
            ).filter(lambda person, number, count: count > week)
            .penalize(hard, lambda person, number, count: count - week).as_constraint("a week"),
            sitting().filter(lambda seat, talk: talk.time.called[seat.person.number] == 1)
            .group_by(lambda seat, talk: seat.person, ConstraintCollectors.count_bi())
            .filter(lambda person, count: count > calls)
            .penalize(hard, lambda person, count: count - calls).as_constraint("call-ins"),
            sitting().filter(lambda seat, talk: talk.time.called[seat.person.number] == 1)
            .group_by(
                lambda seat, talk: seat.person,
                ConstraintCollectors.to_list(lambda seat, talk: talk.time.day),
            )
            .penalize(hard, lambda person, days: gap_faults(days, gap))
            .as_constraint("between call-ins"),
            sitting().group_by(
                lambda seat, talk: talk,
                ConstraintCollectors.to_list(lambda seat, talk: seat.person.number),
            ).penalize(hard, lambda talk, people: floor_faults(talk, people))
            .as_constraint("floor"),
            sitting().group_by(lambda seat, talk: talk, ConstraintCollectors.count_bi())
            .filter(lambda talk, count: count < talk.least)
            .penalize(hard, lambda talk, count: talk.least - count).as_constraint("group"),
            factory.for_each(Talk).if_not_exists(
                Seat, Joiners.equal(lambda talk: talk, lambda seat: seat.talk)
            ).penalize(hard, lambda talk: talk.least + 1).as_constraint("nobody"),
            factory.for_each(Talk).join(
                Talk, Joiners.equal(lambda talk: talk.row),
                Joiners.equal(lambda talk: talk.number + 1, lambda talk: talk.number),
            ).penalize(hard, lambda one, other: distance_faults(one, other))
            .as_constraint("days between"),
            factory.for_each(Talk)
            .filter(lambda talk: talk.time.lead_prices[talk.lead.number] < 0)
            .penalize(hard).as_constraint("lead"),
            factory.for_each(Talk)
            .filter(lambda talk: talk.time.room_prices[talk.room.number] < 0)
            .penalize(hard).as_constraint("room"),
            factory.for_each_unique_pair(
                Talk, Joiners.equal(lambda talk: talk.lead),
                Joiners.overlapping(lambda talk: talk.time.start, lambda talk: talk.time.end),
            ).penalize(hard).as_constraint("lead twice"),
            factory.for_each_unique_pair(
                Talk, Joiners.equal(lambda talk: talk.room),
                Joiners.overlapping(lambda talk: talk.time.start, lambda talk: talk.time.end),
            ).penalize(hard).as_constraint("room twice"),
            factory.for_each(Talk).group_by(
                lambda talk: talk.lead, lambda talk: talk.time.week, ConstraintCollectors.count()
            ).filter(lambda lead, number, count: count > lead.week_cap)
            .penalize(hard, lambda lead, number, count: count - lead.week_cap)
            .as_constraint("lead a week"),
            sitting().join(
                Talk,
                Joiners.equal(
                    lambda seat, talk: seat.person.number, lambda other: other.lead.person
                ),
                Joiners.equal(lambda seat, talk: talk.time.day, lambda other: other.time.day),
            ).penalize(hard).as_constraint("leads and sits"),
            factory.for_each(Need).join(
                Talk, Joiners.equal(lambda need: need.talk, lambda talk: talk)
            ).if_not_exists(
                Seat, Joiners.equal(lambda need, talk: talk, lambda seat: seat.talk),
                Joiners.equal(lambda need, talk: need.team, lambda seat: seat.person.team),
            ).penalize(medium, lambda need, talk: need.points).as_constraint("vagtlag"),
            factory.for_each_including_unassigned(Seat)
            .filter(lambda seat: seat.person is None and seat.empty > 0)
            .join(Talk, Joiners.equal(lambda seat: seat.talk, lambda talk: talk))
            .penalize(medium, lambda seat, talk: seat.empty).as_constraint("empty"),
            sitting().filter(lambda seat, talk: talk.time.prices[seat.person.number] > 0)
            .penalize(soft, lambda seat, talk: talk.time.prices[seat.person.number])
            .as_constraint("extra time"),
            factory.for_each(Talk).filter(lambda talk: talk.time.lead_prices[talk.lead.number] > 0)
            .penalize(soft, lambda talk: talk.time.lead_prices[talk.lead.number])
            .as_constraint("extra time of leads"),
            sitting().group_by(
                lambda seat, talk: seat.person, lambda seat, talk: talk.time.stretch
            ).reward(soft, lambda person, stretch: person.weight).as_constraint("reached"),
        ]

    return provided


def timefold(problem: Problem, seconds: float) -> Plan:
    """The plan that the package finds, with what it breaks."""
    offers = make_offers(problem)
    policy = problem.policy
    # While Python looks for unreachable objects, what JPype 1.5.1 holds of Java's is freed twice.
    gc.disable()
    solver = SolverFactory.create(SolverConfig(
        solution_class=Agenda, entity_class_list=[Talk, Seat],
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=rules(
                policy.max_meetings_per_week, policy.max_call_ins, policy.call_in_gap_days
            )
        ),
        termination_config=TerminationConfig(spent_limit=Duration(seconds=int(seconds))),
    )).build_solver()
    solved: Agenda = solver.solve(agenda(problem, offers))
    return _plan(problem, offers, solved)


def agenda(problem: Problem, offers: Sequence[Offer]) -> Agenda:
    """The problem in the package's terms."""
    policy, cut = problem.policy, stretches(problem.period, problem.policy.reach_days)
    people = [
        Person(n, p.id, p.home_team or "", REACHED * (
            policy.night_weight if p.home_team == NIGHT else 1
        )) for n, p in enumerate(problem.roster.employees)
    ]
    numbers = {person.id: person.number for person in people}
    leads = [
        Lead(n, x.id, numbers.get(x.employee or "", -1), x.max_per_week or 1000)
        for n, x in enumerate(problem.leads)
    ]
    rooms = [Room(n, x.id, x.capacity) for n, x in enumerate(problem.rooms)]
    crews = crews_of_days(problem)
    found = Agenda([], [], [])
    for offer in offers:
        due, kind = offer.due, offer.kind
        times = [
            _time(problem, offer, index, numbers, leads, rooms, crews, cut)
            for index in range(len(offer.starts))
        ]
        able_leads = [x for x in leads if x.id in offer.leads]
        talk = Talk(
            due.id, f"{due.series} {due.course}", due.number, kind.group.min,
            kind.interval.min if kind.interval else 0, kind.interval.max if kind.interval else 9999,
            times, able_leads, [x for x in rooms if x.id in offer.rooms],
        )
        found.talks.append(talk)
        members = next((
            c.members for s in problem.series for c in s.courses if c.id == due.course
        ), ()) or due.involved
        points = policy.coverage
        each = points.involved_missing if due.involved else points.seat_empty
        able = [people[numbers[p]] for p in offer.table.people]
        closed = [[p] for p in able if p.id in set(members)]
        for number, some in enumerate(closed or [able] * kind.group.max):
            found.seats.append(Seat(f"{due.id} {number}", talk, each if closed else 0, some))
        found.needs += [Need(talk, team, points.team_missing) for team in kind.teams_required]
    return found


def _time(
    problem: Problem, offer: Offer, index: int, numbers: dict[str, int], leads: Sequence[Lead],
    rooms: Sequence[Room], crews: Any, cut: Sequence[Any],
) -> Time:
    start, day, column = offer.starts[index], offer.days[index], offer.columns[index]
    span = Span(start, start + offer.kind.minutes)
    prices, called = [-1] * len(numbers), [0] * len(numbers)
    call_in = problem.policy.call_in_price
    for row, person in enumerate(offer.table.people):
        cls = int(offer.table.cls[row, column])
        if cls != IMPOSSIBLE:
            n = numbers[person]
            called[n] = int(cls == CALLED_IN)
            prices[n] = int(offer.table.extra[row, column]) + call_in * called[n]
    lead_prices = [-1] * len(leads)
    for lead in leads:
        if index in offer.leads.get(lead.id, ()):
            lead_prices[lead.number] = 0
            employee = problem.leads[lead.number].employee
            if employee is not None:
                row = offer.leading.people.index(employee)
                cost = int(offer.leading.extra[row, column])
                cost += call_in * int(offer.leading.cls[row, column] == CALLED_IN)
                lead_prices[lead.number] = cost
    return Time(
        span.start, span.end, day.toordinal(), day.isocalendar().week,
        next(n for n, s in enumerate(cut) if day in s or n == len(cut) - 1), prices, called,
        lead_prices, [0 if index in offer.rooms.get(x.id, ()) else -1 for x in rooms],
        [
            Crew([numbers[p] for p in crew], spare)
            for _, crew, spare in spare_of_each(crews, problem, span)
        ],
    )


def _plan(problem: Problem, offers: Sequence[Offer], solved: Agenda) -> Plan:
    """What was found, in our terms."""
    seats: dict[str, list[str]] = {}
    for seat in solved.seats:
        if seat.person is not None:
            seats.setdefault(seat.talk.id, []).append(seat.person.id)
    employees = {lead.id: lead.employee for lead in problem.leads}
    held: list[Meeting] = []
    for offer, talk in zip(offers, solved.talks, strict=True):
        if talk.time is None or len(seats.get(talk.id, [])) < talk.least:
            continue
        start = int(talk.time.start)
        column = offer.columns[offer.starts.index(start)]
        leading = employees[talk.lead.id] if talk.lead is not None else None
        attendance = [
            Attendance(
                p, ATTENDANCE_CLASSES[min(2, int(table.cls[row, column]))],
                int(table.extra[row, column]), leads,
            )
            for table, some, leads in (
                (offer.leading, [leading] if leading else [], True),
                (offer.table, list(dict.fromkeys(seats.get(talk.id, []))), False),
            )
            for p in some for row in [table.people.index(p)]
        ]
        held.append(Meeting(
            offer.due.id, offer.due.kind, offer.due.series,
            Span(start, start + offer.kind.minutes), tuple(attendance), offer.due.course,
            offer.due.unit, talk.room.id if talk.room else None,
            talk.lead.id if talk.lead else None,
        ))
    courses = {c.id: c.members for s in problem.series for c in s.courses}
    return Plan(tuple(sorted(held, key=lambda m: (m.span, m.id))), courses)
