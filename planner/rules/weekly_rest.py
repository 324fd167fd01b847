"""Rule: a meeting does not take the last fridøgn of seven days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from models.finding import Finding
from models.people import Employee
from models.problem import Problem
from models.timespan import Period, Span, moment_of
from planner.judging.facts import Facts, Seat
from planner.judging.times import longest_free
from planner.rules.base import Rule
from planner.rules.pairs import Pairs, Ways, exclude, ways
from planner.rules.wording import meeting_name
from planner.table import ON_SHIFT, Asked, Flags, Minutes, free_pieces
from planner.texts import t
from planner.texts.dates import duration, short_date
from planner.variables import Posting

DAYS = 7


class WeeklyRest(Rule):
    """In any seven days of the period, whoever has 35 free hours in one piece keeps such a piece.

    24 hours in continuation of a daily rest of 11. Where the roster alone has no such piece, the
    rule does not hold for those seven days. Seven days may begin in the period before, where her
    shifts and meetings there are known. Source: the Danish rule of one weekly fridøgn.
    """

    id = "weekly_rest"
    priced = frozenset({"weekly_rest"})

    def sentence(self, problem: Problem) -> str:
        """The hours that are to stay free."""
        return t("rules.weekly_rest", wanted=duration(problem.policy.weekly_rest_minutes))

    def blocks(self, asked: Asked) -> Flags:
        """Times that alone would take the last long free piece of some seven days."""
        blocked = np.zeros(len(asked.starts), np.bool_)
        first, last = _windows(_looked_at(asked.person, asked.period))
        wanted = asked.policy.weekly_rest_minutes
        long = asked.free_to - asked.free_from >= wanted  # no other piece can be what is left
        pieces = asked.free_from[long], asked.free_to[long]
        had = _longest(*pieces, first, last) >= wanted
        earliest = np.searchsorted(last, asked.starts, "right")
        for later in range(DAYS + 1):  # a meeting lies in so many windows at most
            window = earliest + later
            rows = np.flatnonzero((window < len(first)) & (asked.cls != ON_SHIFT) & ~blocked)
            rows = rows[(first[window[rows]] < asked.ends[rows]) & had[window[rows]]]
            windows = first[window[rows]], last[window[rows]]
            left = _left_by(asked.starts[rows], asked.ends[rows], *pieces, *windows)
            blocked[rows] = left < wanted
        return blocked

    def post(self, model: Posting) -> None:
        """Two meetings of one person do not take the last free piece together."""
        problem = model.problem
        people = {person.id: person for person in problem.roster.employees}
        for mine in ways(model, on_shift=False):
            if self.id in problem.policy.prices:
                mine = mine.keeping(self.id)
            exclude(model, mine, _taken_together(mine, people[mine.person], problem))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each run of seven-day windows that lost their free piece."""
        for person in facts.people.values():
            if any(seat.cls != "on_shift" for seat in facts.seats_of(person)):
                yield from facts.of_person(self.id, person, _lost)


def _lost(facts: Facts, person: Employee) -> Iterator[Finding]:
    wanted = facts.policy.weekly_rest_minutes
    period = _looked_at(person, facts.problem.period)
    roster = [block.span for block in facts.roster_blocks(person)]
    work = [block.span for block in facts.blocks(person)]
    outside = [seat for seat in facts.seats_of(person) if seat.cls != "on_shift"]
    before: date | None = None
    for first, seat in _near(outside, period):
        window = Span(moment_of(first), moment_of(first + timedelta(days=DAYS)))
        longest = longest_free(work, window)
        if longest >= wanted or longest_free(roster, window) < wanted:
            continue
        told = before == first - timedelta(days=1)
        before = first
        if not told:
            message = t(
                "rules.weekly_rest.broken", name=person.name, meeting=meeting_name(seat),
                first=short_date(first), last=short_date(first + timedelta(days=DAYS - 1)),
                longest=duration(longest), wanted=duration(wanted),
            )
            yield Finding(
                "error", "weekly_rest", message, meeting=seat.meeting.id, employee=person.id
            )


def _near(seats: Iterable[Seat], period: Period) -> list[tuple[date, Seat]]:
    """The first days of all stretches of seven in a period in which there is one of the seats, with
    the first such seat."""
    last = period.last - timedelta(days=DAYS - 1)
    found: dict[date, Seat] = {}
    for seat in seats:
        for day in seat.span.days():
            for back in range(DAYS):
                first = day - timedelta(days=back)
                if period.first <= first <= last:
                    found.setdefault(first, seat)
    return sorted(found.items(), key=lambda item: item[0])


def _looked_at(person: Employee, period: Period) -> Period:
    """The days in which stretches of seven are looked at: the period, and so many days before it
    that each stretch has a day of the period, as far as her work on them is known."""
    known = None if person.before is None else person.before.known(DAYS - 1)
    if known is None or known.last + timedelta(days=1) < period.first:
        return period
    return Period(min(known.first, period.first), period.last)


@lru_cache(maxsize=64)
def _windows(period: Period) -> tuple[Minutes, Minutes]:
    """Starts and ends of all stretches of seven days, midnight to midnight, in a period."""
    days = period.days()[: 1 - DAYS]
    return (
        np.array([moment_of(day) for day in days], np.int64),
        np.array([moment_of(day + timedelta(days=DAYS)) for day in days], np.int64),
    )


def _longest(free_from: Minutes, free_to: Minutes, first: Minutes, last: Minutes) -> Minutes:
    """The longest free piece within each window."""
    pieces = np.minimum(free_to, last[:, None]) - np.maximum(free_from, first[:, None])
    return np.asarray(pieces.max(axis=1, initial=0))


def taking_last(
    person: Employee, meetings: Sequence[Span], problem: Problem, locked: Sequence[Span] = ()
) -> list[Span]:
    """Those of a person's meetings outside her shifts that together take the last long free piece
    of some seven days; empty where none is taken. For what `post` leaves open: three or more.

    `locked` ones stay whatever they take: what they leave is not to be taken by the others.
    """
    wanted = problem.policy.weekly_rest_minutes
    first, last = _touched(_windows(_looked_at(person, problem.period)), meetings)
    free = free_pieces(person, problem.policy.adjoining_minutes)
    for meeting in locked:
        free = _without(*free, meeting)
    had = _longest(*free, first, last) >= wanted
    for meeting in meetings:
        free = _without(*free, meeting)
    lost = had & (_longest(*free, first, last) < wanted)
    for window in np.flatnonzero(lost):
        return [m for m in meetings if m.start < last[window] and first[window] < m.end]
    return []


def _touched(
    windows: tuple[Minutes, Minutes], meetings: Sequence[Span]
) -> tuple[Minutes, Minutes]:
    """The windows of which a minute lies in one of some meetings: the others lose nothing."""
    first, last = windows
    touched = np.zeros(len(first), np.bool_)
    for meeting in meetings:
        touched |= (meeting.start < last) & (first < meeting.end)
    return first[touched], last[touched]


def _without(free_from: Minutes, free_to: Minutes, meeting: Span) -> tuple[Minutes, Minutes]:
    """Free pieces cut where a meeting lies, those that are left of it."""
    begin = np.concatenate((free_from, np.maximum(free_from, meeting.end)))
    end = np.concatenate((np.minimum(free_to, meeting.start), free_to))
    left = begin < end
    return begin[left], end[left]


def _left_by(
    starts: Minutes, ends: Minutes, free_from: Minutes, free_to: Minutes, first: Minutes,
    last: Minutes,
) -> Minutes:
    """The longest free piece that each of some meetings leaves in a window of its own."""
    begin = np.maximum(free_from, first[:, None])
    end = np.minimum(free_to, last[:, None])
    before = np.minimum(end, starts[:, None]) - begin
    after = end - np.maximum(begin, ends[:, None])
    return np.asarray(np.maximum(before, after).max(axis=1, initial=0))


def _taken_together(mine: Ways, person: Employee, problem: Problem) -> Iterator[Pairs]:
    """Ways that together, but neither alone, take the last long free piece of some window."""
    policy = problem.policy
    wanted = policy.weekly_rest_minutes
    free_from, free_to = free_pieces(person, policy.adjoining_minutes)
    done: set[tuple[int, ...]] = set()
    for first, last in zip(*_windows(_looked_at(person, problem.period)), strict=True):
        begin, end = np.maximum(free_from, first), np.minimum(free_to, last)
        long = np.flatnonzero(end - begin >= wanted)
        pieces = [(int(begin[n]), int(end[n])) for n in long]
        key = tuple(edge for piece in pieces for edge in piece)
        if not pieces or len(pieces) > 2 or key in done:
            continue
        done.add(key)
        if len(pieces) == 1:
            yield _both_in_one(mine, *pieces[0], wanted)
        else:
            one, other = (_taken_alone(mine, *piece, wanted) for piece in pieces)
            yield np.repeat(one, len(other)), np.tile(other, len(one))


def _both_in_one(mine: Ways, begin: int, end: int, wanted: int) -> Pairs:
    """Pairs of which the former leaves too little before it, and the latter after, and between."""
    inside = np.flatnonzero((mine.starts < end) & (begin < mine.ends))
    former = inside[mine.starts[inside] - begin < wanted]
    latter = inside[end - mine.ends[inside] < wanted]
    between = mine.starts[latter] - mine.ends[former][:, None]
    one, other = np.nonzero((between >= 0) & (between < wanted))
    return former[one], latter[other]


def _taken_alone(mine: Ways, begin: int, end: int, wanted: int) -> Minutes:
    """Ways that leave no long piece of one that is long."""
    inside = (mine.starts < end) & (begin < mine.ends)
    left = (mine.starts - begin < wanted) & (end - mine.ends < wanted)
    return np.flatnonzero(inside & left)
