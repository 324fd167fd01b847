"""Parts that share leads and rooms searched at the same time, and what they found put together.

First each part looks ahead (`looking`): that tells the bounds, and the times it would like. Those
are granted as far as they fit together (`granted`), and each part is searched within what it was
granted. What meets in the end all the same goes to the part that comes first;
the other finds another time beside all that is held. What is found on the way is shown as soon as
the plans together are better for it, so that a stop keeps it. In which order processes end changes
nothing of what is made in the end.
"""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, Protocol, TypeVar

from models.agenda import occurrences
from models.meetings import Meeting
from models.plan import Outcome
from models.problem import Problem
from models.shared import Shared
from planner.hands import Job, Lost, Shown
from planner.judging import check
from planner.many.ahead import Ahead, Starts, formed
from planner.many.chains import Step, in_order
from planner.many.granted import Book, given, lacks_some, needs_shared, within_grants
from planner.many.looking import Looking
from planner.many.rounds import Rounds
from planner.many.seeking import Beside, Confirm, Sought, Weigh
from planner.many.sharing import components, with_taken
from planner.many.solving import Solving, Task
from planner.many.units import Unit
from planner.progress import Cancel, Stopped
from planner.solver.run import unfinished

T = TypeVar("T")

AGAIN: Final = 0.75
"""The share of the time that is left then for those that look once more."""

SEEK_SECONDS: Final = 6.0
"""What a search of a part within what it was granted is left at least."""

WEIGHING_SECONDS: Final = 3.0
"""In less time nothing is found of what plans cost."""

MENDING: Final = 0.2
"""The share of a part's work that is for finding other times than those that somebody else got."""

LEAST_WORK: Final = 0.2
"""Work for the search of a part at least, in units."""

_NEARLY: Final = 0.99
"""How far a part has come that is not settled yet."""

log = logging.getLogger(__name__)


class Run(Protocol):
    """Does a piece of work, wherever. Raises Stopped and Lost."""

    def __call__(self, job: Job[T], shown: Shown, cancel: Cancel) -> T:
        """What it gives."""
        ...


@dataclass(slots=True)
class Abreast:
    """`whole`: the problem of which the units are parts. `rounds` holds the first plans, and takes
    over those that are found. `run` does pieces of work, so many `at_once`. `looked`: hears that a
    part has looked ahead, `as_one`: that some have as one; `until`: when (time.monotonic) no search
    may go on; `bounded`: whether anybody asks for bounds."""

    whole: Problem
    rounds: Rounds
    run: Run
    at_once: int
    until: float
    looked: Callable[[str, Ahead], None]
    as_one: Callable[[Sequence[str], Ahead], None]
    bounded: bool = True
    aheads: dict[str, Ahead] = field(default_factory=lambda: defaultdict(Ahead))
    joint: Collection[str] = ()
    """Units whose times suit those of others."""

    _latest: dict[str, Outcome] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look_ahead(self) -> None:
        """Find bounds and good times of each part."""
        looking = Looking(
            self.whole, self.rounds, self._do, self.at_once, self.until, self.looked, self.as_one,
            self.bounded,
        )
        looking.look_ahead()
        self.aheads, self.joint = looking.aheads, looking.joint

    def weigh(self, until: float, at_once: int) -> None:
        """Find what plans cost at least that are not the best in what comes first, as far as there
        is time for that, so many parts at once."""

        def weigh(unit: Unit, turns: int) -> None:
            least, seconds = self._ahead(unit.name).least, (until - time.monotonic()) / turns
            if least is None or seconds < WEIGHING_SECONDS:
                return
            found = self._do(Weigh(unit.problem, self.rounds.options.seed, seconds))
            if found:
                self.looked(unit.name, replace(
                    self.aheads[unit.name],
                    least=replace(least, together={**least.together, **found}),
                ))

        self._each(weigh, self.rounds.units, at_once)

    def confirm(self, until: float) -> bool | None:
        """Ask a second time whether no part can have fewer points than it is known to need. None
        where that is not known of all."""
        told: dict[str, bool | None] = {}

        def ask(unit: Unit, turns: int) -> None:
            seconds, points = (until - time.monotonic()) / turns, self._ahead(unit.name).points
            if seconds > 0 and None not in told.values():
                asked = Confirm(unit.problem, self.rounds.options.seed, points, seconds)
                told[unit.name] = self._do(asked) if any(points) else True

        self._each(ask, self.rounds.units)
        if False in told.values():
            return False
        return True if list(told.values()) == [True] * len(self.rounds.units) else None

    def search(self) -> frozenset[str]:
        """Search all of which it is known what they would like, as that of all who share with them.
        Returns the names of the others."""
        first, found = dict(self.rounds.outcomes), dict[str, Outcome]()
        known = {unit.name for unit in self.rounds.units
                 if formed(unit.problem) and unit.name in first}
        able = [
            names for names in components(self.rounds.units, self.rounds.shared)
            if len(names) == 1 or known.issuperset(names)
        ]
        some = [unit for unit in self.rounds.units if any(unit.name in names for names in able)]
        for unit in some:
            ahead = self._ahead(unit.name)
            if not ahead.starts:
                self.aheads[unit.name] = replace(ahead, starts=_times(first.get(unit.name)))
        # What was found for some together is kept whole; the others have what is left.
        joint = [unit for unit in some if unit.name in self.joint]
        grants = given(joint, self.rounds.shared, self.aheads)
        rest = [unit for unit in some if unit.name not in self.joint]
        grants |= given(rest, self.rounds.shared, self.aheads, grants)
        chains = [self._units(names) for names in able]
        self._look_again(chains, grants)

        def seek(unit: Unit, turns: int) -> None:
            shared = self.rounds.shared
            starts = likely(unit, shared, self._ahead(unit.name).starts, grants[unit.name])
            made = self._seek(
                unit, within_grants(unit, shared, grants), starts, first.get(unit.name), turns
            )
            if made is not None:
                found[unit.name] = made
                self._show(unit.name, made)

        self._each(seek, some)
        if not self.rounds.stopped:
            with ThreadPoolExecutor(self.at_once) as pool:
                list(pool.map(lambda names: self._settle(names, first, found), able))
        return frozenset(unit.name for unit in self.rounds.units) - {unit.name for unit in some}

    def _look_again(
        self, chains: Sequence[Sequence[Unit]], grants: dict[str, tuple[Meeting, ...]]
    ) -> None:
        """Let those that did not get the times that suit them find others beside what is granted to
        others."""
        shared, now = self.rounds.shared, time.monotonic()
        sought = SEEK_SECONDS * -(-sum(map(len, chains)) // self.at_once)
        end = min(now + AGAIN * (self.until - now), self.until - sought)

        def look(unit: Unit, chain: Sequence[Unit], seconds: float) -> None:
            known = self._ahead(unit.name)
            if seconds <= 0 or known.least is None:
                return
            others = {one.name: grants[one.name] for one in chain if one is not unit}
            problem = with_taken(unit, shared, others)
            found = self._do(Beside(problem, self.rounds.options.seed, known, seconds))
            if found is not None:
                self.aheads[unit.name] = found
                grants.update(given([unit], shared, self.aheads, others))

        steps: list[Step] = []
        for chain in chains:
            before: tuple[Step, ...] = ()
            for unit in chain:
                if lacks_some(unit, shared, self._ahead(unit.name), grants):
                    before = (Step(partial(look, unit, chain), 1, before),)
                    steps += before
        in_order(steps, self.at_once, lambda: end - time.monotonic())

    def _settle(
        self, names: Sequence[str], first: Mapping[str, Outcome], found: Mapping[str, Outcome]
    ) -> None:
        """Put together what was found for some that share with one another, if that is better than
        their first plans, and find other times for what had to give way."""
        units = self._units(names)
        before = {name: first[name] for name in names if name in first}
        fitted, gave_way = together(units, self.rounds.shared, {**before, **found})
        if len(before) == len(fitted) and _sum(before.values()) < _sum(fitted.values()):
            fitted, gave_way = before, frozenset()
        for unit in units:
            if unit.name in gave_way:
                fitted[unit.name] = self._mended(unit, fitted)
        self.rounds.take(fitted)

    def _mended(self, unit: Unit, fitted: Mapping[str, Outcome]) -> Outcome:
        """A plan of a part with another time for what had to give way, beside all others'."""
        there = fitted[unit.name]
        held = {name: fitted[name].plan.meetings for name in fitted}
        problem = with_taken(unit, self.rounds.shared, held)
        starts = {m.id: frozenset({m.span.start}) for m in there.plan.meetings}
        found = None
        if self.until > time.monotonic():
            found = self._seek(unit, problem, starts, there, 1, MENDING)
        if found is None and not self.rounds.stopped:
            task = Task(unit.name, problem, self.rounds.options, there.plan, first=True)
            found = self._do(Solving(task))
        return there if found is None else min(found, there, key=lambda some: _sum([some]))

    def _seek(
        self, unit: Unit, problem: Problem, starts: Starts, there: Outcome | None, turns: int,
        share: float = 1.0,
    ) -> Outcome | None:
        left = self.until - time.monotonic()
        if left <= 0:
            return None
        ahead = replace(self._ahead(unit.name), starts=starts)
        work = self.rounds.work.get(unit.name, self.rounds.options.units_of_work) - ahead.used
        options = replace(
            self.rounds.options, time_limit=left / turns, work=max(LEAST_WORK, work * share)
        )
        start = unit.plan if there is None else there.plan

        def shown(said: float | Outcome) -> None:
            if isinstance(said, Outcome):
                self._show(unit.name, said)
            else:
                self.rounds.heard(unit.name, min(said, _NEARLY), None)

        return self._do(Sought(problem, options, ahead, start), shown)

    def _show(self, name: str, found: Outcome) -> None:
        """Take over what was found on the way where all together are better for it."""
        with self._lock:
            self._latest[name] = found
            names = next(
                some for some in components(self.rounds.units, self.rounds.shared) if name in some
            )
            now = {n: self.rounds.outcomes[n] for n in names if n in self.rounds.outcomes}
            newest = {n: self._latest[n] for n in names if n in self._latest}
            fitted, _ = together(self._units(names), self.rounds.shared, {**now, **newest})
            if len(now) < len(fitted) or _sum(fitted.values()) < _sum(now.values()):
                self.rounds.take(fitted, _NEARLY)

    def _each(
        self, step: Callable[[Unit, int], None], units: Sequence[Unit], at_once: int = 0
    ) -> None:
        """Take a step with each unit, so many at once. A step hears how many have to fit into the
        time, one after another."""
        at_once = at_once or self.at_once
        left = len(units)
        lock = threading.Lock()

        def taken(unit: Unit) -> None:
            nonlocal left
            with lock:
                turns = -(-left // at_once)
            step(unit, turns)
            with lock:
                left -= 1

        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(taken, units))

    def _do(self, job: Job[T], shown: Shown = lambda _: None) -> T | None:
        """What a piece of work gives; None where it is lost or everything is to end."""
        if self.rounds.cancel():
            self.rounds.stopped = True
            return None
        try:
            return self.run(job, shown, self.rounds.cancel)
        except Stopped:
            self.rounds.stopped = True
        except Lost as fault:
            log.warning("a part of the search was lost: %s", fault)
        return None

    def _ahead(self, name: str) -> Ahead:
        return self.aheads.get(name, Ahead())

    def _units(self, names: Collection[str]) -> list[Unit]:
        return [unit for unit in self.rounds.units if unit.name in names]


def likely(unit: Unit, shared: Shared, wished: Starts, grants: Sequence[Meeting]) -> Starts:
    """The times at which a part is likely to hold its meetings: those it wished, as far as they
    hang on nothing shared or were granted."""
    sure = {meeting.id: frozenset({meeting.span.start}) for meeting in grants}
    own = {
        due.id for due in occurrences(unit.problem)
        if not any(needs_shared(unit.problem, due, shared))
    }
    return {id_: starts for id_, starts in wished.items() if id_ in own} | sure


def together(
    units: Sequence[Unit], shared: Shared, found: Mapping[str, Outcome]
) -> tuple[dict[str, Outcome], frozenset[str]]:
    """Plans without the meetings for which a shared lead or room is wanted by an earlier one, and
    the names of those that had to give way."""
    book, fitted, gave_way = Book(shared), dict[str, Outcome](), set[str]()
    for unit in units:
        for meeting in unit.problem.locked:
            book.take(unit.name, meeting)
    for unit in units:
        if unit.name not in found:
            continue
        outcome, kept = found[unit.name], list[Meeting]()
        locked = {meeting.id for meeting in unit.problem.locked}
        for meeting in outcome.plan.meetings:
            if meeting.id in locked or book.fits(unit.name, meeting):
                kept.append(meeting)
                if meeting.id not in locked:
                    book.take(unit.name, meeting)
        if len(kept) < len(outcome.plan.meetings):
            gave_way.add(unit.name)
            less = replace(outcome.plan, meetings=tuple(kept))
            less = replace(
                unfinished(unit.problem, less, outcome.plan.seed), stopped=outcome.plan.stopped
            )
            outcome = Outcome(unit.problem, less, check(unit.problem, less))
        fitted[unit.name] = outcome
    return fitted, frozenset(gave_way)


def _times(outcome: Outcome | None) -> Starts:
    """When a plan holds its meetings."""
    meetings = () if outcome is None else outcome.plan.meetings
    return {meeting.id: frozenset({meeting.span.start}) for meeting in meetings}


def _sum(outcomes: Iterable[Outcome]) -> tuple[int, ...]:
    """The objectives of some plans together, in the order of the ladder."""
    rows = [
        [o.judgement.objectives[name] for name in o.problem.policy.steps] for o in outcomes
    ]
    return tuple(map(sum, zip(*rows, strict=True)))
