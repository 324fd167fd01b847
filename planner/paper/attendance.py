"""Lists to sign: a page for each meeting, with those who are planned and room for others."""

from datetime import date
from typing import Final

from models.meetings import Meeting
from planner.exporting.facts import Facts, team_label
from planner.paper.flow import Column, Flow, Row
from planner.paper.page import QUIET, Format, Paper
from planner.texts import t
from planner.texts.dates import long_date, times

_LINE: Final = 9.5
"""Millimetres that a signature needs."""
_OTHERS: Final = 4


def attendance(
    facts: Facts, paper: Format = "A4", meeting: str | None = None, first: date | None = None,
    last: date | None = None,
) -> Paper:
    """A page for each meeting, for the one of that id, or for those of the days `first`–`last`."""
    shown = [
        m for m in facts.meetings
        if (meeting is None or m.id == meeting)
        and (first is None or m.span.first_day >= first)
        and (last is None or m.span.first_day <= last)
    ]
    name = facts.problem.name
    flow = Flow(t("paper.attendance.title", name=name), name, paper)
    for number, one in enumerate(shown):
        if number:
            flow.new_page()
        _meeting(flow, facts, one)
    return flow.finished()


def _meeting(flow: Flow, facts: Facts, meeting: Meeting) -> None:
    flow.heading(facts.label(meeting), 18)
    day, span = long_date(meeting.span.first_day), times(meeting.span)
    flow.text(f"{day} · {span}", 11, bold=True)
    where = (facts.unit(meeting.unit), facts.room(meeting.room))
    flow.text(" · ".join(filter(None, where)), 10, colour=QUIET)
    if meeting.lead is not None:
        flow.text(t("paper.led_by", name=facts.lead(meeting.lead)), 10, colour=QUIET)
    flow.gap(4)
    # In the order of the alphabet: nobody looks for a name by the hour of a shift.
    seats = sorted(meeting.attendance, key=lambda a: (a.leads, facts.person(a.employee)))
    rows = [
        Row(
            (
                facts.person(seat.employee),
                t("paper.attendance.lead") if seat.leads
                else team_label(facts.home_team(seat.employee)),
                "", "",
            ),
            height=_LINE * flow.scale,
        )
        for seat in seats
    ]
    columns = (
        Column(t("paper.attendance.name"), 34, bold=True), Column(t("paper.attendance.team"), 18),
        Column(t("paper.attendance.came"), 9, "center"),
        Column(t("paper.attendance.sign"), 39),
    )
    flow.table(columns, rows, 10)
    flow.gap(5)
    flow.text(t("paper.attendance.others"), 9, colour=QUIET)
    flow.gap(1)
    empty = Row(("", "", "", ""), height=_LINE * flow.scale)
    flow.table(columns, [empty] * _OTHERS, 10)
