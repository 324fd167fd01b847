"""Passwords on the command line: asked for on the terminal, or read where a script put them.

They are never arguments: those can be seen by others on the machine.
"""

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from models.finding import UnusableInput
from planner.plan_file import is_plan
from planner.plan_file.faults import WrongPassword
from planner.texts import t

VARIABLE: Final = "FAELLESTID_PASSWORD"
NEW_VARIABLE: Final = "FAELLESTID_NEW_PASSWORD"
_TRIES: Final = 3
_WRITTEN: Final = ("json", "output", "excel", "review", "log", "ics", "pdf", "difference")


def withheld() -> dict[str, str]:
    """What the variables say; they leave the environment, which every child process inherits."""
    said = {name: os.environ.pop(name, "") for name in (VARIABLE, NEW_VARIABLE)}
    return {name: password for name, password in said.items() if password}


def password_for(arguments: Namespace) -> str | None:
    """The password of the plan that a command is to read; None where it has none. With `--after`
    that is the plan before: the input is then a roster.

    Raises UnusableInput where there is none to be had, or three were wrong.
    """
    named = (getattr(arguments, name, None) for name in ("after", "plan", "input"))
    path: Path | None = next((each for each in named if each is not None), None)
    if path is None or not _needs_one(path):
        return None
    return _entered(path, _said(arguments.password_file, arguments.withheld.get(VARIABLE)))


def passwords_for(
    arguments: Namespace, files: Sequence[Path]
) -> dict[Path, str | UnusableInput]:
    """The password of each plan among many that has one, or why there is none to be had.

    Every line of the file of passwords is tried, and at a terminal what opened a plan before.
    """
    from planner.plan_file.locked import key_of

    wanted = [path for path in files if is_plan(path) and _needs_one(path)]
    if not wanted:
        return {}
    said = _lines(arguments.password_file, arguments.withheld.get(VARIABLE))
    known, found = list(said or ()), dict[Path, str | UnusableInput]()
    for path in wanted:
        for password in known:
            try:
                key_of(path, password)
            except WrongPassword as fault:
                found[path] = fault
            else:
                found[path] = password
                break
        if said is None and not isinstance(found.get(path), str):
            try:
                found[path] = password = _entered(path, None)
                known.append(password)
            except UnusableInput as refusal:
                found[path] = refusal
    return found


def _needs_one(path: Path) -> bool:
    """Whether a file is a plan with a password. Raises UnusableInput where such plans cannot be
    read here: nobody is asked for what would be of no use."""
    if not is_plan(path) or not path.is_file():
        return False
    from planner.plan_file.locked import available, is_locked

    locked = is_locked(path)
    if locked and not available():
        raise UnusableInput(t("plan_password.not_installed"))
    return locked


def _entered(path: Path, said: str | None) -> str:
    """What a script says, or what is typed in three tries. Raises UnusableInput."""
    from planner.plan_file.locked import key_of

    for left in range(_TRIES, 0, -1):
        password = said if said is not None else _asked(path, "plan_password.ask")
        try:
            key_of(path, password)
        except WrongPassword as fault:
            if said is not None or left == 1:
                raise
            sys.stderr.write(f"{fault}\n")
        else:
            return password
    raise AssertionError("the last try ends")


def run_protect(arguments: Namespace) -> None:
    """Give a plan a password, another one, or none."""
    from planner.plan_file.backups import usual_folder
    from planner.plan_file.lock import holder
    from planner.plan_file.saving import protect

    taken = holder(arguments.plan)
    if taken is not None:
        raise UnusableInput(t("plan_password.held", file=arguments.plan.name, name=taken.by))
    new = None if arguments.remove else _new(arguments)
    protect(arguments.plan, arguments.password, new, usual_folder())
    key = "plan_password.removed" if new is None else "plan_password.set"
    sys.stdout.write(f"{t(key, file=arguments.plan.name)}\n")


def unprotected(arguments: Namespace) -> bool:
    """Whether a command writes files that can have no password."""
    return any(getattr(arguments, name, None) is not None for name in _WRITTEN)


def _new(arguments: Namespace) -> str:
    said = _said(arguments.new_password_file, arguments.withheld.get(NEW_VARIABLE))
    if said is not None:
        return said
    first = _asked(arguments.plan, "plan_password.ask_new")
    if _asked(arguments.plan, "plan_password.ask_again") != first:
        raise UnusableInput(t("plan_password.not_same"))
    return first


def _said(file: Path | None, variable: str | None) -> str | None:
    """What a script says: the first line of a file, or a variable."""
    lines = _lines(file, variable)
    return None if lines is None else lines[0]


def _lines(file: Path | None, variable: str | None) -> list[str] | None:
    """All that a script says, one at least; None where it says nothing."""
    if file is None:
        return None if variable is None else [variable]
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise UnusableInput(t("plan_password.no_text", file=file.name)) from fault
    return lines or [""]


def _asked(path: Path, key: str) -> str:
    if not sys.stdin.isatty():
        raise UnusableInput(t("plan_password.no_terminal", file=path.name, variable=VARIABLE))
    try:
        return getpass.getpass(t(key, file=path.name))
    except EOFError as fault:
        raise UnusableInput(t("plan_password.needed", file=path.name)) from fault
