"""What leaves the command line and what comes back: workbooks, PDF, calendars, remarks."""

import sys
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from models.finding import UnusableInput
from models.plan import Outcome
from planner import service
from planner.cli_arguments import STDOUT
from planner.cli_output import guard, save_plan, say, talk, to_path_or_stdout, write_bytes
from planner.paper.sheets import Wanted
from planner.texts import t, tn

Write = Callable[[Outcome, Path], None]


def run_export(arguments: Namespace) -> None:
    """Write a saved plan in each form that was asked for."""
    wanted = Wanted(arguments.sheet, arguments.paper)
    writers: dict[Path, Write] = {}
    asked: list[Path] = []
    for path, write in (
        (arguments.excel, service.export_excel), (arguments.review, service.export_review),
        (arguments.log, service.export_log),
        (arguments.pdf, lambda outcome, target: service.export_pdf(outcome, target, wanted)),
    ):
        if path is not None:
            asked.append(path)
            writers[path] = write
    into = _into(arguments)
    if not asked and arguments.ics is None and not into:
        raise UnusableInput(t("cli.export.nothing"))
    targets = [*asked, arguments.output] if into else asked
    if len(set(targets)) < len(targets):
        raise UnusableInput(t("paper.twice"))
    guard(targets, arguments.plan)
    outcome, words = service.open_outcome(arguments.plan, arguments.password), talk(targets)
    if into:
        _write_own(outcome, arguments)
    for path, write in writers.items():
        _write(outcome, write, path)
    files = [str(path) for path in asked if path != STDOUT]
    if files:
        say([t("cli.written", files=", ".join(files))], words)
    if arguments.ics is not None:
        made = service.export_calendars(outcome, arguments.ics)
        say([t("calendars.written", count=len(made), folder=arguments.ics)], words)


def _into(arguments: Namespace) -> bool:
    """Whether the meetings are to go into somebody's own roster. All it takes must be said."""
    said = [arguments.into, arguments.way, arguments.output]
    if any(each is None for each in said) and any(each is not None for each in said):
        raise UnusableInput(t("own_workbook.needs"))
    return arguments.into is not None


def _write_own(outcome: Outcome, arguments: Namespace) -> None:
    """The copy of a roster. What there is to say of it is said before it is written."""
    mapping = None if arguments.mapping is None else service.read_mapping(arguments.mapping)
    roster, target = arguments.into, arguments.output
    made = service.own_workbook(outcome, roster, (arguments.way,), mapping)[arguments.way]
    if isinstance(made, str):
        raise UnusableInput(made)
    if target == STDOUT:
        say(made.notes, sys.stderr)
        write_bytes(made.content)
        return
    service.refuse_own_target(made, roster, target)
    say(made.notes, sys.stderr)
    service.write_own_workbook(made, roster, target)
    say([t("own_workbook.written", file=target, roster=roster.name)], sys.stderr)


def _write(outcome: Outcome, write: Write, path: Path) -> None:
    to_path_or_stdout(lambda target: write(outcome, target), path)


def run_held(arguments: Namespace) -> None:
    """Read who came from attendance lists into a saved plan, and write the plan."""
    if arguments.json is None and arguments.save is None:
        raise UnusableInput(t("plan_file.not_saved"))
    guard((arguments.json,), arguments.returned, arguments.save)
    outcome = service.open_outcome(arguments.plan, arguments.password)
    signed = service.read_signed(arguments.returned)
    by = arguments.by or t("review.nobody")
    found = service.note_signed(outcome, signed, by, int(time.time() // 60))
    if arguments.json is not None:
        service.save_json(found.outcome, arguments.json)
    if arguments.save is not None:
        save_plan(found.outcome, arguments.save, arguments.password)
    said = t(
        "review.signed.taken", file=arguments.returned.name, new=found.new,
        corrected=found.corrected, known=found.known,
    )
    say([said, *found.doubts], sys.stdout)


def run_remarks(arguments: Namespace) -> None:
    """Read a workbook for review into a saved plan, and write the plan with its remarks."""
    if arguments.json is None and arguments.save is None:
        raise UnusableInput(t("plan_file.not_saved"))
    guard((arguments.json,), arguments.returned, arguments.save)
    outcome = service.open_outcome(arguments.plan, arguments.password)
    returned = service.read_review(arguments.returned)
    found = service.take_remarks(outcome, returned, int(time.time() // 60))
    made = replace(outcome, problem=found.problem)
    if arguments.json is not None:
        service.save_json(made, arguments.json)
    if arguments.save is not None:
        save_plan(made, arguments.save, arguments.password)
    said = tn("review.taken", found.new, known=found.known, file=arguments.returned.name)
    say([said, *(each.said for each in found.misplaced)], sys.stdout)
