"""The few questions that are put in a dialog: which file, and what of unsaved work."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from planner.texts import t

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from models.plan import Outcome
    from planner.exporting.own_workbook import Prepared, Way
    from planner.paper.page import Paper

Unsaved = Literal["save", "discard", "cancel"]


class Dialogs:
    """Asks the person at the screen; tests put another one in its place."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def which_file(self, folder: Path) -> Path | None:
        """A file to open."""
        dialog = self._file_dialog(t("ui.dialog.open"), t("ui.dialog.open.filter"))
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        dialog.setDirectory(str(folder))
        return _chosen(dialog)

    def where_to_save(self, proposed: Path) -> Path | None:
        """Where to keep the plan."""
        return self._where(t("ui.dialog.save"), proposed, t("ui.dialog.save.filter"))

    def where_to_export(self, proposed: Path) -> Path | None:
        """Where to write the workbook."""
        return self._where(t("ui.dialog.export"), proposed, t("ui.dialog.export.filter"))

    def where_to_write_pdf(self, proposed: Path) -> Path | None:
        """Where to write a sheet as PDF."""
        return self._where(t("ui.dialog.pdf"), proposed, t("ui.dialog.pdf.filter"))

    def where_to_report(self, proposed: Path) -> Path | None:
        """Where to write a report of faults."""
        return self._where(t("ui_faults.where"), proposed, t("ui_faults.filter"))

    def which_rules(self, folder: Path) -> Path | None:
        """A file of rules to read."""
        dialog = self._file_dialog(t("ui_rules.read.title"), t("ui_rules.filter"))
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        dialog.setDirectory(str(folder))
        return _chosen(dialog)

    def where_to_write_rules(self, proposed: Path) -> Path | None:
        """Where to write the rules."""
        return self._where(t("ui_rules.write.title"), proposed, t("ui_rules.filter"))

    def which_roster(self, near: Path) -> Path | None:
        """The roster that meetings are to be written into a copy of; `near`: it, or its folder."""
        dialog = self._file_dialog(t("ui_own.which"), t("ui_own.filter"))
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        dialog.setDirectory(str(near if near.is_dir() else near.parent))
        if near.is_file():
            dialog.selectFile(near.name)
        return _chosen(dialog)

    def how_to_write(self, file: str, made: Mapping[Way, Prepared | str]) -> Way | None:
        """How meetings are to stand in a copy of a roster, once it is read what there is to say."""
        from ui.views.own_workbook import OwnWorkbookDialog

        dialog = OwnWorkbookDialog(file, made, self._parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.choice

    def where_to_copy(self, proposed: Path) -> Path | None:
        """Where to write a copy of a roster."""
        return self._where(t("ui_own.where"), proposed, t("ui_own.filter"))

    def whom_to_forget(self, outcome: Outcome) -> tuple[str, bool] | None:
        """Whose data are to be deleted, and whether in copies too."""
        from ui.views.forgetting import ForgetDialog

        dialog = ForgetDialog(outcome, self._parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.choice

    def which_folder(self, folder: Path) -> Path | None:
        """A folder for many files."""
        dialog = self._file_dialog(t("ui.dialog.folder"), "")
        dialog.setFileMode(dialog.FileMode.Directory)
        dialog.setOption(dialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(folder))
        return _chosen(dialog)

    def preview(self, paper: Paper) -> None:
        """Show pages as they will be printed; whoever wants to prints them from there."""
        # The printing library is loaded when somebody prints.
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        from ui.printing import draw, printer_for

        printer = printer_for(paper)
        dialog = QPrintPreviewDialog(printer, self._parent)
        dialog.setWindowTitle(t("ui.print.title", name=paper.title))
        dialog.resize(self._parent.size() * 0.9)
        dialog.paintRequested.connect(lambda chosen: draw(paper, chosen))
        dialog.exec()
        dialog.deleteLater()

    def password(self, file: str, wrong: str) -> str | None:
        """The password of a plan; `wrong`: what is said of the one before. None: rather not."""
        from ui.views.password import PasswordDialog

        dialog = PasswordDialog(file, wrong, self._parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.password

    def new_password(self, file: str, *, changing: bool) -> str | None:
        """A new password of a plan; empty to take off the one it has (`changing`), None to leave
        it as it is."""
        from ui.views.password import NewPasswordDialog

        dialog = NewPasswordDialog(file, self._parent, changing=changing)
        dialog.exec()
        dialog.deleteLater()
        return dialog.password

    def unsaved(self, name: str, *, planned: bool = True) -> Unsaved:
        """What to do with a plan that is not saved; or, where it is not `planned` yet, with rules
        and answers about a roster."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(t("ui.name"))
        key = "ui.dialog.unsaved" if planned else "ui_bad_days.unsaved"
        box.setText(t(key, name=name))
        box.setInformativeText(t(f"{key}.what"))
        save = box.addButton(t("ui.dialog.unsaved.save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(
            t("ui.dialog.unsaved.discard"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.addButton(t("ui.dialog.unsaved.cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            return "save"
        return "discard" if box.clickedButton() is discard else "cancel"

    def about(self, version: str, *, licences: bool = False) -> None:
        """What the program is, and the licences of its parts."""
        from ui.views.about import AboutDialog

        dialog = AboutDialog(version, self._parent)
        if licences:
            dialog.show_licences()
        dialog.exec()
        dialog.deleteLater()

    def _where(self, title: str, proposed: Path, kinds: str) -> Path | None:
        dialog = self._file_dialog(title, kinds)
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(proposed.suffix)
        dialog.setDirectory(str(proposed.parent))
        dialog.selectFile(proposed.name)
        return _chosen(dialog)

    def _file_dialog(self, title: str, kinds: str) -> QFileDialog:
        """The system's own dialog where it has one; two words of Qt's own are English."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._parent, title)
        dialog.setNameFilters(kinds.split(";;"))
        dialog.setLabelText(dialog.DialogLabel.LookIn, t("ui.dialog.look_in"))
        dialog.setLabelText(dialog.DialogLabel.FileType, t("ui.dialog.file_type"))
        return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == dialog.DialogCode.Accepted
    names = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(names[0]) if accepted and names else None
