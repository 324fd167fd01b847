"""The six values on examples small enough to reckon by hand."""

from dataclasses import replace

from models.meetings import Course, GroupSize, Incident, Meeting, MeetingKind, Series
from models.people import DAY, EVENING, NIGHT
from models.policy import Carried, ObjectiveName, Wish
from models.problem import Problem
from planner.judging.facts import Facts
from planner.judging.objectives import objective_values
from tests.make import FREE, TALK, at, employee, meeting, plan, problem, seat, window

TWO_WEEKS = "2026-01-05 2026-01-18"
# No team, seat or person to miss unless an example brings one.
SHIFTS = ["2026-01-05 07-15", "2026-01-12 07-15"]


def values(
    about: Problem, *meetings: Meeting, **courses: tuple[str, ...]
) -> dict[ObjectiveName, int]:
    return objective_values(Facts(about, plan(*meetings, courses=courses)))


def test_coverage_counts_a_whole_meeting_most() -> None:
    two = problem(employee("Åse", shifts=SHIFTS), period=TWO_WEEKS)
    assert values(two)["coverage"] == 60
    assert values(two, meeting("2026-01-05 10-11", "Åse"))["coverage"] == 30


def test_coverage_counts_each_person_of_a_team_that_is_missing() -> None:
    kind = replace(TALK, teams_required=(DAY, EVENING, NIGHT), team_min=2)
    people = employee("Åse"), employee("Bo", EVENING), employee("Eva", EVENING)
    one = meeting("2026-01-05 10-11", "Åse", "Bo", "Eva")
    # One of day staff and both of night staff are missing.
    assert values(problem(*people, kinds=[kind]), one)["coverage"] == 18


def test_coverage_counts_a_leader_for_her_team_only_where_the_kind_says_so() -> None:
    kind = replace(TALK, teams_required=(DAY,))
    one = meeting("2026-01-05 10-11", "Bo", seat("Åse", leads=True))
    people = employee("Åse"), employee("Bo", EVENING)
    assert values(problem(*people, kinds=[kind]), one)["coverage"] == 6
    counted = replace(kind, lead_counts=True)
    assert values(problem(*people, kinds=[counted]), one)["coverage"] == 0


def test_coverage_counts_empty_seats_of_a_course() -> None:
    closed = replace(TALK, group=GroupSize(1, 9, closed=True))
    row = Series("row", "talk", courses=(Course("g1", "Gruppe 1"),))
    about = problem(
        *(employee(name) for name in ("Åse", "Bo", "Eva")), kinds=[closed], series=[row],
        period=TWO_WEEKS,
    )
    first = meeting("2026-01-05 10-11", "Åse", id="g1-1", course="g1")
    second = meeting("2026-01-12 10-11", "Åse", "Bo", id="g1-2", course="g1")
    assert values(about, first, second, g1=("Åse", "Bo", "Eva"))["coverage"] == 2 + 1
    # Where nobody says who the members are, they are those who were ever there.
    assert values(about, first, second)["coverage"] == 1


def test_coverage_counts_the_involved_who_do_not_come() -> None:
    kind = replace(TALK, interval=None, after_hours=(24, 72))
    about = problem(
        *(employee(name) for name in ("Åse", "Bo", "Eva")), kinds=[kind],
        incidents=[Incident("fald", at("2026-01-05 10:00"), None, ("Åse", "Bo", "Eva"))],
        series=[Series("row", "talk", incident="fald")],
    )
    assert values(about)["coverage"] == 30
    assert values(about, meeting("2026-01-06 10-11", "Åse"))["coverage"] == 12


def test_the_weights_are_settings() -> None:
    weights = replace(FREE.coverage, unplaced=7)
    about = problem(employee("Åse"), policy=replace(FREE, coverage=weights))
    assert values(about)["coverage"] == 7


def test_reach_weighs_night_staff_double() -> None:
    about = problem(
        employee("Åse"), employee("Bo", NIGHT), employee("Eva", NIGHT), period=TWO_WEEKS
    )
    assert values(about)["reach"] == 2 * (1 + 2 + 2)
    assert values(about, meeting("2026-01-05 10-11", "Åse", "Bo"))["reach"] == 1 + 2 + 4


def test_extra_time_is_minutes_waits_and_the_price_of_call_ins() -> None:
    about = problem(
        employee("Åse", shifts=["2026-01-05 07-15"]),
        employee("Bo", shifts=["2026-01-05 07-15:30"]),
        employee("Eva", shifts=["2026-01-05 15-23"]), employee("Ib"),
    )
    one = meeting("2026-01-05 15:10-16:10", "Åse", "Bo", "Eva", seat("Ib", leads=True))
    # 10 minutes of waiting and 60 of meeting; 40; none; 60 and the price of a call-in, 60.
    assert values(about, one)["extra_time"] == 70 + 40 + 0 + 120


def test_extra_time_does_not_believe_the_plan() -> None:
    about = problem(employee("Åse"))
    stated = meeting("2026-01-05 10-11", seat("Åse", "on_shift", 0))
    assert values(about, stated)["extra_time"] == 120


def test_fairness_counts_every_minute_above_each_step_once_more() -> None:
    policy = replace(FREE, fairness_step_minutes=100)
    full = problem(employee("Åse"), policy=policy, carried={"Åse": Carried(250)})
    assert values(full)["fairness"] == 150 + 50
    half = problem(employee("Åse", hours=18.5), policy=policy, carried={"Åse": Carried(125)})
    assert values(half)["fairness"] == 150 + 50


def test_fairness_adds_the_plan_to_what_earlier_periods_cost() -> None:
    policy = replace(FREE, fairness_step_minutes=100)
    carried = {"Åse": Carried(extra_minutes=30, call_ins=1)}
    about = problem(employee("Åse"), policy=policy, carried=carried)
    # 30 + 60 before, and now 60 minutes and a call-in: 210.
    assert values(about, meeting("2026-01-05 10-11", "Åse"))["fairness"] == 110 + 10


def test_fairness_stops_at_the_tenth_step() -> None:
    policy = replace(FREE, fairness_step_minutes=1)
    about = problem(employee("Åse"), policy=policy, carried={"Åse": Carried(1000)})
    assert values(about)["fairness"] == sum(1000 - k for k in range(1, 11))


def test_fairness_rounds_each_step_up_and_scales_no_further_than_eight_hours() -> None:
    policy = replace(FREE, fairness_step_minutes=100)
    # 37 / 30 is 1.233…, weighed as 123 hundredths: 100 minutes count as 123, 101 as 124.23.
    for minutes, value in ((100, 23), (101, 25)):
        thirty = problem(
            employee("Åse", hours=30.0), policy=policy, carried={"Åse": Carried(minutes)}
        )
        assert values(thirty)["fairness"] == value
    # 37 / 8 is 4.625, weighed as 462 hundredths (round half to even), also for fewer hours.
    for hours in (8.0, 2.0):
        few = problem(employee("Åse", hours=hours), policy=policy, carried={"Åse": Carried(50)})
        assert values(few)["fairness"] == 131 + 31
    unknown = problem(employee("Åse", hours=None), policy=policy, carried={"Åse": Carried(150)})
    assert values(unknown)["fairness"] == 50


def test_wishes_count_outside_shifts_only() -> None:
    afternoon = Wish("Åse", window("12-16"))
    about = problem(employee("Åse", shifts=["2026-01-05 07-15"]), wishes=[afternoon])
    assert values(about, meeting("2026-01-05 13-14", "Åse"))["wishes"] == 0
    assert values(about, meeting("2026-01-05 15-16", "Åse"))["wishes"] == 1
    assert values(about, meeting("2026-01-05 16-17", "Åse"))["wishes"] == 0
    assert values(about, meeting("2026-01-06 11-12", "Åse"))["wishes"] == 0
    assert values(about, meeting("2026-01-06 11:01-12:01", "Åse"))["wishes"] == 1


def test_a_preferred_time_is_missed_where_a_meeting_is_not_wholly_in_one() -> None:
    mornings = Wish("Åse", window("08-12", {2}), avoid=False)
    about = problem(employee("Åse"), wishes=[mornings])
    assert values(about, meeting("2026-01-06 11-12", "Åse"))["wishes"] == 0
    assert values(about, meeting("2026-01-06 11:01-12:01", "Åse"))["wishes"] == 1
    assert values(about, meeting("2026-01-07 11-12", "Åse"))["wishes"] == 1


def test_an_attendance_against_two_wishes_counts_once() -> None:
    wishes = [Wish("Åse", window("10-12")), Wish("Åse", window("11-13")),
              Wish("Åse", window("18-20"), avoid=False)]
    about = problem(employee("Åse"), employee("Bo"), wishes=wishes)
    assert values(about, meeting("2026-01-05 11-12", "Åse", "Bo"))["wishes"] == 1


def test_an_avoided_night_reaches_into_the_next_day() -> None:
    nights = Wish("Åse", window("22-24", {1}))
    about = problem(employee("Åse"), wishes=[nights])
    assert values(about, meeting("2026-01-05 23:30-00:30", "Åse"))["wishes"] == 1
    assert values(about, meeting("2026-01-06 00-01", "Åse"))["wishes"] == 0


def test_regularity_counts_what_is_not_at_the_usual_day_and_time() -> None:
    weekly = problem(employee("Åse"), period="2026-01-05 2026-02-01")
    same = [
        meeting(f"2026-01-{day:02d} 10-11", "Åse", id=f"row-{n}")
        for n, day in ((1, 5), (2, 12), (3, 19))
    ]
    assert values(weekly, *same)["regularity"] == 0
    assert values(weekly, *same, meeting("2026-01-27 10-11", "Åse", id="row-4"))["regularity"] == 1
    assert values(weekly, *same, meeting("2026-01-26 11-12", "Åse", id="row-4"))["regularity"] == 1


def test_regularity_is_by_course_and_on_the_clock_over_summer_time() -> None:
    closed: MeetingKind = replace(TALK, group=GroupSize(1, 9, closed=True))
    row = Series("row", "talk", courses=(Course("a", "A"), Course("b", "B")))
    about = problem(
        employee("Åse"), kinds=[closed], series=[row], period="2026-03-23 2026-04-05"
    )
    meetings = [
        meeting("2026-03-24 10-11", "Åse", id="a-1", course="a"),
        meeting("2026-03-31 10-11", "Åse", id="a-2", course="a"),
        meeting("2026-03-25 14-15", "Åse", id="b-1", course="b"),
        meeting("2026-04-02 14-15", "Åse", id="b-2", course="b"),
    ]
    assert values(about, *meetings)["regularity"] == 0 + 1


def test_meetings_after_incidents_have_no_usual_time() -> None:
    kind = replace(TALK, interval=None, after_hours=(24, 72))
    about = problem(
        employee("Åse"), kinds=[kind],
        incidents=[Incident(i, at("2026-01-05 10:00"), None, ("Åse",)) for i in ("x", "y")],
        series=[Series(i, "talk", incident=i) for i in ("x", "y")],
    )
    one = meeting("2026-01-06 10-11", "Åse", id="x-1", series="x")
    other = meeting("2026-01-07 12-13", "Åse", id="y-1", series="y")
    assert values(about, one, other)["regularity"] == 0


def test_regularity_is_held_against_the_time_that_is_wished() -> None:
    row = Series("row", "talk", weekday=2, clock=600)
    weekly = problem(employee("Åse"), series=[row], period=TWO_WEEKS)
    held = [meeting("2026-01-05 10-11", "Åse"), meeting("2026-01-12 10-11", "Åse", id="row-2")]
    assert values(weekly, *held)["regularity"] == 2
    assert values(weekly, held[0], meeting("2026-01-13 10-11", "Åse", id="row-2"))[
        "regularity"
    ] == 1
    any_day = replace(weekly, series=(replace(row, weekday=None),))
    assert values(any_day, *held)["regularity"] == 0


def test_lone_workers_weigh_more_when_everybody_is_to_be_reached() -> None:
    alone = replace(employee("Åse"), alone=True)
    assert values(problem(alone, employee("Bo")))["reach"] == 3
    night = replace(employee("Ida", NIGHT), alone=True)
    three = replace(FREE, night_weight=3)
    assert values(problem(night, policy=three))["reach"] == 3


def test_leading_is_load_where_it_has_a_price() -> None:
    counted = replace(FREE, leading_price=130, fairness_step_minutes=60)
    about = problem(employee("Åse", shifts=SHIFTS), policy=counted)
    led = meeting("2026-01-05 10-11", seat("Åse", leads=True))
    assert values(about, led)["fairness"] == 70 + 10
    before = replace(about, carried={"Åse": Carried(led=1)})
    assert values(before)["fairness"] == 70 + 10


def test_a_short_gathering_reaches_nobody() -> None:
    kind = replace(TALK, on_floor=True)
    about = problem(employee("Åse", shifts=SHIFTS), kinds=[kind])
    assert values(about, meeting("2026-01-05 10-11", "Åse"))["reach"] == 1
