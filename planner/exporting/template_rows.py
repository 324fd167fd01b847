"""A problem as rows of the template's sheets."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from models.meetings import MeetingKind, Series
from models.people import TEAMS, Employee, Shift, Team, team_order
from models.policy import LADDER, OBJECTIVES, CoverageWeights, Policy
from models.problem import Problem
from models.timespan import DAY_MINUTES, clock, day_of, local, minute_of_day
from planner.sources import named
from planner.template_form import LIMITS, Limit, Row, Value, priced_rules, rule_sentence
from planner.template_words import dates_text, team_text, windows_text
from planner.texts import t

_AWAY_CODES: Final = ("X", "IR", "XX")


@dataclass(frozen=True, slots=True)
class CodeTimes:
    """A code of the roster: clock minutes from midnight (`end` may lie beyond 1440), vagtlag."""

    start: int
    end: int
    team: Team


@dataclass(frozen=True, slots=True)
class Labels:
    """How people and kinds are named in cells: by name, and where two share it with their id."""

    people: Mapping[str, str]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, problem: Problem) -> "Labels":
        """The labels of everybody and every kind of a problem."""
        return cls(
            _labels([(p.id, p.name) for p in problem.roster.employees]),
            _labels([(k.id, k.name) for k in problem.kinds]),
        )


def _labels(named: list[tuple[str, str]]) -> dict[str, str]:
    count = Counter(name.casefold() for _, name in named)
    return {key: name if count[name.casefold()] == 1 else f"{name} [{key}]" for key, name in named}


def shift_times(shift: Shift) -> CodeTimes:
    """The clock times of a shift, counted from midnight of the day in which it starts."""
    midnight = datetime.combine(day_of(shift.span.start), time())
    end = (local(shift.span.end) - midnight) // timedelta(minutes=1)
    return CodeTimes(minute_of_day(shift.span.start), end, shift.team)


@dataclass(frozen=True, slots=True)
class CodeTable:
    """Codes and what they mean, and the text that stands for each shift and for a day away."""

    texts: Mapping[tuple[str, CodeTimes], str]
    away: str

    @classmethod
    def of(cls, people: tuple[Employee, ...]) -> "CodeTable":
        """A code for every kind of shift. Where one code has two meanings, each gets its own."""
        wanted = {(shift.code, shift_times(shift)) for p in people for shift in p.shifts}
        texts: dict[tuple[str, CodeTimes], str] = {}
        used: set[str] = set()
        for code, times in sorted(wanted, key=_code_order):
            base = code or f"{clock(times.start)}-{clock(times.end % DAY_MINUTES)}"
            text, number = base, 1
            while text.casefold() in used:
                number += 1
                text = f"{base}.{number}"
            used.add(text.casefold())
            texts[code, times] = text
        away = next(code for code in _AWAY_CODES if code.casefold() not in used)
        return cls(texts, away)

    def cell(self, person: Employee, day: date) -> str:
        """What stands in a person's cell of a day; several codes are joined by a plus."""
        codes = [
            self.texts[shift.code, shift_times(shift)]
            for shift in person.shifts
            if shift.span.first_day == day
        ]
        return " + ".join(codes + [self.away] * (day in person.away))


def _code_order(pair: tuple[str, CodeTimes]) -> tuple[tuple[int, str], int, int, str]:
    code, times = pair
    return team_order(times.team), times.start, times.end, code


def code_rows(table: CodeTable) -> list[Row]:
    """The legend."""
    rows: list[Row] = [
        {"code": text, "start": clock_value(times.start), "end": _end_value(times),
         "team": team_text(times.team)}
        for (_, times), text in table.texts.items()
    ]
    rows.append({"code": table.away, "team": t("template.away")})
    off = t("template.off")
    if off.casefold() not in {text.casefold() for text in table.texts.values()}:
        rows.append({"code": off.upper(), "team": off})
    return rows


def clock_value(minute: int) -> Value:
    """A time of day, 0–1439 minutes after midnight."""
    return time(*divmod(minute, 60))


def _end_value(times: CodeTimes) -> Value:
    """When a shift ends. An end at or before the start lies on the next day; hours of a shift of
    more than a whole day go on counting, `31:00`."""
    if times.end - times.start > DAY_MINUTES:
        return clock(times.end)
    return clock_value(times.end % DAY_MINUTES)


def people_rows(problem: Problem) -> list[Row]:
    """Everybody."""
    return [
        {"name": p.name, "unit": p.unit, "profession": p.profession, "hours": p.hours_per_week,
         "team": team_text(p.home_team), "group": p.group, "manager": yes_if(p.manager),
         "alone": yes_if(p.alone), "id": p.id}
        for p in problem.roster.employees
    ]


def kind_rows(problem: Problem) -> list[Row]:
    """Every kind of meeting."""
    return [_kind_row(kind) for kind in problem.kinds]


def _kind_row(kind: MeetingKind) -> Row:
    every, hours = kind.interval, kind.after_hours
    return {
        "name": kind.name, "minutes": kind.minutes, "min": kind.group.min, "max": kind.group.max,
        "closed": yes_no(kind.group.closed), "windows": windows_text(kind.windows),
        "every": every.every if every else None, "every_min": every.min if every else None,
        "every_max": every.max if every else None,
        "after_min": hours[0] if hours else None, "after_max": hours[1] if hours else None,
        "teams": "; ".join(map(team_text, kind.teams_required)), "team_min": kind.team_min,
        "strict": yes_no(kind.teams_strict), "professions": kind.professions_min,
        "lead": t(f"template.lead.{kind.lead}"), "lead_counts": yes_no(kind.lead_counts),
        "load": kind.load_points, "coming": t(f"template.coming.{kind.coming}"),
        "everybody": yes_no(kind.everybody), "on_floor": yes_no(kind.on_floor),
        "same_group": yes_no(kind.same_group), "manager": t(f"template.manager.{kind.manager}"),
        "source": named(kind.source), "id": kind.id,
    }


def series_rows(problem: Problem, labels: Labels) -> list[Row]:
    """A row for each series without groups, and for each group of the others."""
    return [row for series in problem.series for row in _series_rows(series, labels)]


def _series_rows(series: Series, labels: Labels) -> list[Row]:
    row: Row = {
        "kind": labels.kinds[series.kind], "unit": series.unit, "incident": series.incident,
        "team": team_text(series.team), "group": series.group,
        "people": _joined(
            tuple(p for p in series.people if p in labels.people), labels.people
        ), "subjects": "; ".join(series.subjects),
        "weekday": t(f"weekday.{series.weekday}") if series.weekday else None,
        "clock": None if series.clock is None else clock_value(series.clock),
        "limit": series.limit, "id": series.id,
    }
    if not series.courses:
        return [row]
    return [
        {**row, "course": course.name, "course_id": course.id,
         "members": _joined(course.members, labels.people)}
        for course in series.courses
    ]


def lead_rows(problem: Problem, labels: Labels) -> list[Row]:
    """Supervisors and facilitators."""
    return [
        {"name": lead.name, "employee": labels.people[lead.employee] if lead.employee else None,
         "kinds": _joined(lead.kinds, labels.kinds), "unit": lead.unit,
         "windows": windows_text(lead.windows), "away": dates_text(lead.away),
         "week": lead.max_per_week, "id": lead.id}
        for lead in problem.leads
    ]


def room_rows(problem: Problem) -> list[Row]:
    """Rooms."""
    return [
        {"name": room.name, "capacity": room.capacity, "unit": room.unit,
         "windows": windows_text(room.windows), "id": room.id}
        for room in problem.rooms
    ]


def floor_rows(policy: Policy) -> list[Row]:
    """Least staffing."""
    return [
        {"unit": line.unit, "team": team_text(line.team), "minimum": line.minimum,
         "professions": "; ".join(line.professions)}
        for line in policy.floor
    ]


def incident_rows(problem: Problem, labels: Labels) -> list[Row]:
    """Incidents: when, where and who, never what."""
    return [
        {"id": i.id, "date": day_of(i.at), "time": clock_value(minute_of_day(i.at)),
         "unit": i.unit, "involved": _joined(i.involved, labels.people), "delete": i.delete_after}
        for i in problem.incidents
    ]


def wish_rows(problem: Problem, labels: Labels) -> list[Row]:
    """Wishes."""
    return [
        {"employee": labels.people[wish.employee], "window": windows_text((wish.window,)),
         "wish": t("template.wish.avoid" if wish.avoid else "template.wish.prefer")}
        for wish in problem.wishes
    ]


def carried_rows(problem: Problem, labels: Labels) -> list[Row]:
    """What earlier periods cost, in the order of the roster."""
    return [
        {"employee": labels.people[p.id], "extra": old.extra_minutes, "call_ins": old.call_ins,
         "meetings": old.meetings, "seen": old.last_seen, "load": old.load_points,
         "led": old.led}
        for p in problem.roster.employees
        if (old := problem.carried.get(p.id)) is not None
    ]


def bond_rows(problem: Problem, labels: Labels) -> list[Row]:
    """Who is kept apart or together, as far as they are still there."""
    return [
        {"people": _joined(here, labels.people),
         "bond": t("template.bond.together" if bond.together else "template.bond.apart")}
        for bond in problem.bonds
        if len(here := tuple(p for p in bond.people if p in labels.people)) > 1
    ]


def travel_rows(problem: Problem) -> list[Row]:
    """The way between units."""
    return [
        {"one": way.one, "other": way.other, "minutes": way.minutes} for way in problem.travel
    ]


def rule_rows(problem: Problem) -> list[Row]:
    """The plan's name and period, then each limit: a sentence, its value, default and source."""
    policy, usual = problem.policy, Policy()
    rows = [
        _rule_row("plan.name", "text", problem.name, None),
        _rule_row("plan.first", "date", problem.period.first, None),
        _rule_row("plan.last", "date", problem.period.last, None),
    ]
    rows += [_limit_row(limit, policy, usual) for limit in LIMITS]
    rows.append(_rule_row("keep_wishes", "yes_no", yes_no(policy.keep_wishes),
                          yes_no(usual.keep_wishes)))
    rows.append(_rule_row("half_holidays_from", "clock", clock(policy.half_holidays_from),
                          clock(usual.half_holidays_from)))
    rows.append(_rule_row("closed_days", "dates", dates_text(policy.closed_days), None))
    rows += [
        _rule_row(f"price.{rule}", "points", policy.prices.get(rule), None)
        for rule in priced_rules()
    ]
    names = [*policy.steps, *([None] * len(OBJECTIVES))][: max(len(LADDER), len(policy.steps))]
    rows += [
        _rule_row(f"ladder.{place}", "objective", t(f"objective.{name}") if name else None,
                  t(f"objective.{OBJECTIVES[place - 1]}" if len(names) > len(LADDER)
                    else f"objective.{LADDER[place - 1]}"))
        for place, name in enumerate(names, start=1)
    ]
    return rows


def _limit_row(limit: Limit, policy: Policy, usual: Policy) -> Row:
    return _rule_row(limit.key, limit.unit, *(
        limit_of(p, limit.key) / limit.scale if limit.scale > 1 else limit_of(p, limit.key)
        for p in (policy, usual)
    ))


def limit_of(policy: Policy, key: str) -> float:
    """The value of a limit; `coverage.<name>` lies one level deeper."""
    holder: Policy | CoverageWeights = policy
    if key.startswith("coverage."):
        holder, key = policy.coverage, key.removeprefix("coverage.")
    value: float = getattr(holder, key)
    return value


def _rule_row(key: str, unit: str, value: Value, default: Value) -> Row:
    return {
        "rule": rule_sentence(key), "value": value, "unit": t(f"template.unit.{unit}"),
        "default": default, "key": key,
        "source": t("template.source.price") if key.startswith("price.")
        else named(t(f"template.source.{key}")),
    }


def yes_if(value: bool) -> str:
    """`Ja`, or nothing."""
    return t("template.yes") if value else ""


def yes_no(value: bool) -> str:
    """`Ja` or `Nej`."""
    return t("template.yes" if value else "template.no")


def _joined(ids: tuple[str, ...], labels: Mapping[str, str]) -> str:
    return "; ".join(labels[key] for key in ids)


def all_rows(problem: Problem, codes: CodeTable) -> dict[str, list[Row]]:
    """The rows of every table, by the sheet's key."""
    labels = Labels.of(problem)
    return {
        "people": people_rows(problem), "codes": code_rows(codes), "kinds": kind_rows(problem),
        "series": series_rows(problem, labels), "leads": lead_rows(problem, labels),
        "rooms": room_rows(problem), "floor": floor_rows(problem.policy),
        "incidents": incident_rows(problem, labels), "wishes": wish_rows(problem, labels),
        "carried": carried_rows(problem, labels), "bonds": bond_rows(problem, labels),
        "travel": travel_rows(problem), "rules": rule_rows(problem),
    }


STANDARD_CODES: Final = CodeTable(
    {
        ("D", CodeTimes(420, 900, TEAMS[0])): "D",
        ("A", CodeTimes(900, 1380, TEAMS[1])): "A",
        ("N", CodeTimes(1380, 1860, TEAMS[2])): "N",
    },
    _AWAY_CODES[0],
)
"""The codes of an empty template."""
