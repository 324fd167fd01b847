"""Whose data are to be deleted: what the plan knows of her, before anything goes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QVBoxLayout, QWidget

from models.people import Employee
from models.plan import Outcome
from planner import service
from planner.texts import t
from ui.theme import GAP
from ui.widgets.parts import Card, Page, button, label, row


class ForgetDialog(QDialog):
    """`choice`: a person's id and whether copies are cleaned too; None where nobody was chosen."""

    def __init__(self, outcome: Outcome, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("ui_history.forget.title"))
        self.resize(QSize(560, 520).boundedTo(parent.size()))
        self._outcome = outcome
        self.choice: tuple[str, bool] | None = None
        self.who = QComboBox()
        self.who.setAccessibleName(t("ui_history.forget.who"))
        self.who.addItem(t("ui_history.forget.choose"), None)
        for person in _left_first(outcome):
            parts = (person.name, person.unit or "")
            self.who.addItem(", ".join(filter(None, parts)), person.id)
        self.said = label("", wrap=True)
        self.said.setAccessibleName(t("ui_history.forget.what"))
        self.copies = QCheckBox(t("ui_history.forget.copies"))
        self.copies.setChecked(True)
        self.delete_data = button(t("ui_history.forget.delete"), "primary")
        self.cancel = button(t("ui_history.forget.cancel"))
        self._lay_out()
        self.who.currentIndexChanged.connect(self._show)
        self.delete_data.clicked.connect(self._delete)
        self.cancel.clicked.connect(self.reject)
        self._show()
        self.who.setFocus()

    def _lay_out(self) -> None:
        page = Page()
        page.body.addWidget(label(t("ui_history.forget.about"), wrap=True))
        page.body.addWidget(self.who)
        card = Card(t("ui_history.forget.what"))
        card.body.addWidget(self.said)
        page.body.addWidget(card)
        page.body.addWidget(self.copies)
        page.body.addWidget(label(t("ui_history.forget.copies.why"), "muted", wrap=True))
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GAP)
        column.addWidget(page, 1)
        buttons = row(self.cancel, self.delete_data, stretch=False)
        buttons.insertStretch(0, 1)
        buttons.setContentsMargins(GAP * 3, 0, GAP * 3, 0)
        column.addLayout(buttons)

    def _show(self) -> None:
        from planner.history.telling import found_lines

        chosen = self.who.currentData()
        self.delete_data.setEnabled(chosen is not None)
        if chosen is None:
            self.said.setText(t("ui_history.forget.nobody"))
            return
        _, *lines = found_lines(service.known_of(self._outcome, chosen))
        self.said.setText("\n".join(line.strip() for line in lines))

    def _delete(self) -> None:
        self.choice = (self.who.currentData(), self.copies.isChecked())
        self.accept()


def _left_first(outcome: Outcome) -> list[Employee]:
    """By name, those first who are in no roster of the period."""
    days = set(outcome.problem.period.days())
    return sorted(
        outcome.problem.roster.employees,
        key=lambda p: (bool(p.shifts) or not days <= p.away, p.name),
    )
