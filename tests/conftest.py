"""What holds for every test: no screen is needed, and property tests repeat themselves exactly."""

import os

from hypothesis import settings

# Before any Qt module is imported: the tests draw on memory, also where a screen is at hand.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# The same examples on every run and machine; a slow machine is no failure.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")
