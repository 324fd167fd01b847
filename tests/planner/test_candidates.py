"""Candidate times: the grid, the windows, closed days and the hours after an incident."""

import random
from dataclasses import replace

import pytest

from models.agenda import Occurrence
from models.meetings import MeetingKind, Window
from models.policy import Policy
from models.timespan import Moment, Span, iso, moment_of
from planner.candidates import candidate_times
from planner.judging.times import within
from tests.make import EVERY_DAY, FREE, TALK, at, day, window

KIND = replace(TALK, windows=(window("12-14"),))


def due(
    first: str, last: str | None = None, *, earliest: Moment | None = None,
    latest: Moment | None = None,
) -> Occurrence:
    return Occurrence(
        "row-1", "talk", "row", None, None, 0, day(first), day(last or first), earliest, latest
    )


def times(kind: MeetingKind, occasion: Occurrence, policy: Policy = FREE) -> list[str]:
    return [iso(int(s)) for s in candidate_times(occasion, kind, policy).starts]


def test_starts_lie_on_the_grid_and_end_within_the_window() -> None:
    assert times(KIND, due("2026-01-05")) == [
        "2026-01-05T12:00", "2026-01-05T12:30", "2026-01-05T13:00",
    ]


def test_the_grid_is_counted_from_midnight() -> None:
    odd = replace(KIND, windows=(window("12:10-14"),))
    assert times(odd, due("2026-01-05"))[0] == "2026-01-05T12:30"
    assert times(KIND, due("2026-01-05"), replace(FREE, step_minutes=50)) == ["2026-01-05T12:30"]


def test_overlapping_windows_give_each_time_once_and_in_order() -> None:
    two = replace(KIND, windows=(window("13-15"), window("12-14")))
    found = times(two, due("2026-01-05"))
    assert found == sorted(set(found))
    assert len(found) == 5


def test_only_the_weekdays_of_the_window_and_their_days() -> None:
    kind = replace(KIND, windows=(window("12-13", {1, 3}),))
    found = candidate_times(due("2026-01-05", "2026-01-11"), kind, FREE)
    assert found.days == (day("2026-01-05"), day("2026-01-07"))
    assert len(found.starts) == 2


def test_a_kind_too_long_for_its_windows_has_no_times() -> None:
    assert times(replace(KIND, minutes=180), due("2026-01-05")) == []


def test_a_kind_without_windows_may_be_held_at_any_time() -> None:
    anytime = times(replace(KIND, windows=()), due("2026-01-04"))
    assert (anytime[0], anytime[-1], len(anytime)) == ("2026-01-04T00:00", "2026-01-04T23:00", 47)


def test_holidays_are_counted_not_forgotten() -> None:
    found = candidate_times(due("2026-12-24", "2026-12-27"), KIND, FREE)
    assert dict(found.dropped) == {"public_holidays": 9}
    assert found.days == (day("2026-12-27"),) * 3
    closed = replace(FREE, closed_days=frozenset({day("2026-12-27")}))
    assert candidate_times(due("2026-12-27"), KIND, closed).dropped.total() == 3


def test_a_half_holiday_is_open_until_noon() -> None:
    kind = replace(KIND, windows=(window("10-14"),))
    found = candidate_times(due("2026-05-01"), kind, FREE)
    assert [iso(int(s))[-5:] for s in found.starts] == ["10:00", "10:30", "11:00"]
    assert found.dropped["public_holidays"] == 4


def test_a_meeting_past_midnight_does_not_reach_into_a_holiday() -> None:
    late = replace(TALK, windows=(Window(EVERY_DAY, 22 * 60, 25 * 60),))
    assert len(times(late, due("2026-05-05"))) == 4
    found = candidate_times(due("2026-12-23"), late, FREE)
    assert [iso(int(s))[-5:] for s in found.starts] == ["22:00", "22:30", "23:00"]
    assert found.dropped["public_holidays"] == 1


def test_after_an_incident_both_hours_are_allowed_and_others_not_counted() -> None:
    after = due(
        "2026-01-05", "2026-01-06", earliest=at("2026-01-05 13:00"), latest=at("2026-01-06 12:30"),
    )
    found = candidate_times(after, KIND, FREE)
    assert [iso(int(s)) for s in found.starts] == [
        "2026-01-05T13:00", "2026-01-06T12:00", "2026-01-06T12:30",
    ]
    assert found.dropped.total() == 0


def test_the_hour_that_the_spring_change_skips_has_no_times() -> None:
    night = replace(TALK, windows=(window("00-06"),))
    assert [text[-5:] for text in times(night, due("2026-03-29"))] == [
        "00:00", "00:30", "01:00", "01:30", "03:00", "03:30", "04:00", "04:30", "05:00",
    ]


@pytest.mark.parametrize("seed", range(20))
def test_every_time_lies_in_a_window_as_the_judge_sees_it(seed: int) -> None:
    rng = random.Random(seed)
    first = rng.choice(("2026-03-28", "2026-10-24", "2026-02-27", "2026-12-30"))
    clocks = sorted(rng.sample(range(0, 1441, 15), 2))
    kind = replace(
        TALK, minutes=rng.choice((15, 45, 60, 150)),
        windows=(Window(frozenset(rng.sample(range(1, 8), 5)), *clocks),),
    )
    step = rng.choice((15, 30, 60))
    last = {"2026-03-28": "2026-03-30", "2026-10-24": "2026-10-26", "2026-02-27": "2026-03-01",
            "2026-12-30": "2027-01-02"}[first]
    found = candidate_times(due(first, last), kind, replace(FREE, step_minutes=step))
    spans = [Span(int(start), int(start) + kind.minutes) for start in found.starts]
    assert all(within(kind.windows, one) for one in spans)
    assert len(set(spans)) == len(spans)
    assert list(found.days) == [one.first_day for one in spans]
    assert all(
        (one.start - moment_of(one.first_day)) % step == 0
        for one in spans if "-03-29" not in iso(one.start) and "-10-25" not in iso(one.start)
    )
