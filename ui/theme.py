"""Colours, spacing and type in one place, light and dark.

Colour never speaks alone: a vagtlag is also written, a finding also has its sign. All pairs of
text and ground here keep a contrast of at least 4.5:1 (a test holds them to it).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPalette

if TYPE_CHECKING:
    from models.people import Team

GAP = 8
"""The unit of spacing, in device-independent pixels."""
RADIUS = 8
FONT_FAMILIES = (
    "Segoe UI", "Inter", "Noto Sans", "Open Sans", "Liberation Sans", "Arial", "DejaVu Sans",
)


@dataclass(frozen=True, slots=True)
class Tone:
    """A ground, the text that stands on it, and a stronger edge of the same colour."""

    ground: str
    ink: str
    edge: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour that the window uses, as `#rrggbb`."""

    dark: bool
    window: str
    surface: str
    raised: str
    line: str
    grid: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    weekend: str
    error: Tone
    warning: Tone
    good: Tone
    info: Tone
    away: Tone
    day: Tone
    evening: Tone
    night: Tone
    other: Tone
    kinds: tuple[Tone, ...]

    def team(self, team: Team | None) -> Tone:
        """The colours of a vagtlag; those of a roster's own share one."""
        from models.people import DAY, EVENING, NIGHT

        return {DAY: self.day, EVENING: self.evening, NIGHT: self.night}.get(
            team or "", self.other
        )

    def severity(self, severity: str) -> Tone:
        """The colours of a finding: error, warning or info."""
        return {"error": self.error, "warning": self.warning}.get(severity, self.info)

    def kind(self, number: int) -> Tone:
        """The colours of the n-th meeting kind of a problem."""
        return self.kinds[number % len(self.kinds)]


LIGHT = Theme(
    dark=False,
    window="#f4f3ef", surface="#ffffff", raised="#faf9f6", line="#dedad2", grid="#ebe8e1",
    ink="#22262b", muted="#5b626b", accent="#1d6b66", on_accent="#ffffff",
    accent_soft="#dcedeb", weekend="#f4f1ea",
    error=Tone("#fbe6e3", "#8f1f17", "#c4453a"),
    warning=Tone("#fdf0cf", "#6b4600", "#d09a23"),
    good=Tone("#e0f0e4", "#1f5b2f", "#4c9a61"),
    info=Tone("#e6ecf5", "#2b4570", "#7d97c0"),
    away=Tone("#eceae5", "#5b626b", "#c9c5bb"),
    day=Tone("#ffe7a0", "#5a4200", "#e0b53a"),
    evening=Tone("#fbcfc0", "#772a16", "#e08a6d"),
    night=Tone("#c9d8f8", "#1d3975", "#7f9ee0"),
    other=Tone("#e2dbf1", "#46347a", "#a18fd0"),
    kinds=(
        Tone("#e9defa", "#4b2a86", "#7e57c2"), Tone("#cfeceb", "#0f504d", "#26918b"),
        Tone("#dff0cd", "#33520f", "#6fa32f"), Tone("#fcdbe6", "#7d1740", "#d1477f"),
        Tone("#d6e6fb", "#173f77", "#4b86d1"), Tone("#f6e3cf", "#68390c", "#c07f37"),
        Tone("#e3e4ea", "#3a3f52", "#7c839c"), Tone("#d5f0de", "#14532c", "#3fa364"),
    ),
)

DARK = Theme(
    dark=True,
    window="#17191d", surface="#1f2227", raised="#272b31", line="#3a3f48", grid="#2d3138",
    ink="#eceef0", muted="#a7aeb8", accent="#74cbc3", on_accent="#0c2624",
    accent_soft="#1f3f3d", weekend="#262a30",
    error=Tone("#4a211e", "#ffd3cd", "#e2685c"),
    warning=Tone("#453510", "#ffe3a1", "#d09a23"),
    good=Tone("#1d3b27", "#c6efd1", "#5bb077"),
    info=Tone("#24324a", "#cfdff8", "#7d97c0"),
    away=Tone("#2b2f35", "#a7aeb8", "#484e58"),
    day=Tone("#574611", "#ffe9a6", "#e3bf4d"),
    evening=Tone("#5f2e1f", "#ffd5c7", "#c0623f"),
    night=Tone("#24396f", "#d5e2ff", "#6d8fdc"),
    other=Tone("#3b2f5c", "#e4daff", "#9582cb"),
    kinds=(
        Tone("#3d2b63", "#e6d9ff", "#9a78d8"), Tone("#14413f", "#bdeeea", "#3aa8a1"),
        Tone("#31441a", "#dbf1bd", "#86b84a"), Tone("#56203a", "#ffd3e3", "#dd6695"),
        Tone("#1e3a60", "#cfe3ff", "#6299de"), Tone("#4c3315", "#fbdfbf", "#cf9350"),
        Tone("#373b48", "#dfe2ee", "#929ab5"), Tone("#19402a", "#c5f0d3", "#57b67b"),
    ),
)


def pattern(team: Team | None, ink: str) -> QBrush:
    """The pattern of a vagtlag, for whoever cannot tell its colour: plain by day, dots in the
    evening, stripes at night, a net for those of a roster's own."""
    from models.people import DAY, EVENING, NIGHT

    styles = {
        DAY: Qt.BrushStyle.NoBrush, EVENING: Qt.BrushStyle.Dense6Pattern,
        NIGHT: Qt.BrushStyle.BDiagPattern,
    }
    return QBrush(QColor(ink), styles.get(team or "", Qt.BrushStyle.DiagCrossPattern))


def palette(theme: Theme) -> QPalette:
    """The Qt palette of a theme, for every part that Fusion draws itself."""
    role = QPalette.ColorRole
    roles = {
        role.Window: theme.window, role.WindowText: theme.ink, role.Base: theme.surface,
        role.AlternateBase: theme.raised, role.Text: theme.ink, role.Button: theme.surface,
        role.ButtonText: theme.ink, role.BrightText: theme.error.ink,
        role.ToolTipBase: theme.raised, role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.muted, role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent, role.Link: theme.accent,
        role.Light: theme.raised, role.Midlight: theme.grid, role.Mid: theme.line,
        role.Dark: theme.line, role.Shadow: theme.line, role.Accent: theme.accent,
    }
    made = QPalette()
    for each, colour in roles.items():
        made.setColor(each, QColor(colour))
    for each in (role.Text, role.ButtonText, role.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.muted))
    return made


def blend(first: str, second: str, share: float) -> QColor:
    """A colour between two; `share` 0.0 is the first, 1.0 the second."""
    a, b = QColor(first), QColor(second)
    mixed = [
        round(x + (y - x) * share)
        for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    ]
    return QColor(*mixed)
