"""Why somebody is in no meeting for a whole stretch: a count over all times she might have come.

Counted are the candidate times of every meeting of the stretch to which she may come. A time falls
away for what the roster and the rules say of her alone, or because the meeting is not held then, or
because her call-ins are used up; what is left she could have taken, but others were taken.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from models.agenda import stretches
from models.meetings import Meeting
from models.people import Employee
from models.plan import Reason, Unreached
from models.timespan import Period
from planner.solver.model import PlanModel
from planner.table import CALLED_IN
from planner.texts import t
from planner.texts.dates import short_date
from planner.variables import Slot

NOT_HELD, OTHERS = "not_held", "others"


def unreached(model: PlanModel, placed: Mapping[str, Meeting]) -> Iterator[Unreached]:
    """Each person and stretch without a meeting, unless she is away all through it."""
    problem = model.problem
    seen: dict[str, list[Meeting]] = {}
    for meeting in placed.values():
        if problem.kind(meeting.kind).on_floor:
            continue  # a short gathering at work reaches nobody
        for attendance in meeting.attendance:
            seen.setdefault(attendance.employee, []).append(meeting)
    for stretch in stretches(problem.period, problem.policy.reach_days):
        for person in problem.roster.employees:
            mine = seen.get(person.id, [])
            if any(meeting.span.first_day in stretch for meeting in mine):
                continue
            if not all(day in person.away for day in stretch.days()):
                yield _why(model, person, stretch, mine, placed)


def _why(
    model: PlanModel, person: Employee, stretch: Period, mine: list[Meeting],
    placed: Mapping[str, Meeting],
) -> Unreached:
    called = sum(
        a.employee == person.id and a.cls == "called_in" for m in mine for a in m.attendance
    )
    policy = model.problem.policy
    spent = called >= policy.max_call_ins and "call_ins" not in policy.prices
    found: Counter[str] = Counter()
    for slot in model.slots:
        if person.id in slot.table.people and not slot.kind.on_floor:
            found += _times(slot, person.id, stretch, placed.get(slot.due.id), spent=spent)
    reasons = tuple(
        Reason(code, count, t(f"plan.unreached.{code}", n=count))
        for code, count in found.most_common()
    )
    words = {
        "name": person.name, "first": short_date(stretch.first),
        "last": short_date(stretch.last), "total": found.total(),
        "reasons": "; ".join(reason.message for reason in reasons),
    }
    message = t("plan.unreached" if reasons else "plan.unreached.nothing", **words)
    return Unreached(person.id, stretch.first, stretch.last, reasons, message)


def _times(
    slot: Slot, person: str, stretch: Period, meeting: Meeting | None, *, spent: bool
) -> Counter[str]:
    """One reason for each candidate time of a meeting within the stretch."""
    table = slot.table
    row = table.people.index(person)
    found: Counter[str] = Counter()
    for index, column in enumerate(slot.columns):
        if slot.days[index] not in stretch:
            continue
        rule = int(table.reason[row, column])
        if rule >= 0:
            found[table.reasons[rule]] += 1
        elif spent and int(table.cls[row, column]) == CALLED_IN:
            found["call_ins"] += 1
        elif meeting is None or meeting.span.start != slot.starts[index]:
            found[NOT_HELD] += 1
        else:
            found[OTHERS] += 1
    return found
