"""Judges plans that share leads and rooms against one another, from their meetings alone.

Written without a look at how the plans were made side by side: it takes no heed of what a plan
believes others to hold, but puts all meetings of one lead or room in one row and reads along it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from models.finding import Finding
from models.meetings import Meeting
from models.plan import Plan
from models.resources import Lead, Room
from models.shared import Shared
from models.timespan import Span
from planner.judging.times import within
from planner.texts import t
from planner.texts.dates import when


@dataclass(frozen=True, slots=True)
class _Use:
    """One meeting of one plan."""

    plan: str
    meeting: Meeting

    @property
    def span(self) -> Span:
        return self.meeting.span

    def told(self) -> str:
        """Where and when, for people."""
        return t("many.use", unit=self.plan, when=when(self.span))


def check_together(plans: Mapping[str, Plan], shared: Shared) -> tuple[Finding, ...]:
    """Everything that is wrong with what some plans do with the leads and rooms they share.

    `plans` by their names. Each finding is an error; none: nobody and nothing is wanted twice.
    """
    led: dict[str, list[_Use]] = defaultdict(list)
    held: dict[str, list[_Use]] = defaultdict(list)
    for name, plan in plans.items():
        for meeting in plan.meetings:
            if meeting.lead is not None:
                led[meeting.lead].append(_Use(name, meeting))
            if meeting.room is not None:
                held[meeting.room].append(_Use(name, meeting))
    return (
        *(f for lead in shared.leads for f in _lead(lead, led[lead.id], shared)),
        *(f for room in shared.rooms for f in _room(room, held[room.id], shared)),
    )


def _lead(lead: Lead, uses: list[_Use], shared: Shared) -> Iterator[Finding]:
    uses = sorted(uses, key=lambda use: use.span)
    for use in uses:
        if use.plan not in shared.serves[lead.id]:
            yield _error("many.check.stranger", use, name=lead.name)
        if any(day in lead.away for day in use.span.days()):
            yield _error("many.check.away", use, name=lead.name)
        if lead.windows and not within(lead.windows, use.span):
            yield _error("many.check.closed", use, name=lead.name)
    for first, second in combinations(uses, 2):
        way = shared.way(first.plan, second.plan) if first.plan != second.plan else 0
        between = second.span.start - first.span.end
        if between < 0:
            yield _error("many.check.double", second, name=lead.name, first=first.told())
        elif between < way:
            yield _error(
                "many.check.way", second, name=lead.name, first=first.told(), between=between,
                way=way,
            )
    weeks = Counter(use.span.first_day.isocalendar()[:2] for use in uses)
    for week, count in weeks.items():
        if lead.max_per_week is not None and count > lead.max_per_week:
            yield Finding("error", "many_week", t(
                "many.check.week", name=lead.name, week=week[1], count=count,
                limit=lead.max_per_week,
            ))


def _room(room: Room, uses: list[_Use], shared: Shared) -> Iterator[Finding]:
    uses = sorted(uses, key=lambda use: use.span)
    for use in uses:
        if use.plan not in shared.serves[room.id]:
            yield _error("many.check.stranger", use, name=room.name)
        if room.windows and not within(room.windows, use.span):
            yield _error("many.check.closed", use, name=room.name)
        if len(use.meeting.attendance) > room.capacity:
            yield _error("many.check.small", use, name=room.name, seats=room.capacity)
    for first, second in combinations(uses, 2):
        if second.span.start < first.span.end:
            yield _error("many.check.double", second, name=room.name, first=first.told())


def _error(key: str, use: _Use, **values: object) -> Finding:
    code = key.removeprefix("many.check.")
    return Finding(
        "error", f"many_{code}", t(key, use=use.told(), **values), meeting=use.meeting.id
    )
