"""XML edited where it stands: what changes is found by its bytes, and the rest stays as it was."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.parsers import expat

_TAG = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_PREFIX = re.compile(rb"(</?)(?:[\w.-]+:)?([A-Za-z])")
_WIDE = (b"\xff\xfe", b"\xfe\xff")

Attributes = dict[str, str]
Start = Callable[[str, Attributes, int], None]
End = Callable[[str, int], None]


class OddXml(Exception):
    """Raised for XML that cannot be edited byte by byte, or that no workbook may hold."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The bytes `start` to `end` (exclusive) are to be `new`."""

    start: int
    end: int
    new: bytes


@dataclass(frozen=True, slots=True)
class Element:
    """Where an element stands: `start`, `inner`, `close`, `end` are offsets of its first byte, of
    what is within, of its closing tag and behind it. Of `<x/>` the last three are equal."""

    start: int
    inner: int
    close: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag."""
        return self.close == self.end


def tag_end(data: bytes, at: int) -> int:
    """The offset behind the tag that begins at an offset."""
    match = _TAG.match(data, at)
    if match is None:
        raise OddXml("a tag without an end")
    return match.end()


def walk(data: bytes, start: Start, end: End) -> None:
    """Go through a part: names without their prefix, with the offset of each tag. Raises OddXml."""
    if data.startswith(_WIDE):
        raise OddXml("two bytes a letter")
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise OddXml("a document type")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, found: start(
        local(name), found, parser.CurrentByteIndex
    )
    parser.EndElementHandler = lambda name: end(local(name), parser.CurrentByteIndex)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise OddXml(str(fault)) from fault


def element(data: bytes, start: int, last: int) -> Element:
    """The element whose tags begin at two offsets; the second says nothing of `<x/>`."""
    inner = tag_end(data, start)
    if data[inner - 2 : inner] == b"/>":
        return Element(start, inner, inner, inner)
    return Element(start, inner, last, tag_end(data, last))


def find(data: bytes, name: str) -> Element | None:
    """The first element of a name."""
    opened: list[int] = []
    found: list[Element] = []
    depth = 0

    def begin(tag: str, _: Attributes, at: int) -> None:
        nonlocal depth
        if tag == name and not found:
            if not opened:
                opened.append(at)
            depth += 1

    def finish(tag: str, at: int) -> None:
        nonlocal depth
        if tag == name and not found:
            depth -= 1
            if depth == 0:
                found.append(element(data, opened[0], at))

    walk(data, begin, finish)
    return found[0] if found else None


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def prefix_of(data: bytes) -> bytes:
    """The prefix of the root element with its colon; empty where it has none."""
    found: list[int] = []
    walk(data, lambda _n, _a, at: found.append(at) if not found else None, lambda _n, _at: None)
    match = re.match(rb"<([\w.-]+:)?", data[found[0] :])
    return (match[1] or b"") if match else b""


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with some of them replaced; edits at one place stay in their order."""
    parts: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [data[at : edit.start], edit.new]
        at = edit.end
    return b"".join([*parts, data[at:]])


def within(data: bytes, at: Element, new: bytes) -> Edit:
    """`new` as the last thing in an element, which may be written as one tag."""
    if not at.empty:
        return Edit(at.close, at.close, new)
    tag = data[at.start : at.inner]
    name = re.match(rb"<([^\s/>]+)", tag)
    assert name is not None
    opened = tag[:-2].rstrip() + b">"
    return Edit(at.start, at.end, opened + new + b"</" + name[1] + b">")


def escaped(text: str) -> bytes:
    """Text as XML in plain ASCII, which is the same in whatever encoding a part has."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;").encode("ascii", "xmlcharrefreplace")


def with_prefix(xml: bytes, prefix: bytes) -> bytes:
    """A piece of XML whose tags all bear another prefix (with its colon), or none."""
    return _PREFIX.sub(rb"\g<1>" + prefix + rb"\g<2>", xml)


def as_ascii(data: bytes, piece: bytes) -> bytes:
    """A piece of a part in plain ASCII, so that it may stand in a part of another encoding."""
    head = re.match(rb"<\?xml[^>]*?encoding=[\"']([\w.-]+)", data.removeprefix(b"\xef\xbb\xbf"))
    try:
        text = piece.decode(head[1].decode() if head else "utf-8")
    except (UnicodeDecodeError, LookupError) as fault:
        raise OddXml(str(fault)) from fault
    return text.encode("ascii", "xmlcharrefreplace")
