"""Files that the program wrote itself and that are no roster: told apart before they are read."""

from pathlib import Path

from planner.importing.gate import refuse
from planner.importing.words import fold
from planner.texts import languages, t_in

_PLAN_SHEETS = ("meetings", "participants", "about")
_HEAD_BYTES = 65_536
_SQLITE = b"SQLite format 3\0"


def refuse_own(path: Path) -> None:
    """Raises UnusableInput, with what to do instead, for a plan or another file of the program."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return  # the gate says it better
    kind = _kind(path, head)
    if kind is not None:
        raise refuse(kind, path)


def _kind(path: Path, head: bytes) -> str | None:
    if head.startswith(_SQLITE):
        return "own_plan"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        if b'"faellestid-plan/' in head:
            return "own_plan"
        return "own_roster" if b'"faellestid-roster/' in head else None
    if head.startswith(b"PK"):
        from planner.importing.template import marks  # it reads with what this belongs to

        _, names = marks(path)
        written = any(
            {fold(t_in(code, f"export.sheet.{key}")) for key in _PLAN_SHEETS} <= names
            for code in languages()
        )
        return "own_workbook" if written else None
    return None
