"""Hvad der siges, når noget uden om programmet går galt."""

TEXTS = {
    "ui_bad_days.json": "Planen er læst fra »{file}«, som er beregnet til andre programmer. Når du gemmer, sker det i en fil, der ender på {suffix}; »{file}« bliver ikke ændret.",
    "ui_bad_days.roster": "Vagtplanen for {name} var læst ind, men der var ikke lagt en plan endnu. Det, du havde sat op, er fra {when}.",
    "ui_bad_days.recovered": "Vagtplanen for {name} er gendannet med det, du havde sat op. Du kan planlægge nu.",
    "ui.job.heavy": "Arbejdet brugte for meget hukommelse og blev stoppet. Der er ikke ændret noget i det, du har åbent. Prøv med en kortere periode eller færre enheder ad gangen.",
    "ui.job.less": "Arbejdet brugte for meget hukommelse og stoppede med det bedste, der var fundet. Prøv med en kortere periode, hvis det ikke er godt nok.",
    "ui_bad_days.unsaved": "Det, du har sat op for {name}, er ikke gemt.",
    "ui_bad_days.unsaved.what": "Hvis du ikke gemmer, går det tabt. Der er ikke lagt en plan endnu, så det bliver gemt som en plan uden møder.",
    "ui_bad_days.no_meetings": "Gem uden møder",
}
