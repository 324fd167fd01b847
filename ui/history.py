"""How a planning run went: what each step of the ladder was worth, and when. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.plan import Objective, Outcome, Plan
from models.policy import LADDER, ObjectiveName
from models.problem import Problem
from planner.progress import Progress
from planner.texts import t, tn
from ui import measures
from ui.wording import listed

MOST_NEWS = 6
"""Changes that are remembered."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The value and bound of one step, some seconds after the run began."""

    seconds: float
    value: int
    bound: int | None


@dataclass(frozen=True, slots=True)
class News:
    """A step got better some seconds after the run began; `before` None: it was proven."""

    seconds: float
    name: ObjectiveName
    before: str | None
    now: str

    @property
    def words(self) -> str:
        """`12 s · Dækning: 3 møder mangler → fuld dækning`."""
        key = "ui.planning.news.proven" if self.before is None else "ui.planning.news.better"
        return t(
            key, seconds=round(self.seconds), objective=t(f"objective.{self.name}"),
            before=self.before or "", now=self.now,
        )


@dataclass(slots=True)
class History:
    """All samples of a run, by step, and the ladder as it stands.

    `empty`: the points of the first objective when not a single meeting is placed. `measured`:
    whether `done` says how far it is. `first`: seconds until there was a first plan. `news`: what
    changed, the latest last. `call_ins`, `balance`: of the best plan so far that was told.
    """

    empty: int = 0
    problem: Problem | None = None
    ladder: dict[ObjectiveName, Objective] = field(default_factory=dict)
    samples: dict[ObjectiveName, list[Sample]] = field(default_factory=dict)
    current: ObjectiveName | None = None
    message: str = ""
    done: float = 0.0
    measured: bool = False
    counted: Mapping[ObjectiveName, str] = field(default_factory=dict)
    first: float | None = None
    seconds: float = 0.0
    news: list[News] = field(default_factory=list)
    call_ins: int | None = None
    balance: int | None = None

    @property
    def steps(self) -> tuple[ObjectiveName, ...]:
        """The objectives of the ladder from the top."""
        if self.problem is not None:
            return self.problem.policy.steps
        return LADDER

    @property
    def proven(self) -> int:
        """How many percent of the ladder are proven."""
        return measures.proven_percent(self.ladder.values(), len(self.steps))

    def hear(self, progress: Progress, seconds: float) -> None:
        """Take in what the run told after so many seconds."""
        self.message, self.done, self.seconds = progress.message, progress.done, seconds
        if self.first is None and (progress.ladder or progress.plan is not None):
            self.first = seconds
        if progress.plan is not None and self.problem is not None:
            self.call_ins = measures.called_in(progress.plan)
            self.balance = measures.balance(self.problem, progress.plan)
        # Before there is any plan nobody can say how far planning is.
        self.measured = bool(progress.ladder) or progress.phase != "plan"
        for step in progress.ladder:
            line = self.samples.setdefault(step.name, [])
            sample = Sample(seconds, step.value, step.bound)
            former = self.ladder.get(step.name)
            before = self.worth(step.name)
            if not line or (line[-1].value, line[-1].bound) != (step.value, step.bound):
                line.append(sample)
            self.ladder[step.name] = step
            self._note(step, former, before)
        self.current = progress.ladder[-1].name if progress.ladder else None

    def _note(self, step: Objective, former: Objective | None, before: str) -> None:
        """Remember what people would call news: a better value in other words, or a proof."""
        now = self.worth(step.name)
        if former is not None and step.value < former.value and now != before:
            self.news.append(News(self.seconds, step.name, before, now))
        if step.proven and not (former is not None and former.proven):
            self.news.append(News(self.seconds, step.name, None, now))
        del self.news[:-MOST_NEWS]

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
        return tn("ui.plan.stopped", placed)
    if missing:
        return tn("ui.plan.partly", placed, missing=missing)
    return tn("ui.plan.done", placed)


def conclusions(plan: Plan) -> tuple[str, ...]:
    """What is known of a finished plan: what is proven, how far the rest is from the best at most,
    and what would help more time. Nothing of a plan that was not searched for."""
    if not plan.objectives:
        return ()
    proven = [t(f"objective.{step.name}") for step in plan.objectives if step.proven]
    rest = [step for step in plan.objectives if not step.proven]
    if not rest:
        return (t("ui.planning.all_proven"),)
    said = []
    if proven:
        said.append(t("ui.planning.proven", objectives=listed(proven)))
    unknown = []
    for step in rest:
        far, name = measures.far_from_best(step), t(f"objective.{step.name}")
        if far is None:
            unknown.append(name)
        else:
            said.append(t("ui.planning.far", objective=name, percent=far))
    if unknown:
        said.append(t("ui.planning.far.unknown", objectives=listed(unknown)))
    names = listed(t(f"objective.{step.name}") for step in rest)
    said.append(t("ui.planning.more_time", objectives=names))
    return tuple(said)
