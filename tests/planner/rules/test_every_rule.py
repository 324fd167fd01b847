"""Each rule has its file, its sentence, its name, its tests, and stands in the list."""

import ast
from pathlib import Path

import pytest

from models.problem import Problem
from planner.presets import standard_kinds
from planner.rules import RULES, Rule
from planner.texts import DANISH, catalogue
from tests.make import FREE, employee, problem, seeded_problem

RULES_FOLDER = Path(__file__).parents[3] / "planner" / "rules"
TESTS_FOLDER = Path(__file__).parent
IDS = [rule.id for rule in RULES]


def _defines_a_rule(path: Path) -> bool:
    """Whether a class with Rule among its bases stands in a file."""
    return any(
        isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Rule" for base in node.bases)
        for node in ast.parse(path.read_text(encoding="utf-8")).body
    )


def test_every_file_of_a_rule_stands_in_the_list_once() -> None:
    files = {path.stem for path in RULES_FOLDER.glob("*.py") if _defines_a_rule(path)}
    assert sorted(IDS) == sorted(files)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_each_has_a_test_file_of_its_own(rule: Rule) -> None:
    tests = (TESTS_FOLDER / f"test_{rule.id}.py").read_text(encoding="utf-8")
    assert tests.count("\ndef test_") >= 3
    assert f"planner.rules.{rule.id} import" in tests


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_each_says_what_it_is_why_and_where_from(rule: Rule) -> None:
    words = type(rule).__doc__ or ""
    assert len(words) > 100
    assert "Source: " in words


@pytest.mark.parametrize("rule", RULES, ids=IDS)
@pytest.mark.parametrize(
    "about",
    [problem(employee("Åse")), problem(kinds=standard_kinds(), policy=FREE), seeded_problem(3)],
    ids=["small", "presets", "random"],
)
def test_each_has_a_name_and_a_sentence(rule: Rule, about: Problem) -> None:
    assert rule.name
    sentence = rule.sentence(about)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_every_text_of_the_rules_is_used() -> None:
    """A text is used where its key stands in the code, or is put together from a rule's id."""
    sources = "".join(
        path.read_text(encoding="utf-8")
        for folder in (RULES_FOLDER, RULES_FOLDER.parent / "judging")
        for path in folder.glob("*.py")
    )
    made = {f"rules.{id_}.name" for id_ in IDS} | {
        f"rules.{rule.id}.per" for rule in RULES if rule.priced
    } | {"rules.manager.in", "rules.manager.out"}
    unused = [
        key for key in catalogue(DANISH)
        if key.startswith("rules.")
        and f'"{key}"' not in sources
        and key not in made
        and not key.startswith(("rules.coming.of.", "rules.coming.broken."))
        and not key.startswith(("rules.n.", "rules.check.unknown_"))
    ]
    assert unused == []
