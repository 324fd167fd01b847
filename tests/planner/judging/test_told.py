"""A plan is judged alike, whatever was judged before it: after any edit as if it were the first."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.meetings import Meeting
from models.plan import Plan
from models.problem import Problem
from models.timespan import Span
from planner.judging import check
from planner.sample import sample_problem
from planner.solver.run import put_together
from planner.texts import language, set_language
from tests.make import random_plan, seeded_problem

EDITS = 25


def judged_alike(problem: Problem, plan: Plan) -> None:
    # A mapping of its own makes it a problem of which nothing is known.
    unknown = replace(problem, carried=dict(problem.carried))
    assert check(problem, plan) == check(unknown, plan)


@pytest.mark.parametrize("seed", range(6))
def test_random_plans_are_judged_alike_after_any_edit(seed: int) -> None:
    rng = random.Random(seed)
    problem = seeded_problem(seed)
    plan = random_plan(rng, problem)
    for edited in edits(rng, problem, plan):
        judged_alike(*edited)


def test_the_sample_home_is_judged_alike_after_any_edit() -> None:
    problem = sample_problem()
    for edited in edits(random.Random(4), problem, put_together(problem)):
        judged_alike(*edited)


def test_what_is_kept_is_told_in_the_language_of_the_day() -> None:
    problem = sample_problem()
    plan = put_together(problem)
    plan = replace(plan, meetings=tuple(replace(m, lead=None) for m in plan.meetings))
    before = language()
    danish = check(problem, plan).findings
    try:
        set_language("en")
        english = check(problem, plan).findings
    finally:
        set_language(before)
    assert [f.message for f in danish] != [f.message for f in english]
    assert check(problem, plan).findings == danish


def edits(rng: random.Random, problem: Problem, plan: Plan) -> Iterator[tuple[Problem, Plan]]:
    """A plan and its problem as they become by one edit after another; some are taken back."""
    whole = plan
    for _ in range(EDITS):
        yield problem, plan
        meetings = list(plan.meetings)
        if not meetings or rng.random() < 0.1:
            plan = whole
            continue
        place = rng.randrange(len(meetings))
        changed = edited(rng, problem, meetings[place])
        meetings[place : place + 1] = [] if changed is None else [changed]
        if rng.random() < 0.2:
            problem = replace(problem, locked=tuple(m for m in meetings if m.locked))
        plan = replace(plan, meetings=tuple(meetings))


def edited(rng: random.Random, problem: Problem, meeting: Meeting) -> Meeting | None:
    """A meeting after somebody moved it, changed who comes, or took it out (None)."""
    seats, span = list(meeting.attendance), meeting.span
    match rng.randrange(6):
        case 0:
            away = rng.randrange(-96, 97) * 15
            return replace(meeting, span=Span(span.start + away, span.end + away))
        case 1 if seats:
            seats.pop(rng.randrange(len(seats)))
            return replace(meeting, attendance=tuple(seats))
        case 2 if seats:
            person = rng.choice(problem.roster.employees).id
            seats.append(replace(rng.choice(seats), employee=person))
            return replace(meeting, attendance=tuple(seats))
        case 3:
            return replace(
                meeting, lead=rng.choice([None, *(lead.id for lead in problem.leads)]),
                room=rng.choice([None, *(room.id for room in problem.rooms)]),
            )
        case 4:
            return replace(meeting, locked=not meeting.locked)
        case _:
            return None if rng.random() < 0.3 else replace(meeting, unit="somewhere")
