"""Questions about a plan that run in a process of their own: each is data, and knows no Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.finding import Finding
from models.plan import Outcome
from models.problem import Problem
from planner.progress import Cancel, Report
from ui.troubles import trouble_of

if TYPE_CHECKING:
    from planner.advice.fixed_day import FixedDay
    from planner.advice.helps import Remedy
    from planner.advice.meeting_days import MeetingDays
    from planner.advice.mending import Mending
    from planner.advice.missing import Why


@dataclass(frozen=True, slots=True)
class CountDays:
    """Count who could come when: for a series, or None for everybody."""

    problem: Problem
    series: str | None = None
    seconds: float | None = 120.0
    grace: float | None = 0.5

    def run(self, _report: Report, _cancel: Cancel, /) -> "MeetingDays":
        """Count it."""
        from planner import service

        return service.meeting_day(self.problem, self.series)


@dataclass(frozen=True, slots=True)
class PriceDay:
    """What a fixed meeting day costs; `time_limit` in seconds."""

    outcome: Outcome
    series: str
    weekday: int
    clock: int
    time_limit: float = 30.0
    seconds: float | None = None
    grace: float | None = 8.0

    def run(self, report: Report, cancel: Cancel, /) -> "FixedDay":
        """Plan it, and the free plan beside it."""
        from planner import service

        options = service.PlanOptions(self.time_limit)
        return service.fixed_day_price(
            self.outcome, self.series, self.weekday, self.clock, options, report, cancel
        )


@dataclass(frozen=True, slots=True)
class CountWhy:
    """Why something is lacking, counted over all times; None of what a finding says is broken."""

    outcome: Outcome
    finding: Finding
    seconds: float | None = 60.0
    grace: float | None = 0.5

    def run(self, _report: Report, _cancel: Cancel, /) -> "Why | None":
        """Count it."""
        from planner import service

        trouble = trouble_of(self.outcome, self.finding)
        return service.why(self.outcome, trouble) if trouble is not None else None


@dataclass(frozen=True, slots=True)
class MendAtOnce:
    """Single steps that mend a finding."""

    outcome: Outcome
    finding: Finding
    seconds: float | None = 60.0
    grace: float | None = 2.0

    def run(self, _report: Report, cancel: Cancel, /) -> "tuple[Mending, ...]":
        """Try each of them."""
        from planner import service

        return service.mend(self.outcome, self.finding, cancel)


@dataclass(frozen=True, slots=True)
class FindHelp:
    """What would mend a problem, found by searching; `time_limit` in seconds."""

    outcome: Outcome
    finding: Finding
    time_limit: float = 45.0
    seconds: float | None = None
    grace: float | None = None

    def run(
        self, report: Report, cancel: Cancel, /
    ) -> "tuple[Remedy, ...] | tuple[Mending, ...]":
        """Try changes one after another, or plan what lies around a broken rule again; stopped, it
        gives what it has found."""
        from planner import service

        options, trouble = service.PlanOptions(self.time_limit), trouble_of(
            self.outcome, self.finding
        )
        if trouble is None:
            return service.mend_by_search(self.outcome, self.finding, options, report, cancel)
        return service.what_helps(self.outcome, trouble, options, report, cancel)

