"""Doubts are data: collected while reading, never raised one at a time.

They go with a reading wherever it goes, so what else it has to tell on the way goes with them: what
each cell was used as, where a picture of the file is wanted (`trace`), which cell holds whose day,
where somebody asks for that (`days`), and how far it is (`pace`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from models.finding import SEVERITIES, Question, Severity
from planner.importing.cells_of_days import DayNotes
from planner.importing.codes import Meaning, names_absence
from planner.importing.ooxml import place_of
from planner.importing.sheet import Place, Sheet
from planner.importing.trace import BYTES, Trace, Use, use_of
from planner.texts import has, t

if TYPE_CHECKING:
    from planner.importing.pace import Pace
    from planner.importing.people import Person

_SHOWN = 40
_UNKNOWN = "unknown_code"
_PLACES = 20
"""So many cells of an open thing are kept; a sheet may hold half a million."""


def shown(text: str) -> str:
    """A text of the file as a question may show it: short, and never a reason for being away."""
    if names_absence(text):
        return t("import.hidden")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


@dataclass(slots=True)
class _Many:
    """The same doubt in several cells: where it came up first, and where else."""

    severity: Severity
    code: str
    sheet: Sheet
    first: tuple[int, int]
    values: dict[str, object]
    cells: set[tuple[str, Place]] = field(default_factory=set)

    def question(self) -> Question:
        """One question for all the cells."""
        cell = self.sheet.address(*self.first)
        message = _said(
            self.code, sheet=self.sheet.name, cell=cell, count=len(self.cells), **self.values
        )
        return Question(self.severity, self.code, message, self.sheet.name, cell)


def _said(code: str, **values: object) -> str:
    key = f"import.q.{code}"
    one = values.get("count") == 1 and has(f"{key}.one")
    return t(f"{key}.one" if one else key, **values)


OpenKind = Literal["code", "same", "nobody"]


@dataclass(frozen=True, slots=True)
class Open:
    """Something that an answer can settle, and where it stands.

    `code`: what does `text` mean? `same`: is `text` the person `other`? `nobody`: is `text` a
    person at all? `places` are its first cells (sheet, address), `count` is the number of all.
    """

    kind: OpenKind
    text: str
    places: tuple[tuple[str, str], ...]
    count: int
    other: str | None = None


@dataclass(slots=True)
class Doubts:
    """What a reading is in doubt about, and which of it an answer can settle."""

    _questions: dict[object, Question | _Many] = field(default_factory=dict)
    _open: dict[tuple[OpenKind, str, str | None], dict[tuple[str, str], None]] = field(
        default_factory=dict
    )
    trace: Trace | None = None
    pace: "Pace | None" = None
    days: DayNotes | None = None

    def copy(self) -> "Doubts":
        """The same doubts so far, for an attempt of its own. Holds none that count cells."""
        return Doubts(
            dict(self._questions), {key: dict(at) for key, at in self._open.items()},
            None if self.trace is None else Trace(), self.pace,
            None if self.days is None else DayNotes(),
        )

    def used(self, sheet: Sheet, use: Use, places: Iterable[Place]) -> None:
        """Note what cells of a sheet were used as; costs nothing where nobody wants a picture."""
        if self.trace is not None:
            for place in places:
                self.trace.use(sheet, place, BYTES[use])

    def read_as(self, meanings: Sequence[Meaning], text: str, sheet: Sheet, place: Place) -> None:
        """Note what a cell was read as."""
        if self.trace is not None:
            self.trace.use(sheet, place, use_of(meanings, text))

    def heads(self, meaning: Meaning, text: str, sheet: Sheet, place: Place) -> None:
        """Note a heading that says what it means to stand below it."""
        if self.trace is not None:
            self.trace.use(sheet, place, use_of((meaning,), text))
            self.trace.headings[text] = meaning

    def met(self, written: str, person: "Person", sheet: Sheet, place: Place) -> None:
        """Note where somebody stands under that name."""
        if self.pace is not None:
            self.pace.person(person, sheet, place)
        if self.trace is not None:
            self.trace.name(written, person, sheet, place)
        if self.days is not None:
            self.days.name(sheet, place)

    def uses_of_row(self, sheet: Sheet, row: int) -> bytearray | None:
        """Where the uses of a row's cells are to be written; None where nobody wants them."""
        return None if self.trace is None else self.trace.row(sheet, row)

    def places(self) -> dict[str, set[Place]]:
        """The cells, by sheet, of all that is not plain: questions above info, and what is open.

        Rows and columns are those of the file.
        """
        found: dict[str, set[Place]] = {}
        for question in self._questions.values():
            if isinstance(question, _Many):
                for name, place in question.cells if question.severity != "info" else ():
                    found.setdefault(name, set()).add(place)
            elif question.severity != "info" and question.sheet and question.cell:
                found.setdefault(question.sheet, set()).add(place_of(question.cell))
        for places in self._open.values():
            for name, cell in places:
                found.setdefault(name, set()).add(place_of(cell))
        return found

    def leave_open(
        self, kind: OpenKind, text: str, sheet: Sheet, place: tuple[int, int],
        other: str | None = None,
    ) -> None:
        """Note what an answer can settle; the question itself is asked beside."""
        places = self._open.setdefault((kind, text, other), {})
        if len(places) < _PLACES:
            places[(sheet.name, sheet.address(*place))] = None

    def open(self) -> tuple[Open, ...]:
        """What answers can settle, in the order of reading."""
        cells: Counter[object] = Counter()
        for key, question in self._questions.items():
            if isinstance(question, _Many) and isinstance(key, tuple) and key[0] == _UNKNOWN:
                cells[key[2]] += len(question.cells)
        return tuple(
            Open(kind, text, tuple(places), max(cells[text] * (kind == "code"), len(places)), other)
            for (kind, text, other), places in self._open.items()
        )

    def settle(self, codes: frozenset[str], sheet: str | None = None) -> None:
        """Take back questions that an answer has settled; those of one sheet, or of all."""
        self._questions = {
            key: question for key, question in self._questions.items()
            if isinstance(question, _Many) or question.code not in codes
            or sheet not in (None, question.sheet)
        }

    def ask(
        self, severity: Severity, code: str, sheet: Sheet | None = None,
        place: tuple[int, int] | None = None, **values: object,
    ) -> None:
        """Add a question with the sentence of `import.q.<code>`; place is (row, column)."""
        cell = sheet.address(*place) if sheet and place else None
        name = sheet.name if sheet else None
        message = _said(code, sheet=name, cell=cell, **values)
        question = Question(severity, code, message, name, cell)
        self._questions.setdefault(question, question)

    def ask_once(
        self, severity: Severity, code: str, sheet: Sheet, place: tuple[int, int],
        about: str, **values: object,
    ) -> None:
        """The same doubt `about` something in many cells of a sheet is one question.

        It names the first cell and counts them all (`{count}` in the sentence).
        """
        many = _Many(severity, code, sheet, place, values)
        self._count((code, sheet.name, about), many, sheet, place)

    def _count(self, key: object, new: _Many, sheet: Sheet, place: Place) -> None:
        many = self._questions.setdefault(key, new)
        assert isinstance(many, _Many)
        many.cells.add((sheet.name, sheet.place_in_file(*place)))

    def unknown(self, sheet: Sheet, row: int, column: int, text: str) -> None:
        """A cell that nothing explains: one question a text, on however many sheets it stands."""
        self.leave_open("code", text, sheet, (row, column))
        many = _Many("error", _UNKNOWN, sheet, (row, column), {"text": shown(text)})
        self._count((_UNKNOWN, None, text), many, sheet, (row, column))

    def questions(self) -> tuple[Question, ...]:
        """All of them, errors first, else in the order of reading."""
        asked = [q.question() if isinstance(q, _Many) else q for q in self._questions.values()]
        return tuple(sorted(asked, key=lambda q: SEVERITIES.index(q.severity)))
