"""The sheets that a municipality prints and files: what they say is what the check says."""

import io
import random
import re
import shutil
import subprocess
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.meetings import Meeting
from models.plan import Outcome, Plan
from planner import service
from planner.exporting.facts import team_label
from planner.exporting.workbook import workbook_bytes
from planner.review import holding
from planner.tally import team_figures
from tests.planner.exporting import synthetic
from tests.planner.exporting.reading import opened, sheet
from tests.planner.exporting.recalculated import converted, needs_office

MADE = date(2026, 1, 2)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """Two quarters with a meeting held, one cancelled, two left out, and some with subjects."""
    full = synthetic.outcome(each=7, weeks=14)
    rows = tuple(
        replace(s, subjects=("Borger A", "Borger B")) if s.kind == "konference" else s
        for s in full.problem.series
    )
    problem = replace(full.problem, series=rows)
    made = Outcome(problem, full.plan, service.check(problem, full.plan))
    first, second = made.plan.meetings[:2]
    came = [seat.employee for seat in first.attendance][1:]
    problem, plan = holding.held(made, first.id, came, "AMR", 0)
    made = Outcome(problem, plan, service.check(problem, plan))
    problem, plan = holding.cancelled(made, second.id, "AMR", 0)
    return Outcome(problem, plan, service.check(problem, plan))


@pytest.fixture(scope="module")
def data(outcome: Outcome) -> bytes:
    return workbook_bytes(outcome, MADE)


@lru_cache(maxsize=1)
def _results(data: bytes) -> Workbook:
    return opened(data, results=True)


def _rows(data: bytes, title: str) -> list[tuple[object, ...]]:
    return list(sheet(_results(data), title).iter_rows(values_only=True))


def _texts(data: bytes, title: str) -> str:
    return "\n".join(str(v) for row in _rows(data, title) for v in row if v is not None)


def _minutes(value: object) -> int:
    """A length of time in a cell."""
    if isinstance(value, timedelta):
        return round(value.total_seconds() / 60)
    if isinstance(value, datetime):
        return round((value - datetime(1899, 12, 30)).total_seconds() / 60)
    if isinstance(value, int | float):
        return round(value * 1440)
    return (value.hour * 60 + value.minute) if hasattr(value, "hour") else 0  # type: ignore[attr-defined]


# What the figures come to ---------------------------------------------------------------------


def _random_plan(seed: int) -> Outcome:
    """A plan in which meetings are missing and people come and stay away by chance."""
    chance = random.Random(seed)
    full = synthetic.outcome(each=chance.randint(2, 9), weeks=chance.randint(2, 30))
    meetings: list[Meeting] = []
    for meeting in full.plan.meetings:
        if chance.random() < 0.85:
            seats = tuple(s for s in meeting.attendance if s.leads or chance.random() < 0.7)
            meetings.append(replace(meeting, attendance=seats))
    plan: Plan = replace(full.plan, meetings=tuple(meetings))
    return Outcome(full.problem, plan, service.check(full.problem, plan))


@pytest.fixture(scope="module", params=range(6))
def by_chance(request: pytest.FixtureRequest) -> tuple[Outcome, bytes]:
    made = _random_plan(request.param)
    return made, workbook_bytes(made, MADE)


def test_figures_of_load_and_coverage_are_those_of_the_check(
    by_chance: tuple[Outcome, bytes]
) -> None:
    made, data = by_chance
    names = {p.id: p.name for p in made.problem.roster.employees}
    judged = {names[line.employee]: line for line in made.judgement.by_employee}
    load = {row[0]: row for row in _rows(data, "Belastning") if row[0] in judged}
    reach = {row[0]: row for row in _rows(data, "Dækning pr. uge") if row[0] in judged}
    assert load.keys() == reach.keys() == judged.keys()
    for name, line in judged.items():
        assert load[name][4:7] == (line.meetings, line.leading, line.load_points)
        assert (_minutes(load[name][7]), load[name][8]) == (line.extra_minutes, line.call_ins)
        assert reach[name][5] == len(line.missed)
        if line.last_seen is not None:
            assert reach[name][3] == datetime.combine(line.last_seen, datetime.min.time())
    sums = next(row for row in _rows(data, "Dækning") if str(row[0]).startswith("Møder dækket"))
    figures = team_figures(made)
    assert sums[6:6 + 2 * len(figures)] == (
        *(f.covered for f in figures), *(f.wanted for f in figures),
    )


def _report(data: bytes) -> list[dict[str, object]]:
    """The lines of the quarters, each under the heads of its table."""
    found: list[dict[str, object]] = []
    heads: tuple[object, ...] = ()
    for row in _rows(data, "Dækningsrapport"):
        if row[0] == "Vagtlag":
            heads = row
        elif row[0] == "Medarbejder" or row[0] is None:
            heads = ()
        elif heads:
            found.append({str(head): value for head, value in zip(heads, row, strict=True) if head})
    return found


def test_quarters_of_the_report_come_to_the_whole(by_chance: tuple[Outcome, bytes]) -> None:
    made, data = by_chance
    lines = _report(data)
    sums = [line for line in lines if line["Vagtlag"] == "I alt"]
    judged = made.judgement.by_employee
    assert sum(int(str(s["Deltagelser"])) for s in sums) == sum(x.meetings for x in judged)
    assert sum(_minutes(s["Ekstra timer"]) for s in sums) == sum(x.extra_minutes for x in judged)
    assert sum(int(str(s["Indkald"])) for s in sums) == sum(x.call_ins for x in judged)
    for figure in team_figures(made):
        own = [line for line in lines if line["Vagtlag"] == team_label(figure.team)]
        assert sum(int(str(x["Møder, der skal holdes"])) for x in own) == figure.wanted
        assert sum(int(str(x["Heraf med vagtlaget"])) for x in own) == figure.covered


def test_the_cover_shows_what_the_window_shows(outcome: Outcome, data: bytes) -> None:
    rows = _rows(data, "Oversigt")
    place = next(n for n, row in enumerate(rows) if "Dagvagt" in row)
    shown = {
        str(label): (round(100 * float(str(rows[place + 1][n]))), rows[place + 2][n],
                     rows[place + 2][n + 2])
        for n, label in enumerate(rows[place]) if label
    }
    assert shown == {
        team_label(f.team): (f.percent, f.covered, f.wanted) for f in team_figures(outcome)
    }


# What was held, cancelled, and what it is about -----------------------------------------------


def test_a_meeting_that_was_held_says_who_came(outcome: Outcome, data: bytes) -> None:
    held = outcome.problem.record.held[0]
    planned = sum(not seat.leads for seat in held.planned)
    meeting = next(m for m in outcome.plan.meetings if m.id == held.meeting)
    said = f"{len(meeting.participants())} kom, {planned} planlagt"
    assert said in _texts(data, "Mødeplan")
    assert said in _texts(data, "Pr. enhed")
    totals = [line for line in _report(data) if line["Vagtlag"] == "I alt"]
    assert sum(int(str(x["Planlagt i holdte møder"])) for x in totals) == planned
    assert sum(int(str(x["Kom"])) for x in totals) == len(meeting.participants())
    ticks = [row for row in _rows(data, "Fremmødelister") if row[2] == "✓"]
    assert len(ticks) == len(meeting.attendance)


def test_a_cancelled_meeting_is_listed_and_counted_nowhere(
    outcome: Outcome, data: bytes
) -> None:
    rows = _rows(data, "Mødeplan")
    place = next(n for n, row in enumerate(rows) if row[0] == "Aflyste møder")
    assert "Aflyst" in rows[place + 1]
    total = next(row for row in rows if row[0] == "I alt")
    assert total[11] == sum(len(m.participants()) for m in outcome.plan.meetings)


@pytest.mark.parametrize("title", [
    "Mødeplan", "Pr. enhed", "Pr. vagtlag", "Pr. medarbejder", "Dækning", "Fremmødelister",
])
def test_what_a_meeting_is_about_stands_where_it_is_listed(data: bytes, title: str) -> None:
    assert "Borger A" in _texts(data, title)
    assert "Borger B" in _texts(data, title)


def test_the_wall_has_names_and_nothing_more(outcome: Outcome, data: bytes) -> None:
    text = _texts(data, "Uge for uge")
    assert outcome.problem.roster.employees[1].name in text
    for word in ("Borger A", "indkaldt", "Indkaldt", "forlængelse", "(0:", "(1:"):
        assert word not in text
    cards = [card for card in text.split("\n\n") if "Debriefing" in card]
    found = re.findall(r"Debriefing\n(.*)\n(.*)", text)
    assert cards
    assert found
    involved = set(outcome.problem.incidents[0].involved)
    leader = {lead.name for lead in outcome.problem.leads}
    for person in outcome.problem.roster.employees:
        if person.id in involved and person.name not in leader:
            assert not any(person.name in " ".join(lines) for lines in found)


def test_everybody_has_a_block_that_no_page_cuts(outcome: Outcome, data: bytes) -> None:
    worksheet: Worksheet = sheet(opened(data), "Pr. medarbejder")
    names = [p.name for p in outcome.problem.roster.employees]
    starts = [c.row for c in worksheet["A"] if c.value in names]
    assert len(starts) == len(names)
    breaks = [brk.id for brk in worksheet.row_breaks.brk]
    assert breaks
    assert {brk + 1 for brk in breaks} <= set(starts)


def test_every_meeting_has_a_page_to_sign(outcome: Outcome, data: bytes) -> None:
    worksheet = sheet(opened(data), "Fremmødelister")
    assert len(worksheet.row_breaks.brk) == len(outcome.plan.meetings) - 1


def test_the_year_has_a_number_for_each_month_of_the_plan(outcome: Outcome, data: bytes) -> None:
    rows = _rows(data, "Årshjul")
    total = next(row for row in rows if row[0] == "I alt")
    months = [m.span.first_day.month for m in outcome.plan.meetings]
    assert list(total[1:13]) == [months.count(n) for n in range(1, 13)]
    assert total[13] == len(months)


def test_names_in_the_workbook_are_where_the_meetings_are(outcome: Outcome, data: bytes) -> None:
    book = opened(data)
    assert book.defined_names["Mødedatoer"].attr_text.startswith("'Mødeplan'!$A$")
    assert set(book.defined_names) == {"Mødedatoer", "Mødeformer", "Mødeenheder", "Dækningsdatoer"}


def test_sheets_speak_english(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.texts._current", "en")
    book = opened(workbook_bytes(outcome, MADE))
    assert book.sheetnames[:4] == ["Overview", "Meeting plan", "Week by week", "By unit"]
    assert book.properties.language == "en-GB"
    formats = {c.number_format for row in book["Meeting plan"].iter_rows() for c in row}
    assert "dd\\/mm\\/yyyy" in formats
    assert all(len(title) <= 31 for title in book.sheetnames)


@pytest.mark.slow
def test_a_year_of_two_hundred_people_keeps_to_the_limits_of_excel() -> None:
    made = synthetic.outcome(each=100, weeks=52)
    begun = time.monotonic()
    data = workbook_bytes(made, MADE)
    # 5 s on two old cores; where others work beside it a few times that.
    assert time.monotonic() - begun < 45
    for worksheet in opened(data).worksheets:
        assert len(worksheet.title) <= 31
        assert len(worksheet.row_breaks.brk) <= 1026
        assert worksheet.max_row < 1_048_576
        assert worksheet.max_column < 16_384


def test_a_card_of_very_long_names_stays_within_a_cell(outcome: Outcome) -> None:
    names = [f"{n} " + "Æ" * 6000 for n in range(len(outcome.problem.roster.employees))]
    data = workbook_bytes(synthetic.renamed(outcome, names), MADE)
    longest = max(
        len(cell.value) for row in sheet(opened(data), "Uge for uge").iter_rows() for cell in row
        if isinstance(cell.value, str)
    )
    assert 16000 < longest <= 32767


# As another program sees it -------------------------------------------------------------------


@needs_office
def test_another_program_works_out_the_same_results(
    outcome: Outcome, data: bytes, tmp_path: Path
) -> None:
    plain = io.BytesIO()
    # Saved again, a formula has no result but the one that LibreOffice gives it.
    opened(data).save(plain)
    formulas, stored = opened(data), opened(data, results=True)
    again = openpyxl.load_workbook(converted(plain.getvalue(), tmp_path, "xlsx"), data_only=True)
    checked = 0
    for worksheet in formulas.worksheets:
        for row in worksheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    place = (worksheet.title, cell.coordinate)
                    ours, theirs = (book[place[0]][place[1]].value for book in (stored, again))
                    assert not isinstance(theirs, str), (place, theirs)
                    assert _number(theirs) == pytest.approx(_number(ours)), place
                    checked += 1
    assert checked > 500


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    return _minutes(value) / 1440


@needs_office
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_printed_it_has_each_sheet_and_a_sensible_number_of_pages(
    outcome: Outcome, data: bytes, tmp_path: Path
) -> None:
    pdf = converted(data, tmp_path, "pdf")
    subprocess.run(["pdftotext", "-layout", str(pdf), str(tmp_path / "ud.txt")], check=True)
    pages = (tmp_path / "ud.txt").read_text(encoding="utf-8").split("\f")[:-1]
    for title in opened(data).sheetnames:
        assert any(f"{title} – {outcome.problem.name}" in page for page in pages), title
    heads = [page.lstrip().split("\n")[0].rstrip() for page in pages]
    own = [p for p, head in zip(pages, heads, strict=True) if head.endswith("Pr. medarbejder")]
    names = [p.name for p in outcome.problem.roster.employees]
    for page in own:
        blocks = sum(bool(re.search(rf"^\s*{name}  ", page, re.MULTILINE)) for name in names)
        assert blocks == len(re.findall(r"^\s*(?:I alt|Ingen møder)", page, re.MULTILINE)) > 0
    lists = sum("Underskrift" in page for page in pages)
    assert lists == len(outcome.plan.meetings)
    assert len(pages) - lists < 70
    assert not any("###" in page for page in pages)
    # No page with nothing but its head and foot.
    assert all(len(page.split()) > 15 for page in pages)
