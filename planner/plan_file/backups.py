"""Copies of plans in the user's own folder, fewer the older they are.

A plan lies where others can delete it, and what was saved may be a mistake. So a save leaves a copy
behind, at most one an hour. Copies are whole plan files, named by the time they were made.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from models.finding import UnusableInput
from planner.exporting.safe_write import replace_file
from planner.plan_file import SUFFIX
from planner.plan_file.schema import VERSION
from planner.texts import t

_NAME: Final = "%Y%m%dT%H%M%SZ"
_ASIDE: Final = "%Y%m%dT%H%M%S"
EVERY: Final = timedelta(hours=1)
"""How often a copy is made of a plan that is saved again and again."""
_SPANS: Final[tuple[tuple[timedelta, Callable[[datetime], object]], ...]] = (
    (timedelta(days=1), lambda at: (at.date(), at.hour)),
    (timedelta(days=14), lambda at: at.date()),
    (timedelta(days=70), lambda at: at.isocalendar()[:2]),
    (timedelta(days=400), lambda at: (at.year, at.month)),
)
"""Up to which age one copy is kept of each hour, day, week and month."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a plan. `made`: when, in UTC. `size`: bytes."""

    file: Path
    made: datetime
    size: int


def usual_folder() -> Path:
    """The folder for copies of all plans, among the user's own data on this machine."""
    return user_data_path("faellestid", appauthor=False) / "backups"


def list_backups(path: Path, folder: Path) -> tuple[Backup, ...]:
    """The copies of a plan, the latest first; none where the folder cannot be read."""
    found = []
    with contextlib.suppress(OSError):
        for file in _folder_of(path, folder).glob(f"*{SUFFIX}"):
            with contextlib.suppress(ValueError):
                made = datetime.strptime(file.stem, _NAME).replace(tzinfo=UTC)
                found.append(Backup(file, made, file.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def before_update(path: Path, version: int) -> Path:
    """Where a plan of an older version is kept, beside the one that is brought up to date."""
    return path.with_name(f"{path.stem}.v{version}{path.suffix}")


def put_aside(path: Path, now: datetime) -> Path:
    """Where a damaged plan is kept, beside the whole one that takes its place."""
    return path.with_name(f"{path.name}.{now:{_ASIDE}}.bad")


def list_beside(path: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The copies that lie beside a plan: whole ones of older versions, and damaged ones that were
    put aside. None where the folder cannot be read."""
    try:
        names = {file.name for file in path.parent.iterdir()}
    except OSError:
        return (), ()
    older = [before_update(path, version) for version in range(1, VERSION)]
    aside = re.compile(re.escape(path.name) + r"\.\d{8}T\d{6}\.bad")
    return (
        tuple(file for file in older if file.name in names),
        tuple(path.with_name(name) for name in sorted(names) if aside.fullmatch(name)),
    )


def keep(
    path: Path, content: Callable[[], bytes], folder: Path, now: datetime, every: timedelta = EVERY
) -> Backup | None:
    """Keep a copy of what a plan holds, where the last one is so old, and let old ones go.

    `now`: aware. Raises UnusableInput where the copy cannot be written.
    """
    others = list_backups(path, folder)
    # A copy from a time to come was made before the clock was set back, and stands for nothing.
    if others and timedelta() <= now - others[0].made < every:
        return None
    place = _folder_of(path, folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UnusableInput(t("plan_file.no_backup", folder=place)) from fault
    made = now.astimezone(UTC).replace(microsecond=0)
    file, data = place / f"{made.strftime(_NAME)}{SUFFIX}", content()
    replace_file(file, data)
    _thin(others, made)
    return Backup(file, made, len(data))


def kept(made: Sequence[datetime], now: datetime) -> frozenset[datetime]:
    """Which copies stay: the first of each hour, day, week and month, up to an age for each; and
    those from a time to come."""
    stay = {at for at in made if at > now}
    for most, mark in _SPANS:
        first: dict[object, datetime] = {}
        for at in sorted(at for at in made if timedelta() <= now - at <= most):
            first.setdefault(mark(at), at)
        stay.update(first.values())
    return frozenset(stay)


def _thin(others: Iterable[Backup], now: datetime) -> None:
    found = tuple(others)
    stay = kept([backup.made for backup in found], now)
    for backup in found:
        if backup.made not in stay:
            # In use just now: it goes another time.
            with contextlib.suppress(OSError):
                backup.file.unlink(missing_ok=True)


def _folder_of(path: Path, folder: Path) -> Path:
    """Where copies of a plan are, by its place: two plans of one name have copies of their own."""
    place = str(path.absolute())
    return folder / f"{path.stem[:40]}-{blake2b(place.encode(), digest_size=6).hexdigest()}"
