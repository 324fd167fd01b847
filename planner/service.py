"""The one door to all that the program can do without a screen, for window and command line.

Each function imports what it needs when it is called: the solver and the Excel library take half a
second, and a window must be up before that.
"""

from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.finding import Finding, UnusableInput
from models.plan import Judgement, Outcome, Plan
from models.problem import Problem
from models.roster import Roster
from models.timespan import Moment, Period
from planner.plan_file import is_plan
from planner.progress import Cancel, Report, never, silent
from planner.solver.options import PlanOptions
from planner.texts import t

if TYPE_CHECKING:
    from planner.advice.answering import Answer, Group
    from planner.advice.changes import Change
    from planner.advice.fixed_day import FixedDay
    from planner.advice.helps import Remedy
    from planner.advice.meeting_days import MeetingDays
    from planner.advice.mending import Mending
    from planner.advice.missing import Trouble, Why
    from planner.advice.moving import MoveJudgement, TimeCost
    from planner.advice.people import Candidate, PersonJudgement
    from planner.advice.what_if import WhatIf
    from planner.exporting.own_workbook import Prepared, Way
    from planner.importing import Lacking, Mapping, Understanding
    from planner.importing.codes import Work
    from planner.importing.reconcile import Difference
    from planner.paper.page import Paper
    from planner.paper.sheets import Wanted
    from planner.plan_file.rows import Saved, Version
    from planner.replanning import Replanned
    from planner.review.returned import Returned, Taken
    from planner.review.signed import Noted, Signed
    from planner.roster_edits import Edited, Place, Refused
    from planner.solver.difference import PlanDifference

__all__ = [
    "PlanOptions", "alternatives", "answer", "candidates_for", "check", "compare_plans",
    "compare_rosters", "difference_lines", "due_meetings", "edit_shifts", "export_excel",
    "fixed_day_price",
    "grouped", "make_plan", "meeting_day", "meeting_days", "mend", "mend_by_search", "move_costs",
    "open_outcome", "open_plan", "open_problem", "problem_of", "read", "read_explained",
    "read_mapping", "recall", "remember", "replan", "save_json", "save_mapping", "save_plan",
    "shift_codes",
    "take_over", "troubles", "what_helps", "what_if", "why", "why_person", "why_there",
    "with_newer_roster",
]


def read(
    path: Path, cancel: Cancel = never, mapping: "Mapping | None" = None, report: Report = silent
) -> Roster:
    """What an import understands of a roster, and every doubt it has.

    `mapping` answers doubts of an earlier reading. Raises UnusableInput where the file is no roster
    at all.
    """
    from planner.importing import read_roster

    return read_roster(path, cancel, mapping, report)


def read_explained(
    path: Path, cancel: Cancel = never, mapping: "Mapping | None" = None, report: Report = silent
) -> "Understanding":
    """The same with what the reading rests on, as answers, and what answers can settle."""
    from planner.importing import read_explained as explained

    return explained(path, cancel, mapping, report)


def recall(folder: Path, understood: "Understanding") -> "Mapping | None":
    """What was answered about an earlier file of this shape, marked as remembered; else None."""
    from planner.importing.memory import proposal

    return proposal(folder, understood.shape)


def remember(folder: Path, understood: "Understanding", answers: "Mapping") -> None:
    """Keep the answers that a person gave for the next file of this shape.

    `folder`: the user's own, since names of people stand in it. Raises UnusableInput where nothing
    can be written.
    """
    from planner.importing.memory import remember as keep

    keep(folder, understood.shape, answers)


def problem_of(understood: "Understanding", name: str) -> Problem:
    """The problem of a roster that was understood, with the usual kinds and rows of meetings."""
    from planner.presets import problem_from_roster

    return problem_from_roster(understood.roster, name)


def compare_rosters(
    older: Problem | Roster, newer: Roster, plan: Plan | None
) -> "Difference":
    """What is new in a newer roster, and which attendances of a plan for the older one it hits."""
    from planner.importing.reconcile import compare

    if isinstance(older, Problem):
        return compare(older.roster, newer, plan, older.policy)
    return compare(older, newer, plan)


def take_over(
    older: Problem, newer: Roster, same: Table[str, str], plan: Plan | None
) -> Problem:
    """The older problem with the newer roster and its period; nothing that hangs on people is lost.

    `same`: older ids by newer ones, where somebody said that two are one. Raises KeyError for an
    unknown id and ValueError where two are said to be the same older person.
    """
    from planner.importing.takeover import take_over as take

    return take(older, newer, same, plan)


def read_mapping(path: Path) -> "Mapping":
    """The answers in a TOML file. Raises UnusableInput where it holds none."""
    from planner.importing import read_mapping as answers

    return answers(path)


def save_mapping(understood: "Understanding | Lacking", path: Path) -> None:
    """Write what was understood and what is open as TOML, wholly or not at all.

    Of a file that one answer would make readable, that answer is what is open.
    """
    from planner.exporting.safe_write import replace_file
    from planner.importing.mapping_text import explained_to_toml

    replace_file(path, explained_to_toml(understood).encode())


def open_problem(
    path: Path, mapping: "Mapping | None" = None, cancel: Cancel = never, report: Report = silent
) -> Problem:
    """The problem of a roster, a filled template or a saved plan.

    `mapping` answers doubts about a roster; with one of the others it is refused.
    A roster that leaves doubts is given back with its questions; `make_plan` refuses those of
    severity error. Raises UnusableInput where the file is none of the three.
    """
    from planner.importing.template import is_template, read_template
    from planner.presets import problem_from_roster

    planned = is_plan(path)
    if planned or is_template(path):
        if mapping is not None:
            raise UnusableInput(t("mapping.no_roster", file=path.name))
        return open_outcome(path).problem if planned else read_template(path, cancel)
    return problem_from_roster(read(path, cancel, mapping, report), path.stem)


def read_rules(problem: Problem, path: Path) -> Problem:
    """The problem with the rules of a TOML file; what that does not name stays as it is. Raises
    UnusableInput with file, line and key."""
    from planner.rules_toml import read_rules as ruled

    return ruled(path, problem)


def save_rules(problem: Problem, path: Path) -> None:
    """Write the rules of a problem as TOML with what each means, wholly or not at all. Raises
    UnusableInput where it cannot."""
    from planner.exporting.safe_write import replace_file
    from planner.rules_text import rules_to_toml

    replace_file(path, rules_to_toml(problem).encode())


def open_outcome(path: Path) -> Outcome:
    """A saved plan, judged anew. Raises UnusableInput where the file is no plan."""
    return open_plan(path)[0]


def open_plan(path: Path) -> "tuple[Outcome, Version | None]":
    """The same with the state of its file, for `save_plan`; None for JSON."""
    from planner.plan_file.opening import read_plan

    problem, plan, version = read_plan(path)
    return Outcome(problem, plan, check(problem, plan)), version


def shift_codes(roster: Roster) -> "dict[str, Work]":
    """The codes in a roster, each with the times that it mostly has there; for `edit_shifts`."""
    from planner.roster_edits import codes_of

    return codes_of(roster)


def edit_shifts(
    problem: Problem, plan: Plan | None, texts: "Table[Place, str]", known: "Table[str, Work]"
) -> "Edited | Refused":
    """A roster with other texts on some days of people, read as an import reads them, and the plan
    with attendances as they then are. All of them or none: what is not understood is refused."""
    from planner.roster_edits import edited

    return edited(problem, plan, texts, known)


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
    from planner.solver.run import plan

    doubts = [q for q in problem.roster.questions if q.severity == "error"]
    if doubts:
        raise UnusableInput(t("service.doubts", first=doubts[0].message, number=len(doubts)))
    made = plan(problem, options or PlanOptions(), report, cancel, start)
    return Outcome(problem, made, check(problem, made))


def with_newer_roster(older: Problem, newer: Roster, plan: Plan) -> Problem:
    """The problem of a plan with a newer roster, for the plan's own days."""
    from planner.replanning import with_newer

    return with_newer(older, newer, plan)


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


def export_excel(outcome: Outcome, path: Path) -> None:
    """Write the plan as a workbook, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.workbook import write_workbook

    write_workbook(outcome, path)


def export_calendars(outcome: Outcome, target: Path) -> tuple[Path, ...]:
    """Write calendars (.ics) into a folder, or the whole plan into one file; older ones there are
    updated. Gives back the files. Raises UnusableInput where one cannot be written."""
    from planner.exporting.calendars import write_calendars

    return write_calendars(outcome, target)


def paper(outcome: Outcome, wanted: "Wanted") -> "Paper":
    """A plan as a document to print: pages with marks in millimetres."""
    from planner.paper.sheets import paper_of

    return paper_of(outcome, wanted, date.today())


def export_pdf(outcome: Outcome, path: Path, wanted: "Wanted") -> None:
    """Write a plan as PDF, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.paper.pdf import write_pdf

    write_pdf(paper(outcome, wanted), path)


def export_review(outcome: Outcome, path: Path) -> None:
    """Write the workbook for review, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.review_book import write_review

    write_review(outcome, path)


def own_workbook(
    outcome: Outcome, roster: Path, ways: "Iterable[Way]", mapping: "Mapping | None" = None,
    cancel: Cancel = never,
) -> "dict[Way, Prepared | str]":
    """The plan's meetings in a copy of a roster, ready to be written, for each way of writing them;
    a sentence where one is not possible. Raises UnusableInput where none can be."""
    from planner.exporting.own_workbook import prepare_all

    return prepare_all(outcome, roster, ways, mapping, cancel)


def refuse_own_target(prepared: "Prepared", roster: Path, target: Path) -> None:
    """Raise UnusableInput for a place at which such a copy may not be written: the roster itself,
    by whatever name, and one whose ending does not fit."""
    from planner.exporting.own_workbook import refuse_target

    refuse_target(roster, target, prepared.suffix)


def write_own_workbook(prepared: "Prepared", roster: Path, target: Path) -> None:
    """Write such a copy, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.own_workbook import write

    write(prepared, roster, target)


def export_log(outcome: Outcome, path: Path) -> None:
    """Write the log as a workbook, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.log_book import write_log

    write_log(outcome, path)


def read_review(path: Path, cancel: Cancel = never) -> "Returned":
    """What was written into a workbook for review. Raises UnusableInput for what is none."""
    from planner.review.returned import read_returned

    return read_returned(path, cancel)


def read_signed(path: Path, cancel: Cancel = never) -> "Signed":
    """The ticks on the attendance lists of a workbook. Raises UnusableInput for one without."""
    from planner.review.signed import read_signed as read_lists

    return read_lists(path, cancel)


def note_signed(outcome: Outcome, signed: "Signed", by: str, at: Moment) -> "Noted":
    """The outcome with what attendance lists say, judged anew. Raises UnusableInput for those of
    another plan."""
    from planner.review.signed import noted

    found = noted(outcome, signed, by, at)
    judged = check(found.outcome.problem, found.outcome.plan)
    return replace(found, outcome=replace(found.outcome, judgement=judged))


def take_remarks(outcome: Outcome, returned: "Returned", at: Moment) -> "Taken":
    """The outcome's problem with the remarks of a workbook that came back, noted at a moment.
    Raises UnusableInput for the workbook of another plan."""
    from planner.review.returned import taken

    return taken(outcome.problem, outcome.plan, returned, at)


def save_json(outcome: Outcome, path: Path) -> None:
    """Write the plan as JSON, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.safe_write import replace_file
    from planner.json_node import to_text
    from planner.plan_json import plan_to_json

    replace_file(path, to_text(plan_to_json(outcome)).encode())


def save_plan(
    outcome: Outcome, path: Path, since: "Version | None" = None, backups: Path | None = None
) -> "Saved | None":
    """Save the plan, wholly or not at all. See `planner.plan_file.saving`."""
    from planner.plan_file.saving import save

    return save(outcome, path, since, backups)


def due_meetings(outcome: Outcome) -> tuple[str, ...]:
    """Ids of all meetings that are due, placed or not."""
    from planner.advice.view import view_of

    return tuple(view_of(outcome).due)


def move_costs(
    outcome: Outcome, meeting_id: str, days: Period | None = None
) -> "tuple[TimeCost, ...]":
    """What every time would cost a meeting, in milliseconds. See `planner.advice.moving`."""
    from planner.advice.moving import move_costs as costs

    return costs(outcome, meeting_id, days)


def why_there(
    outcome: Outcome, meeting_id: str, start: Moment, *, rechoose: bool = True
) -> "MoveJudgement":
    """A meeting at another time: possible or not and why, who comes, what it costs."""
    from planner.advice.moving import why_there as judged

    return judged(outcome, meeting_id, start, rechoose=rechoose)


def candidates_for(
    outcome: Outcome, meeting_id: str, seat: str | None = None
) -> "tuple[Candidate, ...]":
    """Who could take a place in a placed meeting, ranked. See `planner.advice.people`."""
    from planner.advice.people import candidates_for as ranked

    return ranked(outcome, meeting_id, seat)


def why_person(
    outcome: Outcome, meeting_id: str, employee_a: str, employee_b: str
) -> "PersonJudgement":
    """Why one sits in a meeting and the other does not."""
    from planner.advice.people import why_person as judged

    return judged(outcome, meeting_id, employee_a, employee_b)


def troubles(outcome: Outcome) -> "tuple[Trouble, ...]":
    """All that a plan lacks, most important first."""
    from planner.advice.missing import troubles as found

    return found(outcome)


def why(outcome: Outcome, trouble: "Trouble") -> "Why":
    """Why something is lacking, counted over all times, in one sentence."""
    from planner.advice.missing import why as counted

    return counted(outcome, trouble)


def what_helps(
    outcome: Outcome, trouble: "Trouble", options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never,
) -> "tuple[Remedy, ...]":
    """Small changes that mend something lacking, each proved by a plan."""
    from planner.advice.helps import what_helps as found

    return found(outcome, trouble, options, report, cancel)


def answer(outcome: Outcome, finding: Finding) -> "Answer":
    """Why a finding is one: the rule with its numbers, and where help is to be had."""
    from planner.advice.answering import answer as said

    return said(outcome, finding)


def grouped(findings: Iterable[Finding]) -> "tuple[Group, ...]":
    """Findings by severity and rule, the worst first."""
    from planner.advice.answering import grouped as by_rule

    return by_rule(findings)


def mend(
    outcome: Outcome, finding: Finding, cancel: Cancel = never
) -> "tuple[Mending, ...]":
    """Single steps that mend a finding at once, each judged. See `planner.advice.mending`."""
    from planner.advice.mending import mendings

    return mendings(outcome, finding, cancel)


def mend_by_search(
    outcome: Outcome, finding: Finding, options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never,
) -> "tuple[Mending, ...]":
    """The meetings around a finding planned again, where that mends it."""
    from planner.advice.mending import search

    return search(outcome, finding, options or PlanOptions(time_limit=20.0), report, cancel)


def what_if(
    outcome: Outcome, change: "Change", options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never,
) -> "WhatIf":
    """The effect of a change, without touching the plan. See `planner.advice.changes`."""
    from planner.advice.what_if import what_if as answer

    return answer(outcome, change, options, report, cancel)


def meeting_day(problem: Problem, series_id: str | None = None) -> "MeetingDays":
    """How many could come at each weekday and time: for a series, or None for everybody."""
    from planner.advice.meeting_days import meeting_days as grid

    return grid(problem, series_id)


def meeting_days(problem: Problem) -> "tuple[MeetingDays, ...]":
    """The same for every row that is held again and again."""
    from planner.advice.meeting_days import all_meeting_days

    return all_meeting_days(problem)


def fixed_day_price(
    outcome: Outcome, series_id: str, weekday: int, clock: int,
    options: PlanOptions | None = None, report: Report = silent, cancel: Cancel = never,
) -> "FixedDay":
    """What a fixed meeting day costs, and the weeks in which it pays to move off it."""
    from planner.advice.fixed_day import fixed_day_price as price

    return price(outcome, series_id, weekday, clock, options, report, cancel)
