from models.resources import Lead
from planner.rules.absence import Absence
from tests.make import employee, meeting, problem, said, seat

BO = employee("Bo", away=["2026-01-06"])
RULE = Absence()


def test_the_days_around_are_free() -> None:
    assert said(RULE, problem(BO), meeting("2026-01-05 10-11", "Bo")) == []
    assert said(RULE, problem(BO), meeting("2026-01-05 23-24:00", "Bo")) == []
    assert said(RULE, problem(BO), meeting("2026-01-07 00-01", "Bo")) == []


def test_a_minute_into_a_day_away_is_an_error() -> None:
    assert said(RULE, problem(BO), meeting("2026-01-05 23:01-00:01", "Bo")) == [
        "absence: Bo er ikke til rådighed tir 6/1, men er sat til "
        "Refleksion man 5/1 kl. 23:01–00:01."
    ]


def test_it_holds_for_those_who_lead_as_well() -> None:
    led = problem(BO, leads=[Lead("l", "Bo", ("talk",), employee="Bo")])
    one = meeting("2026-01-06 10-11", seat("Bo", leads=True), lead="l")
    assert len(said(RULE, led, one)) == 1


def test_others_are_not_concerned() -> None:
    assert said(RULE, problem(BO, employee("Eva")), meeting("2026-01-06 10-11", "Eva")) == []


def test_the_sentence_counts_people() -> None:
    assert "1 person" in RULE.sentence(problem(BO, employee("Eva")))
