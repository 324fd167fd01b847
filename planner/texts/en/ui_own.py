"""English texts of the window about meetings in a copy of somebody's own roster."""

TEXTS: dict[str, str] = {
    "ui.action.own_workbook": "Write the meetings into the roster (Excel) …",
    "ui_own.which": "Which roster should the meetings be written into?",
    "ui_own.title": "The meetings in a copy of the roster",
    "ui_own.what": "{file} is not changed. The meetings go into a copy where everything else stays as it was.",
    "ui_own.how": "How should the meetings be written?",
    "ui_own.notes": "Before anything is written",
    "ui_own.not_possible": "Not possible here",
    "ui_own.save": "Save the copy …",
    "ui_own.cancel": "Cancel",
    "ui_own.where": "Where should the copy be?",
    "ui_own.filter": "Excel files (*.xlsx *.xlsm *.xltx *.xltm)",
    "ui_own.name": "{name} with meetings",
    "ui_own.done": "The meetings are now in {file}. {roster} is unchanged.",
}
