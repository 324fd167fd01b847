"""What an incident asks of a process of its own: each is data, and knows no Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.plan import Outcome
from models.timespan import Moment
from planner.progress import Cancel, Report

if TYPE_CHECKING:
    from planner.advice.moving import MoveJudgement, TimeCost

MOST = 6
"""Times that are proposed at most."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """Times for a meeting that is due in a plan, best first; `there`: who comes to the first one.

    `said`: why there is none, where there is none.
    """

    outcome: Outcome
    meeting: str
    times: "tuple[TimeCost, ...]"
    there: "MoveJudgement | None"
    said: str = ""


@dataclass(frozen=True, slots=True)
class ProposeTimes:
    """Times for a meeting that is due and not placed."""

    outcome: Outcome
    meeting: str
    seconds: float | None = 60.0
    grace: float | None = 0.5

    def run(self, _report: Report, _cancel: Cancel, /) -> Proposed:
        """Find them."""
        from planner import service

        outcome, meeting = self.outcome, self.meeting
        price = outcome.problem.policy.call_in_price
        able = [c for c in service.move_costs(outcome, meeting) if c.reason is None]
        able.sort(key=lambda c: (c.missing, c.unreached, c.minutes + price * c.call_ins, c.start))
        if able:
            there = service.why_there(outcome, meeting, able[0].start)
            return Proposed(outcome, meeting, tuple(able[:MOST]), there)
        trouble = next((x for x in service.troubles(outcome) if x.id == meeting), None)
        said = service.why(outcome, trouble).message if trouble is not None else ""
        return Proposed(outcome, meeting, (), None, said)


@dataclass(frozen=True, slots=True)
class RegisterIncident:
    """An incident registered in a plan, or `corrected`, and times for its debriefing."""

    outcome: Outcome
    at: Moment
    unit: str | None
    involved: tuple[str, ...]
    corrected: str | None = None
    seconds: float | None = 60.0
    grace: float | None = 0.5

    def run(self, report: Report, cancel: Cancel, /) -> Proposed:
        """Register it, judge the plan with it, and find times."""
        from ui.changing import corrected_incident, with_incident

        said = self.at, self.unit, self.involved
        if self.corrected is None:
            after, meeting = with_incident(self.outcome, *said)
        else:
            after = corrected_incident(self.outcome, self.corrected, *said)
            rows = after.problem.series
            meeting = next(f"{row.id}-1" for row in rows if row.incident == self.corrected)
        return ProposeTimes(after, meeting).run(report, cancel)


@dataclass(frozen=True, slots=True)
class LookAtTime:
    """Who could come to a meeting at a time."""

    outcome: Outcome
    meeting: str
    start: Moment
    seconds: float | None = 60.0
    grace: float | None = 0.5

    def run(self, _report: Report, _cancel: Cancel, /) -> "MoveJudgement":
        """Look at it."""
        from planner import service

        return service.why_there(self.outcome, self.meeting, self.start)


@dataclass(frozen=True, slots=True)
class ForgetIncident:
    """The plan without an incident and its debriefing, judged."""

    outcome: Outcome
    incident: str
    seconds: float | None = 60.0
    grace: float | None = 0.5

    def run(self, _report: Report, _cancel: Cancel, /) -> Outcome:
        """Take it out."""
        from ui.changing import without_incident

        return without_incident(self.outcome, self.incident)
