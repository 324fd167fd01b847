"""From a large figure down to what it is made of: a list of meetings or people. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.finding import SEVERITIES, Finding
from models.meetings import Meeting
from models.people import Team
from models.plan import Outcome
from planner.tally import team_figures
from planner.texts import capital, t
from planner.texts.dates import class_name, duration, short_date, team_name, when
from planner.why import of_reason
from ui import figures
from ui.last_time import News


@dataclass(frozen=True, slots=True)
class DrillRow:
    """One line, the meeting or person that it is about, and a finding to ask *why* of."""

    texts: tuple[str, ...]
    meeting: str | None = None
    employee: str | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Drill:
    """What a figure is made of. `explains`: how it is counted, in a sentence. `view`: where one
    line is seen among all others."""

    title: str
    explains: str
    headings: tuple[str, ...]
    rows: tuple[DrillRow, ...]
    view: str


def drill(outcome: Outcome, key: str, since: Sequence[News] = ()) -> Drill:
    """What stands behind a figure of the overview.

    `key`: `team:<vagtlag>`, `reached`, `extra`, `call_ins`, `unplaced`, `news`, or
    `problems:<severity>`. Raises KeyError for another one.
    """
    what, _, about = key.partition(":")
    if what == "team":
        return _team(outcome, about)
    if what == "problems":
        return _problems(outcome, about)
    if what == "news":
        return _news(since)
    return {
        "reached": _reached, "extra": _extra, "call_ins": _call_ins, "unplaced": _unplaced,
    }[what](outcome)


def _made(
    key: str, rows: Iterable[DrillRow], columns: Sequence[str], view: str, **words: object
) -> Drill:
    headings = tuple(t(f"ui.drill.column.{column}") for column in columns)
    title = t(f"ui.drill.{key}", **words)
    return Drill(title, t(f"ui.drill.{key}.explains", **words), headings, tuple(rows), view)


def _team(outcome: Outcome, team: Team) -> Drill:
    lines = {x.meeting: x for x in outcome.judgement.by_team if x.team == team and x.wanted > 0}
    findings = figures.team_findings(outcome)
    rows = [
        DrillRow(
            (when(m.span), _meeting_name(outcome, m),
             t("ui.drill.team.has" if lines[m.id].covered else "ui.drill.team.lacks",
               present=lines[m.id].present, wanted=lines[m.id].wanted),
             _who(outcome, m, team) or t("ui.drill.nobody")),
            meeting=m.id, finding=findings.get((m.id, team)),
        )
        for m in sorted(
            (m for m in outcome.plan.meetings if m.id in lines),
            key=lambda m: (lines[m.id].covered, m.span),
        )
    ]
    missing = [
        row for row, kind in _missing(outcome)
        if team in outcome.problem.kind(kind).teams_required
    ]
    figure = next((f for f in team_figures(outcome) if f.team == team), None)
    words = {"team": capital(team_name(team)), "covered": figure.covered if figure else 0,
             "wanted": figure.wanted if figure else 0}
    columns = ("when", "meeting", "covered", "who")
    return _made("team", [*missing, *rows], columns, "coverage", **words)


def _missing(outcome: Outcome) -> Iterable[tuple[DrillRow, str]]:
    """Lines of the meetings that are not placed, each with its kind."""
    codes = ("unplaced", "never_held")
    findings = {f.meeting: f for f in outcome.judgement.findings if f.code in codes}
    for one in outcome.plan.unplaced:
        unit = outcome.problem.series_of(one.series).unit
        name = outcome.problem.kind(one.kind).name
        worst = max(one.why, key=lambda reason: reason.candidates, default=None)
        texts = (
            f"{short_date(one.first)} – {short_date(one.last)}",
            f"{name} · {unit}" if unit else name, t("ui.drill.not_placed"),
            of_reason(worst) if worst else one.message,
        )
        yield DrillRow(texts, one.occurrence, finding=findings.get(one.occurrence)), one.kind


def _unplaced(outcome: Outcome) -> Drill:
    rows = [row for row, _ in _missing(outcome)]
    columns = ("between", "meeting", "state", "why")
    return _made("unplaced", rows, columns, "calendar", count=len(rows))


def _reached(outcome: Outcome) -> Drill:
    people = {p.id: p for p in outcome.problem.roster.employees}
    lines = {x.employee: x for x in outcome.judgement.by_employee}
    findings = {f.employee: f for f in outcome.judgement.findings if f.code == "not_reached"}
    rows = []
    for wait in figures.waits(outcome):
        person, line = people[wait.employee], lines[wait.employee]
        rows.append(
            DrillRow(
                (person.name, team_name(person.home_team), waiting(wait),
                 short_date(line.last_seen) if line.last_seen else t("ui.details.never"),
                 t("ui.drill.reached.yes") if not line.missed else
                 t("ui.drill.reached.no", from_=", ".join(short_date(d) for d in line.missed))),
                employee=person.id, finding=findings.get(person.id) if line.missed else None,
            )
        )
    rows.sort(key=lambda row: not lines[row.employee or ""].missed)
    columns = ("person", "team", "waited", "last_seen", "reached")
    return _made("reached", rows, columns, "coverage", days=outcome.problem.policy.reach_days)


def waiting(wait: figures.Wait) -> str:
    """`41 dage: fra man 2/3 til søn 12/4`."""
    since = short_date(wait.since) if wait.since else t("ui.drill.wait.start")
    until = short_date(wait.until) if wait.until else t("ui.drill.wait.end")
    return t("ui.drill.wait", days=wait.days, since=since, until=until)


def _extra(outcome: Outcome) -> Drill:
    people = {p.id: p for p in outcome.problem.roster.employees}
    rows = [
        DrillRow(
            (people[x.employee].name, team_name(people[x.employee].home_team),
             duration(x.extra_minutes), str(x.meetings), str(x.call_ins)),
            employee=x.employee,
        )
        for x in sorted(outcome.judgement.by_employee, key=lambda x: -x.extra_minutes)
    ]
    columns = ("person", "team", "extra", "meetings", "call_ins")
    return _made("extra", rows, columns, "load", sum=duration(figures.extra_minutes(outcome)))


def _call_ins(outcome: Outcome) -> Drill:
    names = {p.id: p.name for p in outcome.problem.roster.employees}
    rows = [
        DrillRow(
            (names[seat.employee], when(m.span), _meeting_name(outcome, m),
             duration(seat.extra_minutes), class_name(seat.cls)),
            meeting=m.id,
        )
        for m in outcome.plan.meetings for seat in m.attendance if seat.cls == "called_in"
    ]
    columns = ("person", "when", "meeting", "extra", "how")
    return _made("call_ins", rows, columns, "calendar", count=len(rows))


def _problems(outcome: Outcome, severity: str) -> Drill:
    severities = (severity,) if severity in SEVERITIES else SEVERITIES
    rows = [
        DrillRow((t(f"severity.{f.severity}"), f.message), f.meeting, f.employee, f)
        for f in figures.troubles(outcome) if f.severity in severities
    ]
    return _made("problems", rows, ("gravity", "what"), "calendar", count=len(rows))


def _news(since: Sequence[News]) -> Drill:
    rows = [
        DrillRow((t(f"ui.last.what.{each.what}.one"), each.text), each.meeting, each.employee)
        for each in since
    ]
    return _made("news", rows, ("change", "what"), "calendar", count=len(rows))


def _meeting_name(outcome: Outcome, meeting: Meeting) -> str:
    name = outcome.problem.kind(meeting.kind).name
    return f"{name} · {meeting.unit}" if meeting.unit else name


def _who(outcome: Outcome, meeting: Meeting, team: Team) -> str:
    there = {seat.employee for seat in meeting.participants()}
    return ", ".join(
        p.name for p in outcome.problem.roster.employees if p.id in there and p.home_team == team
    )
