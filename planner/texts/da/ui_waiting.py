"""What is said while an answer is on its way."""

TEXTS: dict[str, str] = {
    "ui_waiting.times": "Tiderne regnes ud …",
    "ui_waiting.people": "Det regnes ud, hvem der kan komme …",
}
