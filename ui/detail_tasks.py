"""Why a meeting is where it is: a question that runs in a process of its own. Knows no Qt."""

from collections import Counter
from dataclasses import dataclass

from models.plan import Outcome
from planner.progress import Cancel, Report
from planner.texts import t
from planner.texts.dates import at_time


@dataclass(frozen=True, slots=True)
class WhyHereFound:
    """What the time of a meeting was chosen over, and why those who might come do not.

    `times`: sentences about all other times. `people`: a sentence for each who does not come.
    """

    times: tuple[str, ...]
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WhyHere:
    """Count what every other time would cost a meeting, and ask who could not come to this one."""

    outcome: Outcome
    meeting: str
    seconds: float | None = 60.0
    grace: float | None = 0.5

    def run(self, _report: Report, _cancel: Cancel, /) -> WhyHereFound:
        """Count it."""
        from planner import service

        placed = next(m for m in self.outcome.plan.meetings if m.id == self.meeting)
        here = placed.span.start
        costs = [
            cost for cost in service.move_costs(self.outcome, self.meeting) if cost.start != here
        ]
        found = Counter(cost.colour for cost in costs)
        times = [
            t("ui.details.here.total", total=len(costs), green=found["green"],
              yellow=found["yellow"], red=found["red"])
        ]
        reasons = Counter(cost.message for cost in costs if cost.colour == "red")
        times += [
            t("ui.details.here.reason", number=number, reason=message)
            for message, number in reasons.most_common(4)
        ]
        near = min(
            (cost for cost in costs if cost.colour == "yellow"),
            key=lambda cost: (cost.missing, cost.unreached, cost.minutes, cost.start),
            default=None,
        )
        if near is not None:
            times.append(
                t("ui.details.here.next", when=at_time(near.start), message=near.message)
            )
        there = service.why_there(self.outcome, self.meeting, here, rechoose=False)
        return WhyHereFound(
            tuple(times),
            tuple((p.employee, p.message) for p in there.people if not p.now and p.message),
        )
