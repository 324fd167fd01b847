"""Sheet *Problemer*: meetings that were not placed and findings of the check, worst first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from models.finding import SEVERITIES, Finding, Severity
from models.plan import Unplaced
from planner import why
from planner.exporting.facts import Facts
from planner.exporting.grid import Book, Grid, area
from planner.exporting.styles import (
    ALARM,
    CAUTION,
    DATE,
    HEAD,
    HEAD_LEFT,
    SHADE,
    TOP,
    differential,
)
from planner.rules import RULES
from planner.texts import t

_FIELDS = (
    ("severity", 10.5), ("topic", 18.5), ("message", 50.0), ("meeting", 19.0), ("unit", 13.0),
    ("from", 10.5), ("to", 10.5), ("person", 19.0), ("why", 44.0),
)
# Codes of findings that do not begin with the id of their rule.
_RULE_OF = {
    "call_in_gap": "call_ins", "group_large": "group_size", "group_small": "group_size",
    "involved_missing": "incident", "length": "windows", "meetings_per_day": "one_a_day",
    "meetings_per_week": "one_a_day", "not_invited": "audience", "not_member": "course",
    "not_reached": "reach", "outside_stretch": "interval", "public_holiday": "public_holidays",
    "roster_rest": "rest", "team_missing": "teams", "two_at_once": "one_a_day",
}
_DATE = replace(TOP, align="center", number_format=DATE)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet."""

    severity: Severity
    topic: str
    message: str
    meeting: str = ""
    unit: str = ""
    first: date | None = None
    last: date | None = None
    person: str = ""
    why: str = ""


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("export.sheet.problems"))
    lines = problem_lines(facts)
    if not lines:
        header = grid.heading(t("export.problems.none"))
        grid.widths(110.0)
        grid.page((0, 0))
        return
    header = grid.heading(_summary(lines))
    for column, (field, width) in enumerate(_FIELDS, start=1):
        look = HEAD_LEFT if field in ("message", "why") else HEAD
        grid.text(header, column, t(f"export.problems.{field}"), look)
        grid.widths(width, first=column)
    grid.height(header, 22)
    for row, line in enumerate(lines, start=header + 1):
        _row(grid, row, line)
    last = header + len(lines)
    _formats(grid, header + 1, last)
    grid.page((header, header), columns=2)
    grid.filter(header, last, len(_FIELDS))


def problem_lines(facts: Facts) -> list[Line]:
    """Everything that somebody should know of, by severity; unplaced meetings before findings."""
    lines = [*_unplaced(facts), *(_finding(facts, f) for f in _told(facts))]
    return sorted(lines, key=lambda line: SEVERITIES.index(line.severity))


def _told(facts: Facts) -> Iterator[Finding]:
    """Findings that stand nowhere else: unplaced meetings have lines with their reasons, and what
    was assumed has its place on *Om planen*."""
    explained = {missing.occurrence for missing in facts.outcome.plan.unplaced}
    for finding in facts.outcome.judgement.findings:
        if _is_unplaced(finding) and finding.meeting in explained:
            continue
        if finding.code != "assumed":
            yield finding


def _is_unplaced(finding: Finding) -> bool:
    return finding.code == "unplaced"


def _unplaced(facts: Facts) -> list[Line]:
    findings = facts.outcome.judgement.findings
    judged = {f.meeting: f.severity for f in findings if _is_unplaced(f)}
    return [
        Line(
            severity=judged.get(missing.occurrence, "warning"),
            topic=t("export.problems.unplaced"),
            message=missing.message,
            meeting=_row_name(facts, missing),
            unit=facts.unit(facts.unit_of_series(missing.series)),
            first=missing.first,
            last=missing.last,
            why="\n".join(map(why.line, missing.why)),
        )
        for missing in facts.outcome.plan.unplaced
    ]


def _row_name(facts: Facts, missing: Unplaced) -> str:
    return ", ".join(filter(None, (facts.kind(missing.kind), facts.course(missing.course))))


def _finding(facts: Facts, finding: Finding) -> Line:
    meeting = facts.meeting(finding.meeting)
    return Line(
        severity=finding.severity,
        topic=_topic(finding.code),
        message=finding.message,
        meeting=facts.label(meeting) if meeting else "",
        unit=facts.unit(meeting.unit) if meeting else "",
        first=meeting.span.first_day if meeting else None,
        last=meeting.span.first_day if meeting else None,
        person=facts.person(finding.employee) if finding.employee else "",
    )


def _topic(code: str) -> str:
    """The name of the rule that a finding comes from."""
    if code == "unplaced":
        return t("export.problems.unplaced")
    wanted = _RULE_OF.get(code, code)
    # `lead_double` is a finding of the rule `lead`.
    rules = [rule for rule in RULES if f"{wanted}_".startswith(f"{rule.id}_")]
    return max(rules, key=lambda rule: len(rule.id)).name if rules else t("export.problems.check")


def _summary(lines: list[Line]) -> str:
    counts = [(key, sum(line.severity == key for line in lines)) for key in SEVERITIES]
    return " · ".join(
        t(f"export.problems.count.{key}.one" if n == 1 else f"export.problems.count.{key}", count=n)
        for key, n in counts
        if n
    )


def _row(grid: Grid, row: int, line: Line) -> None:
    grid.text(row, 1, t(f"severity.{line.severity}"), TOP)
    grid.text(row, 2, line.topic, TOP)
    grid.text(row, 3, line.message, TOP)
    grid.text(row, 4, line.meeting, TOP)
    grid.text(row, 5, line.unit, TOP)
    grid.day(row, 6, line.first, _DATE)
    grid.day(row, 7, line.last, _DATE)
    grid.text(row, 8, line.person, TOP)
    grid.text(row, 9, line.why, TOP)


def _formats(grid: Grid, first: int, last: int) -> None:
    for severity, style in (
        ("error", differential(fill=ALARM, color="FFFFFF", bold=True)),
        ("warning", differential(fill=CAUTION, bold=True)),
        ("info", differential(fill=SHADE)),
    ):
        word = t(f"severity.{severity}")
        grid.highlight(area(first, 1, last, 1), f'$A{first}="{word}"', style, stop=True)
