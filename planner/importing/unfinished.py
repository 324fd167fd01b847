"""Answers about a roster that is not in use yet and that hold for that very file alone.

Answers for all files of a shape are in `memory`. The first day of a file without dates, and who of
an older roster is who, are true of no other file, but somebody gave them; they are not to be asked
for again because the program was killed meanwhile. So they are kept under a digest of the file's
content until the roster is in use or given up, and a month at most. Ids may be made from names, so
the folder is the one of `memory`, the user's own.
"""

import contextlib
import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from models.roster import Roster
from planner.exporting.safe_write import replace_file

MOST_DAYS: Final = 30
"""After so many days an import that was left is given up."""
_END: Final = ".unfinished.json"
_OWNER_ONLY: Final = 0o700

Pair = tuple[str, str]
"""An id of the newer roster and one of the older."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """`first_day`, `last_day`: as in a Mapping. `same` and `apart`: pairs of ids of this roster and
    of an older one that are one person, and that are not. `older`: which one, as `people_key` says;
    empty where there is none."""

    first_day: date | None = None
    last_day: date | None = None
    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    older: str = ""

    @property
    def given(self) -> bool:
        """Whether anything was answered."""
        return bool(self.first_day or self.last_day or self.same or self.apart)

    def about(self, roster: Roster) -> bool:
        """Whether its pairs are about that older roster."""
        return self.older == people_key(roster)


def people_key(roster: Roster) -> str:
    """The same letters and digits for all rosters with those people under those ids."""
    people = sorted((person.id, person.name) for person in roster.employees)
    return hashlib.sha256(repr(people).encode()).hexdigest()[:32]


def digest_of(path: Path) -> str:
    """The same letters and digits for all files of that content. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def keep_unfinished(folder: Path, digest: str, answers: Unfinished) -> None:
    """Keep the answers about a file; where there are none, forget those before.

    Makes the folder where it is missing. Raises UnusableInput where nothing can be written.
    """
    _drop(file for file in folder.glob(f"*{_END}") if _left(file))
    if not answers.given:
        _drop([folder / f"{digest}{_END}"])
        return
    with contextlib.suppress(OSError):  # writing says it better
        folder.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY)
    said = {
        "first_day": answers.first_day.isoformat() if answers.first_day else None,
        "last_day": answers.last_day.isoformat() if answers.last_day else None,
        "same": dict(answers.same), "apart": sorted(answers.apart), "older": answers.older,
    }
    replace_file(folder / f"{digest}{_END}", json.dumps(said, ensure_ascii=False).encode())


def unfinished(folder: Path, digest: str) -> Unfinished | None:
    """The answers about a file that were kept; None where there are none that can be read."""
    file = folder / f"{digest}{_END}"
    try:
        if _left(file):
            return None
        said = json.loads(file.read_bytes())
        return Unfinished(
            _day(said["first_day"]), _day(said["last_day"]),
            {str(new): str(old) for new, old in said["same"].items()},
            frozenset((str(new), str(old)) for new, old in said["apart"]), str(said["older"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def forget_unfinished(folder: Path) -> int:
    """Forget the answers about all files; how many files there were answers about."""
    found = [*folder.glob(f"*{_END}")]
    _drop(found)
    return len(found)


def _day(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)


def _left(file: Path) -> bool:
    """Whether nobody has come back to it for too long."""
    try:
        return time.time() - file.stat().st_mtime > MOST_DAYS * 86_400
    except OSError:
        return True


def _drop(files: Iterable[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
