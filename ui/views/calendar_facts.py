"""What the calendar says of each meeting, looked up once for a plan. Knows no Qt."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.agenda import Occurrence
from models.finding import Finding
from models.meetings import Meeting
from models.plan import Outcome, Unplaced
from models.problem import Problem
from models.record import Remark
from models.timespan import minute_of_day
from planner.texts import t, tn
from planner.texts.dates import long_date, times
from ui import figures
from ui.due import due_in

MOST_SAID = 3
"""Findings of a meeting that its tooltip says in full."""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """One meeting as the calendar shows it. `number` decides its colour; `said` is all of it in
    lines; `wrong`: whether a vagtlag is missing or a finding is more than information; `noted`:
    what the review says of it (held, remark, proposal)."""

    kind: str
    number: int
    where: str
    subject: str
    people: int
    wrong: bool
    said: tuple[str, ...]
    noted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: everything, or what has these. `unit` "" is what is shared by all units."""

    unit: str | None = None
    kind: str | None = None
    person: str = ""
    problems: bool = False

    @property
    def open(self) -> bool:
        """Whether everything is shown."""
        return self == Filter()


class CalendarFacts:
    """The meetings of a plan by day, and what is to be said of them."""

    def __init__(self, outcome: Outcome, due: Mapping[str, Occurrence]) -> None:
        self.outcome, self._problem = outcome, outcome.problem
        self._numbers = figures.kind_numbers(outcome.problem)
        self._kinds = {kind.id: kind.name for kind in outcome.problem.kinds}
        self._names = {p.id: p.name for p in outcome.problem.roster.employees}
        self._due = due
        self.by_day: dict[date, list[Meeting]] = defaultdict(list)
        for meeting in outcome.plan.meetings:
            self.by_day[meeting.span.first_day].append(meeting)
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in outcome.judgement.findings:
            if finding.meeting is not None and finding.severity != "info":
                self._findings[finding.meeting].append(finding)
        self._missing = {
            line.meeting for line in outcome.judgement.by_team if not line.covered
        }
        self._held = {held.meeting for held in outcome.problem.record.held}
        self._open: dict[str, list[Remark]] = defaultdict(list)
        for remark in outcome.problem.record.remarks:
            if remark.about == "meeting" and remark.state == "open":
                self._open[remark.subject or ""].append(remark)
        clocks = [(minute_of_day(m.span.start), m.span.minutes) for m in outcome.plan.meetings]
        self._clocks = (
            (min(start for start, _ in clocks), max(start + n for start, n in clocks))
            if clocks else ()
        )
        self._known: dict[str, MeetingFacts] = {}

    def of(self, meeting: Meeting) -> MeetingFacts:
        """What is to be said of a meeting of the plan."""
        if meeting.id not in self._known:
            self._known[meeting.id] = self._of(meeting)
        return self._known[meeting.id]

    def hours(self, first: int, last: int) -> tuple[int, int]:
        """The hours that every meeting of the plan lies within, at least those two."""
        begins = self._clocks[0] // 60 if self._clocks else first
        ends = -(-self._clocks[1] // 60) if self._clocks else last
        return min(first, begins), min(24, max(last, ends))

    def subject(self, meeting_id: str) -> str:
        """What a meeting is about; empty where nobody said."""
        due = self._due.get(meeting_id)
        return due.subject or "" if due is not None else ""

    def unplaced_line(self, missing: Unplaced) -> tuple[str, str, str]:
        """Kind; whose it is and what about; of a meeting that is not placed, and its kind's id."""
        course = figures.course_named(self._problem, missing.series, missing.course)
        unit = self._problem.series_of(missing.series).unit
        parts = [unit, course, self.subject(missing.occurrence)]
        return self._kinds[missing.kind], " · ".join(p for p in parts if p), missing.kind

    def shown(self, meeting: Meeting, wanted: Filter) -> bool:
        """Whether a filter keeps a meeting."""
        if wanted.unit is not None and (meeting.unit or "") != wanted.unit:
            return False
        if wanted.kind is not None and meeting.kind != wanted.kind:
            return False
        if wanted.person:
            part = wanted.person.casefold()
            people = (self._names.get(seat.employee, "") for seat in meeting.attendance)
            if not any(part in name.casefold() for name in people):
                return False
        return not wanted.problems or self.of(meeting).wrong

    def _of(self, meeting: Meeting) -> MeetingFacts:
        problem, findings = self._problem, self._findings.get(meeting.id, [])
        where = " · ".join(
            part for part in (meeting.unit, figures.course_name(problem, meeting)) if part
        )
        about = self.subject(meeting.id)
        people = len(meeting.participants())
        missing = meeting.id in self._missing
        noted = self._noted(meeting.id)
        lead, room = figures.lead_name(problem, meeting), figures.room_name(problem, meeting)
        said = [
            self._kinds[meeting.kind],
            t("ui.calendar.subject", subject=about) if about else "",
            f"{long_date(meeting.span.first_day)} {times(meeting.span)}",
            where, tn("ui.calendar.people", people),
            t("ui.calendar.lead", name=lead) if lead else "",
            t("ui.calendar.room", name=room) if room else "",
            t("ui.calendar.locked") if meeting.locked else "",
            *noted.values(),
            t("ui.calendar.missing") if missing else "",
            *(t(f"ui.calendar.{f.severity}", message=f.message) for f in findings[:MOST_SAID]),
            t("ui.calendar.more", n=len(findings) - MOST_SAID)
            if len(findings) > MOST_SAID else "",
        ]
        return MeetingFacts(
            self._kinds[meeting.kind], self._numbers[meeting.kind], where, about, people,
            missing or bool(findings), tuple(line for line in said if line), tuple(noted),
        )

    def _noted(self, meeting_id: str) -> dict[str, str]:
        """What the review says of a meeting, each with its line."""
        waiting = self._open.get(meeting_id, [])
        proposals = sum(remark.proposal is not None for remark in waiting)
        remarks = len(waiting) - proposals
        return {
            **({"held": t("ui_review.mark.held")} if meeting_id in self._held else {}),
            **({"remark": tn("ui_review.mark", remarks)} if remarks else {}),
            **({"proposal": tn("ui_review.mark.proposal", proposals)} if proposals else {}),
        }


class FactsOf:
    """Keeps the facts of the plan that was asked for last."""

    def __init__(self) -> None:
        self._problem: Problem | None = None
        self._due: Mapping[str, Occurrence] = {}
        self._facts: CalendarFacts | None = None

    def __call__(self, outcome: Outcome) -> CalendarFacts:
        if self._problem is not outcome.problem:
            self._problem = outcome.problem
            self._due = due_in(outcome.problem)
            self._facts = None
        if self._facts is None or self._facts.outcome is not outcome:
            self._facts = CalendarFacts(outcome, self._due)
        return self._facts
