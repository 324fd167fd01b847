"""English texts of overview, coverage, load, meeting day and details, and of the way back."""

TEXTS: dict[str, str] = {
    "ui.action.back": "&Back", "ui.action.forward": "&Forward",
}
