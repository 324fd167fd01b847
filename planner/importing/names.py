"""Names of people: one way of writing them, ids made from them, and what is no name at all."""

import re
from functools import lru_cache

from planner.importing.codes import names_absence
from planner.importing.dates import mark_of, weekday_of
from planner.importing.headings import role_of
from planner.importing.sheet import visible
from planner.importing.words import MONTHS, fold, words

_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r"[(\[]([^)\]]*)[)\]]")
_BESIDE = re.compile(r"(.*?\w)\s*(?:\s[-–/]|[:,])\s+(.*)", re.DOTALL)
_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "é": "e", "è": "e"}
_TOTALS = re.compile(
    r"^(?:i ?alt|ialt|total|totalt|sum|summe|antal|samlet|gesamt|timer i alt|bemanding|"
    r"fremmøde|antall|summa)\b"
)
_NEEDS = re.compile(
    r"^(?:behov|normering|norm|dækning|difference|diff|afvigelse|mangler|mangel|overskud|saldo|"
    r"bemandingsbehov|bemandingskrav|personalebehov|krav|ønsket bemanding|soll|bedarf|need|"
    r"required|minimum|maksimum|balance|budget)\b"
    r"|^(?:min|max)(?: antal)?(?: (?:dag|aften|nat|bemanding|\w)(?:vagt\w*)?)?$"
    r"|^\w*(?:bemanding|behov|normering)\b"
)
_PROFESSION = re.compile(
    r"^(?:(?:ssa|ssh|sosu|sygeplejerske|spl|sygepl|assistent|hjælper|leder|\w+leder|souschef|"
    r"centerchef|forstander|pædagog|pæd|pau|pga|ergoterapeut|fysioterapeut|ergo|fys|terapeut|elev|"
    r"studerende|stud|ufaglært|ufagl|plejer|plejehjemsassistent|sygehjælper|hjemmehjælper|"
    r"omsorgs(?:med)?hjælper|pædagogmedhjælper|medhjælper|praktikant|koordinator|\w+koordinator|"
    r"social og sundheds(?:assistent|hjælper)|sundhedsassistent|sundhedshjælper|køkkenassistent|"
    r"husassistent|rengøringsassistent|servicemedarbejder|pedel|læge|overlæge|"
    r"nurse|rn|lpn|cna|hca|carer|doctor|pflegefachkraft|pflegekraft|pfk|phk|krankenschwester|"
    r"sykepleier|helsefagarbeider|vernepleier|sjuksköterska|undersköterska|usk|ssk)"
    r"(?: (?:elev|assistent|hjælper|vikar|stud|studerende|i))*)$"
)
_BESIDE_NAMES = words(
    """tr amr tillidsrep tillidsrepræsentant arbejdsmiljørep arbejdsmiljørepræsentant mentor
    praktikvejleder kontaktperson tlf mobil telefon nr lønnr"""
)
_NUMBER = re.compile(r"(?:nr|lønnr|tlf|mobil|telefon|id)?\.?:? ?\+?\d[\d ]{1,13}", re.IGNORECASE)
_HOURS = re.compile(
    r"\d{1,2}(?:[.,]\d{1,2})? ?(?:t|timer|h|hours|/37)\.?(?: ?(?:/|pr\.?) ?uge)?", re.IGNORECASE
)
_FRONT = re.compile(r"^(\d{2,7})[ .:)-]+(?=[^\W\d])")
_PIECES = re.compile(r"\n|[(\[)\]]|,|;| [-–/|] | (?=\d|(?:tlf|telefon|mobil|lønnr)\b)|(?<=\w)[:] ")
_UNIT = re.compile(
    r"^(?:hus|huset|afdeling|afd|afsnit|enhed|gruppe|bogruppe|team|etage|stue|fløj|"
    r"pleje(?:hjem|center)\w*|bosted\w*|botilbud\w*|demensafsnit|skærmet|"
    r"unit|ward|avdeling|avdelning|abteilung|station|boenhed|leve bo|sektion)\b"
    r"|(?:hus|huset|gården|afdeling|afdelingen|afsnit|fløj|fløjen|etage|sal|enhed|center|centret)$"
)
_LONGEST_WEEK = 60
_PARTICLES = words("von van de den der da di du la le af av zu zur ter ten bin el al och og")
_CAPITAL = re.compile(r"(MC(?=\w{2})|[OD]['’](?=\w)|)(\w+)")
"""The words of a name in capitals; those behind Mc and O' begin with a capital again."""

_LONGEST_INITIALS = 3
_STAFF_CODE = re.compile(r"[A-ZÆØÅ]{2,4} ?\d{1,4}")
INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_TIMES = re.compile(r"\d\s*[-–:]\s*\d")
_TEAM_GROUP = re.compile(
    r"^(?:(?:dag|aften|natt?e?|day|evening|night)(?:vagt|vagter|hold|team|medarbejdere|personale)?"
    r"(?:$| (?:og )?(?=\w)))+(?:vagt|vagter|hold)?$"
)
_VACANT = re.compile(
    r"^(?:ledige?|åben|åbne|åbent|ubesatte?|ubesat|vakante?|vakance|udækkede?|udækket|tomme|"
    r"ekstra|mangler|open|vacant|unfilled|offen|unbesetzt)\b"
    r"(?: ?(?:vagt|vagter|linje|linie|plads|stilling|dag|aften|nat|shifts?|\d{1,2}|\w)\b)*$"
    r"|^(?:ekstern |fast |ny |extern )?(?:vikar|afløser|tilkaldevikar|tilkald|timevikar|"
    r"bureauvikar|vikarer|afløsere|agency|temp|aushilfe)(?: ?(?:\w{1,2}|dag|aften|nat|vagt))?$"
    r"|^\w*vikarbureau\b|^bureau\b|^nn\d?$|^n n$|^x$|^x{3,4}$|^tba$|^tbd$"
)
_NO_NAME = words(
    """uge dato dag navn vagtplan vagtkoder fri noter note legende
    vagtkode koder vagter tjenesteplan ferieplan signatur vakance"""
)


def tidy(name: str) -> str:
    """A name as "First Last": spaces joined, "Last, First" turned, and nothing beside it: no
    profession, hours or number, and no reason for being away."""
    name = visible(name)
    name = _BRACKET.sub(lambda match: "" if names_absence(match[1]) else match[0], name)
    beside = _BESIDE.fullmatch(name)
    if beside and names_absence(beside[2]):
        name = beside[1]
    name = _alone(name) if _PIECES.search(name) or _FRONT.match(name) else name
    name = _SPACE.sub(" ", name).strip(" .;:*")
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first:
        name = f"{first.strip()} {last.strip()}"
    return name


def in_small_letters(name: str) -> str:
    """A name all in capitals as it is usually written; initials and short codes stay.

    "BO VON ESSEN-MCCOY" is "Bo von Essen-McCoy".
    """
    parts = name.split()
    if not name.isupper() or len(parts) < 2 or max(map(len, parts)) <= _LONGEST_INITIALS:
        return name
    return " ".join(
        part.lower() if place and part.lower() in _PARTICLES else _CAPITAL.sub(_small, part)
        for place, part in enumerate(parts)
    )


def _small(match: re.Match[str]) -> str:
    prefix, word = match[1], match[2]
    return prefix.capitalize() + word.capitalize()


@lru_cache(maxsize=65536)
def _alone(text: str) -> str:
    """A name without a number in front and without those pieces behind it that are no name."""
    text = _FRONT.sub("", text.strip())
    pieces = [(match.start(), match.end()) for match in _PIECES.finditer(text)]
    ends = [*(start for start, _ in pieces), len(text)]
    starts = [0, *(end for _, end in pieces)]
    kept = text
    for start, end in reversed(list(zip(starts, ends, strict=True))):
        piece = text[start:end].strip(" ()[],;-–/|")
        if piece and (not start or not _is_beside(piece)):
            break
        kept = text[:start].rstrip(" ([,;-–/|:\n") if start else kept
    return kept if kept.strip() else text


def _is_beside(piece: str) -> bool:
    folded = fold(piece)
    return (
        is_profession(piece) or folded in _BESIDE_NAMES
        or _NUMBER.fullmatch(piece) is not None or _HOURS.fullmatch(piece) is not None
    )


def is_staff_code(text: str) -> bool:
    """Whether a text may stand for a person where nobody has a name: letters and a number."""
    return _STAFF_CODE.fullmatch(text.strip()) is not None


def is_profession(text: str) -> bool:
    """Whether a text is a profession of care and nothing else ("SSA", "Sygeplejerske")."""
    return _PROFESSION.match(fold(text)) is not None


def beside_name(text: str) -> tuple[str | None, float | None]:
    """Profession and weekly hours behind a name ("Anne Hansen (SSA) 32t")."""
    profession, hours = None, None
    for piece in _PIECES.split(text)[1:]:
        piece = piece.strip(" ()[],;-–/|")
        if profession is None and piece and is_profession(piece):
            profession = piece
        elif hours is None and _HOURS.fullmatch(piece):
            number = float(re.split(r"[^\d.,]", piece)[0].replace(",", "."))
            hours = number if 0 < number <= _LONGEST_WEEK else None
    return profession, hours


def slug(name: str) -> str:
    """`fatima-yilmaz`, from letters that every file system and web page knows."""
    folded = "".join(_LETTERS.get(sign, sign) for sign in fold(name))
    return folded.replace(" ", "-") or "medarbejder"


def abbreviates(initials: str, name: str) -> bool:
    """Whether initials fit a name of two parts or more: BH, BHA and BOHA do for Bo Hansen."""
    first, last = name.upper().split()[0], name.upper().split()[-1]
    return any(
        initials == first[:cut] + last[: len(initials) - cut] for cut in range(1, len(initials))
    )


def is_short(name: str) -> bool:
    """Whether a name can be a shorter way of writing one at all: `shortens` takes no other."""
    parts = fold(name).split()
    return len(parts) == 1 or (len(parts) == 2 and min(map(len, parts)) == 1)


def shortens(short: str, name: str) -> bool:
    """Whether a name may be a shorter way of writing another: Anne, Anne H or A Hansen."""
    few, many = fold(short).split(), fold(name).split()
    if not few or len(few) > 2 or len(many) < 2 or few == many:
        return False
    if len(few) == 1:
        return few[0] == many[0] and len(few[0]) > 1
    first, last = few
    whole = first == many[0] or last == many[-1]
    return whole and many[0].startswith(first) and many[-1].startswith(last) and (
        len(first) == 1 or len(last) == 1
    )


def is_total(text: str) -> bool:
    """Whether a label begins a row of counts, or of how many are wanted."""
    return _TOTALS.match(fold(text)) is not None or is_need(text)


def is_need(text: str) -> bool:
    """Whether a label begins a row of how many are wanted or missing, which counts nobody."""
    return _NEEDS.match(fold(text)) is not None


def is_unit(text: str) -> bool:
    """Whether a label looks like that of a house or ward."""
    return _UNIT.search(fold(text)) is not None


def is_vacant(text: str) -> bool:
    """Whether a label stands for shifts that nobody has yet ("Ledige vagter", "Vikar 2")."""
    return _VACANT.match(fold(text)) is not None or set(text.strip()) == {"?"}


def is_team_group(text: str) -> bool:
    """Whether a label gathers people by vagtlag ("Aftenvagter"), which is no unit."""
    return _TEAM_GROUP.match(fold(text)) is not None


def may_be_name(text: str) -> bool:
    """Whether a text can be a person's name or initials: letters, and no word of a sheet."""
    if _PIECES.search(text) or _FRONT.match(text):
        text = _alone(text)
    folded = fold(text)
    parts = folded.split()
    if not folded or len(text) > 60 or len(parts) > 6 or ":" in text or "=" in text:
        return False
    if not parts[0].isalpha() or (any(sign.isdigit() for sign in folded) and len(parts) < 2):
        return False
    if parts[0] in _NO_NAME or is_total(text) or role_of(text) or weekday_of(text):
        return False
    if is_team_group(text) or is_vacant(text) or _TIMES.search(text):
        return False
    return not (parts[0] in MONTHS and parts[-1].isdigit()) and mark_of(text) is None


def is_full_name(text: str) -> bool:
    """Whether a text looks like a first and a last name, each with a capital."""
    words = tidy(text).split()
    capitals = sum(1 for word in words if word[:1].isupper())
    return may_be_name(text) and 2 <= len(words) <= 5 and capitals >= 2
