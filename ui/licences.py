"""What the program is built on, with the licence of each part. Knows no Qt.

The texts come with the installed packages; those that Qt for Python leaves out lie in `legal`. A
build that left them out still has names, versions and the kind of licence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePath
from typing import Final

PARTS: Final = {
    "PySide6-Essentials": "LGPL-3.0", "shiboken6": "LGPL-3.0", "ortools": "Apache-2.0",
    "absl-py": "Apache-2.0", "protobuf": "BSD-3-Clause", "immutabledict": "MIT",
    "pandas": "BSD-3-Clause", "python-dateutil": "BSD-3-Clause / Apache-2.0", "six": "MIT",
    "numpy": "BSD-3-Clause", "openpyxl": "MIT", "et-xmlfile": "MIT", "python-calamine": "MIT",
    "defusedxml": "PSF-2.0", "holidays": "MIT", "rapidfuzz": "MIT", "platformdirs": "MIT",
    "tzdata": "Apache-2.0", "typing-extensions": "PSF-2.0", "icalendar": "BSD-2-Clause",
    "reportlab": "BSD-3-Clause", "pillow": "MIT-CMU", "charset-normalizer": "MIT",
    "sqlcipher3": "Zlib",
}
"""Packages that are used at run time, and the licence of each where it does not say so itself."""
_FILES: Final = ("licen", "copying", "notice")
_LEGAL: Final = Path(__file__).parent / "legal"
_OWN: Final = {"LGPL-3.0": ("LGPL-3.0.txt", "GPL-3.0.txt")}
"""Texts that are handed on with the program itself: the one licence is an addition to the other."""


@dataclass(frozen=True, slots=True)
class Part:
    """`text`: of its licence; empty where it does not come with the package."""

    name: str
    version: str
    licence: str
    text: str


def parts() -> tuple[Part, ...]:
    """All parts, with all that can be told of them here."""
    return tuple(_found())


def version_of(name: str) -> str:
    """The version of an installed package; `–` where it cannot be told."""
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return "–"


def _found() -> Iterator[Part]:
    for name, licence in PARTS.items():
        try:
            there = distribution(name)
        except PackageNotFoundError:
            # A frozen program may know its parts by name alone.
            yield Part(name, "–", licence, _own(licence))
        else:
            yield Part(name, there.version, licence, _text(there) or _own(licence))


def _text(there: Distribution) -> str:
    found = [
        file for file in there.files or ()
        if ".dist-info" in str(file) and PurePath(file).name.lower().startswith(_FILES)
    ]
    texts = []
    for file in found:
        try:
            texts.append(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
    return "\n\n".join(text.strip() for text in texts)


def _own(licence: str) -> str:
    files = (_LEGAL / name for name in _OWN.get(licence, ()))
    return "\n\n".join(file.read_text(encoding="utf-8") for file in files)
