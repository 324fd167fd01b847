"""Answers remembered for the next file of the same shape.

What is kept, one TOML file for each shape in a folder that the caller chooses: the sheet, the
layout, what codes mean (an absence only as "away") and which names are whose. Names and aliases
are names of people, so the folder must be the user's own data folder and no other. Dates are not
kept. The name of a file is a digest of sheet names and headings; nobody's name is in it.
"""

import contextlib
from dataclasses import replace
from pathlib import Path

from models.finding import UnusableInput
from planner.exporting.safe_write import replace_file
from planner.importing.mapping import Mapping, read_mapping
from planner.importing.mapping_text import mapping_to_toml
from planner.importing.shape import Shape

_OWNER_ONLY = 0o700


def remember(folder: Path, shape: Shape, mapping: Mapping) -> None:
    """Keep answers for files of that shape, in place of those kept before.

    Give the answers that a person gave, not all that was understood: what the file explains itself
    may change from month to month. Makes the folder where it is missing. Raises UnusableInput
    where nothing can be written.
    """
    with contextlib.suppress(OSError):  # writing says it better
        folder.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY)
    kept = replace(mapping, first_day=None, last_day=None)
    replace_file(_file(folder, shape), mapping_to_toml(kept).encode())


def proposal(folder: Path, shape: Shape) -> Mapping | None:
    """What was answered about an earlier file of that shape, marked as remembered; else None.

    Sheets that this file lacks are left out. A file that can no longer be read is no proposal, and
    neither is one of which every answer was taken back.
    """
    path = _file(folder, shape)
    if not path.is_file():
        return None
    try:
        mapping = read_mapping(path)
    except UnusableInput:
        return None
    if replace(mapping, remembered=False) == Mapping():
        return None
    sheets = tuple(name for name in mapping.sheets if name in shape.sheets)
    whole = len(sheets) == len(mapping.sheets)
    return replace(mapping, sheets=sheets if whole else (), remembered=True)


def _file(folder: Path, shape: Shape) -> Path:
    return folder / f"{shape.key}.toml"
