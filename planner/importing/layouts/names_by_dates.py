"""Names down, dates across, a code or times in each cell; one table or several, on any sheets."""

import re
from dataclasses import replace
from datetime import date

from models.finding import Severity, UnusableInput
from models.people import Shift
from models.timespan import Period
from planner.importing.codes import Work
from planner.importing.dates import Hints, hints_of, mark_of, months_named
from planner.importing.doubts import Doubts
from planner.importing.grid import Block
from planner.importing.grid_reader import GridReader
from planner.importing.layouts.base import Reading, Source
from planner.importing.names import is_team_group, is_unit, may_be_name, tidy
from planner.importing.people import People
from planner.importing.sheet import Sheet
from planner.importing.titles import title_hints
from planner.importing.totals import holds_hours
from planner.importing.words import fold
from planner.texts import t
from planner.texts.dates import numeric_date

_MANY = 5
_FORTNIGHT = 14
_TITLE_ROWS = 3
_WISHES = re.compile(r"(?:vagt|ferie)?ønske(?:r|plan|sedler|t)?\b|wünsche\b|wishes\b")
_NO_UNIT = re.compile(
    r"plan|skema|ark|sheet|tabelle|vagt|vikar|afløs|ekstra|fast|timeløn|elev|personale|ansat|"
    r"medarbejder|leder|kopi|ny|gammel|version|udkast|dag|aften|nat"
)


def confidence(source: Source) -> float:
    """Many dates in a row say it clearly."""
    widest = max((len(b.days) for b in source.blocks() if _says_something(b, source)), default=0)
    if widest == 0:
        return 0.0
    return 0.9 if widest >= _MANY else 0.4 + 0.1 * widest


def _says_something(block: Block, source: Source) -> bool:
    """A few dates in a row head a plan only if something below them is understood.

    So do dates over starts and ends.
    """
    if len(block.days) >= _MANY or block.ends:
        return True
    return any(
        source.codes.read(block.sheet.rows[row][column])
        for row in range(block.body, block.end) for column in block.days
        if block.sheet.rows[row][column] != ""
    )


def read(source: Source) -> Reading | None:
    """People of all tables; one who stands in several is one person."""
    return read_blocks(source.blocks(), source)


def read_blocks(blocks: list[Block], source: Source) -> Reading | None:
    """People of some tables of names × dates.

    Raises UnusableInput where they hold nothing but numbers of hours.
    """
    people = source.nobody_yet()
    reader = GridReader(source.codes, people, source.doubts)
    blocks = [block for block in blocks if not _are_wishes(block, source.doubts)]
    plans = [block for block in blocks if not holds_hours(block, source.codes)]
    for block in blocks:
        if block not in plans:
            source.doubts.ask("info", "sheet_hours", block.sheet, (block.date_row, 0))
    if blocks and not plans:
        raise UnusableInput(
            t("import.only_hours", file=source.book.file, sheet=blocks[0].sheet.name)
        )
    blocks = _with_units(plans)
    for block in blocks:
        reader.read(block)
        _check_title(block, source.doubts)
        _check_week(block, source.doubts)
    if not len(people):
        return None
    if _share_days(blocks):
        _ask_about_days_twice(people, source.doubts)
    for sheet in {block.sheet.name: block.sheet for block in blocks}.values():
        top = min(block.date_row for block in blocks if block.sheet.name == sheet.name)
        _ask_above(sheet, top, source)
    days = [day for block in blocks for day in block.days.values()]
    return Reading(
        Period(min(days), max(days)), people, frozenset(block.sheet.name for block in blocks)
    )


def _ask_above(sheet: Sheet, top: int, source: Source) -> None:
    """Shifts behind a name above the first heading of days: a table whose days were not read."""
    legend = source.codes.places.get(sheet.name, frozenset())
    for row, cells in enumerate(sheet.rows[:top]):
        named = False
        for column, value in enumerate(cells):
            if not isinstance(value, str) or not value:
                continue
            if not named:
                named = len(value) > 1 and may_be_name(value)
            elif sheet.place_in_file(row, column) not in legend and any(
                isinstance(meaning, Work) for meaning in source.codes.read(value) or ()
            ):
                source.doubts.ask_once("warning", "above_days", sheet, (row, column), "")


def _share_days(blocks: list[Block]) -> bool:
    """Whether a day stands in two tables."""
    return len({day for block in blocks for day in block.days.values()}) < sum(
        len(block.days) for block in blocks
    )


def _ask_about_days_twice(people: People, doubts: Doubts) -> None:
    """A day on which somebody has different shifts in two tables: perhaps an older version."""
    for person in people.everybody():
        first: dict[date, tuple[Shift, str, int]] = {}
        for shift, sheet, place in person.shifts:
            day = shift.span.first_day
            known, name, row = first.setdefault(day, (shift, sheet.name, place[0]))
            if (name, row) != (sheet.name, place[0]) and known.span != shift.span:
                doubts.ask_once("warning", "day_twice", sheet, place, "", name=person.name,
                                day=numeric_date(day), other=name)


def _are_wishes(block: Block, doubts: Doubts) -> bool:
    """Whether a line close above a table says that it holds wishes; then it is said."""
    sheet = block.sheet
    for row in range(max(0, block.date_row - _TITLE_ROWS), block.date_row):
        filled = [c for c in range(block.left, block.right) if sheet.rows[row][c] != ""]
        if len(filled) == 1 and _WISHES.match(fold(sheet.text(row, filled[0]))):
            doubts.ask("info", "sheet_wishes", sheet, (row, filled[0]))
            return True
    return False


def _with_units(blocks: list[Block]) -> list[Block]:
    """The tables with the units that their sheets are called by, where a sheet is a unit."""
    by_sheet: dict[str, list[Block]] = {}
    for block in blocks:
        by_sheet.setdefault(block.sheet.name, []).append(block)
    apart = len(by_sheet) > 1 and _are_apart(by_sheet)
    units = {
        name: name for name in by_sheet
        if (is_unit(name) and hints_of(name) == Hints()) or (apart and _may_be_unit(name))
    }
    if not any(is_unit(name) for name in units) and len(units) < len(by_sheet):
        return blocks
    return [
        block if block.unit or block.sheet.name not in units
        else replace(block, unit=units[block.sheet.name])
        for block in blocks
    ]


def _are_apart(by_sheet: dict[str, list[Block]]) -> bool:
    """Whether all sheets have the same days and nobody stands on two of them."""
    days = [{day for block in blocks for day in block.days.values()}
            for blocks in by_sheet.values()]
    names: list[str] = []
    for blocks in by_sheet.values():
        names += {
            tidy(text).casefold()
            for block in blocks for row in range(block.body, block.end)
            if may_be_name(text := block.sheet.text(row, block.name_columns[0]))
        }
    return all(some == days[0] for some in days) and len(set(names)) == len(names)


def _may_be_unit(name: str) -> bool:
    """Whether a sheet's name may be that of a unit: words, and none of a plan or a vagtlag."""
    return (
        may_be_name(name) and not is_team_group(name) and hints_of(name) == Hints()
        and not any(sign.isdigit() for sign in name) and _NO_UNIT.search(fold(name)) is None
    )


def _are_confirmed(block: Block) -> bool:
    """Whether a table's days are dates in full, or numbers with weekdays that fit them."""
    marks = [mark_of(block.sheet.rows[block.date_row][column]) for column in block.days]
    if all(mark is not None and mark.month for mark in marks):
        return True
    numbered = all(mark is not None and mark.day for mark in marks)
    return numbered and bool(block.weekdays) and all(
        block.days[c].isoweekday() == day for c, day in block.weekdays.items() if c in block.days
    )


def _check_week(block: Block, doubts: Doubts) -> None:
    """A sheet's name, or the title of a few days, with another week than theirs.

    The dates hold; an error unless weekdays or whole dates confirm them.
    """
    days = block.days.values()
    said = [hints_of(block.sheet.name).week]
    if len(days) <= _FORTNIGHT and not block.sheet.turned:
        title = title_hints(block.sheet, block.date_row, block.left, block.right or None)
        said.append(title.week)
    weeks = {day.isocalendar().week for day in days}
    wrong = [week for week in said if week is not None and week not in weeks]
    if wrong:
        severity: Severity = "warning" if _are_confirmed(block) else "error"
        first = min(days)
        doubts.ask(severity, "week", block.sheet, (block.date_row, min(block.days)),
                   said=wrong[0], week=first.isocalendar().week, first=numeric_date(first))


def _check_title(block: Block, doubts: Doubts) -> None:
    """A title that names other months than the dates below it: the dates hold, and it is said.

    A sheet's name that says otherwise is an error unless weekdays or whole dates confirm the days.
    """
    days = block.days.values()
    first, last = min(days), max(days)
    in_dates = {(day.month, day.year) for day in days}
    on_tab = months_named(block.sheet.name)
    if on_tab and not {month for month, _ in on_tab} & {month for month, _ in in_dates}:
        severity: Severity = "warning" if _are_confirmed(block) else "error"
        doubts.ask(severity, "sheet_month", block.sheet, (block.date_row, min(block.days)),
                   first=numeric_date(first), last=numeric_date(last))
    for row in range(block.date_row - 1, -1, -1):
        for column in range(block.sheet.width):
            if column in block.days and row > 2:
                continue
            months = months_named(block.sheet.text(row, column))
            if not months:
                continue
            named = {(month, year or first.year) for month, year in months}
            missing = in_dates - named
            span = len(months) > 1 or named - in_dates
            if named - in_dates or (missing and not span):
                doubts.ask(
                    "info", "title", block.sheet, (row, column),
                    title=", ".join(t(f"month.{month}") for month, _ in months),
                    first=numeric_date(first), last=numeric_date(last),
                )
            return
