"""The commands that ask about a plan: explain, helps, meeting-days, what-if.

Sentences go to standard output, and with `--json` the same as data. Exit status as elsewhere: 1
where the plan lacks something that nothing tried could mend.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from models.finding import UnusableInput
from models.timespan import clock, day_of, parse_iso
from planner.cli_output import guard, say, talk, write_json
from planner.cli_progress import Bar, interruptible, reporter
from planner.texts import t
from planner.texts.dates import number, team_name

if TYPE_CHECKING:
    from models.plan import Outcome
    from planner.advice.changes import Change
    from planner.advice.meeting_days import MeetingDays
    from planner.advice.missing import Trouble
    from planner.advice.people import Candidate
    from planner.progress import Cancel, Report
    from planner.solver.options import PlanOptions

_MOST_TIMES = 8
_MOST_TROUBLES = 1
Answer = TypeVar("Answer")


def run_explain(arguments: Namespace) -> int:
    """Why a meeting lies where it does, who could be in it, and why things are lacking."""
    from planner import service
    from planner.advice import as_json

    guard((arguments.json,), arguments.plan)
    outcome = service.open_outcome(arguments.plan, arguments.password)
    if arguments.meeting is not None:
        _known(arguments.meeting, service.due_meetings(outcome))
    if arguments.person is not None:
        _known(arguments.person, [p.id for p in outcome.problem.roster.employees])
    if arguments.meeting is not None and arguments.at is not None:
        move = service.why_there(outcome, arguments.meeting, _moment(arguments.at))
        _out([move.message, *(p.message for p in move.people)], as_json.move_json(move), arguments)
        return 0
    if arguments.meeting is not None:
        return _explain_meeting(outcome, arguments)
    wanted = [
        trouble for trouble in service.troubles(outcome)
        if arguments.person is None or trouble.employee == arguments.person
    ]
    answers = [service.why(outcome, trouble) for trouble in wanted]
    lines = [t("advice.cli.trouble", id=a.trouble.id, message=a.message) for a in answers]
    nothing = "advice.cli.nothing_missing" if arguments.person is None else "advice.cli.reached"
    _out(lines or [t(nothing)], [as_json.why_json(answer) for answer in answers], arguments)
    return 0


def _explain_meeting(outcome: "Outcome", arguments: Namespace) -> int:
    """A meeting's other times, cheapest first; and for a placed one who could take a place."""
    from planner import service
    from planner.advice import as_json
    from planner.texts.dates import short_date, time_of

    costs = service.move_costs(outcome, arguments.meeting)
    able = [cost for cost in costs if cost.reason is None]
    able.sort(key=lambda c: (c.missing, c.unreached, c.minutes + 60 * c.call_ins, c.start))
    lines = [
        service.why(outcome, trouble).message for trouble in service.troubles(outcome)
        if trouble.meeting == arguments.meeting
    ]
    lines.append(t("advice.cli.times", able=len(able), total=len(costs)))
    lines += [
        t(
            "advice.cli.time", day=short_date(day_of(cost.start)), time=time_of(cost.start),
            message=cost.message,
        )
        for cost in able[:_MOST_TIMES]
    ]
    candidates: tuple[Candidate, ...] = ()
    if any(m.id == arguments.meeting for m in outcome.plan.meetings):
        candidates = service.candidates_for(outcome, arguments.meeting, arguments.person)
        lines.append(t("advice.cli.candidates"))
        lines += [t("advice.cli.line", message=c.message) for c in candidates[:_MOST_TIMES]]
    data = {
        "times": [as_json.cost_json(cost) for cost in costs],
        "candidates": [as_json.candidate_json(candidate) for candidate in candidates],
    }
    _out(lines, data, arguments)
    return 0


def run_helps(arguments: Namespace) -> int:
    """What would mend what a plan lacks; with `--save` the plan with the first remedy."""
    from planner import service
    from planner.advice import as_json

    guard((arguments.json, arguments.save), arguments.plan)
    outcome = service.open_outcome(arguments.plan, arguments.password)
    every = service.troubles(outcome)
    if arguments.trouble is not None:
        _known(arguments.trouble, [trouble.id for trouble in every])
    chosen = [x for x in every if arguments.trouble in (None, x.id)][:_MOST_TROUBLES]
    if not chosen:
        _out([t("advice.cli.nothing_missing")], [], arguments)
        return 0
    lines: list[str] = []
    data: list[Any] = []
    saved = False
    for trouble in chosen:
        remedies = _remedies(outcome, trouble, arguments, len(chosen))
        lines += [service.why(outcome, trouble).message]
        lines += [t("advice.cli.line", message=remedy.message) for remedy in remedies]
        lines += [] if remedies else [t("advice.cli.line", message=t("advice.cli.no_remedy"))]
        data.append({
            "trouble": as_json.trouble_json(trouble),
            "remedies": [as_json.remedy_json(remedy) for remedy in remedies],
        })
        if remedies and arguments.save is not None and not saved:
            service.save_json(remedies[0].outcome, arguments.save)
            lines.append(t("cli.written", files=arguments.save))
            saved = True
    if arguments.trouble is None and len(every) > len(chosen):
        lines.append(t("advice.cli.more_troubles", n=len(every) - len(chosen)))
    _out(lines, data, arguments)
    return 0 if all(row["remedies"] for row in data) else 1


def _remedies(
    outcome: "Outcome", trouble: "Trouble", arguments: Namespace, shares: int
) -> Sequence[Any]:
    from planner import service

    options = _options(arguments)
    share = replace(options, time_limit=options.time_limit / shares)
    return _long(
        arguments,
        lambda report, cancel: service.what_helps(outcome, trouble, share, report, cancel),
    )


def run_meeting_days(arguments: Namespace) -> int:
    """Which weekday and time suit each row; with `--on` what that fixed day costs a plan."""
    from planner import service
    from planner.advice import as_json

    guard((arguments.json,), arguments.input)
    problem = service.open_problem(arguments.input, password=arguments.password)
    rows = [series.id for series in problem.series if series.incident is None]
    if arguments.series is not None:
        _known(arguments.series, rows)
    if arguments.on is not None:
        if arguments.series is None:
            raise UnusableInput(t("advice.cli.on_needs_series"))
        weekday, at = arguments.on
        outcome = service.open_outcome(arguments.input, arguments.password)
        answer = _long(
            arguments,
            lambda report, cancel: service.fixed_day_price(
                outcome, arguments.series, weekday, at, _options(arguments), report, cancel
            ),
        )
        lines = [answer.message]
        lines += [
            t("advice.cli.week_move", week=m.week, message=m.effect.sentence)
            for m in answer.moves
        ]
        _out(lines, as_json.fixed_json(answer), arguments)
        return 0
    days = (
        service.meeting_days(problem) if arguments.series is None
        else (service.meeting_day(problem, arguments.series),)
    )
    lines = [line for one in days for line in (one.message, *_grid(one), "")]
    _out(lines, [as_json.days_json(one) for one in days], arguments)
    return 0


def _grid(days: "MeetingDays") -> Iterable[str]:
    """Weekdays and whole hours: how many could come on average, and of which vagtlag."""
    shown = [cell for cell in days.cells if cell.in_window and cell.clock % 60 == 0]
    weekdays = sorted({cell.weekday for cell in shown})
    by_place = {(cell.weekday, cell.clock): cell for cell in shown}
    yield "        " + "".join(f"{t(f'weekday.short.{day}'):>9}" for day in weekdays)
    for at in sorted({cell.clock for cell in shown}):
        cells = [by_place.get((day, at)) for day in weekdays]
        yield f"  {clock(at)} " + "".join(
            f"{number(cell.together, decimals=1):>5}/{cell.called:<3}" if cell else " " * 9
            for cell in cells
        )
    if days.best is not None:
        teams = ", ".join(
            f"{team_name(team)} {number(mean, decimals=1)}" for team, mean in days.best.teams
        )
        yield t("advice.cli.grid", teams=teams)


def run_what_if(arguments: Namespace) -> int:
    """The effect of one or more changes on a plan, which stays as it is."""
    from planner import service
    from planner.advice import as_json
    from planner.advice.changes import Both

    guard((arguments.json,), arguments.plan)
    outcome = service.open_outcome(arguments.plan, arguments.password)
    changes = _changes(arguments)
    if not changes:
        raise UnusableInput(t("advice.cli.no_change"))
    change = changes[0]
    for other in changes[1:]:
        change = Both(change, other)
    try:
        change.words(change.applied(outcome.problem))
    except (KeyError, AttributeError) as error:
        raise UnusableInput(t("advice.cli.unknown", id=str(error.args[0]))) from error
    answer = _long(
        arguments,
        lambda report, cancel: service.what_if(
            outcome, change, _options(arguments), report, cancel
        ),
    )
    _out([answer.message], as_json.what_if_json(answer), arguments)
    return 0


def _changes(arguments: Namespace) -> "list[Change]":
    """The changes that the arguments name, in the order of the help."""
    from planner.advice.changes import (
        FloorLess,
        LeadMore,
        PersonMore,
        RoomMore,
        RuleSet,
        WindowWider,
    )

    found: list[Change] = [RuleSet(name, value) for name, value in arguments.rule or ()]
    found += [FloorLess(unit, team) for unit, team in arguments.floor or ()]
    found += [LeadMore(kind) for kind in arguments.lead or ()]
    found += [PersonMore(person) for person in arguments.person or ()]
    found += [WindowWider(kind, earlier=60, later=60) for kind in arguments.window or ()]
    return found + ([RoomMore()] if arguments.room else [])


def _long(
    arguments: Namespace, work: "Callable[[Report, Cancel], Answer]"
) -> Answer:
    """The answer of long work, with its progress shown; Ctrl+C keeps what there is."""
    report = reporter(sys.stderr, arguments.quiet)
    try:
        answer, _ = interruptible(lambda cancel: work(report, cancel))
    finally:
        if isinstance(report, Bar):
            report.close()
    return answer


def _options(arguments: Namespace) -> "PlanOptions":
    from planner import service

    chosen = {
        name: value
        for name in ("time_limit", "seed", "workers")
        if (value := getattr(arguments, name)) is not None
    }
    return replace(service.PlanOptions(), **chosen)


def _known(given: str, ids: Sequence[str]) -> None:
    if given not in ids:
        raise UnusableInput(
            t("advice.cli.unknown_of", id=given, some=", ".join(list(ids)[:_MOST_TIMES]) or "–")
        )


def _moment(text: str) -> int:
    try:
        return parse_iso(text)
    except ValueError as error:
        raise UnusableInput(t("advice.cli.at", value=text)) from error


def _out(lines: Sequence[str], data: object, arguments: Namespace) -> None:
    path: Path | None = arguments.json
    if path is not None:
        write_json(data, path)
    say(lines, talk((path,)))
