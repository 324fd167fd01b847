"""Pages drawn on a printer or in its preview: the same pages that a PDF has, mark by mark."""

from functools import cache

from PySide6.QtCore import QLineF, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPageLayout, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from planner.paper.letters import font_file
from planner.paper.page import POINT, Box, Mark, Page, Paper, Stroke, Words

_UNITS = 40
"""Steps in a millimetre: letters have sizes in whole steps."""
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft, "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


def printer_for(paper: Paper) -> QPrinter:
    """A printer set for the paper's first page, with its name for the queue."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(paper.title)
    printer.setCreator("Fællestid")
    if paper.pages:
        printer.setPageLayout(_layout(paper.pages[0]))
    printer.setFullPage(True)
    return printer


def draw(paper: Paper, printer: QPrinter) -> None:
    """Print all pages of a document, or those that were chosen in the print dialog."""
    first = max(1, printer.fromPage())
    last = printer.toPage() or len(paper.pages)
    painter: QPainter | None = None
    for page in paper.pages[first - 1:last]:
        layout = _layout(page)
        # In a preview the layout is fixed from the first page on.
        if not printer.pageLayout().isEquivalentTo(layout):
            printer.setPageLayout(layout)
        if painter is None:
            painter = QPainter(printer)
        else:
            printer.newPage()
        draw_page(page, painter, printer.resolution() / 25.4)
    if painter is not None:
        painter.end()


def draw_page(page: Page, painter: QPainter, per_millimetre: float) -> None:
    """Draw a page from the painter's upper left corner, so many device steps a millimetre."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(per_millimetre / _UNITS, per_millimetre / _UNITS)
    for mark in page.marks:
        _draw(painter, mark)
    painter.restore()


def _layout(page: Page) -> QPageLayout:
    short, long = sorted((page.width, page.height))
    size = QPageSize(QPageSize.PageSizeId.A4 if long < 300 else QPageSize.PageSizeId.A3)
    wide = page.width > page.height and short < long
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _draw(painter: QPainter, mark: Mark) -> None:
    if isinstance(mark, Words):
        painter.setFont(_font(mark.size, mark.bold))
        painter.setPen(QColor(mark.colour))
        height = mark.size * POINT * _UNITS
        # A box around the point, wide enough for any line, leans to the side that is asked for.
        left = mark.x * _UNITS - {"left": 0, "center": 20_000, "right": 40_000}[mark.align]
        metrics = painter.fontMetrics()
        box = QRectF(left, mark.y * _UNITS - metrics.ascent(), 40_000, metrics.height() + height)
        painter.drawText(box, _SIDES[mark.align] | Qt.AlignmentFlag.AlignTop, mark.text)
    elif isinstance(mark, Box):
        box = QRectF(
            mark.x * _UNITS, mark.y * _UNITS, mark.width * _UNITS, mark.height * _UNITS
        )
        if mark.fill:
            painter.fillRect(box, QColor(mark.fill))
        if mark.frame:
            painter.setPen(QPen(QColor(mark.frame), 0.18 * _UNITS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
    else:
        _stroke(painter, mark)


def _stroke(painter: QPainter, mark: Stroke) -> None:
    painter.setPen(QPen(QColor(mark.colour), mark.thick * _UNITS))
    painter.drawLine(
        QLineF(mark.x * _UNITS, mark.y * _UNITS, mark.to_x * _UNITS, mark.to_y * _UNITS)
    )


def _font(size: float, bold: bool) -> QFont:
    font = QFont(_family(bold))
    font.setBold(bold)
    font.setPixelSize(max(1, round(size * POINT * _UNITS)))
    # Letters keep the widths that lines were broken by.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _family(bold: bool) -> str:
    """The letters that pages were laid out with; the system's own where they cannot be loaded."""
    number = QFontDatabase.addApplicationFont(str(font_file(bold=bold)))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else QFont().family()
