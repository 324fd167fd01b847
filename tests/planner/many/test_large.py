"""Large problems are planned part by part: the same rules and sums, and the same plan each time."""

import time
from dataclasses import replace

import pytest

from models.agenda import occurrences
from models.plan import Plan
from models.problem import Problem
from models.resources import Lead
from planner import service
from planner.judging import check
from planner.many.ahead import look_ahead
from planner.many.large import plan, plan_in_parts
from planner.many.parts import parts_of
from planner.presets import SUPERVISION
from planner.progress import Progress
from planner.solver.options import PlanOptions
from planner.solver.run import put_together

QUICK = PlanOptions(time_limit=120.0, work=0.2)


@pytest.fixture(scope="module")
def made_here(three_units: Problem) -> tuple[Plan, list[Progress]]:
    """The plan of the home made in this process, and what was told meanwhile."""
    told: list[Progress] = []
    return plan_in_parts(three_units, parts_of(three_units), QUICK, told.append, at_once=0), told


def timeless(made: Plan) -> Plan:
    return replace(made, objectives=tuple(replace(o, seconds=0.0) for o in made.objectives))


def wrong(problem: Problem, made: Plan) -> list[str]:
    """What a plan breaks; that something is not placed is no rule."""
    left_out = {"unplaced", "never_held"}
    return [
        f.message for f in check(problem, made).findings
        if f.severity == "error" and f.code not in left_out
    ]


def test_parts_share_no_people_and_leave_none_out(home: Problem) -> None:
    parts = parts_of(home)
    people = [{p.id for p in unit.problem.roster.employees} for unit in parts.units]
    assert len(people) == 3
    assert sum(map(len, people)) == len(set[str]().union(*people)) == 36
    assert sum(parts.due.values()) == len(occurrences(home))
    assert {"sup", "all"} <= set(parts.shared.serves)
    due = [o.id for unit in parts.units for o in occurrences(unit.problem)]
    assert sorted(due) == sorted(o.id for o in occurrences(home))


def test_who_leads_in_two_units_makes_them_one_part(home: Problem) -> None:
    leader = home.roster.employees[0].id
    both = replace(home, leads=(*home.leads, Lead("l", "L", (SUPERVISION,), leader)))
    assert len(parts_of(both).units) == 1


def test_the_plan_of_the_whole_is_sound_and_adds_up(
    home: Problem, made_here: tuple[Plan, list[Progress]]
) -> None:
    made, told = made_here
    judged = check(home, made)
    assert wrong(home, made) == []
    assert {o.name: o.value for o in made.objectives} == dict(judged.objectives)
    assert all(o.bound is None or o.bound <= o.value for o in made.objectives)
    assert made.objectives[0].bound is not None
    assert {m.id for m in made.meetings} | {u.occurrence for u in made.unplaced} == {
        o.id for o in occurrences(home)
    }
    shown = [p.plan for p in told if p.plan is not None]
    assert len(shown) == 4  # the first of all, and one more with each part that was searched
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert told[-1].done == 1.0


def test_processes_make_the_same_plan(
    home: Problem, made_here: tuple[Plan, list[Progress]]
) -> None:
    assert timeless(made_here[0]) == timeless(plan(home, QUICK, at_once=2))


def test_what_is_made_is_no_worse_than_its_beginning(home: Problem) -> None:
    start = put_together(home)
    made = service.make_plan(home, QUICK, start=start).judgement.objectives
    assert tuple(made.values()) <= tuple(check(home, start).objectives.values())


def test_the_bounds_of_parts_hold_for_a_plan_of_the_whole(home: Problem) -> None:
    least = [look_ahead(unit.problem, 1).least for unit in parts_of(home).units]
    whole = put_together(home)
    assert sum(one.coverage for one in least if one) <= check(home, whole).objectives["coverage"]


def test_a_wish_to_stop_is_heard_at_once(home: Problem) -> None:
    asked: list[float] = []

    def stop() -> bool:
        asked.append(time.monotonic())
        return asked[-1] - asked[0] > 3.0

    made = plan(home, PlanOptions(60.0), cancel=stop, at_once=2)
    assert made.stopped
    assert time.monotonic() - asked[0] < 6.0
    assert wrong(home, made) == []
