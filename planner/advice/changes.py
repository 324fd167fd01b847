"""Small changes of what a plan is made from: each knows its problem after it, and its sentence.

They answer "what helps" and "what if". None is applied by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from models.meetings import GroupSize, MeetingKind, Window
from models.people import Team
from models.policy import FloorMinimum, Policy
from models.problem import Problem
from models.resources import Lead, Room
from models.timespan import DAY_MINUTES
from planner.texts import has, t
from planner.texts.dates import duration, short_date, the_team


class Change(Protocol):
    """Something that could be otherwise."""

    @property
    def code(self) -> str:
        """What kind of change it is."""

    def applied(self, problem: Problem) -> Problem:
        """The problem with the change. Raises KeyError where it names what is not there."""

    def words(self, problem: Problem, /) -> str:
        """The change as people say it, to stand first in a sentence: `Med to i stedet for …`."""


@dataclass(frozen=True, slots=True)
class FloorLess:
    """One fewer stay on a floor while a meeting runs."""

    unit: str | None
    team: Team
    by: int = 1
    code: str = "floor"

    def applied(self, problem: Problem) -> Problem:
        """With a line for that unit and vagtlag."""
        now = problem.policy.floor_line(self.unit, self.team)
        minimum = max(0, (now.minimum if now is not None else 0) - self.by)
        professions = now.professions if now is not None else ()
        line = FloorMinimum(self.unit, self.team, minimum, professions)
        kept = [
            other for other in problem.policy.floor
            if (other.unit, other.team) != (self.unit, self.team)
        ]
        return _policy(problem, replace(problem.policy, floor=(*kept, line)))

    def words(self, problem: Problem, /) -> str:
        """`Med 1 i stedet for 2 på gulvet i Hus Bøgen, aftenvagten`."""
        before = problem.policy.floor_minimum(self.unit, self.team)
        return t(
            "advice.change.floor" if self.unit is None else "advice.change.floor.unit",
            after=max(0, before - self.by), before=before, unit=self.unit, team=the_team(self.team),
        )


@dataclass(frozen=True, slots=True)
class LeadComes:
    """A lead is available on days on which she is away: one day, or those of one week."""

    lead: str
    days: tuple[date, ...]
    code: str = "lead_day"

    def applied(self, problem: Problem) -> Problem:
        """Without those days among her days away."""
        return _lead(
            problem, self.lead, lambda lead: replace(lead, away=lead.away - set(self.days))
        )

    def words(self, problem: Problem, /) -> str:
        """`Hvis Birgitte kan komme ons 6/5`, `Hvis Birgitte kan komme i uge 19`."""
        name = _name(problem, self.lead)
        if len(self.days) == 1:
            return t("advice.change.lead_day", name=name, day=short_date(self.days[0]))
        return t("advice.change.lead_week_of", name=name, week=self.days[0].isocalendar().week)


@dataclass(frozen=True, slots=True)
class LeadMore:
    """One more lead from outside for a kind: a second supervisor."""

    kind: str
    unit: str | None = None
    code: str = "lead_more"

    def applied(self, problem: Problem) -> Problem:
        """With a lead who has no calendar of her own: the kind's times are hers."""
        lead = Lead(_fresh("ekstra", [lead.id for lead in problem.leads]),
                    t("advice.change.lead_name"), (self.kind,), unit=self.unit)
        return replace(problem, leads=(*problem.leads, lead))

    def words(self, problem: Problem, /) -> str:
        """`Med én mødeleder mere til Supervision`."""
        return t("advice.change.lead_more", kind=problem.kind(self.kind).name)


@dataclass(frozen=True, slots=True)
class LeadOftener:
    """A lead leads one meeting more a week."""

    lead: str
    code: str = "lead_week"

    def applied(self, problem: Problem) -> Problem:
        """With a larger cap; one who has none keeps none."""
        return _lead(
            problem, self.lead,
            lambda lead: replace(
                lead, max_per_week=None if lead.max_per_week is None else lead.max_per_week + 1
            ),
        )

    def words(self, problem: Problem, /) -> str:
        """`Hvis Birgitte kan lede 3 møder om ugen`."""
        cap = next(lead.max_per_week for lead in problem.leads if lead.id == self.lead) or 0
        return t("advice.change.lead_week", name=_name(problem, self.lead), n=cap + 1)


@dataclass(frozen=True, slots=True)
class WindowWider:
    """A kind may begin so many minutes earlier and end so many later."""

    kind: str
    earlier: int = 0
    later: int = 60
    code: str = "window"

    def applied(self, problem: Problem) -> Problem:
        """With each window longer, inside its day."""
        def wider(window: Window) -> Window:
            return replace(
                window, start=max(0, window.start - self.earlier),
                end=min(DAY_MINUTES, window.end + self.later),
            )

        return _kind(
            problem, self.kind,
            lambda kind: replace(kind, windows=tuple(wider(window) for window in kind.windows)),
        )

    def words(self, problem: Problem, /) -> str:
        """`Hvis Supervision må slutte 1:00 timer senere`."""
        key = "advice.change.window.later" if self.later else "advice.change.window.earlier"
        return t(
            key, kind=problem.kind(self.kind).name, time=duration(self.later or self.earlier)
        )


@dataclass(frozen=True, slots=True)
class CallInsMore:
    """Everybody may be called in once more in the period."""

    code: str = "call_ins"

    def applied(self, problem: Problem) -> Problem:
        """With a larger cap."""
        more = problem.policy.max_call_ins + 1
        return _policy(problem, replace(problem.policy, max_call_ins=more))

    def words(self, problem: Problem, /) -> str:
        """`Med højst 5 i stedet for 4 indkald pr. medarbejder`."""
        before = problem.policy.max_call_ins
        return t("advice.change.call_ins", before=before, after=before + 1)


@dataclass(frozen=True, slots=True)
class GapShorter:
    """Fewer days from one call-in of a person to the next."""

    by: int = 2
    code: str = "call_in_gap"

    def applied(self, problem: Problem) -> Problem:
        """With fewer days between."""
        less = max(0, problem.policy.call_in_gap_days - self.by)
        return _policy(problem, replace(problem.policy, call_in_gap_days=less))

    def words(self, problem: Problem, /) -> str:
        """`Med 5 i stedet for 7 dage mellem to indkald`."""
        before = problem.policy.call_in_gap_days
        return t("advice.change.call_in_gap", before=before, after=max(0, before - self.by))


@dataclass(frozen=True, slots=True)
class IntervalWider:
    """The meetings of a kind may lie so many days nearer to each other, and farther apart."""

    kind: str
    by: int = 2
    code: str = "interval"

    def applied(self, problem: Problem) -> Problem:
        """With both limits moved; a kind without an interval stays as it is."""
        def wider(kind: MeetingKind) -> MeetingKind:
            if kind.interval is None:
                return kind
            limits = replace(
                kind.interval, min=max(1, kind.interval.min - self.by),
                max=kind.interval.max + self.by,
            )
            return replace(kind, interval=limits)

        return _kind(problem, self.kind, wider)

    def words(self, problem: Problem, /) -> str:
        """`Med 2–12 i stedet for 4–10 dage mellem møderne i Faglig refleksion`."""
        kind, after = problem.kind(self.kind), self.applied(problem).kind(self.kind)
        if kind.interval is None or after.interval is None:
            return kind.name
        return t(
            "advice.change.interval", kind=kind.name,
            before=f"{kind.interval.min}–{kind.interval.max}",
            after=f"{after.interval.min}–{after.interval.max}",
        )


@dataclass(frozen=True, slots=True)
class GroupOther:
    """A kind's groups may be one person larger, or smaller."""

    kind: str
    larger: int = 1
    smaller: int = 0
    code: str = "group"

    def applied(self, problem: Problem) -> Problem:
        """With other limits, never below one person."""
        return _kind(
            problem, self.kind,
            lambda kind: replace(
                kind,
                group=GroupSize(
                    max(1, kind.group.min - self.smaller), kind.group.max + self.larger,
                    kind.group.closed,
                ),
            ),
        )

    def words(self, problem: Problem, /) -> str:
        """`Med 3–9 i stedet for 4–9 deltagere i Supervision`."""
        one, other = problem.kind(self.kind).group, self.applied(problem).kind(self.kind).group
        return t(
            "advice.change.group", kind=problem.kind(self.kind).name,
            before=f"{one.min}–{one.max}", after=f"{other.min}–{other.max}",
        )


@dataclass(frozen=True, slots=True)
class TeamsLoose:
    """A kind's meetings are held even where a vagtlag is missing in them."""

    kind: str
    code: str = "teams"

    def applied(self, problem: Problem) -> Problem:
        """With the vagtlag wanted, and no longer a condition."""
        return _kind(problem, self.kind, lambda kind: replace(kind, teams_strict=False))

    def words(self, problem: Problem, /) -> str:
        """`Hvis Supervision må holdes, selv om et vagtlag mangler`."""
        return t("advice.change.teams", kind=problem.kind(self.kind).name)


@dataclass(frozen=True, slots=True)
class RoomMore:
    """One more room, shared by all."""

    capacity: int = 12
    code: str = "room"

    def applied(self, problem: Problem) -> Problem:
        """With a room that is always open; a home that names no rooms needs none."""
        if not problem.rooms:
            return problem
        fresh = _fresh("ekstra", [room.id for room in problem.rooms])
        room = Room(fresh, t("advice.change.room_name"), self.capacity)
        return replace(problem, rooms=(*problem.rooms, room))

    def words(self, _: Problem, /) -> str:
        """`Med ét mødelokale mere`."""
        return t("advice.change.room")


@dataclass(frozen=True, slots=True)
class RestShorter:
    """A daily rest may be 8 hours, at most once a week and not two days running."""

    minutes: int = 480
    code: str = "rest"

    def applied(self, problem: Problem) -> Problem:
        """With the exception allowed."""
        return _policy(problem, replace(problem.policy, reduced_rest_minutes=self.minutes))

    def words(self, _: Problem, /) -> str:
        """`Hvis hviletiden må nedsættes til 8:00 timer højst én gang om ugen`."""
        return t("advice.change.rest", time=duration(self.minutes))


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A locked meeting may be moved."""

    meeting: str
    code: str = "locked"

    def applied(self, problem: Problem) -> Problem:
        """Without it among the locked ones."""
        kept = tuple(m for m in problem.locked if m.id != self.meeting)
        return replace(problem, locked=kept)

    def words(self, problem: Problem, /) -> str:
        """`Hvis det låste møde Supervision ons 6/5 må flyttes`."""
        locked = next(m for m in problem.locked if m.id == self.meeting)
        return t(
            "advice.change.locked", kind=problem.kind(locked.kind).name,
            day=short_date(locked.span.first_day),
        )


@dataclass(frozen=True, slots=True)
class PersonMore:
    """One more employee who works exactly like somebody on the roster."""

    like: str
    code: str = "person"

    def applied(self, problem: Problem) -> Problem:
        """With a copy of her shifts, her days away and her vagtlag."""
        model = problem.roster.employee(self.like)
        fresh = _fresh(self.like, [person.id for person in problem.roster.employees])
        copy = replace(model, id=fresh, name=t("advice.change.person_name", name=model.name))
        people = (*problem.roster.employees, copy)
        return replace(problem, roster=replace(problem.roster, employees=people))

    def words(self, problem: Problem, /) -> str:
        """`Med én medarbejder mere, der arbejder som Åse`."""
        return t("advice.change.person", name=problem.roster.employee(self.like).name)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One number of the policy set to another. Raises AttributeError for a field there is not."""

    field: str
    value: int
    code: str = "rule"

    def applied(self, problem: Problem) -> Problem:
        """With the number changed."""
        getattr(problem.policy, self.field)
        changed = replace(problem.policy, **{self.field: self.value})  # type: ignore[arg-type]
        return _policy(problem, changed)

    def words(self, problem: Problem, /) -> str:
        """`Med højst 4 i stedet for 3 møder om ugen`; a field without words by its name."""
        before = getattr(problem.policy, self.field)
        key = f"answer.limit.{self.field}"
        if has(key):
            return t(key, before=before, after=self.value)
        return t("advice.change.rule", field=self.field, before=before, after=self.value)


@dataclass(frozen=True, slots=True)
class Both:
    """Two changes at once."""

    one: Change
    other: Change
    code: str = "both"

    def applied(self, problem: Problem) -> Problem:
        """With the one and then the other."""
        return self.other.applied(self.one.applied(problem))

    def words(self, problem: Problem, /) -> str:
        """`Med én mødeleder mere til Supervision, og med ét mødelokale mere`."""
        other = self.other.words(problem)
        return t(
            "advice.change.both", one=self.one.words(problem), other=other[0].lower() + other[1:]
        )


@dataclass(frozen=True, slots=True)
class Nothing:
    """No change at all: the plan is only searched anew."""

    code: str = "search"

    def applied(self, problem: Problem) -> Problem:
        """The problem itself."""
        return problem

    def words(self, _: Problem, /) -> str:
        """`Uden at ændre nogen regel`."""
        return t("advice.change.nothing")


def _policy(problem: Problem, policy: Policy) -> Problem:
    return replace(problem, policy=policy)


def _lead(problem: Problem, lead_id: str, change: Callable[[Lead], Lead]) -> Problem:
    if all(lead.id != lead_id for lead in problem.leads):
        raise KeyError(lead_id)
    leads = tuple(change(lead) if lead.id == lead_id else lead for lead in problem.leads)
    return replace(problem, leads=leads)


def _kind(
    problem: Problem, kind_id: str, change: Callable[[MeetingKind], MeetingKind]
) -> Problem:
    problem.kind(kind_id)
    kinds = tuple(change(kind) if kind.id == kind_id else kind for kind in problem.kinds)
    return replace(problem, kinds=kinds)


def _name(problem: Problem, lead_id: str) -> str:
    return next(lead.name for lead in problem.leads if lead.id == lead_id)


def _fresh(stem: str, taken: Sequence[str]) -> str:
    """An id like `stem-2` that nobody has."""
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
