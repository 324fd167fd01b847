"""Pages as PDF, without a screen. The same pages give the same bytes."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exporting.safe_write import replace_file
from planner.paper.letters import font_name
from planner.paper.page import POINT, Box, Mark, Paper, Words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def write_pdf(paper: Paper, path: Path) -> None:
    """Write a document, wholly or not at all. Raises UnusableInput where it cannot be written."""
    replace_file(path, pdf_of(paper))


def pdf_of(paper: Paper) -> bytes:
    """A document as a PDF file. It names the program and no person."""
    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    canvas = Canvas(made, invariant=1, pageCompression=1)
    canvas.setTitle(paper.title)
    canvas.setAuthor("")
    canvas.setCreator("Fællestid")
    for page in paper.pages:
        canvas.setPageSize((page.width / POINT, page.height / POINT))
        for mark in page.marks:
            _draw(canvas, mark, page.height)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _draw(canvas: "Canvas", mark: Mark, height: float) -> None:
    from reportlab.lib.colors import HexColor

    if isinstance(mark, Words):
        canvas.setFillColor(HexColor(mark.colour))
        canvas.setFont(font_name(bold=mark.bold), mark.size)
        put = {
            "left": canvas.drawString, "center": canvas.drawCentredString,
            "right": canvas.drawRightString,
        }[mark.align]
        put(mark.x / POINT, (height - mark.y) / POINT, mark.text)
    elif isinstance(mark, Box):
        if mark.fill:
            canvas.setFillColor(HexColor(mark.fill))
        if mark.frame:
            canvas.setStrokeColor(HexColor(mark.frame))
            canvas.setLineWidth(0.5)
        low = height - mark.y - mark.height
        canvas.rect(
            mark.x / POINT, low / POINT, mark.width / POINT, mark.height / POINT,
            stroke=int(mark.frame is not None), fill=int(mark.fill is not None),
        )
    else:
        canvas.setStrokeColor(HexColor(mark.colour))
        canvas.setLineWidth(mark.thick / POINT)
        canvas.line(
            mark.x / POINT, (height - mark.y) / POINT, mark.to_x / POINT,
            (height - mark.to_y) / POINT,
        )
