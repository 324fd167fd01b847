"""Menus, shortcuts and the tool bar: every entry does something, or says why it cannot now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QWidget,
)

from planner.paper.names import SHEETS, Format, Sheet
from planner.texts import language, languages, name_of, t
from ui import icons
from ui.look import CHOICES
from ui.widgets.parts import button, label

if TYPE_CHECKING:
    from planner.paper.sheets import Wanted
    from ui.arrivals import Arrivals
    from ui.main_window import MainWindow

_ICONS = {"open": "open", "save": "save", "export": "export", "undo": "undo", "redo": "redo",
          "lock": "lock", "plan": "plan", "stop": "stop", "start": "home",
          "back": "back", "forward": "forward"}


@dataclass(slots=True)
class Menus:
    """What the window enables and renames as the document changes."""

    actions: dict[str, QAction]
    views: dict[str, QAction]
    languages: dict[str, QAction]
    recent: QMenu
    title: QLabel
    plan: QPushButton
    export: QPushButton


def build(window: "MainWindow") -> Menus:
    """Make all menus and the tool bar of a window."""
    actions = _actions(window)
    bar = window.menuBar()
    file = bar.addMenu(t("ui.menu.file"))
    file.addAction(actions["open"])
    recent = file.addMenu(t("ui.menu.recent"))
    file.addAction(actions["read"])
    file.addAction(actions["sample"])
    file.addSeparator()
    file.addAction(actions["newer"])
    file.addAction(actions["correct"])
    file.addAction(actions["next_period"])
    file.addSeparator()
    for name in ("save", "save_as", "earlier", "protect"):
        file.addAction(actions[name])
    file.addSeparator()
    for name in ("export", "own_workbook", "calendars"):
        file.addAction(actions[name])
    _sheet_actions(window, file, actions)
    file.addAction(actions["print"])
    file.addSeparator()
    file.addAction(actions["start"])
    file.addAction(actions["quit"])
    edit = bar.addMenu(t("ui.menu.edit"))
    edit.addAction(actions["undo"])
    edit.addAction(actions["redo"])
    edit.addSeparator()
    edit.addAction(actions["history"])
    edit.addSeparator()
    edit.addAction(actions["search"])
    edit.addAction(actions["find"])
    edit.addSeparator()
    edit.addAction(actions["forget"])
    view = bar.addMenu(t("ui.menu.view"))
    views = _view_actions(window, view)
    view.addSeparator()
    view.addAction(actions["back"])
    view.addAction(actions["forward"])
    view.addAction(actions["side"])
    _look_actions(window, view.addMenu(t("ui.menu.look")))
    tongues = _language_actions(window, view.addMenu(t("ui.menu.language")))
    plan = bar.addMenu(t("ui.menu.plan"))
    for name in ("plan", "stop", "lock", "incident"):
        plan.addAction(actions[name])
    review = bar.addMenu(t("ui_review.menu"))
    for name in ("remark", "seen", "read", "review_export", "review_fetch"):
        review.addAction(actions[name])
    helps = bar.addMenu(t("ui.menu.help"))
    for name in ("help", "contents", "keys"):
        helps.addAction(actions[name])
    helps.addSeparator()
    for name in ("report", "licences", "about"):
        helps.addAction(actions[name])
    return _tool_bar(window, actions, views, tongues, recent)


def _sheet_actions(window: "MainWindow", file: QMenu, actions: dict[str, QAction]) -> None:
    """A menu for looking at each sheet before it is printed, and one for writing it as PDF."""
    for verb, do in (("preview", window.verbs.preview), ("pdf", window.verbs.export_pdf)):
        menu = file.addMenu(t(f"ui.menu.{verb}"))
        for sheet in SHEETS:
            action = menu.addAction(t(f"ui.sheet.{sheet}"))
            action.triggered.connect(lambda _=False, s=sheet, d=do: d(_wanted(s)))
        menu.addSeparator()
        large = menu.addAction(t("ui.sheet.large"))
        large.triggered.connect(lambda _=False, d=do: d(_wanted("weeks", "A3")))
        actions[verb] = menu.menuAction()


def _wanted(sheet: Sheet, size: Format = "A4") -> "Wanted":
    # Laying out pages takes time to load, and a window should not wait for it.
    from planner.paper.sheets import Wanted

    return Wanted(sheet, size)


def list_files(menu: QMenu, files: Sequence[Path], arrivals: "Arrivals") -> None:
    """Fill the menu of recent files; one that is gone says so, and leaves when it is chosen."""
    menu.clear()
    menu.setToolTipsVisible(True)
    for path in files:
        name = path.name.replace("&", "&&")
        gone = arrivals.missing(path)
        entry = menu.addAction(t("ui_shell.recent.missing", name=name) if gone else name)
        entry.setToolTip(str(path))
        entry.triggered.connect(lambda _=False, p=path: arrivals.open_recent(p))
    menu.addSeparator()
    menu.addAction(t("ui_shell.recent.clear")).triggered.connect(lambda: arrivals.forget_all())
    menu.menuAction().setVisible(bool(files))


def take_down(window: "MainWindow", menus: Menus) -> None:
    """Take all menus, shortcuts and tool bars from a window."""
    for action in menus.actions.values():
        window.removeAction(action)
        action.deleteLater()
    for bar in window.findChildren(QToolBar):
        window.removeToolBar(bar)
        bar.deleteLater()
    # Qt deletes the former one with its menus.
    window.setMenuBar(QMenuBar())


def paint(menus: Menus, colour: str) -> None:
    """Draw all icons in a colour."""
    for name, picture in _ICONS.items():
        menus.actions[name].setIcon(icons.icon(picture, colour))


def name_steps(menus: Menus) -> None:
    """Let the tips of undo and redo name the step, as their menu entries do."""
    native = QKeySequence.SequenceFormat.NativeText
    for name in ("undo", "redo"):
        action = menus.actions[name]
        action.setToolTip(f"{action.text()} ({action.shortcut().toString(native)})")


def _actions(window: "MainWindow") -> dict[str, QAction]:
    keys = QKeySequence.StandardKey
    verbs, stack = window.verbs, window.document.undo_stack
    wanted = {
        "open": (keys.Open, verbs.open), "sample": (None, verbs.open_sample),
        "save": (keys.Save, lambda: verbs.save()), "save_as": ("Ctrl+Shift+S",
                                                               lambda: verbs.save_as()),
        "export": ("Ctrl+E", verbs.export), "print": (keys.Print, window.print_shown),
        "own_workbook": (None, verbs.export_into_own),
        "calendars": (None, verbs.export_calendars), "start": (None, window.show_start),
        "newer": ("Ctrl+Shift+O", verbs.open_newer), "correct": (None, verbs.look_closer),
        "quit": (keys.Quit, window.close), "find": ("Ctrl+Shift+F", window.find_person),
        "plan": ("F5", window.plan), "stop": ("Shift+F5", verbs.stop),
        "lock": ("Ctrl+L", window.toggle_lock), "incident": ("Ctrl+H", window.new_incident),
        "about": (None, window.about),
        "back": ("Alt+Left", window.trail.back), "forward": ("Alt+Right", window.trail.forward),
    }
    actions: dict[str, QAction] = {}
    for name, (key, verb) in wanted.items():
        action = QAction(t(f"ui.action.{name}"), window)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, v=verb: v())
        actions[name] = action
    for name, (key, verb) in _shell(window).items():
        action = QAction(t(f"ui_shell.action.{name}"), window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, v=verb: v())
        actions[name] = action
    for name, (text, key, verb) in _review(window).items():
        action = QAction(t(f"ui_review.action.{text}"), window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, v=verb: v())
        actions[name] = action
    for name, do in (("next_period", verbs.open_next), ("forget", lambda: _forget(window))):
        action = QAction(t(f"ui_history.action.{name}"), window)
        action.triggered.connect(lambda _=False, d=do: d())
        actions[name] = action
    protect = QAction(t("ui_password.action"), window)
    protect.triggered.connect(lambda: verbs.protect())
    actions["protect"] = protect
    report = QAction(t("ui_faults.action"), window)
    report.triggered.connect(lambda: _send_report(window))
    actions["report"] = report
    earlier = QAction(t("ui_earlier.action"), window)
    earlier.triggered.connect(lambda: window.beside.show_earlier())
    actions["earlier"] = earlier
    side = QAction(t("ui.action.side"), window)
    side.setShortcut(QKeySequence("Ctrl+D"))
    side.setCheckable(True)
    side.setChecked(window.settings.place("side") != "away")
    side.toggled.connect(window.show_side)
    actions["side"] = side
    actions["quit"].setShortcut(QKeySequence("Ctrl+Q"))
    actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
    actions["undo"] = stack.createUndoAction(window, t("ui.action.undo"))
    actions["undo"].setShortcut(QKeySequence("Ctrl+Z"))
    actions["redo"] = stack.createRedoAction(window, t("ui.action.redo"))
    actions["redo"].setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    return actions


def _forget(window: "MainWindow") -> None:
    # Wanted on few days, as a report is.
    from ui.forgetting import offer

    offer(window)


def _send_report(window: "MainWindow") -> None:
    # Wanted on few days: a window comes up without it.
    from ui.fault_report import offer

    offer(window)


def _shell(window: "MainWindow") -> dict[str, tuple[str, Callable[[], None]]]:
    """What the window does about itself: its key, where there is one, and what happens."""
    beside = window.beside
    return {
        "search": ("Ctrl+F", window.finder.search),
        "history": ("Ctrl+Shift+H", beside.show_history),
        "help": ("F1", beside.show_help), "contents": ("Shift+F1", beside.show_contents),
        "keys": ("Ctrl+?", beside.show_keys), "licences": ("", window.show_licences),
    }


def _review(window: "MainWindow") -> dict[str, tuple[str, str, Callable[[], bool | None]]]:
    """What belongs to the review: its text, its key, where there is one, and what happens."""
    verbs = window.verbs
    return {
        "remark": ("remark", "Ctrl+R", window.going_through.write_remark),
        "read": ("read", "", verbs.open_to_read),
        "seen": ("seen", "", window.reviewing.mark_seen),
        "review_export": ("export", "", verbs.export_review),
        "review_fetch": ("fetch", "", verbs.fetch_review),
    }


def say_why_off(menus: Menus, reading: bool) -> None:
    """Let the tips of what cannot be done while a plan is only read say why."""
    why = t("ui_review.reading.off") if reading else ""
    for name in ("plan", "lock", "incident", "newer", "correct"):
        menus.actions[name].setToolTip(why)
    menus.plan.setToolTip(why)


def _view_actions(window: "MainWindow", menu: QMenu) -> dict[str, QAction]:
    views: dict[str, QAction] = {}
    for number, name in enumerate(window.view_names(), start=1):
        action = menu.addAction(t(f"ui.view.{name}"))
        if number <= len("123456789"):
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
        action.triggered.connect(lambda _=False, n=name: window.show_view(n))
        views[name] = action
    return views


def _look_actions(window: "MainWindow", menu: QMenu) -> None:
    group = QActionGroup(menu)
    for choice in CHOICES:
        action = menu.addAction(t(f"ui.look.{choice}"))
        action.setCheckable(True)
        action.setChecked(window.look.choice == choice)
        action.triggered.connect(lambda _=False, c=choice: window.choose_look(c))
        group.addAction(action)


def _language_actions(window: "MainWindow", menu: QMenu) -> dict[str, QAction]:
    """Each language named in itself, so that whoever reads only that one finds it."""
    group = QActionGroup(menu)
    found: dict[str, QAction] = {}
    for code in languages():
        action = menu.addAction(name_of(code))
        action.setCheckable(True)
        action.setChecked(code == language())
        action.triggered.connect(lambda _=False, c=code: window.choose_language(c))
        group.addAction(action)
        found[code] = action
    return found


def _tool_bar(
    window: "MainWindow", actions: dict[str, QAction], views: dict[str, QAction],
    tongues: dict[str, QAction], recent: QMenu,
) -> Menus:
    bar = QToolBar(t("ui.toolbar"))
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.toggleViewAction().setEnabled(False)
    for name in ("back", "forward", "open", "save", "undo", "redo"):
        bar.addAction(actions[name])
    title = label("", "title", size=1.15)
    title.setContentsMargins(12, 0, 0, 0)
    bar.addWidget(title)
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(space)
    plan = button(t("ui.toolbar.plan"), "primary")
    plan.clicked.connect(actions["plan"].trigger)
    export = button(t("ui.toolbar.export"))
    export.clicked.connect(actions["export"].trigger)
    bar.addWidget(plan)
    bar.addWidget(_gap())
    bar.addWidget(export)
    window.addToolBar(bar)
    return Menus(actions, views, tongues, recent, title, plan, export)


def _gap() -> QWidget:
    made = QWidget()
    made.setFixedWidth(8)
    return made
