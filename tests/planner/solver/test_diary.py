"""What the meetings placed so far take from people, leads, rooms and floors."""

from dataclasses import replace

import numpy as np

from models.meetings import Attendance
from models.people import DAY, EVENING
from models.policy import FloorMinimum
from models.problem import Problem
from models.resources import Lead, Room
from models.timespan import Span
from planner.solver.diary import Diary, Placed
from planner.solver.offers import Offer, make_offers
from tests.make import FREE, TALK, at, employee, problem, window
from tests.planner.solver.tiny import TWO_ROWS

KIND = replace(TALK, windows=(window("10-16", {1, 2}),))
WEEK = ["2026-01-05 07-15", "2026-01-06 07-15"]


def held(about: Problem, *people: str, room: str | None = None, lead: str | None = None) -> tuple[
    Diary, Offer
]:
    """A diary with a meeting on Monday at 10, and the offer of the other row."""
    first, other = make_offers(about)
    diary = Diary(about)
    span = Span(at("2026-01-05 10:00"), at("2026-01-05 11:00"))
    seats = [Attendance(person, "on_shift", 0) for person in people]
    diary.put(Placed(first, first.starts.index(span.start), span, seats, lead, room))
    return diary, other


def monday(offer: Offer) -> list[int]:
    return [n for n, day in enumerate(offer.days) if day.isoweekday() == 1]


def test_who_has_a_meeting_that_day_is_not_open_and_the_others_are() -> None:
    about = problem(
        employee("Åse", shifts=WEEK), employee("Bo", shifts=WEEK), kinds=[KIND], series=TWO_ROWS
    )
    diary, offer = held(about, "Åse")
    open_ = diary.open_people(offer, offer.table)
    assert not open_[0, monday(offer)].any()
    assert open_[1, monday(offer)].all()
    assert open_[0].any()  # on Tuesday


def test_a_unit_a_room_and_a_lead_are_in_one_meeting_at_a_time() -> None:
    kind = replace(KIND, lead="external")
    about = problem(
        employee("Åse", shifts=WEEK), employee("Bo", shifts=WEEK), kinds=[kind], series=TWO_ROWS,
        rooms=[Room("r", "Stuen", 9)], leads=[Lead("l", "Lis", ("talk",), max_per_week=1)],
    )
    diary, offer = held(about, "Åse", room="r", lead="l")
    taken = [n for n, start in enumerate(offer.starts)
             if abs(start - at("2026-01-05 10:00")) < 60]
    assert not diary.free_times(offer)[taken].any()
    assert not diary.room_times(offer, "r")[taken].any()
    assert diary.room_times(offer, "r")[-1]
    assert not diary.lead_times(offer, "l").any()  # once a week


def test_a_floor_spares_those_above_its_minimum_who_are_in_no_other_meeting() -> None:
    floor = (FloorMinimum(None, DAY, 1),)
    people = [employee(name, shifts=WEEK) for name in ("Åse", "Bo", "Cæcilie")]
    about = problem(
        *people, kinds=[KIND], series=TWO_ROWS, policy=replace(FREE, floor=floor)
    )
    diary, _ = held(about, "Åse")
    (during,) = diary.crews(Span(at("2026-01-05 10:00"), at("2026-01-05 11:00")))
    assert (len(during.people), during.spare) == (3, 1)
    (later,) = diary.crews(Span(at("2026-01-05 12:00"), at("2026-01-05 13:00")))
    assert later.spare == 2


def test_a_second_call_in_keeps_its_days_and_its_cap() -> None:
    policy = replace(FREE, max_call_ins=1)
    about = problem(
        employee("Åse", EVENING), kinds=[KIND], series=TWO_ROWS, policy=policy
    )
    diary, offer = held(about)
    assert diary.open_people(offer, offer.table).any()
    diary.seat(diary.placed["row-1"], Attendance("Åse", "called_in", 60))
    assert not diary.open_people(offer, offer.table).any()


def test_hours_that_are_used_up_leave_no_time_for_more() -> None:
    people = [employee("Åse", shifts=["2026-01-05 07-15"])]
    tight = replace(FREE, week_minutes=480, average_days=7)
    about = problem(*people, kinds=[KIND], policy=tight)
    (offer,) = make_offers(about)
    open_ = Diary(about).open_people(offer, offer.table)
    inside = np.array([start + 60 <= at("2026-01-05 15:00") and day.isoweekday() == 1
                       for start, day in zip(offer.starts, offer.days, strict=True)])
    assert (open_[0] == inside).all()
