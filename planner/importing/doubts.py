"""Doubts are data: collected while reading, never raised one at a time."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from models.finding import SEVERITIES, Question, Severity
from planner.importing.codes import names_absence
from planner.importing.sheet import Sheet
from planner.texts import t

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
    cells: set[tuple[int, int]] = field(default_factory=set)

    def question(self) -> Question:
        """One question for all the cells."""
        cell = self.sheet.address(*self.first)
        message = t(
            f"import.q.{self.code}", sheet=self.sheet.name, cell=cell, count=len(self.cells),
            **self.values,
        )
        return Question(self.severity, self.code, message, self.sheet.name, cell)


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

    def copy(self) -> "Doubts":
        """The same doubts so far, for an attempt of its own. Holds none that count cells."""
        return Doubts(dict(self._questions), {key: dict(at) for key, at in self._open.items()})

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
        message = t(f"import.q.{code}", sheet=name, cell=cell, **values)
        question = Question(severity, code, message, name, cell)
        self._questions.setdefault(question, question)

    def ask_once(
        self, severity: Severity, code: str, sheet: Sheet, place: tuple[int, int],
        about: str, **values: object,
    ) -> None:
        """The same doubt `about` something in many cells of a sheet is one question.

        It names the first cell and counts them all (`{count}` in the sentence).
        """
        many = self._questions.setdefault(
            (code, sheet.name, about), _Many(severity, code, sheet, place, values)
        )
        assert isinstance(many, _Many)
        many.cells.add(place)

    def unknown(self, sheet: Sheet, row: int, column: int, text: str) -> None:
        """A cell that nothing explains."""
        self.leave_open("code", text, sheet, (row, column))
        self.ask_once("error", _UNKNOWN, sheet, (row, column), text, text=shown(text))

    def questions(self) -> tuple[Question, ...]:
        """All of them, errors first, else in the order of reading."""
        asked = [q.question() if isinstance(q, _Many) else q for q in self._questions.values()]
        return tuple(sorted(asked, key=lambda q: SEVERITIES.index(q.severity)))
