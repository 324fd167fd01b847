"""The sample care home Solbakken: a roster and a problem that the program makes by itself.

Nobody in it exists. It is the same on every machine, so that a plan of it can be compared.
"""

from planner.sample.files import ExampleFiles, write_example
from planner.sample.home import sample_problem
from planner.sample.roster import sample_roster

__all__ = ["ExampleFiles", "sample_problem", "sample_roster", "write_example"]
