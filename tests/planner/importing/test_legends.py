"""Legends: as a table beside or below the plan, as text, without headings."""

from pathlib import Path

import pytest

from tests.planner.importing.books import LEGEND, asked, days, read, work

WEEK = days(7)


@pytest.mark.parametrize("foot", [
    [["c : 21:45 - 08:30"]], [["c = 21.45-8.30, F = Ferie"]], [["c: 2145-0830 nattevagt"]],
])
def test_a_legend_as_text(tmp_path: Path, foot: list[list[object]]) -> None:
    roster = read(tmp_path, None, Plan=[["Navn", *WEEK], ["Bo Hansen", "c"], [], *foot])
    assert work(roster.employees[0]) == ["2026-01-05T21:45 2026-01-06T08:30 night"]
    assert roster.questions == ()


def test_a_legend_below_and_one_beside_the_plan(tmp_path: Path) -> None:
    plan: list[list[object]] = [["Navn", *WEEK], ["Bo Hansen", "D", "N"]]
    below = read(tmp_path, None, Plan=[*plan, [], *[list(row) for row in LEGEND]])
    beside = read(tmp_path, None, Plan=[
        [*left, *[None] * (9 - len(left)), *right]
        for left, right in zip([*plan, *[[]] * 5], LEGEND, strict=True)
    ])
    for roster in (below, beside):
        assert [s.team for s in roster.employees[0].shifts] == ["day", "night"]
        assert [p.name for p in roster.employees] == ["Bo Hansen"]
        assert roster.questions == ()


def test_a_legend_with_ranges_under_one_heading(tmp_path: Path) -> None:
    legend = [("Forkortelse", "Beskrivelse", "Mødetid"), ("DV", "Dagvagt", "kl. 07.00 - 15.00"),
              ("FV", "Fridag", None)]
    line = ["Bo Hansen", "DV", "FV", "07:00\n15:00"]
    roster = read(tmp_path, legend, Plan=[["Navn", *WEEK], line])
    assert [w[11:16] for w in work(roster.employees[0])] == ["07:00", "07:00"]
    assert roster.questions == ()


@pytest.mark.parametrize("legend", [
    [["D", "Dag", "07.00-15.00"], ["E", "15:00", "23:00"]],
    [["D", "07:00", "15:00", "Dagvagt"], ["E", "Aften 15-23"]],
])
def test_a_legend_without_headings(tmp_path: Path, legend: list[list[object]]) -> None:
    plan: list[list[object]] = [["Navn", *WEEK], ["Bo Hansen", "D", "E"]]
    for roster in (read(tmp_path, None, Plan=[*plan, [], *legend]),
                   read(tmp_path, None, Plan=plan, Koder=legend)):
        assert [w[11:16] for w in work(roster.employees[0])] == ["07:00", "15:00"]
        assert len(roster.employees) == 1
        assert roster.questions == ()


def test_initials_with_a_shift_are_a_person_and_no_legend(tmp_path: Path) -> None:
    roster = read(tmp_path, None, Plan=[["Navn", *WEEK], ["AH", "7-15"], ["BD", "15-23"]])
    assert [p.name for p in roster.employees] == ["AH", "BD"]


def test_a_remark_with_times_is_no_code(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Navn", *WEEK], ["Bo Hansen", "D"],
                                  ["OBS: møde den 7. kl. 14-15"]])
    assert asked(roster) == [("line_not_used", "A3")]
