"""How much of a made roster the import understands, and whether it is ever wrong in silence.

    .venv/bin/python -m benchmarks.understanding [FILES_PER_LAYOUT [FIRST_SEED [LAYOUT ...]]]

Each file is made at random from a seed, with its truth, in the habits that care homes have: titles,
languages, ways of writing dates, codes, names and units, legends, sums, comments, hidden rows. It
is read once as it is, and again with at most three answers, which are made from the truth as a user
would give them: what a code means, the first day, the layout, who is nobody.

Facts are each person's name, unit, profession, hours and vagtlag, each shift's start, end and
vagtlag, and each day away, as far as the file tells them. *Silent* are wrong shifts, one too many
or missing, that no question of severity error or warning points at. There must be none.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.made_rosters import LAYOUTS, made_book
from benchmarks.made_rosters.files import write
from benchmarks.made_rosters.judge import Score, answered

_GOOD = 0.95
_SHOWN = 12


@dataclass(slots=True)
class Result:
    """What came of the files of one layout. `bad`: seeds, with what is wrong."""

    before: list[Score] = field(default_factory=list)
    after: list[Score] = field(default_factory=list)
    bad: list[tuple[int, str]] = field(default_factory=list)

    def add(self, seed: int, before: Score, after: Score) -> None:
        """Count one file."""
        self.before.append(before)
        self.after.append(after)
        silent = (*before.silent, *after.silent)
        if silent:
            first = silent[0]
            self.bad.append((seed, f"{len(silent)} in silence, first {first.name}: {first.what}"))
        elif after.share < _GOOD:
            why = after.refused or "facts wrong"
            self.bad.append((seed, f"{after.share:.0%} {why}"))

    def line(self, name: str) -> str:
        """A line of the table."""
        good = sum(1 for score in self.after if score.share >= _GOOD)
        silent = sum(len(score.silent) for score in (*self.before, *self.after))
        files = sum(1 for b, a in zip(self.before, self.after, strict=True) if b.silent or a.silent)
        return (
            f"| {name} | {len(self.after)} | {_percent(self.before)} | {_percent(self.after)} "
            f"| {good} | {silent} ({files}) |"
        )


def _percent(scores: Sequence[Score]) -> str:
    facts = sum(score.all for score in scores)
    return f"{100 * sum(score.right for score in scores) / facts:.2f} %" if facts else "–"


def measure(layout: str, seeds: Sequence[int]) -> Result:
    """Make, read and judge the files of some seeds."""
    result = Result()
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            made = write(made_book(layout, seed), Path(folder), seed)
            before, after, _ = answered(made)
            result.add(seed, before, after)
            made.path.unlink()
    return result


def main(files: int = 30, first: int = 0, layouts: Sequence[str] = ()) -> int:
    """Print the table and what was wrong; returns 1 if anything was wrong in silence."""
    print("| layout | files | facts right | after ≤ 3 answers | files ≥ 95 % | silent (files) |")
    print("|---|---|---|---|---|---|")
    whole, notes = Result(), []
    for layout in layouts or LAYOUTS:
        result = measure(layout, range(first, first + files))
        print(result.line(layout), flush=True)
        whole.before += result.before
        whole.after += result.after
        notes += [f"{layout} {seed}: {text}" for seed, text in result.bad[:_SHOWN]]
    print(whole.line("all"))
    print("\n".join(notes))
    return 1 if any(score.silent for score in (*whole.before, *whole.after)) else 0


if __name__ == "__main__":
    files, first, *layouts = [*sys.argv[1:3], *("30", "0")[len(sys.argv[1:3]) :], *sys.argv[3:]]
    sys.exit(main(int(files), int(first), layouts))
