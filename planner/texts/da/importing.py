"""Danish texts of the area importing (see the package)."""

_SAVE_AGAIN = "Åbn den i Excel, gem den igen som Excel-projektmappe (.xlsx), og prøv igen."

TEXTS: dict[str, str] = {
    # What makes a file unusable.
    "import.missing": "Filen »{file}« findes ikke i mappen {folder}. Se efter, om den er flyttet "
    "eller har fået et andet navn.",
    "import.folder": "»{file}« er en mappe. Vælg selve filen med vagtplanen.",
    "import.unreadable": "Filen »{file}« kan ikke åbnes ({reason}). Luk den i andre programmer, "
    "og se efter, om du har adgang til den.",
    "import.empty": "Filen »{file}« er tom (0 byte). Hent eller gem vagtplanen igen.",
    "import.too_large": "Filen »{file}« fylder {megabytes} MB. Det er mere, end en vagtplan gør. "
    "Gem arket med vagtplanen i en fil for sig.",
    "import.no_spreadsheet": "Filen »{file}« er ikke et regneark. Vælg en fil fra Excel (.xlsx, "
    ".xlsm, .xlsb, .xls), LibreOffice (.ods) eller en tekstfil med kolonner (.csv).",
    "import.web_page": "Filen »{file}« er en webside og ikke et regneark, uanset hvad den hedder. "
    + _SAVE_AGAIN,
    "import.xml": "Filen »{file}« er en XML-fil og ikke en Excel-projektmappe. " + _SAVE_AGAIN,
    "import.password": "Filen »{file}« er beskyttet med adgangskode. Fjern adgangskoden i Excel "
    "(Filer, Oplysninger, Beskyt projektmappe), gem filen, og prøv igen.",
    "import.damaged": "Filen »{file}« er beskadiget eller kun halvt hentet og kan ikke læses. "
    "Hent den igen, eller åbn den i Excel og gem den som en ny fil.",
    "import.twice": "Filen »{file}« indeholder den samme del to gange ({part}), og det er ikke "
    "til at vide, hvilken der gælder. " + _SAVE_AGAIN,
    "import.bomb": "Filen »{file}« pakker {megabytes} MB ud fra næsten ingenting, og det gør en "
    "vagtplan ikke. Den er ikke læst. Gem arket med vagtplanen i en ny fil, og prøv igen.",
    "import.entities": "Filen »{file}« indeholder henvisninger (DTD) i {part}, som ikke hører til "
    "i et regneark. Den er ikke læst. " + _SAVE_AGAIN,
    "import.encoding": "Filen »{file}« har ark i en tegnkodning (UTF-16), som ikke læses sikkert. "
    + _SAVE_AGAIN,
    "import.outside": "Filen »{file}« er beskadiget: arket »{sheet}« har celler uden for det "
    "største regneark, der findes. " + _SAVE_AGAIN,
    "import.too_wide": "I filen »{file}« rækker arket »{sheet}« helt ud til celle {cell}. Slet "
    "indholdet langt fra vagtplanen, eller kopiér vagtplanen til en ny fil.",
    "import.too_slow": "Filen »{file}« kunne ikke læses på {seconds} sekunder. Kopiér arket med "
    "vagtplanen til en ny fil, og prøv igen.",
    "import.too_heavy": "Filen »{file}« kræver mere hukommelse, end en vagtplan må bruge. Kopiér "
    "arket med vagtplanen til en ny fil, og prøv igen.",
    "import.reader_died": "Filen »{file}« fik læsningen til at bryde sammen. Den er sandsynligvis "
    "beskadiget eller usædvanligt opbygget. " + _SAVE_AGAIN,
    "import.not_understood": "Filen »{file}« kan åbnes, men opbygningen af den kunne ikke tydes. "
    "Kopiér vagtplanen til en ny fil uden andet indhold, og prøv igen.",
    "import.no_cells": "Filen »{file}« har ingen udfyldte celler. Se efter, om det er den rigtige "
    "fil, og om den er gemt.",
    "import.formulas": "I filen »{file}« står der formler uden beregnet resultat, første gang i "
    "arket »{sheet}«, celle {cell}. Åbn filen i Excel, så den regner, gem den, og prøv igen.",
    "import.no_dates": "Der er ingen datoer i filen »{file}« (ark: {sheets}). En vagtplan skal "
    "have en dato over hver kolonne, ved hver række eller i titlen.",
    "import.no_month": "I filen »{file}« har arket »{sheet}« dage, men hverken måned eller år. "
    "Skriv måned og år i titlen, for eksempel »Vagtplan januar 2026«, og prøv igen.",
    "import.no_shifts": "I filen »{file}« er der datoer og navne, men ingen vagter (ark: "
    "{sheets}). Se efter, om det er den rigtige fil, og om vagterne er skrevet ind.",
    "import.year_missing": "I filen »{file}« har arket »{sheet}« datoer uden årstal. Skriv året i "
    "titlen, for eksempel »Vagtplan januar 2026«, og prøv igen.",
    "import.only_hours": "Filen »{file}« er en opgørelse af timer (arket »{sheet}«) og ikke en "
    "vagtplan: der står, hvor længe hver arbejder, men ikke hvornår. Vælg den fil, hvor vagterne "
    "er lagt.",
    "import.no_people": "Der er datoer, men ingen medarbejdere i filen »{file}« (ark: {sheets}). "
    "En vagtplan skal have navne i en kolonne eller i en række.",
    "import.only_wishes": "Filen »{file}« er en ønskeplan (arket »{sheet}«) og ikke en vagtplan. "
    "Vælg den fil, hvor vagterne er lagt.",
    "import.no_year": "I filen »{file}« har arket »{sheet}« ugenumre, men intet årstal. Skriv "
    "året i titlen, for eksempel »Vagtplan 2026«, og prøv igen.",
    "import.no_roll_start": "I filen »{file}« er der et rul (ark: {sheet}), men ingen dato for, "
    "hvornår det starter. Skriv den over rullet, for eksempel »Rullet starter mandag d. "
    "05-01-2026«, og prøv igen.",
    # What the program wrote itself.
    "import.own_plan": "Filen »{file}« er en gemt plan og ikke en vagtplan. Åbn den i programmet, "
    "eller bedøm den med kommandoen »faellestid check {file}«.",
    "import.own_workbook": "Filen »{file}« er en færdig plan i Excel og ikke en vagtplan. Åbn den "
    "gemte plan (.faellestid eller .json) i programmet i stedet, eller bedøm den med kommandoen "
    "»faellestid check PLAN.json«.",
    "import.own_roster": "Filen »{file}« er det, der er læst af en vagtplan, og ikke vagtplanen "
    "selv. Læs vagtplanen med kommandoen »faellestid read VAGTPLAN«.",
    # Questions: what the import doubts.
    "import.notes": "bemærkninger",
    "import.nameless": "rækken ved {cell} i arket »{sheet}«",
    "import.hidden": "(teksten vises ikke)",
    "import.q.unknown_code": "Koden »{text}« er ikke forklaret (arket »{sheet}«, første gang i "
    "{cell}; {count} i alt). Svar på, hvad den betyder, eller skriv dens tider i en kodeliste i "
    "filen, for eksempel »{text} = 07:00-15:00«.",
    "import.q.code_without_times": "Koden »{text}« står i kodelisten uden tider (arket »{sheet}«, "
    "celle {cell}). Skriv hvornår vagten begynder og slutter.",
    "import.q.code_twice": "Koden »{text}« er forklaret på to måder. Den første gælder; den "
    "anden står i arket »{sheet}«, celle {cell}.",
    "import.q.line_not_used": "Linjen »{text}« i arket »{sheet}«, celle {cell}, er ikke brugt.",
    "import.q.column_not_used": "Kolonnen »{text}« i arket »{sheet}«, celle {cell}, er ikke brugt.",
    "import.q.row_twice": "{name} står to gange i arket »{sheet}«, i {other} og i {cell}. "
    "Rækkerne er lagt sammen. Er det to personer, så giv dem hver sit navn.",
    "import.q.namesakes": "{count} medarbejdere hedder {name} og har forskellig enhed eller "
    "stilling. De er regnet for {count} personer. Er det den samme, så skriv enhed og stilling ens.",
    "import.q.hours_differ": "{name} har to timetal, {first} og {second} (arket »{sheet}«, celle "
    "{cell}). Det første er brugt.",
    "import.q.hours_unclear": "»{text}« i arket »{sheet}«, celle {cell}, er ikke et timetal om "
    "ugen ({count} i alt). Timetallet er ladt stå åbent.",
    "import.q.no_name": "Der står »{text}« i arket »{sheet}«, celle {cell}, men intet navn i "
    "rækken. Skriv navnet, eller slet cellen.",
    "import.q.shift_twice": "{name} har den samme vagt to gange, første gang den {day}, i {other} "
    "og i »{sheet}« {cell} ({count} i alt). Den tæller én gang.",
    "import.q.overlap": "{name} har vagter oven i hinanden, første gang den {day} (arket "
    "»{sheet}«, celle {cell}; {count} i alt). Alle er beholdt; se efter, hvilken der gælder.",
    "import.q.long_shift": "Vagten »{text}« varer {hours} timer (arket »{sheet}«, første gang i "
    "{cell}; {count} i alt). Se efter, om tiderne er rigtige.",
    "import.q.weekday": "{day} er en {right}, men over datoen står {wrong} (arket »{sheet}«, "
    "celle {cell}; {count} i alt). Datoen er brugt.",
    "import.q.title": "Titlen siger {title}, men datoerne går fra {first} til {last} (arket "
    "»{sheet}«, celle {cell}). Datoerne er brugt.",
    "import.q.total": "»{label}« siger {written} den {day} (arket »{sheet}«, celle {cell}), men "
    "der er læst {read}. Se efter, om en celle er læst forkert.",
    "import.q.total_unclear": "Rækken »{label}« i arket »{sheet}«, celle {cell}, passer ikke med "
    "antal vagter eller timer. Den er ikke brugt til at kontrollere læsningen.",
    "import.q.date_unclear": "»{text}« i arket »{sheet}«, celle {cell}, er ikke en dato. Rækken "
    "er ikke læst.",
    "import.q.name_unclear": "»{text}« i arket »{sheet}«, celle {cell}, er ikke et navn. Rækken "
    "er ikke læst.",
    "import.q.times_unclear": "»{text}« i arket »{sheet}«, celle {cell}, er ikke et tidspunkt. "
    "Vagten er ikke læst. Skriv tiden som 07:00.",
    "import.q.length": "Vagten i arket »{sheet}«, celle {cell}, er skrevet til {written} timer, "
    "men tiderne giver {read}. Tiderne er brugt.",
    "import.q.macros": "Filen indeholder makroer. Ingen af dem er kørt; kun cellerne er læst.",
    "import.q.sheet_not_used": "Arket »{sheet}« er ikke brugt: der er ingen vagtplan eller "
    "kodeliste i det.",
    "import.q.above_days": "{count} celler over dagene i arket »{sheet}« ligner vagter, første gang "
    "{cell}. De er ikke læst. Se efter, om en række med datoer mangler over dem.",
    "import.q.sheet_with_shifts": "Arket »{sheet}« er ikke læst, men {count} celler i det ligner "
    "vagter, første gang {cell}. Se efter, om arket hører til vagtplanen, og om der er datoer og "
    "navne i det.",
    "import.q.sheet_hidden": "Arket »{sheet}« er skjult i filen. Det er læst med.",
    "import.q.rows_hidden": "{count} rækker er skjult i arket »{sheet}«, første gang ved {cell}. "
    "De er læst med.",
    "import.q.columns_hidden": "{count} kolonner er skjult i arket »{sheet}«, første gang ved "
    "{cell}. De er læst med.",
    "import.q.error_cells": "{count} celler i arket »{sheet}« viser en fejl som #I/T, første gang "
    "{cell}. De er læst som tomme.",
    "import.q.formula": "{count} formler i arket »{sheet}« har intet beregnet resultat, første "
    "gang {cell}. Åbn filen i Excel, så den regner, gem den, og læs den igen.",
    "import.q.comments": "Arket »{sheet}« har {count} kommentarer, den første ved {first}. De er "
    "ikke brugt.",
    "import.q.day_numbers": "Tallene over kolonnerne i arket »{sheet}«, fra celle {cell}, er læst "
    "som dagene {first} til {last}. Se efter, om det er datoer og ikke klokkeslæt.",
    "import.q.dates_beside": "Over kolonnerne i arket »{sheet}«, celle {cell}, står ikke både måned "
    "og år. De er hentet fra bunden af arket, et andet ark eller filens navn, og dagene er læst som "
    "{first} til {last}. Se efter, om det passer.",
    "import.q.sheet_hours": "Arket »{sheet}« har timetal ud for navnene (fra celle {cell}) og ingen "
    "vagter. Det er ikke læst.",
    "import.q.week_unclear": "»{text}« i arket »{sheet}«, celle {cell}, er ikke et ugenummer. "
    "Rækken er ikke læst.",
    "import.q.away_and_work": "{count} celler i arket »{sheet}« siger både arbejde og fravær, første "
    "gang {cell}. De er læst som »ikke til rådighed« hele dagen.",
    "import.q.sheet_month": "Arket hedder »{sheet}«, men datoerne går fra {first} til {last} (celle "
    "{cell}). Datoerne er brugt.",
    "import.q.group_or_person": "»{text}« i arket »{sheet}«, celle {cell}, står alene i sin række. "
    "Se efter, om det er en enhed eller en medarbejder uden vagter.",
    "import.q.date_order": "{day} i arket »{sheet}«, celle {cell}, står i forkert rækkefølge eller "
    "to gange. Kolonnen er læst som den dag. Ret datoen, hvis den er skrevet forkert.",
    "import.q.vacant": "»{text}« i arket »{sheet}«, celle {cell}, er ikke en medarbejder. "
    "Det, der står ud for, er ikke læst.",
    "import.q.date_above": "{count} rækker i arket »{sheet}« har ingen dato, første gang {cell}. "
    "De er læst med datoen fra rækken over.",
    "import.q.initials": "»{initials}« kan være {name} (arket »{sheet}«, celle {cell}). De er "
    "regnet for to personer. Skriv navnet ens, hvis det er den samme.",
    "import.q.initials_of_several": "»{initials}« kan være {count} medarbejdere: {names} (arket "
    "»{sheet}«, celle {cell}). Vagterne står på »{initials}«. Sig, hvem det er, eller skriv navnet helt.",
    "import.q.sheet_wishes": "Arket »{sheet}« er ønsker og ikke vagter. Det er ikke læst.",
    "import.q.week": "Arket »{sheet}« siger uge {said}, men {first} (celle {cell}) ligger i uge "
    "{week}. Datoerne er brugt.",
    "import.q.days_missing": "Der mangler {count} dage i vagtplanen, første gang {first} til "
    "{last}. Alle står som fri der. Se efter, om et ark mangler.",
    "import.q.list_without_times": "Kolonnen »{text}« i arket »{sheet}«, celle {cell}, siger ikke, "
    "hvornår vagten er, og er ikke læst. Skriv tiderne i overskriften, for eksempel »Dag (7-15)«.",
    "import.q.no_date": "Der står »{text}« i arket »{sheet}«, celle {cell}, men ingen dato i "
    "rækken. Cellen er ikke læst.",
    "import.q.row_below": "Rækker uden navn i arket »{sheet}«, første gang {cell}, er læst som dagens "
    "anden vagt for den lige over, her {name} ({count} i alt). Se efter, om det passer.",
    "import.q.two_names": "»{text}« i arket »{sheet}«, celle {cell}, kan være to personer. Linjen er "
    "læst som én. Del den i to linjer, hvis det er to.",
    "import.q.initials_told": "Arket »{sheet}« siger, hvem der har hvilke initialer, første gang {cell}: "
    "»{initials}« er {name} ({count} i alt). Navnene er brugt.",
    "import.q.day_twice": "{name} har den {day} forskellige vagter i to tabeller, i arket »{other}« og i "
    "arket »{sheet}«, celle {cell} ({count} i alt). Alle er læst. Se efter, om den ene er en ældre "
    "udgave.",
    "import.q.bracket_name": "»{text}« står i parentes i arket »{sheet}«, celle {cell}, og er læst "
    "med som de andre i cellen. Se efter, om det passer.",
    "import.q.heading_beside": "Ved celle {cell} i arket »{sheet}« står der navne uden overskrift. De "
    "er læst som »{text}« ligesom dem lige før.",
    "import.q.bracket": "Det, der står i parentes i arket »{sheet}«, celle {cell}, er ikke brugt: "
    "»{text}«.",
    "import.q.name_in_cell": "»{text}« i arket »{sheet}«, celle {cell}, er ikke et navn og er ikke "
    "læst.",
    "import.q.roll_end": "Rullet har ingen slutdato (arket »{sheet}«, celle {cell}). Der er regnet "
    "{weeks} uger frem, til {last}.",
    "import.q.roll_start": "Rullet starter {first}, som er en {weekday} (arket »{sheet}«, celle "
    "{cell}). Rulleugen er regnet fra mandagen før.",
    "import.q.roll_unclear": "»{text}« i arket »{sheet}«, celle {cell}, er ikke et rul eller en "
    "rulleuge i filen. {name} har derfor ingen vagter.",
    "import.q.noted": "»{text}« i arket »{sheet}«, første gang i {cell}, er læst som en vagt; resten "
    "af teksten er ikke brugt ({count} i alt).",
    "import.q.two_codes": "»{text}« i arket »{sheet}«, første gang i {cell}, er læst som begge "
    "vagter ({count} i alt). Se efter, om det er den ene eller den anden.",
    "import.q.year_open": "Datoerne i arket »{sheet}« går hen over nytår, og der står kun ét årstal "
    "(celle {cell}). De sidste måneder er læst som {year}. Svar, hvad vagtplanens første dag er.",
    "import.q.month_or_day": "Datoerne i arket »{sheet}«, fra celle {cell}, kan både være skrevet "
    "med dagen og med måneden først. De er læst med dagen først. Svar, hvad vagtplanens første "
    "dag er.",
    "import.q.month_first": "Datoerne i arket »{sheet}«, fra celle {cell}, er skrevet med måneden "
    "først og er læst sådan.",
    "import.q.person_sheet": "Arket »{sheet}« har ingen navne. Det er læst som medarbejderen, det "
    "er opkaldt efter.",
    "import.q.called_off": "{count} vagter i arket »{sheet}« er aflyst, første gang {cell}. De er "
    "ikke læst.",
    "import.q.status": "Status »{text}« i arket »{sheet}«, første gang i {cell}, siger ikke, om "
    "vagten gælder ({count} i alt). Den er læst som en vagt.",
    "import.q.length_pause": "{count} vagter i arket »{sheet}« har en længde og en pause, men ikke "
    "et sluttidspunkt, første gang {cell}. Længden er regnet med pausen.",
    "import.q.away_mentioned": "{count} bemærkninger i arket »{sheet}« nævner fravær, første gang "
    "{cell}. Vagterne er læst som arbejde. Se efter, om det er rigtigt.",
    "import.q.roll_gap": "Rullet i arket »{sheet}« har ingen uge {week} (celle {cell}). Skriv ugen "
    "ind, også hvis den er uden vagter, eller ret ugernes numre.",
    # Questions about answers.
    "import.q.answer_sheet": "Der er svaret, at vagtplanen står i arket »{text}«, men det er ikke i "
    "filen. Svaret er ikke brugt. Vælg et af arkene: {sheets}.",
    "import.q.answer_layout": "Der er svaret, at opstillingen er »{text}«, men sådan kan filen ikke "
    "læses. Den er læst som »{used}«. Ret svaret, eller slet det.",
    "import.q.answer_first_day": "Der er svaret, at vagtplanens første dag er {text}, men datoerne i "
    "filen begynder {first}. Svaret er ikke brugt. Ret svaret eller datoerne.",
    "import.q.answer_last_day": "Der er svaret, at vagtplanens sidste dag er {text}, men datoerne i "
    "filen ender {last}. Svaret er ikke brugt. Ret svaret eller datoerne.",
    "import.q.answer_first_tables": "Svaret om, at første dag er {text}, er brugt i {count} tabeller, "
    "igen i arket »{sheet}«, celle {cell}. Skriv måned og år over hver, hvis de ikke er fra den "
    "samme periode.",
    "import.q.answer_code": "Der er svaret på koden »{text}«, men den står ikke i filen. Ret svaret, "
    "eller slet det.",
    "import.q.answer_name": "Der er svaret på navnet »{text}«, men det står ikke i vagtplanen. Ret "
    "svaret, eller slet det.",
    "import.q.names_remembered": "Navnene {names} er læst, som der blev svaret i en tidligere fil. Se "
    "efter, om det stadig gælder.",
    "import.q.codes_remembered": "Filen forklarer ikke koderne {codes}. De er læst, som der blev "
    "svaret i en tidligere fil. Se efter, om det stadig gælder.",
}
