"""Danish texts of days of a roster that are changed by hand."""

TEXTS: dict[str, str] = {
    "roster_edits.unknown": "»{text}« er hverken en kendt vagtkode eller et klokkeslæt. Skriv for eksempel 7-15 eller en af koderne {codes}.",
    "roster_edits.unknown.no_codes": "»{text}« er ikke et klokkeslæt. Skriv for eksempel 7-15.",
    "roster_edits.both": "Der står både en vagt og et fravær. Skriv kun det ene.",
    "roster_edits.overlap": "{name} ville have to vagter på samme tid: der er allerede en vagt {times}, {day}.",
}
