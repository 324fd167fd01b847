"""Figures that views show: counted from the plan, hand in hand with the check."""

from dataclasses import replace
from datetime import date

from models.people import DAY, EVENING
from models.plan import Objective, Outcome, TeamCoverage, Unplaced
from planner import service
from planner.progress import Progress
from planner.tally import team_figures
from tests import make
from ui import figures
from ui.history import History, Sample
from ui.views.lanes import Lane, lanes


def small() -> Outcome:
    people = (
        make.employee("Bo", DAY, ["2026-01-05 07-15", "2026-01-20 07-15"]),
        make.employee("Eva", EVENING, ["2026-01-05 15-23"]),
    )
    problem = make.problem(*people, period="2026-01-05 2026-01-25")
    plan = make.plan(
        make.meeting("2026-01-06 13-14", "Bo"), make.meeting("2026-01-20 13-14", "Bo", id="row-3")
    )
    return Outcome(problem, plan, service.check(problem, plan))


def test_weeks_begin_on_the_monday_before_the_period() -> None:
    problem = make.problem(period="2026-01-07 2026-01-19")
    assert figures.weeks(problem.period) == (
        date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19),
    )


def test_days_since_last_seen_run_on_until_the_next_meeting() -> None:
    outcome = small()
    assert [(m.days, m.attended) for m in figures.week_marks(outcome)["Bo"]] == [
        (5, True), (12, False), (5, True),
    ]
    assert [m.days for m in figures.week_marks(outcome)["Eva"]] == [7, 14, 21]


def test_what_is_not_placed_counts_as_not_covered() -> None:
    outcome = small()
    kind = replace(outcome.problem.kinds[0], teams_required=(DAY, EVENING))
    missing = make_unplaced()
    counted = replace(
        outcome,
        problem=replace(outcome.problem, kinds=(kind,)),
        plan=replace(outcome.plan, unplaced=(missing,)),
        judgement=replace(
            outcome.judgement,
            by_team=(TeamCoverage("row-1", DAY, 1, 1), TeamCoverage("row-1", EVENING, 0, 1)),
        ),
    )
    found = {f.team: (f.covered, f.wanted, f.percent) for f in team_figures(counted)}
    assert found == {DAY: (1, 2, 50), EVENING: (0, 2, 0)}


def make_unplaced() -> Unplaced:
    return Unplaced(
        "row-2", "talk", "row", None, date(2026, 1, 12), date(2026, 1, 18), (), "Mangler."
    )


def test_next_meetings_start_with_the_plan_where_today_lies_outside_it() -> None:
    outcome = small()
    ids = [m.id for m in figures.next_meetings(outcome, date(2030, 1, 1), 5)]
    assert ids == ["row-1", "row-3"]
    assert [m.id for m in figures.next_meetings(outcome, date(2026, 1, 7), 5)] == ["row-3"]


def test_problems_stand_worst_first(outcome: Outcome) -> None:
    found = [x.severity for x in figures.troubles(outcome)]
    assert found == sorted(found, key=["error", "warning", "info"].index)
    assert len(found) == len(outcome.judgement.findings)


def test_overlapping_meetings_get_lanes_of_their_own() -> None:
    spans = [
        make.span("2026-01-05 10-12"), make.span("2026-01-05 11-13"),
        make.span("2026-01-05 12-14"), make.span("2026-01-05 14-15"),
    ]
    assert lanes(spans) == (Lane(0, 2), Lane(1, 2), Lane(0, 2), Lane(0, 1))
    assert lanes([]) == ()


def test_a_history_keeps_a_sample_only_when_something_moved(outcome: Outcome) -> None:
    history = History()
    for seconds, value in ((1.0, 9), (2.0, 9), (3.0, 4)):
        step = Objective("coverage", value, 0, False, seconds)
        history.hear(Progress("plan", "Søger", 0.5, (step,)), seconds)
    assert history.samples["coverage"] == [Sample(1.0, 9, 0), Sample(3.0, 4, 0)]
    assert history.current == "coverage"
    history.finish(outcome)
    assert [history.current, history.done] == [None, 1.0]
