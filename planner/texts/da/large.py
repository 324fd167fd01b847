"""Texts of planning large problems in parts."""

TEXTS = {
    "large.progress": "Forbedrer planen, del for del. Færdige dele: {done} af {all}",
}
