"""Help: a short page about each view, in the language of the window."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser

from planner.texts import DANISH, language, t
from ui.widgets.panel import SidePanel
from ui.widgets.parts import button, row

FOLDER: Final = Path(__file__).parents[1] / "help"
"""Pages in Markdown, by language."""
CONTENTS: Final = "index"
_PICTURE: Final = re.compile(r"\n *!\[[^]]*\]\([^)]*\)\n")
_KEYS: Final = re.compile(r"`((?:Ctrl|Alt|Shift)\+[^`]+)`")


def page_text(name: str) -> str:
    """The Markdown of a page: in the language of the window, or else in Danish; the contents where
    there is no such page. Pictures of the window are left out: it is there itself."""
    for code in (language(), DANISH):
        file = FOLDER / code / f"{name}.md"
        if file.is_file():
            return _PICTURE.sub("\n", file.read_text(encoding="utf-8"))
    return page_text(CONTENTS) if name != CONTENTS else ""


class GuidePanel(SidePanel):
    """Pages with links between them, and the way back through them."""

    def __init__(self) -> None:
        self.browser = QTextBrowser()
        super().__init__(t("ui_shell.help.title"), self.browser)
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(t("ui_shell.help.title"))
        self.browser.setProperty("role", "guide")
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        self.browser.anchorClicked.connect(self._follow)
        self.contents = button(t("ui_shell.help.contents"), "link")
        self.back = button(t("ui_shell.help.back"), "link")
        self.contents.clicked.connect(lambda: self.show_page(CONTENTS))
        self.back.clicked.connect(self._go_back)
        self.body.addLayout(row(self.contents, self.back))
        self.body.addWidget(self.browser, 1)
        self.page = ""
        self._former: list[str] = []

    def show_page(self, name: str) -> None:
        """Show the page of a view, or the contents."""
        if self.page and self.page != name:
            self._former.append(self.page)
        self._show(name)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show a table of shortcuts and what they do."""
        lines = [f"# {t('ui_shell.keys.title')}", "", t("ui_shell.keys.intro"), "",
                 f"| {t('ui_shell.keys.key')} | {t('ui_shell.keys.does')} |", "|---|---|"]
        lines += [f"| **{key}** | {does} |" for key, does in keys]
        if self.page:
            self._former.append(self.page)
        self.page = ""
        self._fill("\n".join(lines))

    def _follow(self, link: QUrl) -> None:
        self.show_page(Path(link.path()).stem)

    def _go_back(self) -> None:
        if self._former:
            self._show(self._former.pop())

    def _show(self, name: str) -> None:
        self.page = name
        self._fill(_KEYS.sub(_native, page_text(name)))

    def _fill(self, text: str) -> None:
        self.browser.setMarkdown(text)
        self._break_commands()
        self.back.setEnabled(bool(self._former))

    def _break_commands(self) -> None:
        """Let commands go on in the next line instead of out of the panel."""
        block = self.browser.document().begin()
        while block.isValid():
            form = block.blockFormat()
            if form.nonBreakableLines():
                form.setNonBreakableLines(False)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()


def _native(found: re.Match[str]) -> str:
    """Keys as they are written on this keyboard."""
    keys = QKeySequence(found[1]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"`{keys}`"
