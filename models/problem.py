"""Everything that a plan is made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from models.meetings import Incident, Meeting, MeetingKind, Series
from models.people import Employee
from models.policy import Bond, Carried, Policy, Wish
from models.record import Record
from models.resources import Lead, Room, Travel
from models.roster import Roster
from models.timespan import Period


@dataclass(frozen=True, slots=True)
class Problem:
    """A roster, what meetings are wanted, and all that limits them.

    `locked` meetings stay as they are. `carried` maps an employee's id to what earlier periods
    cost her. `assumed` are sentences about what nobody said and the planner took for granted.
    `bonds` are people to keep apart or together, `travel` the minutes between units. `lengths`
    are minutes of single meetings, by occurrence, where they are not those of their kind.
    `record` is what people noted beside the plan; it does not bear on planning.
    """

    name: str
    roster: Roster
    period: Period
    kinds: tuple[MeetingKind, ...]
    series: tuple[Series, ...]
    rooms: tuple[Room, ...] = ()
    leads: tuple[Lead, ...] = ()
    incidents: tuple[Incident, ...] = ()
    wishes: tuple[Wish, ...] = ()
    policy: Policy = Policy()
    carried: Mapping[str, Carried] = field(default_factory=dict)
    locked: tuple[Meeting, ...] = ()
    assumed: tuple[str, ...] = ()
    bonds: tuple[Bond, ...] = ()
    travel: tuple[Travel, ...] = ()
    lengths: Mapping[str, int] = field(default_factory=dict, hash=False)
    record: Record = Record()

    def kind(self, kind_id: str) -> MeetingKind:
        """The kind of an id. Raises KeyError for an unknown one."""
        for kind in self.kinds:
            if kind.id == kind_id:
                return kind
        raise KeyError(kind_id)

    def kind_of(self, meeting_id: str, kind_id: str) -> MeetingKind:
        """The kind of one meeting, as long as that meeting is to be. Raises KeyError for an unknown
        kind."""
        kind, minutes = self.kind(kind_id), self.lengths.get(meeting_id)
        return kind if minutes is None else replace(kind, minutes=minutes)

    def lengths_of(self, meetings: Iterable[Meeting]) -> dict[str, int]:
        """The lengths that were chosen for some meetings."""
        return {m.id: self.lengths[m.id] for m in meetings if m.id in self.lengths}

    def series_of(self, series_id: str) -> Series:
        """The series of an id. Raises KeyError for an unknown one."""
        for series in self.series:
            if series.id == series_id:
                return series
        raise KeyError(series_id)

    def incident(self, incident_id: str) -> Incident:
        """The incident of an id. Raises KeyError for an unknown one."""
        for incident in self.incidents:
            if incident.id == incident_id:
                return incident
        raise KeyError(incident_id)

    def people(self, unit: str | None) -> tuple[Employee, ...]:
        """Those of a unit; everybody for None."""
        if unit is None:
            return self.roster.employees
        return tuple(p for p in self.roster.employees if p.unit == unit)

    def audience(self, series: Series) -> tuple[Employee, ...]:
        """Those whom a row of meetings is for; its incident, if it has one, is not looked at."""
        return tuple(
            p for p in self.people(series.unit)
            if (series.team is None or p.home_team == series.team)
            and (series.group is None or p.group == series.group)
            and (not series.people or p.id in series.people)
        )

    def travel_minutes(self, one: str | None, other: str | None) -> int:
        """Minutes from a meeting in one unit to one in another; 0 where nobody said."""
        if one is None or other is None:
            return 0
        return max((t.minutes for t in self.travel if {t.one, t.other} == {one, other}), default=0)
