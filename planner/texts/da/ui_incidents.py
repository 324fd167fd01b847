"""Incidents: what state each debriefing is in, and correcting what was registered."""

TEXTS: dict[str, str] = {
    "ui.incidents.state": "Tilstand",
    "ui.incidents.state.held": "✓ holdt", "ui.incidents.state.over": "forbi, ikke noteret",
    "ui.incidents.state.placed": "lagt",
    "ui.incidents.state.missing": "mangler, senest {when}",
    "ui.incidents.state.overdue": "⚠ fristen udløb {when}",
    "ui.incidents.edit": "Ret …", "ui.incidents.form.edit": "Ret hændelsen",
    "ui.incidents.keep": "Gem, og læg debriefingen",
    "ui.incidents.keep.only": "Gem uden at ændre debriefingen",
    "ui.incidents.kept.edit": "Hændelsen er rettet, og debriefingen ligger {when}.",
    "ui.incidents.kept.only": "Hændelsen er rettet. Debriefingen er ikke flyttet.",
    "ui.incidents.no_plan": "Lav en plan først; så kan en debriefing lægges i den.",
    "ui.undo.incident.edit": "hændelse rettet",
    "ui.action.incident": "Ny hændelse …",
}
