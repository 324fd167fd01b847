"""The chart of load: a lying bar for each person, readable with forty names."""

from dataclasses import dataclass

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)

from planner.exporting.clean_text import clean
from planner.exporting.grid import WIDTH_UNIT, Grid, area, days
from planner.exporting.styles import BAR, BAR_BEFORE, DURATION, FONT, INK, LINE

_COLORS = (BAR, BAR_BEFORE)
_STEPS = (15, 30, 60, 120, 180, 240, 360, 480, 600, 1200, 2400, 4800)
# Points: the usual height of a bar with its gap, and of title, scale and legend together.
_BAR, _AROUND = 15.0, 92.0
_CM = 2.54 / 72
_WIDEST = 1050.0
# The lowest row of the table in points, and the width given to the columns below the chart.
_LOW_ROW, _COLUMN = 14.0, 10.0


@dataclass(frozen=True, slots=True)
class LoadChart:
    """What the chart shows. `series`: columns and the names of what they hold, stacked.

    `rows`: first and last row of the table, the heaviest first. `heaviest` in minutes decides the
    steps of the scale. `place`: row and column of its upper left corner. `room`: the points that
    a printed page has for it, across and down.
    """

    title: str
    axis: str
    rows: tuple[int, int]
    names: int
    series: tuple[tuple[int, str], ...]
    heaviest: float
    place: tuple[int, int]
    room: tuple[float, float]


def add_chart(grid: Grid, wanted: LoadChart) -> str:
    """Put the chart on the sheet. Returns the cells that it covers."""
    first, last = wanted.rows
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 35
    chart.title = chart_title(wanted.title, 12)
    for (column, name), color in zip(wanted.series, _COLORS, strict=False):
        values = Reference(grid.sheet, min_col=column, min_row=first, max_row=last)
        series = Series(values)
        series.tx = SeriesLabel(v=name)
        series.graphicalProperties = GraphicalProperties(solidFill=color)
        chart.series.append(series)
    chart.set_categories(Reference(grid.sheet, min_col=wanted.names, min_row=first, max_row=last))
    _axes(chart, wanted)
    across, down = wanted.room
    # Not quite the page: spreadsheets differ by some points in how high they make rows.
    high = min(0.93 * down, (last - first + 1) * _BAR + _AROUND)
    wide = min(0.9 * across, _WIDEST)
    chart.width, chart.height = round(wide * _CM), high * _CM
    if len(wanted.series) > 1 and chart.legend is not None:
        chart.legend.position, chart.legend.txPr = "t", small(8)
    else:
        chart.legend = None
    row, column = wanted.place
    grid.sheet.add_chart(chart, grid.sheet.cell(row, column).coordinate)
    columns = int(wide / (_COLUMN * WIDTH_UNIT)) + 1
    grid.widths(*[_COLUMN] * columns, first=column)
    return area(row, column, row + int(high / _LOW_ROW) + 2, column + columns - 1)


def _axes(chart: BarChart, wanted: LoadChart) -> None:
    names, values = chart.x_axis, chart.y_axis
    # Left out, newer Excel hides both axes.
    names.delete = values.delete = False
    names.scaling.orientation = "maxMin"
    # Names run from the top, so that the scale would go there too.
    values.crosses = "max"
    names.tickLblSkip = 1
    names.txPr, values.txPr = small(8), small(8)
    names.graphicalProperties = values.graphicalProperties = quiet_line()
    values.number_format = DURATION
    step = next((s for s in _STEPS if wanted.heaviest / s <= 9), _STEPS[-1])
    values.majorUnit = days(step)
    values.scaling.min = 0
    values.title = chart_title(wanted.axis, 8)
    if values.majorGridlines is not None:
        values.majorGridlines.spPr = quiet_line()


def quiet_line() -> GraphicalProperties:
    """Lines that do not stand out: axes and the grid."""
    return GraphicalProperties(ln=LineProperties(solidFill=LINE, w=6350))


def chart_title(text: str, points: int) -> Title:
    """A title in the font of the workbook."""
    look = CharacterProperties(sz=points * 100, b=True, solidFill=INK, latin=Font(typeface=FONT))
    run = RegularTextRun(rPr=look, t=clean(text))
    rich = RichText(
        bodyPr=RichTextProperties(),
        p=[Paragraph(pPr=ParagraphProperties(defRPr=look), r=[run])],
    )
    return Title(tx=Text(rich=rich), overlay=False)


def small(points: int) -> RichText:
    """The look of labels of that size."""
    look = CharacterProperties(sz=points * 100, solidFill=INK, latin=Font(typeface=FONT))
    return RichText(
        bodyPr=RichTextProperties(),
        p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)],
    )
