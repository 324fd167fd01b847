"""The files of saved plans: what they are called. How one is made stands in the modules beside.

`planner.service.open_outcome` and `save_plan` know which kind of file a plan is in; nobody else
needs to.
"""

from pathlib import Path
from typing import Final

SUFFIX: Final = ".faellestid"
"""How the name of a plan ends that is saved from now on."""
SUFFIXES: Final = (SUFFIX, ".json")
"""How names of saved plans may end."""


def is_plan(path: Path) -> bool:
    """Whether a file is a saved plan, by its name."""
    return path.suffix.lower() in SUFFIXES
