"""Where a sheet of names × dates has its dates, its names and its other columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from planner.importing.dates import Hints, Mark, date_of, hints_of, mark_of, resolve, weekday_of
from planner.importing.headings import Role, role_of
from planner.importing.names import may_be_name
from planner.importing.sheet import Cell, Sheet, text_of

_NEARBY = 2
"""Headings such as "Navn" stand at most so many rows above or below the dates."""

_TITLE_COLUMNS = 400
"""A title begins in one of so many first columns."""

_LABELS_OF_DATES: tuple[Role, ...] = ("date", "weekday")
"""What may stand in front of a row of dates and name it, with people's names below."""

_MIN_DAY_NUMBERS = 7
_SHORTEST_MONTH = 28
_MOSTLY, _MIN_STEPS = 0.6, 3
_USUAL_STEP, _LONGEST_STEP = timedelta(days=7), timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Block:
    """One table of names × dates. `body` is its first row of people, `end` the row after it.

    `ends`: where a day has two columns, the column of its shift's end by that of its start.
    `counted`: its days are bare numbers that no full month or weekday confirms.
    """

    sheet: Sheet
    date_row: int
    days: dict[int, date]
    weekdays: dict[int, int]
    name_columns: tuple[int, ...]
    roles: dict[int, Role]
    unknown: dict[int, str] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    counted: bool = False
    body: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class _DateRow:
    """A heading of days. `bare`: weekdays alone, whose dates come from week numbers."""

    row: int
    days: dict[int, date]
    weekdays: dict[int, int]
    bare: bool


def find_blocks(sheet: Sheet) -> list[Block]:
    """The tables of names × dates in a sheet, from the top."""
    rows = _date_rows(sheet)
    blocks: list[Block] = []
    for place, heading in enumerate(rows):
        end = rows[place + 1].row if place + 1 < len(rows) else len(sheet.rows)
        block = _block(sheet, heading.row, heading.days, heading.weekdays, end)
        if block is not None:
            blocks.append(block)
    return blocks


def title_hints(sheet: Sheet, above: int) -> Hints:
    """What the rows above a date row say of the period, then the sheet's name.

    The nearest row comes first, so that stacked blocks each have their own title. A first day
    that somebody told comes last, or alone.
    """
    told = Hints(first=sheet.first_day)
    if sheet.first_day_wins:
        return told
    hints = Hints()
    for row in range(above - 1, max(-1, above - 12), -1):
        for value in sheet.rows[row][:_TITLE_COLUMNS]:
            if isinstance(value, str) and len(value) > 3:
                hints = hints.filled(hints_of(value))
    return hints.filled(hints_of(sheet.name)).filled(told)


def what_dates_lack(sheet: Sheet) -> str | None:
    """What days that cannot be placed lack: "year" or "month"; None where there are none."""
    marked = _marked(sheet)
    for row, cells in enumerate(sheet.rows[:200]):
        marks = list(_marks(cells, marked).values())
        if _follow(marks) and resolve(marks, title_hints(sheet, row)) is None:
            return "year" if _is_dated(marks[0]) else "month"
    return None


def _date_rows(sheet: Sheet) -> list[_DateRow]:
    found: list[_DateRow] = []
    marked = _marked(sheet)
    for row, cells in enumerate(sheet.rows):
        marks = {} if marked.keys().isdisjoint(cells) else _marks(cells, marked)
        if not marks or not _may_be_dates(sheet, row, marks):
            continue
        if _goes_on_below(sheet, row, marks):
            continue
        if 0 in cells and all(_is_number(mark) for mark in marks.values()):
            continue  # hours of a day are counted from 0, days of a month are not
        hints = title_hints(sheet, row)
        days = _by_week_row(sheet, row, marks, hints) or resolve(list(marks.values()), hints)
        if days is None or not _rise(days):
            continue
        weekdays = {c: m.weekday for c, m in marks.items() if m.weekday is not None}
        bare = all(_is_weekday(mark) for mark in marks.values())
        found.append(_DateRow(row, dict(zip(marks, days, strict=True)), weekdays, bare))
    return _without_doubles(found)


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
    for above in range(row - 1, max(-1, row - 1 - _NEARBY), -1):
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


def _without_doubles(found: list[_DateRow]) -> list[_DateRow]:
    """Of two headings for the same columns in rows that touch, the one that says more.

    So does a row of weekdays near one of dates: a help to the reader, not a second heading.
    """
    kept: list[_DateRow] = []
    for heading in found:
        last = kept[-1] if kept else None
        if last is None or heading.row - last.row > _NEARBY or not (
            heading.bare or last.bare or heading.row == last.row + 1
        ):
            kept.append(heading)
        elif last.bare and not heading.bare:
            kept[-1] = heading
    return kept


def _marked(sheet: Sheet) -> dict[Cell, Mark]:
    """What each different value says of a day, of those that say something."""
    found = ((value, mark_of(value)) for value in sheet.values if value != "")
    return {value: mark for value, mark in found if mark is not None}


def _marks(cells: Sequence[Cell], marked: dict[Cell, Mark]) -> dict[int, Mark]:
    """Marks of a row by column: the longest kind of marks that it holds."""
    marks = {
        column: marked[value] for column, value in enumerate(cells)
        if value in marked and not isinstance(value, bool)  # True is 1, and no day
    }
    for kind in (_is_whole, _is_dated, _is_number, _is_weekday):
        of_kind = {column: mark for column, mark in marks.items() if kind(mark)}
        if len(of_kind) * 2 > len(marks):
            return of_kind
    return {}


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
    if not _follow(ordered):
        return False
    if len(marks) > 1:
        return True
    return _is_whole(ordered[0]) and any(
        role_of(sheet.text(row, column)) in ("name", "first_name") for column in range(min(marks))
    )


def _follow(marks: list[Mark]) -> bool:
    """Whether marks can be the days of a heading: numbers must count up by one."""
    if not marks:
        return False
    if _is_number(marks[0]):
        steps = [(b.day or 0) - (a.day or 0) for a, b in pairwise(marks)]
        return len(marks) >= _MIN_DAY_NUMBERS and all(
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


def out_of_order(days: dict[int, date]) -> list[int]:
    """Columns whose day is not after all those before it: mistyped or written twice."""
    wrong: list[int] = []
    last: date | None = None
    columns = list(days)
    for place, column in enumerate(columns):
        later = [days[c] for c in columns[place + 1 : place + 3]]
        behind = last is not None and days[column] <= last
        if behind or (later and all(day <= days[column] for day in later)):
            wrong.append(column)
        else:
            last = days[column]
    return wrong


def _block(
    sheet: Sheet, row: int, days: dict[int, date], weekdays: dict[int, int], end: int
) -> Block | None:
    first_day = min(days)
    top, bottom = max(0, row - _NEARBY), min(len(sheet.rows), row + _NEARBY + 1)
    roles: dict[int, Role] = {}
    unknown: dict[int, str] = {}
    body = row + 1
    heading_rows = [row, *range(row - 1, top - 1, -1), *range(row + 1, bottom)]
    for heading in heading_rows:
        if not any(value != "" for value in sheet.rows[heading]):
            continue
        named = _heading_roles(sheet, heading, days)
        if heading > row and not _is_heading_row(sheet, heading, days, named):
            break
        body = max(body, heading + 1)
        for column, role in named.items():
            roles.setdefault(column, role)
        weekdays = weekdays or _weekday_row(sheet, heading, days)
    for column in range(sheet.width):
        text = sheet.text(row, column)
        if text and column not in days and column not in roles:
            unknown[column] = text
    for column, role in roles.items():
        if role == "hours" and column > first_day:
            roles[column] = "length"  # to the right of the days stand sums, not contracts
    ends = _end_columns(sheet, row, days)
    if ends:
        body = max(body, row + 2)
        roles = {c: role for c, role in roles.items() if c not in ends.values()}
    names = _name_columns(sheet, roles, first_day, body, end)
    if not names:
        return None
    counted = not weekdays and _unconfirmed(sheet, row, days)
    return Block(
        sheet, row, days, weekdays, names, roles, unknown, ends, counted, body, end
    )


def _end_columns(sheet: Sheet, row: int, days: dict[int, date]) -> dict[int, int]:
    """Columns of ends by columns of starts, where the row below the dates names both."""
    return {
        column: column + 1 for column in days
        if role_of(sheet.text(row + 1, column)) == "start"
        and role_of(sheet.text(row + 1, column + 1)) == "end"
    }


def _unconfirmed(sheet: Sheet, row: int, days: dict[int, date]) -> bool:
    """Bare numbers that are neither a whole month nor the end of one: they might be hours."""
    marks = [mark_of(sheet.rows[row][column]) for column in days]
    if not all(mark and _is_number(mark) and mark.weekday is None for mark in marks):
        return False
    numbers = [day.day for day in days.values()]
    return 1 not in numbers and max(numbers) < _SHORTEST_MONTH


def _heading_roles(sheet: Sheet, row: int, days: dict[int, date]) -> dict[int, Role]:
    found: dict[int, Role] = {}
    for column in range(sheet.width):
        if column not in days:
            role = role_of(sheet.text(row, column))
            if role is not None:
                found[column] = role
    return found


def _is_heading_row(
    sheet: Sheet, row: int, days: dict[int, date], roles: dict[int, Role]
) -> bool:
    """A row below the dates that still belongs to the heading: weekdays, or "Navn"."""
    return bool(_weekday_row(sheet, row, days)) or bool(
        {"name", "first_name", "last_name"} & set(roles.values())
    )


def _weekday_row(sheet: Sheet, row: int, days: dict[int, date]) -> dict[int, int]:
    found = {}
    for column in days:
        weekday = weekday_of(sheet.text(row, column))
        if weekday is not None:
            found[column] = weekday
    return found if len(found) * 2 > len(days) else {}


def _name_columns(
    sheet: Sheet, roles: dict[int, Role], first_day: int, body: int, end: int
) -> tuple[int, ...]:
    """The column of names, or those of first and last names; else the one that looks like it."""
    by_role = {role: column for column, role in reversed(roles.items())}
    if "first_name" in by_role and "last_name" in by_role:
        return (by_role["first_name"], by_role["last_name"])
    if "name" in by_role:
        if "last_name" in by_role:
            return (by_role["name"], by_role["last_name"])
        return (by_role["name"],)
    if "first_name" in by_role:
        return (by_role["first_name"],)
    best, most = None, 0
    for column in range(first_day):
        if roles.get(column, "date") not in _LABELS_OF_DATES:
            continue
        count = sum(
            1 for row in range(body, min(end, body + 200)) if may_be_name(sheet.text(row, column))
        )
        if count > most:
            best, most = column, count
    return (best,) if best is not None else ()
