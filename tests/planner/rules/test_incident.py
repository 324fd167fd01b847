from dataclasses import replace

import pytest

from models.meetings import Incident, Series
from planner.judging.facts import Facts
from planner.rules.incident import AfterIncident
from tests.make import TALK, at, codes, employee, meeting, plan, problem, said

RULE = AfterIncident()
KIND = replace(TALK, name="Debriefing", interval=None, after_hours=(24, 72))
FALL = Incident("fald", at("2026-01-05 10:00"), None, ("Åse", "Bo"))
HOME = problem(
    employee("Åse"), employee("Bo"), kinds=[KIND], incidents=[FALL],
    series=[Series("row", "talk", incident="fald")],
)


@pytest.mark.parametrize("when", ["2026-01-06 10-11", "2026-01-08 10-11"])
def test_from_the_earliest_to_the_latest_start(when: str) -> None:
    assert said(RULE, HOME, meeting(when, "Åse", "Bo")) == []


@pytest.mark.parametrize(
    ("when", "what"),
    [
        ("2026-01-06 09:59-10:59", "for tidligt efter hændelsen; det skal tidligst være tir 6/1"),
        ("2026-01-08 10:01-11:01", "for sent efter hændelsen; det skal senest være tor 8/1"),
    ],
)
def test_a_minute_off_is_an_error(when: str, what: str) -> None:
    (text,) = said(RULE, HOME, meeting(when, "Åse", "Bo"))
    assert text.startswith("incident_hours: ")
    assert what in text


def test_hours_are_real_over_the_spring_change() -> None:
    spring = replace(HOME, incidents=(replace(FALL, at=at("2026-03-28 10:00")),))
    assert said(RULE, spring, meeting("2026-03-29 11-12", "Åse", "Bo")) == []
    assert len(said(RULE, spring, meeting("2026-03-29 10:59-11:59", "Åse", "Bo"))) == 1


def test_whoever_was_in_it_and_does_not_come_gets_a_talk_of_her_own() -> None:
    one = meeting("2026-01-06 10-11", "Åse")
    assert codes(RULE.check(Facts(HOME, plan(one)))) == []
    assert said(RULE, HOME, one) == [
        "involved_missing: Bo var med i hændelsen, men kan ikke være med til Debriefing "
        "tir 6/1 kl. 10:00–11:00. Aftal en opfølgende samtale."
    ]


def test_other_rows_are_not_concerned() -> None:
    assert said(RULE, problem(employee("Åse")), meeting("2026-01-05 10-11", "Åse")) == []
    assert "24–72 timer efter" in RULE.sentence(HOME)
