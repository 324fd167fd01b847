"""Rule: eleven hours of rest around every block of work that a meeting made or lengthened."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

import numpy as np

from models.finding import Finding
from models.meetings import Meeting
from models.people import Employee
from models.problem import Problem
from models.timespan import day_of
from planner.attendance import ask
from planner.judging.facts import Facts
from planner.judging.times import Block
from planner.rules.base import Rule
from planner.rules.pairs import Pairs, Ways, exclude, ways
from planner.rules.wording import counted, named, work_after, work_before
from planner.table import NO_EDGE, Asked, Flags, work_blocks
from planner.texts import t
from planner.texts.dates import duration
from planner.variables import Posting


class Rest(Rule):
    """Between a block of work that a meeting made or lengthened and its neighbours lies a rest.

    A block is shifts and meetings with at most the adjoining minutes between them: coming home
    for half an hour is no rest. What the roster alone leaves too short is told as information,
    since no plan of meetings can mend it; but a block beside such a rest is not made longer.
    Where the home allows a reduced rest, one that a single meeting makes may be so short, if no
    other rest of the same ISO week or of the day before or after is short, the roster's own
    included. A meeting of the period before is work like a shift. Source: the Danish rule of 11
    hours of daily rest, and its exception of 8.
    """

    id = "rest"
    priced = frozenset({"rest"})

    def sentence(self, problem: Problem) -> str:
        """The hours of rest and what counts as one block."""
        policy = problem.policy
        rule = t(
            "rules.rest", rest=duration(policy.rest_minutes),
            adjoining=counted("minute", policy.adjoining_minutes),
        )
        if not policy.reduced_rest_minutes:
            return rule
        return t("rules.rest.reduced", rule=rule, rest=duration(policy.reduced_rest_minutes))

    def blocks(self, asked: Asked) -> Flags:
        """Times whose block of work would lie too near to the roster's next or former one."""
        rest = asked.policy.rest_minutes
        short = asked.changed & ((asked.rest_before < rest) | (asked.rest_after < rest))
        if asked.policy.reduced_rest_minutes:
            for row in np.flatnonzero(short).tolist():
                short[row] = _reduced(asked, row) is None
        return short

    def post(self, model: Posting) -> None:
        """Two meetings of one person do not lie too near each other either."""
        policy = model.problem.policy
        for mine in ways(model, on_shift=False):
            if self.id in policy.prices:
                mine = mine.keeping(self.id)
            if policy.reduced_rest_minutes:
                exclude(model, mine, [_reduced_twice(model.problem, mine)])
            ends = np.flatnonzero(mine.edge_end != NO_EDGE)
            begins = np.flatnonzero(mine.edge_start != NO_EDGE)
            gap = mine.edge_start[begins] - mine.edge_end[ends][:, None]
            short = (gap > policy.adjoining_minutes) & (gap < policy.rest_minutes)
            first, second = np.nonzero(short)
            exclude(model, mine, [(ends[first], begins[second])])

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each rest that meetings cut short; one line a person on the roster's own."""
        for person in facts.people.values():
            yield from facts.of_person(self.id, person, _short)


def _short(facts: Facts, person: Employee) -> Iterator[Finding]:
    roster = facts.roster_blocks(person)
    if facts.seats_of(person):
        yield from _cut_short(facts, person, roster)
    yield from _of_roster(facts, person, roster)


def _cut_short(facts: Facts, person: Employee, roster: tuple[Block, ...]) -> Iterator[Finding]:
    rest, unchanged = facts.policy.rest_minutes, {block.span for block in roster}
    pairs = [*pairwise(facts.blocks(person))]
    short = [
        day_of(after.span.start) for before, after in pairs
        if after.span.start - before.span.end < rest
    ]
    for before, after in pairs:
        gap = after.span.start - before.span.end
        changed = [block for block in (before, after) if block.span not in unchanged]
        if gap >= rest or not changed:
            continue
        if gap >= facts.policy.reduced_rest_minutes > 0 and not _another(
            short, day_of(after.span.start)
        ):
            continue
        beside = before.last.meeting or after.first.meeting
        meeting = beside or _meeting_of(changed[0])
        message = t(
            "rules.rest.broken" if beside else "rules.rest.lengthened",
            name=person.name, gap=duration(gap), before=work_before(before.last),
            after=work_after(after.first), rest=duration(rest),
            meeting=named(facts.kinds[meeting.kind], meeting.span),
        )
        yield Finding("error", "rest", message, meeting=meeting.id, employee=person.id)


def _another(days: list[date], day: date) -> bool:
    """Whether a second of some short rests ends in the same ISO week or within a day of `day`."""
    near = [other for other in days if _close(other, day)]
    return len(near) > 1


def _close(one: date, other: date) -> bool:
    """Whether two short rests that end on those days are more than a week may have."""
    return one.isocalendar()[:2] == other.isocalendar()[:2] or abs((one - other).days) <= 1


def _reduced(asked: Asked, row: int) -> date | None:
    """The day on which the one rest ends that a meeting shortens within the exception; None where
    it shortens two, or one too far, or where the roster has used the exception up."""
    policy = asked.policy
    before, after = int(asked.rest_before[row]), int(asked.rest_after[row])
    least, rest = policy.reduced_rest_minutes, policy.rest_minutes
    if min(before, after) < least or (before < rest and after < rest):
        return None
    start, end = int(asked.block_start[row]), int(asked.block_end[row])
    day = day_of(start if before < rest else end + after)
    worked = work_blocks(asked.person, policy.adjoining_minutes)
    others = [
        day_of(second) for (_, first), (second, _) in pairwise(worked)
        if second - first < rest and first != start - before and second != end + after
    ]
    return None if any(_close(other, day) for other in others) else day


def _reduced_twice(problem: Problem, mine: Ways) -> Pairs:
    """Ways that each take a reduced rest, where a week has one and two days running have one."""
    person = next(p for p in problem.roster.employees if p.id == mine.person)
    taken: list[tuple[int, date]] = []
    for minutes in sorted(set((mine.ends - mine.starts).tolist())):
        rows = np.flatnonzero(mine.ends - mine.starts == minutes)
        asked = ask(person, mine.starts[rows], minutes, problem.policy, problem.period)
        rest = problem.policy.rest_minutes
        short = asked.changed & ((asked.rest_before < rest) | (asked.rest_after < rest))
        for row in np.flatnonzero(short).tolist():
            day = _reduced(asked, row)
            if day is not None:
                taken.append((int(rows[row]), day))
    pairs = [
        (one, other) for (one, day), (other, when) in combinations(taken, 2) if _close(day, when)
    ]
    table = np.array(pairs, np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _meeting_of(block: Block) -> Meeting:
    """The first meeting of a block that has one."""
    return next(piece.meeting for piece in block.pieces if piece.meeting is not None)


def _of_roster(facts: Facts, person: Employee, roster: tuple[Block, ...]) -> Iterator[Finding]:
    rest, period = facts.policy.rest_minutes, facts.problem.period
    short = [
        (after.span.start - before.span.end, after)
        for before, after in pairwise(roster)
        if after.span.start - before.span.end < rest and day_of(after.span.start) in period
    ]
    if short:
        shortest, after = min(short, key=lambda pair: pair[0])
        message = t(
            "rules.rest.roster", name=person.name, rest=duration(rest),
            times=counted("time", len(short)), shortest=duration(shortest),
            after=work_after(after.first),
        )
        yield Finding("info", "roster_rest", message, employee=person.id)
