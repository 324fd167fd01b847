"""Whether a meeting could be held at one time at all, and if not, the first reason."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from models.agenda import Occurrence, occurrences, participants
from models.meetings import GroupSize, MeetingKind
from models.people import DAY, EVENING, NIGHT, Employee
from models.problem import Problem
from models.resources import Lead, Room
from planner.attendance import attendance_table
from planner.possible import LEAD, PEOPLE, ROOM, can_attend, why_not_held
from planner.rules import RULES
from planner.table import AttendanceTable
from tests.make import TALK, at, employee, problem, window

MONDAY = ["2026-01-05 07-15"]
NIGHTS = ["2026-01-04 23-07", "2026-01-05 23-07"]
ONE = replace(TALK, windows=(window("10-11"),))


def table_of(about: Problem, people: Sequence[Employee], kind: MeetingKind) -> AttendanceTable:
    return attendance_table(
        people, np.array([at("2026-01-05 10:00"), at("2026-01-05 13:00")], np.int64), kind.minutes,
        about.policy, about.period, [(rule.id, rule.blocks) for rule in RULES],
    )


def why(
    *people: Employee, kind: MeetingKind = ONE, leads: tuple[Lead, ...] = (),
    rooms: tuple[Room, ...] = (), column: int = 0,
) -> str | None:
    about = problem(*people, kinds=[kind], leads=leads, rooms=rooms)
    due: Occurrence = occurrences(about)[0]
    table = table_of(about, participants(about, due), kind)
    leading = table_of(about, about.roster.employees, kind)
    return why_not_held(about, due, kind, table, leading, column)


ÅSE = employee("Åse", DAY, MONDAY)
AWAY = employee("Væk", DAY, away=["2026-01-05"])


def test_a_meeting_that_could_be_held() -> None:
    assert why(ÅSE) is None


def test_a_lead_from_outside_needs_only_her_calendar() -> None:
    led = replace(ONE, lead="external")
    lead = Lead("ude", "Ude", ("talk",))
    assert why(ÅSE, kind=led) == LEAD
    assert why(ÅSE, kind=led, leads=(lead,)) is None
    mornings = replace(lead, windows=(window("08-12"),))
    assert why(ÅSE, kind=led, leads=(mornings,)) is None
    assert why(ÅSE, kind=led, leads=(mornings,), column=1) == LEAD


def test_a_lead_of_the_roster_must_be_able_to_attend() -> None:
    led = replace(ONE, lead="internal")
    assert why(ÅSE, AWAY, kind=led, leads=(Lead("l", "Væk", ("talk",), "Væk"),)) == LEAD
    assert why(ÅSE, AWAY, kind=led, leads=(Lead("l", "Åse", ("talk",), "Åse"),)) is None


def test_a_room_that_is_open_and_large_enough() -> None:
    assert why(ÅSE, rooms=(Room("r", "R", 1),)) is None
    assert why(ÅSE, rooms=(Room("r", "R", 1, windows=(window("12-16"),)),)) == ROOM
    two = replace(ONE, group=GroupSize(2, 3))
    assert why(ÅSE, employee("Bo", DAY, MONDAY), kind=two, rooms=(Room("r", "R", 1),)) == ROOM


def test_enough_people_for_the_smallest_group() -> None:
    two = replace(ONE, group=GroupSize(2, 3))
    assert why(ÅSE, AWAY, kind=two) == PEOPLE
    assert why(ÅSE, employee("Bo", DAY, MONDAY), AWAY, kind=two) is None


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ((ÅSE,), "team:night:people"),
        ((ÅSE, employee("Ida", NIGHT, NIGHTS)), "team:night:rest"),
        ((ÅSE, employee("Ida", NIGHT, away=["2026-01-05"])), "team:night:absence"),
        (
            (
                ÅSE, employee("Ida", NIGHT, NIGHTS), employee("Ove", NIGHT, NIGHTS),
                employee("Eva", NIGHT, away=["2026-01-05"]),
            ),
            "team:night:rest",
        ),
        ((ÅSE, employee("Ida", NIGHT)), None),
    ],
)
def test_a_team_that_must_be_there_and_mostly_why_it_cannot(
    people: tuple[Employee, ...], reason: str | None
) -> None:
    assert why(*people, kind=replace(ONE, teams_required=(NIGHT,), teams_strict=True)) == reason


def test_as_many_of_the_team_as_wanted() -> None:
    two = replace(ONE, teams_required=(DAY,), team_min=2, teams_strict=True)
    assert why(ÅSE, kind=two) == "team:day:people"
    assert why(ÅSE, AWAY, kind=two) == "team:day:absence"
    assert why(ÅSE, employee("Bo", DAY, MONDAY), kind=two) is None


def test_a_team_that_is_only_wished_for_forbids_nothing() -> None:
    assert why(ÅSE, kind=replace(ONE, teams_required=(NIGHT, EVENING))) is None


def test_the_first_reason_counts() -> None:
    kind = replace(
        ONE, lead="external", teams_required=(NIGHT,), teams_strict=True, group=GroupSize(2, 3)
    )
    lead, room = Lead("ude", "Ude", ("talk",)), Room("r", "R", 5)
    assert why(AWAY, kind=kind, rooms=(Room("r", "R", 1),)) == LEAD
    assert why(AWAY, kind=kind, rooms=(Room("r", "R", 1),), leads=(lead,)) == ROOM
    assert why(AWAY, kind=kind, rooms=(room,), leads=(lead,)) == "team:night:people"
    loose = replace(kind, teams_strict=False)
    assert why(AWAY, kind=loose, rooms=(room,), leads=(lead,)) == PEOPLE


def test_somebody_from_outside_can_always_attend() -> None:
    table = table_of(problem(AWAY), [AWAY], ONE)
    assert can_attend(table, None, 0)
    assert not can_attend(table, "Væk", 0)
