"""Searches that were finished before: their plans are kept beside the others, to go on from.

Each is kept under a digest of all that it came from: problem, what others hold, plan to begin with,
options and version. A killed run finds there what is done, and whatever changed is searched anew.
"""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

from models.finding import UnusableInput
from models.plan import Judgement, Outcome, Plan
from planner.exporting.safe_write import replace_file
from planner.json_node import to_text
from planner.many.solving import Solver, Task, Told
from planner.plan_json import plan_to_json
from planner.progress import Cancel

FOLDER: Final = ".faellestid-many"
_NOTHING: Final = Judgement((), (), {}, ())


def digest(task: Task, version: str) -> str:
    """What a search's plan hangs on, as 64 letters and figures."""
    start = task.start or Plan(())
    before = Outcome(task.problem, Plan(start.meetings, start.courses), _NOTHING)
    said = [plan_to_json(before), asdict(task.options), version]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def keeping(solver: Solver, folder: Path, version: str) -> Solver:
    """The same solver, which keeps what it has found in a folder and searches nothing twice."""
    from planner import service

    folder.mkdir(parents=True, exist_ok=True)

    def solve(task: Task, told: Told, cancel: Cancel) -> Outcome:
        path = folder / f"{digest(task, version)}.json"
        if path.exists():
            try:
                plan = service.open_outcome(path).plan
            except UnusableInput:  # damaged: searched again
                pass
            else:
                return Outcome(task.problem, plan, service.check(task.problem, plan))
        outcome = solver(task, told, cancel)
        replace_file(path, to_text(plan_to_json(outcome)).encode())
        return outcome

    return solve
