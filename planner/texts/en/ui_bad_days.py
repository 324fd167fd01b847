"""What is said when something around the program goes wrong."""

TEXTS = {
    "ui_bad_days.json": "The plan was read from “{file}”, which is meant for other programs. When you save, it goes into a file ending in {suffix}; “{file}” stays as it is.",
    "ui_bad_days.roster": "The roster of {name} had been read, but there was no plan yet. What you had set up is from {when}.",
    "ui_bad_days.recovered": "The roster of {name} has been recovered with what you had set up. You can plan now.",
    "ui.job.heavy": "The work used too much memory and was stopped. Nothing has changed in what you have open. Try a shorter period, or fewer units at a time.",
    "ui.job.less": "The work used too much memory and stopped with the best it had found. Try a shorter period if that is not good enough.",
    "ui_bad_days.unsaved": "What you have set up for {name} has not been saved.",
    "ui_bad_days.unsaved.what": "If you do not save, it will be lost. There is no plan yet, so it is saved as a plan without meetings.",
    "ui_bad_days.no_meetings": "Save without meetings",
}
