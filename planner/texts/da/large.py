"""Texts of planning large problems in parts."""

TEXTS = {
    "large.stretch": "{first}–{last}: {message}",
    "large.progress": "Forbedrer planen, del for del. Færdige dele: {done} af {all}",
}
