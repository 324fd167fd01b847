"""One meeting changed by hand: put at a time, made longer or shorter, taken out."""

from dataclasses import replace
from random import Random

import pytest

from models.meetings import Meeting
from models.plan import Outcome, Plan
from models.problem import Problem
from models.timespan import Period, Span, day_of
from planner import service
from planner.advice.moving import TimeCost, move_costs, why_there
from planner.advice.placing import (
    best_of_days,
    place_there,
    resized,
    with_length,
    with_placed,
    without_placed,
)
from planner.judging.facts import Facts
from planner.plan_json import plan_from_json, plan_to_json
from planner.solver.offers import make_offers
from tests.ui.outcomes import sample_outcome


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return sample_outcome()


def fresh(problem: Problem) -> Problem:
    """The same problem as another thing, of which nothing is known yet."""
    return replace(problem, roster=replace(problem.roster))


def test_a_meeting_is_placed_as_the_close_look_would_place_it(outcome: Outcome) -> None:
    seen = 0
    for meeting in outcome.plan.meetings[::9]:
        free = [c for c in move_costs(outcome, meeting.id) if c.colour != "red"]
        for cost in free[:2]:
            quick, close = place_there(outcome, meeting.id, cost.start), why_there(
                outcome, meeting.id, cost.start
            )
            if close.after is not None:
                seen += 1
                assert quick.meeting in close.after.plan.meetings
    assert seen


def test_a_time_that_cannot_be_is_refused_with_its_reason(outcome: Outcome) -> None:
    meeting, cost = next(
        (m, c) for m in outcome.plan.meetings for c in move_costs(outcome, m.id)
        if c.colour == "red"
    )
    there = place_there(outcome, meeting.id, cost.start)
    assert there.meeting is None
    assert cost.message in there.message


def test_where_it_is_nobody_comes_or_goes(outcome: Outcome) -> None:
    meeting = outcome.plan.meetings[4]
    there = place_there(outcome, meeting.id, meeting.span.start)
    assert there.meeting is meeting
    assert (there.coming, there.leaving) == ((), ())


def shorter(outcome: Outcome, meeting: Meeting) -> tuple[Problem, Plan]:
    there = resized(outcome, meeting.id, Span(meeting.span.start, meeting.span.end - 15))
    assert there.meeting is not None
    return with_length(outcome.problem, there.meeting), with_placed(outcome.plan, there.meeting)


def test_a_length_of_its_own_is_no_fault_and_that_of_the_kind_is_no_length_of_its_own(
    outcome: Outcome,
) -> None:
    meeting = outcome.plan.meetings[6]
    problem, plan = shorter(outcome, meeting)
    assert problem.lengths == {meeting.id: meeting.span.minutes - 15}
    codes = {f.code for f in service.check(problem, plan).findings if f.meeting == meeting.id}
    assert "length" not in codes
    codes = {
        f.code for f in service.check(outcome.problem, plan).findings if f.meeting == meeting.id
    }
    assert "length" in codes
    assert with_length(problem, meeting).lengths == {}


def test_the_extra_minutes_of_another_length_are_those_of_the_judge(outcome: Outcome) -> None:
    for meeting in outcome.plan.meetings[:20]:
        problem, plan = shorter(outcome, meeting)
        codes = {f.code for f in service.check(problem, plan).findings if f.meeting == meeting.id}
        assert "attendance_class" not in codes


def test_a_chosen_length_is_offered_to_the_search_and_comes_back_from_json(
    outcome: Outcome,
) -> None:
    meeting = outcome.plan.meetings[6]
    problem, plan = shorter(outcome, meeting)
    offer = next(iter(make_offers(problem, only=[meeting.id])))
    assert offer.kind.minutes == meeting.span.minutes - 15
    again, _ = plan_from_json(
        plan_to_json(Outcome(problem, plan, service.check(problem, plan)))
    )
    assert again.lengths == problem.lengths


def test_a_meeting_taken_out_is_due_and_said_to_be_taken_out(outcome: Outcome) -> None:
    meeting = outcome.plan.meetings[2]
    plan = without_placed(outcome, meeting.id)
    assert len(plan.meetings) == len(outcome.plan.meetings) - 1
    missing = next(u for u in plan.unplaced if u.occurrence == meeting.id)
    said = [f.message for f in service.check(outcome.problem, plan).findings
            if f.code == "unplaced" and f.meeting == meeting.id]
    assert said == [missing.message]
    back = with_placed(plan, meeting)
    assert set(back.meetings) == set(outcome.plan.meetings)
    assert back.unplaced == outcome.plan.unplaced


def test_the_best_of_a_day_is_the_cheapest_and_then_the_usual_time() -> None:
    day = 1440 * 20_000
    free = TimeCost(day + 600, "green", 0, 0, 0, 0, None, "")
    some = (
        replace(free, start=day + 480, colour="red"), replace(free, minutes=15, colour="yellow"),
        replace(free, start=day + 660), replace(free, start=day + 720),
        replace(free, start=day + 2000, colour="red"),
    )
    best = best_of_days(some, day + 1440 * 7 + 720)
    assert [c.start for c in best] == [day + 720, day + 2000]


def test_what_is_known_of_earlier_plans_changes_no_judgement(outcome: Outcome) -> None:
    """Facts keep what stays from plan to plan: the judgement is that of a plan never seen."""
    random = Random(7)
    problem, plan = fresh(outcome.problem), outcome.plan
    for _ in range(6):
        meeting = random.choice(plan.meetings)
        span = Span(meeting.span.start + 30, meeting.span.end + 30)
        facts = Facts(problem, plan)
        seats = tuple(
            replace(seat, cls=cls, extra_minutes=extra) for seat in meeting.attendance
            for cls, extra in [facts.classify(facts.people[seat.employee], span)]
        )
        plan = with_placed(plan, replace(meeting, span=span, attendance=seats))
        if random.random() < 0.4:
            dropped = random.choice(plan.meetings)
            plan = replace(plan, meetings=tuple(m for m in plan.meetings if m is not dropped))
        assert service.check(problem, plan) == service.check(fresh(problem), plan)


def test_prices_of_some_days_are_those_of_the_whole_time(outcome: Outcome) -> None:
    """Only shifts near the days asked about are looked at: the prices are the same."""
    for meeting in outcome.plan.meetings[::7]:
        whole = {c.start: c for c in move_costs(outcome, meeting.id, outcome.problem.period)}
        day = meeting.span.first_day
        near = move_costs(outcome, meeting.id, Period(day, day))
        assert near
        assert all(whole[c.start] == c for c in near if day_of(c.start) == day)
