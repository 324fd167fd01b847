"""Questions about a plan: what lacks and why, what helps, what another choice would cost."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.finding import Finding
from models.plan import Outcome
from models.problem import Problem
from models.timespan import Moment, Period
from planner.progress import Cancel, Report, never, silent
from planner.solver.options import PlanOptions

if TYPE_CHECKING:
    from planner.advice.answering import Answer, Group
    from planner.advice.changes import Change
    from planner.advice.fixed_day import FixedDay
    from planner.advice.helps import Remedy
    from planner.advice.meeting_days import MeetingDays
    from planner.advice.mending import Mending
    from planner.advice.missing import Trouble, Why
    from planner.advice.moving import MoveJudgement, TimeCost
    from planner.advice.people import Candidate, PersonJudgement
    from planner.advice.what_if import WhatIf


def due_meetings(outcome: Outcome) -> tuple[str, ...]:
    """Ids of all meetings that are due, placed or not."""
    from planner.advice.view import view_of

    return tuple(view_of(outcome).due)


def move_costs(
    outcome: Outcome, meeting_id: str, days: Period | None = None
) -> "tuple[TimeCost, ...]":
    """What every time would cost a meeting, in milliseconds. See `planner.advice.moving`."""
    from planner.advice.moving import move_costs as costs

    return costs(outcome, meeting_id, days)


def why_there(
    outcome: Outcome, meeting_id: str, start: Moment, *, rechoose: bool = True
) -> "MoveJudgement":
    """A meeting at another time: possible or not and why, who comes, what it costs."""
    from planner.advice.moving import why_there as judged

    return judged(outcome, meeting_id, start, rechoose=rechoose)


def candidates_for(
    outcome: Outcome, meeting_id: str, seat: str | None = None
) -> "tuple[Candidate, ...]":
    """Who could take a place in a placed meeting, ranked. See `planner.advice.people`."""
    from planner.advice.people import candidates_for as ranked

    return ranked(outcome, meeting_id, seat)


def why_person(
    outcome: Outcome, meeting_id: str, employee_a: str, employee_b: str
) -> "PersonJudgement":
    """Why one sits in a meeting and the other does not."""
    from planner.advice.people import why_person as judged

    return judged(outcome, meeting_id, employee_a, employee_b)


def troubles(outcome: Outcome) -> "tuple[Trouble, ...]":
    """All that a plan lacks, most important first."""
    from planner.advice.missing import troubles as found

    return found(outcome)


def why(outcome: Outcome, trouble: "Trouble") -> "Why":
    """Why something is lacking, counted over all times, in one sentence."""
    from planner.advice.missing import why as counted

    return counted(outcome, trouble)


def what_helps(
    outcome: Outcome, trouble: "Trouble", options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never,
) -> "tuple[Remedy, ...]":
    """Small changes that mend something lacking, each proved by a plan."""
    from planner.advice.helps import what_helps as found

    return found(outcome, trouble, options, report, cancel)


def answer(outcome: Outcome, finding: Finding) -> "Answer":
    """Why a finding is one: the rule with its numbers, and where help is to be had."""
    from planner.advice.answering import answer as said

    return said(outcome, finding)


def grouped(findings: Iterable[Finding]) -> "tuple[Group, ...]":
    """Findings by severity and rule, the worst first."""
    from planner.advice.answering import grouped as by_rule

    return by_rule(findings)


def mend(
    outcome: Outcome, finding: Finding, cancel: Cancel = never
) -> "tuple[Mending, ...]":
    """Single steps that mend a finding at once, each judged. See `planner.advice.mending`."""
    from planner.advice.mending import mendings

    return mendings(outcome, finding, cancel)


def mend_by_search(
    outcome: Outcome, finding: Finding, options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never,
) -> "tuple[Mending, ...]":
    """The meetings around a finding planned again, where that mends it."""
    from planner.advice.mending import search

    return search(outcome, finding, options or PlanOptions(time_limit=20.0), report, cancel)


def what_if(
    outcome: Outcome, change: "Change", options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never,
) -> "WhatIf":
    """The effect of a change, without touching the plan. See `planner.advice.changes`."""
    from planner.advice.what_if import what_if as answer

    return answer(outcome, change, options, report, cancel)


def meeting_day(problem: Problem, series_id: str | None = None) -> "MeetingDays":
    """How many could come at each weekday and time: for a series, or None for everybody."""
    from planner.advice.meeting_days import meeting_days as grid

    return grid(problem, series_id)


def meeting_days(problem: Problem) -> "tuple[MeetingDays, ...]":
    """The same for every row that is held again and again."""
    from planner.advice.meeting_days import all_meeting_days

    return all_meeting_days(problem)


def fixed_day_price(
    outcome: Outcome, series_id: str, weekday: int, clock: int,
    options: PlanOptions | None = None, report: Report = silent, cancel: Cancel = never,
) -> "FixedDay":
    """What a fixed meeting day costs, and the weeks in which it pays to move off it."""
    from planner.advice.fixed_day import fixed_day_price as price

    return price(outcome, series_id, weekday, clock, options, report, cancel)
