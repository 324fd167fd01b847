from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.planner.importing.books import Rows, asked, days, read, work

NAMES = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]


def week(title: str, monday: date, *people: Sequence[object]) -> Rows:
    """A week's sheet as it is often written: a title, and days without a year."""
    heading = [f"{name.capitalize()} d. {day.day}. marts"
               for name, day in zip(NAMES, days(7, monday), strict=True)]
    return [[title], ["Medarbejder", *heading], *people]


FIRST, SECOND = date(2026, 3, 2), date(2026, 3, 9)
BO = ["Bo Hansen", "07.00-15.00", "", "FRI", "Ferie", "15.00-23.00", "", "23.00-07.00"]


def test_weeks_are_one_roster(tmp_path: Path) -> None:
    roster = read(
        tmp_path, None, Uge_10=week("Uge 10 – 2026", FIRST, BO),
        Uge_11=week("Uge 11 – 2026", SECOND, ["Ida Toft", "11.00-19.00"], BO),
    )
    assert [p.name for p in roster.employees] == ["Bo Hansen", "Ida Toft"]
    bo, ida = roster.employees
    assert work(bo)[:3] == [
        "2026-03-02T07:00 2026-03-02T15:00 day", "2026-03-06T15:00 2026-03-06T23:00 evening",
        "2026-03-08T23:00 2026-03-09T07:00 night",
    ]
    assert bo.away == {date(2026, 3, 5), date(2026, 3, 12)}
    assert work(ida) == ["2026-03-09T11:00 2026-03-09T19:00 day"]
    assert (roster.period.first, roster.period.last) == (FIRST, date(2026, 3, 15))
    assert roster.questions == ()


def test_a_sheet_name_with_another_week_than_its_dates_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Uge_10=week("Uge 10 – 2026", FIRST, BO),
                  Uge_12=week("Uge 11 – 2026", SECOND, BO))
    assert [q.code for q in roster.questions] == ["week"]
    assert roster.questions[0].sheet == "Uge 12"


def test_a_missing_week_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Uge_10=week("Uge 10 – 2026", FIRST, BO),
                  Uge_12=week("Uge 12 – 2026", date(2026, 3, 16), BO))
    assert [q.code for q in roster.questions] == ["days_missing"]
    assert "09-03-2026 til 15-03-2026" in roster.questions[0].message


def test_the_same_week_twice_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, None, **{
        "Uge_10": week("Uge 10 – 2026", FIRST, BO), "Uge_10_(2)": week("Uge 10 – 2026", FIRST, BO),
    })
    assert [len(p.shifts) for p in roster.employees] == [3]
    assert asked(roster) == [("shift_twice", "B3")]
    assert "3 i alt" in roster.questions[0].message


def test_weekdays_alone_with_the_week_in_the_sheet_name(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Uge_53_2026=[["Navn", *NAMES], BO],
                  Uge_1_2027=[["Navn", *NAMES], BO])
    assert (roster.period.first, roster.period.last) == (date(2026, 12, 28), date(2027, 1, 10))
    assert [s.span.first_day for s in roster.employees[0].shifts][3] == date(2027, 1, 4)
