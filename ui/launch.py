"""Where both programs begin: a command goes to the command line, anything else to the window."""

import multiprocessing
import sys
from pathlib import Path


def main() -> int:
    """Run what the arguments ask for; gives back the exit status."""
    # A frozen program starts its children by starting itself: they must turn off here.
    multiprocessing.freeze_support()
    from planner import cli

    arguments = sys.argv[1:]
    if cli.handles(arguments):
        return cli.main(arguments)
    # Qt comes before the solver: on Windows the one loaded first decides on a shared library.
    from ui import app

    return app.run(Path(arguments[0]) if arguments else None)


if __name__ == "__main__":
    sys.exit(main())
