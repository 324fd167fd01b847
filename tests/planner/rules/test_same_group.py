from dataclasses import replace

from models.meetings import Course, GroupSize, Series
from planner.judging import check
from planner.rules.same_group import SameGroup
from tests.make import TALK, employee, meeting, plan, problem, said, window
from tests.planner.rules.planned import people, planned

RULE = SameGroup()
DUTY = ["2026-01-05 07-15"]
RED = [replace(employee(n, shifts=DUTY), group="Rød") for n in ("Åse", "Bo")]
BLUE = [replace(employee(n, shifts=DUTY), group="Blå") for n in ("Ida", "Kaj", "Lis")]
LOOSE = employee("Vikar", shifts=DUTY)
KIND = replace(TALK, same_group=True, group=GroupSize(2, 9), windows=(window("10-11", {1}),))
CLOSED = replace(KIND, group=GroupSize(2, 9, closed=True))
ROW = Series("row", "talk", courses=(Course("g", "Gruppe"),))


def test_one_group_and_a_temp_are_together() -> None:
    about = problem(*RED, LOOSE, kinds=[KIND])
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse", "Bo", "Vikar")) == []


def test_two_groups_are_mixed() -> None:
    about = problem(*RED, *BLUE, kinds=[KIND])
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse", "Ida")) == [
        "mixed_groups: Refleksion man 5/1 kl. 10:00–11:00 har deltagere fra flere borgergrupper: "
        "Blå og Rød."
    ]


def test_other_kinds_mix_as_they_like() -> None:
    about = problem(*RED, *BLUE)
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse", "Ida")) == []


def test_members_of_a_course_are_of_one_group_though_not_all_attend() -> None:
    about = problem(*RED, *BLUE, kinds=[CLOSED], series=[ROW])
    held = meeting("2026-01-05 10-11", "Åse", "Bo", course="g", id="g-1")
    assert said(RULE, about, held, g=("Åse", "Bo")) == []
    (text,) = said(RULE, about, held, g=("Åse", "Bo", "Ida"))
    assert text.startswith("mixed_groups: Forløbet Gruppe har medlemmer fra flere")


def test_an_open_meeting_is_planned_for_the_larger_group() -> None:
    about = problem(*RED, *BLUE, kinds=[KIND])
    assert people(planned(about)) == [{"Ida", "Kaj", "Lis"}]


def test_a_course_is_formed_of_one_group_and_empty_seats_are_counted() -> None:
    about = problem(*RED, *BLUE, LOOSE, kinds=[CLOSED], series=[ROW])
    made = planned(about)
    assert set(made.courses["g"]) == {"Ida", "Kaj", "Lis", "Vikar"}
    alone = check(about, plan(*made.meetings, courses={"g": ("Ida", "Kaj")}))
    assert alone.objectives["coverage"] > check(about, made).objectives["coverage"]


def test_a_course_of_which_no_meeting_is_due_has_no_empty_seats() -> None:
    about = problem(*RED, kinds=[CLOSED], series=[replace(ROW, limit=0)])
    assert check(about, plan()).objectives["coverage"] == 0
