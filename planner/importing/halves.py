"""Shifts whose start and end stand in two cells, side by side or one above the other.

Each such pair becomes one cell ("07:00-15:00") where its first half stands, and the rest is blank,
so that a layout need not know of pairs. Rows and columns stay where they are: what is asked about
a cell still names it. Half a shift becomes a text that no time is, which is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, pairwise

from models.timespan import clock
from planner.importing.clocks import clock_of, end_of, times_of
from planner.importing.codes import is_blank, names_absence
from planner.importing.dates import mark_of, weekday_of
from planner.importing.headings import Role, role_of
from planner.importing.sheet import Cell, Sheet, text_of
from planner.importing.words import fold

_STARTS = frozenset({"ind", "in", "st", "mød", "s", "fra", "f", "begin"})
_ENDS = frozenset({"ud", "out", "sl", "gå", "e", "til", "t", "stop"})
_REST: tuple[Role, ...] = ("hours", "length", "minutes", "pause")
_FEWEST_PAIRS, _FEWEST_DATES, _FEWEST_WEEKDAYS, _FEWEST_NUMBERS = 2, 3, 5, 7
_ABOVE = 3
"""The days stand at most so many rows above "Fra" and "Til"."""

_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class _Pair:
    """Where a day's start and end stand; `first` is the column of its date, `after` that behind.

    `code`: the column of a code beside them, or None.
    """

    first: int
    after: int
    start: int
    end: int
    code: int | None = None


def join_halves(sheet: Sheet) -> Sheet:
    """The sheet with each shift in one cell; the same sheet where it has no halves."""
    days = list(_day_rows(sheet))
    if not days:
        return sheet
    rows = [list(cells) for cells in sheet.rows]
    joined = _join_columns(sheet, rows, days) | _join_rows(rows, days)
    if not joined:
        return sheet
    return replace(sheet, rows=rows, values=frozenset(chain.from_iterable(rows)))


def _day_rows(sheet: Sheet) -> Iterator[tuple[int, list[int]]]:
    """Rows that are headings of days, with the columns of the days."""
    marked = {value for value in sheet.values if value != "" and mark_of(value) is not None}
    for row, cells in enumerate(sheet.rows) if marked else ():
        if marked.isdisjoint(cells):
            continue
        columns = [
            column for column, value in enumerate(cells)
            if value in marked and not isinstance(value, bool)  # True is 1, and no day
        ]
        marks = [mark for column in columns if (mark := mark_of(cells[column]))]
        dated = [c for c, mark in zip(columns, marks, strict=True) if mark.day and mark.month]
        named = [c for c, mark in zip(columns, marks, strict=True) if mark.weekday and not mark.day]
        numbers = [
            (c, mark.day) for c, mark in zip(columns, marks, strict=True)
            if mark.day and not mark.month
        ]
        if len(dated) >= _FEWEST_DATES:
            yield row, dated
        elif len(named) >= _FEWEST_WEEKDAYS:
            yield row, named
        elif len(numbers) >= _FEWEST_NUMBERS and all(
            b == a + 1 or b == 1 for (_, a), (_, b) in pairwise(numbers)
        ):
            yield row, [column for column, _ in numbers]


def _is_start(text: str) -> bool:
    return bool(text) and (role_of(text) == "start" or fold(text) in _STARTS)


def _is_end(text: str) -> bool:
    return bool(text) and (role_of(text) == "end" or fold(text) in _ENDS)


def _join_columns(
    sheet: Sheet, rows: list[list[Cell]], days: Sequence[tuple[int, list[int]]]
) -> bool:
    """Pairs in two columns of a day, down to the next heading of days."""
    joined = False
    for place, (row, columns) in enumerate(days):
        until = days[place + 1][0] if place + 1 < len(days) else len(rows)
        labels = next((
            below for below in range(row + 1, min(row + _ABOVE, until) + 1)
            if below < len(rows) and len(_labelled(sheet, below)) >= _FEWEST_PAIRS
        ), None)
        if labels is not None:
            pairs = _pairs_below(sheet, columns, labels)
            if _are_plain(sheet, row, columns, labels, pairs):
                joined = _say_once(rows[labels + 1 : until], pairs) or joined
                continue
            for pair in pairs:
                for column in range(pair.first, pair.after):
                    rows[labels][column] = ""
        else:
            pairs = _bare_pairs(sheet, row, columns, until)
        for pair in pairs:
            if mark_of(rows[row][pair.first]) is not None:
                rows[row][pair.first + 1 : pair.after] = [""] * (pair.after - pair.first - 1)
        first = row + 1 if labels is None else labels + 1
        for below in range(first, until) if pairs else ():
            _join_in_row(rows[below], pairs)
        joined = joined or bool(pairs)
    return joined


def _labelled(sheet: Sheet, row: int) -> list[int]:
    """The columns of starts in a row that names starts and ends."""
    return [
        column for column in range(sheet.width - 1)
        if _is_start(sheet.text(row, column)) and (
            _is_end(sheet.text(row, column + 1)) or _is_end(sheet.text(row, column + 2))
        )
    ]


def _pairs_below(sheet: Sheet, columns: list[int], labels: int) -> list[_Pair]:
    """The pairs under a heading of days; none unless each day that has labels has both halves."""
    starts = _labelled(sheet, labels)
    marks = [c for c in columns if c in starts or not _is_end(sheet.text(labels, c))]
    gaps = [b - a for a, b in pairwise(marks)]
    width = min(gaps, default=sheet.width)
    pairs = []
    for place, first in enumerate(marks):
        after = marks[place + 1] if place + 1 < len(marks) else min(first + width, sheet.width)
        start = next((c for c in starts if first <= c < after), None)
        if start is None:
            continue
        end = next((c for c in range(start + 1, after) if _is_end(sheet.text(labels, c))), None)
        if end is None:
            return []
        code = next((c for c in range(first, after)
                     if c not in (start, end) and role_of(sheet.text(labels, c)) == "code"), None)
        pairs.append(_Pair(first, after, start, end, code))
    return pairs if len(pairs) >= min(_FEWEST_PAIRS, len(marks)) else []


def _are_plain(
    sheet: Sheet, row: int, columns: list[int], labels: int, pairs: list[_Pair]
) -> bool:
    """Whether a table of names × dates is read with its pairs, which can ask about each half."""
    weeks = any(
        role_of(sheet.text(heading, column)) in ("week", "roll_week")
        or fold(sheet.text(heading, column)).startswith("rul")
        for heading in (row, labels) for column in range(min(columns))
    )
    return not weeks and labels == row + 1 and len(pairs) == len(columns) and all(
        pair.after == pair.first + 2 and pair.start == pair.first
        and role_of(sheet.text(labels, pair.start)) == "start"
        and role_of(sheet.text(labels, pair.end)) == "end"
        for pair in pairs
    )


def _say_once(rows: list[list[Cell]], pairs: Sequence[_Pair]) -> bool:
    """Blank the second of two halves that say the same and no time ("ferie", "ferie")."""
    changed = False
    for cells in rows:
        for pair in pairs:
            value = cells[pair.end]
            if value != "" and value == cells[pair.start] and clock_of(value) is None:
                cells[pair.end] = ""
                changed = True
    return changed


def _bare_pairs(sheet: Sheet, row: int, columns: list[int], until: int) -> list[_Pair]:
    """Pairs below days that stand over every second column, where only times stand below."""
    columns = [column for column in columns if column + 1 < sheet.width]
    if not columns or any(b - a != 2 for a, b in pairwise(columns)):
        return []
    if any(sheet.text(row, column + 1) for column in columns):
        return []
    whole = halves = 0
    for below in range(row + 1, until):
        for column in columns:
            first, second = sheet.rows[below][column], sheet.rows[below][column + 1]
            whole += times_of(first) is not None
            halves += _is_clock(first) and _is_clock(second)
    if halves < _FEWEST_PAIRS or halves < _MOSTLY * (whole + halves):
        return []
    return [_Pair(column, column + 2, column, column + 1) for column in columns]


def _is_clock(value: Cell) -> bool:
    if isinstance(value, (date, datetime)) and value.year > 1900:
        return False
    return not is_blank(value) and clock_of(value) is not None


def _join_in_row(cells: list[Cell], pairs: Sequence[_Pair]) -> None:
    for pair in pairs:
        if not any(_may_be_joined(cells[column]) for column in (pair.start, pair.end)):
            if pair.code is not None and not is_blank(cells[pair.code]):
                cells[pair.first], cells[pair.code] = cells[pair.code], cells[pair.first]
            continue
        code = "" if pair.code is None else cells[pair.code]
        whole = _whole(cells[pair.start], cells[pair.end], code)
        cells[pair.first : pair.after] = [""] * (pair.after - pair.first)
        cells[pair.first] = whole


def _may_be_joined(value: Cell) -> bool:
    """Whether a cell says something that belongs to a shift, and no date does."""
    if isinstance(value, (date, datetime)) and value.year > 1900:
        return False
    return not is_blank(value) and weekday_of(text_of(value)) is None


def _whole(start: Cell, end: Cell, code: Cell = "") -> Cell:
    """What two halves and a code beside them say together."""
    from_ = None if is_blank(start) else clock_of(start)
    to = None if is_blank(end) else end_of(start, end)
    if from_ is not None and to is not None:
        span = f"{clock(from_)}-{clock(to)}"
        return span if is_blank(code) else f"{text_of(code)} {span}"
    if is_blank(start) and is_blank(end):
        return code
    if is_blank(end) and from_ is None:
        return start
    if text_of(start) == text_of(end) or names_absence(text_of(start)):
        return start
    first, second = text_of(start), text_of(end)
    return f"{first}-{second}" if not (is_blank(start) and to is None) else end


def _join_rows(rows: list[list[Cell]], days: Sequence[tuple[int, list[int]]]) -> bool:
    """Pairs in two rows of a person, below a heading of days."""
    joined = False
    for place, (row, columns) in enumerate(days):
        until = days[place + 1][0] if place + 1 < len(days) else len(rows)
        below, person, after = row + 1, row, 0
        while below + 1 < until:
            label = _label_of_halves(rows, below, columns[0])
            if label is None and not _are_bare_halves(rows, below, columns):
                below += 1
                continue
            _join_two_rows(rows, below, columns, label)
            if below == after and all(is_blank(value) for value in rows[below][: columns[0]]):
                _add_second(rows[person], rows[below], columns)
            else:
                person = below
            joined = True
            below += 2
            if label is not None and below < until and role_of(
                text_of(rows[below][label])
            ) in _REST:
                rows[below] = [""] * len(rows[below])
                below += 1
            after = below
    return joined


def _add_second(cells: list[Cell], second: list[Cell], columns: Sequence[int]) -> None:
    """Add the second shifts of a person's days, which stand below the first without her name."""
    for column in columns:
        if not is_blank(second[column]):
            texts = [text_of(cells[column])] * (not is_blank(cells[column]))
            cells[column] = " + ".join((*texts, text_of(second[column])))
        second[column] = ""


def _label_of_halves(rows: list[list[Cell]], row: int, before: int) -> int | None:
    """The column in front of the days that names a row "Fra" and the one below it "Til"."""
    for column in range(before):
        first, second = text_of(rows[row][column]), text_of(rows[row + 1][column])
        if _is_start(first) and _is_end(second):
            return column
        if role_of(first) == "code" and role_of(second) in ("times", "start"):
            return column
    return None


def _are_bare_halves(rows: list[list[Cell]], row: int, columns: Sequence[int]) -> bool:
    """Whether a named row and the nameless one below it hold starts and ends, and nothing else."""
    upper, lower = rows[row], rows[row + 1]
    first = columns[0]
    if all(is_blank(value) for value in upper[:first]) or any(
        not is_blank(value) for value in lower[:first]
    ):
        return False
    both = 0
    for column in columns:
        over, under = upper[column], lower[column]
        if not is_blank(under) and not (_is_clock(under) and _is_clock(over)):
            return False
        both += _is_clock(over) and _is_clock(under)
    return both > 0


def _join_two_rows(
    rows: list[list[Cell]], row: int, columns: Sequence[int], label: int | None
) -> None:
    upper, lower = rows[row], rows[row + 1]
    coded = label is not None and role_of(text_of(upper[label])) == "code"
    for column in columns:
        if coded:
            span = "" if is_blank(lower[column]) else text_of(lower[column])
            code = "" if is_blank(upper[column]) else text_of(upper[column])
            upper[column] = f"{code} {span}".strip()
        else:
            upper[column] = _whole(upper[column], lower[column])
        lower[column] = ""
    if label is not None:
        upper[label] = lower[label] = ""
    for column in range(columns[0]):
        if is_blank(upper[column]):
            upper[column] = lower[column]
        lower[column] = ""
