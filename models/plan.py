"""A finished plan, and what a check of it found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.finding import Finding
from models.meetings import Meeting
from models.people import Team
from models.policy import ObjectiveName
from models.problem import Problem


@dataclass(frozen=True, slots=True)
class Reason:
    """Why candidate times fell away: how many, for which reason, in a sentence for people."""

    code: str
    candidates: int
    message: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A meeting that is due and was not placed. `first`–`last`: the days it should lie in."""

    occurrence: str
    kind: str
    series: str
    course: str | None
    first: date
    last: date
    why: tuple[Reason, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody who is in no meeting in a stretch of the period, and why, over all times of all
    meetings in it to which she might have come."""

    employee: str
    first: date
    last: date
    why: tuple[Reason, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Objective:
    """One step of the ladder: value reached, best value possible at least, whether they meet.

    `bound` is None where the search did not come to it.
    """

    name: ObjectiveName
    value: int
    bound: int | None
    proven: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Placed meetings in order of time, members of each course, what is missing and why."""

    meetings: tuple[Meeting, ...]
    courses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unplaced: tuple[Unplaced, ...] = ()
    unreached: tuple[Unreached, ...] = ()
    objectives: tuple[Objective, ...] = ()
    seed: int = 0
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class TeamCoverage:
    """One vagtlag in one meeting: how many came, how many were wanted."""

    meeting: str
    team: Team
    present: int
    wanted: int

    @property
    def covered(self) -> bool:
        """Whether enough of the team attend."""
        return self.present >= self.wanted


@dataclass(frozen=True, slots=True)
class PersonCoverage:
    """One person over the period. `missed`: first days of the stretches without a meeting.

    `load_points`: emotional load of the meetings attended. `leading`: meetings led.
    """

    employee: str
    last_seen: date | None
    meetings: int
    extra_minutes: int
    call_ins: int
    load_points: int = 0
    leading: int = 0
    missed: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What `check` says of a plan: its own figures, found without a look at the solver's."""

    by_team: tuple[TeamCoverage, ...]
    by_employee: tuple[PersonCoverage, ...]
    objectives: Mapping[ObjectiveName, int]
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether any finding is of severity error."""
        return any(f.severity == "error" for f in self.findings)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A problem, a plan for it and the judgement of that plan: what views and exports show."""

    problem: Problem
    plan: Plan
    judgement: Judgement
