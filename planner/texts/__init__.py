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


@cache
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
    return _area(code, "common")["language"]


@cache
def catalogue(code: str) -> dict[str, str]:
    """All texts of a language by their key. A key in two areas is a fault of the program."""
    texts: dict[str, str] = {}
    for name in _areas(code):
        area = _area(code, name)
        twice = texts.keys() & area.keys()
        assert not twice, f"keys in two areas of the catalogue: {sorted(twice)}"
        texts |= area
    return texts


def t(key: str, /, **values: object) -> str:
    """The text of a key, filled in. Raises KeyError for a key that no catalogue has."""
    return t_in(_current, key, **values)


def t_in(code: str, key: str, /, **values: object) -> str:
    """The same in the language of a code."""
    met = _met(code)
    template = met[key] if key in met else _look_up(code, key)
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


@cache
def _areas(code: str) -> tuple[str, ...]:
    return tuple(part.name for part in iter_modules(import_module(f"{__name__}.{code}").__path__))


def _area(code: str, name: str) -> dict[str, str]:
    texts: dict[str, str] = import_module(f"{__name__}.{code}.{name}").TEXTS
    return texts


@cache
def _met(_code: str) -> dict[str, str]:
    """The texts of all areas of which one was looked up; `_look_up` puts them in."""
    return {}


def _look_up(code: str, key: str) -> str:
    """A text in a language, or else in Danish. Areas are read one by one, the likely ones first:
    a window comes up with a third of them. Raises KeyError where there is none of it."""
    first = key.partition(".")[0]
    likely = sorted(
        _areas(code),
        key=lambda name: (name != first, name != "common", not name.startswith(f"{first}_"), name),
    )
    for name in likely:
        texts = _area(code, name)
        if key in texts:
            _met(code).update(texts)
            return texts[key]
    if code == DANISH:
        raise KeyError(key)
    return _look_up(DANISH, key)


def _from_environment() -> str:
    wanted = os.environ.get(VARIABLE, DANISH)
    return wanted if wanted in languages() else DANISH


_current = _from_environment()
