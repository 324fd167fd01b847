"""The attendance table says the same as the judge's own reading of the words."""

import random
from dataclasses import replace

import numpy as np
import pytest

from models.meetings import AttendanceClass
from models.people import Employee
from models.policy import Policy
from models.timespan import Moment, Period, Span, moment_of
from planner.attendance import ask, attendance_table
from planner.judging.times import Piece, blocks, classify
from planner.table import IMPOSSIBLE, NO_EDGE, AttendanceTable, Flags, free_pieces, merged_shifts
from planner.table import Asked as AskedTable
from tests.make import FREE, at, day, employee, meeting, seeded_problem, span

WEEK = Period(day("2026-01-05"), day("2026-01-11"))
SPRING = "2026-03-28 23-07"
AUTUMN = "2026-10-24 23-07"


def table_of(
    people: list[Employee], starts: list[Moment], minutes: int, policy: Policy = FREE
) -> AttendanceTable:
    return attendance_table(people, np.array(starts, np.int64), minutes, policy, WEEK, [])


def answer(person: Employee, text: str) -> tuple[AttendanceClass | None, int]:
    when = span(text)
    table = table_of([person], [when.start], when.minutes)
    return table.class_name(0, 0), int(table.extra[0, 0])


def edges(person: Employee, when: Span, near: int) -> tuple[int, int]:
    """The edges that a meeting gives its block of work, as the judge sees blocks."""
    earlier = () if person.before is None else person.before.meetings
    spans = [shift.span for shift in person.shifts] + [one.span for one in earlier]
    shifts = [Piece(span) for span in spans]
    held = Piece(when, meeting("2026-01-05 10-11"))
    (block,) = (b for b in blocks([*shifts, held], near) if held in b.pieces)
    others = [piece.span for piece in block.pieces if piece is not held]
    makes_start = all(when.start < other.start for other in others)
    makes_end = all(when.end > other.end for other in others)
    return block.span.start if makes_start else NO_EDGE, block.span.end if makes_end else NO_EDGE


@pytest.mark.parametrize("seed", range(40))
def test_agrees_with_the_judge_on_random_people_and_times(seed: int) -> None:
    rng = random.Random(seed)
    about = seeded_problem(seed)
    people, policy = about.roster.employees, about.policy
    first = moment_of(about.roster.period.first)
    starts = sorted(first + 5 * rng.randrange(288 * about.roster.period.length) for _ in range(40))
    minutes = rng.choice((15, 45, 60, 150, 300))
    table = table_of([*people], starts, minutes, policy)
    for row, person in enumerate(people):
        shifts = [shift.span for shift in person.shifts]
        for column, start in enumerate(starts):
            when = Span(start, start + minutes)
            said = table.class_name(row, column), int(table.extra[row, column])
            assert said == classify(shifts, when, policy.adjoining_minutes)
            made = int(table.edge_start[row, column]), int(table.edge_end[row, column])
            assert made == edges(person, when, policy.adjoining_minutes)


@pytest.mark.parametrize(
    ("shifts", "text", "cls", "extra"),
    [
        (["2026-01-05 07-15"], "2026-01-05 15:30-16:30", "adjoining", 90),
        (["2026-01-05 07-15"], "2026-01-05 15:31-16:31", "called_in", 60),
        (["2026-01-05 07-11", "2026-01-05 16-20"], "2026-01-05 13-14", "called_in", 60),
        (["2026-01-05 07-11", "2026-01-05 12-16"], "2026-01-05 10-13", "adjoining", 60),
        (["2026-01-05 07-15", "2026-01-05 15-23"], "2026-01-05 14-16", "adjoining", 0),
        ([SPRING], "2026-03-29 01-03:30", "on_shift", 0),
        ([SPRING], "2026-03-29 06-08", "adjoining", 60),
        (["2026-03-28 17-01:45"], "2026-03-29 03:15-04:15", "adjoining", 90),
        ([AUTUMN], "2026-10-25 01-03:30", "on_shift", 0),
        (["2026-10-24 17-01:45"], "2026-10-25 03-04", "called_in", 60),
    ],
)
def test_split_shifts_and_both_nights_that_change_the_clock(
    shifts: list[str], text: str, cls: AttendanceClass, extra: int
) -> None:
    assert answer(employee("Åse", shifts=shifts), text) == (cls, extra)


def test_the_first_rule_that_forbids_is_the_reason() -> None:
    def never(asked: AskedTable) -> Flags:
        return np.zeros(len(asked.starts), np.bool_)

    def late(asked: AskedTable) -> Flags:
        return asked.starts >= at("2026-01-05 12:00")

    def later(asked: AskedTable) -> Flags:
        return asked.starts >= at("2026-01-05 11:00")

    starts = np.array([at(f"2026-01-05 {hour}:00") for hour in (10, 11, 12)], np.int64)
    rules = [("never", never), ("late", late), ("later", later)]
    person = employee("Åse", shifts=["2026-01-05 07-15"])
    table = attendance_table([person], starts, 60, FREE, WEEK, rules)
    assert [int(r) for r in table.reason[0]] == [-1, 2, 1]
    assert table.reasons == ("never", "late", "later")
    assert [table.class_name(0, n) for n in range(3)] == ["on_shift", None, None]
    assert [int(c) for c in table.cls[0]][1:] == [IMPOSSIBLE, IMPOSSIBLE]


def test_nobody_and_no_times() -> None:
    assert table_of([], [at("2026-01-05 10:00")], 60).cls.shape == (0, 1)
    assert table_of([employee("Åse", shifts=["2026-01-05 07-15"])], [], 60).cls.shape == (1, 0)
    free = table_of([employee("Åse")], [at("2026-01-05 10:00")], 60)
    assert free.class_name(0, 0) == "called_in"
    assert (free.edge_start[0, 0], free.edge_end[0, 0]) == (
        at("2026-01-05 10:00"), at("2026-01-05 11:00")
    )


def test_a_meeting_that_fills_the_pause_of_a_split_shift_changes_the_block() -> None:
    split = employee("Åse", shifts=["2026-01-05 07-11", "2026-01-05 12-16"])
    starts = np.array([at("2026-01-05 11:00"), at("2026-01-05 09:00")], np.int64)
    asked = ask(split, starts, 60, FREE, WEEK)
    assert [bool(x) for x in asked.changed] == [True, False]
    assert (int(asked.block_start[0]), int(asked.block_end[0])) == (
        at("2026-01-05 07:00"), at("2026-01-05 16:00")
    )
    assert not asked.lengthens_start.any()
    assert not asked.lengthens_end.any()


def test_rest_is_counted_from_the_whole_block() -> None:
    person = employee("Åse", shifts=["2026-01-05 07-15", "2026-01-06 07-15"])
    asked = ask(person, np.array([at("2026-01-05 15:00")], np.int64), 60, FREE, WEEK)
    assert int(asked.rest_after[0]) == 15 * 60
    assert int(asked.rest_before[0]) == NO_EDGE


def test_shifts_are_joined_up_to_the_longest_wait() -> None:
    person = employee("Åse", shifts=["2026-01-05 07-11", "2026-01-05 11:30-15"])
    assert len(merged_shifts(person, 30)) == 1
    assert len(merged_shifts(person, 29)) == 2
    inside = replace(person, shifts=(*person.shifts[:1], *employee(
        "x", shifts=["2026-01-05 08-09", "2026-01-05 11:30-15"]).shifts))
    assert merged_shifts(inside, 0)[0][1] == at("2026-01-05 11:00")


def test_free_pieces_lie_around_the_blocks_and_are_open_outwards() -> None:
    person = employee("Åse", shifts=["2026-01-05 07-15", "2026-01-06 07-15"])
    begins, ends = free_pieces(person, 30)
    assert [int(x) for x in begins[1:]] == [at("2026-01-05 15:00"), at("2026-01-06 15:00")]
    assert [int(x) for x in ends[:-1]] == [at("2026-01-05 07:00"), at("2026-01-06 07:00")]
    assert begins[0] < 0
    assert ends[-1] > at("2026-01-06 15:00") + 10**9
    nobody = free_pieces(employee("Bo"), 30)
    assert [len(column) for column in nobody] == [1, 1]
