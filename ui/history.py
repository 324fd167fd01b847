"""How a planning run went: what each step of the ladder was worth, and when. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.plan import Objective, Outcome, Plan
from models.policy import ObjectiveName
from planner.progress import Progress
from planner.texts import t
from ui import measures


@dataclass(frozen=True, slots=True)
class Sample:
    """The value and bound of one step, some seconds after the run began."""

    seconds: float
    value: int
    bound: int | None


@dataclass(slots=True)
class History:
    """All samples of a run, by step, and the ladder as it stands.

    `empty`: the points of the first objective when not a single meeting is placed. `measured`:
    whether `done` says how far it is.
    """

    empty: int = 0
    ladder: dict[ObjectiveName, Objective] = field(default_factory=dict)
    samples: dict[ObjectiveName, list[Sample]] = field(default_factory=dict)
    current: ObjectiveName | None = None
    message: str = ""
    done: float = 0.0
    measured: bool = False
    counted: Mapping[ObjectiveName, str] = field(default_factory=dict)

    def hear(self, progress: Progress, seconds: float) -> None:
        """Take in what the run told after so many seconds."""
        self.message, self.done = progress.message, progress.done
        # Before there is any plan nobody can say how far planning is.
        self.measured = bool(progress.ladder) or progress.phase != "plan"
        for step in progress.ladder:
            line = self.samples.setdefault(step.name, [])
            sample = Sample(seconds, step.value, step.bound)
            if not line or (line[-1].value, line[-1].bound) != (step.value, step.bound):
                line.append(sample)
            self.ladder[step.name] = step
        self.current = progress.ladder[-1].name if progress.ladder else None

    def finish(self, outcome: Outcome) -> None:
        """The run ended with this plan; nothing improves any more, and all can be counted out."""
        self.ladder = {step.name: step for step in outcome.plan.objectives}
        self.current, self.done = None, 1.0
        self.counted = measures.counted(outcome)

    def led_to(self, outcome: Outcome) -> bool:
        """Whether a plan may be what this run found: it ended with the very same values."""
        ended = {name: step.value for name, step in self.ladder.items()}
        return ended == {step.name: step.value for step in outcome.plan.objectives}

    def worth(self, name: ObjectiveName) -> str:
        """What a step has come to, as people read it."""
        if name in self.counted:
            return self.counted[name]
        step = self.ladder.get(name)
        return measures.rough(name, step.value, self._start(name)) if step else "–"

    def best_possible(self, name: ObjectiveName) -> str | None:
        """How good a step can get at most, where that is known and says anything."""
        bound = self.ladder[name].bound
        if not bound or name == "fairness":
            return None
        return measures.rough(name, bound, self._start(name))

    def _start(self, name: ObjectiveName) -> int:
        if name == "coverage":
            return self.empty
        line = self.samples.get(name)
        return line[0].value if line else 0


def ending(plan: Plan) -> str:
    """How a run ended, in a sentence."""
    placed, missing = len(plan.meetings), len(plan.unplaced)
    if plan.stopped:
        return t("ui.plan.stopped", meetings=placed)
    if missing:
        return t("ui.plan.partly", meetings=placed, missing=missing)
    return t("ui.plan.done", meetings=placed)
