"""Meeting kinds, series and courses (what is wanted), meetings and attendance (what is planned)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.people import Team
from models.timespan import Moment, Span

AttendanceClass = Literal["on_shift", "adjoining", "called_in"]
ATTENDANCE_CLASSES: tuple[AttendanceClass, ...] = ("on_shift", "adjoining", "called_in")

Coming = Literal["any", "near", "on_shift"]
"""Who may be asked: anybody, those on or next to a shift, those on a shift alone."""
COMING: tuple[Coming, ...] = ("any", "near", "on_shift")

Manager = Literal["optional", "in", "out"]
"""Whether somebody who leads the unit may, must or must not be in a meeting."""
MANAGER: tuple[Manager, ...] = ("optional", "in", "out")


@dataclass(frozen=True, slots=True)
class Window:
    """Times of day at which something may happen: `weekdays` 1–7 (Monday is 1), clock minutes."""

    weekdays: frozenset[int]
    start: int
    end: int

    def holds(self, weekday: int, start: int, end: int) -> bool:
        """Whether clock minutes `start`–`end` of a day with that ISO weekday lie within."""
        return weekday in self.weekdays and self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many attend, the lead not counted. `closed`: the same people through a course."""

    min: int
    max: int
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from one meeting of a row to the next: the usual number, and the limits."""

    every: int
    min: int
    max: int


@dataclass(frozen=True, slots=True)
class MeetingKind:
    """A mødeform and all that is asked of its meetings.

    `teams_required`: home teams of which at least `team_min` people are wanted in each meeting.
    `teams_strict`: without them the meeting is not held; otherwise their absence is named and
    counted. `professions_min`: number of different professions wanted. `after_hours`: for kinds
    that an incident sets off, the earliest and the latest start counted from the incident.
    `load_points`: how heavy it is on the feelings, 0 (not) to 3 (very). `source`: where the
    defaults come from.
    `coming`: in which classes people take part. `everybody`: all whom it is for and who are on a
    shift then are wanted. `on_floor`: a short gathering at work: whoever is in it is still on the
    floor, it counts neither among the meetings of a day or week nor as being reached, and others
    may be held meanwhile. `same_group`: participants share a resident group. `manager`: whether
    somebody who leads the unit is in it.
    """

    id: str
    name: str
    minutes: int
    group: GroupSize
    windows: tuple[Window, ...]
    interval: Interval | None = None
    after_hours: tuple[int, int] | None = None
    teams_required: tuple[Team, ...] = ()
    team_min: int = 1
    teams_strict: bool = False
    professions_min: int = 1
    lead: Literal["external", "internal", "none"] = "none"
    lead_counts: bool = False
    load_points: int = 1
    source: str = ""
    coming: Coming = "any"
    everybody: bool = False
    on_floor: bool = False
    same_group: bool = False
    manager: Manager = "optional"


@dataclass(frozen=True, slots=True)
class Course:
    """A forløb: one closed group of a series. No members yet: the planner forms the group.

    `previous`: as in `Series`.
    """

    id: str
    name: str
    members: tuple[str, ...] = ()
    previous: date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A møderække: a kind held again and again for one unit (None: for the whole home).

    `courses` is filled for closed kinds, `incident` for those that an incident sets off.
    `team`, `group` and `people` narrow whom it is for: a home vagtlag, a resident group, named
    employees. `subjects`: what the meetings are about in turn (pseudonyms, never a resident's
    name). `weekday` (1–7) and `clock` (minutes after midnight): the fixed time that is wished.
    `limit`: no more than so many meetings in the period. `previous`: the day of the row's last
    meeting in the period before, where nothing that was due after it was left out.
    """

    id: str
    kind: str
    unit: str | None = None
    courses: tuple[Course, ...] = ()
    incident: str | None = None
    team: Team | None = None
    group: str | None = None
    people: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    weekday: int | None = None
    clock: int | None = None
    limit: int | None = None
    previous: date | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """A hændelse: when, where, who was in it. No narrative and no resident, ever.

    `delete_after`: the day after which the program forgets it.
    """

    id: str
    at: Moment
    unit: str | None
    involved: tuple[str, ...]
    delete_after: date | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person in one meeting, what it is to her, and the minutes it costs beyond her shift."""

    employee: str
    cls: AttendanceClass
    extra_minutes: int
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One møde, placed. `id` is that of the Occurrence that it answers (models.agenda)."""

    id: str
    kind: str
    series: str
    span: Span
    attendance: tuple[Attendance, ...]
    course: str | None = None
    unit: str | None = None
    room: str | None = None
    lead: str | None = None
    locked: bool = False

    def participants(self) -> tuple[Attendance, ...]:
        """Those who attend without leading."""
        return tuple(a for a in self.attendance if not a.leads)
