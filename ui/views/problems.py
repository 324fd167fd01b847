"""The list of problems: what is wrong or missing, why, and what it is about."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from models.finding import Finding
from planner.texts import t
from ui import icons
from ui.figures import troubles
from ui.theme import GAP
from ui.views.base import Context, View
from ui.widgets.parts import label


class ProblemsView(View):
    """One line a problem, worst first; choosing one selects the meeting or person."""

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
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemClicked.connect(lambda item: self._chosen(self.list.row(item)))

    def refresh(self) -> None:
        outcome = self.context.document.state.outcome
        self._shown = troubles(outcome) if outcome else ()
        theme = self.context.look.theme
        self.list.blockSignals(True)
        self.list.clear()
        for finding in self._shown:
            item = QListWidgetItem(
                icons.icon(finding.severity, theme.severity(finding.severity).edge),
                finding.message,
            )
            item.setToolTip(f"{t(f'severity.{finding.severity}')}: {finding.message}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        grave = sum(x.severity != "info" for x in self._shown)
        self.title.setText(
            t("ui.problems.one") if grave == 1 else t("ui.problems.count", count=grave)
        )
        self.list.setVisible(bool(self._shown))
        self.quiet.setVisible(not self._shown)

    def _chosen(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        finding = self._shown[row]
        if finding.meeting is not None:
            self.context.selection.select_meeting(finding.meeting)
        elif finding.employee is not None:
            self.context.selection.select_person(finding.employee)
