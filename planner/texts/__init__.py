"""Every sentence that people read, in one catalogue for the window, the command line and Excel.

A text is looked up by key and filled with `str.format`. Danish is complete and the fallback;
another language is a package beside `da`, with an area of texts in each of its modules. It needs
no more than to be there. The language is that of the environment variable `FAELLESTID_LANGUAGE`,
and Danish without it; choosing one sets the variable, so that child processes speak it too.
"""

import os
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

DANISH = "da"
VARIABLE = "FAELLESTID_LANGUAGE"


def languages() -> tuple[str, ...]:
    """Codes of the languages there are, Danish first."""
    others = sorted(part.name for part in iter_modules(__path__) if part.ispkg)
    return (DANISH, *(code for code in others if code != DANISH))


def language() -> str:
    """The code of the language that texts are in now."""
    return _current


def set_language(code: str) -> None:
    """Choose the language of all texts from now on, in child processes that begin later as well.
    Raises KeyError for an unknown one."""
    global _current
    if code not in languages():
        raise KeyError(code)
    _current = os.environ[VARIABLE] = code


def name_of(code: str) -> str:
    """What a language calls itself. Nothing else of it is read."""
    own: dict[str, str] = import_module(f"{__name__}.{code}.common").TEXTS
    return own["language"]


@cache
def catalogue(code: str) -> dict[str, str]:
    """All texts of a language by their key. A key in two areas is a fault of the program."""
    texts: dict[str, str] = {}
    for part in iter_modules(import_module(f"{__name__}.{code}").__path__):
        area: dict[str, str] = import_module(f"{__name__}.{code}.{part.name}").TEXTS
        twice = texts.keys() & area.keys()
        assert not twice, f"keys in two areas of the catalogue: {sorted(twice)}"
        texts |= area
    return texts


def t(key: str, /, **values: object) -> str:
    """The text of a key, filled in. Raises KeyError for a key that no catalogue has."""
    return t_in(_current, key, **values)


def t_in(code: str, key: str, /, **values: object) -> str:
    """The same in the language of a code."""
    template = catalogue(code).get(key)
    if template is None:
        template = catalogue(DANISH)[key]
    return template.format(**values)


def spellings(key: str) -> tuple[str, ...]:
    """A text in every language: what is read back may have been written in another one."""
    return tuple(dict.fromkeys(t_in(code, key) for code in languages()))


def has(key: str) -> bool:
    """Whether there is a text of that key."""
    return key in catalogue(DANISH)


def tn(key: str, number: int, /, **values: object) -> str:
    """The text of a key for a number of things, its `count`; that of `key.one` for exactly one."""
    return t(f"{key}.one" if number == 1 else key, count=number, **values)


def capital(text: str) -> str:
    """A text as it begins a line. Names further on in it keep their letters."""
    return text[:1].upper() + text[1:]


def _from_environment() -> str:
    wanted = os.environ.get(VARIABLE, DANISH)
    return wanted if wanted in languages() else DANISH


_current = _from_environment()
