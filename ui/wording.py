"""Words of the planner that views use. Rules and their arithmetic are only loaded once they are
needed: the window comes up before that. Knows no Qt."""

from collections.abc import Iterable

from models.plan import Outcome


def listed(parts: Iterable[str]) -> str:
    """`a, b og c`."""
    from planner.rules.wording import listed as joined

    return joined(list(parts))


def effect_sentence(before: Outcome, after: Outcome) -> str:
    """What people would notice of one plan taking the place of another."""
    from planner.advice.effect import effect

    return effect(before, after).sentence
