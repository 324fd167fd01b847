"""How fast a meeting that is taken hold of shows what every time would cost.

    .venv/bin/python -m benchmarks.advice [PLAN.json]

Without a file: the sample care home with a plan of a few seconds. Prints, in milliseconds of
processor time, the median and the worst over all meetings: asked about first, again after another
meeting was moved (the tables of the roster are known then), and once more in the same plan; one
time judged closely; and who could take a place.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from models.plan import Outcome
from planner import service
from planner.sample import sample_problem


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that some work takes."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def main(outcome: Outcome) -> None:
    """Measure each question on every placed meeting."""
    ids = [meeting.id for meeting in outcome.plan.meetings]
    moved = Outcome(outcome.problem, outcome.plan, outcome.judgement)
    first = [timed(lambda id_=id_: service.move_costs(outcome, id_)) for id_ in ids]  # type: ignore[misc]
    after = [timed(lambda id_=id_: service.move_costs(moved, id_)) for id_ in ids]  # type: ignore[misc]
    again = [timed(lambda id_=id_: service.move_costs(moved, id_)) for id_ in ids]  # type: ignore[misc]
    close = [
        timed(lambda m=m: service.why_there(moved, m.id, m.span.start))  # type: ignore[misc]
        for m in outcome.plan.meetings
    ]
    places = [timed(lambda id_=id_: service.candidates_for(moved, id_)) for id_ in ids]  # type: ignore[misc]
    times = median(len(service.move_costs(moved, id_)) for id_ in ids)
    people = len(outcome.problem.roster.employees)
    print(f"{outcome.problem.name}: {len(ids)} meetings, {people} people, {times:.0f} times each")
    for what, taken in (
        ("first", first), ("after a move elsewhere", after), ("again", again),
        ("one time, judged", close), ("who could take a place", places),
    ):
        print(f"  {what:24} median {median(taken):6.1f} ms, at most {max(taken):6.1f} ms")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(service.open_outcome(Path(sys.argv[1])))
    else:
        main(service.make_plan(sample_problem(), service.PlanOptions(10)))
