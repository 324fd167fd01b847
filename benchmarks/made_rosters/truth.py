"""What is true of a made roster: who works where, when and how much. All of it from a seed."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.people import DAY, EVENING, NIGHT, Team

_list = str.split
_FIRST = _list(
    "Bo Ida Per Åse Lærke Søren Mette Fatima Hassan Yrsa Ole Inger Karen Jørgen Zeynep Viggo Oda "
    "Agnete Børge Charlotte Dorthe Emil Freja Gitte Henrik Ilse Jens Katja Lars Mona Niels Preben "
    "Rikke Sanne Torben Ulla Winnie Anne-Marie Noor Mads Tina Kim Aisha Bente Christina Malene"
)
_LAST = _list(
    "Hansen Toft Friis Jensen Nørgaard Østergaard Møller Larsen Sørensen Lund Yilmaz Al-Khatib "
    "Bjerregaard Winther Poulsen Rasmussen Vestergaard Ågård Schmidt Thomsen Madsen Kristensen "
    "Dahl Holm Bech Krogh Nguyen Kjær Juhl Skov Damgaard Bruun"
)
_UNITS = (
    ("Hus Mågen", "Hus Ternen", "Hus Svalen", "Hus Lærken"),
    ("Afdeling A", "Afdeling B", "Afdeling C", "Afdeling D"),
    ("Afsnit 1", "Afsnit 2", "Afsnit 3", "Afsnit 4"),
    ("Solsiden", "Skovbrynet", "Havblik", "Rosenhaven"),
    ("Team Nord", "Team Syd", "Team Øst", "Team Vest"),
    ("Stuen", "1. sal", "2. sal", "Demensafsnit"),
)
_PROFESSIONS = (
    "SSA", "SSH", "SSA", "SSH", "Sygeplejerske", "Social- og sundhedsassistent", "Pædagog",
    "Ergoterapeut", "Ufaglært", "Social- og sundhedshjælper", "Fysioterapeut", "Leder",
)
_HOURS = (37, 37, 32, 32, 30, 28, 25, 34.5, 24, 20)


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of shift and how it is written. `start` and `end`: minutes after midnight, as clocks.

    `words`: what a legend calls it; None where it has no more to say than the times.
    """

    text: str
    start: int
    end: int
    team: Team
    words: str

    @property
    def minutes(self) -> int:
        """Its length on the clock."""
        return self.last - self.start

    @property
    def last(self) -> int:
        """Its end in minutes after the midnight before it, above 1440 on the next day."""
        return self.end + 1440 * (self.end <= self.start)


_D, _A, _N = (420, 900), (900, 1380), (1380, 420)
_VOCABULARIES: tuple[tuple[Code, ...], ...] = (
    (Code("D", *_D, DAY, "Dagvagt"), Code("D2", 480, 840, DAY, "Dagvagt"),
     Code("A", *_A, EVENING, "Aftenvagt"), Code("A2", 960, 1320, EVENING, "Aftenvagt"),
     Code("N", *_N, NIGHT, "Nattevagt")),
    (Code("DV", 435, 915, DAY, "Dagvagt"), Code("AV", 900, 1395, EVENING, "Aftenvagt"),
     Code("NV", 1380, 435, NIGHT, "Nattevagt")),
    (Code("1", *_D, DAY, "Dagvagt"), Code("2", *_A, EVENING, "Aftenvagt"),
     Code("3", *_N, NIGHT, "Nattevagt")),
    (Code("Dag", *_D, DAY, "Dagvagt"), Code("Aft", *_A, EVENING, "Aftenvagt"),
     Code("Nat", 1365, 435, NIGHT, "Nattevagt")),
    (Code("d7", *_D, DAY, "Dag"), Code("d8", 480, 960, DAY, "Dag"),
     Code("a15", *_A, EVENING, "Aften"), Code("n23", *_N, NIGHT, "Nat")),
    (Code("F", *_D, DAY, "Frühdienst"), Code("S", 810, 1290, EVENING, "Spätdienst"),
     Code("N", 1275, 390, NIGHT, "Nachtdienst")),
    (Code("E1", 420, 930, DAY, "Day shift"), Code("L1", 810, 1290, EVENING, "Evening shift"),
     Code("N1", 1260, 435, NIGHT, "Night shift")),
    (Code("X", *_D, DAY, "Dagvagt"), Code("Y", *_A, EVENING, "Aftenvagt"),
     Code("Z", *_N, NIGHT, "Nattevagt")),
    (Code("a", 420, 930, DAY, "Dagvagt"), Code("b", 930, 1380, EVENING, "Aftenvagt"),
     Code("c", 1305, 510, NIGHT, "Nattevagt")),
    (Code("TD", 420, 930, DAY, "Tidligvakt"), Code("KV", 870, 1350, EVENING, "Kveldsvakt"),
     Code("NT", 1335, 450, NIGHT, "Nattevakt")),
    (Code("DL", 420, 1140, DAY, "Dag lang"), Code("NL", 1140, 420, NIGHT, "Nat lang"),
     Code("AM", 900, 1380, EVENING, "Aften")),
    (Code("D", *_D, DAY, "Dagvagt"), Code("A24", 960, 1440, EVENING, "Aftenvagt"),
     Code("N0", 0, 480, NIGHT, "Nattevagt")),
    (Code("D/1", *_D, DAY, "Dagvagt"), Code("A/1", *_A, EVENING, "Aftenvagt"),
     Code("N/1", *_N, NIGHT, "Nattevagt")),
)
_REASONS = ("Ferie", "ferie", "Syg", "Kursus", "FERIE", "Barns 1. sygedag", "Omsorgsdag", "Orlov")


@dataclass(slots=True)
class Person:
    """One employee. `shifts` by the day on which they begin; `away` with the reason as written."""

    first: str
    last: str
    unit: str
    profession: str
    hours: float
    home: Team
    shifts: dict[date, Code] = field(default_factory=dict)
    away: dict[date, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True, slots=True)
class Truth:
    """A made roster. `days` are all of its days in order."""

    days: tuple[date, ...]
    people: tuple[Person, ...]
    codes: tuple[Code, ...]
    units: tuple[str, ...]

    @property
    def first(self) -> date:
        """Its first day."""
        return self.days[0]


def made_truth(rnd: random.Random, most_codes: int) -> Truth:
    """A roster of 8–60 people in 1–4 units over 1–13 whole weeks, with so many codes at most."""
    first = date(2025, 11, 3) + timedelta(days=7 * rnd.randrange(90))
    count = 7 * rnd.choice([1, 2, 3, 4, 4, 6, 8, 13])
    days = tuple(first + timedelta(days=n) for n in range(count))
    units = rnd.choice(_UNITS)[: rnd.choice([1, 1, 2, 3, 4])]
    codes = rnd.choice([codes for codes in _VOCABULARIES if len(codes) <= most_codes])
    people = _staff(rnd, rnd.choice([8, 10, 12, 15, 20, 24, 30, 42, 60]), units)
    for person in people:
        _work(person, days, codes, rnd)
    return Truth(days, tuple(people), codes, units)


def month_of(rnd: random.Random) -> tuple[date, ...]:
    """The days of a month."""
    year, month = rnd.choice([2025, 2026, 2027]), rnd.randint(1, 12)
    first = date(year, month, 1)
    return tuple(
        day for n in range(31) if (day := first + timedelta(days=n)).month == month
    )


def over(truth: Truth, days: Sequence[date], rnd: random.Random) -> Truth:
    """The same people with shifts on other days."""
    for person in truth.people:
        person.shifts, person.away = {}, {}
        _work(person, days, truth.codes, rnd)
    return Truth(tuple(days), truth.people, truth.codes, truth.units)


def _staff(rnd: random.Random, count: int, units: Sequence[str]) -> list[Person]:
    pairs = rnd.sample([(first, last) for first in _FIRST for last in _LAST], count)
    homes = [DAY, DAY, DAY, DAY, DAY, EVENING, EVENING, EVENING, NIGHT, NIGHT]
    return [
        Person(first, last, units[n * len(units) // count], rnd.choice(_PROFESSIONS),
               rnd.choice(_HOURS), homes[n % len(homes)])
        for n, (first, last) in enumerate(pairs)
    ]


def _work(
    person: Person, days: Sequence[date], codes: Sequence[Code], rnd: random.Random
) -> None:
    """Shifts as often as the hours say, every second weekend, now and then of another team."""
    own = [code for code in codes if code.team == person.home]
    others = [code for code in codes if code.team != NIGHT] or list(codes)
    weekend = rnd.randrange(2)
    share = person.hours / 37 * 5 / 7
    away_from = rnd.choice(days) if rnd.random() < 0.35 else None
    length, reason = rnd.choice([1, 2, 5, 7]), rnd.choice(_REASONS)
    for n, day in enumerate(days):
        if away_from and 0 <= (day - away_from).days < length:
            person.away[day] = reason
        elif day.isoweekday() > 5 and (n // 7) % 2 != weekend:
            continue
        elif rnd.random() < share:
            person.shifts[day] = rnd.choice(own if rnd.random() < 0.93 else others)


def home_of(person: Person) -> Team | None:
    """The team of most of her shifts; of equals night, evening, day."""
    order = (NIGHT, EVENING, DAY)
    counts = {team: sum(1 for c in person.shifts.values() if c.team == team) for team in order}
    return max(order, key=lambda team: counts[team]) if person.shifts else None


def meanings(truth: Truth) -> Mapping[str, Code]:
    """Codes by their text."""
    return {code.text: code for code in truth.codes}
