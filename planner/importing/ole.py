"""Old workbooks (.xls): the little that must be known of one before a library may read it.

The file is a small file system: sectors, a table that chains them (FAT), a directory of streams.
A workbook's stream is a row of records. Layout: [MS-CFB] 2.2–2.6 and [MS-XLS] 2.4.90.
"""

import struct
from collections.abc import Iterator

_MAX_ROWS, _MAX_COLUMNS = 65_536, 256
_DIMENSIONS = 0x0200
_SPANS = {14: "<IIHH", 10: "<HHHH"}
"""How a record of dimensions is packed, by its length: Excel 97 and later, Excel 5."""

_STREAMS = ("Workbook", "Book")
_ENTRY, _NAME_BYTES, _SMALL = 128, 64, 4096
_SECTORS_IN_HEADER = 109
_NO_SECTOR = 0xFFFFFFFA
"""From here on, numbers of sectors are marks: none, end of chain, free."""


def is_deadly(content: bytes) -> bool:
    """Whether a sheet claims more rows or columns than there are in any .xls, or a chain is a ring.

    The reader sets memory aside for what is claimed, and for a chain that never ends, and dies of
    it. A container that breaks off claims nothing; the reader refuses it by itself.
    """
    try:
        return any(_is_too_large(*span) for span in _dimensions(_workbook(content)))
    except struct.error:
        return False
    except _RingError:
        return True


class _RingError(Exception):
    """A chain of sectors comes back to one of its own."""


def _is_too_large(top: int, bottom: int, left: int, right: int) -> bool:
    """Ends are those after the last; a sheet without cells has none."""
    return bottom > _MAX_ROWS or right > _MAX_COLUMNS or max(top - bottom, left - right) > 0


def _dimensions(stream: bytes) -> Iterator[tuple[int, int, int, int]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _DIMENSIONS and length in _SPANS and at + 4 + length <= len(stream):
            top, bottom, left, right = struct.unpack_from(_SPANS[length], stream, at + 4)
            yield top, bottom, left, right
        at += 4 + length


def _workbook(content: bytes) -> bytes:
    """The stream that holds the workbook; empty where there is none. Raises struct.error."""
    size = 1 << min(20, struct.unpack_from("<H", content, 30)[0])
    in_header = struct.unpack_from(f"<{_SECTORS_IN_HEADER}I", content, 76)
    table = b"".join(_sector(content, n, size) for n in in_header if n < _NO_SECTOR)
    directory = _chain(content, struct.unpack_from("<I", content, 48)[0], table, size)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory), _ENTRY)]
    for entry in entries:
        start, length = struct.unpack_from("<II", entry, 116)
        name = entry[:_NAME_BYTES].decode("utf-16-le", errors="replace").split("\0")[0]
        if name in _STREAMS and length >= _SMALL:
            return _chain(content, start, table, size)[:length]
        if name in _STREAMS:
            return _small(content, start, entries[0], table, size)[:length]
    return b""


def _small(content: bytes, start: int, root: bytes, table: bytes, size: int) -> bytes:
    """A short stream, which lies in pieces of 64 bytes within the root's own stream."""
    store = _chain(content, struct.unpack_from("<I", root, 116)[0], table, size)
    small_table = _chain(content, struct.unpack_from("<I", content, 60)[0], table, size)
    return _chain(store, start, small_table, 64, header=0)


def _chain(content: bytes, start: int, table: bytes, size: int, header: int = 1) -> bytes:
    """The sectors from `start` on, in order. Raises _RingError."""
    parts, seen, at = [], set[int](), start
    while at < _NO_SECTOR and 4 * at + 4 <= len(table):
        if at in seen:
            raise _RingError
        seen.add(at)
        parts.append(_sector(content, at, size, header))
        at = struct.unpack_from("<I", table, 4 * at)[0]
    return b"".join(parts)


def _sector(content: bytes, number: int, size: int, header: int = 1) -> bytes:
    begin = (number + header) * size
    return content[begin : begin + size]
