"""What each person gave up to the end of a plan, as the next period counts it.

What was noted as held stands in the plan with those who came, and a meeting that was cancelled
stands there no more. So the judge's own figures are what was held; a meeting of which nobody said
anything counts as it was planned. Nothing fades: each period is added to those before it.
"""

from models.plan import PersonCoverage, Plan
from models.policy import Carried
from models.problem import Problem
from planner.judging.coverage import by_employee
from planner.judging.facts import Facts


def carried_on(problem: Problem, plan: Plan) -> dict[str, Carried]:
    """What earlier periods and this plan cost each person, by id; who gave nothing is left out.

    Somebody of whom earlier periods tell and who is not in the roster keeps what was hers.
    """
    counted = {
        line.employee: _added(problem.carried.get(line.employee, Carried()), line)
        for line in by_employee(Facts(problem, plan))
    }
    every = {**problem.carried, **counted}
    return {employee: load for employee, load in every.items() if load != Carried()}


def _added(before: Carried, now: PersonCoverage) -> Carried:
    return Carried(
        extra_minutes=before.extra_minutes + now.extra_minutes,
        call_ins=before.call_ins + now.call_ins, meetings=before.meetings + now.meetings,
        last_seen=now.last_seen, load_points=before.load_points + now.load_points,
        led=before.led + now.leading,
    )
