"""Fællestid beside the naive way: one fixed weekday and time a row, whoever is on duty attends.

    .venv/bin/python -m benchmarks.naive [SECONDS [FILE ...]]

Three plans of the same roster, all judged by `planner.judging`: the naive one; a careful naive one
that leaves the minimum on the floor and calls people in for each vagtlag that is missing and until
the group is large enough; and the program's own. Without files: the sample care home. Prints the
tables of `docs/NAIVE.md`.

The naive way is the usual one: Tuesday at 13:00 (or the kind's nearest time) for the first row of a
house, later hours and days for its others, so that no two meetings collide. Closed groups are dealt
vagtlag by vagtlag. Everybody of the house who is on a shift then comes, as many as the group and
the room hold, without a thought for the floor, for rest or for who came last time.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from models.agenda import Occurrence, occurrences, participants
from models.meetings import Attendance, Meeting, MeetingKind
from models.people import Employee, team_order
from models.plan import Judgement, Outcome, Plan
from models.problem import Problem
from models.timespan import Span, moment_of
from planner import service
from planner.candidates import clocks_of, is_closed
from planner.judging.facts import Facts
from planner.judging.objectives import cost, hours_weight
from planner.resources import lead_is_free, room_is_open, suitable_leads, suitable_rooms
from planner.sample import sample_problem
from planner.texts.dates import team_name

USUAL_DAYS = (2, 4, 3, 1, 5)
"""Weekdays in the order in which they are taken: Tuesday first."""

USUAL_CLOCK = 13 * 60


def naive(problem: Problem, *, call_in: bool) -> Plan:
    """The naive plan; `call_in`: the minimum stays on each floor, and others are called in for each
    vagtlag that nobody on duty is of, and until the group is large enough."""
    courses = _dealt(problem)
    facts = Facts(problem, Plan((), courses))
    fixed = _fixed_times(problem)
    meetings: list[Meeting] = []
    calls: Counter[str] = Counter()
    for due in occurrences(problem):
        kind = problem.kind(due.kind)
        start = _start(problem, due, kind, fixed.get((due.series, due.course)))
        if start is None:
            continue
        span = Span(start, start + kind.minutes)
        members = courses.get(due.course or "", ())
        people = [p for p in participants(problem, due) if not members or p.id in members]
        lead = next(
            (x for x in suitable_leads(problem, due, kind) if lead_is_free(x, span)), None
        )
        room = next((r for r in suitable_rooms(problem, due, kind) if room_is_open(r, span)), None)
        leading = lead.employee if lead is not None else None
        here = [p for p in people if p.id != leading and _on_duty(facts, p, span)]
        if call_in:
            here = _spared(problem, facts, here, span, leading)
        chosen = here[: kind.group.max]
        if call_in:
            chosen += _called(kind, people, chosen, span, leading, calls)
        ids = ([leading] if leading else []) + [p.id for p in chosen]
        seats = [
            Attendance(id_, *facts.classify(facts.people[id_], span), leads=id_ == leading)
            for id_ in dict.fromkeys(ids)
        ]
        meetings.append(
            Meeting(
                due.id, due.kind, due.series, span, tuple(seats), due.course, due.unit,
                room.id if room else None, lead.id if lead else None,
            )
        )
    return Plan(tuple(meetings), courses)


def _dealt(problem: Problem) -> dict[str, tuple[str, ...]]:
    """Closed groups dealt from the list of people, vagtlag by vagtlag."""
    found: dict[str, tuple[str, ...]] = {}
    for series in problem.series:
        people = sorted(problem.audience(series), key=lambda p: team_order(p.home_team or "~"))
        for number, course in enumerate(series.courses):
            dealt = tuple(p.id for p in people[number :: len(series.courses)])
            size = problem.kind(series.kind).group.max
            found[course.id] = course.members or dealt[:size]
    return found


def _fixed_times(problem: Problem) -> dict[tuple[str, str | None], tuple[int, int]]:
    """A weekday and clock time for each row, the usual one first, no two of a house alike."""
    taken: list[tuple[str | None, int, int, int]] = []
    fixed: dict[tuple[str, str | None], tuple[int, int]] = {}
    for due in occurrences(problem):
        row = (due.series, due.course)
        if row in fixed or due.involved:
            continue
        kind = problem.kind(due.kind)
        choices = [
            (day, at) for day in USUAL_DAYS
            for at in sorted(clocks_of(kind, day, 30), key=lambda at: abs(at - USUAL_CLOCK))
        ]
        for day, at in choices:
            end = at + kind.minutes
            if all(
                day != other_day or end <= start or other_end <= at
                for unit, other_day, start, other_end in taken if unit in (due.unit, None)
            ):
                taken.append((due.unit, day, at, end))
                fixed[row] = (day, at)
                break
    return fixed


def _start(
    problem: Problem, due: Occurrence, kind: MeetingKind, fixed: tuple[int, int] | None
) -> int | None:
    """The fixed time in the first week of the days that a meeting is due; holidays are skipped."""
    if due.earliest is not None and due.latest is not None:
        start = -(-due.earliest // 30) * 30
        return start if start <= due.latest else None
    if fixed is None:
        return None
    for offset in range((due.last - due.first).days + 1):
        day = due.first + timedelta(days=offset)
        if day.isoweekday() == fixed[0]:
            start = moment_of(day, fixed[1])
            if not is_closed(Span(start, start + kind.minutes), problem.policy):
                return start
    return None


def _on_duty(facts: Facts, person: Employee, span: Span) -> bool:
    return facts.classify(person, span)[0] == "on_shift"


def _spared(
    problem: Problem, facts: Facts, here: Sequence[Employee], span: Span, leading: str | None
) -> list[Employee]:
    """Those on duty whom their floor can spare at the start, in the order of the list."""
    crews: Counter[tuple[str | None, str]] = Counter()
    for person in problem.roster.employees:
        for team in facts.teams_at(person, span.start):
            crews[person.unit, team] += person.id != leading
    found = []
    for person in here:
        floors = [(person.unit, team) for team in facts.teams_at(person, span.start)]
        if all(crews[floor] > problem.policy.floor_minimum(*floor) for floor in floors):
            crews.subtract(floors)
            found.append(person)
    return found


def _called(
    kind: MeetingKind, people: Sequence[Employee], chosen: Sequence[Employee], span: Span,
    leading: str | None, calls: Counter[str],
) -> list[Employee]:
    """One more for each vagtlag that is missing and until there are enough: whoever was called
    least and is not away."""
    found: list[Employee] = []
    able = [p for p in people if p.id != leading and span.first_day not in p.away]
    wanted = [team for team in kind.teams_required if team not in {p.home_team for p in chosen}]
    short = max(0, kind.group.min - len(chosen) - len(wanted))
    for team in (*wanted, *[None] * short):
        left = [
            p for p in able
            if p not in chosen and p not in found and team in (None, p.home_team)
        ]
        if left and len(chosen) + len(found) < kind.group.max:
            person = min(left, key=lambda p: calls[p.id])
            calls[person.id] += 1
            found.append(person)
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what is counted, and its figure in each plan."""

    what: str
    figures: tuple[str, ...]


def table(problem: Problem, outcomes: Sequence[Outcome]) -> list[Row]:
    """The figures of some plans of a problem, side by side."""
    judged = [outcome.judgement for outcome in outcomes]
    due, people = len(occurrences(problem)), len(problem.roster.employees)
    teams = sorted({x.team for j in judged for x in j.by_team}, key=team_order)
    return [
        Row("meetings held", tuple(f"{len(o.plan.meetings)} of {due}" for o in outcomes)),
        Row("held without breaking a rule", tuple(f"{_sound(o)} of {due}" for o in outcomes)),
        *(
            Row(f"covered: {team_name(team)}", tuple(_share(j, team, due) for j in judged))
            for team in teams
        ),
        Row("people reached in every stretch", tuple(
            f"{sum(not x.missed for x in j.by_employee)} of {people}" for j in judged
        )),
        Row("people never in any meeting", tuple(
            str(sum(x.meetings == 0 for x in j.by_employee)) for j in judged
        )),
        Row("extra hours", tuple(
            f"{sum(x.extra_minutes for x in j.by_employee) / 60:.0f}" for j in judged
        )),
        Row("call-ins", tuple(str(sum(x.call_ins for x in j.by_employee)) for j in judged)),
        Row("most loaded person, hours in a full-time week", tuple(map(_most, outcomes))),
        Row("fairness (less is better)", tuple(str(j.objectives["fairness"]) for j in judged)),
        Row("broken rules", tuple(_broken(j) for j in judged)),
    ]


def _sound(outcome: Outcome) -> int:
    """Meetings that no finding of severity error speaks of."""
    broken = {f.meeting for f in outcome.judgement.findings if f.severity == "error"}
    return sum(meeting.id not in broken for meeting in outcome.plan.meetings)


def _share(judgement: Judgement, team: str, due: int) -> str:
    lines = [line for line in judgement.by_team if line.team == team]
    return f"{sum(line.covered for line in lines)} of {due}"


def _most(outcome: Outcome) -> str:
    facts = Facts(outcome.problem, outcome.plan)
    loads = [cost(facts, p) * hours_weight(facts, p) / 6000 for p in facts.people.values()]
    return f"{max(loads):.1f}"


def _broken(judgement: Judgement) -> str:
    codes = Counter(f.code for f in judgement.findings if f.severity == "error")
    most = ", ".join(f"{code} {number}" for code, number in codes.most_common(4))
    return f"{codes.total()} ({most})" if codes else "0"


def main(seconds: float, problems: Sequence[Problem]) -> None:
    """Print a table for each problem."""
    for problem in problems:
        plans = [naive(problem, call_in=False), naive(problem, call_in=True)]
        outcomes = [Outcome(problem, plan, service.check(problem, plan)) for plan in plans]
        outcomes.append(service.make_plan(problem, service.PlanOptions(seconds)))
        weeks, people = problem.period.length / 7, len(problem.roster.employees)
        print(f"\n## {problem.name}: {people} people, {weeks:.0f} weeks\n")
        print("| | naive | careful naive | Fællestid |\n|---|---|---|---|")
        for row in table(problem, outcomes):
            print(f"| {row.what} | {' | '.join(row.figures)} |")


if __name__ == "__main__":
    limit = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    files = [service.open_problem(Path(name)) for name in sys.argv[2:]]
    main(limit, files or [sample_problem()])
