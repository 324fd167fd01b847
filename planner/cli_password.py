"""Passwords on the command line: asked for on the terminal, or read where a script put them.

They are never arguments: those can be seen by others on the machine.
"""

import getpass
import os
import sys
from argparse import Namespace
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


def password_for(arguments: Namespace) -> str | None:
    """The password of the plan that a command is to read; None where it has none.

    Raises UnusableInput where there is none to be had, or three were wrong.
    """
    path: Path | None = getattr(arguments, "plan", None) or getattr(arguments, "input", None)
    if path is None or not is_plan(path):
        return None
    from planner.plan_file.locked import is_locked, key_of

    if not path.is_file() or not is_locked(path):
        return None
    said = _said(arguments.password_file, VARIABLE)
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
    said = _said(arguments.new_password_file, NEW_VARIABLE)
    if said is not None:
        return said
    first = _asked(arguments.plan, "plan_password.ask_new")
    if _asked(arguments.plan, "plan_password.ask_again") != first:
        raise UnusableInput(t("plan_password.not_same"))
    return first


def _said(file: Path | None, variable: str) -> str | None:
    """What a script says: the first line of a file, or a variable."""
    if file is None:
        return os.environ.get(variable) or None
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise UnusableInput(t("plan_password.no_text", file=file.name)) from fault
    return lines[0] if lines else ""


def _asked(path: Path, key: str) -> str:
    if not sys.stdin.isatty():
        raise UnusableInput(t("plan_password.no_terminal", file=path.name, variable=VARIABLE))
    try:
        return getpass.getpass(t(key, file=path.name))
    except EOFError as fault:
        raise UnusableInput(t("plan_password.needed", file=path.name)) from fault
