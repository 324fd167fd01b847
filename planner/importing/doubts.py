"""Doubts are data: collected while reading, never raised one at a time."""

from dataclasses import dataclass, field

from models.finding import SEVERITIES, Question, Severity
from planner.importing.codes import names_absence
from planner.importing.sheet import Sheet
from planner.texts import t

_SHOWN = 40


def shown(text: str) -> str:
    """A text of the file as a question may show it: short, and never a reason for being away."""
    if names_absence(text):
        return t("import.hidden")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


@dataclass(slots=True)
class _Many:
    """The same doubt in several cells: where it came up first, and where else."""

    sheet: str
    cell: str
    cells: set[tuple[int, int]] = field(default_factory=set)


@dataclass(slots=True)
class Doubts:
    """What a reading is in doubt about."""

    _questions: list[Question] = field(default_factory=list)
    _codes: dict[tuple[str, str], _Many] = field(default_factory=dict)

    def ask(
        self, severity: Severity, code: str, sheet: Sheet | None = None,
        place: tuple[int, int] | None = None, **values: object,
    ) -> None:
        """Add a question with the sentence of `import.q.<code>`; place is (row, column)."""
        cell = sheet.address(*place) if sheet and place else None
        name = sheet.name if sheet else None
        message = t(f"import.q.{code}", sheet=name, cell=cell, **values)
        question = Question(severity, code, message, name, cell)
        if question not in self._questions:
            self._questions.append(question)

    def unknown(self, sheet: Sheet, row: int, column: int, text: str) -> None:
        """A cell that nothing explains; the same text in one sheet becomes one question."""
        many = self._codes.setdefault(
            (sheet.name, text), _Many(sheet.name, sheet.address(row, column))
        )
        many.cells.add((row, column))

    def questions(self) -> tuple[Question, ...]:
        """All of them, errors first, else in the order of reading."""
        codes = [
            Question(
                "error", "unknown_code",
                t("import.q.unknown_code", sheet=many.sheet, cell=many.cell, text=shown(text),
                  count=len(many.cells)),
                many.sheet, many.cell,
            )
            for (_, text), many in self._codes.items()
        ]
        return tuple(sorted(codes + self._questions, key=lambda q: SEVERITIES.index(q.severity)))
