from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from models.finding import UnusableInput
from planner.importing.understand import understand
from tests.planner.importing.books import asked, book, days, read, work

WEEK = days(7)


def test_shifts_to_the_minute_and_days_away(tmp_path: Path) -> None:
    line = ["Bo Hansen", "D", "M", "A", "N", "F", "-", "FRI"]
    roster = read(tmp_path, Plan=[["Navn", *WEEK], line])
    [person] = roster.employees
    assert work(person) == [
        "2026-01-05T07:00 2026-01-05T15:00 day",
        "2026-01-06T11:00 2026-01-06T19:00 day",
        "2026-01-07T15:00 2026-01-07T23:00 evening",
        "2026-01-08T23:00 2026-01-09T07:00 night",
    ]
    assert person.away == {date(2026, 1, 9)}
    assert (roster.period.first, roster.period.last) == (WEEK[0], WEEK[-1])
    assert roster.questions == ()


def test_a_night_over_the_spring_change_has_seven_hours(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *days(7, date(2026, 3, 23))],
                                  ["Bo Hansen", "", "", "", "", "", "N", ""]])
    assert roster.employees[0].shifts[0].span.minutes == 420


def test_columns_beside_the_name(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[
        ["Navn", "Stilling", "Timer", *WEEK],
        ["Bo Hansen", "SSA", 32.5, "D"], ["Åse Lund", "SSH", "37 t", "A"],
    ])
    assert [(p.name, p.profession, p.hours_per_week) for p in roster.employees] == [
        ("Bo Hansen", "SSA", 32.5), ("Åse Lund", "SSH", 37.0),
    ]


def test_group_rows_are_units_and_sums_are_no_people(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[
        ["Navn", "Stilling", *WEEK], ["Hus Mågen"], ["Bo Hansen", "SSA", "D", "D"],
        ["Hus Ternen"], ["Åse Lund", "SSH", "D"], ["I alt D", None, 2, 1, 0, 0, 0, 0, 0],
    ])
    assert [(p.name, p.unit) for p in roster.employees] == [
        ("Bo Hansen", "Hus Mågen"), ("Åse Lund", "Hus Ternen"),
    ]
    assert roster.questions == ()


def test_a_sum_that_differs_is_asked_about_with_its_cell(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D", "D"], ["Åse Lund", "D"],
                                  ["I alt D", 2, 1, 1, 0, 0, 0, 0]])
    assert asked(roster) == [("total", "D4")]


def test_a_sum_of_a_vagtlag_counts_all_its_codes(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D", "M"], ["Åse Lund", "M"],
                                  ["I alt dagvagter", 2, 1, 0, 0, 0, 0, 0]])
    assert roster.questions == ()


def test_a_sum_of_something_else_is_said_once(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D", "D"],
                                  ["Antal borgere", 12, 12, 12, 12, 12, 12, 12]])
    assert asked(roster) == [("total_unclear", "B3")]


def test_an_unknown_code_is_one_error_with_its_first_cell_and_count(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D", "XQ", "XQ"],
                                  ["Åse Lund", "XQ"]])
    [question] = roster.questions
    assert (question.severity, question.code, question.sheet, question.cell) == (
        "error", "unknown_code", "Plan", "C2",
    )
    assert "XQ" in question.message
    assert "3 i alt" in question.message


@pytest.mark.parametrize(
    "reason", ["ferie", "Syg", "Barns 1. sygedag", "B1", "kursus", "Orlov", "SYG?"]
)
def test_no_reason_for_being_away_leaves_the_import(tmp_path: Path, reason: str) -> None:
    roster = read(tmp_path, None, Plan=[["Navn", *WEEK], ["Bo Hansen", reason, "07-15"]])
    [person] = roster.employees
    assert person.away == {WEEK[0]}
    assert len(person.shifts) == 1
    assert reason.lower() not in repr(roster).lower().replace("bo hansen", "")


def test_a_text_with_a_reason_is_not_shown(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"], [None],
                                  ["Bemærk: Bo er sygemeldt i uge 3"]])
    assert [q.code for q in roster.questions] == ["line_not_used"]
    assert "sygemeldt" not in repr(roster)


def test_codes_in_lower_case_and_padded(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["  Bo   Hansen ", " d ", "n\n", "a"]])
    assert roster.employees[0].name == "Bo Hansen"
    assert [s.team for s in roster.employees[0].shifts] == ["day", "night", "evening"]


def test_times_in_the_cells_need_no_legend(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Plan=[
        ["Navn", *WEEK], ["Bo Hansen", "07.00–15.00", "0700-1500", "7-15", "15:00 - 23:00", "23-07",
                          "19-10", "11:00-19:00"],
    ])
    assert work(roster.employees[0]) == [
        "2026-01-05T07:00 2026-01-05T15:00 day", "2026-01-06T07:00 2026-01-06T15:00 day",
        "2026-01-07T07:00 2026-01-07T15:00 day", "2026-01-08T15:00 2026-01-08T23:00 evening",
        "2026-01-09T23:00 2026-01-10T07:00 night", "2026-01-10T19:00 2026-01-11T10:00 night",
        "2026-01-11T11:00 2026-01-11T19:00 day",
    ]


def test_two_shifts_in_a_cell(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "07-10 + 17-20", "D/N"]])
    assert len(roster.employees[0].shifts) == 4


def test_inserted_rows_and_columns_and_another_sheet_name(tmp_path: Path) -> None:
    plain = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D", "A", "N"]])
    moved = read(tmp_path, Noget_andet=[
        ["Vagtplan for Solgården"], [], ["Nr.", None, "Navn", *WEEK],
        [17, None, "Bo Hansen", "D", "A", "N"],
    ])
    assert moved.employees == plain.employees


@pytest.mark.parametrize("heading", [
    ["05-01-2026", "06-01-2026", "07-01-2026"],
    ["2026-01-05", "2026-01-06", "2026-01-07"],
    ["ma 05.01.26", "ti 06.01.26", "on 07.01.26"],
    ["Mandag d. 5. januar 2026", "Tirsdag d. 6. januar 2026", "Onsdag d. 7. januar 2026"],
    [46027, 46028, 46029],
    [datetime(2026, 1, 5), datetime(2026, 1, 6), datetime(2026, 1, 7)],
])
def test_ways_of_writing_whole_dates(tmp_path: Path, heading: list[object]) -> None:
    roster = read(tmp_path, Plan=[["Navn", *heading], ["Bo Hansen", "D", "D", "D"]])
    assert [s.span.first_day for s in roster.employees[0].shifts] == days(3)


@pytest.mark.parametrize(("title", "heading", "first"), [
    ("Vagtplan januar 2026", [*range(5, 20)], date(2026, 1, 5)),
    ("Januar 2026", [29, 30, 31, *range(1, 12)], date(2025, 12, 29)),
    ("December 2025", [*range(20, 32), *range(1, 5)], date(2025, 12, 20)),
    ("Uge 53 – 2026", ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"],
     date(2026, 12, 28)),
    ("Plan 2026", ["28. december", "29. december", "30. december", "31. december", "1. januar"],
     date(2026, 12, 28)),
])
def test_a_title_says_month_or_year(
    tmp_path: Path, title: str, heading: list[object], first: date
) -> None:
    line = ["Bo Hansen", *["D"] * len(heading)]
    roster = read(tmp_path, Plan=[[title], ["Navn", *heading], line])
    assert [s.span.first_day for s in roster.employees[0].shifts] == days(len(heading), first)


def test_days_without_a_month_are_no_guess(tmp_path: Path) -> None:
    path = book(tmp_path, Plan=[["Navn", *range(1, 15)], ["Bo Hansen", *["D"] * 14]])
    with pytest.raises(UnusableInput, match="hverken måned eller år"):
        understand(path)


def test_a_print_date_is_no_period_and_the_dates_win_over_the_title(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Vagtplan januar 2026 – udskrevet 12-12-2025"], [],
                                  ["Navn", *days(60)], ["Bo Hansen", "D"]])
    assert (roster.period.first, roster.period.last) == (days(60)[0], days(60)[-1])
    assert asked(roster) == [("title", "A1")]
    assert roster.questions[0].severity == "info"


def test_a_weekday_that_does_not_fit_its_date_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[[None, "Ti", "On", "To", "Fr", "Lø", "Sø", "Ma"], ["Navn", *WEEK],
                                  ["Bo Hansen", "D"]])
    assert asked(roster) == [("weekday", "B2")]


def test_week_and_weekday_rows_are_no_people(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[
        [None, "Uge 2"], ["Navn", *WEEK], [None, "Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"],
        ["Bo Hansen", "D"], ["Uge 2", "Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"], ["Åse Lund", "A"],
    ])
    assert [p.name for p in roster.employees] == ["Bo Hansen", "Åse Lund"]
    assert roster.questions == ()


def test_stacked_blocks_on_one_sheet_are_one_roster(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[
        ["Navn", *WEEK], ["Bo Hansen", "D"], ["Åse Lund", "A"], [],
        ["Navn", *days(7, date(2026, 1, 12))], ["Bo Hansen", "N"], ["Åse Lund", "A"],
    ])
    assert {p.name: len(p.shifts) for p in roster.employees} == {"Bo Hansen": 2, "Åse Lund": 2}
    assert roster.questions == ()


def test_names_in_other_orders(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Efternavn", "Fornavn", *WEEK], ["Hansen", "Bo", "D"]])
    assert roster.employees[0].name == "Bo Hansen"
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Hansen, Bo", "D"]])
    assert (roster.employees[0].name, roster.employees[0].id) == ("Bo Hansen", "bo-hansen")


def test_two_of_one_name_are_two_people_and_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", "Stilling", *WEEK], ["Bo Hansen", "SSA", "D"],
                                  ["Bo Hansen", "SSH", "A"]])
    assert [p.id for p in roster.employees] == ["bo-hansen", "bo-hansen-2"]
    assert asked(roster) == [("namesakes", "A3")]


def test_the_same_person_twice_in_a_table_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"], ["Bo Hansen", None, "A"]])
    assert [len(p.shifts) for p in roster.employees] == [2]
    assert asked(roster) == [("row_twice", "A3")]


def test_shifts_that_overlap_are_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"], ["Bo Hansen", "M"]])
    assert ("overlap", "B3") in asked(roster)


def test_work_without_a_name_is_an_error(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"], [None, "A"]])
    assert asked(roster, "error") == [("no_name", "B3")]


def test_home_team_is_that_of_most_shifts_and_of_equals_the_rarest(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", "Stilling", *WEEK], ["Bo Hansen", "SSA", "D", "D", "A"],
                                  ["Åse Lund", "SSA", "D", "N"]])
    people = {p.name: p.home_team for p in roster.employees}
    assert people == {"Bo Hansen": "day", "Åse Lund": "night"}
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"], ["Ida Toft"]])
    assert roster.employees[1].home_team is None


def test_hidden_rows_and_sheets_and_comments_are_read_and_said(tmp_path: Path) -> None:
    path = book(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"]],
                Ekstra=[["Navn", *WEEK], ["Ida Toft", "A"]])
    workbook = openpyxl.load_workbook(path)
    workbook["Plan"].row_dimensions[2].hidden = True
    workbook["Plan"]["B2"].comment = Comment("syg?", "x")
    workbook["Ekstra"].sheet_state = "hidden"
    workbook.save(path)
    roster = understand(path)
    assert [p.name for p in roster.employees] == ["Bo Hansen", "Ida Toft"]
    assert set(asked(roster)) == {
        ("comments", None), ("rows_hidden", "A2"), ("sheet_hidden", None),
    }
    assert "syg" not in repr(roster)


def test_a_sheet_that_is_not_used_is_said(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"]],
                  Telefonliste=[["Lægen", "x"]])
    assert asked(roster) == [("sheet_not_used", None)]


def test_a_shift_of_more_than_sixteen_hours_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Plan=[["Navn", *WEEK], ["Bo Hansen", "07-06", "", "07-06"]])
    assert asked(roster) == [("long_shift", "B2")]
    assert "2 i alt" in roster.questions[0].message


def test_from_24_is_on_the_next_day(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Plan=[["Navn", *WEEK], ["Bo Hansen", "24-08"]])
    assert work(roster.employees[0]) == ["2026-01-06T00:00 2026-01-06T08:00 night"]


def test_a_date_in_a_cell_is_no_shift(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Plan=[["Navn", *WEEK], ["Bo Hansen", "15/3", "D 7-15 ?"]])
    assert [q.code for q in roster.questions] == ["unknown_code", "unknown_code"]


def test_vacant_shifts_are_nobodys(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"], ["Ledige vagter", "", "D"]])
    assert [p.name for p in roster.employees] == ["Bo Hansen"]
    assert asked(roster) == [("vacant", "A3")]


def test_dates_with_the_month_in_front_are_not_read_as_months(tmp_path: Path) -> None:
    heading = [f"01/{day:02d}/2026" for day in range(5, 10)]
    path = book(tmp_path, Plan=[["Navn", *heading], ["Bo Hansen", "D", "D"]])
    with pytest.raises(UnusableInput):
        understand(path)


def test_weekdays_under_week_numbers_with_the_year_in_the_title(tmp_path: Path) -> None:
    names = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
    roster = read(tmp_path, Plan=[
        ["Vagtplan 2026"], [None, "Uge 53", *[None] * 6, "Uge 1"], ["Navn", *names, *names],
        ["Bo Hansen", "D", *[""] * 6, "D"],
    ])
    assert [s.span.first_day for s in roster.employees[0].shifts] == [
        date(2026, 12, 28), date(2027, 1, 4),
    ]


def test_numbers_that_may_be_hours_are_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Bemanding januar 2026"], ["Navn", *range(7, 23)],
                                  ["Bo Hansen", "D"]])
    assert asked(roster) == [("day_numbers", "B2")]


def test_a_sheet_of_wishes_holds_no_shifts(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Navn", *WEEK], ["Bo Hansen", "D"]]
    roster = read(tmp_path, Plan=rows, Ønsker=rows)
    assert asked(roster) == [("sheet_wishes", None)]
    with pytest.raises(UnusableInput, match="ønskeplan"):
        understand(book(tmp_path, None, Ark1=[["Ønskeplan uge 2"], *rows]))


def test_initials_that_fit_a_name_are_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"], ["BHA", "", "D"],
                                  ["KL", "", "D"]])
    assert asked(roster) == [("initials", "A3")]
    assert len(roster.employees) == 3


def test_a_date_written_twice_is_an_error_and_hides_nothing(tmp_path: Path) -> None:
    first, second, _, fourth, fifth = days(5)
    roster = read(tmp_path, Plan=[["Navn", first, second, second, fourth, fifth],
                                  ["Bo Hansen", "D", "D", "N", "A", ""]])
    assert asked(roster) == [("date_order", "D1")]
    assert len(roster.employees[0].shifts) == 4


def test_small_tables_close_to_each_other_keep_their_own_dates(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[
        ["Navn", *WEEK], ["Bo Hansen", "D"],
        ["Navn", *days(7, date(2026, 1, 12))], ["Bo Hansen", "", "D"],
    ])
    assert [s.span.first_day.day for s in roster.employees[0].shifts] == [5, 13]


def test_a_unit_in_a_merged_cell_holds_for_all_its_rows(tmp_path: Path) -> None:
    path = book(tmp_path, Plan=[["Hus", "Navn", *WEEK], ["Mågen", "Bo Hansen", "D"],
                                [None, "Ida Toft", "A"]])
    workbook = openpyxl.load_workbook(path)
    workbook["Plan"].merge_cells("A2:A3")
    workbook.save(path)
    assert [p.unit for p in understand(path).employees] == ["Mågen", "Mågen"]


def test_a_plan_without_a_single_shift_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "FRI", "-"]])
    with pytest.raises(UnusableInput, match="ingen vagter"):
        understand(path)


def test_dates_without_a_year_are_no_guess(tmp_path: Path) -> None:
    path = book(tmp_path, Plan=[["Navn", "05/01", "06/01", "07/01"], ["Bo Hansen", "D"]])
    with pytest.raises(UnusableInput, match="uden årstal"):
        understand(path)


def test_work_and_absence_in_one_cell_is_away_and_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D", "D kursus", "kursus 12-14"]])
    assert [len(p.shifts) for p in roster.employees] == [1]
    assert roster.employees[0].away == {WEEK[1], WEEK[2]}
    assert asked(roster) == [("away_and_work", "C2")]
    assert "kursus" not in repr(roster)


def test_a_sheet_name_of_another_month_is_asked_about(tmp_path: Path) -> None:
    roster = read(tmp_path, Februar_2026=[["Navn", *WEEK], ["Bo Hansen", "D"]])
    assert asked(roster) == [("sheet_month", "B1")]


def test_who_says_less_in_the_next_table_is_the_same_person(tmp_path: Path) -> None:
    roster = read(
        tmp_path, Januar=[["Navn", "Stilling", *WEEK], ["Bo Hansen", "SSA", "D"]],
        Ekstra=[["Navn", *days(7, date(2026, 1, 12))], ["Bo Hansen", "A"]],
    )
    assert [(p.name, p.profession, len(p.shifts)) for p in roster.employees] == [
        ("Bo Hansen", "SSA", 2),
    ]
    assert roster.questions == ()


def test_hours_to_the_right_of_the_days_are_sums_and_no_contract(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK, "Timer"], ["Bo Hansen", "D", *[None] * 6, 8]])
    assert roster.employees[0].hours_per_week is None
    assert roster.questions == ()


def test_a_name_alone_in_its_row_is_a_person_where_units_say_what_they_are(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[
        ["Navn", "Stilling", *WEEK], ["Hus Mågen"], ["Bo Hansen", "SSA", "D"], ["Ida Toft"],
        ["Per Friis", "SSH", "A"],
    ])
    assert [(p.name, p.unit) for p in roster.employees] == [
        ("Bo Hansen", "Hus Mågen"), ("Ida Toft", "Hus Mågen"), ("Per Friis", "Hus Mågen"),
    ]
    assert asked(roster) == [("group_or_person", "A4")]


def test_titles_between_stacked_months_belong_to_their_own(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[
        ["Januar 2026"], ["Navn", *range(1, 32)], ["Bo Hansen", "D"], [],
        ["Februar 2026"], ["Navn", *range(1, 29)], ["Bo Hansen", "A"],
    ])
    assert [s.span.first_day for s in roster.employees[0].shifts] == [
        date(2026, 1, 1), date(2026, 2, 1),
    ]
    assert roster.questions == ()


@pytest.mark.parametrize("name", ["Bo Hansen (syg)", "Bo Hansen - ferie", "Hansen, Bo [orlov]"])
def test_a_reason_beside_a_name_is_gone(tmp_path: Path, name: str) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], [name, "D"]])
    assert [p.name for p in roster.employees] == ["Bo Hansen"]


@pytest.mark.parametrize("group", ["Langtidssygemeldte", "Orlov", "Langtidssyge", "Barsel"])
def test_a_group_that_is_a_reason_is_no_unit(tmp_path: Path, group: str) -> None:
    roster = read(tmp_path, Plan=[
        ["Navn", "Stilling", *WEEK], ["Hus Mågen"], ["Bo Hansen", "SSA", "D"], [group],
        ["Ida Toft", "SSA", "D"],
    ])
    assert [p.unit for p in roster.employees] == ["Hus Mågen", None]
    assert group not in repr(roster)
