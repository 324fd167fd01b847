"""The roster of a filled template: people, codes, and names × dates."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from models.finding import Question
from models.people import Employee, Shift, Team, team_order
from models.roster import Roster
from models.timespan import DAY_MINUTES, Period, Span, moment_of
from planner.importing.codes import Absent, Codes, Meaning, Work, is_blank
from planner.importing.dates import date_of
from planner.importing.names import slug, tidy
from planner.importing.sheet import Cell, Place, Sheet, text_of
from planner.importing.template_table import Entry, Faults, entries, finite, is_example, likeliest
from planner.importing.words import fold
from planner.template_form import CODES, PEOPLE, PLAN, sheet_name
from planner.template_words import parse_team
from planner.texts import spellings, t

_MOST_HOURS = 168
_LONGEST_SHIFT = 4 * DAY_MINUTES

Book = Mapping[str, Sheet]
"""The sheets of a template by their key."""


@dataclass(frozen=True, slots=True)
class Names:
    """Who is meant by a name in a cell: by name, or `name [id]` where two share it."""

    by_name: Mapping[str, str]

    def find(self, entry: Entry, key: str, text: str) -> str | None:
        """The id of somebody; a name that nobody has is a fault."""
        return entry.known(key, tidy(text), self.by_name, "person")


def names_of(people: tuple[Employee, ...]) -> Names:
    """The names of everybody, and with the id in brackets."""
    count = Counter(p.name.casefold() for p in people)
    plain = {p.name: p.id for p in people if count[p.name.casefold()] == 1}
    return Names({**plain, **{f"{p.name} [{p.id}]": p.id for p in people if p.name not in plain}})


def read_roster_sheets(book: Book, faults: Faults) -> Roster | None:
    """The roster; None where there is so much missing that nothing else can be read."""
    people = _people(book, faults)
    codes = _codes(book, faults)
    if not people:
        faults.add_sheet(sheet_name("people"), "no_people")
        return None
    sheet = book.get(PLAN)
    return _Plan(people, codes, faults).read(sheet) if sheet is not None else None


def _people(book: Book, faults: Faults) -> tuple[Employee, ...]:
    found: dict[str, Employee] = {}
    places: dict[str, str] = {}
    for entry in entries(PEOPLE, book.get("people"), faults):
        name = tidy(entry.text("name"))
        if not name:
            continue
        key = entry.text("id")
        if key in found or (not key and name.casefold() in places):
            entry.fault("id" if key else "name", "twice", text=key or name,
                        other=places[key or name.casefold()])
            continue
        key = key or free_id(slug(name), found)
        hours = entry.number("hours", 0, _MOST_HOURS, whole=False)
        team = entry.text("team")
        found[key] = Employee(
            key, name, entry.text("unit") or None, entry.text("profession") or None,
            hours, parse_team(team) if team else None, group=entry.text("group") or None,
            manager=entry.yes("manager"), alone=entry.yes("alone"),
        )
        address = entry.sheet.address(*entry.place("name"))
        places.setdefault(name.casefold(), address)
        places.setdefault(key, address)
    return tuple(found.values())


def free_id(wanted: str, used: Mapping[str, object]) -> str:
    """An id that nothing has yet."""
    key, number = wanted, 1
    while key in used:
        number += 1
        key = f"{wanted}-{number}"
    return key


def _codes(book: Book, faults: Faults) -> dict[str, Meaning]:
    """What each code means."""
    found: dict[str, Meaning] = {}
    for entry in entries(CODES, book.get("codes"), faults):
        code, meaning = entry.text("code"), _meaning(entry)
        if code in found:
            entry.fault("code", "code_twice", text=code)
        elif code and meaning is not None:
            found[code] = meaning
    return found


def _meaning(entry: Entry) -> Meaning | None:
    team = entry.text("team")
    if fold(team) in map(fold, spellings("template.away")):
        return Absent.AWAY
    if fold(team) in map(fold, spellings("template.off")):
        return Absent.OFF
    start, end = entry.clock("start"), entry.clock("end", _LONGEST_SHIFT)
    if start is None or end is None:
        for key in ("start", "end"):
            if not entry.text(key):
                entry.fault(key, "code_times", text=entry.text("code"))
        return None
    return Work(start, end if end > start else end + DAY_MINUTES, parse_team(team))


@dataclass(slots=True)
class _Plan:
    """Reads names × dates."""

    people: tuple[Employee, ...]
    explained: dict[str, Meaning]
    faults: Faults
    codes: Codes = field(init=False)
    shifts: dict[str, list[Shift]] = field(default_factory=dict)
    away: dict[str, set[date]] = field(default_factory=dict)
    rows: dict[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.codes = Codes(self.explained)

    def read(self, sheet: Sheet) -> Roster | None:
        """The roster; None where no dates are found."""
        heading = self._heading(sheet)
        if heading is None:
            self.faults.add_sheet(sheet.name, "no_dates", heading=t("template.plan.name"))
            return None
        header, column, days = heading
        names = names_of(self.people).by_name
        for row in range(header + 1, len(sheet.rows)):
            if not is_example(sheet, row):
                self._row(sheet, row, column, days, names)
        period = Period(min(days.values()), max(days.values()))
        people = tuple(self._employee(person) for person in self.people)
        missing = tuple(self._no_row(sheet, p) for p in self.people if p.id not in self.rows)
        return Roster(period, people, missing)

    def _heading(self, sheet: Sheet) -> tuple[int, int, dict[int, date]] | None:
        """The row of dates, the column of names, and the day of each column."""
        wanted = {fold(name) for name in spellings("template.plan.name")}
        for row in range(min(30, len(sheet.rows))):
            for column in range(min(12, sheet.width)):
                if fold(sheet.text(row, column)) in wanted:
                    days = self._days(sheet, row, column + 1)
                    return (row, column, days) if days else None
        return None

    def _days(self, sheet: Sheet, row: int, first: int) -> dict[int, date]:
        days: dict[int, date] = {}
        seen: dict[date, int] = {}
        for column in range(first, sheet.width):
            value = finite(sheet.rows[row][column])
            self.faults.add_broken(sheet, (row, column))
            day = date_of(value)
            if day is not None and day in seen:
                other = sheet.address(row, seen[day])
                self.faults.add(sheet, (row, column), "day_twice", other=other)
            elif day is not None:
                days[column], seen[day] = day, column
            elif text_of(value):
                self.faults.add(sheet, (row, column), "date", text=text_of(value))
        return days

    def _row(
        self, sheet: Sheet, row: int, column: int, days: dict[int, date], names: Mapping[str, str]
    ) -> None:
        for place in (column, *days):
            self.faults.add_broken(sheet, (row, place))
        label = tidy(sheet.text(row, column))
        filled = [c for c in days if self._filled(sheet.rows[row][c])]
        if not label:
            if filled:
                self.faults.add(sheet, (row, filled[0]), "no_name")
            return
        key = {fold(name): key for name, key in names.items()}.get(fold(label))
        if key is None:
            self.faults.add(sheet, (row, column), "person", text=label,
                            hint=likeliest(label, names))
            return
        if key in self.rows:
            other = sheet.address(*self.rows[key])
            self.faults.add(sheet, (row, column), "twice", text=label, other=other)
            return
        self.rows[key] = (row, column)
        for place in filled:
            self._cell(sheet, (row, place), days[place], key)

    def _filled(self, value: Cell) -> bool:
        """Whether a cell says something: a dash does not, unless it is a code."""
        return value != "" and (not is_blank(value) or text_of(value) in self.explained)

    def _cell(self, sheet: Sheet, place: Place, day: date, key: str) -> None:
        raw = sheet.rows[place[0]][place[1]]
        meanings = self._meanings(text_of(raw))
        if meanings is None:
            self.faults.add(sheet, place, "code", text=text_of(raw),
                            hint=likeliest(text_of(raw), self.explained))
            return
        for code, meaning in meanings:
            if meaning is Absent.AWAY:
                self.away.setdefault(key, set()).add(day)
            elif isinstance(meaning, Work):
                self._shift(sheet, place, day, key, (code, meaning))

    def _shift(
        self, sheet: Sheet, place: Place, day: date, key: str, work: tuple[str, Work]
    ) -> None:
        code, times = work
        span = Span(moment_of(day, times.start % DAY_MINUTES), _end(day, times))
        mine = self.shifts.setdefault(key, [])
        if any(span.shared(shift.span) for shift in mine[-3:]):
            self.faults.add(sheet, place, "overlap", text=code)
        mine.append(Shift(span, times.team, code))

    def _meanings(self, text: str) -> list[tuple[str, Meaning]] | None:
        """The codes in a cell, each with its meaning. A plus may also be part of a code."""
        if text in self.explained:
            return [(text, self.explained[text])]
        return self._split(text, " + ") or self._split(text, "+")

    def _split(self, text: str, sign: str) -> list[tuple[str, Meaning]] | None:
        found: list[tuple[str, Meaning]] = []
        for part in text.split(sign):
            meanings = self.codes.read(part.strip())
            if meanings is None:
                return None
            found += [(self._spelling(part.strip()), meaning) for meaning in meanings]
        return found

    def _spelling(self, text: str) -> str:
        """The code as the legend writes it."""
        if text in self.explained:
            return text
        return next((c for c in self.explained if c.casefold() == text.casefold()), text)

    def _employee(self, person: Employee) -> Employee:
        shifts = tuple(sorted(self.shifts.get(person.id, []), key=lambda shift: shift.span))
        return replace(
            person, shifts=shifts, away=frozenset(self.away.get(person.id, ())),
            home_team=person.home_team or _usual_team(shifts),
        )

    def _no_row(self, sheet: Sheet, person: Employee) -> Question:
        message = t("template.question.no_row", name=person.name, sheet=sheet.name)
        return Question("warning", "no_row", message, sheet.name)


def _end(day: date, times: Work) -> int:
    days, minute = divmod(times.end, DAY_MINUTES)
    return moment_of(date.fromordinal(day.toordinal() + days), minute)


def _usual_team(shifts: tuple[Shift, ...]) -> Team | None:
    """The vagtlag of most shifts."""
    counts = Counter(shift.team for shift in shifts)
    return min(counts, key=lambda team: (-counts[team], team_order(team)), default=None)
