"""Why somebody is not reached is counted over the times of all meetings to which she may come."""

from dataclasses import replace

from models.meetings import GroupSize, Interval, MeetingKind, Series
from planner.judging import check
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import FREE, employee, problem, window

OPTIONS = PlanOptions(time_limit=20, work=2)
TALK = MeetingKind(
    id="talk", name="Samtale", minutes=60, group=GroupSize(1, 1),
    windows=(window("10-12", {1, 2}),), interval=Interval(7, 1, 14),
)
AT_WORK = employee("Åse", shifts=["2026-01-05 07-15", "2026-01-06 07-15"])
POLICY = replace(FREE, step_minutes=60, max_call_ins=0)


def test_the_reasons_add_up_to_all_times_and_the_judge_repeats_them() -> None:
    absent = employee("Bo", away=["2026-01-05"])
    about = problem(AT_WORK, absent, kinds=[TALK], series=[Series("row", "talk")], policy=POLICY)
    made = plan(about, OPTIONS)
    (missed,) = made.unreached
    assert missed.employee == "Bo"
    assert {reason.code: reason.candidates for reason in missed.why} == {
        "rule:absence": 2, "rule:call_ins": 2
    }
    assert missed.message == (
        "Bo er ikke med i noget møde man 5/1–søn 11/1: af 4 mulige tider "
        "er der fravær i 2; er loftet over indkald nået i 2."
    )
    said = [f.message for f in check(about, made).findings if f.code == "not_reached"]
    assert said == [missed.message]


def test_whoever_could_have_come_and_whoever_nobody_asks() -> None:
    other = replace(AT_WORK, id="Eva", name="Eva")
    elsewhere = employee("Ida", unit="Syd")
    about = problem(
        replace(AT_WORK, unit="Nord"), replace(other, unit="Nord"), elsewhere,
        kinds=[TALK], series=[Series("row", "talk", "Nord")], policy=POLICY,
    )
    made = plan(about, OPTIONS)
    left, unasked = made.unreached
    assert {reason.code: reason.candidates for reason in left.why} == {"not_held": 3, "others": 1}
    assert unasked.why == ()
    assert unasked.message.endswith("der er ingen mødetider, som Ida kan komme til.")
