"""Saving a plan under a name, whatever stands there; and putting an earlier copy in its place."""

import contextlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from models.finding import UnusableInput
from models.plan import Judgement, Outcome
from planner.exporting.leftovers import clear_leftovers
from planner.exporting.safe_write import replace_file
from planner.json_node import to_text
from planner.plan_file import SUFFIX
from planner.plan_file.backups import (
    EVERY,
    Backup,
    keep,
    list_backups,
    list_beside,
    put_aside,
)
from planner.plan_file.faults import Damaged, Locked, told
from planner.plan_file.file import PlanFile, save_as
from planner.plan_file.locked import LEAST, is_locked
from planner.plan_file.parts import Rows
from planner.plan_file.rows import Saved, Version
from planner.plan_file.schema import is_database
from planner.plan_json import plan_to_json
from planner.texts import t

_NOW: Final = timedelta()
_UNJUDGED: Final = Judgement((), (), {}, ())
log = logging.getLogger(__name__)


def save(
    outcome: Outcome, path: Path, since: Version | None = None, backups: Path | None = None,
    copy_first: bool = False, password: str | None = None, rows: Rows | None = None,
) -> Saved | None:
    """Save a plan under a name: as a plan file, or as JSON where the name does not end as that of
    one; then there is nothing to tell of it. Where a plan file stands already, only what changed
    is written; a damaged one is put aside first. See `PlanFile.save` for `since`.

    `backups`: the folder for copies. What stands there afterwards is copied where the last copy is
    an hour old; what stood there before too, where there is no copy yet or `copy_first` says so.
    `password`: that of the plan that stands there, or the one that a new file gets; a plan with one
    is not written to a file without. `rows`: what makes the rows, where it knows earlier plans.
    """
    if path.suffix.lower() != SUFFIX:
        if password is not None:
            raise UnusableInput(t("plan_password.other_file", file=path.name, suffix=SUFFIX))
        replace_file(path, to_text(plan_to_json(outcome)).encode())
        return None
    with told(path):
        there = path.is_file() and is_database(path)
    if not there:
        return _new(outcome, path, backups, password, rows)
    with told(path):
        bare = password is not None and not is_locked(path)
    if bare:
        raise UnusableInput(t("plan_password.unprotected", file=path.name))
    try:
        with PlanFile.open(path, password=password, rows=rows) as file:
            if backups is not None and (copy_first or not list_backups(path, backups)):
                _copy(file.content, path, backups, _NOW)
            saved = file.save(outcome, since)
            if backups is not None:
                _copy(file.content, path, backups, EVERY)
            clear_leftovers(path)
            return saved
    except Damaged:
        with told(path):
            data = path.read_bytes()
        replace_file(put_aside(path, datetime.now(UTC)), data)
        return _new(outcome, path, backups, password, rows)


def restore(
    backup: Backup, path: Path, backups: Path, password: str | None = None
) -> Saved | None:
    """Make a plan what it was in one of its copies; what it is now is copied first.
    `password`: of both.

    Raises UnusableInput where the copy is no sound plan, the plan is held by another program, or
    nothing can be written; the plan is then as it was.
    """
    with PlanFile.open(backup.file, read_only=True, password=password) as copy:
        outcome = Outcome(*copy.read(), _UNJUDGED)
    return save(outcome, path, backups=backups, copy_first=True, password=password)


def protect(
    path: Path, old: str | None, new: str | None, backups: Path | None = None
) -> None:
    """Give a plan file a password, another one, or none (`new` None); its copies too, as far as
    `old` opens them. Damaged ones that were put aside go where there is a new one. Raises
    UnusableInput, and what was there then stays as it was: Locked or WrongPassword where `old` does
    not open it, or where the new one is too short.
    """
    if new is not None and len(new) < LEAST:
        raise UnusableInput(t("plan_password.short", number=LEAST))
    if path.suffix.lower() != SUFFIX:
        raise UnusableInput(t("plan_password.other_file", file=path.name, suffix=SUFFIX))
    # Copies first: where one cannot be written, the plan does not seem safe when it is not.
    kept = () if backups is None else list_backups(path, backups)
    older, damaged = list_beside(path)
    for copy in (*(backup.file for backup in kept), *older):
        with contextlib.suppress(Damaged, Locked):
            _recoded(copy, old, new)
    for file in damaged if new is not None else ():
        # It cannot be read, so it cannot be given a password; and anybody can search its bytes.
        with contextlib.suppress(OSError):
            file.unlink()
    _recoded(path, old, new)


def _recoded(path: Path, old: str | None, new: str | None) -> None:
    with PlanFile.open(path, read_only=True, password=old) as file:
        outcome, version = Outcome(*file.read(), _UNJUDGED), file.version
    save_as(outcome, path, new, version.generation)


def _new(
    outcome: Outcome, path: Path, backups: Path | None, password: str | None,
    rows: Rows | None = None,
) -> Saved:
    version = save_as(outcome, path, password, making=rows)
    saved = Saved(version, outcome.problem, outcome.plan)
    if backups is not None:
        _copy(path.read_bytes, path, backups, EVERY)
    return saved


def _copy(content: Callable[[], bytes], path: Path, folder: Path, every: timedelta) -> None:
    try:
        keep(path, content, folder, datetime.now(UTC), every)
    except (UnusableInput, OSError) as fault:
        # The plan itself is saved all the same. The folder's name may hold that of a home.
        log.warning("no copy of a plan: %s", type(fault.__cause__ or fault).__name__)
