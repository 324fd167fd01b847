from dataclasses import replace

import pytest

from planner.rules.public_holidays import PublicHolidays
from tests.make import FREE, day, employee, meeting, problem, said

ÅSE = employee("Åse")
RULE = PublicHolidays()


@pytest.mark.parametrize(
    ("when", "holiday"),
    [
        ("2026-04-02 10-11", "Skærtorsdag"),
        ("2026-12-24 10-11", "Juleaftensdag"),
        ("2026-12-31 08-09", "Nytårsaften"),
        ("2026-12-30 23:30-00:30", "Nytårsaften"),
    ],
)
def test_no_meeting_on_a_holiday(when: str, holiday: str) -> None:
    (text,) = said(RULE, problem(ÅSE), meeting(when, "Åse"))
    assert text.startswith("public_holiday: ")
    assert holiday in text


def test_a_meeting_may_end_as_a_holiday_begins() -> None:
    assert said(RULE, problem(ÅSE), meeting("2026-12-23 23-24:00", "Åse")) == []


def test_half_days_close_at_noon_to_the_minute() -> None:
    assert said(RULE, problem(ÅSE), meeting("2026-05-01 11-12", "Åse")) == []
    (text,) = said(RULE, problem(ÅSE), meeting("2026-06-05 11:01-12:01", "Åse"))
    assert "fra kl. 12:00 (Grundlovsdag)" in text


def test_the_hour_of_half_days_is_a_setting() -> None:
    whole = problem(ÅSE, policy=replace(FREE, half_holidays_from=1440))
    assert said(RULE, whole, meeting("2026-05-01 23-24:00", "Åse")) == []
    none = problem(ÅSE, policy=replace(FREE, half_holidays_from=0))
    assert len(said(RULE, none, meeting("2026-05-01 08-09", "Åse"))) == 1


def test_store_bededag_is_an_ordinary_friday_now() -> None:
    assert said(RULE, problem(ÅSE), meeting("2026-05-08 10-11", "Åse")) == []


def test_the_home_may_close_days_of_its_own() -> None:
    closed = problem(ÅSE, policy=replace(FREE, closed_days=frozenset({day("2026-01-07")})))
    assert said(RULE, closed, meeting("2026-01-06 10-11", "Åse")) == []
    (text,) = said(RULE, closed, meeting("2026-01-07 10-11", "Åse"))
    assert "hvor hjemmet har lukket for møder" in text
    assert "ons 7/1" in RULE.sentence(closed)
