"""A care home under strain: what its plan lacks, why, what helps, and each remedy planned again.

    .venv/bin/python -m benchmarks.scenario [SECONDS]

The sample care home with its supervisor away for three weeks and the evening floor one short: it
can spare one fewer than usual. Prints what `docs/SCENARIOS.md` shows. SECONDS: for the first plan
(60 otherwise); each question of what helps gets two and a half times as long, and each answer half
of it to be planned again: the whole plan, from the mended one on.
"""

import sys
from dataclasses import replace
from datetime import date

from models.people import EVENING
from models.plan import Outcome
from models.policy import FloorMinimum
from models.problem import Problem
from models.timespan import Period
from planner import service
from planner.advice.missing import Trouble, solved
from planner.advice.solving import judged, solve
from planner.sample import sample_problem

AWAY = Period(date(2026, 4, 27), date(2026, 5, 17))
"""The three weeks without the supervisor."""

QUESTIONS = 2
"""Troubles that are asked about, the gravest first, one of each kind of meeting."""

REMEDIES = 3
"""Of each question so many answers are planned again."""


def strained() -> Problem:
    """The sample home with less to spare than it counts on."""
    problem = sample_problem()
    leads = tuple(
        replace(lead, away=lead.away | set(AWAY.days())) if lead.employee is None else lead
        for lead in problem.leads
    )
    evening = problem.policy.floor_minimum(None, EVENING)
    floor = (
        *(line for line in problem.policy.floor if (line.unit, line.team) != (None, EVENING)),
        FloorMinimum(None, EVENING, evening + 1),
    )
    return replace(
        problem, name=f"{problem.name}, under pres", leads=leads,
        policy=replace(problem.policy, floor=floor),
    )


def main(seconds: float) -> None:
    """Plan, ask, and plan again with each answer."""
    options = service.PlanOptions(time_limit=seconds)
    asking = replace(options, time_limit=2.5 * seconds)
    again = replace(options, time_limit=seconds / 2)
    outcome = service.make_plan(strained(), options)
    everything = service.troubles(outcome)
    placed = len(outcome.plan.meetings)
    print(f"{outcome.problem.name}: {placed} meetings placed, {len(everything)} troubles")
    for trouble in _gravest(outcome, everything):
        print(f"\n{service.why(outcome, trouble).message}")
        for remedy in service.what_helps(outcome, trouble, asking)[:REMEDIES]:
            made = solve(remedy.problem, again, remedy.outcome.plan)
            held = "yes" if solved(judged(remedy.problem, made), trouble) else "NO"
            print(f"  - {remedy.message}\n    ({remedy.seconds:.0f} s; planned again: {held})")


def _gravest(outcome: Outcome, troubles: tuple[Trouble, ...]) -> list[Trouble]:
    """The first trouble of each kind of meeting, and of people."""
    kinds = {m: outcome.problem.series_of(s).kind for m, s in _series(outcome).items()}
    first: dict[str | None, Trouble] = {}
    for trouble in troubles:
        first.setdefault(kinds.get(trouble.meeting or ""), trouble)
    return list(first.values())[:QUESTIONS]


def _series(outcome: Outcome) -> dict[str, str]:
    from models.agenda import occurrences

    return {due.id: due.series for due in occurrences(outcome.problem)}


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
