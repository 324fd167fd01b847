"""What one plan is beside another: every objective before and after, and it all in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.finding import Finding
from models.people import Team, team_order
from models.plan import Judgement, Outcome
from models.policy import ObjectiveName
from planner.rules.wording import listed
from planner.texts import t
from planner.texts.dates import duration, the_team


@dataclass(frozen=True, slots=True)
class Step:
    """One objective in two plans."""

    name: ObjectiveName
    before: int
    after: int

    @property
    def change(self) -> int:
        """What it gains (below 0) or loses (above): less is better everywhere."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Effect:
    """One plan beside another. Differences are after minus before.

    `steps`: the objectives in the order of the ladder. `placed`: meetings. `covered`: meetings in
    which each vagtlag is. `reached`: people whom every stretch reaches. `errors`: broken rules,
    and rows without any meeting.
    """

    steps: tuple[Step, ...]
    placed: int
    covered: tuple[tuple[Team, int], ...]
    reached: int
    extra_minutes: int
    call_ins: int
    errors: int

    @property
    def better(self) -> bool:
        """Whether the first objective that differs is better after, and no more rules broken."""
        first = next((step for step in self.steps if step.change), None)
        return self.errors <= 0 and first is not None and first.change < 0

    @property
    def sentence(self) -> str:
        """What people would notice, most important first; or that there is no difference."""
        parts = [*_parts(self)]
        return listed(parts) if parts else t("advice.effect.none")


def effect(before: Outcome, after: Outcome) -> Effect:
    """What `after` is beside `before`, by their judgements."""
    one, other = before.judgement, after.judgement
    names = [*after.problem.policy.steps]
    teams = _covered(one), _covered(other)
    return Effect(
        steps=tuple(
            Step(name, one.objectives.get(name, 0), other.objectives.get(name, 0))
            for name in names
        ),
        placed=len(after.plan.meetings) - len(before.plan.meetings),
        covered=tuple(
            (team, teams[1].get(team, 0) - teams[0].get(team, 0))
            for team in sorted({*teams[0], *teams[1]}, key=team_order)
        ),
        reached=_reached(other) - _reached(one),
        extra_minutes=_minutes(other) - _minutes(one),
        call_ins=_calls(other) - _calls(one),
        errors=_errors(other) - _errors(one),
    )


def new_errors(before: Outcome, after: Outcome) -> tuple[Finding, ...]:
    """Rules that `after` breaks and `before` does not, one finding each."""
    old = {(f.code, f.message) for f in before.judgement.findings}
    return tuple(
        f for f in after.judgement.findings
        if f.severity == "error" and (f.code, f.message) not in old
    )


def minutes_more(minutes: int) -> str:
    """`45 min. mere i alt`, `1:30 timer mindre i alt`."""
    size = abs(minutes)
    text = t("advice.minutes", n=size) if size < 120 else t("advice.hours", time=duration(size))
    return t("advice.more" if minutes > 0 else "advice.less", what=text)


def _parts(effect: Effect) -> Iterator[str]:
    if effect.errors:
        yield _change("error", effect.errors)
    if effect.placed:
        yield _change("meeting", effect.placed)
    for team, number in effect.covered:
        if number:
            yield _of_team(team, number)
    if effect.reached:
        yield _change("reached", effect.reached)
    if effect.extra_minutes:
        yield minutes_more(effect.extra_minutes)
    if effect.call_ins:
        yield _change("call_in", effect.call_ins)
    told = {"coverage", "reach", "extra_time"}
    changes = {step.name: step.change for step in effect.steps}
    if changes.get("coverage") and not (effect.placed or any(n for _, n in effect.covered)):
        yield t("advice.coverage.better" if changes["coverage"] < 0 else "advice.coverage.worse")
    for name, change in changes.items():
        if change and name not in told:
            yield t(f"advice.{name}.{'better' if change < 0 else 'worse'}", n=abs(change))


def _change(what: str, number: int) -> str:
    key = f"advice.change.{what}"
    size = abs(number)
    way = "more" if number > 0 else "fewer"
    return t(f"{key}.{way}.one" if size == 1 else f"{key}.{way}", n=size)


def _of_team(team: Team, number: int) -> str:
    way = "more" if number > 0 else "fewer"
    size = abs(number)
    return t(
        f"advice.change.team.{way}.one" if size == 1 else f"advice.change.team.{way}",
        n=size, team=the_team(team),
    )


def _covered(judgement: Judgement) -> dict[Team, int]:
    found: dict[Team, int] = {}
    for line in judgement.by_team:
        found[line.team] = found.get(line.team, 0) + line.covered
    return found


def _reached(judgement: Judgement) -> int:
    return sum(not line.missed for line in judgement.by_employee)


def _minutes(judgement: Judgement) -> int:
    return sum(line.extra_minutes for line in judgement.by_employee)


def _calls(judgement: Judgement) -> int:
    return sum(line.call_ins for line in judgement.by_employee)


def _errors(judgement: Judgement) -> int:
    return sum(finding.severity == "error" for finding in judgement.findings)
