"""Texts of planning large problems in parts."""

TEXTS = {
    "large.stretch": "{first}–{last}: {message}",
    "large.progress": "Improving the plan part by part. Parts finished: {done} of {all}",
}
