"""Why she and not he: two people beside each other in a meeting, and who could take a place.

A place is asked for in the meeting as it stands: its time, its other people and what the floor can
spare while they are in it.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from models.agenda import participants
from models.meetings import ATTENDANCE_CLASSES, Attendance, AttendanceClass, Meeting
from models.plan import Outcome
from models.policy import Carried
from models.timespan import Span
from planner.advice.asking import Answers, answers
from planner.advice.effect import Effect, effect
from planner.advice.floors import Spare
from planner.advice.moving import with_meeting
from planner.advice.view import View, view_of
from planner.advice.wording import meeting_of, of_person
from planner.judging.objectives import hours_weight, load
from planner.texts import t
from planner.texts.dates import duration, short_date, when
from planner.why import of_rule

NOT_INVITED, NOT_MEMBER, FULL = "not_invited", "not_member", "full"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody for a place in a meeting. `cls` None: she cannot take it, for `reason`.

    `load`: minutes that earlier periods and this plan cost her, in proportion to a full-time week.
    `last_seen`: her nearest other meeting before this one. `fills`: whether her vagtlag is one that
    the meeting would lack without this place.
    """

    employee: str
    cls: AttendanceClass | None
    extra_minutes: int
    last_seen: date | None
    load: int
    fills: bool
    reason: str | None
    message: str


@dataclass(frozen=True, slots=True)
class PersonJudgement:
    """One person in a meeting instead of another. `after`: that plan, judged; None where `other`
    cannot take the place. `effect`: what it is beside the present one."""

    meeting: str
    person: Candidate
    other: Candidate
    after: Outcome | None
    effect: Effect | None
    message: str


def candidates_for(
    outcome: Outcome, meeting_id: str, seat: str | None = None
) -> tuple[Candidate, ...]:
    """Whom a placed meeting is for and who could take a place in it, the best first, those who
    cannot last.

    `seat`: whose place it is (she is not among them); None: one place more. Ranked by whether they
    fill a vagtlag that would be missing, then by minutes and call-in, then by who has carried least
    for her hours. Raises KeyError for a meeting that is not placed.
    """
    view = view_of(outcome)
    meeting = view.meetings[meeting_id]
    seated = {a.employee for a in meeting.attendance}
    place = _Place(view, meeting, seat)
    found = [
        place.candidate(row) for row, person in enumerate(place.asked.people)
        if person.id != seat and person.id not in seated and person.id in place.audience
    ]
    return tuple(sorted(found, key=lambda c: place.rank(c)))


def why_person(
    outcome: Outcome, meeting_id: str, employee_a: str, employee_b: str
) -> PersonJudgement:
    """Why `employee_a` sits in a placed meeting and `employee_b` does not.

    The plan with the one instead of the other is judged. Raises KeyError for a meeting that is not
    placed, or somebody who is not on the roster.
    """
    view = view_of(outcome)
    meeting = view.meetings[meeting_id]
    place = _Place(view, meeting, employee_a)
    person, other = place.of(employee_a), place.of(employee_b)
    change, after = None, None
    if other.cls is not None:
        after = with_meeting(outcome, exchanged(meeting, employee_a, other))
        change = effect(outcome, after)
    words = {
        "meeting": meeting_of(view, view.due[meeting_id]), "when": when(meeting.span),
        "name": view.people[employee_a].name, "other": view.people[employee_b].name,
        "first": person.message, "second": other.message,
    }
    key = "advice.person.instead" if change is not None else "advice.person.not_instead"
    message = t(key, effect=change.sentence if change is not None else "", **words)
    return PersonJudgement(meeting_id, person, other, after, change, message)


def swapped(
    outcome: Outcome, meeting_id: str, leaving: str, coming: str
) -> tuple[Meeting | None, str]:
    """A placed meeting with `coming` in the place of `leaving`, not judged; or None, and why she
    cannot take it. Raises KeyError as `why_person` does."""
    view = view_of(outcome)
    meeting = view.meetings[meeting_id]
    other = _Place(view, meeting, leaving).of(coming)
    if other.cls is None:
        return None, other.message
    return exchanged(meeting, leaving, other), other.message


def exchanged(meeting: Meeting, leaving: str, coming: Candidate) -> Meeting:
    """The meeting with one participant in the place of another."""
    assert coming.cls is not None
    seat = Attendance(coming.employee, coming.cls, coming.extra_minutes)
    kept = [a for a in meeting.attendance if a.employee not in (leaving, coming.employee)]
    return replace(meeting, attendance=(*kept, seat))


class _Place:
    """A place in a meeting, and what everybody is to it."""

    def __init__(self, view: View, meeting: Meeting, seat: str | None) -> None:
        self.view, self.meeting = view, meeting
        due = view.due[meeting.id]
        self.kind = view.kind(due)
        self.asked: Answers = answers(
            view, list(view.people.values()), np.array([meeting.span.start], np.int64),
            self.kind, meeting.id,
        )
        self.rows = {person.id: row for row, person in enumerate(self.asked.people)}
        self.invited = {person.id for person in view.invited(due)}
        self.audience = {person.id for person in participants(view.problem, due)}
        self.others = [a for a in meeting.attendance if a.employee != seat]
        spare: Spare = view.floors(self.asked.starts, self.kind.minutes).spare(
            self.rows, self.asked.starts, self.kind.minutes, meeting
        )
        for a in self.others if not self.kind.on_floor else ():
            for piece, floor in enumerate(spare.of[self.rows[a.employee], 0]):
                spare.left[floor, 0, piece] -= 1
        self.let_go = spare.can_go()[:, 0]
        homes = [view.people[a.employee].home_team for a in self.others if not a.leads]
        self.missing = {
            team for team in self.kind.teams_required if homes.count(team) < self.kind.team_min
        }
        number = sum(not a.leads for a in self.others)
        self.full = number >= self.kind.group.max

    def of(self, employee: str) -> Candidate:
        return self.candidate(self.rows[employee])

    def candidate(self, row: int) -> Candidate:
        person = self.asked.people[row]
        reason = self._reason(row)
        if reason is None or reason == self.asked.reason(row, 0):
            message = of_person(self.view, self.asked, self.kind, self.meeting.id, row, 0)
        else:
            message = t("advice.person.cannot", name=person.name, why=of_rule(reason))
        weight = hours_weight(self.view.facts, person)
        seen = self._last_seen(person.id)
        carried = load(self.view.facts, person) * weight // 100
        return Candidate(
            employee=person.id,
            cls=None if reason else ATTENDANCE_CLASSES[int(self.asked.would[row, 0])],
            extra_minutes=0 if reason else int(self.asked.extra[row, 0]),
            last_seen=seen, load=carried, fills=person.home_team in self.missing,
            reason=reason,
            message=t(
                "advice.person.load" if seen else "advice.person.load_unseen", message=message,
                load=duration(carried), seen=short_date(seen) if seen else "",
            ),
        )

    def rank(self, candidate: Candidate) -> tuple[bool, bool, int, int, int]:
        price = self.view.policy.call_in_price if candidate.cls == "called_in" else 0
        return (
            candidate.reason is not None, not candidate.fills, candidate.extra_minutes + price,
            candidate.load, self.rows[candidate.employee],
        )

    def _reason(self, row: int) -> str | None:
        person = self.asked.people[row]
        if person.id not in self.invited:
            return NOT_MEMBER if person.id in self.audience else NOT_INVITED
        reason = self.asked.reason(row, 0)
        if reason is not None:
            return reason
        if not self.let_go[row]:
            return "floor"
        return FULL if self.full else None

    def _last_seen(self, employee: str) -> date | None:
        """The day of her last meeting before this one; of earlier periods where there is none."""
        span: Span = self.meeting.span
        before = [
            seat.span.first_day for seat in self.view.seats(employee, self.meeting.id)
            if seat.span.start < span.start
        ]
        return max(before) if before else self.view.problem.carried.get(
            employee, Carried()
        ).last_seen
