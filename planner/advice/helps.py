"""What would help: the smallest changes that mend something a plan lacks, each proved by a plan.

The counted reasons say which changes could matter; a quick look at the meeting under each change
says which of them open a time; those are tried first, by searching the weeks around it anew. Only
what then truly mends the trouble, and breaks no rule that was kept before, is a remedy. Where the
search mends it without any change, that is the only one.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.meetings import Meeting
from models.plan import Outcome
from models.problem import Problem
from planner.advice.changes import Both, Change, Nothing
from planner.advice.effect import Effect, effect, new_errors
from planner.advice.groups import groups
from planner.advice.missing import DEARER, FREE, FULL, NOT_HELD, OTHERS, Trouble, solved, why
from planner.advice.moving import best_meeting, move_costs, with_meeting
from planner.advice.solving import judged, solve_around
from planner.advice.subject import subject
from planner.advice.suggesting import suggested
from planner.advice.view import View, view_of
from planner.advice.wording import meeting_of
from planner.progress import Cancel, Progress, Report, never, silent
from planner.solver.options import PlanOptions
from planner.texts import t
from planner.texts.dates import the_team, when

AROUND = 12
"""Meetings that are searched anew around a trouble, the nearest in time."""

ROW_NEARER, CALLS_NEARER = 60, 30
"""Days by which a row's own meetings, and those that use up scarce call-ins, count as nearer."""

FEW = 2
"""People of a vagtlag of whom a group has no more are scarce in it."""

MOST = 6
"""Remedies that are looked for, the one without any change not counted."""

ENOUGH = 3
"""With so many single changes that open times, two at once are not looked at."""

OF_PEOPLE = frozenset({
    "team", "floor", "people", "professions", "rule", FREE, DEARER, NOT_HELD, OTHERS, FULL,
})
"""Reasons of times at which nothing but the people stands in the way, or nothing at all."""

LOOKED_AT = 4
"""Times at which a quick mending is tried, the cheapest first."""

LEAST_SECONDS = 4.0
"""Time that one change is given at least; with less than this left, no more are tried."""

MOST_SHARE = 0.2
"""Part of the time that one change is given at most."""

LATER_SHARE = 0.4
"""Part of that time, on top of it, in which a mended plan is bettered further down the ladder."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that mends a trouble, with the plan that proves it.

    `problem`: the problem with the change; `outcome`: the mended plan, judged by it. Both can be
    taken as they are. `effect`: what that plan is beside the one that the same search finds without
    the change, so that what only more search brings is not put down to it; without any change,
    beside the present plan.
    """

    change: Change
    trouble: Trouble
    problem: Problem
    outcome: Outcome
    effect: Effect
    seconds: float
    message: str


def what_helps(
    outcome: Outcome, trouble: Trouble, options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never,
) -> tuple[Remedy, ...]:
    """Changes that mend a trouble, the smallest first; empty where none of those tried does.

    `options.time_limit` (seconds) is shared by all that is tried. Cancelling gives back what has
    been found.
    """
    options = options or PlanOptions()
    began = time.monotonic()
    view = view_of(outcome)
    free = _around(view, trouble)
    changes = [Nothing(), *promising(outcome, trouble)]
    found: list[Remedy] = []
    base = outcome
    for number, change in enumerate(changes):
        left = options.time_limit - (time.monotonic() - began)
        if cancel() or len(found) >= MOST or (number and left < LEAST_SECONDS):
            break
        words = change.words(outcome.problem)
        report(Progress("helps", t("advice.helps.phase", change=words), number / len(changes)))
        most = options.time_limit * MOST_SHARE
        share = min(most, max(LEAST_SECONDS, left / (len(changes) - number)))
        remedy, after = _tried(
            outcome, base, trouble, change, free, replace(options, time_limit=share), cancel
        )
        if isinstance(change, Nothing) and effect(outcome, after).better:
            base = after
        if remedy is None:
            continue
        if isinstance(remedy.change, Nothing):
            return (remedy,)
        found.append(remedy)
    return tuple(sorted(_needed(found), key=_size))


def _needed(found: Sequence[Remedy]) -> Iterator[Remedy]:
    """Remedies without those of two changes of which one alone is a remedy too."""
    alone = [remedy.change for remedy in found if not isinstance(remedy.change, Both)]
    for remedy in found:
        change = remedy.change
        if not (isinstance(change, Both) and (change.one in alone or change.other in alone)):
            yield remedy


def promising(outcome: Outcome, trouble: Trouble) -> list[Change]:
    """Changes that could mend a trouble, in the order in which to try them.

    First those that open times as the other meetings lie, the most first; then two at once that
    open some; then one of each kind for which other meetings would have to move.
    """
    single = list(dict.fromkeys(suggested(outcome, trouble)))
    found = _opening(outcome, trouble, single)
    best = _best_of_each_kind(outcome, trouble, single)
    if len(found) < ENOUGH:
        pairs = [pair for one in best.values() for pair in _with_another(outcome, trouble, one)]
        found += _opening(outcome, trouble, pairs)[:ENOUGH]
    tried = {change.code for change in found}
    return found + [change for code, change in best.items() if code not in tried]


def _best_of_each_kind(
    outcome: Outcome, trouble: Trouble, changes: Sequence[Change]
) -> dict[str, Change]:
    """Of each kind of change the one after which most times stand open but for the people."""
    best: dict[str, tuple[int, Change]] = {}
    for change in changes:
        after = replace(outcome, problem=change.applied(outcome.problem))
        reasons = why(after, trouble).reasons
        left = sum(r.candidates for r in reasons if r.code.partition(":")[0] in OF_PEOPLE)
        if change.code not in best or left > best[change.code][0]:
            best[change.code] = left, change
    return {code: change for code, (_, change) in best.items()}


def _with_another(outcome: Outcome, trouble: Trouble, one: Change) -> Iterator[Change]:
    """A change and one more of each kind that speaks to what is in the way after it."""
    after = replace(outcome, problem=one.applied(outcome.problem))
    others = _best_of_each_kind(after, trouble, list(dict.fromkeys(suggested(after, trouble))))
    for code, other in others.items():
        if code != one.code:
            yield Both(one, other)


def _opening(
    outcome: Outcome, trouble: Trouble, changes: Sequence[Change]
) -> list[Change]:
    """Those of some changes that open times, the most first."""
    before = _open_times(outcome, trouble)
    ranked: list[tuple[tuple[int, int], int, Change]] = []
    for number, change in enumerate(changes):
        problem = change.applied(outcome.problem)
        if problem == outcome.problem:
            continue
        opened = _open_times(replace(outcome, problem=problem), trouble)
        if opened > before:
            ranked.append((opened, -number, change))
    ranked.sort(key=lambda row: row[:2], reverse=True)
    return [change for _, _, change in ranked]


def _tried(
    outcome: Outcome, base: Outcome, trouble: Trouble, change: Change, free: set[str],
    options: PlanOptions, cancel: Cancel,
) -> tuple[Remedy | None, Outcome]:
    """The plan searched with a change, and the remedy that it is if it lacks the trouble no longer.

    `base`: what the same search finds without any change.
    """
    began = time.monotonic()
    problem = change.applied(outcome.problem)
    first = replace(problem, policy=replace(problem.policy, ladder=("coverage", "reach")))
    start, kept = _mended_at_once(judged(problem, outcome.plan), trouble)
    found = solve_around(first, start.plan, free - kept, options, cancel=cancel)
    mends = solved(found, trouble)
    if not mends and not isinstance(change, Nothing):
        return None, found
    # What is cheaper, fairer and more regular is looked for once the trouble is known to be mended.
    still = free - {trouble.meeting} if mends else free
    rest = replace(options, time_limit=options.time_limit * LATER_SHARE)
    after = solve_around(problem, found.plan, still, rest, cancel=cancel)
    if not solved(after, trouble) or new_errors(outcome, after):
        return None, after
    plain = judged(outcome.problem, after.plan)
    if not new_errors(outcome, plain):
        change, problem, after = Nothing(), outcome.problem, plain
    beside = effect(outcome if isinstance(change, Nothing) else base, after)
    remedy = Remedy(
        change, trouble, problem, after, beside, round(time.monotonic() - began, 1),
        t(
            "advice.remedy", change=change.words(outcome.problem),
            mended=_mended(view_of(after), trouble), effect=beside.sentence,
        ),
    )
    return remedy, after


def _mended_at_once(outcome: Outcome, trouble: Trouble) -> tuple[Outcome, set[str]]:
    """The plan with the meeting in trouble where a quick look mends it, which is then kept; the
    plan as it is where no time does."""
    if trouble.meeting is None or trouble.employee is not None:
        return outcome, set()
    view = view_of(outcome)
    price = view.policy.call_in_price
    able = [c for c in move_costs(outcome, trouble.meeting) if c.reason is None and c.missing < 0]
    able.sort(key=lambda c: (c.missing, c.unreached, c.minutes + price * c.call_ins))
    for cost in able[:LOOKED_AT]:
        there = groups(view, subject(view, trouble.meeting, [cost.start]))
        mended = with_meeting(outcome, best_meeting(there, 0))
        if solved(mended, trouble) and not new_errors(outcome, mended):
            return mended, {trouble.meeting}
    return outcome, set()


def _size(remedy: Remedy) -> tuple[int, ...]:
    """Smaller is nicer to ask for: its effect along the ladder decides."""
    return tuple(step.change for step in remedy.effect.steps)


def _open_times(outcome: Outcome, trouble: Trouble) -> tuple[int, int]:
    """At how many times the trouble could be mended, and at how many more if it were worth what
    would be lost: by a quick look."""
    counts = Counter({r.code: r.candidates for r in why(outcome, trouble).reasons})
    if trouble.employee is None:
        return counts[FREE], counts[DEARER]
    return counts[NOT_HELD] + counts[OTHERS] + counts[FULL], 0


def _around(view: View, trouble: Trouble) -> set[str]:
    """Ids of the meetings to search anew: the one in trouble, and the nearest that share its people
    or its kind's leads. Those of its own row count as nearer, since the interval binds them, and so
    do those that call in somebody of whose vagtlag it has few: their call-ins are what it lacks."""
    scarce: set[str] = set()
    if trouble.meeting is not None:
        due = view.due[trouble.meeting]
        first, last, units = due.first, due.last, view.units[due.id]
        row, kind = (due.series, due.course), due.kind
        invited = view.invited(due)
        homes = Counter(person.home_team for person in invited)
        scarce = {person.id for person in invited if homes[person.home_team] <= FEW}
    else:
        assert trouble.first is not None
        assert trouble.last is not None
        assert trouble.employee is not None
        first, last, row, kind = trouble.first, trouble.last, None, None
        units = frozenset({view.people[trouble.employee].unit})
    middle = (first.toordinal() + last.toordinal()) / 2

    def distance(meeting: Meeting) -> float:
        days = abs(meeting.span.first_day.toordinal() - middle)
        calls = any(a.employee in scarce and a.cls == "called_in" for a in meeting.attendance)
        mine = (meeting.series, meeting.course) == row
        return days - (ROW_NEARER if mine else 0) - (CALLS_NEARER if calls else 0)

    beside = [
        m for m in view.plan.meetings
        if m.id in view.units and (m.kind == kind or units & view.units[m.id])
    ]
    free = {m.id for m in sorted(beside, key=distance)[:AROUND] if not m.locked}
    return free | ({trouble.meeting} if trouble.meeting is not None else set[str]())


def _mended(view: View, trouble: Trouble) -> str:
    """What is so in the mended plan: the meeting, the vagtlag or the person with its time."""
    if trouble.meeting is not None:
        held = view.facts.answered[trouble.meeting]
        words = {"meeting": meeting_of(view, view.due[trouble.meeting]), "when": when(held.span)}
        if trouble.team is not None:
            return t("advice.remedy.team", team=the_team(trouble.team), **words)
        if trouble.employee is not None:
            name = view.people[trouble.employee].name
            return t("advice.remedy.person_there", name=name, **words)
        return t("advice.remedy.meeting", **words)
    assert trouble.employee is not None
    assert trouble.first is not None
    assert trouble.last is not None
    person = view.people[trouble.employee]
    seat = next(
        seat for seat in view.facts.seats_of(person)
        if trouble.first <= seat.span.first_day <= trouble.last
    )
    return t(
        "advice.remedy.person", name=person.name, when=when(seat.span),
        meeting=meeting_of(view, view.due[seat.meeting.id]),
    )
