"""Cells on their way to Excel and back: tabs between them, and a table in HTML. Knows no Qt."""

import csv
from collections.abc import Sequence
from functools import cache
from html import escape
from html.parser import HTMLParser
from io import StringIO

from planner.texts import spellings

Grid = list[list[str]]

_AS_TEXT = """style="mso-number-format:'\\@'" sdnum="1030;1030;@\""""
"""Tells Excel, and LibreOffice, to leave a cell as it is written; `7-15` would otherwise become a
date in July."""


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a table of texts. A space before a text holds, as a page leaves others out."""
    made = cache(_as_cell)
    lines = ("<tr>" + "".join(map(made, line)) + "</tr>" for line in rows)
    return f'<html><meta charset="utf-8"><body><table>{"".join(lines)}</table></body></html>'


def from_text(text: str) -> Grid:
    """Cells of a text with tabs between them; one with a break in it stands in quotes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        lines = list(csv.reader(StringIO(text), delimiter="\t"))
    except csv.Error:  # a quote, and far too much after it
        lines = [line.split("\t") for line in text.splitlines()]
    return _even([[cell.strip() for cell in line] for line in lines])


def from_html(text: str) -> Grid:
    """Cells of the first table in a page; none where it holds no table."""
    reader = _Cells()
    reader.feed(text)
    return _even([[" ".join(cell.split()) for cell in line] for line in reader.rows])


def without_headings(
    cells: Grid, names: frozenset[str], days: frozenset[str]
) -> Grid:
    """The cells without the names before them and the days above them, where these were copied."""
    if len(cells) > 1 and all(not text or text in days for text in cells[0]) and any(cells[0]):
        cells = cells[1:]
    if cells and len(cells[0]) > 1 and all(line[0] in names for line in cells):
        cells = [line[1:] for line in cells]
    return cells


def readable(text: str) -> str:
    """A text as it may be read: the program's own word for being away in one language."""
    words = spellings("not_available")
    return words[0] if text.strip() in words else text


def _as_cell(text: str) -> str:
    held = escape(text)
    if held.startswith(" "):
        held = f"&nbsp;{held[1:]}"
    return f"<td {_AS_TEXT}>{held}</td>"


def _even(rows: Grid) -> Grid:
    """All lines equally long."""
    width = max(map(len, rows), default=0)
    return [line + [""] * (width - len(line)) for line in rows]


class _Cells(HTMLParser):
    """Gathers the cells of the first table; one over several columns or rows leaves them empty."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Grid = []
        self._inside = self._done = False
        self._wide = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._inside = True
            span = dict(attrs).get("colspan") or "1"
            self._wide = min(int(span), 1000) if span.isdigit() else 1
        elif tag == "br" and self._inside:
            self.rows[-1][-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._inside:
            self.rows[-1] += [""] * (self._wide - 1)
            self._inside = False
        elif tag == "table":
            self._done = True

    def handle_data(self, data: str) -> None:
        if self._inside and not self._done:
            self.rows[-1][-1] += data
