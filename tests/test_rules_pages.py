"""The pages of the rules say what the code says, and leave no field out."""

import re

from planner.kinds import catalogue
from planner.rules import RULES
from planner.rules_toml import ENTRIES, LIMITS
from scripts.rules_pages import DOCS, pages
from scripts.rules_settings import FIELDS, SETTINGS

ELSEWHERE = {
    "full_time_hours", "fairness_step_minutes", "call_in_price", "load_price", "leading_price",
    "step_minutes", "ladder",
}
"""Limits that belong to the objectives or to the times that are tried, and to no rule."""


def test_pages_are_up_to_date() -> None:
    """`python -m scripts.rules_pages` writes them."""
    made = pages()
    assert set((DOCS / "rules").glob("*.md")) == set(made) - {DOCS / "RULES_FILE.md"}
    old = [p.name for p, text in made.items() if p.read_text(encoding="utf-8") != text]
    assert old == []


def test_each_rule_has_its_page_with_an_example() -> None:
    for rule in RULES:
        page = (DOCS / "rules" / f"{rule.id}.md").read_text(encoding="utf-8")
        assert rule.name in page
        assert "for example:" in page, rule.id


def test_every_field_is_documented() -> None:
    assert {table: set(names) for table, names in ENTRIES.items()} == {
        table: set(fields) - {""} for table, fields in FIELDS.items()
    }
    assert [rule.id for rule in RULES] == list(SETTINGS)
    of_rules = {name for names in SETTINGS.values() for name in names}
    assert {f"limits.{name}" for name in LIMITS} - of_rules == {f"limits.{n}" for n in ELSEWHERE}


def test_every_test_that_the_table_of_features_names_exists() -> None:
    text = (DOCS / "FEATURES.md").read_text(encoding="utf-8")
    tests = DOCS.parent / "tests"
    named = re.findall(r"`((?:[\w/]+/)?test_\w+\.py)(?:::(\w+))?`", text)
    assert len(named) > 40
    for path, test in named:
        file = next((f for f in (DOCS.parent / path, tests / "planner" / path) if f.exists()), None)
        assert file is not None, path
        assert not test or f"def {test}(" in file.read_text(encoding="utf-8"), (path, test)


def test_the_table_of_features_names_every_rule_and_every_kind() -> None:
    text = (DOCS / "FEATURES.md").read_text(encoding="utf-8")
    elsewhere = {"audience", "coming", "everybody", "attendance_class"}
    wanted = {rule.id for rule in RULES} - elsewhere
    assert [id_ for id_ in sorted(wanted) if f"`{id_}`" not in text] == []
    assert [kind.id for kind in catalogue() if f"`{kind.id}`" not in text] == []
