"""The overview in ten seconds, and from each of its figures down to person, meeting and reason."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.people import NIGHT
from models.plan import Outcome
from models.timespan import Span
from planner import service
from planner.tally import team_figures
from planner.texts import t
from tests import make
from ui import figures
from ui.document import Document, State
from ui.drill import drill
from ui.last_time import LastTime, News, Seen, news, read, write
from ui.main_window import MainWindow
from ui.widgets.tile import Tile

KEYS = ("team:day", "team:evening", "team:night", "reached", "extra", "call_ins", "unplaced",
        "problems:error", "problems:warning", "problems:info")


def tile(window: MainWindow, key: str) -> Tile:
    found = window.overview.findChild(Tile, key)
    assert isinstance(found, Tile)
    return found


@pytest.mark.parametrize("key", KEYS)
def test_every_figure_opens_the_list_that_it_is_made_of(
    planned: MainWindow, outcome: Outcome, key: str
) -> None:
    pressed = tile(planned, key)
    QTest.keyClick(pressed, Qt.Key.Key_Space)
    assert planned.overview.page() == key
    page = planned.overview.list
    assert page.isVisible()
    assert page.model.rowCount() == len(drill(outcome, key).rows)
    page.back.click()
    assert planned.overview.page() == ""
    assert pressed.isVisible()


def test_a_vagtlag_that_lacks_leads_to_the_meeting_and_its_reason(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    lacking = next(x for x in outcome.judgement.by_team if not x.covered)
    qtbot.wait(1)
    tile(planned, f"team:{lacking.team}").click()
    qtbot.wait(1)
    page = planned.overview.list
    row = next(n for n, r in enumerate(drill(outcome, f"team:{lacking.team}").rows)
               if r.meeting == lacking.meeting)
    page.table.selectRow(row)
    assert planned.selection.meeting == lacking.meeting
    page.why.click()
    assert planned.helping.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.wait(1)
    assert planned.current_view() == "calendar"
    planned.trail.back()
    assert planned.current_view() == "overview"
    assert planned.overview.page() == f"team:{lacking.team}"
    assert page.table.currentIndex().row() == row
    planned.trail.back()
    assert planned.overview.page() == ""


def test_a_person_of_a_list_is_seen_in_the_load(planned: MainWindow) -> None:
    tile(planned, "extra").click()
    page = planned.overview.list
    page.table.selectRow(0)
    chosen = page.row()
    assert chosen is not None
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert planned.current_view() == "load"
    assert planned.selection.person == chosen.employee


def test_the_list_of_a_figure_keeps_qts_rules(
    planned: MainWindow, qtmodeltester: ModelTester
) -> None:
    tile(planned, "reached").click()
    qtmodeltester.check(planned.overview.list.model)  # type: ignore[no-untyped-call]


def test_the_figures_add_up_to_their_lists(outcome: Outcome) -> None:
    for figure in team_figures(outcome):
        rows = drill(outcome, f"team:{figure.team}").rows
        assert len(rows) == figure.wanted
        assert sum(row.texts[2].startswith("✓") for row in rows) == figure.covered
    assert len(drill(outcome, "call_ins").rows) == figures.call_ins(outcome)
    assert len(drill(outcome, "unplaced").rows) == len(outcome.plan.unplaced)


def test_an_unknown_figure_is_refused(outcome: Outcome) -> None:
    with pytest.raises(KeyError):
        drill(outcome, "weather")


def test_who_waits_longest_is_counted_over_the_whole_period() -> None:
    people = (make.employee("Bo"), make.employee("Eva"))
    problem = make.problem(*people, period="2026-01-05 2026-02-15")
    problem = replace(problem, policy=replace(problem.policy, reach_days=26))
    plan = make.plan(make.meeting("2026-01-06 13-14", "Bo"), make.meeting(
        "2026-01-20 13-14", "Bo", id="row-3"))
    outcome = Outcome(problem, plan, service.check(problem, plan))
    found = {w.employee: w for w in figures.waits(outcome)}
    assert found["Eva"].days == 42
    assert found["Eva"].since is None
    assert found["Bo"].days == 26
    assert (str(found["Bo"].since), found["Bo"].until) == ("2026-01-20", None)
    assert [w.employee for w in figures.overdue(outcome)] == ["Eva"]


def test_a_finding_belongs_to_its_vagtlag(outcome: Outcome) -> None:
    line = next(x for x in outcome.judgement.by_team if not x.covered)
    found = figures.team_finding(outcome, line.meeting, line.team)
    assert found is not None
    assert found.meeting == line.meeting
    covered = next(x for x in outcome.judgement.by_team if x.covered)
    assert figures.team_finding(outcome, covered.meeting, covered.team) is None
    assert figures.team_finding(outcome, "no meeting", NIGHT) is None


# What is other since last time ----------------------------------------------------------


def other(outcome: Outcome) -> Outcome:
    """The plan with one meeting moved, one gone, and somebody newly away."""
    first, second, *rest = outcome.plan.meetings
    moved = replace(first, span=Span(first.span.start + 60, first.span.end + 60))
    person = outcome.problem.roster.employees[0]
    days = {outcome.problem.period.first + timedelta(days=n) for n in (3, 4, 5, 9)} - person.away
    away = replace(person, away=person.away | days)
    roster = replace(outcome.problem.roster,
                     employees=(away, *outcome.problem.roster.employees[1:]))
    assert second.id not in {m.id for m in rest}
    plan = replace(outcome.plan, meetings=(moved, *rest))
    return replace(outcome, problem=replace(outcome.problem, roster=roster), plan=plan)


def test_what_is_moved_gone_and_newly_away_is_said(outcome: Outcome) -> None:
    found = news(Seen.of(outcome, 0), other(outcome))
    assert [each.what for each in found] == ["moved", "gone", "away"]
    assert found[0].meeting == outcome.plan.meetings[0].id
    assert "–" in found[2].text
    back = news(Seen.of(other(outcome), 0), outcome)
    assert [each.what for each in back] == ["moved", "added"]
    assert news(Seen.of(outcome, 0), outcome) == ()


def test_other_people_in_a_meeting_are_named(outcome: Outcome) -> None:
    meeting = max(outcome.plan.meetings, key=lambda m: len(m.attendance))
    gone = meeting.attendance[0].employee
    fewer = replace(meeting, attendance=meeting.attendance[1:])
    plan = replace(outcome.plan, meetings=tuple(
        fewer if m.id == meeting.id else m for m in outcome.plan.meetings))
    (said,) = news(Seen.of(outcome, 0), replace(outcome, plan=plan))
    assert said.what == "people"
    assert outcome.problem.roster.employee(gone).name in said.text


def test_a_note_is_read_as_it_was_written(outcome: Outcome, tmp_path: Path) -> None:
    seen = Seen.of(outcome, 1234)
    write(tmp_path / "a.json", seen)
    assert read(tmp_path / "a.json") == seen
    names = {p.name for p in outcome.problem.roster.employees}
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert not any(name in text for name in names)
    (tmp_path / "b.json").write_text("[1, 2")
    (tmp_path / "c.json").write_text("[1, 2]")
    assert read(tmp_path / "b.json") is read(tmp_path / "c.json") is None


def test_a_plan_that_is_opened_again_says_what_changed_meanwhile(
    qtbot: QtBot, outcome: Outcome, tmp_path: Path
) -> None:
    document = Document()
    last = LastTime(document, tmp_path / "seen", document)
    file = tmp_path / "plan.json"
    document.open(State(outcome.problem, outcome), path=file)
    assert (last.news(), last.earlier) == ((), False)
    changed = other(outcome)
    document.open(State(changed.problem, changed), path=file)
    assert [each.what for each in last.news()] == ["moved", "gone", "away"]
    document.open(State(changed.problem, changed), path=file)
    assert (last.news(), last.earlier) == ((), True)
    document.apply(State(outcome.problem, outcome), "back")
    assert [each.what for each in last.news()] == ["moved", "added"]


def test_the_overview_tells_the_news(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    changed = other(outcome)
    planned.document.apply(State(changed.problem, changed), "step")
    qtbot.wait(20)
    page = planned.overview
    words = [x.text() for x in page.findChildren(QLabel) if x.isVisible()]
    assert any(t("ui.last.what.moved") in text for text in words)
    link = next(b for b in page.findChildren(QPushButton)
                if b.text() == t("ui.overview.since.all", count=3))
    link.click()
    assert page.page() == "news"
    found: tuple[News, ...] = planned.last_time.news()
    assert [line.texts[1] for line in page.list.model.lines] == [each.text for each in found]
