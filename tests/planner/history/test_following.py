"""The period after a plan: what each person gave stays hers, whatever happens to names and ids."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.finding import UnusableInput
from models.meetings import Course, Incident, Series
from models.people import Employee
from models.plan import Outcome, Plan
from models.policy import Bond, Carried, Wish
from models.problem import Problem
from models.record import Record, Remark
from models.roster import Roster
from models.timespan import Period
from planner.history.carrying import carried_on
from planner.history.following import Following, follow
from planner.judging import check
from planner.plan_json import plan_from_json, plan_to_json
from planner.review.holding import cancelled, held
from tests.make import (
    TALK,
    at,
    day,
    employee,
    meeting,
    plan,
    problem,
    random_problem,
    seat,
    window,
)

FIRST = problem(
    employee("Åse", shifts=["2026-01-05 07-15"]), employee("Bo", shifts=["2026-01-11 15-23"]),
    employee("Cleo", shifts=["2026-01-06 07-15"]),
    carried={"Bo": Carried(30, 1, 2, day("2025-12-01"), 4, 1)},
)
HELD = plan(meeting("2026-01-05 14:30-15:30", "Åse", "Bo", seat("Cleo", leads=True)))
"""Half an hour extra for Åse; a whole one, in her free time, for Bo and for Cleo, who leads."""


def roster(weeks: int, *people: Employee) -> Roster:
    """A roster of the week that lies so many weeks after the first."""
    first = day("2026-01-05") + timedelta(days=7 * weeks)
    return Roster(Period(first, first + timedelta(days=6)), people)


def after(weeks: int, *people: Employee, same: dict[str, str] | None = None) -> Following:
    return follow(FIRST, HELD, roster(weeks, *people), "Næste", same)


def held_again(followed: Following, *people: str) -> Plan:
    """One meeting of half an hour on the first evening, outside everybody's shift."""
    return plan(meeting(f"{followed.problem.period.first} 20-20:30", *people))


def test_what_was_given_is_added_to_what_was_given_before() -> None:
    carried = after(1, employee("Åse"), employee("Bo"), employee("Cleo")).problem.carried
    assert carried["Åse"] == Carried(30, 0, 1, day("2026-01-05"), 1, 0)
    assert carried["Bo"] == Carried(90, 2, 3, day("2026-01-05"), 5, 1)
    assert carried["Cleo"] == Carried(60, 1, 1, day("2026-01-05"), 1, 1)


def test_it_is_what_was_held_and_not_what_was_planned() -> None:
    outcome = Outcome(FIRST, HELD, check(FIRST, HELD))
    noted = held(outcome, "row-1", ["Åse"], "Leder", at("2026-01-06 09:00"))
    assert carried_on(*noted)["Åse"].meetings == 1
    assert carried_on(*noted)["Bo"] == FIRST.carried["Bo"]
    assert "Cleo" not in carried_on(*noted)
    dropped = cancelled(outcome, "row-1", "Leder", at("2026-01-06 09:00"))
    assert carried_on(*dropped) == FIRST.carried


def test_what_nobody_noted_is_told() -> None:
    assert after(1, employee("Åse")).unnoted == 1
    outcome = Outcome(FIRST, HELD, check(FIRST, HELD))
    noted = held(outcome, "row-1", ["Åse"], "Leder", at("2026-01-06 09:00"))
    assert follow(*noted, roster(1, employee("Åse")), "Næste").unnoted == 0


def test_three_periods_in_a_chain() -> None:
    names = ("Åse", "Bo", "Cleo")
    second = after(1, *map(employee, names))
    middle = held_again(second, "Åse", "Bo")
    third = follow(second.problem, middle, roster(2, *map(employee, names)), "Tredje").problem
    assert third.carried["Åse"] == Carried(60, 1, 2, day("2026-01-12"), 2, 0)
    assert third.carried["Bo"] == Carried(120, 3, 4, day("2026-01-12"), 6, 1)
    assert third.carried["Cleo"] == second.problem.carried["Cleo"]
    before = {p.employee: p.last_seen for p in check(third, plan()).by_employee}
    assert before == {
        "Åse": day("2026-01-12"), "Bo": day("2026-01-12"), "Cleo": day("2026-01-05"),
    }


def test_a_new_name_or_number_takes_nothing_from_anybody() -> None:
    married = replace(employee("Åse"), name="Åse Holm")  # the same number
    renumbered = replace(employee("Bo"), id="b-77")  # the same name
    both = replace(employee("Cleo"), id="c-99", name="Cleo Juhl")  # for somebody to say
    said = after(1, married, renumbered, both, same={"Åse": "Åse", "c-99": "Cleo"})
    assert said.renamed == (("Åse", "Åse Holm"), ("Cleo", "Cleo Juhl"))
    assert (said.new, said.gone) == ((), ())
    assert {id_: load.extra_minutes for id_, load in said.problem.carried.items()} == {
        "Åse": 30, "Bo": 90, "Cleo": 60,
    }
    unsaid = after(1, married, renumbered, both)
    assert (unsaid.new, unsaid.gone) == (("Åse-2", "c-99"), ("Åse", "Cleo"))
    assert not {"Åse-2", "c-99"} & unsaid.problem.carried.keys()


def test_two_people_of_one_name_keep_apart() -> None:
    one = replace(employee("1", unit="Nord"), name="Mette Lund")
    other = replace(employee("2", unit="Syd"), name="Mette Lund")
    before = problem(one, other)
    after_first = plan(meeting("2026-01-05 10-11", "1"))
    newer = roster(1, replace(other, id="8"), replace(one, id="9"))
    carried = follow(before, after_first, newer, "Næste").problem.carried
    assert carried == {"1": Carried(60, 1, 1, day("2026-01-05"), 1, 0)}
    # Where nothing tells them apart neither is given what is the other's.
    alike = roster(1, *(replace(p, id=f"n{p.id}", unit=None) for p in (one, other)))
    blurred = follow(before, after_first, alike, "Næste")
    assert blurred.new == ("n1", "n2")
    assert blurred.problem.carried.keys() == {"1"}


def test_who_is_away_a_whole_period_comes_back_to_what_is_hers() -> None:
    wish = Wish("Bo", window("8-10"))
    before = replace(FIRST, wishes=(wish,), bonds=(Bond(("Åse", "Bo")),))
    second = follow(before, HELD, roster(1, employee("Åse"), employee("Cleo")), "Anden")
    assert second.gone == ("Bo",)
    bo = second.problem.roster.employee("Bo")
    assert not bo.shifts
    assert set(second.problem.period.days()) <= bo.away
    assert not next(
        p for p in check(second.problem, plan()).by_employee if p.employee == "Bo"
    ).missed
    third = follow(
        second.problem, held_again(second, "Åse"), roster(2, *map(employee, ("Åse", "Bo"))),
        "Tredje",
    )
    assert third.new == ()
    assert third.problem.carried["Bo"] == second.problem.carried["Bo"]
    assert not third.problem.roster.employee("Bo").away
    assert third.problem.wishes == (wish,)
    assert third.problem.bonds == before.bonds


def test_it_begins_where_the_plan_ends() -> None:
    overlapping = Roster(Period(day("2026-01-09"), day("2026-01-18")), (employee("Åse"),))
    followed = follow(FIRST, HELD, overlapping, "Næste").problem
    assert followed.period == Period(day("2026-01-12"), day("2026-01-18"))
    assert after(3, employee("Åse")).problem.period.first == day("2026-01-26")
    with pytest.raises(UnusableInput, match=r"11\. januar"):
        after(0, employee("Åse"))


def test_shifts_of_the_last_days_before_are_known() -> None:
    followed = after(1, *map(employee, ("Åse", "Bo"))).problem
    assert [s.span.first_day for s in followed.roster.employee("Bo").shifts] == [day("2026-01-11")]
    assert [s.span.first_day for s in followed.roster.employee("Åse").shifts] == [day("2026-01-05")]
    later = after(2, employee("Åse")).problem
    assert later.roster.employee("Åse").shifts == ()


CLOSED = replace(TALK, group=replace(TALK.group, max=3, closed=True))
GROUPED = problem(
    *map(employee, ("Åse", "Bo", "Cleo", "Dan")), kinds=(CLOSED,),
    series=(Series("row", "talk", courses=(Course("g1", "Gruppe 1"), Course("g2", "Gruppe 2"))),),
)
FORMED = plan(courses={"g1": ("Åse", "Bo"), "g2": ("Cleo", "Dan")})


def test_groups_go_on_and_newcomers_join_where_there_is_room() -> None:
    people = map(employee, ("Åse", "Cleo", "Dan", "Ea", "Finn", "Gry"))
    followed = follow(GROUPED, FORMED, roster(1, *people), "Næste")
    courses = followed.problem.series[0].courses
    assert [course.members for course in courses] == [
        ("Åse", "Ea", "Finn"), ("Cleo", "Dan", "Gry"),
    ]
    assert followed.joined == (("Ea", "g1"), ("Finn", "g1"), ("Gry", "g2"))
    more = map(employee, ("Åse", "Bo", "Cleo", "Dan", "Ea", "Finn", "Gry"))
    assert follow(GROUPED, FORMED, roster(1, *more), "Næste").groupless == (("Gry", "row"),)


def test_groups_that_were_never_formed_stay_to_be_formed() -> None:
    followed = follow(GROUPED, plan(), roster(1, employee("Åse"), employee("Ea")), "Næste")
    assert all(course.members == () for course in followed.problem.series[0].courses)
    assert followed.groupless == ()


def test_subjects_go_on_after_those_that_were_taken() -> None:
    before = replace(
        FIRST, series=(Series("row", "talk", subjects=("Bøg", "Eg", "Ask")),)
    )
    followed = follow(before, HELD, roster(1, employee("Åse")), "Næste").problem
    assert followed.series[0].subjects == ("Eg", "Ask", "Bøg")


DEBRIEF = replace(TALK, id="debrief", interval=None, after_hours=(24, 72))


def test_an_open_incident_goes_on_and_one_that_was_answered_is_remembered() -> None:
    late = Incident("h1", at("2026-01-11 12:00"), None, ("Åse",), day("2026-07-01"))
    early = Incident("h2", at("2026-01-05 12:00"), None, ("Åse",), day("2026-07-01"))
    before = replace(
        FIRST, kinds=(TALK, DEBRIEF), incidents=(late, early),
        series=(*FIRST.series, Series("d-h1", "debrief", incident="h1"),
                Series("d-h2", "debrief", incident="h2")),
    )
    answered = plan(
        *HELD.meetings, meeting("2026-01-07 10-11", "Åse", id="d-h2-1", kind="debrief",
                                series="d-h2"),
    )
    followed = follow(before, answered, roster(1, employee("Åse")), "Næste").problem
    assert [row.id for row in followed.series] == ["row", "d-h1"]
    assert followed.incidents == (late, early)


def test_remarks_that_wait_for_an_answer_go_on() -> None:
    one = Remark("1", "Ea", at("2026-01-06 09:00"), "meeting", "row-1", "Kan det blive senere?")
    other = Remark("2", "Ea", at("2026-01-06 09:00"), "person", "Bo", "Ring først.")
    done = replace(other, id="3", state="resolved")
    before = replace(FIRST, record=Record(remarks=(one, other, done)))
    kept = follow(before, HELD, roster(1, employee("Åse")), "Næste").problem.record
    assert kept.remarks == (
        replace(one, about="plan", subject=None,
                text="Om Refleksion man 5/1: Kan det blive senere?"), other,
    )
    assert (kept.log, kept.held, kept.seen) == ((), (), ())


@pytest.mark.parametrize("seed", range(25))
def test_what_is_carried_is_what_the_judge_counts_of_meetings_held(seed: int) -> None:
    rng = random.Random(seed)
    before = random_problem(rng)
    made = _random_plan(before, rng)
    counted = {line.employee: line for line in check(before, made).by_employee}
    now = follow(before, made, _later(before), "Næste").problem
    for person in before.roster.employees:
        had, has = before.carried.get(person.id, Carried()), now.carried.get(person.id, Carried())
        line = counted[person.id]
        assert (has.extra_minutes - had.extra_minutes, has.call_ins - had.call_ins,
                has.meetings - had.meetings, has.load_points - had.load_points,
                has.led - had.led, has.last_seen) == (
            line.extra_minutes, line.call_ins, line.meetings, line.load_points, line.leading,
            line.last_seen,
        )
    outcome = Outcome(now, plan(), check(now, plan()))
    assert plan_from_json(plan_to_json(outcome))[0] == now


def _later(before: Problem) -> Roster:
    first = before.roster.period.last + timedelta(days=1)
    return Roster(Period(first, first + timedelta(days=13)), tuple(
        replace(p, shifts=(), away=frozenset[date]()) for p in before.roster.employees
    ))


def _random_plan(before: Problem, rng: random.Random) -> Plan:
    """Meetings at any times with any people: what is counted does not ask for a sound plan."""
    rows = [row for row in before.series if row.incident is None and not row.courses]
    names = [person.id for person in before.roster.employees]
    days = before.period.days()
    return plan(*(
        meeting(
            f"{rng.choice(days)} {rng.randint(6, 21)}-22",
            *(seat(name, leads=place == 2) for place, name in enumerate(rng.sample(names, 3))),
            id=f"{row.id}-1", kind=row.kind, series=row.id, unit=row.unit,
        )
        for row in rows
    ))
