from dataclasses import replace

from models.meetings import GroupSize
from models.people import DAY, EVENING
from models.policy import FloorMinimum
from planner.rules.floor import Floor
from tests.make import FREE, TALK, employee, meeting, problem, said, window
from tests.planner.rules.planned import people, planned

RULE = Floor()
TWO = replace(FREE, floor=(FloorMinimum(None, DAY, 2), FloorMinimum(None, EVENING, 1)))
LONG = "2026-01-05 07-15"
THREE = [employee(name, shifts=[LONG]) for name in ("Åse", "Bo", "Eva")]


def test_enough_stay() -> None:
    assert said(RULE, problem(*THREE, policy=TWO), meeting("2026-01-05 10-11", "Åse")) == []


def test_one_too_many_leaves() -> None:
    short = said(RULE, problem(*THREE, policy=TWO), meeting("2026-01-05 10-11", "Åse", "Bo"))
    assert short == [
        "floor: Refleksion man 5/1 kl. 10:00–11:00: kl. 10:00 er der kun 1 tilbage i dagvagten; "
        "der skal være mindst 2."
    ]


def test_somebody_goes_home_a_minute_before_the_end() -> None:
    until = [employee("Åse", shifts=[LONG]), employee("Bo", shifts=[LONG]),
             employee("Eva", shifts=["2026-01-05 07-10:59"])]
    (text,) = said(RULE, problem(*until, policy=TWO), meeting("2026-01-05 10-11", "Åse"))
    assert "kl. 10:59 er der kun 1 tilbage" in text
    until[2] = employee("Eva", shifts=["2026-01-05 07-11"])
    assert said(RULE, problem(*until, policy=TWO), meeting("2026-01-05 10-11", "Åse")) == []


def test_a_shift_counts_from_its_first_minute() -> None:
    three = problem(*THREE, policy=TWO)
    assert said(RULE, three, meeting("2026-01-05 07-08", "Åse")) == []
    (text,) = said(RULE, three, meeting("2026-01-05 07-08", "Åse", "Bo"))
    assert "kl. 07:00 er der kun 1 tilbage" in text


def test_who_goes_home_as_it_ends_is_no_concern_of_a_meeting() -> None:
    leaving = [employee(name, shifts=["2026-01-05 07-11"]) for name in ("Eva", "Ib")]
    policy = replace(FREE, floor=(FloorMinimum(None, DAY, 3),))
    four = problem(*THREE[:2], *leaving, policy=policy)
    assert said(RULE, four, meeting("2026-01-05 10-11", "Åse")) == []


def test_meetings_at_the_same_time_count_together() -> None:
    four = problem(*THREE, employee("Ib", shifts=[LONG]), policy=TWO)
    first = meeting("2026-01-05 10-11", "Åse", "Bo")
    assert said(RULE, four, first) == []
    overlapping = meeting("2026-01-05 10:59-11:59", "Eva", id="row-2")
    assert len(said(RULE, four, first, overlapping)) == 2
    assert said(RULE, four, first, meeting("2026-01-05 11-12", "Eva", id="row-2")) == []


def test_the_shifts_team_counts_not_the_home_team() -> None:
    lent = problem(*THREE, employee("Ib", EVENING, [LONG]), policy=TWO)
    assert said(RULE, lent, meeting("2026-01-05 10-11", "Åse", "Ib")) == []
    other = problem(*THREE, employee("Ib", DAY, [f"{LONG} evening"]), policy=TWO)
    assert len(said(RULE, other, meeting("2026-01-05 10-11", "Åse", "Bo"))) == 1
    assert len(said(RULE, other, meeting("2026-01-05 10-11", "Ib"))) == 1


def test_nobody_who_attends_is_on_a_shift_of_a_thin_floor() -> None:
    thin = problem(employee("Åse", shifts=[LONG]), employee("Bo"), policy=TWO)
    assert said(RULE, thin, meeting("2026-01-05 10-11", "Bo")) == []


def test_she_leaves_the_floor_only_while_on_shift() -> None:
    thin = problem(employee("Åse", shifts=[LONG]), *THREE[1:], policy=TWO)
    assert said(RULE, thin, meeting("2026-01-05 15-16", "Åse", "Bo")) == []


def test_each_unit_keeps_its_own() -> None:
    north = [employee(n, shifts=[LONG], unit="Nord") for n in ("Åse", "Bo")]
    south = [employee(n, shifts=[LONG], unit="Syd") for n in ("Eva", "Ib")]
    policy = replace(FREE, floor=(FloorMinimum(None, DAY, 2), FloorMinimum("Syd", DAY, 1)))
    two = problem(*north, *south, policy=policy)
    assert said(RULE, two, meeting("2026-01-05 10-11", "Eva")) == []
    (text,) = said(RULE, two, meeting("2026-01-05 10-11", "Åse"))
    assert "er der i Nord kun 1 tilbage i dagvagt" in text
    assert RULE.sentence(two).endswith("2 i dagvagten og Syd 1 i dagvagten.")


def test_no_minimum_asks_for_nobody() -> None:
    assert said(RULE, problem(*THREE), meeting("2026-01-05 10-11", "Åse", "Bo", "Eva")) == []


SKILLED = replace(FREE, floor=(FloorMinimum(None, DAY, 1, ("SSA", "sygeplejerske")),))
SSA = employee("Sia", shifts=[LONG], profession="SSA")
NURSE = employee("Nis", shifts=[LONG], profession="sygeplejerske")


def test_one_with_a_named_profession_stays() -> None:
    about = problem(SSA, *THREE, policy=SKILLED)
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse", "Bo")) == []
    assert said(RULE, about, meeting("2026-01-05 10-11", "Sia")) == [
        "floor: Refleksion man 5/1 kl. 10:00–11:00: kl. 10:00 er der kun 0 SSA eller sygeplejerske "
        "tilbage i dagvagten; der skal være mindst 1."
    ]
    two = problem(SSA, NURSE, *THREE, policy=SKILLED)
    assert said(RULE, two, meeting("2026-01-05 10-11", "Sia", "Åse")) == []


def test_a_floor_that_never_had_the_profession_is_not_the_meetings_fault() -> None:
    assert said(RULE, problem(*THREE, policy=SKILLED), meeting("2026-01-05 10-11", "Åse")) == []


def test_a_plan_leaves_the_profession_on_the_floor() -> None:
    kind = replace(TALK, windows=(window("10-11", {1}),), group=GroupSize(1, 3))
    about = problem(SSA, *THREE, kinds=[kind], policy=SKILLED)
    ((there),) = people(planned(about))
    assert there == {"Åse", "Bo", "Eva"}
    assert RULE.sentence(about).endswith("1 i dagvagten (heraf mindst 1 SSA eller sygeplejerske).")
