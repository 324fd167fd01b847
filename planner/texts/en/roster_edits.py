"""English texts of days of a roster that are changed by hand."""

TEXTS: dict[str, str] = {
    "roster_edits.unknown": "“{text}” is neither a known shift code nor a time of day. Write for example 7-15, or one of the codes {codes}.",
    "roster_edits.unknown.no_codes": "“{text}” is not a time of day. Write for example 7-15.",
    "roster_edits.both": "It says both a shift and an absence. Write only one of them.",
    "roster_edits.overlap": "{name} would have two shifts at once: there is already a shift {times}, {day}.",
}
