"""Danish texts of the window about the next period and about deleting a person's data."""

TEXTS: dict[str, str] = {
    "ui_history.action.next_period": "Næste periode …",
    "ui_history.action.forget": "Slet en medarbejders data …",
    "ui_history.wizard.title": "Næste periode: {file}",
    "ui_history.wizard.use": "Begynd næste periode",
    "ui_history.wizard.state": "Se under Personer, hvem der går videre, før den næste periode begynder.",
    "ui_history.forget.step": "slet data om {name}",
    "ui_history.forget.done": "{name} er taget ud af planen. Det kan fortrydes, indtil planen er gemt.",
    "ui_history.forget.copies_failed": "Sikkerhedskopierne kunne ikke renses: {why}",
    "ui_history.forget.title": "Slet en medarbejders data",
    "ui_history.forget.about": "Når en medarbejder er fratrådt, kan alt om vedkommende slettes: vagter, pladser i møder, ønsker, det ydede og bemærkninger. Møderne står tilbage uden pladsen, og det kan ikke længere ses, hvem der sad der.",
    "ui_history.forget.who": "Medarbejder",
    "ui_history.forget.choose": "Vælg en medarbejder",
    "ui_history.forget.what": "Det slettes",
    "ui_history.forget.nobody": "Vælg en medarbejder for at se, hvad planen ved.",
    "ui_history.forget.copies": "Slet også i planens sikkerhedskopier",
    "ui_history.forget.copies.why": "Det sker, når planen bliver gemt. Navnet glemmes også i svarene om tidligere vagtplaner. Filer, der er eksporteret eller sendt til andre, ændres ikke.",
    "ui_history.forget.delete": "Slet data",
    "ui_history.forget.cancel": "Fortryd",
}
