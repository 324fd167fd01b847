"""The chart of load: a lying bar for each person, readable with forty names."""

from dataclasses import dataclass

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)

from planner.exporting.grid import Grid, days
from planner.exporting.styles import BAR, BAR_BEFORE, DURATION, FONT, INK, LINE

_COLORS = (BAR, BAR_BEFORE)
_STEPS = (15, 30, 60, 120, 180, 240, 360, 480, 600, 1200, 2400, 4800)
_CM_A_ROW, _CM_AROUND = 0.52, 3.4
# Centimetres of one unit of column width.
_CM_A_UNIT = 0.185


@dataclass(frozen=True, slots=True)
class LoadChart:
    """What the chart shows. `series`: columns and the names of what they hold, stacked.

    `rows`: first and last row of the table, the heaviest first. `heaviest` in minutes decides the
    steps of the scale. `width` in digits of column width.
    """

    title: str
    axis: str
    rows: tuple[int, int]
    names: int
    series: tuple[tuple[int, str], ...]
    heaviest: float
    place: str
    width: float


def add_chart(grid: Grid, wanted: LoadChart) -> None:
    """Put the chart on the sheet, at the cell `wanted.place`."""
    first, last = wanted.rows
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 35
    chart.title = wanted.title
    for (column, name), color in zip(wanted.series, _COLORS, strict=False):
        values = Reference(grid.sheet, min_col=column, min_row=first, max_row=last)
        series = Series(values)
        series.tx = SeriesLabel(v=name)
        series.graphicalProperties = GraphicalProperties(solidFill=color)
        chart.series.append(series)
    chart.set_categories(Reference(grid.sheet, min_col=wanted.names, min_row=first, max_row=last))
    _axes(chart, wanted)
    chart.width = round(wanted.width * _CM_A_UNIT)
    chart.height = (last - first + 1) * _CM_A_ROW + _CM_AROUND
    if len(wanted.series) > 1 and chart.legend is not None:
        chart.legend.position = "t"
    else:
        chart.legend = None
    grid.sheet.add_chart(chart, wanted.place)


def _axes(chart: BarChart, wanted: LoadChart) -> None:
    names, values = chart.x_axis, chart.y_axis
    # Left out, newer Excel hides both axes.
    names.delete = values.delete = False
    names.scaling.orientation = "maxMin"
    # Names run from the top, so that the scale would go there too.
    values.crosses = "max"
    names.tickLblSkip = 1
    names.txPr, values.txPr = _small(8), _small(8)
    names.graphicalProperties = values.graphicalProperties = _line()
    values.number_format = DURATION
    step = next((s for s in _STEPS if wanted.heaviest / s <= 9), _STEPS[-1])
    values.majorUnit = days(step)
    values.scaling.min = 0
    values.title = wanted.axis
    if values.majorGridlines is not None:
        values.majorGridlines.spPr = _line()


def _line() -> GraphicalProperties:
    return GraphicalProperties(ln=LineProperties(solidFill=LINE, w=6350))


def _small(points: int) -> RichText:
    look = CharacterProperties(sz=points * 100, solidFill=INK, latin=Font(typeface=FONT))
    return RichText(
        bodyPr=RichTextProperties(),
        p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)],
    )
