"""Tasks about a plan file that somebody else may write too. They know no Qt."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.plan import Outcome
from planner.progress import Cancel, Report

if TYPE_CHECKING:
    from planner.plan_file.rows import Saved, Version


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan as it stands in its file, and the state that the file is in; None for JSON."""

    outcome: Outcome
    version: "Version | None"


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody else changed the plan first: how it stands now. Nothing of hers was overwritten."""

    theirs: Opened


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan was saved. `theirs`: the copy of what it took the place of, where it did; `judged`:
    the plan that stands in the file, where that is somebody else's and not the one given."""

    saved: "Saved | None"
    theirs: Path | None = None
    judged: Outcome | None = None


@dataclass(frozen=True, slots=True)
class WrongPassword:
    """The plan has another password than was given. `said`: a sentence about it."""

    said: str


@dataclass(frozen=True, slots=True)
class Unprotected:
    """Somebody took the password off the plan."""


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """Read a saved plan with the state of its file."""

    path: Path
    password: str | None = field(default=None, repr=False)
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Opened | WrongPassword:
        """Read it."""
        from planner import service
        from planner.plan_file.faults import Locked

        try:
            return Opened(*service.open_plan(self.path, self.password))
        except Locked as fault:
            return WrongPassword(str(fault))


@dataclass(frozen=True, slots=True)
class ProtectPlan:
    """Give a plan file and its copies a password, another one, or none."""

    path: Path
    old: str | None = field(repr=False)
    new: str | None = field(repr=False)
    backups: Path | None
    seconds: float | None = 300.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> str | None:
        """Do it; gives the password that it has now."""
        from planner.plan_file.saving import protect

        protect(self.path, self.old, self.new, self.backups)
        return self.new


@dataclass(frozen=True, slots=True)
class ReadNews:
    """What somebody else wrote since a state of the file; None where nobody did."""

    path: Path
    since: "Version"
    password: str | None = field(default=None, repr=False)
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(
        self, _report: Report, _cancel: Cancel, /
    ) -> Opened | WrongPassword | Unprotected | None:
        """Read it, or tell that its password is another one now, or gone."""
        from planner import service
        from planner.plan_file.faults import Locked
        from planner.plan_file.file import PlanFile
        from planner.plan_file.locked import is_locked

        try:
            with PlanFile.open(self.path, read_only=True, password=self.password) as file:
                if self.password is not None and not is_locked(self.path):
                    return Unprotected()
                if file.version == self.since:
                    return None
            return Opened(*service.open_plan(self.path, self.password))
        except Locked as fault:
            return WrongPassword(str(fault))


@dataclass(frozen=True, slots=True)
class SavePlan:
    """Save a plan so that it can be opened again.

    `backups`: the folder for copies of it. `since`: the state of the file that it was made from.
    `over`: it takes the place of somebody else's of that state, of which a copy is put beside the
    file first; her remarks stay.
    """

    outcome: Outcome
    path: Path
    backups: Path | None = None
    since: "Version | None" = None
    over: bool = False
    password: str | None = field(default=None, repr=False)
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Kept | Overtaken | WrongPassword:
        """Save it, or tell how the plan stands where somebody else changed it first, or that it
        has another password by now."""
        from planner.plan_file.faults import Locked

        try:
            return self._saved()
        except Locked as fault:
            return WrongPassword(str(fault))

    def _saved(self) -> Kept | Overtaken:
        from models.finding import UnusableInput
        from planner import service
        from planner.plan_file.faults import Changed
        from planner.texts import t

        if self.since is not None and not self.path.exists():
            # A new file under an old name would hide that the other one is somewhere.
            raise UnusableInput(t("ui_sharing.gone", file=self.path.name, folder=self.path.parent))
        outcome, aside = self.outcome, None
        if self.over:
            outcome, aside = self._over()
        try:
            saved = service.save_plan(
                outcome, self.path, self.since, self.backups, self.password
            )
        except Changed:
            return Overtaken(Opened(*service.open_plan(self.path, self.password)))
        judged = None
        if saved is not None and not _same(saved, outcome):
            judged = Outcome(
                saved.problem, saved.plan, service.check(saved.problem, saved.plan)
            )
        return Kept(saved, aside, judged)

    def _over(self) -> tuple[Outcome, Path]:
        from planner.exporting.safe_write import replace_file
        from planner.plan_file.file import PlanFile
        from planner.review.remarks import merged
        from planner.texts import t

        with PlanFile.open(self.path, read_only=True, password=self.password) as file:
            theirs, _ = file.read()
            content = file.content()
        stamp = f"{datetime.now():%Y-%m-%d %H.%M.%S}"
        name = t("ui_sharing.aside", name=self.path.stem, at=stamp)
        aside = self.path.with_name(f"{name}{self.path.suffix}")
        replace_file(aside, content)
        problem = merged(self.outcome.problem, theirs.record)
        return replace(self.outcome, problem=problem), aside


def _same(saved: "Saved", outcome: Outcome) -> bool:
    """Whether the file holds what was given, but for notes: meetings, and rules as well."""
    rules = replace(saved.problem, record=outcome.problem.record)
    return (rules, saved.plan) == (outcome.problem, outcome.plan)
