"""Many units together: nobody is wanted twice, whatever runs at once, and nothing is done twice."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from models.meetings import Meeting
from models.plan import Outcome, Plan
from models.resources import Taken
from models.shared import Shared
from models.timespan import Span
from planner.hands import Lost
from planner.judging import check
from planner.judging.together import check_together
from planner.many.kept import keeping
from planner.many.resources_file import shared_of
from planner.many.rounds import SWAP_SECONDS, Rounds
from planner.many.sharing import components, in_order, neighbours, with_taken
from planner.many.solving import Solver, Task, Told, solved
from planner.many.units import Unit, Unread, read_units
from planner.plan_json import plan_from_json, plan_to_json
from planner.progress import Cancel, never
from planner.sample.region import region, write_region
from planner.solver.options import PlanOptions

QUICK = PlanOptions(time_limit=60.0, work=0.05)


def here(task: Task, told: Told, cancel: Cancel) -> Outcome:
    return solved(task, told)


def small(count: int = 3, seed: int = 1) -> tuple[tuple[Unit, ...], Shared]:
    made, text = region(count, seed, people=12, weeks=4)
    shared = shared_of(text, "resources.toml", [name for name, _ in made])
    mine = [shared.of(name) for name, _ in made]
    return tuple(
        Unit(name, replace(
            problem,
            leads=(*problem.leads[1:], *(x for x in shared.leads if x.id in ids)),
            rooms=tuple(x for x in shared.rooms if x.id in ids),
        ))
        for (name, problem), ids in zip(made, mine, strict=True)
    ), shared


def planned(
    units: tuple[Unit, ...], shared: Shared, solver: Solver = here, at_once: int = 1,
    cancel: Cancel = never,
) -> Rounds:
    rounds = Rounds(units, shared, QUICK, solver, at_once, lambda *_: None, cancel)
    rounds.run()
    return rounds


def plans(rounds: Rounds) -> dict[str, Plan]:
    """Without the seconds that a search took."""
    return {
        name: replace(o.plan, objectives=tuple(replace(x, seconds=0) for x in o.plan.objectives))
        for name, o in rounds.outcomes.items()
    }


def tight(seed: int) -> tuple[tuple[Unit, ...], Shared]:
    """So little of the supervisor's time that the units are in each other's way."""
    units, shared = small(seed=seed)
    scarce = replace(shared, leads=tuple(
        replace(lead, max_per_week=1 + seed % 2) for lead in shared.leads
    ))
    return tuple(replace(u, problem=replace(u.problem, leads=(
        *(x for x in u.problem.leads if x.id not in shared.serves), *scarce.leads,
    ))) for u in units), scarce


@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_is_wanted_twice(seed: int) -> None:
    units, shared = tight(seed)
    rounds = planned(units, shared)
    assert set(rounds.outcomes) == {unit.name for unit in units}
    assert check_together(plans(rounds), shared) == ()
    for outcome in rounds.outcomes.values():
        codes = {f.code for f in outcome.judgement.findings if f.severity == "error"}
        assert codes <= {"never_held"}


def test_time_is_taken_from_neighbours_only_where_there_is_enough_for_two_searches() -> None:
    units, shared = tight(2)
    asked: list[str] = []

    def solver(task: Task, told: Told, cancel: Cancel) -> Outcome:
        asked.append(task.unit)
        return here(task, told, cancel)

    rounds = Rounds(units, shared, QUICK, solver, 1, lambda *_: None, never)
    rounds.first()
    for seconds, some in ((SWAP_SECONDS, False), (10 * SWAP_SECONDS, True)):
        asked.clear()
        rounds.until = time.monotonic() + seconds
        rounds.exchange()
        assert bool(asked) == some


def test_units_planned_alone_do_want_the_same_room_twice() -> None:
    units, shared = small()
    alone = {unit.name: solved(Task(unit.name, unit.problem, QUICK)).plan for unit in units}
    assert check_together(alone, shared)
    assert check_together(plans(planned(units, shared)), shared) == ()


def test_plans_are_the_same_however_many_run_at_once() -> None:
    units, shared = small(7)
    assert plans(planned(units, shared)) == plans(planned(units[::-1], shared, at_once=3))


def use(plan: str, start: int, minutes: int = 60, room: str | None = None) -> Meeting:
    return Meeting(f"{plan}-{start}", "k", "s", Span(start, start + minutes), (), room=room,
                   lead="anna" if room is None else None)


TOGETHER = shared_of(
    '[[leads]]\nid = "anna"\nname = "Anna"\nkinds = ["k"]\nunits = ["a", "b"]\n'
    'max_per_week = 2\naway = ["2026-09-03"]\n'
    'windows = [{ weekdays = [1, 2, 3, 4], from = "08:00", to = "16:00" }]\n'
    '[[rooms]]\nid = "hall"\nname = "Hall"\ncapacity = 2\n'
    '[[travel]]\none = "a"\nother = "b"\nminutes = 20\n', "resources.toml", ["a", "b", "c"],
)
MONDAY = Span(29802600, 29802660)  # 31 August 2026, 08:10 to 09:10


@pytest.mark.parametrize(("one", "other", "code"), [
    (use("a", MONDAY.start), use("b", MONDAY.start + 59), "many_double"),
    (use("a", MONDAY.start), use("b", MONDAY.start + 79), "many_way"),
    (use("a", MONDAY.start), use("b", MONDAY.start + 80), None),
    (use("a", MONDAY.start), use("b", MONDAY.start + 3 * 1440), "many_away"),
    (use("a", MONDAY.start), use("b", MONDAY.start + 4 * 1440), "many_closed"),
    (use("a", MONDAY.start, room="hall"), use("b", MONDAY.start + 59, room="hall"), "many_double"),
    (use("a", MONDAY.start, room="hall"), use("b", MONDAY.start + 60, room="hall"), None),
])
def test_what_is_wrong_between_plans_is_found(
    one: Meeting, other: Meeting, code: str | None
) -> None:
    found = check_together({"a": Plan((one,)), "b": Plan((other,))}, TOGETHER)
    assert [f.code for f in found] == ([] if code is None else [code])


def test_a_week_is_full_and_a_stranger_is_told() -> None:
    many = tuple(use("a", MONDAY.start + 100 * n) for n in range(3))
    assert [f.code for f in check_together({"a": Plan(many)}, TOGETHER)] == ["many_week"]
    found = check_together({"c": Plan(many[:1])}, TOGETHER)
    assert [f.code for f in found] == ["many_stranger"]


def test_what_others_hold_is_kept_free_by_search_and_check_and_file() -> None:
    units, shared = small(1)
    unit = units[0]
    outcome = solved(Task(unit.name, unit.problem, QUICK))
    led = [m for m in outcome.plan.meetings if m.lead == "supervisor-1"]
    problem = with_taken(unit, shared, {"other": tuple(led)})
    wrong = Counter(f.code for f in check(problem, outcome.plan).findings)
    assert wrong["lead_taken"] == len(led) > 0
    anew = solved(Task(unit.name, problem, QUICK))
    assert not any(f.code == "lead_taken" for f in anew.judgement.findings)
    assert not any(
        Taken(m.span).bars(other.span) for m in led for other in anew.plan.meetings
        if other.lead == m.lead
    )
    assert plan_from_json(plan_to_json(anew))[0].leads == problem.leads


def test_a_unit_waits_for_those_that_share_with_it_alone() -> None:
    units, shared = small(7)
    assert [len(names) for names in components(in_order(units, shared), shared)] == [5, 2]
    assert neighbours(units, shared)[units[6].name] == (units[5].name,)


def counting(solver: Solver) -> tuple[Solver, list[tuple[str, bool]]]:
    begun: list[tuple[str, bool]] = []

    def solve(task: Task, told: Told, cancel: Cancel) -> Outcome:
        begun.append((task.unit, task.first))
        return solver(task, told, cancel)

    return solve, begun


def test_what_is_finished_is_not_searched_again(tmp_path: Path) -> None:
    units, shared = small(2)
    first, begun = counting(here)
    stopping: Callable[[], bool] = lambda: len(begun) >= 1  # noqa: E731 - one line says it
    half = planned(units, shared, keeping(first, tmp_path, "1"), cancel=stopping)
    assert half.stopped
    assert len(half.outcomes) == 1
    second, after = counting(here)
    whole = planned(units, shared, keeping(second, tmp_path, "1"))
    assert not set(begun) & set(after)
    assert plans(whole) == plans(planned(units, shared))
    third, anew = counting(here)
    planned(units, shared, keeping(third, tmp_path, "2"))
    assert anew


def test_a_lost_search_costs_its_own_unit_alone() -> None:
    units, shared = small(3)

    def losing(task: Task, told: Told, cancel: Cancel) -> Outcome:
        if task.unit == units[1].name:
            raise Lost("exit code -9")
        return here(task, told, cancel)

    rounds = planned(units, shared, losing)
    assert set(rounds.lost) == {units[1].name}
    assert set(rounds.outcomes) == {units[0].name, units[2].name}


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    files = list(write_region(tmp_path, 1, people=12, weeks=4))
    bad = tmp_path / "x.json"
    bad.write_text("{", encoding="utf-8")
    twin = tmp_path / f"{files[0].stem}.csv"
    twin.write_text("a;b\n", encoding="utf-8")
    units, unread = read_units([*files, twin, bad], Shared(), 1)
    assert [unit.name for unit in units] == [files[0].stem]
    assert [one.name for one in unread] == [twin.name, "x"]
    assert all(isinstance(one, Unread) and one.message for one in unread)
