"""The grid of shifts on screens of all kinds: what fits, what is drawn where, what is asked for."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from models.meetings import Meeting
from models.plan import Outcome
from models.problem import Problem
from models.timespan import Span
from ui.document import State
from ui.main_window import MainWindow
from ui.views.shifts import READABLE, ShiftsView
from ui.views.shifts_filter import Filter
from ui.views.shifts_headers import SHORT_NAME_WIDTH
from ui.views.shifts_model import Pin, ShiftsModel
from ui.views.shifts_paint import pin_rects

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def shifts(planned: MainWindow) -> ShiftsView:
    planned.show_view("shifts")
    return planned.shifts


def sized(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(3):
        QCoreApplication.processEvents()


def test_a_month_is_usual_and_a_week_where_a_month_could_not_be_read(
    planned: MainWindow, shifts: ShiftsView
) -> None:
    for size in ((1500, 900), (910, 512)):
        sized(planned, *size)
        shifts.zoom(0)
        assert shifts.table.day_width >= READABLE
    assert shifts.table.verticalHeader().width() == SHORT_NAME_WIDTH


def test_a_low_screen_keeps_its_room_for_the_grid(
    planned: MainWindow, shifts: ShiftsView
) -> None:
    sized(planned, 910, 512)
    assert shifts.bar.isHidden()
    assert shifts.legend.isHidden()
    assert shifts.bar.count.isVisible()
    shifts.find_person()
    assert shifts.search.isVisible()


def test_who_is_searched_for_is_shown_also_where_her_cell_has_a_meeting(
    planned: MainWindow, outcome: Outcome
) -> None:
    people, first = outcome.problem.roster.employees, outcome.problem.period.first
    at_first = {
        seat.employee for m in outcome.plan.meetings if m.span.first_day == first
        for seat in m.attendance
    }
    sought = [person.id for person in people if person.id in at_first][-1]
    sized(planned, 1200, 640)
    planned.show_view("overview")
    planned.show_view("shifts")
    planned.selection.select_person(sought)
    sized(planned, 1200, 641)
    table = planned.shifts.table
    assert planned.selection.person == sought
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_meetings_of_a_day_stand_side_by_side() -> None:
    starts = (780, 785, 790)
    pins = [Pin(str(n), n, "M", leads=False, start=start) for n, start in enumerate(starts)]
    boxes = pin_rects(pins, QRect(100, 0, 64, 32))
    assert all(one.right() <= other.left() for one, other in pairwise(boxes))
    assert boxes[0].left() >= 100
    assert boxes[-1].right() <= 164


def test_meetings_stay_in_their_day_however_many() -> None:
    pins = [Pin(str(n), n, "M", leads=False, start=1400) for n in range(6)]
    for width in (1, 2, 6, 20, 64, 200):
        for box in pin_rects(pins, QRect(100, 0, width, 32)):
            assert 100 <= box.left() <= box.right() <= 100 + width + 0.001


def test_meetings_keep_their_order_in_the_row_whatever_was_changed(outcome: Outcome) -> None:
    model = ShiftsModel()
    model.show(State(outcome.problem, outcome), Filter())
    rows = [n for n, row in enumerate(model.rows) if row.person]
    for row in rows:
        model.cells(row)
    last = outcome.plan.meetings[-1]
    for meetings in (
        (*outcome.plan.meetings[:-1], moved(last, 60)),
        outcome.plan.meetings[:-1],
        (outcome.plan.meetings[1], outcome.plan.meetings[0], *outcome.plan.meetings[2:]),
    ):
        state = State(outcome.problem, with_meetings(outcome, meetings))
        model.show(state, Filter())
        anew = ShiftsModel()
        anew.show(state, Filter())
        assert [model.cells(row) for row in rows] == [anew.cells(row) for row in rows]


def moved(meeting: Meeting, minutes: int) -> Meeting:
    span = meeting.span
    return replace(meeting, span=Span(span.start + minutes, span.end + minutes))


def with_meetings(outcome: Outcome, meetings: tuple[Meeting, ...]) -> Outcome:
    return replace(outcome, plan=replace(outcome.plan, meetings=meetings))


@pytest.mark.parametrize("span", ["week", "month", "quarter", "whole"])
def test_something_is_written_over_days_of_any_width(
    planned: MainWindow, shifts: ShiftsView, span: str
) -> None:
    sized(planned, 1366, 768)
    shifts.choose_span(span)
    header = shifts.table.horizontalHeader()
    seen = header.viewport().grab().toImage()
    darkest = min(
        seen.pixelColor(x, y).lightness() for x in range(seen.width())
        for y in range(26, seen.height() - 10)
    )
    assert darkest < 80  # ink; lines and shades are all above 200


def test_cut_cells_are_copied_and_emptied(shifts: ShiftsView) -> None:
    row = next(n for n, r in enumerate(shifts.model.rows) if r.person)
    column = next(n for n, cell in enumerate(shifts.model.cells(row)) if cell.codes)
    text = shifts.model.text(row, column)
    shifts.table.setCurrentIndex(shifts.model.index(row, column))
    QTest.keyClick(shifts.table, KEY.Key_X, MODIFIER.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"{text}\n"
    assert shifts.model.text(row, column) == ""


def test_what_stands_at_a_point_can_be_asked_for(
    planned: MainWindow, shifts: ShiftsView
) -> None:
    sized(planned, 1366, 768)
    shifts.choose_width(64)
    model, table = shifts.model, shifts.table
    row, column = next(
        (r, c) for r, shown in enumerate(model.rows) if shown.person
        for c, cell in enumerate(model.cells(r)) if cell.pins
    )
    index = model.index(row, column)
    table.scrollTo(index)
    rect = table.visualRect(index)
    pins = model.cell(row, column).pins

    def asked(place: QPoint) -> object:
        return shifts.subject_at(table.viewport().mapTo(shifts, place))

    person = model.rows[row].person
    assert person is not None
    assert asked(pin_rects(pins, rect)[0].center().toPoint()) == ("meeting", pins[0].meeting)
    assert asked(rect.topLeft() + QPoint(2, 2)) == ("person", person.id)
    assert shifts.subject_at(QPoint(0, 0)) is None


def test_an_empty_message_ends_the_last_one(planned: MainWindow) -> None:
    planned.message.tell("info", "x")
    assert not planned.message.isHidden()
    planned.message.tell("info", "")
    assert planned.message.isHidden()


def test_what_a_change_does_is_said_once(planned: MainWindow, shifts: ShiftsView) -> None:
    problem: Problem | None = shifts.context.document.state.problem
    assert problem is not None
    person = problem.roster.employees[0]
    shifts.enter({(person.id, problem.period.first): "9-13"})
    assert person.name in shifts.effect.words.text()
    assert planned.message.isHidden()


def test_while_something_runs_a_shift_is_not_changed_and_it_is_told(
    planned: MainWindow, shifts: ShiftsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = next(n for n, r in enumerate(shifts.model.rows) if r.person)
    shifts.table.setCurrentIndex(shifts.model.index(row, 0))
    before = planned.document.state
    monkeypatch.setattr(planned.verbs.adviser, "free", lambda: False)
    QTest.keyClick(shifts.table, KEY.Key_Delete)
    assert planned.document.state is before
    assert shifts.effect.words.text() == shifts.effect.accessibleName() != ""
    assert shifts.effect.isVisible()
    assert shifts.effect.repair.isHidden()


def test_the_bar_leads_to_a_plan_of_that_way(
    planned: MainWindow, shifts: ShiftsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = []
    monkeypatch.setattr(planned.verbs, "plan", lambda _limit, way: ways.append(way))
    shifts.effect.repair.click()
    shifts.effect.anew.click()
    assert ways == ["repair", "onward"]
