"""Who may lead, where a meeting may be, and whose wishes a time breaks."""

import random
from dataclasses import replace

import pytest

from models.agenda import Occurrence
from models.meetings import Window
from models.policy import Wish
from models.problem import Problem
from models.resources import Lead, Room
from models.timespan import Span, moment_of
from planner.judging import check
from planner.judging.times import touches, within
from planner.resources import (
    against_wish,
    in_a_window,
    lead_is_free,
    room_is_open,
    suitable_leads,
    suitable_rooms,
)
from tests.make import EVERY_DAY, TALK, day, employee, meeting, plan, problem, seat, span, window

DUE = Occurrence("row-1", "talk", "row", None, "Nord", 0, day("2026-01-05"), day("2026-01-11"))
LED = replace(TALK, lead="internal")


def home(*leads: Lead, rooms: tuple[Room, ...] = ()) -> Problem:
    return problem(employee("Åse", unit="Nord"), kinds=[LED], leads=leads, rooms=rooms)


def test_leads_of_the_kind_and_of_the_unit_or_of_none() -> None:
    leads = (
        Lead("a", "A", ("talk",)), Lead("b", "B", ("andet",)),
        Lead("c", "C", ("talk",), unit="Syd"), Lead("d", "D", ("talk",), unit="Nord"),
    )
    assert [lead.id for lead in suitable_leads(home(*leads), DUE, LED)] == ["a", "d"]
    whole = replace(DUE, unit=None)
    assert [lead.id for lead in suitable_leads(home(*leads), whole, LED)] == ["a", "c", "d"]


def test_nobody_leads_the_talk_about_what_she_was_in() -> None:
    lead = Lead("åse", "Åse", ("talk",), employee="Åse")
    assert suitable_leads(home(lead), DUE, LED) == (lead,)
    assert suitable_leads(home(lead), replace(DUE, involved=("Åse",)), LED) == ()


def test_an_employee_who_left_the_roster_leads_nothing() -> None:
    assert suitable_leads(home(Lead("gået", "Gået", ("talk",), "Gået")), DUE, LED) == ()


def test_rooms_of_the_unit_or_shared_with_seats_for_the_smallest_group() -> None:
    rooms = (
        Room("a", "A", 4), Room("b", "B", 3), Room("c", "C", 9, "Syd"), Room("d", "D", 9, "Nord"),
    )
    four = replace(LED, group=replace(LED.group, min=4))
    about = home(rooms=rooms)
    assert [room.id for room in suitable_rooms(about, DUE, four)] == ["a", "d"]
    everywhere = suitable_rooms(about, replace(DUE, unit=None), four)
    assert [room.id for room in everywhere] == ["a", "c", "d"]


def test_a_lead_is_free_in_her_calendar_and_on_none_of_her_days_away() -> None:
    lead = Lead("a", "A", ("talk",), windows=(window("12-17", {1, 2}),),
                away=frozenset({day("2026-01-06")}))
    assert lead_is_free(lead, span("2026-01-05 12-17"))
    assert not lead_is_free(lead, span("2026-01-05 11:59-13"))
    assert not lead_is_free(lead, span("2026-01-06 12-13"))
    assert not lead_is_free(lead, span("2026-01-07 12-13"))
    always = replace(lead, windows=())
    assert lead_is_free(always, span("2026-01-07 03-04"))
    assert not lead_is_free(always, span("2026-01-05 23-01"))


def test_a_room_without_windows_is_always_open() -> None:
    assert room_is_open(Room("a", "A", 4), span("2026-01-05 03-04"))
    assert not room_is_open(Room("a", "A", 4, windows=(window("08-16"),)), span("2026-01-05 15-17"))


def test_a_wish_holds_on_both_sides_of_midnight() -> None:
    tuesday_night = (Wish("Åse", window("00-06", {2})),)
    assert against_wish(tuesday_night, span("2026-01-05 23:30-00:30"))
    assert not against_wish(tuesday_night, span("2026-01-05 23-24:00"))
    monday_late = (Wish("Åse", Window(frozenset({1}), 22 * 60, 26 * 60)),)
    assert against_wish(monday_late, span("2026-01-06 01:30-02:30"))
    assert not against_wish(monday_late, span("2026-01-06 02-03"))


def test_preferred_times_are_to_hold_the_whole_meeting() -> None:
    wishes = (Wish("Åse", window("12-15"), avoid=False), Wish("Åse", window("15-18"), avoid=False))
    assert not against_wish(wishes, span("2026-01-05 12-15"))
    assert against_wish(wishes, span("2026-01-05 14-16"))
    assert not against_wish((), span("2026-01-05 14-16"))


@pytest.mark.parametrize("seed", range(60))
def test_wishes_and_windows_agree_with_the_judge(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(20):
        first = day(rng.choice(("2026-01-05", "2026-03-29", "2026-03-28", "2026-10-25")))
        start = moment_of(first, 5 * rng.randrange(288))
        when = Span(start, start + rng.choice((30, 90, 240)))
        wishes = tuple(
            Wish("Åse", _window(rng), avoid=rng.random() < 0.5) for _ in range(rng.randint(0, 3))
        )
        preferred = [wish.window for wish in wishes if not wish.avoid]
        unwanted = any(touches(w.window, when) for w in wishes if w.avoid) or (
            bool(preferred) and not within(preferred, when)
        )
        assert against_wish(wishes, when) == unwanted
        windows = [wish.window for wish in wishes]
        assert in_a_window(windows, when) == within(windows, when)
        about = problem(employee("Åse"), wishes=wishes)
        held = meeting("2026-01-05 10-11", seat("Åse", "called_in", when.minutes))
        judged = check(about, plan(replace(held, span=when)))
        assert judged.objectives["wishes"] == int(unwanted)


def _window(rng: random.Random) -> Window:
    start = 30 * rng.randrange(48)
    weekdays = rng.choice((EVERY_DAY, frozenset({1}), frozenset({6, 7}), frozenset({2, 3})))
    return Window(weekdays, start, start + 30 * rng.randint(1, 30))
