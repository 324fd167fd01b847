"""Danish texts used everywhere: weekdays, months, vagtlag, attendance, meeting kinds, objectives."""

TEXTS: dict[str, str] = {
    "weekday.1": "mandag", "weekday.2": "tirsdag", "weekday.3": "onsdag", "weekday.4": "torsdag",
    "weekday.5": "fredag", "weekday.6": "lørdag", "weekday.7": "søndag",
    "weekday.short.1": "man", "weekday.short.2": "tir", "weekday.short.3": "ons",
    "weekday.short.4": "tor", "weekday.short.5": "fre", "weekday.short.6": "lør",
    "weekday.short.7": "søn",
    "month.1": "januar", "month.2": "februar", "month.3": "marts", "month.4": "april",
    "month.5": "maj", "month.6": "juni", "month.7": "juli", "month.8": "august",
    "month.9": "september", "month.10": "oktober", "month.11": "november",
    "month.12": "december",
    "team.day": "dagvagt", "team.evening": "aftenvagt", "team.night": "nattevagt",
    "team.short.day": "Dag", "team.short.evening": "Aften", "team.short.night": "Nat",
    "class.on_shift": "i vagten", "class.adjoining": "i forlængelse", "class.called_in": "indkaldt",
    "objective.coverage": "Dækning", "objective.reach": "Medarbejdere, der ikke nås",
    "objective.breaches": "Regler, der brydes mod en pris",
    "objective.extra_time": "Ekstra tid og indkald", "objective.fairness": "Fordeling",
    "objective.wishes": "Ønsker", "objective.regularity": "Fast dag og tid",
    "json.no_rule": "der findes ingen regel {value}",
    "json.not_priced": "reglen »{value}« kan ikke brydes mod en pris; den holdes altid",
    "severity.error": "Fejl", "severity.warning": "Advarsel", "severity.info": "Oplysning",
    "no_unit": "Uden enhed", "no_profession": "Ingen faggruppe", "not_available": "Ikke til rådighed",
}
