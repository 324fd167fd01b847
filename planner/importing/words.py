"""Folding of words, so that "Å S E ", "åse" and "AASE" meet, and the small words of dates."""

import re
from functools import lru_cache

_NO_WORD = re.compile(r"[^0-9a-zæøåäöüéè]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, words joined by single spaces, signs left out; letters keep their marks."""
    return _NO_WORD.sub(" ", text.lower()).strip()


def words(text: str) -> frozenset[str]:
    """The words of a text as a set; an underscore stands for a space within one of them."""
    return frozenset(word.replace("_", " ") for word in text.split())


WEEKDAYS: dict[str, int] = {}
MONTHS: dict[str, int] = {}

for _number, _names in enumerate(
    (
        "mandag man ma monday mon mo montag måndag mån må m",
        "tirsdag tir tirs ti tuesday tue tu dienstag di tisdag tis ty tysdag",
        "onsdag ons on wednesday wed we mittwoch mi",
        "torsdag tor tors to thursday thu th donnerstag do",
        "fredag fre fr friday fri freitag",
        "lørdag lør lø saturday sat sa samstag lördag lör lö laurdag",
        "søndag søn sø sunday sun su sonntag so söndag sön sö",
    ),
    start=1,
):
    WEEKDAYS.update(dict.fromkeys(_names.split(), _number))
del WEEKDAYS["m"], WEEKDAYS["fri"]  # "fri" is Danish for a day off, and "m" is a shift

for _number, _names in enumerate(
    (
        "januar jan january jänner januari",
        "februar feb february februari",
        "marts mar march märz mars mrz",
        "april apr",
        "maj may mai",
        "juni jun june",
        "juli jul july",
        "august aug augusti",
        "september sep sept",
        "oktober okt oct october",
        "november nov",
        "december dec dezember dez desember des",
    ),
    start=1,
):
    MONTHS.update(dict.fromkeys(_names.split(), _number))
