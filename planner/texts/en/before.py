"""English texts of rules that look back over the boundary to the previous period."""

TEXTS: dict[str, str] = {
    "rules.interval.before.short": "Only {days} pass from the series’ last meeting in the previous period ({before}) to {after}; at least {limit} must pass.",
    "rules.interval.before.long": "{days} pass from the series’ last meeting in the previous period ({before}) to {after}; at most {limit} may pass.",
    "rules.call_ins.before": "{name} was called in on {first} in the previous period and is called in again on {second}; at least {gap} must pass between the two.",
    "rules.heavy.before": "{name} was in a heavy meeting on {first} in the previous period and has another on {second}; at least {gap} must pass between the two.",
    "rules.one_a_day.week_before": "{name} comes to {count} in week {week}, counting the previous period ({taken}); the rule is at most {limit}.",
    "rules.working_hours.broken_before": "From {first} to {last} {name} comes to {total} hours, of which {before} in the previous period and {extra} for meetings; the average allows at most {limit} hours.",
    "rules.working_hours.roster_before": "From {first} to {last} {name} has {total} hours without this period’s meetings, of which {before} in the previous period; the average allows at most {limit} hours. No meeting time is added.",
    "why.previous": "too close to or too far from the series’ last meeting in the previous period",
    "why.count.previous": "it is too close to or too far from the series’ last meeting of the previous period in {n}",
    "why.rule.call_in_before": "too soon after a call-in in the previous period",
    "why.count.rule.call_in_before": "it is too soon after a call-in of the previous period in {n}",
    "why.rule.heavy_before": "too soon after a heavy meeting in the previous period",
    "why.count.rule.heavy_before": "it is too soon after a heavy meeting of the previous period in {n}",
    "why.rule.per_week_before": "has enough meetings that week, counting the previous period",
    "why.count.rule.per_week_before": "there are enough meetings that week in {n}, counting the previous period",
}
