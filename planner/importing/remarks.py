"""What stands in a cell beside what was read of it: said, so that nothing is dropped in silence."""

from collections.abc import Collection

from planner.importing.codes import Codes
from planner.importing.doubts import Doubts, shown
from planner.importing.sheet import Workbook, text_of


def ask_about_remarks(
    book: Workbook, sheets: Collection[str], codes: Codes, doubts: Doubts
) -> None:
    """Ask about the cells of some sheets that say more than a shift, or two things at once."""
    told = codes.noted.keys() | codes.mixed | codes.either
    for sheet in book.sheets if told else ():
        if sheet.name not in sheets or told.isdisjoint(sheet.values):
            continue
        for row, cells in enumerate(sheet.rows):
            if told.isdisjoint(cells):
                continue
            for column, value in enumerate(cells):
                if not isinstance(value, str) or value not in told:
                    continue
                if value in codes.noted:
                    doubts.ask_once("warning", "noted", sheet, (row, column), codes.noted[value],
                                    text=shown(text_of(value)))
                elif value in codes.mixed:
                    doubts.ask_once("warning", "away_and_work", sheet, (row, column), "")
                else:
                    doubts.ask_once("warning", "two_codes", sheet, (row, column), value,
                                    text=shown(text_of(value)))
