"""What the command line does about earlier periods: a plan after a plan."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from models.finding import UnusableInput
from models.plan import Outcome
from models.problem import Problem
from models.roster import Roster
from planner.cli_output import guard, guard_plan, say, talk
from planner.cli_progress import waiting
from planner.texts import t, tn

if TYPE_CHECKING:
    from planner import importing


def next_period(arguments: Namespace, mapping: "importing.Mapping | None") -> Problem:
    """The problem of `plan ROSTER --after PLAN`; what came of the people is told.

    Raises UnusableInput where the roster is none or does not reach beyond the plan.
    """
    from planner import service
    from planner.history.telling import following_lines
    from planner.importing.template import is_template
    from planner.plan_file import is_plan

    guard((arguments.json, arguments.output), arguments.after, None)
    source: Path = arguments.input
    if is_plan(source) or is_template(source):
        raise UnusableInput(t("history.after.roster_only"))
    before = service.open_outcome(arguments.after, arguments.password)
    with waiting(sys.stderr, arguments.quiet) as report:
        newer = service.read(source, mapping=mapping, report=report)
    same = said_same(arguments, before, arguments.after, newer, source)
    followed = service.next_period(before.problem, before.plan, newer, source.stem, same)
    lines = [
        *following_lines(followed, arguments.after.name),
        *likely_lines(before, newer, same), "",
    ]
    say(lines, talk((arguments.json, arguments.output)))
    return followed.problem


def run_forget(arguments: Namespace) -> None:
    """Show what a plan knows of a person, and write it without where an output is named."""
    from planner import service
    from planner.history.telling import found_lines

    outputs: tuple[Path | None, ...] = (arguments.json,)
    guard(outputs, arguments.plan)
    if arguments.save is not None:
        guard_plan(arguments.save)
    outcome, words = service.open_outcome(arguments.plan, arguments.password), talk(outputs)
    said: str = arguments.employee
    people = outcome.problem.roster.employees
    if arguments.copies and all(said not in (p.id, p.name) for p in people):
        # She was taken out of the plan before, and is in copies alone.
        if not _forget_in_copies(arguments, said, said):
            raise UnusableInput(t("history.same.unknown", file=arguments.plan.name, name=said))
        return
    employee = _person(outcome.problem.roster, said, arguments.plan)
    known = service.known_of(outcome, employee)
    say(found_lines(known), words)
    if arguments.save is None and arguments.json is None:
        say(["", t("history.forget.not_yet")], words)
        return
    without = service.without_person(outcome, employee)
    if arguments.json is not None:
        service.save_json(without, arguments.json)
    if arguments.save is not None:
        # No copy of what stood there before: she would be in it.
        service.save_plan(without, arguments.save, password=arguments.password)
    say(["", t("history.forget.done", name=known.name)], words)
    if not arguments.copies:
        say([t("history.copies.offer")], words)
    else:
        _forget_in_copies(arguments, employee, known.name)


def _forget_in_copies(arguments: Namespace, employee: str, name: str) -> int:
    from planner import service
    from planner.plan_file.backups import usual_folder

    cleaned = service.forget_in_copies(
        arguments.plan, usual_folder(), employee, name, arguments.password
    )
    number = cleaned.written + cleaned.deleted
    lines = [tn("history.copies.done", number)]
    if cleaned.locked:
        lines.append(tn("history.copies.locked", cleaned.locked))
    say(lines, talk((arguments.json,)))
    return number


def said_same(
    arguments: Namespace, before: Outcome, earlier: Path, newer: Roster, source: Path
) -> dict[str, str]:
    """Older ids by newer ones, of what `--same` says about a roster and the plan in `earlier`."""
    same = {
        _person(newer, of_newer, source): _person(before.problem.roster, of_older, earlier)
        for of_newer, of_older in arguments.same
    }
    if len(set(same.values())) < len(arguments.same):
        raise UnusableInput(t("history.same.twice"))
    return same


def _person(roster: Roster, said: str, source: Path) -> str:
    found = [p.id for p in roster.employees if said in (p.id, p.name)]
    if len(found) != 1:
        raise UnusableInput(t("history.same.unknown", file=source.name, name=said))
    return found[0]


def likely_lines(before: Outcome, newer: Roster, same: Mapping[str, str]) -> list[str]:
    """People who may be one, for somebody to say."""
    from planner import service

    older = {p.id: p.name for p in before.problem.roster.employees}
    now = {p.id: p.name for p in newer.employees}
    return [
        t("plan_same.likely", now=now[pair.newer], before=older[pair.older], evidence=", ".join(
            t(f"reconcile.evidence.{each}") for each in pair.evidence
        ))
        for pair in service.compare_rosters(before.problem, newer, None).likely
        if pair.newer not in same and pair.older not in same.values()
    ]
