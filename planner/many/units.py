"""The units of a folder: their files read side by side, and what each of them shares."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.finding import UnusableInput
from models.plan import Plan
from models.problem import Problem
from models.shared import Shared
from planner.plan_file import is_plan
from planner.progress import Cancel, never
from planner.texts import t

ROSTERS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
PLANS: Final = (".faellestid", ".json")


@dataclass(frozen=True, slots=True)
class Unit:
    """One file of the folder, read. `name` is that of its file without ending; `plan` is what the
    file holds already; `password` that of the file, which all that is written of it gets."""

    name: str
    problem: Problem
    plan: Plan | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be planned, and why, for people."""

    name: str
    message: str


def files_of(folder: Path) -> tuple[Path, ...]:
    """Rosters and plans of a folder in the order of their names. Raises UnusableInput where there
    is none, or no folder."""
    if not folder.is_dir():
        raise UnusableInput(t("many.no_folder", folder=folder))
    found = tuple(sorted(
        path for path in folder.iterdir()
        if path.suffix.lower() in (*ROSTERS, *PLANS) and path.is_file()
        and not path.name.startswith((".", "~$"))
    ))
    if not found:
        raise UnusableInput(t("many.no_files", folder=folder))
    return found


def read_units(
    files: Sequence[Path], shared: Shared, at_once: int, cancel: Cancel = never,
    passwords: Mapping[Path, str | UnusableInput] = MappingProxyType({}),
) -> tuple[tuple[Unit, ...], tuple[Unread, ...]]:
    """The units that can be planned and those that cannot, each in the order of `files`.
    `passwords`: of plans that have one, or why there is none to be had."""
    with ThreadPoolExecutor(at_once) as pool:
        read = list(pool.map(
            lambda path: _read(path, shared, cancel, passwords.get(path)), files
        ))
    first: dict[str, str] = {}
    units: list[Unit] = []
    unread: list[Unread] = []
    for path, found in zip(files, read, strict=True):
        other = first.setdefault(path.stem, path.name)
        if other != path.name:
            unread.append(Unread(path.name, t("many.two_files", file=path.name, other=other)))
        elif isinstance(found, Unread):
            unread.append(found)
        else:
            units.append(found)
    return tuple(units), tuple(unread)


def _read(
    path: Path, shared: Shared, cancel: Cancel, password: str | UnusableInput | None
) -> Unit | Unread:
    from planner import service

    try:
        if isinstance(password, UnusableInput):
            raise password
        if is_plan(path):
            outcome = service.open_outcome(path, password)
            problem, plan = outcome.problem, outcome.plan
            return Unit(path.stem, _joined(problem, shared, path.stem), plan, password)
        problem = service.open_problem(path, cancel=cancel)
        doubt = next((q for q in problem.roster.questions if q.severity == "error"), None)
        if doubt is not None:
            place = "!".join(part for part in (doubt.sheet, doubt.cell) if part)
            return Unread(path.stem, t(
                "many.doubt", file=path.name, place=place or "–", what=doubt.message,
            ))
    except UnusableInput as refusal:
        return Unread(path.stem, t("many.unread", file=path.name, why=refusal))
    return Unit(path.stem, _joined(problem, shared, path.stem))


def _joined(problem: Problem, shared: Shared, name: str) -> Problem:
    """The problem with the leads and rooms that it shares. Of its own it keeps those of other ids;
    and of those that were assumed only who leads what no shared lead does."""
    mine = shared.of(name)
    leads = [lead for lead in shared.leads if lead.id in mine]
    led = {kind for lead in leads for kind in lead.kinds}
    assumed = bool(problem.assumed)
    own = [
        lead for lead in problem.leads if lead.id not in shared.serves
        and not (assumed and lead.employee is None and led.issuperset(lead.kinds))
    ]
    rooms = [room for room in problem.rooms if room.id not in shared.serves]
    return replace(
        problem, leads=(*own, *leads),
        rooms=(*rooms, *(room for room in shared.rooms if room.id in mine)),
    )
