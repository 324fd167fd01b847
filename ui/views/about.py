"""About the program: what it is, what it is built on, and under which licences."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.texts import t
from ui import icons
from ui.licences import Part, parts, version_of
from ui.theme import GAP
from ui.widgets.parts import button, label, row

BUILT_ON = (("Qt / PySide6", "PySide6-Essentials"), ("OR-Tools", "ortools"),
            ("openpyxl", "openpyxl"))


class AboutDialog(QDialog):
    """Two pages: the program, and the licences of its parts."""

    def __init__(self, version: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("ui_shell.about.title"))
        self.resize(QSize(660, 480).boundedTo(parent.size()))
        self._parts: tuple[Part, ...] = parts()
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.addTab(_about(version), t("ui_shell.about.page"))
        self.names = QListWidget()
        self.names.setAccessibleName(t("ui_shell.about.parts"))
        self.names.setFixedWidth(210)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.pages.addTab(self._licences(), t("ui_shell.about.licences"))
        self.away = button(t("ui_shell.about.close"))
        self.away.clicked.connect(self.accept)
        self.away.setDefault(True)
        column = QVBoxLayout(self)
        column.addWidget(self.pages, 1)
        below = row(self.away, stretch=False)
        below.insertStretch(0, 1)
        column.addLayout(below)
        self.away.setFocus()

    def show_licences(self) -> None:
        """Begin with the licences."""
        self.pages.setCurrentIndex(1)
        self.names.setFocus()

    def _licences(self) -> QWidget:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setSpacing(GAP)
        self.names.addItems([f"{part.name} {part.version}" for part in self._parts])
        self.names.currentRowChanged.connect(self._show)
        self.names.setCurrentRow(0)
        across.addWidget(self.names)
        across.addWidget(self.text, 1)
        return page

    def _show(self, number: int) -> None:
        part = self._parts[number]
        missing = t("ui_shell.about.no_text", name=part.name, version=part.version,
                    licence=part.licence)
        head = f"{part.name} {part.version}\n{part.licence}\n\n"
        self.text.setPlainText(f"{head}{part.text}" if part.text else missing)
        self.text.setAccessibleName(t("ui_shell.about.licence_of", name=part.name))


def _about(version: str) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(GAP * 2, GAP * 2, GAP * 2, GAP * 2)
    column.setSpacing(GAP)
    head = QHBoxLayout()
    head.setSpacing(GAP * 2)
    mark = QLabel()
    mark.setPixmap(icons.mark().pixmap(QSize(56, 56)))
    head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(label(t("ui.name"), "title", size=1.8))
    names.addWidget(label(t("ui_shell.about.version", version=version), "muted"))
    names.addStretch(1)
    head.addLayout(names, 1)
    column.addLayout(head)
    for key in ("what", "private", "licence"):
        column.addWidget(label(t(f"ui_shell.about.{key}"), wrap=True))
    column.addWidget(label(t("ui_shell.about.stands_on"), "section"))
    for name, package in BUILT_ON:
        column.addWidget(label(f"{name} {version_of(package)}"))
    column.addStretch(1)
    return page
