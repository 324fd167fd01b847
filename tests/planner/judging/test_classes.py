"""What a meeting is to a person's roster, to the minute."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.meetings import AttendanceClass
from models.timespan import Span
from planner.judging.times import classify
from tests.make import span

DAY_SHIFT = ("2026-01-05 07-15",)
SPLIT = ("2026-01-05 07-11", "2026-01-05 16-20")
CLOSE = ("2026-01-05 07-11", "2026-01-05 11:20-15")
NIGHT_SHIFT = ("2026-01-05 23-07",)
SPRING = ("2026-03-28 23-07",)
AUTUMN = ("2026-10-24 23-07",)

TABLE: tuple[tuple[tuple[str, ...], str, AttendanceClass, int], ...] = (
    # within, and right up to the ends
    (DAY_SHIFT, "2026-01-05 10-11", "on_shift", 0),
    (DAY_SHIFT, "2026-01-05 07-15", "on_shift", 0),
    # overlapping one end, or the whole shift
    (DAY_SHIFT, "2026-01-05 14:59-15:59", "adjoining", 59),
    (DAY_SHIFT, "2026-01-05 06-07:01", "adjoining", 60),
    (DAY_SHIFT, "2026-01-05 06-16", "adjoining", 120),
    # touching, waiting half an hour, a minute too long
    (DAY_SHIFT, "2026-01-05 15-16", "adjoining", 60),
    (DAY_SHIFT, "2026-01-05 15:30-16:30", "adjoining", 90),
    (DAY_SHIFT, "2026-01-05 15:31-16:31", "called_in", 60),
    (DAY_SHIFT, "2026-01-05 05:30-06:30", "adjoining", 90),
    (DAY_SHIFT, "2026-01-05 05:29-06:29", "called_in", 60),
    # split shifts: between, across the first's end, waiting on both sides
    (SPLIT, "2026-01-05 13-14", "called_in", 60),
    (SPLIT, "2026-01-05 10:30-11:30", "adjoining", 30),
    (("2026-01-05 07-11", "2026-01-05 12:30-16"), "2026-01-05 11:10-12:20", "adjoining", 90),
    (("2026-01-05 07-11", "2026-01-05 12:30-16"), "2026-01-05 11:10-11:50", "adjoining", 50),
    (("2026-01-05 07-11", "2026-01-05 12-16"), "2026-01-05 10-13", "adjoining", 60),
    # a pause shorter than the longest wait: only minutes outside all shifts count
    (CLOSE, "2026-01-05 11:05-11:15", "adjoining", 20),
    (CLOSE, "2026-01-05 11:25-15:30", "adjoining", 30),
    (CLOSE, "2026-01-05 11:20-15:30", "adjoining", 30),
    (CLOSE, "2026-01-05 11:15-15:00", "adjoining", 20),
    (CLOSE, "2026-01-05 06:30-11:00", "adjoining", 30),
    # two shifts that meet: wholly in neither, and yet no minute outside
    (("2026-01-05 07-15", "2026-01-05 15-23"), "2026-01-05 14-16", "adjoining", 0),
    # across midnight
    (NIGHT_SHIFT, "2026-01-05 23:30-00:30", "on_shift", 0),
    (NIGHT_SHIFT, "2026-01-06 06-07", "on_shift", 0),
    (NIGHT_SHIFT, "2026-01-06 07:30-08:00", "adjoining", 60),
    (NIGHT_SHIFT, "2026-01-06 07:31-08:00", "called_in", 29),
    (NIGHT_SHIFT, "2026-01-05 22-23", "adjoining", 60),
    # the night that loses an hour: the clock says two hours, the meeting takes one
    (SPRING, "2026-03-29 01-03:30", "on_shift", 0),
    (SPRING, "2026-03-29 06-08", "adjoining", 60),
    (("2026-03-29 07-15",), "2026-03-29 01-03:30", "called_in", 90),
    (("2026-03-28 17-01:45",), "2026-03-29 03:15-04:15", "adjoining", 90),
    # the night that gains an hour
    (AUTUMN, "2026-10-25 01-03:30", "on_shift", 0),
    (("2026-10-25 07-15",), "2026-10-25 01-03:30", "called_in", 210),
    (("2026-10-24 17-01:45",), "2026-10-25 03-04", "called_in", 60),
    # nobody on the roster at all
    ((), "2026-01-05 10-11", "called_in", 60),
)


@pytest.mark.parametrize(("shifts", "meeting", "cls", "extra"), TABLE)
def test_table(
    shifts: tuple[str, ...], meeting: str, cls: AttendanceClass, extra: int
) -> None:
    assert classify([span(text) for text in shifts], span(meeting), 30) == (cls, extra)


def test_no_wait_is_allowed_where_the_policy_says_none() -> None:
    shifts = [span("2026-01-05 07-15")]
    assert classify(shifts, span("2026-01-05 15-16"), 0) == ("adjoining", 60)
    assert classify(shifts, span("2026-01-05 15:01-16:01"), 0) == ("called_in", 60)


def _by_minutes(shifts: list[Span], meeting: Span, adjoining: int) -> tuple[AttendanceClass, int]:
    """The same counted minute by minute, as slowly and plainly as can be."""
    work = {m for shift in shifts for m in range(shift.start, shift.end)}
    if any(set(range(meeting.start, meeting.end)) <= set(range(s.start, s.end)) for s in shifts):
        return "on_shift", 0
    extra = sum(m not in work for m in range(meeting.start, meeting.end))
    overlaps = any(m in work for m in range(meeting.start, meeting.end))
    before = next((n for n in range(adjoining + 1) if meeting.start - 1 - n in work), None)
    after = next((n for n in range(adjoining + 1) if meeting.end + n in work), None)
    if not overlaps and before is None and after is None:
        return "called_in", extra
    wait_before = 0 if before is None or meeting.start in work else before
    wait_after = 0 if after is None or meeting.end - 1 in work else after
    return "adjoining", extra + wait_before + wait_after


@given(st.randoms(use_true_random=False))
def test_agrees_with_counting_minute_by_minute(rng: random.Random) -> None:
    shifts, reached = [], 0
    for _ in range(rng.randint(0, 3)):
        start = reached + rng.randint(0, 90)
        shifts.append(Span(start, start + rng.randint(1, 120)))
        reached = shifts[-1].end
    start = rng.randint(-60, 400)
    meeting = Span(start, start + rng.randint(1, 150))
    assert classify(shifts, meeting, 30) == _by_minutes(shifts, meeting, 30)
