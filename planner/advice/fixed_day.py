"""What a fixed meeting day costs, and in which weeks it pays to leave it.

The fixed day is planned for real, with the row's times pinned to it, and beside it the free plan is
searched as long. Then each meeting of the fixed day is looked at: where another time covers more,
reaches more or saves enough, it is moved, and the gain of each move is the judge's. Source: 000
§2.2.2 (a fixed day as the starting point, adjusted continuously by the arbejdsmiljørepræsentant so
that as many as possible can come).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.agenda import Occurrence, occurrences
from models.meetings import Meeting, MeetingKind, Window
from models.plan import Outcome, Plan
from models.problem import Problem
from models.timespan import Span, day_of, minute_of_day
from planner.advice.effect import Effect, effect
from planner.advice.groups import groups
from planner.advice.meeting_days import moment_name, series_name
from planner.advice.moving import TimeCost, best_meeting, move_costs, with_meeting
from planner.advice.solving import judged, solve
from planner.advice.subject import subject
from planner.advice.view import view_of
from planner.progress import Cancel, Report, never, silent
from planner.rules.wording import listed
from planner.solver.options import PlanOptions
from planner.texts import t
from planner.texts.dates import when

WORTH_MINUTES = 180
"""Minutes (call-ins priced) that a move must save to pay, where it covers and reaches no more."""

LOOKED_AT = 3
"""Times of each meeting that are judged closely, the best by a quick look."""


@dataclass(frozen=True, slots=True)
class WeekMove:
    """One meeting off the fixed day. `span`: where to. `effect`: what this move alone brings."""

    meeting: str
    week: int
    span: Span
    effect: Effect


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A fixed day beside the `free` plan, which is the present one searched on.

    `price`: what `fixed` is beside the free plan. `kept`: the fixed day with `moves` taken, and
    `kept_price` what that is beside the free plan.
    """

    series: str
    weekday: int
    clock: int
    free: Outcome
    fixed: Outcome
    price: Effect
    moves: tuple[WeekMove, ...]
    kept: Outcome
    kept_price: Effect
    message: str


def fixed_day_price(
    outcome: Outcome, series_id: str, weekday: int, clock: int,
    options: PlanOptions | None = None, report: Report = silent, cancel: Cancel = never,
) -> FixedDay:
    """What holding a series at one weekday (1–7) and time (clock minutes) costs.

    The whole plan is searched anew around the fixed day, from the present plan on.
    `options.time_limit` (seconds) is shared with the free plan. Raises KeyError for an unknown
    series.
    """
    problem = outcome.problem
    options = options or PlanOptions()
    half = replace(options, time_limit=options.time_limit / 2)
    free = judged(problem, solve(problem, half, outcome.plan, report, cancel))
    series = problem.series_of(series_id)
    pinned = _pinned(problem, series_id, weekday, clock)
    start = _without_strays(free.plan, series_id, weekday, clock)
    made = solve(pinned, half, start, report, cancel)
    kinds = {series_id: series.kind}
    meetings = tuple(replace(m, kind=kinds.get(m.series, m.kind)) for m in made.meetings)
    missing = tuple(replace(u, kind=kinds.get(u.series, u.kind)) for u in made.unplaced)
    fixed = judged(problem, replace(made, meetings=meetings, unplaced=missing, objectives=()))
    kept, moves = fixed, []
    for due in occurrences(problem):
        if due.series == series_id and not cancel():
            kept, move = _moved(kept, due)
            moves += [move] if move is not None else []
    price, kept_price = effect(free, fixed), effect(free, kept)
    words = {
        "series": series_name(problem, series), "moment": moment_name(weekday, clock),
        "effect": price.sentence, "kept": kept_price.sentence,
        "moves": listed(
            t("advice.fixed.move", week=move.week, when=when(move.span)) for move in moves
        ) if moves else "",
    }
    message = t("advice.fixed.moves" if moves else "advice.fixed.no_moves", **words)
    return FixedDay(
        series_id, weekday, clock, free, fixed, price, tuple(moves), kept, kept_price, message
    )


def _pinned(problem: Problem, series_id: str, weekday: int, clock: int) -> Problem:
    """The problem with a kind of its own for the series, whose only time is the fixed one."""
    series = problem.series_of(series_id)
    kind = problem.kind(series.kind)
    window = Window(frozenset({weekday}), clock, clock + kind.minutes)
    own: MeetingKind = replace(kind, id=f"{kind.id}@{series_id}", windows=(window,))
    return replace(
        problem, kinds=(*problem.kinds, own),
        series=tuple(
            replace(s, kind=own.id) if s.id == series_id else s for s in problem.series
        ),
        leads=tuple(
            replace(lead, kinds=(*lead.kinds, own.id)) if kind.id in lead.kinds else lead
            for lead in problem.leads
        ),
        locked=tuple(
            replace(m, kind=own.id) if m.series == series_id else m for m in problem.locked
        ),
    )


def _without_strays(plan: Plan, series_id: str, weekday: int, clock: int) -> Plan:
    """The plan to begin with: the row's meetings only where they lie on the fixed day already."""
    def stays(meeting: Meeting) -> bool:
        start = meeting.span.start
        return meeting.series != series_id or (
            day_of(start).isoweekday() == weekday and minute_of_day(start) == clock
        )

    return replace(plan, meetings=tuple(m for m in plan.meetings if stays(m)))


def _moved(outcome: Outcome, due: Occurrence) -> tuple[Outcome, WeekMove | None]:
    """The plan with one meeting moved to where it pays most, or as it is."""
    view = view_of(outcome)
    held = view.meetings.get(due.id)
    if held is not None and held.locked:
        return outcome, None
    best: tuple[tuple[int, ...], Outcome, Effect, Meeting] | None = None
    for cost in _promising(move_costs(outcome, due.id), outcome.problem):
        if held is not None and held.span.start == cost.start:
            continue
        meeting = best_meeting(groups(view, subject(view, due.id, [cost.start])), 0)
        after = with_meeting(outcome, meeting)
        gain = effect(outcome, after)
        if _pays(gain):
            worth = tuple(step.change for step in gain.steps)
            if best is None or worth < best[0]:
                best = worth, after, gain, meeting
    if best is None:
        return outcome, None
    _, after, gain, meeting = best
    week = meeting.span.first_day.isocalendar().week
    return after, WeekMove(due.id, week, meeting.span, gain)


def _promising(costs: tuple[TimeCost, ...], problem: Problem) -> Iterator[TimeCost]:
    """The few best times by a quick look."""
    price = problem.policy.call_in_price
    able = [cost for cost in costs if cost.reason is None]
    able.sort(key=lambda c: (c.missing, c.unreached, c.minutes + price * c.call_ins))
    yield from able[:LOOKED_AT]


def _pays(gain: Effect) -> bool:
    """Whether a move is worth leaving the fixed day for."""
    changes = {step.name: step.change for step in gain.steps}
    for name in ("coverage", "reach", "breaches"):
        change = changes.get(name, 0)
        if change:
            return change < 0
    return changes.get("extra_time", 0) <= -WORTH_MINUTES
