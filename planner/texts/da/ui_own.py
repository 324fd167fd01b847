"""Danish texts of the window about meetings in a copy of somebody's own roster."""

TEXTS: dict[str, str] = {
    "ui.action.own_workbook": "Skriv møderne ind i vagtplanen (Excel) …",
    "ui_own.which": "Hvilken vagtplan skal møderne skrives ind i?",
    "ui_own.title": "Møderne i en kopi af vagtplanen",
    "ui_own.what": "{file} ændres ikke. Møderne skrives i en kopi, hvor alt andet er, som det var.",
    "ui_own.how": "Hvordan skal møderne skrives?",
    "ui_own.notes": "Før der skrives",
    "ui_own.not_possible": "Kan ikke lade sig gøre her",
    "ui_own.save": "Gem kopien …",
    "ui_own.cancel": "Annuller",
    "ui_own.where": "Hvor skal kopien ligge?",
    "ui_own.filter": "Excel-filer (*.xlsx *.xlsm *.xltx *.xltm)",
    "ui_own.name": "{name} med møder",
    "ui_own.done": "Møderne står nu i {file}. {roster} er ikke ændret.",
}
