"""Rule: what is heavy on the feelings comes in portions."""

from collections.abc import Iterator
from datetime import timedelta

from models.finding import Finding
from models.people import Earlier, Employee
from models.problem import Problem
from planner.judging.facts import Facts, Seat
from planner.rules.base import Rule
from planner.rules.wording import counted
from planner.texts import t
from planner.texts.dates import short_date
from planner.variables import Linear, Posting, too_close, within_cap


class Heavy(Rule):
    """Days between two heavy meetings of a person, and a limit on her load points in the period.

    A meeting is heavy from so many points on; taking part and leading both weigh, and days are
    counted from a heavy meeting of the period before too. Why: supervision
    and debriefing stir up what has to settle again. Off unless the home sets the numbers.
    Source: 000 §2.1.2, §2.1.3; 001.
    """

    id = "heavy"
    priced = frozenset({"heavy_gap", "load_points"})

    def sentence(self, problem: Problem) -> str:
        """Both numbers, where they are set."""
        policy, parts = problem.policy, []
        if policy.heavy_gap_days:
            parts.append(t(
                "rules.heavy.gap", points=policy.heavy_points,
                gap=counted("day", policy.heavy_gap_days),
            ))
        if policy.max_load_points:
            parts.append(t("rules.heavy.cap", cap=policy.max_load_points))
        return " ".join(parts) if parts else t("rules.heavy.none")

    def post(self, model: Posting) -> None:
        """No two heavy meetings of a person near each other; no more points than the limit."""
        policy = model.problem.policy
        price, gap = policy.prices.get(self.id), timedelta(days=policy.heavy_gap_days)
        before = {
            p.id: p.before.last_heavy(policy.heavy_points)
            for p in model.problem.roster.employees if p.before
        }
        for person, chances in model.by_person.items():
            last = before.get(person)
            heavy = [c for c in chances if c.slot.kind.load_points >= policy.heavy_points]
            if gap and price is not None:
                too_close(model, heavy, policy.heavy_gap_days, price, last)
            elif gap:
                if last is not None:
                    model.at_most([c.var for c in heavy if c.day - last < gap], 0)
                for day in sorted({chance.day for chance in heavy}):
                    model.at_most([c.var for c in heavy if day <= c.day < day + gap], 1)
            if not policy.max_load_points:
                continue
            literals = [chance.var for chance in chances]
            points = [chance.slot.kind.load_points for chance in chances]
            above = sum(points) - policy.max_load_points
            if price is None:
                within_cap(model, literals, points, policy.max_load_points)
            elif above > 0:
                model.breach(price, above, Linear(-policy.max_load_points, literals, points))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each two too near each other, and each person above the limit."""
        for person in facts.people.values():
            for one, other in _too_near(facts, person):
                message = t(
                    "rules.heavy.near" if isinstance(one, Seat) else "rules.heavy.before",
                    name=person.name, first=short_date(one.span.first_day),
                    second=short_date(other.span.first_day),
                    gap=counted("day", facts.policy.heavy_gap_days),
                )
                yield Finding("error", "heavy_gap", message, other.meeting.id, person.id)
            above = _above(facts, person)
            if above:
                cap = facts.policy.max_load_points
                message = t("rules.heavy.above", name=person.name, points=cap + above, cap=cap)
                last = facts.seats_of(person)[-1].meeting.id
                yield Finding("error", "load_points", message, last, person.id)

    def breaches(self, facts: Facts) -> int:
        """Heavy meetings too soon after another, and points above the limit."""
        return sum(
            len(_too_near(facts, person)) + _above(facts, person)
            for person in facts.people.values()
        )


def _too_near(facts: Facts, person: Employee) -> list[tuple[Seat | Earlier, Seat]]:
    gap, least = facts.policy.heavy_gap_days, facts.policy.heavy_points
    heavy = [seat for seat in facts.seats_of(person) if seat.kind.load_points >= least]
    earlier = () if person.before is None else person.before.meetings
    last = [one for one in earlier if one.load_points >= least][-1:]
    former: list[Seat | Earlier] = [*last, *heavy]
    return [
        (one, other)
        for one, other in zip(former, heavy if last else heavy[1:], strict=False)
        if (other.span.first_day - one.span.first_day).days < gap
    ]


def _above(facts: Facts, person: Employee) -> int:
    cap = facts.policy.max_load_points
    points = sum(seat.kind.load_points for seat in facts.seats_of(person))
    return max(0, points - cap) if cap else 0
