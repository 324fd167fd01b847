"""Incidents: three clicks from nothing to a debriefing, and away again."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from models.record import Held, Record
from models.timespan import Period, local, moment
from planner import service
from planner.texts import t
from planner.texts.dates import at_time
from tests.ui.conftest import PATIENCE
from tests.ui.shown import labels
from ui.changing import KEPT_DAYS, with_incident, without_incident
from ui.document import State
from ui.main_window import MainWindow
from ui.views import incidents
from ui.views.incidents import IncidentsView, nearest_day
from ui.views.proposals import TimesModel

HAPPENED = datetime(2026, 3, 10, 17, 30)
HOUSE = "Hus Lærken"


def fill(qtbot: QtBot, view: IncidentsView) -> None:
    view.unit.setCurrentIndex(view.unit.findData(HOUSE))
    view.at.setDateTime(QDateTime.fromString(HAPPENED.isoformat(), Qt.DateFormat.ISODate))
    proposed(qtbot, view)


def proposed(qtbot: QtBot, view: IncidentsView) -> None:
    """Wait until times are there, and who could come."""
    def there() -> bool:
        # At one moment: between the two questions neither of them is being asked.
        busy = view.asking.running or view.proposals.looking.running
        return view.register.isEnabled() and not busy

    qtbot.waitUntil(there, timeout=PATIENCE)


@pytest.fixture
def view(qtbot: QtBot, planned: MainWindow) -> IncidentsView:
    planned.show_view("incidents")
    qtbot.wait(1)
    return planned.incidents


def test_times_keep_qts_rules(outcome: Outcome, qtmodeltester: ModelTester) -> None:
    model = TimesModel()
    meeting = outcome.plan.meetings[0]
    model.show(service.move_costs(outcome, meeting.id)[:5], meeting.span.minutes)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert "kl." in model.index(0).data()


def test_a_new_one_begins_on_a_day_that_leaves_room_for_its_debriefing() -> None:
    period = Period(date(2026, 3, 2), date(2026, 5, 24))
    for today, day in (
        ("2026-02-01", "2026-03-02"), ("2026-03-02", "2026-03-02"), ("2026-05-24", "2026-05-24"),
        ("2026-11-21", "2026-05-17"),
    ):
        assert nearest_day(period, date.fromisoformat(today)) == date.fromisoformat(day)
    short = Period(date(2026, 3, 2), date(2026, 3, 4))
    assert nearest_day(short, date(2026, 4, 1)) == short.first


def test_what_is_registered_is_listed(view: IncidentsView, outcome: Outcome) -> None:
    incident = outcome.problem.incidents[0]
    texts = " ".join(view.model.lines[0].texts)
    assert "17-10-2026" in texts
    assert outcome.problem.roster.employee(incident.involved[0]).name in texts


def test_a_debriefing_in_three_clicks(
    qtbot: QtBot, planned: MainWindow, view: IncidentsView, outcome: Outcome, tmp_path: Path
) -> None:
    view.new.click()
    fill(qtbot, view)
    people = outcome.problem.people(HOUSE)
    at = moment(HAPPENED)
    on_shift = {p.id for p in people if any(s.span.start <= at < s.span.end for s in p.shifts)}
    assert on_shift
    assert set(view.involved()) == on_shift
    assert view.proposals.model.rowCount() > 0
    assert view.register.isEnabled()
    names = [outcome.problem.roster.employee(employee).name for employee in on_shift]
    # What is put into a page that is seen comes up a turn later.
    qtbot.waitUntil(lambda: all(name in labels(view) for name in names))
    view.proposals.list.setCurrentIndex(view.proposals.model.index(1))
    assert not view.register.isEnabled()
    proposed(qtbot, view)
    start = view.proposals.start
    assert start is not None
    assert at + 24 * 60 <= start <= at + 72 * 60
    view.register.click()

    state = planned.document.state
    assert state.outcome is not None
    incident = state.outcome.problem.incidents[-1]
    assert (incident.at, incident.unit, set(incident.involved)) == (at, HOUSE, on_shift)
    assert incident.delete_after is not None
    assert (incident.delete_after - HAPPENED.date()).days == KEPT_DAYS
    chosen = planned.selection.meeting
    held = state.meeting(chosen or "")
    assert held is not None
    assert held.span.start == start
    assert state.outcome.judgement == service.check(state.outcome.problem, state.outcome.plan)
    assert not view.sheet.isVisible()
    assert len(view.model.lines) == 2

    service.save_json(state.outcome, tmp_path / "plan.json")
    again = service.open_outcome(tmp_path / "plan.json")
    assert incident in again.problem.incidents
    assert held in again.plan.meetings
    planned.document.undo_stack.undo()
    assert planned.document.state.outcome is outcome


def test_nobody_involved_is_said(qtbot: QtBot, view: IncidentsView) -> None:
    view.new.click()
    fill(qtbot, view)
    for n in range(view.people.count()):
        view.people.item(n).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: not view.register.isEnabled())
    assert t("ui.incidents.nobody") in labels(view)
    assert not view.only.isEnabled()


def test_an_incident_without_a_meeting_is_placed_later_and_deleted(
    qtbot: QtBot, planned: MainWindow, view: IncidentsView, outcome: Outcome
) -> None:
    view.new.click()
    fill(qtbot, view)
    view.only.click()
    assert view.model.lines[1].texts[2] == t("ui.incidents.not_placed")
    view.table.selectRow(1)
    view.place.click()
    assert not view.form.isVisible()
    assert t("ui_waiting.times") in labels(view)
    proposed(qtbot, view)
    view.register.click()
    assert view.model.lines[1].texts[2] != t("ui.incidents.not_placed")
    view.table.selectRow(1)
    assert not view.place.isEnabled()
    view.delete.click()
    qtbot.waitUntil(lambda: planned.document.undo_stack.count() == 3, timeout=PATIENCE)
    state = planned.document.state
    assert state.problem is not None
    assert state.problem.incidents == outcome.problem.incidents
    assert state.problem.series == outcome.problem.series
    assert planned.document.undo_stack.count() == 3


def test_a_home_without_debriefings_gets_the_kind(outcome: Outcome) -> None:
    bare = without_incident(outcome, outcome.problem.incidents[0].id)
    kinds = tuple(k for k in bare.problem.kinds if k.after_hours is None)
    problem = type(bare.problem)(
        name=bare.problem.name, roster=bare.problem.roster, period=bare.problem.period,
        kinds=kinds, series=bare.problem.series, leads=bare.problem.leads,
    )
    after, meeting = with_incident(
        Outcome(problem, bare.plan, bare.judgement), moment(HAPPENED), HOUSE,
        (outcome.problem.people(HOUSE)[0].id,),
    )
    assert meeting in service.due_meetings(after)
    kind = next(k for k in after.problem.kinds if k.after_hours is not None)
    assert any(kind.id in lead.kinds for lead in after.problem.leads)


def test_three_clicks_from_anywhere_are_counted(qtbot: QtBot, planned: MainWindow) -> None:
    planned.show_view("coverage")
    clicks = 0
    action = planned._menus.actions["incident"]
    assert action.shortcut() == QKeySequence("Ctrl+H")
    action.trigger()
    clicks += 1
    view = planned.incidents
    qtbot.wait(30)
    assert planned.current_view() == "incidents"
    assert view.sheet.isVisible()
    view.unit.setCurrentIndex(view.unit.findData(HOUSE))
    clicks += 1
    view.at.setDateTime(QDateTime.fromString(HAPPENED.isoformat(), Qt.DateFormat.ISODate))
    proposed(qtbot, view)
    before = planned.document.state.outcome
    QTest.mouseClick(view.register, Qt.MouseButton.LeftButton)
    clicks += 1
    after = planned.document.state.outcome
    assert clicks <= 3
    assert before is not None
    assert after is not None
    assert len(after.problem.incidents) == len(before.problem.incidents) + 1
    assert len(after.plan.meetings) == len(before.plan.meetings) + 1


def test_the_overview_leads_to_the_form(qtbot: QtBot, planned: MainWindow) -> None:
    planned.show_view("overview")
    qtbot.wait(1)
    new = next(
        b for b in planned.overview.findChildren(QPushButton)
        if b.text() == t("ui.action.incident")
    )
    new.click()
    assert planned.current_view() == "incidents"
    assert planned.incidents.sheet.isVisible()


def test_without_a_plan_it_says_what_is_lacking(window: MainWindow, outcome: Outcome) -> None:
    window.document.open(State(outcome.problem))
    window.new_incident()
    assert window.message.text.text() == t("ui.incidents.no_plan")


def test_an_incident_is_corrected_and_that_undone(
    qtbot: QtBot, planned: MainWindow, view: IncidentsView
) -> None:
    view.new.click()
    fill(qtbot, view)
    view.register.click()
    first = planned.document.state
    assert first.problem is not None
    incident = first.problem.incidents[-1]
    view.table.selectRow(1)
    view.edit.click()
    qtbot.wait(1)
    assert view.form.heading.text() == t("ui.incidents.form.edit")
    assert set(view.involved()) == set(incident.involved)
    assert view.when_it_was() == incident.at
    view.people.item(0).setCheckState(Qt.CheckState.Unchecked)
    later = HAPPENED.replace(minute=45)
    view.at.setDateTime(QDateTime.fromString(later.isoformat(), Qt.DateFormat.ISODate))
    assert len(view.involved()) == len(incident.involved) - 1
    qtbot.waitUntil(lambda: not view.only.isEnabled())
    qtbot.waitUntil(view.only.isEnabled, timeout=PATIENCE)
    view.only.click()
    state = planned.document.state
    assert state.problem is not None
    assert state.outcome is not None
    corrected = state.problem.incidents[-1]
    assert (corrected.id, corrected.at) == (incident.id, moment(later))
    assert set(corrected.involved) < set(incident.involved)
    assert state.outcome.plan.meetings == first.outcome.plan.meetings  # type: ignore[union-attr]
    assert state.outcome.judgement == service.check(state.outcome.problem, state.outcome.plan)
    planned.document.undo_stack.undo()
    assert planned.document.state is first


@pytest.mark.parametrize(
    ("days", "placed", "state"),
    [(0, True, "placed"), (400, True, "over"), (0, False, "missing"), (400, False, "overdue")],
)
def test_each_debriefing_says_its_state(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch, days: int, placed: bool, state: str
) -> None:
    incident = outcome.problem.incidents[0]
    today = local(incident.at) + timedelta(days=days)
    monkeypatch.setattr(incidents, "now", lambda: moment(today))
    meeting = outcome.plan.meetings[-1] if placed else None
    last = at_time(incident.at + 72 * 60)
    assert incidents._state(outcome, incident, meeting) == t(
        f"ui.incidents.state.{state}", when=last
    )


def test_there_is_no_field_for_what_happened(view: IncidentsView) -> None:
    view.new.click()
    assert not view.findChildren(QTextEdit)
    assert not view.findChildren(QPlainTextEdit)
    free = [field for field in view.findChildren(QLineEdit)
            if not isinstance(field.parent(), QDateTimeEdit | QComboBox)]
    assert free == []


def test_a_debriefing_counts_as_held_when_somebody_noted_it(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident, meeting = outcome.problem.incidents[0], outcome.plan.meetings[0]
    monkeypatch.setattr(incidents, "now", lambda: meeting.span.end)
    assert incidents._state(outcome, incident, meeting) == t("ui.incidents.state.over")
    noted = replace(Record(), held=(Held(meeting.id, meeting.span.end, "Ole", ()),))
    said = replace(outcome, problem=replace(outcome.problem, record=noted))
    assert incidents._state(said, incident, meeting) == t("ui.incidents.state.held")
