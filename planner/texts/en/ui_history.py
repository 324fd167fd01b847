"""English texts of the window about the next period and about deleting a person's data."""

TEXTS: dict[str, str] = {
    "ui_history.action.next_period": "Next period …",
    "ui_history.action.forget": "Delete an employee’s data …",
    "ui_history.wizard.title": "Next period: {file}",
    "ui_history.wizard.use": "Begin the next period",
    "ui_history.wizard.state": "See under People who goes on before the next period begins.",
    "ui_history.forget.step": "delete data of {name}",
    "ui_history.forget.done": "{name} is taken out of the plan. You can undo it until the plan is saved.",
    "ui_history.forget.copies_failed": "The backups could not be cleaned: {why}",
    "ui_history.forget.title": "Delete an employee’s data",
    "ui_history.forget.about": "When an employee has left, everything about this person can be deleted: shifts, places in meetings, wishes, what was given, and remarks. The meetings remain without the place, and it can no longer be seen who had it.",
    "ui_history.forget.who": "Employee",
    "ui_history.forget.choose": "Choose an employee",
    "ui_history.forget.what": "This is deleted",
    "ui_history.forget.nobody": "Choose an employee to see what the plan holds.",
    "ui_history.forget.copies": "Delete in the plan’s backups too",
    "ui_history.forget.copies.why": "This happens when the plan is saved. The name is also dropped from the answers about earlier rosters. Files that were exported or sent to others do not change.",
    "ui_history.forget.delete": "Delete data",
    "ui_history.forget.cancel": "Cancel",
}
