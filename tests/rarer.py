"""Rules that most homes leave alone, and prices, put into a random problem."""

import random
from dataclasses import replace
from datetime import date, timedelta

from models.people import TEAMS, Before, Earlier
from models.policy import OBJECTIVES, Bond, Policy
from models.problem import Problem
from models.resources import Travel
from models.timespan import Span, moment_of
from planner.rules import RULES

PRICED_RULES = tuple(rule.id for rule in RULES if rule.priced)


def with_rarer_rules(rng: random.Random, about: Problem) -> Problem:
    """Some of the rules that most homes leave alone, and prices for some of all rules.

    Each is on in one problem of several, so that most problems have two or three of them.
    """
    def some(share: float = 0.15) -> bool:
        return rng.random() < share

    people = tuple(
        replace(
            p, group=rng.choice((None, "Rød", "Blå", "Blå")), manager=some(), alone=some(),
        ) if some(0.7) else p
        for p in about.roster.employees
    )
    ids = [person.id for person in people]
    kinds = tuple(
        replace(
            kind,
            coming=rng.choice(("near", "on_shift")) if some() else "any",
            everybody=some(), on_floor=some() and not kind.group.closed, same_group=some(),
            manager=rng.choice(("in", "out")) if some() else "optional",
        )
        for kind in about.kinds
    )
    series = tuple(
        replace(
            row,
            team=rng.choice(TEAMS) if some() else None,
            group=rng.choice(("Rød", "Blå")) if some() else None,
            people=tuple(rng.sample(ids, rng.randint(1, len(ids)))) if some() else (),
            subjects=("A", "B") if some() else (),
            weekday=rng.randint(1, 7) if some() else None,
            clock=60 * rng.randint(7, 16) if some() else None,
            limit=rng.randint(0, 2) if some(0.08) else None,
        )
        for row in about.series
    )
    return replace(
        about, roster=replace(about.roster, employees=people), kinds=kinds, series=series,
        policy=_rarer_policy(rng, about.policy),
        bonds=tuple(
            Bond(tuple(rng.sample(ids, rng.randint(2, 3))), together=some(0.5))
            for _ in range(rng.randint(1, 2)) if some(0.4)
        ),
        travel=(Travel("Nord", "Syd", rng.choice((30, 90))),) if some(0.3) else (),
        carried={
            person: replace(old, load_points=rng.randint(0, 5), led=rng.randint(0, 3))
            for person, old in about.carried.items()
        },
    )


def with_period_before(rng: random.Random, about: Problem) -> Problem:
    """What a period before would leave: meetings and hours of most people, and the last day of most
    rows."""
    eve = about.period.first - timedelta(days=1)

    def day() -> date | None:
        return eve - timedelta(days=rng.randint(0, 9)) if rng.random() < 0.7 else None

    return replace(
        about,
        roster=replace(about.roster, employees=tuple(
            replace(person, before=_before(rng, eve)) if rng.random() < 0.7 else person
            for person in about.roster.employees
        )),
        series=tuple(
            row if row.incident is not None else replace(
                row, previous=None if row.courses else day(),
                courses=tuple(replace(course, previous=day()) for course in row.courses),
            )
            for row in about.series
        ),
    )


def _before(rng: random.Random, eve: date) -> Before:
    spans = []
    for back in sorted(rng.sample(range(8), rng.randint(0, 3)), reverse=True):
        start = moment_of(eve - timedelta(days=back), 60 * rng.randint(6, 22))
        spans.append(Span(start, start + rng.choice((30, 60, 90))))
    return Before(
        eve, tuple(
            Earlier(span, rng.random() < 0.5, rng.randint(0, 3), rng.random() < 0.1)
            for span in spans
        ),
        tuple(rng.choice((0, 0, 480, 480, 540, 720)) for _ in range(rng.choice((0, 3, 9, 30)))),
    )


def _rarer_policy(rng: random.Random, policy: Policy) -> Policy:
    def some(share: float = 0.2) -> bool:
        return rng.random() < share

    floor = tuple(
        replace(line, professions=rng.choice((("SSA",), ("SSA", "sygeplejerske"))))
        if some(0.3) else line
        for line in policy.floor
    )
    prices = {
        rule: rng.choice((1, 3, 10)) for rule in PRICED_RULES if some(0.25)
    } if some(0.6) else {}
    ladder = policy.ladder
    if some(0.3):
        ladder = tuple(rng.sample(OBJECTIVES, rng.randint(3, len(OBJECTIVES))))
    return replace(
        policy, floor=floor, ladder=ladder, prices=prices,
        reduced_rest_minutes=rng.choice((480, 540)) if some(0.3) else 0,
        week_minutes=rng.choice((0, 2880, 2220)), night_minutes=rng.choice((0, 480, 360)),
        average_days=rng.choice((7, 14, 122)),
        team_days=rng.choice((4, 7)) if some() else 0,
        heavy_points=rng.choice((2, 3)), heavy_gap_days=rng.choice((2, 5)) if some() else 0,
        max_load_points=rng.randint(1, 6) if some() else 0,
        load_price=rng.choice((10, 30)) if some() else 0,
        leading_price=rng.choice((10, 30)) if some() else 0,
        alone_weight=rng.randint(1, 4), keep_wishes=some(),
    )
