"""Made rosters as tables of people and days: months, weeks, blocks, turned, two columns a day."""

from collections.abc import Sequence
from datetime import date

from benchmarks.made_rosters.draft import Book, Page, Style, Value, write_legend
from benchmarks.made_rosters.truth import Person


def _title_text(style: Style, days: Sequence[date]) -> str:
    """A title that says at least what the dates leave out."""
    first, last = days[0], days[-1]
    whole = style.rnd.choice([True, False])
    if style.dates == "numbers" or whole:
        one = style.month(first)
        crossing = (first.year, first.month) != (last.year, last.month)
        return f"{style.word('title')} {one}" + (f" - {style.month(last)}" if crossing else "")
    if style.dates in ("d/m", "d. month"):
        return f"{style.word('title')} {first.year}" + (
            f"/{last.year}" if last.year != first.year else ""
        )
    return style.word("title")


def _titles(book: Book, page: Page, days: Sequence[date], width: int, needed: bool = True) -> int:
    """Rows above a table; returns the next free row."""
    style, rnd = book.style, book.style.rnd
    short = style.dates in ("numbers", "d/m", "d. month")
    if not (short and needed) and rnd.random() < 0.3:
        return 0
    page.put(0, 0, _title_text(style, days))
    if rnd.random() < 0.3 and width > 3:
        page.merged.append((0, 0, 0, width - 1))
    row = 1
    if rnd.random() < 0.3:
        page.put(1, 0, rnd.choice(["Udskrevet 12-12-2025 kl. 08:14", "Plejecenter Engen", "Kladde",
                                   "Husk at melde ønsker senest den 15."]))
        row = 2
    return row + rnd.choice([0, 1, 1, 2])


def _groups(people: Sequence[Person]) -> list[tuple[str, list[Person]]]:
    units = dict.fromkeys(person.unit for person in people)
    return [(unit, [p for p in people if p.unit == unit]) for unit in units]


def _columns(book: Book) -> list[str]:
    """What stands in front of the days, in order."""
    style = book.style
    columns = ["name"]
    if style.units == "merged":
        columns.insert(0, "unit")
    if style.units == "column":
        columns.append("unit")
    columns += [column for column in ("profession", "hours") if column in style.columns]
    if "number" in style.columns:
        columns.insert(columns.index("name"), "number")
    book.told |= {"unit"} & set(columns) | {"profession", "hours"} & set(columns)
    if style.units in ("rows", "sheets"):
        book.told.add("unit")
    return columns


def _heading(book: Book, page: Page, row: int, columns: Sequence[str], days: Sequence[date]) -> int:
    """Rows of week, weekday and date over a table; returns the first row of people."""
    style, rnd = book.style, book.style.rnd
    at = len(columns)
    if rnd.random() < 0.35:
        for n, day in enumerate(days):
            if n == 0 or day.isoweekday() == 1:
                page.put(row, at + n, f"{style.word('week')} {day.isocalendar().week}")
        row += 1
    weekdays = style.dates != "weekday dmy" and rnd.random() < 0.55
    above = rnd.random() < 0.6
    if weekdays and above:
        page.line(row, [style.weekday(day, True) for day in days], at)
        row += 1
    words = {"number": "Nr.", "name": style.word("name"), "unit": style.word("unit"),
             "profession": style.word("profession"), "hours": style.word("hours")}
    page.line(row, [words[column] for column in columns])
    page.line(row, [style.day(day) for day in days], at)
    if style.sums:
        page.put(row, at + len(days), style.word("total"))
    row += 1
    if weekdays and not above:
        page.line(row, [style.weekday(day, True) for day in days], at)
        row += 1
    return row


def _person_row(
    book: Book, page: Page, row: int, columns: Sequence[str], person: Person, days: Sequence[date]
) -> None:
    style = book.style
    values: dict[str, Value] = {
        "name": style.name(person), "unit": person.unit, "profession": person.profession,
        "hours": style.contract(person.hours), "number": 1000 + row,
    }
    if style.units == "merged":
        values["unit"] = None
    page.line(row, [values[column] for column in columns])
    for n, day in enumerate(days):
        page.put(row, len(columns) + n, style.cell(person, day))
        book.cells[person.name, day] = (page.title, row, len(columns) + n)
    if style.sums and days:
        minutes = sum(person.shifts[day].minutes for day in days if day in person.shifts)
        page.put(row, len(columns) + len(days), round(minutes / 60, 2))


def _body(
    book: Book, page: Page, row: int, columns: Sequence[str], people: Sequence[Person],
    days: Sequence[date],
) -> int:
    """The people of a table, by unit; returns the next free row."""
    style, rnd = book.style, book.style.rnd
    for unit, members in _groups(people):
        if style.units == "rows":
            page.put(row, columns.index("name"), unit)
            if rnd.random() < 0.3:
                page.merged.append((row, columns.index("name"), row, len(columns) + len(days) - 1))
            row += 1
        if style.units == "merged":
            page.put(row, columns.index("unit"), unit)
            at = columns.index("unit")
            if len(members) > 1:
                page.merged.append((row, at, row + len(members) - 1, at))
        for person in members:
            _person_row(book, page, row, columns, person, days)
            if rnd.random() < 0.02:
                page.hidden_rows.add(row)
            row += 1
        if style.units != "merged" and rnd.random() < 0.15:
            row += 1
    if style.totals:
        row = _totals(book, page, row + rnd.choice([0, 1]), columns, people, days)
    return row


def _totals(
    book: Book, page: Page, row: int, columns: Sequence[str], people: Sequence[Person],
    days: Sequence[date],
) -> int:
    style = book.style
    for code in book.truth.codes[:3] if style.times is None else ():
        page.put(row, columns.index("name"), f"{style.word('total')} {code.text}")
        for n, day in enumerate(days):
            count = sum(1 for p in people if day in p.shifts and p.shifts[day].text == code.text)
            page.put(row, len(columns) + n, count)
        row += 1
    if style.times is not None:
        page.put(row, columns.index("name"), style.word("total"))
        page.line(row, [sum(1 for p in people if d in p.shifts) for d in days], len(columns))
        row += 1
    return row


def _comment(book: Book, page: Page) -> None:
    rnd = book.style.rnd
    if rnd.random() < 0.1 and page.cells:
        page.comments[rnd.choice(list(page.cells))] = "Byttet med Karen"


def matrix(book: Book) -> None:
    """Names down, dates across; a sheet a month or a unit, or one for all."""
    style, truth = book.style, book.truth
    columns = _columns(book)
    parts = _months(truth.days) if style.dates == "numbers" else [truth.days]
    if len(truth.days) > 28 and style.rnd.random() < 0.3:
        parts = _months(truth.days)
    homes = _groups(truth.people) if style.units == "sheets" else [("", list(truth.people))]
    for unit, members in homes:
        for days in parts:
            month = style.month(days[0])
            single = len(parts) == 1
            page = book.page(" ".join(filter(None, (unit, "" if single else month))) or "Plan")
            row = _titles(book, page, days, len(columns) + len(days))
            row = _heading(book, page, row, columns, days)
            _body(book, page, row, columns, members, days)
            _comment(book, page)
    write_legend(book, book.pages[0])


def _months(days: Sequence[date]) -> list[tuple[date, ...]]:
    keys = dict.fromkeys((day.year, day.month) for day in days)
    return [tuple(d for d in days if (d.year, d.month) == key) for key in keys]


def _weeks(days: Sequence[date]) -> list[tuple[date, ...]]:
    return [tuple(days[n : n + 7]) for n in range(0, len(days), 7)]


def week_sheets(book: Book) -> None:
    """A sheet a week."""
    style, truth = book.style, book.truth
    style.units = "rows" if style.units == "sheets" else style.units
    columns = _columns(book)
    bare = style.rnd.random() < 0.2
    for days in _weeks(truth.days):
        year, week, _ = days[0].isocalendar()
        page = book.page(f"{style.word('week')} {week}")
        said = style.rnd.choice([f"{week} – {year}", f"{week} {year}"])
        page.put(0, 0, f"{style.word('title')} {style.word('week')} {said}")
        row = 1 + style.rnd.choice([0, 1])
        if bare:
            words = {"number": "Nr.", **{k: style.word(k) for k in
                                         ("name", "unit", "profession", "hours")}}
            page.line(row, [words[c] for c in columns] + [style.weekday(d, False) for d in days])
            row += 1
        else:
            if style.dates == "numbers":
                page.put(1, 0, style.month(days[0]))
                row = 2
            row = _heading(book, page, row, columns, days)
        _body(book, page, row, columns, truth.people, days)
    write_legend(book, book.pages[0])


def blocks(book: Book) -> None:
    """Tables one below the other on one sheet: a week, a month or a unit each."""
    style, truth, rnd = book.style, book.truth, book.style.rnd
    style.units = "rows" if style.units in ("sheets", "merged") else style.units
    columns = _columns(book)
    by_unit = len(truth.units) > 1 and rnd.random() < 0.3
    parts = _months(truth.days) if style.dates == "numbers" or rnd.random() < 0.4 else (
        _weeks(truth.days))
    page = book.page("Plan")
    row = 0
    homes = _groups(truth.people) if by_unit else [("", list(truth.people))]
    if by_unit:
        style.units = "none"
        book.told.discard("unit")
    for unit, members in homes:
        for days in parts:
            title = f"{style.word('title')} {style.month(days[0])}"
            if len(days) == 7:
                year, week, _ = days[0].isocalendar()
                title = f"{style.word('week')} {week} {year}"
                if style.dates == "numbers":
                    title += f" {style.month(days[0])}"
            page.put(row, 0, f"{unit} {title}".strip())
            row = _heading(book, page, row + 1, columns, days)
            row = _body(book, page, row, columns, members, days) + rnd.choice([1, 1, 2, 3])
    write_legend(book, page)


def dates_by_names(book: Book) -> None:
    """Dates down, names across."""
    style, truth = book.style, book.truth
    style.dates = "dmy" if style.dates == "numbers" else style.dates
    page = book.page("Plan")
    row = _titles(book, page, truth.days, len(truth.people))
    weekday = style.rnd.random() < 0.5
    heads: list[Value] = [style.word(key) for key in ("date", "weekday")[: 1 + weekday]]
    at = len(heads)
    page.line(row, heads + [style.name(person) for person in truth.people])
    for n, day in enumerate(truth.days, start=row + 1):
        page.put(n, 0, style.day(day))
        if weekday:
            page.put(n, 1, style.weekday(day, False))
        for column, person in enumerate(truth.people, start=at):
            page.put(n, column, style.cell(person, day))
            book.cells[person.name, day] = (page.title, n, column)
    write_legend(book, page)


def two_columns(book: Book) -> None:
    """A day has two columns: when the shift begins and when it ends."""
    style, truth, rnd = book.style, book.truth, book.style.rnd
    style.times = "07:00-15:00"
    style.dates = "dmy" if style.dates in ("numbers", "d. month", "d/m") else style.dates
    style.units = "rows" if style.units in ("sheets", "merged") else style.units
    columns = _columns(book)
    page = book.page("Plan")
    row = _titles(book, page, truth.days, len(columns) + 2 * len(truth.days))
    row_of_dates = row
    at = len(columns)
    for n, day in enumerate(truth.days):
        page.put(row_of_dates, at + 2 * n, style.day(day))
        if rnd.random() < 0.7:
            page.merged.append((row_of_dates, at + 2 * n, row_of_dates, at + 2 * n + 1))
    words = {"number": "Nr.", **{k: style.word(k) for k in ("name", "unit", "profession", "hours")}}
    page.line(row + 1, [words[column] for column in columns])
    page.line(row + 1, [style.word("start"), style.word("end")] * len(truth.days), at)
    row += 2
    how = rnd.choice(["{0:02d}:{1:02d}", "{0:02d}.{1:02d}", "number"])
    for unit, members in _groups(truth.people):
        if style.units == "rows":
            page.put(row, columns.index("name"), unit)
            row += 1
        for person in members:
            _person_row(book, page, row, columns, person, ())
            for n, day in enumerate(truth.days):
                pair = _pair(style, person, day, how)
                page.line(row, pair, at + 2 * n)
                book.cells[person.name, day] = (page.title, row, at + 2 * n)
            row += 1


def _pair(style: Style, person: Person, day: date, how: str) -> list[Value]:
    if day not in person.shifts:
        return [style.cell(person, day), None]
    code = person.shifts[day]
    if how == "number":
        return [_number(code.start), _number(code.end)]
    return [how.format(*divmod(code.start, 60)), how.format(*divmod(code.end, 60))]


def _number(minute: int) -> int:
    """Times as numbers: 7, 900, 2230."""
    hour, rest = divmod(minute, 60)
    return hour * 100 + rest if rest else hour
