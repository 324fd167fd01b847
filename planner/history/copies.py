"""Earlier copies of a plan, and answers about rosters, without a person's data."""

import contextlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from models.finding import UnusableInput
from models.plan import Judgement, Outcome, Plan
from models.problem import Problem
from planner.exporting.safe_write import replace_file
from planner.history.forgetting import forgotten
from planner.history.incidents import past, without_past
from planner.importing.mapping import read_mapping
from planner.importing.mapping_text import mapping_to_toml
from planner.importing.unfinished import forget_unfinished
from planner.plan_file.backups import list_backups, list_beside
from planner.plan_file.faults import Locked
from planner.plan_file.file import save_as
from planner.plan_file.opening import read_plan


@dataclass(frozen=True, slots=True)
class Cleaned:
    """How many copies were written anew, how many could not be read and were deleted, and how many
    have another password and stay as they are."""

    written: int = 0
    deleted: int = 0
    locked: int = 0


def forget_in_copies(
    path: Path, folder: Path, employee: str, name: str, password: str | None = None
) -> Cleaned:
    """Take a person out of all copies of a plan, those beside it too. One that is damaged is
    deleted: what is in it cannot be known. One with another password is whole, and nobody's to
    delete unasked. Raises UnusableInput where a copy cannot be written."""
    def cleaned(problem: Problem, plan: Plan) -> tuple[Problem, Plan] | None:
        person = next((p for p in problem.roster.employees if p.id == employee), None)
        if person is None or person.name != name:
            person = next((p for p in problem.roster.employees if p.name == name), None)
        return forgotten(problem, plan, person.id) if person is not None else None

    written = locked = 0
    deleted = _drop_damaged(path)
    for file in _copies(path, folder):
        try:
            problem, plan, version = read_plan(file, password)
        except Locked:
            locked += 1
            continue
        except UnusableInput:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
                deleted += 1
            continue
        now = cleaned(problem, plan)
        if now is not None:
            generation = version.generation if version is not None else 1
            save_as(_unjudged(*now), file, password, generation)
            written += 1
    return Cleaned(written, deleted, locked)


def drop_past_incidents(
    path: Path, folder: Path | None, today: date, password: str | None = None
) -> int:
    """Take incidents that are past their date out of all copies of a plan, those beside it too
    (those alone where there is no `folder`); from how many. A damaged one that was put
    aside is deleted. Others that cannot be read or written stay as they are, until they are too
    old to be kept."""
    written = _drop_damaged(path)
    for file in _copies(path, folder):
        with contextlib.suppress(UnusableInput):
            problem, plan, version = read_plan(file, password)
            if past(problem, today):
                generation = version.generation if version is not None else 1
                now = _unjudged(*without_past(problem, plan, today))
                save_as(now, file, password, generation)
                written += 1
    return written


def forget_answers(folder: Path, name: str) -> int:
    """Take a name out of the answers that are remembered about rosters; from how many files.
    What was answered about rosters that are not in use yet is forgotten altogether.

    Raises UnusableInput where one cannot be written; one that cannot be read is deleted.
    """
    changed = forget_unfinished(folder)
    for file in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            answers = read_mapping(file)
        except UnusableInput:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
            changed += 1
            continue
        wanted = name.casefold()
        kept = replace(
            answers, ignore=tuple(n for n in answers.ignore if n.casefold() != wanted),
            same={
                alias: whose for alias, whose in answers.same.items()
                if wanted not in (alias.casefold(), whose.casefold())
            },
        )
        if kept != answers:
            replace_file(file, mapping_to_toml(kept).encode())
            changed += 1
    return changed


def _copies(path: Path, folder: Path | None) -> tuple[Path, ...]:
    """Copies of a plan that are whole, as far as is known before they are read."""
    kept = list_backups(path, folder) if folder is not None else ()
    return *(backup.file for backup in kept), *list_beside(path)[0]


def _drop_damaged(path: Path) -> int:
    """Delete damaged files that were put aside for a whole plan; how many."""
    dropped = 0
    for file in list_beside(path)[1]:
        with contextlib.suppress(OSError):
            file.unlink()
            dropped += 1
    return dropped


def _unjudged(problem: Problem, plan: Plan) -> Outcome:
    return Outcome(problem, plan, Judgement((), (), {}, ()))
