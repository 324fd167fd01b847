"""Danish texts of planning: meeting kinds, assumptions, reasons, phases of the work."""

TEXTS: dict[str, str] = {
    "kind.supervision": "Supervision",
    "kind.faglig-refleksion": "Faglig refleksion",
    "kind.beboerkonference": "Beboerkonference",
    "kind.debriefing": "Debriefing",
    "kind.supervision-lang": "Supervision, hel eftermiddag",
    "kind.kollegial-sparring": "Kollegial sparring",
    "kind.borgerteam": "Borgerteam",
    "kind.lejrbaal": "Lejrbål",
    "kind.fiskerbaenk": "Fiskerbænk",
    "kind.debriefing-fast": "Debriefing, fast rul",
    "kind.tryghedsmoede": "Psykologisk tryghedsmøde",
    "kind.time-out": "Time-out",
    "kind.individuel-supervision": "Individuel supervision",
    "kind.erfaringsgruppe": "Erfaringsgruppe",
    "kind.buddy": "Buddypar",
    "kind.personalemoede": "Personalemøde",
    "kind.trio": "TRIO-møde",
    "course.name": "Gruppe {number}",
    "lead.supervisor": "Ekstern supervisor",
    "lead.facilitator": "Intern facilitator{house}",
    "room.assumed": "Mødelokale{house}",
    "service.unreadable": "{file} kan ikke læses som en gemt plan. Se efter, om det er en fil og ikke en mappe, og om du har adgang til den.",
    "service.no_plan": "{file} er ikke en gemt plan. Åbn en plan, som Fællestid har gemt, eller en vagtplan fra Excel.",
    "service.doubts": "Vagtplanen kan ikke bruges endnu. Spørgsmål, der skal afklares først: {number}. Det første: {first}",
    "plan.phase.model": "Stiller opgaven op",
    "plan.phase.first": "Den første plan er klar",
    "plan.phase.repair": "Finder den mindste ændring",
    "plan.phase.objective": "Forbedrer: {objective}",
    "objective.changes": "Ændringer",
    "objective.alike": "Fælles med de andre planer",
    "plan.phase.alternative": "Leder efter en anden plan, der er lige så god ({number})",
    "plan.alternative": "Plan {number}, lige så god som den første: {head}",
    "plan.alternative.fewer": "Lige gode planer, der blev fundet: {count}.",
    "plan.diff.none": "Ingen møder ændres.",
    "plan.diff.head": "{meetings} ændres, og det mærkes af {people}.",
    "plan.diff.gone": "- {meeting} aflyses.",
    "plan.diff.added": "- {meeting} er nyt, med {names}.",
    "plan.diff.moved": "- {meeting} flyttes til {when}.",
    "plan.diff.left": "- {meeting}: {names} er ikke længere med.",
    "plan.diff.joined": "- {meeting}: {names} kommer med.",
    "plan.diff.lead": "- {meeting} ledes nu af {lead}.",
    "plan.diff.room": "- {meeting} holdes nu i {room}.",
    "plan.diff.proven": "Færre ændringer er ikke mulige.",
    "plan.diff.unproven": "Det er ikke vist, om færre ændringer er mulige.",
    "plan.diff.ask": "Skal den ændrede plan gemmes? [j/N] ",
    "plan.diff.not_taken": "Den ændrede plan er ikke gemt.",
    "plan.help.roster": "den nye vagtplan",
    "plan.help.lock_before": "lad alle møder før denne dag stå, som de er",
    "plan.help.announced": "dagen i dag: møder før den står fast, og ændringer i de næste fire uger vejer tungest",
    "plan.help.difference": "gem ændringerne som JSON (- er standard ud)",
    "plan.help.yes": "gem uden at spørge",
    "plan.help.alternatives": "lav op til N planer, der er lige gode i det vigtigste; de andre gemmes ved siden af med -2, -3",
    "cli.replan.about": "Retter en gemt plan til en ny vagtplan med så få ændringer som muligt.",
    "plan.phase.done": "Planen er færdig",
    "plan.unplaced": "{meeting} er ikke lagt {first}–{last}: {reasons}.",
    "plan.unplaced.none": "{meeting} er ikke lagt {first}–{last}: mødeformen har ingen tider i de dage.",
    "plan.unplaced.stopped": "{meeting} er ikke lagt {first}–{last}, fordi tiderne ikke var prøvet, da søgningen sluttede.",
    "plan.unreached": "{name} er ikke med i noget møde {first}–{last}: {reasons}.",
    "plan.unreached.nothing": "{name} er ikke med i noget møde {first}–{last}: der er ingen mødetider, som {name} kan komme til.",
    "assumed.rooms": "Vagtplanen nævner ingen lokaler. Planen regner med ét mødelokale i hvert hus.",
    "assumed.leads": (
        "Vagtplanen nævner ingen mødeledere. Planen regner med én ekstern supervisor, der kan komme "
        "mandag til fredag kl. 12–17, og én intern facilitator i hvert hus."
    ),
    "assumed.professions": (
        "Vagtplanen nævner ikke flere faggrupper i hvert hus. Planen stiller derfor ikke krav om, at et møde "
        "samler flere faggrupper."
    ),
    "assumed.whole_home": (
        "Ikke alle huse har medarbejdere fra hvert vagtlag. Møderne lægges derfor for hele stedet, så "
        "alle vagtlag kan være med."
    ),
    "assumed.floor": (
        "Vagtplanen siger ikke, hvor mange der skal blive på gulvet. Planen regner med, at mindst "
        "halvdelen af dem, der plejer at være på vagt i huset, bliver, og altid mindst én."
    ),
}
