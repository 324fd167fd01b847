"""The list of problems: what is wrong or missing, grouped, worst first, and what it is about."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
)

from models.finding import SEVERITIES, Finding
from planner import service
from planner.texts import t, tn
from planner.texts.dates import short_date
from planner.why import of_reason
from ui import figures
from ui.theme import GAP
from ui.views.base import Context
from ui.views.problems_model import ProblemsModel
from ui.views.side import SideView
from ui.widgets.grouped_lines import GroupedLines
from ui.widgets.parts import button, label, row
from ui.widgets.undo_strip import UndoStrip

BATCH = 60
"""So many lines are laid out in one turn of the event loop."""


class ProblemsView(SideView):
    """One line a problem, worst first; choosing one selects the meeting or person.

    `why_wanted` and `help_wanted` carry the chosen finding, `open_wanted` the view it is seen in.
    """

    why_wanted = Signal(object)
    help_wanted = Signal(object)
    open_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: tuple[tuple[str, Finding], ...] = ()
        self.title: QLabel = label("", "section")
        self.show_only, self.search = QComboBox(), QLineEdit()
        self.quiet = label(t("ui.problems.none"), "muted", wrap=True)
        self.model, self.list = ProblemsModel(self._words), QListView()
        self.list.setModel(self.model)
        self.why, self.helps = button(t("ui.help.why")), button(t("ui.help.what"))
        self.taken = UndoStrip(context.document)
        self._lay_out()
        self.why.clicked.connect(lambda: self._ask(self.why_wanted))
        self.helps.clicked.connect(lambda: self._ask(self.help_wanted))
        self.show_only.currentIndexChanged.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._select())
        self.list.clicked.connect(lambda _: self._select())
        self.list.activated.connect(self._open)

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
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setIconSize(QSize(18, 18))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        # Hundreds of lines are measured a few at a time, and the window answers meanwhile.
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(BATCH)
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
        title = t("ui.problems.one") if grave == 1 else t("ui.problems.count", count=grave)
        # What is only worth knowing is no problem, but stands in the list and is counted there.
        remarks = len(findings) - grave
        self.title.setText(f"{title}, {tn('ui.problems.remarks', remarks)}" if remarks else title)
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
        self.model.show(lines, self.context.look.theme)
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
            last=short_date(missing.last), reason=of_reason(commonest),
        )

    # What is chosen -----------------------------------------------------------------------

    @property
    def chosen(self) -> Finding | None:
        """The problem that is chosen in the list."""
        at = self.list.currentIndex()
        return self.model.lines[at.row()][1] if at.isValid() else None

    def choose(self, finding: Finding) -> None:
        """Choose a problem, if it is shown."""
        self.catch_up()
        shown = [each for _, each in self.model.lines]
        if finding in shown:
            self.list.setCurrentIndex(self.model.index(shown.index(finding)))

    def _ask(self, wanted: SignalInstance) -> None:
        if self.chosen is not None:
            wanted.emit(self.chosen)

    def _offer(self) -> None:
        """Let what is chosen be asked about."""
        self.why.setEnabled(self.chosen is not None)
        self.helps.setEnabled(self.chosen is not None)

    def _select(self) -> None:
        self._offer()
        finding = self.chosen
        if finding is not None and finding.meeting is not None:
            self.context.selection.select_meeting(finding.meeting)
        elif finding is not None and finding.employee is not None:
            self.context.selection.select_person(finding.employee)

    def _open(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._select()
        if self.chosen is not None:
            self.open_wanted.emit(place_of(self.chosen))


def place_of(finding: Finding) -> str:
    """The name of the view in which a finding is seen best."""
    if finding.code in ("roster_rest", "roster_hours"):
        return "shifts"
    if finding.meeting is not None:
        return "incidents" if finding.code == "involved_missing" else "calendar"
    return "coverage" if finding.employee is not None else "kinds"
