"""English texts of what runs on from one period into the next."""

TEXTS: dict[str, str] = {
    "rules.absence.still": "{name} is still in a meeting of the previous period ({when}), but is down for {meeting}.",
}
