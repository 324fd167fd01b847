"""A day in two columns: when the shift begins, and when it ends."""

from pathlib import Path

import pytest

from tests.planner.importing.books import asked, days, read, work


def test_starts_and_ends(tmp_path: Path) -> None:
    monday, tuesday, wednesday = days(3)
    roster = read(tmp_path, None, Plan=[
        ["", monday, None, tuesday, None, wednesday, None],
        ["Navn", "Start", "Slut", "Start", "Slut", "Start", "Slut"],
        ["Bo Hansen", 900, 1700, "22:30", "07.00", "ferie", None],
        ["Ida Toft", None, None, 7, 15, "25:00", "07:00"],
    ])
    bo, ida = roster.employees
    assert work(bo) == [
        "2026-01-05T09:00 2026-01-05T17:00 day", "2026-01-06T22:30 2026-01-07T07:00 night",
    ]
    assert bo.away == {wednesday}
    assert work(ida) == ["2026-01-06T07:00 2026-01-06T15:00 day"]
    assert asked(roster) == [("times_unclear", "F4")]


@pytest.mark.parametrize("pair", [("07:00", ""), ("", "15:00"), (0.25, "-")])
def test_half_a_shift_in_two_columns_is_asked_about(
    tmp_path: Path, pair: tuple[object, object]
) -> None:
    roster = read(tmp_path, None, Plan=[
        ["Navn", days(3)[0], "", days(3)[1], "", days(3)[2], ""], ["", *["Start", "Slut"] * 3],
        ["Bo Hansen", "07:00", "15:00", *pair, "", ""],
    ])
    assert asked(roster) == [("times_unclear", "D3")]
    assert len(roster.employees[0].shifts) == 1
