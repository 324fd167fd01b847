"""English texts of rules that look back over the boundary to the period before."""

TEXTS: dict[str, str] = {
    "rules.interval.before.short": "Only {days} pass from the last meeting of the series in the period before ({before}) to {after}; at least {limit} must pass.",
    "rules.interval.before.long": "{days} pass from the last meeting of the series in the period before ({before}) to {after}; at most {limit} may pass.",
    "rules.call_ins.before": "{name} was called in {first} in the period before and is called in again {second}; at least {gap} must pass between.",
    "rules.heavy.before": "{name} was in a heavy meeting {first} in the period before and has another {second}; at least {gap} must pass between.",
    "rules.one_a_day.week_before": "{name} comes to {count} in week {week}, counting the period before ({taken}); the rule is at most {limit}.",
    "rules.working_hours.broken_before": "From {first} to {last} {name} comes to {total} hours, of which {before} in the period before and {extra} for meetings; on average it may be at most {limit} hours.",
    "rules.working_hours.roster_before": "From {first} to {last} {name} has {total} hours without this period’s meetings, of which {before} in the period before; on average it may be at most {limit} hours. No meeting time is added.",
    "why.previous": "too close to or too far from the last meeting of the series in the period before",
    "why.count.previous": "it is too close to or too far from the last meeting of the series in the period before in {n}",
    "why.rule.call_in_before": "too soon after a call-in in the period before",
    "why.count.rule.call_in_before": "it is too soon after a call-in in the period before in {n}",
    "why.rule.heavy_before": "too soon after a heavy meeting in the period before",
    "why.count.rule.heavy_before": "it is too soon after a heavy meeting in the period before in {n}",
    "why.rule.per_week_before": "enough meetings that week, counting the period before",
    "why.count.rule.per_week_before": "there are enough meetings that week in {n}, counting the period before",
}
