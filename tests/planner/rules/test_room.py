from models.resources import Room
from planner.rules.room import Rooms
from tests.make import employee, meeting, problem, said, window

RULE = Rooms()
PEOPLE = [employee(name, unit="Nord") for name in ("Åse", "Bo", "Eva")]
SMALL = Room("lille", "Lille stue", 2)
OWN = Room("nord", "Rum Nord", 9, unit="Nord")
OPEN = Room("sal", "Salen", 9, windows=(window("08-16"),))
HOME = problem(*PEOPLE, rooms=[SMALL, OWN, OPEN])


def test_as_many_as_there_are_places() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", "Bo", room="lille")) == []
    three = meeting("2026-01-05 10-11", "Åse", "Bo", "Eva", room="lille")
    assert said(RULE, HOME, three) == [
        "room_small: Refleksion man 5/1 kl. 10:00–11:00 har 3 deltagere, men Lille stue har kun "
        "2 pladser."
    ]


def test_one_meeting_at_a_time() -> None:
    first = meeting("2026-01-05 10-11", "Åse", room="sal")
    after = meeting("2026-01-05 11-12", "Bo", id="row-2", room="sal")
    across = meeting("2026-01-05 10:59-11:59", "Bo", id="row-2", room="sal")
    elsewhere = meeting("2026-01-05 10:59-11:59", "Bo", id="row-2", room="lille")
    assert said(RULE, HOME, first, after) == []
    assert said(RULE, HOME, first, elsewhere) == []
    assert [text.split(":")[0] for text in said(RULE, HOME, first, across)] == ["room_double"]


def test_a_long_meeting_hides_no_clash_behind_a_short_one() -> None:
    long = meeting("2026-01-05 09-13", "Åse", room="sal")
    short = meeting("2026-01-05 09:30-10", "Bo", id="row-2", room="sal")
    last = meeting("2026-01-05 12-13", "Eva", id="row-3", room="sal")
    assert len(said(RULE, HOME, long, short, last)) == 2


def test_opening_hours_to_the_minute() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 15-16", "Åse", room="sal")) == []
    (text,) = said(RULE, HOME, meeting("2026-01-05 15:01-16:01", "Åse", room="sal"))
    assert text.endswith("uden for åbningstiden for Salen, alle dage kl. 08:00–16:00.")


def test_a_units_room_is_not_for_other_units() -> None:
    for own in ("Nord", None):
        one = meeting("2026-01-05 10-11", "Åse", room="nord", unit=own)
        assert said(RULE, HOME, one) == []
    (text,) = said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", room="nord", unit="Syd"))
    assert text.startswith("room_unit: ")


def test_a_meeting_without_a_room_is_an_error_where_there_are_rooms() -> None:
    one = meeting("2026-01-05 10-11", "Åse", "Bo", "Eva")
    assert said(RULE, HOME, one) == [
        "room_missing: Refleksion man 5/1 kl. 10:00–11:00 mangler et lokale."
    ]
    assert said(RULE, problem(*PEOPLE), one) == []


def test_the_sentence_names_rooms_and_places() -> None:
    assert "Lille stue (2 pladser)" in RULE.sentence(HOME)
    assert RULE.sentence(problem()).startswith("Der er ikke angivet lokaler")
