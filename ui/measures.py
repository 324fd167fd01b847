"""What the objectives are worth, in units that people use. Knows no Qt.

While a plan is being made only the points of each objective are known: those are told as shares
and hours. Once it is finished and judged, the same objectives are counted out.
"""

from collections.abc import Iterable, Mapping

from models.plan import Objective, Outcome, Plan
from models.policy import ObjectiveName
from models.problem import Problem
from planner.texts import t
from planner.texts.dates import duration
from ui import figures
from ui.due import due_in
from ui.loads import loads


def most_coverage_points(problem: Problem) -> int:
    """The points of the first objective when not a single meeting is placed."""
    return problem.policy.coverage.unplaced * len(due_in(problem))


def rough(name: ObjectiveName, value: int, start: int) -> str:
    """A value while planning goes on.

    `start`: for coverage the points of an empty plan; for fairness the first value that was told.
    """
    if value == 0:
        return t(f"ui.ladder.none.{name}")
    if name == "coverage":
        # Rounded down, so that 100 % means that nothing is missing.
        percent = max(0, start - value) * 100 // start if start else 0
        return t("ui.ladder.rough.coverage", percent=percent)
    if name == "extra_time":
        return t("ui.ladder.rough.extra_time", hours=round(value / 60))
    if name == "fairness":
        percent = max(0, start - value) * 100 // start if start else 0
        key = "ui.ladder.rough.fairness" if percent else "ui.ladder.rough.fairness.start"
        return t(key, percent=percent)
    return _count(f"ui.ladder.value.{name}", value)


def counted(outcome: Outcome) -> Mapping[ObjectiveName, str]:
    """Every objective of a judged plan, counted out."""
    values = outcome.judgement.objectives
    said: dict[ObjectiveName, str] = {
        name: t(f"ui.ladder.none.{name}") for name, value in values.items() if value == 0
    }
    known: dict[ObjectiveName, str] = {
        "coverage": _coverage(outcome),
        "reach": _count("ui.ladder.counted.reach", len(figures.not_reached(outcome))),
        "extra_time": t(
            "ui.ladder.counted.extra_time", extra=duration(figures.extra_minutes(outcome)),
            call_ins=figures.call_ins(outcome),
        ),
        "fairness": _spread(outcome),
        "wishes": _count("ui.ladder.value.wishes", values["wishes"]),
        "regularity": _count("ui.ladder.value.regularity", values["regularity"]),
    }
    if "breaches" in values:
        known["breaches"] = _count("ui.ladder.value.breaches", values["breaches"])
    return {**known, **said}


def far_from_best(step: Objective) -> int | None:
    """How many percent of a value a better plan could at most do without; None where nobody knows.

    Rounded up, so that 0 means that it is the best. A bound of 0 says nothing, since nothing that
    is counted is negative.
    """
    if step.proven or step.value == 0:
        return 0
    if not step.bound:
        return None
    return -(-(step.value - step.bound) * 100 // step.value)


def proven_percent(steps: Iterable[Objective], wanted: int) -> int:
    """How much of a ladder of `wanted` steps is proven, each step as far as its bound reaches."""
    far = [far_from_best(step) for step in steps]
    return sum(100 - each for each in far if each is not None) // wanted if wanted else 0


def called_in(plan: Plan) -> int:
    """Call-ins of a plan that is not judged yet."""
    return sum(seat.cls == "called_in" for m in plan.meetings for seat in m.attendance)


def balance(problem: Problem, plan: Plan) -> int:
    """Minutes by which people's loads lie from the middle one on average, as if all worked a
    full-time week; with what earlier periods cost them. 0: all carry alike."""
    policy = problem.policy
    load = {person.id: 0 for person in problem.roster.employees}
    for id_, past in problem.carried.items():
        if id_ in load:
            load[id_] += past.extra_minutes + past.call_ins * policy.call_in_price
    for meeting in plan.meetings:
        for seat in meeting.attendance:
            if seat.employee in load:
                call = policy.call_in_price if seat.cls == "called_in" else 0
                load[seat.employee] += seat.extra_minutes + call
    full = sorted(
        load[p.id] * policy.full_time_hours / max(8.0, p.hours_per_week or policy.full_time_hours)
        for p in problem.roster.employees
    )
    if not full:
        return 0
    middle = full[len(full) // 2]
    return round(sum(abs(each - middle) for each in full) / len(full))


def ran_out_of_time(outcome: Outcome) -> bool:
    """Whether not one meeting is placed, and the times of each had not all been tried."""
    return not outcome.plan.meetings and bool(outcome.plan.unplaced) and all(
        any(reason.code == "stopped" for reason in missing.why)
        for missing in outcome.plan.unplaced
    )


def worse_in(outcome: Outcome, former: Outcome) -> ObjectiveName | None:
    """The objective that makes a plan of the same problem worse than the former one; None: it is
    as good or better, or the former one has more that is wrong with it.
    """
    if _errors(former) > _errors(outcome):
        return None
    new, old = outcome.judgement.objectives, former.judgement.objectives
    for name in outcome.problem.policy.ladder:
        if new[name] != old[name]:
            return name if new[name] > old[name] else None
    return None


def _errors(outcome: Outcome) -> int:
    return sum(finding.severity == "error" for finding in outcome.judgement.findings)


def missing(outcome: Outcome) -> Mapping[str, int]:
    """How many meetings, vagtlag, seats of courses and people of incidents coverage lacks."""
    plan = outcome.plan
    due = due_in(outcome.problem)
    found = {"meetings": len(due.keys() - {meeting.id for meeting in plan.meetings})}
    found["teams"] = sum(
        max(0, line.wanted - line.present) for line in outcome.judgement.by_team
    )
    found["seats"] = found["involved"] = 0
    for meeting in plan.meetings:
        present = {seat.employee for seat in meeting.attendance}
        if meeting.course is not None:
            found["seats"] += len(figures.members(outcome, meeting.course) - present)
        if meeting.id in due:
            found["involved"] += len(set(due[meeting.id].involved) - present)
    return found


def _coverage(outcome: Outcome) -> str:
    return " · ".join(
        _count(f"ui.ladder.counted.{what}", count)
        for what, count in missing(outcome).items() if count
    )


def _spread(outcome: Outcome) -> str:
    """The least and the greatest load, as if everybody worked a full-time week."""
    totals = sorted(each.total for each in loads(outcome, full_time=True))
    return t(
        "ui.ladder.counted.fairness", least=duration(round(totals[0])),
        most=duration(round(totals[-1])), middle=duration(round(totals[len(totals) // 2])),
    )


def _count(key: str, count: int) -> str:
    return t(f"{key}.one" if count == 1 else key, count=count)
