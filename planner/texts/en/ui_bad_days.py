"""What is said when something around the program goes wrong."""

TEXTS = {
    "ui_bad_days.json": "The plan was read from “{file}”, which is meant for other programs. When you save, it goes into a file that ends in {suffix}; “{file}” stays as it is.",
    "ui_bad_days.roster": "The roster of {name} had been read and there was no plan yet. What you had set up is from {when}.",
    "ui_bad_days.recovered": "The roster of {name} has been recovered with what you had set up. You can plan now.",
    "ui.job.heavy": "The work used more memory than it may and has been stopped. Nothing has changed in what is open. Try a shorter period, or fewer units at a time.",
    "ui.job.less": "The work used more memory than it may and stopped with the best it had. Try a shorter period if that is not good enough.",
    "ui_bad_days.unsaved": "What you have set up for {name} has not been saved.",
    "ui_bad_days.unsaved.what": "It will be lost if you do not save it. There is no plan yet; it is saved as a plan without meetings.",
    "ui_bad_days.no_meetings": "Save without meetings",
}
