"""Judges a finished plan from scratch: every finding, the coverage and the objective values."""

from collections.abc import Iterator
from dataclasses import replace

from models.agenda import Occurrence
from models.finding import SEVERITIES, Finding
from models.plan import Judgement, Plan
from models.problem import Problem
from planner.judging.coverage import by_employee, by_team
from planner.judging.facts import Facts
from planner.judging.objectives import objective_values
from planner.judging.soundness import unsound
from planner.texts import t
from planner.texts.dates import short_date

NEVER_HELD = "never_held"
"""Code of the one error that the meetings of a plan cannot commit: there are none of a row."""


def check(problem: Problem, plan: Plan) -> Judgement:
    """Everything that is to be said of a plan for a problem.

    Found from roster, meetings and rules alone, without the search that made the plan. Findings
    are in order of severity, then of time; those that belong to no time come last. Never raises
    for what a plan contains: what refers to nothing becomes a finding.
    """
    facts = Facts(problem, plan)
    return Judgement(
        by_team=by_team(facts),
        by_employee=by_employee(facts),
        objectives=objective_values(facts),
        findings=_in_order(facts, _told_now(facts, _findings(facts))),
    )


def _findings(facts: Facts) -> Iterator[Finding]:
    # Rules name Facts, so they are imported after this package.
    from planner.judging.prices import findings
    from planner.rules import RULES

    yield from unsound(facts)
    yield from _unplaced(facts)
    yield from _never_held(facts)
    for rule in RULES:
        yield from findings(rule, facts)
    for sentence in facts.problem.assumed:
        yield Finding("info", "assumed", sentence)


def _told_now(facts: Facts, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Findings as they are to be told: of a meeting that was held nothing can be mended."""
    over = {held.meeting for held in facts.problem.record.held}
    for finding in findings:
        yield replace(finding, severity="info") if finding.meeting in over else finding


def _unplaced(facts: Facts) -> Iterator[Finding]:
    """A warning for each meeting that is due and not placed, in the plan's words if it has any."""
    said = {unplaced.occurrence: unplaced.message for unplaced in facts.plan.unplaced}
    for due in facts.due.values():
        if due.id not in facts.answered:
            message = said.get(due.id) or t(
                "rules.check.unplaced", row=_row_name(facts, due),
                first=short_date(due.first), last=short_date(due.last),
            )
            yield Finding("warning", "unplaced", message, meeting=due.id)


def _never_held(facts: Facts) -> Iterator[Finding]:
    """An error for each row, and each incident, that has meetings due and not one in the plan."""
    rows: dict[tuple[str, str | None], list[Occurrence]] = {}
    for due in facts.due.values():
        rows.setdefault((due.series, due.course), []).append(due)
    for row in rows.values():
        if not any(due.id in facts.answered for due in row):
            key = "rules.check.never_held" if len(row) > 1 else "rules.check.never_held.one"
            message = t(key, row=_row_name(facts, row[0]), n=len(row))
            yield Finding("error", NEVER_HELD, message, meeting=row[0].id)


def _row_name(facts: Facts, due: Occurrence) -> str:
    """`Supervision (Hus Bøgen, Gruppe 1)`: the kind, and whose meeting it is."""
    kind = facts.kinds[due.kind].name
    course = facts.courses[due.course].name if due.course is not None else None
    of = [part for part in (due.unit, course) if part is not None]
    return t("rules.check.row", kind=kind, of=", ".join(of)) if of else kind


def _in_order(facts: Facts, findings: Iterator[Finding]) -> tuple[Finding, ...]:
    days = {due.id: due.first.toordinal() for due in facts.due.values()}
    starts = {id_: (day, 0) for id_, day in days.items()}
    for meeting in facts.plan.meetings:
        starts[meeting.id] = (meeting.span.first_day.toordinal(), meeting.span.start)

    def place(finding: Finding) -> tuple[int, bool, tuple[int, int]]:
        start = starts.get(finding.meeting) if finding.meeting is not None else None
        return SEVERITIES.index(finding.severity), start is None, start or (0, 0)

    return tuple(sorted(findings, key=place))
