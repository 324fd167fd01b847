"""The other sheets of a filled template: meetings, who leads them, where, and what limits them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from models.meetings import (
    COMING,
    MANAGER,
    Course,
    GroupSize,
    Incident,
    Interval,
    MeetingKind,
    Series,
    Window,
)
from models.policy import Bond, Carried, FloorMinimum, Wish
from models.resources import Lead, Room, Travel
from models.roster import Roster
from models.timespan import DAY_MINUTES, moment_of
from planner.importing.names import slug
from planner.importing.template_roster import Book, free_id, names_of
from planner.importing.template_table import Entry, Faults, entries
from planner.presets import standard_series
from planner.sources import coded
from planner.template_form import (
    BONDS,
    CARRIED,
    FLOOR,
    INCIDENTS,
    KINDS,
    LEADS,
    ROOMS,
    SERIES,
    TRAVEL,
    WISHES,
    Form,
)
from planner.template_words import parse_dates, parse_team, parse_windows, parts
from planner.texts import t

_MOST_MINUTES = 600
_MOST_DAYS = 400

T = TypeVar("T")
Option = TypeVar("Option", bound=str)


@dataclass(frozen=True, slots=True)
class Parts:
    """Reads the sheets that name people of a roster, kinds and units."""

    book: Book
    roster: Roster
    faults: Faults

    def _entries(self, form: Form) -> Iterator[Entry]:
        return entries(form, self.book.get(form.key), self.faults)

    # -- kinds ----------------------------------------------------------------------------------

    def kinds(self) -> tuple[MeetingKind, ...]:
        """Every kind of meeting."""
        found: dict[str, MeetingKind] = {}
        for entry in self._entries(KINDS):
            name = entry.text("name")
            if not name:
                continue
            key = entry.text("id") or free_id(slug(name), found)
            if key in found:
                entry.fault("id", "id_twice", text=key)
                continue
            found[key] = _kind(entry, key, name)
        return tuple(found.values())

    # -- series ---------------------------------------------------------------------------------

    def series(self, kinds: tuple[MeetingKind, ...]) -> tuple[Series, ...]:
        """The rows of meetings; several lines with the same id are the groups of one row."""
        known = _kinds_by_name(kinds)
        # Every number written, so that a fault in an incident is told once.
        numbers = {e.text("id"): e.text("id") for e in self._entries(INCIDENTS)}
        found: dict[str, Series] = {}
        groups: dict[str, str] = {}
        for entry in self._entries(SERIES):
            kind = entry.one_of("kind", known)
            if kind is None:
                continue
            unit = self._unit(entry)
            incident = entry.one_of("incident", numbers)
            same = f"{kind}-{incident}" if incident else f"{kind}-{slug(unit)}" if unit else kind
            row = self._row(entry, kind, unit, incident)
            # A second row of a kind for others of the unit is a row of its own.
            narrowed = [text for text in (row.team, row.group) if text]
            key = entry.text("id") or "-".join([same, *map(slug, narrowed)])
            row = replace(row, id=key)
            series = found.setdefault(key, row)
            if replace(series, courses=()) != row:
                entry.fault("id", "series_differ", text=key)
            course = self._course(entry, series, groups)
            if course is not None:
                found[key] = replace(series, courses=(*series.courses, course))
        return tuple(self._with_groups(series, kinds) for series in found.values())

    def _row(
        self, entry: Entry, kind: str, unit: str | None, incident: str | None
    ) -> Series:
        """A line's row of meetings without its group."""
        team, weekdays = entry.text("team"), {f"weekday.{n}": n for n in range(1, 8)}
        return Series(
            "", kind, unit, incident=incident, team=parse_team(team) if team else None,
            group=entry.text("group") or None, people=self._people(entry, "people"),
            subjects=tuple(parts(entry.text("subjects"))),
            weekday=entry.word("weekday", weekdays), clock=entry.clock("clock"),
            limit=_optional(entry, "limit", 0, 1000),
        )

    def _course(self, entry: Entry, series: Series, groups: dict[str, str]) -> Course | None:
        members = self._people(entry, "members")
        name, key = entry.text("course"), entry.text("course_id")
        if not (name or key or members):
            return None
        number = len(series.courses) + 1
        key = key or free_id(f"{series.id}-g{number}", groups)
        if key in groups:
            entry.fault("course_id", "id_twice", text=key)
        groups[key] = series.id
        return Course(key, name or t("course.name", number=number), members)

    def _with_groups(self, series: Series, kinds: tuple[MeetingKind, ...]) -> Series:
        """A closed kind without a line for its groups gets as many groups as its people need."""
        kind = next(kind for kind in kinds if kind.id == series.kind)
        if series.courses or not kind.group.closed or kind.interval is None:
            return series
        people = tuple(
            p for p in self.roster.employees
            if series.unit in (None, p.unit) and series.team in (None, p.home_team)
            and series.group in (None, p.group) and (not series.people or p.id in series.people)
        )
        usual = standard_series(replace(self.roster, employees=people), (kind,))
        number = sum(len(row.courses) for row in usual)
        courses = tuple(
            Course(f"{series.id}-g{n}", t("course.name", number=n)) for n in range(1, number + 1)
        )
        return replace(series, courses=courses)

    # -- leads and rooms ------------------------------------------------------------------------

    def leads(self, kinds: tuple[MeetingKind, ...]) -> tuple[Lead, ...]:
        """Supervisors and facilitators."""
        known, names = _kinds_by_name(kinds), names_of(self.roster.employees)
        found: dict[str, Lead] = {}
        for entry in self._entries(LEADS):
            employee = entry.text("employee")
            named = [entry.known("kinds", k, known, "kind") for k in parts(entry.text("kinds"))]
            key = entry.text("id") or free_id(slug(entry.text("name")), found)
            if key in found:
                entry.fault("id", "id_twice", text=key)
            found[key] = Lead(
                id=key, name=entry.text("name"), kinds=tuple(k for k in named if k is not None),
                employee=names.find(entry, "employee", employee) if employee else None,
                unit=self._unit(entry), windows=_windows(entry, "windows"),
                away=_parsed(entry, "away", "dates", parse_dates, frozenset()),
                max_per_week=_optional(entry, "week", 1, 50),
            )
        return tuple(found.values())

    def rooms(self) -> tuple[Room, ...]:
        """Rooms."""
        found: dict[str, Room] = {}
        for entry in self._entries(ROOMS):
            key = entry.text("id") or free_id(slug(entry.text("name")), found)
            if key in found:
                entry.fault("id", "id_twice", text=key)
            found[key] = Room(key, entry.text("name"), entry.whole("capacity", 0, 1, 10_000),
                              self._unit(entry), _windows(entry, "windows"))
        return tuple(found.values())

    # -- people's lines -------------------------------------------------------------------------

    def incidents(self) -> tuple[Incident, ...]:
        """Incidents."""
        found: dict[str, Incident] = {}
        for entry in self._entries(INCIDENTS):
            key, day, minute = entry.text("id"), entry.day("date"), entry.clock("time")
            involved, unit, delete = (
                self._people(entry, "involved"), self._unit(entry), entry.day("delete")
            )
            if key in found:
                entry.fault("id", "id_twice", text=key)
            elif key and day is not None and minute is not None:
                found[key] = Incident(key, moment_of(day, minute), unit, involved, delete)
        return tuple(found.values())

    def wishes(self) -> tuple[Wish, ...]:
        """Wishes."""
        kinds = {"template.wish.avoid": True, "template.wish.prefer": False}
        found: list[Wish] = []
        for entry in self._entries(WISHES):
            person, avoid = self._person(entry), entry.word("wish", kinds)
            windows = _windows(entry, "window")
            if len(windows) > 1:
                entry.fault("window", "one_window", text=entry.text("window"))
            if person and avoid is not None and windows:
                found.append(Wish(person, windows[0], avoid))
        return tuple(found)

    def carried(self) -> dict[str, Carried]:
        """What earlier periods cost."""
        found: dict[str, Carried] = {}
        for entry in self._entries(CARRIED):
            person = self._person(entry)
            old = Carried(entry.whole("extra", 0, -100_000, 100_000), entry.whole("call_ins", 0),
                          entry.whole("meetings", 0), entry.day("seen"), entry.whole("load", 0),
                          entry.whole("led", 0))
            if person in found:
                entry.fault("employee", "id_twice", text=entry.text("employee"))
            elif person:
                found[person] = old
        return found

    def floor(self) -> tuple[FloorMinimum, ...]:
        """Least staffing."""
        return tuple(
            FloorMinimum(self._unit(entry), parse_team(entry.text("team")),
                         entry.whole("minimum", 0, 0, 1000),
                         tuple(parts(entry.text("professions"))))
            for entry in self._entries(FLOOR)
        )

    def bonds(self) -> tuple[Bond, ...]:
        """Who is kept apart or together."""
        kinds = {"template.bond.apart": False, "template.bond.together": True}
        found: list[Bond] = []
        for entry in self._entries(BONDS):
            people, together = self._people(entry, "people"), entry.word("bond", kinds)
            if len(people) < 2 and entry.text("people"):
                entry.fault("people", "two_people")
            elif together is not None:
                found.append(Bond(people, together))
        return tuple(found)

    def travel(self) -> tuple[Travel, ...]:
        """The way between units."""
        found: list[Travel] = []
        for entry in self._entries(TRAVEL):
            one, other = self._unit(entry, "one"), self._unit(entry, "other")
            minutes = entry.whole("minutes", 0, 0, DAY_MINUTES)
            if one is not None and other is not None:
                found.append(Travel(one, other, minutes))
        return tuple(found)

    def _person(self, entry: Entry) -> str | None:
        text = entry.text("employee")
        return names_of(self.roster.employees).find(entry, "employee", text) if text else None

    def _people(self, entry: Entry, key: str) -> tuple[str, ...]:
        names = names_of(self.roster.employees)
        found = [names.find(entry, key, text) for text in parts(entry.text(key))]
        return tuple(person for person in found if person is not None)

    def _unit(self, entry: Entry, key: str = "unit") -> str | None:
        """A unit that somebody of the roster belongs to."""
        text = entry.text(key)
        units = {unit: unit for unit in self.roster.units() if unit is not None}
        return entry.known(key, text, units, "unit") if text else None


def _kind(entry: Entry, key: str, name: str) -> MeetingKind:
    least, most = entry.whole("min", 1, 1, 1000), entry.whole("max", 1, 1, 1000)
    if most < least:
        entry.fault("max", "below", least=least)
    leads: Mapping[str, str] = {
        f"template.lead.{lead}": lead for lead in ("external", "internal", "none")
    }
    lead = entry.word("lead", leads)
    return MeetingKind(
        id=key, name=name, minutes=entry.whole("minutes", 60, 5, _MOST_MINUTES),
        group=GroupSize(least, most, entry.yes("closed")), windows=_windows(entry, "windows"),
        interval=_interval(entry), after_hours=_after_hours(entry),
        teams_required=tuple(parse_team(text) for text in parts(entry.text("teams"))),
        team_min=entry.whole("team_min", 1, 0, 100), teams_strict=entry.yes("strict"),
        professions_min=entry.whole("professions", 1, 0, 50),
        lead="external" if lead == "external" else "internal" if lead == "internal" else "none",
        lead_counts=entry.yes("lead_counts"), load_points=entry.whole("load", 1, 0, 3),
        source=coded(entry.text("source")),
        coming=_chosen(entry, "coming", COMING, "any"),
        everybody=entry.yes("everybody"), on_floor=entry.yes("on_floor"),
        same_group=entry.yes("same_group"),
        manager=_chosen(entry, "manager", MANAGER, "optional"),
    )


def _chosen(entry: Entry, key: str, options: Iterable[Option], usual: Option) -> Option:
    """What a word of a column stands for; the usual for an empty cell."""
    words = {f"template.{key}.{option}": option for option in options}
    return entry.word(key, words) or usual


def _interval(entry: Entry) -> Interval | None:
    every, least, most = (
        _optional(entry, key, 1, _MOST_DAYS) for key in ("every", "every_min", "every_max")
    )
    if every is None:
        if least is not None or most is not None:
            entry.fault("every", "empty", heading=entry.form.heading(entry.form.column("every")))
        return None
    least, most = every if least is None else least, every if most is None else most
    if not least <= every <= most:
        entry.fault("every", "interval", text=every)
    return Interval(every, least, most)


def _after_hours(entry: Entry) -> tuple[int, int] | None:
    soonest, latest = (_optional(entry, key, 0, 24 * 90) for key in ("after_min", "after_max"))
    if latest is None:
        if soonest is not None:
            column = entry.form.column("after_max")
            entry.fault("after_max", "empty", heading=entry.form.heading(column))
        return None
    if latest <= (soonest or 0):
        entry.fault("after_max", "below", least=soonest or 0)
    return soonest or 0, latest


def _optional(entry: Entry, key: str, least: int, most: int) -> int | None:
    value = entry.number(key, least, most)
    return None if value is None else int(value)


def _windows(entry: Entry, key: str) -> tuple[Window, ...]:
    return _parsed(entry, key, "windows", parse_windows, ())


def _parsed(
    entry: Entry, key: str, fault: str, parse: Callable[[str], T], empty: T
) -> T:
    """What a text of several parts says."""
    text = str(entry.cell(key)) if isinstance(entry.cell(key), str) else ""
    if not text and entry.text(key):
        # A single date typed in a text cell becomes a real date.
        day = entry.day(key)
        text = f"{day:%d-%m-%Y}" if day else ""
    try:
        return parse(text)
    except ValueError:
        entry.fault(key, fault, text=entry.text(key))
        return empty


def _kinds_by_name(kinds: tuple[MeetingKind, ...]) -> dict[str, str]:
    """The ids of kinds by name; where two share a name, by `name [id]`."""
    names = [kind.name.casefold() for kind in kinds]
    return {
        kind.name if names.count(kind.name.casefold()) == 1 else f"{kind.name} [{kind.id}]": kind.id
        for kind in kinds
    }

