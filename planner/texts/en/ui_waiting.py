"""What is said while an answer is on its way, in English."""

TEXTS: dict[str, str] = {
    "ui_waiting.times": "Working out the times …",
    "ui_waiting.people": "Working out who can come …",
}
