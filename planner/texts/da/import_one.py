"""Danish texts of an import's questions about exactly one cell, row or day."""

TEXTS: dict[str, str] = {
    "import.q.above_days.one": "1 celle over dagene i arket »{sheet}« ligner en vagt: {cell}. Den er ikke læst. Se efter, om en række med datoer mangler over den.",
    "import.q.sheet_with_shifts.one": "Arket »{sheet}« er ikke læst, men 1 celle i det ligner en vagt: {cell}. Se efter, om arket hører til vagtplanen, og om der er datoer og navne i det.",
    "import.q.rows_hidden.one": "1 række er skjult i arket »{sheet}«, ved {cell}. Den er læst med.",
    "import.q.columns_hidden.one": "1 kolonne er skjult i arket »{sheet}«, ved {cell}. Den er læst med.",
    "import.q.error_cells.one": "1 celle i arket »{sheet}« viser en fejl som #I/T: {cell}. Den er læst som tom.",
    "import.q.formula.one": "1 formel i arket »{sheet}« har intet beregnet resultat: {cell}. Åbn filen i Excel, så den regner, gem den, og læs den igen.",
    "import.q.comments.one": "Arket »{sheet}« har 1 kommentar, ved {first}. Den er ikke brugt.",
    "import.q.away_and_work.one": "1 celle i arket »{sheet}« siger både arbejde og fravær: {cell}. Den er læst som »ikke til rådighed« hele dagen.",
    "import.q.date_above.one": "1 række i arket »{sheet}« har ingen dato: {cell}. Den er læst med datoen fra rækken over.",
    "import.q.days_missing.one": "Der mangler 1 dag i vagtplanen, {first}. Alle står som fri der. Se efter, om et ark mangler.",
    "import.q.called_off.one": "1 vagt i arket »{sheet}« er aflyst: {cell}. Den er ikke læst.",
    "import.q.length_pause.one": "1 vagt i arket »{sheet}« har en længde og en pause, men ikke et sluttidspunkt: {cell}. Længden er regnet med pausen.",
    "import.q.away_mentioned.one": "1 bemærkning i arket »{sheet}« nævner fravær: {cell}. Vagten er læst som arbejde. Se efter, om det er rigtigt.",
}
