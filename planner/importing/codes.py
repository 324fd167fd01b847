"""What a cell of a roster means: a shift, a day off, a day away, or nothing that is known.

Why somebody is away is nobody's business: every reason becomes the one word AWAY right here, and
no reason leaves this module.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache

from models.people import DAY, EVENING, NIGHT, Team
from models.timespan import DAY_MINUTES
from planner.importing.clocks import INSIDE, plain_signs
from planner.importing.clocks import clock_of as clock_of
from planner.importing.clocks import span_of as span_of
from planner.importing.clocks import times_of as times_of
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
    vacation holiday leave sick sickness illness absent absence absences training course maternity
    urlaub krank krankheit fortbildung elternzeit abwesend abwesenheit abwesenheiten
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
    (NIGHT, re.compile(rf"\b(?:natt?e?|nacht|night){_SHIFT}\b")),
    (EVENING, re.compile(rf"\b(?:aften|evening|spät|kveld|kväll|abend){_SHIFT}\b")),
    (DAY, re.compile(rf"\b(?:dag|day|tag|früh|tidlig|morgen|formiddag|mellem){_SHIFT}\b")),
)
_ONLY_TEAM = re.compile(rf"(?:{'|'.join(p.pattern for _, p in _TEAM_WORDS)})")
_MIDDLES = ((DAY, 11 * 60), (EVENING, 19 * 60), (NIGHT, 27 * 60))

_SPLIT = re.compile(
    r"\s*(?:[+/;&\n]|,(?!\d)|(?<!\d),|,\s)\s*|\s+(?:og|and|und|och)\s+"
)
_BETWEEN = re.compile(r"[\s+/,;&]*(?:\bog\b)?[\s+/,;&]*")
_MARKS = re.compile(r"^[(\[*]*(.*?)[)\]*]*$", re.DOTALL)
_EDGES = " ()[]:;,*-–"
_NOTED_CODE = re.compile(r"(\S+)\s*[(\[]([^)\]]*)[)\]]")
_NOTE = re.compile(r"[(\[]?\s*(?:\d{1,3}\s?min\w*\.?\s)?[a-zæøåäöü].*", re.DOTALL)
_NO_NOTE = re.compile(
    r"[?=]|\b(?:aflyst|aflys|annull\w*|slettet|bytte?t?|byt|ikke|ej|eller|måske|evt|eventuelt|fri|"
    r"frit|off|indtil|undtagen|kun|slut|fra|til|kl|cancel\w*|not|or|swap\w*|abgesagt|avlyst|inställt|"
    r"inställd|avbokad|udgår|timer?|t|h|"
    r"uge\w*|week|woche|vecka|uke|periode\w*|\w*plan\w*|januar|februar|marts|april|maj|juni|juli|"
    r"august|september|oktober|november|december)\b"
)
"""Beside times these words mean another time, or no shift at all: then nobody guesses."""
_LONGEST_DAY = 13 * 60
"""Two shifts of a day that last longer together leave no eleven hours of rest."""

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


def is_off(text: str) -> bool:
    """Whether a text is a word for an ordinary day off and nothing else."""
    return fold(text) in _OFF


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


def work(start: int, end: int, text: str = "") -> Work | None:
    """A shift from two clock times; its vagtlag from the text or else from its middle."""
    span = span_of(start, end)
    return Work(*span, team_in(text) or usual_team(*span)) if span else None


@dataclass(slots=True)
class Codes:
    """The codes that a file explains, and how cells are read with them.

    `explained` maps a code to its meaning. `no_times` are codes that a legend names without
    saying when; cells of a legend are in `places`, by sheet. `answers` are those of `explained`
    that a person explained, and `met` those codes of `explained` that a cell held. `noted`: cells
    that were read as work although they say more, and what more; `mixed`: cells that say work and
    being away; `either`: cells with a stroke between two codes, read as both of them.
    """

    explained: Mapping[str, Meaning] = field(default_factory=dict)
    no_times: frozenset[str] = frozenset()
    places: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)
    answers: Mapping[str, Meaning] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    noted: dict[str, str] = field(default_factory=dict)
    mixed: set[str] = field(default_factory=set)
    either: set[str] = field(default_factory=set)
    _known: dict[str, tuple[Meaning, ...] | None] = field(default_factory=dict)

    def fresh(self) -> "Codes":
        """The same codes, of which none has been met."""
        return replace(self, met=set(), noted={}, mixed=set(), either=set(), _known={})

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
        return INSIDE.search(plain_signs(text)) is not None or any(
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
        if single is Absent.AWAY and self.mixes(text):
            self.mixed.add(raw)
        if single is not None:
            return (single,)
        parts = [self._one(part) for part in parts_of(raw)]
        if len(parts) > 1 and all(part is not None for part in parts):
            if "/" in raw and self._may_be_either(raw):
                self.either.add(raw)
            return tuple(part for part in parts if part is not None)
        return self._spans(text) or self._noted(raw, text)

    def _may_be_either(self, raw: str) -> bool:
        """Whether a stroke stands between codes that are more than a day's work together."""
        works = [work for part in parts_of(raw) if isinstance(work := self._one(part), Work)]
        if len(works) < 2 or all(times_of(part) for part in parts_of(raw)):
            return False
        first = min(work.start for work in works)
        return max(work.end for work in works) - first > _LONGEST_DAY

    def _spans(self, text: str) -> tuple[Meaning, ...] | None:
        """Several spans of times with nothing between them (`7-11 15-19`)."""
        plain = plain_signs(text)
        found = [times_of(match[0]) for match in INSIDE.finditer(plain)]
        rest = INSIDE.sub("", plain)
        if len(found) < 2 or None in found or not _BETWEEN.fullmatch(rest):
            return None
        return tuple(Work(*span, usual_team(*span)) for span in found if span)

    def _noted(self, raw: str, text: str) -> tuple[Meaning, ...] | None:
        """A shift beside which more is written, which changes nothing as far as words can say."""
        plain = plain_signs(text)
        spans = list(INSIDE.finditer(plain))
        work: Meaning | None = None
        note = ""
        if len(spans) == 1 and (span := times_of(spans[0][0])):
            work = Work(*span, usual_team(*span))
            note = plain[: spans[0].start()] + plain[spans[0].end() :]
        elif not spans and (match := _NOTED_CODE.fullmatch(text)):
            work, note = self._one(match[1]), plain_signs(match[2])
        note = note.strip(_EDGES)
        if not isinstance(work, Work) or not _NOTE.fullmatch(note) or _NO_NOTE.search(note):
            return None
        self.noted[raw] = note
        return (work,)

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
        if is_off(text):
            return Absent.OFF
        span = times_of(text)
        if span:
            return Work(*span, usual_team(*span))
        return self._decorated(text) or (Absent.AWAY if names_absence(text) else None)

    def _decorated(self, text: str) -> Meaning | None:
        """A code or times within brackets or with a star; or both together (`D 7-14`)."""
        bare = _MARKS.fullmatch(text)
        if bare is not None and bare[1] and bare[1] != text and "(" not in bare[1]:
            return self._one(bare[1])
        plain = plain_signs(text)
        spans = list(INSIDE.finditer(plain))
        span = times_of(spans[0][0]) if len(spans) == 1 else None
        if span is None:
            return None
        rest = (plain[: spans[0].start()] + plain[spans[0].end() :]).strip(_EDGES)
        known = {meaning for code, meaning in self.explained.items() if code.casefold() == rest}
        team = None
        if len(known) == 1 and isinstance(meaning := known.pop(), Work):
            team = meaning.team
        elif _ONLY_TEAM.fullmatch(rest):
            team = team_in(rest)
        return Work(*span, team) if team is not None else None
