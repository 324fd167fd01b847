"""Problems and plans made by chance come back from JSON to the letter."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.meetings import (
    Attendance,
    Course,
    GroupSize,
    Interval,
    Meeting,
    MeetingKind,
    Series,
    Window,
)
from models.people import Employee, Shift
from models.plan import (
    Judgement,
    Objective,
    Outcome,
    Plan,
)
from models.policy import (
    OBJECTIVES,
    Carried,
    Policy,
    Wish,
)
from models.problem import Problem
from models.roster import Roster
from models.timespan import Period, Span, moment
from planner.json_node import to_text
from planner.plan_json import plan_from_json, plan_to_json

NO_JUDGEMENT = Judgement((), (), {}, ())


def through_text(data: dict[str, Any]) -> Any:
    return json.loads(to_text(data))


def at(text: str) -> int:
    return moment(datetime.fromisoformat(text))


names = st.text(min_size=1, max_size=4).filter(str.strip)
days = st.dates(date(2025, 12, 1), date(2027, 1, 31))
moments = st.integers(at("2026-10-24T20:00"), at("2026-10-25T12:00"))
small = st.integers(0, 500)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(moments)
    return Span(start, start + draw(st.integers(1, 1440)))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start = draw(st.integers(0, 1439))
    weekdays = draw(st.frozensets(st.integers(1, 7), min_size=1))
    return Window(weekdays, start, start + draw(st.integers(1, 1440)))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(days)
    return Period(first, first + timedelta(days=draw(st.integers(0, 100))))


def unique(ids: list[str], build: Callable[[str], st.SearchStrategy[Any]]) -> Any:
    return st.tuples(*(build(one) for one in ids))


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    some_ids = st.lists(names, max_size=3, unique=True)
    people = draw(some_ids)
    employees = draw(
        unique(
            people,
            lambda one: st.builds(
                Employee, st.just(one), st.text(max_size=5), st.none() | names, st.none() | names,
                st.none() | st.floats(0, 168), st.none() | names,
                st.lists(st.builds(Shift, spans(), names, st.text(max_size=2)), max_size=2)
                .map(tuple),
                st.frozensets(days, max_size=2),
            ),
        )
    )
    kinds = draw(
        unique(
            draw(st.lists(names, min_size=1, max_size=2, unique=True)),
            lambda one: st.builds(
                MeetingKind, st.just(one), st.text(max_size=5), st.integers(1, 300),
                st.builds(GroupSize, small, small, st.booleans()),
                st.lists(windows(), max_size=2).map(tuple),
                st.none() | st.builds(Interval, st.integers(1, 99), small, st.integers(1, 99)),
                st.none() | st.tuples(small, small),
                st.lists(names, max_size=2).map(tuple), small, st.booleans(), small,
                st.sampled_from(("external", "internal", "none")), st.booleans(), small,
                st.text(max_size=3),
            ),
        )
    )
    courses = draw(some_ids)
    series = draw(
        unique(
            draw(st.lists(names, min_size=1, max_size=3, unique=True)),
            lambda one: st.builds(
                Series, st.just(one), st.sampled_from([kind.id for kind in kinds]),
                st.none() | names,
                unique(
                    courses,
                    lambda course: st.builds(
                        Course, st.just(course), names, st.lists(names, max_size=2).map(tuple)
                    ),
                ),
            ),
        )
    )
    meetings = draw(
        unique(
            draw(some_ids),
            lambda one: st.sampled_from(series).flatmap(
                lambda row: st.builds(
                    Meeting, st.just(one), st.just(row.kind), st.just(row.id), spans(),
                    unique(
                        people,
                        lambda person: st.builds(
                            Attendance, st.just(person),
                            st.sampled_from(("on_shift", "adjoining", "called_in")), small,
                            st.booleans(),
                        ),
                    ),
                    st.none() | st.sampled_from([c.id for c in row.courses] or [None]),
                    st.none() | names, st.none(), st.none(), st.booleans(),
                )
            ),
        )
    )
    problem = Problem(
        name=draw(st.text(max_size=5)),
        roster=Roster(draw(periods()), employees),
        period=draw(periods()),
        kinds=kinds,
        series=series,
        wishes=draw(
            st.lists(st.builds(Wish, names, windows(), st.booleans()), max_size=2).map(tuple)
        ),
        policy=Policy(rest_minutes=draw(small), closed_days=draw(st.frozensets(days, max_size=2))),
        carried=draw(
            st.dictionaries(
                names, st.builds(Carried, small, small, small, st.none() | days), max_size=2
            )
        ),
        locked=tuple(meeting for meeting in meetings if meeting.locked),
    )
    members = {course: draw(st.lists(names, max_size=2).map(tuple)) for course in courses}
    plan = Plan(
        meetings,
        members if draw(st.booleans()) else {},
        objectives=draw(
            st.lists(
                st.builds(
                    Objective, st.sampled_from(OBJECTIVES), small, st.none() | small, st.booleans(),
                    st.floats(0, 1000),
                ),
                max_size=2,
            ).map(tuple)
        ),
        seed=draw(small),
        stopped=draw(st.booleans()),
    )
    return Outcome(problem, plan, NO_JUDGEMENT)


@given(outcomes())
def test_round_trip_of_small_problems_is_exact(outcome: Outcome) -> None:
    problem, plan = plan_from_json(through_text(plan_to_json(outcome)))
    assert problem == outcome.problem
    assert plan == outcome.plan
