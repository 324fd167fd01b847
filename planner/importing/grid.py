"""Where a sheet of names × dates has its dates, its names and its other columns."""

import re
from dataclasses import dataclass, field
from datetime import date

from planner.importing.date_rows import NEARBY, DateRow, date_rows
from planner.importing.dates import mark_of, weekdays_in
from planner.importing.headings import Role, role_of
from planner.importing.names import is_full_name, is_profession, is_staff_code, is_unit, may_be_name
from planner.importing.sheet import Sheet, text_of

_MAY_HEAD_NAMES: tuple[Role, ...] = ("date", "weekday", "number")
"""What may stand in front of a row of dates with people's names or initials below."""

_SHORTEST_MONTH = 28
_TITLE_ROWS = 3
_UNIT_LABEL = re.compile(r"(?:afdeling|afd\.?|enhed|afsnit|hus|team|gruppe)\s*:\s*(.{2,40})", re.I)
_UNIT_TITLE = re.compile(
    r"(?:hus|afdeling|afd\.?|afsnit|enhed|bogruppe|team|etage|stue|fløj) [\wæøåÆØÅ.]{1,20}$", re.I
)
_CONTRACT = re.compile(r"norm|kontrakt|ansæt|uge|week|woche|vecka|uke")
_FEWEST_CODED = 3
_SAMPLE = 200
"""So many rows of a table show what stands in a column."""


@dataclass(frozen=True, slots=True)
class Block:
    """One table of names × dates. `body` is its first row of people, `end` the row after it.

    `ends`: where a day has two columns, the column of its shift's end by that of its start.
    `counted`: its days are bare numbers that no full month or weekday confirms. `weak`: only the
    foot, the file's name or another sheet says the year or month. `unit`: that of all its people,
    where a title says it. `coded`: people stand under codes (AB12). Its columns are those from
    `left` up to `right`.
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
    weak: bool = False
    coded: bool = False
    unit: str | None = None
    left: int = 0
    right: int = 0


def find_blocks(sheet: Sheet) -> list[Block]:
    """The tables of names × dates in a sheet, from the top."""
    rows = date_rows(sheet)
    blocks: list[Block] = []
    for heading in rows:
        below = [o.row for o in rows if o.row > heading.row and not o.beside(heading)]
        block = _block(sheet, heading, min(below, default=len(sheet.rows)))
        if block is not None:
            blocks.append(block)
    return blocks


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


def _block(sheet: Sheet, heads: DateRow, end: int) -> Block | None:
    row, days, weekdays = heads.row, heads.days, heads.weekdays
    first_day = min(days)
    top, bottom = max(0, row - NEARBY), min(len(sheet.rows), row + NEARBY + 1)
    roles: dict[int, Role] = {}
    unknown: dict[int, str] = {}
    body = row + 1
    below = _headings_below(sheet, heads, bottom)
    for heading in [row, *below, *range(row - 1, top - 1, -1)]:
        named = _heading_roles(sheet, heading, heads)
        body = max(body, heading + 1)
        for column, role in named.items():
            roles.setdefault(column, role)
        weekdays = weekdays or _weekday_row(sheet, heading, days)
    for column in range(heads.left, heads.right):
        text = sheet.text(row, column)
        if text and column not in days and column not in roles:
            unknown[column] = text
    for column, role in roles.items():
        if role == "hours" and column > first_day and not _is_contract(sheet, top, body, column):
            roles[column] = "length"  # to the right of the days stand sums, not contracts
    ends = _end_columns(sheet, row, days)
    if ends:
        body = max(body, row + 2)
        roles = {c: role for c, role in roles.items() if c not in ends.values()}
    names = _name_columns(sheet, roles, heads, body, end)
    coded = () if names else _coded_column(sheet, heads, body, end)
    if not names and not coded:
        return None
    names = names or coded
    roles |= _unheaded(sheet, heads, roles, names, body, end)
    unknown = {c: text for c, text in unknown.items() if c not in roles and c not in names}
    counted = not weekdays and _unconfirmed(sheet, row, days)
    return Block(
        sheet, row, days, weekdays, names, roles, unknown, ends, counted, body, end,
        heads.weak and not weekdays, bool(coded), _unit_above(sheet, heads, names), heads.left,
        heads.right,
    )


def _headings_below(sheet: Sheet, heads: DateRow, bottom: int) -> list[int]:
    """Rows under the dates that still name columns; they go before a title above the dates."""
    found = []
    for row in range(heads.row + 1, bottom):
        if not any(value != "" for value in sheet.rows[row]):
            continue
        if not _is_heading_row(sheet, row, heads.days, _heading_roles(sheet, row, heads)):
            break
        found.append(row)
    return found


def _is_contract(sheet: Sheet, top: int, body: int, column: int) -> bool:
    """Whether a heading of hours is that of a contract and not of a sum."""
    return any(_CONTRACT.search(sheet.text(at, column).lower()) for at in range(top, body))


def _unheaded(
    sheet: Sheet, heads: DateRow, roles: dict[int, Role], names: tuple[int, ...], body: int,
    end: int,
) -> dict[int, Role]:
    """Columns left of the days that no heading names but whose cells say what they are."""
    found: dict[int, Role] = {}
    for column in range(heads.left, min(heads.days)):
        if column in roles or column in names:
            continue
        texts = [
            text for at in range(body, min(end, body + _SAMPLE))
            if (text := text_of(sheet.spread(at, column)))
        ]
        role: Role
        for role, fits in (("profession", is_profession), ("unit", is_unit)):
            if texts and all(fits(text) for text in texts) and role not in roles.values():
                found[column] = role
    return found


def _unit_above(sheet: Sheet, heads: DateRow, names: tuple[int, ...]) -> str | None:
    """The unit that a line close above the dates names, or the cell over the names."""
    own = sheet.text(heads.row, names[0])
    if is_unit(own):
        return own
    for row in range(heads.row - 1, max(-1, heads.row - _TITLE_ROWS - 1), -1):
        filled = [c for c in range(heads.left, heads.right) if sheet.rows[row][c] != ""]
        if not filled:
            continue
        text = sheet.text(row, filled[0])
        labelled = _UNIT_LABEL.fullmatch(text)
        if labelled:
            return labelled[1].strip()
        if len(filled) == 1 and filled[0] < min(heads.days) and _UNIT_TITLE.match(text):
            return text
    return None


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
    if not all(mark and mark.day and mark.month is None and mark.weekday is None for mark in marks):
        return False
    numbers = [day.day for day in days.values()]
    return 1 not in numbers and max(numbers) < _SHORTEST_MONTH


def _heading_roles(sheet: Sheet, row: int, heads: DateRow) -> dict[int, Role]:
    found: dict[int, Role] = {}
    for column in range(heads.left, heads.right):
        if column not in heads.days:
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
    columns = list(days)
    named = weekdays_in([sheet.text(row, column) for column in columns])
    found = {columns[place]: weekday for place, weekday in named.items()}
    return found if len(found) * 2 > len(days) else {}


def _name_columns(
    sheet: Sheet, roles: dict[int, Role], heads: DateRow, body: int, end: int
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
    for column in range(heads.left, min(heads.days)):
        if roles.get(column, "date") not in _MAY_HEAD_NAMES:
            continue
        count = sum(
            1 + is_full_name(text) for row in range(body, min(end, body + _SAMPLE))
            if may_be_name(text := sheet.text(row, column))
        )
        if count > most and not _all_professions(sheet, column, body, end):
            best, most = column, count
    return (best,) if best is not None else ()


def _coded_column(sheet: Sheet, heads: DateRow, body: int, end: int) -> tuple[int, ...]:
    """The column in which everybody stands under a code of her own, where nobody has a name."""
    for column in range(heads.left, min(heads.days)):
        texts = [text for row in range(body, end) if (text := sheet.text(row, column))]
        codes = {text for text in texts if is_staff_code(text)}
        if len(codes) >= _FEWEST_CODED and len(codes) * 2 > len(texts):
            return (column,)
    return ()


def _all_professions(sheet: Sheet, column: int, body: int, end: int) -> bool:
    texts = [sheet.text(row, column) for row in range(body, min(end, body + _SAMPLE))]
    return all(is_profession(text) for text in texts if text)
