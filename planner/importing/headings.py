"""Headings of columns in five languages, and what they mean."""

from typing import Literal

from planner.importing.words import fold

Role = Literal[
    "name", "first_name", "last_name", "unit", "profession", "hours", "date", "end_date", "start",
    "end", "times", "code", "length", "note", "meaning", "number", "weekday", "roll", "roll_week",
    "week", "year",
]

_WORDS: dict[Role, str] = {
    "name": "navn|medarbejder|medarbejdernavn|medarbejdere|ansat|ansatte|personale|fulde navn|"
    "name|employee|employee name|staff|mitarbeiter|mitarbeiterin|ansatt|medarbeider|medarbetare|"
    "anställd|namn|navn medarbejder|person|"
    "staff member|team member|full name|mitarbeiter in|mitarbeitername|personal",
    "first_name": "fornavn|fornavne|first name|given name|vorname|förnamn|fornamn",
    "last_name": "efternavn|last name|surname|family name|nachname|efternamn|etternavn",
    "unit": "afdeling|afd|enhed|hus|afsnit|team|gruppe|bogruppe|unit|department|ward|abteilung|"
    "station|bereich|avdeling|avd|enhet|avdelning|sted|arbejdssted|"
    "wohnbereich|boenhed|wing|floor|boende",
    "profession": "stilling|faggruppe|titel|stillingsbetegnelse|profession|uddannelse|title|"
    "job title|position|role|role title|funktion|beruf|qualifikation|yrke|befattning|"
    "stillingsbeskrivelse|fag|"
    "yrkestitel|tjänst|titel stilling|stilling titel|fagstilling|berufsgruppe|job",
    "hours": "timer|ugenorm|kontrakttimer|timenorm|"
    "ugentlige timer|timer uge|timer pr uge|ugetimer|norm|normtimer|timetal|"
    "timer ugentligt|ansættelse|ansættelsestimer|t uge|hours|weekly hours|hours per week|"
    "contract hours|wochenstunden|stunden|timmar|veckotimmar|ukentlige timer|timer per uke|"
    "timmar per vecka|timmar vecka|timer uke|timer i uka|stunden pro woche|stunden woche|"
    "sollstunden|hours week|contracted hours|timetall|veckoarbetstid|hrs",
    "date": "dato|dag|vagtdato|startdato|date|start date|shift date|datum|tag|dag dato",
    "end_date": "slutdato|til dato|end date|enddatum|slutdatum|sluttdato",
    "start": "start|starttid|fra|møder|møde|begynder|fra kl|kl fra|mødetid|starttidspunkt|from|"
    "start time|begin|beginn|von|starttijd|från|börjar|starttidpunkt|kommt|"
    "starter|startar|arbeitsbeginn|kommen|fra klokken|vagt start",
    "end": "slut|sluttid|til|slutter|går|til kl|kl til|gåtid|sluttidspunkt|to|end|end time|ende|"
    "slutar|avslutas|bis|slutt|sluttidpunkt|till|geht|finish|"
    "slutter kl|arbeitsende|gehen|til klokken|vagt slut",
    "times": "tid|tidsrum|klokken|tidspunkt|arbejdstid|tider|time|times|hours from to|zeit|"
    "uhrzeit|arbeitszeit|arbetstid|mødetider",
    "code": "vagt|vagtkode|kode|vagttype|type|vagtbetegnelse|forkortelse|koder|vagter|shift|"
    "shift code|code|shift type|schicht|dienst|dienstart|kürzel|skift|pass|passtyp|vakt|vaktkode|"
    "vakttype|"
    "kod|passkod|arbetspass|skiftkod|codes|shifts|kurzzeichen|dienstkürzel|schichtart|"
    "schichtcode|vaktkoder|vakter",
    "length": "timer i alt|antal timer|varighed|vagtlængde|duration|length|dauer|varaktighet",
    "note": "bemærkning|bemærkninger|note|noter|kommentar|kommentarer|comment|comments|remark|"
    "remarks|notiz|bemerkung|merknad|anmärkning|tekst|info",
    "meaning": "betydning|beskrivelse|forklaring|navn på vagt|vagtnavn|meaning|description|"
    "bedeutung|beschreibung|beskrivning|betydelse|vagtlag|lag|"
    "erklärung|explanation|förklaring",
    "number": "nr|nummer|medarbejdernr|medarbejdernummer|lønnr|lønnummer|tjenestenr|"
    "tjenestenummer|id|ansættelsesnr|employee no|employee id|no|personalnummer|anställningsnummer|"
    "ansattnr|telefon|tlf|mobil|initialer|init|cpr|mail|e mail|email",
    "weekday": "ugedag|weekday|day|wochentag|veckodag|ukedag|dag navn",
    "week": "uge|ugenr|ugenummer|week|week no|woche|kw|vecka|uke|veke|"
    "veckonummer|vecka nr|uke nr|ukenummer|kalenderwoche|week number|wk",
    "year": "år|year|jahr",
    "roll": "rul|rulleplan|rulnavn|turnus|rul navn|grundplan|rotation|schema|"
    "rullande schema|rullschema|turnusplan|dienstturnus",
    "roll_week": "startuge i rul|startuge|rulleuge start|start i rul|starter i uge|start week|"
    "rulleuge ved start|startrulleuge|uge i rul|"
    "startvecka|startuke|startwoche|starting week|start vecka|start uke|uge ved start",
}
_ROLES: dict[str, Role] = {
    word: role for role, words in _WORDS.items() for word in words.split("|")
}


def role_of(text: str) -> Role | None:
    """What a heading means; None for one that is not known."""
    return _ROLES.get(fold(text))
