"""Exported workbooks, cell by cell, against stored descriptions.

After a change that is meant, write them anew and read the difference before committing:

    FAELLESTID_RENEW_GOLDEN=1 .venv/bin/pytest tests/planner/exporting/test_golden.py
"""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.plan import Outcome
from planner.exporting.log_book import log_bytes
from planner.exporting.review_book import review_bytes
from planner.exporting.workbook import workbook_bytes
from planner.review.logbook import logged
from planner.review.remarks import marked_seen, with_answer, with_remark, with_state
from tests import make
from tests.planner.exporting import synthetic
from tests.planner.exporting.reading import described

GOLDEN = Path(__file__).parent / "golden"
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
    _compare(text, GOLDEN / "plan.txt")


def _compare(text: str, golden: Path) -> None:
    if os.environ.get("FAELLESTID_RENEW_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_workbook_for_review_is_as_described() -> None:
    outcome = _noted(synthetic.outcome(each=3, weeks=4))
    _compare(described(review_bytes(outcome, MADE)), GOLDEN / "review.txt")


def test_workbook_of_the_log_is_as_described() -> None:
    outcome = _noted(synthetic.outcome(each=3, weeks=4))
    _compare(described(log_bytes(outcome, MADE)), GOLDEN / "log.txt")


def _noted(outcome: Outcome) -> Outcome:
    """With a remark in each place, a proposal, an answer, a review and a log."""
    at, meeting = make.at("2026-01-06 09:30"), outcome.plan.meetings[1]
    other = make.span("2026-01-15 13-14")
    problem = with_remark(outcome.problem, "Mia", at, "God plan")
    problem = with_remark(problem, "Mia", at, "For sent\nfor natten", "meeting", meeting.id, other)
    problem = with_answer(problem, "b2", "Ole", at, "Ser på det")
    problem = with_state(problem, "b2", "declined")
    problem = with_remark(problem, "=Bo", at, "@sum", "person", problem.roster.employees[0].id)
    problem = with_remark(problem, "Mia", at, "For få", "team", "night")
    problem = marked_seen(problem, outcome.plan, "Mia", at)
    noted = replace(outcome, problem=problem)
    return replace(noted, problem=logged(noted, None, "Ole", at))


def test_same_outcome_gives_the_same_workbook() -> None:
    first, second = (
        described(workbook_bytes(synthetic.outcome(each=5, weeks=4), MADE)) for _ in range(2)
    )
    assert first == second
