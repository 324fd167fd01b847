from models.meetings import Window
from models.people import DAY, EVENING, NIGHT, team_order
from models.plan import Judgement, TeamCoverage
from models.policy import FloorMinimum, Policy
from models.roster import home_teams
from tests.make import employee, meeting, problem, seat, window


def test_a_line_for_the_unit_wins_over_a_general_one_in_any_order() -> None:
    own, general = FloorMinimum("Nord", DAY, 3), FloorMinimum(None, DAY, 1)
    for floor in ((own, general), (general, own)):
        policy = Policy(floor=floor)
        assert policy.floor_minimum("Nord", DAY) == 3
        assert policy.floor_minimum("Syd", DAY) == 1
        assert policy.floor_minimum(None, DAY) == 1
        assert policy.floor_minimum("Nord", NIGHT) == 0


def test_a_unit_may_keep_fewer_than_the_others() -> None:
    policy = Policy(floor=(FloorMinimum(None, DAY, 2), FloorMinimum("Nord", DAY, 0)))
    assert policy.floor_minimum("Nord", DAY) == 0


def test_a_window_holds_what_lies_wholly_within() -> None:
    noon = window("12-17", {1})
    assert noon == Window(frozenset({1}), 720, 1020)
    assert noon.holds(1, 720, 1020)
    assert not noon.holds(1, 719, 800)
    assert not noon.holds(1, 960, 1021)
    assert not noon.holds(2, 720, 780)


def test_teams_in_their_usual_order() -> None:
    assert sorted(["vikar", NIGHT, "akut", DAY, EVENING], key=team_order) == [
        DAY, EVENING, NIGHT, "akut", "vikar"
    ]
    people = [employee("Åse", NIGHT), employee("Bo", DAY), employee("Eva", None)]
    assert home_teams(people) == (DAY, NIGHT)


def test_participants_are_those_who_do_not_lead() -> None:
    one = meeting("2026-01-05 10-11", "Åse", seat("Bo", leads=True))
    assert [a.employee for a in one.participants()] == ["Åse"]


def test_units_in_the_order_of_the_roster() -> None:
    about = problem(employee("Åse", unit="Syd"), employee("Bo"), employee("Eva", unit="Syd"))
    assert about.roster.units() == ("Syd", None)
    assert [p.name for p in about.people("Syd")] == ["Åse", "Eva"]
    assert len(about.people(None)) == 3


def test_a_team_is_covered_from_the_wanted_number_on() -> None:
    assert TeamCoverage("m", DAY, 2, 2).covered
    assert not TeamCoverage("m", DAY, 1, 2).covered
    assert not Judgement((), (), {}, ()).failed
