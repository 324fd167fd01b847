"""The first plan: what is locked, and nothing else. The search begins here.

People are dealt to the courses in turn, team by team, so that a search that is stopped at once
still leaves groups that are whole.
"""

from planner.solver.model import PlanModel, dealing_order


def first_values(model: PlanModel) -> list[int]:
    """A value for every variable: locked literals and a membership for each person."""
    values = [0] * len(model.cp.proto.variables)
    for index in model.locked:
        values[index] = 1
    for series in model.problem.series:
        slots = [slot for slot in model.slots if slot.due.series == series.id and slot.member]
        courses = {slot.due.course: slot.member for slot in slots}
        if courses:
            members = list(courses.values())
            counts = [sum(values[v.index] for v in course.values()) for course in members]
            known = {p for course in members for p, v in course.items() if values[v.index]}
            people = [
                p for p in model.problem.audience(series)
                if p.id in members[0] and p.id not in known
            ]
            seats = slots[0].kind.group.max * len(members) - len(known)
            for person in dealing_order(people)[:seats]:
                smallest = counts.index(min(counts))
                counts[smallest] += 1
                values[members[smallest][person.id].index] = 1
    return values
