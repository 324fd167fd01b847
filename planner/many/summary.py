"""What many plans came to: lines for the terminal, and a table."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from models.finding import Finding
from models.plan import Outcome
from models.resources import Lead, Room
from models.shared import Shared
from planner.many.units import Unread
from planner.tally import team_figures
from planner.texts import t
from planner.texts.dates import duration

_MOST = 3
"""Meetings that are missing in a unit, told word by word on the terminal."""


def lines(
    outcomes: Mapping[str, Outcome], without: Sequence[Unread], shared: Shared,
    findings: Sequence[Finding],
) -> list[str]:
    """The summary of all units. `without`: those that have no plan, and why."""
    told = [t("many.head", done=len(outcomes), all=len(outcomes) + len(without))]
    for name in sorted(outcomes):
        told += _unit(name, outcomes[name])
    told += [t("many.failed", unit=unit.name, why=unit.message) for unit in without]
    if shared.serves:
        told += ["", t("many.leads"), *_used(outcomes, shared)]
        told += [t("many.unsound", message=finding.message) for finding in findings]
        if not findings:
            told.append(t("many.sound"))
    return told


def table(outcomes: Mapping[str, Outcome], without: Sequence[Unread]) -> bytes:
    """The same as a table that Excel opens by itself."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow([t(f"many.column.{name}") for name in (
        "unit", "placed", "due", "covered", "hours", "wrong", "why",
    )])
    for name in sorted(outcomes):
        outcome = outcomes[name]
        figures = team_figures(outcome)
        wanted = sum(figure.wanted for figure in figures)
        covered = 100 * sum(figure.covered for figure in figures) // wanted if wanted else 100
        rows.writerow([_safe(value) for value in (
            name, len(outcome.plan.meetings), _due(outcome), covered, _extra(outcome),
            _wrong(outcome), " ".join(missing(outcome)),
        )])
    for unit in without:
        rows.writerow([_safe(unit.name), "", "", "", "", "", _safe(unit.message)])
    return text.getvalue().encode("utf-8-sig")


def missing(outcome: Outcome) -> list[str]:
    """Each meeting that is not placed, and why."""
    return [f.message for f in outcome.judgement.findings if f.code == "unplaced"]


def _unit(name: str, outcome: Outcome) -> Iterator[str]:
    yield t(
        "many.row", unit=name, placed=len(outcome.plan.meetings), due=_due(outcome),
        hours=duration(_extra(outcome)), wrong=_wrong(outcome),
    )
    for why in missing(outcome)[:_MOST]:
        yield t("many.missing", why=why)


def _used(outcomes: Mapping[str, Outcome], shared: Shared) -> Iterator[str]:
    meetings = [m for outcome in outcomes.values() for m in outcome.plan.meetings]
    both: tuple[Lead | Room, ...] = (*shared.leads, *shared.rooms)
    for one in both:
        mine = [m for m in meetings if one.id in (m.lead, m.room)]
        yield t(
            "many.lead", name=one.name, meetings=len(mine),
            hours=duration(sum(m.span.minutes for m in mine)),
        )


def _due(outcome: Outcome) -> int:
    return len(outcome.plan.meetings) + len(missing(outcome))


def _extra(outcome: Outcome) -> int:
    return sum(line.extra_minutes for line in outcome.judgement.by_employee)


def _wrong(outcome: Outcome) -> int:
    return sum(finding.severity == "error" for finding in outcome.judgement.findings)


def _safe(value: object) -> object:
    """A text that Excel takes for no formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" else value
