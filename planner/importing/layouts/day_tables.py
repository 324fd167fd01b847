"""Tables with a line a day and names in the cells: where their days and columns are."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, pairwise

from planner.importing.codes import (
    Absent,
    Codes,
    Meaning,
    Work,
    is_blank,
    is_off,
    names_absence,
    team_in,
    times_of,
    usual_team,
)
from planner.importing.dates import Hints, Mark, mark_of, resolve
from planner.importing.headings import role_of
from planner.importing.layouts.cell_names import (
    SAMPLE_ROWS,
    is_somebody,
    known_initials,
    names_in,
    texts_in,
)
from planner.importing.layouts.day_sheets import day_lines, sections, times_above
from planner.importing.names import is_full_name, is_vacant, may_be_name
from planner.importing.sheet import Sheet, text_of
from planner.importing.titles import title_hints, weak_hints

_TIMES = re.compile(r"\d{1,2}(?:[:.]?\d{2})?\s*(?:-|–|—|til)\s*\d{1,2}(?:[:.]?\d{2})?")
_MIN_LINES = 2
_HEADING_ROWS = 30
_DATE_COLUMNS = 40
"""The dates stand in one of so many first columns."""

_MOSTLY, _PAIRED, _FEWEST = 0.7, 0.1, 3
"""So many cells of a table of functions hold names, so many of them two, of so many people."""

_QUIET = frozenset({"weekday", "date", "number", "week"})


@dataclass(frozen=True, slots=True)
class Days:
    """The days in a column, by row. `weak`: only the foot of the sheet, the file's name or another
    sheet says the year or month. `below`: rows that only the row above gives a day."""

    rows: dict[int, date]
    weak: bool = False
    weekdays: dict[int, int] = field(default_factory=dict)
    below: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class DayTable:
    """`meanings` tell what it is to stand in a column; `open` are columns that do not say.

    `beside`: columns without a heading, which go on with the one before them. `known`: folded
    initials that stand somewhere alone. `body`: the first row below the headings. `over`: the row
    of its only day, where that stands over the names and not beside them.
    """

    sheet: Sheet
    heading: int
    days: Days
    meanings: dict[int, Meaning]
    open: dict[int, str]
    other: dict[int, str]
    dates: int
    body: int
    beside: tuple[int, ...] = ()
    known: frozenset[str] = frozenset()
    over: int | None = None

    @property
    def dated(self) -> dict[int, date]:
        """The rows in which its days stand, in the column `dates`."""
        if self.over is None:
            return self.days.rows
        return dict.fromkeys([self.over], next(iter(self.days.rows.values())))

    @property
    def says(self) -> int:
        """How many of its columns mean something or are asked about."""
        return len(self.meanings) + len(self.open)

    def may_be_name(self, text: str) -> bool:
        """Whether a text is somebody here: "SØ" may be a Sunday, and is not among initials."""
        return may_be_name(text) or text.rstrip("*").casefold() in self.known

    def names_in(self, text: str) -> list[str]:
        """The names in a cell, without what stands in brackets."""
        return names_in(text, self.known)


def find_tables(
    sheets: Iterable[Sheet], codes: Codes, turned: Callable[[Sheet], Sheet] = Sheet.turn
) -> list[DayTable]:
    """Tables of all sheets, a table a day where its days are lines over the names.

    Where a sheet has none, that of its rows and columns exchanged, as `turned` exchanges them.
    """
    found = []
    for sheet in sheets:
        parts = _sections(sheet, codes)
        table = None if parts else _table(sheet, codes)
        if table is None and sheet.rows and not parts:
            table = _table(turned(sheet), codes)
        found += parts if table is None else [table]
    return found


def _sections(sheet: Sheet, codes: Codes) -> list[DayTable]:
    """A table for each day of a sheet whose days stand as lines over the names."""
    lines = day_lines(sheet)
    days = _days_of(lines, sheet) if lines else None
    if days is None:
        return []
    known: dict[str, Meaning | None] = {}
    columns = {
        row: _with_times(sheet, row, _headings(sheet, row, known, codes))
        for row in range(len(sheet.rows)) if row not in lines
    }
    parts = list(sections(sheet, days.rows, lambda row: row in columns and any(columns[row][:2])))
    headed = {heading for _, heading, _, _ in parts}
    places = sorted({c for row in headed for part in columns[row][:2] for c in part})
    names = [row for _, _, body, end in parts for row in range(body, end)]
    if any(mark_of(value) for row in names for value in sheet.rows[row] if value != ""):
        return []  # days stand beside names after all; some of them have none
    initials = known_initials(texts_in(sheet, names, places))
    found = []
    for line, heading, body, end in parts:
        rows = dict.fromkeys(range(body, end), days.rows[line])
        weekday = lines[line].weekday
        if rows:
            first = next(c for c, value in enumerate(sheet.rows[line]) if mark_of(value))
            told = Days(rows, days.weak, {line: weekday} if weekday else {})
            found.append(DayTable(sheet, heading, told, *columns[heading], first, body,
                                  known=initials, over=line))
    return found


def _with_times(sheet: Sheet, row: int, columns: "_Columns") -> "_Columns":
    """Headings that only name a vagtlag, with the times that a line above them gives it."""
    meanings, unsure, other = columns
    times = times_above(sheet, row) if unsure else {}
    for column, text in list(unsure.items()):
        team = team_in(text)
        if team in times:
            meanings[column] = times[team]
            del unsure[column]
    return meanings, unsure, other


def _table(sheet: Sheet, codes: Codes) -> DayTable | None:
    """The table with the heading that says most; the lowest of equals."""
    dates = _date_columns(sheet)
    known: dict[str, Meaning | None] = {}
    best: DayTable | None = None
    for heading in range(min(_HEADING_ROWS, len(sheet.rows)) if dates else 0):
        columns = _headings(sheet, heading, known, codes)
        if not any(columns):
            continue
        headed = sorted(c for part in columns for c in part if c not in dates)
        first = next((c for c in headed if _is_filled(sheet, heading, c)), 0)
        for column in [c for c in dates if c < first and heading not in dates[c].rows]:
            table = _under(sheet, heading, column, dates[column], columns, codes)
            if table is not None and (best is None or table.says >= best.says):
                best = table
    return best


def _is_filled(sheet: Sheet, heading: int, column: int) -> bool:
    """Whether anything stands below a heading; nothing does below a title in a corner."""
    return any(row[column] != "" for row in sheet.rows[heading + 1 :])


def _headings(
    sheet: Sheet, heading: int, known: dict[str, Meaning | None], codes: Codes
) -> "_Columns":
    """What the cells of a row say as headings; `known` holds what was looked up already."""
    row = sheet.rows[heading]
    legend = codes.places.get(sheet.name, frozenset())
    values = [sheet.spread(heading, c) for c in range(len(row))] if sheet.merged else row
    texts = {value: text_of(value) for value in set(values) if value != ""}
    for text in texts.values():
        if text not in known:
            known[text] = _meaning_of(text, codes)
    meanings: dict[int, Meaning] = {}
    unsure: dict[int, str] = {}
    other: dict[int, str] = {}
    says = {value for value, text in texts.items()
            if known[text] is not None or team_in(text) or role_of(text) not in _QUIET}
    for column in [c for c, value in enumerate(values) if value in says] if says else ():
        if legend and sheet.place_in_file(heading, column) in legend:
            continue
        text = texts[values[column]]
        meaning = known[text]
        if meaning is not None:
            meanings[column] = meaning
        elif team_in(text) and not _is_date_column(sheet, heading, column):
            unsure[column] = text
        elif role_of(text) not in _QUIET:
            other[column] = text
    return meanings, unsure, other


_Columns = tuple[dict[int, Meaning], dict[int, str], dict[int, str]]


def _under(
    sheet: Sheet, heading: int, column: int, days: Days, columns: _Columns, codes: Codes
) -> DayTable | None:
    """The table of a heading and a column of days below it, if it is one of names."""
    meanings, unsure, other = dict(columns[0]), dict(columns[1]), dict(columns[2])
    rows = {row: day for row, day in days.rows.items() if row > heading}
    if len(rows) < _MIN_LINES:
        return None
    lists = {c: text for c, text in other.items() if role_of(text) != "note"}
    initials = known_initials(texts_in(sheet, rows, [*meanings, *unsure, *lists]))
    body = heading + 1
    if body not in rows and body < min(rows) and _give_times(sheet, body, meanings, unsure):
        body += 1
    if _are_functions(sheet, rows, (meanings, unsure, lists), initials, codes):
        for place in [p for p in lists if _holds_names(sheet, rows, p, initials, codes)]:
            unsure[place] = other.pop(place)
    if not any(isinstance(meaning, Work) for meaning in meanings.values()) and not unsure:
        return None
    beside = _go_on(sheet, heading, rows, meanings, (unsure, other), initials, codes)
    below = _rows_below(sheet, rows, column, [*meanings, *unsure])
    for row, above in below.items():
        rows[row] = rows[above]
    return DayTable(
        sheet, heading,
        Days(dict(sorted(rows.items())), days.weak, days.weekdays, frozenset(below)),
        meanings, unsure, other, column, body, beside, initials,
    )


def _give_times(
    sheet: Sheet, row: int, meanings: dict[int, Meaning], unsure: dict[int, str]
) -> bool:
    """Times in the row below the headings; True if it is a row of times."""
    given = False
    for column, text in list(unsure.items()):
        span = times_of(sheet.rows[row][column])
        if span:
            meanings[column] = Work(*span, team_in(text) or usual_team(*span))
            del unsure[column]
            given = True
    return given


def _are_functions(
    sheet: Sheet, rows: dict[int, date], columns: _Columns, initials: frozenset[str],
    codes: Codes,
) -> bool:
    """Whether the headings that say nothing of a vagt are functions, with who has them below.

    In a table of people the headings are names and the cells are codes. Codes stand alone; names
    under functions stand in pairs somewhere, or under a heading for those who are away.
    """
    meanings, unsure, other = columns
    headings = list(islice(other.values(), SAMPLE_ROWS))
    if not other or sum(1 for text in headings if is_full_name(text)) * 2 > len(headings):
        return False
    texts = Counter(texts_in(sheet, rows, [*meanings, *unsure, *other]))
    cells = {text: names_in(text, initials) for text in texts}
    good = {
        text: names for text, names in cells.items()
        if names and all(is_somebody(name, initials, codes) for name in names)
    }
    named = sum(texts[text] for text in good)
    paired = sum(texts[text] for text, names in good.items() if len(names) > 1)
    people = {name.casefold() for names in good.values() for name in names}
    away = any(not isinstance(meaning, Work) for meaning in meanings.values())
    return (
        len(people) >= _FEWEST and named >= _MOSTLY * texts.total()
        and (paired >= _PAIRED * named or (away and paired > 0))
    )


def _holds_names(
    sheet: Sheet, rows: dict[int, date], column: int, initials: frozenset[str], codes: Codes
) -> bool:
    texts = texts_in(sheet, rows, [column])
    good = sum(
        1 for text in texts
        if (found := names_in(text, initials))
        and all(is_somebody(name, initials, codes) for name in found)
    )
    return bool(texts) and good * 2 >= len(texts)


def _go_on(
    sheet: Sheet, heading: int, rows: dict[int, date], meanings: dict[int, Meaning],
    rest: tuple[dict[int, str], dict[int, str]], initials: frozenset[str], codes: Codes,
) -> tuple[int, ...]:
    """Columns of names without a heading behind one that has a meaning: they share it."""
    found = []
    for column in range(min(meanings, default=sheet.width) + 1, sheet.width):
        taken = column in meanings or any(column in part for part in rest)
        if taken or column - 1 not in meanings or sheet.text(heading, column):
            continue
        texts = texts_in(sheet, rows, [column])
        if texts and all(
            is_somebody(name, initials, codes) or is_vacant(name)
            for text in texts for name in names_in(text, initials)
        ):
            meanings[column] = meanings[column - 1]
            found.append(column)
    return tuple(found)


def _rows_below(
    sheet: Sheet, rows: dict[int, date], dates: int, columns: list[int]
) -> dict[int, int]:
    """Rows without a date that go on with the day above them, each with the dated row.

    Below the last date only as many as every other day has; more may be the foot of the sheet.
    """
    ordered = sorted(rows)
    found: dict[int, int] = {}
    gaps = {b - a for a, b in pairwise(ordered)}
    usual = gaps.pop() if len(gaps) == 1 else 1
    ends = [*ordered[1:], min(len(sheet.rows), ordered[-1] + usual)]
    for start, end in zip(ordered, ends, strict=True):
        for row in range(start + 1, end):
            cells = sheet.rows[row]
            if cells[dates] != "" or not any(not is_blank(cells[c]) for c in columns):
                break
            found[row] = start
    return found


def _is_date_column(sheet: Sheet, heading: int, column: int) -> bool:
    """Whether a column called "Dag" holds days, and not those who work in the day."""
    if role_of(sheet.text(heading, column)) != "date":
        return False
    below = [cells[column] for cells in sheet.rows[heading + 1 :] if not is_blank(cells[column])]
    return sum(1 for value in below if mark_of(value)) * 2 >= len(below)


def _meaning_of(text: str, codes: Codes) -> Meaning | None:
    """What standing under a heading means: a shift with times, being off or away."""
    if not text or mark_of(text):
        return None
    if text in codes.explained:
        codes.met.add(text)
        return codes.explained[text]
    match = _TIMES.search(text)
    span = times_of(match[0]) if match else None
    if span:
        return Work(*span, team_in(text) or usual_team(*span))
    if is_off(text) and codes.read(text) == (Absent.OFF,):
        return Absent.OFF
    return Absent.AWAY if names_absence(text) else None


def _date_columns(sheet: Sheet) -> dict[int, Days]:
    """Columns that hold days in order, and the days by row."""
    marked = {value for value in sheet.values if value != "" and mark_of(value)}
    found: dict[int, Days] = {}
    weekdays: dict[int, dict[int, int]] = {}
    for column in range(min(sheet.width, _DATE_COLUMNS) if marked else 0):
        marks: dict[int, Mark] = {}
        for row, cells in enumerate(sheet.rows):
            value = sheet.spread(row, column) if sheet.merged else cells[column]
            mark = mark_of(value) if value in marked else None
            if mark is not None:
                marks[row] = mark
        weekdays[column] = {row: m.weekday for row, m in marks.items() if m.weekday and not m.day}
        days = _days_of({row: mark for row, mark in marks.items() if mark.day is not None}, sheet)
        if days is None and len(weekdays[column]) == len(marks):
            days = _days_of(marks, sheet)
        if days is not None:
            beside = weekdays.get(column - 1, {})
            own = {row: m.weekday for row, m in marks.items() if m.weekday and m.day}
            found[column] = Days(days.rows, days.weak, own or beside)
    return found


def _days_of(marks: dict[int, Mark], sheet: Sheet) -> Days | None:
    """The days of a column's marks; None where they do not follow each other or lack a month."""
    if len(marks) < _MIN_LINES or not _count_up(list(marks.values())):
        return None
    whole = all(mark.whole for mark in marks.values())
    hints = Hints() if whole else title_hints(sheet, min(marks))
    for weak in (False, True):
        said = hints.filled(weak_hints(sheet)) if weak else hints
        days = resolve(list(marks.values()), said)
        if days is not None and days == sorted(days):
            return Days(dict(zip(marks, days, strict=True)), weak)
    return None


def _count_up(marks: list[Mark]) -> bool:
    """Bare numbers are days only if they count up by one."""
    if any(mark.month or mark.day is None for mark in marks):
        return True
    steps: Iterator[tuple[int, int]] = ((a.day or 0, b.day or 0) for a, b in pairwise(marks))
    return all(b - a in (0, 1) or (b == 1 and a >= 28) for a, b in steps)
