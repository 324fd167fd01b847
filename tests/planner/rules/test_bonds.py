from dataclasses import replace

from models.meetings import Course, GroupSize, Incident, Series
from models.policy import Bond
from planner.rules.bonds import Bonds
from tests.make import FREE, TALK, employee, meeting, plan, problem, said, window
from tests.planner.rules.planned import people, planned, value

RULE = Bonds()
DUTY = ["2026-01-05 07-15"]
TEAM = [employee(name, shifts=DUTY) for name in ("Åse", "Bo", "Ida", "Kaj")]
KIND = replace(TALK, group=GroupSize(2, 9), windows=(window("10-11", {1}),))
APART = Bond(("Åse", "Bo", "Ida"))



def test_one_of_them_at_a_time() -> None:
    about = replace(problem(*TEAM), bonds=(APART,))
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse", "Kaj")) == []
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse", "Ida", "Kaj")) == [
        "not_apart: Åse og Ida er sat til Refleksion man 5/1 kl. 10:00–11:00, men skal holdes "
        "hver for sig."
    ]


def test_without_bonds_there_is_nothing_to_keep() -> None:
    assert said(RULE, problem(*TEAM), meeting("2026-01-05 10-11", "Åse", "Bo")) == []


def test_after_an_incident_all_who_were_in_it_meet() -> None:
    about = replace(
        problem(
            *TEAM, series=[Series("row", "talk", incident="i")],
            incidents=[Incident("i", 29463840, None, ("Åse", "Bo"))],
        ), bonds=(APART,),
    )
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse", "Bo")) == []


def test_a_plan_keeps_them_apart() -> None:
    about = replace(problem(*TEAM, kinds=[KIND]), bonds=(APART,))
    ((there),) = people(planned(about))
    assert len(there & set(APART.people)) == 1


def test_at_a_price_they_meet_where_there_is_nobody_else() -> None:
    about = replace(
        problem(*TEAM[:2], kinds=[KIND]), bonds=(Bond(("Åse", "Bo")),),
    )
    assert planned(about).meetings == ()
    made = planned(replace(about, policy=replace(FREE, prices={"bonds": 4})))
    assert people(made) == [{"Åse", "Bo"}]
    assert value(made, "breaches") == 4


def test_buddies_are_in_one_group_or_it_is_told() -> None:
    closed = replace(KIND, group=GroupSize(2, 2, closed=True))
    pairs = Series("row", "talk", courses=(Course("a", "A"), Course("b", "B")))
    about = replace(
        problem(*TEAM, kinds=[closed], series=[pairs]), bonds=(Bond(("Åse", "Kaj"), together=True),)
    )
    made = planned(about)
    assert {"Åse", "Kaj"} in [set(members) for members in made.courses.values()]
    split = plan(courses={"a": ("Åse", "Bo"), "b": ("Ida", "Kaj")})
    assert said(RULE, about, *split.meetings, a=("Åse", "Bo"), b=("Ida", "Kaj")) == [
        "not_together: Åse og Kaj skulle være i samme faste gruppe i Refleksion, men er det ikke."
    ]
