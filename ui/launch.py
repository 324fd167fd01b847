"""Where both programs begin: a command goes to the command line, anything else to the window."""

import gc
import os
import sys
from pathlib import Path
from typing import Final

from planner.texts import t

UNUSABLE: Final = 2
"""Exit status where nothing could be opened."""
PASSWORDS: Final = ("FAELLESTID_PASSWORD", "FAELLESTID_NEW_PASSWORD")
"""Variables for the command line. The window asks, and its processes would inherit them."""


def main() -> int:
    """Run what the arguments ask for; gives back the exit status."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        # A frozen program starts its children by starting itself: they must turn off here.
        multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if arguments:
        from planner import cli

        if cli.handles(arguments):
            return cli.main(arguments)
    for name in PASSWORDS:
        os.environ.pop(name, None)
    problem = _without_window(arguments)
    if problem is not None and sys.stderr is not None:  # a windowed program has no stderr
        sys.stderr.write(f"{problem}\n")
        return UNUSABLE
    # Nothing that a start makes is let go again: looking for it would take a tenth of the time.
    gc.disable()
    # Qt comes before the solver: on Windows the one loaded first decides on a shared library.
    from ui import app

    return app.run([Path(each) for each in arguments])


def _without_window(arguments: list[str]) -> str | None:
    """Why no window can be opened, as a sentence; None where one can.

    Without a screen Qt ends the process by itself, so it is looked for first.
    """
    if arguments and not Path(arguments[0]).suffix and not Path(arguments[0]).exists():
        return t("ui.launch.no_file", argument=arguments[0])
    screen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screen):
        return t("ui.launch.no_screen")
    return None


if __name__ == "__main__":
    sys.exit(main())
