"""English texts of the area importing (see the package)."""

_SAVE_AGAIN = "Open it in Excel, save it again as an Excel workbook (.xlsx), and try again."

TEXTS: dict[str, str] = {
    # What makes a file unusable.
    "import.missing": "The file “{file}” is not in the folder {folder}. Check whether it has been "
    "moved or renamed.",
    "import.folder": "“{file}” is a folder. Choose the file that holds the roster.",
    "import.unreadable": "The file “{file}” cannot be opened ({reason}). Close it in other "
    "programs, and check that you have access to it.",
    "import.empty": "The file “{file}” is empty (0 bytes). Fetch or save the roster again.",
    "import.too_large": "The file “{file}” takes up {megabytes} MB. That is more than a roster "
    "does. Save the sheet with the roster in a file of its own.",
    "import.no_spreadsheet": "The file “{file}” is not a spreadsheet. Choose a file from Excel "
    "(.xlsx, .xlsm, .xlsb, .xls), LibreOffice (.ods) or a text file with columns (.csv).",
    "import.web_page": "The file “{file}” is a web page and not a spreadsheet, whatever its name "
    "says. " + _SAVE_AGAIN,
    "import.xml": "The file “{file}” is an XML file and not an Excel workbook. " + _SAVE_AGAIN,
    "import.password": "The file “{file}” is protected by a password. Remove the password in Excel "
    "(File, Info, Protect Workbook), save the file, and try again.",
    "import.damaged": "The file “{file}” is damaged or only half downloaded and cannot be read. "
    "Fetch it again, or open it in Excel and save it as a new file.",
    "import.twice": "The file “{file}” holds the same part twice ({part}), and there is no knowing "
    "which one counts. " + _SAVE_AGAIN,
    "import.bomb": "The file “{file}” unpacks {megabytes} MB out of next to nothing, and a roster "
    "does not do that. It has not been read. Save the sheet with the roster in a new file, and try "
    "again.",
    "import.entities": "The file “{file}” holds references (DTD) in {part} that do not belong in a "
    "spreadsheet. It has not been read. " + _SAVE_AGAIN,
    "import.encoding": "The file “{file}” has sheets in a character encoding (UTF-16) that cannot "
    "be read safely. " + _SAVE_AGAIN,
    "import.outside": "The file “{file}” is damaged: the sheet “{sheet}” has cells outside the "
    "largest spreadsheet there is. " + _SAVE_AGAIN,
    "import.too_wide": "In the file “{file}” the sheet “{sheet}” reaches all the way to cell "
    "{cell}. Delete what lies far from the roster, or copy the roster to a new file.",
    "import.too_slow": "The file “{file}” could not be read in {seconds} seconds. Copy the sheet "
    "with the roster to a new file, and try again.",
    "import.too_heavy": "The file “{file}” takes more memory than a roster may use. Copy the sheet "
    "with the roster to a new file, and try again.",
    "import.reader_died": "The file “{file}” made the reading break down. It is probably damaged "
    "or built in an unusual way. " + _SAVE_AGAIN,
    "import.not_understood": "The file “{file}” can be opened, but its layout could not be made "
    "out. Copy the roster to a new file with nothing else in it, and try again.",
    "import.no_cells": "The file “{file}” has no cells filled in. Check that it is the right file "
    "and that it has been saved.",
    "import.formulas": "The file “{file}” has formulas without a calculated result, first in the "
    "sheet “{sheet}”, cell {cell}. Open the file in Excel so that it calculates, save it, and try "
    "again.",
    "import.no_dates": "There are no dates in the file “{file}” (sheets: {sheets}). A roster needs "
    "a date above each column, beside each row or in the title.",
    "import.no_month": "In the file “{file}” the sheet “{sheet}” has days, but neither month nor "
    "year. Write the month and year in the title, for example “Vagtplan januar 2026”, and try "
    "again.",
    "import.no_shifts": "The file “{file}” has dates and names, but no shifts (sheets: {sheets}). "
    "Check that it is the right file and that the shifts have been entered.",
    "import.year_missing": "In the file “{file}” the sheet “{sheet}” has dates without a year. "
    "Write the year in the title, for example “Vagtplan januar 2026”, and try again.",
    "import.only_hours": "The file “{file}” is a statement of hours (the sheet “{sheet}”) and not "
    "a roster: it says how long each person works, but not when. Choose the file that has the "
    "shifts.",
    "import.no_people": "There are dates but no employees in the file “{file}” (sheets: {sheets}). "
    "A roster needs names in a column or in a row.",
    "import.only_wishes": "The file “{file}” is a plan of wishes (the sheet “{sheet}”) and not a "
    "roster. Choose the file that has the shifts.",
    "import.no_year": "In the file “{file}” the sheet “{sheet}” has week numbers, but no year. "
    "Write the year in the title, for example “Vagtplan 2026”, and try again.",
    "import.no_roll_start": "The file “{file}” has a rotation (sheets: {sheet}), but no date on "
    "which it starts. Write it above the rotation, for example “Rullet starter mandag d. "
    "05-01-2026”, and try again.",
    # What the program wrote itself.
    "import.own_plan": "The file “{file}” is a saved plan and not a roster. Open it in the "
    "program, or judge it with the command “faellestid check {file}”.",
    "import.own_workbook": "The file “{file}” is a finished plan in Excel and not a roster. Open "
    "the saved plan (.faellestid or .json) in the program instead, or judge it with the command "
    "“faellestid check PLAN.json”.",
    "import.own_roster": "The file “{file}” is what was read from a roster and not the roster "
    "itself. Read the roster with the command “faellestid read ROSTER”.",
    # Questions: what the import doubts.
    "import.notes": "remarks",
    "import.nameless": "the row at {cell} in the sheet “{sheet}”",
    "import.hidden": "(the text is not shown)",
    "import.q.unknown_code": "The code “{text}” is not explained (sheet “{sheet}”, first in "
    "{cell}; {count} in all). Answer what it means, or write its times in a list of codes in the file, "
    "for example “{text} = 07:00-15:00”.",
    "import.q.code_without_times": "The code “{text}” is in the list of codes without times (sheet "
    "“{sheet}”, cell {cell}). Write when the shift begins and ends.",
    "import.q.code_twice": "The code “{text}” is explained in two ways. The first one counts; the "
    "other is in the sheet “{sheet}”, cell {cell}.",
    "import.q.line_not_used": "The line “{text}” in the sheet “{sheet}”, cell {cell}, is not used.",
    "import.q.column_not_used": "The column “{text}” in the sheet “{sheet}”, cell {cell}, is not "
    "used.",
    "import.q.row_twice": "{name} stands twice in the sheet “{sheet}”, in {other} and in {cell}. "
    "The rows have been put together. If it is two people, give each their own name.",
    "import.q.namesakes": "{count} employees are called {name} and have a different unit or "
    "profession. They count as {count} people. If it is the same person, write the unit and "
    "profession alike.",
    "import.q.hours_differ": "{name} has two figures for hours, {first} and {second} (sheet "
    "“{sheet}”, cell {cell}). The first has been used.",
    "import.q.hours_unclear": "“{text}” in the sheet “{sheet}”, cell {cell}, is not a number of "
    "hours a week ({count} in all). The hours have been left open.",
    "import.q.no_name": "It says “{text}” in the sheet “{sheet}”, cell {cell}, but there is no "
    "name in the row. Write the name, or clear the cell.",
    "import.q.shift_twice": "{name} has the same shift twice, first on {day}, in {other} and in "
    "“{sheet}” {cell} ({count} in all). It counts once.",
    "import.q.overlap": "{name} has overlapping shifts, first on {day} (sheet “{sheet}”, cell "
    "{cell}; {count} in all). All have been kept; check which one counts.",
    "import.q.long_shift": "The shift “{text}” lasts {hours} hours (sheet “{sheet}”, first in "
    "{cell}; {count} in all). Check that the times are right.",
    "import.q.weekday": "{day} is a {right}, but it says {wrong} above the date (sheet “{sheet}”, "
    "cell {cell}; {count} in all). The date has been used.",
    "import.q.title": "The title says {title}, but the dates run from {first} to {last} (sheet "
    "“{sheet}”, cell {cell}). The dates have been used.",
    "import.q.total": "“{label}” says {written} on {day} (sheet “{sheet}”, cell {cell}), but "
    "{read} were read. Check whether a cell has been read wrongly.",
    "import.q.total_unclear": "The row “{label}” in the sheet “{sheet}”, cell {cell}, does not "
    "match the number of shifts or hours. It has not been used to check the reading.",
    "import.q.date_unclear": "“{text}” in the sheet “{sheet}”, cell {cell}, is not a date. The row "
    "has not been read.",
    "import.q.name_unclear": "“{text}” in the sheet “{sheet}”, cell {cell}, is not a name. The row "
    "has not been read.",
    "import.q.times_unclear": "“{text}” in the sheet “{sheet}”, cell {cell}, is not a time. The "
    "shift has not been read. Write the time as 07:00.",
    "import.q.length": "The shift in the sheet “{sheet}”, cell {cell}, is written as {written} "
    "hours, but the times make {read}. The times have been used.",
    "import.q.macros": "The file contains macros. None of them has been run; only the cells have "
    "been read.",
    "import.q.sheet_not_used": "The sheet “{sheet}” is not used: there is no roster or list of "
    "codes in it.",
    "import.q.above_days": "{count} cells above the days in the sheet “{sheet}” look like shifts, "
    "first {cell}. They have not been read. Check whether a row of dates is missing above them.",
    "import.q.sheet_with_shifts": "The sheet “{sheet}” has not been read, but {count} cells in it "
    "look like shifts, first {cell}. Check whether the sheet belongs to the roster, and whether it "
    "has dates and names.",
    "import.q.sheet_hidden": "The sheet “{sheet}” is hidden in the file. It has been read too.",
    "import.q.rows_hidden": "{count} rows are hidden in the sheet “{sheet}”, first at {cell}. "
    "They have been read too.",
    "import.q.columns_hidden": "{count} columns are hidden in the sheet “{sheet}”, first at "
    "{cell}. They have been read too.",
    "import.q.error_cells": "{count} cells in the sheet “{sheet}” show an error such as #N/A, "
    "first {cell}. They have been read as empty.",
    "import.q.formula": "{count} formulas in the sheet “{sheet}” have no calculated result, first "
    "{cell}. Open the file in Excel so that it calculates, save it, and read it again.",
    "import.q.comments": "The sheet “{sheet}” has {count} comments, the first at {first}. They "
    "have not been used.",
    "import.q.day_numbers": "The numbers above the columns in the sheet “{sheet}”, from cell "
    "{cell}, have been read as the days {first} to {last}. Check that they are dates and not times "
    "of day.",
    "import.q.dates_beside": "Above the columns in the sheet “{sheet}”, cell {cell}, there is not "
    "both a month and a year. They were taken from the bottom of the sheet, another sheet or the "
    "file’s name, and the days have been read as {first} to {last}. Check that this is right.",
    "import.q.sheet_hours": "The sheet “{sheet}” has numbers of hours beside the names (from cell "
    "{cell}) and no shifts. It has not been read.",
    "import.q.week_unclear": "“{text}” in the sheet “{sheet}”, cell {cell}, is not a week number. "
    "The row has not been read.",
    "import.q.away_and_work": "{count} cells in the sheet “{sheet}” say both work and absence, "
    "first {cell}. They have been read as “not available” for the whole day.",
    "import.q.sheet_month": "The sheet is called “{sheet}”, but the dates run from {first} to "
    "{last} (cell {cell}). The dates have been used.",
    "import.q.group_or_person": "“{text}” in the sheet “{sheet}”, cell {cell}, stands alone in its "
    "row. Check whether it is a unit or an employee without shifts.",
    "import.q.date_order": "{day} in the sheet “{sheet}”, cell {cell}, is in the wrong order or "
    "stands twice. The column has been read as that day. Correct the date if it is wrong.",
    "import.q.vacant": "“{text}” in the sheet “{sheet}”, cell {cell}, is not an employee. What "
    "stands beside it has not been read.",
    "import.q.date_above": "{count} rows in the sheet “{sheet}” have no date, first {cell}. They "
    "have been read with the date from the row above.",
    "import.q.initials": "“{initials}” may be {name} (sheet “{sheet}”, cell {cell}). They count as "
    "two people. Write the name alike if it is the same person.",
    "import.q.initials_of_several": "“{initials}” may be any of {count} employees: {names} (sheet "
    "“{sheet}”, cell {cell}). The shifts are under “{initials}”. Say who it is, or write the name "
    "in full.",
    "import.q.sheet_wishes": "The sheet “{sheet}” holds wishes and not shifts. It has not been "
    "read.",
    "import.q.week": "The sheet “{sheet}” says week {said}, but {first} (cell {cell}) is in week "
    "{week}. The dates have been used.",
    "import.q.days_missing": "{count} days are missing from the roster, first {first} to {last}. "
    "Everybody is off on those days. Check whether a sheet is missing.",
    "import.q.list_without_times": "The column “{text}” in the sheet “{sheet}”, cell {cell}, does "
    "not say when the shift is, and has not been read. Write the times in the heading, for example "
    "“Dag (7-15)”.",
    "import.q.no_date": "It says “{text}” in the sheet “{sheet}”, cell {cell}, but there is no "
    "date in the row. The cell has not been read.",
    "import.q.row_below": "Rows without a name in the sheet “{sheet}”, first {cell}, have been "
    "read as the day’s second shift for the person just above, here {name} ({count} in all). Check "
    "that this is right.",
    "import.q.two_names": "“{text}” in the sheet “{sheet}”, cell {cell}, may be two people. The "
    "line has been read as one. Split it into two lines if it is two.",
    "import.q.initials_told": "The sheet “{sheet}” says who has which initials, first {cell}: "
    "“{initials}” is {name} ({count} in all). The names have been used.",
    "import.q.day_twice": "On {day} {name} has different shifts in two tables, in the sheet "
    "“{other}” and in the sheet “{sheet}”, cell {cell} ({count} in all). All have been read. Check "
    "whether one of them is an older version.",
    "import.q.bracket_name": "“{text}” is in brackets in the sheet “{sheet}”, cell {cell}, and has "
    "been read like the others in the cell. Check that this is right.",
    "import.q.heading_beside": "At cell {cell} in the sheet “{sheet}” there are names without a "
    "heading. They have been read as “{text}”, like those just before.",
    "import.q.bracket": "What is in brackets in the sheet “{sheet}”, cell {cell}, is not used: "
    "“{text}”.",
    "import.q.name_in_cell": "“{text}” in the sheet “{sheet}”, cell {cell}, is not a name and has "
    "not been read.",
    "import.q.roll_end": "The rotation has no end date (sheet “{sheet}”, cell {cell}). {weeks} "
    "weeks have been worked out, to {last}.",
    "import.q.roll_start": "The rotation starts {first}, which is a {weekday} (sheet “{sheet}”, "
    "cell {cell}). Its week counts from the Monday before.",
    "import.q.roll_unclear": "“{text}” in the sheet “{sheet}”, cell {cell}, is not a rotation or a "
    "week of a rotation in the file. {name} therefore has no shifts.",
    "import.q.noted": "“{text}” in the sheet “{sheet}”, first in {cell}, has been read as a shift; "
    "the rest of the text is not used ({count} in all).",
    "import.q.two_codes": "“{text}” in the sheet “{sheet}”, first in {cell}, has been read as both "
    "shifts ({count} in all). Check whether it is one or the other.",
    "import.q.year_open": "The dates in the sheet “{sheet}” run past New Year, and only one year is "
    "given (cell {cell}). The last months have been read as {year}. Answer which day is the "
    "roster’s first.",
    "import.q.month_or_day": "The dates in the sheet “{sheet}”, from cell {cell}, could be written "
    "with either the day or the month first. They have been read with the day first. Answer which "
    "day is the roster’s first.",
    "import.q.month_first": "The dates in the sheet “{sheet}”, from cell {cell}, are written with "
    "the month first and have been read that way.",
    "import.q.person_sheet": "The sheet “{sheet}” has no names. It has been read as the employee it "
    "is named after.",
    "import.q.called_off": "{count} shifts in the sheet “{sheet}” are cancelled, first {cell}. They "
    "have not been read.",
    "import.q.status": "The status “{text}” in the sheet “{sheet}”, first in {cell}, does not say "
    "whether the shift counts ({count} in all). It has been read as a shift.",
    "import.q.length_pause": "{count} shifts in the sheet “{sheet}” have a length and a break, but "
    "no end time, first {cell}. The length has been taken to include the break.",
    "import.q.away_mentioned": "{count} remarks in the sheet “{sheet}” mention absence, first "
    "{cell}. The shifts have been read as work. Check that this is right.",
    "import.q.roll_gap": "The rotation in the sheet “{sheet}” has no week {week} (cell {cell}). "
    "Write the week in, even if it has no shifts, or correct the numbers of the weeks.",
    # Questions about answers.
    "import.q.answer_sheet": "The answer says that the roster is in the sheet “{text}”, but that is "
    "not in the file. The answer has not been used. Choose one of the sheets: {sheets}.",
    "import.q.answer_layout": "The answer says that the layout is “{text}”, but the file cannot be "
    "read that way. It has been read as “{used}”. Correct the answer, or delete it.",
    "import.q.answer_first_day": "The answer says that the roster’s first day is {text}, but the "
    "dates in the file begin {first}. The answer has not been used. Correct the answer or the "
    "dates.",
    "import.q.answer_last_day": "The answer says that the roster’s last day is {text}, but the "
    "dates in the file end {last}. The answer has not been used. Correct the answer or the dates.",
    "import.q.answer_first_tables": "The answer that the first day is {text} has been used in "
    "{count} tables, again in the sheet “{sheet}”, cell {cell}. Write the month and year above "
    "each of them if they are not from the same period.",
    "import.q.answer_code": "There is an answer about the code “{text}”, but it is not in the file. "
    "Correct the answer, or delete it.",
    "import.q.answer_name": "There is an answer about the name “{text}”, but it is not in the "
    "roster. Correct the answer, or delete it.",
    "import.q.names_remembered": "The names {names} have been read as answered for an earlier file. "
    "Check that this still holds.",
    "import.q.codes_remembered": "The file does not explain the codes {codes}. They have been read "
    "as answered for an earlier file. Check that this still holds.",
}
