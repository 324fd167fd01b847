"""English texts of what runs on from one period into the next."""

TEXTS: dict[str, str] = {
    "rules.interval.before.late": "{days} pass from the series’ last meeting in the previous period ({before}) to {after}; at most {limit} may pass. That time was already over when this period began.",
    "rules.absence.still": "{name} is still in a meeting of the previous period ({when}), but is down for {meeting}.",
}
