"""The list of problems: what is wrong or missing, why, and what it is about."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from models.finding import Finding
from planner.texts import t
from planner.texts.dates import short_date
from ui import figures, icons
from ui.theme import GAP
from ui.troubles import trouble_of
from ui.views.base import Context, View
from ui.widgets.parts import button, label, row

BESIDE = 48
"""What the sign and the padding of a line take of its width."""
ABOVE_AND_BELOW = 20


class ProblemsView(View):
    """One line a problem, worst first; choosing one selects the meeting or person.

    `why_wanted` and `help_wanted` carry the chosen finding.
    """

    why_wanted = Signal(object)
    help_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: tuple[Finding, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 2, GAP + GAP // 2, GAP, GAP)
        column.setSpacing(GAP // 2)
        self.title: QLabel = label("", "section")
        column.addWidget(self.title)
        self.quiet = label(t("ui.problems.none"), "muted", wrap=True)
        self.quiet.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.quiet)
        self.list = QListWidget()
        self.list.setProperty("role", "plain")
        self.list.setAccessibleName(t("ui.problems.title"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setIconSize(QSize(18, 18))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        column.addWidget(self.list, 1)
        self.why, self.helps = button(t("ui.help.why")), button(t("ui.help.what"))
        self.why.setToolTip(t("ui.help.why.tip"))
        self.helps.setToolTip(t("ui.help.what.tip"))
        self.why.clicked.connect(lambda: self._ask(self.why_wanted))
        self.helps.clicked.connect(lambda: self._ask(self.help_wanted))
        column.addLayout(row(self.why, self.helps))
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemClicked.connect(lambda item: self._chosen(self.list.row(item)))

    def refresh(self) -> None:
        outcome = self.context.document.state.outcome
        self._shown = figures.troubles(outcome) if outcome else ()
        theme = self.context.look.theme
        self.list.blockSignals(True)
        self.list.clear()
        for finding in self._shown:
            item = QListWidgetItem(
                icons.icon(finding.severity, theme.severity(finding.severity).edge),
                self._words(finding),
            )
            item.setToolTip(f"{t(f'severity.{finding.severity}')}: {finding.message}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._fit()
        grave = sum(x.severity != "info" for x in self._shown)
        self.title.setText(
            t("ui.problems.one") if grave == 1 else t("ui.problems.count", count=grave)
        )
        self.list.setVisible(bool(self._shown))
        self.why.setVisible(bool(self._shown))
        self.helps.setVisible(bool(self._shown))
        self._offer()
        self.quiet.setVisible(not self._shown)

    def _words(self, finding: Finding) -> str:
        """The sentence of a finding; of a meeting that is not placed only the commonest reason,
        since the details name them all.
        """
        state = self.context.document.state
        missing = state.unplaced(finding.meeting) if finding.meeting else None
        if finding.code != "unplaced" or missing is None or not missing.why or not state.problem:
            return finding.message
        where = (
            state.problem.series_of(missing.series).unit,
            figures.course_named(state.problem, missing.series, missing.course),
        )
        meeting = " · ".join((state.problem.kind(missing.kind).name, *(x for x in where if x)))
        commonest = max(missing.why, key=lambda reason: reason.candidates)
        return t(
            "ui.problems.unplaced", meeting=meeting, first=short_date(missing.first),
            last=short_date(missing.last), reason=commonest.message,
            total=sum(reason.candidates for reason in missing.why),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each line the height of its words: the list's own guess forgets the padding."""
        bar = self.list.verticalScrollBar().sizeHint().width()
        width = max(80, self.list.width() - bar - BESIDE)
        room, words = QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap
        for at in range(self.list.count()):
            item = self.list.item(at)
            needed = self.list.fontMetrics().boundingRect(room, words, item.text()).height()
            item.setSizeHint(QSize(width, needed + ABOVE_AND_BELOW))

    def _ask(self, wanted: SignalInstance) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._shown):
            wanted.emit(self._shown[at])

    def _offer(self) -> None:
        """Let what is chosen be asked about."""
        at, outcome = self.list.currentRow(), self.context.document.state.outcome
        chosen = self._shown[at] if 0 <= at < len(self._shown) else None
        self.why.setEnabled(chosen is not None)
        able = chosen is not None and outcome is not None and (
            trouble_of(outcome, chosen) is not None
        )
        self.helps.setEnabled(able)

    def _chosen(self, at: int) -> None:
        self._offer()
        if not 0 <= at < len(self._shown):
            return
        finding = self._shown[at]
        if finding.meeting is not None:
            self.context.selection.select_meeting(finding.meeting)
        elif finding.employee is not None:
            self.context.selection.select_person(finding.employee)
