"""Earlier versions of the plan: when each was kept, how far it is from the plan that is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from models.timespan import local
from planner.plan_file.backups import Backup, list_backups
from planner.texts import t
from planner.texts.dates import long_date, time_of
from ui.document import Document
from ui.earlier_tasks import HowFar, Measure
from ui.job import Job
from ui.settings import Settings
from ui.verbs import Verbs
from ui.widgets.panel import SidePanel
from ui.widgets.parts import across, button, label

if TYPE_CHECKING:
    from pathlib import Path

PAUSE_MS = 700
"""How long after a change the versions are compared anew."""


class EarlierPanel(SidePanel):
    """A list of copies, the latest first. How far each differs comes line by line.

    `beside_wanted` and `taken` carry the Backup that is to be seen, or to be the plan again.
    """

    beside_wanted = Signal(object)
    taken = Signal(object)

    def __init__(self, document: Document, settings: Settings, verbs: Verbs) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(t("ui_earlier.title"))
        self.list.setSpacing(4)
        self.list.setWordWrap(True)
        super().__init__(t("ui_earlier.title"), self.list)
        self._document, self._settings, self._verbs = document, settings, verbs
        self._backups: tuple[Backup, ...] = ()
        self._far: dict[Path, HowFar | str] = {}
        self._job: Job | None = None
        self._shown_of: tuple[object, object] = (None, None)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look_again)
        self.hint = label(t("ui_earlier.hint"), "muted", wrap=True)
        self.none = label(t("ui_earlier.none"), wrap=True)
        self.see, self.take = button(t("ui_earlier.see")), button(t("ui_earlier.take"))
        self.see.setToolTip(t("ui_earlier.see.why"))
        self.take.setToolTip(t("ui_earlier.take.why"))
        for widget in (self.hint, self.none):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(across(self.see, self.take))
        self.body.addStretch(0)
        self.list.currentRowChanged.connect(self._enable)
        self.list.itemActivated.connect(lambda _: self._choose(self.beside_wanted))
        self.see.clicked.connect(lambda: self._choose(self.beside_wanted))
        self.take.clicked.connect(lambda: self._choose(self.taken))
        document.changed.connect(self._changed)
        verbs.busy.connect(self._enable)

    def look_again(self) -> None:
        """See which copies there are, and compare each with the plan that is open."""
        self._stop()
        path, outcome = self._document.path, self._document.state.outcome
        self._shown_of = path, outcome.plan if outcome else None
        chosen = self._chosen()
        self._backups = () if path is None else list_backups(path, self._settings.backups)
        self._far.clear()
        self.list.clear()
        for backup in self._backups:
            item = QListWidgetItem(self._text(backup))
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self.list.addItem(item)
            if backup == chosen or (chosen is None and self.list.count() == 1):
                self.list.setCurrentItem(item)
        self.none.setVisible(not self._backups)
        for widget in (self.hint, self.list, self.see, self.take):
            widget.setVisible(bool(self._backups))
        self._enable()
        self._measure()

    def close_down(self) -> None:
        """Compare nothing more."""
        self._pause.stop()
        self._stop()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.close()
            self._job = None

    def _changed(self) -> None:
        self._enable()
        outcome = self._document.state.outcome
        now = self._document.path, outcome.plan if outcome else None
        other = now[0] != self._shown_of[0] or now[1] is not self._shown_of[1]
        if other and self.isVisible():
            self._stop()
            self._pause.start()

    def _measure(self) -> None:
        outcome = self._document.state.outcome
        waiting = (b for b in self._backups if b.file not in self._far)
        backup = next(waiting, None)
        if backup is None or outcome is None or not self.isVisible():
            return
        job = Job(Measure(backup.file, outcome.plan, self._document.password), self)
        self._job = job

        def came(found: HowFar | str) -> None:
            self._far[backup.file] = found
            self.list.item(self._backups.index(backup)).setText(self._text(backup))

        def ended() -> None:
            self._job = None
            self._measure()

        job.done.connect(came)
        job.refused.connect(came)
        job.failed.connect(came)
        job.ended.connect(ended)
        job.start()

    def _text(self, backup: Backup) -> str:
        made = int(backup.made.timestamp() // 60)
        at = t("ui_earlier.at", day=long_date(local(made).date()), time=time_of(made))
        return f"{at}\n{_how_far(self._far.get(backup.file))}"

    def _chosen(self) -> Backup | None:
        item = self.list.currentItem()
        backup = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return backup if isinstance(backup, Backup) else None

    def _choose(self, signal: object) -> None:
        backup = self._chosen()
        if backup is not None and self.see.isEnabled():
            (self.taken if signal is self.taken else self.beside_wanted).emit(backup)

    def _enable(self, *_: object) -> None:
        ready = self._chosen() is not None and not self._verbs.working
        self.see.setEnabled(ready)
        self.take.setEnabled(ready and not self._document.reading)


def _how_far(found: HowFar | str | None) -> str:
    if found is None:
        return t("ui_earlier.comparing")
    if isinstance(found, str):
        return found
    numbers = {
        "moved": found.moved, "other": found.other,
        "only_here": found.only_here, "only_there": found.only_there,
    }
    said = [t(f"ui_earlier.{key}", count=count) for key, count in numbers.items() if count]
    return " · ".join(said) or t("ui_earlier.same")
