from dataclasses import replace

from models.meetings import Course, GroupSize, Meeting, Series
from planner.rules.course import ClosedCourse
from tests.make import TALK, employee, meeting, problem, said, seat

RULE = ClosedCourse()
CLOSED = replace(TALK, group=GroupSize(1, 2, closed=True))
ROW = Series("row", "talk", courses=(Course("g1", "Gruppe 1"),))
HOME = problem(
    *(employee(name) for name in ("Åse", "Bo", "Eva")), kinds=[CLOSED], series=[ROW]
)


def group(when: str, *people: str, id_: str = "g1-1") -> Meeting:
    return meeting(when, *people, id=id_, course="g1")


def test_members_come_and_nobody_else() -> None:
    one = group("2026-01-05 10-11", "Åse")
    assert said(RULE, HOME, one, g1=("Åse", "Bo")) == []
    assert said(RULE, HOME, group("2026-01-05 10-11", "Åse", "Eva"), g1=("Åse", "Bo")) == [
        "not_member: Eva deltager i Refleksion man 5/1 kl. 10:00–11:00, men hører ikke til "
        "forløbet Gruppe 1."
    ]


def test_who_leads_need_not_be_a_member() -> None:
    led = meeting("2026-01-05 10-11", "Åse", seat("Eva", leads=True), id="g1-1", course="g1")
    assert said(RULE, HOME, led, g1=("Åse", "Bo")) == []


def test_no_more_members_than_the_kind_allows() -> None:
    (text,) = said(RULE, HOME, g1=("Åse", "Bo", "Eva"))
    assert text == "course_large: Forløbet Gruppe 1 har 3 deltagere; der må højst være 2."


def test_a_course_that_came_with_members_keeps_them() -> None:
    formed = replace(ROW, courses=(Course("g1", "Gruppe 1", ("Åse", "Bo")),))
    kept = replace(HOME, series=(formed,))
    assert said(RULE, kept, group("2026-01-05 10-11", "Åse")) == []
    assert said(RULE, kept, g1=("Bo", "Åse")) == []
    (text,) = said(RULE, kept, g1=("Bo", "Eva"))
    assert text.startswith("course_changed: ")


def test_open_meetings_are_not_concerned() -> None:
    open_row = replace(HOME, kinds=(TALK,), series=(Series("row", "talk"),))
    assert said(RULE, open_row, meeting("2026-01-05 10-11", "Åse", "Bo", "Eva")) == []
