"""Sheet *Fremmødelister*: a page for each meeting, to sign on."""

from dataclasses import replace

from openpyxl.utils import get_column_letter

from models.meetings import Attendance, Meeting
from planner.exporting.facts import Facts, team_label
from planner.exporting.grid import Book, Grid
from planner.exporting.styles import BODY, HEAD, HEAD_LEFT, HIDDEN, SUBTITLE, TITLE
from planner.review.form import LIST, OTHER, key_of, plan_mark
from planner.texts import t
from planner.texts.dates import long_date, times

_LINE = 27.0
"""Points that a signature needs."""
_OTHERS = 4
_KEYS = 5
_MOST = 900
"""Excel takes about a thousand pages that are broken by hand."""
_NAME = replace(BODY, bold=True, size=10.0)
_TICK = replace(BODY, align="center", size=12.0)


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("book.sheet.signing"))
    to_come = [m for m in facts.meetings if facts.held(m) is None]
    shown = list(facts.meetings) if len(facts.meetings) <= _MOST else to_come[:_MOST]
    notes = [t("book.signing.note")]
    if len(shown) < len(facts.meetings):
        notes.append(t("book.signing.most", count=len(shown)))
    header = grid.heading(*notes) - 1
    grid.widths(34.0, 16.0, 9.0, 40.0)
    row, blocks = header + 1, []
    keys: dict[int, str] = {1: plan_mark(facts.problem)}
    for meeting in shown:
        first, row = row, _list(grid, facts, row, meeting, keys)
        blocks.append((first, row - 2))
    grid.page((0, 0), upright=True)
    grid.blocks(header, blocks, each=True)
    # Only now, so that they make no page wider.
    for at, key in keys.items():
        grid.text(at, _KEYS, key, HIDDEN)
    grid.sheet.column_dimensions[get_column_letter(_KEYS)].hidden = True


def _list(
    grid: Grid, facts: Facts, row: int, meeting: Meeting, keys: dict[int, str]
) -> int:
    """One meeting's list. Returns the row for the next one, and adds the keys of its rows, by which
    ticks are read back."""
    label = ", ".join(filter(None, (facts.kind(meeting.kind), facts.about(meeting))))
    day = f"{long_date(meeting.span.first_day)} · {times(meeting.span)}"
    where = dict.fromkeys(filter(None, (facts.unit(meeting.unit), facts.room(meeting.room))))
    lead = t("paper.led_by", name=facts.lead(meeting.lead)) if meeting.lead is not None else ""
    head = (
        (label, replace(TITLE, size=16.0), 26.0),
        (day, replace(SUBTITLE, size=11.0, bold=True), 17.0),
        (" · ".join((*where, *filter(None, (lead,)))), SUBTITLE, 17.0),
    )
    for text, look, height in head:
        grid.text(row, 1, text, look)
        grid.height(row, height)
        row += 1
    for column, key in enumerate(("name", "team", "came", "sign"), start=1):
        look = HEAD if key == "came" else HEAD_LEFT
        grid.text(row, column, t(f"paper.attendance.{key}"), look)
    grid.height(row, 20)
    keys[row] = f"{LIST}{meeting.id}"
    seats = _seats(facts, meeting)
    for at, (seat, tick) in enumerate(seats, start=row + 1):
        grid.text(at, 1, facts.person(seat.employee), _NAME)
        grid.text(at, 2, _role(facts, seat), BODY)
        grid.text(at, 3, tick, _TICK)
        grid.blank(at, 4, BODY)
        grid.height(at, _LINE)
        keys[at] = key_of("person", seat.employee)
    below = row + len(seats) + 1
    grid.text(below, 1, t("paper.attendance.others"), SUBTITLE)
    grid.height(below, 20)
    for at in range(below + 1, below + 1 + _OTHERS):
        for column in range(1, 5):
            grid.blank(at, column, BODY)
        grid.height(at, _LINE)
        keys[at] = OTHER
    return below + _OTHERS + 2


def _seats(facts: Facts, meeting: Meeting) -> list[tuple[Attendance, str]]:
    """Those planned and those who came, each with the tick that was already noted; whoever leads
    comes last, the others by the alphabet."""
    held = facts.held(meeting)
    came = {seat.employee for seat in meeting.attendance} if held else set[str]()
    planned = held.planned if held else ()
    seats = {seat.employee: seat for seat in (*planned, *meeting.attendance)}
    ordered = sorted(seats.values(), key=lambda s: (s.leads, facts.person(s.employee)))
    return [(seat, "✓" if seat.employee in came else "") for seat in ordered]


def _role(facts: Facts, seat: Attendance) -> str:
    if seat.leads:
        return t("paper.attendance.lead")
    return team_label(facts.home_team(seat.employee))
