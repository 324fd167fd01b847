"""The codes and the people of a file, each with what is known of it and where it stands.

Made after a reading from what that reading noted: which cells it read as work or as none, and under
which names people stand.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field

from models.people import Employee
from models.roster import Roster
from planner.importing.codes import Codes, Meaning, Work, names_absence, parts_of, times_of
from planner.importing.doubts import Open
from planner.importing.mapping import Mapping, meaning_text
from planner.importing.names import tidy
from planner.importing.people import People, Person
from planner.importing.picture import CodeFact, CodeSource, PersonFact, PersonStatus
from planner.importing.sheet import Cell, Place, Sheet, Workbook, text_of
from planner.importing.trace import BYTES, Trace
from planner.texts import t

_PLACES = 20
_CODE_SIGNS = 8
_READ = frozenset({BYTES["shift"], BYTES["away"], BYTES["off"]})


@dataclass(slots=True)
class _Seen:
    """Where a text stands."""

    count: int = 0
    places: dict[tuple[str, str], None] = field(default_factory=dict)

    def add(self, sheet: Sheet, place: Place, count: int = 1) -> None:
        self.count += count
        if len(self.places) < _PLACES:
            self.places[(sheet.name, sheet.address(*place))] = None


def code_facts(
    book: Workbook, trace: Trace, codes: Codes, open_: tuple[Open, ...], remembered: bool
) -> tuple[CodeFact, ...]:
    """Unknown texts first, then the others by how often they stand in the file."""
    unknown = tuple(
        CodeFact(entry.text, None, None, entry.count, "unknown", entry.places)
        for entry in open_ if entry.kind == "code"
    )
    asked = {fact.text for fact in unknown}
    facts = []
    for text, (meaning, seen) in _read_texts(book, trace, codes).items():
        if text not in asked:
            facts.append(_fact(text, meaning, seen, codes, remembered))
    return (*unknown, *sorted(facts, key=lambda fact: (-fact.count, fact.text)))


def _fact(
    text: str, meaning: Meaning, seen: _Seen, codes: Codes, remembered: bool
) -> CodeFact:
    return CodeFact(
        text, meaning_text(meaning), meaning.team if isinstance(meaning, Work) else None,
        seen.count, _source(text, codes, remembered), tuple(seen.places),
    )


def _source(text: str, codes: Codes, remembered: bool) -> CodeSource:
    folded = text.casefold()
    if any(code.casefold() == folded for code in codes.answers):
        return "remembered" if remembered else "answer"
    if any(code.casefold() == folded for code in codes.explained):
        return "legend"
    return "cell" if times_of(text) else "usual"


def _read_texts(
    book: Workbook, trace: Trace, codes: Codes
) -> dict[str, tuple[Meaning, _Seen]]:
    """Each text that was read, as one code; a cell of several codes counts for each of them."""
    found: dict[str, tuple[Meaning, _Seen]] = {}
    known: dict[tuple[type, Cell], list[tuple[str, Meaning]]] = {}
    for sheet in book.sheets:
        for (row, column), value in _read_cells(sheet, trace):
            key = (type(value), value)
            if key not in known:
                known[key] = _codes_in(value, codes, trace)
            for text, meaning in known[key]:
                if text not in found:
                    found[text] = (meaning, _Seen())
                found[text][1].add(sheet, (row, column))
    return found


def _read_cells(sheet: Sheet, trace: Trace) -> Iterator[tuple[Place, Cell]]:
    for row, uses in enumerate(trace.rows_in_file(sheet)):
        if _READ.isdisjoint(uses):
            continue
        cells = sheet.rows[row]
        for column, use in enumerate(uses):
            if use in _READ:
                yield (row, column), cells[column]


def _codes_in(value: Cell, codes: Codes, trace: Trace) -> list[tuple[str, Meaning]]:
    """The codes of a cell; none for a sign that stands for nothing."""
    text = text_of(value)
    if text in trace.headings:
        return [(text, trace.headings[text])]
    meanings = codes.read(value)
    if not meanings:
        return []
    if len(meanings) == 1:
        return [(_may_be_shown(text, codes), meanings[0])]
    return [
        (_may_be_shown(text_of(part), codes), read[0])
        for part in parts_of(str(value)) if (read := codes.read(part)) and len(read) == 1
    ]


def _may_be_shown(text: str, codes: Codes) -> str:
    """A short code for being away is a code; a sentence with the reason is nobody's business."""
    short = len(text) <= _CODE_SIGNS and " " not in text
    return text if short or text in codes.explained or not names_absence(text) else (
        t("import.hidden")
    )


def person_facts(
    book: Workbook, trace: Trace, people: People, roster: Roster, open_: tuple[Open, ...],
    answers: Mapping,
) -> tuple[PersonFact, ...]:
    """Names in the order of the file; then those that are nobody's, as was answered or asked."""
    employees = {
        id(person): employee
        for person, employee in zip(people.everybody(), roster.employees, strict=True)
    }
    may_be = {entry.text: entry.other for entry in open_ if entry.kind == "same"}
    found = [
        _named(written, person, employees[id(person)], (sheet.name, sheet.address(*place)), may_be)
        for person, written, sheet, place in trace.names.values()
    ]
    nobody = [
        _nobody(entry.text, "doubt", entry.places[0] if entry.places else None)
        for entry in open_ if entry.kind == "nobody"
    ]
    ignored = [
        _nobody(name, "ignored", _first_place(book, name))
        for name in answers.ignore if name not in people.aliases.unmet([name])
    ]
    return (*found, *nobody, *ignored)


def _named(
    written: str, person: Person, employee: Employee, place: tuple[str, str],
    may_be: Table[str, str | None],
) -> PersonFact:
    status: PersonStatus = "read"
    other: str | None = None
    if written.casefold() != person.name.casefold():
        status, other = "same", person.name
    elif person.name in may_be:
        status, other = "doubt", may_be[person.name]
    return PersonFact(
        employee.id, written, employee.unit, employee.profession, employee.home_team,
        len(employee.shifts), employee.hours_per_week, place, status, other,
    )


def _nobody(name: str, status: PersonStatus, place: tuple[str, str] | None) -> PersonFact:
    return PersonFact(None, name, None, None, None, 0, None, place, status)


def _first_place(book: Workbook, name: str) -> tuple[str, str] | None:
    wanted = tidy(name).casefold()
    for sheet in book.sheets:
        if not any(wanted in text.casefold() for text in sheet.texts()):
            continue
        for row, cells in enumerate(sheet.rows):
            for column, value in enumerate(cells):
                if isinstance(value, str) and value and tidy(value).casefold() == wanted:
                    return sheet.name, sheet.address(row, column)
    return None


