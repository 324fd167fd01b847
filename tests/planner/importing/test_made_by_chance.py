"""What rosters made at random brought to light, each as small as it can be."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from models.roster import Roster
from planner.importing.understand import explain, understand
from tests.planner.importing.books import LEGEND, MONDAY, asked, book, days, read, work

ENGLISH = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
Table = list[Sequence[object]]
PEOPLE = ["Bo Hansen", "Ida Toft", "Per Friis"]


def counts(roster: Roster) -> dict[str, int]:
    """How many shifts everybody has."""
    return {person.name: len(person.shifts) for person in roster.employees}


def test_fri_among_english_weekdays_is_a_friday(tmp_path: Path) -> None:
    rows: Table = [["Week 2 2026"], ["Name", *ENGLISH], ["Bo Hansen", *"DDDDDDD"]]
    assert counts(read(tmp_path, Plan=rows)) == {"Bo Hansen": 7}


def test_fri_with_a_date_behind_it_is_a_friday(tmp_path: Path) -> None:
    heads = [f"{ENGLISH[n]} {day:%d-%m-%Y}" for n, day in enumerate(days(7))]
    assert counts(read(tmp_path, Plan=[["Name", *heads], ["Bo Hansen", *"DDDDDDD"]])) == {
        "Bo Hansen": 7
    }


def test_fri_among_shifts_is_a_day_off(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *days(7)], ["Bo Hansen", "D", "Fri", "", "A"]])
    assert counts(roster) == {"Bo Hansen": 2}
    assert asked(roster) == []


def test_fri_in_a_rotation_and_in_person_weeks(tmp_path: Path) -> None:
    rul: Table = [["Starts 05-01-2026 to 18-01-2026"], ["Rulleuge", *ENGLISH], [1, *"DDDDDDD"]]
    folk: Table = [["Name", "Start week"], ["Bo Hansen", 1]]
    assert counts(read(tmp_path, Rul=rul, Folk=folk)) == {"Bo Hansen": 14}
    weeks: Table = [["Rota 2026"], ["Name", "Week", *ENGLISH], ["Bo Hansen", 2, *"DDDDDDD"]]
    assert counts(read(tmp_path, Plan=weeks)) == {"Bo Hansen": 7}


def test_the_last_days_of_a_month_are_read_however_few(tmp_path: Path) -> None:
    roster = read(
        tmp_path,
        Plan=[["Vagtplan april 2026"], ["Navn", 28, 29, 30], ["Bo Hansen", "D", "", "A"],
              ["Vagtplan maj 2026"], ["Navn", *range(1, 9)], ["Bo Hansen", "N"]],
    )
    assert [text[:10] for text in work(roster.employees[0])] == [
        "2026-04-28", "2026-04-30", "2026-05-01",
    ]


def test_a_table_of_a_single_day_without_its_year(tmp_path: Path) -> None:
    roster = read(
        tmp_path,
        Plan=[["Vagtplan 2026"], ["Navn", "30/11"], ["Bo Hansen", "D"], [],
              ["Navn", "01/12", "02/12", "03/12"], ["Bo Hansen", "A", "A", "A"]],
    )
    assert counts(roster) == {"Bo Hansen": 4}
    assert roster.period.first == date(2026, 11, 30)


def test_shifts_in_a_sheet_that_is_not_read_are_asked_about(tmp_path: Path) -> None:
    rows: Table = [["Navn", *days(7)], ["Bo Hansen", *"DDD"]]
    other = [["Kladde"], *[["07-15", "07-15"] for _ in range(3)]]
    roster = read(tmp_path, Plan=rows, Kladde=other)
    assert ("sheet_with_shifts", "A2") in asked(roster, "warning")


def test_shifts_in_a_column_among_the_days_that_is_no_day_are_an_error(tmp_path: Path) -> None:
    heads: list[object] = [*days(3), "??", *days(3, MONDAY + timedelta(4))]
    roster = read(tmp_path, Plan=[["Navn", *heads], ["Bo Hansen", *"DDDDDDD"]])
    assert asked(roster, "error") == [("column_not_used", "E1")]


def test_a_remark_about_wishes_is_no_plan_of_wishes(tmp_path: Path) -> None:
    table: Table = [["Navn", *days(7)], ["Bo Hansen", "D"]]
    roster = read(tmp_path, Plan=[["Husk at melde ønsker senest den 15."], *table])
    assert counts(roster) == {"Bo Hansen": 1}


def test_short_names_in_capitals_are_no_initials(tmp_path: Path) -> None:
    cell = "OLE LUND, MARIANNE JOHANSEN"
    rows: Table = [["Dato", "Dag (7-15)"], *[[day, cell] for day in days(4)]]
    assert counts(read(tmp_path, None, Liste=rows)) == {"Ole Lund": 4, "Marianne Johansen": 4}


def test_initials_that_look_like_a_reason_for_being_away(tmp_path: Path) -> None:
    cells = ("BS/KH", "MT (syg)")
    rows: Table = [["Dato", "Dag (7-15)", "Fravær"], *[[day, *cells] for day in days(4)]]
    assert counts(read(tmp_path, None, Liste=rows)) == {"BS": 4, "KH": 4, "MT": 0}


def test_names_on_lines_of_their_own(tmp_path: Path) -> None:
    cell = "\n".join(PEOPLE)
    rows: Table = [["Dato", "Dag (7-15)", "Fravær"], *[[day, cell, ""] for day in days(4)]]
    read_as = explain(book(tmp_path, None, Liste=rows))
    assert read_as.mapping.layout == "day_lists"
    assert counts(read_as.roster) == dict.fromkeys(PEOPLE, 4)


def test_numbered_codes_below_a_rotation_are_none_of_its_weeks(tmp_path: Path) -> None:
    week: Table = [
        ["", "Rullet starter 05-01-2026 til 18-01-2026"],
        ["", "Rulleuge", "Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"], ["", "1", "1"], ["", "2", "2"],
        [], ["", "Vagtkode", "Fra", "Til", "Betydning"], ["", "1", "07:00", "15:00", "Dagvagt"],
        ["", "2", "23:00", "07:00", "Nattevagt"],
    ]
    folk: Table = [["Navn", "Startuge i rul"], ["Bo Hansen", 1]]
    roster = understand(book(tmp_path, None, Rul=week, Folk=folk))
    assert work(roster.employees[0]) == [
        "2026-01-05T07:00 2026-01-05T15:00 day", "2026-01-12T23:00 2026-01-13T07:00 night",
    ]
    assert asked(roster, "error") == []


def test_a_week_over_new_year_whose_title_names_the_month_of_its_first_day(tmp_path: Path) -> None:
    numbers = (29, 30, 31, 1, 2, 3, 4)
    roster = read(
        tmp_path,
        Uge_1=[["december 2025"], ["Navn", *numbers], ["Bo Hansen", *"DDDDDDD"]],
        Uge_2=[["januar 2026"], ["Navn", *range(5, 12)], ["Bo Hansen", *"AAAAAAA"]],
    )
    assert roster.period.first == date(2025, 12, 29)
    assert counts(roster) == {"Bo Hansen": 14}


def test_a_title_that_is_also_a_heading_does_not_hide_the_names(tmp_path: Path) -> None:
    pairs = [cell for day in days(3) for cell in (day, "")]
    rows: Table = [["Schema"], ["", *pairs], ["Personal", *["Start", "Slut"] * 3],
            ["Bo Hansen", "07:00", "15:00", "", "", "23:00", "07:00"]]
    assert counts(read(tmp_path, None, Plan=rows)) == {"Bo Hansen": 2}


def test_a_legend_below_the_plan_is_no_heading_of_a_list_of_days(tmp_path: Path) -> None:
    table: Table = [[name, *"DDDDDDD"] for name in PEOPLE]
    rows: Table = [["Medarbejder", *days(7)], *table, [], *LEGEND[:5]]
    read_as = explain(book(tmp_path, None, Plan=rows))
    assert read_as.mapping.layout == "names_by_dates"
    assert counts(read_as.roster) == dict.fromkeys(PEOPLE, 7)


def test_contracts_under_weekdays_are_no_weeks(tmp_path: Path) -> None:
    weekdays = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    table: Table = [[name, 32, *"DDDDDDD"] for name in PEOPLE]
    rows: Table = [["Dienstplan Juli 2026"], ["Name", "Stunden", *range(20, 27)],
                   ["", "", *weekdays], *table]
    read_as = explain(book(tmp_path, Plan=rows))
    assert read_as.mapping.layout == "names_by_dates"
    assert counts(read_as.roster) == dict.fromkeys(PEOPLE, 7)


def test_days_as_excel_counts_them_in_a_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Navn;Dato;Fra;Til\nBo Hansen;46027;07:00;15:00\nIda Toft;46028;15:00;23:00\n")
    roster = understand(path)
    assert [work(person) for person in roster.employees] == [
        ["2026-01-05T07:00 2026-01-05T15:00 day"], ["2026-01-06T15:00 2026-01-06T23:00 evening"],
    ]


def test_shifts_above_the_first_days_are_asked_about(tmp_path: Path) -> None:
    table: Table = [["Navn", *days(7)], ["Bo Hansen", "D"]]
    roster = read(tmp_path, Plan=[["Navn", "i går", "i dag"], ["Bo Hansen", "A", "N"], *table])
    assert asked(roster, "warning") == [("above_days", "B2")]


def test_a_lone_number_under_a_week_is_a_day(tmp_path: Path) -> None:
    rows: Table = [["Vagtplan august 2026"], ["", "Uge 36"], ["Navn", 31], ["Bo Hansen", "D"],
                   ["Vagtplan september 2026"], ["Navn", *range(1, 9)], ["Bo Hansen", "N"]]
    roster = read(tmp_path, Plan=rows)
    assert [text[:10] for text in work(roster.employees[0])] == ["2026-08-31", "2026-09-01"]
