"""A problem with each meeting at one of few times, such as a guide chose: a model that holds no
others is built and searched to the end in a second or two where the whole takes many."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from models.plan import Plan
from models.problem import Problem
from planner.progress import Cancel, never
from planner.solver.groups import form_groups
from planner.solver.model import PlanModel, build
from planner.solver.objectives import Ladder, build_ladder
from planner.solver.offers import Offer
from planner.solver.start import values_of

Starts = Mapping[str, Collection[int]]
"""By occurrence the moments at which a meeting may begin."""


def model_at(
    problem: Problem, offers: Sequence[Offer], starts: Starts,
    cancel: Cancel = never, begin: Plan | None = None,
) -> tuple[PlanModel, Ladder, list[int]]:
    """The model with each meeting at one of its starts, by occurrence, its ladder, and values to
    begin with, those of a plan or of none. A meeting of which no starts are known is held whenever
    it may be. Raises Stopped."""
    some = [narrowed(offer, starts.get(offer.due.id, offer.starts)) for offer in offers]
    model = build(problem, some, cancel, alike=not problem.locked and begin is None)
    ladder = build_ladder(model)
    begin = begin or Plan((), courses=form_groups(problem, Plan(problem.locked)))
    return model, ladder, values_of(model, ladder, begin)


def narrowed(offer: Offer, starts: Collection[int]) -> Offer:
    """An offer with some of its starts alone."""
    kept = [n for n, start in enumerate(offer.starts) if start in starts]
    if offer.locked is not None or len(kept) == len(offer.starts):
        return offer
    place = {index: number for number, index in enumerate(kept)}

    def of(choices: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
        return {
            name: tuple(place[index] for index in at if index in place)
            for name, at in choices.items()
        }

    return replace(
        offer, starts=tuple(offer.starts[n] for n in kept),
        days=tuple(offer.days[n] for n in kept), columns=tuple(offer.columns[n] for n in kept),
        leads=of(offer.leads), rooms=of(offer.rooms),
        paid=tuple(offer.paid[n] for n in kept) if offer.paid else (),
    )
