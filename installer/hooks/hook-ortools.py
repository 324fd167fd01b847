"""What PyInstaller takes of OR-Tools: CP-SAT, MathOpt and the libraries that they are linked with.

The wheel keeps its shared libraries in `.libs` (`ortools.libs` on Windows), beside the packages of
other solvers that are never imported. A library is found by where it lies beside `sat/python`,
so each keeps its place.
"""

from pathlib import Path

from PyInstaller.utils.hooks import collect_dynamic_libs, get_package_paths

_, _folder = get_package_paths("ortools")
_libraries = Path(_folder) / ".libs"

binaries = [
    (str(library), "ortools/.libs") for library in sorted(_libraries.glob("*")) if library.is_file()
]
if not binaries:  # Windows and macOS: beside the package, or in it
    binaries = collect_dynamic_libs("ortools")

hiddenimports = ["ortools.sat.python.cp_model_helper", "google.protobuf.descriptor_pool"]
excludedimports = [
    "ortools.linear_solver", "ortools.constraint_solver", "ortools.routing", "ortools.graph",
    "ortools.scheduling", "ortools.set_cover",
]
