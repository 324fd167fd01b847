"""Sentences that a problem and a plan keep, in the present language. What is a name stays."""

from dataclasses import replace
from typing import TypeVar

from models.plan import Plan, Reason, Unplaced, Unreached
from models.problem import Problem
from planner.texts.retelling import retell

_L = TypeVar("_L", Unplaced, Unreached)


def problem_retold(problem: Problem) -> Problem:
    """The same with what was assumed and what the import doubted told anew."""
    questions = tuple(replace(q, message=retell(q.message)) for q in problem.roster.questions)
    return replace(
        problem, roster=replace(problem.roster, questions=questions),
        assumed=tuple(map(retell, problem.assumed)),
    )


def plan_retold(plan: Plan) -> Plan:
    """The same with what it says of meetings and people that are left out told anew."""
    return replace(
        plan, unplaced=tuple(map(_missing, plan.unplaced)),
        unreached=tuple(map(_missing, plan.unreached)),
    )


def _missing(left_out: _L) -> _L:
    return replace(
        left_out, message=retell(left_out.message), why=tuple(map(_reason, left_out.why))
    )


def _reason(reason: Reason) -> Reason:
    return replace(reason, message=retell(reason.message))
