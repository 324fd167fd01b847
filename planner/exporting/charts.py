"""The chart of the cover, and the year wheel: drawn alike by Excel and LibreOffice."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.chart import BarChart, DoughnutChart, Reference, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from planner.exporting.clean_text import clean
from planner.exporting.grid import Grid
from planner.exporting.load_chart import chart_title, quiet_line, small
from planner.exporting.styles import LINE, PAPER, SHADE
from planner.texts import t

_CM = 2.54 / 72


@dataclass(frozen=True, slots=True)
class Bars:
    """Upright bars side by side in groups. `names`: the cells of what stands below each group.
    `series`: cells, name and colour. `size` in points across and down.
    """

    title: str
    names: str
    series: Sequence[tuple[str, str, str]]
    size: tuple[float, float]


def add_bars(grid: Grid, wanted: Bars, cell: str) -> None:
    """Put a chart of shares from 0 to 1 on the sheet, its upper left corner in `cell`."""
    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "col", "clustered", 60, 0
    chart.title = chart_title(wanted.title, 11)
    for cells, name, color in wanted.series:
        series = Series(Reference(range_string=cells))
        series.tx = SeriesLabel(v=clean(name))
        series.graphicalProperties = GraphicalProperties(solidFill=color)
        chart.series.append(series)
    chart.set_categories(Reference(range_string=wanted.names))
    names, values = chart.x_axis, chart.y_axis
    names.delete = values.delete = False
    names.txPr, values.txPr = small(9), small(9)
    names.graphicalProperties = values.graphicalProperties = quiet_line()
    values.number_format = t("export.format.percent")
    values.scaling.min, values.scaling.max, values.majorUnit = 0, 1, 0.25
    if values.majorGridlines is not None:
        values.majorGridlines.spPr = quiet_line()
    if chart.legend is not None:
        chart.legend.position, chart.legend.txPr = "b", small(9)
    _size(chart, wanted.size)
    grid.sheet.add_chart(chart, cell)


@dataclass(frozen=True, slots=True)
class Wheel:
    """Rings of twelve months. `sizes` and `names`: the rows that hold how long each month is and
    what it is called; `columns`: its first and last one. `rings`: name and the colour of each
    month."""

    title: str
    sizes: int
    names: int
    columns: tuple[int, int]
    rings: Sequence[tuple[str, Sequence[str]]]
    size: tuple[float, float]


def add_wheel(grid: Grid, wanted: Wheel, cell: str) -> None:
    """Put a year wheel on the sheet, January at the top, its upper left corner in `cell`."""
    chart = DoughnutChart()
    chart.holeSize, chart.firstSliceAng = 28, 0
    chart.title = chart_title(wanted.title, 12)
    months = [SHADE if n % 2 else PAPER for n in range(12)]
    first, last = wanted.columns
    for name, colors in (*wanted.rings, ("", months)):
        sizes = Reference(
            grid.sheet, min_col=first, max_col=last, min_row=wanted.sizes, max_row=wanted.sizes
        )
        series = Series(sizes)
        series.tx = SeriesLabel(v=clean(name))
        series.dPt = [
            DataPoint(idx=n, spPr=GraphicalProperties(
                solidFill=color, ln=LineProperties(solidFill=LINE, w=6350)
            ))
            for n, color in enumerate(colors)
        ]
        chart.series.append(series)
    chart.series[-1].dLbls = _month_names()
    chart.set_categories(
        Reference(
            grid.sheet, min_col=first, max_col=last, min_row=wanted.names, max_row=wanted.names
        )
    )
    chart.legend = None
    _size(chart, wanted.size)
    grid.sheet.add_chart(chart, cell)


def _size(chart: BarChart | DoughnutChart, points: tuple[float, float]) -> None:
    chart.width, chart.height = (max(1, round(length * _CM)) for length in points)


def _month_names() -> DataLabelList:
    labels = DataLabelList()
    labels.showCatName = True
    labels.showVal = labels.showPercent = labels.showSerName = labels.showLegendKey = False
    labels.showLeaderLines = False
    labels.txPr = small(9)
    return labels
