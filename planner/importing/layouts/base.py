"""What a layout is: one way of writing a roster, which says how sure it is and reads it."""

from dataclasses import dataclass
from typing import Protocol

from models.timespan import Period
from planner.importing.codes import Codes
from planner.importing.doubts import Doubts
from planner.importing.people import People
from planner.importing.sheet import Workbook


@dataclass(frozen=True, slots=True)
class Source:
    """What a layout reads from: the workbook, the codes it explains, and where doubts go."""

    book: Workbook
    codes: Codes
    doubts: Doubts


@dataclass(frozen=True, slots=True)
class Reading:
    """What a layout read. `sheets` are the names of those it used."""

    period: Period
    people: People
    sheets: frozenset[str]


class Layout(Protocol):
    """One module of this package."""

    def confidence(self, source: Source) -> float:
        """How sure it is that the file is written this way: 0 (not at all) to 1."""
        ...

    def read(self, source: Source) -> Reading | None:
        """The people and their shifts; None where there are none after all."""
        ...
