"""Incidents: what state each debriefing is in, and correcting what was registered, in English."""

TEXTS: dict[str, str] = {
    "ui.incidents.state": "State",
    "ui.incidents.state.held": "✓ held", "ui.incidents.state.over": "over, not noted",
    "ui.incidents.state.placed": "placed",
    "ui.incidents.state.missing": "missing, due by {when}",
    "ui.incidents.state.overdue": "⚠ the deadline passed {when}",
    "ui.incidents.edit": "Correct …", "ui.incidents.form.edit": "Correct the incident",
    "ui.incidents.keep": "Save, and place the debriefing",
    "ui.incidents.keep.only": "Save without changing the debriefing",
    "ui.incidents.kept.edit": "The incident has been corrected, and the debriefing is {when}.",
    "ui.incidents.kept.only": "The incident has been corrected. The debriefing has not moved.",
    "ui.incidents.no_plan": "Make a plan first; then a debriefing can be placed in it.",
    "ui.undo.incident.edit": "incident corrected",
    "ui.action.incident": "New incident …",
}
