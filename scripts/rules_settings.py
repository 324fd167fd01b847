"""What each rule lets people set, and what the fields of a file of rules are: for the pages."""

from collections.abc import Mapping
from typing import Final

SETTINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "windows": ("kinds.windows", "kinds.minutes"),
    "public_holidays": ("limits.half_holidays_from", "limits.closed_days"),
    "absence": (),
    "rest": ("limits.rest_minutes", "limits.reduced_rest_minutes", "limits.adjoining_minutes"),
    "weekly_rest": ("limits.weekly_rest_minutes",),
    "sleep": ("limits.sleep_from", "limits.sleep_until"),
    "working_hours": ("limits.week_minutes", "limits.night_minutes", "limits.average_days"),
    "wishes": ("limits.keep_wishes", "wishes"),
    "one_a_day": ("limits.max_meetings_per_day", "limits.max_meetings_per_week"),
    "call_ins": ("limits.max_call_ins", "limits.call_in_gap_days"),
    "heavy": (
        "limits.heavy_points", "limits.heavy_gap_days", "limits.max_load_points",
        "kinds.load_points",
    ),
    "floor": ("floor",),
    "one_at_a_time": ("kinds.on_floor",),
    "room": ("rooms",),
    "lead": ("kinds.lead", "leads", "travel"),
    "group_size": ("kinds.group",),
    "course": ("kinds.group",),
    "audience": ("series.unit", "series.team", "series.group", "series.people"),
    "coming": ("kinds.coming",),
    "same_group": ("kinds.same_group", "people.group"),
    "manager": ("kinds.manager", "people.manager"),
    "bonds": ("bonds",),
    "everybody": ("kinds.everybody", "weights.seat_empty"),
    "interval": ("kinds.interval_days",),
    "teams": ("kinds.teams_required", "kinds.team_min", "kinds.teams_strict", "kinds.lead_counts"),
    "professions": ("kinds.professions_min",),
    "incident": ("kinds.after_hours",),
    "reach": (
        "limits.reach_days", "limits.night_weight", "limits.alone_weight", "people.alone",
    ),
    "team_reach": ("limits.team_days", "weights.team_unseen"),
    "attendance_class": ("limits.adjoining_minutes",),
    "locked": (),
}

_WINDOW: Final = '`{ weekdays = [1, 2], from = "12:00", to = "17:00" }`; Monday is 1'

FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "floor": {
        "": "Who stays on the floor while meetings run. The whole list is replaced.",
        "unit": "the unit; left out: every unit without a line of its own",
        "team": "the vagtlag of the shift: `day`, `evening`, `night` or the roster's own",
        "min": "how many stay at least",
        "professions": "at least one of these stays",
    },
    "kinds": {
        "": "Kinds of meetings. An entry changes the kind of its id, takes it from the catalogue, "
            "or makes a new one (with `minutes` and `group`).",
        "id": "what it is called in the file", "name": "what people call it",
        "minutes": "its length",
        "group": "`{ min = 4, max = 9, closed = true }`; closed: the same people each time",
        "interval_days": "`{ every = 28, min = 21, max = 28 }`: days from one to the next",
        "windows": f"when it may be held: a list of {_WINDOW}",
        "teams_required": "home vagtlag that are wanted in each meeting",
        "team_min": "how many of each", "teams_strict": "without them it is not held",
        "professions_min": "how many different professions",
        "lead": "`external`, `internal` or `none`",
        "lead_counts": "whoever leads counts for her vagtlag",
        "after_hours": "`{ min = 24, max = 72 }`: hours after an incident",
        "load_points": "how heavy it is on the feelings, 0 to 3", "source": "where it comes from",
        "coming": "`any`, `near` (nobody is called in) or `on_shift`",
        "everybody": "all who are on a shift are wanted",
        "on_floor": "a short gathering: whoever is in it is still on the floor",
        "same_group": "participants share a resident group",
        "manager": "the unit's manager is `optional`, `in` or `out`",
    },
    "series": {
        "": "Rows of meetings. An entry changes the row of its id or makes a new one.",
        "id": "what it is called in the file", "kind": "the kind's id",
        "unit": "whom it is for: a unit; left out: the whole home",
        "team": "a home vagtlag", "group": "a resident group",
        "people": "named people, by name or id",
        "subjects": "what the meetings are about in turn; pseudonyms, never a resident's name",
        "weekday": "the fixed weekday that is wished, 1 to 7",
        "clock": "the fixed time that is wished, `\"13:00\"`",
        "limit": "no more than so many meetings in the period",
        "drop": "the row is not held",
    },
    "people": {
        "": "More about employees than a roster says.",
        "employee": "name or id", "group": "her resident group; empty: none",
        "manager": "she leads the unit", "alone": "she works without a colleague beside her",
    },
    "leads": {
        "": "Supervisors and facilitators. An entry changes the one of its id or adds one.",
        "id": "what she is called in the file", "name": "her name",
        "employee": "name or id, where she is on the roster",
        "kinds": "ids of the kinds that she may lead", "unit": "only this unit's meetings",
        "windows": f"her calendar: a list of {_WINDOW}", "away": "dates on which she cannot",
        "max_per_week": "meetings a week at most",
    },
    "rooms": {
        "": "Rooms. An entry changes the one of its id or adds one.",
        "id": "what it is called in the file", "name": "its name", "capacity": "seats",
        "unit": "only this unit's meetings", "windows": f"when it is open: a list of {_WINDOW}",
    },
    "wishes": {
        "": "Wishes about time outside shifts. The whole list is replaced.",
        "employee": "name or id", "avoid": "true: not then; false: preferably then",
        "window": _WINDOW,
    },
    "bonds": {
        "": "People to keep apart or together. The whole list is replaced.",
        "people": "names or ids, two or more",
        "together": "false: never in one meeting; true: in the same closed groups",
    },
    "travel": {
        "": "The way between units, for those who lead in both. The whole list is replaced.",
        "one": "a unit", "other": "another", "minutes": "minutes, both ways",
    },
}
