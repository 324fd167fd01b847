"""English texts of an import's questions about exactly one cell, row or day."""

TEXTS: dict[str, str] = {
    "import.q.above_days.one": "1 cell above the days in the sheet “{sheet}” looks like a shift: {cell}. It has not been read. Check whether a row of dates is missing above it.",
    "import.q.sheet_with_shifts.one": "The sheet “{sheet}” has not been read, but 1 cell in it looks like a shift: {cell}. Check whether the sheet belongs to the roster, and whether it has dates and names.",
    "import.q.rows_hidden.one": "1 row is hidden in the sheet “{sheet}”, at {cell}. It has been read too.",
    "import.q.columns_hidden.one": "1 column is hidden in the sheet “{sheet}”, at {cell}. It has been read too.",
    "import.q.error_cells.one": "1 cell in the sheet “{sheet}” shows an error such as #N/A: {cell}. It has been read as empty.",
    "import.q.formula.one": "1 formula in the sheet “{sheet}” has no calculated result: {cell}. Open the file in Excel so that it calculates, save it, and read it again.",
    "import.q.comments.one": "The sheet “{sheet}” has 1 comment, at {first}. It has not been used.",
    "import.q.away_and_work.one": "1 cell in the sheet “{sheet}” says both work and absence: {cell}. It has been read as “not available” for the whole day.",
    "import.q.date_above.one": "1 row in the sheet “{sheet}” has no date: {cell}. It has been read with the date from the row above.",
    "import.q.days_missing.one": "1 day is missing from the roster, {first}. Everybody is off on that day. Check whether a sheet is missing.",
    "import.q.called_off.one": "1 shift in the sheet “{sheet}” is cancelled: {cell}. It has not been read.",
    "import.q.length_pause.one": "1 shift in the sheet “{sheet}” has a length and a break, but no end time: {cell}. The length has been taken to include the break.",
    "import.q.away_mentioned.one": "1 remark in the sheet “{sheet}” mentions absence: {cell}. The shift has been read as work. Check that this is right.",
}
