"""Hvad der siges, når noget omkring programmet går galt."""

TEXTS = {
    "ui.job.heavy": "Arbejdet brugte mere hukommelse, end det må, og er stoppet. Intet er ændret i det, der er åbent. Prøv med en kortere periode eller færre enheder ad gangen.",
    "ui.job.less": "Arbejdet brugte mere hukommelse, end det må, og stoppede med det bedste indtil da. Prøv med en kortere periode, hvis det ikke er godt nok.",
}
