"""A plan mended with as few changes as can be: after a sick call, a swap, a newer roster.

Only the meetings that have become wrong are opened, and those that are new; all others stay as they
are, which makes the model small. Where that is not shown to be the least that can be changed, it is
opened who comes to the others, and then when those around are held. What is locked is never
touched, and neither is what lies before the day from which changes are told.

That fewer changes are impossible follows from two small searches: the best with everything else as
it is, and the best as if nothing else were there, to which any change elsewhere would be added.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.agenda import occurrences, stretches
from models.meetings import Meeting
from models.plan import Plan, Unreached
from models.problem import Problem
from planner.progress import Cancel, Progress, Report, Stopped, never, silent
from planner.solver.changes import MOVED, SEAT, Weights, changes, least_weight
from planner.solver.difference import PlanDifference, difference
from planner.solver.judged import faults, objectives_of, rank, restated, sound_part
from planner.solver.model import build
from planner.solver.objectives import build_ladder
from planner.solver.offers import Offer, make_offers
from planner.solver.options import PlanOptions
from planner.solver.outcome import plain_plan, read_plan
from planner.solver.run import first_plan, unfinished
from planner.solver.search import Search
from planner.solver.start import values_of
from planner.solver.steps import Goal, goals_of
from planner.texts import t

WORK, PROOF_WORK = 0.12, 0.1
"""Units of work for each search: for the fewest changes, and for the ladder among those; and for
the fewest changes as if nothing else were there. Measured on 98 sick calls: 0.4 and 0.15 prove no
more of them, and 0.4 changes less in one."""

WORTH = 0.8
"""Times around are opened only where that might leave less than so much of the price of all
changes: it is by far the longest search."""

AROUND_DAYS = 7
"""Meetings of the same people so many days away are those around one."""

CHANGES = "changes"
"""Name of the goal that comes before the ladder."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A mended plan, how far it is from the one before, and how few changes are possible.

    `changes`: the price of all changes (`planner.solver.changes`), `bound`: that of the fewest at
    least. `proven`: fewer are impossible.
    """

    plan: Plan
    difference: PlanDifference
    changes: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether no plan that keeps the rules changes less."""
        return self.bound >= self.changes


def repair(
    problem: Problem, before: Plan, options: PlanOptions | None = None, report: Report = silent,
    cancel: Cancel = never, *, announced: date | None = None,
) -> Plan:
    """A plan for the problem that changes as little as it can of `before`. There is always one.

    `announced`: today; meetings before it stay, those of the four weeks after it weigh most.
    """
    return repaired(problem, before, options, report, cancel, announced=announced).plan


def repaired(
    problem: Problem, before: Plan, options: PlanOptions | None = None, report: Report = silent,
    cancel: Cancel = never, *, announced: date | None = None, lock_before: date | None = None,
) -> Repaired:
    """The same with what is changed and whether fewer changes are possible.

    `lock_before`: meetings on days before it stay as they are, as do those before `announced`.
    """
    settled = max((day for day in (announced, lock_before) if day is not None), default=None)
    return _Repair(
        problem, before, options or PlanOptions(time_limit=30.0), report, cancel,
        Weights(announced), settled,
    ).mend()


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of opening some meetings: a plan, the price of its changes, a lower bound."""

    plan: Plan
    changes: int
    bound: int
    search: Search | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    """Meetings of which everything may change, and those of which only who comes and leads."""

    times: frozenset[str]
    people: frozenset[str]


class _Repair:
    """One repair: what stays, what has become wrong, and what was tried."""

    def __init__(
        self, problem: Problem, before: Plan, options: PlanOptions, report: Report,
        cancel: Cancel, weights: Weights, settled: date | None,
    ) -> None:
        self.options, self.report, self.cancel, self.weights = options, report, cancel, weights
        self.began = time.monotonic()
        self.asked, self.before = problem, before
        kept = restated(problem, before)
        locked = {meeting.id for meeting in problem.locked}
        past = tuple(
            m for m in kept.meetings
            if settled is not None and m.id not in locked and m.span.first_day < settled
        )
        self.problem = _with_groups(
            replace(problem, locked=(*problem.locked, *past)), kept.courses
        )
        self.kept = kept
        self.was = {meeting.id: meeting for meeting in before.meetings}
        self.held = {meeting.id: meeting for meeting in kept.meetings}
        self._alone: int | None = None

    def mend(self) -> Repaired:
        """Open more and more meetings until it is shown that nothing less will do."""
        self.report(Progress("plan", t("plan.phase.repair"), 0.0))
        sound = sound_part(self.problem, self.kept)
        hit = self._hit(sound)
        if not hit:
            return self._told(_Tried(self.kept, 0, 0))
        best, ended = _Tried(sound, _UNKNOWN, 0), False
        try:
            for number, opened in enumerate(self._wider(hit)):
                if number == 2 and not (ended and self._worth_moving(opened.times - hit, best)):
                    break
                tried = self._try(opened, best.plan)
                ended = tried.bound >= tried.changes  # with so much open nothing changes less
                if ended and number < 2:
                    tried = self._proof(tried, hit, SEAT if number == 0 else MOVED)
                else:
                    tried = replace(tried, bound=0)  # it says nothing of what is not open
                best = _better(self.problem, best, tried)
                if best.bound >= best.changes or self._over():
                    break
            best = self._bettered(best)
        except Stopped:
            pass
        return self._told(best)

    def _wider(self, hit: frozenset[str]) -> tuple[_Opened, ...]:
        """What is opened: the meetings that are hit; who comes to all others too; and at last when
        those around are held."""
        rest = frozenset(self.held) - {meeting.id for meeting in self.problem.locked}
        return (
            _Opened(hit, frozenset()), _Opened(hit, rest), _Opened(self._around(hit), rest),
        )

    def _worth_moving(self, others: frozenset[str], best: _Tried) -> bool:
        """Whether it might save much to move some others too: that costs at least one such move,
        beside what the hit meetings need even if nothing else were there."""
        moved = {id_: meeting for id_, meeting in self.held.items() if id_ in others}
        least = MOVED * least_weight(self.problem, moved, self.weights)
        return least > 0 and (self._alone or 0) + least < WORTH * best.changes

    def _over(self) -> bool:
        return self.cancel() or time.monotonic() - self.began > self.options.time_limit / 2

    def _hit(self, sound: Plan) -> frozenset[str]:
        """Meetings that have become wrong or lost somebody, and those that are due since then."""
        locked = {meeting.id for meeting in self.problem.locked}
        whole = {meeting.id: meeting for meeting in sound.meetings}
        hit = {
            id_ for id_, meeting in self.was.items()
            if id_ not in locked and (
                id_ not in whole or _who(whole[id_]) != _who(meeting)
            )
        }
        hit |= {f.meeting for f in faults(self.problem, self.kept) if f.meeting in self.held}
        known = set(self.was) | {missing.occurrence for missing in self.before.unplaced}
        due = {due.id for due in occurrences(self.problem)}
        return frozenset(((hit & due) | (due - known)) - locked)

    def _around(self, hit: frozenset[str]) -> frozenset[str]:
        """The meetings that are hit, the others of the same days, and those next in their rows."""
        near = {
            other.id
            for id_ in hit if (meeting := self.was.get(id_)) is not None
            for other in self.held.values()
            if abs((other.span.first_day - meeting.span.first_day).days) <= AROUND_DAYS
        }
        return frozenset((hit | near) - {meeting.id for meeting in self.problem.locked})

    def _try(self, opened: _Opened, sound: Plan) -> _Tried:
        """The best with all but some meetings as they are."""
        locked = {meeting.id for meeting in self.problem.locked}
        free = opened.times | opened.people
        closed = tuple(m for m in sound.meetings if m.id not in free | locked)
        about = replace(self.problem, locked=(*self.problem.locked, *closed))
        offers = self._offers(about, free, {
            m.id: m.span.start for m in sound.meetings if m.id in opened.people - opened.times
        })
        start = first_plan(about, offers, sound, self.cancel)
        search = self._fewest(about, offers, start)
        step = search.steps[0]
        plan = plain_plan(search.model, search.values, self.options.seed)
        return _Tried(plan, step.value, step.bound or 0, search)

    def _offers(
        self, about: Problem, free: frozenset[str], at: Mapping[str, int]
    ) -> list[Offer]:
        """What there is to choose for meetings that are free, some of them at their time alone."""
        offers = make_offers(about, self.cancel, free, at)
        lost = {offer.due.id for offer in offers if not offer.starts} & at.keys()
        if not lost:
            return offers
        return make_offers(about, self.cancel, free, {k: v for k, v in at.items() if k not in lost})

    def _fewest(
        self, about: Problem, offers: Sequence[Offer], start: Plan, work: float = WORK
    ) -> Search:
        """Search for the fewest changes."""
        model = build(about, offers, self.cancel, alike=False)
        sums = build_ladder(model)
        total = changes(model, sums, self.was, self.weights)
        left = self.options.time_limit - (time.monotonic() - self.began)
        options = replace(self.options, time_limit=max(0.1, left), work=work)
        search = Search(
            model, sums, values_of(model, sums, start), options, silent, self.cancel, parts=False
        )
        search.climb([Goal(CHANGES, total, 1.0)])
        return search

    def _bettered(self, best: _Tried) -> _Tried:
        """Among plans with so many changes the best of the ladder, and why it leaves things out."""
        search = best.search
        if search is None:
            return best
        search.climb(goals_of(search.ladder))
        made = read_plan(search.model, search.values, (), seed=self.options.seed, stopped=False)
        return replace(best, plan=made)

    def _proof(self, tried: _Tried, hit: frozenset[str], elsewhere: int) -> _Tried:
        """A bound for all plans. Either no more is changed than was open; or at least one thing
        more (`elsewhere`), beside what the hit meetings need even if nothing else were there."""
        outside = {id_: m for id_, m in self.held.items() if id_ not in hit}
        least = elsewhere * least_weight(self.problem, outside, self.weights)
        if self._alone is None:
            alone = replace(self.problem, locked=())
            empty = Plan((), courses=self.kept.courses)
            offers = make_offers(alone, self.cancel, hit)
            self._alone = self._fewest(alone, offers, empty, PROOF_WORK).steps[0].bound or 0
        bound = min(tried.bound, self._alone + least) if least else tried.bound
        return replace(tried, bound=bound)

    def _told(self, tried: _Tried) -> Repaired:
        """The plan with its figures, and with what was said of what it still lacks."""
        plan = tried.plan
        there = {meeting.id for meeting in plan.meetings}
        said = {missing.occurrence: missing for missing in plan.unplaced}
        said |= {missing.occurrence: missing for missing in self.before.unplaced}
        rest = {missing.occurrence: missing for missing in unfinished(self.asked, plan, 0).unplaced}
        courses = {**plan.courses, **self.kept.courses}
        plan = replace(
            plan, courses=courses, seed=self.options.seed,
            unplaced=tuple(
                said.get(due.id, rest[due.id])
                for due in occurrences(self.asked) if due.id not in there
            ),
            unreached=self._still_unreached(plan), objectives=objectives_of(self.asked, plan),
            stopped=self.cancel(),
        )
        self.report(Progress("plan", t("plan.phase.done"), 1.0, plan.objectives))
        changed = difference(self.before, plan)
        return Repaired(plan, changed, tried.changes, tried.bound)

    def _still_unreached(self, plan: Plan) -> tuple[Unreached, ...]:
        """What was said of those who are in no meeting of a stretch, where they still are not."""
        days = {
            (seat.employee, meeting.span.first_day)
            for meeting in plan.meetings for seat in meeting.attendance
        }
        cut = stretches(self.asked.period, self.asked.policy.reach_days)
        return tuple(
            one for one in self.before.unreached
            if any(s.first == one.first and s.last == one.last for s in cut)
            and not any(e == one.employee and one.first <= day <= one.last for e, day in days)
        )


_UNKNOWN = 1_000_000_000
"""The price of changes that nobody had the time to add up."""


def _with_groups(problem: Problem, courses: Mapping[str, tuple[str, ...]]) -> Problem:
    """Closed groups stay: a course of the plan has the members that it has there."""
    series = tuple(
        replace(series, courses=tuple(
            replace(course, members=course.members or courses.get(course.id, ()))
            for course in series.courses
        ))
        for series in problem.series
    )
    # Where all were formed before it is the same problem, of which the judge knows already.
    return problem if series == problem.series else replace(problem, series=series)


def _who(meeting: Meeting) -> tuple[object, ...]:
    seats = frozenset((seat.employee, seat.leads) for seat in meeting.attendance)
    return meeting.span, seats, meeting.lead, meeting.room


def _better(problem: Problem, one: _Tried, other: _Tried) -> _Tried:
    """Of two plans the one with fewer changes, of equal ones the better; bounds hold for both."""
    best = min((one, other), key=lambda tried: (tried.changes, rank(problem, tried.plan)))
    return replace(best, bound=max(one.bound, other.bound))
