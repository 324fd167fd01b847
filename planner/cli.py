"""The command line: read, plan, check, export, template, example, and questions about a plan.

Results and data go to standard output, progress and complaints to standard error. Exit status:
0 done; 1 done, and something in it is wrong or missing; 2 the input cannot be used; 130 ended by
Ctrl+C, with the best plan so far written; 70 a fault of the program itself.
"""

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.finding import UnusableInput
from planner.cli_arguments import COMMANDS, STDOUT, parse
from planner.cli_output import guard, save_plan, say, talk, to_path_or_stdout, write_json
from planner.cli_password import password_for, unprotected, withheld
from planner.cli_progress import Bar, interruptible, reporter, waiting
from planner.texts import t

if TYPE_CHECKING:
    from models.plan import Outcome
    from models.problem import Problem
    from planner.importing import Mapping

OK: Final = 0
WRONG: Final = 1
UNUSABLE: Final = 2
FAULT: Final = 70
INTERRUPTED: Final = 130

_MOST_QUESTIONS = 10


def handles(argv: Sequence[str]) -> bool:
    """Whether the arguments (without the program's name) are for the command line.

    Anything else is a file for the window, or nothing.
    """
    return bool(argv) and (argv[0] in COMMANDS or argv[0].startswith("-"))


def main(argv: Sequence[str]) -> int:
    """Run a command (`argv` without the program's name) and give back its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows a question mark, not a traceback.
        getattr(stream, "reconfigure", _ignore)(errors="replace")
    try:
        status = _command(argv)
        sys.stdout.flush()
        return status
    except UnusableInput as refusal:
        return _refuse(str(refusal))
    except BrokenPipeError:
        # Whoever read our output has gone; nothing may be written there any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    except OSError as error:
        return _refuse(
            t("cli.os_error", why=error.strerror or str(error), file=error.filename or "–")
        )
    except KeyboardInterrupt:
        sys.stderr.write(f"{t('cli.interrupted')}\n")
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - Python's own status would be that of a plan with findings
        traceback.print_exc()
        sys.stderr.write(f"{t('cli.fault')}\n")
        return FAULT


def _command(argv: Sequence[str]) -> int:
    passwords = withheld()
    try:
        arguments = parse(argv, _version())
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else UNUSABLE
    arguments.withheld = passwords
    arguments.password = password_for(arguments)
    if arguments.password is not None and unprotected(arguments):
        sys.stderr.write(f"{t('plan_password.not_passed_on')}\n")
    return _RUN[arguments.command](arguments)


def _read(arguments: Namespace) -> int:
    from planner.cli_reading import run_read

    return WRONG if run_read(arguments) else OK


def _plan(arguments: Namespace) -> int:
    if arguments.many is not None:
        from planner.cli_many import run_many

        return run_many(arguments, _version())
    if arguments.out is not None or arguments.dask is not None:
        raise UnusableInput(t("many.only_with"))
    from planner.cli_replan import write_alternatives
    from planner.cli_rules import with_rules_of
    from planner.period import with_period

    outputs = (arguments.json, arguments.output)
    if outputs == (STDOUT, STDOUT):
        raise UnusableInput(t("cli.both_stdout"))
    guard(outputs, arguments.input, arguments.save)
    if arguments.same and arguments.after is None:
        raise UnusableInput(t("history.after.needed"))
    opened = _next_period(arguments) if arguments.after is not None else _opened(arguments)
    opened = with_rules_of(arguments, opened)
    problem = with_period(opened, arguments.first, arguments.weeks)
    _refuse_doubts(problem, arguments.input)
    outcome, interrupted = _search(problem, arguments)
    if arguments.alternatives > 1 and not interrupted:
        interrupted = write_alternatives(outcome, arguments)
    return _finish(
        outcome, arguments.json, arguments.output, interrupted, arguments.save, arguments.password
    )


def _opened(arguments: Namespace) -> "Problem":
    from planner import service

    with waiting(sys.stderr, arguments.quiet) as report:
        return service.open_problem(
            arguments.input, _answers(arguments), report=report, password=arguments.password
        )


def _next_period(arguments: Namespace) -> "Problem":
    from planner.cli_history import next_period

    return next_period(arguments, _answers(arguments))


def _replan(arguments: Namespace) -> int:
    from planner.cli_replan import run_replan

    outcome, interrupted = run_replan(arguments)
    if outcome is None:
        say([t("plan.diff.not_taken")], sys.stderr)
        return OK
    return _finish(
        outcome, arguments.json, arguments.output, interrupted, arguments.save, arguments.password
    )


def _check(arguments: Namespace) -> int:
    from planner import service
    from planner.cli_summary import outcome_lines

    outcome = service.open_outcome(arguments.plan, arguments.password)
    say(outcome_lines(outcome), sys.stdout)
    return _status(outcome)


def _protect(arguments: Namespace) -> int:
    from planner.cli_password import run_protect

    run_protect(arguments)
    return OK


def _export(arguments: Namespace) -> int:
    from planner.cli_export import run_export

    run_export(arguments)
    return OK


def _remarks(arguments: Namespace) -> int:
    from planner.cli_export import run_remarks

    run_remarks(arguments)
    return OK


def _template(arguments: Namespace) -> int:
    from planner.exporting.template import write_template

    guard((arguments.output,), None)
    to_path_or_stdout(write_template, arguments.output)
    if arguments.output != STDOUT:
        say([t("cli.template.written", file=arguments.output)], sys.stdout)
    return OK


def _example(arguments: Namespace) -> int:
    from planner import service
    from planner.sample import write_example

    folder: Path = arguments.folder
    if folder.exists() and not folder.is_dir():
        raise UnusableInput(t("cli.not_a_folder", file=folder))
    if arguments.many is not None:
        from planner.sample.region import write_region

        made = write_region(folder, arguments.many)
        say([t("many.example", count=len(made), folder=folder)], sys.stdout)
        return OK
    folder.mkdir(parents=True, exist_ok=True)
    files = write_example(folder)
    say([t("cli.example.made", folder=folder)], sys.stdout)
    outcome, interrupted = _search(service.open_problem(files.template), arguments)
    return _finish(outcome, folder / "plan.json", folder / "plan.xlsx", interrupted)


def _rules(arguments: Namespace) -> int:
    from planner.cli_rules import run_rules

    run_rules(arguments)
    return OK


def _explain(arguments: Namespace) -> int:
    from planner.cli_advice import run_explain

    return run_explain(arguments)


def _helps(arguments: Namespace) -> int:
    from planner.cli_advice import run_helps

    return run_helps(arguments)


def _meeting_days(arguments: Namespace) -> int:
    from planner.cli_advice import run_meeting_days

    return run_meeting_days(arguments)


def _what_if(arguments: Namespace) -> int:
    from planner.cli_advice import run_what_if

    return run_what_if(arguments)


def _held(arguments: Namespace) -> int:
    from planner.cli_export import run_held

    run_held(arguments)
    return OK


def _forget(arguments: Namespace) -> int:
    from planner.cli_history import run_forget

    run_forget(arguments)
    return OK


_RUN: dict[str, Callable[[Namespace], int]] = {
    "read": _read, "plan": _plan, "replan": _replan, "check": _check, "export": _export,
    "template": _template, "example": _example, "explain": _explain, "helps": _helps,
    "meeting-days": _meeting_days, "what-if": _what_if, "rules": _rules, "remarks": _remarks,
    "held": _held, "forget": _forget, "protect": _protect,
}


def _search(problem: "Problem", arguments: Namespace) -> "tuple[Outcome, bool]":
    """The plan, and whether Ctrl+C ended the search."""
    from planner import service

    chosen = {
        name: value
        for name in ("time_limit", "seed", "workers")
        if (value := getattr(arguments, name)) is not None
    }
    options = replace(service.PlanOptions(), **chosen)
    report = reporter(sys.stderr, arguments.quiet)
    try:
        return interruptible(
            lambda cancel: service.make_plan(problem, options, report=report, cancel=cancel)
        )
    finally:
        if isinstance(report, Bar):
            report.close()


def _finish(
    outcome: "Outcome", json_path: Path | None, excel_path: Path | None, interrupted: bool,
    plan_path: Path | None = None, password: str | None = None,
) -> int:
    """Write what was asked for, sum up, and give back the exit status."""
    from planner.cli_summary import outcome_lines
    from planner.plan_json import plan_to_json

    if json_path is not None:
        write_json(plan_to_json(outcome), json_path)
    if excel_path is not None:
        _write_excel(outcome, excel_path)
    if plan_path is not None:
        save_plan(outcome, plan_path, password)
    written = (excel_path, json_path, plan_path)
    files = [str(path) for path in written if path not in (None, STDOUT)]
    if files:
        last = t("cli.written", files=", ".join(files))
    else:
        last = "" if STDOUT in (json_path, excel_path) else t("cli.not_saved")
    say([*outcome_lines(outcome), "", last], talk((json_path, excel_path)))
    return INTERRUPTED if interrupted else _status(outcome)


def _status(outcome: "Outcome") -> int:
    return WRONG if outcome.judgement.failed else OK


def _answers(arguments: Namespace) -> "Mapping | None":
    """The answers that were given about a roster."""
    from planner import service

    return None if arguments.mapping is None else service.read_mapping(arguments.mapping)


def _refuse_doubts(problem: "Problem", source: Path) -> None:
    """A plan from a roster that was not understood would be wrong without anybody seeing it."""
    from planner.cli_summary import question_line

    doubts = [q for q in problem.roster.questions if q.severity == "error"]
    if not doubts:
        return
    lines = [question_line(doubt) for doubt in doubts[:_MOST_QUESTIONS]]
    if len(doubts) > _MOST_QUESTIONS:
        lines.append(t("cli.findings.more", count=len(doubts) - _MOST_QUESTIONS))
    raise UnusableInput("\n".join([t("cli.doubts", file=source.name), *lines]))


def _write_excel(outcome: "Outcome", path: Path) -> None:
    from planner import service

    to_path_or_stdout(lambda target: service.export_excel(outcome, target), path)


def _refuse(message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return UNUSABLE


def _ignore(**_options: object) -> None:
    """For a stream that cannot be told how to write letters that it lacks."""


def _version() -> str:
    try:
        return version("faellestid")
    except PackageNotFoundError:
        return "–"
