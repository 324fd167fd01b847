"""Reading an exported workbook back in tests: cells as lines of text, formulas and results."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def opened(data: bytes, *, results: bool = False) -> Workbook:
    """The workbook with its formulas, or with what is stored as their results."""
    return load_workbook(io.BytesIO(data), data_only=results)


def sheet(book: Workbook, title: str) -> Worksheet:
    """A sheet by its name."""
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def described(data: bytes) -> str:
    """Everything that a reader of the workbook could see, in lines that a person can compare."""
    formulas, results = opened(data), opened(data, results=True)
    lines: list[str] = []
    for title in formulas.sheetnames:
        lines += [f"## {title}", *_sheet(sheet(formulas, title), sheet(results, title)), ""]
    return "\n".join(lines)


def _sheet(formulas: Worksheet, results: Worksheet) -> Iterator[str]:
    yield f"frosset: {formulas.freeze_panes}"
    yield f"gentages: {formulas.print_title_rows} {formulas.print_title_cols}"
    yield f"filter: {formulas.auto_filter.ref}"
    yield f"side: {_page(formulas)}"
    for ranges in formulas.conditional_formatting:
        rules = "; ".join(rule.formula[0] for rule in ranges.rules)
        yield f"betinget: {ranges.sqref} {rules}"
    for chart in formulas._charts:  # type: ignore[attr-defined]
        yield f"diagram: {chart.anchor._from.row + 1},{chart.anchor._from.col + 1}"
    for row in islice(formulas.iter_rows(), 400):
        for cell in row:
            if cell.value is not None:
                stored = results[cell.coordinate].value
                style = "" if cell.number_format == "General" else f" [{cell.number_format}]"
                yield f"{cell.coordinate}: {_value(cell.value, stored)}{style}"


def _page(worksheet: Worksheet) -> str:
    setup, fit = worksheet.page_setup, worksheet.sheet_properties.pageSetUpPr
    fitted = fit is not None and fit.fitToPage
    size = f"{setup.fitToWidth}x{setup.fitToHeight}" if fitted else f"{setup.scale} %"
    return f"papir {setup.paperSize} {setup.orientation} {size}"


def _value(value: object, stored: object) -> str:
    if isinstance(value, str) and value.startswith("=") and stored != value:
        return f"{value} → {_plain(stored)}"
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{round(value.total_seconds() / 60, 3):g} min"
    if isinstance(value, float):
        return f"{value:.6g}"
    return repr(value) if isinstance(value, str) else str(value)
