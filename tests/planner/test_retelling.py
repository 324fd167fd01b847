"""What is kept as a sentence is told in the language that is spoken now."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from models.finding import Question
from models.plan import Outcome, Plan, Reason, Unplaced
from planner import why
from planner.importing.reader_process import run_limited
from planner.judging.check import check
from planner.plan_json import plan_from_json, plan_to_json
from planner.sample import sample_problem
from planner.stored_texts import plan_retold, problem_retold
from planner.texts import VARIABLE, catalogue, set_language, t
from planner.texts.retelling import retell


@pytest.fixture(autouse=True)
def danish_again() -> Iterator[None]:
    yield
    set_language("da")


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        ("planlægning", "planning"),
        ("flytning af Supervision", "moving Supervision"),
        ("hændelse fre 17/4 kl. 18:20", "incident Fri 17 Apr at 18:20"),
        ("låsning af Faglig refleksion", "locking Faglig refleksion"),
        ("Noget, som en person har skrevet.", "Noget, som en person har skrevet."),
        ("", ""),
    ],
)
def test_there_and_back(danish: str, english: str) -> None:
    assert retell(danish) == danish
    set_language("en")
    assert retell(danish) == english
    assert retell(english) == english
    set_language("da")
    assert retell(english) == danish


def test_a_date_inside_is_that_of_the_language() -> None:
    said = t("ui.undo.debriefing", when="man 5/1 kl. 14:00–15:00")
    set_language("en")
    assert retell(said) == "debriefing Mon 5 Jan 14:00–15:00"


def test_every_text_of_steps_and_doubts_is_found_again() -> None:
    """Filled with names, each gives what the other language makes of the same names."""
    set_language("da")
    prefixes = ("ui.undo.", "assumed.", "plan.unplaced")
    keys = [key for key in catalogue("da") if key.startswith(prefixes)]
    assert len(keys) > 15
    words = {
        key: {name: f"<{name}>" for _, name, *_ in Formatter().parse(catalogue("da")[key]) if name}
        for key in keys
    }
    said = {key: t(key, **words[key]) for key in keys}
    set_language("en")
    assert {key: retell(text) for key, text in said.items()} == {
        key: t(key, **words[key]) for key in keys
    }


def test_names_of_a_plan_stay() -> None:
    set_language("en")
    for name in ("Faglig refleksion", "Gruppe 2", "Beboerkonference"):
        assert retell(name) == name


def test_a_problem_and_its_plan() -> None:
    reasons, clause = why.kept(Counter({"lead": 34, "team:night:rest": 2}))
    left_out = Unplaced(
        "s-1", "supervision", "s", None, date(2026, 3, 2), date(2026, 3, 8), reasons,
        t("plan.unplaced", meeting="Supervision (Hus Bøgen)", first="man 2/3", last="søn 8/3",
          reasons=clause),
    )
    problem = sample_problem()
    doubt = Question("warning", "x", t("assumed.rooms"))
    problem = replace(
        problem, assumed=(t("assumed.leads"),),
        roster=replace(problem.roster, questions=(doubt,)),
    )
    set_language("en")
    told = problem_retold(problem)
    assert told.assumed == (t("assumed.leads"),)
    assert told.roster.questions[0].message == t("assumed.rooms")
    assert told.kinds == problem.kinds
    found = plan_retold(Plan((), unplaced=(left_out,))).unplaced[0]
    reasons, clause = why.kept(Counter({"lead": 34, "team:night:rest": 2}))
    assert found.why == reasons
    assert found.message == t(
        "plan.unplaced", meeting="Supervision (Hus Bøgen)", first="Mon 2 Mar", last="Sun 8 Mar",
        reasons=clause,
    )


def test_a_plan_that_was_saved_in_danish_is_opened_in_english() -> None:
    problem = replace(sample_problem(), assumed=(t("assumed.leads"),))
    reason = Reason("lead", 34, why.of_time("lead"))
    left_out = Unplaced(
        "s-1", "supervision", problem.series[0].id, None, date(2026, 3, 2), date(2026, 3, 8),
        (reason,), t("plan.unplaced.none", meeting="Supervision", first="man 2/3", last="søn 8/3"),
    )
    plan = Plan((), unplaced=(left_out,))
    data = plan_to_json(Outcome(problem, plan, check(problem, plan)))
    same, unchanged = plan_from_json(data)
    assert (same.assumed, unchanged.unplaced) == (problem.assumed, plan.unplaced)
    set_language("en")
    told, found = plan_from_json(data)
    assert told.assumed == (t("assumed.leads"),)
    assert found.unplaced[0].why[0].message == why.of_time("lead")
    assert found.unplaced[0].message == t(
        "plan.unplaced.none", meeting="Supervision", first="Mon 2 Mar", last="Sun 8 Mar"
    )


def _monday(path: Path) -> str:
    return f"{t('weekday.1')}, {path.name}"


def test_a_child_process_speaks_what_was_chosen(tmp_path: Path) -> None:
    set_language("en")
    assert run_limited(_monday, tmp_path) == f"Monday, {tmp_path.name}"
    set_language("da")
    assert run_limited(_monday, tmp_path) == f"mandag, {tmp_path.name}"


@pytest.mark.parametrize(("wanted", "said"), [("en", "Monday"), ("da", "mandag"), ("xx", "mandag")])
def test_the_language_of_the_environment(wanted: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from planner.texts import t; print(t('weekday.1'))"],
        env={**os.environ, VARIABLE: wanted}, capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == said
