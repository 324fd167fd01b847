"""What planning takes and how near the best it comes, on the instances of `benchmarks.instances`.

    python -m benchmarks.bench [--instances unit-1 ...] [--methods faellestid model timefold ...]
                               [--seconds 10 30 ...] [--json FILE] [--count]

Prints a table in Markdown. Each line is a process of its own: seconds until there is a whole plan,
value and bound of each objective when the seconds are over, and peak memory of all processes
together (each page that several have counted once; of this one alone where the system does not
tell). `model` is one plain CP-SAT model, objective after objective, with the solver's own settings;
`naive` and `called` are a fixed weekday, with those on duty alone and with people called in
(`benchmarks.naive`); `timefold` is another solver (`benchmarks.timefold_model`), where it is
installed, with its limit for the search alone. What they come to is counted by the judge; so are
errors, which only our own plans never have. Without `--seconds` each line has the limit that is
asked about. How long all lines take at most is told before the first one; `--count` tells it and
ends.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from ortools.sat.python import cp_model

from benchmarks.instances import INSTANCES, municipality
from benchmarks.naive import naive
from models.plan import Objective, Plan
from models.problem import Problem
from planner import service
from planner.many.large import plan_in_parts
from planner.progress import Progress, Report
from planner.solver.judged import objectives_of
from planner.solver.model import build
from planner.solver.objectives import build_ladder
from planner.solver.outcome import plain_plan

METHODS = ("faellestid", "model", "timefold", "naive", "called")
TIMED = METHODS[:3]
"""Those that have a limit of time."""
LIMITS: dict[str, dict[str, tuple[float, ...]]] = {
    **{f"unit-{n}": {
        "faellestid": (10, 30, 60, 120), "model": (60,), "timefold": (60,),
    } for n in (1, 2, 3)},
    "centre": {"faellestid": (30, 120), "model": (120,), "timefold": (120,)},
    "municipality": {"faellestid": (300,)},
    "year": {"faellestid": (300,)},
}
"""Seconds of each line where nobody says others. One plain model of the last two is not built
within their time."""

ASIDE = {"municipality": 60.0, "year": 60.0, "centre": 20.0}
"""Seconds that a line takes beside its limit at most: making the instance, judging."""

SHOWN = ("coverage", "reach", "extra_time", "fairness", "wishes", "regularity")


@dataclass(frozen=True, slots=True)
class Line:
    """One run. `values` and `bounds` by objective; times in seconds of the clock and of work."""

    instance: str
    method: str
    limit: float
    first: float | None
    seconds: float
    work: float
    memory_mb: int
    errors: int
    values: dict[str, int]
    bounds: dict[str, int | None]


def run(instance: str, method: str, seconds: float) -> Line:
    """Plan an instance once, in this process."""
    problem = INSTANCES[instance]()
    began, worked = time.perf_counter(), _worked()
    first: list[float] = []

    def report(progress: Progress) -> None:
        if progress.plan is not None and not first:
            first.append(time.perf_counter() - began)

    with _memory() as peak:
        if method == "faellestid":
            plan = _planned(instance, problem, seconds, report)
        elif method == "model":
            plan = plain_model(problem, seconds)
        elif method == "timefold":
            from benchmarks.timefold_model import timefold

            plan = timefold(problem, seconds)
        else:
            plan = naive(problem, call_in=method == "called")
    took, work = time.perf_counter() - began, _worked() - worked
    judged = service.check(problem, plan)
    return Line(
        instance, method, seconds, round(first[0], 1) if first else None, round(took, 1),
        round(work, 1), max(peak),
        sum(finding.severity == "error" for finding in judged.findings),
        {str(name): value for name, value in judged.objectives.items()},
        {o.name: o.bound for o in plan.objectives},
    )


def _planned(instance: str, problem: Problem, seconds: float, report: Report) -> Plan:
    options = service.PlanOptions(seconds)
    if instance == "municipality":
        return plan_in_parts(*municipality(), options, report)
    return service.make_plan(problem, options, report).plan


def _worked() -> float:
    """Seconds of work of this process and of those that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@contextmanager
def _memory() -> Iterator[list[int]]:
    """Megabytes of all processes of this one together, looked at twice a second."""
    seen, over = [0], threading.Event()

    def look() -> None:
        while not over.wait(0.5):
            seen.append(sum(_megabytes(process) for process in _family(os.getpid())))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()
        seen.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _family(process: int) -> Iterator[int]:
    yield process
    for told in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = told.read_text().split()
        except OSError:  # it has ended
            continue
        for child in children:
            yield from _family(int(child))


def _megabytes(process: int) -> int:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in told if line.startswith("Pss:")) // 1024


def plain_model(problem: Problem, seconds: float) -> Plan:
    """One model, the objectives in their order, each with an equal share of what time is left."""
    until = time.perf_counter() + seconds
    model = build(problem)
    ladder = build_ladder(model)
    values: list[int] = []
    found: list[Objective] = []
    for number, (name, total) in enumerate(ladder.steps):
        expression = model.total(total.variables, total.weights) + total.constant
        model.cp.minimize(expression)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        left = until - time.perf_counter()
        solver.parameters.max_time_in_seconds = max(0.1, left / (len(ladder.steps) - number))
        began = time.perf_counter()
        status = solver.solve(model.cp)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            break
        values = list(solver.response_proto.solution)
        ladder.tighten(values)
        value = total.value(values)
        bound = max(0, round(solver.best_objective_bound))
        found.append(
            Objective(name, value, bound, bound >= value, time.perf_counter() - began)
        )
        model.cp.clear_objective()  # type: ignore[no-untyped-call]
        model.cp.add(expression <= value)
        model.cp.clear_hints()  # type: ignore[no-untyped-call]
        model.cp.proto.solution_hint.vars.extend(range(len(values)))
        model.cp.proto.solution_hint.values.extend(values)
    if not values:
        return Plan((), objectives=objectives_of(problem, Plan(())))
    plan = plain_plan(model, values, 0)
    return Plan(plan.meetings, courses=plan.courses, objectives=tuple(found))


def table(lines: Sequence[Line]) -> str:
    """The lines as a table in Markdown."""
    head = ("instance", "method", "limit s", "first s", "took s", "work s", "MB", "errors", *SHOWN)
    rows = [
        (
            line.instance, line.method, f"{line.limit:g}", "–" if line.first is None else
            str(line.first), str(line.seconds), str(line.work), str(line.memory_mb),
            str(line.errors), *(_cell(line, name) for name in SHOWN),
        )
        for line in lines
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows))


def _cell(line: Line, name: str) -> str:
    bound = line.bounds.get(name)
    return f"{line.values[name]}" if bound is None else f"{line.values[name]} (≥ {bound})"


def _in_a_process(instance: str, method: str, seconds: float) -> Line:
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.bench", "--once", instance, method, str(seconds)],
        check=True, capture_output=True, text=True,
    )
    return Line(**json.loads(made.stdout))


def main(arguments: Sequence[str]) -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench")
    parser.add_argument("--instances", nargs="+", choices=INSTANCES, default=list(INSTANCES))
    parser.add_argument("--seconds", nargs="+", type=float)
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--once", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.once:
        name, method, seconds = given.once
        print(json.dumps(asdict(run(name, method, float(seconds)))))
        return
    wanted = [
        (instance, method, seconds) for instance in given.instances for method in given.methods
        for seconds in limits(instance, method, given.seconds)
    ]
    most = sum(
        seconds + ASIDE.get(instance, 10.0) * (4 if method == "timefold" else 1)
        for instance, method, seconds in wanted
    )
    print(f"{len(wanted)} lines, at most {most / 60:.0f} minutes", file=sys.stderr, flush=True)
    if given.count:
        return
    lines: list[Line] = []
    for one in wanted:
        lines.append(_in_a_process(*one))
        print(table(lines[-1:]).splitlines()[-1], file=sys.stderr, flush=True)
    print(table(lines))
    if given.json is not None:
        given.json.write_text(json.dumps([asdict(line) for line in lines], indent=1) + "\n")


def limits(
    instance: str, method: str, given: Sequence[float] | None = None
) -> Sequence[float]:
    """The limits of an instance's lines by one method, in seconds; the naive ways need none."""
    if method not in TIMED:
        return (0.0,)
    if method == "timefold" and find_spec("timefold") is None:
        return ()
    return LIMITS[instance].get(method, ()) if given is None else given


if __name__ == "__main__":
    main(sys.argv[1:])
