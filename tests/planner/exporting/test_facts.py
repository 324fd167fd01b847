from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.finding import Finding
from models.meetings import Attendance
from models.plan import Objective, Outcome
from models.policy import Carried
from planner.exporting.facts import Facts
from planner.exporting.sheets.about import ladder
from planner.exporting.sheets.participants import mark
from planner.exporting.sheets.problems import problem_lines
from tests.planner.exporting import synthetic

MADE = date(2026, 1, 2)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return synthetic.outcome(each=7, weeks=5)


def test_days_since_seen_count_from_the_last_meeting(outcome: Outcome) -> None:
    facts = Facts(outcome, MADE)
    for person in facts.people:
        for week, since in zip(facts.weeks, person.since, strict=True):
            before = [day for day in person.seen if day <= week.last]
            if before:
                assert since == (week.last - max(before)).days


def test_somebody_never_seen_is_counted_from_the_first_day(outcome: Outcome) -> None:
    plan = replace(outcome.plan, meetings=())
    problem = replace(outcome.problem, carried={})
    person = Facts(replace(outcome, plan=plan, problem=problem), MADE).people[0]
    assert person.last_seen is None
    assert person.since == (7, 14, 21, 28, 35)
    assert person.gap == 35


def test_somebody_seen_before_the_period_is_counted_from_then(outcome: Outcome) -> None:
    first = outcome.problem.roster.employees[0]
    seen = synthetic.FIRST - timedelta(days=10)
    problem = replace(outcome.problem, carried={first.id: Carried(last_seen=seen)})
    facts = Facts(replace(outcome, plan=replace(outcome.plan, meetings=()), problem=problem), MADE)
    person = next(p for p in facts.people if p.employee.id == first.id)
    assert person.last_seen == seen
    assert person.since[0] == 16


def test_people_stand_by_unit_then_by_team(outcome: Outcome) -> None:
    people = Facts(outcome, MADE).people
    teams = [p.employee.home_team for p in people if p.employee.unit == synthetic.UNITS[0]]
    assert [p.employee.unit for p in people] == [u for u in synthetic.UNITS for _ in range(7)]
    assert teams == sorted(teams, key=["day", "evening", "night"].index)  # type: ignore[arg-type]


def test_marks_tell_the_class_and_who_leads(outcome: Outcome) -> None:
    meeting = replace(
        outcome.plan.meetings[0],
        attendance=(
            Attendance("a", "on_shift", 0), Attendance("b", "adjoining", 30),
            Attendance("c", "called_in", 60), Attendance("d", "called_in", 60, leads=True),
        ),
    )
    assert [mark(meeting, who) for who in "abcde"] == ["●", "►", "○", "L○", ""]


def test_a_lead_counts_only_where_the_kind_says_so(outcome: Outcome) -> None:
    meeting = next(m for m in outcome.plan.meetings if m.kind == "debriefing")
    facts = Facts(outcome, MADE)
    kinds = tuple(
        replace(k, lead_counts=k.id == "debriefing") for k in outcome.problem.kinds
    )
    counting = Facts(replace(outcome, problem=replace(outcome.problem, kinds=kinds)), MADE)
    assert len(counting.counted(meeting)) == len(facts.counted(meeting)) + 1


def test_an_unplaced_meeting_stands_once_with_its_reasons(outcome: Outcome) -> None:
    missing = outcome.plan.unplaced[0]
    judged = replace(
        outcome.judgement,
        findings=(
            Finding("warning", "unplaced", missing.message, meeting=missing.occurrence),
            Finding("info", "assumed", "Et lokale er antaget."),
            Finding("error", "lead_double", "To møder på samme tid."),
        ),
    )
    lines = problem_lines(Facts(replace(outcome, judgement=judged), MADE))
    assert [line.severity for line in lines] == ["error", "warning", "warning"]
    about = [line for line in lines if line.message == missing.message]
    assert len(about) == 1
    assert about[0].why.splitlines() == [
        "34 tider: ingen mødeleder kan komme",
        "12 tider: ingen fra nattevagten kan komme (hviletiden ville blive brudt)",
        "1 tid: Parkeringspladsen er optaget",
    ]


@pytest.mark.parametrize(
    ("code", "topic"),
    [
        ("rest", "Hviletid"), ("roster_rest", "Hviletid"), ("lead_double", "Mødeledere"),
        ("not_reached", "Alle nås"), ("room_small", "Lokaler"), ("unplaced", "Ikke lagt"),
        ("unknown_kind", "Kontrol"), ("one_at_a_time", "Ét møde ad gangen"),
    ],
)
def test_findings_are_named_after_their_rule(outcome: Outcome, code: str, topic: str) -> None:
    judged = replace(outcome.judgement, findings=(Finding("error", code, "Noget er galt."),))
    lines = problem_lines(Facts(replace(outcome, judgement=judged), MADE))
    assert lines[0].topic == topic


@pytest.mark.parametrize(
    ("value", "bound", "proven", "words"),
    [
        (0, None, False, "kan ikke blive bedre"), (5, 5, True, "bevist, at det ikke kan blive"),
        (5, 2, False, "lavere end 2"), (5, None, False, "vides ikke"), (5, 0, False, "vides ikke"),
    ],
)
def test_each_step_of_the_ladder_says_how_sure_it_is(
    outcome: Outcome, value: int, bound: int | None, proven: bool, words: str
) -> None:
    steps = (Objective("reach", value, bound, proven, 1.0),)
    facts = Facts(replace(outcome, plan=replace(outcome.plan, objectives=steps)), MADE)
    (_, sentence), = ladder(facts)
    assert words in sentence
    assert "lavere end 0" not in sentence
