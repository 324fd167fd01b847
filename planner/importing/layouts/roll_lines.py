"""Where the weeks of a rotation stand in a file, and who stands beside them."""

import re
from dataclasses import dataclass, field

from planner.importing.dates import weekday_of, weekdays_in
from planner.importing.headings import role_of
from planner.importing.layouts.base import Source
from planner.importing.names import is_full_name, is_total, is_unit, may_be_name
from planner.importing.sheet import Place, Sheet, text_of
from planner.importing.words import fold

_WEEKDAYS = 5
"""So many days at least a rotation's heading names."""

_FEWEST = 2
"""So many people share a rotation at least."""

_WEEK = re.compile(r"(?:rulleuge|ruluge|rul|turnusuge|uge|week|woche|vecka|u)?\.? ?(\d{1,2})",
                   re.IGNORECASE)
_SAYS_ROLL = re.compile(
    r"\b(?:\w*rul|rulle(?:t|plan\w*|uge\w*|nde)|rul(?:uge|plan)\w*|turnus\w*|rotation\w*|grundplan)\b"
)
_PARITY = {"lige": 0, "lige uger": 0, "lige uge": 0, "ulige": 1, "ulige uger": 1, "ulige uge": 1,
           "even": 0, "odd": 1, "gerade": 0, "ungerade": 1, "jämn": 0, "udda": 1, "partall": 0,
           "oddetall": 1}


@dataclass(frozen=True, slots=True)
class Line:
    """One week of a rotation: where its days stand, by weekday 1–7."""

    sheet: Sheet
    row: int
    columns: dict[int, int]
    heading: int


Roll = dict[int, Line]


@dataclass(slots=True)
class Found:
    """What the sheets hold: rotations by folded name ("" where none stands), and who starts where.

    `own`: lines that bear a person's name, by that name; `starters`: names beside a week.
    """

    rolls: dict[str, Roll] = field(default_factory=dict)
    own: dict[str, tuple[Sheet, Place, Roll, bool]] = field(default_factory=dict)
    starters: list[tuple[str, Sheet, Place, Roll, int]] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)


def find_rolls(source: Source) -> Found:
    """The rotations on all sheets of a file, and the names that stand beside their weeks."""
    found = Found()
    for sheet in source.book.sheets:
        if len({weekday_of(text) for text in sheet.texts()} - {None}) >= _WEEKDAYS:
            legend = source.codes.places.get(sheet.name, frozenset())
            _find_in(sheet, legend, found)
    if len(found.sheets) > 1 and "" in found.rolls:
        del found.rolls[""]
    return found


def _find_in(sheet: Sheet, legend: frozenset[Place], found: Found) -> None:
    """The weeks of a sheet. A line of text above weeks names their rotation, or a person's."""
    columns: dict[int, int] = {}
    heading, name, named_at, who = 0, "", (0, 0), ""
    rolls = _is_called_roll(sheet)
    sure = False
    for row in range(len(sheet.rows)):
        texts = [sheet.text(row, column) for column in range(sheet.width)]
        days = weekdays_in(texts)
        if len(days) > 7 and rolls and _side_by_side(sheet, row, days, found):
            return
        weekdays = {weekday: column for column, weekday in reversed(days.items()) if column}
        if len(weekdays) >= _WEEKDAYS:
            heading, columns, who = row, weekdays, ""
            first = min(weekdays.values())
            sure = sure or any(_SAYS_ROLL.search(fold(text)) for text in texts[:first])
            continue
        before = range(min(columns.values(), default=1))
        labels = [(column, texts[column]) for column in before
                  if column < len(texts) and texts[column] and (row, column) not in legend]
        if not labels:
            continue
        numbers = {c: number for c, text in labels if (number := week_number(text)) is not None}
        if not numbers or not columns:
            if _is_name_of_weeks(labels[0][1], [texts[c] for c in columns.values()]):
                name, named_at = labels[0][1], (row, labels[0][0])
            continue
        line = Line(sheet, row, columns, heading)
        at, number = next(iter(numbers.items()))
        beside = [(c, text) for c, text in labels if c != at and may_be_name(text)]
        beside = beside or _names_behind(line, texts)
        parity = fold(texts[at]) in _PARITY
        found.sheets[sheet.name] = sheet
        if beside and _has_name_column(sheet, heading, beside[0][0]):
            who, named_at = beside[0][1], (row, beside[0][0])
        if who and (rolls or parity):
            found.own.setdefault(who, (sheet, named_at, {}, parity))[2][number] = line
            continue
        key = fold(name)
        for each in {key, key or fold(sheet.name)}:
            found.rolls.setdefault(each, {})[number] = line
        if beside and rolls:
            found.starters.append(
                (beside[0][1], sheet, (row, beside[0][0]), found.rolls[key], number)
            )
        elif rolls and is_full_name(name) and not is_unit(name):
            found.own.setdefault(name, (sheet, named_at, {}, False))[2][number] = line
    _make_one_round(sheet, found)
    _drop_weeks_of_the_year(sheet, sure, found)


def _names_behind(line: Line, texts: list[str]) -> list[tuple[int, str]]:
    """The name behind the days of a row; not one of a list with the weeks people start in."""
    last = max(line.columns.values())
    roles = {c: role_of(line.sheet.text(line.heading, c)) for c in range(last + 1, len(texts))}
    if "roll_week" in roles.values():
        return []
    return [(c, texts[c]) for c, role in roles.items() if role == "name" and may_be_name(texts[c])]


def _make_one_round(sheet: Sheet, found: Found) -> None:
    """Names that each have one week, and each another, all go round: each starts in hers."""
    own = {name: each for name, each in found.own.items() if each[0] is sheet and not each[3]}
    weeks = [week for _, _, roll, _ in own.values() for week in roll]
    if len(own) < _FEWEST or len(weeks) > len(own) or sorted(weeks) != list(
        range(1, len(own) + 1)
    ):
        return
    whole: Roll = {week: line for _, _, roll, _ in own.values() for week, line in roll.items()}
    for name, (_, place, roll, _) in own.items():
        found.starters.append((name, sheet, place, whole, min(roll)))
        del found.own[name]


def _is_name_of_weeks(label: str, days: list[str]) -> bool:
    """Whether a line is nothing but a name, and no title with a date in it."""
    return not any(sign.isdigit() for sign in label) and not any(days)


def _drop_weeks_of_the_year(sheet: Sheet, sure: bool, found: Found) -> None:
    """Weeks that are only called "Uge" are those of a rotation if their numbers begin with 1.

    `sure`: a heading calls them those of a rotation.
    """
    if sure:
        return
    found.own = {
        name: own for name, own in found.own.items()
        if own[0] is not sheet or own[3] or min(own[2]) == 1
    }
    found.starters = [
        starter for starter in found.starters if starter[1] is not sheet or min(starter[3]) == 1
    ]


def _is_called_roll(sheet: Sheet) -> bool:
    """Whether a sheet says that its weeks are those of a rotation."""
    return any(_SAYS_ROLL.search(fold(text)) for text in (sheet.name, *sheet.texts()))


def _has_name_column(sheet: Sheet, heading: int, column: int) -> bool:
    return role_of(sheet.text(heading, column)) in ("name", "first_name")


def week_number(text: str) -> int | None:
    """The number of a rotation's week; 0 and 1 for even and uneven weeks."""
    if fold(text) in _PARITY:
        return _PARITY[fold(text)]
    match = _WEEK.fullmatch(text)
    return int(match[1]) if match else None


def _side_by_side(sheet: Sheet, row: int, days: dict[int, int], found: Found) -> bool:
    """Weeks beside each other under their numbers, with a name in front of each row."""
    weeks: dict[int, dict[int, int]] = {}
    number = None
    for column, weekday in days.items():
        above = week_number(text_of(sheet.spread(row - 1, column))) if row else None
        number = above if above is not None else number
        if number is None:
            return False
        weeks.setdefault(number, {})[weekday] = column
    first = min(days)
    for below in range(row + 1, len(sheet.rows)):
        label = next(((c, text) for c in range(first) if (text := sheet.text(below, c))), None)
        if label is None or is_total(label[1]) or not may_be_name(label[1]):
            continue
        roll = {week: Line(sheet, below, columns, row) for week, columns in weeks.items()}
        found.own.setdefault(label[1], (sheet, (below, label[0]), roll, False))
    found.sheets[sheet.name] = sheet
    return bool(found.own)
