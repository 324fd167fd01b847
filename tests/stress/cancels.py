"""Stop a planning run at a random moment, many times over: how long it goes on, and what is kept.

    .venv/bin/python -m tests.stress.cancels [COUNT [FIRST_SEED]]
    .venv/bin/python -m tests.stress.cancels same [COUNT]

Half of the moments lie in the first second and a half, in which offers are made, a first plan is
put together and the model is built; the others anywhere in the first twelve. They are seconds of
the process's own work, so that a busy machine is stopped at the same points. Wanted: each
run ends within a second of the wish with its plan judged; the plan breaks no rule and is no worse
than the best one that was told before the wish. Besides the clock's seconds those are told that the
process worked between the wish and the end: they are the same whatever else the machine does.
`same`: the same problem, seed and work in so many processes with different PYTHONHASHSEED; wanted:
one plan, to the byte. Ends with 1 otherwise, and names the seeds.
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
_LIMIT = 120.0
"""Seconds of the clock that a run may take: a busy machine needs many for the work of twelve."""
_LOOK = 0.005
_EARLY = 1.5
_SAME = PlanOptions(time_limit=600, seed=7, work=0.4)


@dataclass(slots=True)
class Heard:
    """What a run said, and when somebody wished it to end: by the clock, and by the process's work.
    """

    wished: threading.Event = field(default_factory=threading.Event)
    at: float = 0.0
    worked: float = 0.0
    phase: str = ""
    best: Plan | None = None

    def report(self, progress: Progress) -> None:
        """Note the phase and the best plan until the wish."""
        if not self.wished.is_set():
            self.phase = progress.message
            self.best = progress.plan or self.best

    def wish(self) -> None:
        """Wish that it ends."""
        self.at, self.worked = time.monotonic(), time.process_time()
        self.wished.set()


@dataclass(frozen=True, slots=True)
class Stop:
    """How long a run went on after the wish, in seconds of the clock and of its own work; its phase
    then, and what is wrong with its plan. 0 seconds where it had ended before."""

    seconds: float
    worked: float
    phase: str
    wrong: list[str]


def cancelled(problem: Problem, seed: int) -> Stop:
    """Make a plan and stop it at some moment."""
    rnd = random.Random(seed)
    heard = Heard()
    after = rnd.uniform(0, _EARLY) if rnd.random() < 0.5 else rnd.uniform(_EARLY, _RUN)
    ended = threading.Event()
    timer = threading.Thread(target=_wish_after, args=(heard, after, ended))
    timer.start()
    options = PlanOptions(time_limit=_LIMIT, seed=seed)
    made = plan(problem, options, heard.report, heard.wished.is_set)
    judged = check(problem, made)  # whoever stops waits for that too
    at, worked = time.monotonic(), time.process_time()
    ended.set()
    timer.join()
    wrong = broken(judged)
    if heard.best is not None and rank(problem, made) > rank(problem, heard.best):
        wrong.append("worse than the best that was told")
    if not heard.at or heard.at > at:
        return Stop(0.0, 0.0, heard.phase, wrong)
    return Stop(at - heard.at, worked - heard.worked, heard.phase, wrong)


def _wish_after(heard: Heard, seconds: float, ended: threading.Event) -> None:
    """Wish for the end after so many seconds of work, unless it has ended."""
    began = time.process_time()
    while not ended.wait(_LOOK):
        if time.process_time() - began >= seconds:
            heard.wish()
            return


def cancels(count: int, first: int) -> int:
    """Stop so many runs; says how long they took and returns how many went wrong."""
    problems = (sample_problem(), unit(1), centre(1))
    stops: dict[str, list[Stop]] = {}
    failed = 0
    for seed in range(first, first + count):
        stop = cancelled(problems[seed % len(problems)], seed)
        stops.setdefault(stop.phase, []).append(stop)
        wrong = list(stop.wrong)
        if stop.seconds > WITHIN:
            wrong.append(f"{stop.seconds:.2f} s, {stop.worked:.2f} s of work, {stop.phase}")
        failed += bool(wrong)
        for line in wrong:
            print(f"{seed}: {line}", flush=True)
    for phase, some in stops.items():
        print(f"{len(some):5}  {_slowest(some)}  {phase}")
    whole = [stop for some in stops.values() for stop in some]
    load = os.getloadavg()[0]
    print(f"{count} cancels, {_slowest(whole)}, {failed} with faults; load {load:.1f}")
    return failed


def _slowest(stops: list[Stop]) -> str:
    """The longest that any of them went on."""
    seconds, worked = max(s.seconds for s in stops), max(s.worked for s in stops)
    return f"slowest {seconds:.2f} s by the clock, {worked:.2f} s of work"


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
