"""English texts of calendars (.ics)."""

TEXTS: dict[str, str] = {
    "calendars.product": "Meeting plan",
    "calendars.people": "Employees", "calendars.units": "Units", "calendars.leads": "Meeting leaders",
    "calendars.lead": "Led by {name}",
    "calendars.participants": "Participants: {names}",
    "calendars.you_lead": "You lead the meeting",
    "calendars.class.on_shift": "Within your shift",
    "calendars.class.adjoining": "Next to your shift",
    "calendars.class.called_in": "You are called in outside your shift",
    "calendars.extra": "Extra time: {time}",
    "calendars.written": "Written: {count} calendars in {folder}",
    "calendars.not_a_folder": "The calendars need a folder, but “{file}” is a file. Choose a folder, or a name that ends in .ics to put the whole plan in one calendar.",
    "calendars.no_folder": "The folder “{file}” cannot be created. Choose a folder that you may write to.",
    "calendars.unreadable": "The earlier calendar “{file}” cannot be read, so it cannot be updated. Close it in other programs, or choose another folder.",
    "calendars.not_a_calendar": "“{file}” is not a calendar and is not written over. Move it, or choose another folder.",
    "calendars.help": "write calendars (.ics): a folder gets one for each employee, unit and meeting leader; a name that ends in .ics gets the whole plan. Written to the same place again they are updated.",
    "calendars.metavar": "FOLDER|FILE.ics",
}
