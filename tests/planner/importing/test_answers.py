"""Answers resolve the questions, and an answer that fits nothing is one."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from models.roster import Roster
from planner.importing.codes import Absent, Meaning, Work
from planner.importing.mapping import Mapping, parse_mapping
from planner.importing.mapping_text import explained_to_toml
from planner.importing.understand import explain, understand
from planner.json_node import to_text
from planner.plan_json import roster_to_json
from tests.planner.importing.books import LEGEND, Rows, asked, book, days, work

WEEK = days(7)
SHARED = Path(__file__).parents[4] / "shared" / "rosters"


def answered(
    folder: Path, mapping: Mapping, legend: Rows | None = LEGEND, **sheets: Rows
) -> Roster:
    return understand(book(folder, legend, **sheets), mapping)


def names(roster: Roster) -> list[str]:
    return [person.name for person in roster.employees]


PLAN: Sequence[Sequence[object]] = [
    ["Navn", *WEEK], ["Bo Hansen", "D", "XQ", "xq", "M/XQ"], ["Åse Lund", "XQ", 17015],
]


def test_an_answered_code_is_a_shift_and_no_question(tmp_path: Path) -> None:
    codes: dict[str, Meaning] = {"XQ": Work(1140, 1380, "evening"), "17015": Absent.OFF}
    roster = answered(tmp_path, Mapping(codes=codes), Plan=PLAN)
    assert asked(roster) == []
    assert work(roster.employees[0]) == [
        "2026-01-05T07:00 2026-01-05T15:00 day", "2026-01-06T19:00 2026-01-06T23:00 evening",
        "2026-01-07T19:00 2026-01-07T23:00 evening", "2026-01-08T11:00 2026-01-08T19:00 day",
        "2026-01-08T19:00 2026-01-08T23:00 evening",
    ]


def test_an_answer_goes_before_the_legend_and_the_usual_words(tmp_path: Path) -> None:
    codes: dict[str, Meaning] = {
        "D": Work(360, 840, "day"), "FRI": Absent.AWAY, "syg": Work(480, 960, "day"),
    }
    roster = answered(tmp_path, Mapping(codes=codes),
                      Plan=[["Navn", *WEEK], ["Bo Hansen", "D", "FRI", "syg"]])
    [bo] = roster.employees
    assert work(bo) == ["2026-01-05T06:00 2026-01-05T14:00 day",
                        "2026-01-07T08:00 2026-01-07T16:00 day"]
    assert bo.away == {WEEK[1]}
    assert asked(roster) == []


def test_a_code_without_times_and_one_with_two_are_settled(tmp_path: Path) -> None:
    legend = [*LEGEND, ("Q", None, None, ""), ("D", "08:00", "16:00", "Dagvagt")]
    plan: Rows = [["Navn", *WEEK], ["Bo Hansen", "D", "Q"]]
    assert {code for code, _ in asked(understand(book(tmp_path, legend, Plan=plan)))} == {
        "unknown_code", "code_without_times", "code_twice"}
    mapping = Mapping(codes={"Q": Absent.OFF, "D": Work(480, 960, "day")})
    roster = answered(tmp_path, mapping, legend, Plan=plan)
    assert asked(roster) == []
    assert work(roster.employees[0]) == ["2026-01-05T08:00 2026-01-05T16:00 day"]


def test_a_column_of_a_day_list_without_times(tmp_path: Path) -> None:
    rows: Rows = [["Dato", "Dag", "Nat (23-7)"],
                  *[[day, "Bo Hansen", "Ida Toft"] for day in WEEK]]
    assert ("list_without_times", "B1") in asked(understand(book(tmp_path, None, Liste=rows)))
    mapping = Mapping(codes={"Dag": Work(420, 900, "day")})
    roster = answered(tmp_path, mapping, None, Liste=rows)
    assert asked(roster) == []
    assert len(roster.employees[0].shifts) == 7


@pytest.mark.parametrize("odd", [("17015", "23:00"), ("17:00", "17015"), (17015, "")])
@pytest.mark.parametrize("layout", ["rows", "pairs"])
def test_a_time_that_is_none(tmp_path: Path, layout: str, odd: tuple[object, str]) -> None:
    rows: Rows = [["Navn", "Dato", "Start", "Slut"], ["Bo Hansen", WEEK[0], *odd],
                  ["Bo Hansen", WEEK[1], "07:00", "15:00"]]
    if layout == "pairs":
        dates = [part for day in WEEK[:5] for part in (day, "")]
        rows = [["Navn", *dates], ["", *["Start", "Slut"] * 5],
                ["Bo Hansen", *odd, "07:00", "15:00"]]
    path = book(tmp_path, None, Data=rows)
    first = explain(path)
    assert [q.code for q in first.roster.questions] == ["times_unclear"]
    assert '# 17015 = ""' in explained_to_toml(first)
    roster = understand(path, Mapping(codes={"17015": Work(1035, 1380, "evening")}))
    assert asked(roster) == []
    assert work(roster.employees[0])[0] == "2026-01-05T17:15 2026-01-05T23:00 evening"


def test_a_code_does_not_hide_a_time_that_is_none(tmp_path: Path) -> None:
    rows: Rows = [["Navn", "Dato", "Vagt", "Start", "Slut"],
                  ["Bo Hansen", WEEK[0], "D", "25:00", "15:00"],
                  ["Bo Hansen", WEEK[1], "D", "07:00", ""],
                  ["Bo Hansen", WEEK[2], "FRI", "fri", ""]]
    roster = understand(book(tmp_path, Data=rows))
    assert asked(roster) == [("times_unclear", "D2")]
    assert work(roster.employees[0]) == ["2026-01-06T07:00 2026-01-06T15:00 day"]


def test_nobody(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *WEEK], ["Bo Hansen", "D"], ["Vikar 2", "XX"], ["Kaffe", "YY"]]
    roster = answered(tmp_path, Mapping(ignore=("vikar 2", "Kaffe")), Plan=plan)
    assert names(roster) == ["Bo Hansen"]
    assert asked(roster) == []


def test_initials_are_one_person_or_two(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *WEEK], ["BHA", "D"], ["Bo Hansen", "", "D"]]
    assert asked(understand(book(tmp_path, Plan=plan))) == [("initials", "A2")]
    one = answered(tmp_path, Mapping(same={"BHA": "Bo Hansen"}), Plan=plan)
    assert (names(one), len(one.employees[0].shifts), asked(one)) == (["Bo Hansen"], 2, [])
    two = answered(tmp_path, Mapping(same={"BHA": "BHA"}), Plan=plan)
    assert (names(two), asked(two)) == (["BHA", "Bo Hansen"], [])


def test_an_alias_does_not_join_two_of_one_name(tmp_path: Path) -> None:
    plan: Rows = [["Navn", "Afdeling", *WEEK], ["BHA", "", "D"], ["Bo Hansen", "A", "", "D"],
            ["Bo Hansen", "B", "", "", "D"]]
    roster = answered(tmp_path, Mapping(same={"BHA": "Bo Hansen"}), Plan=plan)
    assert [(p.unit, len(p.shifts)) for p in roster.employees] == [("A", 2), ("B", 1)]
    assert [code for code, _ in asked(roster)] == ["namesakes"]


def test_an_alias_with_another_unit_is_still_the_person(tmp_path: Path) -> None:
    for order in (1, -1):
        people = [["BHA", "B", "D"], ["Bo Hansen", "A", "", "D"]][::order]
        roster = answered(tmp_path, Mapping(same={"BHA": "Bo Hansen"}),
                          Plan=[["Navn", "Afdeling", *WEEK], *people])
        assert [(p.name, p.unit, len(p.shifts)) for p in roster.employees] == [
            ("Bo Hansen", "A", 2)]


def test_namesakes_are_one_person_if_somebody_says_so(tmp_path: Path) -> None:
    plan: Rows = [["Navn", "Afdeling", *WEEK], ["Bo Hansen", "A", "D"], ["Bo Hansen", "B", "", "D"]]
    roster = answered(tmp_path, Mapping(same={"Bo Hansen": "Bo Hansen"}), Plan=plan)
    assert ([len(p.shifts) for p in roster.employees], asked(roster)) == ([2], [])


def test_someone_vacant_is_a_person_if_somebody_says_so(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *WEEK], ["Bo Hansen", "D"], ["Vikar 2", "", "D"]]
    roster = answered(tmp_path, Mapping(same={"Vikar 2": "Ida Toft"}), Plan=plan)
    assert (names(roster), asked(roster)) == (["Bo Hansen", "Ida Toft"], [])


@pytest.mark.parametrize("layout", ["rows", "list", "weeks", "roll"])
def test_names_are_answered_in_every_layout(tmp_path: Path, layout: str) -> None:
    weekdays: list[object] = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
    sheets: dict[str, dict[str, list[list[object]]]] = {
        "rows": {"Data": [["Navn", "Dato", "Start", "Slut"],
                          *[[name, WEEK[n], "07:00", "15:00"]
                            for n, name in enumerate(["BHA", "Bo Hansen", "Vikar 2"])]]},
        "list": {"Liste": [["Dato", "Dag (7-15)"], [WEEK[0], "BHA"], [WEEK[1], "Bo Hansen"],
                           [WEEK[2], "K4FFE, Bo Hansen"]]},
        "weeks": {"Plan": [["Navn", "Uge", *weekdays], ["BHA", "2/2026", "D"],
                           ["Bo Hansen", "2/2026", "", "D"], ["77", "2/2026", "D"]]},
        "roll": {"Rul": [["Rullet starter 05-01-2026 til 18-01-2026"], ["Rulleuge", *weekdays],
                         [1, "D"], [2, "", "A"]],
                 "Folk": [["Navn", "Startuge i rul"], ["BHA", 1], ["Bo Hansen", 2], ["77", 1]]},
    }
    mapping = Mapping(ignore=("Vikar 2", "K4FFE", "77"), same={"BHA": "Bo Hansen"})
    roster = answered(tmp_path, mapping, **sheets[layout])
    assert names(roster) == ["Bo Hansen"]
    assert len(roster.employees[0].shifts) >= 2
    assert {code for code, _ in asked(roster)} == {"answer_name"}
    assert [q.severity for q in roster.questions] == ["warning", "warning"]


def test_the_sheet_that_was_chosen(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *WEEK], ["Bo Hansen", "D"]]
    draft: Rows = [["Navn", *WEEK], ["Bo Hansen", "A"], ["Ida Toft", "A"]]
    roster = answered(tmp_path, Mapping(sheets=("plan",)), Kladde=draft, Plan=plan)
    assert (names(roster), asked(roster)) == (["Bo Hansen"], [])
    assert [s.team for s in roster.employees[0].shifts] == ["day"]


def test_a_legend_beside_the_chosen_sheet_is_still_doubted(tmp_path: Path) -> None:
    legend = [*LEGEND, ("Q", "=1+1", "15:00", "Vagt")]
    roster = answered(tmp_path, Mapping(sheets=("Plan",)), legend,
                      Plan=[["Navn", *WEEK], ["Bo Hansen", "D"]])
    assert ("formula", "B8") in asked(roster, "error")


def test_a_sheet_of_wishes_is_read_if_somebody_chose_it(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *WEEK], ["Bo Hansen", "D"]]
    roster = answered(tmp_path, Mapping(sheets=("Ønsker",)), Ønsker=plan)
    assert names(roster) == ["Bo Hansen"]


NUMBERS = ["Navn", *range(1, 32)]
BO = ["Bo Hansen", "D", "A"]


def test_a_month_that_nothing_names(tmp_path: Path) -> None:
    roster = answered(tmp_path, Mapping(first_day=date(2026, 3, 1)), Ark1=[NUMBERS, BO])
    assert (roster.period.first, roster.period.last) == (date(2026, 3, 1), date(2026, 3, 31))
    assert asked(roster) == []


def test_days_that_begin_in_the_month_before(tmp_path: Path) -> None:
    heading = ["Navn", *range(23, 32), *range(1, 16)]
    roster = answered(tmp_path, Mapping(first_day=date(2025, 12, 23)), Ark1=[heading, BO])
    assert (roster.period.first, roster.period.last) == (date(2025, 12, 23), date(2026, 1, 15))


def test_a_year_that_nothing_names(tmp_path: Path) -> None:
    heading = ["Navn", *[f"{day.day}/{day.month}" for day in days(14, date(2025, 12, 25))]]
    roster = answered(tmp_path, Mapping(first_day=date(2025, 12, 25)), Ark1=[heading, BO])
    assert (roster.period.first, roster.period.last) == (date(2025, 12, 25), date(2026, 1, 7))


def test_weekdays_alone(tmp_path: Path) -> None:
    heading = ["Navn", "ma", "ti", "on", "to", "fr", "lø", "sø"]
    roster = answered(tmp_path, Mapping(first_day=date(2027, 1, 4)), Ark1=[heading, BO])
    assert (roster.period.first, roster.period.last) == (date(2027, 1, 4), date(2027, 1, 10))


def test_a_rotation_without_a_start(tmp_path: Path) -> None:
    weekdays = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
    roster = answered(
        tmp_path, Mapping(first_day=date(2026, 2, 2)), Rul=[["Rulleuge", *weekdays], [1, "D"]],
        Folk=[["Navn", "Startuge i rul"], ["Bo Hansen", 1]],
    )
    assert roster.period.first == date(2026, 2, 2)
    assert [code for code, _ in asked(roster)] == ["roll_end"]


def test_a_title_against_the_sheets_name(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Marts_2026": [["Vagtplan februar 2026"], NUMBERS[:29], BO]}
    assert ("sheet_month", "B2") in asked(understand(book(tmp_path, **sheets)))
    roster = answered(tmp_path, Mapping(first_day=date(2026, 3, 1)), **sheets)
    assert (roster.period.first, asked(roster)) == (date(2026, 3, 1), [])
    same = answered(tmp_path, Mapping(first_day=date(2026, 2, 1)), **sheets)
    assert (same.period.first, asked(same)) == (date(2026, 2, 1), [])


def test_one_first_day_for_two_tables_is_asked_about(tmp_path: Path) -> None:
    roster = answered(tmp_path, Mapping(first_day=date(2026, 3, 1)),
                      Ark1=[NUMBERS, BO], Ark2=[NUMBERS, ["Ida Toft", "D"]])
    assert asked(roster) == [("answer_first_tables", "B1")]


def test_answers_that_fit_nothing_are_asked_about(tmp_path: Path) -> None:
    mapping = Mapping(("Ark9",), "rotation", date(2025, 1, 1), {"ZZ": Absent.OFF}, ("Kaffe",),
                      {"KH": "Karl Hansen"})
    roster = answered(tmp_path, mapping, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"]])
    assert [code for code, _ in asked(roster, "warning")] == [
        "answer_sheet", "answer_layout", "answer_first_day", "answer_code", "answer_name",
        "answer_name",
    ]
    assert names(roster) == ["Bo Hansen"]


def test_what_is_remembered_steps_back(tmp_path: Path) -> None:
    codes: dict[str, Meaning] = {
        "D": Work(0, 60, "night"), "XQ": Work(720, 1260, "day"), "ZZ": Absent.OFF,
    }
    mapping = Mapping(("Ark9",), None, None, codes, ("Kaffe", "Te"), remembered=True)
    roster = answered(tmp_path, mapping, Plan=[["Navn", *WEEK], ["Bo Hansen", "D", "XQ"],
                                               ["Kaffe", "D"]])
    assert names(roster) == ["Bo Hansen"]
    assert [s.team for s in roster.employees[0].shifts] == ["day", "day"]
    assert asked(roster) == [("codes_remembered", None), ("names_remembered", None)]
    assert "Te" not in roster.questions[1].message
    assert "XQ" in roster.questions[0].message
    assert "ZZ" not in roster.questions[0].message


def test_a_legend_of_absence_goes_before_the_times_of_a_row(tmp_path: Path) -> None:
    rows: Rows = [["Navn", "Dato", "Vagt", "Start", "Slut"],
                  ["Bo Hansen", WEEK[0], "F", "07:00", "15:00"],
                  ["Bo Hansen", WEEK[1], "D", "07:00", "15:00"]]
    roster = understand(book(tmp_path, Data=rows))
    assert roster.employees[0].away == {WEEK[0]}
    assert len(roster.employees[0].shifts) == 1


def test_what_is_open_is_written_with_its_places(tmp_path: Path) -> None:
    plan: Rows = [*PLAN, ["BHA", "F", "ferie", "B1", "Bo er syg"], ["Vikar 2", "D"]]
    text = explained_to_toml(explain(book(tmp_path, Plan=plan)))
    lines = text.splitlines()
    assert lines[lines.index('# XQ = ""') - 1].startswith(
        "# Ikke forstået, 2 i alt: »Plan« C2, »Plan« B3.")
    assert {'# 17015 = ""', '# BHA = "Bo Hansen"', '# ignore = ["Vikar 2"]', 'F = "away"',
            'D = "07:00-15:00"', 'sheet = "Plan"', "first_day = 2026-01-05",
            'layout = "names_by_dates"', 'B1 = "away"'} <= set(lines)
    assert "Bo er" not in text
    assert "arns" not in text


def test_many_cells_are_counted_and_the_first_are_named(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *days(30)], *[[f"Bo {letter}olm", *["XQ"] * 30] for letter in "ABC"]]
    text = explained_to_toml(explain(book(tmp_path, None, Plan=plan)))
    assert "# Ikke forstået, 90 i alt: »Plan« B2, " in text
    assert "… og 84 til." in text


def test_an_answer_in_lower_case_for_part_of_a_cell(tmp_path: Path) -> None:
    plan: Rows = [["Navn", *WEEK], ["Bo Hansen", "M/XQ"]]
    roster = answered(tmp_path, Mapping(codes={"xq": Work(1200, 1380, "evening")}), Plan=plan)
    assert (asked(roster), len(roster.employees[0].shifts)) == ([], 2)


def test_the_name_of_a_text_file_is_no_sheet_to_answer(tmp_path: Path) -> None:
    path = tmp_path / "januar.csv"
    path.write_text("Navn;Dato;Start;Slut\nBo Hansen;05-01-2026;7;15\n", encoding="utf-8")
    assert explain(path).mapping.sheets == ()


def test_a_filled_file_of_answers_settles_everything(tmp_path: Path) -> None:
    path = book(tmp_path, Plan=[*PLAN, ["BHA", "", "", "", "", "D"], ["Vikar 2", "D"]])
    text = explained_to_toml(explain(path))
    for before, after in (('# XQ = ""', 'XQ = "off"'), ('# 17015 = ""', '17015 = "17-23"'),
                          ("# xq = ", "xq = "), ('xq = ""', 'xq = "off"'),
                          ("# BHA =", "BHA ="), ("# ignore", "ignore")):
        text = text.replace(before, after)
    again = explain(path, parse_mapping(text, "m.toml"))
    assert asked(again.roster) == []
    assert again.open == ()
    assert "# BHA" not in explained_to_toml(again)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the rosters are not here")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.[xc]*s[xv]*")), ids=lambda p: p.name)
def test_read_again_with_what_was_understood(path: Path) -> None:
    if path.name.endswith(".json"):
        return
    first = explain(path)
    again = explain(path, parse_mapping(explained_to_toml(first), "m.toml"))
    assert again.roster.employees == first.roster.employees
    assert again.mapping == first.mapping
    assert again.shape == first.shape
    assert set(again.roster.questions) <= set(first.roster.questions)
    assert json.loads(to_text(roster_to_json(again.roster)))["employees"]


def test_weeks_without_a_year(tmp_path: Path) -> None:
    weekdays: list[object] = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
    mapping = Mapping(first_day=date(2026, 12, 28))
    rows = answered(tmp_path, mapping, Plan=[["Navn", "Uge", *weekdays], ["Bo Hansen", 53, "D"]])
    assert (rows.period.first, asked(rows)) == (date(2026, 12, 28), [])
    across: Rows = [["", "Uge 53", *[""] * 6, "Uge 1", *[""] * 6], ["Navn", *weekdays * 2],
                    ["Bo Hansen", "D", *[""] * 6, "A"]]
    table = answered(tmp_path, mapping, Plan=across)
    assert [s.span.first_day for s in table.employees[0].shifts] == [
        date(2026, 12, 28), date(2027, 1, 4)]
    assert asked(table) == []
