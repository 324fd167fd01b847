"""English texts of the area reading: how far a reading is, and cells as they are shown."""

TEXTS: dict[str, str] = {
    "reading.open": "Opening “{file}”",
    "reading.sheet": "Reading sheet {number} of {count}: “{sheet}”",
    "reading.codes": "Finding shift codes and their times",
    "reading.people": "Reading shifts: {count} employees so far",
    "reading.picture": "Gathering what has been read",
    "reading.send": "Fetching what has been read",
    "reading.true": "TRUE",
    "reading.false": "FALSE",
}
