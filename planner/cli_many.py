"""`plan --many`: every roster and plan of a folder planned together."""

import sys
import threading
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from models.finding import UnusableInput
from models.plan import Outcome
from models.shared import Shared
from planner.cli_output import say
from planner.cli_progress import Bar, interruptible, reporter
from planner.many.solving import Solver
from planner.many.units import Unread, files_of
from planner.progress import Cancel, Progress, Report
from planner.texts import t
from planner.texts.dates import percent

_OK, _WRONG, _UNUSABLE, _INTERRUPTED = 0, 1, 2, 130
_ALONE = ("output", "json", "save", "first", "weeks", "mapping", "rules")
_SHOWN = 4
"""Units under way that one line of progress names."""


def run_many(arguments: Namespace, version: str) -> int:
    """Plan them, write what there is, sum up, and give back the exit status."""
    _refuse_others(arguments)
    folder: Path = arguments.many
    out = arguments.out or folder / t("many.out_folder")
    if out.resolve() == folder.resolve():
        raise UnusableInput(t("many.out_is_in"))
    files = files_of(folder)
    passwords = _passwords(arguments, files, out)
    report = reporter(sys.stderr, arguments.quiet)
    try:
        (outcomes, without, shared), interrupted = interruptible(
            lambda cancel: _planned(arguments, files, passwords, out, version, report, cancel)
        )
    finally:
        if isinstance(report, Bar):
            report.close()
    status = _finish(outcomes, without, shared, out)
    guarded = sorted(
        path.stem for path, password in passwords.items()
        if isinstance(password, str) and path.stem in outcomes
    )
    if guarded:
        say([t("plan_password.many", units=", ".join(guarded))], sys.stdout)
    return _INTERRUPTED if interrupted else status


def _refuse_others(arguments: Namespace) -> None:
    given = [f"--{name}" for name in _ALONE if getattr(arguments, name, None) is not None]
    if arguments.alternatives > 1:
        given.append("--alternatives")
    if arguments.input is not None:
        raise UnusableInput(t("many.one_of"))
    if given:
        raise UnusableInput(t("many.not_with", options=", ".join(given)))


def _passwords(
    arguments: Namespace, files: Sequence[Path], out: Path
) -> dict[Path, str | UnusableInput]:
    """The password of each plan that has one, or why it is not to be planned. What it comes to is
    to stand where it can have that password."""
    from planner.cli_password import passwords_for
    from planner.plan_file import SUFFIX
    from planner.plan_file.locked import is_locked, key_of

    found = passwords_for(arguments, files)
    for path, password in found.items():
        there = out / f"{path.stem}{SUFFIX}"
        try:
            if arguments.dask is not None:
                raise UnusableInput(t("plan_password.no_cluster"))
            if isinstance(password, str) and there.exists():
                if not is_locked(there):
                    raise UnusableInput(t("plan_password.unprotected", file=there.name))
                key_of(there, password)
        except UnusableInput as refusal:
            found[path] = refusal
    return found


def _planned(
    arguments: Namespace, files: Sequence[Path], passwords: Mapping[Path, str | UnusableInput],
    out: Path, version: str, report: Report, cancel: Cancel,
) -> tuple[dict[str, Outcome], list[Unread], Shared]:
    from planner.many.kept import FOLDER, keeping
    from planner.many.resources_file import NAME, read_resources
    from planner.many.rounds import Rounds
    from planner.many.units import read_units
    from planner.solver.options import PlanOptions

    named = arguments.many / NAME
    names = tuple(dict.fromkeys(path.stem for path in files))
    shared = read_resources(named, names) if named.exists() else Shared()
    at_once = arguments.workers or _cores()
    units, unread = read_units(files, shared, at_once, cancel, passwords)
    guarded = {unit.name: unit.password for unit in units}
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableInput(t("sample.no_folder", folder=out)) from error
    chosen = {
        name: value for name in ("time_limit", "seed")
        if (value := getattr(arguments, name)) is not None
    }
    board = _Board(guarded, report, out)
    with _solver(arguments) as solver:
        rounds = Rounds(
            units, shared, replace(PlanOptions(), **chosen),
            keeping(solver, out / FOLDER, version, guarded), at_once, board.heard, cancel,
        )
        rounds.run()
    board.write_rest(rounds.outcomes)
    without = list(unread)
    for unit in units:
        if unit.name not in rounds.outcomes:
            why = "many.lost" if unit.name in rounds.lost else "many.not_begun"
            without.append(Unread(unit.name, t(why)))
    return rounds.outcomes, without, shared


@contextmanager
def _solver(arguments: Namespace) -> Iterator[Solver]:
    from planner.many.crew import Crew

    if arguments.dask is None:
        with Crew() as crew:
            yield crew
        return
    from planner.many.cluster import cluster

    with cluster(arguments.dask) as solver:
        yield solver


class _Board:
    """How far each unit is, as one line; and the plan of each as soon as there is one."""

    def __init__(self, units: Mapping[str, str | None], report: Report, out: Path) -> None:
        self._passwords, self._report, self._out = units, report, out
        self._done: set[str] = set()
        self._first: set[str] = set()
        self._under_way: dict[str, float] = {}
        self._lock = threading.Lock()

    def heard(self, unit: str, done: float, outcome: Outcome | None) -> None:
        """Note and show it. Called from several threads."""
        with self._lock:
            if outcome is None:
                self._under_way[unit] = done
            elif done < 1.0:
                self._first.add(unit)
            else:
                _write(outcome, unit, self._out, self._passwords[unit])
                self._under_way.pop(unit, None)
                self._done.add(unit)
            self._report(self._line())

    def write_rest(self, outcomes: Mapping[str, Outcome]) -> None:
        """Write the plans that were put together and never searched."""
        for unit in sorted(self._first - self._done):
            _write(outcomes[unit], unit, self._out, self._passwords[unit])

    def _line(self) -> Progress:
        begun = {n: s for n, s in self._under_way.items() if n not in self._done}
        running = ", ".join(
            t("many.progress.one", unit=name, share=percent(round(100 * share)))
            for name, share in sorted(self._under_way.items())[:_SHOWN]
        )
        count = len(self._passwords)
        message = t("many.progress", done=len(self._done), all=count, running=running)
        share = (len(self._done) + sum(begun.values())) / max(1, count)
        return Progress(f"many {len(self._done)}", message, share)


def _write(outcome: Outcome, unit: str, out: Path, password: str | None) -> None:
    """A plan as every plan is written: plan file, JSON and workbook; one with a password as plan
    file alone, since the others can have none."""
    from planner import service
    from planner.plan_file import SUFFIX

    if password is None:
        service.save_json(outcome, out / f"{unit}.json")
        service.export_excel(outcome, out / f"{unit}.xlsx")
    service.save_plan(outcome, out / f"{unit}{SUFFIX}", password=password)


def _finish(
    outcomes: dict[str, Outcome], without: list[Unread], shared: Shared, out: Path
) -> int:
    from planner.exporting.safe_write import replace_file
    from planner.judging.together import check_together
    from planner.many.summary import lines, missing, table

    findings = check_together({name: o.plan for name, o in outcomes.items()}, shared)
    replace_file(out / t("many.summary_file"), table(outcomes, without))
    told = lines(outcomes, without, shared, findings)
    say([*told, "", t("many.written", folder=out)], sys.stdout)
    if not outcomes:
        return _UNUSABLE
    lacking = any(o.judgement.failed or missing(o) for o in outcomes.values())
    return _WRONG if lacking or without or findings else _OK


def _cores() -> int:
    import os

    return max(1, os.cpu_count() or 1)
