"""The details of a person: her week, what she attends, what it costs her, her wishes."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from models.finding import Finding
from models.people import Employee
from models.plan import Outcome, PersonCoverage
from models.problem import Problem
from planner.resources import against_wish
from planner.texts import t
from planner.texts.dates import class_name, duration, number, short_date, team_name, times
from ui import figures, telling
from ui.selection import Selection
from ui.views.details_parts import facts, link, section
from ui.widgets.badge import team_letter
from ui.widgets.parts import label, note


class PersonDetails:
    """Writes all that is known of somebody under each other. `ask` is called with a finding."""

    def __init__(
        self, body: QVBoxLayout, selection: Selection, ask: Callable[[Finding], None]
    ) -> None:
        self._body, self._selection, self._ask = body, selection, ask

    def show(self, problem: Problem, outcome: Outcome | None, person: Employee) -> None:
        """Write about a person; without a plan, what the roster says."""
        body = self._body
        body.addWidget(label(person.name, "title", size=1.35, wrap=True))
        home = f"{team_letter(person.home_team)}  {team_name(person.home_team)}"
        facts(body, [
            (t("ui.details.unit"), person.unit),
            (t("ui.details.profession"), person.profession or t("no_profession")),
            (t("ui.details.home_team"), home if person.home_team else None),
            (t("ui.details.hours"), number(person.hours_per_week) if person.hours_per_week
             else None),
            (t("ui.details.shifts"), str(len(person.shifts))),
            (t("ui.details.away"), str(len(person.away))),
        ])
        self._week(problem, person)
        if outcome is not None:
            self._load(outcome, person)
        self._wishes(problem, outcome, person)
        if outcome is not None:
            self._missing(outcome, person)
            self._meetings(outcome, person)

    def _week(self, problem: Problem, person: Employee) -> None:
        monday = telling.week_of(problem, date.today())
        section(self._body, t("ui.details.week", number=monday.isocalendar().week))
        shifts = telling.shifts_of_week(person, monday)
        for shift in shifts:
            words = f"{short_date(shift.span.first_day)}  {times(shift.span)}"
            team = f"{team_letter(shift.team)} {team_name(shift.team)}"
            self._body.addWidget(label(f"{words}  {team}"))
        if not shifts:
            self._body.addWidget(label(t("ui.details.week.none"), "muted"))
        days = [d for n in range(7) if (d := monday + timedelta(days=n)) in person.away]
        if days:
            text = ", ".join(short_date(day) for day in days)
            self._body.addWidget(label(t("ui.details.week.away", days=text), "muted", wrap=True))

    def _load(self, outcome: Outcome, person: Employee) -> None:
        line = next(
            (x for x in outcome.judgement.by_employee if x.employee == person.id), None
        )
        if line is None:
            return
        section(self._body, t("ui.details.load"))
        facts(self._body, [*_figures(line),
                           (t("ui.details.waited"), telling.waited(outcome, person.id))])
        fair = telling.fair_part(outcome, person.id)
        if fair is not None:
            self._body.addWidget(label(fair, wrap=True))
        ahead = telling.next_of(outcome, person.id, date.today())
        section(self._body, t("ui.details.next"))
        if ahead is None:
            self._body.addWidget(label(t("ui.details.next.none"), "muted", wrap=True))
        else:
            link(self._body, telling.named(outcome, ahead),
                 lambda: self._selection.select_meeting(ahead.id))

    def _wishes(self, problem: Problem, outcome: Outcome | None, person: Employee) -> None:
        said = list(telling.wishes_of(problem, person.id))
        if not said:
            return
        section(self._body, t("ui.details.wishes"))
        for sentence in said:
            self._body.addWidget(label(f"• {sentence}", wrap=True))
        if outcome is None:
            return
        hers = [wish for wish in problem.wishes if wish.employee == person.id]
        against = [
            short_date(m.span.first_day) for m in figures.meetings_of(outcome, person.id)
            if against_wish(hers, m.span)
            and any(a.employee == person.id and a.cls != "on_shift" for a in m.attendance)
        ]
        text = (
            t("ui.details.wish.broken", count=len(against), days=", ".join(against))
            if against else t("ui.details.wish.kept")
        )
        self._body.addWidget(note(text, "warning" if against else "good"))

    def _missing(self, outcome: Outcome, person: Employee) -> None:
        line = next(
            (x for x in outcome.judgement.by_employee if x.employee == person.id), None
        )
        for day in line.missed if line is not None else ():
            finding = figures.reach_finding(outcome, person.id, day)
            if finding is not None:
                text = t("ui.details.not_there", day=short_date(day))
                link(self._body, text, partial(self._ask, finding), f"why-{day}")
        for finding in outcome.judgement.findings:
            if finding.employee == person.id:
                self._body.addWidget(note(finding.message, finding.severity))

    def _meetings(self, outcome: Outcome, person: Employee) -> None:
        meetings = figures.meetings_of(outcome, person.id)
        section(self._body, t("ui.details.meetings", count=len(meetings)))
        for meeting in meetings:
            kind = outcome.problem.kind(meeting.kind).name
            seat = next(a for a in meeting.attendance if a.employee == person.id)
            extra = f" · +{duration(seat.extra_minutes)}" if seat.extra_minutes else ""
            text = (
                f"{short_date(meeting.span.first_day)}  {times(meeting.span)}  {kind}\n"
                f"{class_name(seat.cls)}{extra}"
            )
            link(self._body, text, partial(self._selection.select_meeting, meeting.id))


def _figures(line: PersonCoverage) -> list[tuple[str, str | None]]:
    seen = short_date(line.last_seen) if line.last_seen else t("ui.details.never")
    return [
        (t("ui.details.last_seen"), seen),
        (t("ui.details.count"), str(line.meetings)),
        (t("ui.details.extra"), duration(line.extra_minutes)),
        (t("ui.details.call_ins"), str(line.call_ins)),
        (t("ui.details.points"), str(line.load_points)),
        (t("ui.details.leading"), str(line.leading) if line.leading else None),
    ]
