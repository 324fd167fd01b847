"""Building blocks of the details: headings, facts beside their names, links."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout

from ui.theme import GAP
from ui.widgets.parts import button, label


def section(body: QVBoxLayout, text: str) -> None:
    """A quiet heading with some room above it."""
    body.addSpacing(GAP)
    body.addWidget(label(text, "section"))


def facts(body: QVBoxLayout, lines: Iterable[tuple[str, str | None]]) -> None:
    """Names and values in two columns; what has no value is left out."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP * 2)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for n, (name, value) in enumerate(line for line in lines if line[1]):
        grid.addWidget(label(name, "muted"), n, 0)
        grid.addWidget(label(value or "", wrap=True), n, 1)
    body.addLayout(grid)


def link(body: QVBoxLayout, text: str, act: Callable[[], None], name: str = "") -> QPushButton:
    """A line that can be pressed. `name`: by which the focus finds it again when all is redrawn."""
    each = button(text, "link")
    each.setObjectName(name)
    each.clicked.connect(lambda: act())
    body.addWidget(each)
    return each
