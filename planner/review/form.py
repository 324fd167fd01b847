"""Marks of workbooks that come back: what writer and reader must agree on, and no more.

Above each table stands a hidden row that names the columns that are read back, and each line ends
with a hidden key. So rows may be sorted, filtered and inserted, and columns moved.
"""

import hashlib
from typing import Final

from models.problem import Problem
from models.record import ABOUT, About

MARK: Final = "faellestid:"
"""How every mark begins."""
PLAN: Final = f"{MARK}plan:"
NAME: Final = f"{MARK}name"
FREE: Final = f"{MARK}free"
KEY: Final = f"{MARK}key"
REMARK: Final = f"{MARK}remark"
DAY: Final = f"{MARK}day"
CLOCK: Final = f"{MARK}clock"
LIST: Final = f"{MARK}list:"
"""Beside the head of an attendance list, followed by the id of its meeting."""
OTHER: Final = f"{MARK}other"
"""Beside a line for somebody who was not planned."""


def key_of(about: About, subject: str) -> str:
    """The key of a line: what a remark in it is on."""
    return f"{about}:{subject}"


def subject_of(key: str) -> tuple[About, str] | None:
    """What a key stands for; None for what is no key."""
    about, colon, subject = key.partition(":")
    if not colon or not subject:
        return None
    known = next((name for name in ABOUT if name == about and name != "plan"), None)
    return None if known is None else (known, subject)


def plan_mark(problem: Problem) -> str:
    """What tells the workbook of one home and period from others."""
    text = f"{problem.name}\n{problem.period.first.isoformat()}"
    return PLAN + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
