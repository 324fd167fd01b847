"""Runs tests with the frozen program's own parts: `faellestid-tests FOLDER [ARGUMENTS OF PYTEST]`.

FOLDER holds a copy of `tests/` and of `pyproject.toml`, and nothing that was frozen, so that what
is tested is what was frozen. A frozen program starts its children by starting itself.
"""

import multiprocessing
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    multiprocessing.freeze_support()
    # A test that starts Python with a module of the tests starts this program instead.
    as_python = sys.argv[1] == "-m"
    folder = Path.cwd() if as_python else Path(sys.argv[1]).resolve()
    os.chdir(folder)
    # Last: a module that was frozen comes before one of the same name that lies here.
    sys.path.append(str(folder))
    if as_python:
        import runpy

        sys.argv = sys.argv[2:]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        import pytest

        # Plugins that packages announce but that were not frozen are not looked for.
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        options = ["-p", "pytestqt.plugin", "-p", "no:cacheprovider", "-o", "pythonpath="]
        sys.exit(pytest.main([*options, *sys.argv[2:]]))
