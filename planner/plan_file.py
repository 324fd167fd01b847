"""What the files of saved plans are called. What is in them is known to one pair of functions of
`planner.service`: `open_outcome` and `save_plan`."""

from pathlib import Path
from typing import Final

SUFFIX: Final = ".faellestid"
"""How the name of a plan ends that is saved from now on."""
SUFFIXES: Final = (SUFFIX, ".json")
"""How names of saved plans may end."""


def is_plan(path: Path) -> bool:
    """Whether a file is a saved plan, by its name."""
    return path.suffix.lower() in SUFFIXES
