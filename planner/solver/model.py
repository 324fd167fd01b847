"""The model: variables for every meeting that is due, and what every rule posts on them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from models.meetings import ATTENDANCE_CLASSES, AttendanceClass, Meeting, Series
from models.people import Employee
from models.policy import Wish
from models.problem import Problem
from planner.attendance import ask
from planner.progress import Cancel, Stopped, never
from planner.resources import against_wish
from planner.rules import RULES, Rule
from planner.solver.groups import dealing_order
from planner.solver.offers import Offer, make_offers
from planner.table import IMPOSSIBLE, AttendanceTable
from planner.variables import Breach, Chance, Choice, Linear, Slot, Var

SAID_BETWEEN_LOOKS = 32
"""How much is said between two looks at the wish to stop."""


@dataclass(slots=True, eq=False)
class PlanModel:
    """What rules post to. `slots` are the meetings that are due; `chances` all attendances.

    `locked` are indices of literals that a locked meeting makes true. While rules post, `cancel`
    is asked now and then: what they say then raises Stopped. `breaches`: how far priced rules are
    broken, apart from what single starts and attendances cost (their `paid`).
    """

    problem: Problem
    cp: cp_model.CpModel
    cancel: Cancel = never
    slots: list[Slot] = field(default_factory=list)
    by_person: dict[str, list[Chance]] = field(default_factory=dict)
    locked: set[int] = field(default_factory=set)
    wishes: dict[str, list[Wish]] = field(default_factory=dict)
    breaches: list[Breach] = field(default_factory=list)
    _said: int = 0

    def __post_init__(self) -> None:
        for wish in self.problem.wishes:
            self.wishes.setdefault(wish.employee, []).append(wish)

    @property
    def chances(self) -> Iterable[Chance]:
        """Every chance of every person."""
        return (chance for chances in self.by_person.values() for chance in chances)

    def bool(self, name: str = "") -> Var:
        """A new yes-or-no variable."""
        self._count()
        return self.cp.new_bool_var(name)

    def look(self) -> None:
        """Look whether anybody wants to stop. Raises Stopped."""
        if self.cancel():
            raise Stopped

    def _count(self) -> None:
        """Count what is said, and look now and then."""
        self._said += 1
        if self._said % SAID_BETWEEN_LOOKS == 0:
            self.look()

    def lock(self, literal: Var) -> None:
        """Make a literal true for good."""
        self.locked.add(literal.index)
        self.cp.add(literal == 1)

    def count(self, top: int, name: str = "") -> Var:
        """A new whole number from 0 to `top`."""
        return self.cp.new_int_var(0, top, name)

    def total(self, variables: Iterable[Var], weights: Iterable[int] | None = None) -> Any:
        """The (weighted) sum of variables."""
        if weights is None:
            return cp_model.LinearExpr.sum(list(variables))
        return cp_model.LinearExpr.weighted_sum(list(variables), list(weights))

    def require(self, condition: Any, *, when: Sequence[Var] = ()) -> None:
        """Post a condition; with `when`, only where all those literals are true."""
        self._count()
        constraint = self.cp.add(condition)
        if when:
            constraint.only_enforce_if(list(when))

    def at_most(self, literals: Sequence[Var], cap: int, *, when: Sequence[Var] = ()) -> None:
        """No more than `cap` of the literals are true.

        What is locked stays even where it breaks a rule: locked literals use up the cap, and
        where they alone exceed it none of the others may be true.
        """
        self._count()
        free = [literal for literal in literals if literal.index not in self.locked]
        cap = max(0, cap - (len(literals) - len(free)))
        if len(free) <= cap:
            return
        if cap == 1 and not when:
            self.cp.add_at_most_one(free)
        else:
            self.require(self.total(free) <= cap, when=when)

    def not_all(self, literals: Sequence[Var]) -> None:
        """At least one of the literals is false, unless all of them are locked."""
        free = [literal for literal in literals if literal.index not in self.locked]
        if free:
            self.cp.add_bool_or([literal.negated() for literal in free])

    def breach(self, price: int, top: int, *least: Linear) -> Var:
        """A new whole number from 0 to `top` that is at least each of the sums, and its price."""
        variable = self.count(top)
        for some in least:
            self.require(variable >= self.total(some.variables, some.weights) + some.constant)
        self.breaches.append(Breach(variable, price, least))
        return variable


def build(
    problem: Problem, offers: Sequence[Offer] | None = None, cancel: Cancel = never, *,
    alike: bool = True, rules: Sequence[Rule] = RULES,
) -> PlanModel:
    """The whole model of a problem: variables first, then each rule in turn.

    `offers`: what there is to choose, where it has been found already. `alike`: of plans that
    differ in nothing but the names of courses only one is kept; not where there are names to keep.
    `rules`: those that are posted. Raises Stopped.
    """
    offers = make_offers(problem, cancel) if offers is None else offers
    model = PlanModel(problem, cp_model.CpModel(), cancel)
    for index, offer in enumerate(offers):
        model.slots.append(_slot(model, index, offer))
    for slot, offer in zip(model.slots, offers, strict=True):
        if slot.locked is not None:
            _take_locked(model, slot, slot.locked)
            continue
        _choose_lead(model, slot, offer)
        _choose_room(model, slot, offer)
        _offer_chances(model, slot)
    _form_courses(model, alike=alike)
    found: dict[str, list[Chance]] = defaultdict(list)
    for slot in model.slots:
        for chance in slot.chances:
            found[chance.employee].append(chance)
    model.by_person = found
    for rule in rules:
        model.look()
        rule.post(model)
    return model


def _slot(model: PlanModel, index: int, offer: Offer) -> Slot:
    due = offer.due
    at = [model.bool() for _ in offer.starts]
    placed = model.bool()
    model.require(model.total(at) == placed)
    if offer.locked is not None:
        model.lock(placed)
        model.lock(at[0])
    return Slot(
        index=index, due=due, kind=offer.kind, table=offer.table, leading=offer.leading,
        starts=offer.starts, days=offer.days, columns=offer.columns, at=at, placed=placed,
        dropped=offer.dropped, locked=offer.locked, paid=offer.paid,
    )


def _take_locked(model: PlanModel, slot: Slot, locked: Meeting) -> None:
    """The lead, the room and the people of a locked meeting, whatever the rules say of them.

    What attending costs is what the roster says today: the judge names what has become wrong.
    """
    problem, at = model.problem, {0: slot.at[0]}
    slot.leads = [Choice(slot, lead.id, at) for lead in problem.leads if lead.id == locked.lead]
    slot.rooms = [Choice(slot, room.id, at) for room in problem.rooms if room.id == locked.room]
    people = {person.id: person for person in problem.roster.employees}
    for seat in {a.employee: a for a in reversed(locked.attendance)}.values():
        if seat.employee not in people:
            continue
        asked = ask(
            people[seat.employee], slot.table.starts, locked.span.minutes, problem.policy,
            problem.period, problem.wishes,
        )
        prices = problem.policy.prices
        paid = sum(prices[r.id] for r in RULES if r.id in prices and r.blocks(asked)[0])
        cls, extra = ATTENDANCE_CLASSES[int(asked.cls[0])], int(asked.extra[0])
        wishes = model.wishes.get(seat.employee, ())
        against = cls != "on_shift" and against_wish(wishes, locked.span)
        var = model.bool()
        model.lock(var)
        slot.chances.append(
            Chance(
                slot, seat.employee, slot.days[0], cls, extra, against, seat.leads, (0,), var, paid
            )
        )


def _choose_lead(model: PlanModel, slot: Slot, offer: Offer) -> None:
    """One lead for the meeting; an employee who leads attends, with all that it costs her."""
    if slot.kind.lead == "none":
        return
    slot.leads = _choose(model, slot, offer.leads)
    employees = {lead.id: lead.employee for lead in model.problem.leads}
    for choice in slot.leads:
        employee = employees[choice.id]
        if employee is not None:
            _offer(model, slot, slot.leading, employee, choice)


def _choose_room(model: PlanModel, slot: Slot, offer: Offer) -> None:
    """One room for the meeting, where the care home has named any."""
    if model.problem.rooms:
        slot.rooms = _choose(model, slot, offer.rooms)


def _choose(model: PlanModel, slot: Slot, able: Mapping[str, Sequence[int]]) -> list[Choice]:
    """Exactly one of the resources at the chosen start; with a single one, the start's literal."""
    if len(able) == 1:
        (only, at), = able.items()
        for index in set(range(len(slot.starts))) - set(at):
            model.require(slot.at[index] == 0)
        return [Choice(slot, only, {n: slot.at[n] for n in at})]
    choices = [
        Choice(slot, name, {n: model.bool() for n in at})
        for name, at in able.items()
    ]
    for index, start in enumerate(slot.at):
        model.require(model.total(c.at[index] for c in choices if index in c.at) == start)
    return choices


def _offer_chances(model: PlanModel, slot: Slot) -> None:
    """A literal for each person, day and price of attending."""
    for employee in slot.table.people:
        _offer(model, slot, slot.table, employee, None)


def _offer(
    model: PlanModel, slot: Slot, table: AttendanceTable, employee: str, lead: Choice | None
) -> None:
    prices = _prices(model, slot, table, employee, None if lead is None else lead.at)
    for (day, cls, extra, against, paid), starts in prices.items():
        var = model.bool()
        if lead is not None:
            model.require(var == model.total(lead.at[n] for n in starts))
        elif len(starts) == 1:
            model.require(var <= slot.at[starts[0]])
        else:
            model.require(var <= model.total(slot.at[n] for n in starts))
        slot.chances.append(
            Chance(
                slot, employee, day, cls, extra, against, lead is not None, tuple(starts), var, paid
            )
        )


def _prices(
    model: PlanModel, slot: Slot, table: AttendanceTable, employee: str,
    among: Collection[int] | None,
) -> dict[tuple[date, AttendanceClass, int, bool, int], list[int]]:
    """Starts (of those in `among`) at which a person can attend, by day and what it costs her."""
    row, columns = table.people.index(employee), list(slot.columns)
    wishes = model.wishes.get(employee, ())
    policy, priced = model.problem.policy, bool(model.problem.policy.prices)
    prices: dict[tuple[date, AttendanceClass, int, bool, int], list[int]] = defaultdict(list)
    answers = zip(table.cls[row, columns].tolist(), table.extra[row, columns].tolist(), strict=True)
    for index, (value, extra) in enumerate(answers):
        if value == IMPOSSIBLE or (among is not None and index not in among):
            continue
        cls = ATTENDANCE_CLASSES[value]
        against = (
            bool(wishes) and cls != "on_shift" and against_wish(wishes, slot.span(index))
        )
        paid = table.price(row, columns[index], policy) if priced else 0
        prices[slot.days[index], cls, extra, against, paid].append(index)
    return prices


def _form_courses(model: PlanModel, *, alike: bool) -> None:
    """Who is in which course, where the planner forms them; membership holds through the row."""
    for series in model.problem.series:
        for course in series.courses:
            for slot in model.slots:
                if slot.due.course == course.id:
                    slot.members = course.members
        if any(not course.members for course in series.courses):
            _form(model, series, alike=alike)


def _form(model: PlanModel, series: Series, *, alike: bool) -> None:
    open_courses = [course.id for course in series.courses if not course.members]
    taken = {person for course in series.courses for person in course.members}
    people = [p for p in model.problem.audience(series) if p.id not in taken]
    member = {(p.id, c): model.bool() for p in people for c in open_courses}
    kind = model.problem.kind(series.kind)
    for person in people:
        model.at_most([member[person.id, c] for c in open_courses], 1)
    seats = min(len(people), kind.group.max * len(open_courses))
    if kind.same_group:
        # Groups of residents do not always come out even: what stays open is counted.
        model.require(model.total(member.values()) <= seats)
    else:
        model.require(model.total(member.values()) == seats)
    for course_id in open_courses:
        members = model.total(member[p.id, course_id] for p in people)
        model.require(members <= kind.group.max)
        for slot in model.slots:
            if slot.due.course == course_id:
                slot.member = {p.id: member[p.id, course_id] for p in people}
    kept = _keep_locked_members(model, series, kind.group.max)
    if alike:
        loose = [p for p in people if p.id not in kept]
        nameless = [c for c in open_courses if c not in kept.values()]
        _break_symmetry(model, loose, nameless, member)


def _keep_locked_members(model: PlanModel, series: Series, most: int) -> dict[str, str]:
    """Who sits in a locked meeting of a course belongs to it: the course of each such person."""
    kept: dict[str, str] = {}
    for slot in model.slots:
        course = slot.due.course
        if slot.locked is None or slot.due.series != series.id or course is None:
            continue
        able = [employee for employee in slot.by_employee() if employee in slot.member]
        for employee in able:
            if employee not in kept and list(kept.values()).count(course) < most:
                kept[employee] = course
                model.lock(slot.member[employee])
    return kept


def _break_symmetry(
    model: PlanModel, people: Sequence[Employee], courses: Sequence[str],
    member: dict[tuple[str, str], Var],
) -> None:
    """Courses that nobody is known to be in are alike: the n-th person of the smallest team is in
    none but the first n of them. Any plan can be renamed to obey this, so nothing is lost."""
    for number, person in enumerate(dealing_order(people)[: len(courses)]):
        for course in courses[number + 1 :]:
            model.require(member[person.id, course] == 0)
