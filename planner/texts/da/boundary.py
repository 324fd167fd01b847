"""Danish texts of what runs on from one period into the next."""

TEXTS: dict[str, str] = {
    "rules.interval.before.late": "Der er {days} fra rækkens sidste møde i den forrige periode ({before}) til {after}; der må højst gå {limit}. Fristen var overskredet, allerede da perioden begyndte.",
    "rules.absence.still": "{name} er stadig til et møde fra den forrige periode ({when}), men er sat til {meeting}.",
}
