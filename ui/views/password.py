"""Asking for the password of a plan, and for a new one."""

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from planner.plan_file.locked import LEAST, available
from planner.texts import t
from ui.theme import GAP
from ui.widgets.parts import button, label, row

GOOD = 16
"""Characters from which a password is called strong: several words in a row."""


class PasswordDialog(QDialog):
    """Asks for the password of a plan. `password`: what was entered; None where it was left."""

    def __init__(self, file: str, wrong: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("ui_password.title"))
        self.password: str | None = None
        column = _column(self)
        column.addWidget(label(t("ui_password.needed", file=file), wrap=True))
        self.wrong = label(wrong, wrap=True)
        self.wrong.setProperty("tone", "error")
        self.wrong.setVisible(bool(wrong))
        column.addWidget(self.wrong)
        self.entry = _entry(self, t("ui_password.entry"))
        column.addWidget(self.entry)
        self.take = button(t("ui_password.open"), "primary")
        self.take.clicked.connect(self._take)
        self.cancel = button(t("ui_password.cancel"))
        self.cancel.clicked.connect(self.reject)
        column.addLayout(_buttons(self.cancel, self.take))
        self.take.setDefault(True)
        self.entry.textChanged.connect(lambda text: self.take.setEnabled(bool(text)))
        self.take.setEnabled(False)
        self.entry.setFocus()

    def _take(self) -> None:
        self.password = self.entry.text()
        self.accept()


class NewPasswordDialog(QDialog):
    """Asks for a new password twice. `password`: the new one, empty to take off the old one, None
    where it stays as it is."""

    def __init__(self, file: str, parent: QWidget, *, changing: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("ui_password.new.title"))
        self.password: str | None = None
        column = _column(self)
        column.addWidget(label(t("ui_password.new.what", file=file), wrap=True))
        lost = label(t("ui_password.new.lost"), wrap=True)
        lost.setProperty("tone", "warning")
        column.addWidget(lost)
        self.entry = _entry(self, t("ui_password.new.entry"))
        self.again = _entry(self, t("ui_password.new.again"))
        for each, name in ((self.entry, "entry"), (self.again, "again")):
            said = label(t(f"ui_password.new.{name}"))
            said.setBuddy(each)
            column.addWidget(said)
            column.addWidget(each)
            each.textChanged.connect(self._judge)
        self.strength = label("", "muted", wrap=True)
        column.addWidget(self.strength)
        self.save = button(t("ui_password.new.save"), "primary")
        self.save.clicked.connect(self._take)
        self.remove = button(t("ui_password.new.remove"))
        self.remove.clicked.connect(self._remove)
        self.remove.setVisible(changing)
        self.cancel = button(t("ui_password.cancel"))
        self.cancel.clicked.connect(self.reject)
        column.addLayout(_buttons(self.remove, self.cancel, self.save))
        self.save.setDefault(True)
        self.entry.setFocus()
        self._judge()

    def _judge(self) -> None:
        """Say in words what the password is worth, and let only a usable one be taken."""
        word, again = self.entry.text(), self.again.text()
        there = available()
        self.save.setEnabled(there and len(word) >= LEAST and word == again)
        if not there:
            said = t("plan_password.not_installed")
        elif len(word) < LEAST:
            said = t("ui_password.strength.short", number=LEAST)
        elif again and word != again:
            said = t("ui_password.strength.other")
        elif len(word) < GOOD or len(set(word)) < LEAST:
            said = t("ui_password.strength.weak")
        else:
            said = t("ui_password.strength.good")
        self.strength.setText(said)

    def _take(self) -> None:
        self.password = self.entry.text()
        self.accept()

    def _remove(self) -> None:
        self.password = ""
        self.accept()


def _column(dialog: QDialog) -> QVBoxLayout:
    dialog.setMinimumWidth(460)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(GAP * 3, GAP * 3, GAP * 3, GAP * 2)
    column.setSpacing(GAP)
    return column


def _entry(dialog: QDialog, name: str) -> QLineEdit:
    made = QLineEdit(dialog)
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    return made


def _buttons(*buttons: QWidget) -> QVBoxLayout:
    line = row(*buttons, stretch=False)
    line.insertStretch(0, 1)
    column = QVBoxLayout()
    column.setContentsMargins(0, GAP, 0, 0)
    column.addLayout(line)
    return column
