"""The house itself: what documents promise, what the package holds, and that texts are wired."""

import ast
import os
import re
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from planner.cli_arguments import COMMANDS
from planner.texts import DANISH, catalogue

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("models", "planner", "ui")
DOCUMENTS = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/ARCHITECTURE.md", "docs/DECISIONS.md",
)
SKIPPED = {"test_house.py"}


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def texts_of_the_house() -> Iterator[Path]:
    """Every text file that is handed on."""
    for folder in (*FLOORS, "tests", "docs", "scripts", ".ci"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in {".py", ".md", ".sh", ".toml", ""}:
                yield path
    for name in (*DOCUMENTS[:3], "pyproject.toml", "constraints.txt", "Makefile", "LICENSE"):
        yield ROOT / name


# Documents


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"`faellestid {command} " in read("README.md")


def test_make_targets_in_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = {
        target
        for document in DOCUMENTS
        for target in re.findall(r"^make (\w+)|`make (\w+)`", read(document), re.MULTILINE)
        for target in target
        if target
    }
    assert {"demo", "run", "test", "lint"} <= named
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_to_files(document: str) -> None:
    here = (ROOT / document).parent
    links = re.findall(r"\]\(([^)#]+)\)", read(document))
    assert [link for link in links if "://" not in link and not (here / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paths_in_documents_exist(document: str) -> None:
    paths = re.findall(r"`((?:models|planner|ui|tests|docs|scripts)/[\w./-]*)`", read(document))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_nothing_names_a_host_or_a_machine() -> None:
    forbidden = re.compile(
        r"pypi|pythonhosted|index-url|trusted-host|find-links|/(?:work|root)/|/home/\w|C:\\\\?Users",
        re.IGNORECASE,
    )
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in texts_of_the_house()
        if path.name not in SKIPPED
        for match in forbidden.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


# The package


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in sources(*FLOORS)}
    assert [str(f.relative_to(ROOT)) for f in folders if not (f / "__init__.py").exists()] == []


def test_exact_versions_fit_the_ranges() -> None:
    exact = {}
    for line in read("constraints.txt").splitlines():
        if not line.startswith("#"):
            name, _, version = line.partition("==")
            assert re.fullmatch(r"[0-9][\w.]*", version), line
            exact[canonicalize_name(name)] = version
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for requirement in map(Requirement, wanted):
        assert exact[canonicalize_name(requirement.name)] in requirement.specifier, requirement


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bit")
@pytest.mark.parametrize("script", [".ci/run", "scripts/setup.sh", "scripts/demo.sh"])
def test_scripts_can_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)


def run_python(code: str) -> str:
    """What some code prints in a fresh interpreter that finds the packages."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60,
        check=False, env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_help_comes_up_without_the_heavy_libraries() -> None:
    printed = run_python(
        "import sys; from planner.cli import main; main(['--help'])\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    loaded = set(printed.splitlines()[-1].split())
    heavy = {"ortools", "openpyxl", "numpy", "pandas", "python_calamine", "PySide6", "holidays"}
    assert loaded & heavy == set()


def test_nothing_that_the_packages_leave_out_is_loaded() -> None:
    """A frozen program that lacks a module ends before its window is there."""
    hook = ast.parse(read("installer/hooks/hook-ortools.py"))
    (left_out,) = (
        ast.literal_eval(line.value) for line in hook.body
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "excludedimports"
    )
    assert left_out
    asked = f"""
import pkgutil, sys, planner
from importlib import import_module
for one in pkgutil.walk_packages(planner.__path__, "planner."):
    if not one.name.endswith("cluster"):
        import_module(one.name)
print(*(name for name in {left_out!r} if name in sys.modules))
"""
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.split() == []


def test_none_keeps_its_references_through_qt() -> None:
    """A release of PySide6 lost one at each call that returns nothing, and aborted in the end."""
    before, after = run_python(
        "import sys\n"
        "from PySide6.QtWidgets import QApplication, QLineEdit\n"
        "app = QApplication([]); edit = QLineEdit()\n"
        "before = sys.getrefcount(None)\n"
        "for length in range(1, 1001): edit.setMaxLength(length)\n"
        "print(before, sys.getrefcount(None))"
    ).split()
    assert int(after) > int(before) - 100


# Texts


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every `t(...)` of the three floors, with where it stands."""
    for path in sources(*FLOORS):
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if isinstance(node.func, ast.Name) and node.func.id == "t":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def fields_of(template: str) -> set[str]:
    return {
        re.split(r"[.\[]", field)[0]
        for _, field, _, _ in string.Formatter().parse(template)
        if field is not None
    }


def pattern_of(key: ast.JoinedStr) -> re.Pattern[str]:
    """An f-string as a pattern of the keys that it can make."""
    parts = [
        re.escape(part.value)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        else ".+"
        for part in key.values
    ]
    return re.compile("".join(parts))


def test_every_text_that_is_asked_for_is_there_and_gets_its_values() -> None:
    faults = []
    for place, call in calls():
        key = call.args[0]
        if isinstance(key, ast.JoinedStr):
            if not any(pattern_of(key).fullmatch(known) for known in catalogue(DANISH)):
                faults.append(f"{place}: no key like {ast.unparse(key)}")
        elif isinstance(key, ast.Constant) and isinstance(key.value, str):
            if key.value not in catalogue(DANISH):
                faults.append(f"{place}: no key {key.value}")
                continue
            given = {keyword.arg for keyword in call.keywords}
            wanted = fields_of(catalogue(DANISH)[key.value])
            if None not in given and wanted != given:
                faults.append(f"{place}: {key.value} wants {wanted}, gets {given}")
    assert faults == []


def test_no_text_is_left_that_nothing_asks_for() -> None:
    literals: set[str] = set()
    patterns: set[re.Pattern[str]] = set()
    for path in sources(*FLOORS):
        if path.parent.name == "da":
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            elif isinstance(node, ast.JoinedStr) and any(
                isinstance(part, ast.Constant) and "." in repr(part.value) for part in node.values
            ):
                patterns.add(pattern_of(node))
    unused = [
        key
        for key in catalogue(DANISH)
        if key not in literals and not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert unused == []

