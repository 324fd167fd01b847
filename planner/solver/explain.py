"""Why a meeting was not placed: a count over all the times at which it might have been held.

Each time falls away for one reason, the first in a fixed order: what no plan could change comes
first (the calendar, the lead's own time, who can come at all), then what this plan took (the lead,
the room, the unit, the people, the floor), and last what the ladder would not give up. So the
counts add up to all times. That the ladder stands against a time is only said where the meeting
could be held then at all, which is asked of the solver (`confirm`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cached_property

from models.agenda import Occurrence
from models.meetings import Meeting
from models.plan import Unplaced
from models.problem import Problem
from models.timespan import Span
from planner import why
from planner.possible import LEAD, PEOPLE, ROOM, TEAM
from planner.rules.floor import Crews, crews_of_days, kept_back
from planner.solver.confirm import never_held
from planner.solver.model import PlanModel
from planner.texts import t
from planner.texts.dates import short_date
from planner.variables import Chance, Slot


def unplaced(
    model: PlanModel, slot: Slot, placed: Mapping[str, Meeting], *, proven: bool
) -> Unplaced:
    """The reasons why a slot has no meeting among those placed, most frequent first.

    `proven`: the search showed that nothing better can be had for what must be covered.
    """
    calendar = _Calendar(model, placed)
    found = Counter(slot.dropped)
    taken = [_taken(model, slot, index, calendar) for index in range(len(slot.starts))]
    left = [index for index, reason in enumerate(taken) if reason is None]
    never = never_held(model, slot, left) if proven else frozenset()
    for index, reason in enumerate(taken):
        open_still = "together" if index in never else "priority" if proven else "stopped"
        found[reason or open_still] += 1
    reasons, told = why.kept(found)
    due = slot.due
    words = {
        "meeting": meeting_name(model.problem, due), "first": short_date(due.first),
        "last": short_date(due.last), "reasons": told,
    }
    return Unplaced(
        occurrence=due.id, kind=due.kind, series=due.series, course=due.course, first=due.first,
        last=due.last, why=reasons,
        message=t("plan.unplaced" if reasons else "plan.unplaced.none", **words),
    )


class _Calendar:
    """What the placed meetings take: spans by lead, by room, by unit and by person."""

    def __init__(self, model: PlanModel, placed: Mapping[str, Meeting]) -> None:
        self.problem = problem = model.problem
        self.leads: dict[str | None, list[Span]] = {}
        self.rooms: dict[str | None, list[Span]] = {}
        self.units: dict[str | None, list[Span]] = {}
        self.people: dict[str, list[tuple[Span, bool]]] = {}
        self.rows: dict[tuple[str, str | None], list[Meeting]] = {}
        self._units = {p.id: p.unit for p in problem.roster.employees}
        self._before = {p.id: p.before for p in problem.roster.employees}
        slots = {slot.due.id: slot for slot in model.slots}
        for meeting in placed.values():
            self.leads.setdefault(meeting.lead, []).append(meeting.span)
            self.rooms.setdefault(meeting.room, []).append(meeting.span)
            self.rows.setdefault((meeting.series, meeting.course), []).append(meeting)
            for unit in self.drawn_on(slots[meeting.id]):
                self.units.setdefault(unit, []).append(meeting.span)
            for a in meeting.attendance:
                self.people.setdefault(a.employee, []).append(
                    (meeting.span, a.cls == "called_in")
                )

    @cached_property
    def crews(self) -> Crews:
        """Everybody on the floor, day by day."""
        return crews_of_days(self.problem)

    def drawn_on(self, slot: Slot) -> set[str | None]:
        """The units whose people may come to a meeting, and may come to no other meanwhile."""
        return {self._units[employee] for employee in slot.table.people}

    def can_come(self, chance: Chance) -> bool:
        """Whether a person's other meetings leave room for this one."""
        policy = self.problem.policy
        mine = self.people.get(chance.employee, [])
        days = [span.first_day for span, _ in mine]
        week = chance.day.isocalendar()[:2]
        before = self._before[chance.employee]
        taken = 0 if before is None else before.in_week(chance.day)
        if days.count(chance.day) >= policy.max_meetings_per_day:
            return False
        in_week = sum(day.isocalendar()[:2] == week for day in days)
        if taken + in_week >= policy.max_meetings_per_week:
            return False
        if chance.cls != "called_in":
            return True
        called = [span.first_day for span, call_in in mine if call_in]
        gap = timedelta(days=policy.call_in_gap_days)
        last = None if before is None else before.last_called()
        if last is not None and chance.day - last < gap:
            return False
        return len(called) < policy.max_call_ins and all(
            abs(day - chance.day) >= gap for day in called
        )


def _taken(model: PlanModel, slot: Slot, index: int, calendar: _Calendar) -> str | None:
    """What the plan's other meetings take from a time; None where nothing does."""
    span = slot.span(index)
    if slot.kind.lead != "none" and not any(
        index in choice.at and _free(calendar.leads.get(choice.id), span) for choice in slot.leads
    ):
        return LEAD
    if model.problem.rooms and not any(
        index in choice.at and _free(calendar.rooms.get(choice.id), span) for choice in slot.rooms
    ):
        return ROOM
    if not all(_free(calendar.units.get(unit), span) for unit in calendar.drawn_on(slot)):
        return "one_at_a_time"
    if not _in_interval(slot, span, calendar):
        return "interval"
    coming = [
        chance for chance in slot.chances
        if index in chance.starts and not chance.leads and calendar.can_come(chance)
    ]
    there = {chance.employee for chance in coming}
    homes = {p.id: p.home_team for p in model.problem.roster.employees}
    wanted = [(there, slot.kind.group.min)]
    if slot.kind.teams_strict:
        for team in slot.kind.teams_required:
            of_team = {p for p in there if homes[p] == team}
            if len(of_team) < slot.kind.team_min:
                return f"{TEAM}:{team}:limits"
            wanted.append((of_team, slot.kind.team_min))
    if len(there) < slot.kind.group.min:
        return PEOPLE
    at_work = {chance.employee for chance in coming if chance.cls != "called_in"}
    short = any(
        len(people - at_work) < number
        and len(people) - kept_back(calendar.crews, model.problem.policy, span, people) < number
        for people, number in wanted
    )
    return "floor" if short else None


def _free(taken: Sequence[Span] | None, span: Span) -> bool:
    return not any(other.shared(span) for other in taken or ())


def _in_interval(slot: Slot, span: Span, calendar: _Calendar) -> bool:
    interval = slot.kind.interval
    if interval is None:
        return True
    for meeting in calendar.rows.get((slot.due.series, slot.due.course), ()):
        apart = abs((meeting.span.first_day - span.first_day).days)
        number = int(meeting.id.rsplit("-", 1)[1]) - 1
        next_to = abs(number - slot.due.number) == 1
        if next_to and not interval.min <= apart <= interval.max:
            return False
    return True


def meeting_name(problem: Problem, due: Occurrence) -> str:
    """`Supervision, Gruppe 2 (Hus Solsikken)`."""
    courses = problem.series_of(due.series).courses
    course = next((c.name for c in courses if c.id == due.course), None)
    kind = problem.kind(due.kind).name
    name = f"{kind}, {course}" if course else kind
    return f"{name} ({due.unit})" if due.unit else name
