"""JSON of rosters and plans: names of the published format, exact round trips, faults by place."""

import copy
import json
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.finding import Finding, Question, UnusableInput
from models.meetings import (
    Attendance,
    Course,
    GroupSize,
    Incident,
    Interval,
    Meeting,
    MeetingKind,
    Series,
    Window,
)
from models.people import Before, Earlier, Employee, Shift
from models.plan import (
    Judgement,
    Objective,
    Outcome,
    PersonCoverage,
    Plan,
    Reason,
    TeamCoverage,
    Unplaced,
    Unreached,
)
from models.policy import (
    OBJECTIVES,
    Bond,
    Carried,
    CoverageWeights,
    FloorMinimum,
    Policy,
    Wish,
)
from models.problem import Problem
from models.resources import Lead, Room, Travel
from models.roster import Roster
from models.timespan import Period, Span, moment
from planner.json_node import Node, moment_text, to_text
from planner.plan_json import plan_from_json, plan_to_json, roster_to_json

NO_JUDGEMENT = Judgement((), (), {}, ())


def at(text: str) -> int:
    return moment(datetime.fromisoformat(text))


def a_roster() -> Roster:
    night = Shift(Span(at("2026-03-28T23:00"), at("2026-03-29T07:00")), "night", "N")
    return Roster(
        Period(date(2026, 3, 2), date(2026, 3, 29)),
        (
            Employee(
                "e1", "Åse Østergård", "Hus 1", "SSA", 32.5, "night", (night,),
                frozenset({date(2026, 3, 9), date(2026, 3, 5)}),
            ),
            Employee("e2", "Bo Lund", group="Rød", manager=True, alone=True),
        ),
        (Question("warning", "code.unknown", "Koden X er ukendt.", "Vagtplan", "D7"),),
    )


def an_outcome() -> Outcome:
    roster = a_roster()
    earlier = Earlier(Span(at("2026-02-27T13:00"), at("2026-02-27T14:00")), True, 3, True, "i1")
    roster = replace(roster, employees=tuple(
        replace(p, before=Before(date(2026, 3, 1), (earlier,), (480, 0, 510)))
        for p in roster.employees
    ))
    supervision = MeetingKind(
        "supervision", "Supervision", 150, GroupSize(2, 9, True),
        (Window(frozenset({2, 3, 1}), 720, 1020),), Interval(25, 21, 28),
        teams_required=("day", "night"), teams_strict=True, lead="external", source="000 §2.1.2",
    )
    debriefing = MeetingKind(
        "debriefing", "Debriefing", 60, GroupSize(1, 10), (), after_hours=(24, 72), load_points=3,
        coming="near", everybody=True, on_floor=True, same_group=True, manager="out",
    )
    problem = Problem(
        name="Solgården",
        roster=roster,
        period=Period(date(2026, 3, 2), date(2026, 3, 22)),
        kinds=(supervision, debriefing),
        series=(
            Series(
                "debriefing-i1", "debriefing", "Hus 1", incident="i1", team="day", group="Rød",
                people=("e1", "e2"), subjects=("A", "B"), weekday=3, clock=570, limit=2,
            ),
            Series("løs", "supervision", previous=date(2026, 2, 24)),
            Series(
                "supervision-hus-1", "supervision", "Hus 1",
                courses=(
                    Course("sup-a", "Hold A", previous=date(2026, 2, 25)),
                    Course("sup-b", "Hold B", ("e2",)),
                ),
            ),
        ),
        rooms=(Room("r1", "Mødelokale", 12, "Hus 1", (Window(frozenset({1}), 480, 1440),)),),
        leads=(
            Lead("l1", "Supervisor", ("supervision",), away=frozenset({date(2026, 3, 4)})),
            Lead("l2", "Bo Lund", ("debriefing",), "e2", "Hus 1", max_per_week=2),
        ),
        incidents=(
            Incident("i1", at("2026-03-06T21:15"), "Hus 1", ("e1",), date(2026, 6, 6)),
            Incident("i2", at("2026-03-07T21:15"), None, ()),
        ),
        wishes=(Wish("e1", Window(frozenset({5}), 900, 1560), avoid=False),),
        policy=an_unusual_policy(),
        carried={"e1": Carried(90, 1, 4, date(2026, 2, 20), 7, 2), "gone": Carried()},
        assumed=("Planen regner med ét mødelokale.",),
        bonds=(Bond(("e1", "e2")), Bond(("e2", "e1"), together=True)),
        travel=(Travel("Hus 1", "Hus 2", 25),),
    )
    meeting = Meeting(
        "sup-a-1", "supervision", "supervision-hus-1",
        Span(at("2026-03-10T13:00"), at("2026-03-10T15:30")),
        (Attendance("e1", "called_in", 150), Attendance("e2", "adjoining", 45, leads=True)),
        "sup-a", "Hus 1", "r1", "l1",
    )
    plan = Plan(
        meetings=(meeting,),
        courses={"sup-a": ("e1",)},
        unplaced=(
            Unplaced(
                "debriefing-i1-1", "debriefing", "debriefing-i1", None, date(2026, 3, 7),
                date(2026, 3, 9), (Reason("rest", 14, "14 bryder hviletiden."),), "Ingen tid.",
            ),
        ),
        unreached=(
            Unreached(
                "e1", date(2026, 3, 2), date(2026, 3, 29),
                (Reason("absence", 3, "3 på dage uden mulighed for at komme"),), "Er ikke nået.",
            ),
        ),
        objectives=(
            Objective("coverage", 6, 0, False, 1.25), Objective("reach", 2, None, True, 0.5),
        ),
        seed=7,
        stopped=True,
    )
    judgement = Judgement(
        (TeamCoverage("sup-a-1", "day", 0, 1), TeamCoverage("sup-a-1", "night", 1, 1)),
        (PersonCoverage("e1", date(2026, 3, 10), 1, 150, 1, 2, 0, (date(2026, 3, 2),)),),
        {"coverage": 6},
        (Finding("error", "teams.missing", "Dagvagt mangler.", "sup-a-1"),),
    )
    return Outcome(problem, plan, judgement)


def an_unusual_policy() -> Policy:
    """Every field differs from its default, so that one that is not written shows."""
    counts = {f.name: getattr(Policy(), f.name) + 1 for f in fields(Policy) if f.type is int}
    policy = Policy(
        **counts,
        full_time_hours=36.5,
        closed_days=frozenset({date(2026, 5, 15), date(2026, 4, 1)}),
        floor=(FloorMinimum("Hus 1", "day", 3, ("SSA", "sygeplejerske")),),
        coverage=CoverageWeights(31, 7, 2, 5, 4),
        ladder=tuple(reversed(OBJECTIVES)),
        keep_wishes=True,
        prices={"rest": 30, "floor": 0},
    )
    usual = Policy()
    same = [f.name for f in fields(Policy) if getattr(policy, f.name) == getattr(usual, f.name)]
    assert same == []
    return policy


def through_text(data: dict[str, Any]) -> Any:
    return json.loads(to_text(data))


def test_roster_has_the_published_names() -> None:
    assert through_text(roster_to_json(a_roster())) == {
        "format": "faellestid-roster/1",
        "period": {"from": "2026-03-02", "to": "2026-03-29"},
        "employees": [
            {
                "id": "e1", "name": "Åse Østergård", "unit": "Hus 1", "profession": "SSA",
                "hours_per_week": 32.5, "home_team": "night",
                "shifts": [
                    {"start": "2026-03-28T23:00", "end": "2026-03-29T07:00", "team": "night",
                     "code": "N"},
                ],
                "away": ["2026-03-05", "2026-03-09"],
            },
            {
                "id": "e2", "name": "Bo Lund", "unit": None, "profession": None,
                "hours_per_week": None, "home_team": None, "shifts": [], "away": [], "group": "Rød",
                "manager": True, "alone": True},
        ],
        "questions": [
            {"severity": "warning", "code": "code.unknown", "message": "Koden X er ukendt.",
             "sheet": "Vagtplan", "cell": "D7"},
        ],
    }


def test_plan_has_the_published_names_in_order() -> None:
    data = plan_to_json(an_outcome())
    assert list(data)[:3] == ["format", "name", "period"]
    assert {
        "format", "period", "employees", "resources", "kinds", "rules", "meetings", "unplaced",
        "coverage", "objectives", "findings",
    } <= set(data)
    assert data["format"] == "faellestid-plan/1"
    assert set(data["resources"]["rooms"][0]) >= {"id", "name", "capacity"}
    assert set(data["resources"]["leads"][0]) >= {"id", "name", "employee", "kinds"}
    kind = data["kinds"][0]
    assert kind["group"] == {"min": 2, "max": 9, "closed": True}
    assert kind["interval_days"] == {"min": 21, "max": 28, "every": 25}
    assert kind["windows"] == [{"weekdays": [1, 2, 3], "from": "12:00", "to": "17:00"}]
    assert data["rules"]["rest_minutes"] == 661
    assert data["rules"]["floor"] == [{"unit": "Hus 1", "team": "day", "min": 3,
         "professions": ["SSA", "sygeplejerske"]}]
    assert data["meetings"] == [
        {
            "id": "sup-a-1", "kind": "supervision", "series": "supervision-hus-1",
            "group": "sup-a", "unit": "Hus 1", "start": "2026-03-10T13:00",
            "end": "2026-03-10T15:30", "room": "r1", "lead": "l1", "locked": False,
            "attendance": [
                {"employee": "e1", "class": "called_in", "extra_minutes": 150},
                {"employee": "e2", "class": "adjoining", "extra_minutes": 45, "role": "lead"},
            ],
        }
    ]
    assert set(data["unplaced"][0]) >= {"kind", "series", "from", "to", "why"}
    assert data["unplaced"][0]["why"] == [
        {"code": "rest", "candidates": 14, "message": "14 bryder hviletiden."}
    ]
    assert data["coverage"]["by_meeting_and_team"][0] == {
        "meeting": "sup-a-1", "team": "day", "present": 0, "wanted": 1, "covered": False,
    }
    assert data["coverage"]["by_employee"][0]["last_seen"] == "2026-03-10"
    assert data["objectives"][0] == {
        "name": "coverage", "value": 6, "bound": 0, "proven": False, "seconds": 1.25,
    }
    assert data["findings"] == [
        {"severity": "error", "code": "teams.missing", "message": "Dagvagt mangler.",
         "meeting": "sup-a-1", "employee": None},
    ]


def test_round_trip_of_everything_is_exact() -> None:
    outcome = an_outcome()
    problem, plan = plan_from_json(through_text(plan_to_json(outcome)))
    assert problem == outcome.problem
    assert plan == outcome.plan
    again = plan_to_json(Outcome(problem, plan, outcome.judgement))
    assert to_text(again) == to_text(plan_to_json(outcome))


def test_a_check_needs_five_parts_only() -> None:
    outcome = an_outcome()
    data = plan_to_json(outcome)
    five = {name: data[name] for name in ("employees", "resources", "kinds", "rules", "meetings")}
    problem, plan = plan_from_json(through_text(five))
    assert problem == replace(
        outcome.problem,
        name="",
        roster=replace(outcome.problem.roster, questions=()),
        incidents=outcome.problem.incidents[:1],
        assumed=(),
    )
    assert (plan.meetings, plan.courses) == (outcome.plan.meetings, outcome.plan.courses)


def test_what_the_format_leaves_open_has_the_usual_values() -> None:
    data = plan_to_json(an_outcome())
    data["meetings"] = []
    data["rules"] = {}
    data["kinds"] = [
        {
            "id": "k", "name": "K", "minutes": 60, "group": {"min": 2, "max": 4, "closed": False},
            "interval_days": {"min": 6, "max": 8}, "windows": [], "teams_required": [],
        }
    ]
    problem, _ = plan_from_json(through_text(data))
    assert problem.policy == Policy()
    assert problem.kinds == (MeetingKind("k", "K", 60, GroupSize(2, 4), (), Interval(8, 6, 8)),)
    assert problem.roster.period == problem.period == Period(date(2026, 3, 2), date(2026, 3, 22))


def test_a_missing_period_is_that_of_the_shifts() -> None:
    data = plan_to_json(an_outcome())
    del data["period"], data["rules"]["period"], data["rules"]["roster_period"]
    problem, _ = plan_from_json(through_text(data))
    assert problem.period == Period(date(2026, 3, 28), date(2026, 3, 29))


def test_the_repeated_hour_of_autumn_comes_back() -> None:
    first = at("2026-10-25T02:30")
    assert moment_text(first) == "2026-10-25T02:30"
    assert moment_text(first + 60) == "2026-10-25T02:30+01:00"
    for moment_ in range(first - 180, first + 180, 15):
        assert Node(moment_text(moment_), "f").moment() == moment_


def test_an_offset_that_is_not_denmarks_is_refused() -> None:
    with pytest.raises(UnusableInput, match="tidspunkt"):
        Node("2026-07-01T02:30+01:00", "f").moment()


Damage = tuple[tuple[str | int, ...], object, str]

DAMAGES: list[Damage] = [
    (("employees", 0, "shifts", 0, "start"), "i morges", "employees[0].shifts[0].start"),
    (("employees", 0, "shifts", 0, "end"), "2026-03-28T23:00", "employees[0].shifts[0]"),
    (("employees", 0, "shifts", 0, "end"), "2026-03-29", "employees[0].shifts[0].end"),
    (("employees", 0, "away", 1), "2026-02-30", "employees[0].away[1]"),
    (("employees", 0, "away", 1), "9999-12-31", "employees[0].away[1]"),
    (("employees", 0, "hours_per_week"), "32", "employees[0].hours_per_week"),
    (("employees", 0, "hours_per_week"), 1e300, "employees[0].hours_per_week"),
    (("employees", 1, "id"), "e1", "employees[1]"),
    (("employees", 1, "id"), " ", "employees[1].id"),
    (("employees", 1, "name"), "\ud83d Ib", "employees[1].name"),
    (("employees",), {}, "employees"),
    (("employees", 0), None, "employees[0]"),
    (("kinds", 0, "minutes"), 0, "kinds[0].minutes"),
    (("kinds", 0, "minutes"), True, "kinds[0].minutes"),
    (("kinds", 0, "minutes"), 150.0, "kinds[0].minutes"),
    (("kinds", 0, "windows", 0, "weekdays"), [0], "kinds[0].windows[0].weekdays[0]"),
    (("kinds", 0, "windows", 0, "weekdays"), [], "kinds[0].windows[0].weekdays"),
    (("kinds", 0, "windows", 0, "from"), "12.00", "kinds[0].windows[0].from"),
    (("kinds", 0, "windows", 0, "to"), "11:00", "kinds[0].windows[0]"),
    (("kinds", 0, "lead"), "nobody", "kinds[0].lead"),
    (("kinds", 0, "series", 0, "id"), "debriefing-i1", "kinds[1].series[0]"),
    (("rules",), None, "rules"),
    (("rules", "step_minutes"), 0, "rules.step_minutes"),
    (("rules", "reach_days"), 9_999_999, "rules.reach_days"),
    (("rules", "call_in_gap_days"), 9_999_999, "rules.call_in_gap_days"),
    (("kinds", 0, "interval_days", "every"), 9_999_999, "kinds[0].interval_days.every"),
    (("rules", "max_call_ins"), -1, "rules.max_call_ins"),
    (("rules", "ladder"), ["coverage", "coverage"], "rules.ladder[1]"),
    (("rules", "prices", "absence"), 3, "rules.prices.absence"),
    (("rules", "prices", "hvile"), 3, "rules.prices.hvile"),
    (("rules", "prices", "rest"), -1, "rules.prices.rest"),
    (("rules", "bonds", 0, "people"), [3], "rules.bonds[0].people[0]"),
    (("kinds", 1, "coming"), "now", "kinds[1].coming"),
    (("kinds", 1, "series", 0, "weekday"), 8, "kinds[1].series[0].weekday"),
    (("rules", "period", "to"), "2026-01-01", "rules.period"),
    (("rules", "period", "to"), "2026-03-21", "period"),
    (("meetings", 0, "kind"), "debriefing", "meetings[0].kind"),
    (("meetings", 0, "series"), "x", "meetings[0].series"),
    (("meetings", 0, "group"), "x", "meetings[0].group"),
    (("meetings", 0, "room"), "x", "meetings[0].room"),
    (("meetings", 0, "lead"), 3, "meetings[0].lead"),
    (("meetings", 0, "locked"), "false", "meetings[0].locked"),
    (("meetings", 0, "attendance", 0, "employee"), "x", "meetings[0].attendance[0].employee"),
    (("meetings", 0, "attendance", 1, "employee"), "e1", "meetings[0].attendance[1]"),
    (("meetings", 0, "attendance", 0, "class"), "onshift", "meetings[0].attendance[0].class"),
    (("meetings", 0, "room"), "a\nroom " * 50_000, "meetings[0].room"),
    (("format",), "faellestid-plan/2", "format"),
    (("format",), ["x"] * 50_000, "format"),
]


def damaged(way: tuple[str | int, ...], value: object) -> dict[str, Any]:
    data: dict[str, Any] = copy.deepcopy(plan_to_json(an_outcome()))
    target: Any = data
    for step in way[:-1]:
        target = target[step]
    target[way[-1]] = value
    return data


@pytest.mark.parametrize(("way", "value", "place"), DAMAGES)
def test_a_fault_is_one_sentence_that_names_its_place(
    way: tuple[str | int, ...], value: object, place: str
) -> None:
    with pytest.raises(UnusableInput) as caught:
        plan_from_json(damaged(way, value), "solgården.json")
    message = str(caught.value)
    assert message.startswith("solgården.json kan ikke bruges")
    assert f" {place} " in message
    assert "\n" not in message
    assert message.count(". ") == 0
    assert len(message) < 300
    assert message.encode().decode() == message


@pytest.mark.parametrize("data", [None, [], "plan", 3, {}, {"format": "faellestid-roster/1"}])
def test_what_is_no_plan_at_all_is_refused(data: object) -> None:
    with pytest.raises(UnusableInput, match="Planfilen kan ikke bruges"):
        plan_from_json(data)


@st.composite
def broken_plans(draw: st.DrawFn) -> dict[str, Any]:
    """A sound plan in which one value, anywhere, has become something else."""
    data = plan_to_json(an_outcome())
    target: Any = data
    while True:
        keys = list(target) if isinstance(target, dict) else list(range(len(target)))
        key = draw(st.sampled_from(keys))
        deeper = isinstance(target[key], dict | list) and len(target[key]) > 0
        if deeper and draw(st.integers(0, 4)) > 0:
            target = target[key]
            continue
        target[key] = draw(
            st.sampled_from([None, -1, 0.5, 10**30, "", "x", [], {}, True, [None], "1970-01-01"])
        )
        return data


@given(broken_plans())
def test_no_broken_value_leads_to_another_error(data: dict[str, Any]) -> None:
    try:
        problem, plan = plan_from_json(data)
    except UnusableInput as fault:
        assert "kan ikke bruges" in str(fault)  # noqa: PT017 - both ways out are right
    else:
        assert plan_to_json(Outcome(problem, plan, NO_JUDGEMENT))["format"] == "faellestid-plan/1"
