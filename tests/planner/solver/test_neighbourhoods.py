"""Parts of a plan: what is put together first, what is searched anew, what keeps its values."""

import random
from dataclasses import replace
from itertools import islice

import pytest

from models.meetings import Course, GroupSize, Incident, Interval, Series
from models.people import DAY
from models.problem import Problem
from models.resources import Lead, Room
from planner.solver.model import PlanModel, build
from planner.solver.neighbourhoods import (
    Neighbourhood,
    around_missing,
    construction,
    improvement,
    kept,
)
from tests.make import TALK, at, employee, problem, seeded_problem, window

HOURS = (window("10-12"),)
OPEN = replace(TALK, windows=HOURS, interval=Interval(7, 1, 14))
CLOSED = replace(OPEN, id="closed", group=GroupSize(1, 1, closed=True), lead="external")
AFTER = replace(OPEN, id="after", interval=None, after_hours=(24, 72))


def home() -> Problem:
    """Two units; in Nord two courses and a row, in Syd a row; an incident; for all a row."""
    shifts = [f"2026-01-{day:02d} 07-15" for day in range(5, 19)]
    return problem(
        employee("Åse", DAY, shifts, unit="Nord"), employee("Bo", DAY, shifts, unit="Nord"),
        employee("Eva", DAY, shifts, unit="Syd"), period="2026-01-05 2026-01-18",
        kinds=[OPEN, CLOSED, AFTER],
        series=[
            Series("nord", "talk", "Nord"), Series("syd", "talk", "Syd"), Series("alle", "talk"),
            Series("fald", "after", "Nord", incident="fald"),
            Series("kurs", "closed", "Nord", (Course("g1", "1"), Course("g2", "2"))),
        ],
        incidents=[Incident("fald", at("2026-01-06 09:00"), "Nord", ("Åse",))],
        rooms=[Room("rum", "Rum", 4), Room("stue", "Stue", 4)],
        leads=[Lead("ude", "Ude", ("closed",)), Lead("inde", "Inde", ("closed",))],
    )


def names(model: PlanModel, part: Neighbourhood) -> set[str]:
    return {model.slots[index].due.id for index in part.slots}


def test_put_together_courses_first_then_incidents_then_open_rows() -> None:
    model = build(home())
    parts = list(construction(model))
    assert [(names(model, part), part.members) for part in parts] == [
        ({"g1-1", "g1-2", "g2-1", "g2-2"}, False),
        ({"g1-1", "g1-2", "g2-1", "g2-2"}, True),
        ({"fald-1"}, False),
        ({"nord-1"}, False), ({"syd-1"}, False), ({"alle-1"}, False),
        ({"nord-2"}, False), ({"syd-2"}, False), ({"alle-2"}, False),
    ]
    assert all(part.times for part in parts)


@pytest.mark.parametrize("seed", range(15))
def test_every_meeting_that_is_due_is_part_of_the_first_plan(seed: int) -> None:
    model = build(seeded_problem(seed))
    parts = list(construction(model))
    assert frozenset().union(*(part.slots for part in parts)) == {s.index for s in model.slots}
    assert all(part.slots for part in parts)


def test_around_a_missing_meeting_lie_its_row_and_its_unit_in_the_weeks_about_it() -> None:
    model = build(home())
    values = [1] * len(model.cp.proto.variables)
    missing = next(slot for slot in model.slots if slot.due.id == "syd-1")
    values[missing.placed.index] = 0
    (part,) = around_missing(model, values)
    assert names(model, part) == {"syd-1", "syd-2", "alle-1", "alle-2"}
    assert part.times
    assert not part.members


@pytest.mark.parametrize("seed", range(15))
def test_improvement_comes_back_to_every_meeting_and_repeats_itself(seed: int) -> None:
    model = build(seeded_problem(seed))
    first, *parts = islice(improvement(model, random.Random(seed)), 80)
    assert first == Neighbourhood(frozenset(s.index for s in model.slots), times=False)
    timed = frozenset[int]().union(*(part.slots for part in parts if part.times))
    assert timed == {slot.index for slot in model.slots}
    assert parts == list(islice(improvement(model, random.Random(seed)), 1, 80))


def test_another_seed_searches_other_parts() -> None:
    model = build(home())
    one, other = (list(islice(improvement(model, random.Random(n)), 20)) for n in (1, 2))
    assert one != other


def test_improvement_frees_members_only_where_it_frees_whole_rows() -> None:
    model = build(home())
    rows = [p for p in islice(improvement(model, random.Random(1)), 40) if p.members]
    found = {model.slots[n].due.series for part in rows for n in part.slots}
    assert found == {"nord", "syd", "alle", "fald", "kurs"}  # those of the whole home as well
    for part in rows:
        chosen = {(model.slots[n].due.series, model.slots[n].due.course) for n in part.slots}
        assert 1 <= len(chosen) <= 2
        assert part.slots == {
            s.index for s in model.slots if (s.due.series, s.due.course) in chosen
        }


def test_all_of_a_slot_is_kept_or_all_but_what_is_free() -> None:
    model = build(home())
    slot = next(slot for slot in model.slots if slot.due.id == "g1-1")
    people = {chance.var.index for chance in slot.chances}
    chosen = {v.index for c in (*slot.leads, *slot.rooms) for v in c.at.values()}
    times = {v.index for v in slot.at} | {slot.placed.index} | chosen
    members = {v.index for v in slot.member.values()}
    everything = people | times | members
    assert all((people, chosen, members))

    def free(part: Neighbourhood) -> set[int]:
        return everything - {variable.index for variable in kept(model, part)}

    here = frozenset({slot.index})
    # Members are the course's: another slot of the same course holds them as well.
    course = frozenset(s.index for s in model.slots if s.due.course is not None)
    assert free(Neighbourhood(frozenset())) == set()
    assert free(Neighbourhood(here)) == people | times
    assert free(Neighbourhood(here, times=False)) == people
    assert free(Neighbourhood(here, members=True)) == people | times
    assert free(Neighbourhood(course)) == people | times
    assert free(Neighbourhood(course, members=True)) == everything


def test_only_literals_are_kept_so_that_a_value_fixes_a_domain() -> None:
    model = build(seeded_problem(3))
    variables = model.cp.proto.variables
    for variable in kept(model, Neighbourhood(frozenset())):
        assert list(variables[variable.index].domain) in ([0, 1], [1, 1])
