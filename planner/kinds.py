"""The catalogue of meeting kinds: every mødeform of the sources, ready to be used and changed.

Each carries its source: the five texts on care fatigue by number and section. The first four are
what a bare roster starts from; the others are added by whoever wants them, by their id in a file of
rules, or as lines of the template.
"""

from dataclasses import replace
from typing import Final

from models.meetings import GroupSize, Interval, MeetingKind, Window
from models.people import TEAMS, Team
from planner.texts import t

WORKDAYS: Final = frozenset({1, 2, 3, 4, 5})
EVERY_DAY: Final = frozenset({1, 2, 3, 4, 5, 6, 7})

SUPERVISION: Final = "supervision"
LONG_SUPERVISION: Final = "supervision-lang"
REFLECTION: Final = "faglig-refleksion"
PEERS: Final = "kollegial-sparring"
CONFERENCE: Final = "beboerkonference"
RESIDENT_TEAM: Final = "borgerteam"
CAMPFIRE: Final = "lejrbaal"
BENCH: Final = "fiskerbaenk"
DEBRIEFING: Final = "debriefing"
DEBRIEFING_ROTA: Final = "debriefing-fast"
SAFETY: Final = "tryghedsmoede"
TIME_OUT: Final = "time-out"
ONE_TO_ONE: Final = "individuel-supervision"
EXPERIENCE: Final = "erfaringsgruppe"
BUDDIES: Final = "buddy"
STAFF: Final = "personalemoede"
TRIO: Final = "trio"

PROFESSIONS: Final = 2
"""Professions that a supervision and a conference bring together."""

_WHOLE_UNIT: Final = 60
"""More than any unit has on duty: no limit on who may come."""
_DAYTIME: Final = (Window(WORKDAYS, 7 * 60, 17 * 60),)
_OVERLAP: Final = (Window(WORKDAYS, 12 * 60, 17 * 60),)
"""When day and evening overlap, so that both can be there."""


def catalogue(
    teams: tuple[Team, ...] = TEAMS, professions: int = PROFESSIONS
) -> tuple[MeetingKind, ...]:
    """Every preset, asking for the given teams and so many professions where it asks for any."""
    teams = teams or TEAMS
    return (
        *standard_kinds(teams, professions), *_supervision(teams, professions),
        *_talks(teams), *_of_the_unit(), *_of_few(),
    )


def standard_kinds(
    teams: tuple[Team, ...] = TEAMS, professions: int = PROFESSIONS
) -> tuple[MeetingKind, ...]:
    """Supervision, reflection, resident conference and debriefing, asking for the given teams.

    Supervision and conference ask for so many different professions.
    """
    return (
        MeetingKind(
            id=SUPERVISION, name=t("kind.supervision"), minutes=150,
            group=GroupSize(min=4, max=9, closed=True), windows=_OVERLAP,
            interval=Interval(every=28, min=21, max=28),
            teams_required=teams, teams_strict=True, professions_min=professions,
            lead="external", load_points=3, source="000 §2.1.2",
        ),
        MeetingKind(
            id=REFLECTION, name=t("kind.faglig-refleksion"), minutes=60,
            group=GroupSize(min=4, max=10), windows=_DAYTIME,
            interval=Interval(every=7, min=4, max=10),
            teams_required=teams, lead="internal", load_points=1, source="000 §2.1.1",
        ),
        MeetingKind(
            id=CONFERENCE, name=t("kind.beboerkonference"), minutes=90,
            group=GroupSize(min=5, max=10), windows=_DAYTIME,
            interval=Interval(every=14, min=9, max=19),
            teams_required=teams, professions_min=professions, lead="internal", load_points=2,
            source="000 §2.1.1",
        ),
        MeetingKind(
            id=DEBRIEFING, name=t("kind.debriefing"), minutes=60,
            group=GroupSize(min=1, max=20), windows=(Window(EVERY_DAY, 7 * 60, 22 * 60),),
            after_hours=(24, 72), lead="internal", load_points=3, source="000 §2.1.3, 003",
        ),
    )


def _supervision(teams: tuple[Team, ...], professions: int) -> tuple[MeetingKind, ...]:
    usual = standard_kinds(teams, professions)[0]
    return (
        replace(
            usual, id=LONG_SUPERVISION, name=t("kind.supervision-lang"), minutes=300,
            windows=(Window(WORKDAYS, 10 * 60, 17 * 60),), same_group=True,
            interval=Interval(every=35, min=28, max=42),
        ),
        MeetingKind(
            id=ONE_TO_ONE, name=t("kind.individuel-supervision"), minutes=60,
            group=GroupSize(1, 1), windows=_DAYTIME, interval=Interval(28, 21, 35),
            lead="external", load_points=2, source="003",
        ),
    )


def _talks(teams: tuple[Team, ...]) -> tuple[MeetingKind, ...]:
    """Open meetings for some of a unit at a time."""
    return (
        MeetingKind(
            id=PEERS, name=t("kind.kollegial-sparring"), minutes=60, group=GroupSize(4, 10),
            windows=_DAYTIME, interval=Interval(28, 21, 35), lead="internal", load_points=1,
            source="004 8A",
        ),
        MeetingKind(
            id=RESIDENT_TEAM, name=t("kind.borgerteam"), minutes=60, group=GroupSize(3, 12),
            windows=_OVERLAP, interval=Interval(21, 14, 28), same_group=True, load_points=1,
            source="004 2A",
        ),
        MeetingKind(
            id=CAMPFIRE, name=t("kind.lejrbaal"), minutes=60, group=GroupSize(4, 10),
            windows=_OVERLAP, interval=Interval(28, 21, 35), teams_required=teams,
            lead="internal", load_points=2, source="000 §2.1.3",
        ),
        MeetingKind(
            id=BENCH, name=t("kind.fiskerbaenk"), minutes=30, group=GroupSize(2, 6),
            windows=_DAYTIME, interval=Interval(14, 9, 19), coming="near", lead="internal",
            load_points=2, source="000 §2.1.3, 001",
        ),
        MeetingKind(
            id=DEBRIEFING_ROTA, name=t("kind.debriefing-fast"), minutes=60,
            group=GroupSize(3, 12), windows=(Window(EVERY_DAY, 7 * 60, 22 * 60),),
            interval=Interval(28, 21, 35), lead="internal", load_points=3, source="000 §2.1.3",
        ),
    )


def _of_the_unit() -> tuple[MeetingKind, ...]:
    """Meetings to which all who are on a shift come."""
    return (
        MeetingKind(
            id=SAFETY, name=t("kind.tryghedsmoede"), minutes=45,
            group=GroupSize(3, _WHOLE_UNIT), windows=_OVERLAP, interval=Interval(7, 4, 10),
            everybody=True, coming="near", lead="internal", manager="in", load_points=1,
            source="000 §2.3.2",
        ),
        MeetingKind(
            id=TIME_OUT, name=t("kind.time-out"), minutes=15, group=GroupSize(1, _WHOLE_UNIT),
            windows=(), interval=Interval(1, 1, 1), everybody=True, on_floor=True,
            coming="on_shift", load_points=0, source="003",
        ),
        MeetingKind(
            id=STAFF, name=t("kind.personalemoede"), minutes=90,
            group=GroupSize(4, _WHOLE_UNIT), windows=_OVERLAP, interval=Interval(28, 21, 35),
            everybody=True, lead="internal", manager="in", load_points=0, source="004 1B, 3B",
        ),
    )


def _of_few() -> tuple[MeetingKind, ...]:
    """Pairs, small fixed groups and named people."""
    return (
        MeetingKind(
            id=EXPERIENCE, name=t("kind.erfaringsgruppe"), minutes=60,
            group=GroupSize(2, 5, closed=True), windows=_DAYTIME, interval=Interval(28, 21, 35),
            load_points=1, source="003",
        ),
        MeetingKind(
            id=BUDDIES, name=t("kind.buddy"), minutes=60, group=GroupSize(2, 2, closed=True),
            windows=_DAYTIME, interval=Interval(28, 21, 35), coming="near", load_points=1,
            source="003",
        ),
        MeetingKind(
            id=TRIO, name=t("kind.trio"), minutes=60, group=GroupSize(2, 6), windows=_DAYTIME,
            interval=Interval(28, 21, 35), load_points=0, source="004 1B, 3B",
        ),
    )
