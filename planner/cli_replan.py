"""`faellestid replan`: a plan mended for a newer roster; and other plans that are as good."""

import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from models.finding import UnusableInput
from planner.cli_arguments import STDOUT
from planner.cli_output import guard, say, talk, write_json
from planner.cli_progress import Bar, interruptible, reporter
from planner.texts import t

if TYPE_CHECKING:
    from models.plan import Outcome
    from planner.progress import Cancel, Report
    from planner.replanning import Replanned
    from planner.solver.options import PlanOptions

Result = TypeVar("Result")


def run_replan(arguments: Namespace) -> "tuple[Outcome | None, bool]":
    """The mended plan, None where somebody did not want it; and whether Ctrl+C ended the search.

    The difference goes to standard output, and as JSON where it is asked for.
    """
    from planner.plan_difference import difference_lines, difference_to_json

    outputs = (arguments.json, arguments.output, arguments.difference)
    if outputs.count(STDOUT) > 1:
        raise UnusableInput(t("cli.both_stdout"))
    guard(outputs, arguments.plan, arguments.save)
    made, interrupted = _mended(arguments)
    problem, stream = made.outcome.problem, talk(outputs)
    lines = difference_lines(problem, made.difference)
    if not made.difference.nothing:
        lines.append(t("plan.diff.proven" if made.proven else "plan.diff.unproven"))
    say([*lines, ""], stream)
    if arguments.difference is not None:
        write_json(difference_to_json(made.difference, proven=made.proven), arguments.difference)
    return (made.outcome if _wanted(arguments, made) else None), interrupted


def _mended(arguments: Namespace) -> "tuple[Replanned, bool]":
    from planner import service
    from planner.cli_history import likely_lines, said_same

    before = service.open_outcome(arguments.plan, arguments.password)
    mapping = None if arguments.mapping is None else service.read_mapping(arguments.mapping)
    newer = service.read(arguments.roster, mapping=mapping)
    doubts = [q for q in newer.questions if q.severity == "error"]
    if doubts:
        raise UnusableInput(t("service.doubts", first=doubts[0].message, number=len(doubts)))
    same = said_same(arguments, before, arguments.plan, newer, arguments.roster)
    problem = service.with_newer_roster(before.problem, newer, before.plan, same)
    if doubtful := likely_lines(before, newer, same):
        say(doubtful, sys.stderr)
    options = _options(arguments)
    return _reporting(arguments, lambda report, cancel: service.replan(
        problem, before.plan, options, report, cancel,
        announced=arguments.announced, lock_before=arguments.lock_before,
    ))


def write_alternatives(outcome: "Outcome", arguments: Namespace) -> bool:
    """Find plans as good as one and write them beside it; says how each differs from the first.

    Returns whether Ctrl+C ended the search.
    """
    from planner import service
    from planner.plan_difference import difference_lines
    from planner.plan_json import plan_to_json

    options, wanted = _options(arguments), arguments.alternatives
    found, interrupted = _reporting(arguments, lambda report, cancel: service.alternatives(
        outcome.problem, outcome.plan, wanted, options, report, cancel
    ))
    stream = talk((arguments.json, arguments.output))
    for number, other in enumerate(found[1:], start=2):
        if arguments.json not in (None, STDOUT):
            write_json(plan_to_json(other), _beside(arguments.json, number))
        if arguments.output not in (None, STDOUT):
            service.export_excel(other, _beside(arguments.output, number))
        difference = service.compare_plans(outcome.plan, other.plan)
        head, *_ = difference_lines(outcome.problem, difference)
        say([t("plan.alternative", number=number, head=head)], stream)
    if len(found) < wanted:
        say([t("plan.alternative.fewer", count=len(found))], stream)
    return interrupted


def _beside(path: Path, number: int) -> Path:
    return path.with_stem(f"{path.stem}-{number}")


def _options(arguments: Namespace) -> "PlanOptions":
    from planner import service

    chosen = {
        name: value for name in ("time_limit", "seed", "workers")
        if (value := getattr(arguments, name)) is not None
    }
    return replace(service.PlanOptions(time_limit=30.0), **chosen)


def _reporting(
    arguments: Namespace, work: "Callable[[Report, Cancel], Result]"
) -> "tuple[Result, bool]":
    """What long work gives, with its progress told, and whether Ctrl+C ended it."""
    report = reporter(sys.stderr, arguments.quiet)
    try:
        return interruptible(lambda cancel: work(report, cancel))
    finally:
        if isinstance(report, Bar):
            report.close()


def _wanted(arguments: Namespace, made: "Replanned") -> bool:
    """Whether the mended plan is to be written: asked on a terminal, where anything is changed."""
    files = (arguments.json, arguments.output, arguments.save) != (None, None, None)
    if arguments.yes or not files or made.difference.nothing or not sys.stdin.isatty():
        return True
    sys.stderr.write(t("plan.diff.ask"))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"j", "ja", "y", "yes"}
