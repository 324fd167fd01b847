"""On problems small enough to try every plan, the search finds the best one and proves it."""

import random
from dataclasses import replace
from itertools import combinations, product

import pytest

from models.agenda import Occurrence, occurrences, participants
from models.meetings import Attendance, GroupSize, Interval, Meeting, MeetingKind, Series
from models.people import DAY, EVENING, NIGHT
from models.policy import FloorMinimum, Policy
from models.problem import Problem
from models.resources import Lead
from models.timespan import Span, moment_of
from planner.judging import check
from planner.judging.times import classify
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import broken, employee, window
from tests.make import plan as plan_of
from tests.make import problem as problem_of
from tests.rarer import with_period_before, with_rarer_rules

SHIFTS = {
    DAY: ("07-15", "08-12"), EVENING: ("15-23", "13-18"), NIGHT: ("23-07", "22-06"),
}
CLOCKS = (7, 11, 15, 18)


def tiny_problem(seed: int) -> Problem:
    """Three people, one row of two meetings in six days, four times a day."""
    rng = random.Random(seed)
    people = []
    for name, team in zip(("Åse", "Bo", "Eva"), rng.sample((DAY, DAY, EVENING, NIGHT), 3),
                          strict=True):
        days = [day for day in range(5, 11) if rng.random() < 0.5]
        shifts = [f"2026-01-{day:02d} {rng.choice(SHIFTS[team])} {team}" for day in days]
        away = [f"2026-01-{day:02d}" for day in range(5, 11) if day not in days][:1]
        people.append(
            employee(name, team, shifts, profession=rng.choice(("SSA", "SSH")), away=away,
                     hours=rng.choice((37.0, 20.0)))
        )
    kind = MeetingKind(
        id="talk", name="Samtale", minutes=rng.choice((60, 120)),
        group=GroupSize(rng.choice((1, 1, 2)), 3),
        windows=tuple(window(f"{hour:02d}-{hour + 2:02d}") for hour in CLOCKS),
        interval=Interval(3, rng.randint(1, 2), rng.randint(3, 5)),
        teams_required=rng.choice(((), (DAY,), (DAY, NIGHT), (DAY, EVENING, NIGHT))),
        teams_strict=rng.random() < 0.2, professions_min=rng.choice((1, 1, 1, 2)),
        lead=rng.choice(("none", "none", "internal")),
    )
    policy = Policy(
        floor=(FloorMinimum(None, DAY, rng.choice((0, 0, 1))),), reach_days=rng.choice((3, 6)),
        max_call_ins=rng.choice((0, 1, 2, 2)), call_in_gap_days=rng.choice((1, 4)),
        step_minutes=120, max_meetings_per_week=rng.choice((1, 3)), fairness_step_minutes=60,
    )
    policy = replace(policy, ladder=("coverage", "reach", "extra_time", "fairness"))
    return problem_of(
        *people, period="2026-01-05 2026-01-10", kinds=[kind], series=[Series("row", "talk")],
        leads=[Lead("lead", "Eva", ("talk",), "Eva")] if kind.lead == "internal" else [],
        policy=policy,
    )


def every_meeting(problem: Problem, due: Occurrence) -> list[Meeting | None]:
    """Each way to hold one meeting, and not to hold it."""
    kind = problem.kind(due.kind)
    lead = problem.leads[0] if problem.leads else None
    leader = [p for p in problem.roster.employees if lead and p.id == lead.employee]
    # She who leads is there, even where the row is for another vagtlag than hers.
    people = {p.id: p for p in (*participants(problem, due), *leader)}.values()
    found: list[Meeting | None] = [None]
    days = (due.last - due.first).days + 1
    for day, hour in product(range(days), range(6, 22, 2)):
        start = moment_of(due.first.fromordinal(due.first.toordinal() + day), 60 * hour)
        span = Span(start, start + kind.minutes)
        seats = [
            Attendance(
                p.id, *classify([s.span for s in p.shifts], span, problem.policy.adjoining_minutes)
            )
            for p in people
        ]
        leading = [replace(s, leads=True) for s in seats if lead and s.employee == lead.employee]
        others = [s for s in seats if not lead or s.employee != lead.employee]
        sizes = range(kind.group.min, kind.group.max + 1)
        if "group_size" in problem.policy.prices:
            sizes = range(1, len(others) + 1)
        for size in sizes:
            for group in combinations(others, size):
                found.append(
                    Meeting(due.id, kind.id, due.series, span, (*leading, *group),
                            lead=lead.id if lead else None)
                )
    return [None, *(m for m in found if m is not None and sound(problem, m))]


def sound(problem: Problem, *meetings: Meeting) -> bool:
    """Whether a plan of those meetings breaks nothing."""
    return not broken(check(problem, plan_of(*meetings)))


def best(problem: Problem) -> tuple[int, ...]:
    """The best values of the ladder over every plan."""
    ways = [every_meeting(problem, due) for due in occurrences(problem)]
    values = []
    for chosen in product(*ways):
        judged = check(problem, plan_of(*(m for m in chosen if m is not None)))
        if not broken(judged):
            values.append(tuple(judged.objectives[name] for name in problem.policy.steps))
    return min(values)


@pytest.mark.parametrize("seed", range(60))
def test_nothing_better_exists(seed: int) -> None:
    problem = tiny_problem(seed)
    made = plan(problem, PlanOptions(time_limit=30, work=20))
    assert all(objective.proven for objective in made.objectives)
    assert tuple(objective.value for objective in made.objectives) == best(problem)


def rarer_problem(seed: int) -> Problem:
    """The same with rules that most homes leave alone, and prices for some of all rules.

    Windows keep no price: it would open every hour of the day to be tried.
    """
    made = with_rarer_rules(random.Random(seed), tiny_problem(seed))
    prices = {rule: price for rule, price in made.policy.prices.items() if rule != "windows"}
    return replace(made, policy=replace(made.policy, prices=prices))


def boundary_problem(seed: int) -> Problem:
    """The same after a period of which something is known."""
    return with_period_before(random.Random(seed), rarer_problem(seed))


@pytest.mark.parametrize("seed", range(200, 260))
def test_nothing_better_exists_after_a_period(seed: int) -> None:
    problem = boundary_problem(seed)
    made = plan(problem, PlanOptions(time_limit=30, work=20))
    assert all(objective.proven for objective in made.objectives)
    assert tuple(objective.value for objective in made.objectives) == best(problem)


@pytest.mark.parametrize("seed", [*range(100, 160), 31850, 100950])
def test_nothing_better_exists_with_rarer_rules_and_prices(seed: int) -> None:
    problem = rarer_problem(seed)
    made = plan(problem, PlanOptions(time_limit=30, work=20))
    assert all(objective.proven for objective in made.objectives)
    assert tuple(objective.value for objective in made.objectives) == best(problem)
