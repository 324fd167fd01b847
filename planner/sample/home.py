"""Solbakken as a problem to plan: its roster with rooms, leads, wishes and one violent incident."""

from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from models.meetings import Incident, Series, Window
from models.people import DAY, EVENING, NIGHT
from models.policy import Carried, FloorMinimum, Policy, Wish
from models.problem import Problem
from models.resources import Lead, Room
from models.timespan import Period, moment
from planner.presets import (
    CONFERENCE,
    DEBRIEFING,
    REFLECTION,
    SUPERVISION,
    WORKDAYS,
    call_in_cap,
    standard_kinds,
    standard_series,
)
from planner.sample.people import BOEGEN, HOME, LAERKEN
from planner.sample.roster import PERIOD, sample_roster
from planner.texts import language, t_in

_LED_INSIDE: Final = (REFLECTION, CONFERENCE, DEBRIEFING)

# Friday 17 April in the early evening, when the late day shift and the evening shift both work.
_INCIDENT_AT: Final = datetime(2026, 4, 17, 18, 20)
_INVOLVED: Final = ("Grethe Møller", "Hanne Sønderby", "Ida Brændstrup", "Karim Nasser")

_SUPERVISION_TIMES: Final = Window(WORKDAYS, 9 * 60, 17 * 60)
"""Wider than the preset: a morning leaves the night team eleven hours of rest before the next
night, without which half of the supervision could not be held."""


def sample_problem() -> Problem:
    """Solbakken's spring: 42 people, 12 weeks, all standard kinds and a debriefing."""
    return _sample_problem(language())


@lru_cache(maxsize=2)
def _sample_problem(code: str) -> Problem:
    """The same, once for each language: kinds and groups are named in it."""
    roster = sample_roster()
    ids = {person.name: person.id for person in roster.employees}
    kinds = tuple(
        replace(kind, windows=(_SUPERVISION_TIMES,)) if kind.id == SUPERVISION else kind
        for kind in standard_kinds()
    )
    incident = Incident(
        "h1", moment(_INCIDENT_AT), BOEGEN, tuple(sorted(ids[name] for name in _INVOLVED)),
        delete_after=date(2026, 10, 17),
    )
    debriefing = Series(f"{DEBRIEFING}-{incident.id}", DEBRIEFING, BOEGEN, incident=incident.id)
    return Problem(
        name=t_in(code, "sample.plan", home=HOME),
        roster=roster,
        period=roster.period,
        kinds=kinds,
        series=(*standard_series(roster, kinds), debriefing),
        rooms=_rooms(code),
        leads=_leads(ids),
        incidents=(incident,),
        wishes=_wishes(ids),
        policy=replace(
            Policy(),
            max_call_ins=call_in_cap(PERIOD),
            floor=(
                FloorMinimum(None, DAY, 2), FloorMinimum(None, EVENING, 1),
                FloorMinimum(None, NIGHT, 1), FloorMinimum(BOEGEN, DAY, 3),
            ),
        ),
        carried=_carried(ids),
    )


def _rooms(code: str) -> tuple[Room, ...]:
    return (
        Room("r1", t_in(code, "sample.room", house="Bøgen"), 12, BOEGEN),
        Room("r2", t_in(code, "sample.room", house="Lærken"), 12, LAERKEN),
        Room("r3", t_in(code, "sample.hall"), 30, None, (Window(WORKDAYS, 8 * 60, 17 * 60),)),
    )


def _leads(ids: dict[str, str]) -> tuple[Lead, ...]:
    """One supervisor from outside with a calendar, two facilitators of each house."""
    holiday = Period(date(2026, 5, 4), date(2026, 5, 8)).days()
    supervisor = Lead(
        "l1", "Birgitte Holmegaard", (SUPERVISION,),
        windows=(_SUPERVISION_TIMES,),
        away=frozenset(holiday), max_per_week=4,
    )
    inside = (
        ("Søren Bækgaard", BOEGEN, _LED_INSIDE), ("Hanne Sønderby", BOEGEN, _LED_INSIDE[:2]),
        ("Astrid Nørholm", LAERKEN, _LED_INSIDE), ("Ditte Løvgreen", LAERKEN, _LED_INSIDE[:2]),
    )
    return (
        supervisor,
        *(
            Lead(f"l{number}", name, kinds, ids[name], unit, max_per_week=2)
            for number, (name, unit, kinds) in enumerate(inside, start=2)
        ),
    )


def _wishes(ids: dict[str, str]) -> tuple[Wish, ...]:
    def wish(name: str, days: set[int], start: int, end: int, avoid: bool = True) -> Wish:
        return Wish(ids[name], Window(frozenset(days), start * 60, end * 60), avoid)

    return (
        wish("Mohammed El-Khatib", {5}, 12, 18),
        wish("Tanja Østerby", {4}, 15, 24),
        wish("Jytte Ravn", {1, 2, 3, 4, 5}, 7, 12),
        wish("Emilie Præstegaard", {1, 3}, 15, 24),
        wish("Selma Hadzic", {2, 4}, 12, 15, avoid=False),
        wish("Linh Nguyen", {1, 2, 3, 4, 5}, 7, 12),
        wish("Ali Rezaei", {2, 3}, 13, 17, avoid=False),
    )


def _carried(ids: dict[str, str]) -> dict[str, Carried]:
    """What the winter cost those who were called in most."""
    return {
        ids["Ove Skårup"]: Carried(300, 2, 3, date(2026, 2, 18)),
        ids["Susanne Højlund"]: Carried(450, 3, 3, date(2026, 2, 24)),
        ids["Karim Nasser"]: Carried(180, 1, 2, date(2026, 1, 29)),
        ids["Vibeke Kjeldsen"]: Carried(300, 2, 2, date(2026, 2, 5)),
    }
