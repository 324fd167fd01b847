"""Sheet *Dækningsrapport*: quarter by quarter who was reached, how often, and what it cost.

The sums follow the table of people at the foot of the sheet and the sheet *Dækning*.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from openpyxl.utils import get_column_letter

from models.meetings import Attendance, Meeting
from models.people import Team
from planner.exporting.facts import Facts, Part, team_label
from planner.exporting.grid import Book, Grid, area, days
from planner.exporting.sheets.people import by_unit_and_name
from planner.exporting.styles import (
    BODY,
    DURATION_OR_DASH,
    FIGURE,
    HEAD,
    HEAD_LEFT,
    PERCENT,
    SECTION,
    SUBTITLE,
    TOTAL,
    TOTAL_LABEL,
    WHOLE_OR_DASH,
    Look,
    team_fill,
)
from planner.texts import capital, t
from planner.texts.dates import long_date, month_name

_FIRST_FIGURE: Final = 4
_FIELDS: Final = (
    "team", "people", "reached", "reached_share", "attended", "often", "extra", "extra_each",
    "call_ins", "due", "covered", "covered_share",
)
_TURNOUT: Final = ("planned", "came", "came_share")
_SHARES: Final = {
    "reached_share": ("reached", "people"), "often": ("attended", "people"),
    "extra_each": ("extra", "people"), "covered_share": ("covered", "due"),
    "came_share": ("came", "planned"),
}
"""Figures that are one figure divided by another."""
_LENGTH = replace(FIGURE, number_format=DURATION_OR_DASH)
_SHARE = replace(FIGURE, number_format=PERCENT)
_COUNT = replace(FIGURE, number_format=WHOLE_OR_DASH)
_LOOKS: Final = {
    **dict.fromkeys((*_FIELDS, *_TURNOUT), FIGURE),
    "reached_share": _SHARE, "covered_share": _SHARE, "came_share": _SHARE,
    "often": replace(FIGURE, number_format="0.0"), "extra": _LENGTH, "extra_each": _LENGTH,
}


@dataclass(frozen=True, slots=True)
class _Sum:
    """One person's figures in a quarter: meetings that reach her, extra minutes, call-ins."""

    meetings: int
    minutes: int
    call_ins: int


class _Report:
    """What the sheet says, worked out once, and the rows of the table of people."""

    def __init__(self, facts: Facts, refs: Mapping[str, str], below: int) -> None:
        self.facts, self.refs = facts, refs
        self.quarters, self.months = facts.quarters(), facts.months()
        self.people = by_unit_and_name(facts)
        self.noted = bool(facts.problem.record.held)
        homes = {p.employee.home_team for p in self.people}
        self.teams: list[Team | None] = [*facts.teams, *([None] if None in homes else [])]
        # Above the table: a block for each quarter, the months, and a head of its own.
        blocks = len(self.quarters) * (len(self.teams) + 4) + len(self.months) + 3
        self.head = below + blocks + 2
        self.first, self.last = self.head + 1, self.head + max(1, len(self.people))
        seats = facts.seats()
        self.sums = {
            p.employee.id: [_sum_of(facts, seats.get(p.employee.id, []), q) for q in self.quarters]
            for p in self.people
        }

    def of_team(self, team: Team | None, quarter: int) -> list[_Sum]:
        """The figures of those of a home team in a quarter."""
        return [
            self.sums[p.employee.id][quarter] for p in self.people if p.employee.home_team == team
        ]

    def covered(self, team: Team | None, part: Part) -> tuple[int, int]:
        """Of the meetings of a part that are to be held and want a team: how many have it, how
        many there are."""
        if team is None:
            return 0, 0
        facts, found = self.facts, []
        for meeting in facts.meetings:
            wanted = facts.wanted(meeting, team)
            if wanted and _within(meeting.span.first_day, part):
                found.append(facts.present(meeting, team) >= wanted)
        found += [
            False for one in facts.outcome.plan.unplaced
            if _within(one.first, part) and facts.wanted_of(one, team)
        ]
        return sum(found), len(found)

    def turnout(self, team: Team | None, part: Part) -> tuple[int, int]:
        """Of a home team in the meetings that were held: how many were planned, how many came."""
        facts, planned, came = self.facts, 0, 0
        for meeting in facts.meetings:
            held = facts.held(meeting)
            if held is not None and _within(meeting.span.first_day, part):
                planned += sum(_counts(facts, seat, team) for seat in held.planned)
                came += sum(_counts(facts, seat, team) for seat in meeting.attendance)
        return planned, came


def _within(day: date, part: Part) -> bool:
    return part.first <= day <= part.last


def _counts(facts: Facts, seat: Attendance, team: Team | None) -> bool:
    return not seat.leads and facts.home_team(seat.employee) == team


def _sum_of(facts: Facts, seats: Sequence[tuple[Meeting, Attendance]], part: Part) -> _Sum:
    hers = [(m, seat) for m, seat in seats if _within(m.span.first_day, part)]
    return _Sum(
        sum(not facts.on_floor(meeting) for meeting, _ in hers),
        sum(seat.extra_minutes for _, seat in hers),
        sum(seat.cls == "called_in" for _, seat in hers),
    )


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("book.sheet.report"))
    header = grid.heading(facts.tallies(), t("book.report.note")) - 1
    grid.widths(27.0, *[12.0] * max(11, 3 * len(facts.quarters()) + 2))
    report = _Report(facts, book.refs, header + 1)
    row, blocks = header + 1, []
    for number in range(len(report.quarters)):
        first, row = row, _quarter(grid, report, row, number)
        blocks.append((first, row - 2))
    first, row = row, _months(grid, report, row)
    blocks.append((first, row - 2))
    _people(grid, report)
    grid.page((0, 0))
    grid.blocks(header, [*blocks, (row, report.last)])
    grid.sheet.print_title_rows = f"{report.head}:{report.head}"


# A quarter ------------------------------------------------------------------------------------


def _quarter(grid: Grid, report: _Report, row: int, number: int) -> int:
    """A quarter's table: a line for each vagtlag, then all. Returns the row for the next one."""
    part = report.quarters[number]
    grid.text(row, 1, t("book.report.quarter", number=part.number, year=part.year), SECTION)
    grid.text(
        row, 2, t("paper.coverage.period", first=long_date(part.first), last=long_date(part.last)),
        SUBTITLE,
    )
    grid.height(row, 24)
    fields = [*_FIELDS, *(_TURNOUT if report.noted else ())]
    for column, field in enumerate(fields, start=1):
        look = HEAD_LEFT if field == "team" else HEAD
        grid.text(row + 1, column, t(f"book.report.{field}"), look)
    grid.height(row + 1, 38)
    first, last = row + 2, row + 1 + len(report.teams)
    totals = dict.fromkeys(fields[1:], 0)
    for at, team in enumerate(report.teams, start=first):
        look = replace(BODY, fill=team_fill(team, report.facts.teams))
        grid.text(at, 1, team_label(team), look)
        figures = _figures(report, number, team)
        for field, (formula, result) in _formulas(report, number, at, team, figures).items():
            grid.formula(at, fields.index(field) + 1, formula, _cell(field, result), _LOOKS[field])
        for field in ("planned", "came") if report.noted else ():
            grid.number(at, fields.index(field) + 1, figures[field], FIGURE)
        _shares(grid, fields, at, figures, _LOOKS)
        for field, result in figures.items():
            totals[field] += result
    at, looks = last + 1, {
        field: replace(TOTAL, number_format=look.number_format) for field, look in _LOOKS.items()
    }
    for column in range(1, len(fields) + 1):
        grid.blank(at, column, TOTAL)
    grid.text(at, 1, t("export.sum"), TOTAL_LABEL)
    # A meeting wants several vagtlag: added up, they would be more meetings than there are.
    summed = [f for f in fields[1:] if f not in (*_SHARES, "due", "covered")]
    for field in summed:
        column = fields.index(field) + 1
        formula = f"SUM({area(first, column, last, column)})"
        grid.formula(at, column, formula, _cell(field, totals[field]), looks[field])
    totals |= {"due": 0, "covered": 0}
    _shares(grid, fields, at, totals, looks)
    return at + 2


def _figures(report: _Report, number: int, team: Team | None) -> dict[str, int]:
    """What was counted of a vagtlag in a quarter, minutes as minutes."""
    part, sums = report.quarters[number], report.of_team(team, number)
    covered, due = report.covered(team, part)
    found = {
        "people": len(sums), "reached": sum(one.meetings > 0 for one in sums),
        "attended": sum(one.meetings for one in sums), "extra": sum(one.minutes for one in sums),
        "call_ins": sum(one.call_ins for one in sums), "due": due, "covered": covered,
    }
    if report.noted:
        found["planned"], found["came"] = report.turnout(team, part)
    return found


def _formulas(
    report: _Report, number: int, row: int, team: Team | None, figures: Mapping[str, int]
) -> dict[str, tuple[str, int]]:
    """How each figure of a line is found in the tables of people and of coverage."""
    homes = f"EXACT({_column(report, 3)},$A{row})"
    meetings, extra, call_ins = (
        _column(report, _FIRST_FIGURE + 3 * number + n) for n in range(3)
    )
    found = {
        "people": f"SUMPRODUCT(--{homes})",
        "reached": f"SUMPRODUCT({homes}*({meetings}>0))",
        "attended": f"SUMPRODUCT({homes}*{meetings})",
        "extra": f"SUMPRODUCT({homes}*{extra})",
        "call_ins": f"SUMPRODUCT({homes}*{call_ins})",
    }
    refs, part = report.refs, report.quarters[number]
    if f"present {team}" in refs:
        within = _between(refs["coverage.date"], part)
        there, asked = refs[f"present {team}"], refs[f"wanted {team}"]
        found["due"] = f"SUMPRODUCT({within}*({asked}>0))"
        found["covered"] = f"SUMPRODUCT({within}*({asked}>0)*({there}>={asked}))"
    return {field: (formula, figures[field]) for field, formula in found.items()}


def _shares(
    grid: Grid, fields: Sequence[str], row: int, figures: Mapping[str, int],
    looks: Mapping[str, Look],
) -> None:
    """One figure of a line as a part of another; nothing of nothing."""
    for field, (part, whole) in _SHARES.items():
        if field not in fields:
            continue
        upper, lower = (
            f"{get_column_letter(fields.index(one) + 1)}{row}" for one in (part, whole)
        )
        look, below = looks[field], figures[whole]
        column = fields.index(field) + 1
        if below and look.number_format == PERCENT:
            # Rounded down: 100 % means all.
            result = figures[part] * 100 // below / 100
            grid.formula(row, column, f"INT(100*{upper}/{lower})/100", result, look)
        elif below:
            result = _cell(part, figures[part]) / below
            grid.formula(row, column, f"{upper}/{lower}", result, look)
        else:
            grid.blank(row, column, look)


def _cell(field: str, value: int) -> float:
    """What stands in the cell: lengths of time in days."""
    return days(value) if field == "extra" else value


def _column(report: _Report, column: int) -> str:
    letter = get_column_letter(column)
    return f"${letter}${report.first}:${letter}${report.last}"


def _between(dates: str, part: Part) -> str:
    first, last = (f"DATE({d.year},{d.month},{d.day})" for d in (part.first, part.last))
    return f"({dates}>={first})*({dates}<={last})"


# Months and people ----------------------------------------------------------------------------


def _months(grid: Grid, report: _Report, row: int) -> int:
    """How many of each month's meetings have each vagtlag. Returns the row of what follows."""
    facts, refs = report.facts, report.refs
    grid.text(row, 1, t("book.report.months"), SECTION)
    grid.height(row, 24)
    grid.text(row + 1, 1, t("book.report.month"), HEAD_LEFT)
    for column, team in enumerate(facts.teams, start=2):
        look = replace(HEAD, fill=team_fill(team, facts.teams))
        grid.text(row + 1, column, team_label(team), look)
    first, last = row + 2, row + 1 + len(report.months)
    for column, key in enumerate(("months", *(f"months of {team}" for team in facts.teams)), 1):
        grid.keep(key, area(first, column, last, column))
    for at, part in enumerate(report.months, start=first):
        grid.text(at, 1, capital(month_name(part.first)), BODY)
        within = _between(refs["coverage.date"], part) if "coverage.date" in refs else ""
        for column, team in enumerate(facts.teams, start=2):
            covered, due = report.covered(team, part)
            if not due:
                grid.blank(at, column, _SHARE)
                continue
            there, asked = refs[f"present {team}"], refs[f"wanted {team}"]
            formula = (
                f"INT(100*SUMPRODUCT({within}*({asked}>0)*({there}>={asked}))"
                f"/SUMPRODUCT({within}*({asked}>0)))/100"
            )
            grid.formula(at, column, formula, covered * 100 // due / 100, _SHARE)
    return last + 2


def _people(grid: Grid, report: _Report) -> None:
    """Each person's figures of each quarter, which the sums above are made of."""
    facts, head = report.facts, report.head
    grid.text(head - 1, 1, t("book.report.each"), SECTION)
    grid.height(head - 1, 24)
    titles = [t("export.person.name"), t("export.person.unit"), t("export.person.team")]
    for part in report.quarters:
        when = t("book.report.quarter.short", number=part.number, year=part.year)
        titles += [
            t(f"book.report.each.{field}", when=when) for field in ("meetings", "extra", "call_ins")
        ]
    for column, title in enumerate(titles, start=1):
        grid.text(head, column, title, HEAD_LEFT if column == 1 else HEAD)
    grid.height(head, 38)
    for row, person in enumerate(report.people, start=report.first):
        employee = person.employee
        grid.text(row, 1, employee.name, BODY)
        grid.text(row, 2, employee.unit or "", BODY)
        team = replace(BODY, fill=team_fill(employee.home_team, facts.teams))
        grid.text(row, 3, team_label(employee.home_team), team)
        for number, one in enumerate(report.sums[employee.id]):
            column = _FIRST_FIGURE + 3 * number
            grid.number(row, column, one.meetings, _COUNT)
            grid.duration(row, column + 1, one.minutes, _LENGTH)
            grid.number(row, column + 2, one.call_ins, _COUNT)
