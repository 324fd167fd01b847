"""Why not: a meeting that is not placed, a vagtlag that one lacks, somebody whom none reaches.

Each is counted over all times at which it might have been otherwise. A time falls away for one
reason, the first in this order: holidays, the lead, the room, another meeting of the unit, the
row's interval, then the people (who can come, what the floor can spare). What is left is `free`
(it would make the plan better), or `dearer` (something more important would be lost). So the counts
add up to all times.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np

from models.agenda import Occurrence
from models.people import Employee, Team
from models.plan import Outcome, Reason
from models.timespan import Period, day_of
from planner.advice.groups import FLOOR, PEOPLE, TEAM, Groups, common_reason, groups
from planner.advice.moving import move_costs
from planner.advice.subject import subject
from planner.advice.view import View, view_of
from planner.advice.wording import counted, placed_or_due
from planner.texts import t
from planner.texts.dates import short_date, the_team

FREE, DEARER = "free", "dearer"
NOT_HELD, FULL, OTHERS = "not_held", "full", "others"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that a plan lacks. `id` names it on the command line and in lists.

    `meeting` alone: it is not placed. With `team`: it lacks that vagtlag. With `employee`: she was
    involved and is not in it. `employee` and `first`–`last`: no meeting reaches her then.
    """

    id: str
    meeting: str | None = None
    team: Team | None = None
    employee: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """A trouble with its reasons. The reasons' counts add up to `total`, the times looked at."""

    trouble: Trouble
    total: int
    reasons: tuple[Reason, ...]
    message: str


def troubles(outcome: Outcome) -> tuple[Trouble, ...]:
    """All that a plan lacks, most important first: meetings, vagtlag, involved, people."""
    view = view_of(outcome)
    found = [
        Trouble(due.id, meeting=due.id)
        for due in view.due.values() if due.id not in view.facts.answered
    ]
    found += [
        Trouble(f"{line.meeting}:{line.team}", line.meeting, team=line.team)
        for line in outcome.judgement.by_team if not line.covered and line.meeting in view.due
    ]
    for held in view.facts.answered.values():
        involved = held.incident.involved if held.incident is not None else ()
        found += [
            Trouble(f"{held.meeting.id}:{person}", held.meeting.id, employee=person)
            for person in involved if person not in held.present and person in view.people
        ]
    for stretch in view.stretches:
        found += [
            Trouble(
                f"{person.employee}@{stretch.first.isoformat()}", employee=person.employee,
                first=stretch.first, last=stretch.last,
            )
            for person in outcome.judgement.by_employee if stretch.first in person.missed
        ]
    return tuple(found)


def solved(outcome: Outcome, trouble: Trouble) -> bool:
    """Whether a plan lacks that no longer."""
    return all(other.id != trouble.id for other in troubles(outcome))


def why(outcome: Outcome, trouble: Trouble) -> Why:
    """Why something is lacking, counted over all times, in one sentence."""
    if trouble.meeting is None:
        return why_unreached(outcome, trouble)
    if trouble.team is not None:
        return why_team_missing(outcome, trouble.meeting, trouble.team)
    if trouble.employee is not None:
        return why_not_there(outcome, trouble.meeting, trouble.employee)
    return why_not_placed(outcome, trouble.meeting)


def why_not_placed(outcome: Outcome, meeting_id: str) -> Why:
    """Why a meeting that is due is not held. Raises KeyError for an id that is not due."""
    view = view_of(outcome)
    costs = move_costs(outcome, meeting_id)
    found = Counter(cost.reason or FREE for cost in costs)
    meeting = placed_or_due(view, view.due[meeting_id])
    return _told(Trouble(meeting_id, meeting=meeting_id), found, "advice.why.meeting", meeting)


def why_team_missing(outcome: Outcome, meeting_id: str, team: Team) -> Why:
    """Why a vagtlag is not in a meeting, at its own time or any other."""
    view = view_of(outcome)
    there = groups(view, subject(view, meeting_id))
    people = there.subject.people.people
    rows = np.array([n for n, p in enumerate(people) if p.home_team == team], np.intp)
    can = there.subject.people.able[rows] & (there.taken | there.let_go)[rows]
    costs = move_costs(outcome, meeting_id)
    found: Counter[str] = Counter()
    for column, cost in enumerate(costs):
        present = int(there.taken[rows, column].sum())
        if cost.reason is not None:
            found[cost.reason] += 1
        elif present >= there.subject.kind.team_min:
            found[FREE if cost.missing < 0 else DEARER] += 1
        elif there.subject.people.able[rows, column].any() and not can[:, column].any():
            found[f"{TEAM}:{team}:{FLOOR}"] += 1
        elif can[:, column].any():
            found[DEARER] += 1
        else:
            found[f"{TEAM}:{team}:{common_reason(there.subject, rows, column)}"] += 1
    meeting = placed_or_due(view, view.due[meeting_id])
    trouble = Trouble(f"{meeting_id}:{team}", meeting_id, team=team)
    held = view.facts.answered.get(meeting_id)
    some = held is not None and view.facts.present_of(held, team) > 0
    key = "advice.why.few" if some else "advice.why.team"
    return _told(trouble, found, key, meeting, team=the_team(team))


def why_not_there(outcome: Outcome, meeting_id: str, employee: str) -> Why:
    """Why somebody whom a meeting is for is not in it, at its own time or any other."""
    view = view_of(outcome)
    there = groups(view, subject(view, meeting_id))
    meeting = placed_or_due(view, view.due[meeting_id])
    trouble = Trouble(f"{meeting_id}:{employee}", meeting_id, employee=employee)
    found = _of_person(view, there, employee, None)
    name = view.people[employee].name
    return _told(trouble, found, "advice.why.person_there", meeting, name=name)


def why_unreached(outcome: Outcome, trouble: Trouble) -> Why:
    """Why somebody is in no meeting of a stretch, over all times of all meetings that are for her.

    `trouble` names her and the stretch.
    """
    view = view_of(outcome)
    assert trouble.employee is not None
    assert trouble.first is not None
    assert trouble.last is not None
    person = view.people[trouble.employee]
    stretch = Period(trouble.first, trouble.last)
    found: Counter[str] = Counter()
    for due in view.due.values():
        if due.first <= stretch.last and stretch.first <= due.last and _is_for(view, due, person):
            there = groups(view, subject(view, due.id))
            found += _of_person(view, there, person.id, stretch)
    days = t("advice.from_to", first=short_date(stretch.first), last=short_date(stretch.last))
    return _told(trouble, found, "advice.why.person", days, name=person.name)


def _is_for(view: View, due: Occurrence, person: Employee) -> bool:
    return not view.kind(due).on_floor and any(p.id == person.id for p in view.invited(due))


def _of_person(view: View, there: Groups, employee: str, stretch: Period | None) -> Counter[str]:
    """One reason for each time of a meeting (in a stretch): why she is not in it then."""
    at = there.subject
    row = [person.id for person in at.people.people].index(employee)
    held = view.facts.answered.get(at.due.id)
    found: Counter[str] = Counter()
    for column, start in enumerate(at.starts):
        if stretch is not None and day_of(int(start)) not in stretch:
            continue
        reason = at.people.reason(row, column)
        if at.why[column] is not None:
            found[at.why[column] or PEOPLE] += 1
        elif reason is not None:
            found[f"rule:{reason}"] += 1
        elif not (there.taken | there.let_go)[row, column]:
            found[f"rule:{FLOOR}"] += 1
        elif held is None or held.span.start != int(start):
            found[NOT_HELD] += 1
        else:
            full = len(held.participants) >= min(at.kind.group.max, int(at.seats[column]))
            found[FULL if full else OTHERS] += 1
    return found


def _told(trouble: Trouble, found: Counter[str], key: str, what: str, **words: str) -> Why:
    """The whole sentence of some counted reasons; of no times at all a sentence of its own."""
    total = found.total()
    reasons, sentence = counted(found, total)
    text = t(key if total else f"{key}.none", what=what, reasons=sentence, **words)
    return Why(trouble, total, reasons, text)

