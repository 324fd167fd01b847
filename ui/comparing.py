"""Two versions of a plan beside each other, as lines to read. Knows no Qt."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from models.meetings import Meeting
from models.plan import Outcome, PersonCoverage, Plan
from models.problem import Problem
from planner import service
from planner.solver.difference import Changed, PlanDifference
from planner.texts import t
from planner.texts.dates import duration, when
from ui.wording import listed


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting that differs. `what`: moved, added, gone or other; times are None where it is
    not held."""

    meeting: str
    what: str
    name: str
    was: str | None
    now: str | None
    who: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person for whom something differs: meetings that she gains and loses, and what it costs
    her more (or less)."""

    employee: str
    name: str
    gains: tuple[Meeting, ...]
    losses: tuple[Meeting, ...]
    minutes: int
    call_ins: int


def meeting_lines(before: Outcome, after: Outcome) -> tuple[MeetingLine, ...]:
    """Every meeting that differs, in order of time."""
    found = service.compare_plans(before.plan, after.plan)
    names = _names(before, after)
    lines = [(m.span, _gone(before, m)) for m in found.gone]
    lines += [
        (m.span, MeetingLine(m.id, "added", _name(after, m), None, when(m.span),
                             listed(_called(names, (a.employee for a in m.attendance)))))
        for m in found.added
    ]
    lines += [(c.before.span, _changed(after, names, c)) for c in found.changed]
    return tuple(line for _, line in sorted(lines, key=lambda pair: (pair[0], pair[1].meeting)))


def person_lines(before: Outcome, after: Outcome) -> tuple[PersonLine, ...]:
    """Everybody for whom something differs; who it costs most more stands first."""
    found: PlanDifference = service.compare_plans(before.plan, after.plan)
    gains, losses = found.gains(), found.losses()
    was, now = _costs(before), _costs(after)
    names = _names(before, after)
    nothing = PersonCoverage("", None, 0, 0, 0)
    lines = []
    for employee in {*found.people(), *was, *now}:
        old, new = was.get(employee, nothing), now.get(employee, nothing)
        line = PersonLine(
            employee, names.get(employee, employee), gains.get(employee, ()),
            losses.get(employee, ()), new.extra_minutes - old.extra_minutes,
            new.call_ins - old.call_ins,
        )
        if line.gains or line.losses or line.minutes or line.call_ins:
            lines.append(line)
    return tuple(sorted(lines, key=lambda x: (-x.minutes, -x.call_ins, x.name)))


def restored(before: Outcome, after: Outcome, meeting_id: str) -> tuple[Problem, Plan]:
    """The problem and plan of `after` with one meeting as `before` has it: back at its time with
    its people, back in the plan, or out of it again. Not judged."""
    then = next((m for m in before.plan.meetings if m.id == meeting_id), None)
    kept = [m for m in after.plan.meetings if m.id != meeting_id]
    if then is not None:
        kept.append(then)
    plan = replace(
        after.plan, meetings=tuple(sorted(kept, key=lambda m: (m.span, m.id))), objectives=(),
        unplaced=tuple(u for u in after.plan.unplaced if u.occurrence != meeting_id),
    )
    return replace(after.problem, locked=tuple(m for m in plan.meetings if m.locked)), plan


def as_text(name: str, before: Outcome, after: Outcome) -> str:
    """All that differs, to be sent or kept: a head, a line a meeting, a line a person."""
    lines = [t("ui.comparing.text", name=name), *service.difference_lines(before, after), ""]
    for person in person_lines(before, after):
        calls = f"{person.call_ins:+d}" if person.call_ins else t("ui.compare.none")
        lines.append(t(
            "ui.comparing.text.person", name=person.name, more=len(person.gains),
            fewer=len(person.losses), minutes=more_or_less(person.minutes), call_ins=calls,
        ))
    return "\n".join(lines).strip() + "\n"


def more_or_less(minutes: int) -> str:
    """`+1:30`, `−0:45`, `–`."""
    if not minutes:
        return t("ui.compare.none")
    return f"{'+' if minutes > 0 else '−'}{duration(abs(minutes))}"


def _gone(before: Outcome, meeting: Meeting) -> MeetingLine:
    people = _called(_names(before, before), (a.employee for a in meeting.attendance))
    return MeetingLine(
        meeting.id, "gone", _name(before, meeting), when(meeting.span), None, listed(people)
    )


def _changed(after: Outcome, names: Mapping[str, str], change: Changed) -> MeetingLine:
    return MeetingLine(
        change.after.id, "moved" if change.moved else "other", _name(after, change.after),
        when(change.before.span), when(change.after.span), " · ".join(_who(names, change)),
    )


def _who(names: Mapping[str, str], change: Changed) -> Iterator[str]:
    if change.joined:
        yield t("ui.compare.joined", names=listed(_called(names, change.joined)))
    if change.left:
        yield t("ui.compare.left", names=listed(_called(names, change.left)))
    if change.other_lead:
        yield t("ui.compare.lead")
    if change.other_room:
        yield t("ui.compare.room")


def _name(outcome: Outcome, meeting: Meeting) -> str:
    name = next((k.name for k in outcome.problem.kinds if k.id == meeting.kind), meeting.kind)
    return f"{name} · {meeting.unit}" if meeting.unit else name


def _called(names: Mapping[str, str], employees: Iterable[str]) -> list[str]:
    return [names.get(employee, employee) for employee in employees]


def _names(*outcomes: Outcome) -> dict[str, str]:
    return {p.id: p.name for each in outcomes for p in each.problem.roster.employees}


def _costs(outcome: Outcome) -> dict[str, PersonCoverage]:
    return {line.employee: line for line in outcome.judgement.by_employee}
