"""Coverage: what is shown of it, what a cell says, why, and the table as Excel takes it."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.people import DAY, NIGHT
from models.plan import Outcome
from models.timespan import Period
from planner.texts import t
from planner.texts.dates import short_date
from ui import figures
from ui.look import Look
from ui.main_window import MainWindow
from ui.views.coverage import CoverageView
from ui.views.coverage_cells import MarkDelegate
from ui.views.coverage_models import MARK_ROLE, TEAM_ROLE, MeetingTeams, PersonWeeks, Shown
from ui.widgets.copying import as_tsv


def test_the_longest_wait_is_the_same_as_on_the_overview(outcome: Outcome) -> None:
    people = PersonWeeks()
    people.show(outcome)
    shown = dict(zip(people.ids, (line[2] for line in people.words), strict=True))
    assert shown == {
        wait.employee: t("ui.overview.days", days=wait.days) for wait in figures.waits(outcome)
    }
    kind = outcome.problem.kinds[0].id
    people.show(outcome, Shown(kind=kind))
    marks = figures.week_marks(outcome, kind)
    assert people.words[0][2] == t(
        "ui.overview.days", days=max(mark.days for mark in marks[people.ids[0]])
    )


@pytest.fixture
def view(planned: MainWindow) -> CoverageView:
    planned.show_view("coverage")
    return planned.coverage


def red_cell(view: CoverageView, outcome: Outcome) -> tuple[int, int]:
    line = next(x for x in outcome.judgement.by_team if not x.covered)
    row = view.meetings.ids.index(line.meeting)
    return row, view.meetings.words_before + view.meetings.teams.index(line.team)


def test_totals_stand_in_the_headings(outcome: Outcome) -> None:
    model = MeetingTeams()
    model.show(outcome)
    for number, team in enumerate(model.teams):
        asked = [x for x in outcome.judgement.by_team if x.team == team and x.wanted]
        total = f"{sum(x.covered for x in asked)}/{len(asked)}"
        assert model.titles[model.words_before + number].endswith(f"\n{total}")


def test_only_what_is_chosen_is_shown(outcome: Outcome, qtmodeltester: ModelTester) -> None:
    unit = outcome.plan.meetings[0].unit
    kind = outcome.plan.meetings[0].kind
    model, people = MeetingTeams(), PersonWeeks()
    model.show(outcome, Shown(unit, NIGHT, kind))
    wanted = {x.meeting for x in outcome.judgement.by_team if x.team == NIGHT and x.wanted}
    assert set(model.ids) == {
        m.id for m in outcome.plan.meetings
        if (m.unit, m.kind) == (unit, kind) and m.id in wanted
    }
    people.show(outcome, Shown(unit, NIGHT))
    assert set(people.ids) == {
        p.id for p in outcome.problem.roster.employees
        if (p.unit, p.home_team) == (unit, NIGHT)
    }
    model.show(outcome, Shown(unit="no such unit"))
    assert model.rowCount() == 0
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_days_since_seen_can_be_of_one_kind(outcome: Outcome) -> None:
    kind = outcome.plan.meetings[0].kind
    seen = figures.seen_days(outcome, kind)
    expected = {
        (a.employee, m.span.first_day) for m in outcome.plan.meetings if m.kind == kind
        for a in m.attendance
    }
    assert {(who, day) for who, days in seen.items() for day in days} == expected


def test_a_red_cell_says_why_with_one_press(
    qtbot: QtBot, planned: MainWindow, view: CoverageView, outcome: Outcome
) -> None:
    row, column = red_cell(view, outcome)
    table = view.tables["meetings"]
    index = view.meetings.index(row, column)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton,
                     pos=table.visualRect(index).center())
    assert view.said.text().startswith(view.meetings.tip(row, column - 2))
    assert view.why.isEnabled()
    assert planned.selection.meeting == view.meetings.ids[row]
    assert planned.helping.isVisible()


def test_a_covered_cell_names_who_comes(view: CoverageView, outcome: Outcome) -> None:
    line = next(x for x in outcome.judgement.by_team if x.covered and x.present)
    row = view.meetings.ids.index(line.meeting)
    column = view.meetings.words_before + view.meetings.teams.index(line.team)
    view.tables["meetings"].setCurrentIndex(view.meetings.index(row, column))
    meeting = next(m for m in outcome.plan.meetings if m.id == line.meeting)
    coming = {a.employee for a in meeting.attendance}
    names = [p.name for p in outcome.problem.roster.employees
             if p.id in coming and p.home_team == line.team]
    assert all(name in view.said.text() for name in names)
    assert not view.why.isEnabled()


def test_a_week_says_the_meetings_around_it(view: CoverageView, outcome: Outcome) -> None:
    view.choose_page("people")
    meeting = outcome.plan.meetings[0]
    person = meeting.attendance[0].employee
    row = view.people.ids.index(person)
    view.tables["people"].setCurrentIndex(view.people.index(row, view.people.words_before))
    assert short_date(figures.meetings_of(outcome, person)[0].span.first_day) in view.said.text()


def test_a_person_who_is_not_reached_has_a_reason_to_ask_for(outcome: Outcome) -> None:
    line = next(x for x in outcome.judgement.by_employee if x.missed)
    found = figures.reach_finding(outcome, line.employee, line.missed[0])
    assert found is not None
    assert (found.code, found.employee) == ("not_reached", line.employee)
    before = outcome.problem.period.first - timedelta(days=1)
    assert figures.reach_finding(outcome, line.employee, before) is None


def test_ctrl_c_takes_the_table_as_it_stands(
    qtbot: QtBot, planned: MainWindow, view: CoverageView
) -> None:
    view.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == view.meetings.rowCount() + 1
    assert {line.count("\t") for line in lines} == {view.meetings.columnCount() - 1}
    view.choose_page("people")
    text = as_tsv(view.people)
    first = text.splitlines()[1].split("\t")
    assert first[0] == view.people.names[0]
    assert len(first) == view.people.columnCount() + 1


def test_a_filter_narrows_both_tables(view: CoverageView, outcome: Outcome) -> None:
    box = view.filters["unit"]
    box.setCurrentIndex(1)
    unit = box.currentData()
    assert {m.unit for m in outcome.plan.meetings if m.id in view.meetings.ids} == {unit}
    units = {p.id: p.unit for p in outcome.problem.roster.employees}
    view.choose_page("people")
    assert {units[each] for each in view.people.ids} == {unit}
    box.setCurrentIndex(0)
    assert {units[each] for each in view.people.ids} > {unit}
    view.choose_page("")
    assert {m.unit for m in outcome.plan.meetings if m.id in view.meetings.ids} > {unit}


def test_the_night_has_an_edge_of_its_own(look: Look, outcome: Outcome) -> None:
    model = MeetingTeams()
    model.show(outcome)
    delegate = MarkDelegate(look, None, graded=False)  # type: ignore[arg-type]
    edge = QColor(look.theme.night.edge).rgb()

    def edged(team: str) -> bool:
        index = model.index(0, model.words_before + model.teams.index(team))
        assert index.data(TEAM_ROLE) == team
        image = QImage(100, 32, QImage.Format.Format_RGB32)
        image.fill(QColor(look.theme.surface))
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 100, 32)
        painter = QPainter(image)
        delegate.paint(painter, option, index)
        painter.end()
        return any(image.pixel(x, 16) == edge for x in range(12))

    assert edged(NIGHT)
    assert not edged(DAY)


def test_words_and_not_colour_alone_tell_who_waits_too_long(outcome: Outcome) -> None:
    model = PersonWeeks()
    tight = replace(outcome.problem, policy=replace(outcome.problem.policy, reach_days=7))
    model.show(replace(outcome, problem=tight))
    marks = [mark for line in model.marks for mark in line]
    assert any(mark.good is False for mark in marks)
    assert all(mark.text.endswith("!") == (mark.good is False) for mark in marks if not mark.dot)


def test_two_hundred_people_and_a_year_are_shown_at_once(outcome: Outcome) -> None:
    large = many(outcome)
    model = PersonWeeks()
    started = time.perf_counter()
    model.show(large)
    spent = time.perf_counter() - started
    assert (model.rowCount(), model.mark_count()) >= (200, 52)
    assert model.index(0, 4).data(MARK_ROLE) is not None
    assert spent < 1.0  # a tenth of it here; the machine of a test may be busy


def many(outcome: Outcome) -> Outcome:
    """The sample five times over, through a year."""
    people = [
        replace(p, id=f"{p.id}-{n}") for n in range(5) for p in outcome.problem.roster.employees
    ]
    weeks = [replace(m, id=f"{m.id}-{n}", attendance=tuple(
        replace(a, employee=f"{a.employee}-{n}") for a in m.attendance))
        for n in range(5) for m in outcome.plan.meetings]
    first = outcome.problem.period.first
    year = Period(first, first + timedelta(days=364))
    roster = replace(outcome.problem.roster, period=year, employees=tuple(people))
    lines = tuple(
        replace(x, employee=f"{x.employee}-{n}") for n in range(5)
        for x in outcome.judgement.by_employee
    )
    return replace(
        outcome, problem=replace(outcome.problem, roster=roster, period=year),
        plan=replace(outcome.plan, meetings=tuple(weeks)),
        judgement=replace(outcome.judgement, by_employee=lines),
    )


def test_an_empty_choice_is_said(view: CoverageView) -> None:
    view.filters["kind"].setCurrentIndex(1)
    view.filters["unit"].setCurrentIndex(1)
    texts = (t("ui.coverage.meetings.hint"), t("ui.coverage.empty"))
    assert view._hint.text() in texts
