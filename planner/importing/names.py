"""Names of people: one way of writing them, ids made from them, and what is no name at all."""

import re

from planner.importing.codes import names_absence
from planner.importing.dates import mark_of, weekday_of
from planner.importing.headings import role_of
from planner.importing.words import MONTHS, fold, words

_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r"[(\[]([^)\]]*)[)\]]")
_BESIDE = re.compile(r"(.*?\w)\s*(?:\s[-–/]|[:,])\s+(.*)", re.DOTALL)
_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "é": "e", "è": "e"}
_TOTALS = re.compile(
    r"^(?:i ?alt|ialt|total|totalt|sum|summe|antal|samlet|gesamt|timer i alt|bemanding|"
    r"normering|dækning|fremmøde|antall|summa)\b"
)
_UNIT = re.compile(
    r"^(?:hus|huset|afdeling|afd|afsnit|enhed|gruppe|bogruppe|team|etage|stue|fløj|plejehjem|"
    r"unit|ward|avdeling|avdelning|abteilung|station|boenhed|leve bo|sektion)\b"
    r"|(?:hus|huset|gården|afdeling|afdelingen|afsnit|fløj|fløjen|etage|sal|enhed|center|centret)$"
)
INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_TIMES = re.compile(r"\d\s*[-–:]\s*\d")
_TEAM_GROUP = re.compile(
    r"^(?:dag|aften|nat|day|evening|night)(?:vagt|vagter|hold|team|medarbejdere|personale)?$"
)
_VACANT = re.compile(
    r"^(?:ledige?|åbne?|ubesatte?|vakante?|udækkede?)\b|^(?:vikar|afløser)(?: \w{1,2})?$"
)
_NO_NAME = words(
    """uge dato dag navn vagtplan vagtkoder fri noter note legende
    vagtkode koder vagter tjenesteplan ferieplan signatur vakance"""
)


def tidy(name: str) -> str:
    """A name as "First Last": spaces joined, "Last, First" turned, no reason for being away."""
    name = _BRACKET.sub(lambda match: "" if names_absence(match[1]) else match[0], name)
    beside = _BESIDE.fullmatch(name)
    if beside and names_absence(beside[2]):
        name = beside[1]
    name = _SPACE.sub(" ", name).strip(" .;:*")
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first:
        name = f"{first.strip()} {last.strip()}"
    return name


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


def is_total(text: str) -> bool:
    """Whether a label begins a row of counts."""
    return _TOTALS.match(fold(text)) is not None


def is_unit(text: str) -> bool:
    """Whether a label looks like that of a house or ward."""
    return _UNIT.search(fold(text)) is not None


def is_vacant(text: str) -> bool:
    """Whether a label stands for shifts that nobody has yet ("Ledige vagter", "Vikar 2")."""
    return _VACANT.match(fold(text)) is not None


def is_team_group(text: str) -> bool:
    """Whether a label gathers people by vagtlag ("Aftenvagter"), which is no unit."""
    return _TEAM_GROUP.match(fold(text)) is not None


def may_be_name(text: str) -> bool:
    """Whether a text can be a person's name or initials: letters, and no word of a sheet."""
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
