"""Danish texts of the area mapping: answers to an import's questions, read and written."""

TEXTS: dict[str, str] = {
    # What makes a file of answers unusable.
    "mapping.unreadable": "Filen »{file}« med svar kan ikke læses fra mappen {folder} ({why}). Se efter, at den findes, og at du har adgang til den.",
    "mapping.too_large": "Filen »{file}« er for stor til at være svar om en vagtplan. Vælg den .toml-fil, som svarene står i.",
    "mapping.not_toml": "Filen »{file}« med svar er ikke skrevet rigtigt i linje {line}. Skriv hvert svar som A4 = \"12:00-21:00\", og sæt også anførselstegn om koder og navne med mellemrum, tegn eller æ, ø og å.",
    "mapping.unknown_key": "I filen »{file}« kan »{key}« ikke bruges. Brug {choices}, eller slet linjen.",
    "mapping.wrong": "I filen »{file}« kan »{key}« ikke være »{value}«. {hint}",
    "mapping.hint.table": "Skriv [{table}] på en linje for sig og svarene under den.",
    "mapping.hint.names": "Skriv en tekst i anførselstegn, eller flere i firkantede parenteser med komma imellem.",
    "mapping.hint.name": "Skriv navnet i anførselstegn, for eksempel \"BHA\" = \"Bo Hansen\".",
    "mapping.hint.layout": "Vælg en af disse: {choices}.",
    "mapping.hint.day": "Skriv en dato som 2026-01-05.",
    "mapping.hint.code": "Skriv tider som \"12:00-21:00\" eller \"12:00-21:00 evening\" (day, evening eller night), \"off\" for fri eller \"away\" for ikke til rådighed.",
    "mapping.no_roster": "»{file}« er en skabelon eller en gemt plan, og svar med --mapping gælder kun en vagtplan. Kør kommandoen uden --mapping.",
    # Layouts, for people.
    "mapping.layout.names_by_dates": "navne ned, datoer hen",
    "mapping.layout.rows_of_shifts": "en række pr. vagt",
    "mapping.layout.week_sheets": "et ark pr. uge",
    "mapping.layout.dates_by_names": "datoer ned, navne hen",
    "mapping.layout.day_lists": "en linje pr. dag med navne i cellerne",
    "mapping.layout.rotation": "rul med startuge",
    "mapping.layout.person_weeks": "en række pr. medarbejder og uge",
    # The file as it is written.
    "mapping.file.head": "Svar om vagtplanen »{file}«. Ret linjerne her, og læs vagtplanen igen med --mapping.",
    "mapping.file.hint": "En linje, der begynder med #, gælder ikke. Fjern # foran for at svare.",
    "mapping.file.sheet": "Ark, som vagtplanen står i.",
    "mapping.file.layout": "Opstilling: {name}. Andre: {choices}.",
    "mapping.file.first_day": "Vagtplanens første dag.",
    "mapping.file.open_first_day": "Eller skriv her, hvilken dag der er vagtplanens første, og fjern # foran: først året, så måneden og dagen, for eksempel 2026-01-05.",
    # No day at all, so that nobody lets an example stand.
    "mapping.file.day_to_fill_in": "ÅÅÅÅ-MM-DD",
    "mapping.file.last_day": "Rullet bliver ved. Fjern # foran, og skriv den dag, det skal læses til og med.",
    "mapping.file.codes": "Hvad koderne betyder: tider, \"off\" (fri) eller \"away\" (ikke til rådighed). Vagtlaget kan stå efter tiderne: day, evening eller night.",
    "mapping.file.open_code": "Ikke forstået, {count} i alt: {places}. Skriv tider, \"off\" eller \"away\".",
    "mapping.file.people": "Navne, der ikke er medarbejdere.",
    "mapping.file.open_ignore": "Er »{name}« en medarbejder? {places}. Hvis ikke, så fjern # foran linjen nedenfor.",
    "mapping.file.same": "Samme person skrevet på flere måder.",
    "mapping.file.open_same": "Er det {name}? {places}. Er det en anden, så skriv navnet selv efter lighedstegnet.",
    "mapping.file.open_namesake": "Er alle, der hedder det, den samme? {places}.",
    "mapping.file.place": "»{sheet}« {cell}",
    "mapping.file.more": "… og {count} til",
}
