"""Step 3: whose the names are; in a newer roster also who is new, gone, or the same as before."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from planner.texts import t
from ui.answers import with_nobody, with_person, without_name
from ui.importer import Importer
from ui.look import Look
from ui.theme import GAP
from ui.views.importing.people_model import PeopleModel
from ui.widgets.parts import Page, button, clear, label
from ui.widgets.plain_table import whole_rows

ROW_HEIGHT = 44
LEAST_HEIGHT = 180
WIDEST_NAME, BESIDE_NAME = 260, 54
MOST_ROWS = 5

if TYPE_CHECKING:
    from planner.importing.likely import Likely

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to say yes or no to. `settled`: it was, and this is what it came to."""

    sentence: str
    yes: Callable[[], None]
    no: Callable[[], None]
    place: Place | None = None
    settled: str | None = None
    reopen: Callable[[], None] | None = None


class PeoplePanel(QWidget):
    """`pointed_at` carries a name and its first cell (sheet and address), or nothing."""

    pointed_at = Signal(str, object)

    def __init__(self, importer: Importer, look: Look) -> None:
        super().__init__()
        self._importer = importer
        self.model = PeopleModel(look)
        self.table = whole_rows(QTableView(), self.model, t("ui.wizard.step.people"))
        self.doubts = Page()
        self.doubts.body.setContentsMargins(0, 0, 0, 0)
        self.doubts.body.setSpacing(0)
        self._doubts_title = label(t("ui.wizard.people.doubts"), "section")
        self.gone = label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label(t("ui.wizard.people.hint"), "muted", wrap=True))
        column.addWidget(self._doubts_title)
        column.addWidget(self.doubts)
        column.addWidget(self.gone)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        column.addWidget(self.table, 1)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.model.counted.connect(self._count)

    def refresh(self) -> None:
        """Show the reading as it is now."""
        read = self._importer.read
        if read is None:
            return
        former = self.table.currentIndex().row()
        self.model.show(read.understood.people, self._news())
        self._fit_names()
        if self.model.rowCount():
            self.table.selectRow(min(max(0, former), self.model.rowCount() - 1))
        doubts = self._of_the_file() + self._of_both()
        clear(self.doubts.body)
        for doubt in doubts:
            self.doubts.body.addWidget(self._line(doubt))
        self.doubts.body.addStretch(1)
        self.doubts.setFixedHeight(ROW_HEIGHT * min(MOST_ROWS, max(1, len(doubts))) + 6)
        self.doubts.setVisible(bool(doubts))
        self._doubts_title.setVisible(bool(doubts))
        gone = self._gone()
        self.gone.setText(t("ui.wizard.people.gone", names=", ".join(gone)))
        self.gone.setVisible(bool(gone))

    def _fit_names(self) -> None:
        """The table's own guess forgets the box before each name."""
        metrics = self.table.fontMetrics()
        widest = max((metrics.horizontalAdvance(f.name) for f in self.model.facts), default=0)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, min(WIDEST_NAME, widest + BESIDE_NAME))

    def point(self) -> None:
        """Show where the chosen name stands."""
        chosen = self.table.currentIndex().row()
        if 0 <= chosen < self.model.rowCount():
            fact = self.model.facts[chosen]
            self.pointed_at.emit(fact.name, fact.place)

    # What is asked ------------------------------------------------------------------------

    def open_doubts(self) -> int:
        """How many of the doubts nobody has settled."""
        return sum(doubt.settled is None for doubt in self._of_the_file() + self._of_both())

    def _of_the_file(self) -> list[Doubt]:
        read, said = self._importer.read, self._importer.said
        if read is None:
            return []
        found: list[Doubt] = []
        for one in read.understood.open:
            name, place = one.text, one.places[0] if one.places else None
            if one.kind == "nobody":
                found.append(Doubt(t("ui.wizard.ask.person", name=name),
                                   self._is(name, name), self._nobody(name), place))
            elif one.kind == "same" and one.other == name:
                pair = (name, name)
                settled = t("ui.wizard.settled.apart") if pair in said.apart else None
                found.append(Doubt(
                    t("ui.wizard.ask.namesakes", name=name), self._is(name, name),
                    partial(self._importer.part, *pair), place, settled,
                    partial(self._importer.reopen, *pair),
                ))
            elif one.kind == "same" and one.other is not None:
                found.append(Doubt(t("ui.wizard.ask.same", name=name, other=one.other),
                                   self._is(name, one.other), self._is(name, name), place))
        return found

    def _of_both(self) -> list[Doubt]:
        read, older = self._importer.read, self._importer.older
        if read is None or older is None or read.compared is None:
            return []
        return [self._doubt_of(pair) for pair in read.compared.people.likely]

    def _doubt_of(self, pair: "Likely") -> Doubt:
        importer, ids = self._importer, (pair.newer, pair.older)
        assert importer.read is not None
        assert importer.older is not None
        roster = importer.read.understood.roster
        said = ", ".join(t(f"reconcile.evidence.{each}") for each in pair.evidence)
        joined = importer.said.same.get(pair.newer) == pair.older
        settled = (
            t("ui.wizard.settled.same") if joined
            else t("ui.wizard.settled.other") if ids in importer.said.apart else None
        )
        new, old = roster.employee(pair.newer).name, importer.older.roster.employee(pair.older).name
        place = next((f.place for f in importer.read.understood.people if f.id == pair.newer), None)
        return Doubt(
            t("ui.wizard.ask.likely", new=new, old=old, evidence=said),
            partial(importer.join, *ids), partial(importer.part, *ids), place, settled,
            partial(importer.reopen, *ids),
        )

    def _news(self) -> dict[str, str]:
        """Who was not in the older roster, by id."""
        read = self._importer.read
        if read is None or read.compared is None:
            return {}
        same = self._importer.said.same
        return {
            person: t("ui.wizard.status.new")
            for person in read.compared.people.new if person not in same
        }

    def _gone(self) -> list[str]:
        read, older = self._importer.read, self._importer.older
        if read is None or older is None or read.compared is None:
            return []
        kept = set(self._importer.said.same.values())
        return [older.roster.employee(p).name for p in read.compared.people.gone if p not in kept]

    # What is answered ---------------------------------------------------------------------

    def _is(self, name: str, person: str) -> Callable[[], None]:
        return lambda: self._importer.answer(
            with_person(self._importer.said.mapping, name, person)
        )

    def _nobody(self, name: str) -> Callable[[], None]:
        return lambda: self._importer.answer(with_nobody(self._importer.said.mapping, name))

    def _count(self, name: str, counts: bool) -> None:
        mapping = self._importer.said.mapping
        if counts:
            self._importer.answer(without_name(mapping, name))
        else:
            self._importer.answer(with_nobody(mapping, name))

    def _line(self, doubt: Doubt) -> QWidget:
        line = QWidget()
        line.setMinimumHeight(ROW_HEIGHT)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(GAP)
        row.addWidget(label(doubt.sentence, wrap=True), 1)
        if doubt.settled is not None:
            row.addWidget(label(doubt.settled, "muted"))
            back = button(t("ui.wizard.take_back"), "link")
            back.clicked.connect(lambda: doubt.reopen and doubt.reopen())
            row.addWidget(back)
            return line
        for key, act in (("yes", doubt.yes), ("no", doubt.no)):
            each = button(t(f"ui.wizard.{key}"))
            each.setAccessibleName(f"{doubt.sentence} {t(f'ui.wizard.{key}')}")
            each.clicked.connect(lambda _=False, a=act: a())
            row.addWidget(each)
        if doubt.place is not None:
            show = button(t("ui.wizard.show"), "link")
            show.clicked.connect(lambda: self.pointed_at.emit("", doubt.place))
            row.addWidget(show)
        return line

    def _chosen(self, index: QModelIndex, _: QModelIndex) -> None:
        if index.isValid():
            self.point()
