"""The log as it is shown to others: on paper and in Excel."""

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl

from models.plan import Outcome
from models.record import Entry, Record, Seen
from planner.exporting.log_book import log_bytes
from planner.paper.page import Paper, Words
from planner.paper.sheets import Wanted, paper_of
from planner.texts import set_language
from tests import make
from tests.planner.exporting.synthetic import outcome as made_outcome

MADE = date(2026, 2, 2)


def logged() -> Outcome:
    outcome = made_outcome()
    first, second = (m.span for m in outcome.plan.meetings[:2])
    entries = (
        Entry(make.at("2026-01-06 09:30"), "Ole", "added", "r-1", "Refleksion, Hus Mågen", first),
        Entry(make.at("2026-01-20 10:00"), "=cmd|x", "moved", "r-1", "Refleksion", first, second),
        Entry(make.at("2026-02-01 11:00"), "", "cancelled", "r-1", "Refleksion", second),
    )
    seen = (Seen("Mia Krog, AMR", make.at("2026-01-21 08:00"), ()),)
    record = Record(log=entries, seen=seen)
    return replace(outcome, problem=replace(outcome.problem, record=record))


def texts(paper: Paper) -> list[str]:
    return [mark.text for page in paper.pages for mark in page.marks if isinstance(mark, Words)]


def test_paper_tells_who_did_what_and_when_and_who_has_read_it() -> None:
    said = texts(paper_of(logged(), Wanted("log"), MADE))
    for text in (
        "06-01-2026 09:30", "Ole", "Lagt", "Flyttet", "Aflyst", "Uden navn", "21-01-2026 08:00",
        "Mia Krog, AMR",
    ):
        assert text in said
    assert said.index("Lagt") < said.index("Flyttet") < said.index("Aflyst")


def test_paper_of_some_days_holds_those_alone() -> None:
    said = texts(paper_of(logged(), Wanted("log", first=date(2026, 1, 20)), MADE))
    assert "Flyttet" in said
    assert "Lagt" not in said
    assert any("20. januar 2026" in text and "2. februar 2026" in text for text in said)


def test_an_empty_log_says_so() -> None:
    assert "Her er intet noteret." in texts(paper_of(made_outcome(), Wanted("log"), MADE))


def test_the_workbook_has_real_moments_and_plain_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(log_bytes(logged(), MADE)))
    assert book.sheetnames == ["Log", "Gennemset"]
    rows = [[cell.value for cell in row] for row in book["Log"].iter_rows()]
    header = rows.index(["Hvornår", "Hvem", "Hvad", "Møde", "Fra", "Til"])
    assert [row[:3] for row in rows[header + 1:]] == [
        [datetime(2026, 1, 6, 9, 30), "Ole", "Lagt"],
        [datetime(2026, 1, 20, 10, 0), "=cmd|x", "Flyttet"],
        [datetime(2026, 2, 1, 11, 0), "Uden navn", "Aflyst"],
    ]
    assert all(c.data_type != "f" for sheet in book for row in sheet.iter_rows() for c in row)
    assert book["Log"].auto_filter.ref is not None
    seen = [[cell.value for cell in row][:2] for row in book["Gennemset"].iter_rows()]
    assert [datetime(2026, 1, 21, 8, 0), "Mia Krog, AMR"] in seen


def test_the_log_speaks_english() -> None:
    set_language("en")
    try:
        said = texts(paper_of(logged(), Wanted("log"), MADE))
    finally:
        set_language("da")
    assert {"Placed", "Moved", "Cancelled"} <= set(said)
