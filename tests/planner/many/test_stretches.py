"""A long period is planned stretch by stretch: the whole keeps every rule, and no stretch undoes
what another has."""

from dataclasses import replace
from datetime import date

import pytest

from models.agenda import occurrences
from models.plan import Plan
from models.problem import Problem
from models.timespan import Period
from planner.judging import check
from planner.many import large, stretches
from planner.many.large import plan
from planner.many.stretches import stretches_for
from planner.progress import Progress
from planner.solver.judged import rank
from planner.solver.options import PlanOptions
from planner.solver.run import put_together

QUICK = PlanOptions(time_limit=15.0)


@pytest.fixture
def long(formed: Problem, monkeypatch: pytest.MonkeyPatch) -> Problem:
    """A home of two units for which four weeks are long."""
    monkeypatch.setattr(large, "MEETINGS", 1)
    monkeypatch.setattr(stretches, "LONG", 3)
    monkeypatch.setattr(stretches, "AT_ONCE", 4)
    return formed


def test_a_period_is_cut_where_there_are_many_meetings() -> None:
    year = Period(date(2026, 1, 5), date(2027, 1, 3))
    assert stretches_for(year, 120) == (year,)
    cut = stretches_for(year, 160)
    assert [one.length for one in cut] == [91, 91, 91, 91]
    assert cut[0].first == year.first
    assert cut[-1].last == year.last
    assert [one.length for one in stretches_for(year, 161)] == [91, 91, 91, 91]
    assert [one.length for one in stretches_for(year, 170)] == [86, 86, 86, 106]


def test_the_whole_is_sound_and_no_worse_than_what_was_put_together(long: Problem) -> None:
    told: list[Progress] = []
    made = plan(long, QUICK, told.append, at_once=0)
    judged = check(long, made)
    assert not [f for f in judged.findings if f.severity == "error" and f.code not in
                {"unplaced", "never_held"}]
    assert tuple(judged.objectives.values()) < rank(long, put_together(long))
    assert {o.name: o.value for o in made.objectives} == dict(judged.objectives)
    assert {m.id for m in made.meetings} | {u.occurrence for u in made.unplaced} == {
        one.id for one in occurrences(long)
    }
    assert not any(meeting.locked for meeting in made.meetings)
    assert not made.stopped
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert told[-1].done == 1.0
    # What a stretch cannot do better beside the others tells nothing of the whole.
    bounds = [o.bound for p in told for o in p.ladder if o.value]
    assert bounds == [None] * len(bounds)
    days = {p.message.split(":")[0] for p in told if "–" in p.message}
    assert len(days) == 2


def test_what_is_locked_stays_as_it_is(long: Problem) -> None:
    first = put_together(long)
    fixed = tuple(replace(meeting, locked=True) for meeting in first.meetings[::3])
    made = plan(replace(long, locked=fixed), QUICK, start=first, at_once=0)
    assert [m for m in made.meetings if m.locked] == list(fixed)


def test_a_wish_to_stop_keeps_what_there_is(long: Problem) -> None:
    heard: list[Progress] = []

    def stop() -> bool:
        return any(progress.plan is not None for progress in heard)

    made = plan(long, QUICK, heard.append, stop, at_once=0)
    assert made.stopped
    assert made.meetings
    assert isinstance(heard[-1].plan or made, Plan)
