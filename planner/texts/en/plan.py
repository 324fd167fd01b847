"""English texts of planning: meeting kinds, assumptions, reasons, phases of the work."""

TEXTS: dict[str, str] = {
    "kind.supervision": "Supervision",
    "kind.faglig-refleksion": "Professional reflection",
    "kind.beboerkonference": "Resident conference",
    "kind.debriefing": "Debriefing",
    "kind.supervision-lang": "Supervision, whole afternoon",
    "kind.kollegial-sparring": "Peer support",
    "kind.borgerteam": "Resident team",
    "kind.lejrbaal": "Campfire",
    "kind.fiskerbaenk": "Fishermen’s bench",
    "kind.debriefing-fast": "Debriefing, fixed rota",
    "kind.tryghedsmoede": "Psychological safety meeting",
    "kind.time-out": "Time-out",
    "kind.individuel-supervision": "Individual supervision",
    "kind.erfaringsgruppe": "Experience group",
    "kind.buddy": "Buddy pair",
    "kind.personalemoede": "Staff meeting",
    "kind.trio": "TRIO meeting",
    "course.name": "Group {number}",
    "lead.supervisor": "External supervisor",
    "lead.facilitator": "Internal facilitator{house}",
    "room.assumed": "Meeting room{house}",
    "service.unreadable": "{file} cannot be read as a saved plan. Check that it is a file and not a folder, and that you have access to it.",
    "service.no_plan": "{file} is not a saved plan. Open a plan that Fællestid has saved, or a roster from Excel.",
    "service.doubts": "The roster cannot be used yet. Questions to be settled first: {number}. The first: {first}",
    "plan.phase.model": "Setting up the task",
    "plan.phase.first": "The first plan is ready",
    "plan.phase.repair": "Finding the smallest change",
    "plan.phase.objective": "Improving: {objective}",
    "objective.changes": "Changes",
    "objective.alike": "Shared with the other plans",
    "plan.phase.alternative": "Looking for another plan that is just as good ({number})",
    "plan.alternative": "Plan {number}, just as good as the first: {head}",
    "plan.alternative.fewer": "Equally good plans found: {count}.",
    "plan.diff.none": "No meetings change.",
    "plan.diff.head": "{meetings} change, and {people} will notice.",
    "plan.diff.gone": "- {meeting} is cancelled.",
    "plan.diff.added": "- {meeting} is new, with {names}.",
    "plan.diff.moved": "- {meeting} moves to {when}.",
    "plan.diff.left": "- {meeting}: {names} no longer coming.",
    "plan.diff.joined": "- {meeting}: {names} now coming.",
    "plan.diff.lead": "- {meeting} is now led by {lead}.",
    "plan.diff.room": "- {meeting} is now held in {room}.",
    "plan.diff.proven": "Fewer changes are not possible.",
    "plan.diff.unproven": "It has not been shown whether fewer changes are possible.",
    "plan.diff.ask": "Save the changed plan? [y/N] ",
    "plan.diff.not_taken": "The changed plan has not been saved.",
    "plan.help.roster": "the new roster",
    "plan.help.lock_before": "leave all meetings before this day as they are",
    "plan.help.announced": "today’s date: meetings before it stand, and changes in the next four weeks weigh heaviest",
    "plan.help.difference": "save the changes as JSON (- is standard output)",
    "plan.help.yes": "save without asking",
    "plan.help.alternatives": "make up to N plans that are equally good in what matters most; the others are saved beside the first with -2, -3",
    "cli.replan.about": "Adjusts a saved plan to a new roster with as few changes as possible.",
    "plan.phase.done": "The plan is finished",
    "plan.unplaced": "{meeting} is not placed {first}–{last}: {reasons}.",
    "plan.unplaced.none": "{meeting} is not placed {first}–{last}: the meeting kind has no times on those days.",
    "plan.unplaced.stopped": "{meeting} is not placed {first}–{last}, because the times had not been tried when the search ended.",
    "plan.unreached": "{name} is in no meeting {first}–{last}: {reasons}.",
    "plan.unreached.nothing": "{name} is in no meeting {first}–{last}: there are no meeting times that {name} can come to.",
    "assumed.rooms": "The roster mentions no rooms. The plan counts on one meeting room in each house.",
    "assumed.leads": (
        "The roster mentions no meeting leaders. The plan counts on one external supervisor, who can come "
        "Monday to Friday 12–17, and one internal facilitator in each house."
    ),
    "assumed.professions": (
        "The roster does not mention several professions in each house. The plan therefore does not ask "
        "that a meeting brings several professions together."
    ),
    "assumed.whole_home": (
        "Not every house has staff from each shift team. The meetings are therefore placed for the whole "
        "home, so that every shift team can take part."
    ),
    "assumed.floor": (
        "The roster does not say how many are to stay on the floor. The plan counts on at least half of "
        "those usually on shift in the house staying, and always at least one."
    ),
}
