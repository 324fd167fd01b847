"""Incidents: three clicks from nothing to a debriefing, and away again."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from models.timespan import moment
from planner import service
from planner.texts import t
from ui.changing import KEPT_DAYS, with_incident, without_incident
from ui.main_window import MainWindow
from ui.views.incidents import IncidentsView
from ui.views.proposals import TimesModel

HAPPENED = datetime(2026, 3, 10, 17, 30)
HOUSE = "Hus Lærken"


def words(view: IncidentsView) -> str:
    return "\n".join(x.text() for x in view.findChildren(QLabel) if x.isVisible())


def fill(qtbot: QtBot, view: IncidentsView) -> None:
    view.unit.setCurrentIndex(view.unit.findData(HOUSE))
    view.at.setDateTime(QDateTime.fromString(HAPPENED.isoformat(), Qt.DateFormat.ISODate))
    qtbot.wait(30)


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
    for employee in on_shift:
        assert outcome.problem.roster.employee(employee).name in words(view)
    view.proposals.list.setCurrentIndex(view.proposals.model.index(1))
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
    assert t("ui.incidents.nobody") in words(view)
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
    qtbot.wait(1)
    assert not view.form.isVisible()
    view.register.click()
    assert view.model.lines[1].texts[2] != t("ui.incidents.not_placed")
    view.table.selectRow(1)
    assert not view.place.isEnabled()
    view.delete.click()
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
