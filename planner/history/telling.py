"""What goes on from a period to the next, and what is known of a person, in sentences."""

from planner.history.following import Following
from planner.history.forgetting import Found
from planner.texts import t, tn
from planner.texts.dates import long_date


def following_lines(followed: Following, after: str) -> list[str]:
    """What goes on from the plan `after`, who came and who is gone, a line each."""
    problem = followed.problem
    names = {person.id: person.name for person in problem.roster.employees}
    rows = {row.id: problem.kind(row.kind).name for row in problem.series}
    groups = {course.id: course.name for row in problem.series for course in row.courses}
    period = problem.period
    lines = [
        t("history.period", first=long_date(period.first), last=long_date(period.last),
          plan=after),
        tn("history.carried", len(problem.carried)),
    ]
    if followed.unnoted:
        lines.append(tn("history.unnoted", followed.unnoted))
    for key, people in (("new", followed.new), ("gone", followed.gone)):
        if people:
            lines.append(t(f"history.{key}", names=", ".join(names[id_] for id_ in people)))
    lines += [
        t("history.renamed", now=now, before=was) for was, now in followed.renamed
    ]
    lines += [
        t("history.joined", name=names[who], group=groups[group])
        for who, group in followed.joined
    ]
    lines += [
        t("history.groupless", name=names[who], row=rows[row]) for who, row in followed.groupless
    ]
    return lines


def found_lines(known: Found) -> list[str]:
    """What a plan knows of a person, a line for each kind of trace."""
    lines = [t("history.found", name=known.name)]
    lines += [f"  {tn(f'history.trace.{trace}', number)}" for trace, number in known.traces]
    if known.namesake:
        lines.append(t("history.namesake", name=known.name))
    return lines
