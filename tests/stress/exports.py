"""Kill a process that exports again and again at a random moment: the target is whole.

    .venv/bin/python -m tests.stress.exports [COUNT [FIRST_SEED]]

JSON or Excel is exported, two plans in turn, each over the file before. Wanted: what stands under
the target's name is a whole file. Ends with 1 otherwise, and names the seeds.
"""

import json
import multiprocessing
import random
import sys
import tempfile
import time
from pathlib import Path
from zipfile import ZipFile

from models.plan import Outcome
from planner import service
from planner.judging import check
from tests.planner.plan_file.plans import planned

FORK = multiprocessing.get_context("fork")
_LONGEST = 1.5


def outcomes() -> tuple[Outcome, ...]:
    """Two plans that are exported in turn."""
    pairs = [planned(seed) for seed in (7, 11)]
    return tuple(Outcome(problem, plan, check(problem, plan)) for problem, plan in pairs)


def export_on(target: Path, made: tuple[Outcome, ...]) -> None:
    """Export one plan after the other over the same file, for ever."""
    number = 0
    while True:
        number += 1
        _export(made[number % len(made)], target)


def _export(outcome: Outcome, target: Path) -> None:
    if target.suffix == ".json":
        service.save_json(outcome, target)
    else:
        service.export_excel(outcome, target)


def killed(seed: int, folder: Path, made: tuple[Outcome, ...]) -> str | None:
    """What is wrong with a target after its writer was killed; None where it is whole."""
    rnd = random.Random(seed)
    target = folder / f"{seed}{rnd.choice(('.json', '.xlsx'))}"
    _export(made[0], target)
    process = FORK.Process(target=export_on, args=(target, made))
    process.start()
    time.sleep(rnd.uniform(0, _LONGEST))
    process.kill()
    process.join()
    try:
        if target.suffix == ".json":
            names = {outcome.problem.period.first.isoformat() for outcome in made}
            return None if json.loads(target.read_bytes())["period"]["from"] in names else "foreign"
        with ZipFile(target) as packed:
            return packed.testzip()
    except Exception as fault:  # noqa: BLE001 - whatever it is, the file is not whole
        return f"{type(fault).__name__}: {fault}"
    finally:
        target.unlink(missing_ok=True)


def main(argv: list[str]) -> int:
    """Kill so many writers; says how many files were not whole."""
    count, first = (int(text) for text in (argv + ["200", "0"][len(argv):])[:2])
    failed = 0
    made = outcomes()
    with tempfile.TemporaryDirectory() as name:
        for seed in range(first, first + count):
            wrong = killed(seed, Path(name), made)
            if wrong is not None:
                failed += 1
                print(f"{seed}: {wrong}", flush=True)
    print(f"{count} killed while exporting, {failed} targets not whole")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
