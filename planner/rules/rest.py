"""Rule: eleven hours of rest around every block of work that a meeting made or lengthened."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from models.finding import Finding
from models.meetings import Meeting
from models.people import Employee
from models.problem import Problem
from models.timespan import day_of
from planner.judging.facts import Facts
from planner.judging.times import Block
from planner.rules.base import Rule
from planner.rules.pairs import exclude, ways
from planner.rules.wording import counted, named, work_after, work_before
from planner.table import NO_EDGE, Asked, Flags
from planner.texts import t
from planner.texts.dates import duration
from planner.variables import Posting


class Rest(Rule):
    """Between a block of work that a meeting made or lengthened and its neighbours lies a rest.

    A block is shifts and meetings with at most the adjoining minutes between them: coming home
    for half an hour is no rest. What the roster alone leaves too short is told as information,
    since no plan of meetings can mend it; but a block beside such a rest is not made longer.
    Source: the Danish rule of 11 hours of daily rest.
    """

    id = "rest"

    def sentence(self, problem: Problem) -> str:
        """The hours of rest and what counts as one block."""
        policy = problem.policy
        return t(
            "rules.rest", rest=duration(policy.rest_minutes),
            adjoining=counted("minute", policy.adjoining_minutes),
        )

    def blocks(self, asked: Asked) -> Flags:
        """Times whose block of work would lie too near to the roster's next or former one."""
        rest = asked.policy.rest_minutes
        return asked.changed & ((asked.rest_before < rest) | (asked.rest_after < rest))

    def post(self, model: Posting) -> None:
        """Two meetings of one person do not lie too near each other either."""
        policy = model.problem.policy
        for mine in ways(model, on_shift=False):
            ends = np.flatnonzero(mine.edge_end != NO_EDGE)
            begins = np.flatnonzero(mine.edge_start != NO_EDGE)
            gap = mine.edge_start[begins] - mine.edge_end[ends][:, None]
            short = (gap > policy.adjoining_minutes) & (gap < policy.rest_minutes)
            first, second = np.nonzero(short)
            exclude(model, mine, [(ends[first], begins[second])])

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each rest that meetings cut short; one line a person on the roster's own."""
        for person in facts.people.values():
            roster = facts.roster_blocks(person)
            if facts.seats_of(person):
                yield from _cut_short(facts, person, roster)
            yield from _of_roster(facts, person, roster)


def _cut_short(facts: Facts, person: Employee, roster: tuple[Block, ...]) -> Iterator[Finding]:
    rest, unchanged = facts.policy.rest_minutes, {block.span for block in roster}
    for before, after in pairwise(facts.blocks(person)):
        gap = after.span.start - before.span.end
        changed = [block for block in (before, after) if block.span not in unchanged]
        if gap >= rest or not changed:
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
