"""Danish texts of rules that look back over the boundary to the period before."""

TEXTS: dict[str, str] = {
    "rules.interval.before.short": "Der er kun {days} fra rækkens sidste møde i perioden før ({before}) til {after}; der skal gå mindst {limit}.",
    "rules.interval.before.long": "Der er {days} fra rækkens sidste møde i perioden før ({before}) til {after}; der må højst gå {limit}.",
    "rules.call_ins.before": "{name} blev indkaldt {first} i perioden før og er indkaldt igen {second}; der skal gå mindst {gap} imellem.",
    "rules.heavy.before": "{name} var til et tungt møde {first} i perioden før og er sat til et igen {second}; der skal gå mindst {gap} imellem.",
    "rules.one_a_day.week_before": "{name} når op på {count} i uge {week}, når perioden før tælles med ({taken}); reglen er højst {limit}.",
    "rules.working_hours.broken_before": "{name} kommer fra {first} til {last} op på {total} timer, heraf {before} i perioden før og {extra} til møder; i gennemsnit må det højst være {limit} timer.",
    "rules.working_hours.roster_before": "{name} har fra {first} til {last} {total} timer uden periodens møder, heraf {before} i perioden før; i gennemsnit må det højst være {limit} timer. Der lægges ikke mødetid oveni.",
    "why.previous": "for tæt på eller for langt fra rækkens sidste møde i perioden før",
    "why.count.previous": "ligger {n} for tæt på eller for langt fra rækkens sidste møde i perioden før",
    "why.rule.call_in_before": "for kort tid fra et indkald i perioden før",
    "why.count.rule.call_in_before": "ligger {n} for tæt på et indkald i perioden før",
    "why.rule.heavy_before": "for kort tid fra et tungt møde i perioden før",
    "why.count.rule.heavy_before": "ligger {n} for tæt på et tungt møde i perioden før",
    "why.rule.per_week_before": "har møder nok den uge, når perioden før tælles med",
    "why.count.rule.per_week_before": "er der møder nok den uge i {n}, når perioden før tælles med",
}
