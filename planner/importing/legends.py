"""Legends: what codes mean, wherever a workbook says it.

As a table with headings (on its own sheet, beside or below the plan), or as text in one cell
("c : 21:45 - 08:30", "F = Ferie").
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

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
_REASON_WORDS = 3
"""More words than this after a colon are a remark ("Husk: ..."), not what a code means."""

_ENTRY = re.compile(r"([^\s:=]{1,8})\s*[:=]\s*(.{3,60})")
_TIMES_INSIDE = re.compile(r"\d{1,2}(?:[:.]?\d{2})?\s*(?:-|–|—|til)\s*\d{1,2}(?:[:.]?\d{2})?")
_OFF = re.compile(r"\b(?:fri|fridag|fridøgn|off|frei|ledig)\b")
_RANGE_ROLES: tuple[Role, ...] = ("times", "start")
_LEGEND_ROLES: frozenset[Role] = frozenset(
    {"start", "end", "times", "meaning", "length", "note", "unit"}
)


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
    used = _used(book, found.explained.keys())
    for sheet in book.sheets:
        open_codes = used - found.explained.keys()
        _read_headless(sheet, open_codes, found, found.places[sheet.name], doubts)
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
        for column, value in enumerate(cells):
            if value not in headings:
                continue
            columns: dict[Role, int] = {"code": column}
            end = column + 1
            while (role := role_of(sheet.text(row, end))) in _LEGEND_ROLES and role is not None:
                columns.setdefault(role, end)
                end += 1
            beside = (role_of(sheet.text(row, column - 1)), role_of(sheet.text(row, end)))
            says = columns.keys() & {"start", "times", "meaning"}
            if says and not {"name", "date", "first_name", "last_name"} & set(beside):
                yield row, columns


def _read_table(
    sheet: Sheet, heading: int, columns: dict[Role, int], found: _Found, places: set[Place],
    doubts: Doubts,
) -> None:
    places.update((heading, column) for column in columns.values())
    for row in range(heading + 1, len(sheet.rows)):
        code = sheet.text(row, columns["code"])
        if not code:
            break
        places.update((row, column) for column in columns.values())
        meaning = found.answers.get(code) or _meaning_in_row(sheet, row, columns)
        if meaning is None:
            found.no_times.add(code)
            place = (row, columns["code"])
            doubts.ask("warning", "code_without_times", sheet, place, text=shown(code))
            doubts.leave_open("code", code, sheet, place)
        else:
            _explain(found, code, meaning, sheet, (row, columns["code"]), doubts)


def _meaning_in_row(sheet: Sheet, row: int, columns: dict[Role, int]) -> Meaning | None:
    words = " ".join(
        sheet.text(row, columns[role]) for role in ("meaning", "note") if role in columns
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
                rows, columns = places.setdefault(code, (set(), set()))
                rows.add((sheet.name, row))
                last = len(cells) - 1 - cells[::-1].index(value)
                columns.update({(sheet.name, cells.index(value)), (sheet.name, last)})
                if len(rows) > 1 and len(columns) > 1:
                    used.add(code)
            sought = {value for value in sought if value.strip() not in used}
    return used


def _read_headless(
    sheet: Sheet, codes: set[str], found: _Found, places: set[Place], doubts: Doubts
) -> None:
    """Rows of a used code and what it means, with no headings above and nothing else beside."""
    for row, cells in enumerate(sheet.rows) if codes else ():
        first = next((column for column, value in enumerate(cells) if value != ""), None)
        if first is None or sheet.text(row, first) not in codes:
            continue
        filled = [column for column, value in enumerate(cells) if value != ""]
        if not 2 <= len(filled) <= _HEADLESS_CELLS:
            continue
        meaning = _meaning_of_cells([cells[column] for column in filled[1:]])
        if meaning is not None:
            places.update((row, column) for column in filled)
            place = (row, filled[0])
            _explain(found, sheet.text(row, filled[0]), meaning, sheet, place, doubts)


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
    for part in re.split(r"[\n;]|,\s*(?=[^\s:=]{1,8}\s*[:=])", text):
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
