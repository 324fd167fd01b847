"""Danish texts of the area reading: how far a reading is, and cells as they are shown."""

TEXTS: dict[str, str] = {
    "reading.open": "Åbner »{file}«",
    "reading.sheet": "Læser ark {number} af {count}: »{sheet}«",
    "reading.codes": "Finder vagtkoder og deres tider",
    "reading.people": "Læser vagter: {count} medarbejdere indtil nu",
    "reading.picture": "Samler, hvad der er læst",
    "reading.send": "Henter det læste",
    "reading.true": "SAND",
    "reading.false": "FALSK",
}
