"""From the values of the model's variables to a Plan."""

from collections.abc import Sequence
from dataclasses import replace

from models.meetings import Attendance, Meeting
from models.plan import Objective, Plan, Unplaced
from planner.solver.explain import unplaced
from planner.solver.model import PlanModel
from planner.solver.unreached import unreached
from planner.variables import Choice, Slot


def plain_plan(model: PlanModel, values: Sequence[int], seed: int) -> Plan:
    """The meetings and groups that the values stand for, without reasons for what is left out."""
    held = [
        _meeting(slot, index, values)
        for slot in model.slots
        for index, literal in enumerate(slot.at) if values[literal.index]
    ]
    ordered = tuple(sorted(held, key=lambda m: (m.span, m.id)))
    return Plan(ordered, courses=_courses(model, values), seed=seed)


def read_plan(
    model: PlanModel, values: Sequence[int], objectives: tuple[Objective, ...], *,
    seed: int, stopped: bool,
) -> Plan:
    """The plan that the values stand for, with a reason for each meeting that is left out."""
    plain = plain_plan(model, values, seed)
    placed = {meeting.id: meeting for meeting in plain.meetings}
    proven = any(o.name == "coverage" and o.proven for o in objectives)
    missing: list[Unplaced] = [
        unplaced(model, slot, placed, proven=proven)
        for slot in model.slots if slot.due.id not in placed
    ]
    return replace(
        plain, unplaced=tuple(missing), unreached=tuple(unreached(model, placed)),
        objectives=objectives, stopped=stopped,
    )


def _meeting(slot: Slot, index: int, values: Sequence[int]) -> Meeting:
    if slot.locked is not None:
        return slot.locked
    attendance = sorted(
        (
            Attendance(chance.employee, chance.cls, chance.extra, chance.leads)
            for chance in slot.chances
            if values[chance.var.index]
        ),
        key=lambda a: (not a.leads, slot.table.people.index(a.employee) if not a.leads else -1),
    )
    return Meeting(
        id=slot.due.id, kind=slot.kind.id, series=slot.due.series, span=slot.span(index),
        attendance=tuple(attendance), course=slot.due.course, unit=slot.due.unit,
        room=_chosen(slot.rooms, index, values), lead=_chosen(slot.leads, index, values),
    )


def _chosen(choices: Sequence[Choice], index: int, values: Sequence[int]) -> str | None:
    for choice in choices:
        literal = choice.at.get(index)
        if literal is not None and values[literal.index]:
            return choice.id
    return None


def _courses(model: PlanModel, values: Sequence[int]) -> dict[str, tuple[str, ...]]:
    """Members of every course, those formed here and those that were given."""
    members = {
        course.id: course.members for series in model.problem.series for course in series.courses
    }
    for slot in model.slots:
        if slot.due.course is not None and slot.member:
            members[slot.due.course] = tuple(
                employee for employee, literal in slot.member.items() if values[literal.index]
            )
    return members
