"""A rotation (rul): weeks that come round again, and each person's week in it at the start."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from planner.importing.codes import Meaning, is_blank
from planner.importing.dates import date_of, weekdays_in
from planner.importing.doubts import shown
from planner.importing.headings import Role, role_of
from planner.importing.hours import hours_of
from planner.importing.layouts.base import Reading, Source
from planner.importing.layouts.roll_lines import Found, Line, Roll, find_rolls, week_number
from planner.importing.layouts.roll_start import Start, monday_of, start_of
from planner.importing.names import is_total, may_be_name
from planner.importing.people import People, Person
from planner.importing.sheet import Place, Sheet
from planner.importing.words import fold

_FACTS: tuple[Role, ...] = ("unit", "profession", "hours")


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
    found = find_rolls(source)
    if found.rolls and _table(source) is not None:
        return 0.97
    return 0.965 if found.own or found.starters else 0.0


def read(source: Source) -> Reading | None:
    """People, each with the rotation laid out from its start.

    Raises DayMissing where nothing says when the rotation starts.
    """
    found, table = find_rolls(source), _table(source)
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


def _standing(found: Found) -> Iterator[_Member]:
    """People who stand beside the week that they start in, or have a rotation of their own."""
    for name, sheet, place, roll, week in found.starters:
        yield _Member(name, sheet, place, roll, week)
    for name, (sheet, place, roll, parity) in found.own.items():
        yield _Member(name, sheet, place, roll, min(roll), by_parity=parity)


def _listed(
    table: _Table, found: Found, source: Source, people: People
) -> Iterator[_Member]:
    """The people of a table; a rotation or week that is not there is asked about."""
    sheet = table.sheet
    legend = source.codes.places.get(sheet.name, frozenset())
    for row in range(table.heading + 1, len(sheet.rows)):
        name = table.text(row, "name")
        if (row, table.columns["name"]) in legend and not table.text(row, "roll_week"):
            continue
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
        week = week_number(table.text(row, "roll_week"))
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


def _read_day(line: Line, column: int, day: date, person: Person, source: Source) -> None:
    meanings = _meanings(line, column, source)
    source.doubts.used(line.sheet, "date", [(line.heading, column), (line.row, 0)])
    if meanings is not None:
        if source.doubts.days is not None:
            source.doubts.days.comes_round(line.sheet, (line.row, column))
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


def _meanings(line: Line, column: int, source: Source) -> tuple[Meaning, ...] | None:
    value = line.sheet.rows[line.row][column]
    meanings = source.codes.read(value) if value != "" else ()
    if meanings is None:
        source.doubts.unknown(line.sheet, line.row, column, line.sheet.text(line.row, column))
    return meanings
