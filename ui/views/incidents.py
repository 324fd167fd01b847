"""Incidents: what is registered, and a new one with its debriefing in three clicks."""

from datetime import date, datetime, timedelta
from typing import cast

from PySide6.QtCore import QDateTime, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDateTimeEdit,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.meetings import Incident, Meeting
from models.plan import Outcome
from models.problem import Problem
from models.timespan import Moment, Period, local, moment
from planner.texts import t
from planner.texts.dates import at_time, numeric_date, when
from ui.adviser import Adviser
from ui.changing import incident_kind
from ui.incident_tasks import ForgetIncident, Proposed, ProposeTimes, RegisterIncident
from ui.theme import GAP
from ui.views.base import Context, View
from ui.views.proposals import Proposals
from ui.widgets.parts import Card, Page, button, heading, label, row
from ui.widgets.plain_table import Line, PlainModel, whole_rows

ROW, MOST_ROWS = 34, 6
"""Pixels of a line of the list, and how many lines are seen at once."""

SIDE_BY_SIDE = 680
"""Pixels from which the form and the proposals stand side by side."""

PAUSE_MS = 150
"""Milliseconds without a key or click, after which a new proposal is reckoned."""

ROOM_DAYS = 7
"""Days of a period that is over in which a debriefing still finds room."""


class IncidentsView(View):
    """The list; beside it the form of a new incident, or the proposal for one without a meeting."""

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(context)
        self._adviser = adviser
        self._registered: tuple[Outcome, str] | None = None
        self._existing: str | None = None
        self._corrected: str | None = None
        self.new = button(t("ui.incidents.new"), "primary")
        self.model = PlainModel()
        self.table = whole_rows(QTableView(), self.model, t("ui.incidents.list"))
        self.none = label(t("ui.incidents.none"), "muted", wrap=True)
        self.delete, self.place = (
            button(t("ui.incidents.delete")), button(t("ui.incidents.place"))
        )
        self.edit = button(t("ui.incidents.edit"))
        self.at, self.unit, self.people = QDateTimeEdit(), QComboBox(), QListWidget()
        self.kept = label("", "muted", wrap=True)
        self.proposals = Proposals(adviser)
        self.asking, self.forgetting = adviser.asking(), adviser.asking()
        self.register = button(t("ui.incidents.register"), "primary")
        self.only, self.cancel = button(t("ui.incidents.only")), button(t("ui.incidents.cancel"))
        self.form = Card(t("ui.incidents.form"))
        self.sheet = QWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = Page()
        outer.addWidget(page)
        page.body.addLayout(heading(t("ui.view.incidents"), t("ui.incidents.hint")))
        page.body.addLayout(row(self.new))
        page.body.addWidget(self.table)
        page.body.addWidget(self.none)
        page.body.addLayout(row(self.place, self.edit, self.delete))
        self.at.setCalendarPopup(True)
        self.at.setDisplayFormat(t("date.field.time"))
        self.at.setAccessibleName(t("ui.incidents.when"))
        self.unit.setAccessibleName(t("ui.incidents.where"))
        self.people.setAccessibleName(t("ui.incidents.people.name"))
        self.people.setMinimumHeight(220)
        self.people.setSpacing(2)
        for name, field in (("when", self.at), ("where", self.unit)):
            self.form.body.addWidget(label(t(f"ui.incidents.{name}"), "muted"))
            self.form.body.addWidget(field)
        self.form.body.addWidget(label(t("ui.incidents.people"), "muted", wrap=True))
        self.form.body.addWidget(self.people, 1)
        self.form.body.addWidget(self.kept)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.sheet)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(GAP * 2)
        self._halves.addWidget(self.form, 1)
        self._halves.addWidget(self.proposals, 1)
        page.body.addWidget(self.sheet)
        self.proposals.body.addWidget(self.register)
        self.proposals.body.addLayout(row(self.only, self.cancel))
        self.proposals.body.addStretch(1)
        page.body.addStretch(1)
        self.sheet.hide()

    def _connect(self) -> None:
        self.new.clicked.connect(self.begin)
        self.cancel.clicked.connect(self.leave)
        self.register.clicked.connect(self._register)
        self.only.clicked.connect(self._register_only)
        self.delete.clicked.connect(self._delete)
        self.place.clicked.connect(self._propose_existing)
        self.edit.clicked.connect(self._begin_correcting)
        self.table.activated.connect(lambda _: self._go())
        self.table.clicked.connect(lambda _: self._go())
        self.at.dateTimeChanged.connect(self._choose_those_on_shift)
        self.unit.currentIndexChanged.connect(self._choose_those_on_shift)
        self.people.itemChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._propose)
        self.asking.answered.connect(self._proposed)
        self.asking.failed.connect(self.proposals.nothing)
        self.forgetting.answered.connect(self._forgotten)
        self.forgetting.failed.connect(lambda text: self._adviser.told.emit("error", text))
        self.proposals.ready.connect(self.register.setEnabled)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put form and proposals under each other where they do not fit side by side."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= SIDE_BY_SIDE
        self._halves.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    # The list -----------------------------------------------------------------------------

    def refresh(self) -> None:
        self.leave()
        outcome = self.context.document.state.outcome
        if outcome is None:
            return
        columns = ("when", "where", "meeting", "state", "forget", "who")
        incidents = outcome.problem.incidents
        self.model.show(
            [t(f"ui.incidents.{name}") for name in columns],
            [self._line(outcome, each) for each in incidents],
        )
        self.table.setVisible(bool(incidents))
        self.none.setVisible(not incidents)
        self.table.setFixedHeight(ROW * (min(len(incidents), MOST_ROWS) + 1) + 12)
        if incidents:
            self.table.selectRow(0)
        self._offer()

    def _line(self, outcome: Outcome, incident: Incident) -> Line:
        known = {p.id: p.name for p in outcome.problem.roster.employees}
        names = [known.get(e, e) for e in incident.involved]
        held = self._meeting_of(outcome, incident.id)
        placed = self.context.document.state.meeting(held) if held else None
        return Line(
            (
                at_time(incident.at), incident.unit or t("ui.incidents.home"),
                when(placed.span) if placed else t("ui.incidents.not_placed"),
                _state(outcome, incident, placed),
                numeric_date(incident.delete_after) if incident.delete_after
                else t("ui.incidents.kept"),
                ", ".join(names),
            ),
            incident.id,
        )

    def _meeting_of(self, outcome: Outcome, incident_id: str) -> str | None:
        series = (s for s in outcome.problem.series if s.incident == incident_id)
        return next((f"{s.id}-1" for s in series), None)

    def _chosen(self) -> str | None:
        at = self.table.currentIndex().row()
        return str(self.model.lines[at].about) if 0 <= at < len(self.model.lines) else None

    def _offer(self) -> None:
        """Let the chosen incident be deleted, and placed where its meeting has no time."""
        outcome, chosen = self.context.document.state.outcome, self._chosen()
        self.delete.setEnabled(chosen is not None)
        due = self._meeting_of(outcome, chosen) if outcome and chosen else None
        missing = due is not None and self.context.document.state.meeting(due) is None
        self.place.setEnabled(missing)
        self.edit.setEnabled(chosen is not None)

    def _go(self) -> None:
        """Select the debriefing of the chosen incident, if it has a time."""
        outcome, chosen = self.context.document.state.outcome, self._chosen()
        due = self._meeting_of(outcome, chosen) if outcome and chosen else None
        if due is not None and self.context.document.state.meeting(due) is not None:
            self.context.selection.select_meeting(due)

    def _delete(self) -> None:
        outcome, chosen = self.context.document.state.outcome, self._chosen()
        if outcome is not None and chosen is not None and self._adviser.free():
            self.delete.setEnabled(False)
            self.forgetting.ask(ForgetIncident(outcome, chosen))

    def _forgotten(self, found: object) -> None:
        self._adviser.use(cast(Outcome, found), t("ui.undo.incident.gone"))

    # A new one ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the form: now, or on the nearest day after which the plan has room for a debriefing,
        with those on shift then."""
        outcome = self.context.document.state.outcome
        if outcome is None or not self._adviser.free():
            return
        now = datetime.now().replace(second=0, microsecond=0)
        now = datetime.combine(nearest_day(outcome.problem.period, now.date()), now.time())
        self._open_form(outcome.problem, now, None)
        self.form.heading.setText(t("ui.incidents.form"))
        self.register.setText(t("ui.incidents.register"))
        self.only.setText(t("ui.incidents.only"))
        self._choose_those_on_shift()
        self.at.setFocus()

    def _begin_correcting(self) -> None:
        """Open the form with what was registered of the chosen incident."""
        outcome, chosen = self.context.document.state.outcome, self._chosen()
        if outcome is None or chosen is None or not self._adviser.free():
            return
        incident = outcome.problem.incident(chosen)
        self._open_form(outcome.problem, local(incident.at), incident.unit)
        self._corrected = chosen
        self.form.heading.setText(t("ui.incidents.form.edit"))
        self.register.setText(t("ui.incidents.keep"))
        self.only.setText(t("ui.incidents.keep.only"))
        self._list_people(outcome.problem, set(incident.involved))
        self.at.setFocus()

    def _open_form(self, problem: Problem, at: datetime, unit: str | None) -> None:
        self._existing, self._corrected = None, None
        for field in (self.at, self.unit):
            field.blockSignals(True)
        self.at.setDateTime(QDateTime.fromString(at.isoformat(), Qt.DateFormat.ISODate))
        self.unit.clear()
        for each in problem.roster.units():
            self.unit.addItem(each or t("ui.incidents.home"), each)
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        for field in (self.at, self.unit):
            field.blockSignals(False)
        self.form.show()
        self.only.show()
        self.sheet.show()

    def leave(self) -> None:
        """Close the form; nothing of it is kept, and nobody waits for an answer any more."""
        self._pause.stop()
        self.asking.drop()
        self.forgetting.drop()
        self.proposals.looking.drop()
        self._registered, self._existing, self._corrected = None, None, None
        self.sheet.hide()

    def when_it_was(self) -> Moment:
        """The moment in the form."""
        found = self.at.dateTime().toPython()
        assert isinstance(found, datetime)
        return moment(found)

    def involved(self) -> tuple[str, ...]:
        """Who is ticked in the form."""
        items = (self.people.item(n) for n in range(self.people.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _choose_those_on_shift(self) -> None:
        problem = self.context.document.state.problem
        if problem is None:
            return
        if self._corrected is not None:  # who was in it stays, whoever else was at work then
            self._list_people(problem, set(self.involved()))
            return
        at, people = self.when_it_was(), problem.people(self.unit.currentData())
        self._list_people(problem, {
            p.id for p in people if any(s.span.start <= at < s.span.end for s in p.shifts)
        })

    def _list_people(self, problem: Problem, there: set[str]) -> None:
        """Everybody of the place, and those who were in it, who stand first and are ticked."""
        of_place = {p.id for p in problem.people(self.unit.currentData())}
        people = [p for p in problem.roster.employees if p.id in there | of_place]
        self.people.blockSignals(True)
        self.people.clear()
        for person in sorted(people, key=lambda p: (p.id not in there, p.name)):
            item = QListWidgetItem(person.name)
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = person.id in there
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.blockSignals(False)
        self._propose()

    def _propose(self) -> None:
        outcome, involved = self.context.document.state.outcome, self.involved()
        self._registered = None
        self.asking.drop()
        if outcome is None:
            return
        self.only.setEnabled(False)
        self.kept.setText("")
        if not involved:
            self.proposals.nothing(t("ui.incidents.nobody"))
            return
        self.proposals.nothing(t("ui_waiting.times"))
        self.asking.ask(RegisterIncident(
            outcome, self.when_it_was(), self.unit.currentData(), involved, self._corrected
        ))

    def _proposed(self, answer: object) -> None:
        found = cast(Proposed, answer)
        if self._existing is None:
            self._registered = found.outcome, found.meeting
            self.only.setEnabled(True)
            incidents = found.outcome.problem.incidents
            until = next(
                (i.delete_after for i in incidents if i.id == self._corrected),
                incidents[-1].delete_after,
            )
            self.kept.setText(
                t("ui.incidents.kept_until", date=numeric_date(until)) if until else ""
            )
        self.proposals.propose(found)

    def _propose_existing(self) -> None:
        outcome, chosen = self.context.document.state.outcome, self._chosen()
        due = self._meeting_of(outcome, chosen) if outcome and chosen else None
        if outcome is None or due is None or not self._adviser.free():
            return
        self._existing = due
        self.register.setText(t("ui.incidents.lay"))
        self.form.hide()
        self.only.hide()
        self.sheet.show()
        self.proposals.nothing(t("ui_waiting.times"))
        self.asking.ask(ProposeTimes(outcome, due))

    def _register(self) -> None:
        after = self.proposals.after
        due = self._existing or (self._registered[1] if self._registered else None)
        if after is None or due is None:
            return
        held = next(m for m in after.plan.meetings if m.id == due)
        new = self._existing is None
        step = t("ui.undo.incident" if new else "ui.undo.debriefing", when=(
            at_time(self.when_it_was()) if new else when(held.span)
        ))
        told = t("ui.incidents.done" if new else "ui.incidents.laid", when=when(held.span))
        if self._corrected is not None:
            step = t("ui.undo.incident.edit")
            told = t("ui.incidents.kept.edit", when=when(held.span))
        if self._adviser.use(after, step, told):
            self.context.selection.select_meeting(due)

    def _register_only(self) -> None:
        if self._registered is not None:
            step = t("ui.undo.incident", when=at_time(self.when_it_was()))
            told = t("ui.incidents.done.only")
            if self._corrected is not None:
                step, told = t("ui.undo.incident.edit"), t("ui.incidents.kept.only")
            self._adviser.use(self._registered[0], step, told)


def now() -> Moment:
    """The present moment."""
    return moment(datetime.now())


def _state(outcome: Outcome, incident: Incident, placed: Meeting | None) -> str:
    """Whether its debriefing was held, is over without a word, lies ahead, is missing, or late."""
    if placed is not None:
        if outcome.problem.record.was_held(placed.id):
            return t("ui.incidents.state.held")
        return t(f"ui.incidents.state.{'over' if placed.span.end <= now() else 'placed'}")
    kind = incident_kind(outcome.problem)
    _, deadline = kind.after_hours if kind is not None and kind.after_hours else (24, 72)
    last = incident.at + deadline * 60
    key = "ui.incidents.state.missing" if now() <= last else "ui.incidents.state.overdue"
    return t(key, when=at_time(last))


def nearest_day(period: Period, today: date) -> date:
    """The day of a period on which something new may have happened: today, its first day, or a day
    near its end from which a debriefing still finds room."""
    if today in period or today < period.first:
        return max(period.first, today)
    return max(period.first, period.last - timedelta(days=ROOM_DAYS))
