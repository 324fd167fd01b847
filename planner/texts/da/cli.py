"""Danish texts of the area cli: the command line, and the JSON files that it reads."""

_JSON = {
    "json.source": "Planfilen",
    "json.top": "filens øverste niveau",
    "json.broken": (
        "{source} kan ikke bruges, for ved {place} {what}; ret stedet i filen, eller lav planen igen."
    ),
    "json.missing": "mangler feltet {name}",
    "json.not_list": "skal der stå en liste, men der står {value}",
    "json.not_object": "skal der stå en gruppe af felter i {{ }}, men der står {value}",
    "json.not_string": "skal der stå en tekst, men der står {value}",
    "json.empty": "er teksten tom",
    "json.not_flag": "skal der stå true eller false, men der står {value}",
    "json.not_integer": "skal der stå et helt tal, men der står {value}",
    "json.not_number": "skal der stå et tal, men der står {value}",
    "json.out_of_range": "skal tallet ligge fra {low} til {high}, men der står {value}",
    "json.not_choice": "skal der stå en af værdierne {options}, men der står {value}",
    "json.not_date": "skal der stå en dato som 2026-01-05, men der står {value}",
    "json.not_moment": "skal der stå et tidspunkt som 2026-01-05T07:00, men der står {value}",
    "json.not_clock": "skal der stå et klokkeslæt som 07:00, men der står {value}",
    "json.backwards": "ligger slutningen ikke efter begyndelsen",
    "json.two_periods": "står en anden periode end ved rules.period",
    "json.twice": "står {value} for anden gang, og hver værdi må kun stå én gang",
    "json.unknown": "henvises der til {value}, som ikke findes i filen",
    "json.other_format": "står formatet {value}, men programmet læser formatet {format}",
    "json.unreadable": "{source} kan ikke læses: {why}. Se efter, at filen findes, og at du har adgang til den.",
    "json.too_large": "{source} er for stor til at være en plan. Vælg den fil, som programmet selv har gemt.",
    "json.not_json": (
        "{source} kan ikke læses som en plan: Fejl i linje {line}, tegn {column}. Filen er beskadiget eller "
        "rettet forkert; brug en tidligere udgave, eller lav planen igen."
    ),
    "json.not_text": (
        "{source} kan ikke læses som en plan, for indholdet er ikke tekst i formatet JSON (UTF-8). "
        "Brug en tidligere udgave, eller lav planen igen."
    ),
}

TEXTS: dict[str, str] = _JSON
