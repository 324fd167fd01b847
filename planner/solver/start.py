"""From a plan to the values of the model's variables: where a search begins."""

from collections import defaultdict
from collections.abc import Iterable

from ortools.sat.python import cp_model

from models.meetings import Meeting
from models.plan import Plan
from planner.solver.model import PlanModel
from planner.solver.neighbourhoods import Neighbourhood, kept
from planner.solver.objectives import Ladder
from planner.solver.stopping import stoppable
from planner.variables import Slot


def values_of(model: PlanModel, ladder: Ladder, plan: Plan) -> list[int]:
    """A value for every variable, for as much of a plan as the model allows.

    What the choices leave open (variables that rules have of their own) the solver fills in. Where
    it cannot, the model holds something that the judge does not: then row after row is tried.
    Raises Stopped.
    """
    held = {meeting.id: meeting for meeting in plan.meetings}
    values = _completed(model, _choices(model, plan, held.values()))
    if values is None:
        values = _completed(model, _choices(model, plan, ()))
        rows: dict[tuple[str, str | None], list[Meeting]] = defaultdict(list)
        for meeting in held.values():
            rows[meeting.series, meeting.course].append(meeting)
        taken: list[Meeting] = []
        for row in rows.values() if values is not None else ():
            longer = _completed(model, _choices(model, plan, [*taken, *row]))
            if longer is not None:
                values, taken = longer, [*taken, *row]
    if values is None:
        values = _completed(model, None) or _choices(model, plan, ())
    ladder.tighten(values)
    return values


def _choices(model: PlanModel, plan: Plan, meetings: Iterable[Meeting]) -> list[int]:
    """Values of the literals that say who meets when, where and led by whom, and of groups."""
    values = [0] * len(model.cp.proto.variables)
    for index in model.locked:
        values[index] = 1
    held = {meeting.id: meeting for meeting in meetings}
    for slot in model.slots:
        for employee in plan.courses.get(slot.due.course or "", ()):
            if employee in slot.member:
                values[slot.member[employee].index] = 1
        meeting = held.get(slot.due.id)
        if slot.locked is None and meeting is not None and meeting.span.start in slot.starts:
            for literal in _held(slot, meeting):
                values[literal.index] = 1
    return values


def _held(slot: Slot, meeting: Meeting) -> Iterable[cp_model.IntVar]:
    """The literals that are true where a meeting is held as it is."""
    index = slot.starts.index(meeting.span.start)
    yield slot.placed
    yield slot.at[index]
    for choices, chosen in ((slot.leads, meeting.lead), (slot.rooms, meeting.room)):
        for choice in choices:
            if choice.id == chosen and index in choice.at:
                yield choice.at[index]
    seats = {(seat.employee, seat.leads) for seat in meeting.attendance}
    for chance in slot.chances:
        if index in chance.starts and (chance.employee, chance.leads) in seats:
            yield chance.var


def _completed(model: PlanModel, values: list[int] | None) -> list[int] | None:
    """The values with those that follow from them; None where the model forbids them."""
    cp = model.cp.clone()
    if values is not None:
        variables = cp.proto.variables
        for variable in kept(model, Neighbourhood(frozenset())):
            domain = variables[variable.index].domain
            domain[0] = domain[1] = values[variable.index]
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = values is None
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = 1.0
    with stoppable(solver, model.cancel):
        status = solver.solve(cp)
    model.look()
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return list(solver.response_proto.solution)
