from dataclasses import replace

from models.meetings import GroupSize
from planner.rules.group_size import GroupSizes
from tests.make import TALK, employee, meeting, problem, said, seat

RULE = GroupSizes()
NAMES = ("Åse", "Bo", "Eva", "Ib")
PAIR = replace(TALK, group=GroupSize(2, 3))
HOME = problem(*(employee(name) for name in NAMES), kinds=[PAIR])


def test_from_the_least_to_the_most() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", "Bo")) == []
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", "Bo", "Eva")) == []


def test_one_too_few_and_one_too_many() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Åse")) == [
        "group_small: Refleksion man 5/1 kl. 10:00–11:00 har kun 1 deltager; "
        "der skal være mindst 2."
    ]
    (text,) = said(RULE, HOME, meeting("2026-01-05 10-11", *NAMES))
    assert text.startswith("group_large: ")


def test_who_leads_is_not_counted() -> None:
    led = meeting("2026-01-05 10-11", "Åse", "Bo", "Eva", seat("Ib", leads=True))
    assert said(RULE, HOME, led) == []
    assert len(said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", seat("Bo", leads=True)))) == 1


def test_the_sentence_has_the_numbers() -> None:
    assert RULE.sentence(HOME).endswith("Refleksion 2–3.")
