"""Why a meeting is not placed: each reason in a tiny case, to the letter."""

from dataclasses import replace

import pytest

from models.meetings import Course, GroupSize, Interval, Meeting, MeetingKind, Series
from models.people import DAY, NIGHT, Employee
from models.plan import Unplaced
from models.policy import Bond, FloorMinimum, Wish
from models.problem import Problem
from models.resources import Lead, Room
from planner.solver.explain import unplaced
from planner.solver.model import build
from tests.make import FREE, TALK, employee, meeting, problem, seat, window

ONE = replace(TALK, windows=(window("10-11", {1}),))
"""A talk at 10:00 on a Monday."""

NIGHT_WANTED = replace(ONE, teams_required=(NIGHT,), teams_strict=True)
TWO_ROWS = (Series("row", "talk"), Series("other", "talk"))
ÅSE = employee("Åse", DAY, ["2026-01-05 07-15"])
BO = employee("Bo", DAY, ["2026-01-05 07-15"])


def why(
    about: Problem, *placed: Meeting, due: str = "row-1", proven: bool = True
) -> Unplaced:
    model = build(about)
    slot = next(slot for slot in model.slots if slot.due.id == due)
    said = unplaced(model, slot, {m.id: m for m in placed}, proven=proven)
    assert (said.occurrence, said.first, said.last) == (due, slot.due.first, slot.due.last)
    assert sum(reason.candidates for reason in said.why) == (
        slot.dropped.total() + len(slot.starts)
    )
    return said


def told(about: Problem, *placed: Meeting, due: str = "row-1", proven: bool = True) -> str:
    return why(about, *placed, due=due, proven=proven).message


START = "Refleksion er ikke lagt man 5/1–søn 11/1: af 1 mulig tid "


def test_a_kind_that_has_no_times_in_those_days() -> None:
    said = why(problem(ÅSE, kinds=[replace(TALK, windows=(window("10-10:30"),))]))
    assert said.why == ()
    assert said.message == (
        "Refleksion er ikke lagt man 5/1–søn 11/1: mødeformen har ingen tider i de dage."
    )


def test_holidays() -> None:
    easter = problem(ÅSE, kinds=[ONE], period="2026-04-06 2026-04-12")
    assert told(easter) == (
        "Refleksion er ikke lagt man 6/4–søn 12/4: "
        "af 1 mulig tid ligger 1 på helligdage eller lukkedage."
    )


def test_no_lead_at_all_and_one_who_leads_elsewhere() -> None:
    led = replace(ONE, lead="external")
    assert told(problem(ÅSE, kinds=[led])) == f"{START}kan ingen mødeleder komme i 1."
    busy = problem(
        replace(ÅSE, unit="Nord"), kinds=[led], leads=[Lead("ude", "Ude", ("talk",))],
        series=[Series("row", "talk", "Nord"), Series("other", "talk", "Syd")],
    )
    elsewhere = meeting("2026-01-05 10:30-11:30", id="other-1", series="other", lead="ude")
    assert [reason.code for reason in why(busy, elsewhere).why] == ["lead"]
    assert [reason.code for reason in why(busy).why] == ["priority"]


def test_a_room_that_is_too_small_closed_or_taken() -> None:
    large = replace(ONE, group=GroupSize(5, 9))
    small = problem(ÅSE, kinds=[large], rooms=[Room("rum", "Rum", 4)])
    assert told(small) == f"{START}er intet lokale ledigt i 1."
    closed = problem(ÅSE, kinds=[ONE], rooms=[Room("rum", "Rum", 4, windows=(window("12-17"),))])
    assert [reason.code for reason in why(closed).why] == ["room"]
    shared = problem(
        replace(ÅSE, unit="Nord"), kinds=[ONE], rooms=[Room("rum", "Rum", 4)],
        series=[Series("row", "talk", "Nord"), Series("other", "talk", "Syd")],
    )
    taken = meeting("2026-01-05 10:30-11:30", id="other-1", series="other", room="rum")
    assert [reason.code for reason in why(shared, taken).why] == ["room"]


def test_too_few_people() -> None:
    pair = replace(ONE, group=GroupSize(2, 3))
    assert told(problem(ÅSE, kinds=[pair])) == f"{START}kan for få komme i 1."


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        (employee("Ida", NIGHT, away=["2026-01-05"]), "ikke til rådighed den dag"),
        (
            employee("Ida", NIGHT, ["2026-01-05 20-23 night"]),
            "hviletiden ville blive brudt",
        ),
        (
            employee("Ida", NIGHT, ["2026-01-04 22-06", "2026-01-05 22-06"]),
            "hviletiden ville blive brudt",
        ),
        (
            employee("Ida", NIGHT, ["2026-01-04 15-20 night", "2026-01-05 19-23 night"]),
            "der skal soves efter eller mellem nattevagter",
        ),
        (
            employee("Ida", NIGHT, [
                f"2026-01-{day:02d} 15-23 {NIGHT}" for day in (6, 7, 8, 9, 10, 11)
            ]),
            "fridøgnet ville blive brudt",
        ),
    ],
)
def test_why_nobody_of_a_team_can_come(person: Employee, reason: str) -> None:
    about = problem(ÅSE, person, kinds=[NIGHT_WANTED])
    if reason.startswith("der skal"):
        about = replace(about, policy=replace(about.policy, rest_minutes=0))
    assert told(about) == f"{START}kan ingen fra nattevagten komme i 1 ({reason})."


def test_a_team_that_nobody_is_of() -> None:
    assert told(problem(ÅSE, kinds=[NIGHT_WANTED])) == (
        f"{START}kan ingen fra nattevagten komme i 1 (ingen i vagtlaget kan deltage)."
    )
    own = replace(NIGHT_WANTED, teams_required=("rengøring",))
    assert told(problem(ÅSE, kinds=[own])) == (
        f"{START}kan ingen fra rengøring komme i 1 (ingen i vagtlaget kan deltage)."
    )


def test_a_team_whose_people_have_met_already() -> None:
    about = problem(ÅSE, employee("Ida", NIGHT), kinds=[NIGHT_WANTED], series=TWO_ROWS)
    before = meeting("2026-01-05 14-15", "Ida", id="other-1", series="other")
    assert told(about, before) == (
        f"{START}kan ingen fra nattevagten komme i 1 "
        "(loftet over indkald eller møder er nået)."
    )


def test_the_unit_meets_already() -> None:
    about = problem(ÅSE, BO, kinds=[ONE], series=TWO_ROWS)
    now = meeting("2026-01-05 10:30-11:30", "Bo", id="other-1", series="other")
    assert told(about, now) == f"{START}har enheden et andet møde i 1."
    after = meeting("2026-01-05 11-12", "Bo", id="other-1", series="other")
    assert [reason.code for reason in why(about, after).why] == ["priority"]


def test_a_meeting_of_the_whole_home_meets_every_unit() -> None:
    about = problem(
        replace(ÅSE, unit="Nord"), replace(BO, unit="Syd"), kinds=[ONE],
        series=[Series("row", "talk", "Syd"), Series("other", "talk")],
    )
    of_all = meeting("2026-01-05 10:30-11:30", "Åse", id="other-1", series="other")
    of_syd = meeting("2026-01-05 10:30-11:30", "Bo", unit="Syd")
    assert [reason.code for reason in why(about, of_all).why] == ["one_at_a_time"]
    assert [r.code for r in why(about, of_syd, due="other-1").why] == ["one_at_a_time"]


def test_people_have_met_that_day_that_week_or_were_called_in() -> None:
    about = problem(ÅSE, kinds=[ONE], series=TWO_ROWS)
    same_day = meeting("2026-01-05 14-15", "Åse", id="other-1", series="other")
    assert told(about, same_day) == f"{START}kan for få komme i 1."
    weekly = replace(about, policy=replace(FREE, max_meetings_per_week=1))
    same_week = meeting("2026-01-07 14-15", "Åse", id="other-1", series="other")
    assert [reason.code for reason in why(weekly, same_week).why] == ["people"]
    assert [reason.code for reason in why(about, same_week).why] == ["priority"]
    free = problem(employee("Åse"), kinds=[ONE], series=TWO_ROWS)
    called = replace(same_week, attendance=(seat("Åse", "called_in", 60),))
    assert [reason.code for reason in why(free, called).why] == ["people"]
    apart = [replace(free, policy=replace(FREE, call_in_gap_days=days)) for days in (2, 3)]
    assert [[r.code for r in why(one, called).why] for one in apart] == [["priority"], ["people"]]
    often = replace(free, policy=replace(FREE, call_in_gap_days=0))
    assert [reason.code for reason in why(often, called).why] == ["priority"]
    once = replace(free, policy=replace(FREE, call_in_gap_days=0, max_call_ins=1))
    assert [reason.code for reason in why(once, called).why] == ["people"]


@pytest.mark.parametrize(
    ("day", "code"),
    [("11", "interval"), ("12", "priority"), ("19", "priority"), ("20", "interval")],
)
def test_too_near_to_or_too_far_from_the_next_of_the_row(day: str, code: str) -> None:
    kind = replace(ONE, interval=Interval(7, 7, 14))
    about = problem(ÅSE, kinds=[kind], period="2026-01-05 2026-01-18")
    following = meeting(f"2026-01-{day} 14-15", "Bo", id="row-2")
    (reason,) = why(about, following).why
    assert reason.code == code
    if code == "interval":
        assert reason.message == "for tæt på eller for langt fra rækkens andre møder"


def test_too_few_would_be_left_on_the_floor() -> None:
    def left(minimum: int, kind: MeetingKind = ONE) -> list[str]:
        floor = (FloorMinimum(None, DAY, minimum), FloorMinimum(None, NIGHT, 1))
        night = employee("Ida", NIGHT, ["2026-01-05 10:30-15 night"])
        about = problem(ÅSE, BO, night, kinds=[kind], policy=replace(FREE, floor=floor))
        return [reason.message for reason in why(about).why]

    assert left(2) == ["der ville være for få tilbage på gulvet"]
    assert left(3) == left(2)
    assert left(1)[0].startswith("kun muligt")
    two = replace(ONE, group=GroupSize(2, 3))
    assert left(1, two) == left(2)
    assert left(0, two)[0].startswith("kun muligt")
    assert left(0, NIGHT_WANTED) == left(2)


def test_the_vagtlag_may_be_out_of_reach_for_the_kind_or_by_wish() -> None:
    ida = employee("Ida", NIGHT)
    way = f"{START}kan ingen fra nattevagten komme i 1"
    at_work = replace(NIGHT_WANTED, coming="on_shift")
    assert told(problem(ÅSE, ida, kinds=[at_work])) == (
        f"{way} (mødeformen kalder ikke ind så langt fra vagten)."
    )
    without = replace(NIGHT_WANTED, manager="out")
    assert told(problem(ÅSE, replace(ida, manager=True), kinds=[without])) == (
        f"{way} (mødet holdes uden leder)."
    )
    bound = problem(
        ÅSE, ida, kinds=[NIGHT_WANTED], wishes=[Wish("Ida", window("10-11"))],
        policy=replace(FREE, keep_wishes=True),
    )
    assert told(bound) == f"{way} (det går imod et ønske)."


def test_only_neighbours_of_the_row_count() -> None:
    kind = replace(ONE, interval=Interval(7, 1, 8))
    about = problem(ÅSE, kinds=[kind], period="2026-01-05 2026-01-25")
    assert [r.code for r in why(about, meeting("2026-01-19 10-11", "Bo", id="row-3")).why] == [
        "priority"
    ]


def test_what_is_left_was_not_worth_it_or_not_looked_at() -> None:
    about = problem(ÅSE, kinds=[ONE])
    assert told(about) == (
        f"{START}kan 1 kun bruges, hvis noget vigtigere opgives."
    )
    assert told(about, proven=False) == (
        f"{START}blev 1 ikke prøvet til ende, før søgningen sluttede."
    )


def test_reasons_are_told_most_frequent_first() -> None:
    kind = replace(ONE, windows=(window("09-12"),))
    about = problem(
        employee("Åse", away=["2026-04-09"]), kinds=[kind], period="2026-04-06 2026-04-09",
    )
    said = why(about, proven=False)
    assert [(reason.code, reason.candidates) for reason in said.why] == [
        ("stopped", 10), ("public_holidays", 5), ("people", 5),
    ]
    assert "af 20 mulige tider blev 10 ikke prøvet til ende" in said.message
    assert said.message.endswith("; ligger 5 på helligdage eller lukkedage; kan for få komme i 5.")


def test_rules_that_only_together_stand_against_a_time_are_not_laid_on_the_ladder() -> None:
    """Two professions are wanted, and those who have them are to be kept apart."""
    kind = replace(ONE, professions_min=2)
    about = replace(
        problem(replace(ÅSE, profession="SSA"), replace(BO, profession="SSH"), kinds=[kind]),
        bonds=(Bond(("Åse", "Bo"), together=False),),
    )
    assert told(about) == START + "kan reglerne ikke overholdes på én gang i 1."
    assert told(replace(about, bonds=())).endswith("hvis noget vigtigere opgives.")


def test_a_meeting_is_named_with_its_group_and_its_house() -> None:
    about = problem(
        replace(ÅSE, unit="Hus Bøgen"), kinds=[replace(TALK, group=GroupSize(1, 9, closed=True))],
        series=[Series("row", "talk", "Hus Bøgen", (Course("g2", "Gruppe 2"),))],
    )
    assert told(about, due="g2-1").startswith("Refleksion, Gruppe 2 (Hus Bøgen) er ikke lagt")
