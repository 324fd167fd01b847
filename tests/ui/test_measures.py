"""Objectives in units that people use, and which of two plans is the better one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from models.agenda import occurrences
from models.finding import Finding
from models.meetings import Attendance, Meeting
from models.plan import Objective, Outcome, Plan, Reason
from models.policy import LADDER, ObjectiveName
from models.timespan import Span
from planner import service
from planner.progress import Progress
from planner.texts import t
from ui import figures, measures
from ui.history import History
from ui.loads import loads


def judged(outcome: Outcome, values: Mapping[ObjectiveName, int]) -> Outcome:
    """The same plan, as if the check had found other values."""
    objectives = {**outcome.judgement.objectives, **values}
    return replace(outcome, judgement=replace(outcome.judgement, objectives=objectives))


@pytest.mark.parametrize(
    ("name", "value", "start", "said"),
    [
        ("coverage", 0, 900, "fuld dækning"),
        ("coverage", 1, 900, "99 % dækket"),
        ("coverage", 900, 900, "0 % dækket"),
        ("coverage", 950, 900, "0 % dækket"),
        ("reach", 1, 0, "1 periode uden møde"),
        ("reach", 7, 0, "7 perioder uden møde, nat tæller dobbelt"),
        ("extra_time", 28_830, 0, "ca. 480 timer, indkald regnet med"),
        ("fairness", 200, 200, "ikke jævnet endnu"),
        ("fairness", 150, 200, "25 % jævnere end først"),
        ("wishes", 1, 0, "1 gang mod et ønske"),
        ("regularity", 3, 0, "3 møder uden for rækkens faste tid"),
    ],
)
def test_a_value_on_the_way_is_said_in_its_own_unit(
    name: ObjectiveName, value: int, start: int, said: str
) -> None:
    assert measures.rough(name, value, start) == said


def test_an_empty_plan_has_the_most_coverage_points(outcome: Outcome) -> None:
    empty = service.check(outcome.problem, Plan(()))
    assert measures.most_coverage_points(outcome.problem) == empty.objectives["coverage"]


def test_no_objective_of_a_finished_plan_is_told_in_points(outcome: Outcome) -> None:
    said = measures.counted(outcome)
    values = outcome.judgement.objectives
    assert set(said) == set(LADDER)
    assert t("ui.ladder.counted.meetings.one") in said["coverage"]
    for name in ("coverage", "fairness", "extra_time"):
        assert str(values[name]) not in said[name], name
    assert str(figures.call_ins(outcome)) in said["extra_time"]
    assert str(len(figures.not_reached(outcome))) in said["reach"]


def without_a_seat(outcome: Outcome) -> Plan:
    """The first meeting of a course has one participant fewer."""
    plan = outcome.plan
    chosen = next(m for m in plan.meetings if m.course is not None)
    assert chosen.course is not None
    seats = tuple(seat for seat in chosen.attendance if seat != chosen.participants()[0])
    meetings = tuple(
        replace(m, attendance=seats) if m is chosen else m for m in plan.meetings
    )
    courses = {chosen.course: tuple(figures.members(outcome, chosen.course))}
    return replace(plan, meetings=meetings, courses=courses)


def without_one_involved(outcome: Outcome) -> Plan:
    """The meeting after an incident is held, and one of those involved stays away."""
    due = next(each for each in occurrences(outcome.problem) if each.involved)
    assert due.earliest is not None
    kind = outcome.problem.kind(due.kind)
    seats = tuple(Attendance(who, "on_shift", 0) for who in due.involved[1:])
    held = Meeting(
        due.id, due.kind, due.series, Span(due.earliest, due.earliest + kind.minutes), seats
    )
    return replace(outcome.plan, meetings=(*outcome.plan.meetings, held), unplaced=())


@pytest.mark.parametrize(
    ("change", "what", "more"),
    [(lambda outcome: outcome.plan, "meetings", 0), (without_a_seat, "seats", 1),
     (without_one_involved, "involved", 1), (without_one_involved, "meetings", -1)],
)
def test_what_coverage_lacks_is_counted_out_to_the_last_point(
    outcome: Outcome, change: Callable[[Outcome], Plan], what: str, more: int
) -> None:
    before = measures.missing(outcome)
    plan = change(outcome)
    outcome = replace(outcome, plan=plan, judgement=service.check(outcome.problem, plan))
    found = measures.missing(outcome)
    assert found[what] == before[what] + more
    weights = outcome.problem.policy.coverage
    assert outcome.judgement.objectives["coverage"] == (
        weights.unplaced * found["meetings"] + weights.team_missing * found["teams"]
        + weights.seat_empty * found["seats"] + weights.involved_missing * found["involved"]
    )


def test_fairness_is_told_as_the_least_and_the_greatest_load(outcome: Outcome) -> None:
    totals = [each.total for each in loads(outcome, full_time=True)]
    assert max(totals) > min(totals)
    said = measures.counted(outcome)["fairness"]
    assert f"{round(max(totals)) // 60}:" in said
    assert f"{round(min(totals)) // 60}:" in said


@pytest.mark.parametrize(
    ("former", "new", "worse"),
    [
        ({"coverage": 30}, {"coverage": 60}, "coverage"),
        ({"coverage": 60}, {"coverage": 30}, None),
        ({"coverage": 30, "reach": 9}, {"coverage": 30, "reach": 9}, None),
        ({"coverage": 30, "fairness": 5}, {"coverage": 30, "fairness": 6}, "fairness"),
        ({"coverage": 31, "fairness": 5}, {"coverage": 30, "fairness": 6}, None),
    ],
)
def test_the_first_objective_that_differs_decides_which_plan_is_better(
    outcome: Outcome, former: dict[ObjectiveName, int], new: dict[ObjectiveName, int],
    worse: ObjectiveName | None,
) -> None:
    assert measures.worse_in(judged(outcome, new), judged(outcome, former)) == worse


def test_a_former_plan_that_breaks_more_rules_is_not_the_better_one(outcome: Outcome) -> None:
    broken = replace(
        outcome.judgement,
        findings=(*outcome.judgement.findings, Finding("error", "rest", "Hviletid brudt.")),
    )
    former = replace(judged(outcome, {"coverage": 0}), judgement=broken)
    assert measures.worse_in(judged(outcome, {"coverage": 60}), former) is None


def test_time_ran_out_only_where_nothing_is_placed_and_times_were_left(outcome: Outcome) -> None:
    missing = outcome.plan.unplaced[0]
    untried = replace(missing, why=(*missing.why, Reason("stopped", 3, "3 ikke prøvet.")))
    assert measures.ran_out_of_time(replace(outcome, plan=Plan((), unplaced=(untried,))))
    hopeless = Plan((), unplaced=(untried, missing))
    assert not measures.ran_out_of_time(replace(outcome, plan=hopeless))
    some = replace(outcome.plan, unplaced=(untried,))
    assert not measures.ran_out_of_time(replace(outcome, plan=some))
    assert not measures.ran_out_of_time(replace(outcome, plan=Plan(())))


def test_a_bound_is_told_only_where_it_says_something() -> None:
    history = History(900)
    steps = (
        Objective("coverage", 90, 45, False, 1.0), Objective("reach", 4, 0, False, 1.0),
        Objective("extra_time", 900, None, False, 1.0), Objective("fairness", 8, 5, False, 1.0),
    )
    history.hear(Progress("plan", "", 0.5, steps), 1.0)
    told = [history.best_possible(step.name) for step in steps]
    assert told == ["95 % dækket", None, None, None]


def test_a_run_knows_the_plan_that_it_led_to(outcome: Outcome) -> None:
    history = History()
    history.hear(Progress("plan", "", 1.0, outcome.plan.objectives), 1.0)
    assert history.led_to(outcome)
    steps = (replace(outcome.plan.objectives[0], value=7), *outcome.plan.objectives[1:])
    assert not history.led_to(replace(outcome, plan=replace(outcome.plan, objectives=steps)))
