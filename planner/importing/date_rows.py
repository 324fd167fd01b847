"""Rows of a sheet that head a table with days, and which days these are."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress, pairwise

from planner.importing.dates import (
    Hints,
    Mark,
    date_of,
    hints_of,
    mark_of,
    resolve,
    weekday_of,
    weekdays_in,
)
from planner.importing.headings import role_of
from planner.importing.sheet import Cell, Place, Sheet, text_of
from planner.importing.titles import first_of, months_above, text_hints, title_hints, weak_hints

NEARBY = 2
"""Headings such as "Navn" stand at most so many rows above or below the dates."""

_MIN_DAY_NUMBERS, _FEW_DAY_NUMBERS = 7, 2
"""So many numbers are days; fewer, at the end of a month, where "Navn" stands in front of them."""

_LONGEST_MONTH = 31
_MOSTLY, _MIN_STEPS = 0.6, 3
_USUAL_STEP, _LONGEST_STEP = timedelta(days=7), timedelta(days=40)
_NAMES = frozenset({"name", "first_name"})


@dataclass(frozen=True, slots=True)
class DateRow:
    """A heading of days. `bare`: weekdays alone, whose dates come from week numbers. Its table
    takes the columns from `left` up to `right`. `weak`: only the foot of the sheet, the file's
    name or another sheet says the year or the month."""

    row: int
    days: dict[int, date]
    weekdays: dict[int, int]
    bare: bool
    left: int
    right: int
    weak: bool = False

    def beside(self, other: "DateRow") -> bool:
        """Whether the two tables share no column."""
        return self.right <= other.left or other.right <= self.left


def what_dates_lack(sheet: Sheet) -> tuple[str, list[Place]] | None:
    """What days that cannot be placed lack, "year" or "month", and their cells; None for none."""
    return _lack(sheet) or (_lack(sheet.turn()) if sheet.rows else None)


def _lack(sheet: Sheet) -> tuple[str, list[Place]] | None:
    marked = _marked(sheet)
    for row, cells in enumerate(sheet.rows[:200]):
        at = _marks(cells, marked)
        marks = list(at.values())
        hints = title_hints(sheet, row).filled(weak_hints(sheet))
        if _follow(marks) and resolve(marks, hints) is None:
            lack = "year" if _is_dated(marks[0]) else "month"
            return lack, [sheet.place_in_file(row, column) for column in at]
    return None


def date_rows(sheet: Sheet) -> list[DateRow]:
    """The headings of days in a sheet, from the top and from the left."""
    found: list[DateRow] = []
    marked = _marked(sheet)
    for row, cells in enumerate(sheet.rows):
        marks = {} if marked.keys().isdisjoint(cells) else _marks(cells, marked)
        if not marks:
            continue
        bounds = _bounds(sheet, row, marks)
        for left, right in bounds:
            part = {column: mark for column, mark in marks.items() if left <= column < right}
            heading = _date_row(sheet, row, part, left, right) if part else None
            if heading is not None:
                found.append(heading)
    return _without_doubles(found)


def _date_row(
    sheet: Sheet, row: int, marks: dict[int, Mark], left: int, right: int
) -> DateRow | None:
    if not _may_be_dates(sheet, row, marks) or _goes_on_below(sheet, row, marks):
        return None
    if 0 in sheet.rows[row] and all(_is_number(mark) for mark in marks.values()):
        return None  # hours of a day are counted from 0, days of a month are not
    before = sheet.rows[row][left : min(marks)]
    hints = _in_front(before).filled(title_hints(sheet, row, left, right))
    weak = False
    marks = _in_month(marks, hints)
    days = _days(sheet, row, marks, hints)
    if days is None:
        more = hints.filled(weak_hints(sheet))
        marks, weak = _in_month(marks, more), True
        days = _days(sheet, row, marks, more)
    if days is None or not _rise(days):
        return None
    weekdays = {c: m.weekday for c, m in marks.items() if m.weekday is not None}
    bare = all(_is_weekday(mark) for mark in marks.values())
    by_column = dict(zip(marks, days, strict=True))
    return DateRow(row, by_column, weekdays, bare, left, right, weak)


def _days(sheet: Sheet, row: int, marks: dict[int, Mark], hints: Hints) -> list[date] | None:
    ordered = list(marks.values())
    if hints.first is None and all(_is_number(mark) for mark in ordered):
        months = months_above(sheet, row, marks)
        first = first_of(months, ordered[0].day or 0, hints) if months else None
        days = resolve(ordered, Hints(first=first)) if first else None
        if days is not None:
            return days
    return _by_week_row(sheet, row, marks, hints) or resolve(ordered, hints)


def _in_month(marks: dict[int, Mark], hints: Hints) -> dict[int, Mark]:
    """Numbers of a form for 31 days, without those that its month does not have."""
    ordered = list(marks.items())
    whole = [mark.day for _, mark in ordered] == list(range(1, _LONGEST_MONTH + 1))
    if not whole or hints.year is None or hints.month is None:
        return marks
    return dict(ordered[: monthrange(hints.year, hints.month)[1]])


def _in_front(cells: Sequence[Cell]) -> Hints:
    """A month or week in front of the days, in their own row ("Uge 2", "Mandag", ...)."""
    hints = Hints()
    for value in cells:
        if isinstance(value, str) and len(value) > 2:
            hints = hints.filled(text_hints(value))
    return hints


def _bounds(sheet: Sheet, row: int, marks: dict[int, Mark]) -> list[tuple[int, int]]:
    """The columns of each table in a row: a second column of names begins a second one."""
    first, last = min(marks), max(marks)
    near = range(max(0, row - NEARBY), min(len(sheet.rows), row + NEARBY + 1))
    cuts = [
        column for column in range(first + 1, last)
        if column not in marks and any(role_of(sheet.text(at, column)) in _NAMES for at in near)
    ]
    return list(pairwise([0, *cuts, sheet.width]))


def _goes_on_below(sheet: Sheet, row: int, marks: dict[int, Mark]) -> bool:
    """Whether whole dates stand below whole dates: then these are columns of dates, no heading."""
    if row + 1 >= len(sheet.rows) or not _is_whole(next(iter(marks.values()))):
        return False
    below = [date_of(sheet.rows[row + 1][column]) for column in marks]
    return sum(1 for day in below if day) * 2 > len(below)


def _by_week_row(
    sheet: Sheet, row: int, marks: dict[int, Mark], hints: Hints
) -> list[date] | None:
    """The days of weekdays under a row of week numbers ("Uge 2" over its seven columns)."""
    year_said = hints.year or (hints.first.isocalendar().year if hints.first else None)
    if year_said is None or not all(_is_weekday(mark) for mark in marks.values()):
        return None
    for above in range(row - 1, max(-1, row - 1 - NEARBY), -1):
        year, week, days = year_said, None, []
        for column, mark in marks.items():
            said = hints_of(text_of(sheet.spread(above, column))).week
            if said is not None and week is not None and said < week:
                year += 1
            week = said or week
            if week is None:
                break
            try:
                days.append(date.fromisocalendar(year, week, mark.weekday or 1))
            except ValueError:
                break
        if len(days) == len(marks):
            return days
    return None


def _without_doubles(found: list[DateRow]) -> list[DateRow]:
    """Of two headings for the same columns in rows that touch, the one that says more.

    So does a row of weekdays near one of dates: a help to the reader, not a second heading.
    """
    kept: list[DateRow] = []
    for heading in found:
        last = next((k for k in reversed(kept) if not k.beside(heading)), None)
        if last is None or heading.row - last.row > NEARBY or not (
            heading.bare or last.bare or heading.row == last.row + 1
        ):
            kept.append(heading)
        elif last.bare and not heading.bare:
            kept[kept.index(last)] = heading
    return kept


def _marked(sheet: Sheet) -> dict[Cell, Mark]:
    """What each different value says of a day, of those that say something."""
    found = ((value, mark_of(value)) for value in sheet.values if value != "")
    return {value: mark for value, mark in found if mark is not None}


def _marks(cells: Sequence[Cell], marked: dict[Cell, Mark]) -> dict[int, Mark]:
    """Marks of a row by column: the longest kind of marks that it holds."""
    marks = {
        column: marked[cells[column]]
        for column in compress(range(len(cells)), map(marked.__contains__, cells))
        if not isinstance(cells[column], bool)  # True is 1, and no day
    }
    if any(_is_weekday(mark) for mark in marks.values()):
        named = weekdays_in([value if isinstance(value, str) else "" for value in cells])
        more = {c: Mark(weekday=day) for c, day in named.items() if c not in marks}
        marks = dict(sorted((marks | more).items()))
    for kind in (_is_whole, _is_dated, _is_number, _is_weekday):
        of_kind = {column: mark for column, mark in marks.items() if kind(mark)}
        if len(of_kind) * 2 > len(marks):
            return _led_by_a_date(marks, of_kind) if kind is _is_number else of_kind
    return {}


def _led_by_a_date(marks: dict[int, Mark], numbers: dict[int, Mark]) -> dict[int, Mark]:
    """Numbers that go on from one whole date in front of them, as whole dates."""
    first = next(iter(numbers))
    lead = next((marks[c] for c in reversed(list(marks)) if c < first), None)
    start = lead.whole if lead is not None else None
    if start is None:
        return numbers
    days = [start + timedelta(days=n) for n in range(len(numbers) + 1)]
    if [day.day for day in days[1:]] != [mark.day for mark in numbers.values()]:
        return numbers
    columns = [next(c for c in marks if marks[c] is lead), *numbers]
    return {c: Mark(d.day, d.month, d.year) for c, d in zip(columns, days, strict=True)}


def _is_whole(mark: Mark) -> bool:
    return mark.whole is not None


def _is_dated(mark: Mark) -> bool:
    return mark.day is not None and mark.month is not None


def _is_number(mark: Mark) -> bool:
    return mark.day is not None and mark.month is None


def _is_weekday(mark: Mark) -> bool:
    return mark.day is None and mark.weekday is not None


def _may_be_dates(sheet: Sheet, row: int, marks: dict[int, Mark]) -> bool:
    ordered = list(marks.values())
    named = any(
        role_of(sheet.text(row, column)) in ("name", "first_name") for column in range(min(marks))
    )
    alone = len(marks) == 1
    fewest = 1 if alone and _has_week_above(sheet, row, min(marks)) else _FEW_DAY_NUMBERS
    if not _follow(ordered, fewest if named else _MIN_DAY_NUMBERS):
        return False
    return not alone or (ordered[0].day is not None and named)


def _has_week_above(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a weekday or a week's number stands above a lone number: then it is a day."""
    text = sheet.text(row - 1, column)
    return weekday_of(text) is not None or hints_of(text).week is not None


def _follow(marks: list[Mark], fewest: int = _MIN_DAY_NUMBERS) -> bool:
    """Whether marks can be the days of a heading: numbers must count up by one, so many of them."""
    if not marks:
        return False
    if _is_number(marks[0]):
        steps = [(b.day or 0) - (a.day or 0) for a, b in pairwise(marks)]
        return len(marks) >= fewest and all(
            step == 1 or (b.day == 1 and (a.day or 0) >= 28)
            for step, (a, b) in zip(steps, pairwise(marks), strict=True)
        )
    return len(marks) >= 5 if _is_weekday(marks[0]) else True


def _rise(days: list[date]) -> bool:
    """Whether days can be those of a heading: each a little after the one before it.

    Steps of a month are dates with the month in front, read the wrong way round. In a long
    heading a mistyped date is let through and asked about.
    """
    steps = [b - a for a, b in pairwise(days)]
    good = sum(1 for step in steps if timedelta() < step <= _USUAL_STEP)
    wild = sum(1 for step in steps if step <= timedelta() or step > _LONGEST_STEP)
    if wild:
        return good >= _MOSTLY * len(steps) and len(steps) >= _MIN_STEPS
    return good * 2 >= len(steps)


