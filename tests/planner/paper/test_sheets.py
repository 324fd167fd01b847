"""What is printed: every sheet of a plan, page by page."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import which

import pytest

from models.meetings import Incident, Meeting
from models.plan import Outcome
from planner import service
from planner.paper.flow import Column, Flow, Row
from planner.paper.page import FORMATS, SHEETS, Box, Format, Page, Paper, Sheet, Stroke, Words
from planner.paper.pdf import pdf_of
from planner.paper.sheets import Wanted, paper_of
from tests import make
from tests.planner.exporting.synthetic import outcome as made_outcome

MADE = date(2026, 1, 2)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return made_outcome()


def texts(page: Page) -> list[str]:
    return [mark.text for mark in page.marks if isinstance(mark, Words)]


def whole(paper: Paper) -> str:
    return "\n".join(text for page in paper.pages for text in texts(page))


@pytest.mark.parametrize("size", FORMATS)
@pytest.mark.parametrize("sheet", SHEETS)
def test_everything_stands_within_the_page(outcome: Outcome, sheet: Sheet, size: Format) -> None:
    paper = paper_of(outcome, Wanted(sheet, size), MADE)
    assert paper.pages
    for page in paper.pages:
        for mark in page.marks:
            if isinstance(mark, Words):
                assert 0 <= mark.x <= page.width
                assert 0 <= mark.y <= page.height
            elif isinstance(mark, Box):
                assert mark.x + mark.width <= page.width
                assert mark.y + mark.height <= page.height
            else:
                assert isinstance(mark, Stroke)
                assert max(mark.x, mark.to_x) <= page.width
                assert max(mark.y, mark.to_y) <= page.height


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_same_plan_gives_the_same_file(outcome: Outcome, sheet: Sheet) -> None:
    first = pdf_of(paper_of(outcome, Wanted(sheet), MADE))
    assert first == pdf_of(paper_of(outcome, Wanted(sheet), MADE))
    assert first.startswith(b"%PDF-")


def test_each_week_has_its_page_with_every_meeting_of_it(outcome: Outcome) -> None:
    paper = paper_of(outcome, Wanted("weeks"), MADE)
    for meeting in outcome.plan.meetings:
        number = meeting.span.first_day.isocalendar().week
        pages = [page for page in paper.pages if f"Uge {number}" in texts(page)]
        for attendance in meeting.participants():
            person = next(
                p for p in outcome.problem.roster.employees if p.id == attendance.employee
            )
            # A long name may go on in the next line.
            assert any(person.name in " ".join(texts(page)) for page in pages)


def test_a_week_says_nothing_of_what_it_costs(outcome: Outcome) -> None:
    printed = whole(paper_of(outcome, Wanted("weeks"), MADE))
    assert "indkaldt" not in printed
    assert "ekstra" not in printed


def test_the_days_can_be_chosen(outcome: Outcome) -> None:
    day = outcome.plan.meetings[0].span.first_day
    paper = paper_of(outcome, Wanted("weeks", first=day, last=day), MADE)
    assert {texts(page)[0] for page in paper.pages} == {f"Uge {day.isocalendar().week}"}


def test_a_person_has_a_page_with_her_meetings_alone(outcome: Outcome) -> None:
    seat = outcome.plan.meetings[0].participants()[0].employee
    paper = paper_of(outcome, Wanted("people", employee=seat), MADE)
    assert len(paper.pages) == 1
    hers = [m for m in outcome.plan.meetings if seat in {a.employee for a in m.attendance}]
    printed = texts(paper.pages[0])
    for meeting in hers:
        assert any(f"{meeting.span.first_day.day}/{meeting.span.first_day.month}" in text
                   for text in printed)
    others = {p.name for p in outcome.problem.roster.employees if p.id != seat}
    leads = {lead.name for lead in outcome.problem.leads}
    assert not (others - leads) & set(printed)


def test_everybody_has_a_page(outcome: Outcome) -> None:
    paper = paper_of(outcome, Wanted("people"), MADE)
    heads = {texts(page)[0] for page in paper.pages}
    assert heads == {p.name for p in outcome.problem.roster.employees}


def test_the_report_has_the_figures_of_the_judgement(outcome: Outcome) -> None:
    printed = whole(paper_of(outcome, Wanted("coverage"), MADE))
    held, missing = len(outcome.plan.meetings), len(outcome.plan.unplaced)
    assert f"{held} af {held + missing}" in printed
    minutes = sum(line.extra_minutes for line in outcome.judgement.by_employee)
    assert f"{minutes // 60}:{minutes % 60:02d}" in printed


def test_a_list_to_sign_has_a_line_for_each_who_is_planned(outcome: Outcome) -> None:
    meeting = outcome.plan.meetings[0]
    paper = paper_of(outcome, Wanted("attendance", meeting=meeting.id), MADE)
    printed = whole(paper)
    names = {p.id: p.name for p in outcome.problem.roster.employees}
    assert all(names[a.employee] in printed for a in meeting.attendance)


def after_an_incident() -> Outcome:
    plain = made_outcome()
    meeting = plain.plan.meetings[0]
    incident = Incident("h9", meeting.span.start - 1500, meeting.unit, ())
    series = tuple(
        replace(s, incident="h9") if s.id == meeting.series else s for s in plain.problem.series
    )
    problem = replace(plain.problem, series=series, incidents=(incident,))
    return replace(plain, problem=problem, plan=replace(plain.plan, meetings=(meeting,)))


def test_nobody_is_named_on_the_wall_after_an_incident() -> None:
    made = after_an_incident()
    printed = whole(paper_of(made, Wanted("weeks"), MADE))
    (meeting,) = made.plan.meetings
    names = {p.id: p.name for p in made.problem.roster.employees}
    assert meeting.participants()
    assert not any(names[a.employee] in printed for a in meeting.participants())


def test_a_day_with_more_meetings_than_a_page_holds_goes_on_on_the_next() -> None:
    plain = made_outcome()
    many: list[Meeting] = [
        replace(plain.plan.meetings[0], id=f"m{number}") for number in range(30)
    ]
    crowded = replace(plain, plan=replace(plain.plan, meetings=tuple(many)))
    day = many[0].span.first_day
    paper = paper_of(crowded, Wanted("weeks", first=day, last=day), MADE)
    assert len(paper.pages) > 1
    label = next(k.name for k in plain.problem.kinds if k.id == many[0].kind)
    assert sum(text.startswith(label) for page in paper.pages for text in texts(page)) >= 30
    assert "fortsat" in whole(paper)


def test_a_table_repeats_its_head_on_every_page() -> None:
    flow = Flow("x", "y")
    flow.table((Column("Navn", 1),), [Row((f"{n}",)) for n in range(200)])
    paper = flow.finished()
    assert len(paper.pages) > 2
    assert all("Navn" in texts(page) for page in paper.pages)
    assert [f"{n}" for n in range(200)] == [
        text for page in paper.pages for text in texts(page) if text.isdigit()
    ]


@pytest.mark.parametrize("name", ["=1+1", "(x) Tj ET", "\\)", "æ" * 500, "مرحبا", "🙂" * 40, ""])
def test_hostile_names_leave_the_file_whole(tmp_path: Path, name: str) -> None:
    plain = made_outcome()
    people = tuple(replace(p, name=name) for p in plain.problem.roster.employees)
    roster = replace(plain.problem.roster, employees=people)
    hostile = replace(plain, problem=replace(plain.problem, name=name, roster=roster))
    for sheet in SHEETS:
        file = tmp_path / f"{sheet}.pdf"
        service.export_pdf(hostile, file, Wanted(sheet))
        assert file.read_bytes().rstrip().endswith(b"%%EOF")
        if which("pdftotext"):
            subprocess.run(["pdftotext", file, tmp_path / "x.txt"], check=True)


def test_a_plan_without_meetings_prints() -> None:
    empty = Outcome(make.problem(), make.plan(), made_outcome().judgement)
    for sheet in SHEETS:
        assert paper_of(empty, Wanted(sheet), MADE).pages
