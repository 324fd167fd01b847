"""Rule: work and meetings together stay within the hours of a week on average."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from heapq import nlargest

from models.agenda import stretches
from models.finding import Finding
from models.people import NIGHT, Employee
from models.policy import Policy
from models.problem import Problem
from models.timespan import Period, Span, moment_of
from planner.judging.facts import Facts
from planner.judging.times import Piece, blocks
from planner.rules.base import Rule
from planner.rules.wording import counted
from planner.table import merged_shifts
from planner.texts import t
from planner.texts.dates import duration, short_date
from planner.variables import Chance, Posting, within_cap


class WorkingHours(Rule):
    """No meeting takes anybody above 48 hours a week on average, or a night worker above 8 in 24.

    Averages are taken over the roster's days, cut into four months where it is longer. Where it is
    shorter, the days of the period before count too, as far back as four months reach. Time given
    to a meeting outside the shift is work, the wait included. A night worker is somebody of the
    night team, and one day in seven is left out of her average. Where the roster alone is above,
    that is told and no time is added. Source: the Danish rules on 48 hours and on night work.
    """

    id = "working_hours"

    def sentence(self, problem: Problem) -> str:
        """Both limits."""
        policy = problem.policy
        parts = []
        if policy.week_minutes:
            parts.append(t("rules.working_hours.week", hours=duration(policy.week_minutes)))
        if policy.night_minutes:
            parts.append(t("rules.working_hours.night", hours=duration(policy.night_minutes)))
        if not parts:
            return t("rules.working_hours.none")
        return t(
            "rules.working_hours", limits="; ".join(parts),
            days=counted("day", policy.average_days),
        )

    def post(self, model: Posting) -> None:
        """What the roster leaves of each average is all that meetings may take."""
        problem = model.problem
        for person in problem.roster.employees:
            chances = [c for c in model.by_person.get(person.id, ()) if c.extra]
            for average in averages(problem, person):
                cap = most_minutes(problem.policy, person, average.whole)
                mine = [chance for chance in chances if chance.day in average.days]
                if cap is not None and mine:
                    first, last = ends(average.days)
                    worked = average.before + sum(
                        max(0, min(end, last) - max(start, first))
                        for start, end in merged_shifts(person, 0)
                    )
                    if _most_extra(mine, problem.policy) > cap - worked:
                        within_cap(
                            model, [c.var for c in mine], [c.extra for c in mine], cap - worked
                        )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error where meetings take somebody above, information where the roster does alone."""
        for person in facts.people.values():
            yield from facts.of_person(self.id, person, _above)


def _above(facts: Facts, person: Employee) -> Iterator[Finding]:
    policy = facts.policy
    for average in averages(facts.problem, person):
        stretch = average.whole
        cap = most_minutes(policy, person, stretch)
        if cap is None:
            continue
        own = Span(*ends(average.days))
        shifts = blocks((Piece(shift.span) for shift in person.shifts), 0)
        worked = average.before + sum(block.span.shared(own) for block in shifts)
        seats = [s for s in facts.seats_of(person) if s.span.first_day in average.days]
        extra = sum(seat.extra_minutes for seat in seats)
        if worked + extra <= cap:
            continue
        words = {
            "name": person.name, "first": short_date(stretch.first),
            "last": short_date(stretch.last), "limit": duration(cap),
            "before": duration(average.before),
        }
        if extra:
            message = t(
                "rules.working_hours.broken_before" if average.before
                else "rules.working_hours.broken", total=duration(worked + extra),
                extra=duration(extra), **words,
            )
            last = max(s.meeting.id for s in seats if s.extra_minutes)
            yield Finding("error", "working_hours", message, last, person.id)
        else:
            message = t(
                "rules.working_hours.roster_before" if average.before
                else "rules.working_hours.roster", total=duration(worked), **words
            )
            yield Finding("info", "roster_hours", message, employee=person.id)


@dataclass(frozen=True, slots=True)
class Average:
    """Days over which somebody's hours are averaged: `whole` with those of the period before,
    `days` without; `before`: minutes of work on the others."""

    whole: Period
    days: Period
    before: int = 0


def averages(problem: Problem, person: Employee) -> tuple[Average, ...]:
    """The stretches of days over which somebody's hours are averaged."""
    length, roster, before = problem.policy.average_days, problem.roster.period, person.before
    if before is None or not before.worked or before.eve >= roster.last:
        return tuple(Average(days, days) for days in stretches(roster, length))
    first, *others = stretches(Period(before.eve + timedelta(days=1), roster.last), length)
    known = before.known(length - first.length)
    if known is None:
        return tuple(Average(days, days) for days in (first, *others))
    joined = Average(
        Period(known.first, first.last), first, sum(before.worked[-known.length:])
    )
    return joined, *(Average(days, days) for days in others)


def most_minutes(policy: Policy, person: Employee, stretch: Period) -> int | None:
    """How many minutes somebody may work in a stretch; None where nothing limits her."""
    caps = [policy.week_minutes * stretch.length // 7] if policy.week_minutes else []
    if policy.night_minutes and person.home_team == NIGHT:
        caps.append(policy.night_minutes * stretch.length * 6 // 7)
    return min(caps, default=None)


def _most_extra(chances: list[Chance], policy: Policy) -> int:
    """More minutes than these cannot come together, as far as the meetings of a week are limited:
    for most people this alone shows that no limit is near."""
    weeks: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for chance in chances:
        year, week, _ = chance.day.isocalendar()
        of_week = weeks[year, week]
        of_week[chance.slot.index] = max(of_week.get(chance.slot.index, 0), chance.extra)
    limited = "one_a_day" not in policy.prices and not any(
        chance.slot.kind.on_floor or chance.slot.locked for chance in chances
    )
    most = policy.max_meetings_per_week if limited else len(chances)
    return sum(sum(nlargest(most, minutes.values())) for minutes in weeks.values())


def ends(stretch: Period) -> tuple[int, int]:
    """The moments at which some days begin and end."""
    return moment_of(stretch.first), moment_of(stretch.last + timedelta(days=1))
