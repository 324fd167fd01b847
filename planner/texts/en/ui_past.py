"""English texts of the area ui_past: incidents that leave a plan when it is opened."""

TEXTS: dict[str, str] = {
    "ui_past.kept": "{count} incidents are past the date up to which they were to be remembered. They are deleted from the plan and its copies, and that is saved.",
    "ui_past.kept.one": "One incident is past the date up to which it was to be remembered. It is deleted from the plan and its copies, and that is saved.",
    "ui_past.later": "{count} incidents are past the date up to which they were to be remembered. They are deleted here and in the copies, but the file cannot be written just now. They leave it the next time the plan is saved.",
    "ui_past.later.one": "One incident is past the date up to which it was to be remembered. It is deleted here and in the copies, but the file cannot be written just now. It leaves the file the next time the plan is saved.",
}
