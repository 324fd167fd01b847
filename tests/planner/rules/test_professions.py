from dataclasses import replace

from planner.rules.professions import Professions
from tests.make import TALK, employee, meeting, problem, said, seat

RULE = Professions()
PEOPLE = [
    employee("Åse", profession="SSA"), employee("Bo", profession="SSA"),
    employee("Eva", profession="SSH"), employee("Ib"),
]
HOME = problem(*PEOPLE, kinds=[replace(TALK, professions_min=2)])


def test_two_professions() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", "Eva")) == []


def test_two_people_of_one_profession_are_one() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", "Bo")) == [
        "professions: Refleksion man 5/1 kl. 10:00–11:00 har deltagere fra 1 faggruppe; "
        "der skal være mindst 2."
    ]


def test_an_unknown_profession_and_the_leader_add_none() -> None:
    assert len(said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", "Ib"))) == 1
    led = meeting("2026-01-05 10-11", "Åse", seat("Eva", leads=True))
    assert len(said(RULE, HOME, led)) == 1


def test_a_kind_that_asks_for_one_asks_for_nothing() -> None:
    assert said(RULE, problem(*PEOPLE), meeting("2026-01-05 10-11", "Ib")) == []
    assert RULE.sentence(problem(*PEOPLE)) == "Ingen mødeform kræver flere faggrupper."
