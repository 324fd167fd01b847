"""The rules of a plan from a TOML file and into one. They are small: nothing else waits."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from models.finding import UnusableInput
from planner import service
from planner.texts import t
from ui.adviser import Adviser
from ui.dialogs import Dialogs
from ui.document import Document


class RuleFiles(QObject):
    """Asks for the file, and tells what came of it. `folder`: where to look first."""

    def __init__(
        self, document: Document, adviser: Adviser, dialogs: Callable[[], Dialogs],
        folder: Callable[[], Path], parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._adviser = document, adviser
        self._dialogs, self._folder = dialogs, folder

    def read(self) -> None:
        """Go on with the rules of a file; what it does not name stays as it is."""
        problem = self._document.state.problem
        path = self._dialogs().which_rules(self._folder()) if problem is not None else None
        if problem is None or path is None:
            return
        try:
            after = service.read_rules(problem, path)
        except UnusableInput as why:
            self._adviser.told.emit("error", str(why))
            return
        if after == problem:
            self._adviser.told.emit("info", t("ui_rules.read.same", file=path.name))
        else:
            self._adviser.change(
                after, t("ui_rules.read.step", file=path.name), "ui_rules.read.done",
                file=path.name,
            )

    def write(self) -> None:
        """Write the rules into a file, with what each means above it."""
        problem = self._document.state.problem
        if problem is None:
            return
        clean = "".join("-" if c in '\\/:*?"<>|' else c for c in problem.name)
        name = t("ui_rules.write.name", name=clean)
        path = self._dialogs().where_to_write_rules(self._folder() / f"{name}.toml")
        if path is None:
            return
        try:
            service.save_rules(problem, path)
        except UnusableInput as why:
            self._adviser.told.emit("error", str(why))
        else:
            self._adviser.told.emit("good", t("ui.done.export", file=str(path)))
