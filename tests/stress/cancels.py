"""Stop a planning run at a random moment, many times over: how long it goes on, and what is kept.

    .venv/bin/python -m tests.stress.cancels [COUNT [FIRST_SEED]]
    .venv/bin/python -m tests.stress.cancels same [COUNT]

Half of the moments lie in the first second and a half, in which offers are made, a first plan is
put together and the model is built; the others anywhere in a run of twelve seconds. Wanted: each
run ends within a second of the wish, and its plan breaks no rule and is no worse than the best one
that was told before the wish. `same`: the same problem, seed and work in so many processes with
different PYTHONHASHSEED; wanted: one plan, to the byte. Ends with 1 otherwise, and names the seeds.
"""

import hashlib
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.instances import centre, unit
from models.plan import Outcome, Plan
from models.problem import Problem
from planner.json_node import to_text
from planner.judging import check
from planner.plan_json import plan_to_json
from planner.progress import Progress
from planner.sample import sample_problem
from planner.solver.judged import rank
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import broken

WITHIN = 1.0
_RUN = 12.0
_EARLY = 1.5
_SAME = PlanOptions(time_limit=600, seed=7, work=0.4)


@dataclass(slots=True)
class Heard:
    """What a run said, and when somebody wished it to end: seconds since it began."""

    began: float = field(default_factory=time.monotonic)
    wished: threading.Event = field(default_factory=threading.Event)
    at: float = 0.0
    phase: str = ""
    best: Plan | None = None

    def report(self, progress: Progress) -> None:
        """Note the phase and the best plan until the wish."""
        if not self.wished.is_set():
            self.phase = progress.message
            self.best = progress.plan or self.best

    def wish(self) -> None:
        """Wish that it ends."""
        self.at = time.monotonic()
        self.wished.set()


def cancelled(problem: Problem, seed: int) -> tuple[float, str, list[str]]:
    """Seconds that a run went on after the wish, its phase then, and what is wrong with its plan.

    0 seconds where the run had ended before.
    """
    rnd = random.Random(seed)
    heard = Heard()
    after = rnd.uniform(0, _EARLY) if rnd.random() < 0.5 else rnd.uniform(_EARLY, _RUN)
    timer = threading.Timer(after, heard.wish)
    timer.start()
    made = plan(
        problem, PlanOptions(time_limit=_RUN, seed=seed), heard.report, heard.wished.is_set
    )
    ended = time.monotonic()
    timer.cancel()
    wrong = broken(check(problem, made))
    if heard.best is not None and rank(problem, made) > rank(problem, heard.best):
        wrong.append("worse than the best that was told")
    return ended - heard.at if heard.wished.is_set() else 0.0, heard.phase, wrong


def cancels(count: int, first: int) -> int:
    """Stop so many runs; says how long they took and returns how many went wrong."""
    problems = (sample_problem(), unit(1), centre(1))
    slowest: dict[str, float] = {}
    seen: Counter[str] = Counter()
    failed = 0
    for seed in range(first, first + count):
        seconds, phase, wrong = cancelled(problems[seed % len(problems)], seed)
        seen[phase] += 1
        slowest[phase] = max(slowest.get(phase, 0.0), seconds)
        if seconds > WITHIN:
            wrong.append(f"{seconds:.2f} s, {phase}")
        failed += bool(wrong)
        for line in wrong:
            print(f"{seed}: {line}", flush=True)
    for phase, seconds in slowest.items():
        print(f"{seen[phase]:5}  slowest {seconds:.2f} s  {phase}")
    print(f"{count} cancels, slowest {max(slowest.values()):.2f} s, {failed} with faults")
    return failed


def same(count: int) -> int:
    """Make one plan in so many processes; returns how many differ from the first."""
    digests = Counter(
        subprocess.run(
            [sys.executable, "-m", "tests.stress.cancels", "digest"], check=True,
            capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": str(number)},
        ).stdout.strip()
        for number in range(1, count + 1)
    )
    differing = count - max(digests.values())
    print(f"{count} runs, {len(digests)} plans, {differing} differ")
    return differing


def digest() -> str:
    """The plan of the sample home as a digest; the seconds of its ladder are no part of it."""
    problem = sample_problem()
    made = plan(problem, _SAME)
    data = plan_to_json(Outcome(problem, made, check(problem, made)))
    for line in data["objectives"]:
        del line["seconds"]
    return hashlib.sha256(to_text(data).encode()).hexdigest()


def main(argv: list[str]) -> int:
    """Do what the arguments say."""
    if argv[:1] == ["digest"]:
        print(digest())
        return 0
    if argv[:1] == ["same"]:
        return int(same(int([*argv[1:], "100"][0])) > 0)
    count, first = (int(text) for text in (argv + ["200", "0"][len(argv):])[:2])
    return int(cancels(count, first) > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
