"""A whole judgement: what is said, in which order, and that nothing a plan contains is too much."""

import time
from dataclasses import replace
from datetime import date

from models.meetings import Course, GroupSize, Meeting, Series
from models.people import DAY, NIGHT
from models.plan import PersonCoverage, Plan, TeamCoverage, Unplaced
from models.policy import Carried
from models.resources import Lead, Room
from planner.judging import check
from planner.judging.check import NEVER_HELD
from tests.make import TALK, codes, day, employee, meeting, plan, problem, seat

ÅSE = employee("Åse", shifts=["2026-01-05 07-15"])
BO = employee("Bo", NIGHT)


def test_a_good_plan_has_nothing_to_be_said_of_it() -> None:
    judged = check(problem(ÅSE), plan(meeting("2026-01-05 10-11", "Åse")))
    assert judged.findings == ()
    assert not judged.failed
    assert set(judged.objectives.values()) == {0}


def test_what_is_due_and_not_placed_is_named() -> None:
    judged = check(problem(ÅSE), plan())
    assert [(f.severity, f.code, f.meeting) for f in judged.findings] == [
        ("error", "never_held", "row-1"), ("warning", "unplaced", "row-1"),
        ("warning", "not_reached", None),
    ]
    assert judged.findings[1].message == "Refleksion fra man 5/1 til søn 11/1 er ikke lagt."


def test_a_row_without_a_single_meeting_is_an_error_and_a_gap_in_it_is_not() -> None:
    about = problem(ÅSE, period="2026-01-05 2026-01-18")
    none = check(about, plan())
    assert [f.message for f in none.findings if f.severity == "error"] == [
        "Refleksion: ikke et eneste af de 2 møder er lagt. Se hvorfor ved hvert af dem, og lemp en "
        "regel, find flere tider for mødelederen, eller lad søgningen køre længere."
    ]
    assert not check(about, plan(meeting("2026-01-05 10-11", "Åse"))).failed


def test_whose_meeting_is_not_placed() -> None:
    closed = replace(TALK, group=GroupSize(1, 9, closed=True))
    row = Series("row", "talk", "Nord", courses=(Course("g1", "Gruppe 1"),))
    judged = check(problem(kinds=[closed], series=[row]), plan())
    assert judged.findings[1].message.startswith("Refleksion (Nord, Gruppe 1) fra man 5/1")


def test_the_plans_own_words_for_what_is_not_placed() -> None:
    first, last = day("2026-01-05"), day("2026-01-11")
    why = Unplaced("row-1", "talk", "row", None, first, last, (), "Derfor.")
    judged = check(problem(ÅSE), Plan((), unplaced=(why,)))
    assert judged.findings[1].message == "Derfor."
    placed = check(problem(ÅSE), Plan((meeting("2026-01-05 10-11", "Åse"),), unplaced=(why,)))
    assert placed.findings == ()


def test_what_was_assumed_is_information() -> None:
    judged = check(problem(ÅSE, assumed=["Et lokale er antaget."]), plan())
    assert judged.findings[-1].message == "Et lokale er antaget."
    assert codes(judged.findings, "info") == ["assumed"]


def test_errors_come_first_and_then_the_earliest() -> None:
    kind = replace(TALK, teams_required=(NIGHT,))
    about = problem(ÅSE, BO, kinds=[kind], period="2026-01-05 2026-01-25", assumed=["Antaget."])
    late = meeting("2026-01-13 10-11", seat("Bo", "on_shift"), id="row-2")
    early = meeting("2026-01-05 10-11", "Åse")
    found = check(about, plan(late, early)).findings
    assert [(f.code, f.meeting) for f in found] == [
        ("attendance_class", "row-2"), ("team_missing", "row-1"), ("unplaced", "row-3"),
        ("not_reached", None), ("not_reached", None), ("not_reached", None),
        ("not_reached", None), ("assumed", None),
    ]


def test_coverage_by_meeting_and_team() -> None:
    kind = replace(TALK, teams_required=(DAY, NIGHT), team_min=2)
    judged = check(problem(ÅSE, BO, kinds=[kind]), plan(meeting("2026-01-05 10-11", "Åse")))
    assert judged.by_team == (
        TeamCoverage("row-1", DAY, 1, 2), TeamCoverage("row-1", NIGHT, 0, 2)
    )


def test_coverage_by_person() -> None:
    about = problem(
        ÅSE, BO, kinds=[replace(TALK, load_points=2)], period="2026-01-05 2026-01-18",
        carried={"Bo": Carried(last_seen=date(2025, 12, 1))},
        leads=[Lead("l", "Åse", ("talk",), employee="Åse")],
    )
    three = plan(
        meeting("2026-01-05 15-16", "Åse"),
        meeting("2026-01-13 10-11", seat("Åse", leads=True), id="row-2", lead="l"),
        meeting("2026-01-14 10-11", "Åse", id="row-3"),
    )
    assert check(about, three).by_employee == (
        PersonCoverage(
            "Åse", last_seen=day("2026-01-14"), meetings=3, extra_minutes=180, call_ins=2,
            load_points=6, leading=1,
        ),
        PersonCoverage(
            "Bo", last_seen=day("2025-12-01"), meetings=0, extra_minutes=0, call_ins=0,
            missed=(day("2026-01-05"), day("2026-01-12")),
        ),
    )


def found(*meetings: Meeting, **courses: tuple[str, ...]) -> list[str]:
    """Codes of what is wrong with a plan of these meetings."""
    judged = check(problem(ÅSE, BO), plan(*meetings, courses=courses))
    return [code for code in codes(judged.findings) if code != NEVER_HELD]


GOOD = meeting("2026-01-05 10-11", "Åse")


def test_ids_that_nobody_knows_are_findings() -> None:
    assert found(replace(GOOD, kind="andet")) == ["unknown_kind"]
    assert found(replace(GOOD, series="anden")) == ["unknown_series", "mismatch"]
    assert found(replace(GOOD, course="intet")) == ["unknown_course", "mismatch"]
    assert found(replace(GOOD, room="intet")) == ["unknown_room"]
    assert found(replace(GOOD, lead="ingen")) == ["unknown_lead"]
    assert found(replace(GOOD, attendance=(*GOOD.attendance, seat("Ukendt")))) == [
        "unknown_employee"
    ]
    assert found(GOOD, intet=("Åse",)) == ["unknown_course"]


def test_meetings_that_nobody_asked_for_are_findings() -> None:
    assert found(replace(GOOD, id="row-9")) == ["not_due"]
    assert found(replace(GOOD, unit="Nord")) == ["mismatch"]


def test_one_number_for_two_meetings() -> None:
    twice = meeting("2026-01-06 10-11", seat("Bo", "called_in", 60))
    about = problem(ÅSE, BO)
    judged = check(about, plan(GOOD, twice))
    assert codes(judged.findings) == ["duplicate_meeting"]
    assert judged.objectives["coverage"] == 0


def test_one_person_twice_in_a_meeting_counts_once() -> None:
    judged = check(problem(ÅSE), plan(replace(GOOD, attendance=(seat("Åse"), seat("Åse")))))
    assert codes(judged.findings) == ["seated_twice"]
    assert judged.by_employee[0].meetings == 1


def test_members_whom_nobody_knows() -> None:
    closed = replace(TALK, group=GroupSize(1, 9, closed=True))
    row = Series("row", "talk", courses=(Course("g1", "Gruppe 1"),))
    about = problem(ÅSE, kinds=[closed], series=[row])
    judged = check(about, plan(courses={"g1": ("Åse", "Ukendt")}))
    errors = [f for f in judged.findings if f.severity == "error"]
    assert [(f.code, f.employee) for f in errors] == [
        ("never_held", None), ("unknown_employee", "Ukendt")
    ]


def test_rows_of_unknown_kinds_or_incidents() -> None:
    rows = [Series("row", "talk"), Series("x", "andet"), Series("y", "talk", incident="intet")]
    judged = check(problem(ÅSE, series=rows), plan(GOOD))
    assert codes(judged.findings) == ["unknown_kind", "unknown_incident"]


def test_the_same_plan_is_judged_the_same_in_any_order() -> None:
    about = problem(ÅSE, BO, rooms=[Room("r", "Stuen", 1)], period="2026-01-05 2026-01-18")
    first = meeting("2026-01-05 10-11", "Åse", room="r")
    second = meeting("2026-01-05 10:30-11:30", "Bo", id="row-2", room="r")
    assert check(about, plan(first, second)) == check(about, plan(second, first))


def test_a_quarter_of_a_large_home_is_judged_quickly() -> None:
    """42 people, 12 weeks, 55 meetings in well under a second (about 0.05 s is usual)."""
    days = [f"2026-{m:02d}-{d:02d}" for m in (1, 2, 3) for d in range(1, 29)]
    people = [
        employee(f"P{n}", shifts=[f"{d} 07-15" for i, d in enumerate(days) if (i + n) % 7 < 5])
        for n in range(42)
    ]
    about = problem(*people, period="2026-01-01 2026-03-25")
    meetings = [
        meeting(f"{days[n]} 14:30-15:30", *(f"P{(n + k) % 42}" for k in range(9)), id=f"m-{n}")
        for n in range(55)
    ]
    begun = time.perf_counter()
    check(about, plan(*meetings))
    assert time.perf_counter() - begun < 1.0
