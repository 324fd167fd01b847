"""The first plan: put together at once, sound, and with all that was there already."""

from dataclasses import replace
from itertools import count
from time import process_time

import pytest

from models.meetings import Course, GroupSize, Series
from models.people import DAY, EVENING, NIGHT
from models.plan import Judgement, Plan
from models.problem import Problem
from planner.judging import check
from planner.sample import sample_problem
from planner.solver.greedy import construct
from planner.solver.groups import dealing_order, form_groups
from planner.solver.judged import objectives_of, rank, sound_part
from planner.solver.offers import make_offers
from planner.solver.run import first_plan
from tests.make import TALK, broken, employee, meeting, problem, seeded_problem, window


def _constructed(about: Problem) -> Plan:
    return construct(about, make_offers(about))


@pytest.mark.parametrize("seed", range(60))
def test_what_is_put_together_breaks_no_rule(seed: int) -> None:
    about = seeded_problem(seed)
    assert broken(check(about, _constructed(about))) == []


def test_the_sample_home_has_a_first_plan_in_seconds_that_reaches_everybody() -> None:
    about = sample_problem()
    began = process_time()
    made = _constructed(about)
    assert process_time() - began < 8  # under 1 s on an idle machine
    judged = check(about, made)
    assert not judged.failed
    assert len(made.meetings) >= 50
    assert judged.objectives["reach"] == 0
    assert judged.objectives["coverage"] < 200


def test_the_same_meetings_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    about = seeded_problem(3)
    made, asked = _constructed(about), count()

    def counted(some: Problem, plan: Plan) -> Judgement:
        next(asked)
        return check(some, plan)

    monkeypatch.setattr("planner.solver.judged.check", counted)
    assert sound_part(about, made) is made
    values = rank(about, made)
    assert [o.value for o in objectives_of(about, replace(made, seed=9))] == list(values)
    assert next(asked) == 1
    assert rank(about, replace(made, meetings=made.meetings[1:])) != values
    assert next(asked) == 3


def test_the_same_problem_gives_the_same_first_plan() -> None:
    about = seeded_problem(7)
    assert _constructed(about) == _constructed(about)


def test_what_is_kept_stays_and_the_rest_is_filled_in() -> None:
    about = next(p for p in map(seeded_problem, range(99)) if len(_constructed(p).meetings) > 3)
    whole = _constructed(about)
    some = replace(whole, meetings=whole.meetings[1::2])
    again = construct(about, make_offers(about), some)
    assert set(some.meetings) <= set(again.meetings)
    assert rank(about, first_plan(about, make_offers(about), some)) <= rank(about, some)


def test_a_stop_is_heard_between_meetings() -> None:
    about, asked = sample_problem(), count()
    made = construct(about, make_offers(about), cancel=lambda: next(asked) > 6)
    assert 0 < len(made.meetings) < 8
    assert broken(check(about, made)) == []


def test_of_two_times_the_one_that_covers_more_teams_is_taken() -> None:
    kind = replace(
        TALK, windows=(window("9-10", {1}), window("15-16", {1})), teams_required=(DAY, EVENING)
    )
    people = [
        employee("Åse", DAY, ["2026-01-05 07-15"]),
        employee("Bo", EVENING, ["2026-01-05 15-23"]),
    ]
    made = _constructed(problem(*people, kinds=[kind]))
    assert {seat.employee for seat in made.meetings[0].attendance} == {"Åse", "Bo"}


def test_groups_have_as_many_of_each_team_and_profession() -> None:
    names = [(f"{team}{n}", team, "SSA" if n % 2 else "SSH")
             for team, n in [(t, n) for t in (DAY, EVENING, NIGHT) for n in range(4)]]
    people = [employee(name, team, profession=of) for name, team, of in names]
    kind = replace(TALK, group=GroupSize(1, 6, closed=True))
    row = Series("row", "talk", courses=(Course("a", "A"), Course("b", "B")))
    about = problem(*people, kinds=[kind], series=[row])
    groups = form_groups(about, Plan(()))
    by_id = {p.id: p for p in people}
    for group in groups.values():
        members = [by_id[p] for p in group]
        for team in (DAY, EVENING, NIGHT):
            assert sum(m.home_team == team for m in members) == 2
            assert {m.profession for m in members if m.home_team == team} == {"SSA", "SSH"}
    assert dealing_order(people)[0].id in groups["a"]


def test_a_group_that_was_formed_is_kept_and_filled_up() -> None:
    people = [employee(name) for name in ("Åse", "Bo", "Cæcilie", "Dorthe")]
    kind = replace(TALK, group=GroupSize(1, 2, closed=True))
    row = Series("row", "talk", courses=(Course("a", "A"), Course("b", "B")))
    about = problem(*people, kinds=[kind], series=[row])
    groups = form_groups(about, Plan((), courses={"b": ("Åse", "gone")}))
    assert "Åse" in groups["b"]
    assert {p for group in groups.values() for p in group} == {p.id for p in people}


# What the judge takes out -----------------------------------------------------------------------


def test_a_seat_that_breaks_a_rule_goes_and_the_meeting_stays() -> None:
    people = [
        employee("Åse", DAY, ["2026-01-05 07-15"]),
        employee("Bo", DAY, ["2026-01-05 07-15"], away=["2026-01-05"]),
    ]
    about = problem(*people)
    kept = sound_part(about, Plan((meeting("2026-01-05 10-11", "Åse", "Bo"),)))
    assert [a.employee for a in kept.meetings[0].attendance] == ["Åse"]


def test_a_meeting_that_breaks_a_rule_by_itself_goes() -> None:
    later = replace(TALK, windows=(window("12-13"),))
    about = problem(employee("Åse", DAY, ["2026-01-05 07-15"]), kinds=[later])
    assert sound_part(about, Plan((meeting("2026-01-05 10-11", "Åse"),))).meetings == ()


def test_what_is_locked_stays_whatever_it_breaks() -> None:
    away = employee("Åse", DAY, ["2026-01-05 07-15"], away=["2026-01-05"])
    locked = meeting("2026-01-05 10-11", "Åse")
    about = problem(away, locked=[locked])
    assert sound_part(about, Plan((locked,))).meetings == (locked,)
