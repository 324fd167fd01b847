"""The sheet's own sums, used to check the reading."""

import re
from dataclasses import dataclass

from models.people import Team
from planner.importing.codes import Codes, Work, team_in
from planner.importing.doubts import Doubts, shown
from planner.importing.grid import Block
from planner.importing.names import is_need, is_total, may_be_name
from planner.importing.sheet import Cell
from planner.texts.dates import numeric_date

_LABEL = re.compile(r"^\s*(?:i\s*alt|ialt|total|totalt|sum|antal|samlet)\b[\s:.]*", re.IGNORECASE)
_SURE = 0.5
"""A way of counting that fits at least this share of the columns is what the row means."""

_SHORTEST_SHIFT, _LONGEST_SHIFT, _MANY_HOURS = 4, 16, 5
"""Hours that a shift lasts; so many numbers make a table of hours."""

Shifts = list[tuple[str, Work]]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row of sums and its label."""

    row: int
    label: str


def check_totals(
    block: Block, totals: list[TotalRow], codes: Codes, counted: list[tuple[int, Shifts]],
    doubts: Doubts,
) -> None:
    """Compare each row of sums with what was read; a difference is a question naming the cell."""
    for total in totals:
        written = {
            column: number for column, _ in counted
            if (number := _number(block.sheet.rows[total.row][column])) is not None
        }
        if not written:
            continue
        if is_need(total.label):
            doubts.ask("info", "total_unclear", block.sheet, (total.row, min(written)),
                       label=shown(total.label))
            continue
        ways = _ways(_LABEL.sub("", total.label), codes, counted)
        fits = [sum(1 for c, n in written.items() if abs(way[c] - n) < 0.01) for way in ways]
        best = max(range(len(ways)), key=lambda place: fits[place])
        place = (total.row, min(written))
        if fits[best] < _SURE * len(written):
            doubts.ask("info", "total_unclear", block.sheet, place, label=shown(total.label))
            continue
        for column, number in written.items():
            if abs(ways[best][column] - number) >= 0.01:
                doubts.ask("warning", "total", block.sheet, (total.row, column),
                           label=shown(total.label), day=numeric_date(block.days[column]),
                           written=f"{number:g}", read=f"{ways[best][column]:g}")


def _ways(what: str, codes: Codes, counted: list[tuple[int, Shifts]]) -> list[dict[int, float]]:
    """The ways in which a row with that label may count, by column: code, vagtlag, all, hours."""
    known = {code.casefold() for code in codes.explained}
    seen = {code.casefold() for _, shifts in counted for code, _ in shifts}
    team = team_in(what) or _team_of_code(what, codes)
    ways: list[dict[int, float]] = []
    if what.casefold() in known | seen:
        ways.append({
            column: sum(1 for code, _ in shifts if code.casefold() == what.casefold())
            for column, shifts in counted
        })
    if team is not None:
        ways.append({column: sum(1 for _, work in shifts if work.team == team)
                     for column, shifts in counted})
    if not ways:
        ways.append({column: len(shifts) for column, shifts in counted})
        ways.append({column: sum(work.end - work.start for _, work in shifts) / 60
                     for column, shifts in counted})
    return ways


def _team_of_code(what: str, codes: Codes) -> Team | None:
    meaning = codes.explained.get(what)
    return meaning.team if isinstance(meaning, Work) else None


def _number(value: Cell) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value.replace(",", "."))
        except ValueError:
            return None
    return None


def is_count(value: Cell) -> bool:
    """Whether a cell holds a bare number."""
    return _number(value) is not None


def holds_hours(block: Block, codes: Codes) -> bool:
    """Whether a table says how many hours everybody works and not when: nothing but numbers, of
    which most are as long as a shift."""
    if block.ends:
        return False
    hours: list[float] = []
    for row in range(block.body, block.end):
        label = block.sheet.text(row, block.name_columns[0])
        if not may_be_name(label) or is_total(label):
            continue
        for column in block.days:
            value = block.sheet.rows[row][column]
            number = _number(value)
            if number is None and value == "":
                continue
            if number is None or not 0 <= number <= _LONGEST_SHIFT or codes.read(value):
                return False
            if number:
                hours.append(number)
    long = sum(1 for number in hours if number >= _SHORTEST_SHIFT)
    return len(hours) >= _MANY_HOURS and long >= _SURE * len(hours)
