"""Hvad der siges, når noget omkring programmet går galt."""

TEXTS = {
    "ui_bad_days.json": "Planen er læst fra »{file}«, som er til andre programmer. Når du gemmer, bliver det i en fil, der ender på {suffix}; »{file}« bliver, som den er.",
    "ui_bad_days.roster": "Vagtplanen for {name} var læst ind, og der var ikke lagt en plan endnu. Det, du havde sat op, er fra {when}.",
    "ui_bad_days.recovered": "Vagtplanen for {name} er gendannet med det, du havde sat op. Du kan planlægge nu.",
    "ui.job.heavy": "Arbejdet brugte mere hukommelse, end det må, og er stoppet. Intet er ændret i det, der er åbent. Prøv med en kortere periode eller færre enheder ad gangen.",
    "ui.job.less": "Arbejdet brugte mere hukommelse, end det må, og stoppede med det bedste indtil da. Prøv med en kortere periode, hvis det ikke er godt nok.",
    "ui_bad_days.unsaved": "Det, du har sat op for {name}, er ikke gemt.",
    "ui_bad_days.unsaved.what": "Uden at gemme går det tabt. Der er ikke lagt en plan endnu; det bliver gemt som en plan uden møder.",
    "ui_bad_days.no_meetings": "Gem uden møder",
}
