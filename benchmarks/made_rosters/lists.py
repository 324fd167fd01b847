"""Made rosters as lists: a row a shift, names in cells, a row a person and week, rotations."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from benchmarks.made_rosters.draft import Book, Page, Style, Value, times_text, write_legend
from benchmarks.made_rosters.truth import Code, Person
from models.people import Team

ROLL_WEEKS = 12
"""A rotation without an end is read so far."""

_SEPARATORS = (", ", "/", "+", "\n", "; ", " / ")


def rows(book: Book) -> None:
    """One row a shift, with its times or its code, in any order of rows and columns."""
    style, truth, rnd = book.style, book.truth, book.style.rnd
    style.dates = "dmy" if style.dates in ("numbers", "d/m", "d. month") else style.dates
    style.reasons = {}
    roles = ["name", "date"]
    timed = style.times is not None or rnd.random() < 0.5
    roles += ["start", "end"] if timed else ["code"]
    if timed and rnd.random() < 0.4:
        roles.append("code")
    roles += [role for role in ("unit", "profession") if rnd.random() < 0.5]
    rnd.shuffle(roles)
    if timed:  # an end before its start would be read, but nobody writes that
        roles.remove("end")
        roles.insert(roles.index("start") + 1, "end")
    book.told |= {"unit", "profession"} & set(roles)
    style.times = None
    style.legend = "none" if timed else ("sheet" if style.legend in ("beside", "below", "text")
                                         else style.legend)
    page = book.page("Data")
    row = rnd.choice([0, 0, 0, 1, 2])
    if row:
        page.put(0, 0, f"{style.word('title')}")
    page.line(row, [style.word(role) for role in roles])
    entries = [(p, d) for p in truth.people for d in sorted({*p.shifts, *p.away})]
    if rnd.random() < 0.5:
        rnd.shuffle(entries)
    clock = rnd.choice(["{:02d}:{:02d}", "{:02d}.{:02d}", "number", "time"])
    for n, (person, day) in enumerate(entries, start=row + 1):
        page.line(n, [_row_value(style, person, day, role, clock, roles) for role in roles])
        book.cells[person.name, day] = (page.title, n, roles.index("date"))
    write_legend(book, page)


def _row_value(
    style: Style, person: Person, day: date, role: str, clock: str, roles: Sequence[str]
) -> Value:
    code = person.shifts.get(day)
    if role in ("start", "end"):
        minute = None if code is None else code.start if role == "start" else code.end
        if minute is not None and clock == "number":
            return minute // 60 * 100 + minute % 60 if minute % 60 else minute // 60
        if minute is not None and clock == "time":
            return time(minute // 60 % 24, minute % 60)
        if minute is not None:
            return clock.format(*divmod(minute, 60))
        return person.away[day] if role == "start" and "code" not in roles else None
    if role == "code":
        if code is None:
            return person.away[day]
        return (int(code.text) if code.text.isdigit() else code.text) if "start" not in roles else (
            code.words)
    return {"name": style.name(person), "date": style.day(day), "unit": person.unit,
            "profession": person.profession}[role]


def day_lists(book: Book) -> None:
    """A line a day, a column a vagt, the names of all who have it in the cell."""
    _functions(book, one_each=False)


def functions(book: Book) -> None:
    """Dates down, functions across (Dag 1, Dag 2, Aften), one name or pair of initials a cell."""
    _functions(book, one_each=True)


def _functions(book: Book, one_each: bool) -> None:
    style, truth, rnd = book.style, book.truth, book.style.rnd
    style.dates = "dmy" if style.dates == "numbers" else style.dates
    style.names = style.names if style.names == "upper" else "first last"
    if rnd.random() < 0.4:
        _use_initials(book)
    separator = rnd.choice(_SEPARATORS)
    page = book.page("Vagtliste")
    row = 0
    if style.dates in ("d/m", "d. month") or rnd.random() < 0.4:
        page.put(0, 0, f"{style.word('title')} {style.month(truth.first)}")
        row = rnd.choice([1, 2])
    heads = _heads(book, one_each)
    page.line(row, [style.word("date"), *(head for head, _, _ in heads), style.word("away")])
    away_column = len(heads) + 1
    for n, day in enumerate(truth.days, start=row + 1):
        page.put(n, 0, style.day(day))
        for column, (_, code, share) in enumerate(heads, start=1):
            group = [p for p in truth.people if p.shifts.get(day) == code]
            names = group[share[0] :: share[1]]
            _write_names(book, page, (n, column), day, names, separator)
        gone = [p for p in truth.people if day in p.away]
        brackets = rnd.random() < 0.5
        texts = [f"{style.name(p)} ({p.away[day].lower()})" if brackets else style.name(p)
                 for p in gone]
        page.put(n, away_column, ", ".join(texts))
        for person in gone:
            book.cells[person.name, day] = (page.title, n, away_column)


def _heads(book: Book, one_each: bool) -> list[tuple[str, Code, tuple[int, int]]]:
    """Headings with their code, and which of those who have it stand in the column."""
    style, rnd = book.style, book.style.rnd
    heads = []
    how = rnd.choice(["{w} ({t})", "{w} {t}", "{w}\n{t}", "{c} {t}"])
    for code in book.truth.codes:
        if not any(code in p.shifts.values() for p in book.truth.people):
            continue
        parts = rnd.choice([1, 2, 3]) if one_each else 1
        for part in range(parts):
            words = f"{code.words} {part + 1}" if parts > 1 else code.words
            times = times_text(code, style.times if style.times in ("7-15", "0700-1500")
                               else "07:00-15:00")
            text = f"{code.text}{'abc'[part]}" if parts > 1 else code.text
            heads.append((how.format(w=words, c=text, t=times), code, (part, parts)))
    return heads


def _write_names(
    book: Book, page: Page, place: tuple[int, int], day: date, names: Sequence[Person],
    separator: str,
) -> None:
    page.put(*place, separator.join(book.style.name(person) for person in names))
    for person in names:
        book.cells[person.name, day] = (page.title, *place)


def _use_initials(book: Book) -> None:
    """People who are called by two or three letters, all different."""
    used: set[str] = {"FRI", "OFF", "MA", "TI", "ON", "TO", "FR", "SA", "SO"}
    for person in book.truth.people:
        letters = (person.first + person.last).upper()
        options = [person.first[:1] + person.last[:1], person.first[:2] + person.last[:1],
                   person.first[:1] + person.last[:2], person.first[:2] + person.last[:2]]
        options += [letters[0] + a + b for a in letters[1:] for b in letters[1:]]
        text = next(o.upper() for o in options if o.upper() not in used and o.isalpha())
        used.add(text)
        person.first, person.last = text, ""


def person_weeks(book: Book) -> None:
    """A row a person and week: name, week, a cell for each weekday."""
    style, truth, rnd = book.style, book.truth, book.style.rnd
    page = book.page("Uger")
    page.put(0, 0, f"{style.word('title')} {truth.first.year}")
    years = {day.isocalendar().year for day in truth.days}
    own_year = len(years) > 1 or truth.first.isocalendar().year != truth.first.year
    extra = [c for c in ("profession", "hours") if c in style.columns]
    heads = ["name", *extra, "week"]
    book.told |= set(extra)
    row = 1 + rnd.choice([0, 1])
    short = rnd.random() < 0.5
    monday = truth.first
    page.line(row, [style.word(h) for h in heads] + [
        style.weekday(monday + timedelta(days=n), short) for n in range(7)])
    weeks = [truth.days[n : n + 7] for n in range(0, len(truth.days), 7)]
    pairs = [(p, w) for p in truth.people for w in weeks]
    if rnd.random() < 0.5:
        pairs = [(p, w) for w in weeks for p in truth.people]
    how = rnd.choice(["number", "uge"])
    for n, (person, week) in enumerate(pairs, start=row + 1):
        year, number, _ = week[0].isocalendar()
        text: Value = number if how == "number" else f"{style.word('week')} {number}"
        if own_year:
            text = f"{year}-{number:02d}" if how == "number" else f"{number}/{year}"
        said: dict[str, Value] = {"name": style.name(person), "week": text,
                                  "hours": style.contract(person.hours),
                                  "profession": person.profession}
        page.line(n, [said[h] for h in heads])
        for column, day in enumerate(week, start=len(heads)):
            page.put(n, column, style.cell(person, day))
            book.cells[person.name, day] = (page.title, n, column)
    write_legend(book, page)


def rotation(book: Book) -> None:
    """Weeks that come round again, and each person's week in them at the start."""
    style, truth, rnd = book.style, book.truth, book.style.rnd
    count = rnd.choice([2, 3, 4, 6])
    first = truth.first
    start = page_start = book.page("Rul")
    last = first + timedelta(days=7 * rnd.choice([4, 6, 8, 12]) - 1)
    open_end = rnd.random() < 0.3
    if open_end:
        last = first + timedelta(days=7 * ROLL_WEEKS - 1)
    until = "" if open_end else f" til {last:%d-%m-%Y}"
    start.put(0, 0, f"{style.word('title')}, {count} uger")
    start.put(1, 0, f"Rullet starter mandag d. {first:%d-%m-%Y}{until}")
    teams = [t for t in dict.fromkeys(p.home for p in truth.people)
             if any(c.team == t for c in truth.codes)]
    page_start.line(3, ["Rulleuge", *(style.weekday(first + timedelta(days=n), True)
                                      for n in range(7))])
    row = 4
    rolls: dict[Team, list[tuple[int, list[Code | None]]]] = {}
    names = {"day": "Dagrul", "evening": "Aftenrul", "night": "Natrul"}
    for team in teams:
        own = [code for code in truth.codes if code.team == team]
        start.put(row, 0, names[team])
        rolls[team] = []
        for number in range(1, count + 1):
            row += 1
            week = [rnd.choice(own) if rnd.random() < 0.55 else None for _ in range(7)]
            rolls[team].append((row, week))
            start.line(row, [number, *(style.shift(c) if c else rnd.choice(style.off)
                                       for c in week)])
        row += 2
    folk = book.page(rnd.choice(["Medarbejdere", "Personale"]))
    heads = ["name", *[c for c in ("profession", "unit") if rnd.random() < 0.6]]
    book.told |= set(heads) - {"name"}
    folk.line(0, [*(style.word(h) for h in heads), style.word("roll"), style.word("roll_week")])
    days = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    for n, person in enumerate(truth.people, start=1):
        person.home = person.home if person.home in rolls else teams[0]
        begin = rnd.randint(1, count)
        said = {"name": style.name(person), "profession": person.profession, "unit": person.unit}
        folk.line(n, [*(said[h] for h in heads), names[person.home], begin])
        person.shifts, person.away = {}, {}
        for m, day in enumerate(days):
            at, week = rolls[person.home][(begin - 1 + m // 7) % count]
            code = week[m % 7]
            if code:
                person.shifts[day] = code
            book.cells[person.name, day] = (start.title, at, 1 + m % 7)
    book.truth = replace(truth, days=days)
    write_legend(book, start)
