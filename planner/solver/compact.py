"""A problem made easier so that it can be solved to the end: what no plan can be better than.

What meetings compete for are call-ins: few for each person, and days apart. All else that somebody
may attend is asked of each meeting by itself (`standalone`). So the easier problem keeps who is
called in to which meeting on which day, the days between the meetings of a row, and the points of
the first objective; rest between two meetings, rooms and who else comes to open meetings are left
out, of whom just the price is kept (`least_group`). Starts of a day at which everybody gives the
same answers are one choice. Every plan of the problem is a plan of this one and costs no more in
it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise, permutations

from models.problem import Problem
from models.timespan import Span
from planner.progress import Cancel, Stopped, never
from planner.solver.compact_meeting import Compact, Group, Held, Meeting, take_locked
from planner.solver.least_group import scarce
from planner.solver.objectives import to_be_reached
from planner.solver.offers import Offer
from planner.solver.standalone import Floors, Worth
from planner.variables import Var, running_at_once


def compact(
    problem: Problem, offers: Sequence[Offer], weight: int, floors: Floors, cancel: Cancel = never,
    *, elsewhere: Collection[str] = (), worth: Worth | None = None,
) -> Compact:
    """The easier problem of some meetings. `weight`: minutes that a point of coverage counts as.
    `elsewhere`: people who may be in other meetings too; whether these are in any is not counted.
    `worth`: what people are charged where it is not the minutes.

    Raises Stopped.
    """
    model = Compact(problem, weight, worth, scarce=scarce(offers, problem))
    homes = {p.id: p.home_team for p in problem.roster.employees}
    for offer in offers:
        if cancel():
            raise Stopped
        if offer.locked is None:
            Meeting(model, offer, homes, floors).post()
        else:
            take_locked(model, offer, homes)
    _keep_call_ins(model)
    _keep_leads(model)
    _keep_intervals(model)
    _keep_apart(model)
    here = {person for offer in offers for person in offer.table.people}
    _count_missed(model, here.difference(elsewhere))
    return model


def _keep_call_ins(model: Compact) -> None:
    """The cap of call-ins of each person, and the days from one to the next. What is locked uses up
    some of both."""
    policy = model.problem.policy
    gap = timedelta(days=policy.call_in_gap_days)
    kept: dict[str, list[date]] = defaultdict(list)
    for meeting in model.problem.locked:
        for seat in meeting.attendance:
            if seat.cls == "called_in":
                kept[seat.employee].append(meeting.span.first_day)
    for person, calls in model.called.items():
        left = max(0, policy.max_call_ins - len(kept[person]))
        model.at_most([literal for _, literal in calls], left)
        close = [literal for day, literal in calls if any(abs(day - k) < gap for k in kept[person])]
        model.at_most(close, 0)
        for day in sorted({day for day, _ in calls}):
            near = [literal for at, literal in calls if day <= at < day + gap]
            model.at_most(near, 1)


def _keep_leads(model: Compact) -> None:
    """So many meetings a week as those may lead who are to be shared out."""
    caps = {lead.id: lead.max_per_week or 0 for lead in model.problem.leads}
    for (_, able), literals in model.led.items():
        model.at_most(literals, sum(caps[lead] for lead in able))


def _keep_intervals(model: Compact) -> None:
    """Between two meetings of a row lie as many days as the kind allows."""
    rows: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
    for held in model.held:
        if held.offer.kind.interval is not None:
            rows[held.offer.due.series, held.offer.due.course].append(held)
    for row in rows.values():
        for one, other in pairwise(sorted(row, key=lambda held: held.offer.due.number)):
            interval = one.offer.kind.interval
            if interval is None or (one.offer.locked and other.offer.locked):
                continue
            for day in sorted({group.day for group in one.groups}):
                late = [g.at for g in one.groups if g.day >= day]
                soon = [g.at for g in other.groups if (g.day - day).days < interval.min]
                early = [g.at for g in one.groups if g.day <= day]
                far = [g.at for g in other.groups if (g.day - day).days > interval.max]
                if soon:
                    model.cp.add_at_most_one([*late, *soon])
                if far:
                    model.cp.add_at_most_one([*early, *far])


def _keep_apart(model: Compact) -> None:
    """Meetings that draw on one unit, or that have but one lead or room in common, are not held at
    once: no two choices of which all starts overlap. What three or more leave no room for is found
    where a plan has it (`guide`)."""
    units = {person.id: person.unit for person in model.problem.roster.employees}
    drawing: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
    for held in model.held:
        if held.groups and held.offer.locked is None:
            for what in _needed(held.offer, units):
                drawing[what].append(held)
    for some in _widest(drawing.values()):
        # Those about one moment at once; only what has none is left to be said in pairs.
        for literals in running_at_once(
            (common, group.at) for held in some for group in held.groups
            if (common := _common(held.offer, group)) is not None
        ):
            model.at_most(literals, 1)
        for one, other in permutations(some, 2):
            _apart_in_pairs(model, one, other)


def _needed(offer: Offer, units: Mapping[str, str | None]) -> Iterator[tuple[str, str | None]]:
    """What a meeting needs for itself whenever it is held."""
    if not offer.kind.on_floor:
        yield from dict.fromkeys(("unit", units[person]) for person in offer.table.people)
    if offer.kind.lead != "none" and len(offer.leads) == 1:
        yield "lead", next(iter(offer.leads))
    if len(offer.rooms) == 1:
        yield "room", next(iter(offer.rooms))


def _widest(groups: Iterable[Sequence[Held]]) -> list[Sequence[Held]]:
    """The groups of meetings without those of which all are in another as well."""
    found: list[tuple[set[str], Sequence[Held]]] = []
    for group in sorted(groups, key=len, reverse=True):
        ids = {held.offer.due.id for held in group}
        if not any(ids <= others for others, _ in found):
            found.append((ids, group))
    return [group for _, group in found]


def _apart_in_pairs(model: Compact, one: Held, other: Held) -> None:
    """For each choice that has no moment of its own, what overlaps with it whatever its start."""
    of_day: dict[date, list[Group]] = defaultdict(list)
    for group in other.groups:
        of_day[group.day].append(group)
    for group in one.groups:
        if group.day in of_day and _common(one.offer, group) is None:
            against = [
                g.at for g in of_day[group.day]
                if not disjoint([_spans(one.offer, group), _spans(other.offer, g)])
            ]
            if against:
                model.at_most([group.at, *against], 1)


def disjoint(choices: Sequence[Sequence[Span]]) -> bool:
    """Whether one span of each choice can be taken so that none overlap."""
    def fits(rest: Sequence[Sequence[Span]], taken: tuple[Span, ...]) -> bool:
        return not rest or any(
            not any(span.shared(other) for other in taken) and fits(rest[1:], (*taken, span))
            for span in rest[0]
        )

    return fits(sorted(choices, key=len), ())


def _spans(offer: Offer, group: Group) -> list[Span]:
    """When a meeting would be held at each start of a choice."""
    return [
        Span(offer.starts[n], offer.starts[n] + offer.kind.minutes) for n in group.starts
    ]


def crowded(model: Compact, values: Sequence[int]) -> list[list[Var]]:
    """Choices of one day that a plan of the easier problem has made and that do not fit beside one
    another, as few of a day as may be."""
    units = {person.id: person.unit for person in model.problem.roster.employees}
    days = defaultdict[object, list[tuple[Var, list[Span]]]](list)
    for held in model.held:
        group = held.chosen(values)
        if group is not None and held.offer.locked is None:
            for what in _needed(held.offer, units):
                days[group.day, what].append((group.at, _spans(held.offer, group)))
    found: list[list[Var]] = []
    for some in days.values():
        for size in range(2, len(some) + 1):
            bad = [c for c in combinations(some, size) if not disjoint([s for _, s in c])]
            if bad:
                found += [[at for at, _ in choices] for choices in bad]
                break
    return found


def _common(offer: Offer, group: Group) -> Span | None:
    """The time at which a meeting goes on whichever of a group's starts it has."""
    first, last = offer.starts[group.starts[0]], offer.starts[group.starts[-1]]
    return Span(last, first + offer.kind.minutes) if last < first + offer.kind.minutes else None


def _count_missed(model: Compact, people: Collection[str]) -> None:
    """Each stretch in which one of some people is in no meeting, as far as the model knows: whoever
    may come at no price of her own is taken to come, and whoever pays pays the least."""
    for person, stretch, weight in to_be_reached(model.problem):
        if person not in people:
            continue
        ways = [*model.called.get(person, ()), *model.free.get(person, ())]
        coming = [literal for day, literal in ways if day in stretch]
        dear = [price for day, price in model.dear.get(person, {}).items() if day in stretch]
        if dear:
            paid = model.bool()
            model.together.add(paid, min(dear))
            coming.append(paid)
        missed = model.bool()
        model.cp.add_bool_or([missed, *coming])
        model.missed.add(missed, weight)
