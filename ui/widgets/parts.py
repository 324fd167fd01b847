"""Small building blocks: labels with a role, cards, rows, segments, an empty state."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.texts import t
from ui.look import scaled
from ui.theme import GAP
from ui.widgets.flow import Flow


def label(text: str, role: str = "", *, size: float = 1.0, wrap: bool = False) -> QLabel:
    """A plain-text label; `role` is one of the style sheet (title, muted, section)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if size != 1.0:
        weight = QFont.Weight.DemiBold if role == "title" else QFont.Weight.Normal
        made.setFont(scaled(made.font(), size, weight))
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def note(text: str, tone: str) -> QLabel:
    """A sentence on a coloured ground; `tone` is error, warning, good or info."""
    made = label(text, wrap=True)
    made.setProperty("tone", tone)
    return made


def button(text: str, role: str = "") -> QPushButton:
    """A button; `role` is one of the style sheet (primary, link, segment)."""
    made = QPushButton(text)
    if role:
        made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)  # Enter presses it as the space bar does
    return made


class Card(QFrame):
    """A white sheet with a heading and whatever is put on it."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GAP * 2, GAP * 2, GAP * 2, GAP * 2)
        self.body.setSpacing(GAP)
        self.heading = label(heading, "title")
        self.heading.setVisible(bool(heading))
        self.body.addWidget(self.heading)


class Page(QScrollArea):
    """A page that scrolls up and down, with a wide margin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "page")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(GAP * 3, GAP * 2, GAP * 3, GAP * 3)
        self.body.setSpacing(GAP * 2)
        self.setWidget(inside)
        # Tab stops here, so that the arrows scroll what has nothing to press.
        self.setAccessibleName(t("ui_shell.page"))


LEAST_HEIGHT = 230
"""Pixels that a table is high at least; on a low screen the page around it scrolls."""


def filled(view: QWidget) -> QVBoxLayout:
    """Fill a view with a page that scrolls where the screen is too low; gives what to put on it."""
    around = QVBoxLayout(view)
    around.setContentsMargins(0, 0, 0, 0)
    page = Page()
    page.body.setContentsMargins(GAP * 3, GAP * 2, GAP * 3, GAP * 2)
    page.body.setSpacing(GAP)
    around.addWidget(page)
    return page.body


class Segments(QWidget):
    """Buttons side by side of which one is chosen. `chosen` carries its key.

    `wraps`: they stand in several rows where one is too narrow for them.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Iterable[tuple[str, str]], name: str, *, wraps: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._keys: dict[QAbstractButton, str] = {}
        self._group = QButtonGroup(self)
        row: QLayout = Flow(gap=4) if wraps else QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.setLayout(row)
        for key, text in choices:
            each = button(text, "segment")
            each.setCheckable(True)
            self._keys[each] = key
            self._group.addButton(each)
            row.addWidget(each)
        self._group.buttonClicked.connect(lambda b: self.chosen.emit(self._keys[b]))

    def rename(self, texts: Mapping[str, str]) -> None:
        """Give buttons other texts, by key."""
        for each, key in self._keys.items():
            each.setText(texts.get(key, each.text()))

    def show_only(self, keys: Iterable[str]) -> None:
        """Offer only some of the choices."""
        shown = set(keys)
        for each, key in self._keys.items():
            each.setVisible(key in shown)

    def choose(self, key: str) -> None:
        """Show which one is chosen, without telling anybody."""
        for each, its_key in self._keys.items():
            each.setChecked(its_key == key)


def put_away(widget: QWidget) -> bool:
    """Whether a widget was hidden; one that is new and waits to come up was not."""
    explicit = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return explicit and widget.isHidden()


def order_focus(root: QWidget) -> None:
    """Let Tab go through what can be seen in a part in the order in which it was put there.

    What is made anew would otherwise come last of all in the window.
    """
    chain = [
        each for each in root.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None and not put_away(each) and each.window() is root.window()
    ]
    for former, following in pairwise(chain):
        QWidget.setTabOrder(former, following)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def row(*widgets: QWidget, spacing: int = GAP, stretch: bool = True) -> QHBoxLayout:
    """Widgets side by side, the rest of the width left free."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget)
    if stretch:
        made.addStretch(1)
    return made


def paired(words: str, field: QWidget) -> QWidget:
    """A field with its name before it, which stay together where lines break."""
    made, said = QWidget(), label(words, "muted")
    said.setBuddy(field)
    inside = row(said, field, stretch=False)
    inside.setContentsMargins(0, 0, 0, 0)
    made.setLayout(inside)
    return made


def across(*widgets: QWidget) -> Flow:
    """Widgets side by side, on as many rows as they need."""
    made = Flow()
    for widget in widgets:
        made.addWidget(widget)
    return made


def heading(title: str, subtitle: str = "") -> QVBoxLayout:
    """The heading of a page, with a quieter line under it."""
    made = QVBoxLayout()
    made.setSpacing(2)
    made.addWidget(label(title, "title", size=1.7, wrap=True))
    if subtitle:
        made.addWidget(label(subtitle, "muted", wrap=True))
    return made
