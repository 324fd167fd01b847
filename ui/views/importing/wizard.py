"""The wizard: the file on one side, one step at a time on the other, no dialog."""

from functools import cached_property
from operator import is_

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.importing.mapping import parse_meaning
from planner.importing.picture import CodeFact
from planner.importing.sheet import text_of
from planner.progress import Progress
from planner.texts import t
from ui import icons
from ui.answers import answers_in
from ui.importer import Importer
from ui.look import Look
from ui.theme import GAP
from ui.views.base import Context
from ui.views.importing.answer_list import AnswerList
from ui.views.importing.changes_panel import ChangesPanel
from ui.views.importing.codes_panel import CodesPanel
from ui.views.importing.people_panel import PeoplePanel
from ui.views.importing.sheet_model import Known
from ui.views.importing.sheet_pane import SheetPane
from ui.views.importing.sheet_panel import SheetPanel, step_of
from ui.widgets.parts import Page, Segments, button, label, note, order_focus

STEPS = ("sheet", "codes", "people", "changes")
_SHARES = {"sheet": (66, 34), "codes": (42, 58), "people": (38, 62)}
"""How much of the width the file and the step take, in percent."""


class Parts:
    """What stands in the wizard, each made as it is asked for: all of it at once takes long."""

    NAMES = ("pane", "sheet", "codes", "people", "changes")

    def __init__(self, importer: Importer, look: Look) -> None:
        self._importer, self._look = importer, look

    @cached_property
    def pane(self) -> SheetPane:
        """The file."""
        return SheetPane(self._look)

    @cached_property
    def sheet(self) -> SheetPanel:
        """The first step."""
        return SheetPanel(self._importer, self._look)

    @cached_property
    def codes(self) -> CodesPanel:
        """The second."""
        return CodesPanel(self._importer, self._look)

    @cached_property
    def people(self) -> PeoplePanel:
        """The third."""
        return PeoplePanel(self._importer, self._look)

    @cached_property
    def changes(self) -> ChangesPanel:
        """The last."""
        return ChangesPanel(self._importer)


class Wizard(QWidget):
    """Four steps, the last only for a newer roster. `left`: somebody wants to do without it."""

    left = Signal()

    def __init__(
        self, context: Context, importer: Importer, parts: Parts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._importer, self._look = importer, context.look
        self._filled: dict[str, tuple[object, ...]] = {}
        self.step = "sheet"
        self.title = label("", "title", size=1.3, wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.steps = Segments([(key, t(f"ui.wizard.step.{key}")) for key in STEPS],
                              t("ui.wizard.steps"))
        self.pane, self.sheet, self.codes = parts.pane, parts.sheet, parts.codes
        self.people, self.changes = parts.people, parts.changes
        self.answers = AnswerList()
        self.recalled = note("", "info")
        self.forget = button(t("ui.wizard.forget"))
        self.trouble = note("", "error")
        self.phase = label("", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(t("ui.work.progress"))
        self.stop = button(t("ui.work.stop"))
        self.state = label("", wrap=True)
        self._sign = QLabel()
        self.cancel = button(t("ui.wizard.cancel"))
        self.back = button(t("ui.wizard.back"))
        self.next = button(t("ui.wizard.next"))
        self.use = button(t("ui.wizard.use"), "primary")
        self._lay_out()
        self._connect()
        if importer.busy:  # begun before there was a wizard to show it
            self._show_work(True)

    # Where everything stands --------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 3, GAP * 2, GAP * 3, GAP * 2)
        column.setSpacing(GAP + GAP // 2)
        top = QHBoxLayout()
        top.setSpacing(GAP * 2)
        top.addWidget(self.title, 1)
        top.addWidget(self.steps)
        column.addLayout(top)
        self._recalled = QWidget()
        line = QHBoxLayout(self._recalled)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.recalled, 1)
        line.addWidget(self.forget)
        column.addWidget(self._recalled)
        column.addWidget(self.trouble)
        self._work = QWidget()
        work = QHBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(GAP * 2)
        work.addWidget(self.phase)
        work.addWidget(self.progress, 1)
        work.addWidget(self.stop)
        # Each into what stands in the window already: whatever moves, moves with all that is in it.
        self._whole = QStackedWidget()
        column.addWidget(self._whole, 1)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._whole.addWidget(self._halves)
        self._whole.addWidget(self.changes)
        # A small screen at 150 % shows less than a step needs: it scrolls there.
        beside = Page()
        self._halves.addWidget(self.pane)
        self._halves.addWidget(beside)
        self._halves.setChildrenCollapsible(False)
        self.pane.setMinimumWidth(220)
        beside.setMinimumWidth(300)
        beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        beside.body.setContentsMargins(GAP * 2, 0, 2, 0)
        beside.body.setSpacing(GAP)
        self._panels = QStackedWidget()
        beside.body.addWidget(self._panels, 1)
        beside.body.addWidget(self.answers)
        for panel in (self.sheet, self.codes, self.people):
            self._panels.addWidget(panel)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(self.cancel)
        below.addSpacing(GAP)
        below.addWidget(self._sign)
        below.addWidget(self.state, 1)
        below.addWidget(self._work, 1)  # in place of the state, so that nothing else moves
        for each in (self.back, self.next, self.use):
            below.addWidget(each)
        column.addLayout(below)
        for part in (self._recalled, self.trouble, self._work):
            part.hide()

    def _connect(self) -> None:
        importer = self._importer
        importer.working.connect(self._show_work)
        importer.progressed.connect(self._show_progress)
        importer.failed.connect(self._fail)
        self.steps.chosen.connect(self.go_to)
        self.back.clicked.connect(lambda: self._leaf(-1))
        self.next.clicked.connect(lambda: self._leaf(1))
        self.use.clicked.connect(importer.use)
        self.cancel.clicked.connect(self.left)
        self.stop.clicked.connect(importer.stop)
        self.forget.clicked.connect(importer.forget_recalled)
        self.answers.taken_back.connect(importer.take_back)
        self.sheet.went_to.connect(self.pane.go_to)
        self.sheet.step_wanted.connect(self._answer_elsewhere)
        self.codes.pointed_at.connect(self._point_at_code)
        self.people.pointed_at.connect(self._point_at_name)

    # Steps --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show a roster from the start, or what a newer one changes where nothing is asked."""
        self.trouble.hide()
        self.pane.forget_choice()
        plain = not self._importer.wanting
        if plain and self._importer.following:
            self.go_to("people")
        else:
            self.go_to("changes" if plain and self._importer.older is not None else "sheet")

    def steps_there_are(self) -> tuple[str, ...]:
        """The names of the steps; the changes only where there is something to compare with."""
        if self._importer.read is None:
            return STEPS[:1]
        compared = self._importer.older is not None and not self._importer.following
        return STEPS if compared else STEPS[:-1]

    def go_to(self, step: str) -> None:
        """Go to one of the steps."""
        self.step = step if step in self.steps_there_are() else "sheet"
        self.steps.choose(self.step)
        if self.step == "changes":
            self._whole.setCurrentWidget(self.changes)
        else:
            self._whole.setCurrentWidget(self._halves)
            self._show_panel(STEPS.index(self.step))
            self._share()
        self._point()
        self._show_footer()
        order_focus(self)

    def _leaf(self, by: int) -> None:
        there = self.steps_there_are()
        number = there.index(self.step) + by
        if 0 <= number < len(there):
            self.go_to(there[number])

    def _show_panel(self, number: int) -> None:
        """Only the panel that is shown has a say in how much room it needs."""
        policy = QSizePolicy.Policy
        for each in range(self._panels.count()):
            wish = policy.Preferred if each == number else policy.Ignored
            panel = self._panels.widget(each)
            if panel is not None:
                panel.setSizePolicy(wish, wish)
        self._panels.setCurrentIndex(number)

    def _share(self) -> None:
        if self.step not in _SHARES:
            return
        width = max(1, self._halves.width())
        self._halves.setSizes([width * share // 100 for share in _SHARES[self.step]])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._share)  # its width is only known then

    def _answer_elsewhere(self, step: str) -> None:
        self.go_to(step)

    # The reading --------------------------------------------------------------------------

    def fill(self, name: str) -> None:
        """Bring one of its parts to what is read and answered now, before `refresh` shows it."""
        importer = self._importer
        self._filled[name] = self._now()
        if name != "pane":
            part: SheetPanel | CodesPanel | PeoplePanel | ChangesPanel = getattr(self, name)
            part.refresh()
        elif importer.read is not None:
            understood = importer.read.understood
            self.pane.show_picture(understood.picture, _known_of(understood.codes))
        elif importer.lacking is not None:
            self.pane.show_picture(importer.lacking.picture, Known())

    @property
    def lacks(self) -> tuple[str, ...]:
        """Its parts that still show something else than what is read and answered now."""
        now = self._now()
        return tuple(
            name for name in Parts.NAMES
            if not all(map(is_, self._filled.get(name, (None,) * len(now)), now))
        )

    def _now(self) -> tuple[object, ...]:
        importer = self._importer
        return importer.read, importer.lacking, importer.said, importer.older, importer.plan

    def refresh(self) -> None:
        """Show the reading and the answers as they are now."""
        importer = self._importer
        path = importer.path
        if path is None or not importer.active:
            return
        newer = importer.older is not None
        title = "ui.wizard.title.newer" if newer else "ui.wizard.title"
        if importer.following:
            title = "ui_history.wizard.title"
        self.title.setText(t(title, file=path.name))
        self.title.setToolTip(path.name)
        for name in self.lacks:
            self.fill(name)
        self._filled.clear()  # what is begun in a field is taken back with the next reading
        recalled = importer.said.recalled
        self._recalled.setVisible(recalled is not None)
        if recalled is not None:
            told = "; ".join(answer.sentence for answer in answers_in(recalled))
            self.recalled.setText(t("ui.wizard.recalled", answers=told))
        self.answers.show_answers(importer.said.own())
        if self.step not in self.steps_there_are():
            self.step = "sheet"
        self._name_steps()
        self.go_to(self.step)

    def _name_steps(self) -> None:
        read = self._importer.read
        open_now = {"sheet": self._importer.errors} if read is None else {
            "sheet": sum(
                q.severity == "error" and step_of(q) is None
                for q in read.understood.roster.questions
            ),
            "codes": sum(fact.meaning is None for fact in read.understood.codes),
            "people": self.people.open_doubts(),
        }
        there = self.steps_there_are()
        names: dict[str, str] = {}
        for number, step in enumerate(there, start=1):
            name = t("ui.wizard.step.numbered", number=number, step=t(f"ui.wizard.step.{step}"))
            count = open_now.get(step, 0)
            names[step] = t("ui.wizard.step.open", step=name, count=count) if count else name
        self.steps.rename(names)
        self.steps.show_only(there)

    def _show_footer(self) -> None:
        importer = self._importer
        there = self.steps_there_are()
        number = there.index(self.step)
        self.back.setEnabled(number > 0)
        self.next.setEnabled(number < len(there) - 1)
        errors, newer = importer.errors, importer.older is not None
        ready = importer.read is not None and not errors and not importer.busy
        # What a newer roster changes is to be seen before it is taken into use.
        self.use.setEnabled(ready and (not newer or self.step == there[-1]))
        use = "ui.wizard.use.newer" if newer else "ui.wizard.use"
        self.use.setText(t("ui_history.wizard.use" if importer.following else use))
        if importer.lacking is not None:
            text, sign = t("ui.wizard.state.lacking"), "error"
        elif errors:
            key = "ui.wizard.state.errors.one" if errors == 1 else "ui.wizard.state.errors"
            text, sign = t(key, count=errors), "error"
        elif newer and self.step != there[-1]:
            key = "ui_history.wizard.state" if importer.following else "ui.wizard.state.newer"
            text, sign = t(key), "info"
        else:
            text, sign = t("ui.wizard.state.ready"), "good"
        self.state.setText(text)
        theme = self._look.theme
        tone = theme.good if sign == "good" else theme.severity(sign)
        self._sign.setPixmap(icons.pixmap(sign, tone.edge, 20, self.devicePixelRatioF()))

    def _show_work(self, working: bool) -> None:
        if working:
            self.trouble.hide()
            self.phase.setText(t("ui.wizard.reading"))
            self.progress.setRange(0, 0)
        self._work.setVisible(working)
        self._sign.setVisible(not working)
        self.state.setVisible(not working)
        self._show_footer()

    def _show_progress(self, progress: Progress) -> None:
        self.phase.setText(progress.message)
        if progress.done > 0:
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(progress.done * 1000))

    def _fail(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()

    # What is pointed out in the file ------------------------------------------------------

    def _point(self) -> None:
        if self.step == "codes":
            self.codes.point()
        elif self.step == "people":
            self.people.point()
        else:
            self.pane.point_out(None)

    def _point_at_code(self, code: str, first: tuple[str, str] | None) -> None:
        if self.step == "codes":
            self.pane.point_out(lambda text: text_of(text) == code, first)

    def _point_at_name(self, name: str, first: tuple[str, str] | None) -> None:
        if self.step != "people":
            return

        def wanted(text: str) -> bool:
            return bool(name) and text_of(text).casefold() == name.casefold()

        self.pane.point_out(wanted, first, also=True)


def _known_of(facts: tuple[CodeFact, ...]) -> Known:
    meanings = {fact.text: parse_meaning(fact.meaning) for fact in facts if fact.meaning}
    return Known({text: meaning for text, meaning in meanings.items() if meaning is not None})
