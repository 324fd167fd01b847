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
    "service.unreadable": "{file} kan ikke læses: {why}. Se efter, om filen findes, og om du har adgang til den.",
    "service.no_plan": "{file} er ikke en gemt plan. Åbn en plan, som Fællestid har gemt, eller en vagtplan fra Excel.",
    "service.doubts": "Vagtplanen kan ikke bruges endnu ({number} spørgsmål skal afklares først). Det første: {first}",
    "plan.phase.model": "Stiller opgaven op",
    "plan.phase.objective": "Forbedrer: {objective}",
    "plan.phase.done": "Planen er færdig",
    "plan.unplaced": "{meeting} er ikke placeret {first}–{last}: af {total} mulige tider {reasons}.",
    "plan.unplaced.none": "{meeting} er ikke placeret {first}–{last}: mødeformen har ingen tider i de dage.",
    "plan.why.public_holidays": "ligger {n} på en helligdag",
    "plan.why.lead": "mangler der en mødeleder i {n}",
    "plan.why.room": "er der intet ledigt lokale i {n}",
    "plan.why.people": "kan for få komme i {n}",
    "plan.why.team": "kan ingen fra {team} komme i {n} ({rule})",
    "plan.why.rule.absence": "ikke til rådighed",
    "plan.why.rule.rest": "hviletiden ville blive brudt",
    "plan.why.rule.sleep": "der skal soves mellem nattevagter",
    "plan.why.rule.weekly_rest": "fridøgnet ville blive brudt",
    "plan.why.rule.call_ins": "loftet over indkald eller møder er nået",
    "plan.why.rule": "ingen med det vagtlag kan deltage",
    "plan.why.one_at_a_time": "er enheden optaget af et andet møde i {n}",
    "plan.why.interval": "ligger {n} for tæt på eller for langt fra rækkens andre møder",
    "plan.why.floor": "bliver der for få på gulvet i {n}",
    "plan.why.priority": "kunne {n} kun bruges, hvis noget vigtigere blev opgivet",
    "plan.why.stopped": "blev {n} ikke nået, før søgningen sluttede",
    "assumed.rooms": "Vagtplanen nævner ingen lokaler. Planen regner med ét mødelokale i hvert hus.",
    "assumed.leads": (
        "Vagtplanen nævner ingen mødeledere. Planen regner med én ekstern supervisor, der kan komme "
        "mandag til fredag kl. 12–17, og én intern facilitator i hvert hus."
    ),
    "assumed.floor": (
        "Vagtplanen siger ikke, hvor mange der skal blive på gulvet. Planen regner med mindst to i "
        "dagvagten og én i hver af de andre vagter i hvert hus."
    ),
}
