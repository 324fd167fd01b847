import random
from pathlib import Path

from models.finding import UnusableInput
from planner.importing.understand import understand
from tests.planner.importing.mutate import mutate, starting_points

COUNT = 300


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
    assert read > COUNT / 2
    assert refused > COUNT / 10
