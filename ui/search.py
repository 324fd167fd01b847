"""One search over everything: people, meetings, kinds, views, commands and days. Knows no Qt.

Letters are compared without accents, and `aa`, `ae` and `oe` as the letters they stand for. What
is only nearly written right is found where little is found exactly.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from models.plan import Outcome
from models.problem import Problem
from models.timespan import Period
from planner.texts import capital, t
from planner.texts.dates import day_and_month, long_date, short_date, times

What = Literal["day", "week", "person", "view", "kind", "command", "meeting"]
RANK: Final[dict[What, int]] = {
    "day": 0, "week": 0, "person": 1, "view": 2, "kind": 3, "command": 4, "meeting": 5,
}
MOST: Final = 40
"""Results that are shown at most."""
MOST_MEETINGS: Final = 12
FEW: Final = 6
"""Fewer exact results than this: what is nearly right is looked for as well."""
NEAR: Final = 72
_LETTERS: Final = (("æ", "ae"), ("ø", "o"), ("oe", "o"), ("å", "a"), ("aa", "a"), ("ß", "ss"))
_DAY: Final = re.compile(r"^(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{2,4}))?$")
_ISO: Final = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_NAMED: Final = re.compile(r"^(\d{1,2})\.?\s+([a-z]{3,})\.?(?:\s+(\d{4}))?$")
_WEEK: Final = re.compile(r"^(?:uge|week|u|w)\s*(\d{1,2})(?:\s+(\d{4}))?$")


@dataclass(frozen=True, slots=True)
class Item:
    """Something to go to. `key`: an id, the name of a view or command, or an ISO date."""

    what: What
    key: str
    title: str
    below: str = ""
    day: date | None = None


class Index:
    """Everything that can be found in a plan, made ready once for many searches."""

    def __init__(self, items: Iterable[Item], period: Period | None, today: date) -> None:
        self._items = tuple(items)
        self._period, self._today = period, today
        self._titles = [fold(item.title) for item in self._items]
        self._words = [f"{title} {fold(item.below)}".split()
                       for item, title in zip(self._items, self._titles, strict=True)]

    def search(self, text: str) -> tuple[Item, ...]:
        """What fits, best first; nothing for an empty text."""
        wanted = fold(text)
        if not wanted:
            return ()
        days = self._days(wanted)
        if days:
            return days
        tokens = wanted.split()
        scores = {
            number: score for number in range(len(self._items))
            if (score := self._score(number, wanted, tokens))
        }
        if len(scores) < FEW:
            scores = self._near(wanted) | scores
        return self._ranked(scores)

    def _score(self, number: int, wanted: str, tokens: Sequence[str]) -> int:
        title = self._titles[number]
        if title.startswith(wanted):
            return 100 if title == wanted else 95
        words = self._words[number]
        if all(any(word.startswith(token) for word in words) for token in tokens):
            return 90
        return 60 if len(wanted) > 2 and wanted in title else 0

    def _near(self, wanted: str) -> dict[int, int]:
        if len(wanted) < 3:
            return {}
        from rapidfuzz import fuzz, process

        near = process.extract(
            wanted, self._titles, scorer=fuzz.partial_ratio, score_cutoff=NEAR, limit=MOST
        )
        return {number: round(score) - 45 for _, score, number in near}

    def _ranked(self, scores: dict[int, int]) -> tuple[Item, ...]:
        def place(number: int) -> tuple[int, int, int, str]:
            item = self._items[number]
            return -scores[number], RANK[item.what], self._distance(item), item.title

        found: list[Item] = []
        meetings = 0
        for number in sorted(scores, key=place):
            item = self._items[number]
            meetings += item.what == "meeting"
            if item.what != "meeting" or meetings <= MOST_MEETINGS:
                found.append(item)
        return tuple(found[:MOST])

    def _distance(self, item: Item) -> int:
        """Days from today; what is to come is nearer than what was."""
        if item.day is None:
            return 0
        days = (item.day - self._today).days
        return days if days >= 0 else 1000 - days

    # Days and weeks -----------------------------------------------------------------------

    def _days(self, wanted: str) -> tuple[Item, ...]:
        day = self._day_meant(wanted)
        if day is not None:
            first = Item("day", day.isoformat(), capital(long_date(day)), day=day)
            return (first, *self._meetings(day, day))
        monday = self._monday_meant(wanted)
        if monday is None:
            return ()
        sunday = monday + timedelta(days=6)
        year, number, _ = monday.isocalendar()
        title = t("ui_shell.search.week.title", number=number, year=year)
        below = f"{day_and_month(monday)} – {day_and_month(sunday)}"
        first = Item("week", monday.isoformat(), title, below, monday)
        return (first, *self._meetings(monday, sunday))

    def _meetings(self, first: date, last: date) -> tuple[Item, ...]:
        found = [i for i in self._items
                 if i.what == "meeting" and i.day is not None and first <= i.day <= last]
        return tuple(sorted(found, key=lambda item: (item.day or first, item.below)))[:MOST]

    def _day_meant(self, wanted: str) -> date | None:
        if wanted == fold(t("ui_shell.search.today")):
            return self._today
        if wanted == fold(t("ui_shell.search.tomorrow")):
            return self._today + timedelta(days=1)
        if match := _ISO.match(wanted):
            return _date(*(int(part) for part in match.groups()))
        if match := _DAY.match(wanted):
            day, month, year = match.groups()
            return self._in_period(int(day), int(month), year)
        if match := _NAMED.match(wanted):
            day, name, year = match.groups()
            months = [n for n in range(1, 13) if fold(t(f"month.{n}")).startswith(name)]
            return self._in_period(int(day), months[0], year) if months else None
        return None

    def _in_period(self, day: int, month: int, year: str | None) -> date | None:
        if year is not None:
            return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        near = self._period.first if self._period else self._today
        found = [made for y in (near.year, near.year + 1) if (made := _date(y, month, day))]
        within = [made for made in found if self._period and made in self._period]
        return next(iter(within or found), None)

    def _monday_meant(self, wanted: str) -> date | None:
        match = _WEEK.match(wanted)
        if match is None:
            return None
        number, year = int(match[1]), match[2]
        near = self._period.first if self._period else self._today
        years = [int(year)] if year else [near.isocalendar().year, near.isocalendar().year + 1]
        found = [made for y in years if (made := _monday(y, number))]
        within = [m for m in found if self._period and _touches(self._period, m)]
        return next(iter(within or found), None)


def fold(text: str) -> str:
    """A text as it is compared: small letters, no accents, single blanks."""
    small = text.casefold()
    for letter, plain in _LETTERS:
        small = small.replace(letter, plain)
    bare = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    return " ".join(bare.split())


def items_of(problem: Problem | None, outcome: Outcome | None) -> list[Item]:
    """People, kinds and meetings of what is open."""
    if problem is None:
        return []
    found = [
        Item("person", person.id, person.name, " · ".join(
            part for part in (person.unit, person.profession) if part))
        for person in problem.roster.employees
    ]
    found += [Item("kind", kind.id, kind.name) for kind in problem.kinds]
    names = {kind.id: kind.name for kind in problem.kinds}
    for meeting in outcome.plan.meetings if outcome else ():
        day = meeting.span.first_day
        title = f"{names.get(meeting.kind, meeting.kind)} · {short_date(day)}"
        below = " · ".join(part for part in (times(meeting.span), meeting.unit) if part)
        found.append(Item("meeting", meeting.id, title, below, day))
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _touches(period: Period, monday: date) -> bool:
    return monday <= period.last and monday + timedelta(days=6) >= period.first
