"""What a rule blocks beforehand is just what its check would find wrong with that one meeting."""

import random
from dataclasses import replace

import numpy as np
import pytest

from models.meetings import Attendance, Meeting
from models.people import Employee
from models.plan import Plan
from models.problem import Problem
from models.timespan import Span, moment_of
from planner.attendance import attendance_table
from planner.judging.facts import Facts
from planner.rules import RULES, Rule
from planner.rules.absence import Absence
from planner.rules.rest import Rest
from planner.rules.sleep import Sleep
from planner.rules.weekly_rest import WeeklyRest
from planner.rules.wishes import Wishes
from tests.make import employee, problem, seeded_problem, span

BLOCKING: tuple[Rule, ...] = (Absence(), Rest(), Sleep(), WeeklyRest(), Wishes())
SEEDS = range(40)


def found_wrong(rule: Rule, about: Problem, person: Employee, when: Span) -> bool:
    """Whether the judge says that a single meeting of a single person breaks a rule."""
    held = Meeting("row-1", about.kinds[0].id, "row", when, (Attendance(person.id, "on_shift", 0),))
    findings = rule.check(Facts(about, Plan((held,))))
    return any(finding.severity == "error" for finding in findings)


def blocked_and_wrong(rule: Rule, seed: int) -> list[tuple[bool, bool]]:
    """For people and times of a random problem: whether blocked, and whether found wrong."""
    rng, about = random.Random(seed), seeded_problem(seed)
    # With prices nothing would be blocked; a short rest now and then, and wishes that bind.
    about = replace(about, policy=replace(about.policy, prices={}, keep_wishes=True))
    minutes = rng.choice((30, 60, 150))
    first, days = moment_of(about.period.first), about.period.length
    starts = [first + 15 * rng.randrange(96 * days - 12) for _ in range(12)]
    answers: list[tuple[bool, bool]] = []
    for person in about.roster.employees[:4]:
        alone = replace(about, roster=replace(about.roster, employees=(person,)), series=())
        table = attendance_table(
            [person], np.array(starts, np.int64), minutes, about.policy, about.period,
            [(rule.id, rule.blocks)], alone.wishes,
        )
        answers += [
            (int(table.reason[0, n]) == 0,
             found_wrong(rule, alone, person, Span(start, start + minutes)))
            for n, start in enumerate(starts)
        ]
    return answers


@pytest.mark.parametrize("rule", BLOCKING, ids=lambda rule: rule.id)
def test_blocked_is_what_the_judge_finds_wrong(rule: Rule) -> None:
    answers = [answer for seed in SEEDS for answer in blocked_and_wrong(rule, seed)]
    assert [seen for seen in answers if seen[0] != seen[1]] == []
    assert sum(blocked for blocked, _ in answers) > 20
    assert sum(not blocked for blocked, _ in answers) > 20


def test_no_other_rule_blocks_anything() -> None:
    blocking = {type(rule) for rule in RULES if type(rule).blocks is not Rule.blocks}
    assert blocking == {type(rule) for rule in BLOCKING}


@pytest.mark.parametrize(("second", "blocked"), [("07", True), ("07:01", False)])
def test_nights_belong_together_up_to_a_day_apart(second: str, blocked: bool) -> None:
    nights = ["2026-01-05 23-07 night", f"2026-01-07 {second}-12 night"]
    about = problem(employee("Ida", shifts=nights))
    when = span("2026-01-06 20-21")
    table = attendance_table(
        about.roster.employees, np.array([when.start], np.int64), 60, about.policy, about.period,
        [("sleep", Sleep().blocks)],
    )
    assert bool(table.reason[0, 0] == 0) == blocked
    assert found_wrong(Sleep(), about, about.roster.employees[0], when) == blocked
