"""Sentences side by side that change the open problem where they stand."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.problem import Problem
from ui.document import Document
from ui.said import Said
from ui.theme import GAP
from ui.widgets.flow import Flow
from ui.widgets.sentence import Sentence, sentence_of, value_put

Tell = Callable[[Problem], Sequence[Said]]
Take = Callable[[Problem], object]


class Block(QWidget):
    """What `tell` says of the problem; `take` gets the problem with a word changed.

    A block may be kept while other things change, so a change begins from the problem as it is
    when the change is made.
    """

    def __init__(self, document: Document, tell: Tell, take: Take, cell: int = 330) -> None:
        super().__init__()
        self._document, self._tell, self._take = document, tell, take
        self.flow = Flow(cell=cell, gap=GAP // 2)
        self.setLayout(self.flow)
        self.sentences: dict[str, Sentence] = {}
        problem = document.state.problem
        for said in tell(problem) if problem is not None else ():
            each = sentence_of(said)
            each.changed.connect(
                lambda part, value, id_=said.id: self._changed(id_, part, value)
            )
            self.sentences[said.id] = each
            self.flow.addWidget(each)

    def _changed(self, id_: str, part: str, value: Any) -> None:
        problem = self._document.state.problem
        if problem is None:
            return
        said = next((each for each in self._tell(problem) if each.id == id_), None)
        after = value_put(self.sentences[id_], said, part, value) if said is not None else None
        if after is not None:
            self._take(after)
