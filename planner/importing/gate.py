"""The gate: what a file really is, and whether it may be read at all.

The bytes decide, never the name: a web page called .xls, an .xls called .xlsx and a workbook
without an ending are all common. Nothing is unpacked to disk, no macro is run and no link is
followed. What does not pass ends in `UnusableInput`: what happened, and what to do next.
"""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Literal

from models.finding import UnusableInput
from planner.importing.ole import is_deadly
from planner.texts import t

Kind = Literal["ooxml", "ods", "xls", "text"]

MAX_FILE_BYTES = 100_000_000
MAX_UNPACKED_BYTES = 300_000_000
MAX_RATIO = 200
RATIO_FREE_BYTES = 20_000_000
"""Below this size a part may pack as well as it likes: 20 MB harm nobody."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HEAD_BYTES = 65_536
_ROOT = re.compile(rb"<[A-Za-z_]")
_WEB_PAGE = re.compile(rb"<\s*(!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")


def refuse(key: str, path: Path, **values: object) -> UnusableInput:
    """The error with the sentence of `import.<key>`, naming the file."""
    return UnusableInput(t(f"import.{key}", file=path.name, **values))


def reach(path: Path) -> None:
    """See that there is a file that can be opened. Raises UnusableInput. Takes no time."""
    try:
        if not path.exists():
            raise refuse("missing", path, folder=path.absolute().parent)
        if path.is_dir():
            raise refuse("folder", path)
        size = path.stat().st_size
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise refuse("unreadable", path, reason=error.strerror or "") from error
    if size == 0:
        raise refuse("empty", path)
    if size > MAX_FILE_BYTES:
        raise refuse("too_large", path, megabytes=size // 1_000_000)


def examine(path: Path) -> Kind:
    """What the file is. Raises UnusableInput for all that is no roster or no safe one."""
    reach(path)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(b"PK\x03\x04"):
        return _examine_package(path)
    if head.startswith(b"PK"):
        raise refuse("damaged", path)
    if head.startswith(_OLE):
        return _examine_ole(path)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _WEB_PAGE.match(start) or (_WEB_PAGE.search(start[:2000]) and start.startswith(b"<")):
        raise refuse("web_page", path)
    if start.startswith(b"<?xml"):
        raise refuse("xml", path)
    if _is_text(head):
        return "text"
    raise refuse("no_spreadsheet", path)


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if not _CONTROL.search(head):
        return not head.startswith(b"%PDF")
    even, odd = head[0::2], head[1::2]
    nuls = max(even.count(0), odd.count(0))
    return nuls > 0.4 * len(odd) and not _CONTROL.search(head.replace(b"\x00", b""))


def _examine_ole(path: Path) -> Kind:
    """An old .xls, an encrypted new workbook, or another Office file in the same container."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refuse("password", path)
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        if is_deadly(content):
            raise refuse("damaged", path)
        return "xls"
    raise refuse("no_spreadsheet", path)


def _examine_package(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _refuse_bombs(path, entries)
            kind = _package_kind(path, package)
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    _refuse_entities(path, package, entry)
            return kind
    except (
        zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError,
        KeyError, UnicodeDecodeError,  # a part that is named and not there, a name in no encoding
    ) as error:
        raise refuse("damaged", path) from error


def _refuse_bombs(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse("password", path)
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise refuse("twice", path, part=next(n for n in names if names.count(n) > 1))
    total = sum(entry.file_size for entry in entries)
    packed = any(
        entry.file_size > RATIO_FREE_BYTES
        and entry.file_size > MAX_RATIO * max(1, entry.compress_size)
        for entry in entries
    )
    if total > MAX_UNPACKED_BYTES or packed:
        raise refuse("bomb", path, megabytes=total // 1_000_000)


def _package_kind(path: Path, package: zipfile.ZipFile) -> Kind:
    names = set(package.namelist())
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return "ooxml"
    if "mimetype" in names and b"opendocument.spreadsheet" in package.read("mimetype"):
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise refuse("password", path)
        return "ods"
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        raise refuse("damaged", path)
    raise refuse("no_spreadsheet", path)


def _refuse_entities(path: Path, package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """A document type stands before the first element, so the head of a part is enough."""
    with package.open(entry) as part:
        head = part.read(_HEAD_BYTES)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        if entry.filename.startswith("xl/worksheets/"):
            raise refuse("encoding", path)
        head = head.decode("utf-16", errors="replace").encode("utf-8")
    root = _ROOT.search(head)
    prologue = head[: root.start()] if root else head
    if b"<!DOCTYPE" in prologue or b"<!ENTITY" in prologue:
        raise refuse("entities", path, part=entry.filename)
    if root is None and len(head) == _HEAD_BYTES:
        raise refuse("damaged", path)
