"""Days of a roster that are changed by hand: what is understood, what is kept, what is refused."""

from dataclasses import replace

import pytest

from models.people import Employee
from models.plan import Plan
from models.problem import Problem
from planner.importing.codes import Work
from planner.roster_edits import Edited, Refused, codes_of, edited
from planner.texts.dates import times
from tests.make import day, employee, meeting, plan, problem, seat, shift, span

MONDAY, TUESDAY = day("2026-01-05"), day("2026-01-06")


def coded(text: str, code: str) -> Employee:
    """Bo, with one shift that the roster wrote with a code."""
    person = employee("Bo", shifts=[text])
    return replace(person, shifts=(replace(person.shifts[0], code=code),))


def write(case: Problem, text: str, on: object = MONDAY, known: Plan | None = None) -> Edited:
    found = edited(case, known, {("Bo", on): text}, codes_of(case.roster))  # type: ignore[dict-item]
    assert isinstance(found, Edited)
    return found


def bo(found: Edited) -> Employee:
    return found.problem.roster.employee("Bo")


def test_a_code_has_the_times_and_the_vagtlag_that_it_mostly_has() -> None:
    usual = [shift(f"2026-01-0{n} 07-15") for n in (5, 6, 7)]
    person = employee("Bo")
    rare = shift("2026-01-08 09-12")
    case = problem(replace(person, shifts=tuple(replace(s, code="D") for s in (*usual, rare))))
    assert codes_of(case.roster) == {"D": Work(420, 900, "day")}
    assert codes_of(problem(employee("Bo", shifts=["2026-01-05 07-15"])).roster) == {}


@pytest.mark.parametrize(("text", "said"), [
    ("7-15", ["07:00–15:00 7-15 day"]), ("D", ["07:00–15:00 D day"]), ("d", ["07:00–15:00 D day"]),
    ("23-7", ["23:00–07:00 23-7 night"]), ("7-11, 16-20", ["07:00–11:00 7-11 day",
                                                           "16:00–20:00 16-20 evening"]),
    ("", []), ("fri", []),
])
def test_a_day_becomes_what_is_typed(text: str, said: list[str]) -> None:
    found = bo(write(problem(coded("2026-01-05 07-15", "D")), text))
    assert [f"{times(s.span)} {s.code} {s.team}" for s in found.shifts] == said
    assert found.away == frozenset()


def test_only_the_day_that_is_typed_in_is_changed() -> None:
    case = problem(employee("Bo", shifts=["2026-01-05 07-15", "2026-01-06 07-15"],
                            away=["2026-01-07"]), employee("Ea", shifts=["2026-01-05 07-15"]))
    found = write(case, "15-23")
    assert [s.span for s in bo(found).shifts] == [
        span("2026-01-05 15-23"), span("2026-01-06 07-15")
    ]
    assert bo(found).away == {day("2026-01-07")}
    assert found.problem.roster.employee("Ea") is case.roster.employee("Ea")


def test_a_night_across_the_change_of_the_clock_is_as_long_as_it_is() -> None:
    case = problem(employee("Bo"), period="2026-03-23 2026-03-30")
    assert bo(write(case, "23-7", day("2026-03-28"))).shifts[0].span.minutes == 7 * 60


@pytest.mark.parametrize("text", ["ferie", "syg", "barns 1. sygedag"])
def test_why_somebody_is_away_is_not_kept(text: str) -> None:
    found = write(problem(coded("2026-01-05 07-15", "D")), text)
    assert bo(found).away == {MONDAY}
    assert bo(found).shifts == ()
    assert text not in repr(found)


def test_a_shift_on_a_day_away_ends_the_absence() -> None:
    assert bo(write(problem(employee("Bo", away=["2026-01-05"])), "7-15")).away == frozenset()


@pytest.mark.parametrize(("text", "why"), [
    ("værsgo", "værsgo"), ("25-31", "25-31"), ("D ferie", "fravær"), ("7-15, 14-16", "to vagter"),
])
def test_what_cannot_be_changes_nothing_and_is_told(text: str, why: str) -> None:
    case = problem(coded("2026-01-06 07-15", "D"))
    texts = {("Bo", TUESDAY): "9-12", ("Bo", MONDAY): text}
    found = edited(case, None, texts, codes_of(case.roster))
    assert isinstance(found, Refused)
    assert (found.employee, found.day) == ("Bo", MONDAY)
    assert why in found.message


def test_a_night_before_is_not_overlapped() -> None:
    case = problem(employee("Bo", shifts=["2026-01-05 23-07"]))
    found = edited(case, None, {("Bo", TUESDAY): "6-14"}, {})
    assert isinstance(found, Refused)
    assert found.day == TUESDAY
    assert "23:00–07:00" in found.message


def test_a_roster_that_overlaps_already_is_no_hindrance_elsewhere() -> None:
    case = problem(employee("Bo", shifts=["2026-01-07 07-15", "2026-01-07 14-22"]))
    assert len(bo(write(case, "7-15")).shifts) == 3


def test_attendances_become_what_the_shifts_now_say() -> None:
    case = problem(
        employee("Bo", shifts=["2026-01-05 07-15"]), employee("Ea", shifts=["2026-01-05 07-15"])
    )
    inside = meeting("2026-01-05 13-14", "Bo", "Ea")
    later = meeting("2026-01-08 13-14", seat("Bo", "called_in", 60), id="row-2")
    found = write(case, "", known=plan(inside, later))
    assert found.plan is not None
    first, second = found.plan.meetings
    assert [(x.employee, x.cls, x.extra_minutes) for x in first.attendance] == [
        ("Bo", "called_in", 60), ("Ea", "on_shift", 0)
    ]
    assert second is later
    back = edited(found.problem, found.plan, {("Bo", MONDAY): "7-15"}, {})
    assert isinstance(back, Edited)
    assert back.plan is not None
    assert back.plan.meetings == (inside, later)


def test_locked_meetings_follow_too() -> None:
    locked = replace(meeting("2026-01-05 13-14", "Bo"), locked=True)
    case = problem(employee("Bo", shifts=["2026-01-05 07-15"]), locked=[locked])
    found = write(case, "", known=plan(locked))
    assert found.problem.locked[0].attendance[0].cls == "called_in"
    assert found.plan is not None
    assert found.plan.meetings == found.problem.locked
