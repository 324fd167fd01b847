"""What would help: the smallest changes that mend something a plan lacks, each proved by a plan.

The counted reasons say which changes could matter; a quick look at the meeting under each change
says which of them open a time; and those are tried in that order by searching the weeks around it
anew. Only what then truly mends the trouble, and breaks no rule that was kept before, is a remedy.
Where the search mends it without any change, that is the only one.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

import numpy as np

from models.agenda import Occurrence
from models.meetings import Meeting
from models.plan import Outcome
from models.problem import Problem
from models.timespan import day_of
from planner.advice.changes import (
    Both,
    CallInsMore,
    Change,
    FloorLess,
    GapShorter,
    GroupOther,
    IntervalWider,
    LeadComes,
    LeadMore,
    LeadOftener,
    Nothing,
    RestShorter,
    RoomMore,
    RuleSet,
    TeamsLoose,
    Unlocked,
    WindowWider,
)
from planner.advice.effect import Effect, effect, new_errors
from planner.advice.missing import DEARER, FREE, FULL, NOT_HELD, OTHERS, Trouble, solved, why
from planner.advice.solving import judged, solve_around
from planner.advice.subject import subject
from planner.advice.view import View, view_of
from planner.advice.wording import meeting_of, team_of
from planner.progress import Cancel, Progress, Report, never, silent
from planner.resources import suitable_leads
from planner.solver.options import PlanOptions
from planner.texts import t
from planner.texts.dates import when

AROUND = 8
"""Meetings that are searched anew around a trouble, the nearest in time."""

MOST = 6
"""Remedies that are looked for, the one without any change not counted."""

LEAST_SECONDS = 4.0
"""Time that one change is given at least; with less than this left, no more are tried."""

MOST_SECONDS = 8.0
"""Time that one change is given at most: so few meetings are searched through in it."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that mends a trouble, with the plan that proves it.

    `problem`: the problem with the change; `outcome`: the mended plan, judged by it. Both can be
    taken as they are. `effect`: what that plan is beside the present one.
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
    for number, change in enumerate(changes):
        left = options.time_limit - (time.monotonic() - began)
        if cancel() or len(found) >= MOST or (number and left < LEAST_SECONDS):
            break
        words = change.words(outcome.problem)
        report(Progress("helps", t("advice.helps.phase", change=words), number / len(changes)))
        share = min(MOST_SECONDS, max(LEAST_SECONDS, left / (len(changes) - number)))
        remedy = _tried(outcome, trouble, change, free, replace(options, time_limit=share), cancel)
        if remedy is None:
            continue
        if isinstance(remedy.change, Nothing):
            return (remedy,)
        found.append(remedy)
    return tuple(sorted(found, key=_size))


def promising(outcome: Outcome, trouble: Trouble) -> list[Change]:
    """Changes that could mend a trouble, those that open most times first.

    A change that opens no time at all is left out; where none opens any, two at once are looked at.
    """
    single = list(dict.fromkeys(_suggested(outcome, trouble)))
    found = _opening(outcome, trouble, single)
    if found:
        return found
    widest: dict[str, Change] = {change.code: change for change in single}
    pairs = [Both(one, other) for one, other in combinations(widest.values(), 2)]
    return _opening(outcome, trouble, pairs)


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
    outcome: Outcome, trouble: Trouble, change: Change, free: set[str], options: PlanOptions,
    cancel: Cancel,
) -> Remedy | None:
    """The remedy that a change is, if a plan with it lacks the trouble no longer."""
    began = time.monotonic()
    problem = change.applied(outcome.problem)
    after = solve_around(problem, outcome.plan, free, options, cancel=cancel)
    beside = effect(outcome, after)
    if not solved(after, trouble) or new_errors(outcome, after):
        return None
    plain = judged(outcome.problem, after.plan)
    if not new_errors(outcome, plain):
        change, problem, after = Nothing(), outcome.problem, plain
        beside = effect(outcome, after)
    return Remedy(
        change, trouble, problem, after, beside, round(time.monotonic() - began, 1),
        t(
            "advice.remedy", change=change.words(outcome.problem),
            mended=_mended(view_of(after), trouble), effect=beside.sentence,
        ),
    )


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
    """Ids of the meetings to search anew: the one in trouble, and the nearest of its people."""
    if trouble.meeting is not None:
        due = view.due[trouble.meeting]
        middle = (due.first.toordinal() + due.last.toordinal()) / 2
        units = view.units[due.id]
    else:
        assert trouble.first is not None
        assert trouble.last is not None
        assert trouble.employee is not None
        middle = (trouble.first.toordinal() + trouble.last.toordinal()) / 2
        units = frozenset({view.people[trouble.employee].unit})

    def distance(meeting: Meeting) -> float:
        return abs(meeting.span.first_day.toordinal() - middle)

    beside = [m for m in view.plan.meetings if m.id in view.units and units & view.units[m.id]]
    free = {m.id for m in sorted(beside, key=distance)[:AROUND] if not m.locked}
    return free | ({trouble.meeting} if trouble.meeting is not None else set[str]())


def _suggested(outcome: Outcome, trouble: Trouble) -> Iterator[Change]:
    """Changes that speak to the counted reasons, the most frequent first."""
    view = view_of(outcome)
    dues = _dues(view, trouble)
    for reason in why(outcome, trouble).reasons:
        for due in dues:
            yield from _against(view, due, reason.code)
    for due in dues:
        if view.kind(due).teams_strict:
            yield TeamsLoose(due.kind)
        yield WindowWider(due.kind, later=60)
        yield WindowWider(due.kind, earlier=60, later=0)
        yield from _locked(view, due)


def _dues(view: View, trouble: Trouble) -> list[Occurrence]:
    """The meeting in trouble; for somebody who is not reached one of each kind for her."""
    if trouble.meeting is not None:
        return [view.due[trouble.meeting]]
    assert trouble.first is not None
    assert trouble.last is not None
    kinds: dict[str, Occurrence] = {}
    for due in view.due.values():
        mine = any(person.id == trouble.employee for person in view.invited(due))
        if mine and due.first <= trouble.last and trouble.first <= due.last:
            kinds.setdefault(due.kind, due)
    return list(kinds.values())


def _against(view: View, due: Occurrence, code: str) -> Iterator[Change]:
    """What could be changed so that a reason falls away."""
    name, _, rest = code.partition(":")
    rule = rest.rpartition(":")[2] if name in ("team", "rule") else name
    if rule in ("floor", "lead_floor"):
        yield from _floors(view, due)
    elif rule in ("lead_away", "lead_taken", "lead_none"):
        yield from _leads(view, due, rule)
    elif rule in ("room_none", "room_closed", "room_taken"):
        yield RoomMore()
    elif rule == "interval":
        yield IntervalWider(due.kind)
    elif rule == "rest":
        yield RestShorter()
    elif rule == "call_ins":
        yield CallInsMore()
    elif rule == "call_in_gap":
        yield GapShorter()
    elif rule == "per_week":
        yield RuleSet("max_meetings_per_week", view.policy.max_meetings_per_week + 1)
    elif rule == "full":
        yield GroupOther(due.kind)
    elif rule == "people":
        yield GroupOther(due.kind, larger=0, smaller=1)


def _floors(view: View, due: Occurrence) -> Iterator[Change]:
    """One fewer on the floors that hold somebody back, those first that do it most often."""
    at = subject(view, due.id)
    people = (*at.people.people, *at.leading.people)
    spare = view.floors.spare([p.id for p in people], at.starts, at.kind.minutes, at.meeting)
    able = np.concatenate((at.people.able, at.leading.able))
    short: Counter[tuple[str | None, str]] = Counter()
    for number, floor in enumerate(view.floors.names):
        tight = spare.left[number] < max(1, at.kind.group.min)
        here = (spare.of == number) & tight & able[:, :, None]
        short[floor] += int(here.any(axis=(0, 2)).sum())
    for (unit, team), count in short.most_common():
        if count:
            yield FloorLess(unit, team)


def _leads(view: View, due: Occurrence, rule: str) -> Iterator[Change]:
    """A day more of a lead who is away, a meeting more a week, or one more lead."""
    kind = view.kind(due)
    leads = suitable_leads(view.problem, due, kind)
    if rule == "lead_away":
        days = dict.fromkeys(day_of(int(start)) for start in subject(view, due.id).starts)
        for lead in leads:
            gone = [day for day in days if day in lead.away]
            yield from (LeadComes(lead.id, (day,)) for day in gone)
            for _, week in groupby(gone, key=lambda day: day.isocalendar()[:2]):
                yield LeadComes(lead.id, tuple(week))
    if rule == "lead_taken":
        for lead in leads:
            if lead.max_per_week is not None:
                yield LeadOftener(lead.id)
    yield LeadMore(due.kind, due.unit)


def _locked(view: View, due: Occurrence) -> Iterator[Change]:
    """Locked meetings that draw on the same people in the days of a meeting."""
    locked: Sequence[Meeting] = view.problem.locked
    for meeting in locked:
        beside = meeting.id in view.units and view.units[meeting.id] & view.units[due.id]
        if beside and due.first <= meeting.span.first_day <= due.last:
            yield Unlocked(meeting.id)


def _mended(view: View, trouble: Trouble) -> str:
    """What is so in the mended plan: the meeting, the vagtlag or the person with its time."""
    if trouble.meeting is not None:
        held = view.facts.answered[trouble.meeting]
        words = {"meeting": meeting_of(view, view.due[trouble.meeting]), "when": when(held.span)}
        if trouble.team is not None:
            return t("advice.remedy.team", team=team_of(trouble.team), **words)
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
