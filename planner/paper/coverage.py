"""The coverage report: who was reached, how often, and what it cost, on a page or two."""

from collections.abc import Sequence
from typing import Final

from models.people import Team
from planner.exporting.facts import Facts, Person, team_label
from planner.paper.flow import MARGIN, Column, Flow, Row
from planner.paper.letters import wrapped
from planner.paper.page import ACCENT, ALARM, LINE, QUIET, Box, Format, Paper, Words
from planner.texts import t
from planner.texts.dates import duration, long_date, number, numeric_date, team_name, the_team, when

_BIG: Final = 30.0
"""Height of the large figures' boxes in millimetres."""
_LONGEST: Final = 12
"""So many of those who wait longest are named."""


def coverage(facts: Facts, paper: Format = "A4") -> Paper:
    """The report of a whole period."""
    name, period = facts.problem.name, facts.problem.period
    title = t("paper.coverage.title", name=name)
    flow = Flow(title, t("paper.foot", name=name, day=long_date(facts.made)), paper)
    flow.heading(title, 18)
    flow.text(
        t("paper.coverage.period", first=long_date(period.first), last=long_date(period.last)),
        11, colour=QUIET,
    )
    flow.gap(5)
    _figures(flow, facts)
    _teams(flow, facts)
    _kinds(flow, facts)
    _lacking(flow, facts)
    _unplaced(flow, facts)
    _longest(flow, facts)
    return flow.finished()


def _figures(flow: Flow, facts: Facts) -> None:
    """What is read from across the room: each vagtlag, the people, the meetings."""
    shown: list[tuple[str, str, bool]] = []
    for team in facts.teams:
        covered, wanting = facts.team_tally(team)
        if wanting:
            text = t("paper.coverage.of", covered=covered, wanting=wanting)
            note = t("paper.coverage.of.note", team=the_team(team))
            shown.append((text, note, covered == wanting))
    reached = sum(not p.coverage.missed for p in facts.people)
    shown.append((
        t("paper.coverage.reached", reached=reached, people=len(facts.people)),
        t("paper.coverage.reached.note", days=facts.problem.policy.reach_days),
        reached == len(facts.people),
    ))
    held, missing = len(facts.meetings), len(facts.outcome.plan.unplaced)
    shown.append((
        t("paper.coverage.held", held=held, due=held + missing), t("paper.coverage.held.note"),
        not missing,
    ))
    _boxes(flow, shown)


def _boxes(flow: Flow, shown: Sequence[tuple[str, str, bool]]) -> None:
    for begin in range(0, len(shown), 5):
        part = shown[begin:begin + 5]
        gap, height = 3.0, _BIG * flow.scale
        width = (flow.room - gap * (len(part) - 1)) / len(part)
        flow.need(height)
        for place, (figure, note, whole) in enumerate(part):
            x, colour = MARGIN + place * (width + gap), ACCENT if whole else ALARM
            flow.put(
                Box(x, flow.y, width, height, "#ffffff", LINE),
                Box(x, flow.y, width, 1.2, colour),
                Words(x + 3, flow.y + height * 0.38, figure, 15 * flow.scale, bold=True,
                      colour=colour),
            )
            size = 8 * flow.scale
            for line_number, line in enumerate(wrapped(note, width - 6, size), start=1):
                y = flow.y + height * 0.42 + line_number * flow.line_height(size)
                flow.put(Words(x + 3, y, line, size, colour=QUIET))
        flow.gap(height + 3)


def _section(flow: Flow, title: str) -> None:
    flow.gap(5)
    flow.heading(title, 12)
    flow.gap(1)


def _teams(flow: Flow, facts: Facts) -> None:
    _section(flow, t("paper.coverage.teams"))
    flow.text(t("paper.coverage.teams.text"), 9, colour=QUIET)
    flow.gap(1)
    rows = [
        _team(team_label(team), [p for p in facts.people if p.employee.home_team == team])
        for team in (*facts.teams, None)
        if any(p.employee.home_team == team for p in facts.people)
    ]
    rows.append(_team(t("paper.coverage.all"), facts.people, bold=True))
    flow.table(
        (
            Column(t("paper.coverage.team"), 16),
            Column(t("paper.coverage.team.people"), 20, "right"),
            Column(t("paper.coverage.team.reached"), 17, "right"),
            Column(t("paper.coverage.team.often"), 20, "right"),
            Column(t("paper.coverage.team.extra"), 13, "right"),
            Column(t("paper.coverage.team.each"), 20, "right"),
            Column(t("paper.coverage.team.call_ins"), 14, "right"),
        ),
        rows,
    )


def _team(label: str, people: Sequence[Person], *, bold: bool = False) -> Row:
    minutes = sum(p.coverage.extra_minutes for p in people)
    many = max(1, len(people))
    return Row((
        label, str(len(people)),
        t("paper.coverage.of", covered=sum(not p.coverage.missed for p in people),
          wanting=len(people)),
        number(sum(p.coverage.meetings for p in people) / many, 1), duration(minutes),
        duration(round(minutes / many)), str(sum(p.coverage.call_ins for p in people)),
    ), bold=bold)


def _kinds(flow: Flow, facts: Facts) -> None:
    rows: list[Row] = []
    for kind in facts.problem.kinds:
        held = [m for m in facts.meetings if m.kind == kind.id]
        missing = sum(u.kind == kind.id for u in facts.outcome.plan.unplaced)
        if held or missing:
            taken = sum(len(m.participants()) for m in held)
            rows.append(Row((kind.name, str(len(held)), str(missing), str(taken))))
    if rows:
        _section(flow, t("paper.coverage.kinds"))
        flow.table(
            (
                Column(t("paper.coverage.kind"), 40),
                Column(t("paper.coverage.kind.held"), 15, "right"),
                Column(t("paper.coverage.kind.missing"), 15, "right"),
                Column(t("paper.coverage.kind.seats"), 15, "right"),
            ),
            rows,
        )


def _lacking(flow: Flow, facts: Facts) -> None:
    _section(flow, t("paper.coverage.lacking"))
    rows = [
        Row((
            when(meeting.span), f"{facts.label(meeting)}, {facts.unit(meeting.unit)}",
            _named(facts.missing(meeting)),
        ))
        for meeting in facts.meetings if facts.missing(meeting)
    ]
    if not rows:
        flow.text(t("paper.coverage.lacking.none"), 9)
        return
    flow.table(
        (
            Column(t("paper.coverage.lacking.when"), 26),
            Column(t("paper.coverage.lacking.what"), 44),
            Column(t("paper.coverage.lacking.who"), 30),
        ),
        rows,
    )


def _named(teams: Sequence[Team]) -> str:
    return ", ".join(team_name(team) for team in teams)


def _unplaced(flow: Flow, facts: Facts) -> None:
    missing = facts.outcome.plan.unplaced
    if not missing:
        return
    _section(flow, t("paper.coverage.unplaced"))
    flow.table(
        (
            Column(t("paper.coverage.unplaced.what"), 30),
            Column(t("paper.coverage.unplaced.span"), 24),
            Column(t("paper.coverage.unplaced.why"), 46),
        ),
        [
            Row((
                ", ".join(filter(None, (
                    facts.kind(one.kind), facts.course(one.course),
                    facts.unit(facts.unit_of_series(one.series)),
                ))),
                f"{numeric_date(one.first)} – {numeric_date(one.last)}", one.message,
            ))
            for one in missing
        ],
    )


def _longest(flow: Flow, facts: Facts) -> None:
    people = sorted(facts.people, key=lambda p: (-p.gap, p.employee.name))[:_LONGEST]
    if not people:
        return
    limit = facts.problem.policy.reach_days
    _section(flow, t("paper.coverage.unreached"))
    flow.text(t("paper.coverage.unreached.text", days=limit), 9, colour=QUIET)
    flow.gap(1)
    flow.table(
        (
            Column(t("paper.coverage.unreached.name"), 34),
            Column(t("paper.coverage.unreached.team"), 22),
            Column(t("paper.coverage.unreached.gap"), 20, "right"),
            Column(t("paper.coverage.unreached.seen"), 24, "right"),
        ),
        [
            Row(
                (
                    person.employee.name, team_label(person.employee.home_team),
                    t("paper.coverage.days", days=person.gap),
                    numeric_date(person.seen[-1]) if person.seen else t("paper.coverage.never"),
                ),
                bold=person.gap > limit,
            )
            for person in people
        ],
    )
