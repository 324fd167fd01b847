"""Old workbooks: what they claim, before a library believes it."""

import struct
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner.importing.ole import is_deadly
from planner.importing.understand import understand
from planner.texts import t

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, content: bytes) -> bytes:
    """One record of a workbook's stream."""
    return struct.pack("<HH", kind, len(content)) + content


def stream(dimensions: bytes, size: int = 0) -> bytes:
    """A workbook's stream with one sheet, filled up to a size."""
    begin, end = record(0x0809, bytes(16)), record(0x000A, b"")
    return (begin + record(0x0200, dimensions) + end).ljust(size, b"\0")


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    """One line of the directory."""
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", FREE, FREE, 1 if kind == 5 else FREE)
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + links
    return head.ljust(116, b"\0") + struct.pack("<III", start, size, 0)


def container(content: bytes) -> bytes:
    """An old file with that stream as its workbook: header, table, directory, stream."""
    small = len(content) < 4096
    sectors = -(-len(content) // SECTOR)
    chain = [TABLE, END, *range(3, 2 + sectors), END]
    root = entry("Root Entry", 5, 2 if small else END, sectors * SECTOR if small else 0)
    lines = root + entry("Workbook", 2, 0 if small else 2, len(content))
    body = content.ljust(sectors * SECTOR, b"\0")
    if small:  # pieces of 64 bytes have a table of their own
        pieces = [*range(1, -(-len(content) // 64)), END]
        body += struct.pack("<128I", *pieces, *[FREE] * (128 - len(pieces)))
        chain.append(END)
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 62, 3, 0xFFFE, 9, 6, 0, 1, 1,
        0, 4096, 2 + sectors if small else END, int(small), END, 0,
    )
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    return head + struct.pack("<I", 0) + b"\xff" * 432 + table + lines.ljust(SECTOR, b"\0") + body


SMALL, BIG = 0, 6000


@pytest.mark.parametrize("size", [SMALL, BIG])
@pytest.mark.parametrize(("dimensions", "oversized"), [
    (struct.pack("<IIHHH", 0, 60, 0, 90, 0), False),
    (struct.pack("<IIHHH", 0, 0, 0, 0, 0), False),
    (struct.pack("<IIHHH", 0, 65_536, 0, 256, 0), False),
    (struct.pack("<IIHHH", 0, 65_537, 0, 90, 0), True),
    (struct.pack("<IIHHH", 0, 60, 0, 257, 0), True),
    (struct.pack("<IIHHH", 6_815_744, 3, 0, 8, 0), True),
    (struct.pack("<HHHHH", 9, 3, 0, 8, 0), True),
])
def test_a_sheet_larger_than_any_is_found(dimensions: bytes, size: int, oversized: bool) -> None:
    assert is_deadly(container(stream(dimensions, size))) is oversized


def test_a_chain_that_comes_back_to_itself_is_found() -> None:
    whole = bytearray(container(stream(struct.pack("<IIHHH", 0, 60, 0, 90, 0), BIG)))
    assert not is_deadly(bytes(whole))
    struct.pack_into("<I", whole, SECTOR + 4 * 5, 3)
    assert is_deadly(bytes(whole))


def test_a_file_that_cannot_be_followed_claims_nothing() -> None:
    whole = container(stream(struct.pack("<IIHHH", 9, 3, 0, 8, 0), BIG))
    assert is_deadly(whole)
    for cut in (9, 40, 300, 600, 900, 1200):
        assert not is_deadly(whole[:cut])


@pytest.mark.parametrize("content", [
    container(stream(struct.pack("<IIHHH", 6_815_744, 3, 0, 8, 0))),
    container(stream(struct.pack("<IIHHH", 0, 60, 0, 90, 0)))[: 2 * SECTOR + 228],
])
def test_what_would_kill_the_reader_is_refused_as_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.xls"
    path.write_bytes(content)
    with pytest.raises(UnusableInput) as caught:
        understand(path)
    assert str(caught.value) == t("import.damaged", file=path.name)
