"""Rows of meetings below a roster: one that marks the days, then a line for each meeting."""

from dataclasses import dataclass
from typing import Final

from planner.exporting.own_workbook_look import look
from planner.exporting.own_workbook_match import Matched
from planner.exporting.own_workbook_package import Package
from planner.exporting.own_workbook_sheet import Strings, TextCells
from planner.exporting.own_workbook_text import Wording
from planner.importing import SheetUse
from planner.importing.own_additions import MARK
from planner.importing.sheet import Place
from planner.texts import t

_MERGED: Final = "mergeCell"


@dataclass(frozen=True, slots=True)
class Below:
    """Rows that were put below a sheet's roster: the first (from 0), how many, and whether they
    stand right below it."""

    sheet: str
    first: int
    count: int
    close: bool


def write_rows(
    package: Package, parts: dict[str, str], matched: Matched, wording: Wording
) -> tuple[list[Below], int]:
    """Write the meetings below the roster of each sheet; and how many found no sheet."""
    found: list[Below] = []
    told: set[str] = set()
    uses = {name: use for name, use in matched.cells.sheets.items() if name in parts}
    dated = {name for name in uses if matched.of_sheet(name)}
    for name, use in uses.items():
        if dated and name not in dated:
            continue
        meetings = matched.of_sheet(name) if dated else list(matched.facts.meetings)
        if not dated and found:
            break  # a rotation has no days: its meetings stand once, on its first sheet
        lines = _cells(matched, name, use, wording, bool(dated))
        found.append(_write(package, parts[name], name, use, lines))
        told |= {meeting.id for meeting in meetings}
    return found, sum(1 for meeting in matched.facts.meetings if meeting.id not in told)


def _cells(
    matched: Matched, sheet: str, use: SheetUse, wording: Wording, dated: bool
) -> list[dict[int, str]]:
    """What stands in each row, by column."""
    meetings = matched.of_sheet(sheet) if dated else list(matched.facts.meetings)
    held = {meeting.span.first_day for meeting in meetings}
    head = {use.name_column: f"{MARK} {t('own_workbook.label')}"}
    for day, column in matched.columns(sheet).items():
        # The narrowest column has room for a mark; the times stand below.
        if day in held and column != use.name_column:
            head[column] = MARK
    return [head, *({use.name_column: wording.in_row(meeting)} for meeting in meetings)]


def _write(
    package: Package, part: str, name: str, use: SheetUse, lines: list[dict[int, str]]
) -> Below:
    data = package.read(part)
    seen = look(data, ())
    taken = set(seen.used)
    for top, _, bottom, _ in seen.areas[_MERGED]:
        taken.update(range(top, bottom + 1))
    first = _first_free(taken, use.last_row, len(lines))
    texts: dict[Place, str] = {
        (first + number, column): text
        for number, cells in enumerate(lines) for column, text in cells.items()
    }
    sheet = look(data, range(first, first + len(lines)))
    package.put(part, TextCells(sheet, Strings(None)).write(texts))
    return Below(name, first, len(lines), first == use.last_row + 2)


def _first_free(taken: set[int], last: int, count: int) -> int:
    """The first of so many free rows with a free one before and after them."""
    first = last + 2
    while True:
        blocked = [row for row in range(first - 1, first + count + 1) if row in taken]
        if not blocked:
            return first
        first = blocked[-1] + 2
