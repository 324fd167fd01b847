"""Danish texts of planning: meeting kinds, assumptions, reasons, phases of the work."""

TEXTS: dict[str, str] = {
    "kind.supervision": "Supervision",
    "kind.faglig-refleksion": "Faglig refleksion",
    "kind.beboerkonference": "Beboerkonference",
    "kind.debriefing": "Debriefing",
    "course.name": "Gruppe {number}",
    "lead.supervisor": "Ekstern supervisor",
    "lead.facilitator": "Intern facilitator{house}",
    "room.assumed": "Mødelokale{house}",
    "service.unreadable": "{file} kan ikke læses som en gemt plan. Se efter, om det er en fil og ikke en mappe, og om du har adgang til den.",
    "service.no_plan": "{file} er ikke en gemt plan. Åbn en plan, som Fællestid har gemt, eller en vagtplan fra Excel.",
    "service.doubts": "Vagtplanen kan ikke bruges endnu ({number} spørgsmål skal afklares først). Det første: {first}",
    "plan.phase.model": "Stiller opgaven op",
    "plan.phase.first": "Den første plan er klar",
    "plan.phase.repair": "Finder den mindste ændring",
    "plan.phase.objective": "Forbedrer: {objective}",
    "objective.changes": "Ændringer",
    "objective.alike": "Fælles med de andre planer",
    "plan.phase.done": "Planen er færdig",
    "plan.unplaced": "{meeting} er ikke placeret {first}–{last}. Af {total} mulige tider falder bort: {reasons}.",
    "plan.unplaced.none": "{meeting} er ikke placeret {first}–{last}: mødeformen har ingen tider i de dage.",
    "plan.unplaced.stopped": "{meeting} er ikke placeret {first}–{last}, fordi tiderne ikke var prøvet, da søgningen sluttede.",
    "plan.why.public_holidays": "{n} på helligdage",
    "plan.why.lead": "{n} uden en ledig mødeleder",
    "plan.why.room": "{n} uden et ledigt lokale",
    "plan.why.people": "{n}, hvor for få kan komme",
    "plan.why.team": "{n}, hvor ingen fra {team} kan komme ({rule})",
    "plan.why.rule.absence": "ikke til rådighed",
    "plan.why.rule.rest": "hviletiden ville blive brudt",
    "plan.why.rule.sleep": "der skal soves mellem nattevagter",
    "plan.why.rule.weekly_rest": "fridøgnet ville blive brudt",
    "plan.why.rule.call_ins": "loftet over indkald eller møder er nået",
    "plan.why.rule.coming": "mødet er kun for dem, der er på vagt",
    "plan.why.rule.manager": "mødet holdes uden leder",
    "plan.why.rule.wishes": "der er et bindende ønske imod",
    "plan.why.rule": "ingen i vagtlaget kan deltage",
    "plan.why.one_at_a_time": "{n}, hvor enheden har et andet møde",
    "plan.why.floor": "{n}, hvor der ville være for få tilbage på gulvet",
    "plan.why.interval": "{n} for tæt på eller for langt fra rækkens andre møder",
    "plan.why.priority": "{n}, der kun kunne bruges, hvis noget vigtigere blev opgivet",
    "plan.why.stopped": "{n}, der ikke var prøvet til ende, da søgningen sluttede",
    "plan.unreached": "{name} er ikke med i noget møde {first}–{last}. Af {total} mulige mødetider falder bort: {reasons}.",
    "plan.unreached.nothing": "{name} er ikke med i noget møde {first}–{last}: der er ingen mødetider, som {name} kan komme til.",
    "plan.unreached.absence": "{n} på dage uden mulighed for at komme",
    "plan.unreached.rest": "{n}, hvor hviletiden ville blive brudt",
    "plan.unreached.sleep": "{n}, hvor der skal soves mellem nattevagter",
    "plan.unreached.weekly_rest": "{n}, hvor fridøgnet ville blive brudt",
    "plan.unreached.coming": "{n}, hvor kun de, der er på vagt, må deltage",
    "plan.unreached.manager": "{n} til møder, som holdes uden leder",
    "plan.unreached.wishes": "{n}, som der er et bindende ønske imod",
    "plan.unreached.call_ins": "{n}, fordi loftet over indkald er nået",
    "plan.unreached.not_held": "{n}, hvor mødet ikke holdes",
    "plan.unreached.others": "{n}, hvor pladserne gik til andre",
    "plan.team.day": "dagvagten", "plan.team.evening": "aftenvagten", "plan.team.night": "nattevagten",
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
