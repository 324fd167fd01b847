"""What is asked of the days and columns of a table of names × dates."""

from collections.abc import Iterator

from planner.importing.codes import Codes, Work, is_blank
from planner.importing.dates import mark_of
from planner.importing.doubts import Doubts, shown
from planner.importing.grid import Block, out_of_order
from planner.importing.grid_rows import label_of
from planner.importing.names import is_total, may_be_name
from planner.importing.sheet import text_of
from planner.texts import t
from planner.texts.dates import numeric_date


def check_days(block: Block, doubts: Doubts) -> None:
    """Ask about days that do not fit their weekdays or each other, or that little confirms."""
    _check_weekdays(block, doubts)
    for column in out_of_order(block.days):
        doubts.ask("error", "date_order", block.sheet, (block.date_row, column),
                        day=numeric_date(block.days[column]))
    if block.counted:
        doubts.ask(
            "warning", "day_numbers", block.sheet, (block.date_row, min(block.days)),
            first=numeric_date(min(block.days.values())),
            last=numeric_date(max(block.days.values())),
        )
    if block.weak:
        doubts.ask(
            "warning", "dates_beside", block.sheet, (block.date_row, min(block.days)),
            first=numeric_date(min(block.days.values())),
            last=numeric_date(max(block.days.values())),
        )


def _check_weekdays(block: Block, doubts: Doubts) -> None:
    wrong = [
        column for column, weekday in block.weekdays.items()
        if column in block.days and block.days[column].isoweekday() != weekday
    ]
    if wrong:
        day = block.days[wrong[0]]
        mark = mark_of(block.sheet.rows[block.date_row][wrong[0]])
        told = mark is not None and mark.whole is not None
        many = not told and len(wrong) * 2 > len(block.weekdays)
        doubts.ask(  # a month or year that does not fit would move every shift
            "error" if many else "warning", "weekday", block.sheet, (block.date_row, wrong[0]),
            day=numeric_date(day), right=t(f"weekday.{day.isoweekday()}"),
            wrong=t(f"weekday.{block.weekdays[wrong[0]]}"), count=len(wrong),
        )


def ask_about_columns(block: Block, codes: Codes, doubts: Doubts) -> None:
    """Say which columns are not used; one between the days that holds work is asked about."""
    notes = {
        column: block.sheet.text(block.date_row, column) or t("import.notes")
        for column, role in block.roles.items() if role == "note"
    }
    for column, text in (block.unknown | notes).items():
        cells = [block.sheet.rows[row][column] for row in range(block.body, block.end)]
        used = any(not is_blank(value) for value in cells)
        if used and column not in block.name_columns and not is_total(text) and (
            column not in block.ends.values()
        ):
            amid = min(block.days) < column < max(block.days)
            works = amid and any(
                isinstance(meaning, Work)
                for value in cells if value != "" for meaning in codes.read(value) or ()
            )
            doubts.ask("error" if works else "info", "column_not_used", block.sheet,
                            (block.date_row, column), text=shown(text))


def work_by_column(
    block: Block, nameless: frozenset[int], codes: Codes
) -> Iterator[tuple[int, list[tuple[str, Work]]]]:
    """For each day's column what people's cells in it say: (code, shift)."""
    rows = [
        row for row in range(block.body, block.end)
        if row in nameless
        or (may_be_name(label := label_of(block, row)) and not is_total(label))
    ]
    for column in block.days:
        cells = [block.sheet.rows[row][column] for row in rows]
        yield column, [
            (text_of(value), meaning)
            for value in cells if value != ""
            for meaning in codes.read(value) or () if isinstance(meaning, Work)
        ]
