"""A plain sentence whose numbers can be clicked and changed where they stand."""

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSpinBox, QStackedWidget, QWidget

from planner.texts import t
from ui.widgets.flow import Flow
from ui.widgets.parts import button, label

_MARK = re.compile("\x02([a-z_]+)\x03")


class NumberLink(QStackedWidget):
    """A number; clicked, it becomes a field. Enter takes what is in it, Esc leaves it."""

    chosen = Signal(int)

    def __init__(self, value: int, least: int, most: int, said: str) -> None:
        super().__init__()
        self._value = value
        self.link = button(str(value), "number")
        self.link.setAccessibleName(said)
        self.link.setToolTip(said)
        self.field = _Field()
        self.field.setRange(least, most)
        self.field.setAccessibleName(said)
        self.addWidget(self.link)
        self.addWidget(self.field)
        self.link.clicked.connect(self._edit)
        self.field.editingFinished.connect(self._take)
        self.field.left.connect(self._leave)
        self.setFixedWidth(max(40, self.link.sizeHint().width()))

    def _edit(self) -> None:
        self.field.setValue(self._value)
        self.setFixedWidth(84)
        self.setCurrentWidget(self.field)
        self.field.setFocus()
        self.field.selectAll()

    def _leave(self) -> None:
        self.setCurrentWidget(self.link)
        self.setFixedWidth(max(40, self.link.sizeHint().width()))

    def _take(self) -> None:
        if self.currentWidget() is not self.field:
            return
        value = self.field.value()
        had = self.field.hasFocus()
        self._leave()
        if had:
            self.link.setFocus()
        if value != self._value:
            self.chosen.emit(value)


class _Field(QSpinBox):
    """A field that Esc leaves as it was."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Sentence(QWidget):
    """The text of a key with numbers in it. `changed` carries a number's name and its value."""

    changed = Signal(str, int)

    def __init__(
        self, key: str, known: Mapping[str, tuple[int, int, int]], words: Mapping[str, str]
    ) -> None:
        super().__init__()
        marks = {name: f"\x02{name}\x03" for name in known}
        text = t(key, **{**marks, **words})
        said = _MARK.sub(lambda found: str(known[found[1]][0]), text)
        self.setAccessibleName(said)
        self.numbers: dict[str, NumberLink] = {}
        row = Flow(gap=4)
        self.setLayout(row)
        for n, part in enumerate(_MARK.split(text)):
            if n % 2 == 0:
                if part.strip():
                    row.addWidget(label(part.strip()))
                continue
            value, least, most = known[part]
            each = NumberLink(
                value, least, most, t("ui.kinds.number", sentence=said, value=value)
            )
            each.chosen.connect(lambda now, name=part: self.changed.emit(name, now))
            self.numbers[part] = each
            row.addWidget(each)
