"""Danish texts of rules that look back over the boundary to the period before."""

TEXTS: dict[str, str] = {
    "rules.interval.before.short": "Der er kun {days} fra rækkens sidste møde i den forrige periode ({before}) til {after}; der skal gå mindst {limit}.",
    "rules.interval.before.long": "Der er {days} fra rækkens sidste møde i den forrige periode ({before}) til {after}; der må højst gå {limit}.",
    "rules.call_ins.before": "{name} blev indkaldt {first} i den forrige periode og er indkaldt igen {second}; der skal gå mindst {gap} imellem.",
    "rules.heavy.before": "{name} var til et tungt møde {first} i den forrige periode og er sat til et nyt {second}; der skal gå mindst {gap} imellem.",
    "rules.one_a_day.week_before": "{name} kommer op på {count} i uge {week}, når den forrige periode tælles med ({taken}); reglen er højst {limit}.",
    "rules.working_hours.broken_before": "{name} kommer fra {first} til {last} op på {total} timer, heraf {before} i den forrige periode og {extra} til møder; gennemsnittet tillader højst {limit} timer.",
    "rules.working_hours.roster_before": "{name} har fra {first} til {last} {total} timer uden møderne i denne periode, heraf {before} i den forrige periode; gennemsnittet tillader højst {limit} timer. Der lægges ikke mødetid oveni.",
    "why.previous": "for tæt på eller for langt fra rækkens sidste møde i den forrige periode",
    "why.count.previous": "ligger {n} for tæt på eller for langt fra rækkens sidste møde i den forrige periode",
    "why.rule.call_in_before": "for kort tid fra et indkald i den forrige periode",
    "why.count.rule.call_in_before": "ligger {n} for tæt på et indkald i den forrige periode",
    "why.rule.heavy_before": "for kort tid fra et tungt møde i den forrige periode",
    "why.count.rule.heavy_before": "ligger {n} for tæt på et tungt møde i den forrige periode",
    "why.rule.per_week_before": "har møder nok den uge, når den forrige periode tælles med",
    "why.count.rule.per_week_before": "er der møder nok den uge i {n}, når den forrige periode tælles med",
}
