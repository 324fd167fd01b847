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
    "assumed.rooms": "Vagtplanen nævner ingen lokaler. Planen regner med ét mødelokale i hvert hus.",
    "assumed.leads": (
        "Vagtplanen nævner ingen mødeledere. Planen regner med én ekstern supervisor, der kan komme "
        "tirsdag til torsdag kl. 12–17, og én intern facilitator i hvert hus."
    ),
    "assumed.floor": (
        "Vagtplanen siger ikke, hvor mange der skal blive på gulvet. Planen regner med mindst to i "
        "dagvagten og én i hver af de andre vagter i hvert hus."
    ),
}
