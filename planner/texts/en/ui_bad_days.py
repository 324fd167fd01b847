"""What is said when something around the program goes wrong."""

TEXTS = {
    "ui.job.heavy": "The work used more memory than it may and has been stopped. Nothing has changed in what is open. Try a shorter period, or fewer units at a time.",
    "ui.job.less": "The work used more memory than it may and stopped with the best it had. Try a shorter period if that is not good enough.",
}
