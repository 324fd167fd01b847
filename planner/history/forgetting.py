"""A person's data taken out of a plan for good, and before that a count of what goes.

Meetings that she was in are left without her seat. A nameless seat would still tell her shifts and
her time, and would sit in the figures of fairness as somebody who can never be asked again.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from models.meetings import Attendance, Meeting, Series
from models.people import Employee
from models.plan import Plan, Reason
from models.problem import Problem
from models.record import Record, Remark
from planner.history.incidents import without
from planner.review.remarks import withdrawn
from planner.texts import t

Trace = Literal[
    "shifts", "away", "seats", "leading", "carried", "wishes", "bonds", "groups", "rows",
    "incidents", "remarks", "notes",
]
"""What may be known of a person beside her name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a plan knows of a person. `traces`: how many of each, none left out that is there.
    `namesake`: somebody else bears her name, so that texts with that name stay as they are."""

    employee: str
    name: str
    traces: tuple[tuple[Trace, int], ...]
    namesake: bool


def found(problem: Problem, plan: Plan, employee: str) -> Found:
    """All that a plan knows of a person. Raises KeyError for an unknown id."""
    person = problem.roster.employee(employee)
    about = _About(problem, person)
    record, series = problem.record, problem.series
    meetings = [*plan.meetings, *(c.meeting for c in record.cancelled)]
    counts: dict[Trace, int] = {
        "shifts": len(person.shifts), "away": len(person.away),
        "seats": sum(s.employee == employee for m in meetings for s in m.attendance),
        "leading": len(about.leads),
        "carried": int(employee in problem.carried or person.before is not None),
        "wishes": sum(wish.employee == employee for wish in problem.wishes),
        "bonds": sum(employee in bond.people for bond in problem.bonds),
        "groups": sum(employee in members for members in _groups(problem, plan)),
        "rows": sum(employee in row.people for row in series),
        "incidents": sum(employee in i.involved for i in problem.incidents),
        "remarks": sum(about.concerns(r) for r in record.remarks)
        + sum(about.wrote(a.by) for r in record.remarks for a in r.answers),
        "notes": sum(about.wrote(line.by) for line in record.log)
        + sum(about.wrote(s.by) for s in record.seen)
        + sum(about.wrote(held.by) for held in record.held)
        + sum(about.wrote(c.by) for c in record.cancelled),
    }
    traces = tuple((trace, number) for trace, number in counts.items() if number)
    return Found(employee, person.name, traces, about.namesake)


def forgotten(problem: Problem, plan: Plan, employee: str) -> tuple[Problem, Plan]:
    """Problem and plan with no trace of a person. Raises KeyError for an unknown id.

    Where her name stands in a sentence that somebody wrote, it says that it was a former employee.
    """
    about = _About(problem, problem.roster.employee(employee))
    alone = {i.id for i in problem.incidents if set(i.involved) == {employee}}
    problem, plan = without(problem, plan, alone)
    rows = {row.id for row in problem.series if row.people == (employee,)}
    roster = problem.roster
    after = replace(
        problem, name=about.scrubbed(problem.name),
        roster=replace(
            roster, employees=tuple(p for p in roster.employees if p.id != employee),
            questions=tuple(q for q in roster.questions if not about.named(q.message)),
        ),
        series=tuple(_row(row, about) for row in problem.series if row.id not in rows),
        leads=tuple(lead for lead in problem.leads if lead.id not in about.leads),
        incidents=tuple(
            replace(i, involved=_others(i.involved, employee)) for i in problem.incidents
        ),
        wishes=tuple(wish for wish in problem.wishes if wish.employee != employee),
        bonds=tuple(
            replace(bond, people=_others(bond.people, employee)) for bond in problem.bonds
            if len(_others(bond.people, employee)) > 1
        ),
        carried={id_: load for id_, load in problem.carried.items() if id_ != employee},
        locked=_kept(problem.locked, about, rows),
        assumed=tuple(map(about.scrubbed, problem.assumed)),
        record=_record(problem.record, about),
    )
    return after, _plan(plan, about, rows)


class _About:
    """How to know a person in texts and lists."""

    def __init__(self, problem: Problem, person: Employee) -> None:
        self.id = person.id
        others = [p.name for p in problem.roster.employees if p.id != person.id]
        self.namesake = person.name in others
        self._name = person.name
        self._pattern = re.compile(rf"(?<!\w){re.escape(person.name)}(?!\w)")
        self.leads = frozenset(lead.id for lead in problem.leads if lead.employee == person.id)

    def wrote(self, by: str) -> bool:
        """Whether a name that somebody gave is hers."""
        return not self.namesake and by.strip().casefold() == self._name.casefold()

    def named(self, text: str) -> bool:
        """Whether a text names her."""
        return not self.namesake and self._pattern.search(text) is not None

    def scrubbed(self, text: str) -> str:
        """A text without her name."""
        return self._pattern.sub(t("history.former"), text) if self.named(text) else text

    def author(self, by: str) -> str:
        """Who did something, without her name."""
        return t("history.former") if self.wrote(by) else by

    def concerns(self, remark: Remark) -> bool:
        """Whether a remark is about her, or by her."""
        return self.wrote(remark.by) or (remark.about == "person" and remark.subject == self.id)

    def without(self, seats: Iterable[Attendance]) -> tuple[Attendance, ...]:
        """The seats of others."""
        return tuple(seat for seat in seats if seat.employee != self.id)


def _others(people: Iterable[str], employee: str) -> tuple[str, ...]:
    return tuple(id_ for id_ in people if id_ != employee)


def _groups(problem: Problem, plan: Plan) -> Iterable[tuple[str, ...]]:
    return (
        plan.courses.get(course.id, course.members)
        for row in problem.series for course in row.courses
    )


def _row(row: Series, about: _About) -> Series:
    return replace(
        row, people=_others(row.people, about.id),
        subjects=tuple(map(about.scrubbed, row.subjects)),
        courses=tuple(
            replace(
                course, name=about.scrubbed(course.name),
                members=_others(course.members, about.id),
            )
            for course in row.courses
        ),
    )


def _meeting(meeting: Meeting, about: _About) -> Meeting:
    return replace(
        meeting, attendance=about.without(meeting.attendance),
        lead=None if meeting.lead in about.leads else meeting.lead,
    )


def _kept(
    meetings: Iterable[Meeting], about: _About, rows: set[str]
) -> tuple[Meeting, ...]:
    return tuple(_meeting(m, about) for m in meetings if m.series not in rows)


def _plan(plan: Plan, about: _About, rows: set[str]) -> Plan:
    def reasons(why: Iterable[Reason]) -> tuple[Reason, ...]:
        return tuple(replace(r, message=about.scrubbed(r.message)) for r in why)

    return replace(
        plan, meetings=_kept(plan.meetings, about, rows), objectives=(),
        courses={id_: _others(members, about.id) for id_, members in plan.courses.items()},
        unplaced=tuple(
            replace(u, why=reasons(u.why), message=about.scrubbed(u.message))
            for u in plan.unplaced if u.series not in rows
        ),
        unreached=tuple(
            replace(u, why=reasons(u.why), message=about.scrubbed(u.message))
            for u in plan.unreached if u.employee != about.id
        ),
    )


def _record(record: Record, about: _About) -> Record:
    scrub: Callable[[str], str] = about.scrubbed
    after = replace(
        record,
        remarks=tuple(
            replace(remark, text=scrub(remark.text), answers=tuple(
                replace(answer, text=scrub(answer.text))
                for answer in remark.answers if not about.wrote(answer.by)
            ))
            for remark in record.remarks if not about.concerns(remark)
        ),
        seen=tuple(
            replace(s, meetings=_kept(s.meetings, about, set()))
            for s in record.seen if not about.wrote(s.by)
        ),
        log=tuple(
            replace(line, by=about.author(line.by), name=scrub(line.name)) for line in record.log
        ),
        held=tuple(
            replace(held, by=about.author(held.by), planned=about.without(held.planned))
            for held in record.held
        ),
        cancelled=tuple(
            replace(c, by=about.author(c.by), meeting=_meeting(c.meeting, about))
            for c in record.cancelled
        ),
    )
    # Whoever has the plan open elsewhere is not to bring them back.
    return withdrawn(record, after)
