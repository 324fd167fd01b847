"""English texts of the window: fixed meeting day, moving by hand, what helps, incidents, kinds."""

_COMMON = {
    "ui.view.days": "Meeting day", "ui.view.incidents": "Incidents", "ui.view.kinds": "Meetings",
    "ui.view.compare": "Compare",
    "ui.undo.move": "moving {kind}", "ui.undo.swap": "swapping a participant",
    "ui.undo.remedy": "suggestion that helps", "ui.undo.fixed_day": "fixed meeting day",
    "ui.asking.wait": "Working it out …", "ui.asking.stop": "Stop", "ui.asking.stopping": "Stopping …",
    "ui.effect.better": "better", "ui.effect.worse": "worse", "ui.effect.same": "unchanged",
    "ui.effect.points": "{before} → {after}", "ui.effect.title": "Effect on the aims",
    "ui.effect.spoken": "{objective}: {verdict}, from {before} to {after} points",
}

_DAYS = {
    "ui.days.hint": "How many can come on shift or right next to one, for each weekday and time. Choose a time to see what it costs as the fixed meeting day.",
    "ui.days.series": "Meeting series", "ui.days.home": "The whole home, one hour",
    "ui.days.show": "Show figures for", "ui.days.together": "Everybody", "ui.days.full": "Weeks with all shift teams",
    "ui.days.table": "Weekdays and times", "ui.days.counting": "Counting who can come …",
    "ui.days.best": "recommended",
    "ui.days.tip": "{moment}\nCan come on or next to a shift: {together} on average\n{teams}\nWeeks in which all shift teams can take part: {full} of {weeks}, with call-ins {called}",
    "ui.days.tip.team": "{team}: {mean}",
    "ui.days.closed": "Outside the hours of the meeting kind",
    "ui.days.spoken": "{moment}: {number}, all shift teams in {full} of {weeks} weeks{best}{closed}",
    "ui.days.spoken.best": ", recommended",
    "ui.days.spoken.closed": ", outside the hours of the meeting kind",
    "ui.days.price": "The price of a fixed day",
    "ui.days.price.choose": "Click a time, or go to it with the arrow keys and press Enter. A plan with it as the fixed day is then made beside the free plan.",
    "ui.days.price.series": "Choose a meeting series at the top to see what a fixed day costs it.",
    "ui.days.price.plan": "There must be a plan to compare with. Plan first.",
    "ui.days.price.closed": "{moment} is outside the hours of the meeting kind. They can be changed under Meetings.",
    "ui.days.price.running": "Planning {series} always on {moment}, and the free plan beside it …",
    "ui.days.price.seconds": "It takes up to {seconds} seconds.",
    "ui.days.price.use": "Use as the fixed day",
    "ui.days.price.use.why": "Takes the plan with the fixed day into use. It can be undone.",
    "ui.days.price.used": "{series} is now always on {moment}.",
    "ui.days.price.beside": "Beside the free plan, which was searched for just as long:",
}

_MOVE = {
    "ui.move.take": "Move …",
    "ui.move.take.why": "Take hold of the chosen meeting and see what every other time costs (M). The meeting can also be dragged with the mouse.",
    "ui.move.hint": "The arrow keys choose a time, Enter puts the meeting there, Esc cancels.",
    "ui.move.here": "{when}: this is where the meeting is now.",
    "ui.move.green": "{when}: {message}.", "ui.move.yellow": "{when}: {message}.",
    "ui.move.red": "{when} cannot be used: {message}.",
    "ui.move.nowhere": "The meeting kind has no times in this week.",
    "ui.move.done": "{kind} has been moved to {when}: {effect}. Lock the meeting if it is to stay there the next time you plan.",
    "ui.move.locked": "The meeting is locked. Unlock it to move it.",
    "ui.move.unknown": "The meeting does not belong to a meeting series and cannot be moved.",
    "ui.move.short.missing": "team missing", "ui.move.short.unreached": "fewer reached",
    "ui.move.short.call_ins": "calls in {n}",
}

_SWAP = {
    "ui.swap.button": "Swap", "ui.swap.why": "Find somebody instead of {name}",
    "ui.swap.title": "Instead of {name}", "ui.swap.list": "Who can take the place, the best first",
    "ui.swap.use": "Swap", "ui.swap.back": "Cancel",
    "ui.swap.seen": "last seen {date}", "ui.swap.unseen": "not in any meeting yet",
    "ui.swap.load": "load {load}", "ui.swap.fills": "adds the shift team that is missing",
    "ui.swap.none": "The meeting is for nobody but those who are in it.",
    "ui.swap.class": "{cls}, +{extra}", "ui.swap.cannot": "cannot: {why}",
}

_HELP = {
    "ui.help.why": "Why?", "ui.help.what": "What helps?", "ui.help.back": "‹ Back to details",
    "ui.help.why.tip": "Counts why each possible time is ruled out",
    "ui.help.what.tip": "Tries small changes and shows those that help, with what they cost",
    "ui.help.times": "{n} possible times", "ui.help.times.one": "1 possible time",
    "ui.help.looking": "Looking for small changes that help …",
    "ui.help.remedies": "{n} suggestions, the smallest changes first",
    "ui.help.remedies.one": "1 suggestion that helps",
    "ui.help.use": "Use the suggestion",
    "ui.help.use.why": "Takes the change, and the plan that shows it, into use. It can be undone.",
}

_INCIDENTS = {
    "ui.incidents.hint": "When, where and who was there; never what happened, and never a resident’s name. A debriefing is suggested straight away.",
    "ui.incidents.new": "New incident", "ui.incidents.list": "Incidents",
    "ui.incidents.none": "No incidents have been registered.",
    "ui.incidents.when": "When", "ui.incidents.where": "Where", "ui.incidents.who": "Involved",
    "ui.incidents.meeting": "Debriefing", "ui.incidents.forget": "Deleted after",
    "ui.incidents.home": "The whole home", "ui.incidents.not_placed": "not placed",
    "ui.incidents.kept": "–",
    "ui.incidents.delete": "Delete the incident", "ui.incidents.place": "Suggest a time",
    "ui.incidents.form": "New incident", "ui.incidents.people": "Who was involved? Those who were on shift are chosen.",
    "ui.incidents.people.name": "Employees involved",
    "ui.incidents.kept_until": "The incident is deleted after {date}.",
    "ui.incidents.cancel": "Cancel",
    "ui.incidents.proposal": "Suggested debriefing",
    "ui.incidents.proposals": "Times for the debriefing, the best first",
    "ui.incidents.hours": "Between {soonest} and {deadline} hours after the incident.",
    "ui.incidents.nobody": "Choose who was involved.",
    "ui.incidents.impossible": "No time before the deadline can be used.",
    "ui.incidents.register": "Register and place the debriefing",
    "ui.incidents.lay": "Place the debriefing",
    "ui.incidents.only": "Register without debriefing",
    "ui.incidents.time": "{when}\n{message}",
    "ui.incidents.follow": "Anybody who cannot come should have a follow-up talk.",
    "ui.undo.incident": "incident {when}", "ui.undo.incident.gone": "deleting an incident",
    "ui.undo.debriefing": "debriefing {when}",
    "ui.incidents.done": "The incident has been registered, and the debriefing is on {when}.",
    "ui.incidents.done.only": "The incident has been registered. The debriefing has not been placed.",
    "ui.incidents.laid": "The debriefing is on {when}.",
}

_KINDS = {
    "ui.kinds.add": "Add meeting kind", "ui.kinds.add.which": "Meeting kind that can be added",
    "ui.kinds.remove": "Remove", "ui.kinds.remove.named": "Remove the meeting kind {kind}",
    "ui.kinds.source": "Source: {source}",
    "ui.kinds.every": "Every {every} days, at least {least} and at most {most}",
    "ui.kinds.after": "Between {soonest} and {deadline} hours after an incident",
    "ui.kinds.teams": "At least {team_min} from {teams}",
    "ui.kinds.professions": "At least {professions} professions",
    "ui.kinds.length": "Lasts {minutes} minutes", "ui.kinds.points": "Strain {points} of 3",
    "ui.kinds.window": "{days} between {start} and {end}",
    "ui.kinds.number": "{sentence}: {value}. Click to change.",
    "ui.kinds.row": "{unit}: {placed} of {due} meetings placed",
    "ui.kinds.home": "The whole home",
    "ui.kinds.group.list": "{kind}, {group}",
    "ui.kinds.added": "{kind} has been added: {effect}. Plan again to place the meetings.",
    "ui.kinds.removed": "{kind} has been removed: {effect}.",
    "ui.undo.kind": "changing {kind}", "ui.undo.kind.added": "adding {kind}",
    "ui.undo.kind.removed": "removing {kind}", "ui.undo.group": "moving to {group}",
}

_COMPARE = {
    "ui.compare.hint": "What is different in the plan now: meetings that have been moved, added or dropped, and for whom.",
    "ui.compare.with": "Compare with", "ui.compare.before": "Before step {number}: {step}",
    "ui.compare.file": "Another plan …", "ui.compare.reading": "Reading {file} …",
    "ui.compare.no_plan": "{file} is not a saved plan.",
    "ui.compare.nothing": "There is no earlier version of the plan yet. Plan again, move a meeting, or choose another saved plan.",
    "ui.compare.same": "The two plans are the same.",
    "ui.compare.head": "{effect}.",
    "ui.compare.meetings": "Meetings ({count})", "ui.compare.people": "Employees ({count})",
    "ui.compare.table.meetings": "Meetings that are different", "ui.compare.table.people": "For whom it is different",
    "ui.compare.what": "What", "ui.compare.meeting": "Meeting", "ui.compare.was": "Before",
    "ui.compare.is": "Now", "ui.compare.who": "Who",
    "ui.compare.moved": "Moved", "ui.compare.added": "New", "ui.compare.gone": "Gone",
    "ui.compare.other": "Changed", "ui.compare.none": "–",
    "ui.compare.joined": "+ {names}", "ui.compare.left": "− {names}",
    "ui.compare.lead": "led by somebody else", "ui.compare.room": "another room",
    "ui.compare.name": "Name", "ui.compare.more": "Now in", "ui.compare.fewer": "No longer in",
    "ui.compare.minutes": "Extra time", "ui.compare.call_ins": "Call-ins",
}

TEXTS: dict[str, str] = (
    _COMMON | _DAYS | _MOVE | _SWAP | _HELP | _INCIDENTS | _KINDS | _COMPARE
)
