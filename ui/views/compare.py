"""Two versions of the plan: what moved, came and went, who gains and who loses."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QVBoxLayout

from models.plan import Outcome
from planner.texts import t
from ui.changing import judged
from ui.comparing import (
    MeetingLine,
    PersonLine,
    as_text,
    meeting_lines,
    more_or_less,
    person_lines,
    restored,
)
from ui.tasks import JudgeAgain
from ui.theme import GAP
from ui.views.base import Context, View
from ui.widgets.asking_bar import AskingBar
from ui.widgets.effect_list import EffectList
from ui.widgets.flow import Flow
from ui.widgets.gain_bars import GainBars
from ui.widgets.parts import Card, Page, button, clear, heading, label, note, row
from ui.widgets.plain_table import Line, PlainModel, whole_rows
from ui.wording import effect_sentence

if TYPE_CHECKING:
    from ui.verbs import Verbs

LINE, MOST_LINES = 34, 9
"""Pixels of a line of a table, and how many lines are seen at once."""

WHAT: Final = ("moved", "added", "gone", "other")
PERSON_COLUMNS: Final = ("name", "more", "fewer", "call_ins", "minutes")
PAUSE_MS = 300
"""Milliseconds on a meeting, after which it is worked out what taking it back would mean."""


class CompareView(View):
    """The plan beside an earlier version of it, or beside another saved plan."""

    def __init__(self, context: Context, verbs: "Verbs") -> None:
        super().__init__(context)
        self._verbs = verbs
        self._file: tuple[str, Outcome] | None = None
        self._offered: list[Outcome] = []
        self._lines: tuple[MeetingLine, ...] = ()
        self._people: tuple[PersonLine, ...] = ()
        self._sorted = 4, Qt.SortOrder.DescendingOrder
        self._back: tuple[str, Outcome] | None = None
        self.asking, self.judging = verbs.adviser.asking(), verbs.adviser.asking()
        self.bar = AskingBar(self.asking)
        self.versions, self.show_only = QComboBox(), QComboBox()
        self.versions.setAccessibleName(t("ui.compare.with"))
        self.show_only.setAccessibleName(t("ui.comparing.show"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(t("ui.comparing.search"))
        self.search.setAccessibleName(t("ui.comparing.search"))
        self.search.setClearButtonEnabled(True)
        self.file, self.copy = button(t("ui.compare.file")), button(t("ui.comparing.copy"))
        self.back = button(t("ui.comparing.back"))
        self.back.setToolTip(t("ui.comparing.back.why"))
        self.means = label("", "muted", wrap=True)
        self.meetings, self.people = PlainModel(), PlainModel()
        self.tables = (
            whole_rows(QTableView(), self.meetings, t("ui.compare.table.meetings")),
            whole_rows(QTableView(), self.people, t("ui.compare.table.people")),
        )
        self._bars = GainBars(self.tables[1], context.look)
        self.cards = Card(), Card()
        self._head = QVBoxLayout()
        self._path = Path()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        told = self._verbs.told
        self.versions.currentIndexChanged.connect(self._show)
        self.show_only.currentIndexChanged.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        self.file.clicked.connect(self._choose_file)
        self.copy.clicked.connect(self._copy)
        self.back.clicked.connect(self._take_back)
        self.asking.answered.connect(self._read)
        self.asking.failed.connect(lambda text: told.emit("error", text))
        self.judging.answered.connect(self._mean)
        self.judging.failed.connect(lambda text: told.emit("error", text))
        self._pause.timeout.connect(self._judge)
        for table, choose in zip(
            self.tables, (self._select_meeting, self._select_person), strict=True
        ):
            table.clicked.connect(choose)
            table.activated.connect(choose)
        self.tables[0].doubleClicked.connect(lambda _: self._verbs.view_wanted.emit("calendar"))
        self.tables[0].selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.tables[1].horizontalHeader().sectionClicked.connect(self._sort)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = Page()
        outer.addWidget(page)
        page.body.addLayout(heading(t("ui.view.compare"), t("ui.compare.hint")))
        self._with = label(t("ui.compare.with"), "muted")
        self.versions.setMinimumWidth(120)
        choices = Flow(gap=GAP)
        for each in (self._with, self.versions, self.file, self.copy):
            choices.addWidget(each)
        page.body.addLayout(choices)
        page.body.addWidget(self.bar)
        self._head.setSpacing(GAP)
        page.body.addLayout(self._head)
        meetings = self.cards[0]
        self.search.setMinimumWidth(80)
        meetings.body.addLayout(row(self.show_only, self.search, stretch=False))
        for card, table in zip(self.cards, self.tables, strict=True):
            card.heading.show()
            card.body.addWidget(table)
            page.body.addWidget(card)
        meetings.body.addLayout(row(self.back))
        meetings.body.addWidget(self.means)
        header = self.tables[1].horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(*self._sorted)
        self.tables[1].setItemDelegateForColumn(4, self._bars)
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
        now = self.context.document.state.outcome
        later = [*(outcome for _, outcome in steps[1:]), now]
        chosen_before = self.other()
        self.versions.blockSignals(True)
        self.versions.clear()
        self._offered = []
        if self._file is not None:
            self.versions.addItem(self._file[0])
            self._offered.append(self._file[1])
        large = {t("ui.undo.plan"), t("ui.undo.newer")}
        chosen = 0 if self._file is not None else None
        for number, (text, outcome) in reversed([*enumerate(steps, start=1)]):
            after = later[number - 1]
            if after is not None and after.plan.meetings == outcome.plan.meetings:
                continue  # a step that left the meetings alone, such as a remark
            if text in large and chosen is None:
                chosen = len(self._offered)
            self.versions.addItem(t("ui.compare.before", number=number, step=text))
            self._offered.append(outcome)
        if self._file is None or chosen_before is not self._file[1]:
            # What is compared with stays, as long as it is there, while the plan is changed.
            chosen = next(
                (n for n, other in enumerate(self._offered) if other is chosen_before), chosen
            )
        self.versions.setCurrentIndex((chosen or 0) if self._offered else -1)
        for each in (self._with, self.versions, self.copy):
            each.setVisible(bool(self._offered))
        self.versions.blockSignals(False)
        self._show()

    def other(self) -> Outcome | None:
        """The version that the plan is compared with."""
        at = self.versions.currentIndex()
        return self._offered[at] if 0 <= at < len(self._offered) else None

    def _show(self) -> None:
        clear(self._head)
        after, before = self.context.document.state.outcome, self.other()
        for card in self.cards:
            card.hide()
        self.copy.setEnabled(before is not None)
        if after is None:
            return
        if before is None:
            self._head.addWidget(label(t("ui.compare.nothing"), "muted", wrap=True))
            return
        self._lines, self._people = meeting_lines(before, after), person_lines(before, after)
        if not self._lines and not self._people:
            self.copy.setEnabled(False)
            self._head.addWidget(note(t("ui.compare.same"), "good"))
            return
        self._summary(before, after)
        self._offer_filters()
        self._fill()
        self._fill_people()

    def _summary(self, before: Outcome, after: Outcome) -> None:
        from planner.advice.effect import effect

        said = effect_sentence(before, after)
        self._head.addWidget(
            label(t("ui.compare.head", effect=said[:1].upper() + said[1:]), "title", wrap=True)
        )
        card = Card(t("ui.effect.title"))
        card.body.addWidget(EffectList(effect(before, after).steps))
        self._head.addWidget(card)

    def _offer_filters(self) -> None:
        before = self.show_only.currentData()
        self.show_only.blockSignals(True)
        self.show_only.clear()
        self.show_only.addItem(t("ui.comparing.all", count=len(self._lines)), "")
        for what in WHAT:
            count = sum(line.what == what for line in self._lines)
            if count:
                self.show_only.addItem(t(f"ui.comparing.{what}", count=count), what)
        self.show_only.setCurrentIndex(max(0, self.show_only.findData(before)))
        self.show_only.blockSignals(False)

    def _fill(self) -> None:
        none, words = t("ui.compare.none"), self.search.text().casefold().split()
        only = self.show_only.currentData() or ""
        lines = [
            x for x in self._lines
            if only in ("", x.what)
            and all(w in f"{x.name} {x.was} {x.now} {x.who}".casefold() for w in words)
        ]
        self.meetings.show(
            [t(f"ui.compare.{name}") for name in ("what", "meeting", "was", "is", "who")],
            [
                Line((t(f"ui.compare.{x.what}"), x.name, x.was or none, x.now or none,
                      x.who or none), x.meeting)
                for x in lines
            ],
        )
        title = t("ui.compare.meetings", count=len(lines))
        self._show_card(0, title, len(lines), there=bool(self._lines))
        self._offer()

    def _fill_people(self) -> None:
        none, (column, order) = t("ui.compare.none"), self._sorted
        keys = (
            lambda x: x.name, lambda x: len(x.gains), lambda x: len(x.losses),
            lambda x: x.call_ins, lambda x: x.minutes,
        )
        lines = sorted(
            self._people, key=keys[column], reverse=order == Qt.SortOrder.DescendingOrder
        )
        self._bars.minutes = tuple(x.minutes for x in lines)
        self.people.show(
            [t(f"ui.compare.{name}") for name in PERSON_COLUMNS],
            [
                Line((x.name, str(len(x.gains) or none), str(len(x.losses) or none),
                      f"{x.call_ins:+d}" if x.call_ins else none, more_or_less(x.minutes)),
                     x.employee)
                for x in lines
            ],
        )
        self._show_card(1, t("ui.compare.people", count=len(lines)), len(lines), there=bool(lines))

    def _show_card(self, number: int, title: str, count: int, *, there: bool) -> None:
        self.cards[number].heading.setText(title)
        self.tables[number].setFixedHeight(LINE * (min(count, MOST_LINES) + 1) + 12)
        self.cards[number].setVisible(there)

    def _sort(self, column: int) -> None:
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        self._sorted = column, up if self._sorted == (column, down) else down
        self.tables[1].horizontalHeader().setSortIndicator(*self._sorted)
        self._fill_people()

    # Taking a meeting back ------------------------------------------------------------------

    def chosen(self) -> str | None:
        """The id of the meeting that is chosen in the table."""
        at = self.tables[0].currentIndex().row()
        return str(self.meetings.lines[at].about) if 0 <= at < len(self.meetings.lines) else None

    def _offer(self) -> None:
        self._back = None
        self.judging.drop()
        chosen = self.chosen()
        self.back.setEnabled(chosen is not None)
        self.means.setText(
            t("ui.comparing.choose") if self.meetings.lines else t("ui.comparing.no_match")
        )
        if chosen is not None:
            self.means.setText(t("ui.comparing.judging"))
            self._pause.start()

    def _judge(self) -> None:
        before, after, chosen = self.other(), self.context.document.state.outcome, self.chosen()
        if before is not None and after is not None and chosen is not None and self.isVisible():
            self.judging.ask(JudgeAgain(*restored(before, after, chosen)))

    def _mean(self, found: object) -> None:
        now, chosen = self.context.document.state.outcome, self.chosen()
        if not isinstance(found, Outcome) or now is None or chosen is None:
            return
        self._back = chosen, found
        more = _errors(found) - _errors(now)
        effect = effect_sentence(now, found)
        if more > 0:
            one = ".one" if more == 1 else ""
            errors = t(f"ui.comparing.error{one}", count=more)
            self.means.setText(t("ui.comparing.breaks", effect=effect, errors=errors))
        else:
            self.means.setText(t("ui.comparing.judged", effect=effect))

    def _take_back(self) -> None:
        before, now, chosen = self.other(), self.context.document.state.outcome, self.chosen()
        if before is None or now is None or chosen is None:
            return
        then = next((m for m in before.plan.meetings if m.id == chosen), None)
        after = (
            self._back[1] if self._back is not None and self._back[0] == chosen
            else judged(*restored(before, now, chosen))
        )
        if then is not None and then not in judged(after.problem, after.plan).plan.meetings:
            self._verbs.told.emit("warning", t("ui.comparing.impossible"))
            return
        line = next(line for line in self._lines if line.meeting == chosen)
        told = t("ui.comparing.done", meeting=line.name, effect=effect_sentence(now, after))
        self._verbs.adviser.use(after, t("ui.undo.back"), told)

    def _copy(self) -> None:
        before, after = self.other(), self.context.document.state.outcome
        if before is not None and after is not None:
            text = as_text(self.versions.currentText(), before, after)
            QGuiApplication.clipboard().setText(text)
            self._verbs.told.emit("good", t("ui.comparing.copied"))

    # Another file -------------------------------------------------------------------------

    def _choose_file(self) -> None:
        path = self._verbs.ask_for_plan()
        task = self._verbs.reading(path) if path is not None else None
        if path is not None and task is not None:
            self._path = path
            self.bar.begin(t("ui.compare.reading", file=path.name))
            self.asking.ask(task)

    def _read(self, found: object) -> None:
        if isinstance(found, Outcome):
            self.versions.setCurrentIndex(-1)
            self.offer(self._path.stem, found)
        else:
            self._verbs.told.emit("error", t("ui.compare.no_plan", file=self._path.name))

    def _select_meeting(self, index: QModelIndex) -> None:
        self.context.selection.select_meeting(str(self.meetings.lines[index.row()].about))

    def _select_person(self, index: QModelIndex) -> None:
        self.context.selection.select_person(str(self.people.lines[index.row()].about))


def _errors(outcome: Outcome) -> int:
    return sum(finding.severity == "error" for finding in outcome.judgement.findings)
