"""Every sentence that people read, in one catalogue for the window, the command line and Excel.

A text is looked up by key and filled with `str.format`. Danish is complete and the fallback;
another language is a package beside `da` with the same modules.
"""

from planner.texts.da import TEXTS as _DANISH

_LANGUAGES: dict[str, dict[str, str]] = {"da": _DANISH}
_current = "da"


def languages() -> tuple[str, ...]:
    """Codes of the languages there are."""
    return tuple(_LANGUAGES)


def set_language(code: str) -> None:
    """Choose the language of all texts from now on. Raises KeyError for an unknown one."""
    global _current
    _LANGUAGES[code]
    _current = code


def t(key: str, /, **values: object) -> str:
    """The text of a key, filled in. Raises KeyError for a key that no catalogue has."""
    template = _LANGUAGES[_current].get(key)
    if template is None:
        template = _DANISH[key]
    return template.format(**values)


def has(key: str) -> bool:
    """Whether there is a text of that key."""
    return key in _DANISH
