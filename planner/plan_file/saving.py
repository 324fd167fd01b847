"""Saving a plan under a name, whatever stands there; and putting an earlier copy in its place."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from models.finding import UnusableInput
from models.plan import Judgement, Outcome
from planner.exporting.safe_write import replace_file
from planner.json_node import to_text
from planner.plan_file import SUFFIX
from planner.plan_file.backups import EVERY, Backup, keep, list_backups
from planner.plan_file.faults import Damaged, told
from planner.plan_file.file import PlanFile, save_as
from planner.plan_file.rows import Saved, Version
from planner.plan_file.schema import is_database
from planner.plan_json import plan_to_json

_NOW: Final = timedelta()
log = logging.getLogger(__name__)


def save(
    outcome: Outcome, path: Path, since: Version | None = None, backups: Path | None = None,
    copy_first: bool = False,
) -> Saved | None:
    """Save a plan under a name: as a plan file, or as JSON where the name does not end as that of
    one; then there is nothing to tell of it. Where a plan file stands already, only what changed
    is written; a damaged one is put aside first. See `PlanFile.save` for `since`.

    `backups`: the folder for copies. What stands there afterwards is copied where the last copy is
    an hour old; what stood there before too, where there is no copy yet or `copy_first` says so.
    """
    if path.suffix.lower() != SUFFIX:
        replace_file(path, to_text(plan_to_json(outcome)).encode())
        return None
    with told(path):
        there = path.is_file() and is_database(path)
    if not there:
        return _new(outcome, path, backups)
    try:
        with PlanFile.open(path) as file:
            if backups is not None and (copy_first or not list_backups(path, backups)):
                _copy(file.content, path, backups, _NOW)
            saved = file.save(outcome, since)
            if backups is not None:
                _copy(file.content, path, backups, EVERY)
            return saved
    except Damaged:
        with told(path):
            data = path.read_bytes()
        replace_file(path.with_name(f"{path.name}.{datetime.now(UTC):%Y%m%dT%H%M%S}.bad"), data)
        return _new(outcome, path, backups)


def restore(backup: Backup, path: Path, backups: Path) -> Saved | None:
    """Make a plan what it was in one of its copies; what it is now is copied first.

    Raises UnusableInput where the copy is no sound plan, the plan is held by another program, or
    nothing can be written; the plan is then as it was.
    """
    with PlanFile.open(backup.file, read_only=True) as copy:
        outcome = Outcome(*copy.read(), Judgement((), (), {}, ()))
    return save(outcome, path, backups=backups, copy_first=True)


def _new(outcome: Outcome, path: Path, backups: Path | None) -> Saved:
    saved = Saved(save_as(outcome, path), outcome.problem, outcome.plan)
    if backups is not None:
        _copy(path.read_bytes, path, backups, EVERY)
    return saved


def _copy(content: Callable[[], bytes], path: Path, folder: Path, every: timedelta) -> None:
    try:
        keep(path, content, folder, datetime.now(UTC), every)
    except (UnusableInput, OSError) as fault:
        # The plan itself is saved all the same. The folder's name may hold that of a home.
        log.warning("no copy of a plan: %s", type(fault.__cause__ or fault).__name__)
