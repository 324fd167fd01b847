"""Help, the keyboard, the history and the licences: there for every view, in every language."""

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner.texts import languages, t
from ui import licences
from ui.commands import with_lock
from ui.main_window import MainWindow
from ui.pages import VIEWS
from ui.views.about import AboutDialog
from ui.views.guide import CONTENTS, FOLDER

PAGES = ("start", *VIEWS, "wizard")
PLAIN_KEYS = {"Tab", "Enter", "Esc", "M", "Shift", "Ctrl", "Space", "Mellemrum", "Ctrl+C"}
"""Keys of lists, tables and fields, which no menu holds."""
GRID_KEYS = {"F2", "Delete", "Ctrl+A", "Ctrl+X", "Ctrl+V", "Ctrl+Space", "Shift+Space",
             "Ctrl+Enter", "Ctrl+0"}
"""Those of the grid of shifts, which `test_shifts.py` presses."""
GROUP_KEYS = {"Ctrl+Left", "Ctrl+Right"}
"""Those of the groups of a course, which `test_kinds.py` presses."""
KEY = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+)+\S|(?:(?:Ctrl|Alt|Shift)\+)*[A-Z]\w*\d*)`")

LINK = re.compile(r"(?<!!)\[[^]]*\]\(([^)]+)\)")
"""A link, and no picture."""


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("name", PAGES)
def test_every_view_has_a_page_in_every_language(code: str, name: str) -> None:
    text = (FOLDER / code / f"{name}.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(text) > 300
    contents = (FOLDER / code / f"{CONTENTS}.md").read_text(encoding="utf-8")
    assert f"({name}.md)" in contents


@pytest.mark.parametrize("code", languages())
def test_every_link_leads_to_a_page(code: str) -> None:
    for page in (FOLDER / code).glob("*.md"):
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            assert (FOLDER / code / link).is_file(), (page.name, link)


@pytest.mark.parametrize("code", languages())
def test_every_key_that_a_page_names_exists(window: MainWindow, code: str) -> None:
    actions = [*window.actions_by_name().values(), *window._menus.views.values()]
    there = {key.toString() for action in actions for key in action.shortcuts()}
    there |= PLAIN_KEYS | GRID_KEYS | GROUP_KEYS
    named = set()
    for page in (FOLDER / code).glob("*.md"):
        named |= set(KEY.findall(page.read_text(encoding="utf-8")))
    assert {"Ctrl+F", "F1", "Ctrl+?", "Shift+F5"} <= named
    assert named - there == set()


def test_no_two_entries_have_the_same_key(window: MainWindow) -> None:
    actions = [*window.actions_by_name().values(), *window._menus.views.values()]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("name", ["start", "calendar", "load"])
def test_f1_shows_the_page_about_the_view_and_puts_it_away(
    planned: MainWindow, name: str
) -> None:
    planned.show_view(name)
    planned._menus.actions["help"].trigger()
    guide = planned.beside.guide
    assert guide is not None
    assert guide.isVisible()
    assert guide.page == name
    title = t(f"ui.view.{name}") if name != "start" else "Startsiden"
    assert guide.browser.toPlainText().startswith(title)
    assert not planned.side.isVisible()
    planned._menus.actions["help"].trigger()
    assert not guide.isVisible()
    assert planned.side.isVisible() is (name != "start")


def test_links_lead_on_and_back(planned: MainWindow) -> None:
    planned.show_view("load")
    planned.beside.show_help()
    guide = planned.beside.guide
    assert guide is not None
    assert not guide.back.isEnabled()
    guide.browser.anchorClicked.emit(QUrl("coverage.md"))
    assert guide.page == "coverage"
    guide.contents.click()
    assert guide.page == CONTENTS
    guide.back.click()
    guide.back.click()
    assert guide.page == "load"
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_the_list_of_keys_is_made_of_the_menus(planned: MainWindow) -> None:
    planned._menus.actions["keys"].trigger()
    guide = planned.beside.guide
    assert guide is not None
    text = guide.browser.toPlainText()
    for action in planned.actions_by_name().values():
        for key in action.shortcuts():
            assert key.toString(QKeySequence.SequenceFormat.NativeText) in text


def test_a_step_of_the_history_is_gone_back_to(planned: MainWindow, outcome: Outcome) -> None:
    document = planned.document
    for number, meeting in enumerate(outcome.plan.meetings[:3]):
        document.apply(
            with_lock(document.state, meeting.id, not meeting.locked), f"trin {number}"
        )
    planned._menus.actions["history"].trigger()
    steps = planned.beside.steps
    assert steps is not None
    assert steps.isVisible()
    model = steps.list.model()
    said = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert said == [t("ui_shell.history.start"), "trin 0", "trin 1", "trin 2"]
    steps.list.setCurrentIndex(model.index(1, 0))
    assert document.undo_stack.index() == 1
    planned.verbs.busy.emit(True, "")
    assert not steps.list.isEnabled()
    planned.verbs.busy.emit(False, "")
    assert steps.list.isEnabled()


def test_panels_are_made_anew_in_another_language(planned: MainWindow) -> None:
    planned.beside.show_help()
    planned.choose_language("en")
    try:
        planned.beside.show_help()
        guide = planned.beside.guide
        assert guide is not None
        assert guide.browser.toPlainText().startswith("Overview")
    finally:
        planned.choose_language("da")


def test_about_names_versions_and_all_licences(qtbot: QtBot) -> None:
    parent = QWidget()
    parent.resize(900, 700)
    qtbot.addWidget(parent)
    dialog = AboutDialog("1.2.3", parent)
    assert dialog.names.count() == len(licences.PARTS)
    for row, part in enumerate(licences.parts()):
        dialog.names.setCurrentRow(row)
        assert part.licence in dialog.text.toPlainText()
        assert part.version in dialog.text.toPlainText()
    dialog.show_licences()
    assert dialog.pages.currentIndex() == 1


def test_licences_without_installed_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(licences, "distribution", gone)
    assert {part.name for part in licences.parts()} == set(licences.PARTS)
    assert all(part.licence and part.version == "–" for part in licences.parts())
    assert licences.version_of("ortools") == "–"


def test_every_package_that_is_used_is_named_with_a_text() -> None:
    def used(name: str) -> set[str]:
        needs = {
            canonicalize_name(need.name)
            for need in map(Requirement, distribution(name).requires or ())
            if need.marker is None or need.marker.evaluate({"extra": ""})
        }
        return needs.union(*map(used, needs))

    named = {canonicalize_name(name) for name in licences.PARTS}
    assert used("faellestid") <= named
    assert [part.name for part in licences.parts() if len(part.text) < 500] == []
