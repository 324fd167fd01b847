"""What the terminal shows of a roster, a plan and a judgement, as lines of text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from models.finding import SEVERITIES, Finding, Question
from models.people import team_order
from models.plan import Objective, Outcome, PersonCoverage
from models.roster import Roster
from models.timespan import Period
from planner.tally import TeamFigure, team_figures
from planner.texts import t
from planner.texts.dates import duration, long_date, number, team_name

_MOST_FINDINGS = 12


def roster_lines(roster: Roster) -> list[str]:
    """What was understood of a roster, then every doubt."""
    people = roster.employees
    units = Counter(person.unit or t("no_unit") for person in people)
    teams = Counter(person.home_team for person in people)
    lines = [
        period_line(roster.period),
        t(
            "cli.roster.counts", people=len(people), shifts=sum(len(p.shifts) for p in people),
            away=sum(len(p.away) for p in people),
        ),
        t("cli.roster.units", units=_counts(list(units.items()))),
        t(
            "cli.roster.teams",
            teams=_counts(
                [(team_name(team), teams[team]) for team in sorted(teams, key=_team_key)]
            ),
        ),
    ]
    questions = sorted(roster.questions, key=lambda q: SEVERITIES.index(q.severity))
    if not questions:
        return [*lines, t("cli.roster.no_doubts")]
    return [*lines, "", t("cli.roster.doubts"), *(question_line(q) for q in questions)]


def question_line(question: Question) -> str:
    """One doubt with its severity and its place."""
    place = "!".join(part for part in (question.sheet, question.cell) if part)
    severity = t(f"severity.{question.severity}")
    if not place:
        return t("cli.question", severity=severity, message=question.message)
    return t("cli.question.at", severity=severity, message=question.message, place=place)


def outcome_lines(outcome: Outcome) -> list[str]:
    """The whole summary of a plan."""
    return [
        *_heading(outcome),
        "",
        *_coverage(outcome),
        "",
        *_load(outcome),
        *_ladder(outcome.plan.objectives),
        *_unplaced(outcome),
        *finding_lines(outcome.judgement.findings),
    ]


def period_line(period: Period) -> str:
    """First and last day, and how many weeks that is."""
    weeks = period.length / 7
    return t(
        "cli.period", first=long_date(period.first), last=long_date(period.last),
        weeks=number(round(weeks, 1)),
    )


def finding_lines(findings: Sequence[Finding]) -> list[str]:
    """How many findings of each severity, and the gravest of them word by word.

    Meetings that are not placed stand in a part of their own.
    """
    told = [f for f in findings if f.code != "unplaced"]
    counts = Counter(finding.severity for finding in told)
    lines = ["", t("cli.findings", **{s: counts[s] for s in SEVERITIES})]
    serious = [f for f in told if f.severity != "info"]
    lines += [
        t("cli.finding", severity=t(f"severity.{f.severity}"), message=f.message)
        for f in serious[:_MOST_FINDINGS]
    ]
    if len(serious) > _MOST_FINDINGS:
        lines.append(t("cli.findings.more", count=len(serious) - _MOST_FINDINGS))
    return lines


def _heading(outcome: Outcome) -> Iterator[str]:
    problem, plan = outcome.problem, outcome.plan
    missing = sum(f.code == "unplaced" for f in outcome.judgement.findings)
    if problem.name:
        yield problem.name
    yield period_line(problem.period)
    yield t(
        "cli.plan.placed", placed=len(plan.meetings), due=len(plan.meetings) + missing,
        people=len(problem.roster.employees),
    )
    if plan.stopped:
        yield t("cli.plan.stopped")


def _coverage(outcome: Outcome) -> Iterator[str]:
    """For each vagtlag: meetings in which it is covered, people who are reached in time."""
    judgement = outcome.judgement
    homes = {person.id: person.home_team for person in outcome.problem.roster.employees}
    figures: dict[str | None, TeamFigure] = {f.team: f for f in team_figures(outcome)}
    people = Counter(homes[line.employee] for line in judgement.by_employee)
    reached = Counter(homes[line.employee] for line in judgement.by_employee if not line.missed)
    yield t("cli.coverage")
    for team in sorted(people.keys() | figures.keys(), key=_team_key):
        figure = figures.get(team)
        yield t(
            "cli.coverage.line", team=team_name(team), covered=figure.covered if figure else 0,
            wanted=figure.wanted if figure else 0, reached=reached[team], people=people[team],
        )


def _load(outcome: Outcome) -> Iterator[str]:
    lines = outcome.judgement.by_employee
    yield t(
        "cli.load", hours=duration(sum(line.extra_minutes for line in lines)),
        call_ins=sum(line.call_ins for line in lines),
    )
    most: PersonCoverage | None = max(lines, key=lambda line: line.extra_minutes, default=None)
    if most is not None and most.extra_minutes:
        name = outcome.problem.roster.employee(most.employee).name
        yield t("cli.load.most", name=name, hours=duration(most.extra_minutes))


def _ladder(objectives: Sequence[Objective]) -> Iterator[str]:
    if not objectives:
        return
    yield ""
    yield t("cli.ladder")
    for step in objectives:
        if step.proven:
            proof = t("cli.ladder.proven")
        elif step.bound is None:
            proof = t("cli.ladder.open")
        else:
            proof = t("cli.ladder.bound", bound=step.bound)
        yield t(
            "cli.ladder.line", name=t(f"objective.{step.name}"), value=step.value, proof=proof
        )


def _unplaced(outcome: Outcome) -> Iterator[str]:
    """Each with its counted reasons, which the sentence already holds."""
    lines = [f for f in outcome.judgement.findings if f.code == "unplaced"]
    if lines:
        yield ""
        yield t("cli.unplaced")
    for finding in lines[:_MOST_FINDINGS]:
        yield t("cli.unplaced.line", message=finding.message)
    if len(lines) > _MOST_FINDINGS:
        yield t("cli.findings.more", count=len(lines) - _MOST_FINDINGS)


def _counts(pairs: Sequence[tuple[str, int]]) -> str:
    return ", ".join(t("cli.count", name=name, count=count) for name, count in pairs)


def _team_key(team: str | None) -> tuple[bool, tuple[int, str]]:
    return (team is None, team_order(team or ""))
