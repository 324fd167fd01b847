"""How good a plan is found in how long, and how fast one is mended: the sample home, or a file.

    .venv/bin/python -m benchmarks.planning [SECONDS [FILE | INSTANCE]]
    .venv/bin/python -m benchmarks.planning repair [FILE | INSTANCE ...]
    .venv/bin/python -m benchmarks.planning alternatives [SECONDS [FILE | INSTANCE]]

Times are seconds of this process's own work on a core, so that a machine with other work to do
tells nearly the same; the clock's are told where they differ.
"""

import resource
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.instances import INSTANCES
from models.meetings import Attendance, Meeting
from models.plan import Plan
from models.problem import Problem
from planner import service
from planner.judging import check
from planner.progress import Progress
from planner.sample import sample_problem
from planner.solver.greedy import construct
from planner.solver.offers import make_offers
from planner.solver.run import unfinished

SICK_DAYS = 2

AIM = 2
"""Seconds in which a plan is to be mended."""


def plan_once(seconds: float, problem: Problem) -> None:
    """Plan once and print when the first plan stood, how good it was, and what came of it."""
    clock, began = time.perf_counter(), time.process_time()
    marks: dict[str, float] = {}

    def report(progress: Progress) -> None:
        if progress.plan is not None and not progress.ladder:
            values = ", ".join(f"{o.name} {o.value}" for o in progress.plan.objectives)
            print(f"  first plan after {time.process_time() - began:.1f} s: {values}")
        for step in progress.ladder:
            marks.setdefault(step.name, time.process_time() - began)

    outcome = service.make_plan(problem, service.PlanOptions(seconds), report)
    worked, total = time.process_time() - began, time.perf_counter() - clock
    plan = outcome.plan
    print(f"{problem.name}: {len(plan.meetings)} meetings, {len(plan.unplaced)} not placed")
    for step in plan.objectives:
        bound = "-" if step.bound is None else str(step.bound)
        print(
            f"  {step.name:11} {step.value:7} bound {bound:>7} "
            f"{'proven' if step.proven else '':6} {step.seconds:6.1f} s, "
            f"first told after {marks.get(step.name, 0.0):.1f} s"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    errors = sum(finding.severity == "error" for finding in outcome.judgement.findings)
    print(f"  {worked:.1f} s of work, {total:.1f} s in all, {peak} MB, {errors} error findings")


def first_plan(problem: Problem) -> Plan:
    """The plan that is put together at once."""
    return unfinished(problem, construct(problem, make_offers(problem)), 1)


def repair_all(problems: Sequence[Problem]) -> None:
    """Call sick the first two of each Monday's meetings, one at a time, and mend the plan."""
    took: list[float] = []
    print("meeting, what she does there: seconds, people whose meetings change, moved, proven")
    for problem in problems:
        before = first_plan(problem)
        print(problem.name)
        for meeting in before.meetings:
            if meeting.span.first_day.isoweekday() == 1:
                took += [_mend(problem, before, meeting, s) for s in meeting.attendance[:2]]
    print(
        f"{len(took)} sick calls: median {statistics.median(took):.1f} s, worst {max(took):.1f} s,"
        f" over {AIM} s: {sum(seconds > AIM for seconds in took)}"
    )


def _mend(problem: Problem, before: Plan, meeting: Meeting, seat: Attendance) -> float:
    """Prints what came of it. Returns the seconds of work that it took."""
    today = meeting.span.first_day
    days = {today + timedelta(days=n) for n in range(SICK_DAYS)}
    people = tuple(
        replace(p, away=p.away | days) if p.id == seat.employee else p
        for p in problem.roster.employees
    )
    about = replace(problem, roster=replace(problem.roster, employees=people))
    began = time.process_time()
    made = service.replan(about, before, announced=today)
    worked = time.process_time() - began
    print(
        f"  {meeting.id}, {'leads' if seat.leads else 'takes part'}: {worked:.2f} s, "
        f"{len(made.difference.people())}, {len(made.difference.moved)}, {made.proven}"
    )
    return worked


def find_alternatives(seconds: float, problem: Problem) -> None:
    """Plan, find two other plans, and print how good they are and how other."""
    best = service.make_plan(problem, service.PlanOptions(seconds)).plan
    began = time.process_time()
    found = service.alternatives(problem, best, 3, service.PlanOptions(seconds))
    print(f"{time.process_time() - began:.1f} s of work")
    for outcome in found:
        difference = service.compare_plans(best, outcome.plan)
        print(
            f"  {dict(check(problem, outcome.plan).objectives)}: {len(difference.moved)} moved, "
            f"{len(difference.changed)} changed"
        )


def _problem(name: str) -> Problem:
    """An instance, or what is in a file."""
    return INSTANCES[name]() if name in INSTANCES else service.open_problem(Path(name))


def main(arguments: Sequence[str]) -> None:
    """Run what the arguments ask for."""
    mode = arguments[0] if arguments and arguments[0] in {"repair", "alternatives"} else None
    rest = list(arguments[1:] if mode else arguments)
    seconds = float(rest.pop(0)) if rest and mode != "repair" else 60.0
    problems = [_problem(name) for name in rest] or [sample_problem()]
    problem = problems[0]
    if mode == "repair":
        repair_all(problems)
    elif mode == "alternatives":
        find_alternatives(seconds, problem)
    else:
        plan_once(seconds, problem)


if __name__ == "__main__":
    main(sys.argv[1:])
