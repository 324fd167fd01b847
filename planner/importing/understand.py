"""From a file to a roster: what the child process does.

Opens the file, finds the codes it explains, asks each layout how sure it is and reads with the
surest one that finds people.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from models.finding import UnusableInput
from models.roster import Roster
from planner.importing.answers import Answers
from planner.importing.cells_of_days import CellsOfDays, DayNotes
from planner.importing.codes import Codes, Work, is_blank
from planner.importing.date_rows import what_dates_lack
from planner.importing.dates import date_of
from planner.importing.doubts import Doubts, Open
from planner.importing.facts import code_facts, person_facts
from planner.importing.halves import join_halves
from planner.importing.lacking import Lacking, Unanswered
from planner.importing.layouts import LAYOUTS
from planner.importing.layouts.base import DayMissing, Reading, Source
from planner.importing.legends import find_codes
from planner.importing.mapping import Mapping
from planner.importing.own_additions import without_additions
from planner.importing.own_files import refuse_own
from planner.importing.pace import Pace
from planner.importing.picture import CodeFact, PersonFact, Picture, paint
from planner.importing.remarks import ask_about_remarks
from planner.importing.shape import Shape, shape_of
from planner.importing.sheet import Sheet, Workbook, load
from planner.importing.staff_list import fill_from_lists
from planner.importing.titles import surrounded
from planner.importing.trace import Trace
from planner.progress import Report, silent
from planner.texts import t

_WISHES = re.compile(r"\b(?:vagt|ferie)?(?:ønske(?:r|plan|sedler|seddel|t)?|wish(?:es)?|wünsche)\b")
_TITLE_OF_WISHES = re.compile(rf"\W*(?:\w+ )?{_WISHES.pattern}")
"""Of a title; "Husk at melde ønsker senest den 15." is a remark above a plan."""

_TITLE_ROWS = 3
_FEW_SHIFTS = 5
_SHEETS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood of a file: the roster, as answers what it rests on, and what is open.

    `mapping` holds the answers that were given too; read again with it, the file says the same.
    `picture` shows the file with what each cell was read as; `codes` and `people` are what stands
    in it, the unknown and the doubtful with the rest.
    """

    file: str
    roster: Roster
    mapping: Mapping
    shape: Shape
    open: tuple[Open, ...]
    picture: Picture = Picture(())
    codes: tuple[CodeFact, ...] = ()
    people: tuple[PersonFact, ...] = ()


@dataclass(frozen=True, slots=True)
class _Understood:
    """A reading with all that it was made from."""

    whole: Workbook
    answers: Answers
    plans: Workbook
    layout: str
    reading: Reading
    source: Source
    roster: Roster


def understand(
    path: Path, mapping: Mapping | None = None, report: Report = silent
) -> Roster:
    """The roster in a file. Raises UnusableInput where there is none."""
    pace = None if report is silent else Pace(report)
    whole = _open(path, pace)
    found = _understood(whole, Answers(mapping or Mapping(), whole), Doubts(pace=pace))
    if pace is not None:
        pace.begin("send")
    return found.roster


def explain(
    path: Path, mapping: Mapping | None = None, report: Report = silent
) -> Understanding:
    """The roster in a file and how it was come to. Raises UnusableInput where there is none.

    The UnusableInput is an `Unanswered` where the first day is all that lacks.
    """
    pace = Pace(report)
    whole = _open(path, pace)
    answers = Answers(mapping or Mapping(), whole)
    try:
        found = _understood(whole, answers, Doubts(trace=Trace(), pace=pace))
    except DayMissing as missing:
        raise Unanswered(_lacking(whole, answers, missing)) from missing
    pace.begin("picture")
    explained = _explained(found)
    pace.begin("send")
    return explained


def locate(path: Path, mapping: Mapping | None = None) -> tuple[Roster, CellsOfDays]:
    """The roster in a file, and which cell holds whom on which day. Raises UnusableInput."""
    whole = _open(path, None)
    found = _understood(whole, Answers(mapping or Mapping(), whole), Doubts(days=DayNotes()))
    notes = found.source.doubts.days
    assert notes is not None
    return found.roster, notes.told(found.reading.people.everybody(), found.roster.employees)


def _open(path: Path, pace: Pace | None) -> Workbook:
    refuse_own(path)
    if pace is None:
        return surrounded(without_additions(load(path)))
    pace.begin("open", file=path.name)
    return surrounded(without_additions(load(path, pace.sheet)))


def _understood(whole: Workbook, answers: Answers, doubts: Doubts) -> _Understood:
    plans, wishes = _without_wishes(whole, answers.mapping.sheets)
    plans = replace(plans, sheets=tuple(join_halves(sheet) for sheet in plans.sheets))
    book = answers.chosen(plans)
    read = _read(book, plans, answers, doubts)
    if read is None and wishes:
        raise _unusable("only_wishes", book, sheet=wishes[0].name)
    if read is None:
        raise _nothing_found(book)
    name, reading, source = read
    for sheet in wishes:
        source.doubts.ask("info", "sheet_wishes", sheet)
    lists = fill_from_lists(plans, reading.sheets, reading.people)
    _ask_about_book(plans, source, replace(reading, sheets=reading.sheets | lists))
    ask_about_remarks(book, reading.sheets, source.codes, source.doubts)
    answers.hear(name, reading, source)
    roster = reading.people.roster(reading.period)
    if not any(p.shifts for p in roster.employees) and not _has_errors(roster):
        raise _unusable("no_shifts", book, sheets=", ".join(sorted(reading.sheets)))
    return _Understood(whole, answers, plans, name, reading, source, roster)


def _explained(found: _Understood) -> Understanding:
    whole, source, trace = found.whole, found.source, found.source.doubts.trace
    assert trace is not None
    given, open_ = found.answers.mapping, source.doubts.open()
    return Understanding(
        whole.file, found.roster,
        found.answers.understood(found.layout, found.reading, source.codes),
        shape_of(whole, _surest(found.plans, found.layout, given)), open_,
        paint(whole.sheets, trace, source.doubts.places(), source.codes.places,
              found.reading.sheets),
        code_facts(whole, trace, source.codes, open_, given.remembered),
        person_facts(whole, trace, found.reading.people, found.roster, open_, given),
    )


def _lacking(whole: Workbook, answers: Answers, missing: DayMissing) -> Lacking:
    sheet = missing.sheet
    places = {sheet.name: [sheet.place_in_file(*place) for place in missing.places]}
    return Lacking(
        whole.file, "first_day", str(missing), answers.mapping,
        paint(whole.sheets, Trace(), places, {}, frozenset([sheet.name])),
    )


def _has_errors(roster: Roster) -> bool:
    """Whether something was not understood that may well be the shifts."""
    return any(question.severity == "error" for question in roster.questions)


def _without_wishes(book: Workbook, chosen: Sequence[str]) -> tuple[Workbook, list[Sheet]]:
    """A sheet of wishes looks like a plan and holds no shifts, unless somebody has chosen it.

    Raises UnusableInput if there is nothing else.
    """
    wishes = [s for s in book.sheets if s.name not in chosen and _holds_wishes(s)]
    kept = tuple(sheet for sheet in book.sheets if not any(sheet is wish for wish in wishes))
    if wishes and not any(sheet.rows for sheet in kept):
        raise _unusable("only_wishes", book, sheet=wishes[0].name)
    return replace(book, sheets=kept), wishes


def _holds_wishes(sheet: Sheet) -> bool:
    titles = [str(value) for row in sheet.rows[:_TITLE_ROWS] for value in row[:1]]
    return _WISHES.search(sheet.name.lower()) is not None or any(
        _TITLE_OF_WISHES.match(text.lower()) for text in titles
    )


_Read = tuple[str, Reading, Source]


def _read(book: Workbook, plans: Workbook, answers: Answers, doubts: Doubts) -> _Read | None:
    """The reading of a workbook and its layout's name; legends may stand on any of the `plans`.
    `doubts` are those of a reading that has not begun.

    Where the one table of the file begins on another day than was answered, it is read again with
    the answer before what the titles say.
    """
    read = _attempts(book, plans, answers, doubts.copy())
    if read is None or not answers.first_day_missed(*read):
        return read
    insisting = tuple(replace(sheet, first_day_wins=True) for sheet in book.sheets)
    again = _attempts(replace(book, sheets=insisting), plans, answers, doubts.copy())
    if again is None or again[1].period.first != answers.mapping.first_day:
        return read
    return again


def _attempts(
    book: Workbook, plans: Workbook, answers: Answers, doubts: Doubts
) -> _Read | None:
    """What the surest layout reads; the next one where that finds nobody."""
    if doubts.pace is not None:
        doubts.pace.begin("codes")
    codes = answers.codes(plans, doubts)
    if doubts.pace is not None:
        doubts.pace.people(book.sheets)
    source = Source(book, codes.fresh(), doubts)
    names = _surest_first(source)
    wanted = answers.mapping.layout
    if wanted is not None:
        names = [wanted, *(name for name in names if name != wanted)]
    for name in names:
        attempt = source.again(codes.fresh(), doubts.copy(), answers.aliases())
        reading = LAYOUTS[name].read(attempt)
        if reading is not None:
            return name, reading, attempt
    return None


def _surest_first(source: Source) -> list[str]:
    """The layouts that it may be."""
    sure = [(layout.confidence(source), name) for name, layout in LAYOUTS.items()]
    return [name for confidence, name in sorted(sure, key=lambda pair: -pair[0]) if confidence > 0]


def _surest(plans: Workbook, read: str, mapping: Mapping) -> str:
    """The layout that a file looks like before anything is answered about it."""
    if not mapping.sheets and mapping.layout is None:
        return read
    doubts = Doubts()
    return next(iter(_surest_first(Source(plans, find_codes(plans, doubts), doubts))), read)


def _ask_about_book(plans: Workbook, source: Source, reading: Reading) -> None:
    """What stands in the file beside the roster: said, so that nothing is dropped in silence.

    A sheet that somebody did not choose is left alone, unless it holds a legend.
    """
    doubts = source.doubts
    if plans.macros:
        doubts.ask("info", "macros")
    chosen = {sheet.name for sheet in source.book.sheets}
    for sheet in plans.sheets:
        if sheet.name not in chosen and not source.codes.places.get(sheet.name):
            continue
        filled = any(not is_blank(value) for cells in sheet.rows for value in cells)
        used = sheet.name in reading.sheets
        if filled and not used and not source.codes.places.get(sheet.name):
            _ask_about_unused(sheet, source.codes, doubts)
        elif sheet.hidden and filled:
            doubts.ask("info", "sheet_hidden", sheet)
        _ask_about_facts(sheet, doubts)


def _ask_about_unused(sheet: Sheet, codes: Codes, doubts: Doubts) -> None:
    """A sheet that was not read: a line of text, unless cells look like shifts."""
    shifts = [
        (row, column) for row, cells in enumerate(sheet.rows) for column, value in enumerate(cells)
        if isinstance(value, str) and any(isinstance(m, Work) for m in codes.read(value) or ())
    ]
    if len(shifts) < _FEW_SHIFTS:
        doubts.ask("info", "sheet_not_used", sheet)
    else:
        doubts.ask("warning", "sheet_with_shifts", sheet, shifts[0], count=len(shifts))


def _ask_about_facts(sheet: Sheet, doubts: Doubts) -> None:
    facts = sheet.facts
    if sheet.own:
        doubts.ask("info", "own_meetings", sheet, count=sheet.own)
    hidden = sorted(row for row in facts.hidden_rows if row < len(sheet.rows))
    if hidden:
        doubts.ask("info", "rows_hidden", sheet, (hidden[0], 0), count=len(hidden))
    columns = sorted(column for column in facts.hidden_columns if column < sheet.width)
    if columns:
        doubts.ask("info", "columns_hidden", sheet, (0, columns[0]), count=len(columns))
    if facts.errors:
        doubts.ask("warning", "error_cells", sheet, min(facts.errors), count=len(facts.errors))
    if facts.unvalued:
        doubts.ask("error", "formula", sheet, min(facts.unvalued), count=len(facts.unvalued))
    if facts.comments:
        doubts.ask("info", "comments", sheet, count=len(facts.comments), first=facts.comments[0])


def _nothing_found(book: Workbook) -> UnusableInput:
    """Why nothing was found, with what stands in the way of it first."""
    for sheet in book.sheets:
        if sheet.facts.unvalued:
            row, column = min(sheet.facts.unvalued)
            return _unusable("formulas", book, sheet=sheet.name, cell=sheet.address(row, column))
    if not any(sheet.rows for sheet in book.sheets):
        return _unusable("no_cells", book)
    for sheet in book.sheets:
        if lack := what_dates_lack(sheet):
            key = "no_month" if lack[0] == "month" else "year_missing"
            return DayMissing(t(f"import.{key}", file=book.file, sheet=sheet.name), sheet, lack[1])
    dated = any(
        value != "" and date_of(value) for sheet in book.sheets for row in sheet.rows
        for value in row
    )
    names = [sheet.name for sheet in book.sheets]
    looked = ", ".join(names[:_SHEETS_SHOWN]) + (" …" if len(names) > _SHEETS_SHOWN else "")
    return _unusable("no_people" if dated else "no_dates", book, sheets=looked)


def _unusable(key: str, book: Workbook, **values: object) -> UnusableInput:
    return UnusableInput(t(f"import.{key}", file=book.file, **values))
