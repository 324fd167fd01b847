"""What a cell of a roster means: a shift, a day off, a day away, or nothing that is known.

Why somebody is away is nobody's business: every reason becomes the one word AWAY right here, and
no reason leaves this module.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache

from models.people import DAY, EVENING, NIGHT, Team
from models.timespan import DAY_MINUTES
from planner.importing.sheet import Cell, text_of
from planner.importing.words import fold, words


class Absent(Enum):
    """A cell without work: OFF is an ordinary day off, AWAY one on which nobody may ask."""

    OFF = "off"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Work:
    """A shift's clock minutes from midnight of its day; `end` above 1440 lies on the next."""

    start: int
    end: int
    team: Team


Meaning = Work | Absent

_BLANK = frozenset({"", "-", "–", "—", "--", ".", "/", "*", "_", "0"})
_OFF = words(
    """fri frit fridag fridøgn off day_off free frei ledig ledigt fridager arbejdsfri vagtfri
    fri_dag beskyttet_fridag"""
)
_AWAY_WORDS = words(
    """ferie feriefri feriefridag feriedag syg sygdom sygemeldt sygemelding sygedag sygefravær
    barnsyg kursus kur uddannelse skole orlov barsel barselsorlov omsorgsdag omsorgsdage
    seniordag seniorfri afspadsering afsp afspads fravær fraværende tjenestefri tjenestefrihed
    lægebesøg læge begravelse hospital graviditet
    vacation holiday leave sick sickness illness absent training course maternity
    urlaub krank krankheit fortbildung elternzeit
    semester sjuk vab föräldraledig tjänstledig utbildning frånvaro
    permisjon sykmeldt syk egenmelding kurs"""
)
_AWAY_CODES = words("b1 b2 bs b1s b2s fe sy afs")
_AWAY_PHRASE = re.compile(
    r"\b(?:barns?|child|kind|barnets)\b.*\b(?:syg|sygedag|sick|krank|sjuk|1|2|første|anden)\b"
    r"|\b6 ?ferieuge\b|\bikke til rådighed\b"
)
_AWAY_STEM = re.compile(
    r"\b(?:sygem|sygefrav|sygd|sygedag|ferieu|feried|feriefri|barsel|orlov|omsorgs|"
    r"afspadser|kursus)\w*|\b\w+syge?(?:meldte?)?\b"
)
_SHIFT = "(?:vagt|vakt|dienst|hold|pass|shift|s)?(?:er)?"
_TEAM_WORDS: tuple[tuple[Team, re.Pattern[str]], ...] = (
    (NIGHT, re.compile(rf"\b(?:natte?|nacht|night){_SHIFT}\b")),
    (EVENING, re.compile(rf"\b(?:aften|evening|spät|kveld|kväll|abend){_SHIFT}\b")),
    (DAY, re.compile(rf"\b(?:dag|day|tag|früh|tidlig|morgen|formiddag|mellem){_SHIFT}\b")),
)
_MIDDLES = ((DAY, 11 * 60), (EVENING, 19 * 60), (NIGHT, 27 * 60))

_CLOCK = r"(\d{1,2})(?:[:.]?(\d{2}))?"
_RANGE = re.compile(
    rf"(?:kl\.?\s*)?{_CLOCK}(?:\s*uhr)?\s*(?:-|–|—|til|to|bis|till)\s*(?:kl\.?\s*)?{_CLOCK}(?:\s*uhr)?"
)
_LINES = re.compile(r"(\d{1,2})[:.](\d{2})\s+(\d{1,2})[:.](\d{2})")
_INSIDE = re.compile(r"\d{1,2}(?:[:.]\d{2})?\s*(?:-|–|—|til)\s*\d{1,2}(?:[:.]\d{2})?")
_POINT = re.compile(rf"(?:kl\.?\s*)?{_CLOCK}(?::00)?(?:\s*([ap])\.?m\.?)?")
_SPLIT = re.compile(r"\s*[+/,;&\n]\s*")
_CODE_SIGNS = 8
_TOKENS = re.compile(r"[a-zæøåäöü]+")


def parts_of(raw: str) -> list[str]:
    """The parts of a cell that may each say something of its own: `D+A`, `D/FRI`."""
    return [part for part in _SPLIT.split(raw.strip()) if part]


def usual_team(start: int, end: int) -> Team:
    """The vagtlag of a shift that no legend names: whose usual middle lies nearest to its own.

    The middles are 11:00 (day, 7–15), 19:00 (evening, 15–23) and 03:00 (night, 23–7); a tie goes
    to the earlier of day, evening, night.
    """
    middle = (start + end) / 2

    def distance(usual: int) -> float:
        apart = abs(middle - usual) % DAY_MINUTES
        return min(apart, DAY_MINUTES - apart)

    return min(_MIDDLES, key=lambda pair: distance(pair[1]))[0]


@lru_cache(maxsize=65536)
def team_in(text: str) -> Team | None:
    """The vagtlag that a text names ("Aftenvagt"), if it names just one."""
    folded = fold(text)
    named = [team for team, pattern in _TEAM_WORDS if pattern.search(folded)]
    return named[0] if len(named) == 1 else None


def is_blank(value: Cell) -> bool:
    """Whether a cell says nothing: empty, or one of the signs that stand for nothing."""
    return isinstance(value, str) and value.strip() in _BLANK


@lru_cache(maxsize=65536)
def names_absence(text: str) -> bool:
    """Whether a text gives a reason for being away, anywhere in it. Such a text is never shown."""
    folded = fold(text)
    return (
        any(word in _AWAY_WORDS for word in _TOKENS.findall(folded))
        or folded in _AWAY_CODES
        or _AWAY_PHRASE.search(folded) is not None
        or _AWAY_STEM.search(folded) is not None
    )


def clock_of(value: Cell) -> int | None:
    """Minutes after midnight (0–1440) of a cell that holds one time of day."""
    if isinstance(value, datetime):
        minutes = value.hour * 60 + value.minute
        return DAY_MINUTES if minutes == 0 and value.date() == date(1900, 1, 1) else minutes
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    if isinstance(value, timedelta):
        return _within_day(round(value.total_seconds() / 60))
    if isinstance(value, date):
        return {date(1899, 12, 31): DAY_MINUTES, date(1900, 1, 1): DAY_MINUTES,
                date(1899, 12, 30): 0}.get(value)
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _clock_of_number(float(value))
    match = _POINT.fullmatch(text_of(value).lower())
    if match is None:
        return None
    half = match[3]
    if half is None:
        return _minutes(match[1], match[2])
    hour = int(match[1])
    return _minutes(str(hour % 12 + 12 * (half == "p")), match[2]) if 1 <= hour <= 12 else None


def _clock_of_number(value: float) -> int | None:
    if 0 < value < 1:
        return round(value * DAY_MINUTES)
    if not value.is_integer():
        hours, part = divmod(value, 1)
        minutes = round(part * 100)
        return _minutes(str(int(hours)), f"{minutes:02d}") if value < 24 and minutes < 60 else None
    if 0 <= value <= 24:
        return int(value) * 60
    digits = str(int(value))
    return _minutes(digits[:-2], digits[-2:]) if 100 <= value <= 2400 else None


def _within_day(minutes: int) -> int | None:
    return minutes if 0 <= minutes <= DAY_MINUTES else None


def _minutes(hours: str, minutes: str | None) -> int | None:
    part = int(minutes or 0)
    return _within_day(int(hours) * 60 + part) if part < 60 else None


def times_of(value: Cell) -> tuple[int, int] | None:
    """Start and end of a text like `07.00–15.00`, `0700-1500`, `7-15`, `23-07`; end > start."""
    return _times_in(text_of(value).lower()) if isinstance(value, str) else None


@lru_cache(maxsize=65536)
def _times_in(text: str) -> tuple[int, int] | None:
    match = _RANGE.fullmatch(text) or _LINES.fullmatch(text)
    if match is None:
        return None
    start, end = _minutes(match[1], match[2]), _minutes(match[3], match[4])
    return None if start is None or end is None else span_of(start, end)


def span_of(start: int, end: int) -> tuple[int, int] | None:
    """Clock minutes of a shift: one that ends at or before its start ends on the next day.

    A shift from 24:00 lies wholly on the next day. One without length is none.
    """
    if start == end or (start, end) == (DAY_MINUTES, 0):
        return None
    return (start, end) if end > start else (start, end + DAY_MINUTES)


def work(start: int, end: int, text: str = "") -> Work | None:
    """A shift from two clock times; its vagtlag from the text or else from its middle."""
    span = span_of(start, end)
    return Work(*span, team_in(text) or usual_team(*span)) if span else None


@dataclass(slots=True)
class Codes:
    """The codes that a file explains, and how cells are read with them.

    `explained` maps a code to its meaning. `no_times` are codes that a legend names without
    saying when; cells of a legend are in `places`, by sheet. `answers` are those of `explained`
    that a person explained, and `met` those codes of `explained` that a cell held.
    """

    explained: Mapping[str, Meaning] = field(default_factory=dict)
    no_times: frozenset[str] = frozenset()
    places: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)
    answers: Mapping[str, Meaning] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    _known: dict[str, tuple[Meaning, ...] | None] = field(default_factory=dict)

    def fresh(self) -> "Codes":
        """The same codes, of which none has been met."""
        return replace(self, met=set(), _known={})

    def texts_off(self) -> dict[str, Absent]:
        """Single words that were read as no work although no legend explains them."""
        return {
            text: meanings[0] for raw, meanings in self._known.items()
            if meanings and len(meanings) == 1 and isinstance(meanings[0], Absent)
            if (text := text_of(raw)) not in self.explained
            if len(text) <= _CODE_SIGNS and " " not in text
        }

    def read(self, value: Cell) -> tuple[Meaning, ...] | None:
        """What a cell means, in order; empty for a blank one, None where nothing explains it."""
        if not isinstance(value, str):
            number = text_of(value)
            if number not in self.explained:
                return None
            self.met.add(number)
            return (self.explained[number],)
        if value in self._known:
            return self._known[value]
        self._known[value] = meaning = self._read_text(value)
        return meaning

    def mixes(self, text: str) -> bool:
        """Whether a text that says away also says work: times, or a code that is a shift."""
        return _INSIDE.search(text) is not None or any(
            isinstance(self.explained.get(token), Work) for token in text.split()
        )

    def _read_text(self, raw: str) -> tuple[Meaning, ...] | None:
        text = text_of(raw)
        if text in self.explained:
            self.met.add(text)
            return (self.explained[text],)
        if text in _BLANK:
            return ()
        single = self._one(text)
        if single is not None:
            return (single,)
        if names_absence(text):
            return (Absent.AWAY,)
        parts = [self._one(part) for part in parts_of(raw)]
        if len(parts) > 1 and all(part is not None for part in parts):
            return tuple(part for part in parts if part is not None)
        return None

    def _one(self, text: str) -> Meaning | None:
        text = text_of(text)
        if text in self.explained:
            self.met.add(text)
            return self.explained[text]
        folded = {code for code in self.explained if code.casefold() == text.casefold()}
        meanings = {self.explained[code] for code in folded}
        if len(meanings) == 1:
            self.met |= folded
            return meanings.pop()
        if fold(text) in _OFF:
            return Absent.OFF
        span = times_of(text)
        if span:
            return Work(*span, usual_team(*span))
        return Absent.AWAY if names_absence(text) else None
