"""The stack of a process that crashed, left in a file for whoever is to mend it.

The program that watches names the file to the processes that it starts from then on.
"""

import faulthandler
import os
from pathlib import Path
from typing import Final

CRASHES: Final = "FAELLESTID_CRASHES"
"""The variable of the environment that names the file."""


def watch() -> bool:
    """Let a crash of this process leave its stack where the program that started it watches.
    False where nothing can be written there."""
    file = os.environ.get(CRASHES)
    if file is None:
        return True
    try:
        # It stays open for as long as the process runs: a crash leaves no time to open a file.
        faulthandler.enable(Path(file).open("a", encoding="utf-8"))  # noqa: SIM115
    except OSError:
        return False
    return True
