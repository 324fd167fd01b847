"""Danish texts of calendars (.ics)."""

TEXTS: dict[str, str] = {
    "calendars.product": "Mødeplan",
    "calendars.people": "Medarbejdere", "calendars.units": "Enheder", "calendars.leads": "Mødeledere",
    "calendars.lead": "Ledes af {name}",
    "calendars.participants": "Deltagere: {names}",
    "calendars.you_lead": "Du leder mødet",
    "calendars.class.on_shift": "Ligger i din vagt",
    "calendars.class.adjoining": "Ligger i forlængelse af din vagt",
    "calendars.class.called_in": "Du er indkaldt uden for din vagt",
    "calendars.extra": "Ekstra tid: {time}",
    "calendars.written": "Skrevet: {count} kalendere i {folder}",
    "calendars.not_a_folder": "Kalenderne skal ligge i en mappe, men »{file}« er en fil. Vælg en mappe, eller et navn, der ender på .ics, hvis hele planen skal i én kalender.",
    "calendars.no_folder": "Mappen »{file}« kan ikke laves. Vælg en mappe, som du må skrive i.",
    "calendars.unreadable": "Den tidligere kalender »{file}« kan ikke læses, så den kan ikke opdateres. Luk den i andre programmer, eller vælg en anden mappe.",
    "calendars.not_a_calendar": "»{file}« er ikke en kalender og bliver ikke overskrevet. Flyt den, eller vælg en anden mappe.",
    "calendars.help": "skriv kalendere (.ics): en mappe får én for hver medarbejder, enhed og mødeleder, et navn på .ics får hele planen. Skrives de samme sted igen, opdateres de.",
    "calendars.metavar": "MAPPE|FIL.ics",
}
