import random
import time
from datetime import date, timedelta
from pathlib import Path

from models.finding import UnusableInput
from planner.importing.codes import Absent, Meaning, Work
from planner.importing.layouts import LAYOUTS
from planner.importing.mapping import Mapping, parse_mapping
from planner.importing.mapping_text import explained_to_toml
from planner.importing.sheet import load, text_of
from planner.importing.understand import explain, understand
from tests.planner.importing.books import book, days
from tests.planner.importing.mutate import mutate, starting_points

COUNT = 300
ANSWERED = 60
SECONDS = 5.0
MEANINGS: tuple[Meaning, ...] = (
    Absent.OFF, Absent.AWAY, Work(420, 900, "day"), Work(1380, 1860, "night"),
)


def test_damaged_workbooks_are_read_or_answered_with_words(tmp_path: Path) -> None:
    sound = starting_points(tmp_path)
    path = tmp_path / "plan.xlsx"
    read = refused = 0
    for seed in range(COUNT):
        rnd = random.Random(seed)
        path.write_bytes(mutate(rnd.choice(sound), rnd))
        try:
            roster = understand(path)
        except UnusableInput:
            refused += 1
        else:
            assert roster.employees, f"seed {seed}"
            read += 1
    assert read > COUNT / 3
    assert refused > COUNT / 10


def any_answers(path: Path, rnd: random.Random) -> Mapping:
    """Answers that fit the file here and there, and contradict it elsewhere."""
    sheets = load(path).sheets
    texts = sorted({text_of(v) for sheet in sheets for v in sheet.values if text_of(v)} or {"D"})
    return Mapping(
        tuple(sheet.name for sheet in sheets if rnd.random() < 0.2),
        rnd.choice([None, *LAYOUTS]),
        rnd.choice([None, date(2026, 1, 5), date(2026, 1, 1) + timedelta(rnd.randrange(400))]),
        {rnd.choice(texts): rnd.choice(MEANINGS) for _ in range(rnd.randrange(5))},
        (rnd.choice(texts),) if rnd.random() < 0.3 else (),
        {rnd.choice(texts): rnd.choice(texts) for _ in range(rnd.randrange(4))},
    )


def test_any_answers_to_them_lead_to_a_reading_that_can_be_repeated(tmp_path: Path) -> None:
    sound = starting_points(tmp_path)
    path = tmp_path / "plan.xlsx"
    read = 0
    for seed in range(ANSWERED):
        rnd = random.Random(seed)
        path.write_bytes(mutate(rnd.choice(sound), rnd))
        try:
            first = explain(path, any_answers(path, rnd))
        except UnusableInput:
            continue
        if not any(person.shifts for person in first.roster.employees):
            continue
        again = explain(path, parse_mapping(explained_to_toml(first), "m.toml"))
        assert again.roster.employees == first.roster.employees, f"seed {seed}"
        assert again.mapping == first.mapping, f"seed {seed}"
        read += 1
    assert read > ANSWERED / 3


def test_a_row_of_a_thousand_headings_is_looked_over_in_no_time(tmp_path: Path) -> None:
    rows = [["Vagtkode", "Fra", "Til"] * 1500, ["D", "07:00", "15:00"]]
    path = book(tmp_path, None, Plan=[["Navn", *days(7)], ["Bo Hansen", "D"]], Koder=rows)
    began = time.process_time()
    assert understand(path).employees[0].shifts
    assert time.process_time() - began < SECONDS


def test_true_among_days_is_no_day(tmp_path: Path) -> None:
    week = days(7)
    rows: list[list[object]] = [["Navn", 1, True, *week], ["Bo Hansen", "", "", "D"]]
    assert len(understand(book(tmp_path, Plan=rows)).employees[0].shifts) == 1


def test_a_row_of_shifts_without_anything_in_its_own_columns(tmp_path: Path) -> None:
    shift = ["Bo Hansen", "05-01-2026", "07:00", "15:00"]
    rows = [["Navn", "Dato", "Start", "Slut"], shift, ["", "", "", "", "x"], shift]
    assert len(understand(book(tmp_path, None, Data=rows)).employees) == 1
