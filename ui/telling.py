"""What the details say of a meeting and of a person, in words. Knows no Qt."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.meetings import Meeting
from models.people import Employee, Shift
from models.plan import Outcome
from models.problem import Problem
from models.timespan import clock
from planner.texts import t
from planner.texts.dates import duration, number, short_date, when
from ui import figures
from ui.due import due_in
from ui.loads import loads
from ui.views.load_model import signed


def subject_of(problem: Problem, meeting: Meeting) -> str | None:
    """What a meeting is about, where its row says so."""
    due = due_in(problem).get(meeting.id)
    return due.subject if due is not None else None


def week_of(problem: Problem, today: date) -> date:
    """The Monday of this week; of the period's first week where today lies outside it."""
    day = today if today in problem.period else problem.period.first
    return day - timedelta(days=day.weekday())


def shifts_of_week(person: Employee, monday: date) -> tuple[Shift, ...]:
    """The shifts that begin in a week."""
    sunday = monday + timedelta(days=6)
    return tuple(s for s in person.shifts if monday <= s.span.first_day <= sunday)


def next_of(outcome: Outcome, employee: str, today: date) -> Meeting | None:
    """The next meeting of a person from today on, or from the period's start on where today lies
    outside it."""
    start = today if today in outcome.problem.period else outcome.problem.period.first
    hers = figures.meetings_of(outcome, employee)
    return next((m for m in hers if m.span.first_day >= start), None)


def wishes_of(problem: Problem, employee: str) -> Iterator[str]:
    """Each wish of a person in a sentence."""
    for wish in problem.wishes:
        if wish.employee == employee:
            window = wish.window
            days = ", ".join(t(f"weekday.short.{day}") for day in sorted(window.weekdays))
            key = "avoid" if wish.avoid else "prefer"
            yield t(f"ui.details.wish.{key}", days=days, start=clock(window.start),
                    end=clock(window.end))


def fair_part(outcome: Outcome, employee: str) -> str | None:
    """What a person carries against her fair part, in a sentence."""
    line = next((x for x in loads(outcome, full_time=False) if x.employee == employee), None)
    if line is None:
        return None
    hours = line.hours or outcome.problem.policy.full_time_hours
    return t("ui.details.fair", total=duration(round(line.total)), over=signed(line.over),
             fair=duration(round(line.fair)), hours=number(hours))


def waited(outcome: Outcome, employee: str) -> str | None:
    """The longest that a person goes without a meeting."""
    wait = next((w for w in figures.waits(outcome) if w.employee == employee), None)
    if wait is None:
        return None
    since = short_date(wait.since) if wait.since else t("ui.drill.wait.start")
    until = short_date(wait.until) if wait.until else t("ui.drill.wait.end")
    return t("ui.drill.wait", days=wait.days, since=since, until=until)


def named(outcome: Outcome, meeting: Meeting) -> str:
    """Kind, unit and time of a meeting on one line."""
    return f"{when(meeting.span)}  {outcome.problem.kind(meeting.kind).name}"
