"""The exported workbook, cell by cell, against a stored description.

After a change that is meant, write the description anew and read the difference before committing:

    FAELLESTID_RENEW_GOLDEN=1 .venv/bin/pytest tests/planner/exporting/test_golden.py
"""

import os
import re
from datetime import date
from pathlib import Path

from planner.exporting.workbook import workbook_bytes
from tests.planner.exporting import synthetic
from tests.planner.exporting.reading import described

GOLDEN = Path(__file__).parent / "golden" / "plan.txt"
MADE = date(2026, 1, 2)
_ABOUT = "## Om planen"
_RULES = re.compile(r"(?<=: 'Regler'\n).*?(?=A: 'Det er antaget')", re.DOTALL)
_ROW = re.compile(r"^([A-Z]+)\d+:", re.MULTILINE)


def _without_rules(text: str) -> str:
    """Sentences of the rules belong to the rules; what comes after them has no fixed row."""
    sheets, about = text.split(_ABOUT)
    return sheets + _ABOUT + _RULES.sub("", _ROW.sub(r"\1:", about))


def test_workbook_is_as_described() -> None:
    text = _without_rules(described(workbook_bytes(synthetic.outcome(each=5, weeks=4), MADE)))
    if os.environ.get("FAELLESTID_RENEW_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_same_outcome_gives_the_same_workbook() -> None:
    first, second = (
        described(workbook_bytes(synthetic.outcome(each=5, weeks=4), MADE)) for _ in range(2)
    )
    assert first == second
