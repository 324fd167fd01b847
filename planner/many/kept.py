"""Searches that were finished before: their plans are kept beside the others, to go on from.

Each is kept under a digest of all that it came from: problem, what others hold, plan to begin with,
options and version. A killed run finds there what is done, and whatever changed is searched anew.
What came of a plan with a password is kept with that password.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.finding import UnusableInput
from models.plan import Judgement, Outcome, Plan
from planner.many.solving import Solver, Task, Told
from planner.plan_file import SUFFIX
from planner.plan_json import plan_to_json
from planner.progress import Cancel

FOLDER: Final = ".faellestid-many"
_NOTHING: Final = Judgement((), (), {}, ())


def digest(task: Task, version: str) -> str:
    """What a search's plan hangs on, as 64 letters and figures."""
    start = task.start or Plan(())
    before = Outcome(task.problem, Plan(start.meetings, start.courses), _NOTHING)
    said = [plan_to_json(before), asdict(task.options), task.first, version]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def keeping(
    solver: Solver, folder: Path, version: str,
    passwords: Mapping[str, str | None] = MappingProxyType({}),
) -> Solver:
    """The same solver, which keeps what it has found in a folder and searches nothing twice.
    `passwords`: those of units, by name."""
    from planner import service

    folder.mkdir(parents=True, exist_ok=True)

    def solve(task: Task, told: Told, cancel: Cancel) -> Outcome:
        password = passwords.get(task.unit)
        ending = ".json" if password is None else SUFFIX
        path = folder / f"{digest(task, version)}{ending}"
        if path.exists():
            try:
                plan = service.open_outcome(path, password).plan
            except UnusableInput:  # damaged, or of another password: searched again
                path.unlink()
            else:
                return Outcome(task.problem, plan, service.check(task.problem, plan))
        outcome = solver(task, told, cancel)
        service.save_plan(outcome, path, password=password)
        return outcome

    return solve
