"""English texts of the area plan_file: what can be wrong with the file of a saved plan."""

TEXTS: dict[str, str] = {
    "plan_file.damaged": "The plan “{file}” is damaged: {what}. Nothing in it has been changed. Open an earlier copy of the plan instead.",
    "plan_file.damaged.structure": "the structure of the file is broken",
    "plan_file.damaged.tables": "the file holds something other than a plan",
    "plan_file.damaged.content": "the content is not what was saved",
    "plan_file.newer": "The plan “{file}” was saved by a newer version of Fællestid. Open it with that version. Nothing in it has been changed.",
    "plan_file.too_large": "“{file}” is too large to be a plan. Choose a file that Fællestid has saved.",
    "plan_file.busy": "The plan “{file}” is in use by another program just now. Wait a moment and try again, or save under another name.",
    "plan_file.no_room": "The plan “{file}” could not be saved, as there is not enough room in {folder}. Make room, or save somewhere else. What was saved before is unchanged.",
    "plan_file.read_only": "The plan “{file}” could not be saved, as it or the folder {folder} is write-protected. Save somewhere else. What was saved before is unchanged.",
    "plan_file.not_opened": "The plan “{file}” cannot be opened in the folder {folder}. Check that you have access to the folder and may write in it. A plan whose saving was cut short can only be opened where writing is allowed.",
    "plan_file.vanished": "The plan “{file}” was moved or deleted in the folder {folder} while it was open. Save it again under a name of your choice.",
    "plan_file.failed": "The plan “{file}” could not be read or saved in {folder}. Check that there is a connection to the folder and try again, or save somewhere else.",
    "plan_file.changed": "Somebody else has changed the plan “{file}” since you opened it. Your remarks are saved, but your other changes are not. Save them under another name, or open the plan again.",
    "plan_file.no_backup": "Copies of the plan cannot be saved in the folder {folder}. Check that you may write in it.",
    "plan_file.held": "The plan “{file}” has been open with {name} on {machine} since {since}. Wait until it is closed, or save under another name.",
    "plan_file.no_lock": "Nothing can be written in the folder {folder}. The plan “{file}” can be read there, but not changed.",
    # On the command line.
    "plan_file.metavar": "PLAN-FILE",
    "plan_file.help.save": "save the plan so that the program can open it; the name must end in .faellestid",
    "plan_file.other_name": "{file} cannot be used for a saved plan. Choose a name that ends in {suffix}.",
    "plan_file.not_saved": "Say with --save or --json where the plan with the remarks is to be saved.",
}
