"""How the cost of planning many units grows: made municipalities of 1 to 50 units.

    .venv/bin/python -m benchmarks.many [WORK [UNITS ...]]

WORK is the most work of each search (about a quarter of a second each tenth). Units have 12 people
and 4 weeks; five share a supervisor and a hall. Told are the seconds on the clock, those of all
processes' own work, the searches, and what a check over all plans finds.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from models.plan import Outcome
from planner.judging.together import check_together
from planner.many.crew import Crew
from planner.many.resources_file import NAME, read_resources
from planner.many.rounds import Rounds
from planner.many.solving import Task, Told
from planner.many.units import files_of, read_units
from planner.progress import Cancel, never
from planner.sample.region import write_region
from planner.solver.options import PlanOptions

AT_ONCE = 2


def plan_region(units: int, work: float) -> None:
    """Make a municipality, plan it and print a line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_region(folder, units, people=12, weeks=4)
        began, before = time.perf_counter(), _worked()
        files = files_of(folder)
        shared = read_resources(folder / NAME, [path.stem for path in files])
        read, _ = read_units(files, shared, AT_ONCE)
        searches: list[str] = []
        with Crew() as crew:

            def solve(task: Task, told: Told, cancel: Cancel) -> Outcome:
                if not task.first:
                    searches.append(task.unit)
                return crew(task, told, cancel)

            rounds = Rounds(
                read, shared, PlanOptions(work=work), solve, AT_ONCE, lambda *_: None, never
            )
            rounds.run()
        clock, worked = time.perf_counter() - began, _worked() - before
    plans = {name: outcome.plan for name, outcome in rounds.outcomes.items()}
    print(
        f"{units:3} units: {clock:6.1f} s, {worked:6.1f} s of work ({worked / units:4.1f} a unit), "
        f"{len(searches)} searches, {sum(len(p.meetings) for p in plans.values())} meetings, "
        f"{sum(len(p.unplaced) for p in plans.values())} not placed, "
        f"{len(check_together(plans, shared))} wanted twice"
    )


def main(arguments: Sequence[str]) -> None:
    """Run for each number of units."""
    work = float(arguments[0]) if arguments else 0.1
    for units in [int(text) for text in arguments[1:]] or [1, 5, 10, 25, 50]:
        plan_region(units, work)


def _worked() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main(sys.argv[1:])
