"""English texts of printing and of calendars."""

TEXTS: dict[str, str] = {
    "ui.work.printing": "Laying out the pages …",
    "ui.print.title": "Print preview – {name}",
    "ui.print.nothing": "There are no pages to print.",
    "ui.action.print": "Print what is shown …",
    "ui.action.calendars": "Export calendars (.ics) …",
    "ui.menu.preview": "Print preview",
    "ui.menu.pdf": "Save as PDF",
    "ui.sheet.weeks": "The week for the notice board …",
    "ui.sheet.months": "Months …",
    "ui.sheet.people": "Each employee’s meetings …",
    "ui.sheet.coverage": "Coverage report …",
    "ui.sheet.attendance": "Attendance lists …",
    "ui.sheet.log": "Log …",
    "ui.sheet.large": "The week for the notice board, A3 …",
    "ui.dialog.pdf": "Save as PDF",
    "ui.dialog.pdf.filter": "PDF (*.pdf)",
    "ui.dialog.folder": "Choose a folder for the calendars",
    "ui.done.calendars": "{count} calendars are written to {folder}. If you write them to the same place again, they are updated.",
}
