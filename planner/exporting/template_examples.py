"""Examples of an empty template: rows that show how to write, and that are never read."""

from datetime import date, time
from typing import Final

from models.meetings import Window
from planner.template_form import Row
from planner.template_words import dates_text, team_text, windows_text
from planner.texts import t

_ANNA, _BO, _UNIT = "Anna Holm", "Bo Ærø", "Hus Nord"
_BOTH = f"{_ANNA}; {_BO}"
_HOLIDAY = tuple(date(2026, 7, day) for day in range(6, 25))


def examples() -> dict[str, tuple[Row, ...]]:
    """Rows of each sheet by its key."""
    supervision, reflection = t("kind.supervision"), t("kind.faglig-refleksion")
    debriefing = t("kind.debriefing")
    return {
        "people": (
            {"name": _ANNA, "unit": _UNIT, "profession": "SSA", "hours": 32,
             "team": team_text("day")},
            {"name": _BO, "unit": _UNIT, "profession": "SSH", "hours": 28.5,
             "team": team_text("night")},
        ),
        "series": (
            {"kind": supervision, "unit": _UNIT, "course": t("course.name", number=1),
             "members": _BOTH},
            {"kind": supervision, "unit": _UNIT, "course": t("course.name", number=2)},
            {"kind": reflection, "unit": _UNIT},
            {"kind": debriefing, "unit": _UNIT, "incident": "h1"},
        ),
        "leads": (
            {"name": "Kim Vest", "kinds": supervision, "windows": _hours({2, 3, 4}, 12, 17),
             "away": dates_text(_HOLIDAY), "week": 3},
            {"name": _ANNA, "employee": _ANNA, "unit": _UNIT,
             "kinds": f"{reflection}; {debriefing}", "week": 2},
        ),
        "rooms": (
            {"name": t("sample.room", house=_UNIT), "capacity": 12, "unit": _UNIT},
            {"name": t("sample.hall"), "capacity": 40, "windows": _hours({1, 2, 3, 4, 5}, 9, 16)},
        ),
        "incidents": (
            {"id": "h1", "date": date(2026, 6, 12), "time": time(19, 30), "unit": _UNIT,
             "involved": _BOTH, "delete": date(2026, 12, 12)},
        ),
        "wishes": (
            {"employee": _ANNA, "wish": t("template.wish.avoid"), "window": _hours({5}, 12, 18)},
            {"employee": _BO, "wish": t("template.wish.prefer"), "window": _hours({2, 4}, 13, 16)},
        ),
        "bonds": ({"people": _BOTH, "bond": t("template.bond.apart")},),
        "travel": ({"one": _UNIT, "other": "Hus Syd", "minutes": 20},),
        "carried": (
            {"employee": _BO, "extra": 240, "call_ins": 2, "meetings": 3,
             "seen": date(2026, 2, 18)},
        ),
    }


def _hours(weekdays: set[int], start: int, end: int) -> str:
    return windows_text((Window(frozenset(weekdays), start * 60, end * 60),))


EXAMPLE_CODES: Final = (
    (_ANNA, ("D", "D", "", "D", "D", "", "", "D", "", "D", "D", "", "D", "D")),
    (_BO, ("", "N", "N", "N", "", "", "", "", "", "X", "X", "N", "N", "N")),
)
"""Names, and the codes of two weeks that go on in the same way."""
