"""What a newer roster changes, as lines of a table. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.people import Shift
from models.plan import Plan
from models.problem import Problem
from planner.texts import has, t
from planner.texts.dates import class_name, short_date, team_name, times, when

if TYPE_CHECKING:
    from planner.importing.reconcile import Cost, Difference


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A line of texts, and the ids that it is about."""

    texts: tuple[str, ...]
    employee: str | None = None
    meeting: str | None = None


def person_lines(older: Problem, newer: Problem, changes: "Difference") -> tuple[ChangeLine, ...]:
    """Who is new and who is gone; who is the same under another name."""
    lines = [
        ChangeLine((newer.roster.employee(p).name, t("ui.changes.new"), _unit(newer, p)), p)
        for p in changes.new
    ]
    lines += [
        ChangeLine((older.roster.employee(p).name, t("ui.changes.gone"), _unit(older, p)), p)
        for p in changes.gone
    ]
    for new, old in changes.same.items():
        before, after = older.roster.employee(old).name, newer.roster.employee(new).name
        if before != after:
            said = t("ui.changes.renamed", name=before)
            lines.append(ChangeLine((after, said, _unit(newer, new)), new))
    return tuple(lines)


def shift_lines(newer: Problem, changes: "Difference") -> tuple[ChangeLine, ...]:
    """Each person and day whose shifts or absence changed, by day."""
    names = {person.id: person.name for person in newer.roster.employees}
    lines: list[tuple[date, str, ChangeLine]] = []
    for change in changes.shifts:
        name = names[change.employee]
        lines.append((change.day, name, ChangeLine(
            (short_date(change.day), name, t(f"ui.changes.{change.kind}"),
             _shifts(change.before), _shifts(change.after)), change.employee,
        )))
    for away in changes.away:
        name = names[away.employee]
        for key, days in (("away", away.added), ("back", away.removed)):
            lines += [
                (day, name, ChangeLine(
                    (short_date(day), name, t(f"ui.changes.{key}"), "", ""), away.employee,
                ))
                for day in days
            ]
    return tuple(line for _, _, line in sorted(lines, key=lambda each: each[:2]))


def hit_lines(
    older: Problem, newer: Problem, plan: Plan | None, changes: "Difference"
) -> tuple[ChangeLine, ...]:
    """Each attendance that is no longer what it was, in the order of the meetings."""
    names = {person.id: person.name for person in (*older.roster.employees,
                                                   *newer.roster.employees)}
    meetings = {meeting.id: meeting for meeting in plan.meetings} if plan else {}
    lines = []
    for hit in changes.hits:
        meeting = meetings[hit.meeting]
        lines.append(ChangeLine(
            (when(meeting.span), older.kind(meeting.kind).name, names[hit.employee],
             cost_in_words(hit.before), cost_in_words(hit.after)), hit.employee, hit.meeting,
        ))
    return tuple(lines)


def cost_in_words(cost: "Cost") -> str:
    """`i vagten`, `i forlængelse, 45 min`, `kan ikke: er ikke til rådighed den dag`."""
    if cost.cls is None:
        why = f"reconcile.why.{cost.why}"
        return t("ui.changes.cannot", why=t(why)) if has(why) else t("ui.changes.cannot.plain")
    if cost.extra_minutes == 0:
        return class_name(cost.cls)
    return t("ui.changes.cost", cls=class_name(cost.cls), minutes=cost.extra_minutes)


def _shifts(shifts: Iterable[Shift]) -> str:
    return ", ".join(f"{times(shift.span)} {team_name(shift.team)}" for shift in shifts)


def _unit(problem: Problem, employee: str) -> str:
    return problem.roster.employee(employee).unit or t("no_unit")
