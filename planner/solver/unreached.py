"""Why somebody is in no meeting for a whole stretch: a count over all times she might have come.

Counted are the candidate times of every meeting of the stretch to which she may come. A time falls
away for what the roster and the rules say of her alone, or because the meeting is not held then, or
because her call-ins are used up; what is left she could have taken, but others were taken.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from models.agenda import stretches
from models.meetings import Meeting
from models.people import Employee
from models.plan import Unreached
from models.timespan import Period
from planner import why
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
    last = None if person.before is None else person.before.last_called()
    bound = last is not None and "call_ins" not in policy.prices
    until = last + timedelta(days=policy.call_in_gap_days) if last and bound else None
    found: Counter[str] = Counter()
    for slot in model.slots:
        if person.id in slot.table.people and not slot.kind.on_floor:
            meeting = placed.get(slot.due.id)
            found += _times(slot, person.id, stretch, meeting, spent=spent, until=until)
    reasons, told = why.kept(found)
    words = {
        "name": person.name, "first": short_date(stretch.first),
        "last": short_date(stretch.last), "reasons": told,
    }
    message = t("plan.unreached" if reasons else "plan.unreached.nothing", **words)
    return Unreached(person.id, stretch.first, stretch.last, reasons, message)


def _times(
    slot: Slot, person: str, stretch: Period, meeting: Meeting | None, *, spent: bool,
    until: date | None,
) -> Counter[str]:
    """One reason for each candidate time of a meeting within the stretch. `until`: the first day
    that is far enough from her last call-in in the period before."""
    table = slot.table
    row = table.people.index(person)
    found: Counter[str] = Counter()
    for index, column in enumerate(slot.columns):
        if slot.days[index] not in stretch:
            continue
        rule = int(table.reason[row, column])
        if rule >= 0:
            found[f"{why.RULE}:{table.reasons[rule]}"] += 1
        elif spent and int(table.cls[row, column]) == CALLED_IN:
            found[f"{why.RULE}:call_ins"] += 1
        elif (
            until is not None and slot.days[index] < until
            and int(table.cls[row, column]) == CALLED_IN
        ):
            found[f"{why.RULE}:call_in_before"] += 1
        elif meeting is None or meeting.span.start != slot.starts[index]:
            found[NOT_HELD] += 1
        else:
            found[OTHERS] += 1
    return found
