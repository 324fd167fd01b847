"""How far a reading is, told now and then to whoever waits for it."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Literal

from planner.progress import Progress, Report
from planner.texts import t

if TYPE_CHECKING:
    from planner.importing.sheet import Place, Sheet

Phase = Literal["open", "sheet", "codes", "people", "picture", "send"]
PHASES: Final[dict[Phase, float]] = {
    "open": 0.0, "sheet": 0.05, "codes": 0.45, "people": 0.5, "picture": 0.85, "send": 0.95,
}
"""Each phase of a reading in order, and what share of it all lies before it."""

_EVERY_SECONDS = 0.1


class Pace:
    """Tells where a reading is. What is done never becomes less, though another try may begin."""

    def __init__(self, report: Report, clock: Callable[[], float] = time.monotonic) -> None:
        self._report, self._clock = report, clock
        self._told, self._done = 0.0, 0.0
        self._sheets: dict[str, int] = {}
        self._people: set[int] = set()

    def begin(self, phase: Phase, **values: object) -> None:
        """A phase begins; it is told at once."""
        self._tell(phase, PHASES[phase], **values)

    def sheet(self, number: int, count: int, name: str) -> None:
        """The cells of a sheet are about to be read: `number` from 1 of `count`."""
        share = PHASES["codes"] - PHASES["sheet"]
        self._tell("sheet", PHASES["sheet"] + share * (number - 1) / count, number=number,
                   count=count, sheet=name)

    def people(self, sheets: Sequence["Sheet"]) -> None:
        """People are about to be collected from those sheets."""
        self._sheets = {sheet.name: place for place, sheet in enumerate(sheets)}
        self._people = set()
        self._tell("people", PHASES["people"], count=0)

    def person(self, person: object, sheet: "Sheet", place: "Place") -> None:
        """Somebody stands at that place; called for each row, and told now and then."""
        self._people.add(id(person))
        if self._clock() - self._told < _EVERY_SECONDS:
            return
        before = self._sheets.get(sheet.name, 0) + place[0] / max(1, len(sheet.rows))
        share = (PHASES["picture"] - PHASES["people"]) * before / max(1, len(self._sheets))
        self._tell("people", PHASES["people"] + share, count=len(self._people))

    def _tell(self, phase: Phase, done: float, **values: object) -> None:
        self._done = max(self._done, done)
        self._told = self._clock()
        self._report(Progress(phase, t(f"reading.{phase}", **values), self._done))
