"""A person's period on a page of her own: her meetings, and what each is to her."""

from models.meetings import Attendance, Meeting
from planner.exporting.facts import Facts, Person, team_label
from planner.paper.flow import Column, Flow, Row
from planner.paper.page import QUIET, Format, Paper
from planner.texts import t
from planner.texts.dates import class_name, duration, long_date, short_date, times


def people(facts: Facts, paper: Format = "A4", employee: str | None = None) -> Paper:
    """A page for each employee, or for the one of that id; more where her meetings need it."""
    name = facts.problem.name
    shown = [p for p in facts.people if employee is None or p.employee.id == employee]
    title = t("paper.people.title", name=name)
    flow = Flow(title, t("paper.foot", name=name, day=long_date(facts.made)), paper)
    for number, person in enumerate(shown):
        if number:
            flow.new_page()
        _person(flow, facts, person)
    return flow.finished()


def _person(flow: Flow, facts: Facts, person: Person) -> None:
    period, who = facts.problem.period, person.employee
    flow.heading(who.name, 20)
    flow.text(t("paper.person.where", unit=facts.unit(who.unit), team=team_label(who.home_team)),
              11, colour=QUIET)
    flow.text(t("paper.person.period", first=long_date(period.first), last=long_date(period.last)),
              10, colour=QUIET)
    flow.gap(5)
    hers = [(m, a) for m in facts.meetings for a in m.attendance if a.employee == who.id]
    if not hers:
        flow.text(t("paper.person.none"), 11)
        return
    flow.table(
        (
            Column(t("paper.person.day"), 14, bold=True), Column(t("paper.person.time"), 19),
            Column(t("paper.person.meeting"), 26), Column(t("paper.person.place"), 22),
            Column(t("paper.person.lead"), 20), Column(t("paper.person.yours"), 21),
        ),
        [_meeting(facts, meeting, seat) for meeting, seat in hers], 9,
    )
    flow.gap(3)
    flow.text(
        t(
            "paper.person.sum.one" if len(hers) == 1 else "paper.person.sum", meetings=len(hers),
            time=duration(sum(seat.extra_minutes for _, seat in hers)),
            call_ins=sum(seat.cls == "called_in" for _, seat in hers),
        ),
        10, bold=True,
    )


def _meeting(facts: Facts, meeting: Meeting, seat: Attendance) -> Row:
    hers = class_name(seat.cls)
    if seat.extra_minutes:
        hers = t("paper.person.extra", cls=hers, time=duration(seat.extra_minutes))
    lead = t("paper.person.leads") if seat.leads else facts.lead(meeting.lead)
    return Row((
        short_date(meeting.span.first_day), times(meeting.span), facts.label(meeting),
        facts.room(meeting.room) or facts.unit(meeting.unit), lead, hers,
    ))
