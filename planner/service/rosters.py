"""Rosters: read, explained, answered, held against others, edited; and problems made of them."""

from collections.abc import Mapping as Table
from pathlib import Path
from typing import TYPE_CHECKING

from models.finding import UnusableInput
from models.plan import Plan
from models.problem import Problem
from models.roster import Roster
from planner.plan_file import is_plan
from planner.progress import Cancel, Report, never, silent
from planner.service.plans import open_outcome
from planner.texts import t

if TYPE_CHECKING:
    from planner.importing import Lacking, Mapping, Understanding
    from planner.importing.codes import Work
    from planner.importing.reconcile import Difference
    from planner.importing.unfinished import Unfinished
    from planner.roster_edits import Edited, Place, Refused


def read(
    path: Path, cancel: Cancel = never, mapping: "Mapping | None" = None, report: Report = silent
) -> Roster:
    """What an import understands of a roster, and every doubt it has.

    `mapping` answers doubts of an earlier reading. Raises UnusableInput where the file is no roster
    at all.
    """
    from planner.importing import read_roster

    return read_roster(path, cancel, mapping, report)


def read_explained(
    path: Path, cancel: Cancel = never, mapping: "Mapping | None" = None, report: Report = silent
) -> "Understanding":
    """The same with what the reading rests on, as answers, and what answers can settle."""
    from planner.importing import read_explained as explained

    return explained(path, cancel, mapping, report)


def recall(folder: Path, understood: "Understanding") -> "Mapping | None":
    """What was answered about an earlier file of this shape, marked as remembered; else None."""
    from planner.importing.memory import proposal

    return proposal(folder, understood.shape)


def remember(folder: Path, understood: "Understanding", answers: "Mapping") -> None:
    """Keep the answers that a person gave for the next file of this shape.

    `folder`: the user's own, since names of people stand in it. Raises UnusableInput where nothing
    can be written.
    """
    from planner.importing.memory import remember as keep

    keep(folder, understood.shape, answers)


def digest_of(path: Path) -> str:
    """The same letters and digits for all files of that content. Raises OSError."""
    from planner.importing.unfinished import digest_of as digest

    return digest(path)


def unfinished(folder: Path, digest: str) -> "Unfinished | None":
    """What was answered about that very file before its import was broken off; else None."""
    from planner.importing.unfinished import unfinished as kept

    return kept(folder, digest)


def keep_unfinished(folder: Path, digest: str, answers: "Unfinished") -> None:
    """Keep what was answered about that very file until its roster is in use; nothing answered:
    forget it. `folder`: as for `remember`. Raises UnusableInput where nothing can be written."""
    from planner.importing.unfinished import keep_unfinished as keep

    keep(folder, digest, answers)


def problem_of(understood: "Understanding", name: str) -> Problem:
    """The problem of a roster that was understood, with the usual kinds and rows of meetings."""
    from planner.presets import problem_from_roster

    return problem_from_roster(understood.roster, name)


def compare_rosters(
    older: Problem | Roster, newer: Roster, plan: Plan | None,
    same: Table[str, str] | None = None,
) -> "Difference":
    """What is new in a newer roster, and which attendances of a plan for the older one it hits.

    `same`: older ids by newer ones that are known to be one, whatever their names are now.
    """
    from planner.importing.reconcile import compare

    if isinstance(older, Problem):
        return compare(older.roster, newer, plan, older.policy, same)
    return compare(older, newer, plan, said=same)


def take_over(
    older: Problem, newer: Roster, same: Table[str, str], plan: Plan | None
) -> Problem:
    """The older problem with the newer roster and its period; nothing that hangs on people is lost.

    `same`: older ids by newer ones, where somebody said that two are one. Raises KeyError for an
    unknown id and ValueError where two are said to be the same older person.
    """
    from planner.importing.takeover import take_over as take

    return take(older, newer, same, plan)


def read_mapping(path: Path) -> "Mapping":
    """The answers in a TOML file. Raises UnusableInput where it holds none."""
    from planner.importing import read_mapping as answers

    return answers(path)


def save_mapping(understood: "Understanding | Lacking", path: Path) -> None:
    """Write what was understood and what is open as TOML, wholly or not at all.

    Of a file that one answer would make readable, that answer is what is open.
    """
    from planner.exporting.safe_write import replace_file
    from planner.importing.mapping_text import explained_to_toml

    replace_file(path, explained_to_toml(understood).encode())


def open_problem(
    path: Path, mapping: "Mapping | None" = None, cancel: Cancel = never, report: Report = silent,
    password: str | None = None,
) -> Problem:
    """The problem of a roster, a filled template or a saved plan, which may need a password.

    `mapping` answers doubts about a roster; with one of the others it is refused.
    A roster that leaves doubts is given back with its questions; `make_plan` refuses those of
    severity error. Raises UnusableInput where the file is none of the three.
    """
    from planner.importing.template import is_template, read_template
    from planner.presets import problem_from_roster

    planned = is_plan(path)
    if planned or is_template(path):
        if mapping is not None:
            raise UnusableInput(t("mapping.no_roster", file=path.name))
        if planned:
            return open_outcome(path, password).problem
        return read_template(path, cancel)
    return problem_from_roster(read(path, cancel, mapping, report), path.stem)


def read_rules(problem: Problem, path: Path) -> Problem:
    """The problem with the rules of a TOML file; what that does not name stays as it is. Raises
    UnusableInput with file, line and key."""
    from planner.rules_toml import read_rules as ruled

    return ruled(path, problem)


def save_rules(problem: Problem, path: Path) -> None:
    """Write the rules of a problem as TOML with what each means, wholly or not at all. Raises
    UnusableInput where it cannot."""
    from planner.exporting.safe_write import replace_file
    from planner.rules_text import rules_to_toml

    replace_file(path, rules_to_toml(problem).encode())


def shift_codes(roster: Roster) -> "dict[str, Work]":
    """The codes in a roster, each with the times that it mostly has there; for `edit_shifts`."""
    from planner.roster_edits import codes_of

    return codes_of(roster)


def edit_shifts(
    problem: Problem, plan: Plan | None, texts: "Table[Place, str]", known: "Table[str, Work]"
) -> "Edited | Refused":
    """A roster with other texts on some days of people, read as an import reads them, and the plan
    with attendances as they then are. All of them or none: what is not understood is refused."""
    from planner.roster_edits import edited

    return edited(problem, plan, texts, known)
