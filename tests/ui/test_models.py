"""The models behind the tables: sound by Qt's own tester, and showing what the plan says."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from models.finding import Question
from models.plan import Outcome
from ui.document import State
from ui.loads import loads
from ui.look import Look
from ui.views.coverage_models import MARK_ROLE, Mark, MeetingTeams, PersonWeeks
from ui.views.importing.questions import QuestionModel
from ui.views.load_model import BAR_ROLE, COLUMNS, Bar, LoadModel
from ui.views.shifts_filter import Filter
from ui.views.shifts_model import CELL_ROLE, Cell, ShiftsModel
from ui.views.shifts_paint import fitting

QUESTIONS = (
    Question("info", "title", "Titlen siger januar.", "Vagtplan", "A1"),
    Question("error", "code", "Koden X kendes ikke.", "Vagtplan", "D7"),
    Question("warning", "name", "To hedder det samme."),
)


def shifts(look: Look, outcome: Outcome) -> QAbstractItemModel:
    model = ShiftsModel()
    model.show(State(outcome.problem, outcome), Filter())
    return model


def questions(look: Look, outcome: Outcome) -> QAbstractItemModel:
    model = QuestionModel(look)
    model.show(QUESTIONS)
    return model


def teams(look: Look, outcome: Outcome) -> QAbstractItemModel:
    model = MeetingTeams()
    model.show(outcome)
    return model


def weeks(look: Look, outcome: Outcome) -> QAbstractItemModel:
    model = PersonWeeks()
    model.show(outcome)
    return model


def load(look: Look, outcome: Outcome) -> QAbstractItemModel:
    model = LoadModel()
    model.show(loads(outcome, full_time=False))
    return model


@pytest.mark.parametrize("build", [shifts, questions, teams, weeks, load])
def test_a_model_keeps_qts_rules(
    look: Look, outcome: Outcome, qtmodeltester: ModelTester,
    build: Callable[[Look, Outcome], QAbstractItemModel],
) -> None:
    qtmodeltester.check(build(look, outcome))  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("model", [ShiftsModel, MeetingTeams, PersonWeeks, LoadModel])
def test_an_empty_model_keeps_qts_rules(
    qapp: QApplication, qtmodeltester: ModelTester, model: type[QAbstractItemModel]
) -> None:
    qtmodeltester.check(model())  # type: ignore[no-untyped-call]


def test_the_grid_shows_every_shift_away_day_and_meeting(outcome: Outcome) -> None:
    model = ShiftsModel()
    model.show(State(outcome.problem, outcome), Filter())
    cells = [
        model.cell(row, column)
        for row in range(model.rowCount()) for column in range(model.columnCount())
    ]
    period, people = outcome.problem.period, outcome.problem.roster.employees
    assert sum(c.team is not None for c in cells) == len(
        {(p.id, s.span.first_day) for p in people for s in p.shifts
         if s.span.first_day in period}
    )
    assert sum(c.away for c in cells) == sum(len([d for d in p.away if d in period])
                                             for p in people)
    assert sum(len(c.pins) for c in cells) == sum(
        len(m.attendance) for m in outcome.plan.meetings
    )


def test_a_filter_keeps_unit_team_and_part_of_a_name(outcome: Outcome) -> None:
    model = ShiftsModel()
    person = outcome.problem.roster.employees[3]
    state = State(outcome.problem, outcome)
    model.show(state, Filter(person.unit, person.home_team, person.name[1:4].upper()))
    shown = [row.person for row in model.rows if row.person]
    assert person in shown
    assert all((p.unit, p.home_team) == (person.unit, person.home_team) for p in shown)
    model.show(state, Filter(text="findes ikke"))
    assert model.rowCount() == 0


def test_a_cell_reads_itself_aloud(outcome: Outcome) -> None:
    model = ShiftsModel()
    model.show(State(outcome.problem, outcome), Filter())
    person = outcome.problem.roster.employees[0]
    row = model.row_of(person.id)
    assert row is not None
    column = (person.shifts[0].span.first_day - outcome.problem.period.first).days
    index = model.index(row, column)
    cell, said = index.data(CELL_ROLE), index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(cell, Cell)
    assert person.name in said
    assert cell.hours in said


def test_a_cell_says_as_much_as_fits(look: Look) -> None:
    metrics = QFontMetrics(QFont())
    cell = Cell("Dagvagt Mellemvagt", "07:00–15:00", "day")
    whole, codes = "Dagvagt Mellemvagt  07:00–15:00", "Dagvagt Mellemvagt"
    assert fitting(cell, metrics.horizontalAdvance(whole) + 2, metrics) == whole
    assert fitting(cell, metrics.horizontalAdvance(whole), metrics) == codes
    assert fitting(cell, metrics.horizontalAdvance(codes), metrics) == "DM"
    assert fitting(cell, 1, metrics) == "D"
    assert fitting(Cell(away=True), 1, metrics) == ""


def test_holidays_are_known_to_the_grid(outcome: Outcome) -> None:
    model = ShiftsModel()
    model.show(State(outcome.problem, outcome), Filter())
    assert date(2026, 4, 3) in model.holidays
    assert "Langfredag" in str(
        model.headerData(
            model.days.index(date(2026, 4, 3)), Qt.Orientation.Horizontal,
            Qt.ItemDataRole.ToolTipRole,
        )
    )


def test_questions_stand_worst_first_with_their_place(look: Look) -> None:
    model = QuestionModel(look)
    model.show(QUESTIONS)
    column = [[model.index(row, c).data() for c in range(3)] for row in range(3)]
    assert [line[0] for line in column] == ["Fejl", "Advarsel", "Oplysning"]
    assert [line[1] for line in column] == ["Vagtplan, celle D7", "–", "Vagtplan, celle A1"]


def test_meetings_that_lack_somebody_stand_first(outcome: Outcome) -> None:
    model = MeetingTeams()
    model.show(outcome)
    lacking = [any(mark.good is False for mark in marks) for marks in model.marks]
    assert lacking == sorted(lacking, reverse=True)
    assert any(lacking)
    mark = model.index(0, 2).data(MARK_ROLE)
    assert isinstance(mark, Mark)
    assert mark.text[0] in "✓✗"
    where = model.columnCount() - 1
    assert model.index(0, where).data(MARK_ROLE) is None
    units = [unit for unit in outcome.problem.roster.units() if unit]
    assert str(model.index(0, where).data()).startswith(tuple(units))


def test_people_who_wait_longest_stand_first(outcome: Outcome) -> None:
    model = PersonWeeks()
    model.show(outcome)
    missed = {p.employee: len(p.missed) for p in outcome.judgement.by_employee}
    counts = [missed[each] for each in model.ids]
    assert counts == sorted(counts, reverse=True)


def test_full_time_makes_part_time_comparable(outcome: Outcome) -> None:
    plain = {x.employee: x for x in loads(outcome, full_time=False)}
    scaled = {x.employee: x for x in loads(outcome, full_time=True)}
    part_time = next(p for p in outcome.problem.roster.employees if p.hours_per_week == 28.0)
    assert scaled[part_time.id].total == pytest.approx(plain[part_time.id].total * 37 / 28)


def test_the_greatest_bar_fills_its_cell(look: Look, outcome: Outcome) -> None:
    model = load(look, outcome)
    column = COLUMNS.index("meetings")
    bars = [model.index(row, column).data(BAR_ROLE) for row in range(model.rowCount())]
    assert all(isinstance(bar, Bar) for bar in bars)
    assert max(bar.share for bar in bars) == 1.0
