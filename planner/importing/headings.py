"""Headings of columns in five languages, and what they mean."""

import re
from functools import lru_cache
from typing import Literal

from planner.importing.words import fold

Role = Literal[
    "name", "first_name", "last_name", "unit", "profession", "hours", "date", "end_date", "start",
    "end", "times", "code", "length", "note", "meaning", "number", "weekday", "roll", "roll_week",
    "week", "year", "status", "pause", "minutes",
]

REPEATED: tuple[Role, ...] = ("start", "end", "times", "code", "length", "minutes")
"""What stands once for each of the shifts that a row may hold."""

_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_NUMBERED = re.compile(r"\s*\d{1,2}$")

_WORDS: dict[Role, str] = {
    "name": "navn|medarbejder|medarbejdernavn|medarbejdere|ansat|ansatte|personale|fulde navn|"
    "name|employee|employee name|staff|mitarbeiter|mitarbeiterin|ansatt|medarbeider|medarbetare|"
    "anställd|namn|navn medarbejder|person|staff member|team member|full name|mitarbeiter in|"
    "mitarbeitername|personal|ansattes navn|ansattnavn|ansat navn|medarb|medarbejders navn|"
    "staff name|navn efternavn fornavn|efternavn fornavn|name vorname|nachname vorname|resource",
    "first_name": "fornavn|fornavne|first name|given name|vorname|förnamn|fornamn",
    "last_name": "efternavn|last name|surname|family name|nachname|efternamn|etternavn",
    "unit": "afdeling|afd|enhed|hus|afsnit|team|gruppe|bogruppe|unit|department|ward|abteilung|"
    "station|bereich|avdeling|avd|enhet|avdelning|sted|arbejdssted|wohnbereich|boenhed|wing|"
    "floor|boende",
    "profession": "stilling|faggruppe|titel|stillingsbetegnelse|profession|uddannelse|title|"
    "job title|position|role|role title|funktion|beruf|qualifikation|yrke|befattning|"
    "stillingsbeskrivelse|fag|yrkestitel|tjänst|titel stilling|stilling titel|fagstilling|"
    "berufsgruppe|job|employee group|medarbejdergruppe|personalegruppe|stillingstype|yrkesgrupp|"
    "yrkesgruppe",
    "hours": "timer|ugenorm|kontrakttimer|timenorm|ugentlige timer|timer uge|timer pr uge|"
    "ugetimer|norm|normtimer|timetal|timer ugentligt|ansættelse|ansættelsestimer|t uge|hours|"
    "weekly hours|hours per week|contract hours|wochenstunden|stunden|timmar|veckotimmar|"
    "ukentlige timer|timer per uke|timmar per vecka|timmar vecka|timer uke|timer i uka|"
    "stunden pro woche|stunden woche|sollstunden|hours week|contracted hours|timetall|"
    "veckoarbetstid|hrs|uketimer",
    "date": "dato|dag|vagtdato|startdato|date|start date|shift date|datum|tag|dag dato|"
    "dag og dato|dato for vagt|datum dag|vakt dato|vaktdato|fra dato|pass datum|passdatum|"
    "schichtdatum|work date",
    "end_date": "slutdato|til dato|end date|enddatum|slutdatum|sluttdato|slut dato|tildato|"
    "shift end date",
    "start": "start|starttid|fra|møder|møde|begynder|fra kl|kl fra|mødetid|starttidspunkt|from|"
    "start time|begin|beginn|von|starttijd|från|börjar|starttidpunkt|kommt|starter|startar|"
    "arbeitsbeginn|kommen|fra klokken|vagt start|start kl|start tid|vagtstart|vagtens start|mød|"
    "ankomst|mødetidspunkt|starts at|start date time|start datetime|start dato tid|"
    "start dato og tid|shift start|scheduled start|clock in|in time|dienstbeginn|schichtbeginn|"
    "uhrzeit von|zeit von|vaktstart|vakt start|passtart|pass start|starttidspunkt for vagt|"
    "start time local|fra tid|tid fra|von uhr",
    "end": "slut|sluttid|til|slutter|går|til kl|kl til|gåtid|sluttidspunkt|to|end|end time|ende|"
    "slutar|avslutas|bis|slutt|sluttidpunkt|till|geht|finish|slutter kl|arbeitsende|gehen|"
    "til klokken|vagt slut|slut kl|slut tid|vagtslut|vagtens slut|gå|afgang|gåtidspunkt|ends at|"
    "finish time|end date time|end datetime|slut dato tid|slut dato og tid|shift end|"
    "scheduled end|clock out|out time|dienstende|schichtende|uhrzeit bis|zeit bis|vaktslutt|"
    "vakt slutt|passlut|pass slut|til tid|tid til|stop|stoptid|bis uhr",
    "times": "tid|tidsrum|klokken|tidspunkt|arbejdstid|tider|time|times|hours from to|zeit|"
    "uhrzeit|arbeitszeit|arbetstid|mødetider|vagttid|vagttider|tid fra til|fra til|"
    "mødetid fra til|dienstzeit|shift time|shift times",
    "code": "vagt|vagtkode|kode|vagttype|type|vagtbetegnelse|forkortelse|koder|vagter|shift|"
    "shift code|code|shift type|schicht|dienst|dienstart|kürzel|skift|pass|passtyp|vakt|"
    "vaktkode|vakttype|kod|passkod|arbetspass|skiftkod|codes|shifts|kurzzeichen|dienstkürzel|"
    "schichtart|schichtcode|vaktkoder|vakter|skiftkode|tjeneste|tjenestekode",
    "length": "timer i alt|antal timer|varighed|vagtlængde|duration|length|dauer|varaktighet|"
    "timeantal|vagttimer|arbejdstimer|længde|effektive timer|shift hours|stundenzahl|"
    "arbetstimmar",
    "note": "bemærkning|bemærkninger|note|noter|kommentar|kommentarer|comment|comments|remark|"
    "remarks|notiz|bemerkung|bemerkungen|merknad|merknader|anmärkning|anteckning|tekst|info|"
    "fravær|fraværstype|fraværsårsag|frånvaro|abwesenheit|absence|"
    "bem|bemærk|notat|notater|notes|notizen|anm|særligt|andet|øvrigt|husk|beskeder|besked",
    "meaning": "betydning|beskrivelse|forklaring|navn på vagt|vagtnavn|meaning|description|"
    "bedeutung|beschreibung|beskrivning|betydelse|vagtlag|lag|erklärung|explanation|förklaring",
    "number": "nr|nummer|medarbejdernr|medarbejdernummer|lønnr|lønnummer|tjenestenr|"
    "tjenestenummer|id|ansættelsesnr|employee no|employee id|no|personalnummer|"
    "anställningsnummer|ansattnr|telefon|tlf|mobil|initialer|init|cpr|mail|e mail|email|"
    "medarbejder nr|medarbejder id|employee nr|user id|lønnummer id|personal nr|personalnr|"
    "personnr|anst nr|ansatt nr|shift id|vagt id|staff id|telefonnr|email adresse",
    "weekday": "ugedag|weekday|day|wochentag|veckodag|ukedag|dag navn|dagnavn|dagens navn|"
    "wochentagsname",
    "week": "uge fra|uge fra mandag|ugestart|week starting|week commencing|woche ab|vecka från|"
    "uge|ugenr|ugenummer|week|week no|woche|kw|vecka|uke|veke|veckonummer|vecka nr|"
    "uke nr|ukenummer|kalenderwoche|week number|wk|uge nr",
    "year": "år|year|jahr",
    "status": "status|vagtstatus|godkendt|tilstand|state|shift status|stand",
    "pause": "pause|pauser|ubetalt pause|pauseminutter|break|breaks|unpaid break|rast|lunch|"
    "frokost|pause min|pausetid|pausen",
    "minutes": "minutter|antal minutter|varighed minutter|varighed i minutter|minutes|"
    "duration minutes|minuten|minuter",
    "roll": "rul|rulleplan|rulnavn|turnus|rul navn|grundplan|rotation|schema|rullande schema|"
    "rullschema|turnusplan|dienstturnus",
    "roll_week": "starter i rulleuge|start rulleuge|rul startuge|startuge rul|starter i ruluge|"
    "startuge i rul|startuge|rulleuge start|start i rul|starter i uge|start week|"
    "rulleuge ved start|startrulleuge|uge i rul|startvecka|startuke|startwoche|starting week|"
    "start vecka|start uke|uge ved start",
}
_ROLES: dict[str, Role] = {
    word: role for role, words in _WORDS.items() for word in words.split("|")
}


@lru_cache(maxsize=65536)
def role_of(text: str) -> Role | None:
    """What a heading means, without what stands in brackets; None for one that is not known."""
    folded = fold(text)
    if folded in _ROLES or ("(" not in text and "[" not in text):
        return _ROLES.get(folded)
    return _ROLES.get(fold(_BRACKETS.sub(" ", text)))


def numbered_role_of(text: str) -> Role | None:
    """The same; of a shift's columns and names also one of several alike ("Start 2")."""
    role = role_of(text)
    if role is not None or not text[-1:].isdigit():
        return role
    role = role_of(_NUMBERED.sub("", text))
    return role if role in REPEATED or is_numbered_name(text) else None


def is_numbered_name(text: str) -> bool:
    """Whether a heading is that of one of several names beside each other ("Medarbejder 2")."""
    return text[-1:].isdigit() and role_of(_NUMBERED.sub("", text)) == "name"
