"""Danish texts of what runs on from one period into the next."""

TEXTS: dict[str, str] = {
    "rules.absence.still": "{name} er stadig til et møde fra den forrige periode ({when}), men er sat til {meeting}.",
}
