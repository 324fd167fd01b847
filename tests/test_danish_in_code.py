"""Sentences stand in the catalogue: no Danish in the code of the window or of the planner."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DANISH = re.compile(r"[æøåÆØÅ»«]|(?<!\w)kl\.(?!\w)| (?:og|ikke|til|der) ")

PROGRAM = "Fællestid"
WORDS_OF_ROSTERS = ("planner/importing/",)
"""Words that rosters are written with, in Danish and in other languages."""
DATA = {
    "planner/sample/": "the people, houses and rooms of the sample",
    "planner/exporting/template_examples.py": "the rows that the template shows as examples",
    "planner/exporting/text_size.py": "how wide letters are",
    "planner/presets.py": "letters that an id cannot have",
    "planner/template_words.py": "how people write from one day to another",
    "ui/search.py": "letters that a search takes for each other",
    "ui/views/shifts_filter.py": "letters in the order of the alphabet",
    "ui/answers.py": "words that people may answer with",
}


def sources() -> Iterator[Path]:
    for folder in ("ui", "planner"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(("planner/texts/", *WORDS_OF_ROSTERS, *DATA)):
                yield path


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every text of the code that is no docstring."""
    notes = {
        id(node.value) for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node


@pytest.mark.parametrize("path", [*sources()], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_danish_in_the_code(path: Path) -> None:
    found = [
        (node.lineno, node.value) for node in literals(ast.parse(path.read_text(encoding="utf-8")))
        if DANISH.search(str(node.value).replace(PROGRAM, ""))
    ]
    assert found == []


@pytest.mark.parametrize("name", DATA)
def test_what_is_excepted_is_there(name: str) -> None:
    assert (ROOT / name).exists()
