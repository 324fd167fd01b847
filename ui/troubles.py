"""From a line of the problem list to what can be asked about it, in words. Knows no Qt."""

from typing import TYPE_CHECKING

from models.finding import Finding
from models.plan import Outcome
from planner import service

if TYPE_CHECKING:
    from planner.advice.missing import Trouble

ASKED = frozenset({"unplaced", "never_held", "team_missing", "involved_missing", "not_reached"})
"""Codes of findings that say what a plan lacks; the others say what it breaks."""


def trouble_of(outcome: Outcome, finding: Finding) -> "Trouble | None":
    """What a finding says is lacking; None where it says something else.

    A finding names its meeting and person but not always the vagtlag or the days: those of the same
    meeting or person come in the same order as the troubles.
    """
    if finding.code not in ASKED:
        return None
    alike = [
        trouble for trouble in service.troubles(outcome)
        if (trouble.meeting, trouble.employee) == (finding.meeting, finding.employee)
        and (trouble.team is not None) == (finding.code == "team_missing")
    ]
    same = [
        other for other in outcome.judgement.findings
        if (other.code, other.meeting, other.employee)
        == (finding.code, finding.meeting, finding.employee)
    ]
    number = same.index(finding) if finding in same else len(alike)
    return alike[number] if number < len(alike) else None
