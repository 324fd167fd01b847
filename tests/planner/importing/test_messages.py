"""Every sentence of the import is used, and the page about them names each one."""

import re
from pathlib import Path

import pytest

from planner.texts.da.importing import TEXTS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "IMPORT_MESSAGES.md").read_text(encoding="utf-8")
SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "planner" / "importing").rglob("*.py")
)
FRAGMENTS = {"import.hidden", "import.nameless", "import.notes"}


@pytest.mark.parametrize("key", sorted(TEXTS.keys() - FRAGMENTS))
def test_a_sentence_is_used_and_on_the_page(key: str) -> None:
    name = key.removeprefix("import.").removeprefix("q.")
    assert f'"{name}"' in SOURCE or f'"{key}"' in SOURCE
    assert f"`{name}`" in PAGE


def test_the_page_names_no_sentence_that_is_not_there() -> None:
    named = {name for row in PAGE.splitlines() if row.startswith("|")
             for name in re.findall(r"`([a-z_]{4,})`", row)}
    known = {key.removeprefix("import.").removeprefix("q.") for key in TEXTS}
    assert named <= known


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_a_sentence_is_danish_and_whole(key: str) -> None:
    text = TEXTS[key]
    assert text == text.strip()
    assert key in FRAGMENTS or text.endswith((".", "»{text}«."))
