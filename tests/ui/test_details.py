"""All that is known of what is selected: links, reasons, wishes, and text to take along."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.meetings import Window
from models.plan import Outcome
from models.policy import Wish
from models.timespan import minute_of_day
from planner import service
from planner.texts import t
from planner.texts.dates import short_date
from tests.ui.conftest import PATIENCE
from ui import figures, telling
from ui.detail_tasks import WhyHere
from ui.document import State
from ui.main_window import MainWindow


@pytest.fixture
def said(qtbot: QtBot, planned: MainWindow) -> Callable[[], str]:
    """What the details say once they have come up."""

    def words() -> str:
        qtbot.wait(20)
        return planned.details.as_text()

    return words


def link(window: MainWindow, name: str) -> QPushButton:
    found = window.details.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_a_meeting_that_lacks_a_vagtlag_offers_the_reason(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    line = next(x for x in outcome.judgement.by_team if not x.covered)
    planned.selection.select_meeting(line.meeting)
    qtbot.wait(20)
    QTest.keyClick(link(planned, f"why-{line.team}"), Qt.Key.Key_Space)
    assert planned.helping.isVisible()


def test_why_here_is_counted_beside_the_window(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, said: Callable[[], str]
) -> None:
    meeting = outcome.plan.meetings[0]
    planned.selection.select_meeting(meeting.id)
    said()
    link(planned, "why-here").click()
    assert planned.details.asking.running
    qtbot.waitUntil(lambda: not planned.details.asking.running, timeout=PATIENCE)
    text = said()
    assert t("ui.details.here.title") in text
    expected = len(service.move_costs(outcome, meeting.id)) - 1
    assert str(expected) in text
    other = outcome.plan.meetings[1].id
    planned.selection.select_meeting(other)
    assert t("ui.details.here.title") not in said()


def test_why_here_names_who_could_not_come(outcome: Outcome) -> None:
    meeting = outcome.plan.meetings[0]
    found = WhyHere(outcome, meeting.id).run(lambda _: None, lambda: False)
    coming = {a.employee for a in meeting.attendance}
    assert found.people
    assert not coming & {employee for employee, _ in found.people}
    assert all(sentence for _, sentence in found.people)


def test_a_person_is_told_with_week_share_and_next_meeting(
    planned: MainWindow, outcome: Outcome, said: Callable[[], str]
) -> None:
    meeting = outcome.plan.meetings[0]
    person = outcome.problem.roster.employee(meeting.participants()[0].employee)
    planned.selection.select_person(person.id)
    text = said()
    monday = telling.week_of(outcome.problem, date.today())
    for shift in telling.shifts_of_week(person, monday):
        assert short_date(shift.span.first_day) in text
    ahead = telling.next_of(outcome, person.id, date.today())
    assert ahead is not None
    assert telling.named(outcome, ahead) in text
    assert telling.fair_part(outcome, person.id) in text.splitlines()


def test_the_next_meeting_can_be_gone_to_by_keyboard(
    planned: MainWindow, outcome: Outcome, said: Callable[[], str]
) -> None:
    person = outcome.plan.meetings[0].participants()[0].employee
    planned.selection.select_person(person)
    said()
    ahead = telling.next_of(outcome, person, date.today())
    assert ahead is not None
    pressed = next(b for b in planned.details.findChildren(QPushButton)
                   if b.text() == telling.named(outcome, ahead))
    QTest.keyClick(pressed, Qt.Key.Key_Space)
    assert planned.selection.meeting == ahead.id


def test_somebody_who_is_not_reached_has_a_why(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    line = next(x for x in outcome.judgement.by_employee if x.missed)
    planned.selection.select_person(line.employee)
    qtbot.wait(20)
    link(planned, f"why-{line.missed[0]}").click()
    assert planned.helping.isVisible()


def test_wishes_are_said_and_whether_they_are_kept(
    planned: MainWindow, outcome: Outcome, said: Callable[[], str]
) -> None:
    meeting, seat = next(
        (m, a) for m in outcome.plan.meetings for a in m.participants() if a.cls == "adjoining"
    )
    start = minute_of_day(meeting.span.start)
    day = frozenset({meeting.span.first_day.isoweekday()})
    wish = Wish(seat.employee, Window(day, start, start + 60))
    problem = replace(outcome.problem, wishes=(wish,))
    planned.document.apply(State(problem, replace(outcome, problem=problem)), "wish")
    planned.selection.select_person(seat.employee)
    text = said()
    assert all(sentence in text for sentence in telling.wishes_of(problem, seat.employee))
    assert short_date(meeting.span.first_day) in text.split(t("ui.details.wishes"))[1]
    assert t("ui.details.wish.kept") not in text


def test_the_subject_of_a_meeting_is_said(
    planned: MainWindow, outcome: Outcome, said: Callable[[], str]
) -> None:
    meeting = outcome.plan.meetings[0]
    series = tuple(replace(s, subjects=("Borger A",)) for s in outcome.problem.series)
    problem = replace(outcome.problem, series=series)
    assert telling.subject_of(problem, meeting) == "Borger A"
    planned.document.apply(State(problem, replace(outcome, problem=problem)), "subjects")
    planned.selection.select_meeting(meeting.id)
    assert "Borger A" in said()


def test_every_text_can_be_selected_and_all_of_it_copied(
    planned: MainWindow, outcome: Outcome, said: Callable[[], str]
) -> None:
    planned.selection.select_meeting(outcome.plan.meetings[0].id)
    text = said()
    labels = [x for x in planned.details.findChildren(QLabel) if x.isVisible()]
    assert labels
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    assert all(x.textInteractionFlags() & selectable for x in labels)
    link(planned, "copy").click()
    assert QGuiApplication.clipboard().text() == text
    names = {p.id: p.name for p in outcome.problem.roster.employees}
    assert all(names[a.employee] in text for a in outcome.plan.meetings[0].attendance)


def test_without_meetings_ahead_that_is_said(
    planned: MainWindow, outcome: Outcome, said: Callable[[], str]
) -> None:
    person = outcome.plan.meetings[0].participants()[0].employee
    empty = replace(outcome, plan=replace(outcome.plan, meetings=()))
    assert figures.meetings_of(empty, person) == ()
    planned.document.apply(State(outcome.problem, empty), "empty")
    planned.selection.select_person(person)
    assert t("ui.details.next.none") in said()
