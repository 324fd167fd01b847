"""Examples of an empty template: rows that show how to write, and that are never read."""

from collections.abc import Mapping
from datetime import date, time
from typing import Final

from planner.template_form import Row

EXAMPLES: Final[Mapping[str, tuple[Row, ...]]] = {
    "people": (
        {"name": "Anna Holm", "unit": "Hus Nord", "profession": "SSA", "hours": 32,
         "team": "Dagvagt"},
        {"name": "Bo Ærø", "unit": "Hus Nord", "profession": "SSH", "hours": 28.5,
         "team": "Nattevagt"},
    ),
    "series": (
        {"kind": "Supervision", "unit": "Hus Nord", "course": "Gruppe 1",
         "members": "Anna Holm; Bo Ærø"},
        {"kind": "Supervision", "unit": "Hus Nord", "course": "Gruppe 2"},
        {"kind": "Faglig refleksion", "unit": "Hus Nord"},
        {"kind": "Debriefing", "unit": "Hus Nord", "incident": "h1"},
    ),
    "leads": (
        {"name": "Kim Vest", "kinds": "Supervision", "windows": "tir-tor 12:00-17:00",
         "away": "06-07-2026 til 24-07-2026", "week": 3},
        {"name": "Anna Holm", "employee": "Anna Holm", "unit": "Hus Nord",
         "kinds": "Faglig refleksion; Debriefing", "week": 2},
    ),
    "rooms": (
        {"name": "Mødelokalet i Hus Nord", "capacity": 12, "unit": "Hus Nord"},
        {"name": "Festsalen", "capacity": 40, "windows": "man-fre 09:00-16:00"},
    ),
    "incidents": (
        {"id": "h1", "date": date(2026, 6, 12), "time": time(19, 30), "unit": "Hus Nord",
         "involved": "Anna Holm; Bo Ærø", "delete": date(2026, 12, 12)},
    ),
    "wishes": (
        {"employee": "Anna Holm", "wish": "Undgå", "window": "fre 12:00-18:00"},
        {"employee": "Bo Ærø", "wish": "Foretræk", "window": "tir, tor 13:00-16:00"},
    ),
    "bonds": (
        {"people": "Anna Holm; Bo Ærø", "bond": "Hver for sig"},
    ),
    "travel": (
        {"one": "Hus Nord", "other": "Hus Syd", "minutes": 20},
    ),
    "carried": (
        {"employee": "Bo Ærø", "extra": 240, "call_ins": 2, "meetings": 3,
         "seen": date(2026, 2, 18)},
    ),
}

EXAMPLE_CODES: Final = (
    ("Anna Holm", ("D", "D", "", "D", "D", "", "", "D", "", "D", "D", "", "D", "D")),
    ("Bo Ærø", ("", "N", "N", "N", "", "", "", "", "", "X", "X", "N", "N", "N")),
)
"""Names, and the codes of two weeks that go on in the same way."""
