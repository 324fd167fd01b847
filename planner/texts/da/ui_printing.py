"""Danish texts of printing and of calendars."""

TEXTS: dict[str, str] = {
    "ui.work.printing": "Lægger siderne op …",
    "ui.print.title": "Vis udskrift – {name}",
    "ui.print.nothing": "Der er ingen sider at udskrive.",
    "ui.action.print": "Udskriv det viste …",
    "ui.action.calendars": "Eksportér kalendere (.ics) …",
    "ui.menu.preview": "Vis udskrift",
    "ui.menu.pdf": "Gem som PDF",
    "ui.sheet.weeks": "Ugen til opslagstavlen …",
    "ui.sheet.months": "Måneder …",
    "ui.sheet.people": "Hver medarbejders møder …",
    "ui.sheet.coverage": "Dækningsrapport …",
    "ui.sheet.attendance": "Fremmødelister …",
    "ui.sheet.log": "Log …",
    "ui.sheet.large": "Ugen til opslagstavlen, A3 …",
    "ui.dialog.pdf": "Gem som PDF",
    "ui.dialog.pdf.filter": "PDF (*.pdf)",
    "ui.dialog.folder": "Vælg en mappe til kalenderne",
    "ui.done.calendars": "{count} kalendere er skrevet i {folder}. Skriver du dem samme sted igen, bliver de opdateret.",
}
