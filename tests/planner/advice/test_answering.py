"""Every finding that the judge can have is answered, and what is offered mends it."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from models.finding import SEVERITIES, Finding, Severity
from models.meetings import Attendance, Meeting
from models.plan import Outcome, Plan
from planner.advice.answering import answer, known_codes
from planner.advice.mending import MOST, mendings, mends, search
from planner.advice.solving import judged
from planner.solver.options import PlanOptions
from tests.make import meeting, seat
from tests.planner.advice.homes import home, outcome
from tests.ui.outcomes import sample_outcome

ROOT = Path(__file__).parents[3] / "planner"


def _written_in(path: Path) -> set[str]:
    """Codes that the findings of a file have, as they stand in its text."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        where: list[ast.AST] = []
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
            where = [node.args[1]]
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            where = [node.value.elts[0]]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in (
            "code", "NEVER_HELD",
        ):
            where = [*ast.walk(node.value)]
        elif isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple):
            first = next(x for x in ast.walk(node.target) if isinstance(x, ast.Name))
            rows = [row for row in node.iter.elts if isinstance(row, ast.Tuple)]
            where = [row.elts[0] for row in rows] if first.id == "code" else []
        found |= {x.value for x in where if isinstance(x, ast.Constant) and type(x.value) is str}
    return found


def codes_of_the_judge() -> list[str]:
    files = [*(ROOT / "rules").glob("*.py"), ROOT / "judging" / "check.py",
             ROOT / "judging" / "soundness.py"]
    return sorted(set().union(*map(_written_in, files)))


def test_every_code_of_the_judge_has_an_answer() -> None:
    assert len(codes_of_the_judge()) > 50
    assert set(codes_of_the_judge()) == known_codes()


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("code", codes_of_the_judge())
def test_each_finding_says_its_rule_and_where_help_is(code: str, severity: Severity) -> None:
    about = outcome(home(), meeting("2026-01-06 14-15", "Åse", "Carl"))
    for id_, person in ((None, None), ("row-1", None), (None, "Åse"), ("row-1", "Åse")):
        said = answer(about, Finding(severity, code, "Det er galt.", id_, person))
        for text in (said.title, said.rule, said.hint):
            assert len(text) > 5
            assert "{" not in text
            assert "ukendt" not in text.lower()
        assert said.rule.endswith(".")
        assert said.hint.endswith(".")


def test_a_code_that_the_judge_does_not_have_is_none() -> None:
    with pytest.raises(KeyError):
        answer(outcome(home()), Finding("error", "nonsense", ""))


def _first_of_each_code(about: Outcome) -> list[Finding]:
    return [*{f.code: f for f in reversed(about.judgement.findings)}.values()]


@pytest.mark.parametrize("finding", _first_of_each_code(sample_outcome()), ids=lambda f: f.code)
def test_what_is_offered_mends_and_breaks_nothing(finding: Finding) -> None:
    about = sample_outcome()
    found = mendings(about, finding)
    assert len(found) <= MOST
    for mending in found:
        assert mends(about, mending.outcome, finding, tidies=mending.kind == "tidy")
        assert mending.outcome == judged(mending.outcome.problem, mending.outcome.plan)
        assert mending.what
        assert mending.effect.sentence
    if finding.meeting is not None and finding.code not in ("unplaced", "never_held"):
        assert found


def test_the_meeting_that_is_missing_can_be_placed_at_once() -> None:
    about = outcome(home())
    lacking = next(f for f in about.judgement.findings if f.code == "unplaced")
    found = mendings(about, lacking)
    assert found[0].kind == "place"
    assert [m.id for m in found[0].outcome.plan.meetings] == [lacking.meeting]


def test_taking_the_meeting_off_is_the_last_resort() -> None:
    about = sample_outcome()
    for finding in _first_of_each_code(about):
        kinds = [mending.kind for mending in mendings(about, finding)]
        assert "off" not in kinds[:-1]


TALKING = meeting("2026-01-06 14-15", "Åse", seat("Carl", "adjoining", 60))
BROKEN: dict[str, Meeting] = {
    "unknown_kind": replace(TALKING, kind="nothing"),
    "unknown_series": replace(TALKING, series="nothing"),
    "not_due": replace(TALKING, id="row-99"),
    "mismatch": replace(TALKING, unit="Et andet hus"),
    "unknown_employee": replace(
        TALKING, attendance=(*TALKING.attendance, Attendance("Ukendt", "on_shift", 0))
    ),
    "seated_twice": replace(TALKING, attendance=(*TALKING.attendance, seat("Åse"))),
    "unknown_room": replace(TALKING, room="nothing"),
    "unknown_lead": replace(TALKING, lead="nothing"),
    "unknown_course": replace(TALKING, course="nothing"),
    "attendance_class": replace(TALKING, attendance=tuple(
        replace(each, cls="called_in", extra_minutes=999) for each in TALKING.attendance
    )),
}


@pytest.mark.parametrize("code", BROKEN)
def test_what_refers_to_nothing_is_tidied(code: str) -> None:
    about = outcome(home(), BROKEN[code])
    finding = next(f for f in about.judgement.findings if f.code == code)
    found = mendings(about, finding)
    assert [mending.kind for mending in found][:1] == ["tidy"]


def test_a_meeting_that_is_there_twice_and_groups_of_nobody_are_tidied() -> None:
    twice = outcome(home(), TALKING, TALKING)
    double = next(f for f in twice.judgement.findings if f.code == "duplicate_meeting")
    assert len(mendings(twice, double)[0].outcome.plan.meetings) == 1
    plan = Plan((TALKING,), courses={"nothing": ("Åse",)})
    groups = judged(home(), plan)
    lost = next(f for f in groups.judgement.findings if f.code == "unknown_course")
    assert mendings(groups, lost)[0].outcome.plan.courses == {}


def test_a_locked_meeting_is_put_back() -> None:
    about = outcome(home(locked=[replace(TALKING, locked=True)]))
    gone = next(f for f in about.judgement.findings if f.code == "locked")
    assert mendings(about, gone)[0].kind in ("tidy", "place")


def test_what_nobody_can_mend_by_planning_offers_nothing() -> None:
    about = outcome(home(), TALKING)
    assert mendings(about, Finding("info", "roster_rest", "", employee="Åse")) == ()


def test_stopped_it_offers_what_it_has() -> None:
    about = outcome(home())
    lacking = next(f for f in about.judgement.findings if f.code == "unplaced")
    assert mendings(about, lacking, lambda: True) == ()


def test_searching_around_mends_what_a_step_cannot() -> None:
    about = outcome(home())
    lacking = next(f for f in about.judgement.findings if f.code == "unplaced")
    found = search(about, lacking, PlanOptions(time_limit=5.0))
    assert found
    assert mends(about, found[0].outcome, lacking)
    assert search(found[0].outcome, lacking, PlanOptions(time_limit=2.0)) == ()
