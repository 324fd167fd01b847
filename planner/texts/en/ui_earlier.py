"""English texts of the area ui_earlier: earlier versions of the plan."""

TEXTS: dict[str, str] = {
    "ui_earlier.action": "Earlier versions …",
    "ui_earlier.title": "Earlier versions",
    "ui_earlier.hint": "These are copies of the plan as it stood in its file when it was saved. Under each you see how far it is from the plan you have open.",
    "ui_earlier.none": "There are no earlier versions yet. The first comes when the plan is saved; after that at most one an hour.",
    "ui_earlier.at": "{day} at {time}",
    "ui_earlier.comparing": "Comparing …",
    "ui_earlier.same": "The same meetings as now",
    "ui_earlier.moved": "{count} moved since",
    "ui_earlier.other": "{count} with other people or another room",
    "ui_earlier.only_here": "{count} added since",
    "ui_earlier.only_there": "{count} gone since",
    "ui_earlier.see": "Compare",
    "ui_earlier.see.why": "See this version beside the plan you have open",
    "ui_earlier.take": "Use this version",
    "ui_earlier.take.why": "Make it the plan again. This can be undone, and the file only changes when you save. Remarks stay.",
    "ui_earlier.reading": "Fetching the earlier version …",
    "ui_earlier.version": "Version of {at}",
    "ui_earlier.step": "Use the version of {at}",
    "ui_earlier.done": "The plan is now the version of {at}. It is not saved yet; you can undo this.",
}
