"""A newer roster against the older: people, days, and the meetings that it hits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.meetings import Attendance, Meeting
from models.people import Employee, Shift
from models.plan import Plan
from models.roster import Roster
from models.timespan import Period, Span, moment_of
from planner.importing.reconcile import AwayChange, Cost, carry_over, compare
from planner.importing.reconcile_text import sentences

MONDAY = date(2026, 1, 5)
DAYS = [MONDAY + timedelta(days=n) for n in range(14)]
TIMES = {"D": (420, 900), "A": (900, 1380), "N": (1380, 1860), "M": (540, 1020)}
TEAMS = {"D": "day", "A": "evening", "N": "night", "M": "day"}


def shift(day: date, code: str) -> Shift:
    start, end = TIMES[code]
    return Shift(Span(moment_of(day, start), moment_of(day, end)), TEAMS[code], code)


def person(
    name: str, codes: str, unit: str | None = None, profession: str | None = None,
    hours: float | None = None, id_: str = "",
) -> Employee:
    """`codes`: a letter a day from Monday; `F` is away."""
    days = list(zip(DAYS, codes, strict=False))
    return Employee(
        id_ or name.lower().replace(" ", "-"), name, unit, profession, hours, "day",
        tuple(shift(day, code) for day, code in days if code in TIMES),
        frozenset(day for day, code in days if code == "F"),
    )


def roster(*people: Employee, period: Period | None = None) -> Roster:
    return Roster(period or Period(DAYS[0], DAYS[-1]), people)


def meeting(day: date, start: int, *people: str) -> Meeting:
    span = Span(moment_of(day, start), moment_of(day, start + 60))
    attendance = tuple(Attendance(name, "on_shift", 0) for name in people)
    return Meeting(f"m{day.day}", "reflection", "r", span, attendance)


BO = person("Bo Hansen", "DDDDD--DDDDD")
IDA = person("Ida Toft", "AAA--AA")


def test_the_same_is_nothing_new() -> None:
    difference = compare(roster(BO, IDA), roster(IDA, BO), Plan((meeting(MONDAY, 780),)))
    assert difference.nothing
    assert difference.same == {"bo-hansen": "bo-hansen", "ida-toft": "ida-toft"}
    assert sentences(difference, roster(BO, IDA), roster(IDA, BO)) == (
        "Den nye vagtplan siger det samme som den gamle.",)


def test_who_is_new_and_who_is_gone() -> None:
    older, newer = roster(BO, IDA), roster(IDA, person("Per Friis", "NN"))
    difference = compare(older, newer)
    assert (difference.new, difference.gone, difference.likely) == (
        ("per-friis",), ("bo-hansen",), ())
    assert sentences(difference, older, newer) == (
        "Ny: Per Friis.", "Ikke længere i vagtplanen: Bo Hansen.")


def test_days_that_changed() -> None:
    older = roster(person("Bo Hansen", "DD-DF-"))
    newer = roster(person("Bo Hansen", "DAM--F"))
    difference = compare(older, newer)
    assert [(c.day, c.kind) for c in difference.shifts] == [
        (DAYS[1], "moved"), (DAYS[2], "added"), (DAYS[3], "removed")]
    assert difference.away == (AwayChange("bo-hansen", (DAYS[5],), (DAYS[4],)),)
    assert sentences(difference, older, newer) == (
        "Bo Hansen har vagt tir 6/1 kl. 15:00–23:00 i stedet for tir 6/1 kl. 07:00–15:00.",
        "Bo Hansen har fået vagt ons 7/1 kl. 09:00–17:00.",
        "Bo Hansen har ikke længere vagt tor 8/1 kl. 07:00–15:00.",
        "Bo Hansen er ikke til rådighed lør 10/1.",
        "Bo Hansen er igen til rådighed fre 9/1.",
    )


def test_another_name_of_the_same_shift_is_no_change() -> None:
    renamed = replace(BO, shifts=tuple(replace(s, code="Dag") for s in BO.shifts))
    assert compare(roster(BO), roster(renamed)).nothing


def test_only_days_of_both_are_compared() -> None:
    later = Period(DAYS[7], DAYS[-1] + timedelta(days=14))
    newer = roster(person("Bo Hansen", "-------DDDD-"), period=later)
    plan = Plan((meeting(MONDAY, 780, "bo-hansen"),))
    difference = compare(roster(BO), newer, plan)
    assert difference.period == Period(DAYS[7], DAYS[-1])
    assert [(c.day, c.kind) for c in difference.shifts] == [(DAYS[11], "removed")]
    assert difference.hits == ()
    far = Period(date(2026, 6, 1), date(2026, 6, 30))
    nothing = compare(roster(BO), roster(person("Bo Hansen", ""), period=far))
    assert (nothing.period, nothing.shifts) == (None, ())
    assert "ingen dage til fælles" in sentences(nothing, roster(BO), roster(BO))[-1]


@pytest.mark.parametrize(("before", "after", "evidence"), [
    (person("Bo Hansen", "DDDD"), person("Bo Hanssen", "DDDD"), ("name", "shifts")),
    (person("Bo Hansen", "DDDD"), person("Bo Hanssen", "NN"), ("name",)),
    (person("Søren Ågård", "D"), person("Soeren Aagaard", "N"), ("name",)),
    (person("Bo Hansen", "DDDD", "A", "SSA"), person("BHA", "DDDA", "A", "SSA"),
     ("initials", "shifts", "unit", "profession")),
    (person("Ida Toft", "AAANN", "A"), person("Ida Lund", "AAANN", "B"),
     ("part_of_name", "shifts")),
])
def test_probably_the_same(before: Employee, after: Employee, evidence: tuple[str, ...]) -> None:
    difference = compare(roster(before), roster(after))
    [likely] = difference.likely
    assert (likely.older, likely.newer, likely.evidence) == (before.id, after.id, evidence)
    assert 0 < likely.score <= 100
    told = sentences(difference, roster(before), roster(after))
    assert told[0].startswith(f"{after.name} er formentlig {before.name}: ")


@pytest.mark.parametrize(("name", "one"), [
    ("Bo Hanssen", True), ("Hansen, Bo", True), ("BHA", True),
    ("Per Friis", False), ("Bo Lund", False), ("Hanna Friis", False),
])
def test_a_number_that_goes_on_to_another_name_is_asked_about(name: str, one: bool) -> None:
    before, after = person("Bo Hansen", "DDDD", id_="117"), person(name, "DDDD", id_="117")
    difference = compare(roster(before), roster(after))
    taken = carry_over(roster(before), roster(after), {}).employees[0]
    if one:
        assert (difference.same, taken.id, difference.likely) == ({"117": "117"}, "117", ())
        return
    assert (difference.new, difference.gone) == (("117",), ("117",))
    assert taken.id == "117-2"
    (likely,) = difference.likely
    assert (likely.older, likely.newer, likely.evidence) == ("117", "117", ("number", "shifts"))
    said = carry_over(roster(before), roster(after), {"117": "117"}).employees[0]
    assert (said.id, said.name) == ("117", name)


def test_names_in_other_letters_are_told_apart() -> None:
    before, after = (person(name, "DDDD", id_="medarbejder") for name in ("李娜", "王芳"))
    assert compare(roster(before), roster(after)).gone == ("medarbejder",)


@pytest.mark.parametrize("after", [
    person("Per Friis", "DDDD", "A", "SSA"), person("Bo Lund", "NNNN", "A", "SSA"),
    person("XYZ", "DDDD", "A", "SSA"),
])
def test_somebody_else(after: Employee) -> None:
    assert compare(roster(person("Bo Hansen", "DDDD", "A", "SSA")), roster(after)).likely == ()


def test_the_likeliest_pair_takes_both() -> None:
    older = roster(person("Bo Hansen", "DDDD"), person("Bo Hansson", "NNNN"))
    newer = roster(person("Bo Hannsen", "NNNN"), person("Bo Hanssen", "DDDD"))
    assert {(p.older, p.newer) for p in compare(older, newer).likely} == {
        ("bo-hansson", "bo-hannsen"), ("bo-hansen", "bo-hanssen")}


def test_namesakes_are_told_apart_by_their_unit_whatever_their_order() -> None:
    older = roster(person("Bo Hansen", "D", "A"), person("Bo Hansen", "N", "B", id_="bo-hansen-2"))
    newer = roster(person("Bo Hansen", "N", "B"), person("Bo Hansen", "D", "A", id_="bo-hansen-2"))
    difference = compare(older, newer)
    assert difference.nothing
    assert difference.same == {"bo-hansen": "bo-hansen-2", "bo-hansen-2": "bo-hansen"}
    carried = carry_over(older, newer, {})
    assert [(p.id, p.unit) for p in carried.employees] == [("bo-hansen-2", "B"), ("bo-hansen", "A")]


def test_somebody_who_moved_to_another_unit_is_still_she() -> None:
    newer = roster(person("Bo Hansen", "DDDDD--DDDDD", "B"))
    assert compare(roster(replace(BO, unit="A")), newer).nothing


@pytest.mark.parametrize(("codes", "start", "after"), [
    ("D", 780, None),
    ("A", 840, Cost("adjoining", 60)),
    ("-", 780, Cost("called_in", 60)),
    ("F", 780, Cost(None, 0, "absence")),
    ("N", 780, Cost(None, 0, "rest")),
])
def test_meetings_that_are_hit(codes: str, start: int, after: Cost | None) -> None:
    older, newer = roster(person("Bo Hansen", "D")), roster(person("Bo Hansen", codes))
    plan = Plan((meeting(MONDAY, start, "bo-hansen"),))
    hits = compare(older, newer, plan).hits
    assert [(h.meeting, h.employee, h.after) for h in hits] == (
        [] if after is None else [("m5", "bo-hansen", after)])


def test_rest_that_a_new_shift_breaks() -> None:
    older, newer = roster(person("Bo Hansen", "--")), roster(person("Bo Hansen", "-D"))
    plan = Plan((meeting(MONDAY, 1380, "bo-hansen"),))
    [hit] = compare(older, newer, plan).hits
    assert (hit.before, hit.after) == (Cost("called_in", 60), Cost(None, 0, "rest"))
    assert compare(newer, older, plan).hits == (replace(hit, before=hit.after, after=hit.before),)


def test_hits_in_words() -> None:
    older = roster(person("Bo Hansen", "DDD"), person("Ida Toft", "D"))
    newer = roster(person("Bo Hansen", "AFD"))
    plan = Plan((
        meeting(DAYS[0], 840, "bo-hansen", "ida-toft"),
        meeting(DAYS[1], 780, "bo-hansen"),
    ))
    gone = (
        "Ida Toft kan ikke komme til mødet man 5/1 kl. 14:00–15:00: er ikke længere i vagtplanen."
    )
    there = sentences(compare(older, newer, plan), older, newer, plan)
    assert there[:3] == (
        "Bo Hansen og mødet man 5/1 kl. 14:00–15:00: i forlængelse med 60 minutters ekstra tid i "
        "stedet for i vagten.", gone,
        "Bo Hansen kan ikke komme til mødet tir 6/1 kl. 13:00–14:00: er ikke til rådighed den dag.",
    )
    back = sentences(compare(newer, older, plan), newer, older, plan)
    assert back[1] == (
        "Bo Hansen kan nu komme til mødet tir 6/1 kl. 13:00–14:00: i vagten.")


def test_ids_go_over_and_nothing_is_wiped() -> None:
    older = roster(person("Bo Hansen", "D", "A", "SSA", 32, "b-17"), person("Per Friis", "N"))
    newer = roster(person("BHA", "D"), replace(BO, name="Per-Friis", id="per-friis"),
                   person("Eva Lund", "D"))
    carried = carry_over(older, newer, {"bha": "b-17"})
    assert [(p.id, p.name, p.unit, p.profession, p.hours_per_week) for p in carried.employees] == [
        ("b-17", "BHA", "A", "SSA", 32), ("per-friis", "Per-Friis", None, None, None),
        ("eva-lund", "Eva Lund", None, None, None),
    ]
    assert compare(older, carried).same == {"b-17": "b-17", "per-friis": "per-friis"}


def test_the_id_of_somebody_gone_is_not_given_away() -> None:
    older = roster(person("Bo Hansen", "D", "A"), person("Bo Hansen", "N", "B", id_="bo-hansen-2"))
    newer = roster(person("Bo Hansen", "N", "B"), person("Bo Hansen", "D", "C", id_="bo-hansen-2"),
                   person("Bo Hansen", "D", "D", id_="bo-hansen-3"))
    carried = carry_over(older, newer, {"bo-hansen": "bo-hansen-2"})
    ids = [p.id for p in carried.employees]
    assert ids[0] == "bo-hansen-2"
    assert len(set(ids)) == 3


@pytest.mark.parametrize(("same", "error"), [
    ({"x": "bo-hansen"}, KeyError), ({"bo-hansen": "x"}, KeyError),
    ({"bo-hansen": "bo-hansen", "ida-toft": "bo-hansen"}, ValueError),
])
def test_what_cannot_be_the_same(same: Mapping[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        carry_over(roster(BO), roster(BO, IDA), same)
