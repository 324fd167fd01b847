"""Small homes to ask about, each with a plan whose judgement is known."""

from dataclasses import replace

from models.meetings import GroupSize, Interval, Meeting, MeetingKind
from models.people import DAY, EVENING, NIGHT
from models.plan import Outcome
from models.problem import Problem
from models.resources import Lead, Room
from planner.judging import check
from tests.make import employee, plan, problem, window

WEEK = "2026-01-05 2026-01-11"
DAYS = [f"2026-01-{n:02d}" for n in range(5, 10)]

TALK = MeetingKind(
    id="talk", name="Refleksion", minutes=60, group=GroupSize(2, 4), windows=(window("12-17"),),
    interval=Interval(7, 4, 10), teams_required=(DAY, EVENING),
)
"""An hour of two to four people, one of the day and one of the evening, from 12 to 17."""

ÅSE = employee("Åse", DAY, [f"{d} 07-15" for d in DAYS])
BO = employee("Bo", DAY, [f"{d} 07-15" for d in DAYS])
CARL = employee("Carl", EVENING, [f"{d} 15-23" for d in DAYS])
DORTE = employee("Dorte", EVENING, ["2026-01-06 15-23"])
EVA = employee("Eva", NIGHT, [f"{d} 23-07" for d in DAYS])
PEOPLE = (ÅSE, BO, CARL, DORTE, EVA)


def home(**changes: object) -> Problem:
    """The home with one talk in the first week of January, changed as asked for."""
    kinds = changes.pop("kinds", [TALK])
    people = changes.pop("people", PEOPLE)
    return problem(*people, period=WEEK, kinds=kinds, **changes)  # type: ignore[misc, arg-type]


def led(**changes: object) -> Problem:
    """The same with a supervisor and a room, who can be missing."""
    kind = replace(TALK, lead="external")
    given: dict[str, object] = {
        "kinds": [kind], "leads": [Lead("l1", "Vibe", ("talk",))],
        "rooms": [Room("r1", "Stuen", 9)],
    }
    return home(**given | changes)


def outcome(about: Problem, *meetings: Meeting) -> Outcome:
    """A plan of those meetings, judged."""
    made = plan(*meetings)
    return Outcome(about, made, check(about, made))
