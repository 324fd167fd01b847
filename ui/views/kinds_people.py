"""The people in a table: hours, vagtlag, profession, unit, wishes, and who is to be with whom."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from models.people import Employee
from models.problem import Problem
from planner.texts import t
from planner.texts.dates import number, team_name
from ui import people_said as said
from ui.document import Document
from ui.said import Said, Wrong
from ui.theme import GAP
from ui.views.kinds_block import Block
from ui.views.kinds_resources import Change
from ui.widgets.copying import copies
from ui.widgets.deck import Deck, Entry
from ui.widgets.parts import LEAST_HEIGHT, Card, across, button, label, order_focus
from ui.widgets.plain_table import Line, PlainModel, whole_rows
from ui.widgets.sentence import Sentence

COLUMNS = ("name", "unit", "team", "profession", "hours", "group", "wishes", "bonds")


class PeoplePage(QWidget):
    """`change` takes what people decide. Whoever is chosen in the table stands in full below."""

    def __init__(self, document: Document, change: Change) -> None:
        super().__init__()
        self._document, self._change = document, change
        self._chosen = ""
        self.sentences: dict[str, Sentence] = {}
        self.model, self.table, self.name = PlainModel(), QTableView(), QLineEdit()
        whole_rows(self.table, self.model, t("ui_kinds.page.people"))
        copies(self.table)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.setMinimumHeight(int(LEAST_HEIGHT * 1.4))
        self.name.setPlaceholderText(t("ui.load.search"))
        self.name.setAccessibleName(t("ui.load.search"))
        self.name.setClearButtonEnabled(True)
        self.name.setMaximumWidth(320)
        self.name.textChanged.connect(lambda _: self._list())
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._choose(
            self.model.lines[now.row()].about if now.isValid() else ""
        ))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(across(self.name))
        column.addWidget(self.table)
        self._deck = Deck(GAP * 2)
        self._deck.whole.connect(lambda: order_focus(self))
        column.addLayout(self._deck)

    def refresh(self) -> None:
        """Show the problem as it is now."""
        if self._document.state.problem is not None:
            self._list()
            self._cards()

    def choose(self, employee: str) -> None:
        """Stand on a person of the table."""
        at = next((n for n, line in enumerate(self.model.lines) if line.about == employee), None)
        if at is not None:
            self.table.selectionModel().setCurrentIndex(
                self.model.index(at, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _problem(self) -> Problem:
        problem = self._document.state.problem
        assert problem is not None
        return problem

    def _person(self) -> Employee | None:
        people = self._problem().roster.employees
        return next((p for p in people if p.id == self._chosen), None)

    def _list(self) -> None:
        problem, wanted = self._problem(), self.name.text().strip().casefold()
        lines = [
            Line(_texts(problem, p), p.id) for p in problem.roster.employees
            if wanted in p.name.casefold()
        ]
        headings = [t(f"ui_people.column.{each}") for each in COLUMNS]
        if lines == list(self.model.lines):
            return
        chosen = self._chosen
        self.model.show(headings, lines)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.choose(chosen)

    def _choose(self, employee: object) -> None:
        if isinstance(employee, str) and employee != self._chosen:
            self._chosen = employee
            self._cards()

    def _cards(self) -> None:
        problem, person = self._problem(), self._person()
        entries = [Entry("bonds", (problem.bonds, problem.roster.employees), self._bonds)]
        if person is not None:
            wishes = [(n, w) for n, w in enumerate(problem.wishes) if w.employee == person.id]
            shown = replace(person, shifts=(), away=frozenset())
            stamp = (shown, wishes, problem.roster.units())
            entries.insert(0, Entry("person", stamp, self._card))
        self._deck.show(entries)

    def _take(self, problem: Problem, what: str) -> None:
        self._change(problem, t("ui_kinds.undo", what=what), what)

    def _block(self, card: Card, tell: Callable[[Problem], Sequence[Said]], what: str) -> None:
        block = Block(self._document, tell, lambda p: self._take(p, what), cell=300)
        self.sentences |= block.sentences
        card.body.addWidget(block)

    def _card(self) -> Card:
        person = self._person()
        assert person is not None
        card = Card(person.name)
        self._block(card, partial(_tell, person.id), person.name)
        more = button(t("ui_people.wish.add"), "link")
        more.setAccessibleName(t("ui_people.wish.add.named", name=person.name))
        more.clicked.connect(lambda: self._take(
            said.with_wish(self._problem(), person.id), person.name
        ))
        buttons = [more]
        hers = [n for n, w in enumerate(self._problem().wishes) if w.employee == person.id]
        for number_, at in enumerate(hers, start=1):
            away = button(t("ui_people.wish.remove", number=number_), "link")
            away.clicked.connect(lambda _=False, n=at: self._take(
                said.without_wish(self._problem(), n), person.name
            ))
            buttons.append(away)
        card.body.addLayout(across(*buttons))
        return card

    def _bonds(self) -> Card:
        card, what = Card(t("ui_people.bonds")), _bonds_named()
        card.body.addWidget(label(t("ui_people.bonds.why"), "muted", wrap=True))
        self._block(card, said.bonds_said, what)
        for key in ("apart", "together"):
            each = Sentence(
                f"ui_people.bonds.{key}", {"people": said.new_bond(self._problem())}, {}
            )
            each.changed.connect(partial(self._bind, each, key))
            self.sentences[key] = each
            card.body.addWidget(each)
        buttons = []
        for at in range(len(self._problem().bonds)):
            away = button(t("ui_people.bonds.remove", number=at + 1), "link")
            away.clicked.connect(lambda _=False, n=at: self._take(
                said.without_bond(self._problem(), n), what
            ))
            buttons.append(away)
        card.body.addLayout(across(*buttons))
        return card

    def _bind(self, each: Sentence, key: str, _: str, people: frozenset[str]) -> None:
        try:
            after = said.with_bond(self._problem(), people, together=key == "together")
        except Wrong as why:
            each.tell_wrong(str(why))
        else:
            self._take(after, _bonds_named())


def _bonds_named() -> str:
    return t("ui_kinds.named", what=t("ui_people.bonds"))


def _tell(employee: str, problem: Problem) -> Sequence[Said]:
    person = next((p for p in problem.roster.employees if p.id == employee), None)
    if person is None:
        return ()
    return (*said.person_said(problem, person), *said.wishes_said(problem, employee))


def _texts(problem: Problem, person: Employee) -> tuple[str, ...]:
    wishes = sum(wish.employee == person.id for wish in problem.wishes)
    bonds = sum(person.id in bond.people for bond in problem.bonds)
    hours = "" if person.hours_per_week is None else number(person.hours_per_week)
    team = team_name(person.home_team) if person.home_team else ""
    return (
        person.name, person.unit or "", team, person.profession or "", hours, person.group or "",
        str(wishes or ""), str(bonds or ""),
    )
