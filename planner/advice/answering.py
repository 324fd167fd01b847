"""What is said of any finding of the judge when somebody asks why: the rule, its numbers, and where
to look for help. Every code of the judge has its answer; a test goes through them all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.finding import SEVERITIES, Finding, Severity
from models.plan import Outcome
from planner.rules import RULES
from planner.texts import t

RULE_CODES: Mapping[str, tuple[str, ...]] = {
    "absence": ("absence",),
    "attendance_class": ("attendance_class",),
    "audience": ("not_invited",),
    "bonds": ("not_apart", "not_together"),
    "call_ins": ("call_ins", "call_in_gap"),
    "coming": ("coming",),
    "course": ("not_member", "course_large", "course_changed"),
    "everybody": ("not_everybody",),
    "floor": ("floor",),
    "group_size": ("group_small", "group_large", "group_empty"),
    "heavy": ("heavy_gap", "load_points"),
    "incident": ("incident_hours", "involved_missing"),
    "interval": ("interval", "outside_stretch", "interval_late"),
    "lead": (
        "lead_missing", "lead_seat", "lead_kind", "lead_away", "lead_calendar", "lead_unit",
        "lead_involved", "lead_double", "lead_taken", "lead_per_week", "lead_travel",
    ),
    "locked": ("locked",),
    "manager": ("manager_missing", "manager_there"),
    "one_a_day": ("meetings_per_day", "meetings_per_week", "two_at_once"),
    "one_at_a_time": ("one_at_a_time",),
    "professions": ("professions",),
    "public_holidays": ("public_holiday",),
    "reach": ("not_reached",),
    "rest": ("rest", "roster_rest"),
    "room": ("room_missing", "room_small", "room_unit", "room_closed", "room_double", "room_taken"),
    "same_group": ("mixed_groups",),
    "sleep": ("sleep",),
    "team_reach": ("team_unseen",),
    "teams": ("team_missing",),
    "weekly_rest": ("weekly_rest",),
    "windows": ("windows", "length"),
    "wishes": ("wish",),
    "working_hours": ("working_hours", "roster_hours"),
}
"""The codes of findings by the rule that gives them."""

DATA = frozenset({
    "unknown_kind", "unknown_incident", "unknown_course", "unknown_employee", "unknown_series",
    "unknown_room", "unknown_lead", "seated_twice", "not_due", "mismatch", "duplicate_meeting",
})
"""Codes of a plan that speaks of what is not there, or contradicts itself."""

LACKING = frozenset({"unplaced", "never_held"})
"""Codes of meetings that are due and not held."""

ROSTER = frozenset({"roster_rest", "roster_hours"})
"""Codes that speak of the roster as it was before there were any meetings."""

ASSUMED = "assumed"

_RULE_OF = {code: rule for rule, codes in RULE_CODES.items() for code in codes}


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a finding is one. `topic`: data, lacking, roster, assumed, seat (one person in a
    meeting), meeting, person or home. `title` and `rule`: what is asked for, in a few words and in
    a sentence with the numbers of this problem. `hint`: where help is to be had."""

    topic: str
    title: str
    rule: str
    hint: str


def known_codes() -> frozenset[str]:
    """Every code that has an answer."""
    return frozenset(_RULE_OF) | DATA | LACKING | {ASSUMED}


def answer(outcome: Outcome, finding: Finding) -> Answer:
    """What is said of a finding. Raises KeyError for a code that the judge does not have."""
    topic = _topic(finding)
    hint = t(f"answer.hint.{topic}")
    if finding.code not in _RULE_OF:
        about = topic if topic in ("data", "lacking", "assumed") else None
        if about is None:
            raise KeyError(finding.code)
        return Answer(topic, _title(about), t(f"answer.rule.{about}"), hint)
    rule = next(rule for rule in RULES if rule.id == _RULE_OF[finding.code])
    return Answer(topic, rule.name, rule.sentence(outcome.problem), hint)


def _topic(finding: Finding) -> str:
    if finding.code == ASSUMED:
        return "assumed"
    for topic, codes in (("data", DATA), ("lacking", LACKING), ("roster", ROSTER)):
        if finding.code in codes:
            return topic
    if finding.meeting is not None:
        return "seat" if finding.employee is not None else "meeting"
    return "person" if finding.employee is not None else "home"


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity that one rule gave, in the order of the judge."""

    severity: Severity
    title: str
    findings: tuple[Finding, ...]


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Findings by severity and rule: the worst first, and of them what is missing first."""
    order = ["lacking", "data", *(rule.id for rule in RULES), "assumed"]
    order[1:1] = _FIRST
    found: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        about = _RULE_OF.get(finding.code) or _topic(finding)
        key = SEVERITIES.index(finding.severity), order.index(about)
        found.setdefault(key, []).append(finding)
    return tuple(
        Group(SEVERITIES[severity], _title(order[place]), tuple(some))
        for (severity, place), some in sorted(found.items())
    )


_FIRST = ["teams", "incident", "reach", "team_reach"]
"""Rules that say what coverage lacks: what the plan is there for."""


def _title(about: str) -> str:
    rule = next((rule for rule in RULES if rule.id == about), None)
    return rule.name if rule is not None else t(f"answer.title.{about}")
