"""The parts of a workbook's package, damaged as programs and disks damage them, and worse."""

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable

Parts = dict[str, bytes]

_NUMBERS = (
    b"1e308", b"-1e308", b"99999999999999999999", b"-1", b"NaN", b"INF", b"1e-320", b"", b"0x10",
    b"46027.99999999", b"2958466", b"-657435", b"60", b"0.99999999", b"1462.5", b"7,5", b" 46027 ",
    "٤٦٠٢٧".encode(), b"46027abc", b"TRUE", b"2026-01-05T07:00:00", b"2026-13-45",
)
_INDEXES = (b"999999", b"-1", b"4294967296", b"abc", b"", b"1.5")
_TYPES = (b"s", b"n", b"b", b"e", b"d", b"str", b"inlineStr", b"x", b"")
_REFS = (
    b"A1", b"B2", b"XFD1048576", b"ZZZZ1", b"A0", b"1A", b"", b"A1:B2", b"C3", b"AA300", b"Q999999",
)
_RANGES = (
    b"A1:XFD1048576", b"A1:Z60", b"B2:A1", b"A1", b"A1:A1", b"C3:D9", b"A2:H2", b"A1:A40", b"x:y",
    b"$A$1:$B$2", b"A0:B0",
)
_TEXTS = tuple(text.encode() for text in (
    "\u202eneb", "e\u0301\u0301\u0301", "\ufeff", "\u200b", "😀" * 40, "\ud7ff", "İSTANBUL", "ﬁ",
    "１２：００", "Å\u00a0SE", "٥", "²", "Ⅳ", "ß" * 70, "a" * 40000, "&#0;", "&#x1F;", "&#xFFFE;",
    "&#xD800;", "&amp;amp;", "&lt;b&gt;", "&nbsp;", "_x000D_", "]]>", "<![CDATA[D]]>", "07\u201315",
    "7\u00bd", "\t", "00:00-00:00", "24:00-24:00", "99:99-99:99", "0-0", "1.1.1", "31.04.2026",
    "29-02-2026", "uge 53 2025", "uge 99", "januar februar marts 2026", "9" * 400, "(((((", "::::",
))
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


def damage(content: bytes, rnd: random.Random) -> bytes:
    """One to three acts on the parts of a package of Office or LibreOffice."""
    parts = _unpack(content)
    for _ in range(rnd.randint(1, 3)):
        rnd.choice(_ACTS)(parts, rnd)
    return _pack(parts, rnd)


def _unpack(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _pack(parts: Parts, rnd: random.Random) -> bytes:
    """The package again, now and then with a part twice or in an odd compression."""
    out = io.BytesIO()
    way = rnd.choice([zipfile.ZIP_DEFLATED] * 8 + [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2])
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", way) as package:
        warnings.simplefilter("ignore")
        for name, part in parts.items():
            package.writestr(name, part)
            if rnd.random() < 0.003:
                package.writestr(name, part)
    return out.getvalue()


def _one(parts: Parts, rnd: random.Random, wanted: Callable[[str], object]) -> str:
    names = [name for name in parts if wanted(name)]
    return rnd.choice(names or list(parts))


def _table(parts: Parts, rnd: random.Random) -> str:
    """The part of a sheet: of Office, or all the content of LibreOffice."""
    return _one(parts, rnd, lambda name: _SHEET.fullmatch(name) or name == "content.xml")


def _some(
    parts: Parts, name: str, pattern: bytes, new: Callable[[], bytes], rnd: random.Random
) -> None:
    """Replace what a pattern finds: one in a hundred, one in five, or every one."""
    share = rnd.choice([0.01, 0.2, 1.0])
    found = list(re.finditer(pattern, parts[name]))
    if not found:
        return
    chosen = [match for match in found if rnd.random() < share] or [rnd.choice(found)]
    text = parts[name]
    for match in reversed(chosen):
        text = text[: match.start()] + new() + text[match.end() :]
    parts[name] = text


def _values(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    _some(parts, name, rb"(?<=<v>)[^<]*(?=</v>)", lambda: rnd.choice(_NUMBERS), rnd)
    _some(parts, name, rb'(?<=office:value=")[^"]*', lambda: rnd.choice(_NUMBERS), rnd)


def _indexes(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    _some(parts, name, rb'(?<=t="s"><v>)[^<]*(?=</v>)', lambda: rnd.choice(_INDEXES), rnd)


def _types(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    _some(parts, name, rb'(?<= t=")[^"]*(?=")', lambda: rnd.choice(_TYPES), rnd)
    _some(parts, name, rb'(?<=value-type=")[^"]*(?=")',
          lambda: rnd.choice([b"float", b"date", b"time", b"boolean", b"string", b"void"]), rnd)


def _references(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    _some(parts, name, rb'(?<=<c r=")[^"]*(?=")', lambda: rnd.choice(_REFS), rnd)


def _rows(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    numbers = (b"0", b"-1", b"1", b"3", b"1048576", b"1048577", b"abc", b"")
    _some(parts, name, rb'(?<=<row r=")[^"]*(?=")', lambda: rnd.choice(numbers), rnd)


def _moved(parts: Parts, rnd: random.Random) -> None:
    """Rows or cells in another order, or twice."""
    name = _table(parts, rnd)
    pattern = rnd.choice([rb"<row\b.*?</row>", rb"<c\b[^>]*>.*?</c>", rb"<table:table-row.*?row>"])
    found = re.findall(pattern, parts[name], re.DOTALL)
    if found:
        one, other = rnd.choice(found), rnd.choice(found)
        parts[name] = parts[name].replace(one, other + rnd.choice([b"", one]), 1)


def _repeats(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    numbers = (b"0", b"-1", b"3", b"1000", b"1048576", b"999999999", b"x")
    kind = rnd.choice([b"columns-repeated", b"rows-repeated", b"columns-spanned"])
    count = rnd.choice(numbers)
    _some(parts, name, rb"<table:table-cell", lambda: b'<table:table-cell table:number-%s="%s"'
          % (kind, count), rnd)


def _merges(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    cells = b"".join(b'<mergeCell ref="%s"/>' % rnd.choice(_RANGES) for _ in range(3))
    parts[name] = parts[name].replace(
        b"</sheetData>", b"</sheetData><mergeCells>" + cells + b"</mergeCells>", 1
    )


def _dimension(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    _some(parts, name, rb'(?<=<dimension ref=")[^"]*', lambda: rnd.choice(_RANGES), rnd)


def _nested(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    depth = rnd.choice([3, 100, 5000])
    tag = rnd.choice([b"a", b"c", b"row", b"is", b"sheetData", b"table:table-cell"])
    at = rnd.choice([match.start() for match in re.finditer(b"<", parts[name])] or [0])
    deep = b"<%s>" % tag * depth + b"</%s>" % tag * depth
    parts[name] = parts[name][:at] + deep + parts[name][at:]


def _words(parts: Parts, rnd: random.Random) -> None:
    name = _one(parts, rnd, lambda name: name in ("xl/sharedStrings.xml", "content.xml"))
    _some(parts, name, rb"(?<=<t>)[^<]*(?=</t>)", lambda: rnd.choice(_TEXTS), rnd)
    _some(parts, name, rb"(?<=<text:p>)[^<]*(?=</text:p>)", lambda: rnd.choice(_TEXTS), rnd)


def _names_of_sheets(parts: Parts, rnd: random.Random) -> None:
    name = _one(parts, rnd, lambda name: name in ("xl/workbook.xml", "content.xml"))
    _some(parts, name, rb'(?<= name=")[^"<]*', lambda: rnd.choice(_TEXTS), rnd)
    _some(parts, name, rb'(?<=table:name=")[^"<]*', lambda: rnd.choice(_TEXTS), rnd)


def _since_1904(parts: Parts, rnd: random.Random) -> None:
    name = _one(parts, rnd, lambda name: name == "xl/workbook.xml")
    parts[name] = parts[name].replace(b"<workbookPr", b'<workbookPr date1904="1"', 1)


def _styles(parts: Parts, rnd: random.Random) -> None:
    odd = (b"99999", b"-1", b"x", b"0", b"1", b"2")
    _some(parts, _table(parts, rnd), rb'(?<= s=")[^"]*', lambda: rnd.choice(odd), rnd)
    name = _one(parts, rnd, lambda name: name == "xl/styles.xml")
    ids = (b"14", b"20", b"21", b"22", b"45", b"46", b"47", b"164", b"99999", b"-5", b"x")
    _some(parts, name, rb'(?<=numFmtId=")[^"]*', lambda: rnd.choice(ids), rnd)


def _formulas(parts: Parts, rnd: random.Random) -> None:
    formula = rnd.choice([b"<f>1/0</f>", b"<f>DATE(2026,1,5)</f><v/>", b'<f t="shared" si="9"/>',
                          b'<f t="array" ref="A1:XFD1048576">A1</f>'])
    _some(parts, _table(parts, rnd), rb"<v>[^<]*</v>", lambda: formula, rnd)


def _lost(parts: Parts, rnd: random.Random) -> None:
    """A part that is not there, or is empty, or another's."""
    name = rnd.choice(list(parts))
    way = rnd.randrange(3)
    if way == 0 and len(parts) > 1:
        del parts[name]
    else:
        parts[name] = b"" if way == 1 else rnd.choice(list(parts.values()))


def _targets(parts: Parts, rnd: random.Random) -> None:
    """Relations that lead nowhere, outside or round in a circle."""
    name = _one(parts, rnd, lambda name: name.endswith(".rels"))
    odd = (b"../../../etc/passwd", b"", b"worksheets/sheet9.xml", b"http://example.org/x.xml",
           b"workbook.xml", b"/xl/worksheets/sheet1.xml", b"worksheets\\sheet1.xml")
    _some(parts, name, rb'(?<=Target=")[^"]*', lambda: rnd.choice(odd), rnd)


def _tags(parts: Parts, rnd: random.Random) -> None:
    """A tag left out, renamed, or an attribute without its quotes."""
    name = rnd.choice(list(parts))
    way = rnd.choice([b"", b"<x>", b"<row>", b"</row>", b"<c>", b"<v>", b"<!--", b"<?x?>"])
    _some(parts, name, rb"<[^>]{1,80}>", lambda: way, rnd)


def _bytes_of_part(parts: Parts, rnd: random.Random) -> None:
    name = rnd.choice(list(parts))
    parts[name] = flip(parts[name], rnd)


def _hidden(parts: Parts, rnd: random.Random) -> None:
    name = _table(parts, rnd)
    _some(parts, name, rb"<row ", lambda: b'<row hidden="1" ', rnd)
    book = _one(parts, rnd, lambda name: name == "xl/workbook.xml")
    _some(parts, book, rb'state="visible"', lambda: b'state="veryHidden"', rnd)


_ACTS: tuple[Callable[[Parts, random.Random], None], ...] = (
    _values, _indexes, _types, _references, _rows, _moved, _repeats, _merges, _dimension, _nested,
    _words, _names_of_sheets, _since_1904, _styles, _formulas, _lost, _targets, _tags,
    _bytes_of_part, _hidden,
)


def flip(content: bytes, rnd: random.Random) -> bytes:
    """Some bytes changed, left out, doubled, or the end cut off."""
    changed = bytearray(content or b"x")
    for _ in range(rnd.randint(1, 6)):
        at = rnd.randrange(len(changed))
        way = rnd.random()
        if way < 0.5:
            changed[at] = rnd.randrange(256)
        elif way < 0.8:
            del changed[at : at + rnd.randint(1, 30)]
        elif way < 0.95:
            changed[at:at] = changed[at : at + rnd.randint(1, 60)]
        else:
            del changed[at:]
        if not changed:
            return b"x"
    return bytes(changed)
