"""What titles, names and edges of a file say of a table's period.

The rows above a table and its sheet's name say it plainly. The foot of the sheet, the file's name
and other sheets are only heard where those leave something out, and then it is asked about.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from planner.importing.dates import Hints, date_of, dates_in, hints_of, months_named, without_print
from planner.importing.sheet import Cell, Sheet, Workbook, text_of
from planner.importing.words import MONTHS, fold

_TITLE_ROWS, _TITLE_COLUMNS = 12, 400
"""A title stands at most so many rows above its dates and begins in one of so many columns."""

_FOOT_ROWS, _FOOT_CELLS = 8, 3
_COVER_ROWS = 6
_LONGEST_PERIOD = 400
_YEARS = range(2000, 2100)
_LABELS = {
    "year": frozenset(("år", "year", "jahr", "årstal")),
    "month": frozenset(("måned", "month", "monat", "månad")),
    "week": frozenset(("uge", "week", "woche", "kw", "vecka", "uke", "ugenr", "uge nr")),
}
_FROM = re.compile(r"\b(?:fra|start\w*|begynd\w*|gælder|periode|uge|from|ab|von|første dag)\b")
_YEAR_MONTH = re.compile(r"(?<!\d)(20\d\d)[-./ ](0?[1-9]|1[0-2])(?!\d)(?![-./ ]\d)")
_DATES = re.compile(
    r"(?<!\d)\d{1,2}[-./]\s?\d{1,2}[-./]\s?(?:20)?\d\d(?!\d)|20\d\d-\d\d-\d\d"
)
_DATE_SIGNS = 10
_MONTH_YEAR = re.compile(r"(?<!\d)(?<!\d[-./ ])(0?[1-9]|1[0-2])[-./ ](20\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"\b([a-zæøåä]{3,9})\.?[ .'’-]*([2-4]\d)$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def title_hints(sheet: Sheet, above: int, left: int = 0, right: int | None = None) -> Hints:
    """What the rows above a date row say of the period, then the sheet's name.

    The nearest row comes first, so that stacked tables each have their own title, and in it the
    columns of the table (`left` up to `right`). A first day that somebody told comes last, or
    alone.
    """
    told = Hints(first=sheet.first_day)
    if sheet.first_day_wins:
        return told
    hints = Hints()
    for row in range(above - 1, max(-1, above - _TITLE_ROWS), -1):
        cells = sheet.rows[row][:_TITLE_COLUMNS]
        own = cells[left:right]
        hints = hints.filled(_row_hints(own))
        if len(own) < len(cells):
            hints = hints.filled(_row_hints(cells))
    hints = hints.filled(name_hints(sheet.name))
    return hints.filled(Hints(year=_year_of_dates(sheet, above))).filled(told)


def text_hints(text: str) -> Hints:
    """What a text says apart from whole dates in it: a draft of 12.11.2021 may be for 2022."""
    return hints_of(_DATES.sub(" ", text))


def _year_of_dates(sheet: Sheet, above: int) -> int | None:
    """The year of the nearest whole date in the texts above a table."""
    for row in range(above, max(-1, above - _TITLE_ROWS), -1):
        for value in sheet.rows[row][:_TITLE_COLUMNS]:
            days = dates_in(value) if isinstance(value, str) and len(value) > _DATE_SIGNS else []
            if days:
                return days[0].year
    return None


def weak_hints(sheet: Sheet) -> Hints:
    """What the sheet's foot, the file's name and other sheets say; nothing once it was answered."""
    if sheet.first_day is not None:
        return Hints()
    return _foot_hints(sheet).filled(sheet.around or Hints())


def name_hints(name: str) -> Hints:
    """What the name of a sheet or of a file says: `Marts 2026`, `mar 26`, `2026-03`, `Uge 10`."""
    text = name.replace("_", " ").strip()
    hints = hints_of(text)
    for pattern, year, month in ((_YEAR_MONTH, 1, 2), (_MONTH_YEAR, 2, 1)):
        match = pattern.search(text)
        if match and hints.month is None:
            hints = Hints(int(match[year]), int(match[month])).filled(hints)
    short = _SHORT_YEAR.search(text.lower())
    if short and hints.year is None and short[1] in MONTHS:
        hints = Hints(2000 + int(short[2]), MONTHS[short[1]]).filled(hints)
    return hints


def months_above(
    sheet: Sheet, row: int, columns: Iterable[int]
) -> tuple[tuple[int, int | None], ...]:
    """The months named in the nearest row above that names two or more over those columns."""
    wanted = range(min(columns, default=0) - 1, sheet.width)
    for above in range(row - 1, max(-1, row - _TITLE_ROWS), -1):
        cells = sheet.rows[above][:_TITLE_COLUMNS]
        texts = [v for c, v in enumerate(cells) if isinstance(v, str) and (c in wanted or c == 0)]
        named = [month for text in texts if len(text) > 2 for month in months_named(text)]
        if len(named) > 1:
            return tuple(named)
    return ()


def first_of(months: tuple[tuple[int, int | None], ...], day: int, hints: Hints) -> date | None:
    """The first day of a table over months that a title names ("December – januar 2026")."""
    (month, year), (_, last_year) = months[0], months[-1]
    year = year or last_year or hints.year
    drops = sum(1 for (a, _), (b, _) in pairwise(months) if b < a)
    if year is None or drops > 1:
        return None
    if drops and year == (last_year or year) and months[0][1] in (None, last_year):
        year -= 1  # the year behind the last month is that of the last month
    try:
        return date(year, month, day)
    except ValueError:
        return None


def surrounded(book: Workbook) -> Workbook:
    """A workbook whose sheets each know what the file's name and other sheets say of the time.

    A year said once holds for sheets that bear only a week or a month; where those begin again
    from the start, the next year has begun.
    """
    stem = name_hints(Path(book.file).stem)
    own = [_own_hints(sheet) for sheet in book.sheets]
    years = _years_in(Path(book.file).stem) or list(
        dict.fromkeys(hints.year for hints in own if hints.year is not None)
    )
    turns = _turns(own)
    year = years[0] if _may_begin(years, turns) else None
    sheets = []
    for sheet, hints, turned in zip(book.sheets, own, turns, strict=True):
        year = hints.year or (year + 1 if turned and year is not None else year)
        alone = hints.month is None and hints.week is None
        around = Hints(year, stem.month if alone else None, stem.week if alone else None)
        sheets.append(replace(sheet, around=around))
    return replace(book, sheets=tuple(sheets))


def _may_begin(years: list[int], turns: list[bool]) -> bool:
    """Whether the first of the years is surely that of the first sheet."""
    if len(years) == 1:
        return True
    return bool(years) and years == [years[0], years[0] + 1] and sum(turns) == 1


def _turns(own: list[Hints]) -> list[bool]:
    """For each sheet whether the weeks or months begin again with it."""
    found, last = [], 0
    for hints in own:
        at = (hints.week or 0) * 7 or (hints.month or 0) * 30
        found.append(0 < at < last)
        last = at or last
    return found


def _own_hints(sheet: Sheet) -> Hints:
    hints = name_hints(sheet.name)
    for cells in sheet.rows[:_COVER_ROWS]:
        hints = hints.filled(_row_hints(cells[:_TITLE_COLUMNS]))
    return hints


def _years_in(text: str) -> list[int]:
    return list(dict.fromkeys(int(year) for year in _YEAR.findall(without_print(text))))


def _foot_hints(sheet: Sheet) -> Hints:
    """What the last lines below a table say; nothing where they name more than one year."""
    texts = []
    for row in range(len(sheet.rows) - 1, max(0, len(sheet.rows) - 1 - _FOOT_ROWS), -1):
        filled = [value for value in sheet.rows[row] if value != ""]
        if 0 < len(filled) <= _FOOT_CELLS:
            texts += [value for value in filled if isinstance(value, str)]
    years = Counter(year for text in texts for year in _years_in(text))
    if len(years) != 1:
        return Hints()
    hints = Hints()
    for text in texts:
        said = hints_of(text)
        hints = hints.filled(said if said.year else Hints())
    return hints


def _row_hints(cells: list[Cell]) -> Hints:
    """What one row of titles says: in its texts, behind a label, and as a first day."""
    hints = Hints()
    for value in cells:
        if isinstance(value, str) and len(value) > 3:
            hints = hints.filled(text_hints(value))
    filled = [value for value in cells if value != ""]
    hints = hints.filled(_labelled(filled))
    if hints.month and not hints.year:
        hints = hints.filled(Hints(year=next(filter(None, map(_year, filled)), None)))
    if hints.month is None or hints.year is None:
        hints = hints.filled(Hints(first=_first_day(filled)))
    return hints


def _year(value: Cell) -> int | None:
    text = text_of(value) if not isinstance(value, (bool, date)) else ""
    return int(text) if text.isdigit() and int(text) in _YEARS else None


def _labelled(filled: list[Cell]) -> Hints:
    """A year, month or week in the cell behind its label ("Måned:", 3)."""
    found: dict[str, int] = {}
    for label, value in pairwise(filled):
        word = fold(label) if isinstance(label, str) else ""
        for kind, words in _LABELS.items():
            if word in words:
                number = _number(value, kind)
                if number is not None:
                    found.setdefault(kind, number)
    return Hints(found.get("year"), found.get("month"), found.get("week"))


def _number(value: Cell, kind: str) -> int | None:
    if isinstance(value, (bool, date)):
        return None
    text = text_of(value)
    if kind == "month" and fold(text) in MONTHS:
        return MONTHS[fold(text)]
    allowed = {"year": _YEARS, "month": range(1, 13), "week": range(1, 54)}[kind]
    return int(text) if text.isdigit() and int(text) in allowed else None


def _first_day(filled: list[Cell]) -> date | None:
    """Where a period begins that a row of titles names, from ... to or behind a word for it."""
    days = list(_dates(filled))
    if len(days) == 2 and 0 < (days[1] - days[0]).days <= _LONGEST_PERIOD:
        return days[0]
    texts = " ".join(value.lower() for value in filled if isinstance(value, str))
    return days[0] if len(days) == 1 and _FROM.search(without_print(texts)) else None


def _dates(filled: list[Cell]) -> Iterator[date]:
    for value in filled:
        if isinstance(value, str):
            yield from dates_in(value)
        elif isinstance(value, date) and (day := date_of(value)) is not None:
            yield day
