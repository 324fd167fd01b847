"""Reading the filled template back: everything that a plan is made from.

Every fault is collected with its sheet and cell and told at once, so that one round of corrections
is enough. Sheets that are left empty are answered as a bare roster would be, and said so.
"""

import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO, Final

from models.policy import LADDER, OBJECTIVES, CoverageWeights, ObjectiveName, Policy
from models.problem import Problem
from models.resources import Lead
from models.roster import Roster
from models.timespan import Period
from planner.importing.gate import reach
from planner.importing.reader_process import run_limited
from planner.importing.sheet import Workbook, load, text_of
from planner.importing.template_parts import Parts
from planner.importing.template_roster import Book, read_roster_sheets
from planner.importing.template_table import Entry, Faults, entries
from planner.importing.words import fold
from planner.json_parts import MAX_PRICE
from planner.presets import problem_from_roster, standard_series
from planner.progress import Cancel, never
from planner.template_form import (
    FORMS,
    LIMITS,
    MARKER,
    PLAN,
    RULES,
    priced_rules,
    rule_keys,
    rule_sentence,
    sheet_name,
    sheet_names,
)
from planner.template_words import parse_dates
from planner.texts import languages, t

_CORE: Final = ("people", PLAN, "kinds", "rules")
_CHUNK_BYTES, _OVERLAP_BYTES, _CHUNKS = 1_000_000, 1_000, 64
_SHEET_NAME = re.compile(rb'<(?:(?:\w+:)?sheet|table:table)\b[^>]*?\b(?:table:)?name="([^"]*)"')


def is_template(path: Path) -> bool:
    """Whether a file (.xlsx, .ods) is the template, by its mark or the names of its sheets."""
    marked, names = marks(path)
    return marked or all(not names.isdisjoint(map(fold, sheet_names(key))) for key in _CORE)


def marks(path: Path) -> tuple[bool, set[str]]:
    """Whether a file (.xlsx, .ods) has the template's mark, and the folded names of its sheets.

    Looks at names alone, reads at most 64 MB and never raises; what is none has no names.
    """
    try:
        with zipfile.ZipFile(path) as package:
            parts = set(package.namelist())
            part = next(name for name in ("xl/workbook.xml", "content.xml") if name in parts)
            with package.open(part) as content:
                return _names(content)
    except (OSError, ValueError, StopIteration, zipfile.BadZipFile, zlib.error, EOFError,
            NotImplementedError, RuntimeError):
        return False, set()


def _names(content: IO[bytes]) -> tuple[bool, set[str]]:
    """Whether the mark stands in a workbook's part, and the folded names of its sheets."""
    marked, names, before = False, set[str](), b""
    for _ in range(_CHUNKS):
        chunk = content.read(_CHUNK_BYTES)
        if not chunk:
            break
        # A name may be cut by the end of a chunk.
        text = before + chunk
        marked = marked or MARKER.encode() in text
        names |= {fold(n.decode("utf-8", errors="replace")) for n in _SHEET_NAME.findall(text)}
        before = text[-_OVERLAP_BYTES:]
    return marked, names


def read_template(path: Path, cancel: Cancel = never) -> Problem:
    """The problem in a filled template, read in a child process within 20 s and 1 GB.

    Raises UnusableInput with a line for every cell that cannot be used.
    """
    reach(path)
    return run_limited(understand_template, path, cancel=cancel)


def understand_template(path: Path) -> Problem:
    """The problem in a filled template, read in this process. Raises UnusableInput."""
    return problem_of(load(path))


def problem_of(workbook: Workbook) -> Problem:
    """The problem in the sheets of a filled template. Raises UnusableInput."""
    faults = Faults(workbook.file)
    by_name = {fold(sheet.name): sheet for sheet in workbook.sheets}
    book = {
        key: by_name[fold(name)] for key in (PLAN, *(form.key for form in FORMS))
        for name in sheet_names(key) if fold(name) in by_name
    }
    for key in (*_CORE, "codes"):
        if key not in book:
            faults.add_sheet(sheet_name(key), "no_sheet")
    faults.raise_any()
    roster = read_roster_sheets(book, faults)
    if roster is None:
        faults.raise_any()
    assert roster is not None
    problem = _problem(book, roster, faults)
    faults.raise_any()
    return problem


def _problem(book: Book, roster: Roster, faults: Faults) -> Problem:
    parts = Parts(book, roster, faults)
    rules = _Rules(book, faults)
    kinds = parts.kinds()
    if not kinds:
        faults.add_sheet(sheet_name("kinds"), "no_kinds")
    problem = Problem(
        name=rules.text("plan.name") or t("template.new_plan"),
        roster=roster,
        period=rules.period(roster),
        kinds=kinds,
        series=parts.series(kinds),
        rooms=parts.rooms(),
        leads=parts.leads(kinds),
        incidents=parts.incidents(),
        wishes=parts.wishes(),
        policy=replace(rules.policy(), floor=parts.floor()),
        carried=parts.carried(),
        bonds=parts.bonds(),
        travel=parts.travel(),
    )
    return _with_usual(problem)


def _with_usual(problem: Problem) -> Problem:
    """Where nobody named rows, rooms or leads: those of a bare roster, and it is said."""
    usual = problem_from_roster(problem.roster, problem.name, problem.period)
    assumed: list[str] = []
    if not problem.series:
        rows = standard_series(problem.roster, problem.kinds)
        problem = replace(problem, series=rows)
        assumed.append(t("template.assumed.series"))
    if not problem.rooms:
        problem = replace(problem, rooms=usual.rooms)
        assumed.append(t("assumed.rooms"))
    if not problem.leads:
        leads = tuple(replace(lead, kinds=_led_like(lead, usual, problem)) for lead in usual.leads)
        problem = replace(problem, leads=leads)
        assumed.append(t("assumed.leads"))
    return replace(problem, assumed=tuple(assumed))


def _led_like(lead: Lead, usual: Problem, problem: Problem) -> tuple[str, ...]:
    """The problem's kinds that want the sort of lead that somebody of a bare roster is."""
    sorts = {usual.kind(kind).lead for kind in lead.kinds}
    return tuple(kind.id for kind in problem.kinds if kind.lead in sorts)


class _Rules:
    """The sheet of rules: one value for each key; what is left empty keeps its default."""

    def __init__(self, book: Book, faults: Faults) -> None:
        self._faults = faults
        by_sentence = {
            fold(rule_sentence(key, code)): key for key in rule_keys() for code in languages()
        }
        self._entries: dict[str, Entry] = {}
        for entry in entries(RULES, book.get(RULES.key), faults):
            key = entry.text("key") or by_sentence.get(fold(entry.text("rule")), "")
            if key in self._entries:
                entry.fault("key", "id_twice", text=key)
            elif key in by_sentence.values():
                self._entries[key] = entry

    def text(self, key: str) -> str:
        """The text of a rule's value; empty where there is none."""
        entry = self._entries.get(key)
        return entry.text("value") if entry else ""

    def period(self, roster: Roster) -> Period:
        """The plan's period; the roster's where nobody says another."""
        first, last = self._day("plan.first"), self._day("plan.last")
        first, last = first or roster.period.first, last or roster.period.last
        if last < first:
            self._entries["plan.last"].fault("value", "period")
            return roster.period
        return Period(first, last)

    def _day(self, key: str) -> date | None:
        entry = self._entries.get(key)
        return entry.day("value") if entry else None

    def policy(self) -> Policy:
        """All limits except the staffing, which has a sheet of its own."""
        usual = Policy()
        limits: dict[str, int | float] = {}
        for limit in LIMITS:
            entry = self._entries.get(limit.key)
            whole = limit.scale == 1 and limit.key != "full_time_hours"
            value = entry.number("value", limit.least, limit.most, whole) if entry else None
            if value is not None:
                limits[limit.key] = round(value * limit.scale) if limit.scale > 1 else value
        coverage = {
            key.removeprefix("coverage."): int(value)
            for key, value in limits.items() if key.startswith("coverage.")
        }
        plain = {k: v for k, v in limits.items() if not k.startswith("coverage.")}
        weights: CoverageWeights = replace(usual.coverage, **coverage)
        # Field names are those of LIMITS, whose test holds them to the fields of Policy.
        policy: Policy = replace(usual, **plain)  # type: ignore[arg-type]
        return replace(
            policy, coverage=weights, ladder=self._ladder(), closed_days=self._closed_days(),
            half_holidays_from=self._half_holidays(usual.half_holidays_from),
            prices=self._prices(), keep_wishes=self._keep_wishes(usual.keep_wishes),
        )

    def _keep_wishes(self, usual: bool) -> bool:
        entry = self._entries.get("keep_wishes")
        if entry is None:
            return usual
        said = entry.word("value", {"template.yes": True, "template.no": False})
        return usual if said is None else said

    def _prices(self) -> dict[str, int]:
        """The points of each rule that may be broken; an empty cell keeps the rule."""
        found: dict[str, int] = {}
        for rule in priced_rules():
            entry = self._entries.get(f"price.{rule}")
            price = entry.number("value", 0, MAX_PRICE) if entry else None
            if price is not None:
                found[rule] = int(price)
        return found

    def _half_holidays(self, usual: int) -> int:
        entry = self._entries.get("half_holidays_from")
        if entry is None or not entry.text("value"):
            return usual
        minute = entry.clock("value")
        return usual if minute is None else minute

    def _closed_days(self) -> frozenset[date]:
        entry = self._entries.get("closed_days")
        if entry is None or not entry.text("value"):
            return frozenset()
        cell = entry.cell("value")
        if isinstance(cell, date):
            day = entry.day("value")
            return frozenset() if day is None else frozenset({day})
        try:
            return parse_dates(text_of(cell))
        except ValueError:
            entry.fault("value", "dates", text=text_of(cell))
            return frozenset()

    def _ladder(self) -> tuple[ObjectiveName, ...]:
        """The objectives in their order, each at most once; those left out do not count."""
        known: Mapping[str, ObjectiveName] = {f"objective.{name}": name for name in OBJECTIVES}
        found: list[ObjectiveName] = []
        for place in range(1, len(OBJECTIVES) + 1):
            entry = self._entries.get(f"ladder.{place}")
            name = entry.word("value", known) if entry else None
            if entry and name in found:
                entry.fault("value", "ladder_twice", text=entry.text("value"))
            elif name is not None:
                found.append(name)
        return tuple(found) or LADDER
