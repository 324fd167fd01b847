"""What a next period is told of the one before: meetings, hours, and the last day of each row."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from models.meetings import Course, GroupSize, Incident, Series
from models.people import Before, Earlier, Employee
from models.plan import Outcome, Plan
from models.problem import Problem
from models.roster import Roster
from models.timespan import Period
from planner.history.following import Following, follow
from planner.history.incidents import without
from planner.importing.reconcile import carry_over
from planner.judging import check
from planner.plan_file.opening import read_plan
from planner.plan_file.saving import save
from planner.review.holding import cancelled
from planner.rules_toml import with_rules
from tests.make import TALK, at, day, employee, meeting, plan, problem, seat, span

SHIFTS = ["2026-01-05 07-15", "2026-01-11 23-07"]
FIRST = problem(employee("Åse", shifts=SHIFTS), employee("Bo"), employee("Cleo"))
HELD = plan(meeting("2026-01-05 14:30-15:30", "Åse", seat("Bo", leads=True)))


def roster(first: str, days: int, *people: Employee) -> Roster:
    return Roster(Period(day(first), day(first) + timedelta(days=days - 1)), people)


def after(
    newer: Roster, older: Problem = FIRST, made: Plan = HELD, same: dict[str, str] | None = None
) -> Following:
    return follow(older, made, newer, "Næste", same)


def before_of(followed: Following, name: str) -> Before:
    before = followed.problem.roster.employee(name).before
    assert before is not None
    return before


def test_meetings_and_hours_of_each_day() -> None:
    followed = after(roster("2026-01-12", 7, employee("Åse"), employee("Bo"), employee("Ny")))
    assert before_of(followed, "Åse") == Before(
        day("2026-01-11"), (Earlier(span("2026-01-05 14:30-15:30"), False, 1),),
        # Of the night shift only what lies before midnight.
        (510, 0, 0, 0, 0, 0, 60),
    )
    assert before_of(followed, "Bo").meetings[0].called_in
    assert before_of(followed, "Bo").worked == (60, 0, 0, 0, 0, 0, 0)
    assert followed.problem.roster.employee("Ny").before is None


def test_it_stays_with_somebody_of_a_new_name() -> None:
    newer = roster("2026-01-12", 7, replace(employee("b-7"), name="Bo Holm"))
    followed = after(newer, same={"b-7": "Bo"})
    assert before_of(followed, "Bo").last_called() == day("2026-01-05")
    assert before_of(after(newer), "Bo").worked == ()  # gone: her hours are not known


def test_where_the_rosters_overlap_the_newer_one_is_right() -> None:
    newer = roster("2026-01-10", 9, employee("Åse", shifts=["2026-01-10 07-12"]))
    assert before_of(after(newer), "Åse").worked == (510, 0, 0, 0, 0, 300, 0)


def test_hours_reach_back_to_the_first_day_that_is_not_known() -> None:
    gap = before_of(after(roster("2026-01-14", 7, employee("Åse"))), "Åse")
    assert (gap.worked, len(gap.meetings)) == ((), 1)
    short = replace(FIRST, policy=replace(FIRST.policy, average_days=3))
    followed = after(roster("2026-01-12", 7, employee("Åse")), short)
    assert before_of(followed, "Åse").worked == (0, 0, 60)


def test_three_periods_in_a_chain() -> None:
    second = after(roster("2026-01-12", 7, employee("Åse"), employee("Bo"))).problem
    held = plan(meeting("2026-01-13 10-11", "Bo"))
    third = after(roster("2026-01-19", 7, employee("Åse"), employee("Bo")), second, held)
    assert before_of(third, "Bo").worked == (60, *(0,) * 7, 60, *(0,) * 5)
    assert [m.span.first_day for m in before_of(third, "Bo").meetings] == [
        day("2026-01-05"), day("2026-01-13"),
    ]
    late = after(roster("2026-02-03", 7, employee("Bo")), second, held)
    assert [m.span.first_day for m in before_of(late, "Bo").meetings] == [day("2026-01-13")]


def test_the_last_day_of_each_row() -> None:
    def last(about: Problem, made: Plan) -> list[object]:
        series = after(roster("2026-01-12", 7, employee("Åse")), about, made).problem.series
        return [c.previous for row in series for c in (row.courses or (row,))]

    assert last(FIRST, HELD) == [day("2026-01-05")]
    assert last(FIRST, plan()) == [None]
    dropped = cancelled(
        Outcome(FIRST, HELD, check(FIRST, HELD)), "row-1", "Leder", at("2026-01-06 09:00")
    )
    assert last(*dropped) == [None]
    closed = replace(TALK, group=GroupSize(1, 3, closed=True))
    courses = (Course("g1", "1", ("Åse",)), Course("g2", "2", ("Bo",)))
    grouped = problem(
        *map(employee, ("Åse", "Bo")), kinds=(closed,),
        series=(Series("row", "talk", courses=courses),),
    )
    made = plan(
        meeting("2026-01-05 10-11", "Åse", id="g1-1", course="g1"),
        meeting("2026-01-06 10-11", "Bo", id="g2-1", course="g2"),
    )
    # Nobody of the second group is left: it is formed anew, and begins anew.
    assert last(grouped, made) == [day("2026-01-05"), None]


def test_a_row_of_which_nothing_was_due_keeps_its_day() -> None:
    row = Series("row", "talk", limit=0, previous=day("2025-12-20"))
    quiet = replace(FIRST, series=(row,))
    followed = after(roster("2026-01-12", 7, employee("Åse")), quiet, plan())
    assert followed.problem.series[0].previous == day("2025-12-20")


def test_a_meeting_after_an_incident_makes_no_row() -> None:
    debrief = replace(TALK, id="debrief", interval=None, after_hours=(24, 72))
    about = problem(
        employee("Åse"), kinds=(debrief,), series=(Series("d", "debrief", incident="h"),),
        incidents=(Incident("h", at("2026-01-10 09:00"), None, ("Åse",)),),
    )
    newer = roster("2026-01-12", 7, employee("Åse"))
    followed = after(newer, about, plan())
    assert [row.previous for row in followed.problem.series] == [None]
    talk = meeting("2026-01-11 10-11", "Åse", id="d-1", kind="debrief", series="d")
    told = after(newer, about, plan(talk)).problem
    before = told.roster.employees[0].before
    assert before is not None
    assert [m.incident for m in before.meetings] == ["h"]
    forgotten, _ = without(told, plan(), {"h"})
    assert forgotten.roster.employees[0].before == replace(before, meetings=())


def test_it_is_kept_in_a_plan_file_by_new_rosters_and_by_rules(tmp_path: Path) -> None:
    about = after(roster("2026-01-12", 7, employee("Åse"), employee("Bo"))).problem
    save(Outcome(about, plan(), check(about, plan())), tmp_path / "plan.faellestid")
    assert read_plan(tmp_path / "plan.faellestid")[0] == about
    newer = carry_over(about.roster, roster("2026-01-12", 7, employee("Bo")), {})
    assert newer.employees[0].before == about.roster.employee("Bo").before
    ruled = with_rules(about, '[[series]]\nid = "row"\nweekday = 3\n', "regler.toml")
    assert (ruled.series[0].weekday, ruled.series[0].previous) == (3, day("2026-01-05"))
