from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.timespan import (
    Period,
    Span,
    clock,
    day_of,
    iso,
    local,
    minute_of_day,
    moment,
    moment_of,
    parse_clock,
    parse_iso,
)
from tests.make import span

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("night", "minutes"),
    [("2026-03-28 23-07", 420), ("2026-10-24 23-07", 540), ("2026-01-05 23-07", 480)],
)
def test_nights_are_as_long_as_they_are(night: str, minutes: int) -> None:
    assert span(night).minutes == minutes


@given(DAYS, st.integers(0, 1439))
def test_local_and_back(day: date, minute: int) -> None:
    clock_time = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)
    there = moment(clock_time)
    skipped = local(there) != clock_time
    assert not skipped or (local(there) - clock_time) == timedelta(hours=1)
    assert parse_iso(iso(there)) in (there, there - 60)
    assert moment_of(day, minute) == there


def test_minutes_past_midnight_belong_to_the_next_day() -> None:
    assert moment_of(date(2026, 12, 31), 1440 + 30) == moment_of(date(2027, 1, 1), 30)
    assert day_of(moment_of(date(2026, 3, 29), 1440)) == date(2026, 3, 30)
    assert minute_of_day(moment_of(date(2026, 3, 29), 180)) == 180


def test_a_clock_time_that_passes_twice_is_the_first() -> None:
    first = moment(datetime(2026, 10, 25, 2, 30))
    assert local(first) == local(first + 60) == datetime(2026, 10, 25, 2, 30)


@given(st.integers(0, 1440))
def test_clock_and_back(minute: int) -> None:
    assert parse_clock(clock(minute)) == minute


@pytest.mark.parametrize("text", ["24:01", "12:60", "-1:00", "noon", "12"])
def test_what_is_no_time_of_day(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_clock(text)


@given(st.integers(-500, 500), st.integers(1, 90), st.integers(-500, 500), st.integers(1, 90))
def test_spans_share_hold_and_lie_apart(a: int, n: int, b: int, m: int) -> None:
    one, other = Span(a, a + n), Span(b, b + m)
    both = set(range(a, a + n)) & set(range(b, b + m))
    assert one.shared(other) == other.shared(one) == len(both)
    assert one.holds(other) == (len(both) == m)
    assert one.gap(other) == other.gap(one)
    assert (one.gap(other) == 0) == (bool(both) or one.end == b or other.end == a)


def test_the_days_of_a_span() -> None:
    assert [*span("2026-12-31 23-07").days()] == [date(2026, 12, 31), date(2027, 1, 1)]
    assert [*span("2026-12-31 15-24:00").days()] == [date(2026, 12, 31)]


def test_spans_and_periods_end_after_they_start() -> None:
    with pytest.raises(ValueError, match="a span ends after it starts"):
        Span(5, 5)
    with pytest.raises(ValueError, match="a period ends after it starts"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


def test_a_period_holds_both_ends() -> None:
    week = Period(date(2026, 1, 5), date(2026, 1, 11))
    assert week.length == 7
    assert week.days()[0] in week
    assert week.days()[-1] == week.last
    assert date(2026, 1, 12) not in week
