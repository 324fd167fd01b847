"""Who is in which course before the search: people dealt to the groups of a series in turn."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from models.meetings import Series
from models.people import Employee
from models.plan import Plan
from models.problem import Problem


def dealing_order(people: Sequence[Employee]) -> list[Employee]:
    """The smallest team first: the order in which people are dealt to courses that are alike."""
    by_team: dict[str | None, list[Employee]] = defaultdict(list)
    for person in people:
        by_team[person.home_team].append(person)
    return [person for team in sorted(by_team.values(), key=len) for person in team]


def form_groups(problem: Problem, kept: Plan) -> dict[str, tuple[str, ...]]:
    """Members of every course: those given, those of `kept`, and the others dealt in turn.

    Each group gets of every vagtlag, and in it of every profession, as many as the others. Where
    nothing is kept the n-th person of `dealing_order` is in none but the first n groups.
    """
    members = {c.id: c.members for s in problem.series for c in s.courses}
    for series in problem.series:
        if any(not course.members for course in series.courses):
            members.update(_deal(problem, series, kept))
    return members


def _deal(problem: Problem, series: Series, kept: Plan) -> dict[str, tuple[str, ...]]:
    kind = problem.kind(series.kind)
    given = {p for course in series.courses for p in course.members}
    people = [p for p in problem.audience(series) if p.id not in given]
    able = {p.id for p in people}
    groups: dict[str, list[str]] = {c.id: [] for c in series.courses if not c.members}
    seated: set[str] = set()
    for course, known in (*_locked(problem, series), *kept.courses.items()):
        for id_ in known if course in groups else ():
            if id_ in able - seated and len(groups[course]) < kind.group.max:
                groups[course].append(id_)
                seated.add(id_)
    named = bool(seated)
    loose = [p for p in dealing_order(people) if p.id not in seated]
    teams = list(dict.fromkeys(p.home_team for p in loose))
    labels = _labels(groups, {p.id: p.group for p in people}) if kind.same_group else {}
    for person in sorted(loose, key=lambda p: (teams.index(p.home_team), p.profession or "")):
        able_groups = [
            group for course, group in groups.items()
            if len(group) < kind.group.max
            and (not labels or person.group is None or labels[course] == person.group)
        ]
        if able_groups:
            min(able_groups, key=len).append(person.id)
    if not named:
        groups = _renamed(groups, [p.id for p in loose])
    roster = [p.id for p in people]
    return {course: tuple(sorted(group, key=roster.index)) for course, group in groups.items()}


def _labels(
    groups: Mapping[str, Sequence[str]], residents: Mapping[str, str | None]
) -> dict[str, str | None]:
    """The resident group that each course is for: that of whoever is in it, the others shared out
    by how many people there are of each."""
    counts = Counter(group for group in residents.values() if group is not None)
    labels: dict[str, str | None] = {
        course: next((residents[p] for p in members if residents[p] is not None), None)
        for course, members in groups.items()
    }
    for course in groups:
        if labels[course] is None and counts:
            given = Counter(labels.values())
            labels[course] = max(sorted(counts), key=lambda g: counts[g] / (2 * given[g] + 1))
    return labels


def _locked(problem: Problem, series: Series) -> list[tuple[str, Sequence[str]]]:
    """Who sits in locked meetings of a series' courses."""
    return [
        (meeting.course, [a.employee for a in meeting.attendance if not a.leads])
        for meeting in problem.locked if meeting.series == series.id and meeting.course
    ]


def _renamed(groups: Mapping[str, list[str]], order: Sequence[str]) -> dict[str, list[str]]:
    """The same groups under other names: the first of `order` is in the first group, and so on."""
    of_person = {person: group for group in groups.values() for person in group}
    found: list[list[str]] = []
    for person in order:
        group = of_person.get(person)
        if group is not None and group not in found:
            found.append(group)
    found += [group for group in groups.values() if group not in found]
    return dict(zip(groups, found, strict=True))
