"""A workbook and its sheets while they are filled: values of the right type, looks, pages."""

import io
import zipfile
from copy import copy
from datetime import date, time, timedelta
from itertools import pairwise

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import absolute_coordinate, get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.pagebreak import Break, ColBreak, RowBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from models.timespan import DAY_MINUTES, Moment, local
from planner.exporting.cached_values import with_results
from planner.exporting.clean_text import clean, looks_like_formula, shortened
from planner.exporting.styles import BODY, FIGURE, FONT, SUBTITLE, TITLE, Look
from planner.exporting.text_size import lines_of
from planner.texts import t
from planner.texts.dates import numeric_date

A4 = 9
# A4 lying, without margins, in points: what a page holds at a scale of 100 %.
PAGE_WIDTH = 785.0
PAGE_HEIGHT = 498.0
# A4 standing.
UPRIGHT_WIDTH = 538.0
UPRIGHT_HEIGHT = 744.0
# Spreadsheets differ by some points in how high they make rows.
_SPARE = 0.96
# Excel calls a file damaged that has more breaks than this in a sheet.
_MOST_BREAKS = 1000
# Points of one unit of column width: seven pixels of 1/96 inch.
WIDTH_UNIT = 5.25
# The same where a spreadsheet does not round the width of a digit to whole pixels.
WIDEST_UNIT = 5.6

# Points beside, and above and below, the text of a cell; of one line for each point of its size; of
# the lowest row that is made and of the highest row that Excel allows.
_PADDING, _ABOVE_BELOW, _LINE, _LOWEST, _HIGHEST = 4.0, 3.0, 1.22, 14.0, 409.0

_USUAL_ROW = 15.0
# Print no smaller than this, in parts of full size, to get a sheet on one page.
READABLE = 0.62


def days(minutes: float) -> float:
    """Minutes as Excel counts time: in days."""
    return minutes / DAY_MINUTES


class Book:
    """A workbook under construction. It carries no name of whoever makes it."""

    def __init__(self, name: str, made: date) -> None:
        self.workbook = Workbook()
        first = self.workbook.active
        assert first is not None
        self.workbook.remove(first)
        self.workbook.properties = DocumentProperties(
            creator=None, title=clean(name)[:200], language=t("export.language")
        )
        # The width of columns is counted in digits of this font.
        self.workbook._fonts[0] = Font(name=FONT, size=10)  # type: ignore[attr-defined]
        self._styles: dict[Look, StyleArray] = {}
        self._grids: list[Grid] = []
        self.name = name
        self.made = made
        self.refs: dict[str, str] = {}

    def add(self, title: str) -> "Grid":
        """A new sheet after the others."""
        grid = Grid(self, self.workbook.create_sheet(title))
        self._grids.append(grid)
        return grid

    def style(self, cell: Cell, look: Look, shared: bool = False) -> None:
        """Give a cell a look. Each look is looked up in the workbook's tables only once.

        `shared`: nothing changes the look of this cell later, so that it needs no copy of it.
        """
        known = self._styles.get(look)
        if known is None:
            # Never the one that it has now, which may be shared.
            cell._style = StyleArray()  # type: ignore[attr-defined]
            cell.font, cell.fill = look.font(), look.pattern()
            cell.alignment, cell.border = look.alignment(), look.border()
            cell.number_format = _in_language(look.number_format)
            self._styles[look] = copy(cell._style)  # type: ignore[attr-defined]
        else:
            cell._style = known if shared else copy(known)  # type: ignore[attr-defined]

    def to_front(self, grid: "Grid") -> None:
        """Let a sheet that was filled last be the first one, and the one that is shown."""
        self.workbook.move_sheet(grid.sheet, -self.workbook.index(grid.sheet))
        self.workbook.active = 0

    def to_bytes(self) -> bytes:
        """The finished .xlsx file."""
        plain = io.BytesIO()
        # Packed afterwards, with the results in it.
        with zipfile.ZipFile(plain, "w") as unpacked:
            ExcelWriter(self.workbook, unpacked).save()
        return with_results(
            plain.getvalue(),
            {grid.sheet.path.removeprefix("/"): grid.results for grid in self._grids},
        )


class Grid:
    """One sheet: rows and columns count from 1."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book = book
        self.sheet = sheet
        self.results: dict[str, float] = {}
        self._wrapped: dict[int, list[tuple[int, str, Look]]] = {}

    # -- values ---------------------------------------------------------------------------------

    def text(self, row: int, column: int, text: str, look: Look = BODY) -> None:
        """Text that stays text, whatever it begins with."""
        kept = clean(text)
        formula = looks_like_formula(kept)
        cell = self._cell(row, column, look, shared=not formula)
        cell.value = kept or None
        if kept:
            cell.data_type = "s"
            if formula:
                # Otherwise typing in the cell would turn the text into a formula.
                cell.quotePrefix = True
        if look.wrap and not look.upright:
            self._wrapped.setdefault(row, []).append((column, kept, look))

    def card(self, row: int, column: int, head: str, body: str, look: Look) -> None:
        """A text whose first part is bold, with the rest below it."""
        self.text(row, column, f"{head}\n{body}", look)
        color = Color(rgb=look.color)
        fonts = (InlineFont(rFont=FONT, sz=look.size, b=bold, color=color) for bold in (1, 0))
        bold = clean(head)
        texts = (bold, clean(f"{bold}\n{body}").removeprefix(bold))
        self.sheet.cell(row, column).value = CellRichText(*map(TextBlock, fonts, texts))

    def number(self, row: int, column: int, value: float | None, look: Look = FIGURE) -> None:
        """A number; nothing for None."""
        self._cell(row, column, look).value = value

    def day(self, row: int, column: int, value: date | None, look: Look) -> None:
        """A real date; nothing for None."""
        self._cell(row, column, look).value = value

    def clock(self, row: int, column: int, at: Moment, look: Look) -> None:
        """The local time of day of a moment, as a real time."""
        here = local(at)
        self._cell(row, column, look).value = time(here.hour, here.minute)

    def moment(self, row: int, column: int, at: Moment, look: Look) -> None:
        """The local date and time of a moment."""
        self._cell(row, column, look).value = local(at)

    def duration(self, row: int, column: int, minutes: int | None, look: Look) -> None:
        """Minutes as a real length of time; nothing for None."""
        cell = self._cell(row, column, look)
        if minutes is not None:
            cell.value = timedelta(minutes=minutes)
            # openpyxl chooses a format with seconds for lengths of time.
            self.book.style(cell, look)

    def formula(self, row: int, column: int, formula: str, result: float, look: Look) -> None:
        """A formula, written without its `=`, and the number that it comes to."""
        cell = self._cell(row, column, look)
        cell.value = f"={formula}"
        self.results[cell.coordinate] = result

    def keep(self, key: str, cells: str, name: str | None = None) -> None:
        """Remember cells under a key, for formulas of other sheets; `name`: the key of the text
        that they are called by in the workbook, which those who write formulas may use too."""
        title = self.sheet.title.replace("'", "''")
        first, _, last = cells.partition(":")
        ref = f"'{title}'!{absolute_coordinate(first if first == last else cells)}"
        if name is not None:
            called = t(name)
            self.book.workbook.defined_names[called] = DefinedName(called, attr_text=ref)
            ref = called
        self.book.refs[key] = ref

    def merged(self, row: int, column: int, columns: int) -> None:
        """Make one cell of several beside each other; the first one's text is kept."""
        self.sheet.merge_cells(area(row, column, row, column + columns - 1))

    def blank(self, row: int, column: int, look: Look) -> None:
        """An empty cell of a look."""
        self._cell(row, column, look, shared=True)

    def _cell(self, row: int, column: int, look: Look, shared: bool = False) -> Cell:
        cell = self.sheet.cell(row, column)
        assert isinstance(cell, Cell)
        self.book.style(cell, look, shared)
        return cell

    # -- the sheet ------------------------------------------------------------------------------

    def heading(self, *lines: str) -> int:
        """The title of the sheet and the lines below it. Returns the next free row but one."""
        self.text(1, 1, t("export.title", sheet=self.sheet.title, name=self.book.name), TITLE)
        self.height(1, 24)
        for row, line in enumerate(lines, start=2):
            self.text(row, 1, line, SUBTITLE)
            self.height(row, 14)
        return len(lines) + 3

    def widths(self, *widths: float, first: int = 1) -> None:
        """Widths of columns, in digits."""
        for column, width in enumerate(widths, start=first):
            self.sheet.column_dimensions[get_column_letter(column)].width = width

    def height(self, row: int, points: float) -> None:
        """A fixed height; rows without one grow with their text."""
        self.sheet.row_dimensions[row].height = points

    def _fit_rows(self) -> None:
        """Rows without a height of their own become as high as their wrapped text."""
        for row, texts in self._wrapped.items():
            if self.sheet.row_dimensions[row].height is None:
                high = max(self._height(column, text, look) for column, text, look in texts)
                self.height(row, min(_HIGHEST, max(_LOWEST, high)))

    def _height(self, column: int, text: str, look: Look) -> float:
        width = self.sheet.column_dimensions[get_column_letter(column)].width
        lines = lines_of(text, width * WIDTH_UNIT - _PADDING, look.size, look.bold)
        return lines * look.size * _LINE + _ABOVE_BELOW

    def page(
        self, header: tuple[int, int], columns: int = 0, smallest: float = READABLE,
        upright: bool = False,
    ) -> None:
        """A4 lying or `upright`, as wide as the sheet, and one page where `smallest` of full size
        allows it.

        `header` rows and `columns` columns stay in sight; the rows are printed on every page.
        """
        self._fit_rows()
        sheet, (first, last) = self.sheet, header
        sheet.page_setup.paperSize = A4
        sheet.page_setup.orientation = "portrait" if upright else "landscape"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 1 if self._fits_one_page(smallest) else 0
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.65, 0.35, 0.35
        if last:
            sheet.print_title_rows = f"{first}:{last}"
            sheet.freeze_panes = sheet.cell(last + 1, columns + 1).coordinate
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 100
        self._header_and_footer()

    def _size(self) -> tuple[float, float]:
        """Points that the filled part of the sheet takes across and down."""
        sheet = self.sheet
        across = sum(
            sheet.column_dimensions[get_column_letter(column)].width * WIDEST_UNIT
            for column in range(1, sheet.max_column + 1)
        )
        return across, sum(map(self._row_height, range(1, sheet.max_row + 1)))

    def _fits_one_page(self, smallest: float) -> bool:
        """Whether a page holds the sheet at a size that can still be read."""
        across, down = self._size()
        upright = self.sheet.page_setup.orientation == "portrait"
        wide, high = (UPRIGHT_WIDTH, UPRIGHT_HEIGHT) if upright else (PAGE_WIDTH, PAGE_HEIGHT)
        return high / down >= smallest and wide / across >= smallest

    def print_beside(self, table: str) -> float:
        """Print a table by itself, at a scale that is kept for what stands beside it.

        Returns the scale, 1.0 for full size.
        """
        across, down = self._size()
        scale = min(1.0, PAGE_WIDTH / across)
        if PAGE_HEIGHT / down >= READABLE:
            scale = min(scale, PAGE_HEIGHT / down)
        percent = int(100 * scale) - 1
        self._fixed_scale(percent)
        self.sheet.print_area = table
        return percent / 100

    def print_also(self, cells: str) -> None:
        """Print some more cells on a page of their own."""
        self.sheet.print_area = f"{self.sheet.print_area},{cells}"

    def blocks(self, header: int, blocks: list[tuple[int, int]], each: bool = False) -> None:
        """After `page`: print blocks of rows `first`–`last` whole, as many to a page as it holds,
        or `each` on a page of its own; as wide as the sheet. `header`: the last row above them.

        What no page can hold goes on on the next.
        """
        upright = self.sheet.page_setup.orientation == "portrait"
        wide, high = (
            (UPRIGHT_WIDTH, UPRIGHT_HEIGHT) if upright else (PAGE_WIDTH, PAGE_HEIGHT)
        )
        percent = min(100, int(100 * wide / self._size()[0]))
        self._fixed_scale(percent)
        room = high * _SPARE * 100 / percent
        repeated = self.sheet.print_title_rows is not None
        above = sum(self._row_height(row) for row in range(1, header + 1))
        used, after = above, []
        ends = [first - 1 for first, _ in blocks[1:]] + [last for _, last in blocks[-1:]]
        for number, ((first, _), end) in enumerate(zip(blocks, ends, strict=True)):
            # With the empty row below it.
            needed = sum(self._row_height(row) for row in range(first, end + 1))
            if number and (each or used + needed > room):
                after.append(first - 1)
                used = self._row_height(header) if repeated else 0.0
            used += needed
            if used > room:
                # It goes on on further pages; of the last one this much is used.
                used = used % room
        self.break_rows(*after)
        # A long heading beyond the table makes no page of its own.
        last_row = max([self.sheet.max_row, *(last for _, last in blocks)])
        self.sheet.print_area = area(1, 1, last_row, self.sheet.max_column)

    def _row_height(self, row: int) -> float:
        high = self.sheet.row_dimensions[row].height
        return _USUAL_ROW if high is None else high

    def _fixed_scale(self, percent: int) -> None:
        assert self.sheet.sheet_properties.pageSetUpPr is not None
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = False
        self.sheet.page_setup.scale = percent

    def _header_and_footer(self) -> None:
        name = shortened(self.book.name, 80).replace("&", "&&")
        header, footer = self.sheet.oddHeader, self.sheet.oddFooter
        assert header is not None
        assert footer is not None
        header.left.text, header.right.text = name, "&A"
        footer.left.text = t("export.footer.made", date=numeric_date(self.book.made))
        footer.right.text = t("export.footer.page", page="&P", pages="&N")
        for part in (header.left, header.right, footer.left, footer.right):
            part.size = 8

    def highlight(
        self, cells: str, formula: str, style: DifferentialStyle, stop: bool = False
    ) -> None:
        """Change the look of cells for which a formula holds, written for the first of them.

        `stop`: where it holds, later highlights of the same cells are not asked.
        """
        rule = Rule(type="expression", formula=[formula], dxf=style, stopIfTrue=stop or None)
        self.sheet.conditional_formatting.add(cells, rule)

    def break_rows(self, *after: int) -> None:
        """Start a new page after each of these rows, as long as Excel takes it."""
        breaks = [Break(id=row) for row in after[:_MOST_BREAKS]]
        self.sheet.row_breaks = RowBreak(brk=breaks)

    def spread(
        self, scale: int, titles: int, after_columns: list[int], after_rows: list[int]
    ) -> None:
        """Print at a fixed scale on several pages side by side, divided after these columns.

        The first `titles` columns are printed on every page.
        """
        self.sheet.print_title_cols = f"A:{get_column_letter(titles)}"
        self._fixed_scale(scale)
        self.sheet.page_setup.pageOrder = "overThenDown"
        self.sheet.col_breaks = ColBreak(brk=[Break(id=column) for column in after_columns])
        self.break_rows(*after_rows)

    def filter(self, header: int, last_row: int, columns: int) -> None:
        """Filter arrows in the header of a table."""
        if last_row > header:
            self.sheet.auto_filter.ref = area(header, 1, last_row, columns)


def _in_language(number_format: str) -> str:
    """A format of cells; those that a language has of its own are keys of the catalogue."""
    return t(number_format) if number_format.startswith("export.format.") else number_format


def area(row: int, column: int, last_row: int, last_column: int) -> str:
    """A range of cells: `A1:C5`."""
    return f"{get_column_letter(column)}{row}:{get_column_letter(last_column)}{last_row}"


def evenly(count: int, at_most: int) -> list[int]:
    """Sizes of the fewest parts of at most `at_most`, as equal as they can be."""
    parts = max(1, -(-count // at_most))
    cuts = [round(count * n / parts) for n in range(parts + 1)]
    return [after - before for before, after in pairwise(cuts)]
