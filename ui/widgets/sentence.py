"""A plain sentence whose words can be clicked and changed where they stand."""

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.texts import capital, t
from ui.said import Choice, Number, Part, Said, Several, Typed, Wrong
from ui.widgets.flow import Flow
from ui.widgets.parts import button, label, note
from ui.widgets.picker import Picker

_MARK = re.compile("\x02([a-z_0-9]+)\x03")
_LONGEST = 60
"""Letters of a word that are shown; the rest is in its tooltip."""


class FieldLink(QStackedWidget):
    """A word; clicked, it becomes a field. Enter takes what is in it, Esc leaves it.

    `chosen` carries the value. What cannot be is told by `wrong`, and the field stays open.
    """

    chosen = Signal(object)
    wrong = Signal(str)

    def __init__(self, part: Number | Typed, said: str) -> None:
        super().__init__()
        self._part = part
        self.link = _link(part.shown, said)
        self.field: QSpinBox | QLineEdit = _Spin() if isinstance(part, Number) else _Line()
        if isinstance(part, Number) and isinstance(self.field, QSpinBox):
            # A value that came from a file may lie beyond the limits: looking does not change it.
            self.field.setRange(min(part.least, part.value), max(part.most, part.value))
        self.field.setAccessibleName(said)
        self.addWidget(self.link)
        self.addWidget(self.field)
        self.link.clicked.connect(self.edit)
        self.field.editingFinished.connect(self._take)
        self.field.left.connect(self._leave)
        self._fit()

    def edit(self) -> None:
        """Open the field."""
        part, field = self._part, self.field
        if isinstance(field, QSpinBox):
            field.setValue(part.value if isinstance(part, Number) else 0)
        else:
            field.setText(part.text if isinstance(part, Typed) else "")
        width = max(84, min(380, self.link.sizeHint().width() + 40))
        self.setFixedSize(width if isinstance(part, Typed) else 84, field.sizeHint().height())
        self.setCurrentWidget(field)
        field.setFocus()
        field.selectAll()

    def _fit(self) -> None:
        self.setFixedSize(max(40, self.link.sizeHint().width()), _high(self.link))

    def _leave(self) -> None:
        self.wrong.emit("")
        self.setCurrentWidget(self.link)
        self._fit()
        self.link.setFocus()

    def _take(self) -> None:
        if self.currentWidget() is not self.field:
            return
        part, field = self._part, self.field
        if isinstance(field, QSpinBox) or isinstance(part, Number):
            assert isinstance(field, QSpinBox)
            assert isinstance(part, Number)
            value, same = field.value(), field.value() == part.value
        else:
            same = field.text().strip() == part.text
            try:
                value = part.read(field.text())
            except Wrong as why:
                if field.hasFocus():
                    self.wrong.emit(str(why))
                    return
                same = True  # left without an answer: as it was
        had = field.hasFocus()
        self.setCurrentWidget(self.link)
        self._fit()
        self.wrong.emit("")
        if had:
            self.link.setFocus()
        if not same:
            self.chosen.emit(value)


class ListLink(QPushButton):
    """A word; clicked, a list opens at it. `chosen` carries the key or the keys."""

    chosen = Signal(object)
    wrong = Signal(str)

    def __init__(self, part: Choice | Several, said: str) -> None:
        super().__init__()
        self._part, self.picker = part, None
        _dress(self, part.shown, said)
        self.clicked.connect(self.edit)

    picker: Picker | None

    @property
    def link(self) -> QPushButton:
        """What takes the focus."""
        return self

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, _high(self)))

    def edit(self) -> None:
        """Open the list."""
        self.picker = Picker(self._part, self.accessibleName(), self)
        self.picker.picked.connect(self._take)
        self.picker.show_at(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit()
        else:
            super().keyPressEvent(event)

    def _take(self, value: object) -> None:
        self.setFocus()
        now = self._part.value if isinstance(self._part, Choice) else self._part.values
        if value != now:
            self.chosen.emit(value)


class _Spin(QSpinBox):
    """A field that Esc leaves as it was."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Line(QLineEdit):
    """A line that Esc leaves as it was."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Sentence(QWidget):
    """A sentence with its changeable words. `changed` carries a word's name and its value."""

    changed = Signal(str, object)

    def __init__(
        self, key: str, parts: Mapping[str, Part], words: Mapping[str, str], tip: str = ""
    ) -> None:
        super().__init__()
        text = t(key, **{name: f"\x02{name}\x03" for name in parts}, **words)
        said = capital(_MARK.sub(lambda found: parts[found[1]].shown, text))
        self.setAccessibleName(said)
        self.setToolTip(tip)
        self.numbers: dict[str, FieldLink] = {}
        self.links: dict[str, FieldLink | ListLink] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = Flow(gap=4)
        column.addLayout(row)
        self._wrong = note("", "error")
        self._wrong.hide()
        column.addWidget(self._wrong)
        for n, piece in enumerate(_MARK.split(text)):
            if n % 2 == 0:
                for word in _pieces(piece):
                    row.addWidget(label(word))
                continue
            part = parts[piece]
            hint = t("ui.kinds.number", sentence=said, value=part.shown)
            each: FieldLink | ListLink
            if isinstance(part, Number | Typed):
                each = self.numbers[piece] = FieldLink(part, hint)
            else:
                each = ListLink(part, hint)
            if tip:
                each.link.setToolTip(f"{hint}\n{tip}")
            each.chosen.connect(lambda now, name=piece: self.changed.emit(name, now))
            each.wrong.connect(self.tell_wrong)
            self.links[piece] = each
            row.addWidget(each)

    def tell_wrong(self, why: str) -> None:
        """Say at the place why a value was not taken; nothing to say hides it."""
        self._wrong.setText(why)
        self._wrong.setVisible(bool(why))

    @property
    def told(self) -> str:
        """What is said to be wrong now."""
        return self._wrong.text() if not self._wrong.isHidden() else ""


def sentence_of(said: Said) -> Sentence:
    """The widget of a sentence that is told."""
    return Sentence(said.key, said.parts, said.words, said.tip)


def value_put(each: Sentence, said: Said, part: str, value: Any) -> Any:
    """The problem with a value; None where it cannot be, which is then told at the place."""
    try:
        after = said.put(part, value)
    except Wrong as why:
        each.tell_wrong(str(why))
        return None
    each.tell_wrong("")
    return after


def _pieces(text: str) -> list[str]:
    """The words between two links; long ones break where the row does."""
    words, line = text.split(), ""
    found: list[str] = []
    for word in words:
        if line and len(line) + len(word) > 36:
            found.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*found, line] if line else found


def _link(text: str, said: str) -> QPushButton:
    made = button("")
    _dress(made, text, said)
    return made


def _high(made: QPushButton) -> int:
    """Pixels: words with a field behind them and words with a list are equally high."""
    return made.fontMetrics().height() + 14


def _dress(made: QPushButton, text: str, said: str) -> None:
    made.setText(text if len(text) <= _LONGEST else f"{text[:_LONGEST - 1]}…")
    made.setProperty("role", "number")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(said)
    made.setToolTip(said)
