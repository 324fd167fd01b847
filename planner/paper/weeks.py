"""The week for the staff-room wall: a page a week, lying, what is held each day and who comes.

It hangs where visitors see it: names and nothing more, and of a meeting after an incident not
even those.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from models.meetings import Meeting
from models.people import Team, team_order
from planner.exporting.calendar_events import after_incident
from planner.exporting.facts import Facts, Week, team_label
from planner.paper.flow import MARGIN, Flow
from planner.paper.letters import fitted, wrapped
from planner.paper.page import (
    ACCENT,
    INK,
    LINE,
    POINT,
    QUIET,
    SHADE,
    Box,
    Format,
    Mark,
    Paper,
    Stroke,
    Words,
)
from planner.texts import t
from planner.texts.dates import day_and_month, times

_HEAD: Final = 11.0
_PAD: Final = 1.6
_BETWEEN: Final = 2.0


def weeks(
    facts: Facts, paper: Format = "A4", first: date | None = None, last: date | None = None
) -> Paper:
    """A page for each week of the plan, or of the days `first`–`last` alone; a week with more
    meetings than a page holds goes on on the next."""
    title = t("paper.weeks.title", name=facts.problem.name)
    flow = Flow(title, facts.problem.name, paper, wide=True)
    shown = [
        w for w in facts.weeks
        if (first is None or w.last >= first) and (last is None or w.first <= last)
    ]
    for number, week in enumerate(shown):
        if number:
            flow.new_page()
        _week(flow, facts, week)
    return flow.finished()


def _week(flow: Flow, facts: Facts, week: Week) -> None:
    monday = week.first - timedelta(days=week.first.isoweekday() - 1)
    days = [monday + timedelta(days=n) for n in range(7)]
    held = {
        day: [m for m in facts.meetings if m.span.first_day == day] for day in days
    }
    # A weekend without meetings gives its room to the other days.
    if not any(held[day] for day in days[5:]):
        days = days[:5]
    waiting = [held[day] for day in days]
    going_on = False
    while True:
        _title(flow, facts, week, days, going_on=going_on)
        waiting = _columns(flow, facts, days, waiting)
        if not any(waiting):
            return
        flow.new_page()
        going_on = True


def _title(
    flow: Flow, facts: Facts, week: Week, days: Sequence[date], *, going_on: bool
) -> None:
    flow.heading(t("paper.week", number=week.number), 20)
    flow.gap(1)
    span = t(
        "paper.week.days", first=day_and_month(days[0]), last=day_and_month(days[-1]),
        year=days[-1].year, name=facts.problem.name,
    )
    flow.text(span + (t("paper.week.more") if going_on else ""), 10, colour=QUIET)
    flow.gap(4)


def _columns(
    flow: Flow, facts: Facts, days: Sequence[date], waiting: Sequence[list[Meeting]]
) -> list[list[Meeting]]:
    """Draw as many meetings of each day as there is room for; give back the others."""
    width = flow.room / len(days)
    top, head = flow.y, _HEAD * flow.scale
    left_over: list[list[Meeting]] = []
    for number, (day, meetings) in enumerate(zip(days, waiting, strict=True)):
        x = MARGIN + number * width
        size = 10 * flow.scale
        flow.put(
            Box(x, top, width, head, SHADE),
            Words(x + _PAD, top + head * 0.45, t(f"weekday.{day.isoweekday()}").capitalize(), size,
                  bold=True, colour=ACCENT),
            Words(x + _PAD, top + head * 0.85, day_and_month(day), size * 0.85, colour=QUIET),
        )
        left_over.append(_day(flow, facts, meetings, (x, width), top + head))
    for number in range(len(days) + 1):
        x = MARGIN + number * width
        flow.put(Stroke(x, top, x, flow.bottom))
    flow.put(Stroke(MARGIN, flow.bottom, MARGIN + flow.room, flow.bottom, LINE))
    return left_over


def _day(
    flow: Flow, facts: Facts, meetings: list[Meeting], place: tuple[float, float], top: float
) -> list[Meeting]:
    """Draw a day's meetings one below the other; give back those that found no room."""
    x, width = place
    y = top + _BETWEEN
    for number, meeting in enumerate(meetings):
        marks, height = _card(flow, facts, meeting, (x + 1, y), width - 2)
        # What no page could hold is drawn all the same, rather than turned over for ever.
        if y + height > flow.bottom and number:
            return meetings[number:]
        flow.put(*marks)
        y += height + _BETWEEN
    return []


def _card(
    flow: Flow, facts: Facts, meeting: Meeting, corner: tuple[float, float], width: float
) -> tuple[list[Mark], float]:
    """A meeting's card at a place, and how high it became."""
    x, y = corner
    room = width - 2 * _PAD - 1
    size = 8.5 * flow.scale
    lines: list[tuple[str, float, bool, str]] = [(times(meeting.span), size * 1.1, True, INK)]
    label = wrapped(facts.label(meeting), room, size, bold=True)
    lines.extend((line, size, True, ACCENT) for line in label)
    where = " · ".join(filter(None, (facts.unit(meeting.unit), facts.room(meeting.room))))
    lines.extend((line, size * 0.9, False, QUIET) for line in wrapped(where, room, size * 0.9))
    if meeting.lead is not None:
        lead = t("paper.led_by", name=facts.lead(meeting.lead))
        lines.extend((line, size * 0.9, False, QUIET) for line in wrapped(lead, room, size * 0.9))
    for team, names in _names(facts, meeting):
        lines.append(("", size * 0.5, False, QUIET))
        lines.append((fitted(team, room, size * 0.8, bold=True), size * 0.8, True, QUIET))
        lines.extend(
            (line, size, False, INK) for name in names for line in wrapped(name, room, size)
        )
    marks: list[Mark] = []
    height = _PAD
    for text, points, bold, colour in lines:
        height += flow.line_height(points)
        marks.append(Words(x + _PAD + 1, y + height - points * 0.22 * POINT, text, points, bold,
                           colour))
    height += _PAD
    edge = Box(x, y, 1, height, ACCENT)
    return [Box(x, y, width, height, "#ffffff", LINE), edge, *marks], height


def _names(facts: Facts, meeting: Meeting) -> list[tuple[str, list[str]]]:
    """Who comes, by vagtlag in the usual order; nobody is named after an incident."""
    if after_incident(facts, meeting):
        return []
    teams: dict[Team | None, list[str]] = {}
    for attendance in meeting.participants():
        team = facts.home_team(attendance.employee)
        teams.setdefault(team, []).append(facts.person(attendance.employee))
    ordered = sorted(teams, key=lambda team: (team is None, team_order(team or "")))
    return [(team_label(team), sorted(teams[team])) for team in ordered]
