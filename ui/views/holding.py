"""Held or not: meetings that are over, and a tick for each who came."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from models.meetings import Attendance, Meeting
from models.plan import Outcome
from planner.review.log_words import moment_words
from planner.texts import t
from ui import figures
from ui.reviewing import Reviewing
from ui.theme import GAP
from ui.views.base import Context
from ui.views.review_words import meeting_words
from ui.widgets.parts import Segments, across, button, label

_ID: Final = Qt.ItemDataRole.UserRole
WHICH: Final = ("waiting", "noted")


class TickList(QListWidget):
    """People with a tick each; space turns it, Enter is `done`."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def tick(self, employee: str, name: str, came: bool) -> None:
        """One person more."""
        item = QListWidgetItem(name)
        item.setData(_ID, employee)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if came else Qt.CheckState.Unchecked)
        self.addItem(item)

    def lines(self) -> tuple[QListWidgetItem, ...]:
        """All lines."""
        return tuple(self.item(n) for n in range(self.count()))

    def came(self) -> tuple[str, ...]:
        """Who has a tick."""
        ticked = Qt.CheckState.Checked
        return tuple(str(i.data(_ID)) for i in self.lines() if i.checkState() == ticked)


class HoldingPage(QWidget):
    """Meetings that wait for a word, or have one; beside it who came to the chosen one.
    `fetch_wanted`: the ticks are to be read from a workbook."""

    fetch_wanted = Signal()

    def __init__(self, context: Context, reviewing: Reviewing) -> None:
        super().__init__()
        self._context, self._reviewing = context, reviewing
        self._which = WHICH[0]
        self.chosen: str | None = None
        self._shown: tuple[str, tuple[str, ...]] | None = None
        self.which = Segments(
            ((name, t(f"ui_review.held.{name}", count=0)) for name in WHICH),
            t("ui_review.held.which"), wraps=True,
        )
        self.meetings, self.people = QListWidget(), TickList()
        self.none = label("", "muted", wrap=True)
        self.title, self.mark = label("", "title", wrap=True), label("", wrap=True)
        self.external = label("", "muted", wrap=True)
        self.add = QLineEdit()
        self.all = button(t("ui_review.held.all"), "primary")
        self.save = button(t("ui_review.held.save"))
        self.cancel = button(t("ui_review.held.cancel"))
        self.back = button(t("ui_review.held.back"))
        self.fetch = button(t("ui_review.held.fetch"))
        self.right = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.meetings.setAccessibleName(t("ui_review.held.list"))
        self.meetings.setWordWrap(True)
        self.meetings.setSpacing(3)
        self.people.setSpacing(3)
        self.people.setAccessibleName(t("ui_review.held.who"))
        self.people.setAccessibleDescription(t("ui_review.held.keys"))
        self.add.setPlaceholderText(t("ui_review.held.add"))
        self.add.setAccessibleName(t("ui_review.held.add"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(GAP)
        for each in (self.which, self.none, self.meetings, self.fetch):
            column.addWidget(each)
        column.setStretch(2, 1)
        sheet = QVBoxLayout(self.right)
        sheet.setContentsMargins(GAP, 0, 0, 0)
        sheet.setSpacing(GAP)
        for widget in (self.title, self.mark, label(t("ui_review.held.who"), "section"),
                       self.people, self.external, self.add,
                       label(t("ui_review.held.keys"), "muted", wrap=True)):
            sheet.addWidget(widget)
        sheet.setStretch(3, 1)
        sheet.addLayout(across(self.all, self.save))
        sheet.addLayout(across(self.cancel, self.back))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(left)
        halves.addWidget(self.right)
        halves.setSizes([300, 400])
        halves.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(halves)

    def _connect(self) -> None:
        self.which.chosen.connect(self._turn)
        self.fetch.clicked.connect(self.fetch_wanted)
        self.meetings.currentItemChanged.connect(self._chosen)
        self.meetings.itemActivated.connect(lambda _: self.people.setFocus())
        self.people.done.connect(self._save)
        self.save.clicked.connect(self._save)
        self.all.clicked.connect(self._save_all)
        self.cancel.clicked.connect(self._cancel)
        self.back.clicked.connect(self._take_back)
        self.add.returnPressed.connect(self._add)

    def show_meeting(self, meeting_id: str) -> None:
        """Show who came to one meeting."""
        outcome = self._context.document.state.outcome
        if outcome is not None:
            self._which = WHICH[outcome.problem.record.was_held(meeting_id)]
            self.chosen = meeting_id
            self.refresh()
            self.people.setFocus()

    def _turn(self, which: str) -> None:
        self._which = which
        self.refresh()

    def _listed(self, outcome: Outcome, which: str) -> tuple[Meeting, ...]:
        from planner.review.holding import to_note

        if which == "waiting":
            return to_note(outcome, self._reviewing.clock())
        held = {each.meeting for each in outcome.problem.record.held}
        return tuple(m for m in reversed(outcome.plan.meetings) if m.id in held)

    def refresh(self) -> None:
        """Show the plan as it is now."""
        outcome = self._context.document.state.outcome
        if outcome is None:
            return
        some = {name: self._listed(outcome, name) for name in WHICH}
        self.which.rename({
            name: t(f"ui_review.held.{name}", count=len(some[name])) for name in WHICH
        })
        self.which.choose(self._which)
        listed = some[self._which]
        if self.chosen not in {m.id for m in listed}:
            self.chosen = listed[0].id if listed else None
        self.meetings.blockSignals(True)
        self.meetings.clear()
        for meeting in listed:
            item = QListWidgetItem(meeting_words(outcome.problem, meeting))
            item.setData(_ID, meeting.id)
            self.meetings.addItem(item)
            if meeting.id == self.chosen:
                self.meetings.setCurrentItem(item)
        self.meetings.blockSignals(False)
        key = "none" if self._which == "waiting" else "none.noted"
        self.none.setText(t(f"ui_review.held.{key}"))
        self.none.setVisible(not listed)
        self.meetings.setVisible(bool(listed))
        reading = self._context.document.reading
        self.fetch.setEnabled(not reading)
        self.fetch.setToolTip(
            t("ui_review.reading.off") if reading else t("ui_review.held.fetch.why")
        )
        self._show(outcome)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        outcome = self._context.document.state.outcome
        if item is not None and outcome is not None:
            self.chosen = item.data(_ID)
            self._show(outcome)

    def _show(self, outcome: Outcome) -> None:
        meeting = next((m for m in outcome.plan.meetings if m.id == self.chosen), None)
        self.right.setVisible(meeting is not None)
        if meeting is None:
            self._shown = None
            return
        held = next((h for h in outcome.problem.record.held if h.meeting == meeting.id), None)
        self.title.setText(meeting_words(outcome.problem, meeting))
        self.mark.setVisible(held is not None)
        if held is not None:
            self.mark.setText(t(
                "ui_review.held.mark", by=held.by or t("review.nobody"),
                when=moment_words(held.at),
            ))
        self.back.setVisible(held is not None)
        for each in (self.save, self.all, self.cancel, self.back):
            each.setEnabled(not self._context.document.reading)
            each.setToolTip(
                t("ui_review.reading.off") if self._context.document.reading else ""
            )
        there = tuple(seat.employee for seat in meeting.attendance)
        if self._shown != (meeting.id, there):
            # Ticks that are not saved yet stay while something else in the plan changes.
            self._shown = meeting.id, there
            self._fill(outcome, meeting, held.planned if held else meeting.attendance)

    def _fill(
        self, outcome: Outcome, meeting: Meeting, planned: tuple[Attendance, ...]
    ) -> None:
        names = {p.id: p.name for p in outcome.problem.roster.employees}
        seats = {seat.employee: seat for seat in meeting.attendance}
        invited = {seat.employee: seat for seat in planned}
        self.people.clear()
        for employee, seat in sorted(
            {**seats, **invited}.items(), key=lambda one: (not one[1].leads, names[one[0]])
        ):
            key = "leads" if seat.leads else "" if employee in invited else "extra"
            name = names[employee]
            said = t(f"ui_review.held.{key}", name=name) if key else name
            self.people.tick(employee, said, employee in seats)
        self.people.setCurrentRow(0)
        lead = figures.lead_name(outcome.problem, meeting)
        outside = lead is not None and not any(s.leads for s in invited.values())
        self.external.setText(t("ui_review.held.external", name=lead or ""))
        self.external.setVisible(outside)
        completer = QCompleter(sorted(names.values()), self.add)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.add.setCompleter(completer)
        self.add.clear()

    def _add(self) -> None:
        """Somebody came who was not planned: her name, or the only one that it can be."""
        outcome, said = self._context.document.state.outcome, self.add.text().strip().casefold()
        if outcome is None or not said:
            return
        people = outcome.problem.roster.employees
        found = [p for p in people if p.name.casefold() == said] or [
            p for p in people if said in p.name.casefold()
        ]
        if len(found) != 1:
            return
        person = found[0]
        known = [i for i in self.people.lines() if i.data(_ID) == person.id]
        if known:
            known[0].setCheckState(Qt.CheckState.Checked)
        else:
            self.people.tick(person.id, t("ui_review.held.extra", name=person.name), True)
        self.add.clear()

    def _save_all(self) -> None:
        for item in self.people.lines():
            item.setCheckState(Qt.CheckState.Checked)
        self._save()

    def _save(self) -> None:
        self._say(lambda meeting: self._reviewing.hold(meeting, self.people.came()))

    def _cancel(self) -> None:
        self._say(self._reviewing.cancel)

    def _take_back(self) -> None:
        self._say(self._reviewing.unhold)

    def _say(self, say: Callable[[str], bool]) -> None:
        """Say something of the chosen meeting, and go on to the next."""
        if self.chosen is None:
            return
        at, self._shown = self.meetings.currentRow(), None
        if say(self.chosen):
            self.meetings.setCurrentRow(min(at, self.meetings.count() - 1))
            self.people.setFocus()
