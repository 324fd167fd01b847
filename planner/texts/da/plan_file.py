"""Danish texts of the area plan_file: what can be wrong with the file of a saved plan."""

TEXTS: dict[str, str] = {
    "plan_file.damaged": "Planen »{file}« er beskadiget: {what}. Intet er ændret i den. Åbn en tidligere kopi af planen i stedet.",
    "plan_file.damaged.structure": "filens opbygning er i stykker",
    "plan_file.damaged.tables": "filen indeholder andet, end en plan gør",
    "plan_file.damaged.content": "indholdet er ikke det, der blev gemt",
    "plan_file.newer": "Planen »{file}« er gemt af en nyere udgave af Fællestid. Åbn den med den udgave. Intet er ændret i den.",
    "plan_file.too_large": "»{file}« er for stor til at være en plan. Vælg en fil, som Fællestid har gemt.",
    "plan_file.busy": "Planen »{file}« er optaget af et andet program lige nu. Vent lidt, og prøv igen, eller gem under et andet navn.",
    "plan_file.no_room": "Planen »{file}« kunne ikke gemmes, fordi der ikke er plads nok i {folder}. Ryd op, eller gem et andet sted. Det, der var gemt før, er uændret.",
    "plan_file.read_only": "Planen »{file}« kunne ikke gemmes, fordi den eller mappen {folder} er skrivebeskyttet. Gem et andet sted. Det, der var gemt før, er uændret.",
    "plan_file.not_opened": "Planen »{file}« kan ikke åbnes i mappen {folder}. Se efter, om du har adgang til mappen og må skrive i den. En plan, der ikke blev gemt helt færdig, kan kun åbnes, hvor der må skrives.",
    "plan_file.vanished": "Planen »{file}« er flyttet eller slettet i mappen {folder}, mens den var åben. Gem den igen under et navn, du vælger.",
    "plan_file.failed": "Planen »{file}« kunne ikke læses eller gemmes i {folder}. Se efter, om der er forbindelse til mappen, og prøv igen, eller gem et andet sted.",
    "plan_file.changed": "Planen »{file}« er ændret af en anden, siden du åbnede den. Dine bemærkninger er gemt, men dine øvrige ændringer er ikke. Gem dem under et andet navn, eller åbn planen igen.",
    "plan_file.no_backup": "Der kan ikke gemmes kopier af planen i mappen {folder}. Se efter, om du må skrive i den.",
    "plan_file.held": "Planen »{file}« er åben hos {name} på {machine} siden {since}. Vent, til den er lukket, eller gem under et andet navn.",
    "plan_file.no_lock": "Der kan ikke skrives i mappen {folder}. Planen »{file}« kan læses, men ikke ændres dér.",
    # On the command line.
    "plan_file.metavar": "PLANFIL",
    "plan_file.help.save": "gem planen, så den kan åbnes i programmet; navnet skal ende på .faellestid",
    "plan_file.other_name": "{file} kan ikke bruges til en gemt plan. Vælg et navn, der ender på {suffix}.",
    "plan_file.not_saved": "Skriv med --save eller --json, hvor planen med bemærkningerne skal gemmes.",
}
