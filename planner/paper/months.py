"""A month on a lying page: weeks below one another, each day with its meetings in a line each."""

import calendar
from datetime import date
from typing import Final

from models.meetings import Meeting
from planner.exporting.facts import Facts
from planner.paper.flow import MARGIN, Flow
from planner.paper.letters import fitted, wrapped
from planner.paper.page import ACCENT, INK, LINE, QUIET, SHADE, Box, Format, Paper, Stroke, Words
from planner.texts import t
from planner.texts.dates import month_name, time_of

_HEAD: Final = 7.0
_PAD: Final = 1.2


def months(
    facts: Facts, paper: Format = "A4", first: date | None = None, last: date | None = None
) -> Paper:
    """A page for each month of the plan, or of the days `first`–`last` alone."""
    period = facts.problem.period
    begin, end = first or period.first, last or period.last
    flow = Flow(
        t("paper.month.title", name=facts.problem.name), facts.problem.name, paper, wide=True
    )
    year, month = begin.year, begin.month
    while (year, month) <= (end.year, end.month):
        if (year, month) != (begin.year, begin.month):
            flow.new_page()
        _month(flow, facts, year, month)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return flow.finished()


def _month(flow: Flow, facts: Facts, year: int, month: int) -> None:
    flow.heading(month_name(date(year, month, 1)).capitalize(), 18)
    flow.gap(3)
    held: dict[date, list[Meeting]] = {}
    for meeting in facts.meetings:
        held.setdefault(meeting.span.first_day, []).append(meeting)
    grid = calendar.Calendar().monthdatescalendar(year, month)
    # A weekend without meetings gives its room to the other days.
    shown = 7 if any(held.get(day) for week in grid for day in week[5:]) else 5
    grid = [week for week in grid if any(day.month == month for day in week[:shown])]
    width, head = flow.room / shown, _HEAD * flow.scale
    top = flow.y
    size = 9 * flow.scale
    flow.put(Box(MARGIN, top, flow.room, head, SHADE))
    for number in range(shown):
        name = t(f"weekday.{number + 1}").capitalize()
        flow.put(Words(MARGIN + number * width + _PAD, top + head * 0.7, name, size, bold=True,
                       colour=ACCENT))
    height = (flow.bottom - top - head) / len(grid)
    for row, week in enumerate(grid):
        y = top + head + row * height
        flow.put(Stroke(MARGIN, y, MARGIN + flow.room, y))
        for number, day in enumerate(week[:shown]):
            corner = (MARGIN + number * width, y)
            _day(flow, facts, day, held.get(day, []), (corner, width, height), month)
    flow.put(Box(MARGIN, top, flow.room, flow.bottom - top, None, LINE))


def _day(
    flow: Flow, facts: Facts, day: date, meetings: list[Meeting],
    place: tuple[tuple[float, float], float, float], month: int,
) -> None:
    (x, y), width, height = place
    size, step = 7.5 * flow.scale, flow.line_height(7.5 * flow.scale)
    flow.put(Stroke(x, y, x, y + height))
    number = f"{day.day}" if day.month == month else f"{day.day}/{day.month}"
    colour = INK if day.month == month else QUIET
    flow.put(Words(x + _PAD, y + step * 1.1, number, size * 1.1, bold=True, colour=colour))
    room = max(1, int((height - step * 1.4) / step))
    texts = [
        f"{time_of(m.span.start)} {facts.label(m)}, {facts.unit(m.unit)}" for m in meetings
    ]
    lines = [line for text in texts for line in wrapped(text, width - 2 * _PAD, size)]
    if len(lines) > room:
        # A line each where there are many, and how many more there are.
        shown = texts if len(texts) <= room else texts[: room - 1]
        lines = [fitted(text, width - 2 * _PAD, size) for text in shown]
        if len(shown) < len(texts):
            lines.append(t("paper.month.more", count=len(texts) - len(shown)))
    for row, line in enumerate(lines, start=2):
        flow.put(Words(x + _PAD, y + step * (row + 0.2), line, size))
