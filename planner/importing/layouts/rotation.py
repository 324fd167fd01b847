"""A rotation (rul): weeks that come round again, and each person's week in it at the start."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from planner.importing.codes import Meaning, is_blank
from planner.importing.dates import date_of, weekday_of, weekdays_in
from planner.importing.doubts import shown
from planner.importing.grid_reader import hours_of
from planner.importing.headings import Role, role_of
from planner.importing.layouts.base import Reading, Source
from planner.importing.layouts.roll_start import Start, monday_of, start_of
from planner.importing.names import is_full_name, is_total, is_unit, may_be_name
from planner.importing.people import People, Person
from planner.importing.sheet import Place, Sheet, text_of
from planner.importing.words import fold

_WEEKDAYS = 5
"""So many days at least a rotation's heading names."""

_FACTS: tuple[Role, ...] = ("unit", "profession", "hours")
_WEEK = re.compile(r"(?:rulleuge|ruluge|rul|turnusuge|uge|week|woche|vecka|u)?\.? ?(\d{1,2})",
                   re.IGNORECASE)
_SAYS_ROLL = re.compile(
    r"\b(?:\w*rul|rulle(?:t|plan\w*|uge\w*|nde)|rul(?:uge|plan)\w*|turnus\w*|rotation\w*|grundplan)\b"
)
_PARITY = {"lige": 0, "lige uger": 0, "lige uge": 0, "ulige": 1, "ulige uger": 1, "ulige uge": 1,
           "even": 0, "odd": 1, "gerade": 0, "ungerade": 1, "jämn": 0, "udda": 1, "partall": 0,
           "oddetall": 1}


@dataclass(frozen=True, slots=True)
class _Line:
    """One week of a rotation: where its days stand, by weekday 1–7."""

    sheet: Sheet
    row: int
    columns: dict[int, int]
    heading: int


Roll = dict[int, _Line]


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody, her rotation and the week of it in which she starts; on the `since` day if said.

    `by_parity`: week 0 of the rotation is any even week of the year, week 1 any other.
    """

    name: str
    sheet: Sheet
    place: Place
    roll: Roll
    week: int
    facts: dict[Role, str] = field(default_factory=dict)
    since: date | None = None
    by_parity: bool = False


@dataclass(slots=True)
class _Found:
    """What the sheets hold: rotations by folded name ("" where none stands), and who starts where.

    `own`: lines that bear a person's name, by that name; `starters`: names beside a week.
    """

    rolls: dict[str, Roll] = field(default_factory=dict)
    own: dict[str, tuple[Sheet, Place, Roll, bool]] = field(default_factory=dict)
    starters: list[tuple[str, Sheet, Place, Roll, int]] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Table:
    """The table of people: which rotation, and which of its weeks they start in."""

    sheet: Sheet
    heading: int
    columns: dict[Role, int]

    def text(self, row: int, role: Role) -> str:
        """What stands in a role's column; empty where there is none."""
        return self.sheet.text(row, self.columns[role]) if role in self.columns else ""


def confidence(source: Source) -> float:
    """Numbered weeks under weekdays, and people with a week to start in."""
    found = _find(source)
    if found.rolls and _table(source) is not None:
        return 0.97
    return 0.965 if found.own or found.starters else 0.0


def read(source: Source) -> Reading | None:
    """People, each with the rotation laid out from its start.

    Raises DayMissing where nothing says when the rotation starts.
    """
    found, table = _find(source), _table(source)
    if not found.own and not found.starters and (not found.rolls or table is None):
        return None
    sheets = dict(found.sheets)
    if table is not None:
        sheets.setdefault(table.sheet.name, table.sheet)
    start = start_of(source, list(sheets.values()))
    people = source.nobody_yet()
    for roll in found.rolls.values():
        _ask_about_gap(roll, source)
    listed = _listed(table, found, source, people) if table is not None else _standing(found)
    for member in listed:
        _read_member(member, start, people, source)
    if not len(people):
        return None
    return Reading(start.period, people, frozenset(sheets))


def _find(source: Source) -> _Found:
    found = _Found()
    for sheet in source.book.sheets:
        if len({weekday_of(text) for text in sheet.texts()} - {None}) >= _WEEKDAYS:
            legend = source.codes.places.get(sheet.name, frozenset())
            _find_in(sheet, legend, found)
    if len(found.sheets) > 1 and "" in found.rolls:
        del found.rolls[""]
    return found


def _find_in(sheet: Sheet, legend: frozenset[Place], found: _Found) -> None:
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
        week = next(((c, _number(text)) for c, text in labels if _number(text) is not None), None)
        if week is None or not columns:
            if _is_name_of_weeks(labels[0][1], [texts[c] for c in columns.values()]):
                name, named_at = labels[0][1], (row, labels[0][0])
            continue
        line = _Line(sheet, row, columns, heading)
        number = week[1] or 0
        beside = [(c, text) for c, text in labels if c != week[0] and may_be_name(text)]
        parity = fold(texts[week[0]]) in _PARITY
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
    _drop_weeks_of_the_year(sheet, sure, found)


def _is_name_of_weeks(label: str, days: list[str]) -> bool:
    """Whether a line is nothing but a name, and no title with a date in it."""
    return not any(sign.isdigit() for sign in label) and not any(days)


def _drop_weeks_of_the_year(sheet: Sheet, sure: bool, found: _Found) -> None:
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


def _number(text: str) -> int | None:
    """The number of a rotation's week; 0 and 1 for even and uneven weeks."""
    if fold(text) in _PARITY:
        return _PARITY[fold(text)]
    match = _WEEK.fullmatch(text)
    return int(match[1]) if match else None


def _side_by_side(sheet: Sheet, row: int, days: dict[int, int], found: _Found) -> bool:
    """Weeks beside each other under their numbers, with a name in front of each row."""
    weeks: dict[int, dict[int, int]] = {}
    number = None
    for column, weekday in days.items():
        above = _number(text_of(sheet.spread(row - 1, column))) if row else None
        number = above if above is not None else number
        if number is None:
            return False
        weeks.setdefault(number, {})[weekday] = column
    first = min(days)
    for below in range(row + 1, len(sheet.rows)):
        label = next(((c, text) for c in range(first) if (text := sheet.text(below, c))), None)
        if label is None or is_total(label[1]) or not may_be_name(label[1]):
            continue
        roll = {week: _Line(sheet, below, columns, row) for week, columns in weeks.items()}
        found.own.setdefault(label[1], (sheet, (below, label[0]), roll, False))
    found.sheets[sheet.name] = sheet
    return bool(found.own)


def _table(source: Source) -> _Table | None:
    for sheet in source.book.sheets:
        words = {text for text in sheet.texts() if role_of(text) == "roll_week"}
        for row, cells in enumerate(sheet.rows) if words else ():
            if words.isdisjoint(cells):
                continue
            columns: dict[Role, int] = {}
            for column in range(sheet.width):
                role = role_of(sheet.text(row, column))
                if role is not None:
                    columns.setdefault(role, column)
            if "name" in columns and "roll_week" in columns and not (
                len(weekdays_in([sheet.text(row, c) for c in range(columns["name"])])) == 0
                and len(weekdays_in([sheet.text(row, c) for c in range(sheet.width)]))
            ):
                return _Table(sheet, row, columns)
    return None


def _standing(found: _Found) -> Iterator[_Member]:
    """People who stand beside the week that they start in, or have a rotation of their own."""
    for name, sheet, place, roll, week in found.starters:
        yield _Member(name, sheet, place, roll, week)
    for name, (sheet, place, roll, parity) in found.own.items():
        yield _Member(name, sheet, place, roll, min(roll), by_parity=parity)


def _listed(
    table: _Table, found: _Found, source: Source, people: People
) -> Iterator[_Member]:
    """The people of a table; a rotation or week that is not there is asked about."""
    sheet = table.sheet
    for row in range(table.heading + 1, len(sheet.rows)):
        name = table.text(row, "name")
        if is_total(name) or (is_blank(name) and not table.text(row, "roll_week")):
            continue
        if people.aliases.ignores(name):
            continue
        place = (row, table.columns["name"])
        if not people.aliases.knows(name) and not may_be_name(name):
            source.doubts.ask("error", "name_unclear", sheet, place, text=shown(name))
            source.doubts.leave_open("nobody", name, sheet, place)
            continue
        facts = {role: text for role in _FACTS if (text := table.text(row, role))}
        _note_uses(table, row, source)
        roll = _roll_of(table.text(row, "roll"), found.rolls)
        week = _number(table.text(row, "roll_week"))
        since = date_of(sheet.rows[row][table.columns["date"]]) if "date" in table.columns else None
        if roll is None or week is None or week not in roll:
            role: Role = "roll" if roll is None and "roll" in table.columns else "roll_week"
            at = (row, table.columns[role])
            source.doubts.ask("error", "roll_unclear", sheet, at, name=name,
                              text=shown(sheet.text(*at)))
            roll, week = {}, 0
        yield _Member(name, sheet, place, roll, week, facts, since)


def _ask_about_gap(roll: Roll, source: Source) -> None:
    """A number that is left out among the weeks of a rotation: has a week been forgotten?"""
    order = sorted(roll)
    for before, after in pairwise(order):
        if after != before + 1:
            line = roll[after]
            source.doubts.ask("error", "roll_gap", line.sheet, (line.row, 0), week=before + 1)
            return


def _read_member(member: _Member, start: Start, people: People, source: Source) -> None:
    hours = hours_of(member.facts.get("hours", ""))
    person = people.person(
        member.name, member.sheet, member.place, member.facts.get("unit"),
        member.facts.get("profession"), hours,
    )
    if not member.roll:
        return
    order = sorted(member.roll)
    at = order.index(member.week)
    monday = monday_of(member.since) if member.since else start.monday
    for day in start.period.days():
        if member.since is not None and day < member.since:
            continue
        if member.by_parity:
            line = member.roll.get(day.isocalendar().week % 2)
        else:
            line = member.roll[order[(at + (day - monday).days // 7) % len(order)]]
        column = line.columns.get(day.isoweekday()) if line is not None else None
        if line is not None and column is not None:
            _read_day(line, column, day, person, source)


def _read_day(line: _Line, column: int, day: date, person: Person, source: Source) -> None:
    meanings = _meanings(line, column, source)
    source.doubts.used(line.sheet, "date", [(line.heading, column), (line.row, 0)])
    if meanings is not None:
        code = line.sheet.text(line.row, column)
        person.add(day, meanings, code, line.sheet, (line.row, column), source.doubts)


def _note_uses(table: _Table, row: int, source: Source) -> None:
    sheet, used = table.sheet, source.doubts.used
    used(sheet, "heading", ((table.heading, c) for c in table.columns.values()))
    for role, column in table.columns.items():
        if table.text(row, role) and role in ("unit", "profession", "hours"):
            used(sheet, "fact", [(row, column)])
        elif table.text(row, role) and role in ("roll", "roll_week"):
            used(sheet, "date", [(row, column)])


def _roll_of(name: str, rolls: dict[str, Roll]) -> Roll | None:
    if name and fold(name) in rolls:
        return rolls[fold(name)]
    different = {id(roll): roll for roll in rolls.values()}
    same = {tuple((n, line.sheet.name, line.row) for n, line in roll.items())
            for roll in different.values()}
    return next(iter(rolls.values())) if not name and len(same) == 1 else None


def _meanings(line: _Line, column: int, source: Source) -> tuple[Meaning, ...] | None:
    value = line.sheet.rows[line.row][column]
    meanings = source.codes.read(value) if value != "" else ()
    if meanings is None:
        source.doubts.unknown(line.sheet, line.row, column, line.sheet.text(line.row, column))
    return meanings
