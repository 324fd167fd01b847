"""The list of problems: what is wrong or missing, grouped, worst first, and what it is about."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from models.finding import SEVERITIES, Finding
from planner import service
from planner.texts import t
from planner.texts.dates import short_date
from ui import figures, icons
from ui.look import scaled
from ui.theme import GAP
from ui.views.base import Context, View
from ui.widgets.grouped_lines import HEADING_ROLE, GroupedLines
from ui.widgets.parts import button, label, row
from ui.widgets.undo_strip import UndoStrip

BESIDE = 48
"""What the sign and the padding of a line take of its width."""
ABOVE_AND_BELOW = 20


class ProblemsView(View):
    """One line a problem, worst first; choosing one selects the meeting or person.

    `why_wanted` and `help_wanted` carry the chosen finding, `open_wanted` the view it is seen in.
    """

    why_wanted = Signal(object)
    help_wanted = Signal(object)
    open_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: tuple[Finding, ...] = ()
        self._lines: tuple[tuple[str, Finding], ...] = ()
        self.title: QLabel = label("", "section")
        self.show_only, self.search = QComboBox(), QLineEdit()
        self.quiet = label(t("ui.problems.none"), "muted", wrap=True)
        self.list = QListWidget()
        self.why, self.helps = button(t("ui.help.why")), button(t("ui.help.what"))
        self.taken = UndoStrip(context.document)
        self._lay_out()
        self.why.clicked.connect(lambda: self._ask(self.why_wanted))
        self.helps.clicked.connect(lambda: self._ask(self.help_wanted))
        self.show_only.currentIndexChanged.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemClicked.connect(lambda item: self._chosen(self.list.row(item)))
        self.list.itemActivated.connect(lambda item: self._open(self.list.row(item)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 2, GAP + GAP // 2, GAP, GAP)
        column.setSpacing(GAP // 2)
        column.addWidget(self.title)
        self.show_only.setAccessibleName(t("ui.problems.show"))
        self.show_only.setMinimumWidth(80)
        self.show_only.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.search.setPlaceholderText(t("ui.problems.search"))
        self.search.setAccessibleName(t("ui.problems.search"))
        self.search.setToolTip(t("ui.problems.search.tip"))
        self.search.setClearButtonEnabled(True)
        self._narrow = QHBoxLayout()
        self._narrow.addWidget(self.show_only, 1)
        self._narrow.addWidget(self.search, 1)
        column.addLayout(self._narrow)
        self.quiet.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.quiet)
        self.list.setProperty("role", "plain")
        self.list.setAccessibleName(t("ui.problems.title"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setIconSize(QSize(18, 18))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(GroupedLines(self.list, self.context.look))
        column.addWidget(self.list, 1)
        self.why.setToolTip(t("ui.help.why.tip"))
        self.helps.setToolTip(t("ui.help.what.tip"))
        column.addLayout(row(self.why, self.helps))
        column.addWidget(self.taken)

    def refresh(self) -> None:
        outcome = self.context.document.state.outcome
        findings = figures.troubles(outcome) if outcome else ()
        groups = service.grouped(findings)
        self._lines = tuple((group.title, each) for group in groups for each in group.findings)
        grave = sum(x.severity != "info" for x in findings)
        self.title.setText(
            t("ui.problems.one") if grave == 1 else t("ui.problems.count", count=grave)
        )
        self._offer_groups()
        self._fill()

    def _offer_groups(self) -> None:
        """Everything, each severity and each rule, with how many there are of it."""
        before = self.show_only.currentData()
        self.show_only.blockSignals(True)
        self.show_only.clear()
        self.show_only.addItem(t("ui.problems.all", count=len(self._lines)), "")
        for severity in SEVERITIES:
            count = sum(x.severity == severity for _, x in self._lines)
            if count:
                self.show_only.addItem(t(f"ui.problems.{severity}", count=count), severity)
        for title in dict.fromkeys(title for title, _ in self._lines):
            count = sum(title == other for other, _ in self._lines)
            self.show_only.addItem(t("ui.problems.kind", title=title, count=count), f"={title}")
        self.show_only.setCurrentIndex(max(0, self.show_only.findData(before)))
        self.show_only.blockSignals(False)

    def _wanted(self, title: str, finding: Finding) -> bool:
        only, words = str(self.show_only.currentData() or ""), self.search.text().casefold()
        if only not in ("", finding.severity, f"={title}"):
            return False
        return all(word in f"{title} {finding.message}".casefold() for word in words.split())

    def _fill(self) -> None:
        lines = [(title, each) for title, each in self._lines if self._wanted(title, each)]
        self._shown = tuple(finding for _, finding in lines)
        theme, former = self.context.look.theme, None
        self.list.blockSignals(True)
        self.list.clear()
        for title, finding in lines:
            item = QListWidgetItem(
                icons.icon(finding.severity, theme.severity(finding.severity).edge),
                self._words(finding),
            )
            severity = t(f"severity.{finding.severity}")
            if (title, severity) != former:
                number = sum(
                    (title, finding.severity) == (other, x.severity) for other, x in lines
                )
                heading = t("ui.problems.kind", title=title, count=number)
                item.setData(HEADING_ROLE, f"{severity}: {heading}")
            former = title, severity
            spoken = t(
                "ui.problems.spoken", severity=severity, title=title, message=finding.message
            )
            item.setToolTip(f"{severity}: {finding.message}\n{t('ui.problems.open')}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._fit()
        for each in (self.why, self.helps, self.show_only, self.search):
            each.setVisible(bool(self._lines))
        self.list.setVisible(bool(lines))
        self.quiet.setText(t("ui.problems.no_match" if self._lines else "ui.problems.none"))
        self.quiet.setVisible(not lines)
        self._offer()

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
        bold = scaled(self.list.font(), 1.0, QFont.Weight.DemiBold)
        above = GroupedLines.height(bold, width)
        for at in range(self.list.count()):
            item = self.list.item(at)
            needed = self.list.fontMetrics().boundingRect(room, words, item.text()).height()
            heading = item.data(HEADING_ROLE)
            more = above(heading) if heading else 0
            item.setSizeHint(QSize(width, needed + ABOVE_AND_BELOW + more))

    def _ask(self, wanted: SignalInstance) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._shown):
            wanted.emit(self._shown[at])

    def _offer(self) -> None:
        """Let what is chosen be asked about."""
        chosen = 0 <= self.list.currentRow() < len(self._shown)
        self.why.setEnabled(chosen)
        self.helps.setEnabled(chosen)

    def _chosen(self, at: int) -> None:
        self._offer()
        if not 0 <= at < len(self._shown):
            return
        finding = self._shown[at]
        if finding.meeting is not None:
            self.context.selection.select_meeting(finding.meeting)
        elif finding.employee is not None:
            self.context.selection.select_person(finding.employee)

    def _open(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self._chosen(at)
            self.open_wanted.emit(place_of(self._shown[at]))


def place_of(finding: Finding) -> str:
    """The name of the view in which a finding is seen best."""
    if finding.code in ("roster_rest", "roster_hours"):
        return "shifts"
    if finding.meeting is not None:
        return "incidents" if finding.code == "involved_missing" else "calendar"
    return "coverage" if finding.employee is not None else "kinds"
