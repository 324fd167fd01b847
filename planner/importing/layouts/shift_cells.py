"""What the cells of a row of shifts say: start and end, start and length, times in one, a code."""

import re
from dataclasses import dataclass
from datetime import date

from models.timespan import DAY_MINUTES
from planner.importing.clocks import clock_of, end_of, times_of
from planner.importing.codes import (
    Absent,
    Codes,
    Meaning,
    Work,
    is_blank,
    names_absence,
    team_in,
    usual_team,
)
from planner.importing.doubts import Doubts, shown
from planner.importing.headings import Role
from planner.importing.hours import hours_of
from planner.importing.layouts.shift_days import Point, day_and_times, length_between, point_in
from planner.importing.layouts.shift_tables import TIME_ROLES, Table, Turn
from planner.importing.sheet import Cell, text_of
from planner.importing.words import fold

_PLAIN_HOURS = frozenset({"timer", "hours", "stunden", "timmar", "timetal"})
_PAUSE_MINUTES = 60
"""A shift may be written shorter by an unpaid pause of at most this."""

_LONGEST_SHIFT = 24
_LONG_REASON = 3
_ABOUT_OTHERS = re.compile(r"\b(?:for|efter|i stedet|dækker|afløser|kollega|vikar)\b")


@dataclass(slots=True)
class Shifts:
    """Reads the shifts of a table's rows; what is not understood is asked."""

    table: Table
    codes: Codes
    doubts: Doubts
    _weekly: bool | None = None

    def meanings(self, row: int, turn: Turn, day: date) -> tuple[Meaning, ...] | None:
        """What a shift of the row says; None where it says nothing, or nothing understood."""
        cells = {role: self.table.sheet.rows[row][c] for role, c in turn.columns.items()}
        code = text_of(cells.get("code", ""))
        explained = self.codes.explained.get(code)
        said = [text_of(cells[role]) for role in TIME_ROLES if role in cells]
        if not isinstance(explained, Work):
            said.append(code)
        if explained is Absent.AWAY or any(
            names_absence(text) and not self.codes.mixes(text) for text in said
        ):
            return (Absent.AWAY,)
        timed = self._timed(row, cells, day)
        if timed:
            return self._with_note(row, timed)
        unreadable = self._unreadable(cells)
        if unreadable is not None and text_of(cells[unreadable]) in self.codes.answers:
            return self.codes.read(cells[unreadable])
        value = cells.get("code", "")
        both = day_and_times(value)
        meanings = self.codes.read(both[1] if both else value) if code else None
        if meanings and (unreadable is None or Absent.OFF in meanings):
            if len(meanings) == 1 and isinstance(meanings[0], Work):
                if self._is_another(cells, meanings[0]):
                    self._ask_about_times(row, turn, cells, None)
                    return None
                self._check_length(row, cells, meanings[0].end - meanings[0].start)
            return self._with_note(row, meanings)
        if any(names_absence(self.table.text(row, role)) for role in ("note", "meaning")):
            return (Absent.AWAY,)
        untimed = all(is_blank(cells.get(role, "")) for role in TIME_ROLES)
        if untimed and (meanings is not None or not code):
            return None
        if code and untimed:
            self.doubts.unknown(self.table.sheet, row, turn.columns["code"], code)
        else:
            self._ask_about_times(row, turn, cells, unreadable)
        return None

    def _timed(
        self, row: int, cells: dict[Role, Cell], day: date
    ) -> tuple[Meaning, ...] | None:
        """The shift that starts and ends, or start and length, or a column of times, say."""
        words = f"{text_of(cells.get('code', ''))} {self.table.text(row, 'meaning')}"
        start, end = point_in(cells.get("start", "")), point_in(cells.get("end", ""))
        if end.mark is None:
            end = Point(None, end_of(cells.get("start", ""), cells.get("end", "")))
        until: int | None = None
        if start.minute is not None and not is_blank(cells.get("start", "")):
            if not is_blank(cells.get("end", "")):
                until = length_between(start, end, self._days_apart(row, start, end, day))
            elif "end" not in cells:
                until = self._end_by_length(row, cells, start.minute)
        if start.minute is not None and until is not None:
            self._check_length(row, cells, until - start.minute)
            return (self._work(cells, start.minute, until, words),)
        times = cells.get("times", "")
        if is_blank(times):
            return None
        both = day_and_times(times)
        value = both[1] if both else times
        span = times_of(value)
        if span is not None:
            self._check_length(row, cells, span[1] - span[0])
            return (self._work(cells, *span, words),)
        return self.codes.read(value)

    def _work(self, cells: dict[Role, Cell], start: int, end: int, words: str) -> Work:
        explained = self.codes.explained.get(text_of(cells.get("code", "")))
        team = team_in(words)
        if team is None and isinstance(explained, Work):
            team = explained.team
        return Work(start, end, team or usual_team(start, end))

    def _days_apart(self, row: int, start: Point, end: Point, day: date) -> int | None:
        """Days from a shift's start to its end, where the row says both."""
        calendar = self.table.calendar
        starts = calendar.day(start.mark) if start.mark else None
        ends = calendar.day(end.mark) if end.mark else None
        if starts is not None and starts != day:
            return -1
        if ends is None and "end_date" in self.table.columns:
            ends = calendar.day_of(self.table.cell(row, "end_date"))
        return None if ends is None else (ends - day).days

    def _end_by_length(self, row: int, cells: dict[Role, Cell], start: int) -> int | None:
        minutes = self._length(cells, row)
        if minutes is None or not 0 < minutes <= DAY_MINUTES:
            return None
        if _minutes_of(self.table.cell(row, "pause")):
            self.doubts.ask_once("warning", "length_pause", self.table.sheet,
                                 self.table.place(row, "pause"), "")
        return start + minutes

    def _length(self, cells: dict[Role, Cell], row: int) -> int | None:
        """The minutes that a row says its shift lasts."""
        value = cells.get("minutes", "")
        if isinstance(value, (int, float)) or (isinstance(value, str) and value.isdigit()):
            return int(value)
        length = cells.get("length", "")
        if is_blank(length) and self.hours_are_lengths():
            length = self.table.cell(row, "hours")
        return _length_of(length)

    def hours_are_lengths(self) -> bool:
        """A column that is only called "Timer" holds the length of each shift, unless most of its
        numbers are too large for one: those are the hours of a week."""
        column = self.table.columns.get("hours")
        if column is None or "length" in self.table.columns:
            return False
        if fold(self.table.sheet.text(self.table.heading, column)) not in _PLAIN_HOURS:
            return False
        if self._weekly is None:
            below = self.table.sheet.rows[self.table.heading + 1 : self.table.end]
            said = [hours for cells in below if (hours := hours_of(cells[column])) is not None]
            large = sum(1 for hours in said if hours > _LONGEST_SHIFT)
            self._weekly = large * 2 > len(said)
        return not self._weekly

    def _check_length(self, row: int, cells: dict[Role, Cell], minutes: int) -> None:
        if len(self.table.turns) > 1:
            return
        said = self._length(cells, row)
        if said is None or minutes - _PAUSE_MINUTES <= said <= minutes + _PAUSE_MINUTES:
            return
        role: Role = next(r for r in ("length", "minutes", "hours") if r in self.table.columns)
        self.doubts.ask("warning", "length", self.table.sheet,
                        (row, self.table.columns[role]),
                        written=f"{said / 60:g}", read=f"{minutes / 60:g}")

    def _is_another(self, cells: dict[Role, Cell], work: Work) -> bool:
        """Whether the one time beside a code is not that of its shift."""
        start, end = cells.get("start", ""), cells.get("end", "")
        from_ = None if is_blank(start) else point_in(start).minute
        to = None if is_blank(end) else point_in(end).minute
        return (from_ is not None and from_ != work.start) or (
            to is not None and (to - work.end) % DAY_MINUTES != 0
        )

    def _with_note(self, row: int, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """The same, or away where the remark beside a shift is a reason for that and no more."""
        note = self.table.text(row, "note")
        if not any(isinstance(meaning, Work) for meaning in meanings) or not names_absence(note):
            return meanings
        place = self.table.place(row, "note")
        words = fold(note)
        if len(words.split()) <= _LONG_REASON and not _ABOUT_OTHERS.search(words):
            self.doubts.ask_once("warning", "away_and_work", self.table.sheet, place, "")
            return (Absent.AWAY,)
        self.doubts.ask_once("warning", "away_mentioned", self.table.sheet, place, "")
        return meanings

    def _unreadable(self, cells: dict[Role, Cell]) -> Role | None:
        """The column that holds something else than a time in this row, if one does."""
        for role in TIME_ROLES:
            value = cells.get(role, "")
            read = times_of(value) if role == "times" else point_in(value).minute
            if not is_blank(value) and read is None:
                return role
        return None

    def _ask_about_times(
        self, row: int, turn: Turn, cells: dict[Role, Cell], unreadable: Role | None
    ) -> None:
        role: Role = unreadable or ("start" if "start" in cells else "times")
        place = (row, turn.columns.get(role, turn.columns.get("code", 0)))
        self.doubts.ask("error", "times_unclear", self.table.sheet, place,
                        text=shown(self.table.sheet.text(*place)))
        if unreadable is not None:
            self.doubts.leave_open("code", text_of(cells[unreadable]), self.table.sheet, place)


def _length_of(value: Cell) -> int | None:
    """Minutes of a length: 8, "7,5", "8:00", "7 t 30 min"."""
    if isinstance(value, bool) or is_blank(value):
        return None
    hours = hours_of(value)
    if hours is not None and isinstance(value, (int, float)) and 0 < value < 1:
        return round(value * DAY_MINUTES)
    if hours is not None:
        return round(hours * 60)
    match = re.fullmatch(r"(\d{1,2})\s*(?:t|timer|h)\.?\s*(\d{1,2})\s*(?:m|min)\.?",
                         text_of(value).lower())
    return int(match[1]) * 60 + int(match[2]) if match else clock_of(value)


def _minutes_of(value: Cell) -> int:
    """Minutes of a pause: 30, "30 min", "0:30"."""
    text = text_of(value)
    digits = re.fullmatch(r"(\d{1,3})(?:\s*min\w*\.?)?", text.lower())
    return int(digits[1]) if digits else clock_of(value) or 0
