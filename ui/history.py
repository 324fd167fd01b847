"""How a planning run went: what each step of the ladder was worth, and when. Knows no Qt."""

from dataclasses import dataclass, field

from models.plan import Objective, Plan
from models.policy import ObjectiveName
from planner.progress import Progress
from planner.texts import t
from planner.texts.dates import duration


@dataclass(frozen=True, slots=True)
class Sample:
    """The value and bound of one step, some seconds after the run began."""

    seconds: float
    value: int
    bound: int | None


@dataclass(slots=True)
class History:
    """All samples of a run, by step, and the ladder as it stands."""

    ladder: dict[ObjectiveName, Objective] = field(default_factory=dict)
    samples: dict[ObjectiveName, list[Sample]] = field(default_factory=dict)
    current: ObjectiveName | None = None
    message: str = ""
    done: float = 0.0

    def hear(self, progress: Progress, seconds: float) -> None:
        """Take in what the run told after so many seconds."""
        self.message, self.done = progress.message, progress.done
        for step in progress.ladder:
            line = self.samples.setdefault(step.name, [])
            sample = Sample(seconds, step.value, step.bound)
            if not line or (line[-1].value, line[-1].bound) != (step.value, step.bound):
                line.append(sample)
            self.ladder[step.name] = step
        self.current = progress.ladder[-1].name if progress.ladder else None

    def finish(self, objectives: tuple[Objective, ...]) -> None:
        """The run ended with these steps; nothing improves any more."""
        self.ladder = {step.name: step for step in objectives}
        self.current, self.done = None, 1.0


def worth(name: ObjectiveName, value: int) -> str:
    """The value of a step as people read it."""
    shown = duration(value) if name == "extra_time" else str(value)
    if value == 0:
        return t(f"ui.ladder.none.{name}")
    return t(f"ui.ladder.value.{name}", value=shown)


def ending(plan: Plan) -> str:
    """How a run ended, in a sentence."""
    placed, missing = len(plan.meetings), len(plan.unplaced)
    if plan.stopped:
        return t("ui.plan.stopped", meetings=placed)
    if missing:
        return t("ui.plan.partly", meetings=placed, missing=missing)
    return t("ui.plan.done", meetings=placed)
