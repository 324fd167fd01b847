"""The sample home's roster: twelve weeks of codes, made from the staff list with a fixed seed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Final

import holidays

from models.people import DAY, EVENING, NIGHT, Employee, Shift, Team
from models.roster import Roster
from models.timespan import Period, Span, moment_of
from planner.importing.names import slug
from planner.sample.people import LEADER, STAFF, Post
from planner.sample.rotation import SATURDAY, WEEK, Candidate, Wanted, rota_week

PERIOD: Final = Period(date(2026, 3, 2), date(2026, 5, 24))
WEEKS: Final = PERIOD.length // WEEK
_SEED = 20260302


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the roster. `start` and `end` are clock minutes, both None for an absence."""

    code: str
    start: int | None
    end: int | None
    team: Team | None
    meaning: str

    @property
    def hours(self) -> float:
        """Clock hours of the shift; 0 for an absence."""
        if self.start is None or self.end is None:
            return 0.0
        return (self.end - self.start) % 1440 / 60


CODES: Final[tuple[Code, ...]] = (
    Code("D", 420, 900, DAY, "Dagvagt"),
    Code("D2", 480, 840, DAY, "Dagvagt"),
    Code("L", 480, 930, DAY, "Dagvagt"),
    Code("M", 660, 1140, DAY, "Dagvagt"),
    Code("A", 900, 1380, EVENING, "Aftenvagt"),
    Code("A2", 960, 1320, EVENING, "Aftenvagt"),
    Code("N", 1380, 420, NIGHT, "Nattevagt"),
    Code("F", None, None, None, "Ferie"),
    Code("SYG", None, None, None, "Syg"),
    Code("K", None, None, None, "Kursus"),
    Code("B1", None, None, None, "Barns 1. sygedag"),
)
_BY_CODE: Final = {code.code: code for code in CODES}

_LONG: Final = {DAY: "D", EVENING: "A", NIGHT: "N"}
_SHORT: Final = {DAY: "D2", EVENING: "A2"}
_WORKDAY: Final = {DAY: Wanted(4, 5.5, 6), EVENING: Wanted(2, 3, 3), NIGHT: Wanted(1, 1.5, 2)}
_FREE_DAY: Final = {DAY: Wanted(3, 4, 5), EVENING: Wanted(2, 3, 3), NIGHT: Wanted(1, 1.5, 2)}
_MIN_LEFT: Final = {DAY: 3, EVENING: 2, NIGHT: 1}


@dataclass(slots=True)
class _Row:
    """One person's codes by day number as they come about, and the hours still owed to her."""

    post: Post
    codes: dict[int, str] = field(default_factory=dict)
    owed: float = 0.0
    middle_shifts: int = 0

    def works(self, day: int) -> bool:
        return day in self.codes and _BY_CODE[self.codes[day]].team is not None


Codes = Mapping[date, str]


def public_holiday(day: date) -> bool:
    """Whether Denmark keeps that day (Store Bededag is none since 2024)."""
    return day in _danish_holidays()


@lru_cache(maxsize=1)
def _danish_holidays() -> frozenset[date]:
    return frozenset(holidays.country_holidays("DK", years=PERIOD.first.year))


@lru_cache(maxsize=1)
def code_rows() -> tuple[tuple[str, Post, Codes], ...]:
    """House, person and her code on each day that has one, in the order of the staff list."""
    rng = Random(_SEED)
    found: list[tuple[str, Post, Codes]] = []
    for house, posts in STAFF.items():
        rows = [_Row(post) for post in posts]
        for team in (DAY, EVENING, NIGHT):
            _plan_team(team, [row for row in rows if row.post.team == team], rng)
        found += [(house, row.post, _dated(row.codes)) for row in rows]
    return tuple(found)


def _dated(codes: dict[int, str]) -> Codes:
    return {_date(day): codes[day] for day in sorted(codes)}


@lru_cache(maxsize=1)
def sample_roster() -> Roster:
    """The roster as an import of the sample workbook understands it."""
    return Roster(
        PERIOD,
        tuple(
            # The ids that an import of the roster gives, so that its plans and this one's match.
            _employee(slug(post.name), house, post, codes)
            for house, post, codes in code_rows()
        ),
    )


def _employee(employee_id: str, house: str, post: Post, codes: Codes) -> Employee:
    shifts: list[Shift] = []
    away: set[date] = set()
    for day, text in codes.items():
        code = _BY_CODE[text]
        if code.start is None or code.end is None or code.team is None:
            away.add(day)
            continue
        end = code.end if code.end > code.start else code.end + 1440
        span = Span(moment_of(day, code.start), moment_of(day, end))
        shifts.append(Shift(span, code.team, text))
    return Employee(
        employee_id, post.name, house, post.profession, post.hours, post.team, tuple(shifts),
        frozenset(away),
    )


def _date(day: int) -> date:
    return PERIOD.first + timedelta(days=day)


def _free(day: int) -> bool:
    """Whether a day is staffed as a weekend."""
    return day % WEEK >= SATURDAY or public_holiday(_date(day))


def _plan_team(team: Team, rows: list[_Row], rng: Random) -> None:
    """Twelve weeks for one vagtlag of one house."""
    for week in range(WEEKS):
        first = week * WEEK
        for row in rows:
            _put_absences(row, week, rng)
            row.owed += row.post.norm * _norm_days(row, first) / 5
        leaders = [row for row in rows if row.post.profession == LEADER]
        for row in leaders:
            _put_leader(row, first)
        others = [row for row in rows if row.post.profession != LEADER]
        wanted = [(_FREE_DAY if _free(first + d) else _WORKDAY)[team] for d in range(WEEK)]
        extra = [sum(row.works(first + d) for row in leaders) for d in range(WEEK)]
        patterns = rota_week(team, [_candidate(row, week) for row in others], wanted, extra, rng)
        for row, pattern in zip(others, patterns, strict=True):
            for d in range(WEEK):
                if pattern[d]:
                    row.codes[first + d] = _LONG[team]
                    row.owed -= _BY_CODE[_LONG[team]].hours
        if team in _SHORT:
            _vary(team, others, first)
    for row in rows:
        for week in row.post.sick:
            _put_sickness(row, rows, week)


def _put_absences(row: _Row, week: int, rng: Random) -> None:
    first = week * WEEK
    workdays = [first + d for d in range(SATURDAY) if not _free(first + d)]
    if week in row.post.holiday:
        row.codes.update(dict.fromkeys(workdays, "F"))
    elif week in row.post.course:
        row.codes[workdays[int(rng.random() * len(workdays))]] = "K"


def _norm_days(row: _Row, first: int) -> int:
    """Weekdays that count in the week's hours: neither public holiday nor absence."""
    days = range(first, first + SATURDAY)
    return sum(not _free(day) and day not in row.codes for day in days)


def _put_leader(row: _Row, first: int) -> None:
    for day in range(first, first + SATURDAY):
        if not _free(day) and day not in row.codes:
            row.codes[day] = "L"


def _candidate(row: _Row, week: int) -> Candidate:
    first = week * WEEK
    blocked = {d for d in range(WEEK) if first + d in row.codes}
    if week in row.post.holiday:
        blocked |= set(range(SATURDAY))
    away_after = week in row.post.holiday and week + 1 in row.post.holiday
    return Candidate(
        blocked=frozenset(blocked),
        weekend=row.post.weekend == week % 2 and not away_after,
        shifts=row.owed / (_BY_CODE[_LONG[row.post.team]].hours - 0.3),
        past=tuple(row.works(day) for day in range(first)),
    )


def _vary(team: Team, rows: list[_Row], first: int) -> None:
    """Turn a shift of each working day into a short one for who has worked most, one into a late
    day shift for who has had fewest of them."""
    for day in range(first, first + SATURDAY):
        present = [row for row in rows if row.works(day)]
        if _free(day) or len(present) <= _MIN_LEFT[team]:
            continue
        if team == DAY:
            late = min(
                (row for row in present if row.post.profession in ("SSA", "SSH", "Pædagog")),
                key=lambda row: (row.middle_shifts, row.post.name),
            )
            late.codes[day] = "M"
            late.middle_shifts += 1
            present.remove(late)
        shortest = min(present, key=lambda row: (row.owed, row.post.name))
        if shortest.owed < 0 or day % 2:
            shortest.owed += _BY_CODE[_LONG[team]].hours - _BY_CODE[_SHORT[team]].hours
            shortest.codes[day] = _SHORT[team]


def _put_sickness(row: _Row, rows: list[_Row], week: int) -> None:
    """One or two shifts of that week fall to sickness, where enough are left on the floor."""
    code, wanted = ("B1", 1) if week % 2 else ("SYG", 2)
    for day in range(week * WEEK, week * WEEK + SATURDAY):
        left = sum(other.works(day) for other in rows) - 1
        if wanted and row.works(day) and left >= _MIN_LEFT[row.post.team]:
            row.codes[day] = code
            wanted -= 1
