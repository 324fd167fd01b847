from dataclasses import replace

from models.people import NIGHT
from planner.judging import check
from planner.judging.facts import Facts
from planner.rules.team_reach import TeamReach
from tests.make import FREE, TALK, codes, employee, meeting, plan, problem
from tests.planner.rules.planned import people, planned

RULE = TeamReach()
ÅSE = employee("Åse", shifts=["2026-01-05 07-15"], unit="Nord")
IDA = employee("Ida", NIGHT, ["2026-01-05 23-07 night"], unit="Nord")
WEEKLY = replace(FREE, team_days=7)


def unseen(*people: str, policy: object = WEEKLY, about: object = None) -> list[str]:
    found = about or problem(ÅSE, IDA, policy=policy)  # type: ignore[arg-type]
    held = plan(meeting("2026-01-05 10-11", *people))
    return [f.message for f in RULE.check(Facts(found, held))]  # type: ignore[arg-type]


def test_every_team_is_seen() -> None:
    assert unseen("Åse", "Ida") == []


def test_a_team_that_is_not_seen_is_told() -> None:
    assert unseen("Åse") == [
        "Ingen fra nattevagten i Nord er med i noget møde fra man 5/1 til søn 11/1."
    ]


def test_off_unless_the_home_sets_it() -> None:
    assert unseen("Åse", policy=FREE) == []


def test_a_team_that_is_away_is_not_looked_at() -> None:
    away = replace(IDA, away=frozenset(problem(ÅSE).period.days()))
    assert unseen("Åse", about=problem(ÅSE, away, policy=WEEKLY)) == []


def test_it_is_a_warning_that_counts_first() -> None:
    about = problem(ÅSE, IDA, policy=WEEKLY)
    judged = check(about, plan(meeting("2026-01-05 10-11", "Åse")))
    assert "team_unseen" in codes(judged.findings, "warning")
    assert judged.objectives["coverage"] == WEEKLY.coverage.team_unseen


def test_a_plan_sees_to_every_team() -> None:
    one = replace(TALK, group=replace(TALK.group, max=2))
    policy = replace(WEEKLY, ladder=("coverage", "extra_time"))
    assert people(planned(problem(ÅSE, IDA, kinds=[one], policy=policy))) == [{"Åse", "Ida"}]
