"""What is locked stays as it is, and the rest is planned around it."""

import random
from dataclasses import replace

import pytest

from models.meetings import Course, GroupSize, Meeting, Series
from models.people import DAY, NIGHT
from models.plan import Plan
from models.policy import FloorMinimum
from models.problem import Problem
from models.resources import Lead, Room
from planner.judging import check
from planner.solver.run import plan
from tests.make import (
    FREE,
    TALK,
    broken,
    employee,
    meeting,
    problem,
    random_plan,
    seeded_problem,
    window,
)
from tests.planner.solver.tiny import BO, ONE, QUICK, TWO_ROWS, ÅSE, solved


def locked(text: str, *people: str, **more: str) -> Meeting:
    return replace(meeting(text, *people, **more), locked=True)


def new_faults(about: Problem, made: Plan) -> list[str]:
    """What is wrong with a plan, but not yet with what was locked in it."""
    before = broken(check(about, Plan(about.locked, made.courses)))
    return [message for message in broken(check(about, made)) if message not in before]


# What is locked -------------------------------------------------------------------------------


def test_a_locked_meeting_that_breaks_rules_stays_and_the_rest_is_planned_around_it() -> None:
    people = [
        employee("Åse", DAY, ["2026-04-01 07-15"], away=["2026-04-02"]),
        employee("Bo", DAY, ["2026-04-01 07-15"]), employee("Ida", NIGHT, ["2026-04-02 23-07"]),
    ]
    kind = replace(TALK, windows=(window("07-15"),))
    fixed = locked("2026-04-02 10:07-11:07", "Åse", "Ida")  # Maundy Thursday, off the grid
    about = problem(
        *people, period="2026-03-30 2026-04-05", kinds=[kind], series=TWO_ROWS, locked=[fixed],
    )
    made = plan(about, QUICK)
    assert fixed in made.meetings
    assert {m.id for m in made.meetings} == {"row-1", "other-1"}
    assert len(broken(check(about, made))) >= 2
    assert new_faults(about, made) == []


@pytest.mark.parametrize("seed", range(32))
def test_whatever_is_locked_the_rest_adds_no_fault(seed: int) -> None:
    about = seeded_problem(seed)
    careless = random_plan(random.Random(seed), about).meetings
    fixed = tuple(replace(m, locked=True) for n, m in enumerate(careless) if n % 3 == 0)
    about = replace(about, locked=fixed)
    made = plan(about, replace(QUICK, work=0.1))
    assert [m for m in made.meetings if m.locked] == sorted(fixed, key=lambda m: (m.span, m.id))
    assert new_faults(about, made) == []


def test_a_locked_meeting_takes_the_time_that_it_has_not_that_of_its_kind() -> None:
    fixed = locked("2026-01-05 10-11:30", "Åse")
    made = solved(problem(ÅSE, BO, kinds=[ONE], series=TWO_ROWS, locked=[fixed]))
    assert made.meetings == (fixed,)


def test_a_locked_guest_of_another_unit_is_not_asked_twice() -> None:
    nord, syd = replace(ÅSE, unit="Nord"), replace(BO, unit="Syd")
    fixed = locked("2026-01-05 10-11", "Åse", "Bo", unit="Nord")
    rows = [Series("row", "talk", "Nord"), Series("other", "talk", "Syd")]
    about = problem(nord, syd, kinds=[ONE], series=rows, locked=[fixed])
    assert solved(about).meetings == (fixed,)


def test_what_a_locked_meeting_costs_is_what_the_roster_says_today() -> None:
    """Told as on shift once; since then her Monday has become a day off."""
    tuesday = replace(ONE, windows=(window("10-12", {2}),))
    fixed = locked("2026-01-05 10-11", "Åse")
    about = problem(employee("Åse"), kinds=[tuesday], series=TWO_ROWS, locked=[fixed])
    assert solved(about).meetings == (fixed,)


def test_a_locked_lead_and_room_that_do_not_suit_are_taken_all_the_same() -> None:
    led = replace(ONE, id="led", lead="external")
    about = problem(
        ÅSE, BO, kinds=[replace(ONE, group=GroupSize(1, 2)), led],
        series=[Series("row", "talk"), Series("other", "led", "Nord")],
        leads=[Lead("ude", "Ude", ("led",))], rooms=[Room("rum", "Rum", 1)],
        locked=[locked("2026-01-05 10-12", "Åse", "Bo", lead="ude", room="rum")],
    )
    about = replace(about, roster=replace(about.roster, employees=(
        ÅSE, BO, replace(employee("Ida", DAY, ["2026-01-05 07-15"]), unit="Nord"))))
    assert [m.id for m in solved(about).meetings] == ["row-1"]


def test_somebody_locked_who_left_the_roster_stops_nothing() -> None:
    fixed = locked("2026-01-05 10-11", "Hvem")
    only = replace(ONE, windows=(window("10-11", {1}),))
    made = solved(problem(ÅSE, BO, kinds=[only], series=TWO_ROWS, locked=[fixed]))
    assert made.meetings == (fixed,)
    assert [u.occurrence for u in made.unplaced] == ["other-1"]


@pytest.mark.parametrize("course", ["g1", "g2"])
def test_whoever_sits_in_a_locked_meeting_belongs_to_its_course(course: str) -> None:
    people = [employee(name, DAY, ["2026-01-05 07-15"]) for name in ("Åse", "Bo", "Eva", "Ida")]
    kind = replace(ONE, group=GroupSize(1, 2, closed=True))
    rows = [Series("row", "talk", None, (Course("g1", "Gruppe 1"), Course("g2", "Gruppe 2")))]
    fixed = locked("2026-01-05 10-11", "Bo", "Ida", id=f"{course}-1", course=course)
    about = problem(*people, kinds=[kind], series=rows, locked=[fixed])
    made = solved(about)
    assert sorted(made.courses[course]) == ["Bo", "Ida"]
    assert len(made.meetings) == 2
    assert broken(check(about, made)) == []
    at_once = plan(about, QUICK, cancel=lambda: True)
    assert sorted(at_once.courses[course]) == ["Bo", "Ida"]


# Floors that guests leave ---------------------------------------------------------------------


@pytest.mark.parametrize(("minimum", "held"), [(2, 1), (1, 2)])
def test_a_guest_who_leads_elsewhere_is_missed_on_her_own_floor(minimum: int, held: int) -> None:
    """Eva of Syd leads Nord's talk at the only time, at which Syd has a talk too."""
    only = replace(ONE, windows=(window("10-11", {1}),))
    shifts = ["2026-01-05 07-15"]
    about = problem(
        employee("Åse", DAY, shifts, unit="Nord"),
        *(employee(name, DAY, shifts, unit="Syd") for name in ("Bo", "Eva", "Ida")),
        kinds=[only, replace(only, id="led", lead="internal")],
        series=[Series("row", "led", "Nord"), Series("other", "talk", "Syd")],
        leads=[Lead("eva", "Eva", ("led",), "Eva")],
        policy=replace(FREE, floor=(FloorMinimum("Syd", DAY, minimum),)),
    )
    made = solved(about)
    assert broken(check(about, made)) == []
    assert len(made.meetings) == held


def test_a_guest_does_not_lead_while_a_locked_talk_takes_the_last_one() -> None:
    only = replace(ONE, windows=(window("10-11", {1}),))
    shifts = ["2026-01-05 07-15"]
    about = problem(
        employee("Åse", DAY, shifts, unit="Nord"),
        *(employee(name, DAY, shifts, unit="Syd") for name in ("Bo", "Eva", "Ida")),
        kinds=[only, replace(only, id="led", lead="internal")],
        series=[Series("other", "talk", "Syd"), Series("row", "led", "Nord")],
        leads=[Lead("eva", "Eva", ("led",), "Eva")],
        policy=replace(FREE, floor=(FloorMinimum("Syd", DAY, 2),)),
        locked=[locked("2026-01-05 10-11", "Bo", id="other-1", series="other", unit="Syd")],
    )
    assert [m.id for m in solved(about).meetings] == ["other-1"]
