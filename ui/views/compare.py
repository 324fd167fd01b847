"""Two versions of the plan: what moved, came and went, who gains and who loses."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QTableView, QVBoxLayout

from models.plan import Outcome
from planner.texts import capital, t
from ui.comparing import MeetingLine, PersonLine, meeting_lines, more_or_less, person_lines
from ui.tasks import OpenFile
from ui.theme import GAP
from ui.views.base import Context, View
from ui.widgets.asking_bar import AskingBar
from ui.widgets.effect_list import EffectList
from ui.widgets.parts import Card, Page, button, clear, heading, label, note, row
from ui.widgets.plain_table import Line, PlainModel, whole_rows
from ui.wording import effect_sentence

if TYPE_CHECKING:
    from ui.verbs import Verbs

LINE, MOST_LINES = 34, 9
"""Pixels of a line of a table, and how many lines are seen at once."""


class CompareView(View):
    """The plan beside an earlier version of it, or beside another saved plan."""

    def __init__(self, context: Context, verbs: "Verbs") -> None:
        super().__init__(context)
        self._verbs = verbs
        self._file: tuple[str, Outcome] | None = None
        self._offered: list[Outcome] = []
        self.asking = verbs.adviser.asking()
        self.bar = AskingBar(self.asking)
        self.versions = QComboBox()
        self.versions.setAccessibleName(t("ui.compare.with"))
        self.file = button(t("ui.compare.file"))
        self.meetings, self.people = PlainModel(), PlainModel()
        self.tables = (
            whole_rows(QTableView(), self.meetings, t("ui.compare.table.meetings")),
            whole_rows(QTableView(), self.people, t("ui.compare.table.people")),
        )
        self.cards = Card(), Card()
        self._head = QVBoxLayout()
        self._path = Path()
        self._lay_out()
        self.versions.currentIndexChanged.connect(self._show)
        self.file.clicked.connect(self._choose_file)
        self.asking.answered.connect(self._read)
        self.asking.failed.connect(lambda text: verbs.told.emit("error", text))
        self.tables[0].clicked.connect(self._select_meeting)
        self.tables[0].activated.connect(self._select_meeting)
        self.tables[1].clicked.connect(self._select_person)
        self.tables[1].activated.connect(self._select_person)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = Page()
        outer.addWidget(page)
        page.body.addLayout(heading(t("ui.view.compare"), t("ui.compare.hint")))
        page.body.addLayout(
            row(label(t("ui.compare.with"), "muted"), self.versions, self.file)
        )
        page.body.addWidget(self.bar)
        self._head.setSpacing(GAP)
        page.body.addLayout(self._head)
        for card, table in zip(self.cards, self.tables, strict=True):
            card.heading.show()
            card.body.addWidget(table)
            page.body.addWidget(card)
        page.body.addStretch(1)

    def offer(self, name: str, other: Outcome) -> None:
        """Compare with another plan under a name."""
        self._file = name, other
        self.refresh()

    def refresh(self) -> None:
        """Offer every earlier version, the one before the latest planning first chosen."""
        steps = [
            (text, state.outcome) for text, state in self.context.document.steps()
            if state.outcome is not None
        ]
        self.versions.blockSignals(True)
        self.versions.clear()
        self._offered = []
        if self._file is not None:
            self.versions.addItem(self._file[0])
            self._offered.append(self._file[1])
        large = {t("ui.undo.plan"), t("ui.undo.newer")}
        chosen = 0 if self._file is not None else None
        for number, (text, outcome) in reversed([*enumerate(steps, start=1)]):
            if text in large and chosen is None:
                chosen = len(self._offered)
            self.versions.addItem(t("ui.compare.before", number=number, step=text))
            self._offered.append(outcome)
        self.versions.setCurrentIndex((chosen or 0) if self._offered else -1)
        self.versions.setEnabled(bool(self._offered))
        self.versions.blockSignals(False)
        self._show()

    def _show(self) -> None:
        clear(self._head)
        after = self.context.document.state.outcome
        at = self.versions.currentIndex()
        for card in self.cards:
            card.hide()
        if after is None:
            return
        if not 0 <= at < len(self._offered):
            self._head.addWidget(label(t("ui.compare.nothing"), "muted", wrap=True))
            return
        before = self._offered[at]
        meetings, people = meeting_lines(before, after), person_lines(before, after)
        if not meetings and not people:
            self._head.addWidget(note(t("ui.compare.same"), "good"))
            return
        self._summary(before, after)
        self._fill(meetings, people)

    def _summary(self, before: Outcome, after: Outcome) -> None:
        from planner.advice.effect import effect

        said = effect_sentence(before, after)
        self._head.addWidget(
            label(t("ui.compare.head", effect=capital(said)), "title", wrap=True)
        )
        card = Card(t("ui.effect.title"))
        card.body.addWidget(EffectList(effect(before, after).steps))
        self._head.addWidget(card)

    def _fill(
        self, meetings: tuple[MeetingLine, ...], people: tuple[PersonLine, ...]
    ) -> None:
        none = t("ui.compare.none")
        self.meetings.show(
            [t(f"ui.compare.{name}") for name in ("what", "meeting", "was", "is", "who")],
            [
                Line((t(f"ui.compare.{x.what}"), x.name, x.was or none, x.now or none,
                      x.who or none), x.meeting)
                for x in meetings
            ],
        )
        columns = ("name", "more", "fewer", "minutes", "call_ins")
        self.people.show(
            [t(f"ui.compare.{name}") for name in columns],
            [
                Line((x.name, str(len(x.gains) or none), str(len(x.losses) or none),
                      more_or_less(x.minutes), f"{x.call_ins:+d}" if x.call_ins else none),
                     x.employee)
                for x in people
            ],
        )
        titles = (t("ui.compare.meetings", count=len(meetings)),
                  t("ui.compare.people", count=len(people)))
        for card, table, title, count in zip(
            self.cards, self.tables, titles, (len(meetings), len(people)), strict=True
        ):
            card.heading.setText(title)
            table.setFixedHeight(LINE * (min(count, MOST_LINES) + 1) + 12)
            card.setVisible(count > 0)

    # Another file -------------------------------------------------------------------------

    def _choose_file(self) -> None:
        path = self._verbs.ask_for_plan()
        if path is not None:
            self._path = path
            self.bar.begin(t("ui.compare.reading", file=path.name))
            self.asking.ask(OpenFile(path))

    def _read(self, found: object) -> None:
        if isinstance(found, Outcome):
            self._file = self._path.stem, found
            self.refresh()
        else:
            self._verbs.told.emit("error", t("ui.compare.no_plan", file=self._path.name))

    def _select_meeting(self, index: QModelIndex) -> None:
        self.context.selection.select_meeting(str(self.meetings.lines[index.row()].about))

    def _select_person(self, index: QModelIndex) -> None:
        self.context.selection.select_person(str(self.people.lines[index.row()].about))
