"""The roster as a grid, people × days, names always in sight, with the meetings on top."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.people import Employee
from planner import service
from planner.texts import t, tn
from planner.texts.dates import short_date
from ui.document import State
from ui.settings import Settings
from ui.theme import GAP
from ui.views import shifts_copying
from ui.views.base import Context, View
from ui.views.shifts_bar import SPANS, WIDTHS, ShiftsBar
from ui.views.shifts_clip import readable
from ui.views.shifts_effect import EffectBar, consequences
from ui.views.shifts_headers import NAME_WIDTH, SHORT_NAME_WIDTH
from ui.views.shifts_model import CELL_ROLE, PERSON_ROLE, Cell, ShiftsModel
from ui.views.shifts_table import Place, ShiftsTable
from ui.widgets.flow import Flow
from ui.widgets.legend import Legend
from ui.widgets.parts import button, label

if TYPE_CHECKING:
    from models.plan import Outcome, Plan
    from models.problem import Problem
    from models.record import About
    from planner.importing.codes import Work
    from ui.adviser import Adviser

LOW = 560
"""Pixels of height below which heading, legend and filters make room for the grid."""
WIDE = 560
"""Pixels of the grid below which names have less room."""
READABLE = 16
"""Pixels of a day from which its code can be read."""
ROUND = 4
"""Widths of days are multiples of it where they are larger: whole on screens of every kind."""


class ShiftsView(View):
    """The grid with its filters, what a changed shift does, and the legend.

    `meeting_wanted` carries the id of a meeting to go to, `way_wanted` how to plan on.
    """

    meeting_wanted = Signal(str)
    way_wanted = Signal(str)

    def __init__(self, context: Context, adviser: "Adviser", settings: Settings) -> None:
        super().__init__(context)
        self._adviser, self._settings = adviser, settings
        self._codes: dict[str, Work] | None = None
        self._span, self._following = "", False
        self.model = ShiftsModel()
        self.bar = ShiftsBar()
        self.search = self.bar.search
        self.table = ShiftsTable(self.model, context.look, self.enter)
        self.table.setAccessibleName(t("ui.shifts.table"))
        self.table.setAccessibleDescription(t("ui_shifts.keys"))
        self.effect = EffectBar(context.document)
        self.legend = Legend(context.look)
        self.pages = QStackedWidget()
        self._lay_out()
        self.choose_span(settings.place("shifts"))
        self.bar.changed.connect(self._show_people)
        self.bar.span_chosen.connect(self.choose_span)
        self.bar.width_chosen.connect(self.choose_width)
        self.effect.way.connect(self.way_wanted)
        self.table.zoomed.connect(self.zoom)
        self.table.copy_wanted.connect(self.copy)
        self.table.paste_wanted.connect(self.paste)
        self.table.cut_wanted.connect(self.cut)
        self.table.pin_chosen.connect(context.selection.select_meeting)
        self.table.pin_opened.connect(self.meeting_wanted)
        self.table.selectionModel().currentChanged.connect(self._cell_chosen)
        # Names in the selection are marked beside it.
        self.table.selectionModel().selectionChanged.connect(
            lambda *_: self.table.verticalHeader().viewport().update()
        )
        context.document.opened.connect(self._opened)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 3, GAP * 2, GAP * 3, GAP * 2)
        column.setSpacing(GAP + GAP // 2)
        self.title = label(t("ui.view.shifts"), "title", size=1.7)
        top = Flow()
        for widget in (self.title, self.bar.spans, self.bar.zoom, self.bar.count, self.bar.more):
            top.addWidget(widget)
        column.addLayout(top)
        column.addWidget(self.bar)
        nobody = QWidget()
        inside = QVBoxLayout(nobody)
        inside.addStretch(1)
        inside.addWidget(
            label(t("ui_shifts.nobody"), "muted", wrap=True), 0, Qt.AlignmentFlag.AlignHCenter
        )
        self.everybody = button(t("ui_shifts.clear"))
        self.everybody.clicked.connect(self.bar.choose_all)
        inside.addWidget(self.everybody, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        self.pages.addWidget(self.table)
        self.pages.addWidget(nobody)
        column.addWidget(self.pages, 1)
        column.addWidget(self.effect)
        column.addWidget(self.legend)

    def subject_at(self, where: QPoint) -> "tuple[About, str] | None":
        inside = self.table.viewport().mapFrom(self, where)
        if not self.table.viewport().rect().contains(inside):
            return None
        pin = self.table.pin_at(inside)
        if pin is not None:
            return "meeting", pin.meeting
        person = self.table.indexAt(inside).data(PERSON_ROLE)
        return ("person", person) if isinstance(person, str) else None

    # What is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        state = self.context.document.state
        if state.problem is None:
            return
        self.bar.offer(state.problem, planned=state.outcome is not None)
        self.legend.explain(state.problem, with_meetings=state.outcome is not None, signs=True)
        self._show_people()

    def show_selection(self) -> None:
        chosen = self.context.selection
        self.table.mark(chosen.meeting)
        row = self.model.row_of(chosen.person) if chosen.person else None
        current = self.table.currentIndex()
        if row is not None and current.row() != row:
            # Who was chosen stays so, also where she has a meeting in the cell that is gone to.
            self._following = True
            self.table.setCurrentIndex(self.model.index(row, max(0, current.column())))
            self._following = False
            QTimer.singleShot(0, self.table, self._bring_current)

    def _bring_current(self) -> None:
        """Bring the current cell into sight, once the grid has its size."""
        self.table.scrollTo(self.table.currentIndex())

    def find_person(self) -> None:
        """Put the cursor where a name can be searched for."""
        if self.bar.isHidden():
            self.bar.more.setChecked(True)
        self.search.setFocus()
        self.search.selectAll()

    def _show_people(self) -> None:
        across = self.table.horizontalScrollBar().value()
        now = self.table.currentIndex()
        place = (now.data(PERSON_ROLE), now.column()) if now.isValid() else (None, 0)
        if self.model.show(self.context.document.state, self.bar.filter()):
            self._fit()
            self.table.horizontalScrollBar().setValue(across)
            row = self.model.row_of(place[0]) if place[0] else None
            if row is not None and place[1] < len(self.model.days):
                chosen = self.table.selectionModel()
                was = chosen.blockSignals(True)
                self.table.setCurrentIndex(self.model.index(row, place[1]))
                chosen.blockSignals(was)
        self.bar.tell_count(self.model.shown, self.model.all)
        self.pages.setCurrentIndex(0 if self.model.shown else 1)

    def _opened(self) -> None:
        self._codes = None

    # How wide a day is --------------------------------------------------------------------

    def choose_span(self, span: str) -> None:
        """Bring a week, a month, a quarter or the whole period into sight; or days of a width.

        Anything else is what is usual: a month, or a week where a month could not be read.
        """
        if span not in SPANS and not span.isdigit():
            span = ""
        self._span = span
        self._settings.remember_place("shifts", span)
        self._fit()

    def choose_width(self, width: int) -> None:
        """Let a day be so many pixels wide."""
        self.choose_span(str(width))

    def zoom(self, step: int) -> None:
        """Wider days, narrower ones (-1), or the usual ones (0)."""
        if step == 0:
            self.choose_span("")
            return
        now = self.table.day_width
        others = [w for w in WIDTHS if (w > now if step > 0 else w < now)]
        if others:
            self.choose_width(min(others) if step > 0 else max(others))

    def _fit(self) -> None:
        wide = self.table.width() >= WIDE
        self.table.verticalHeader().setFixedWidth(NAME_WIDTH if wide else SHORT_NAME_WIDTH)
        span = self._span or ("month" if self._width_of("month") >= READABLE else "week")
        width = int(span) if span.isdigit() else self._width_of(span)
        if width != self.table.day_width:
            self.table.set_day_width(width)
        self.bar.show_zoom(width, span)

    def _width_of(self, span: str) -> int:
        days = SPANS[span] or len(self.model.days) or 1
        room = self.table.width() - self.table.verticalHeader().width() - 20
        width = max(WIDTHS[0], min(room // days, WIDTHS[-1]))
        return width // ROUND * ROUND if width > 2 * ROUND else width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < LOW
        self.title.setVisible(not low)
        self.legend.setVisible(not low)
        self.bar.save_room(low)
        # Only after the layout has given the grid its new width.
        QTimer.singleShot(0, self.table, self._fit)

    # Choosing, copying, changing ----------------------------------------------------------

    def _cell_chosen(self, index: QModelIndex, _: QModelIndex) -> None:
        if self._following:
            return
        cell, person = index.data(CELL_ROLE), index.data(PERSON_ROLE)
        if isinstance(cell, Cell) and cell.pins:
            self.context.selection.select_meeting(cell.pins[0].meeting)
        elif isinstance(person, str):
            self.context.selection.select_person(person)

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        count = shifts_copying.copy(self.table, self.model)
        if count:
            self._adviser.told.emit("info", tn("ui_shifts.copied", count))

    def cut(self) -> None:
        """Put the selected cells on the clipboard, and empty them."""
        if shifts_copying.copy(self.table, self.model):
            self.enter(dict.fromkeys(self.table.chosen(), ""))

    def paste(self) -> None:
        """Put what is on the clipboard into the selected cells, all of it or nothing."""
        texts = shifts_copying.pasted(self.table, self.model)
        if isinstance(texts, str):
            self.effect.warn(texts)
        elif texts:
            self.enter(texts)

    def enter(self, texts: Mapping[Place, str]) -> str | None:
        """Write in cells, all of them or none, as one step; gives why it cannot be."""
        from planner.roster_edits import Refused

        state = self.context.document.state
        problem = state.problem
        if problem is None or not texts:
            return None
        if not self._adviser.free():
            self.effect.warn(t("ui_shifts.not_now"))
            return t("ui_shifts.not_now")
        if self._codes is None:
            self._codes = service.shift_codes(problem.roster)
        found = service.edit_shifts(
            problem, state.outcome.plan if state.outcome else None,
            {place: readable(text) for place, text in texts.items()}, self._codes,
        )
        if isinstance(found, Refused):
            name = problem.roster.employee(found.employee).name
            why = t("ui_shifts.refused", name=name, day=short_date(found.day), why=found.message)
            self.effect.warn(why)
            return found.message
        if found.problem.roster == problem.roster:
            return None
        people = {p.id: p for p in problem.roster.employees}
        what = _named(people, texts)
        self._change(found.problem, found.plan, what)
        return None

    def _change(self, problem: "Problem", plan: "Plan | None", what: str) -> None:
        step = t("ui_shifts.undo", what=what)
        if plan is None:
            self.context.document.apply(State(problem), step)
            self.effect.tell(t("ui_shifts.changed.no_plan", what=what))
            return
        heard = []

        def judged(before: "Outcome", after: "Outcome") -> str:
            heard.append(consequences(what, before, after))
            self.effect.tell(heard[-1])
            return ""  # said under the grid, where it happened

        # A judgement may have come before this goes on, and says more.
        if self._adviser.take(problem, plan, step, "", judged) and not heard:
            self.effect.tell(t("ui_shifts.changed", what=what))


def _named(people: Mapping[str, Employee], texts: Mapping[Place, str]) -> str:
    """`Bo Hansen, man 5/1`; of several cells how many, and whose where they are one person's."""
    places = list(texts)
    names = {people[employee].name for employee, _ in places}
    if len(places) == 1:
        return t("ui_shifts.what.one", name=names.pop(), day=short_date(places[0][1]))
    if len(names) == 1:
        return t("ui_shifts.what.days", name=names.pop(), count=len(places))
    return t("ui_shifts.what.many", count=len(places), people=len(names))
