"""Times, dates and vagtlag as the template writes them, and as people do."""

from datetime import date

import pytest

from models.meetings import Window
from planner.template_words import (
    dates_text,
    parse_dates,
    parse_team,
    parse_windows,
    team_text,
    windows_text,
)


@pytest.mark.parametrize(("windows", "text"), [
    ((Window(frozenset({1, 2, 3, 4, 5}), 720, 1020),), "man-fre 12:00-17:00"),
    ((Window(frozenset({2, 4}), 0, 1440),), "tir, tor 00:00-24:00"),
    ((Window(frozenset(range(1, 8)), 60, 120), Window(frozenset({7}), 90, 95)),
     "alle dage 01:00-02:00; søn 01:30-01:35"),
    ((Window(frozenset({1, 2, 4, 5, 6}), 60, 90),), "man, tir, tor-lør 01:00-01:30"),
])
def test_windows_as_text(windows: tuple[Window, ...], text: str) -> None:
    assert windows_text(windows) == text
    assert parse_windows(text) == windows


@pytest.mark.parametrize("text", [
    "mandag-fredag kl. 12-17", "ma-fr 12.00-17.00", "Man til fre 1200-1700", "man–fre 12:00–17:00",
    "man, tir, ons, tor og fre 12:00 - 17:00",
])
def test_windows_as_people_write_them(text: str) -> None:
    assert parse_windows(text) == (Window(frozenset({1, 2, 3, 4, 5}), 720, 1020),)


@pytest.mark.parametrize("text", ["man", "12:00", "man 12:00-25:00", "snart", "xyz 12:00-13:00",
                                  "man 22:00-06:00", "man-ons-fre 12:00-13:00"])
def test_windows_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_windows(text)


def test_weekdays_over_the_weekend() -> None:
    assert parse_windows("lør-man 10-11")[0].weekdays == {6, 7, 1}


def test_dates_as_text() -> None:
    days = frozenset({date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6), date(2026, 12, 31)})
    assert dates_text(days) == "04-05-2026 til 06-05-2026; 31-12-2026"
    assert parse_dates(dates_text(days)) == days
    assert parse_dates("4/5 2026 - 6/5 2026; 2026-12-31") == days
    assert parse_dates("") == frozenset()


def test_teams_as_text() -> None:
    for team in ("day", "evening", "night", "Bakkehold"):
        assert parse_team(team_text(team)) == team
    assert parse_team("aftenvagt") == parse_team("Aften") == "evening"
