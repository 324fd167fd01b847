"""Where the command line puts what it makes: files, standard output, and sentences beside it."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from models.finding import UnusableInput
from planner.cli_arguments import STDOUT
from planner.plan_file import SUFFIX
from planner.texts import t

if TYPE_CHECKING:
    from models.plan import Outcome


def guard(
    outputs: Sequence[Path | None], source: Path | None, saved: Path | None = None
) -> None:
    """Refuse outputs that cannot be written before any long work, and ones that are the input.

    `saved`: where a plan is to be saved; one that somebody has open is refused, and so are names
    that plans do not have.
    """
    if saved is not None:
        guard_plan(saved)
        outputs = (*outputs, saved)
    for path in outputs:
        if path is None or path == STDOUT:
            continue
        if path.is_dir():
            raise UnusableInput(t("cli.is_a_folder", file=path))
        if not path.parent.is_dir():
            raise UnusableInput(t("cli.no_folder", file=path.name, folder=path.parent))
        if source is not None and path.exists() and source.exists() and path.samefile(source):
            raise UnusableInput(t("cli.same_file", file=path))


def write_json(data: object, path: Path) -> None:
    """Write data as JSON to a file, wholly or not at all, or to standard output."""
    from planner.exporting.safe_write import replace_file
    from planner.json_node import to_text

    content = to_text(data).encode()
    if path == STDOUT:
        write_bytes(content)
    else:
        replace_file(path, content)


def save_plan(outcome: "Outcome", path: Path, password: str | None = None) -> None:
    """Save a plan as a plan file, with a copy among the user's own data. `password`: that of the
    plan it was made from."""
    from planner import service
    from planner.plan_file.backups import usual_folder

    service.save_plan(outcome, path, backups=usual_folder(), password=password)


def guard_plan(path: Path) -> None:
    """Refuse a name that plans do not have, and a plan that somebody has open."""
    from planner.plan_file.lock import holder
    from planner.texts.dates import at_time

    if path.suffix.lower() != SUFFIX:
        raise UnusableInput(t("plan_file.other_name", file=path, suffix=SUFFIX))
    taken = holder(path)
    if taken is not None:
        raise UnusableInput(t(
            "plan_file.held", file=path.name, name=taken.by, machine=taken.machine,
            since=at_time(int(taken.since.timestamp() // 60)),
        ))


def to_path_or_stdout(write: Callable[[Path], None], path: Path) -> None:
    """Let something be written to a file, or to standard output by way of one."""
    if path != STDOUT:
        write(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "faellestid.xlsx"
        write(beside)
        write_bytes(beside.read_bytes())


def write_bytes(content: bytes) -> None:
    """Write a file's content to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def talk(outputs: Sequence[Path | None]) -> TextIO:
    """Where sentences go: not among data that go to standard output."""
    return sys.stderr if STDOUT in outputs else sys.stdout


def say(lines: Sequence[str], stream: TextIO) -> None:
    """Write lines of text at once."""
    stream.write("\n".join(lines).rstrip("\n") + "\n")
    stream.flush()
