"""A file as it stands, with what was understood of it laid over: what the import wizard paints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from planner.importing.sheet import Place

Mark = Literal["name", "date", "shift", "off", "away", "legend", "heading", "doubt"]
"""What a cell was read as. `doubt`: it was not understood, or an open question is about it."""


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """One sheet. `texts`: row by row what stands in the cells, rows of one length. `marks`: what
    cells were read as; one that is missing was not read. `merged`: (top, left, bottom, right),
    ends included. Places count rows and columns of the file from 0."""

    name: str
    texts: tuple[tuple[str, ...], ...]
    marks: Mapping[Place, Mark] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    used: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Every sheet of a file in its order."""

    sheets: tuple[SheetPicture, ...]
