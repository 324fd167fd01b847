"""What is other in one plan than in another: meetings that moved, came or went, and for whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.meetings import Meeting
from models.plan import Plan


@dataclass(frozen=True, slots=True)
class Changed:
    """A meeting that both plans hold, in another way. `joined`, `left`: employees, leads too."""

    before: Meeting
    after: Meeting
    joined: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def moved(self) -> bool:
        """Whether it is held at another time."""
        return self.before.span != self.after.span

    @property
    def other_lead(self) -> bool:
        """Whether somebody else leads it."""
        return self.before.lead != self.after.lead

    @property
    def other_room(self) -> bool:
        """Whether it is held in another room."""
        return self.before.room != self.after.room


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """All that people would notice. `changed`, `added` and `gone` in order of time."""

    changed: tuple[Changed, ...] = ()
    added: tuple[Meeting, ...] = ()
    gone: tuple[Meeting, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nobody would notice anything."""
        return not (self.changed or self.added or self.gone)

    @property
    def moved(self) -> tuple[Changed, ...]:
        """Meetings at another time."""
        return tuple(change for change in self.changed if change.moved)

    def gains(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Meetings that each person attends now and did not before, by employee."""
        found: dict[str, list[Meeting]] = defaultdict(list)
        for change in self.changed:
            for employee in change.joined:
                found[employee].append(change.after)
        for meeting in self.added:
            for employee in _there(meeting):
                found[employee].append(meeting)
        return {employee: tuple(meetings) for employee, meetings in found.items()}

    def losses(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Meetings that each person attended before and does not now, by employee."""
        found: dict[str, list[Meeting]] = defaultdict(list)
        for change in self.changed:
            for employee in change.left:
                found[employee].append(change.before)
        for meeting in self.gone:
            for employee in _there(meeting):
                found[employee].append(meeting)
        return {employee: tuple(meetings) for employee, meetings in found.items()}

    def people(self) -> frozenset[str]:
        """Everybody whose meetings change: who joins or leaves one, or attends one that moved."""
        stay = {e for change in self.moved for e in _there(change.before) + _there(change.after)}
        return frozenset(stay | set(self.gains()) | set(self.losses()))


def difference(before: Plan, after: Plan) -> PlanDifference:
    """What is other in `after` than in `before`. What attending costs is not compared."""
    old = {meeting.id: meeting for meeting in before.meetings}
    new = {meeting.id: meeting for meeting in after.meetings}
    changes = [_change(old[id_], new[id_]) for id_ in old if id_ in new]
    return PlanDifference(
        changed=tuple(sorted(
            (change for change in changes if change is not None),
            key=lambda c: (c.before.span, c.before.id),
        )),
        added=_ordered(new[id_] for id_ in new if id_ not in old),
        gone=_ordered(old[id_] for id_ in old if id_ not in new),
    )


def _change(before: Meeting, after: Meeting) -> Changed | None:
    there, now = _there(before), _there(after)
    change = Changed(
        before, after,
        joined=tuple(employee for employee in now if employee not in there),
        left=tuple(employee for employee in there if employee not in now),
    )
    same = not (
        change.joined or change.left or change.moved or change.other_lead or change.other_room
    )
    return None if same else change


def _there(meeting: Meeting) -> tuple[str, ...]:
    return tuple(dict.fromkeys(seat.employee for seat in meeting.attendance))


def _ordered(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    return tuple(sorted(meetings, key=lambda m: (m.span, m.id)))
