"""Answers as a TOML file for a scheduler to fill in: what is understood, and the rest as comments.

Only what TOML needs here is written: texts, lists of texts, one date, tables. Reading the file
again with `planner.importing.mapping` gives the same answers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from planner.importing.doubts import Open, OpenKind
from planner.importing.lacking import Lacking
from planner.importing.layouts import LAYOUTS
from planner.importing.mapping import Mapping, meaning_text
from planner.importing.understand import Understanding
from planner.texts import t

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_PLACES_SHOWN = 6
_ENDLESS = "rotation"


def mapping_to_toml(mapping: Mapping) -> str:
    """The answers alone, without a word to the reader."""
    return _text(_parts(mapping, None))


def explained_to_toml(understood: Understanding | Lacking) -> str:
    """What was understood of a file, and what is open as commented lines with places and choices.

    Why somebody is away stands nowhere in it: such a code means `away` and no more.
    """
    return _text(_parts(understood.mapping, understood))


def quoted(text: str) -> str:
    """A TOML text; control characters are escaped."""
    signs = (
        _ESCAPES.get(sign) or (sign if sign.isprintable() else _escape(sign)) for sign in text
    )
    return f'"{"".join(signs)}"'


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def key(text: str) -> str:
    """A key, in quotation marks where TOML wants them."""
    return text if _BARE.fullmatch(text) else quoted(text)


def _text(parts: Iterable[list[str]]) -> str:
    return "\n".join("\n".join(part) + "\n" for part in parts if part)


def _parts(mapping: Mapping, understood: Understanding | Lacking | None) -> Iterator[list[str]]:
    told = understood is not None
    open_ = understood.open if isinstance(understood, Understanding) else ()
    if understood:
        yield [_note("head", file=understood.file), _note("hint")]
    yield [
        *_sheets(mapping, told), *_layout(mapping, told),
        *(_open_first_day(understood) if isinstance(understood, Lacking)
          else _first_day(mapping, told)),
        *_last_day(mapping, understood),
    ]
    codes = [f"{key(code)} = {quoted(meaning_text(m))}" for code, m in mapping.codes.items()]
    open_codes = list(_open_codes(mapping, open_))
    if codes or open_codes:
        yield ["[codes]", *([_note("codes")] if told else []), *codes, *open_codes]
    nobody = list(_nobody(mapping, open_))
    if nobody:
        yield ["[people]", *([_note("people")] if told else []), *nobody]
    same = [f"{key(name)} = {quoted(person)}" for name, person in mapping.same.items()]
    open_same = list(_open_same(mapping, open_))
    if same or open_same:
        yield ["[people.same]", *([_note("same")] if told else []), *same, *open_same]


def _note(what: str, **values: object) -> str:
    """A comment of the catalogue: one line whatever stands in the file."""
    return _comment(t(f"mapping.file.{what}", **values))


def _comment(words: str) -> str:
    return "# " + "".join(sign if sign.isprintable() else " " for sign in words)


def _sheets(mapping: Mapping, told: bool) -> list[str]:
    if not mapping.sheets:
        return []
    names = [quoted(name) for name in mapping.sheets]
    value = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
    return [*([_note("sheet")] if told else []), f"sheet = {value}"]


def _layout(mapping: Mapping, told: bool) -> list[str]:
    if mapping.layout is None:
        return []
    line = f"layout = {quoted(mapping.layout)}"
    if not told:
        return [line]
    others = ", ".join(
        f"{name} ({t(f'mapping.layout.{name}')})" for name in LAYOUTS if name != mapping.layout
    )
    return [_note("layout", name=t(f"mapping.layout.{mapping.layout}"), choices=others), line]


def _first_day(mapping: Mapping, told: bool) -> list[str]:
    if mapping.first_day is None:
        return []
    return [*([_note("first_day")] if told else []), f"first_day = {mapping.first_day.isoformat()}"]


def _open_first_day(lacking: Lacking) -> list[str]:
    day = t("mapping.file.day_to_fill_in")
    return [_comment(lacking.message), _note("open_first_day"), f"# first_day = {day}"]


def _last_day(mapping: Mapping, understood: Understanding | Lacking | None) -> list[str]:
    """Asked for only where a rotation goes on for ever."""
    if mapping.last_day is not None:
        return [f"last_day = {mapping.last_day.isoformat()}"]
    if not isinstance(understood, Understanding) or mapping.layout != _ENDLESS:
        return []
    last = understood.roster.period.last.isoformat()
    return [_note("last_day"), f"# last_day = {last}"]


def _of_kind(kind: OpenKind, open_: Sequence[Open]) -> Iterator[Open]:
    return (entry for entry in open_ if entry.kind == kind)


def _open_codes(mapping: Mapping, open_: Sequence[Open]) -> Iterator[str]:
    for entry in _of_kind("code", open_):
        if entry.text not in mapping.codes:
            yield _note("open_code", count=entry.count, places=_places(entry))
            yield f"# {key(entry.text)} = \"\""


def _nobody(mapping: Mapping, open_: Sequence[Open]) -> Iterator[str]:
    doubted = [entry for entry in _of_kind("nobody", open_) if entry.text not in mapping.ignore]
    ignored = [quoted(name) for name in mapping.ignore]
    if ignored:
        yield f"ignore = [{', '.join(ignored)}]"
    if doubted:
        everybody = ", ".join([*ignored, *(quoted(entry.text) for entry in doubted)])
        for entry in doubted:
            yield _note("open_ignore", name=entry.text, places=_places(entry))
        yield f"# ignore = [{everybody}]"


def _open_same(mapping: Mapping, open_: Sequence[Open]) -> Iterator[str]:
    for entry in _of_kind("same", open_):
        if entry.text not in mapping.same and entry.other is not None:
            what = "open_namesake" if entry.other == entry.text else "open_same"
            yield _note(what, name=entry.other, places=_places(entry))
            yield f"# {key(entry.text)} = {quoted(entry.other)}"


def _places(entry: Open) -> str:
    """Where it stands: the first cells, and how many more."""
    shown = [
        t("mapping.file.place", sheet=sheet, cell=cell)
        for sheet, cell in entry.places[:_PLACES_SHOWN]
    ]
    more = entry.count - len(shown)
    return ", ".join([*shown, *([t("mapping.file.more", count=more)] if more else [])])
