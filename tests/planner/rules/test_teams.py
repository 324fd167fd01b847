from dataclasses import replace

from models.people import DAY, NIGHT
from planner.judging.facts import Facts
from planner.rules.teams import Teams
from tests.make import TALK, codes, employee, meeting, plan, problem, said, seat

RULE = Teams()
WIDE = replace(TALK, teams_required=(DAY, NIGHT))
PEOPLE = [employee("Åse"), employee("Bo", NIGHT), employee("Eva", NIGHT)]
HOME = problem(*PEOPLE, kinds=[WIDE])


def test_one_of_each() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", "Bo")) == []


def test_a_team_missing_is_a_warning_or_for_a_strict_kind_an_error() -> None:
    one = meeting("2026-01-05 10-11", "Åse")
    assert said(RULE, HOME, one) == [
        "team_missing: Refleksion man 5/1 kl. 10:00–11:00 har ingen fra nattevagten."
    ]
    strict = replace(HOME, kinds=(replace(WIDE, teams_strict=True),))
    assert codes(RULE.check(Facts(HOME, plan(one)))) == []
    assert codes(RULE.check(Facts(strict, plan(one)))) == ["team_missing"]


def test_fewer_than_wanted() -> None:
    two = replace(HOME, kinds=(replace(WIDE, teams_required=(NIGHT,), team_min=2),))
    assert said(RULE, two, meeting("2026-01-05 10-11", "Bo", "Eva")) == []
    (text,) = said(RULE, two, meeting("2026-01-05 10-11", "Bo"))
    assert text.endswith("har kun 1 person fra nattevagten; der skal være 2.")


def test_the_home_team_counts_not_the_shift() -> None:
    lent = problem(employee("Åse"), employee("Ib", DAY, ["2026-01-05 23-07"]), kinds=[WIDE])
    assert len(said(RULE, lent, meeting("2026-01-05 23:30-00:30", "Åse", "Ib"))) == 1


def test_who_leads_counts_only_where_the_kind_says_so() -> None:
    led = meeting("2026-01-05 10-11", "Åse", seat("Bo", leads=True))
    assert len(said(RULE, HOME, led)) == 1
    assert said(RULE, replace(HOME, kinds=(replace(WIDE, lead_counts=True),)), led) == []


def test_a_kind_that_asks_for_no_team() -> None:
    assert said(RULE, problem(*PEOPLE), meeting("2026-01-05 10-11", "Åse")) == []
    assert RULE.sentence(problem()) == "Ingen mødeform kræver bestemte vagtlag."


def test_the_sentence_has_the_numbers() -> None:
    assert "Refleksion mindst 1 fra hver af dagvagt og nattevagt" in RULE.sentence(HOME)
