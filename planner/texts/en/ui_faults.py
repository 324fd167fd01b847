"""Faults that nobody expected, and the report of them."""

TEXTS = {
    "ui_faults.action": "Save an error report …",
    "ui_faults.where": "Save the error report",
    "ui_faults.filter": "Text file (*.txt)",
    "ui_faults.file": "Error report Fællestid.txt",
    "ui_faults.done": "The error report is in {file}. It holds no names or paths, and of the plan only how much there is of everything. Send it yourself to whoever helps you with the program.",
}
