"""The command `rules`, and what `plan --rules` does: rules read from a file and written to one."""

from argparse import Namespace
from pathlib import Path

from models.problem import Problem
from planner.cli_arguments import STDOUT
from planner.cli_output import guard, say, talk, to_path_or_stdout
from planner.texts import t


def with_rules_of(arguments: Namespace, problem: Problem) -> Problem:
    """The problem with the rules of `--rules`, where that is given. Raises UnusableInput."""
    from planner.rules_toml import read_rules

    path: Path | None = arguments.rules
    return problem if path is None else read_rules(path, problem)


def run_rules(arguments: Namespace) -> None:
    """Write the rules of a roster, a template or a plan as a commented TOML file."""
    from planner import service
    from planner.exporting.safe_write import replace_file
    from planner.rules_text import rules_to_toml

    output: Path = arguments.output
    guard((output,), arguments.input)
    opened = service.open_problem(arguments.input, password=arguments.password)
    problem = with_rules_of(arguments, opened)
    content = rules_to_toml(problem).encode()
    to_path_or_stdout(lambda target: replace_file(target, content), output)
    if output != STDOUT:
        written = t("rules_file.written", file=output, input=arguments.input)
        say([written], talk((output,)))
