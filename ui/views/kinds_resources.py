"""Those who lead meetings and the rooms, as cards of sentences."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from models.problem import Problem
from planner.texts import t
from ui import resources_said as said
from ui.document import Document
from ui.said import Said
from ui.theme import GAP
from ui.views.kinds_block import Block
from ui.widgets.deck import Deck, Entry
from ui.widgets.parts import Card, across, button, label, order_focus
from ui.widgets.sentence import Sentence

Change = Callable[[Problem, str, str], object]
"""Takes a problem, the name of the step, and what was changed."""
SORTS = ("lead", "room")
"""What there is of each: cards with sentences, windows, and a way to add and to take away."""
_FEW = 8
"""Cards of a sort that are all shown in full; longer lists are of lines to open."""


class ResourcesPage(QWidget):
    """`change` takes what people decide. `sentences`: by what they are of, and their own id."""

    def __init__(self, document: Document, change: Change) -> None:
        super().__init__()
        self._document, self._change = document, change
        self.sentences: dict[tuple[str, str], Sentence] = {}
        self.add: dict[str, QPushButton] = {}
        self.remove: dict[str, QPushButton] = {}
        self._decks: dict[str, Deck] = {}
        self._opened: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP * 2)
        for sort in SORTS:
            self.add[sort] = button(t(f"ui_kinds.{sort}.add"))
            self.add[sort].clicked.connect(partial(self._add, sort))
            title = label(t(f"ui_kinds.{sort}s"), "title", size=1.2)
            column.addLayout(across(title, self.add[sort]))
            self._decks[sort] = Deck(GAP)
            self._decks[sort].whole.connect(lambda: order_focus(self))
            column.addLayout(self._decks[sort])
        self._decks["travel"] = Deck(GAP)
        column.addLayout(self._decks["travel"])

    def refresh(self) -> None:
        """Show the problem as it is now."""
        problem = self._document.state.problem
        if problem is None:
            return
        counts = {"lead": len(problem.leads), "room": len(problem.rooms)}
        named = [(kind.id, kind.name) for kind in problem.kinds]
        people = [(p.id, p.name, p.unit) for p in problem.roster.employees]
        for sort in SORTS:
            of = problem.leads if sort == "lead" else problem.rooms
            self._decks[sort].show([
                Entry(
                    each.id, (each, named, people, folded := self._folded(each.id, counts[sort])),
                    partial(self._line if folded else self._card, sort, each.id),
                ) for each in of
            ])
        ways = said.travel_said(problem)
        self._decks["travel"].show(
            [Entry("travel", (problem.travel, people), self._travel)] if ways else []
        )

    def _folded(self, id_: str, count: int) -> bool:
        """Whether of a long list only a line is shown."""
        return count > _FEW and id_ not in self._opened

    def _line(self, sort: str, id_: str) -> Card:
        problem = self._problem()
        one = _one(problem, sort, id_)
        card = Card()
        told = _tell(sort, id_, problem)[2 if sort == "lead" else 1]
        words = {name: part.shown for name, part in told.parts.items()}
        edit = button(t("ui_kinds.thing.edit"), "link")
        edit.setAccessibleName(t("ui_kinds.thing.edit.named", what=one.name))
        edit.clicked.connect(partial(self._open, id_))
        card.body.addLayout(
            across(label(one.name, "title"), label(t(told.key, **words), "muted"), edit)
        )
        return card

    def _open(self, id_: str) -> None:
        self._opened.add(id_)
        self.refresh()

    def _card(self, sort: str, id_: str) -> Card:
        one = _one(self._problem(), sort, id_)
        card = Card()
        away = button(t("ui.kinds.remove"), "link")
        away.setAccessibleName(t("ui_kinds.thing.remove.named", what=one.name))
        away.clicked.connect(partial(self._without, sort, id_))
        self.remove[id_] = away
        top = across(label(one.name, "title"))
        top.addWidget(away)
        card.body.addLayout(top)
        self._block(card, id_, partial(_tell, sort, id_), one.name)
        if not one.windows:
            card.body.addWidget(label(t(_always(sort, one)), "muted", wrap=True))
        wider = button(t("ui_kinds.window.add"), "link")
        wider.setAccessibleName(t("ui_kinds.window.add.named", what=one.name))
        wider.clicked.connect(partial(self._window, sort, id_, None))
        buttons = [wider]
        for at in range(len(one.windows)):
            gone = button(f"{t('ui_kinds.window.remove')} {at + 1}", "link")
            gone.setAccessibleName(
                t("ui_kinds.window.remove.named", number=at + 1, what=one.name)
            )
            gone.clicked.connect(partial(self._window, sort, id_, at))
            buttons.append(gone)
        card.body.addLayout(across(*buttons))
        return card

    def _travel(self) -> Card:
        card = Card(t("ui_kinds.travels"))
        card.body.addWidget(label(t("ui_kinds.travels.why"), "muted", wrap=True))
        self._block(
            card, "travel", said.travel_said,
            t("ui_kinds.named", what=t("ui_kinds.travels")),
        )
        return card

    def _block(
        self, card: Card, key: str, tell: Callable[[Problem], Sequence[Said]], what: str
    ) -> None:
        block = Block(
            self._document, tell, lambda p: self._change(p, t("ui_kinds.undo", what=what), what)
        )
        for id_, each in block.sentences.items():
            self.sentences[key, id_] = each
        card.body.addWidget(block)

    def _problem(self) -> Problem:
        problem = self._document.state.problem
        assert problem is not None
        return problem

    def _add(self, sort: str) -> None:
        made = said.with_new_lead if sort == "lead" else said.with_new_room
        what, after = t(f"ui_kinds.{sort}.new"), made(self._problem())
        self._opened.add((after.leads if sort == "lead" else after.rooms)[-1].id)
        self._change(after, t("ui_kinds.undo.added", what=what), what)

    def _without(self, sort: str, id_: str) -> None:
        what = _one(self._problem(), sort, id_).name
        gone = said.without_lead if sort == "lead" else said.without_room
        self._change(gone(self._problem(), id_), t("ui_kinds.undo.removed", what=what), what)

    def _window(self, sort: str, id_: str, at: int | None) -> None:
        """Add a window, or take away one of them."""
        problem = self._problem()
        one = _one(problem, sort, id_)
        windows = one.windows
        changed = (
            (*windows, windows[-1] if windows else said.USUAL) if at is None
            else (*windows[:at], *windows[at + 1:])
        )
        after = (said.with_lead if sort == "lead" else said.with_room)(
            problem, replace(one, windows=changed)
        )
        self._change(after, t("ui_kinds.undo", what=one.name), one.name)


def _one(problem: Problem, sort: str, id_: str) -> Any:
    found = said.lead_of(problem, id_) if sort == "lead" else said.room_of(problem, id_)
    assert found is not None
    return found


def _tell(sort: str, id_: str, problem: Problem) -> Sequence[Said]:
    if sort == "lead":
        lead = said.lead_of(problem, id_)
        return said.lead_said(problem, lead) if lead is not None else ()
    room = said.room_of(problem, id_)
    return said.room_said(problem, room) if room is not None else ()


def _always(sort: str, one: Any) -> str:
    """What it means that there are no windows."""
    if sort == "room":
        return "ui_kinds.room.always"
    return "ui_kinds.lead.on_shift" if one.employee else "ui_kinds.lead.always"
