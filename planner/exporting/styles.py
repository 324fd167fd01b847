"""One calm colour scheme and the looks of cells, the same on every sheet.

Colours are told apart by people who do not tell red from green, and never say anything that a
text or a figure does not say as well. Arial: every machine has it or a font of the same widths.
"""

from dataclasses import dataclass
from typing import Literal

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from models.people import DAY, EVENING, NIGHT, Team

FONT = "Arial"
SIZE = 9.0

INK = "1F2933"
QUIET = "5B6770"
ACCENT = "1F4E5F"
LINE = "C9D1D6"
HEADER = "E4EBEE"
SHADE = "F1F3F4"
ALARM = "B83A00"
CAUTION = "E2DED6"
SEEN = "DDEBE8"
BAR = "3A6B7E"
BAR_BEFORE = "B7C4CB"
PAPER = "FFFFFF"
# Rings of the year wheel: light enough for dark letters, apart also without colour vision.
RINGS = ("7FB3C8", "F0A98C", "F2C94C", "A9C99B", "B9A6D3", "C9B79C")

_TEAM_FILLS: dict[Team, str] = {DAY: "FFE699", EVENING: "F4B9A3", NIGHT: "B4CDEB"}
# Vagtlag of a roster's own take these in turn.
_OTHER_FILLS = ("D8CFE8", "CBE2D3", "DDD6CC")

# Formats that are written otherwise in another language: keys of the catalogue.
DATE = "export.format.date"
PERCENT = "export.format.percent"
TIME = "hh:mm"
DURATION = "[h]:mm"
WHOLE = "0"
# The same with a dash for nothing, where most cells say nothing.
DURATION_OR_DASH = '[h]:mm;-[h]:mm;"–"'
WHOLE_OR_DASH = '0;-0;"–"'

Align = Literal["left", "center", "right"]
Edges = Literal["none", "thin", "total"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: everything that two cells of the same look share."""

    bold: bool = False
    italic: bool = False
    size: float = SIZE
    color: str = INK
    fill: str | None = None
    align: Align = "left"
    top: bool = False
    wrap: bool = False
    shrink: bool = False
    upright: bool = False
    indent: int = 0
    number_format: str = "General"
    edges: Edges = "thin"

    def font(self) -> Font:
        """The font of the look."""
        return Font(
            name=FONT, size=self.size, bold=self.bold, italic=self.italic, color=self.color
        )

    def pattern(self) -> PatternFill:
        """The fill of the look; an empty one where it has none."""
        return PatternFill("solid", fgColor=self.fill) if self.fill else PatternFill()

    def alignment(self) -> Alignment:
        """Place, wrapping and turning of the text."""
        return Alignment(
            horizontal=self.align,
            vertical="top" if self.top else ("bottom" if self.upright else "center"),
            wrap_text=self.wrap,
            shrink_to_fit=self.shrink,
            text_rotation=90 if self.upright else 0,
            indent=self.indent,
        )

    def border(self) -> Border:
        """Thin quiet lines, or the line above a sum."""
        if self.edges == "none":
            return Border()
        line = Side(style="thin", color=LINE)
        if self.edges == "total":
            return Border(top=Side(style="medium", color=ACCENT), bottom=line)
        return Border(left=line, right=line, top=line, bottom=line)


TITLE = Look(bold=True, size=15, color=ACCENT, edges="none")
SUBTITLE = Look(size=9.5, color=QUIET, edges="none")
SECTION = Look(bold=True, size=11, color=ACCENT, edges="none")
HEAD = Look(bold=True, fill=HEADER, align="center", wrap=True)
HEAD_LEFT = Look(bold=True, fill=HEADER, wrap=True)
HEAD_UPRIGHT = Look(bold=True, fill=HEADER, align="center", wrap=True, upright=True, size=8)
BODY = Look(wrap=True)
TOP = Look(wrap=True, top=True)
FIGURE = Look(align="center", number_format=WHOLE)
HIDDEN = Look(size=6, color="FFFFFF", edges="none")
"""Of marks that are read back and that nobody is to see."""
TOTAL_LABEL = Look(bold=True, fill=SHADE, edges="total")
TOTAL = Look(bold=True, fill=SHADE, align="center", number_format=WHOLE, edges="total")


def team_fill(team: Team | None, teams: tuple[Team, ...]) -> str | None:
    """The colour of a vagtlag: the same one on every sheet. None for nobody's."""
    if team is None:
        return None
    if team in _TEAM_FILLS:
        return _TEAM_FILLS[team]
    others = [other for other in teams if other not in _TEAM_FILLS]
    place = others.index(team) if team in others else 0
    return _OTHER_FILLS[place % len(_OTHER_FILLS)]


def differential(
    fill: str | None = None, color: str | None = None, bold: bool = False
) -> DifferentialStyle:
    """What a conditional format changes in a cell."""
    return DifferentialStyle(
        font=Font(color=color, bold=bold or None) if color or bold else None,
        # A conditional format's solid fill takes its colour from the background.
        fill=PatternFill("solid", fgColor=fill, bgColor=fill) if fill else None,
    )
