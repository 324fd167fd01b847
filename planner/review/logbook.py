"""Who changed what and when: a line for each meeting that is other than before, fit to show.

Lines are written when a plan is saved, so that what was tried and taken back leaves no trace.
"""

from collections.abc import Iterator
from dataclasses import replace

from models.meetings import Meeting
from models.plan import Outcome, Plan
from models.problem import Problem
from models.record import Deed, Entry
from models.timespan import Moment
from planner.solver.difference import difference


def logged(outcome: Outcome, before: Outcome | None, by: str, at: Moment) -> Problem:
    """The outcome's problem with a line for whatever is other than in `before`, as it was last
    saved. Without one every meeting is new."""
    former = before.plan if before is not None else Plan(())
    lines = tuple(_lines(outcome, former, before.problem if before else None, by, at))
    record = outcome.problem.record
    return replace(outcome.problem, record=replace(record, log=(*record.log, *lines)))


def _lines(
    outcome: Outcome, former: Plan, old: Problem | None, by: str, at: Moment
) -> Iterator[Entry]:
    problem, now = outcome.problem, {m.id: m for m in outcome.plan.meetings}

    def line(deed: Deed, meeting: Meeting, after: Meeting | None = None) -> Entry:
        moved = after is not None and after.span != meeting.span
        return Entry(
            at, by, deed, meeting.id, name_of(problem, meeting), meeting.span,
            after.span if moved and after is not None else None,
        )

    held_before = set(old.record.held) if old is not None else set()
    known = {held.meeting for held in held_before}
    noted = [held for held in problem.record.held if held not in held_before]
    gone_before = set(old.record.cancelled) if old is not None else set()
    dropped = {c.meeting.id: c for c in problem.record.cancelled if c not in gone_before}
    spoken = {held.meeting for held in noted}
    found = difference(former, outcome.plan)
    for meeting in found.gone:
        yield line("cancelled" if meeting.id in dropped else "gone", meeting)
    for meeting in found.added:
        yield line("added", meeting)
    for change in found.changed:
        if change.moved:
            yield line("moved", change.before, change.after)
        elif change.before.id not in spoken:
            yield line("people", change.after)
    for held in noted:
        if held.meeting in now:
            yield line("corrected" if held.meeting in known else "held", now[held.meeting])
    locks = {m.id: m.locked for m in former.meetings}
    for meeting in outcome.plan.meetings:
        was = locks.get(meeting.id)
        if was is not None and was != meeting.locked and meeting.id not in spoken:
            yield line("locked" if meeting.locked else "unlocked", meeting)


def name_of(problem: Problem, meeting: Meeting) -> str:
    """What a meeting is called: its kind, its group, its unit."""
    kinds = {kind.id: kind.name for kind in problem.kinds}
    courses = {c.id: c.name for series in problem.series for c in series.courses}
    parts = (
        kinds.get(meeting.kind, meeting.kind),
        courses.get(meeting.course, meeting.course) if meeting.course else None, meeting.unit,
    )
    return ", ".join(part for part in parts if part)
