"""How a made roster is written down: the style of one file, and the sheets that come of it."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from benchmarks.made_rosters.truth import Code, Person, Truth

Value = object
Place = tuple[int, int]
"""Row and column from 0."""

Legend = Literal["sheet", "beside", "below", "text", "none"]
Units = Literal["rows", "column", "merged", "sheets", "none"]
Names = Literal["first last", "last, first", "upper", "spaced", "numbered"]
Dates = Literal[
    "real", "iso", "dmy", "dmyy", "d/m", "d. month", "weekday dmy", "numbers", "serial", "stamp",
]

WORDS: Mapping[str, Mapping[str, str]] = {
    "da": {"name": "Navn|Medarbejder|Medarbejdernavn", "unit": "Afdeling|Enhed|Hus",
           "profession": "Stilling|Faggruppe", "hours": "Timer|Timer/uge|Ugetimer", "date": "Dato",
           "weekday": "Ugedag|Dag", "start": "Start|Fra|Starttid", "end": "Slut|Til|Sluttid",
           "code": "Vagtkode|Kode|Vagt", "meaning": "Betydning|Forklaring", "week": "Uge",
           "roll": "Rul", "roll_week": "Startuge i rul|Startuge", "total": "I alt|Total|Antal",
           "title": "Vagtplan|Tjenesteplan|Arbejdsplan", "away": "Fravær"},
    "en": {"name": "Name|Employee", "unit": "Unit|Ward|Department", "profession": "Profession|Role",
           "hours": "Hours per week|Hours", "date": "Date", "weekday": "Weekday|Day",
           "start": "Start|From|Start time", "end": "End|To|End time", "code": "Code|Shift",
           "meaning": "Meaning|Description", "week": "Week", "roll": "Rotation",
           "roll_week": "Start week", "total": "Total", "title": "Roster|Rota", "away": "Absence"},
    "de": {"name": "Name|Mitarbeiter", "unit": "Abteilung|Station", "profession": "Beruf|Funktion",
           "hours": "Stunden|Wochenstunden", "date": "Datum", "weekday": "Wochentag",
           "start": "Von|Beginn", "end": "Bis|Ende", "code": "Kürzel|Dienst|Schicht",
           "meaning": "Bedeutung", "week": "Woche|KW", "roll": "Turnus", "roll_week": "Startwoche",
           "total": "Summe|Gesamt", "title": "Dienstplan", "away": "Abwesend"},
    "nb": {"name": "Navn|Ansatt", "unit": "Avdeling|Enhet", "profession": "Stilling",
           "hours": "Timer|Timer per uke", "date": "Dato", "weekday": "Ukedag|Dag",
           "start": "Fra|Start", "end": "Til|Slutt", "code": "Vaktkode|Vakt|Kode",
           "meaning": "Betydning|Forklaring", "week": "Uke", "roll": "Turnus",
           "roll_week": "Startuke", "total": "Sum|Totalt|Antall", "title": "Vaktplan|Turnusplan",
           "away": "Fravær"},
    "sv": {"name": "Namn|Anställd|Personal", "unit": "Avdelning|Enhet",
           "profession": "Befattning|Yrke", "hours": "Timmar|Timmar per vecka", "date": "Datum",
           "weekday": "Veckodag|Dag", "start": "Från|Start", "end": "Till|Slut", "code": "Kod|Pass",
           "meaning": "Betydelse", "week": "Vecka", "roll": "Rullande schema",
           "roll_week": "Startvecka", "total": "Summa|Totalt", "title": "Schema|Arbetsschema",
           "away": "Frånvaro"},
}
_list = str.split
MONTHS: Mapping[str, Sequence[str]] = {language: _list(names) for language, names in {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}.items()}
WEEKDAYS: Mapping[str, Sequence[str]] = {language: _list(names) for language, names in {
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
}.items()}
_SHORT = {"de": 2, "en": 3}
_SERIAL_ZERO = date(1899, 12, 30)
_REASON_CODES: tuple[Mapping[str, str], ...] = (
    {"ferie": "FE", "syg": "SY", "kursus": "KU", "orlov": "OR", "omsorgsdag": "OM"},
    {"ferie": "V", "syg": "K1", "kursus": "U", "barns 1. sygedag": "BS"},
    {"ferie": "*F", "syg": "*S", "kursus": "*K", "orlov": "*O"},
)
_OFF_TEXTS = (("",), ("",), ("-",), ("", "FRI"), ("", "-", "fri"), ("", "Fri"), (" ",), ("", "x "))
_TIMES = ("07:00-15:00", "07.00–15.00", "7-15", "0700-1500", "07:00 - 15:00", "kl. 7-15", "lines")


@dataclass(slots=True)
class Page:
    """One sheet while it is written. `cells` by place, empty ones left out."""

    title: str
    cells: dict[Place, Value] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden: bool = False
    comments: dict[Place, str] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Value) -> None:
        """Write one cell."""
        if value is not None and value != "":
            self.cells[row, column] = value

    def line(self, row: int, values: Sequence[Value], column: int = 0) -> None:
        """Write cells side by side."""
        for n, value in enumerate(values):
            self.put(row, column + n, value)

    @property
    def height(self) -> int:
        """Rows in use."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        """Columns in use."""
        return max((column for _, column in self.cells), default=-1) + 1

    def rows(self) -> list[list[Value]]:
        """All cells, empty ones as None."""
        return [
            [self.cells.get((row, column)) for column in range(self.width)]
            for row in range(self.height)
        ]


@dataclass(slots=True)
class Style:
    """The habits of one file. What a layout has no place for is not used."""

    rnd: random.Random
    language: str
    dates: Dates
    legend: Legend
    units: Units
    names: Names
    off: tuple[str, ...]
    times: str | None
    columns: frozenset[str]
    sloppy: bool
    totals: bool
    sums: bool
    hours: str
    reasons: Mapping[str, str]
    _words: dict[str, str] = field(default_factory=dict)

    def word(self, key: str) -> str:
        """A heading, the same each time."""
        if key not in self._words:
            self._words[key] = self.rnd.choice(WORDS[self.language][key].split("|"))
        return self._words[key]

    def weekday(self, day: date, short: bool) -> str:
        """A weekday's name, whole or cut."""
        name = WEEKDAYS[self.language][day.isoweekday() - 1]
        return name[: _SHORT.get(self.language, 2)].capitalize() if short else name

    def month(self, day: date) -> str:
        """"marts 2026"."""
        return f"{MONTHS[self.language][day.month - 1]} {day.year}"

    def day(self, day: date, how: Dates | None = None) -> Value:
        """A date as this file writes it."""
        how = how or self.dates
        if how == "real":
            return day
        if how == "iso":
            return day.isoformat()
        if how == "numbers":
            return day.day
        if how == "serial":
            return (day - _SERIAL_ZERO).days
        if how == "stamp":
            return f"{day} 00:00:00"
        if how == "d. month":
            return f"{day.day}. {MONTHS[self.language][day.month - 1]}"
        if how == "weekday dmy":
            return f"{self.weekday(day, True)} {day:%d-%m-%Y}"
        return day.strftime({"dmy": "%d-%m-%Y", "dmyy": "%d.%m.%y", "d/m": "%d/%m"}[how])

    def name(self, person: Person) -> str:
        """A name as this file writes it."""
        return {
            "first last": person.name, "last, first": f"{person.last}, {person.first}",
            "upper": person.name.upper(), "spaced": f" {person.first}  {person.last} ",
            "numbered": f"{person.name} ({1000 + sum(map(ord, person.name)) % 8999})",
        }[self.names]

    def shift(self, code: Code) -> str:
        """A shift as a cell of this file says it."""
        if self.times is None:
            text = code.text
            if self.sloppy and self.rnd.random() < 0.05:
                text = self.rnd.choice([text.lower(), f" {text}", f"{text} ", f"{text}\n"])
            return text
        return times_text(code, self.times)

    def cell(self, person: Person, day: date) -> Value:
        """What stands in a person's cell of a day."""
        if day in person.shifts:
            text = self.shift(person.shifts[day])
            return int(text) if text.isdigit() and self.times is None else text
        reason = person.away.get(day)
        return self.reason(reason) if reason else self.rnd.choice(self.off)

    def reason(self, text: str) -> str:
        """Why somebody is away, or the code for it that the legend explains."""
        return self.reasons.get(text.lower(), text)

    def contract(self, hours: float) -> Value:
        """Weekly hours as this file writes them."""
        if self.hours == "number":
            return hours
        return self.hours.format(f"{hours:g}".replace(".", ","))


def times_text(code: Code, how: str) -> str:
    """The times of a shift in one of the usual ways."""
    start, end = divmod(code.start, 60), divmod(code.end, 60)  # 24:00 stays 24:00
    plain = f"{start[0]:02d}:{start[1]:02d}-{end[0]:02d}:{end[1]:02d}"
    if how == "0700-1500":
        return plain.replace(":", "")
    if how in ("7-15", "kl. 7-15"):
        short = "-".join(f"{h}:{m:02d}" if m else f"{h}" for h, m in (start, end))
        return f"kl. {short}" if how.startswith("kl") else short
    if how == "07.00–15.00":
        return plain.replace(":", ".").replace("-", "–")
    if how == "lines":
        return plain.replace("-", "\n")
    return plain.replace("-", " - ") if how == "07:00 - 15:00" else plain


@dataclass(slots=True)
class Book:
    """A made file: its sheets, and what of the truth stands in it (`told`).

    `cells`: where a person's day stands, as (sheet, row, column), by name and day.
    """

    truth: Truth
    style: Style
    layout: str
    readable_as: frozenset[str]
    pages: list[Page] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    cells: dict[tuple[str, date], tuple[str, int, int]] = field(default_factory=dict)

    def truth_code(self, name: str, day: date) -> str | None:
        """The text of somebody's shift on a day as this file has it, on one line."""
        person = next((p for p in self.truth.people if p.name == name), None)
        code = person.shifts.get(day) if person else None
        if code is None:
            return None
        style = self.style
        return code.text if style.times is None else " ".join(times_text(code, style.times).split())

    def page(self, title: str) -> Page:
        """A new sheet."""
        self.pages.append(Page(title))
        return self.pages[-1]


def made_style(rnd: random.Random) -> Style:
    """The habits of a file, at random."""
    coded = rnd.random() < 0.7
    return Style(
        rnd=rnd,
        language=rnd.choice(["da", "da", "da", "da", "en", "de", "nb", "sv"]),
        dates=rnd.choice(["real", "real", "serial", "stamp", "iso", "dmy", "dmyy", "d/m",
                          "d. month", "weekday dmy", "numbers"]),
        legend=rnd.choice(["sheet", "sheet", "beside", "below", "text", "none"])
        if coded else "none",
        units=rnd.choice(["rows", "rows", "column", "merged", "sheets", "none"]),
        names=rnd.choice(["first last", "first last", "first last", "last, first", "upper",
                          "spaced", "numbered"]),
        off=rnd.choice(_OFF_TEXTS[:7]),
        times=None if coded else rnd.choice(_TIMES),
        columns=frozenset(c for c in ("profession", "hours", "number") if rnd.random() < 0.5),
        sloppy=rnd.random() < 0.4,
        totals=rnd.random() < 0.4,
        sums=rnd.random() < 0.2,
        hours=rnd.choice(["number", "number", "{}", "{} t", "{} timer"]),
        reasons={},
    )


def use_reasons(style: Style) -> None:
    """Codes for being away, where a legend can explain them."""
    if style.times is None and style.legend != "none" and style.rnd.random() < 0.5:
        style.reasons = style.rnd.choice(_REASON_CODES)


def write_legend(book: Book, page: Page, beside: int | None = None) -> None:
    """The codes of a file, where and how its style has them. `page` is that of the plan."""
    style, codes = book.style, book.truth.codes
    if style.times is not None or style.legend == "none":
        return
    if style.legend == "text":
        row = page.height + 1
        how = style.rnd.choice(["{0}: {1}", "{0} = {1}", "{0} : {2}", "{0}={1}"])
        for code in codes:
            page.put(row, 0, how.format(code.text, times_text(code, "07:00-15:00"),
                                        times_text(code, "07:00 - 15:00")))
            row += 1
        for reason, short in style.reasons.items():
            page.put(row, 0, how.format(short, reason.capitalize(), reason.capitalize()))
            row += 1
        return
    row, column = 0, 0
    if style.legend == "sheet":
        page = book.page(style.rnd.choice(["Vagtkoder", "Koder", "Forklaring", "Ark2", "Legend"]))
        page.hidden = style.rnd.random() < 0.1
    elif style.legend == "beside":
        row, column = 2, (beside or page.width) + 2
    else:
        row = page.height + 2
    heads = [style.word(key) for key in ("code", "start", "end", "meaning")]
    split = style.rnd.random() < 0.7
    page.line(row, heads if split else [heads[0], _TIME_HEADS[style.language], heads[3]], column)
    clock = style.rnd.choice(["{:02d}:{:02d}", "{:02d}.{:02d}"])
    for n, code in enumerate(codes, start=1):
        ends = [clock.format(*divmod(minute, 60)) for minute in (code.start, code.end)]
        written: list[Value] = list(ends) if split else ["-".join(ends)]
        first: Value = int(code.text) if code.text.isdigit() else code.text
        page.line(row + n, [first, *written, code.words], column)
    for n, (reason, short) in enumerate(style.reasons.items(), start=len(codes) + 1):
        page.line(row + n, [short, *([None] * (1 + split)), reason.capitalize()], column)


_TIME_HEADS = {"da": "Tid", "en": "Time", "de": "Zeit", "nb": "Tid", "sv": "Tid"}
