"""Comparing two versions: filters, taking a meeting back, the text to send, in English."""

TEXTS: dict[str, str] = {
    "ui.comparing.show": "Show", "ui.comparing.all": "All changes ({count})",
    "ui.comparing.moved": "Moved ({count})", "ui.comparing.added": "New ({count})",
    "ui.comparing.gone": "Gone ({count})", "ui.comparing.other": "Other participants ({count})",
    "ui.comparing.search": "Search for a meeting or a name",
    "ui.comparing.copy": "Copy as text", "ui.comparing.copied": "The difference has been copied as text.",
    "ui.comparing.back": "Take this meeting back",
    "ui.comparing.back.why": "Places the meeting as it is in the other version. The rest of the plan stays as it is now.",
    "ui.comparing.judging": "Working out what it means …",
    "ui.comparing.judged": "If the meeting is taken back: {effect}.",
    "ui.comparing.breaks": "If the meeting is taken back: {effect}. It breaks {errors}.",
    "ui.comparing.error.one": "1 more rule", "ui.comparing.error": "{count} more rules",
    "ui.comparing.choose": "Choose a meeting to see what it would mean to take it back.",
    "ui.comparing.impossible": "The meeting cannot be taken back: the present plan has no place for it in its series.",
    "ui.comparing.done": "{meeting} has been taken back: {effect}.",
    "ui.comparing.text": "Changes in the plan compared with: {name}",
    "ui.comparing.text.person": "{name}: joins {more}, no longer in {fewer}, extra time {minutes}, call-ins {call_ins}",
    "ui.comparing.no_match": "No changes match what is shown.",
    "ui.undo.back": "meeting taken back",
}
