"""English texts of the area mapping: answers to an import's questions, read and written."""

TEXTS: dict[str, str] = {
    # What makes a file of answers unusable.
    "mapping.unreadable": "The file of answers “{file}” cannot be read from the folder {folder} ({why}). Check that it exists and that you have access to it.",
    "mapping.too_large": "The file “{file}” is too large to be answers about a roster. Choose the .toml file that holds the answers.",
    "mapping.not_toml": "The file of answers “{file}” is not written correctly in line {line}. Write each answer as A4 = \"12:00-21:00\", with quotation marks also around codes and names that have spaces, signs or æ, ø and å.",
    "mapping.unknown_key": "In the file “{file}”, “{key}” cannot be used. Use {choices}, or delete the line.",
    "mapping.wrong": "In the file “{file}”, “{key}” cannot be “{value}”. {hint}",
    "mapping.hint.table": "Write [{table}] on a line of its own and the answers below it.",
    "mapping.hint.names": "Write a text in quotation marks, or several in square brackets with commas between.",
    "mapping.hint.name": "Write the name in quotation marks, for example \"BHA\" = \"Bo Hansen\".",
    "mapping.hint.layout": "Choose one of these: {choices}.",
    "mapping.hint.day": "Write a date such as 2026-01-05.",
    "mapping.hint.code": "Write times such as \"12:00-21:00\" or \"12:00-21:00 evening\" (day, evening or night), \"off\" for a day off or \"away\" for not available.",
    "mapping.no_roster": "“{file}” is a template or a saved plan, and answers with --mapping are only for a roster. Run the command without --mapping.",
    # Layouts, for people.
    "mapping.layout.names_by_dates": "names down, dates across",
    "mapping.layout.rows_of_shifts": "one row per shift",
    "mapping.layout.week_sheets": "one sheet per week",
    "mapping.layout.dates_by_names": "dates down, names across",
    "mapping.layout.day_lists": "one line per day with names in the cells",
    "mapping.layout.rotation": "rotation with a first week",
    "mapping.layout.person_weeks": "one row per employee and week",
    # The file as it is written.
    "mapping.file.head": "Answers about the roster “{file}”. Change the lines here, and read the roster again with --mapping.",
    "mapping.file.hint": "A line that begins with # does not count. Remove the # to answer.",
    "mapping.file.sheet": "Sheets that hold the roster.",
    "mapping.file.layout": "Layout: {name}. Others: {choices}.",
    "mapping.file.first_day": "The roster’s first day.",
    "mapping.file.open_first_day": "Or write here which day is the roster’s first, and remove the #: first the year, then the month and the day, for example 2026-01-05.",
    # No day at all, so that nobody lets an example stand.
    "mapping.file.day_to_fill_in": "YYYY-MM-DD",
    "mapping.file.last_day": "The rotation goes on. Remove the #, and write the last day it is to be read to.",
    "mapping.file.codes": "What the codes mean: times, \"off\" (day off) or \"away\" (not available). The shift team can follow the times: day, evening or night.",
    "mapping.file.open_code": "Not understood, {count} in all: {places}. Write times, \"off\" or \"away\".",
    "mapping.file.people": "Names that are not employees.",
    "mapping.file.open_ignore": "Is “{name}” an employee? {places}. If not, remove the # from the line below.",
    "mapping.file.same": "The same person written in several ways.",
    "mapping.file.open_same": "Is it {name}? {places}. If it is somebody else, write the name yourself after the equals sign.",
    "mapping.file.open_namesake": "Is everybody of that name the same person? {places}.",
    "mapping.file.place": "“{sheet}” {cell}",
    "mapping.file.more": "… and {count} more",
}
