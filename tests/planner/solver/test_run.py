"""The search: one seed gives one plan, stopping keeps the best, what is missing is named."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from ortools.sat.python.cp_model import CpSolver

from models.agenda import occurrences
from models.meetings import GroupSize, Incident, Series
from models.people import DAY, EVENING, NIGHT
from models.plan import Plan
from models.policy import LADDER, OBJECTIVES, FloorMinimum, ObjectiveName, Wish
from models.problem import Problem
from planner.candidates import candidate_times
from planner.judging import check
from planner.progress import Progress
from planner.solver.run import plan
from planner.solver.steps import SHARES
from planner.solver.stopping import STOP_SECONDS, stoppable
from tests.make import (
    FREE,
    TALK,
    at,
    broken,
    employee,
    problem,
    seeded_problem,
    window,
)
from tests.planner.solver.tiny import BO, ONE, QUICK, ÅSE, solved

ROOT = Path(__file__).parents[3]


# One seed, one plan ---------------------------------------------------------------------------


def test_the_same_seed_gives_the_very_same_plan() -> None:
    about = seeded_problem(7)
    first, second = plan(about, QUICK), plan(about, QUICK)
    assert first.meetings
    assert _timeless(first) == _timeless(second)
    assert plan(about, replace(QUICK, seed=6)).seed == 6


def _timeless(made: Plan) -> Plan:
    return replace(made, objectives=tuple(replace(o, seconds=0.0) for o in made.objectives))


IN_ANOTHER_PROCESS = """
import json, sys
from models.plan import Outcome
from planner.judging import check
from planner.plan_json import plan_to_json
from planner.solver.model import build
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import seeded_problem
about = seeded_problem(3)
made = plan(about, PlanOptions(time_limit=60, seed=5, work=0.3))
data = plan_to_json(Outcome(about, made, check(about, made)))
json.dump([data, str(build(about).cp.proto)], sys.stdout)
"""


def test_another_process_makes_the_same_model_and_the_same_plan() -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", IN_ANOTHER_PROCESS], stdout=subprocess.PIPE, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    told = [json.loads(process.communicate()[0]) for process in processes]
    about = seeded_problem(3)
    assert about.series[0].unit is None
    assert len(about.roster.units()) > 1  # the order of a set of units differs by process
    assert told[0][1] == told[1][1]
    for data, _ in told:
        for objective in data["objectives"]:
            objective["seconds"] = 0
    assert told[0][0] == told[1][0]


# Stopping -------------------------------------------------------------------------------------


class Stop:
    """A Cancel that turns True once a report tells of a certain step of the ladder."""

    def __init__(self, steps: int) -> None:
        self.steps, self.stopped, self.after = steps, False, 0

    def hear(self, progress: Progress) -> None:
        self.after += self.stopped
        self.stopped = self.stopped or len(progress.ladder) >= self.steps

    def __call__(self) -> bool:
        return self.stopped


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_a_stopped_search_keeps_a_sound_plan(steps: int) -> None:
    about, stop = seeded_problem(7), Stop(steps)
    made = plan(about, replace(QUICK, work=500.0), stop.hear, stop)
    judged = check(about, made)
    assert made.stopped
    assert broken(judged) == []
    assert len(made.meetings) + len(made.unplaced) == len(occurrences(about))
    assert [o.name for o in made.objectives] == list(about.policy.steps)
    assert {o.name: o.value for o in made.objectives} == {
        name: judged.objectives[name] for name in about.policy.steps
    }
    assert stop.after < 20


def test_stopped_at_once_whole_groups_are_dealt_and_each_missing_meeting_is_named() -> None:
    about = next(p for p in map(seeded_problem, range(50)) if len(p.series[0].courses) > 1)
    made = plan(about, QUICK, cancel=lambda: True)
    assert made.stopped
    assert made.meetings == ()
    assert {u.occurrence for u in made.unplaced} == {due.id for due in occurrences(about)}
    assert any("ikke var prøvet" in u.message for u in made.unplaced)
    for series in about.series:
        groups = [made.courses[course.id] for course in series.courses]
        members = [person for group in groups for person in group]
        assert len(members) == len(set(members))
        most = about.kind(series.kind).group.max
        assert len(members) == min(len(about.people(series.unit)), most * len(groups)) or not groups
        assert all(len(group) <= most for group in groups)


class Solving:
    """A search that somebody wants to end, and a solver that hears so."""

    def __init__(self, *, wanted: bool) -> None:
        self.wanted, self.heard = wanted, threading.Event()

    def wants_stop(self) -> bool:
        return self.wanted

    def stop_search(self) -> None:
        self.heard.set()


def test_a_solver_at_work_is_stopped_and_one_that_nobody_stops_goes_on() -> None:
    stopped, left = Solving(wanted=True), Solving(wanted=False)
    with stoppable(cast(CpSolver, stopped), lambda: stopped.wants_stop()):
        assert stopped.heard.wait(10)
    with stoppable(cast(CpSolver, left), lambda: left.wants_stop()):
        assert not left.heard.wait(3 * STOP_SECONDS)


def test_a_search_that_was_not_stopped_says_so() -> None:
    assert not plan(seeded_problem(7), QUICK).stopped


def test_no_work_gives_the_plan_that_is_put_together_at_once() -> None:
    heard: list[Progress] = []
    made = plan(seeded_problem(7), replace(QUICK, work=0.0), heard.append)
    assert made.meetings
    assert not made.stopped
    first = next(progress.plan for progress in heard if progress.plan is not None)
    assert first.meetings == made.meetings


def test_more_work_is_never_worse() -> None:
    about = seeded_problem(12)
    little, much = (plan(about, replace(QUICK, work=work)) for work in (0.02, 2.0))
    values = [[objective.value for objective in made.objectives] for made in (little, much)]
    assert values[1] < values[0]


# Progress -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [7, 12, 18])
def test_progress_only_goes_forward_and_no_step_worsens_one_before_it(seed: int) -> None:
    heard: list[Progress] = []
    made = plan(seeded_problem(seed), QUICK, heard.append)
    done = [progress.done for progress in heard]
    assert done == sorted(done)
    assert done[0] >= 0.0
    assert done[-1] == 1.0
    assert heard[0].message == "Stiller opgaven op"
    assert heard[-1].message == "Planen er færdig"
    for earlier, later in pairwise(heard):
        assert len(later.ladder) >= len(earlier.ladder)
        for before, after in zip(earlier.ladder, later.ladder, strict=False):
            assert after.name == before.name
            assert after.value <= before.value
    assert heard[-1].ladder == made.objectives
    for objective in made.objectives:
        assert objective.bound is None or objective.bound <= objective.value
        assert objective.proven == (objective.bound == objective.value)


def test_every_objective_has_its_share_of_the_work() -> None:
    assert set(SHARES) == set(OBJECTIVES)
    assert sum(SHARES[name] for name in LADDER) == pytest.approx(1.0)


def test_the_users_order_of_the_ladder_is_kept() -> None:
    about = seeded_problem(7)
    order: tuple[ObjectiveName, ...] = ("extra_time", "coverage", "regularity")
    about = replace(about, policy=replace(about.policy, ladder=order, prices={}))
    made = plan(about, QUICK)
    assert tuple(o.name for o in made.objectives) == order
    assert made.objectives[0].value == 0


# What cannot be had ---------------------------------------------------------------------------


NOBODY_OF_THE_NIGHT = replace(ONE, teams_required=(NIGHT,), teams_strict=True)


@pytest.mark.parametrize(
    ("about", "code"),
    [
        (problem(ÅSE, BO, kinds=[NOBODY_OF_THE_NIGHT]), "team:night:people"),
        (problem(ÅSE, BO, kinds=[replace(ONE, lead="external")]), "lead"),
        (problem(ÅSE, BO, kinds=[replace(ONE, group=GroupSize(3, 4))]), "people"),
        (problem(ÅSE, BO, kinds=[ONE],
                 policy=replace(FREE, floor=(FloorMinimum(None, DAY, 2),))), "floor"),
        (problem(ÅSE, BO, kinds=[ONE],
                 policy=replace(FREE, max_meetings_per_day=0)), "people"),
    ],
)
def test_what_cannot_be_placed_is_named_with_reasons_that_add_up(
    about: Problem, code: str
) -> None:
    possible = replace(ONE, id="other", windows=(window("08-10", {1}),))
    impossible = about.policy.floor or about.policy.max_meetings_per_day == 0
    about = replace(
        about, kinds=(*about.kinds, possible), series=(*about.series, Series("other", "other"))
    )
    made = solved(about, replace(QUICK, work=3.0))
    assert [m.id for m in made.meetings] == ([] if impossible else ["other-1"])
    (missing,) = (u for u in made.unplaced if u.occurrence == "row-1")
    kind = about.kind("talk")
    due = next(due for due in occurrences(about) if due.id == "row-1")
    times = candidate_times(due, kind, about.policy)
    assert [reason.code for reason in missing.why] == [code]
    assert sum(r.candidates for r in missing.why) == len(times.starts) + times.dropped.total()
    assert broken(check(about, made)) == []


@pytest.mark.parametrize("seed", [1, 3, 8, 11, 20])
def test_the_reasons_of_every_missing_meeting_add_up(seed: int) -> None:
    about = seeded_problem(seed)
    made = plan(about, replace(QUICK, work=0.02))
    all_due = {due.id: due for due in occurrences(about)}
    assert {m.id for m in made.meetings} | {u.occurrence for u in made.unplaced} == set(all_due)
    for missing in made.unplaced:
        due = all_due[missing.occurrence]
        times = candidate_times(due, about.kind(due.kind), about.policy)
        total = len(times.starts) + times.dropped.total()
        assert sum(reason.candidates for reason in missing.why) == total
        assert not total or f"af {total} mulige tider" in missing.message


# Incidents ------------------------------------------------------------------------------------


def test_after_an_incident_all_who_can_come_do_and_the_others_are_named() -> None:
    people = [
        employee("Åse", DAY, ["2026-01-07 07-15"]), employee("Bo", DAY, ["2026-01-07 07-15"]),
        employee("Eva", EVENING, away=["2026-01-06", "2026-01-07", "2026-01-08"]),
        employee("Ida", NIGHT, ["2026-01-06 23-07", "2026-01-07 23-07"]), employee("Ove", DAY),
    ]
    hours = (window("08-16"),)
    kind = replace(TALK, id="after", interval=None, after_hours=(24, 72), windows=hours)
    about = problem(
        *people, kinds=[kind], series=[Series("after-fald", "after", incident="fald")],
        incidents=[Incident("fald", at("2026-01-05 20:00"), None, ("Åse", "Bo", "Eva", "Ida"))],
    )
    made = solved(about)
    (held,) = made.meetings
    assert {a.employee for a in held.attendance} >= {"Åse", "Bo"}
    assert "Ove" not in {a.employee for a in held.attendance}
    assert at("2026-01-06 20:00") <= held.span.start <= at("2026-01-08 20:00")
    named = {f.employee for f in check(about, made).findings if f.code == "involved_missing"}
    assert named == {"Åse", "Bo", "Eva", "Ida"} - {a.employee for a in held.attendance}
    assert "Eva" in named


# Wishes ---------------------------------------------------------------------------------------


def test_a_wish_is_kept_where_it_costs_nothing_above_it() -> None:
    for avoided, start in (("10-11", "11:00"), ("11-12", "10:00")):
        about = problem(
            employee("Åse", DAY), kinds=[ONE], wishes=[Wish("Åse", window(avoided))]
        )
        (held,) = solved(about, replace(QUICK, work=5.0)).meetings
        assert held.span.start == at(f"2026-01-05 {start}")


def test_a_wish_to_stop_never_leaves_the_search_as_a_fault() -> None:
    """The rules look for a wish while they post; what the search adds to the model must not."""
    for looks in (*range(1, 40, 3), *range(40, 1200, 60)):
        left = iter(range(looks))
        made = plan(seeded_problem(7), QUICK, cancel=lambda left=left: next(left, None) is None)
        assert broken(check(seeded_problem(7), made)) == []
