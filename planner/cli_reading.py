"""The command `read`: what an import understands of a roster or of a filled template."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from models.finding import UnusableInput
from models.roster import Roster
from planner.cli_arguments import STDOUT
from planner.cli_output import guard, say, talk, to_path_or_stdout, write_json
from planner.cli_progress import waiting
from planner.texts import t

if TYPE_CHECKING:
    from planner.importing import Lacking, Mapping, Understanding


def run_read(arguments: Namespace) -> bool:
    """Read, show and write what was asked for; whether there are doubts of severity error."""
    outputs = (arguments.json, arguments.write_mapping)
    if outputs == (STDOUT, STDOUT):
        raise UnusableInput(t("cli.json_and_mapping"))
    guard(outputs, arguments.roster)
    if _is_template(arguments.roster):
        return _read_template(arguments)
    return _read_roster(arguments)


def _is_template(path: Path) -> bool:
    from planner.importing.template import is_template

    return is_template(path)


def _read_roster(arguments: Namespace) -> bool:
    from planner import service
    from planner.importing import Unanswered

    mapping: Mapping | None = None
    if arguments.mapping is not None:
        mapping = service.read_mapping(arguments.mapping)
    try:
        with waiting(sys.stderr) as report:
            understood = service.read_explained(arguments.roster, mapping=mapping, report=report)
    except Unanswered as unanswered:
        if arguments.write_mapping is not None:
            _write_answers(unanswered.lacking, arguments)
        raise
    _show(understood.roster, arguments)
    if arguments.write_mapping is not None:
        _write_answers(understood, arguments)
    return _is_doubted(understood.roster)


def _read_template(arguments: Namespace) -> bool:
    from planner import service

    if arguments.mapping is not None or arguments.write_mapping is not None:
        raise UnusableInput(t("mapping.no_roster", file=arguments.roster.name))
    roster = service.open_problem(arguments.roster).roster
    _show(roster, arguments)
    return _is_doubted(roster)


def _show(roster: Roster, arguments: Namespace) -> None:
    from planner.cli_summary import roster_lines
    from planner.plan_json import roster_to_json

    if arguments.json is not None:
        write_json(roster_to_json(roster), arguments.json)
    say(roster_lines(roster), talk((arguments.json, arguments.write_mapping)))


def _write_answers(understood: "Understanding | Lacking", arguments: Namespace) -> None:
    from planner import service

    path: Path = arguments.write_mapping
    to_path_or_stdout(lambda target: service.save_mapping(understood, target), path)
    if path != STDOUT:
        written = t("cli.mapping.written", file=path, roster=arguments.roster)
        say(["", written], talk((arguments.json, path)))


def _is_doubted(roster: Roster) -> bool:
    return any(question.severity == "error" for question in roster.questions)
