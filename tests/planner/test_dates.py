"""Dates, times and numbers as each language writes them, and texts for one and for many."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from models.timespan import Span, moment
from planner import holidays
from planner.texts import capital, set_language, t, tn
from planner.texts.dates import (
    at_time,
    day_and_month,
    day_of_month,
    duration,
    long_date,
    month_name,
    number,
    numeric_date,
    short_date,
    when,
)

DAY = date(2026, 1, 5)
START = moment(datetime(2026, 1, 5, 14))
SPAN = Span(START, START + 60)


@pytest.fixture(params=["da", "en"])
def code(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("da")


def test_dates(code: str) -> None:
    said = [long_date(DAY), short_date(DAY), numeric_date(DAY), month_name(DAY),
            day_of_month(DAY), day_and_month(DAY), day_and_month(DAY, short=True)]
    assert said == {
        "da": ["mandag den 5. januar 2026", "man 5/1", "05-01-2026", "januar 2026", "5.",
               "5. januar", "5. jan"],
        "en": ["Monday 5 January 2026", "Mon 5 Jan", "05/01/2026", "January 2026", "5",
               "5 January", "5 Jan"],
    }[code]


def test_times(code: str) -> None:
    assert [when(SPAN), at_time(START), duration(65)] == {
        "da": ["man 5/1 kl. 14:00–15:00", "man 5/1 kl. 14:00", "1:05"],
        "en": ["Mon 5 Jan 14:00–15:00", "Mon 5 Jan at 14:00", "1:05"],
    }[code]


def test_numbers(code: str) -> None:
    mark = {"da": ",", "en": "."}[code]
    assert [number(7.44, decimals=1), number(7.0, decimals=1), number(28.5), number(30)] == [
        f"7{mark}4", f"7{mark}0", f"28{mark}5", "30"
    ]


def test_holidays(code: str) -> None:
    assert holidays.name(date(2026, 12, 25)) == {"da": "Juledag", "en": "Christmas Day"}[code]


def test_one_and_many(code: str) -> None:
    assert [tn("ui.calendar.people", n) for n in (0, 1, 2)] == {
        "da": ["0 deltagere", "1 deltager", "2 deltagere"],
        "en": ["0 participants", "1 participant", "2 participants"],
    }[code]


def test_a_line_begins_with_a_capital_and_names_keep_theirs(code: str) -> None:
    assert capital(long_date(DAY)) == {
        "da": "Mandag den 5. januar 2026", "en": "Monday 5 January 2026"}[code]
    assert capital("") == ""


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        set_language("xx")
    assert t("weekday.1") == "mandag"
