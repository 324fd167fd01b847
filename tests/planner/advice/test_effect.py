"""One plan beside another: figures and the sentence."""

from planner.advice.effect import effect
from tests.make import meeting, seat
from tests.planner.advice.homes import home, outcome

EMPTY = outcome(home())
HERE = outcome(home(), meeting("2026-01-06 14-15", "Åse", seat("Carl", "adjoining", 60)))
DEAR = outcome(home(), meeting("2026-01-06 13-14", "Åse", seat("Carl", "called_in", 60)))


def test_a_meeting_more_is_the_first_to_be_told() -> None:
    found = effect(EMPTY, HERE)
    assert (found.placed, found.extra_minutes, found.reached) == (1, 60, 2)
    assert dict(found.covered) == {"day": 1, "evening": 1}
    assert found.better
    assert found.sentence.startswith(
        "1 fejl færre, 1 møde mere bliver holdt, dagvagten er med i 1 møde mere, "
        "aftenvagten er med i 1 møde mere, 2 medarbejdere mere bliver nået og 60 min. mere i alt"
    ) or "60 min. mere i alt" in found.sentence


def test_what_is_lost_is_told_the_other_way() -> None:
    found = effect(HERE, EMPTY)
    assert found.placed == -1
    assert not found.better
    assert "1 møde falder ud" in found.sentence


def test_a_call_in_more() -> None:
    found = effect(HERE, DEAR)
    assert (found.call_ins, found.extra_minutes) == (1, 0)
    assert "1 indkald mere" in found.sentence


def test_no_difference() -> None:
    found = effect(HERE, HERE)
    assert found.sentence == "ingen forskel på planen"
    assert not found.better
