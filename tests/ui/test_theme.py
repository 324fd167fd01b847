"""Colours that can be read, told apart without colour, and a focus that can be seen."""

from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from models.people import DAY, EVENING, NIGHT, TEAMS
from ui.look import Look
from ui.main_window import MainWindow
from ui.style import style_sheet
from ui.theme import DARK, LIGHT, Theme, Tone, pattern
from ui.widgets.badge import team_letter

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "surface", "raised", "weekend", "accent_soft")

DEUTERANOPIA = ((0.625, 0.375, 0.0), (0.7, 0.3, 0.0), (0.0, 0.3, 0.7))
"""Roughly what is left of red, green and blue where the eye has no receptors for green."""


def channels(colour: str) -> tuple[float, float, float]:
    parts = QColor(colour)
    return parts.redF(), parts.greenF(), parts.blueF()


def luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels(colour)
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tones(theme: Theme) -> dict[str, Tone]:
    named = ("error", "warning", "good", "info", "away", "day", "evening", "night", "other")
    return {name: getattr(theme, name) for name in named} | {
        f"kind {n}": tone for n, tone in enumerate(theme.kinds)
    }


@THEMES
def test_every_text_can_be_read_on_every_ground_it_stands_on(theme: Theme) -> None:
    pairs = {name: (tone.ink, tone.ground) for name, tone in tones(theme).items()}
    for ground in GROUNDS:
        pairs[f"ink on {ground}"] = (theme.ink, getattr(theme, ground))
        pairs[f"muted on {ground}"] = (theme.muted, getattr(theme, ground))
        pairs[f"link on {ground}"] = (theme.accent, getattr(theme, ground))
    pairs["primary button"] = (theme.on_accent, theme.accent)
    pairs["badge letter"] = (theme.other.ink, theme.other.ground)
    assert {name: round(contrast(*pair), 2) for name, pair in pairs.items()
            if contrast(*pair) < 4.5} == {}


@THEMES
def test_the_focus_stands_out_from_what_is_beside_it(theme: Theme) -> None:
    for ground in GROUNDS[:3]:
        assert contrast(theme.accent, getattr(theme, ground)) >= 3
    assert contrast(theme.ink, theme.accent) >= 1.5
    for team in TEAMS:
        assert contrast(theme.team(team).ink, theme.team(team).ground) >= 4.5


def simulated(colour: str) -> tuple[float, ...]:
    red, green, blue = channels(colour)
    return tuple(a * red + b * green + c * blue for a, b, c in DEUTERANOPIA)


@THEMES
def test_vagtlag_differ_for_whoever_cannot_tell_red_from_green(theme: Theme) -> None:
    for first, second in combinations((DAY, EVENING, NIGHT), 2):
        one, other = simulated(theme.team(first).edge), simulated(theme.team(second).edge)
        apart = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        assert apart > 0.12, (first, second)


def test_vagtlag_differ_by_letter_and_pattern_too() -> None:
    teams = (DAY, EVENING, NIGHT, "own team")
    assert len({team_letter(team) for team in teams}) == 4
    assert len({pattern(team, "#000000").style() for team in teams}) == 4


@THEMES
def test_the_style_sheet_names_a_focus_for_each_kind_of_control(theme: Theme) -> None:
    sheet = style_sheet(theme)
    for control in ("QPushButton", 'QPushButton[role="link"]', 'QPushButton[role="tile"]',
                    'QPushButton[role="segment"]', "QLineEdit", "QComboBox", "QTableView",
                    "QListView", "QCheckBox", "QTabBar", 'QScrollArea[role="scroll"]'):
        assert f"{control}:focus" in sheet, control


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("name", ["overview", "coverage", "load", "days"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_focus_can_be_seen_wherever_it_is(
    qtbot: QtBot, planned: MainWindow, look: Look, name: str, dark: bool
) -> None:
    look.choose("dark" if dark else "light")
    look.finish()
    planned.show_view(name)
    planned.activateWindow()
    qtbot.wait(80)
    view = planned.views[name]
    for widget in view.findChildren(QWidget):
        able = widget.focusPolicy().value & 1 and widget.isVisible() and widget.isEnabled()
        if not able or widget.focusProxy() is not None or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QAbstractItemView) and widget.model().rowCount() == 0:
            continue
        planned.navigation.setFocus()
        without = picture(widget)
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        assert picture(widget) != without, (name, widget.metaObject().className(),
                                            widget.accessibleName())


SHOWN_AGAIN = ("overview", "shifts", "load", "incidents", "plan")


def settled(qtbot: QtBot, widget: QWidget) -> QImage:
    """Its picture once all of it has come and stands where it stays."""
    former, now = QImage(), picture(widget)
    while now != former:
        qtbot.wait(120)
        former, now = now, picture(widget)
    return now


def pictures(qtbot: QtBot, window: MainWindow) -> dict[str, QImage]:
    taken = {}
    for name in SHOWN_AGAIN:
        window.show_view(name)
        window.navigation.setFocus()
        taken[name] = settled(qtbot, window.views[name])
    return taken


def test_what_was_not_seen_while_it_turned_dark_looks_as_if_it_had_begun_so(
    qtbot: QtBot, planned: MainWindow, look: Look
) -> None:
    look.choose("dark")
    pictures(qtbot, planned)
    begun_dark = pictures(qtbot, planned)
    look.choose("light")
    light = pictures(qtbot, planned)
    look.choose("dark")
    assert pictures(qtbot, planned) == begun_dark
    look.choose("light")
    again = pictures(qtbot, planned)
    assert [name for name in SHOWN_AGAIN if again[name] != light[name]] == []


def test_a_part_that_lost_its_tone_while_unseen_has_none(
    qtbot: QtBot, planned: MainWindow, look: Look
) -> None:
    look.choose("light")
    label = QLabel("x", planned.frame)
    label.setProperty("tone", "error")
    label.show()
    label.hide()
    look.choose("dark")
    label.setProperty("tone", None)
    label.show()
    qtbot.waitUntil(lambda: label.palette().windowText().color() == QColor(DARK.ink))
    look.choose("light")
    look.finish()
    assert label.palette().windowText().color() == QColor(LIGHT.ink)


def ink_of(part: QWidget) -> QColor:
    return part.palette().windowText().color()


def test_what_is_seen_turns_dark_slice_by_slice_and_is_painted_when_all_of_it_has(
    qtbot: QtBot, planned: MainWindow, look: Look
) -> None:
    heard, painted = [], []

    class Part(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.StyleChange:
                heard.append(self.text())
            super().changeEvent(event)

        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(ink_of(self).name())
            super().paintEvent(event)

    seen, unseen = Part("seen", planned.frame), Part("unseen", planned.frame)
    seen.setProperty("role", "muted")
    seen.show()
    qtbot.waitUntil(lambda: bool(painted))
    heard.clear()
    painted.clear()
    look.choose("dark")
    assert not planned.updatesEnabled()
    qtbot.waitUntil(lambda: bool(painted))
    assert set(painted) == {DARK.muted}
    assert planned.updatesEnabled()
    unseen.show()
    assert ink_of(unseen) == QColor(DARK.ink)
    assert heard == []  # to tell all of them costs more than to dress those that are seen


def test_whoever_changes_her_mind_at_once_has_the_theme_chosen_last(
    qtbot: QtBot, planned: MainWindow, look: Look
) -> None:
    look.choose("light")
    pictures(qtbot, planned)
    light = pictures(qtbot, planned)
    look.choose("dark")
    qtbot.wait(0)
    look.choose("light")
    look.choose("dark")
    look.choose("light")
    assert pictures(qtbot, planned) == light
    assert planned.updatesEnabled()


def test_another_view_can_be_gone_to_while_the_theme_changes(
    qtbot: QtBot, planned: MainWindow, look: Look
) -> None:
    look.choose("dark")
    pictures(qtbot, planned)
    begun_dark = pictures(qtbot, planned)
    look.choose("light")
    pictures(qtbot, planned)
    look.choose("dark")
    planned.show_view("shifts")
    planned.show_view("load")
    assert pictures(qtbot, planned) == begun_dark


def test_a_window_that_closes_while_the_theme_changes_leaves_nothing_held(
    qtbot: QtBot, planned: MainWindow, look: Look
) -> None:
    other = QWidget()
    child = QLabel("x", other)
    other.show()
    qtbot.waitExposed(other)
    look.choose("dark")
    other.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(planned.updatesEnabled)
    assert not isValid(child)
