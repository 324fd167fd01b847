"""Legends: what codes mean, wherever a workbook says it.

As a table with headings (on its own sheet, beside or below the plan), or as text in one cell
("c : 21:45 - 08:30", "F = Ferie").
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import islice

from planner.importing.codes import (
    Absent,
    Codes,
    Meaning,
    Work,
    clock_of,
    names_absence,
    team_in,
    times_of,
    usual_team,
    work,
)
from planner.importing.doubts import Doubts, shown
from planner.importing.headings import Role, role_of
from planner.importing.layouts.shift_tables import heads_shifts
from planner.importing.sheet import Cell, Place, Sheet, Workbook, text_of
from planner.importing.words import fold

_CODE_SIGNS, _HEADLESS_CELLS, _START_AND_END = 4, 4, 2
_LONGEST_ROW = 24
"""A row of a legend without headings has at most so many cells."""

_SIGNS = frozenset({"=", ":", "-", "–", "->", "→"})
_CLOSE = re.compile(r"(\S{1,4}?)(?:\s*[-–:=]\s*|\s+)(.{3,60})")
_BACKWARD = re.compile(r"(.{3,60}?)\s*[:=]\s*(\S{1,4})")
_HEAD = re.compile(
    r"^\s*(?:vagt)?(?:koder?|forkortelser|\w*forklaring|legende?|vagter|signaturer?|tegn)\s*:\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"[\n;|]|,\s*(?=[^\s:=]{1,8}\s*[:=])|\s{2,}(?=[^\s:=]{1,8}\s*[:=])|\s+(?=[^\s:=]{1,4}=)"
)
_REASON_WORDS = 3
"""More words than this after a colon are a remark ("Husk: ..."), not what a code means."""

_ENTRY = re.compile(r"([^\s:=]{1,8})\s*[:=]\s*(.{3,60})")
_TIMES_INSIDE = re.compile(r"\d{1,2}(?:[:.]?\d{2})?\s*(?:-|–|—|til)\s*\d{1,2}(?:[:.]?\d{2})?")
_CODE_AND_TIMES = re.compile(
    rf"(?<!\S)([^\W\d]\w{{0,3}})\s*[-–:=]?\s+"
    rf"((?:kl\.? ?)?{_TIMES_INSIDE.pattern}|[^\W\d]{{3,}})(?![\w:])"
)
"""One of several codes in a line, each before what it means, whatever stands between the pairs."""

_OFF = re.compile(r"\b(?:fri|fridag|fridøgn|off|frei|ledig)\b")
_RANGE_ROLES: tuple[Role, ...] = ("times", "start")
_WORD_ROLES: tuple[Role, ...] = ("meaning", "note", "times", "start")
_TIME_WORDS = ("zeit", "zeiten", "tid", "tider", "tidsrum", "times", "klokkeslæt", "tidspunkt")
_LEGEND_ROLES: frozenset[Role] = frozenset(
    {"start", "end", "times", "meaning", "length", "note", "unit", "hours"}
)
_AS_MEANING: frozenset[Role | None] = frozenset({"code", "name"})
"""Headings that call what a code means by another word, where a heading for codes stands before."""


_Entry = tuple[str, Meaning, list[int]]
"""A code, what it means, and the columns that say so."""


@dataclass(slots=True)
class _Found:
    explained: dict[str, Meaning] = field(default_factory=dict)
    no_times: set[str] = field(default_factory=set)
    places: dict[str, set[Place]] = field(default_factory=dict)
    answers: Mapping[str, Meaning] = field(default_factory=dict)


def find_codes(
    book: Workbook, doubts: Doubts, answers: Mapping[str, Meaning] | None = None
) -> Codes:
    """All codes that the workbook explains; two meanings for one code are asked about.

    What `answers` explain is not looked up.
    """
    answers = answers or {}
    found = _Found(dict(answers), answers=answers)
    for sheet in book.sheets:
        places = found.places.setdefault(sheet.name, set())
        for row, columns in _table_headings(sheet):
            if not heads_shifts(sheet, row, columns["code"]):
                _read_table(sheet, row, columns, found, places, doubts)
        _read_texts(sheet, found, places, doubts)
    used, alone = _used(book, found.explained.keys()), _alone(book)
    for sheet in book.sheets:
        _read_headless(
            sheet, used - found.explained.keys(), alone - found.explained.keys(), found,
            found.places[sheet.name], doubts,
        )
    return Codes(
        found.explained,
        frozenset(found.no_times - found.explained.keys()),
        {name: frozenset(places) for name, places in found.places.items()},
        answers,
    )


def _table_headings(sheet: Sheet) -> Iterator[tuple[int, dict[Role, int]]]:
    """Rows with a heading for a code and, right beside it, headings for times or a meaning."""
    headings = {text for text in sheet.texts() if text and role_of(text) == "code"}
    if not headings:
        return
    for row, cells in enumerate(sheet.rows):
        taken: set[int] = set()
        for column, value in enumerate(cells):
            if value not in headings or column in taken:
                continue
            columns = _legend_columns(sheet, row, column)
            if columns is not None:
                taken.update(columns.values())
                yield row, columns


def _legend_columns(sheet: Sheet, row: int, code: int) -> dict[Role, int] | None:
    """The columns of a legend by what they hold; None where a heading begins no legend."""
    columns: dict[Role, int] = {"code": code}
    end = code + 1
    while end < sheet.width:
        role = role_of(sheet.text(row, end))
        if role in _AS_MEANING and "meaning" not in columns and end == code + 1:
            role = "meaning"
        if role is None and fold(sheet.text(row, end)).endswith(_TIME_WORDS):
            role = "times"
        if role not in _LEGEND_ROLES or role is None:
            break
        columns.setdefault(role, end)
        end += 1
    before = role_of(sheet.text(row, code - 1)) if code else None
    if before == "meaning" and "meaning" not in columns:
        columns["meaning"] = code - 1
        before = role_of(sheet.text(row, code - 2)) if code > 1 else None
    says = columns.keys() & {"start", "times", "meaning"}
    beside = {before, role_of(sheet.text(row, end))}
    return columns if says and not {"name", "date", "first_name", "last_name"} & beside else None


def _read_table(
    sheet: Sheet, heading: int, columns: dict[Role, int], found: _Found, places: set[Place],
    doubts: Doubts,
) -> None:
    places.update((heading, column) for column in columns.values())
    gap = False
    for row in range(heading + 1, len(sheet.rows)):
        code = sheet.text(row, columns["code"])
        if not code:
            if gap:
                break
            gap = True
            continue
        if gap and not _goes_on(sheet, row, columns):
            break
        gap = False
        places.update((row, column) for column in columns.values())
        meaning = found.answers.get(code) or _meaning_in_row(sheet, row, columns)
        if meaning is None:
            found.no_times.add(code)
            place = (row, columns["code"])
            doubts.ask("warning", "code_without_times", sheet, place, text=shown(code))
            doubts.leave_open("code", code, sheet, place)
        else:
            _explain(found, code, meaning, sheet, (row, columns["code"]), doubts)


def _goes_on(sheet: Sheet, row: int, columns: dict[Role, int]) -> bool:
    """Whether a row below an empty one is still part of a legend: a short code and its meaning."""
    code = sheet.text(row, columns["code"])
    return len(code) <= _CODE_SIGNS and _meaning_in_row(sheet, row, columns) is not None


def _meaning_in_row(sheet: Sheet, row: int, columns: dict[Role, int]) -> Meaning | None:
    words = " ".join(
        sheet.text(row, columns[role]) for role in _WORD_ROLES if role in columns
    )
    if names_absence(words):
        return Absent.AWAY
    span: Work | None = None
    role: Role
    if {"start", "end"} <= columns.keys():
        start = clock_of(sheet.rows[row][columns["start"]])
        end = clock_of(sheet.rows[row][columns["end"]])
        if start is not None and end is not None and sheet.text(row, columns["start"]):
            span = work(start, end, words)
    for role in _RANGE_ROLES:
        if span is None and role in columns:
            span = _work_in(sheet.text(row, columns[role]), words)
    if span is not None:
        return span
    if _OFF.search(fold(words)):
        return Absent.OFF
    if names_absence(sheet.text(row, columns["code"])):
        return Absent.AWAY
    return _work_in(words, words)


def _work_in(text: str, words: str) -> Work | None:
    """A shift whose times stand somewhere in a text."""
    match = _TIMES_INSIDE.search(text)
    span = times_of(match[0]) if match else None
    return Work(*span, team_in(words) or usual_team(*span)) if span else None


def _used(book: Workbook, explained: Set[str]) -> set[str]:
    """Short texts that stand in more than one row and column: codes rather than initials.

    A code is looked for until that is seen, and not at all where it is explained already.
    """
    places: dict[str, tuple[set[tuple[str, int]], set[tuple[str, int]]]] = {}
    used: set[str] = set()
    for sheet in book.sheets:
        sought = {
            value for value in sheet.texts()
            if 0 < len(value.strip()) <= _CODE_SIGNS and value.strip() not in explained | used
        }
        for row, cells in enumerate(sheet.rows) if sought else ():
            for value in sought.intersection(cells):
                code = str(value).strip()
                if code in _SIGNS:
                    continue
                rows, columns = places.setdefault(code, (set(), set()))
                rows.add((sheet.name, row))
                last = len(cells) - 1 - cells[::-1].index(value)
                columns.update({(sheet.name, cells.index(value)), (sheet.name, last)})
                if len(rows) > 1 and len(columns) > 1:
                    used.add(code)
            sought = {value for value in sought if value.strip() not in used}
    return used


def _alone(book: Workbook) -> set[str]:
    """Short texts that stand alone in some cell."""
    return {
        text for sheet in book.sheets for value in sheet.texts()
        if 0 < len(text := value.strip()) <= _CODE_SIGNS and any(s.isalpha() for s in text)
    }


def _read_headless(
    sheet: Sheet, used: set[str], alone: set[str], found: _Found, places: set[Place],
    doubts: Doubts,
) -> None:
    """Rows of nothing but used codes and what they mean, with no headings above.

    Rows of the same form that touch them explain codes that are not used.
    """
    if not used and not alone:
        return
    legend: dict[int, list[_Entry]] = {}
    for row, cells in enumerate(sheet.rows):
        filling = (column for column, value in enumerate(cells) if value != "")
        filled = list(islice(filling, _LONGEST_ROW + 1))
        if 0 < len(filled) <= _LONGEST_ROW:
            entries = _pairs(sheet, row, filled, used) or _in_cells(sheet, row, filled, alone)
            if entries:
                legend[row] = entries
    for start in list(legend):
        for step in (-1, 1):
            row = start + step
            while row not in legend and (entry := _like(sheet, row, legend[row - step])):
                legend[row] = [entry]
                row += step
    for row, entries in sorted(legend.items()):
        for code, meaning, columns in entries:
            places.update((row, column) for column in columns)
            _explain(found, code, meaning, sheet, (row, columns[0]), doubts)


def _pairs(sheet: Sheet, row: int, filled: list[int], codes: set[str]) -> list[_Entry]:
    """Codes each with their meaning in the cells behind them; empty unless that is the row."""
    starts = [place for place, column in enumerate(filled) if sheet.text(row, column) in codes]
    if not starts or starts[0] != 0:
        return []
    found: list[_Entry] = []
    for start, end in zip(starts, [*starts[1:], len(filled)], strict=True):
        columns = filled[start:end]
        cells = [sheet.rows[row][c] for c in columns[1:] if sheet.text(row, c) not in _SIGNS]
        meaning = _meaning_of_cells(cells) if 0 < len(cells) < _HEADLESS_CELLS else None
        if meaning is None:
            return []
        found.append((sheet.text(row, columns[0]), meaning, columns))
    return found


def _in_cells(sheet: Sheet, row: int, filled: list[int], codes: set[str]) -> list[_Entry]:
    """Codes that stand in one cell with their meaning ("D 7-15", "7-15 = D", "D 7-15 A 15-23")."""
    found: list[_Entry] = []
    for column in filled:
        text = sheet.text(row, column)
        if several := _in_one_line(text, codes):
            found += [(code, meaning, [column]) for code, meaning in several]
            continue
        forward, backward = _CLOSE.fullmatch(text), _BACKWARD.fullmatch(text)
        if forward and forward[1] in codes:
            code, words = forward[1], forward[2]
        elif backward and backward[2] in codes:
            code, words = backward[2], backward[1]
        else:
            return []
        meaning = _meaning_of_words(words)
        if meaning is None:
            return []
        found.append((code, meaning, [column]))
    return found


def _in_one_line(text: str, codes: set[str]) -> list[tuple[str, Meaning]]:
    """Two codes or more, each followed by what it means, and nothing else; else nothing."""
    pairs = list(_CODE_AND_TIMES.finditer(text))
    rest = _CODE_AND_TIMES.sub("", _HEAD.sub("", text))
    if len(pairs) < _START_AND_END or rest.strip(" ,;.|/·•-–"):
        return []
    if not any(pair[1] in codes for pair in pairs):
        return []
    meanings = [(pair[1], _meaning_of_words(pair[2])) for pair in pairs]
    known = [(code, meaning) for code, meaning in meanings if meaning is not None]
    return known if len(known) == len(pairs) else []


def _like(sheet: Sheet, row: int, entries: list[_Entry]) -> _Entry | None:
    """What a row explains that begins in the same column as a row of a legend beside it."""
    if not 0 <= row < len(sheet.rows) or len(entries) != 1:
        return None
    filled = [column for column, value in enumerate(sheet.rows[row]) if value != ""]
    code = sheet.text(row, entries[0][2][0])
    if not 1 < len(filled) <= _HEADLESS_CELLS or filled[0] != entries[0][2][0]:
        return None
    meaning = _meaning_of_cells([sheet.rows[row][column] for column in filled[1:]])
    if meaning is None or not code or len(code) > _CODE_SIGNS or code.isdigit():
        return None
    return code, meaning, filled


def _meaning_of_cells(cells: list[Cell]) -> Meaning | None:
    """A shift with start and end in two cells or in one, or a reason for being away."""
    words = " ".join(text_of(cell) for cell in cells)
    if names_absence(words):
        return Absent.AWAY
    clocks = [clock for cell in cells if (clock := clock_of(cell)) is not None]
    if len(clocks) == _START_AND_END:
        return work(clocks[0], clocks[1], words)
    ranges = [cell for cell in cells if isinstance(cell, str) and _TIMES_INSIDE.search(cell)]
    return _meaning_of_words(text_of(ranges[0]), words) if len(ranges) == 1 else None


def _read_texts(sheet: Sheet, found: _Found, places: set[Place], doubts: Doubts) -> None:
    texts = {text: _entries(text) for text in sheet.texts() if ":" in text or "=" in text}
    texts = {text: entries for text, entries in texts.items() if entries}
    if not texts:
        return
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            entries = texts.get(value, []) if isinstance(value, str) else []
            for code, meaning in entries:
                _explain(found, code, meaning, sheet, (row, column), doubts)
            if entries:
                places.add((row, column))


def _entries(text: str) -> list[tuple[str, Meaning]]:
    """The codes that a cell of text explains; empty unless every part of it explains one."""
    found: list[tuple[str, Meaning]] = []
    for part in _PARTS.split(_HEAD.sub("", text)):
        match = _ENTRY.fullmatch(text_of(part))
        if match is None:
            if text_of(part):
                return []
            continue
        meaning = _meaning_of_words(match[2])
        if meaning is None or match[1].isdigit():
            return []
        found.append((match[1], meaning))
    return found


def _meaning_of_words(text: str, words: str = "") -> Meaning | None:
    """What an entry of a legend says; a longer remark that holds times says nothing of a code."""
    if len(text.split()) <= _REASON_WORDS and names_absence(text):
        return Absent.AWAY
    times = _TIMES_INSIDE.search(text)
    if times is None:
        return Absent.OFF if _OFF.search(fold(text)) else None
    before = fold(text[: times.start()]).removesuffix("kl").split()
    if len(before) > 1 or len(text[times.end() :].split()) > _REASON_WORDS:
        return None
    return _work_in(text, words or text)


def _explain(
    found: _Found, code: str, meaning: Meaning, sheet: Sheet, place: Place, doubts: Doubts
) -> None:
    before = found.explained.setdefault(code, meaning)
    if before != meaning and code not in found.answers:
        doubts.ask("warning", "code_twice", sheet, place, text=shown(code))
