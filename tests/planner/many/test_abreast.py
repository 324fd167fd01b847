"""Parts that share somebody are searched at the same time, and never meet in the end."""

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.meetings import Meeting
from models.plan import Outcome, Plan
from models.problem import Problem
from models.resources import Lead, Room, Travel
from models.shared import Shared
from models.timespan import Span, moment_of
from planner.hands import Lost, Shown
from planner.judging import check
from planner.judging.together import check_together
from planner.many import abreast, large
from planner.many.abreast import likely, together
from planner.many.ahead import Ahead, Least, look_ahead
from planner.many.granted import Book, granted, within_grants
from planner.many.large import plan, plan_in_parts
from planner.many.parts import Parts, parts_of
from planner.many.seeking import Look, Sought
from planner.presets import SUPERVISION
from planner.progress import Cancel, Progress, Stopped, never
from planner.resources import lead_is_free
from planner.solver.options import PlanOptions
from planner.solver.run import put_together

QUICK = PlanOptions(time_limit=120.0, work=0.6)
MONDAY = date(2026, 8, 31)


@pytest.fixture(scope="module")
def parts(formed: Problem) -> Parts:
    """The home of two units in parts."""
    return parts_of(formed)


@pytest.fixture(scope="module")
def first_ahead(parts: Parts) -> Ahead:
    """What is known of the first part before it is searched."""
    return look_ahead(parts.units[0].problem, 1)


@pytest.fixture(scope="module")
def made_here(formed: Problem, parts: Parts) -> tuple[Plan, list[Progress]]:
    """The plan made in this process, and what was told meanwhile."""
    told: list[Progress] = []
    return plan_in_parts(formed, parts, QUICK, told.append, at_once=0), told


def timeless(made: Plan) -> Plan:
    return replace(made, objectives=tuple(replace(o, seconds=0.0) for o in made.objectives))


def errors(problem: Problem, made: Plan) -> list[str]:
    left_out = {"unplaced", "never_held"}
    return [
        f.message for f in check(problem, made).findings
        if f.severity == "error" and f.code not in left_out
    ]


def at(day: int, clock: int, minutes: int = 60) -> Span:
    start = moment_of(MONDAY + timedelta(days=day), clock)
    return Span(start, start + minutes)


def meeting(name: str, span: Span, lead: str | None = "sup", room: str | None = None) -> Meeting:
    return Meeting(name, SUPERVISION, "row", span, (), lead=lead, room=room)


BOTH = Shared(
    (Lead("sup", "S", (SUPERVISION,), max_per_week=2),), (Room("hall", "H", 30),),
    {"sup": ("a", "b"), "hall": ("a", "b")}, (Travel("a", "b", 20),),
)


def test_a_book_knows_who_is_where_and_how_far_it_is() -> None:
    book = Book(BOTH)
    book.take("a", meeting("m", at(0, 600)))
    assert not book.fits("b", meeting("n", at(0, 630)))
    assert not book.fits("b", meeting("n", at(0, 670)))  # on the way
    assert book.fits("a", meeting("n", at(0, 670)))
    assert book.fits("b", meeting("n", at(0, 680)))
    assert book.fits("b", meeting("n", at(0, 600), lead="own"))
    book.take("b", meeting("n", at(0, 680)))
    assert not book.fits("b", meeting("o", at(3, 600)))  # two a week
    assert book.fits("b", meeting("o", at(7, 600)))
    book.take("a", meeting("p", at(8, 600), lead=None, room="hall"))
    assert not book.fits("b", meeting("q", at(8, 630), lead=None, room="hall"))
    assert book.fits("b", meeting("q", at(8, 660), lead=None, room="hall"))


def test_a_part_looks_ahead_to_times_at_which_it_would_meet(
    parts: Parts, first_ahead: Ahead
) -> None:
    ahead = first_ahead
    assert ahead.least is not None
    assert ahead.least.coverage >= 0
    assert ahead.used > 0.0
    assert len(ahead.starts) > 3
    days = {id_: {Span(s, s + 1).first_day for s in of_one} for id_, of_one in ahead.starts.items()}
    assert all(len(of_one) == 1 for of_one in days.values())
    assert look_ahead(parts.units[0].problem, 1) == ahead


def test_groups_to_be_formed_tell_bounds_but_no_times(home: Problem) -> None:
    ahead = look_ahead(parts_of(home).units[0].problem, 1)
    assert ahead.least is not None
    assert not ahead.starts


def test_who_is_cut_short_tells_what_there_is(
    parts: Parts, first_ahead: Ahead, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = parts.units[0].problem
    assert Look(one, 1, 0.0)(lambda _: None) == Ahead()
    # So much work as time allows: not even the fewest points are found to the end.
    monkeypatch.setattr("planner.solver.bounds.POINTS_WORK", 1e-9)
    monkeypatch.setattr("planner.solver.bounds.Bounds.program_seconds", 0.0)
    some = Look(one, 1, 60.0)(lambda _: None)
    assert some.least is not None
    assert first_ahead.least is not None
    assert some.least.coverage < first_ahead.least.coverage


def test_what_is_granted_fits_together_and_is_left_to_whom_it_belongs(
    parts: Parts, first_ahead: Ahead
) -> None:
    wish = first_ahead.starts
    # All want the very same times.
    wishes = {
        unit.name: {
            id_.replace(parts.units[0].problem.roster.employees[0].unit or "", name): starts
            for id_, starts in wish.items()
        }
        for unit in parts.units if (name := unit.problem.roster.employees[0].unit)
    }
    grants = granted(parts.units, parts.shared, wishes)
    assert len(grants["001"]) > 0
    plans = {name: Plan(some) for name, some in grants.items()}
    assert check_together(plans, parts.shared) == ()
    for unit in parts.units:
        lead = next(x for x in within_grants(unit, parts.shared, grants).leads if x.id == "sup")
        for other, some in grants.items():
            for held in some:
                if held.lead == "sup":
                    assert lead_is_free(lead, held.span) == (other == unit.name)
        sure = likely(unit, parts.shared, wishes[unit.name], grants[unit.name])
        assert all(sure[m.id] == {m.span.start} for m in grants[unit.name])


def test_days_that_nobody_wants_are_dealt_to_one_each(formed: Problem, parts: Parts) -> None:
    nothing: dict[str, tuple[Meeting, ...]] = {unit.name: () for unit in parts.units}
    away = [
        next(x for x in within_grants(u, parts.shared, nothing).leads if x.id == "sup").away
        for u in parts.units
    ]
    for day in formed.period.days():
        assert sum(day not in of_one for of_one in away) == 1


def test_who_comes_first_keeps_what_two_want(
    parts: Parts, made_here: tuple[Plan, list[Progress]]
) -> None:
    made, _ = made_here
    first, second = parts.units[:2]
    mine = tuple(m for m in made.meetings if m.lead == "sup" and m.series in {
        s.id for s in first.problem.series
    })
    other = next(s for s in second.problem.series if s.courses)
    same = tuple(
        replace(m, id=f"{other.courses[0].id}-{n}", series=other.id, attendance=())
        for n, m in enumerate(mine, start=1)
    )
    found = {
        unit.name: Outcome(unit.problem, Plan(some), check(unit.problem, Plan(some)))
        for unit, some in ((first, mine), (second, same))
    }
    fitted, gave_way = together([first, second], parts.shared, found)
    assert mine
    assert gave_way == {second.name}
    assert fitted[first.name].plan.meetings == mine
    assert fitted[second.name].plan.meetings == ()


def test_processes_make_the_same_plan_and_it_is_sound(
    formed: Problem, made_here: tuple[Plan, list[Progress]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "MEETINGS", 1)
    here, told = made_here
    assert errors(formed, here) == []
    assert {o.name: o.value for o in here.objectives} == dict(check(formed, here).objectives)
    assert here.objectives[0].bound is not None
    assert here.objectives[0].bound <= here.objectives[0].value
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert timeless(here) == timeless(plan(formed, QUICK, at_once=2))


def test_what_had_to_give_way_finds_another_time(
    formed: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where each is searched as if all were its own, they meet; what is put together is sound, and
    no worse than what was there before."""
    monkeypatch.setattr(abreast, "within_grants", lambda unit, *_: unit.problem)
    made = plan_in_parts(formed, parts_of(formed), QUICK, at_once=0)
    assert errors(formed, made) == []
    first = put_together(formed)
    assert made.objectives[0].value <= first.objectives[0].value
    due = sum(parts_of(formed).due.values())
    assert len(made.meetings) + len(made.unplaced) == due


def test_a_lost_search_costs_its_part_alone(
    formed: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def losing(job: object, shown: Shown, cancel: Cancel) -> object:
        assert callable(job)
        if isinstance(job, Sought):
            calls.append(job)
            if len(calls) == 1:
                raise Lost("gone")
        return job(shown, cancel)

    monkeypatch.setattr("planner.many.large.do_here", losing)
    made = plan_in_parts(formed, parts_of(formed), QUICK, at_once=0)
    assert errors(formed, made) == []
    assert not made.stopped
    assert len(made.meetings) > sum(parts_of(formed).due.values()) // 2


def test_what_was_shown_is_kept_where_somebody_stops(
    formed: Problem, parts: Parts, made_here: tuple[Plan, list[Progress]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    better, _ = made_here
    rows = {unit.problem.roster.employees[0].id: unit for unit in parts.units}

    def stopping(job: object, shown: Shown, cancel: Cancel) -> object:
        assert callable(job)
        if not isinstance(job, Sought):
            return job(shown, cancel)
        unit = rows[job.problem.roster.employees[0].id]
        mine = {s.id for s in unit.problem.series}
        courses = {c.id: c.members for s in unit.problem.series for c in s.courses}
        part = Plan(tuple(m for m in better.meetings if m.series in mine), courses=courses)
        shown(Outcome(unit.problem, part, check(unit.problem, part)))
        raise Stopped

    monkeypatch.setattr("planner.many.large.do_here", stopping)
    made = plan_in_parts(formed, parts, QUICK, at_once=0)
    assert made.stopped
    assert {m.id for m in made.meetings} == {m.id for m in better.meetings}


def test_a_wish_to_stop_is_heard_at_once(formed: Problem, parts: Parts) -> None:
    for wait in (1.0, 4.0):
        asked: list[float] = []

        def stop(asked: list[float] = asked, wait: float = wait) -> bool:
            asked.append(time.monotonic())
            return asked[-1] - asked[0] > wait

        made = plan_in_parts(formed, parts, PlanOptions(60.0), cancel=stop, at_once=2)
        took = time.monotonic() - asked[0]
        assert made.stopped
        assert took < wait + 3.0
        assert errors(formed, made) == []


def test_known_bounds_are_not_asked_again(parts: Parts, first_ahead: Ahead) -> None:
    one = parts.units[0].problem
    ahead = replace(first_ahead, least=Least(0, together={1000: 0, 240: 0}))
    made = Sought(one, QUICK, ahead)(lambda _: None, never)
    assert made.plan.objectives[0].bound in (0, None) or made.plan.objectives[0].value == 0
    assert errors(one, made.plan) == []
