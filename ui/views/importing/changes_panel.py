"""Last step of a newer roster: only what changed, and which meetings it hits."""

from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from planner.texts import t
from ui import changes
from ui.changes import ChangeLine
from ui.importer import Importer
from ui.theme import GAP
from ui.widgets.parts import Segments, label, note
from ui.widgets.plain_table import Line, PlainModel, whole_rows

PAGES = ("hits", "shifts", "people")
_COLUMNS = {
    "hits": ("when", "meeting", "who", "before", "after"),
    "shifts": ("day", "who", "what", "before", "after"),
    "people": ("who", "what", "unit"),
}


class ChangesPanel(QWidget):
    """Three pages of one table: meetings that are hit, shifts, people."""

    def __init__(self, importer: Importer) -> None:
        super().__init__()
        self._importer = importer
        self._page = "hits"
        self._lines: dict[str, tuple[ChangeLine, ...]] = {}
        self.pages = Segments([(key, t(f"ui.changes.page.{key}")) for key in PAGES],
                              t("ui.changes.pages"))
        self.model = PlainModel()
        self.table = whole_rows(QTableView(), self.model, t("ui.changes.pages"))
        self.said = note("", "info")
        self.quiet = label("", "muted", wrap=True)
        top = QHBoxLayout()
        top.addWidget(self.pages)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP + GAP // 2)
        column.addWidget(self.said)
        column.addLayout(top)
        column.addWidget(self.quiet)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.pages.chosen.connect(self.choose_page)

    def refresh(self) -> None:
        """Show what the roster as it was read now changes."""
        read, older = self._importer.read, self._importer.older
        if read is None or read.compared is None or older is None:
            self._lines = {}
            self.said.setText(t("ui.changes.comparing"))
            self.choose_page(self._page)
            return
        found = read.compared.changes
        self._lines = {
            "hits": changes.hit_lines(older, read.problem, self._importer.plan, found),
            "shifts": changes.shift_lines(read.problem, found),
            "people": changes.person_lines(older, read.problem, found),
        }
        self.pages.rename({
            key: t("ui.changes.page.count", page=t(f"ui.changes.page.{key}"),
                   count=len(self._lines[key]))
            for key in PAGES
        })
        if found.period is None:
            self.said.setText(t("reconcile.no_days"))
        elif found.nothing:
            self.said.setText(t("reconcile.nothing"))
        else:
            meetings = len({line.meeting for line in self._lines["hits"]})
            self.said.setText(t(
                "ui.changes.sum", people=len(self._lines["people"]),
                shifts=len(self._lines["shifts"]), meetings=meetings,
            ))
        self.choose_page(self._page)

    def choose_page(self, page: str) -> None:
        """Show one of `PAGES`."""
        self._page = page
        self.pages.choose(page)
        lines = self._lines.get(page, ())
        headings = [t(f"ui.changes.column.{name}") for name in _COLUMNS[page]]
        self.model.show(headings, [Line(line.texts, line) for line in lines])
        self.table.setVisible(bool(lines))
        self.quiet.setVisible(not lines)
        self.quiet.setText(t(f"ui.changes.none.{page}"))
