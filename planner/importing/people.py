"""From what layouts read to people: one identity each, stable ids, shifts in order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from models.people import DAY, EVENING, NIGHT, Employee, Shift, Team
from models.roster import Roster
from models.timespan import Period, Span, moment_of
from planner.importing.aliases import Aliases
from planner.importing.codes import Absent, Meaning, Work
from planner.importing.doubts import Doubts, shown
from planner.importing.names import (
    INITIALS,
    abbreviates,
    beside_name,
    in_small_letters,
    is_short,
    shortens,
    slug,
    tidy,
)
from planner.importing.sheet import Place, Sheet
from planner.importing.trace import use_of
from planner.texts.dates import numeric_date

_LONGEST_MINUTES = 16 * 60
"""A longer shift is asked about: more often than not an hour was mistyped."""

_RAREST_FIRST: tuple[Team, ...] = (NIGHT, EVENING, DAY)

_NAMES_SHOWN = 3
"""A question names so many people at most."""

Key = tuple[str, str | None, str | None]
"""What tells people apart: the folded name, unit and profession."""


@lru_cache(maxsize=65536)
def _shift(day: date, start: int, end: int, team: Team, code: str) -> Shift:
    """Many people have the same shift, so it is made once."""
    return Shift(Span(moment_of(day, start), moment_of(day, end)), team, code)


@dataclass(frozen=True, slots=True)
class Plain:
    """What a cell says of a day where that leaves nothing to ask; `use`: see `trace.use_of`."""

    shifts: tuple[Shift, ...]
    away: bool
    use: int = 0


def plainly(day: date, meanings: Sequence[Meaning], code: str) -> Plain | None:
    """What meanings say of a day; None where there is something to ask each time."""
    works = [meaning for meaning in meanings if isinstance(meaning, Work)]
    if any(work.end - work.start > _LONGEST_MINUTES for work in works):
        return None
    shifts = tuple(_shift(day, work.start, work.end, work.team, code) for work in works)
    return Plain(shifts, Absent.AWAY in meanings, use_of(meanings, code))


@dataclass(slots=True)
class Person:
    """A person while a file is read. `first_place` is where she first stands.

    Each of `shifts` stands with the cell that says so. `by_alias`: so far she stands only under
    other names than her own.
    """

    name: str
    unit: str | None
    profession: str | None
    sheet: Sheet
    first_place: Place
    hours: float | None = None
    shifts: list[tuple[Shift, Sheet, Place]] = field(default_factory=list)
    away: set[date] = field(default_factory=set)
    by_alias: bool = False

    def add(
        self, day: date, meanings: Sequence[Meaning], code: str, sheet: Sheet, place: Place,
        doubts: Doubts,
    ) -> None:
        """What one cell says of a day."""
        doubts.read_as(meanings, code, sheet, place)
        if doubts.days is not None:
            doubts.days.note(self, day, sheet, place)
        for meaning in meanings:
            if isinstance(meaning, Work):
                start, end = meaning.start, meaning.end
                shift = _shift(day, start, end, meaning.team, code)
                self.shifts.append((shift, sheet, place))
                if end - start > _LONGEST_MINUTES:
                    doubts.ask_once("warning", "long_shift", sheet, place, code, text=shown(code),
                                    hours=f"{(end - start) / 60:g}")
            elif meaning is Absent.AWAY:
                self.away.add(day)

    def settle(self, doubts: Doubts) -> None:
        """Put the shifts in order of time. One written twice counts once; overlaps are asked."""
        if self._in_order():
            return
        self.shifts.sort(key=lambda entry: (entry[0].span.start, entry[0].span.end))
        kept: list[tuple[Shift, Sheet, Place]] = []
        for entry in self.shifts:
            shift, sheet, place = entry
            if kept and shift.span.start < kept[-1][0].span.end:
                other, its_sheet, its_place = kept[-1]
                day = numeric_date(shift.span.first_day)
                if other.span == shift.span:
                    doubts.ask_once(
                        "warning", "shift_twice", sheet, place, self.name, name=self.name, day=day,
                        other=f"»{its_sheet.name}« {its_sheet.address(*its_place)}",
                    )
                    continue
                doubts.ask_once("warning", "overlap", sheet, place, self.name, name=self.name,
                                day=day)
            kept.append(entry)
        self.shifts = kept

    def _in_order(self) -> bool:
        """Whether each shift ends before the next begins, as in most rows."""
        end = 0
        for shift, _, _ in self.shifts:
            if shift.span.start < end:
                return False
            end = shift.span.end
        return True

    def home_team(self) -> Team | None:
        """The vagtlag of most of her shifts; of equals the rarest: night, evening, day."""
        counts = Counter([shift.team for shift, _, _ in self.shifts])
        if not counts:
            return None
        order = {team: place for place, team in enumerate(_RAREST_FIRST)}
        return min(counts, key=lambda team: (-counts[team], order.get(team, len(order)), team))


@dataclass(slots=True)
class People:
    """Everybody in a file, in the order in which they first stand there."""

    doubts: Doubts
    aliases: Aliases = field(default_factory=Aliases)
    _by_key: dict[Key, Person] = field(default_factory=dict)
    _by_name: dict[str, list[Person]] = field(default_factory=dict)

    def person(
        self, name: str, sheet: Sheet, place: Place, unit: str | None = None,
        profession: str | None = None, hours: float | None = None,
    ) -> Person:
        """The person of that name, unit and profession; made where there is none yet."""
        beside = beside_name(name)
        profession = profession or beside[0]
        hours = beside[1] if hours is None else hours
        written = tidy(name)
        alias = self.aliases.knows(written)
        name = self.aliases.person(written)
        key = (name.casefold(), unit, profession)
        person = self._by_key.get(key) or self._compatible(key) or self._answered(key, written)
        if person is None:
            person = self._by_key[key] = Person(name, unit, profession, sheet, place, hours)
            person.by_alias = alias
            self._by_name.setdefault(key[0], []).append(person)
            self.doubts.met(written, person, sheet, place)
            return person
        self.doubts.met(written, person, sheet, place)
        if person.name.isupper() and not name.isupper():
            person.name = name  # one spelling in capitals, one not: the latter is hers
        person.by_alias = person.by_alias and alias
        if person.hours is None:
            person.hours = hours
        elif hours is not None and hours != person.hours:
            self.doubts.ask("warning", "hours_differ", sheet, place, name=name,
                            first=f"{person.hours:g}", second=f"{hours:g}")
        return person

    def _compatible(self, key: Key) -> Person | None:
        """The one person of that name about whom nothing else is said; she learns what is new."""
        name, unit, profession = key
        fits = [
            person for person in self._by_name.get(name, ())
            if None in (unit, person.unit) or unit == person.unit
            if None in (profession, person.profession) or profession == person.profession
        ]
        if len(fits) != 1:
            return None
        person = self._by_key[key] = fits[0]
        person.unit = person.unit or unit
        person.profession = person.profession or profession
        return person

    def _answered(self, key: Key, written: str) -> Person | None:
        """The person of that name, whatever her unit, where an answer says that it is the same."""
        namesakes = self._by_name.get(key[0], [])
        if not namesakes:
            return None
        one = len(namesakes) == 1 and self.aliases.knows(written)
        if one or self.aliases.is_one(written):
            self._by_key[key] = namesakes[0]
            return namesakes[0]
        known = next((person for person in namesakes if person.by_alias), None)
        if known is not None:
            known.unit, known.profession = key[1] or known.unit, key[2] or known.profession
            self._by_key[key] = known
        return known

    def roster(self, period: Period) -> Roster:
        """The finished roster. Two people of one name are asked about."""
        for person in self.everybody():
            person.name = in_small_letters(person.name)
        for namesakes in self._by_name.values():
            if len(namesakes) > 1:
                second = namesakes[1]
                self.doubts.ask("warning", "namesakes", second.sheet, second.first_place,
                                name=second.name, count=len(namesakes))
                for person in namesakes:
                    self.doubts.leave_open("same", person.name, person.sheet, person.first_place,
                                           person.name)
        everybody = self.everybody()
        for person in everybody:
            person.settle(self.doubts)
        self._ask_about_initials()
        used: set[str] = set()
        employees = tuple(_employee(p, _free(slug(p.name), used)) for p in everybody)
        return Roster(period, employees, self.doubts.questions())

    def everybody(self) -> list[Person]:
        """In the order of the file; one that several keys lead to stands once."""
        return list({id(person): person for person in self._by_key.values()}.values())

    def _ask_about_initials(self) -> None:
        """Initials or part of a name that fit a full name in a file may be the same person."""
        people = self.everybody()
        full = [person for person in people if " " in person.name]
        for person in people:
            if self.aliases.knows(person.name):
                continue
            if not is_short(person.name):
                continue  # of two thousand full names none need be held against all others
            fit = abbreviates if INITIALS.fullmatch(person.name) else shortens
            fits = [other for other in full if other is not person and fit(person.name, other.name)]
            if len(fits) == 1:
                self.doubts.ask("warning", "initials", person.sheet, person.first_place,
                                initials=person.name, name=fits[0].name)
            elif fits:
                names = ", ".join(other.name for other in fits[:_NAMES_SHOWN])
                self.doubts.ask("warning", "initials_of_several", person.sheet, person.first_place,
                                initials=person.name, names=names, count=len(fits))
            for other in fits:
                self.doubts.leave_open("same", person.name, person.sheet, person.first_place,
                                       other.name)

    def __len__(self) -> int:
        return len(self._by_key)


def _free(wanted: str, used: set[str]) -> str:
    name, number = wanted, 1
    while name in used:
        number += 1
        name = f"{wanted}-{number}"
    used.add(name)
    return name


def _employee(person: Person, employee_id: str) -> Employee:
    return Employee(
        id=employee_id, name=person.name, unit=person.unit, profession=person.profession,
        hours_per_week=person.hours, home_team=person.home_team(),
        shifts=tuple([shift for shift, _, _ in person.shifts]),
        away=frozenset(person.away),
    )
