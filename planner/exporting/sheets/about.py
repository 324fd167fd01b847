"""Sheet *Om planen*: what the plan is made of, in sentences, and what figures and marks mean."""

from collections.abc import Iterable
from dataclasses import replace

from models.agenda import occurrences
from models.meetings import MeetingKind
from models.plan import Objective
from planner.exporting.facts import Facts, team_label
from planner.exporting.grid import Book, Grid
from planner.exporting.sheets.participants import LEADS, MARKS
from planner.exporting.styles import SECTION, TOP, Look, team_fill
from planner.rules import RULES
from planner.rules.wording import listed, span_of, windows_text
from planner.texts import t
from planner.texts.dates import class_name, duration, long_date, team_name, the_team

_LABEL_WIDTH, _TEXT_WIDTH = 34.0, 104.0
_LABEL = replace(TOP, bold=True)
Pairs = Iterable[tuple[str, str]]


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("export.sheet.about"))
    row = grid.heading(t("export.about.note"))
    grid.widths(_LABEL_WIDTH, _TEXT_WIDTH)
    problem = facts.problem
    for key, pairs in (
        ("plan", _plan(facts)),
        ("figures", _figures(facts)),
        ("ladder", ladder(facts)),
        ("kinds", ((kind.name, kind_sentence(kind)) for kind in problem.kinds)),
        ("courses", _courses(facts)),
        ("rules", ((rule.name, rule.sentence(problem)) for rule in RULES)),
        ("assumed", ((str(n), text) for n, text in enumerate(problem.assumed, start=1))),
    ):
        row = _section(grid, row, key, list(pairs))
    row = _marks(grid, facts, row)
    _section(grid, row, "privacy", [(t("export.about.privacy.label"), t("export.about.privacy"))])
    grid.page((0, 0))


def _section(grid: Grid, row: int, key: str, pairs: list[tuple[str, str]]) -> int:
    """A heading and its lines; nothing where there are none. Returns the next free row."""
    if not pairs:
        return row
    grid.text(row, 1, t(f"export.about.section.{key}"), SECTION)
    grid.height(row, 18)
    for label, text in pairs:
        row += 1
        grid.text(row, 1, label, _LABEL)
        grid.text(row, 2, text, TOP)
    return row + 2


def _plan(facts: Facts) -> Pairs:
    problem, plan = facts.problem, facts.outcome.plan
    yield t("export.about.home"), problem.name
    yield (
        t("export.about.period"),
        t("export.about.from_to", first=long_date(problem.period.first),
          last=long_date(problem.period.last), weeks=len(facts.weeks)),
    )
    units = [unit for unit in problem.roster.units() if unit is not None]
    yield (
        t("export.about.people"),
        t("export.about.people.units" if units else "export.about.people.count",
          count=len(facts.people), units=listed(units) if units else ""),
    )
    yield t("export.about.made"), long_date(facts.made)
    if plan.stopped:
        yield t("export.about.stopped.label"), t("export.about.stopped")


def _figures(facts: Facts) -> Pairs:
    plan, judged = facts.outcome.plan, facts.outcome.judgement
    due = max(len(occurrences(facts.problem)), len(plan.meetings) + len(plan.unplaced))
    yield (
        t("export.about.meetings"),
        t("export.about.placed", placed=len(plan.meetings), due=due),
    )
    yield t("export.about.coverage"), facts.tallies()
    reached = sum(not p.coverage.missed for p in facts.people)
    yield (
        t("export.about.reached"),
        t("export.reach.summary", reached=reached, people=len(facts.people),
          days=facts.problem.policy.reach_days),
    )
    extra = sum(line.extra_minutes for line in judged.by_employee)
    call_ins = sum(line.call_ins for line in judged.by_employee)
    yield t("export.about.extra"), t("export.about.hours", time=duration(extra))
    yield t("export.about.call_ins"), str(call_ins)


def ladder(facts: Facts) -> Pairs:
    """Each step in its order: what is counted, what was reached, and how sure that is."""
    for step, objective in enumerate(facts.outcome.plan.objectives, start=1):
        yield (
            f"{step}. {t(f'objective.{objective.name}')}",
            f"{t(f'export.objective.{objective.name}')} {_result(objective)}",
        )


def _result(objective: Objective) -> str:
    """How good a step is; every step counts what is wished away, so that 0 is the best there is."""
    value, bound = objective.value, objective.bound
    if value == 0:
        key = "none_better"
    elif objective.proven:
        key = "proven"
    else:
        key = "between" if bound else "unknown"
    return t(f"export.ladder.{key}", value=value, bound=bound)


def kind_sentence(kind: MeetingKind) -> str:
    """What is asked of the meetings of a kind: `150 minutter, hver 28. dag (21–28) …`."""
    parts = [t("export.kind.minutes", minutes=kind.minutes)]
    if kind.interval is not None:
        days = span_of(kind.interval.min, kind.interval.max)
        parts.append(t("export.kind.interval", every=kind.interval.every, days=days))
    if kind.after_hours is not None:
        soonest, latest = kind.after_hours
        parts.append(t("export.kind.after", hours=span_of(soonest, latest)))
    size = span_of(kind.group.min, kind.group.max)
    parts.append(t("export.kind.closed" if kind.group.closed else "export.kind.open", size=size))
    if kind.teams_required:
        teams = listed(team_name(team) for team in kind.teams_required)
        strict = "export.kind.teams_strict" if kind.teams_strict else "export.kind.teams"
        parts.append(t(strict, count=kind.team_min, teams=teams))
    if kind.professions_min > 1:
        parts.append(t("export.kind.professions", count=kind.professions_min))
    parts.append(t(f"export.kind.lead.{kind.lead}"))
    sentence = t("export.kind", what=", ".join(parts), windows=windows_text(kind.windows))
    return f"{sentence} {t('export.kind.points', points=kind.load_points)}"


def _courses(facts: Facts) -> Pairs:
    for series in facts.problem.series:
        for course in series.courses:
            members = facts.outcome.plan.courses.get(course.id, course.members)
            if members:
                where = t("export.course", kind=facts.kind(series.kind), course=course.name)
                label = f"{where}, {series.unit}" if series.unit else where
                yield label, listed(facts.person(member) for member in members)


def _marks(grid: Grid, facts: Facts, row: int) -> int:
    """What marks and colours mean."""
    lines: list[tuple[str, str, Look]] = [
        (f"{MARKS[cls]} {class_name(cls)}", t(f"export.about.class.{cls}"), _LABEL)
        for cls in MARKS
    ]
    lines.append((t("export.about.lead", mark=LEADS), t("export.about.lead.text"), _LABEL))
    lines += [
        (
            team_label(team), t("export.about.team", team=the_team(team)),
            replace(_LABEL, fill=team_fill(team, facts.teams)),
        )
        for team in facts.teams
    ]
    lines += [
        (t(f"export.about.{key}"), t(f"export.about.{key}.text"), _LABEL)
        for key in ("word.extra", "word.points", "word.load", "word.present")
    ]
    grid.text(row, 1, t("export.about.section.marks"), SECTION)
    grid.height(row, 18)
    for label, text, look in lines:
        row += 1
        grid.text(row, 1, label, look)
        grid.text(row, 2, text, TOP)
    return row + 2
