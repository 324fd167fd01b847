"""Plans: opened, made, mended, compared, judged and saved."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.finding import UnusableInput
from models.plan import Judgement, Outcome, Plan
from models.problem import Problem
from models.roster import Roster
from planner.progress import Cancel, Report, never, silent
from planner.solver.options import PlanOptions
from planner.texts import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.meetings import Incident
    from planner.history.copies import Cleaned
    from planner.history.following import Following
    from planner.history.forgetting import Found
    from planner.plan_file.parts import Rows
    from planner.plan_file.rows import Saved, Version
    from planner.replanning import Replanned
    from planner.solver.difference import PlanDifference


def open_outcome(path: Path, password: str | None = None) -> Outcome:
    """A saved plan, judged anew. Raises UnusableInput where the file is no plan."""
    return open_plan(path, password)[0]


def open_plan(
    path: Path, password: str | None = None
) -> "tuple[Outcome, Version | None]":
    """The same with the state of its file, for `save_plan`; None for JSON."""
    from planner.plan_file.opening import read_plan

    problem, plan, version = read_plan(path, password)
    return Outcome(problem, plan, check(problem, plan)), version


def make_plan(
    problem: Problem,
    options: PlanOptions | None = None,
    report: Report = silent,
    cancel: Cancel = never,
    start: Plan | None = None,
) -> Outcome:
    """Plan a problem and judge the plan. There is always a plan, stopped or not.

    `start`: a plan to begin with; as far as it is sound, what comes back is no worse.
    Raises UnusableInput where the roster was read with doubts that no plan should rest on.
    """
    from planner.many.large import plan

    refuse_doubts(problem)
    made = plan(problem, options or PlanOptions(), report, cancel, start)
    return Outcome(problem, made, check(problem, made))


def refuse_doubts(problem: Problem) -> None:
    """Raise UnusableInput where the roster was read with doubts that no plan should rest on."""
    doubts = [q for q in problem.roster.questions if q.severity == "error"]
    if doubts:
        raise UnusableInput(t("service.doubts", first=doubts[0].message, number=len(doubts)))


def with_newer_roster(
    older: Problem, newer: Roster, plan: Plan, same: "Mapping[str, str] | None" = None
) -> Problem:
    """The problem of a plan with a newer roster, for the plan's own days. See
    `planner.replanning.with_newer`."""
    from planner.replanning import with_newer

    return with_newer(older, newer, plan, same or {})


def next_period(
    before: Problem, plan: Plan, newer: Roster, name: str,
    same: "Mapping[str, str] | None" = None,
) -> "Following":
    """The problem of a newer roster as the period after a plan, with what each person gave. See
    `planner.history.following.follow`."""
    from planner.history.following import follow

    return follow(before, plan, newer, name, same)


def known_of(outcome: Outcome, employee: str) -> "Found":
    """What a plan knows of a person. Raises KeyError for an unknown id."""
    from planner.history.forgetting import found

    return found(outcome.problem, outcome.plan, employee)


def taken_out(outcome: Outcome, employee: str) -> tuple[Problem, Plan]:
    """Problem and plan without a trace of a person. See `planner.history.forgetting`."""
    from planner.history.forgetting import forgotten

    return forgotten(outcome.problem, outcome.plan, employee)


def without_person(outcome: Outcome, employee: str) -> Outcome:
    """A plan without a trace of a person, judged."""
    problem, plan = taken_out(outcome, employee)
    return Outcome(problem, plan, check(problem, plan))


def forget_answers(folder: Path, name: str) -> int:
    """Take a name out of what is remembered about rosters; from how many files."""
    from planner.history.copies import forget_answers as forget

    return forget(folder, name)


def forget_in_copies(
    path: Path, folder: Path, employee: str, name: str, password: str | None = None
) -> "Cleaned":
    """Take a person out of all copies of a plan. See `planner.history.copies`."""
    from planner.history.copies import forget_in_copies as forget

    return forget(path, folder, employee, name, password)


def past_incidents(problem: Problem, today: date) -> "tuple[Incident, ...]":
    """Incidents of a plan that are past the date up to which they are remembered."""
    from planner.history.incidents import past

    return past(problem, today)


def drop_past_incidents(
    path: Path, folder: Path | None, today: date, password: str | None = None
) -> int:
    """Take incidents past their date out of all copies of a plan, or of those beside it alone;
    from how many copies."""
    from planner.history.copies import drop_past_incidents as drop

    return drop(path, folder, today, password)


def without_past_incidents(outcome: Outcome, today: date) -> Outcome:
    """A plan without incidents that are past their date; itself where there is none such."""
    from planner.history.incidents import past, without_past

    if not past(outcome.problem, today):
        return outcome
    problem, plan = without_past(outcome.problem, outcome.plan, today)
    return Outcome(problem, plan, check(problem, plan))


def replan(
    problem: Problem, before: Plan, options: PlanOptions | None = None, report: Report = silent,
    cancel: Cancel = never, *, announced: date | None = None, lock_before: date | None = None,
) -> "Replanned":
    """Mend a plan with as few changes as can be; with the difference, to be shown before it is
    taken. `announced`: today; meetings before it, and before `lock_before`, stay as they are."""
    from planner.replanning import replan as mend

    return mend(
        problem, before, options, report, cancel, announced=announced, lock_before=lock_before
    )


def compare_plans(before: Plan, after: Plan) -> "PlanDifference":
    """What people would notice of one plan taking the place of another."""
    from planner.solver.difference import difference

    return difference(before, after)


def difference_lines(before: Outcome, after: Outcome) -> list[str]:
    """The same in sentences, a line each."""
    from planner.plan_difference import difference_lines as lines

    return lines(after.problem, compare_plans(before.plan, after.plan))


def alternatives(
    problem: Problem, best: Plan, n: int = 3, options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never,
) -> tuple[Outcome, ...]:
    """At most `n` plans, `best` first, the others equal in coverage and reach but as different as
    can be in what people notice; each judged."""
    from planner.solver.alternatives import alternatives as find

    found = find(problem, best, n, options, report, cancel)
    return tuple(Outcome(problem, plan, check(problem, plan)) for plan in found)


def check(problem: Problem, plan: Plan) -> Judgement:
    """Judge a finished plan from scratch, without a look at how it was made."""
    from planner.judging import check as judge

    return judge(problem, plan)


def save_json(outcome: Outcome, path: Path) -> None:
    """Write the plan as JSON, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.safe_write import replace_file
    from planner.json_node import to_text
    from planner.plan_json import plan_to_json

    replace_file(path, to_text(plan_to_json(outcome)).encode())


def save_plan(
    outcome: Outcome, path: Path, since: "Version | None" = None, backups: Path | None = None,
    password: str | None = None, rows: "Rows | None" = None,
) -> "Saved | None":
    """Save the plan, wholly or not at all. See `planner.plan_file.saving`."""
    from planner.plan_file.saving import save

    return save(outcome, path, since, backups, password=password, rows=rows)
