"""Odd times go the whole way, from a workbook over plan and judgement to files, to the minute."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from models.timespan import moment
from planner import service
from planner.judging import check
from planner.plan_json import plan_to_json
from planner.presets import problem_from_roster
from planner.solver.options import PlanOptions

PEOPLE = {
    f"{first} {last}": code
    for first, code in zip(("Anna", "Bo", "Cilla", "Dorte"), "DAND", strict=True)
    for last in ("Holm", "Krogh", "Munk", "Friis")
}
TIMES = {"D": "07:00-15:00", "A": "15:00-23:00", "N": "23:00-07:00"}


def roster_file(folder: Path, first: date, days: int = 14) -> Path:
    """A workbook of names by dates in which everybody works every other day."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Navn", *(first + timedelta(days=n) for n in range(days))])
    for row, (name, code) in enumerate(PEOPLE.items()):
        sheet.append([name, *(TIMES[code] if (n + row) % 2 == 0 else "" for n in range(days))])
    path = folder / "plan.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("first", "night", "minutes"),
    [
        (date(2026, 3, 23), "2026-03-28T23:00", 7 * 60),  # the clock goes forward
        (date(2026, 10, 19), "2026-10-24T23:00", 9 * 60),  # the clock goes back
        (date(2028, 2, 21), "2028-02-29T23:00", 8 * 60),  # 29 February, into March
        (date(2026, 12, 21), "2026-12-31T23:00", 8 * 60),  # week 53, into the new year
        (date(2026, 3, 30), "2026-04-05T23:00", 8 * 60),  # Easter of 2026
        (date(2027, 3, 22), "2027-03-27T23:00", 7 * 60),  # Easter of 2027 has the short night
    ],
)
def test_a_night_keeps_its_real_minutes_from_workbook_to_file(
    tmp_path: Path, first: date, night: str, minutes: int
) -> None:
    problem = problem_from_roster(service.read(roster_file(tmp_path, first)), "Prøve")
    start = moment(datetime.fromisoformat(night))
    spans = {
        shift.span for person in problem.roster.employees for shift in person.shifts
        if shift.span.start == start
    }
    assert {span.minutes for span in spans} == {minutes}

    outcome = service.make_plan(problem, PlanOptions(time_limit=30, seed=1, work=0.1))
    assert outcome.plan.meetings
    assert not [f for f in outcome.judgement.findings if f.code == "public_holidays"]
    assert check(problem, outcome.plan).objectives == outcome.judgement.objectives

    saved, written = tmp_path / "plan.faellestid", tmp_path / "plan.json"
    service.save_plan(outcome, saved)
    service.save_json(outcome, written)
    for file in (saved, written):
        again = service.open_outcome(file)
        assert again.problem.roster.employees == problem.roster.employees
        assert again.plan.meetings == outcome.plan.meetings
    shifts = [
        shift for person in json.loads(written.read_text())["employees"]
        for shift in person["shifts"] if shift["start"] == night
    ]
    assert {shift["end"] for shift in shifts} == {
        (datetime.fromisoformat(night) + timedelta(hours=8)).strftime("%Y-%m-%dT%H:%M")
    }
    assert plan_to_json(service.open_outcome(saved))["meetings"] == (
        json.loads(written.read_text())["meetings"]
    )


@pytest.mark.parametrize(
    ("first", "closed"),
    [
        (date(2026, 3, 30), {date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6)}),
        (date(2027, 3, 22), {date(2027, 3, 25), date(2027, 3, 26), date(2027, 3, 29)}),
        (date(2026, 12, 21), {date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 31),
                              date(2027, 1, 1)}),
    ],
)
def test_no_meeting_is_planned_on_holidays_that_move(
    tmp_path: Path, first: date, closed: set[date]
) -> None:
    problem = problem_from_roster(service.read(roster_file(tmp_path, first)), "Prøve")
    outcome = service.make_plan(problem, PlanOptions(time_limit=30, seed=1, work=0.1))
    days = {meeting.span.first_day for meeting in outcome.plan.meetings}
    assert days
    assert not days & closed


def test_iso_week_53_and_week_1_are_two_weeks(tmp_path: Path) -> None:
    """31 December and 1 January lie in week 53 of 2026; the Monday after begins week 1 of 2027."""
    assert date(2027, 1, 1).isocalendar()[:2] == date(2026, 12, 31).isocalendar()[:2] == (2026, 53)
    problem = problem_from_roster(
        service.read(roster_file(tmp_path, date(2026, 12, 28))), "Prøve"
    )
    outcome = service.make_plan(problem, PlanOptions(time_limit=30, seed=1, work=0.1))
    weeks = {meeting.span.first_day.isocalendar()[:2] for meeting in outcome.plan.meetings}
    assert weeks <= {(2026, 53), (2027, 1)}
    assert (2027, 1) in weeks
