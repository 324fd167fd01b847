"""The sheets of the template workbook and their columns: what writing and reading it share.

Headings and notes are texts `template.<sheet>.<column>` and `….note` of the catalogue. Readers find
columns by their headings, so a column may be moved; a row marked as an example is never read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Literal

from models.policy import OBJECTIVES
from planner.texts import language, spellings, t, t_in

MARKER: Final = "Faellestid_skabelon"
"""Defined name by which the program knows its template again."""

Choices = Literal[
    "yes_no", "teams", "code_teams", "people", "kinds", "units", "lead", "wish", "coming",
    "manager", "bond", "weekday",
]
Value = str | float | date | time | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` in digits; `quiet`: filled by the program and left alone by people."""

    key: str
    width: float
    kind: Literal["text", "number", "date", "clock"] = "text"
    choices: Choices | None = None
    wanted: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet that is a table."""

    key: str
    columns: tuple[Column, ...]

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return sheet_name(self.key)

    def heading(self, column: Column) -> str:
        """The heading of one of its columns."""
        return t(f"template.{self.key}.{column.key}")

    def headings(self, column: Column) -> tuple[str, ...]:
        """The heading of one of its columns in every language."""
        return spellings(f"template.{self.key}.{column.key}")

    def column(self, key: str) -> Column:
        """The column of a key. Raises KeyError for an unknown one."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def letter_place(self, key: str) -> int:
        """Number of the column in a fresh sheet, whose first column holds the example mark."""
        return self.columns.index(self.column(key)) + 2


def sheet_name(key: str) -> str:
    """The name of a sheet."""
    return t(f"template.sheet.{key}")


def sheet_names(key: str) -> tuple[str, ...]:
    """The name of a sheet in every language."""
    return spellings(f"template.sheet.{key}")


_ID = Column("id", 16, quiet=True)

PEOPLE: Final = Form("people", (
    Column("name", 28, wanted=True),
    Column("unit", 20, choices="units"),
    Column("profession", 20),
    Column("hours", 13, "number"),
    Column("team", 14, choices="teams"),
    Column("group", 16),
    Column("manager", 9, choices="yes_no"),
    Column("alone", 9, choices="yes_no"),
    Column("id", 24, quiet=True),
))
CODES: Final = Form("codes", (
    Column("code", 12, wanted=True),
    Column("start", 10, "clock"),
    Column("end", 10, "clock"),
    Column("team", 22, choices="code_teams", wanted=True),
))
KINDS: Final = Form("kinds", (
    Column("name", 19, wanted=True),
    Column("minutes", 8, "number", wanted=True),
    Column("min", 9, "number", wanted=True),
    Column("max", 9, "number", wanted=True),
    Column("closed", 7, choices="yes_no"),
    Column("windows", 20, wanted=True),
    Column("every", 8.5, "number"),
    Column("every_min", 7.5, "number"),
    Column("every_max", 7.5, "number"),
    Column("after_min", 9, "number"),
    Column("after_max", 9, "number"),
    Column("teams", 16),
    Column("team_min", 8, "number"),
    Column("strict", 8, choices="yes_no"),
    Column("professions", 10, "number"),
    Column("lead", 9, choices="lead"),
    Column("lead_counts", 8, choices="yes_no"),
    Column("load", 10, "number"),
    Column("coming", 13, choices="coming"),
    Column("everybody", 9, choices="yes_no"),
    Column("on_floor", 9, choices="yes_no"),
    Column("same_group", 9, choices="yes_no"),
    Column("manager", 11, choices="manager"),
    Column("source", 13),
    _ID,
))
SERIES: Final = Form("series", (
    Column("kind", 24, choices="kinds", wanted=True),
    Column("unit", 20, choices="units"),
    Column("course", 16),
    Column("members", 52),
    Column("incident", 12),
    Column("team", 12, choices="teams"),
    Column("group", 14),
    Column("people", 30),
    Column("subjects", 22),
    Column("weekday", 11, choices="weekday"),
    Column("clock", 9, "clock"),
    Column("limit", 9, "number"),
    Column("id", 30, quiet=True),
    Column("course_id", 32, quiet=True),
))
LEADS: Final = Form("leads", (
    Column("name", 26, wanted=True),
    Column("employee", 26, choices="people"),
    Column("kinds", 42, wanted=True),
    Column("unit", 18, choices="units"),
    Column("windows", 26),
    Column("away", 30),
    Column("week", 10, "number"),
    _ID,
))
ROOMS: Final = Form("rooms", (
    Column("name", 30, wanted=True),
    Column("capacity", 10, "number", wanted=True),
    Column("unit", 22, choices="units"),
    Column("windows", 30),
    _ID,
))
FLOOR: Final = Form("floor", (
    Column("unit", 24, choices="units"),
    Column("team", 16, choices="teams", wanted=True),
    Column("minimum", 12, "number", wanted=True),
    Column("professions", 34),
))
INCIDENTS: Final = Form("incidents", (
    Column("id", 12, wanted=True),
    Column("date", 13, "date", wanted=True),
    Column("time", 10, "clock", wanted=True),
    Column("unit", 20, choices="units"),
    Column("involved", 62, wanted=True),
    Column("delete", 15, "date"),
))
WISHES: Final = Form("wishes", (
    Column("employee", 28, choices="people", wanted=True),
    Column("wish", 14, choices="wish", wanted=True),
    Column("window", 32, wanted=True),
))
CARRIED: Final = Form("carried", (
    Column("employee", 28, choices="people", wanted=True),
    Column("extra", 14, "number"),
    Column("call_ins", 12, "number"),
    Column("meetings", 12, "number"),
    Column("seen", 16, "date"),
    Column("load", 14, "number"),
    Column("led", 14, "number"),
))
BONDS: Final = Form("bonds", (
    Column("people", 62, wanted=True),
    Column("bond", 16, choices="bond", wanted=True),
))
TRAVEL: Final = Form("travel", (
    Column("one", 26, choices="units", wanted=True),
    Column("other", 26, choices="units", wanted=True),
    Column("minutes", 12, "number", wanted=True),
))
RULES: Final = Form("rules", (
    Column("rule", 68),
    Column("value", 30),
    Column("unit", 13),
    Column("default", 25),
    Column("source", 40),
    Column("key", 24, quiet=True),
))
FORMS: Final = (
    PEOPLE, CODES, KINDS, SERIES, LEADS, ROOMS, FLOOR, INCIDENTS, WISHES, CARRIED, BONDS,
    TRAVEL, RULES,
)
GUIDE: Final = "guide"
PLAN: Final = "plan"
"""Keys of the two sheets that are no tables: the guide, and names × dates."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of `Policy` as people edit it: `scale` real units in one shown (60: hours)."""

    key: str
    unit: Literal["hours", "minutes", "days", "times", "points", "clock", "hours_week"]
    scale: int = 1
    least: float = 0
    most: float = 1000


LIMITS: Final = (
    Limit("rest_minutes", "hours", 60, 0, 24),
    Limit("reduced_rest_minutes", "hours", 60, 0, 24),
    Limit("weekly_rest_minutes", "hours", 60, 0, 72),
    Limit("week_minutes", "hours", 60, 0, 168),
    Limit("night_minutes", "hours", 60, 0, 24),
    Limit("average_days", "days", least=1, most=400),
    Limit("adjoining_minutes", "minutes", most=240),
    Limit("sleep_from", "minutes", most=600),
    Limit("sleep_until", "hours", 60, 0, 24),
    Limit("max_call_ins", "times", most=100),
    Limit("call_in_gap_days", "days", most=100),
    Limit("max_meetings_per_day", "times", least=1, most=10),
    Limit("max_meetings_per_week", "times", least=1, most=30),
    Limit("reach_days", "days", least=1, most=400),
    Limit("team_days", "days", most=400),
    Limit("heavy_points", "points", least=1, most=10),
    Limit("heavy_gap_days", "days", most=100),
    Limit("max_load_points", "points", most=1000),
    Limit("step_minutes", "minutes", least=5, most=240),
    Limit("full_time_hours", "hours_week", least=1, most=60),
    Limit("call_in_price", "minutes", most=10_000),
    Limit("load_price", "minutes", most=10_000),
    Limit("leading_price", "minutes", most=10_000),
    Limit("night_weight", "points"),
    Limit("alone_weight", "points"),
    Limit("fairness_step_minutes", "minutes", least=1, most=10_000),
    Limit("coverage.unplaced", "points"),
    Limit("coverage.team_missing", "points"),
    Limit("coverage.seat_empty", "points"),
    Limit("coverage.involved_missing", "points"),
    Limit("coverage.team_unseen", "points"),
)


def rule_keys() -> tuple[str, ...]:
    """The keys of the sheet of rules, in its order."""
    return (
        "plan.name", "plan.first", "plan.last", *(limit.key for limit in LIMITS), "keep_wishes",
        "half_holidays_from", "closed_days", *(f"price.{rule}" for rule in priced_rules()),
        *(f"ladder.{place}" for place in range(1, len(OBJECTIVES) + 1)),
    )


def priced_rules() -> tuple[str, ...]:
    """Rules that may be broken at a price."""
    from planner.rules import RULES as ALL  # numpy, which the form itself does not need

    return tuple(rule.id for rule in ALL if rule.priced)


def rule_sentence(key: str, code: str | None = None) -> str:
    """What a line of the sheet of rules says, in the language of a code or the chosen one."""
    code = code or language()
    if key.startswith("price."):
        rule = key.removeprefix("price.")
        return t_in(code, "template.rule.price", rule=t_in(code, f"rules.{rule}.name"),
                    unit=t_in(code, f"rules.{rule}.per"))
    return t_in(code, f"template.rule.{key}")
