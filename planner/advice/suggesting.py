"""Which changes could speak to what a plan lacks: one for each reason that was counted.

They are suggestions: whether one helps is found by planning with it (`planner.advice.helps`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from models.agenda import Occurrence
from models.meetings import Meeting
from models.plan import Outcome
from models.timespan import day_of
from planner.advice.changes import (
    CallInsMore,
    Change,
    FloorLess,
    GapShorter,
    GroupOther,
    IntervalWider,
    LeadComes,
    LeadMore,
    LeadOftener,
    RestShorter,
    RoomMore,
    RuleSet,
    TeamsLoose,
    Unlocked,
    WindowWider,
)
from planner.advice.missing import Trouble, why
from planner.advice.subject import subject
from planner.advice.view import View, view_of
from planner.resources import suitable_leads


def suggested(outcome: Outcome, trouble: Trouble) -> Iterator[Change]:
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
        yield IntervalWider(due.kind, by=7)
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
    floors = view.floors(at.starts, at.kind.minutes)
    spare = floors.spare([p.id for p in people], at.starts, at.kind.minutes, at.meeting)
    able = np.concatenate((at.people.able, at.leading.able))
    short: Counter[tuple[str | None, str]] = Counter()
    for number, floor in enumerate(floors.names):
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
