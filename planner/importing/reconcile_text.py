"""The difference between two rosters in sentences for people."""

from collections.abc import Iterable, Iterator

from models.people import Shift
from models.plan import Plan
from models.roster import Roster
from planner.importing.reconcile import AwayChange, Cost, Difference, Hit, ShiftChange
from planner.texts import t
from planner.texts.dates import class_name, short_date, when


def sentences(
    difference: Difference, older: Roster, newer: Roster, plan: Plan | None = None
) -> tuple[str, ...]:
    """The plan's meetings first, since they need somebody to act; then people, then their days.

    The rosters and the plan are those that were compared.
    """
    return tuple(_Writer(older, newer, plan).all(difference))


class _Writer:
    """Looks up what ids stand for."""

    def __init__(self, older: Roster, newer: Roster, plan: Plan | None) -> None:
        self.old = {person.id: person.name for person in older.employees}
        self.new = {person.id: person.name for person in newer.employees}
        self.meetings = {m.id: when(m.span) for m in (plan.meetings if plan else ())}

    def all(self, difference: Difference) -> Iterator[str]:
        if difference.nothing:
            yield t("reconcile.nothing")
        if difference.period is None:
            yield t("reconcile.no_days")
        yield from (self.hit(hit) for hit in difference.hits)
        for pair in difference.likely:
            words = ", ".join(t(f"reconcile.evidence.{name}") for name in pair.evidence)
            yield t("reconcile.likely", new=self.new[pair.newer], old=self.old[pair.older],
                    evidence=words)
        yield from (t("reconcile.new", name=self.new[name]) for name in difference.new)
        yield from (t("reconcile.gone", name=self.old[name]) for name in difference.gone)
        yield from (self.shift(change) for change in difference.shifts)
        for away in difference.away:
            yield from self.away(away)

    def hit(self, hit: Hit) -> str:
        """What a meeting is to a person now."""
        names = {"name": self.old.get(hit.employee, "–"), "meeting": self.meetings[hit.meeting]}
        if hit.after.why is not None:
            return t("reconcile.hit.impossible", why=t(f"reconcile.why.{hit.after.why}"), **names)
        if hit.before.why is not None:
            return t("reconcile.hit.possible", after=_cost(hit.after), **names)
        return t("reconcile.hit.changed", before=_cost(hit.before), after=_cost(hit.after), **names)

    def shift(self, change: ShiftChange) -> str:
        """A person's day."""
        return t(
            f"reconcile.{change.kind}", name=self.new[change.employee],
            before=_spans(change.before), after=_spans(change.after),
        )

    def away(self, change: AwayChange) -> Iterator[str]:
        """Days lost, and days won."""
        for kind, days in (("added", change.added), ("removed", change.removed)):
            if days:
                yield t(f"reconcile.away.{kind}", name=self.new[change.employee],
                        days=", ".join(short_date(day) for day in days))


def _spans(shifts: Iterable[Shift]) -> str:
    return ", ".join(when(shift.span) for shift in shifts)


def _cost(cost: Cost) -> str:
    assert cost.cls is not None
    key = "reconcile.cost.extra" if cost.extra_minutes else "reconcile.cost"
    return t(key, cls=class_name(cost.cls), minutes=cost.extra_minutes)
