"""What a meeting kind and its rows ask for, in sentences whose words can be changed. No Qt."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from models.meetings import COMING, MANAGER, Coming, Interval, Manager, MeetingKind, Series, Window
from models.people import TEAMS
from models.problem import Problem
from planner.sources import coded, named
from planner.texts import t
from planner.texts.dates import team_name
from ui import kinds, rows
from ui.said import (
    Choice,
    Number,
    Part,
    Said,
    Several,
    Typed,
    Wrong,
    at_clock,
    limit,
    name,
    units,
    window_parts,
    with_window,
)

_MOST_MEETINGS = 400
_OFF_ON = ("no", "yes")
_NARROWING = ("unit", "team", "group", "people")


def usual(problem: Problem, kind: MeetingKind) -> tuple[Said, ...]:
    """The sentences of a kind that people look for first."""
    put = _Put(problem, kind)
    known = {key: Number(*each) for key, each in kinds.numbers(kind).items()}
    said = [_said("name", {"name": name(kind.name)}, put)]
    if kind.interval is not None:
        said.append(_said("every", known, put, key="ui.kinds.every"))
    if kind.after_hours is not None:
        said.append(_said("after", known, put, key="ui.kinds.after"))
    said.append(_said("length", known, put, key="ui.kinds.length"))
    closed = _choice("closed", _OFF_ON[kind.group.closed], _OFF_ON)
    said.append(_said("group", known | {"closed": closed}, put))
    teams = tuple((team, team_name(team)) for team in dict.fromkeys(
        (*(problem.roster.teams() or TEAMS), *kind.teams_required)
    ))
    wanted = Several(frozenset(kind.teams_required), teams, t("ui_kinds.no_team"))
    key = "ui.kinds.teams" if kind.teams_required else "ui_kinds.teams.none"
    said.append(_said("teams", known | {"teams": wanted}, put, key=key))
    said += windows(kind.windows, lambda at, part, value: put.windows(at, part, value))
    lead = _choice("lead", kind.lead, ("external", "internal", "none"))
    said.append(_said("lead", {"lead": lead}, put))
    return tuple(said)


def more(problem: Problem, kind: MeetingKind) -> tuple[Said, ...]:
    """The sentences of a kind that are seldom changed."""
    put = _Put(problem, kind)
    known = {key: Number(*each) for key, each in kinds.numbers(kind).items()}
    held = "row" if kind.interval else "incident" if kind.after_hours else "never"
    holding = ("row", "incident") if held != "never" else ("row", "incident", "never")
    return (
        _said("held", {"held": _choice("held", held, holding)}, put),
        _said("strict", {"strict": _choice("strict", _OFF_ON[kind.teams_strict], _OFF_ON)}, put),
        _said("professions", known, put, key="ui.kinds.professions"),
        _said("coming", {"coming": _choice("coming", kind.coming, COMING)}, put),
        _said("everybody", _flag("everybody", kind.everybody), put),
        _said("on_floor", _flag("on_floor", kind.on_floor), put),
        _said("same_group", _flag("same_group", kind.same_group), put),
        _said("manager", {"manager": _choice("manager", kind.manager, MANAGER)}, put),
        _said("lead_counts", _flag("lead_counts", kind.lead_counts), put),
        _said("points", known, put, key="ui.kinds.points"),
        _said("source", {"source": _source(kind)}, put),
    )


def _source(kind: MeetingKind) -> Typed:
    def read(text: str) -> str:
        return coded(text.strip())

    return Typed(named(kind.source), read, t("ui_kinds.no_source"))


def windows(
    chosen: tuple[Window, ...], put: Callable[[int, str, Any], Problem]
) -> list[Said]:
    """One sentence for each window of something."""
    return [
        Said(
            f"window{at}", "ui.kinds.window", window_parts(window),
            lambda part, value, n=at: put(n, part, value),  # type: ignore[misc]
        )
        for at, window in enumerate(chosen)
    ]


def row_said(problem: Problem, series: Series) -> tuple[Said, ...]:
    """The sentences of a row of meetings: whom it is for, when, how many, and about what."""
    people = tuple((p.id, p.name) for p in problem.people(series.unit))
    groups = sorted({p.group for p in problem.roster.employees if p.group})
    teams = [(team, team_name(team)) for team in problem.roster.teams()]
    days = [(str(day), t(f"weekday.{day}")) for day in range(1, 8)]

    def put(part: str, value: Any) -> Problem:
        changed: Series
        if part in ("unit", "team", "group"):
            narrowed: dict[str, Any] = {part: value or None}
            changed = replace(series, **narrowed)
        elif part == "people":
            order = [p.id for p in problem.roster.employees]
            changed = replace(series, people=tuple(sorted(value, key=order.index)))
        elif part == "weekday":
            changed = replace(series, weekday=int(value) if value else None)
        elif part == "subjects":
            changed = replace(series, subjects=value)
        else:
            changed = replace(series, **{part: value})
        if part in _NARROWING and not problem.audience(changed):
            raise Wrong(t("ui_kinds.wrong.nobody"))
        return rows.with_series(problem, changed)

    whom: dict[str, Part] = {
        "unit": Choice(series.unit or "", units(problem, t("ui.kinds.home"))),
        "team": Choice(series.team or "", (("", t("ui_kinds.all_teams")), *teams)),
        "people": Several(frozenset(series.people), people, t("ui_kinds.all_people")),
    }
    key = "ui_kinds.row.whom"
    if groups or series.group:
        options = (("", t("ui_kinds.all_groups")), *((g, g) for g in groups))
        whom["group"] = Choice(series.group or "", options)
        key = "ui_kinds.row.whom.group"
    at: dict[str, Part] = {
        "weekday": Choice(
            str(series.weekday or ""), (("", t("ui_kinds.any_day")), *days)
        ),
        "clock": at_clock(series.clock, t("ui_kinds.any_time")),
    }
    most = limit(series.limit, _MOST_MEETINGS, t("ui_kinds.no_limit"))
    subjects = Typed(", ".join(series.subjects), _subjects, t("ui_kinds.no_subjects"))
    return (
        Said("whom", key, whom, put), Said("fixed", "ui_kinds.row.fixed", at, put),
        Said("limit", "ui_kinds.row.limit", {"limit": most}, put),
        Said("subjects", "ui_kinds.row.subjects", {"subjects": subjects}, put,
             tip=t("ui_kinds.row.subjects.why")),
    )


class _Put:
    """What a change of a word makes of a problem with a kind."""

    def __init__(self, problem: Problem, kind: MeetingKind) -> None:
        self._problem, self._kind = problem, kind

    def __call__(self, part: str, value: Any) -> Problem:
        kind = self._kind
        if part in kinds.numbers(kind):
            changed = kinds.with_number(kind, part, value)
            if any(w.end - w.start < changed.minutes for w in changed.windows):
                raise Wrong(t("ui_kinds.wrong.length", minutes=changed.minutes))
            return kinds.with_kind(self._problem, changed)
        if part == "closed":
            return rows.with_closed(self._problem, kind, value == "yes")
        return kinds.with_kind(self._problem, _with_word(self._problem, kind, part, value))

    def windows(self, at: int, part: str, value: Any) -> Problem:
        """With one window changed."""
        changed = with_window(self._kind.windows, at, part, value)
        if changed[at].end - changed[at].start < self._kind.minutes:
            raise Wrong(t("ui_kinds.wrong.length", minutes=self._kind.minutes))
        return kinds.with_kind(self._problem, replace(self._kind, windows=changed))


def _with_word(problem: Problem, kind: MeetingKind, part: str, value: Any) -> MeetingKind:
    if part == "teams":
        order = (*problem.roster.teams(), *TEAMS, *kind.teams_required)
        return replace(kind, teams_required=tuple(
            team for team in dict.fromkeys(order) if team in value
        ))
    if part == "held":
        return replace(
            kind, interval=(kind.interval or Interval(28, 21, 35)) if value == "row" else None,
            after_hours=(kind.after_hours or (24, 72)) if value == "incident" else None,
        )
    if part == "strict":
        return replace(kind, teams_strict=value == "yes")
    if part == "coming":
        return replace(kind, coming=cast(Coming, value))
    if part == "manager":
        return replace(kind, manager=cast(Manager, value))
    if part in ("everybody", "on_floor", "same_group", "lead_counts"):
        return replace(kind, **{part: value == "yes"})
    return replace(kind, **{part: value})


def _said(id_: str, parts: Any, put: _Put, key: str = "") -> Said:
    """A sentence with just those parts that its text has a place for."""
    key = key or f"ui_kinds.{id_}"
    whole = t(key, **{name: f"\x02{name}\x03" for name in parts})
    used = {name: part for name, part in parts.items() if f"\x02{name}\x03" in whole}
    tip = t(f"ui_kinds.{id_}.why") if id_ in _EXPLAINED else ""
    return Said(id_, key, used, put, tip=tip)


_EXPLAINED = frozenset({"coming", "everybody", "on_floor", "lead_counts", "strict", "points"})


def _choice(what: str, value: str, options: tuple[str, ...]) -> Choice:
    return Choice(value, tuple((each, t(f"ui_kinds.{what}.{each}")) for each in options))


def _flag(what: str, value: bool) -> dict[str, Part]:
    return {what: _choice(what, _OFF_ON[value], _OFF_ON)}


def _subjects(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(",") if each.strip())
