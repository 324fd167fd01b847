"""What somebody reads on the screen: the words of labels and buttons that are visible."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def labels(widget: QWidget) -> str:
    """What the visible labels of a part say, a line each."""
    return "\n".join(x.text() for x in widget.findChildren(QLabel) if x.isVisible())


def words(widget: QWidget) -> str:
    """What the visible labels of a part say, and then its buttons."""
    pressed = [x.text() for x in widget.findChildren(QPushButton) if x.isVisible()]
    return "\n".join([labels(widget), *pressed])


def buttons(widget: QWidget, text: str) -> list[QPushButton]:
    """The visible buttons of a part that say just that."""
    return [x for x in widget.findChildren(QPushButton) if x.isVisible() and x.text() == text]
