"""Plans for tests of their files: random ones, put together without a search."""

import random
from dataclasses import replace
from functools import cache

from models.finding import Question
from models.plan import Judgement, Outcome, Plan
from models.problem import Problem
from models.timespan import Span
from planner.review.remarks import marked_seen, with_remark
from tests.make import random_plan, seeded_problem

NOT_JUDGED = Judgement((), (), {}, ())
NOW = 29_400_000


@cache
def planned(seed: int) -> tuple[Problem, Plan]:
    """A random problem with a random plan of it; its locked meetings are those of the plan."""
    problem = seeded_problem(seed)
    plan = random_plan(random.Random(seed), problem)
    doubt = Question("info", "code", "Koden X er læst som fri.", "Plan", "B7")
    roster = replace(problem.roster, questions=(doubt, replace(doubt, cell="C7")))
    locked = tuple(m for m in plan.meetings if m.locked)
    return replace(problem, roster=roster, locked=locked), plan


def outcome(seed: int = 7) -> Outcome:
    """The same, not judged."""
    return Outcome(*planned(seed), NOT_JUDGED)


def noted(problem: Problem, plan: Plan, by: str, text: str = "Kan vi bytte?") -> Problem:
    """The problem with a remark and a review by somebody."""
    return marked_seen(with_remark(problem, by, NOW, text), plan, by, NOW + 1)


def with_notes(made: Outcome, by: str, text: str = "Kan vi bytte?") -> Outcome:
    """The same for an outcome."""
    return replace(made, problem=noted(made.problem, made.plan, by, text))


def renamed(made: Outcome, name: str) -> Outcome:
    """An outcome whose problem has another name: a change that is no note."""
    return replace(made, problem=replace(made.problem, name=name))


def moved(made: Outcome, number: int = 0, minutes: int = 15) -> Outcome:
    """An outcome in which one meeting lies later."""
    meetings = list(made.plan.meetings)
    meeting = meetings[number]
    later = Span(meeting.span.start + minutes, meeting.span.end + minutes)
    meetings[number] = replace(meeting, span=later)
    return replace(made, plan=replace(made.plan, meetings=tuple(meetings)))
