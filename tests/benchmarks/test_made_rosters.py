"""Rosters made at random, and the judge of how they were read."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.made_rosters import LAYOUTS, made_book
from benchmarks.made_rosters.files import Made, write
from benchmarks.made_rosters.judge import answered, judge
from benchmarks.made_rosters.truth import home_of
from models.finding import Question
from models.timespan import Span
from planner.importing.understand import Understanding, explain

SEEDS = range(7000, 7004)
FACTS_RIGHT = 0.95


def a_reading(folder: Path) -> tuple[Made, Understanding]:
    """A file that is read wholly right without an answer."""
    for seed in range(40):
        made = write(made_book("two columns a day", seed), folder, seed)
        read = explain(made.path)
        if judge(made, read).share == 1.0 and not read.roster.questions:
            return made, read
    raise AssertionError("no such file among forty")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_seed_makes_the_same_file_each_time(layout: str) -> None:
    one, other = made_book(layout, 5), made_book(layout, 5)
    assert one.truth == other.truth
    assert [page.cells for page in one.pages] == [page.cells for page in other.pages]
    assert [page.cells for page in made_book(layout, 6).pages] != [page.cells for page in one.pages]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_made_roster_is_one_of_a_care_home(layout: str) -> None:
    for seed in SEEDS:
        truth = made_book(layout, seed).truth
        assert 8 <= len(truth.people) <= 60
        assert len({person.name for person in truth.people}) == len(truth.people)
        assert all(day in truth.days for p in truth.people for day in (*p.shifts, *p.away))
        assert not any(p.shifts.keys() & p.away.keys() for p in truth.people)
        assert {home_of(p) for p in truth.people} >= {"day"}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_understood_after_three_answers_and_never_wrong_in_silence(
    layout: str, seed: int, tmp_path: Path
) -> None:
    before, after, _ = answered(write(made_book(layout, seed), tmp_path, seed))
    assert (*before.silent, *after.silent) == ()
    assert after.share >= FACTS_RIGHT, after.refused
    assert after.right >= before.right


def test_what_is_refused_has_no_fact_right_and_nothing_wrong_in_silence(tmp_path: Path) -> None:
    made, _ = a_reading(tmp_path)
    score = judge(made, "Filen er tom.")
    assert (score.right, score.silent, score.refused) == (0, (), "Filen er tom.")
    assert score.all > 0


def test_a_shift_that_is_missing_or_at_another_time_is_found(tmp_path: Path) -> None:
    made, read = a_reading(tmp_path)
    whole = judge(made, read)
    person = read.roster.employees[0]
    span = person.shifts[0].span
    late = replace(person.shifts[0], span=Span(span.start + 15, span.end))
    for shifts, wrong, lost in (
        (person.shifts[1:], 1, 3), ((late, *person.shifts[1:]), 2, 3),
    ):
        score = judge(made, _with_shifts(read, shifts))
        assert len(score.silent) == wrong
        assert whole.right - score.right == lost


def test_a_person_of_nobodys_is_wrong_too(tmp_path: Path) -> None:
    made, read = a_reading(tmp_path)
    stranger = replace(read.roster.employees[0], id="x", name="Navn Ukendt")
    roster = replace(read.roster, employees=(*read.roster.employees, stranger))
    assert len(judge(made, replace(read, roster=roster)).silent) == len(stranger.shifts) > 0


@pytest.mark.parametrize(("severity", "about", "silent"), [
    ("error", "cell", 0), ("warning", "cell", 0), ("info", "cell", 1), ("error", "elsewhere", 1),
    ("warning", "name", 0),
])
def test_a_question_of_weight_that_points_at_the_shift_breaks_the_silence(
    tmp_path: Path, severity: str, about: str, silent: int
) -> None:
    made, read = a_reading(tmp_path)
    person = read.roster.employees[0]
    place = made.place(person.name, person.shifts[0].span.first_day)
    assert place is not None
    message = f"{person.name} er i tvivl." if about == "name" else "Der er tvivl."
    cell = place[1] if about == "cell" else "AAA9999"
    question = Question(severity, "times_unclear", message, place[0], cell)  # type: ignore[arg-type]
    roster = replace(_with_shifts(read, person.shifts[1:]).roster, questions=(question,))
    assert len(judge(made, replace(read, roster=roster)).silent) == silent


def _with_shifts(read: Understanding, shifts: tuple[object, ...]) -> Understanding:
    first, *others = read.roster.employees
    changed = replace(first, shifts=shifts)  # type: ignore[arg-type]
    return replace(read, roster=replace(read.roster, employees=(changed, *others)))
