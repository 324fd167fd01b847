"""The difference between two plans in sentences for people, and as JSON for other programs."""

from collections.abc import Iterable, Iterator

from models.meetings import Meeting
from models.problem import Problem
from models.timespan import iso
from planner.rules.wording import counted, listed, named
from planner.solver.difference import Changed, PlanDifference
from planner.texts import t
from planner.texts.dates import when

FORMAT = "faellestid-difference/1"


def difference_lines(problem: Problem, found: PlanDifference) -> list[str]:
    """How much is changed, then each meeting: what goes, what moves, who comes and who does not."""
    if found.nothing:
        return [t("plan.diff.none")]
    number = len(found.changed) + len(found.added) + len(found.gone)
    head = t(
        "plan.diff.head", meetings=counted("meeting", number),
        people=counted("person", len(found.people())),
    )
    return [head, *_Lines(problem).all(found)]


class _Lines:
    """Looks up what ids stand for."""

    def __init__(self, problem: Problem) -> None:
        self.kinds = {kind.id: kind for kind in problem.kinds}
        self.people = {person.id: person.name for person in problem.roster.employees}
        self.leads = {lead.id: lead.name for lead in problem.leads}
        self.rooms = {room.id: room.name for room in problem.rooms}

    def all(self, found: PlanDifference) -> Iterator[str]:
        for meeting in found.gone:
            yield t("plan.diff.gone", meeting=self._name(meeting))
        for meeting in found.added:
            names = self._names(seat.employee for seat in meeting.attendance)
            yield t("plan.diff.added", meeting=self._name(meeting), names=names)
        for change in found.changed:
            yield from self._changed(change)

    def _changed(self, change: Changed) -> Iterator[str]:
        name = self._name(change.before)
        if change.moved:
            yield t("plan.diff.moved", meeting=name, when=when(change.after.span))
        if change.left:
            yield t("plan.diff.left", meeting=name, names=self._names(change.left))
        if change.joined:
            yield t("plan.diff.joined", meeting=name, names=self._names(change.joined))
        if change.other_lead and change.after.lead is not None:
            lead = self.leads.get(change.after.lead, change.after.lead)
            yield t("plan.diff.lead", meeting=name, lead=lead)
        if change.other_room and change.after.room is not None:
            room = self.rooms.get(change.after.room, change.after.room)
            yield t("plan.diff.room", meeting=name, room=room)

    def _name(self, meeting: Meeting) -> str:
        kind = self.kinds.get(meeting.kind)
        return named(kind, meeting.span) if kind else f"{meeting.id} {when(meeting.span)}"

    def _names(self, employees: Iterable[str]) -> str:
        return listed(self.people.get(employee, employee) for employee in employees)


def difference_to_json(found: PlanDifference, *, proven: bool) -> dict[str, object]:
    """What is other, with ids; `proven`: that fewer changes are impossible."""
    return {
        "format": FORMAT,
        "proven": proven,
        "changed": [
            {
                "meeting": change.after.id,
                "before": _time(change.before), "after": _time(change.after),
                "joined": list(change.joined), "left": list(change.left),
                "lead": change.after.lead, "room": change.after.room,
            }
            for change in found.changed
        ],
        "added": [{"meeting": m.id, **_time(m)} for m in found.added],
        "gone": [{"meeting": m.id, **_time(m)} for m in found.gone],
        "people": sorted(found.people()),
    }


def _time(meeting: Meeting) -> dict[str, object]:
    return {"start": iso(meeting.span.start), "end": iso(meeting.span.end)}
