"""Small steps that mend a finding at once: each is made, judged, and kept only if it helps.

Somebody else in a place, one person more or fewer, another time, room or lead, a limit that gives
way, the meeting off the plan. None is searched for: a look costs one judgement. What needs several
meetings to move is left to `search`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.finding import Finding
from models.meetings import Attendance, Meeting
from models.plan import Outcome
from models.problem import Problem
from planner.advice.answering import DATA
from planner.advice.changes import (
    CallInsMore,
    Change,
    FloorLess,
    GapShorter,
    GroupOther,
    IntervalWider,
    LeadOftener,
    RestShorter,
    RuleSet,
    TeamsLoose,
    Unlocked,
    WindowWider,
)
from planner.advice.effect import Effect, effect
from planner.advice.groups import groups
from planner.advice.moving import best_meeting, move_costs, with_meeting
from planner.advice.people import Candidate, candidates_for, exchanged
from planner.advice.solving import judged, solve, solve_around
from planner.advice.subject import subject
from planner.advice.tidying import tidied
from planner.advice.view import View, view_of
from planner.progress import Cancel, Progress, Report, never, silent
from planner.solver.options import PlanOptions
from planner.texts import t
from planner.texts.dates import when

MOST, ALIKE = 5, 2
"""Steps that are offered, and how many of one kind."""

PEOPLE, TIMES, LOOKED_AT = 3, 4, 12
"""How many people, times and seats are tried."""

AROUND = 12
"""Meetings that are searched anew around a finding, the nearest in time."""

FULLER = frozenset({"group_small", "group_empty", "professions", "team_missing", "not_everybody",
                    "manager_missing"})
"""Codes that one person more may mend."""

LEANER = frozenset({"group_large", "floor", "not_apart", "mixed_groups"})
"""Codes that one person fewer may mend."""


Step = tuple[str, str, Meeting]
"""Its kind, what it is in a sentence, and the meeting after it."""


@dataclass(frozen=True, slots=True)
class Mending:
    """A step that mends a finding. `what`: the step in a sentence. `outcome`: the plan after it,
    judged, with its problem; both can be taken as they are. `kind`: tidy, swap, add, drop, again,
    room, move, place, change (a limit gives way), off or search."""

    kind: str
    what: str
    outcome: Outcome
    effect: Effect


def mendings(outcome: Outcome, finding: Finding, cancel: Cancel = never) -> tuple[Mending, ...]:
    """At most `MOST` steps that mend a finding and break nothing else, the best first.

    Those that loosen a limit come after those that do not, taking the meeting off the plan last.
    Empty where no single step does it, and for what only the roster or its owner can change.
    """
    found: list[Mending] = []
    for kind, what, after in _steps(outcome, finding):
        if cancel():
            break
        if mends(outcome, after, finding, tidies=kind == "tidy"):
            found.append(Mending(kind, what, after, effect(outcome, after)))
    found.sort(key=_rank)
    return tuple(_varied(found))[:MOST]


def search(
    outcome: Outcome, finding: Finding, options: PlanOptions, report: Report = silent,
    cancel: Cancel = never,
) -> tuple[Mending, ...]:
    """The plan searched anew around a finding, where that mends it; seconds, not milliseconds."""
    words = t("answer.searching")
    report(Progress("helps", words, 0.0))

    def told(progress: Progress) -> None:
        report(Progress("helps", words, progress.done))

    near = _near(outcome, finding)
    after = (
        solve_around(outcome.problem, outcome.plan, near, options, told, cancel) if near
        else judged(outcome.problem, solve(outcome.problem, options, outcome.plan, told, cancel))
    )
    if not mends(outcome, after, finding):
        return ()
    return (Mending("search", t("answer.step.search"), after, effect(outcome, after)),)


def mends(
    before: Outcome, after: Outcome, finding: Finding, *, tidies: bool = False
) -> bool:
    """Whether a finding is gone, and no rule is broken that was not, whatever the words.

    `tidies`: it is enough that no more are broken; a meeting that nobody can hold comes to be one
    that is missing.
    """
    key = (finding.code, finding.meeting, finding.employee)
    was, now = _findings(before), _findings(after)
    if now[key] >= was[key]:
        return False
    broken, left = _findings(before, errors=True), _findings(after, errors=True)
    return left.total() <= broken.total() if tidies else not left - broken


def _findings(outcome: Outcome, *, errors: bool = False) -> Counter[
    tuple[str, str | None, str | None]
]:
    return Counter(
        (f.code, f.meeting, f.employee) for f in outcome.judgement.findings
        if not errors or f.severity == "error"
    )


def _rank(mending: Mending) -> tuple[int, ...]:
    late = ("change", "off")
    place = late.index(mending.kind) + 1 if mending.kind in late else 0
    return place, mending.effect.errors, *(step.change for step in mending.effect.steps)


def _varied(found: Sequence[Mending]) -> Iterator[Mending]:
    """No more than a few of each kind."""
    seen: Counter[str] = Counter()
    for mending in found:
        seen[mending.kind] += 1
        if seen[mending.kind] <= ALIKE:
            yield mending


def _steps(outcome: Outcome, finding: Finding) -> Iterator[tuple[str, str, Outcome]]:
    """Every step to be tried: its kind, what it is, and what comes of it."""
    for what, after in tidied(outcome, finding):
        yield "tidy", what, after
    if finding.code in DATA or not _sound(outcome):
        return
    view = view_of(outcome)
    meeting = view.meetings.get(finding.meeting or "")
    if meeting is not None and meeting.id in view.due:
        for kind, what, other in (*_people(view, meeting, finding), *_again(view, meeting)):
            yield kind, what, with_meeting(outcome, other)
    if finding.meeting in view.due:
        for kind, what, other in _other_times(view, finding.meeting or ""):
            yield kind, what, with_meeting(outcome, other)
    if finding.code == "not_reached" and finding.employee is not None:
        for kind, what, other in _reaching(view, finding.employee):
            yield kind, what, with_meeting(outcome, other)
    for change in _looser(outcome.problem, meeting, finding):
        problem = change.applied(outcome.problem)
        if problem != outcome.problem:
            what = t("answer.step.change", change=change.words(outcome.problem))
            yield "change", what, judged(problem, outcome.plan)
    if meeting is not None:
        kept = tuple(m for m in outcome.plan.meetings if m.id != meeting.id)
        after = judged(outcome.problem, replace(outcome.plan, meetings=kept, objectives=()))
        yield "off", t("answer.step.off", meeting=_called(view, meeting)), after


def _sound(outcome: Outcome) -> bool:
    """Whether the plan's meetings are of kinds that there are, so that they can be asked about."""
    return not any(f.code in DATA for f in outcome.judgement.findings)


# Who comes ----------------------------------------------------------------------------------


def _people(view: View, meeting: Meeting, finding: Finding) -> Iterator[Step]:
    seat = next((a for a in meeting.attendance if a.employee == finding.employee), None)
    if seat is not None and not seat.leads:
        yield from _instead(view, meeting, seat)
    if finding.code in FULLER:
        yield from _more(view, meeting)
    if finding.code in LEANER:
        for one in meeting.participants()[:LOOKED_AT]:
            yield _without(view, meeting, one)
    if finding.code == "involved_missing" and finding.employee is not None:
        own = (c for c in candidates_for(view.outcome, meeting.id) if c.cls is not None)
        yield from (_with(view, meeting, c) for c in own if c.employee == finding.employee)


def _instead(view: View, meeting: Meeting, seat: Attendance) -> Iterator[Step]:
    """Somebody else in a place, or nobody."""
    name = _name(view, seat.employee)
    able = [c for c in candidates_for(view.outcome, meeting.id, seat.employee) if c.cls is not None]
    for other in able[:PEOPLE]:
        words = {"name": name, "other": _name(view, other.employee)}
        what = t("answer.step.swap", meeting=_called(view, meeting), **words)
        yield "swap", what, exchanged(meeting, seat.employee, other)
    yield _without(view, meeting, seat)


def _more(view: View, meeting: Meeting) -> Iterator[Step]:
    """One person more, each of the best; and as many as a group lacks."""
    able = [c for c in candidates_for(view.outcome, meeting.id) if c.cls is not None]
    for one in able[:PEOPLE]:
        yield _with(view, meeting, one)
    lacking = view.problem.kind(meeting.kind).group.min - len(meeting.participants())
    if 1 < lacking <= len(able):
        fuller = meeting
        for one in able[:lacking]:
            fuller = _with(view, fuller, one)[2]
        names = ", ".join(_name(view, c.employee) for c in able[:lacking])
        yield "add", t("answer.step.add", name=names, meeting=_called(view, meeting)), fuller


def _with(view: View, meeting: Meeting, one: Candidate) -> Step:
    assert one.cls is not None
    seat = Attendance(one.employee, one.cls, one.extra_minutes)
    what = t(
        "answer.step.add", name=_name(view, one.employee), meeting=_called(view, meeting)
    )
    return "add", what, replace(meeting, attendance=(*meeting.attendance, seat))


def _without(view: View, meeting: Meeting, seat: Attendance) -> Step:
    what = t("answer.step.drop", name=_name(view, seat.employee), meeting=_called(view, meeting))
    kept = tuple(a for a in meeting.attendance if a is not seat)
    return "drop", what, replace(meeting, attendance=kept)


def _reaching(view: View, employee: str) -> Iterator[Step]:
    """A place for somebody in a meeting of a stretch in which none reaches her."""
    missed = next(
        (p.missed for p in view.outcome.judgement.by_employee if p.employee == employee), ()
    )
    stretches = [s for s in view.stretches if s.first in missed]
    near = [m for m in view.plan.meetings if any(m.span.first_day in s for s in stretches)]
    tried = 0
    for meeting in near:
        if tried >= LOOKED_AT or meeting.id not in view.due:
            continue
        her = _candidate(view, meeting, None, employee)
        if her is not None:
            tried += 1
            yield _with(view, meeting, her)
            continue
        often = max(meeting.participants(), key=lambda a: len(view.seats(a.employee, "")),
                    default=None)
        her = _candidate(view, meeting, often.employee, employee) if often else None
        if often is not None and her is not None:
            tried += 1
            words = {"name": _name(view, often.employee), "other": _name(view, employee)}
            what = t("answer.step.swap", meeting=_called(view, meeting), **words)
            yield "swap", what, exchanged(meeting, often.employee, her)


def _candidate(view: View, meeting: Meeting, seat: str | None, employee: str) -> Candidate | None:
    found = candidates_for(view.outcome, meeting.id, seat)
    return next((c for c in found if c.employee == employee and c.cls is not None), None)


# When and where -----------------------------------------------------------------------------


def _again(view: View, meeting: Meeting) -> Iterator[Step]:
    """The same time with people, lead and room chosen anew; every other room."""
    there = groups(view, subject(view, meeting.id, [meeting.span.start]))
    if there.why[0] is None:
        what = t("answer.step.again", meeting=_called(view, meeting))
        yield "again", what, best_meeting(there, 0)
    for room in view.problem.rooms:
        if room.id != meeting.room and room.unit in (None, meeting.unit):
            words = t("answer.step.room", room=room.name, meeting=_called(view, meeting))
            yield "room", words, replace(meeting, room=room.id)


def _other_times(view: View, meeting_id: str) -> Iterator[Step]:
    """The cheapest times at which a meeting could be held."""
    price, held = view.policy.call_in_price, view.meetings.get(meeting_id)
    now = held.span.start if held is not None else None
    able = [
        cost for cost in move_costs(view.outcome, meeting_id)
        if cost.reason is None and cost.start != now
    ]
    able.sort(key=lambda c: (c.missing, c.unreached, c.minutes + price * c.call_ins, c.start))
    way = "place" if held is None else "move"
    for cost in able[:TIMES]:
        there = groups(view, subject(view, meeting_id, [cost.start]))
        other = best_meeting(there, 0)
        kind = view.problem.kind(other.kind).name
        yield way, t(f"answer.step.{way}", kind=kind, when=when(other.span)), other


# What gives way -----------------------------------------------------------------------------


def _looser(problem: Problem, meeting: Meeting | None, finding: Finding) -> Iterator[Change]:
    """Limits that stand against a finding, each one step looser."""
    policy, code = problem.policy, finding.code
    general: dict[str, Sequence[Change]] = {
        "rest": (RestShorter(),), "call_ins": (CallInsMore(),), "call_in_gap": (GapShorter(),),
        "meetings_per_day": (RuleSet("max_meetings_per_day", policy.max_meetings_per_day + 1),),
        "meetings_per_week": (RuleSet("max_meetings_per_week", policy.max_meetings_per_week + 1),),
    }
    yield from general.get(code, ())
    if meeting is None:
        return
    kind = meeting.kind
    of_kind: dict[str, Sequence[Change]] = {
        "interval": (IntervalWider(kind), IntervalWider(kind, by=7)),
        "windows": (WindowWider(kind), WindowWider(kind, earlier=60, later=0)),
        "group_large": (GroupOther(kind),), "team_missing": (TeamsLoose(kind),),
        "group_small": (GroupOther(kind, larger=0, smaller=1),),
    }
    yield from of_kind.get(code, ())
    if code == "locked":
        yield Unlocked(meeting.id)
    if code == "lead_per_week" and meeting.lead is not None:
        yield LeadOftener(meeting.lead)
    if code == "floor":
        yield from (FloorLess(meeting.unit, line.team) for line in policy.floor)


# Around it ----------------------------------------------------------------------------------


def _near(outcome: Outcome, finding: Finding) -> set[str]:
    """Ids of the meetings nearest to what a finding is about; none where it names nothing."""
    view = view_of(outcome)
    meeting, due = view.meetings.get(finding.meeting or ""), view.due.get(finding.meeting or "")
    if meeting is not None:
        middle = meeting.span.first_day.toordinal()
    elif due is not None:
        middle = due.first.toordinal()
    else:
        return set()
    able = [m for m in outcome.plan.meetings if not m.locked and m.id in view.due]
    able.sort(key=lambda m: abs(m.span.first_day.toordinal() - middle))
    return {m.id for m in able[:AROUND]} | ({due.id} if due is not None else set())


def _name(view: View, employee: str) -> str:
    return view.people[employee].name


def _called(view: View, meeting: Meeting) -> str:
    kind = view.problem.kind(meeting.kind).name
    return t("advice.meeting", meeting=kind, when=when(meeting.span))
