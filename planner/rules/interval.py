"""Rule: the meetings of a row come neither too soon after each other nor too late."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from models.finding import Finding
from models.meetings import Interval
from models.problem import Problem
from planner.judging.facts import Facts, Row
from planner.rules.base import Rule
from planner.rules.wording import counted, meeting_name, of_kinds, span_of
from planner.texts import t
from planner.texts.dates import short_date
from planner.variables import Linear, Posting, Slot, Var


class Intervals(Rule):
    """From each meeting of a row to the next lie as many days as the kind allows.

    Judged between consecutive numbers of a row that are both placed, and between the first and the
    last meeting of the period before. Where that lies so far back that any day would be too late,
    no plan can mend it, so it is told as a warning.
    A meeting outside the days that it was meant for is told as a warning: it may still answer its
    purpose.
    Source: 000 §2.1 (meetings in a fixed row).
    """

    id = "interval"
    priced = frozenset({"interval"})

    def sentence(self, problem: Problem) -> str:
        """The days of every kind that is held in rows."""
        regular = [(k, k.interval) for k in problem.kinds if k.interval is not None]
        if not regular:
            return t("rules.interval.none")
        return t("rules.interval", kinds=of_kinds((k, span_of(i.min, i.max)) for k, i in regular))

    def post(self, model: Posting) -> None:
        """Two meetings in a row are neither nearer nor farther than the kind allows."""
        rows: dict[tuple[str, str | None], list[Slot]] = defaultdict(list)
        for slot in model.slots:
            if slot.kind.interval is not None:
                rows[slot.due.series, slot.due.course].append(slot)
        price = model.problem.policy.prices.get(self.id)
        for slots in rows.values():
            for earlier, later in pairwise(sorted(slots, key=lambda slot: slot.due.number)):
                _keep_apart(model, earlier, later, price)
            if price is not None:  # otherwise such starts are no candidates
                for slot in slots:
                    _price_first(model, slot, price)

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each two too close or too far apart, a warning for each that strays."""
        yield from _strays(facts)
        for row in facts.rows():
            kind = facts.kinds.get(row.series.kind)
            if kind is None or kind.interval is None:
                continue
            yield from _after_boundary(facts, row, kind.interval)
            for one, other in pairwise(row.due):
                before, after = facts.answered.get(one.id), facts.answered.get(other.id)
                if before is None or after is None:
                    continue
                days = (after.span.first_day - before.span.first_day).days
                if kind.interval.min <= days <= kind.interval.max:
                    continue
                short = days < kind.interval.min
                message = t(
                    "rules.interval.short" if short else "rules.interval.long",
                    days=counted("day", days), before=meeting_name(before),
                    after=meeting_name(after),
                    limit=counted("day", kind.interval.min if short else kind.interval.max),
                )
                yield Finding("error", "interval", message, meeting=after.meeting.id)


def _after_boundary(facts: Facts, row: Row, interval: Interval) -> Iterator[Finding]:
    """An error where the first meeting of a row does not suit the last of the period before; a
    warning where no day of the period would have suited."""
    previous = (row.course or row.series).previous
    held = facts.answered.get(row.due[0].id) if row.due else None
    if previous is None or held is None:
        return
    days = (held.span.first_day - previous).days
    short = days < interval.min
    if not short and days <= interval.max:
        return
    said = {
        "days": counted("day", days), "before": short_date(previous), "after": meeting_name(held),
        "limit": counted("day", interval.min if short else interval.max),
    }
    if short:
        message = t("rules.interval.before.short", **said)
    elif previous + timedelta(days=interval.max) >= row.due[0].first:
        message = t("rules.interval.before.long", **said)
    else:
        message = t("rules.interval.before.late", **said)
        yield Finding("warning", "interval_late", message, meeting=held.meeting.id)
        return
    yield Finding("error", "interval", message, meeting=held.meeting.id)


def _strays(facts: Facts) -> Iterator[Finding]:
    for held in facts.held:
        due = facts.due.get(held.meeting.id)
        if due is None or due.earliest is not None:
            continue
        if not due.first <= held.span.first_day <= due.last:
            message = t(
                "rules.interval.stretch", meeting=meeting_name(held), first=short_date(due.first),
                last=short_date(due.last),
            )
            yield Finding("warning", "outside_stretch", message, meeting=held.meeting.id)


def _price_first(model: Posting, slot: Slot, price: int) -> None:
    """A price for the starts of a row's first meeting that do not suit the period before."""
    interval = slot.kind.interval
    assert interval is not None
    unfit = [
        literal for day, literal in zip(slot.days, slot.at, strict=True)
        if not slot.due.suits(day, interval)
    ]
    if unfit:
        model.breach(price, 1, Linear.of(unfit))


def _keep_apart(model: Posting, earlier: Slot, later: Slot, price: int | None) -> None:
    """For each day of the earlier meeting: so late a start and so soon a next one exclude each
    other, and so early a start and so far a next one. Sums over days, so that few are needed."""
    interval = earlier.kind.interval
    assert interval is not None
    before, after = earlier.on_day(), later.on_day()
    apart: list[list[Var]] = []
    for day in before:
        late = [earlier.at[n] for d in before if d >= day for n in before[d]]
        soon = [later.at[n] for d in after if (d - day).days < interval.min for n in after[d]]
        early = [earlier.at[n] for d in before if d <= day for n in before[d]]
        far = [later.at[n] for d in after if (d - day).days > interval.max for n in after[d]]
        if soon:
            apart.append(late + soon)
        if far:
            apart.append(early + far)
    if price is None:
        for literals in apart:
            model.at_most(literals, 1)
    elif apart:
        model.breach(price, 1, *(Linear.of(literals, -1) for literals in apart))
