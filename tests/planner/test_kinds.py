"""The catalogue: every kind of the sources, and each can be planned for a small home."""

from dataclasses import replace

import pytest

from models.meetings import Course, MeetingKind, Series
from models.people import DAY, EVENING, TEAMS
from planner.kinds import CAMPFIRE, TIME_OUT, TRIO, catalogue, standard_kinds
from planner.presets import problem_from_roster
from planner.rules_toml import with_rules
from tests.make import FREE, employee, problem
from tests.planner.rules.planned import people, planned

KINDS = catalogue()

# Minutes, days between, smallest and largest group, source: the table of the field.
TABLE = {
    "supervision": (150, 28, 9, "000 §2.1.2"), "supervision-lang": (300, 35, 9, "000 §2.1.2"),
    "faglig-refleksion": (60, 7, 10, "000 §2.1.1"), "kollegial-sparring": (60, 28, 10, "004 8A"),
    "beboerkonference": (90, 14, 10, "000 §2.1.1"), "borgerteam": (60, 21, 12, "004 2A"),
    "lejrbaal": (60, 28, 10, "000 §2.1.3"), "fiskerbaenk": (30, 14, 6, "000 §2.1.3, 001"),
    "debriefing": (60, None, 20, "000 §2.1.3, 003"),
    "debriefing-fast": (60, 28, 12, "000 §2.1.3"), "tryghedsmoede": (45, 7, 60, "000 §2.3.2"),
    "time-out": (15, 1, 60, "003"), "individuel-supervision": (60, 28, 1, "003"),
    "erfaringsgruppe": (60, 28, 5, "003"), "buddy": (60, 28, 2, "003"),
    "personalemoede": (90, 28, 60, "004 1B, 3B"), "trio": (60, 28, 6, "004 1B, 3B"),
}


def of(id_: str) -> MeetingKind:
    return next(kind for kind in KINDS if kind.id == id_)


def test_the_catalogue_is_the_table() -> None:
    assert {
        kind.id: (
            kind.minutes, kind.interval.every if kind.interval else None, kind.group.max,
            kind.source,
        )
        for kind in KINDS
    } == TABLE


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_each_is_sound(kind: MeetingKind) -> None:
    assert kind.name[0].isupper()
    assert 0 < kind.group.min <= kind.group.max
    assert all(kind.minutes <= window.end - window.start for window in kind.windows)
    assert (kind.interval is None) == (kind.after_hours is not None)
    if kind.interval is not None:
        assert kind.interval.min <= kind.interval.every <= kind.interval.max


def test_a_bare_roster_starts_from_four_of_them() -> None:
    about = problem_from_roster(problem(employee("Åse", shifts=["2026-01-05 07-15"])).roster, "x")
    assert [kind.id for kind in about.kinds] == [kind.id for kind in standard_kinds()]


def crew() -> list[object]:
    shifts = {
        DAY: [f"2026-01-{day:02d} 07-15" for day in range(5, 10)],
        EVENING: [f"2026-01-{day:02d} 15-23" for day in range(5, 10)],
    }
    return [
        replace(
            employee(f"{team}-{n}", team, shifts[team], profession=("SSA", "SSH")[n % 2]),
            group="Rød", manager=n == 0,
        )
        for team in shifts for n in range(3)
    ]


@pytest.mark.parametrize("id_", [k for k in TABLE if k not in ("debriefing", "supervision-lang")])
def test_each_can_be_planned(id_: str) -> None:
    kind = replace(of(id_), lead="none", teams_required=(), group=replace(
        of(id_).group, min=min(2, of(id_).group.min)
    ))
    courses = (Course("g", "Gruppe"),) if kind.group.closed else ()
    about = problem(
        *crew(), kinds=[kind], series=[Series("row", id_, courses=courses)],  # type: ignore[arg-type]
        policy=replace(FREE, step_minutes=60),
    )
    assert planned(about).meetings


def test_time_outs_are_daily_for_all_on_shift() -> None:
    rows = [Series(f"time-{team}", TIME_OUT, team=team) for team in (DAY, EVENING)]
    about = problem(
        *crew(), kinds=[of(TIME_OUT)], series=rows, policy=replace(FREE, step_minutes=60),  # type: ignore[arg-type]
    )
    made = planned(about)
    assert len(made.meetings) == 10
    assert {frozenset(there) for there in people(made)} == {
        frozenset(f"{team}-{n}" for n in range(3)) for team in (DAY, EVENING)
    }


def test_named_people_meet_in_a_trio() -> None:
    text = (
        f'[[kinds]]\nid = "{TRIO}"\n[[series]]\nid = "trio"\nkind = "{TRIO}"\n'
        'people = ["day-0", "day-1", "evening-0"]\n'
    )
    about = with_rules(problem(*crew(), series=[]), text, "r.toml")  # type: ignore[arg-type]
    ((there),) = people(planned(about))
    assert there <= {"day-0", "day-1", "evening-0"}


def test_kinds_ask_for_the_teams_that_there_are() -> None:
    assert of(CAMPFIRE).teams_required == TEAMS
    assert next(k for k in catalogue((DAY,)) if k.id == CAMPFIRE).teams_required == (DAY,)
