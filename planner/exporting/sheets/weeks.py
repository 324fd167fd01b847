"""Sheet *Uge for uge*: the plan for the staff-room wall, a week below the other.

It hangs where visitors see it: times, places and names, and of a meeting after an incident not
even names. Neither what coming costs anybody nor what a meeting is about stands here.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from models.meetings import Meeting
from models.people import Team, team_order
from planner.exporting.calendar_events import after_incident
from planner.exporting.facts import Facts, Week, team_label
from planner.exporting.grid import Book, Grid
from planner.exporting.styles import HEAD_LEFT, TITLE, TOP
from planner.texts import capital, t
from planner.texts.dates import day_and_month, times

_ROOM = 137.0
"""Digits that a lying page has across."""
_NAMES_IN_A_CELL = 20
"""A row is not made higher than Excel allows: what more people there are comes below."""
_CARD = replace(TOP, size=9.0)
_DAY = replace(HEAD_LEFT, size=9.5, wrap=False, shrink=True)
_WEEK = replace(TITLE, size=16.0)


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("book.sheet.weeks"))
    header = grid.heading(t("book.weeks.note")) - 1
    days = _days(facts)
    # A weekend with a meeting or two needs less room than the other days.
    shares = [1.0, 1.0, 1.0, 1.0, 1.0, 0.7, 0.7][:days]
    grid.widths(*[_ROOM * share / sum(shares) for share in shares])
    held: dict[date, list[Meeting]] = {}
    for meeting in facts.meetings:
        held.setdefault(meeting.span.first_day, []).append(meeting)
    row, blocks = header + 1, []
    for week in facts.weeks:
        first, row = row, _week(grid, facts, row, week, days, held)
        blocks.append((first, row - 2))
    grid.page((0, 0))
    grid.sheet.freeze_panes = grid.sheet.cell(header, 1).coordinate
    grid.blocks(header, blocks)


def _days(facts: Facts) -> int:
    """A weekend without meetings gives its room to the other days."""
    return max([5, *(m.span.first_day.isoweekday() for m in facts.meetings)])


def _week(
    grid: Grid, facts: Facts, row: int, week: Week, days: int, held: dict[date, list[Meeting]]
) -> int:
    """A week's head, its days and their meetings. Returns the row for the next week."""
    monday = week.first - timedelta(days=week.first.isoweekday() - 1)
    dates = [monday + timedelta(days=n) for n in range(days)]
    span = t(
        "paper.week.days", first=day_and_month(dates[0]), last=day_and_month(dates[-1]),
        year=dates[-1].year, name=facts.problem.name,
    )
    grid.text(row, 1, t("book.weeks.week", number=week.number, span=span), _WEEK)
    grid.height(row, 26)
    for column, day in enumerate(dates, start=1):
        name = capital(t(f"weekday.{day.isoweekday()}"))
        grid.text(row + 1, column, f"{name} {day_and_month(day)}", _DAY)
    grid.height(row + 1, 20)
    cards = [
        [card for meeting in held.get(day, ()) for card in _cards(facts, meeting)]
        for day in dates
    ]
    row += 2
    if not any(cards):
        grid.text(row, 1, t("book.weeks.none"), replace(_CARD, wrap=False, edges="none"))
        return row + 2
    for at, line in enumerate(zip_longest(*cards, fillvalue=()), start=row):
        for column, card in enumerate(line, start=1):
            if card:
                grid.card(at, column, card[0], card[1], _CARD)
            else:
                grid.blank(at, column, _CARD)
    return row + max(map(len, cards)) + 1


def _cards(facts: Facts, meeting: Meeting) -> list[tuple[str, str]]:
    """What stands in bold and what below it, of one meeting: more than one for a great many."""
    label = "\n".join((times(meeting.span), facts.label(meeting)))
    where = dict.fromkeys(filter(None, (facts.unit(meeting.unit), facts.room(meeting.room))))
    lines = [" · ".join(where)]
    if meeting.lead is not None:
        lines.append(t("paper.led_by", name=facts.lead(meeting.lead)))
    groups = _names(facts, meeting)
    cards = [
        [t("book.weeks.team", team=team, names=", ".join(part))
         for team, names in groups for part in [names[start:start + _NAMES_IN_A_CELL]] if part]
        for start in range(0, max((len(n) for _, n in groups), default=0), _NAMES_IN_A_CELL)
    ] or [[]]
    first, *others = cards
    return [
        (label, "\n".join((*lines, *first))),
        *((t("book.weeks.more", label=label), "\n".join(names)) for names in others),
    ]


def _names(facts: Facts, meeting: Meeting) -> Sequence[tuple[str, list[str]]]:
    """Who comes, by vagtlag; nobody is named after an incident."""
    if after_incident(facts, meeting):
        return []
    teams: dict[Team | None, list[str]] = {}
    for seat in meeting.participants():
        teams.setdefault(facts.home_team(seat.employee), []).append(facts.person(seat.employee))
    ordered = sorted(teams, key=lambda team: (team is None, team_order(team or "")))
    return [
        (t("book.weeks.others") if team is None else team_label(team), sorted(teams[team]))
        for team in ordered
    ]
