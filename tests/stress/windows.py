"""Two windows with one plan, each a process of its own, many times over.

    .venv/bin/python -m tests.stress.windows [ROUNDS [FIRST_SEED]]

Åse opens the plan and Bo comes second. Both change it, write remarks, save and close as it comes;
now and then one is killed with -9, or the lock beside the plan is lost, so that both have it.
Wanted: Bo is told who has it; a remark whose save was acknowledged is in the file once, a change
in the file or in the copy that was put aside by somebody who was told and chose so; both come to
their end.

Ends with 1 where anything went wrong, and names the seeds.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner import service
from planner.plan_file import lock
from planner.plan_file.opening import read_plan

if TYPE_CHECKING:
    from ui.main_window import MainWindow

ROUNDS = 20
NAMES = ("Åse", "Bo")
PATIENCE = 90.0
_LOOK = 0.2
_BEAT = 1
"""Seconds between looks at the lock and its beats, which are 5 and 30 in earnest."""
_STEPS = 8
_RESTING = ("over", "newest")
_ROOT = Path(__file__).parents[2]


# In a window -----------------------------------------------------------------------------------


class Hand:
    """Works in a window as it comes, and tells what was acknowledged."""

    def __init__(self, window: "MainWindow", name: str, seed: int) -> None:
        self.window, self.name = window, name
        self.rnd = random.Random(f"{seed} {name}")
        self.number = 0
        window.verbs.told.connect(lambda tone, text: tell("told", tone=tone, text=text))
        window.verbs.shared.connect(self._shared)

    def _shared(self, said: object) -> None:
        from ui.sharing import Statement

        if isinstance(said, Statement):
            tell("said", key=said.key, text=said.text())

    def open(self, path: Path) -> None:
        """Open the plan and wait until it is known whose it is."""
        self.window.verbs.open_path(path)
        self.until_idle()
        until(lambda: self.window.verbs.sharing._standing != "asking")
        tell("open")

    def step(self) -> None:
        """Do one thing."""
        said = self.window.verbs.said
        choices = said.choices if said is not None else ()
        if "take" in choices:
            self.window.verbs.sharing.choose("take")
            pause(300)
            self.until_idle()
        elif "over" in choices or "newest" in choices:
            tell("chose", way=self._decide(choices))
            self.until_idle()
        else:
            self.rnd.choice((self._edit, self._remark, self._remark, self.save, self.save))()
        pause(self.rnd.randrange(20, 400))

    def _decide(self, choices: tuple[str, ...]) -> str:
        way = self.rnd.choice([each for each in choices if each in _RESTING])
        sharing = self.window.verbs.sharing
        sharing.choose("over") if way == "over" else sharing.choose("newest")
        return way

    def _edit(self) -> None:
        """Write a word into the plan itself; where somebody else has it, nothing comes of it."""
        from ui.document import State

        outcome = self.window.document.state.outcome
        assert outcome is not None
        self.number += 1
        problem = replace(
            outcome.problem, assumed=(*outcome.problem.assumed, f"{self.name}-{self.number}")
        )
        self.window.document.apply(State(problem, replace(outcome, problem=problem)), "ord")

    def _remark(self) -> None:
        from planner.review.remarks import with_remark
        from ui.document import State

        outcome = self.window.document.state.outcome
        assert outcome is not None
        self.number += 1
        problem = with_remark(outcome.problem, self.name, 29_000_000, f"{self.name} {self.number}")
        self.window.document.apply(State(problem, replace(outcome, problem=problem)), "bemærkning")

    def save(self) -> None:
        """Save, and tell what the file was said to hold of mine."""
        outcome = self.window.document.state.outcome
        assert outcome is not None
        good: list[str] = []

        def heard(tone: str, text: str) -> None:
            good.extend([text] if tone == "good" else [])

        self.window.verbs.told.connect(heard)
        self.window.verbs.save()
        self.until_idle()
        self.window.verbs.told.disconnect(heard)
        if good and not self.window.document.modified:
            problem = outcome.problem
            tell(
                "saved", words=[w for w in problem.assumed if w.startswith(f"{self.name}-")],
                remarks=[r.text for r in problem.record.remarks if r.by == self.name],
            )

    def until_idle(self) -> None:
        """Wait until no work is in hand."""
        pause(30)
        until(lambda: not self.window.verbs.working)
        pause(30)

    def end(self) -> None:
        """Save what there is and close the window."""
        for _ in range(4):
            if self.window.document.modified:
                self.save()
            said = self.window.verbs.said
            if said is None or not {"over", "newest"} & set(said.choices):
                break
            if self.window.document.modified:
                tell("chose", way=self._decide(said.choices))
                self.until_idle()
        tell("closing", modified=self.window.document.modified)
        self.window.close()
        pause(100)
        tell("closed")


def tell(event: str, **more: object) -> None:
    """A line for the process that watches."""
    print(json.dumps({"event": event, **more}, ensure_ascii=False), flush=True)


def pause(milliseconds: int) -> None:
    """Let the window live."""
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)


def until(true: object) -> None:
    """Let the window live until something is so."""
    assert callable(true)
    ends = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > ends:
            raise TimeoutError
        pause(20)


def work(name: str, path: Path, seed: int) -> None:
    """A window from its opening to its close."""
    from PySide6.QtWidgets import QApplication

    from tests.ui.conftest import Answers
    from ui import keeping_lock
    from ui.look import Look
    from ui.main_window import MainWindow
    from ui.settings import Settings

    keeping_lock.LOOK_SECONDS = _LOOK
    lock.BEAT_SECONDS = _BEAT  # type: ignore[misc]
    application = QApplication([])
    settings = Settings(path.parent / name / "settings.ini")
    settings.person = name
    window = MainWindow(Look(application, "light"), settings, "0")
    window.verbs.dialogs = Answers()  # type: ignore[assignment]
    window.show()
    hand = Hand(window, name, seed)
    hand.open(path)
    sys.stdin.readline()  # until both are open
    for _ in range(_STEPS):
        hand.step()
    hand.end()


# Beside the windows ----------------------------------------------------------------------------


@dataclass
class Watched:
    """A window's process, and what it has told so far."""

    name: str
    process: "subprocess.Popen[str]"
    told: list[dict[str, object]] = field(default_factory=list)

    def read(self) -> None:
        """Hear it to its end."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            # A killed one may leave half a line.
            try:
                self.told.append(json.loads(line))
            except ValueError:
                return

    def each(self, event: str) -> Iterator[dict[str, object]]:
        """What it told of one sort."""
        return (one for one in tuple(self.told) if one["event"] == event)

    def wait_for(self, event: str) -> bool:
        """Whether it told that within patience."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            if any(self.each(event)):
                return True
            if self.process.poll() is not None:
                time.sleep(0.2)
                return any(self.each(event))
            time.sleep(0.02)
        return False


def begun(name: str, path: Path, seed: int) -> Watched:
    """A window with the plan, and a thread that hears what it tells."""
    more = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"}
    with (path.parent / f"{name}.err").open("w", encoding="utf-8") as troubles:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.stress.windows", "window", name, str(path), str(seed)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=troubles, text=True,
            encoding="utf-8", cwd=_ROOT, env=os.environ | more,
        )
    made = Watched(name, process)
    threading.Thread(target=made.read, daemon=True).start()
    return made


def one_round(seed: int, folder: Path, counts: Counter[str]) -> str:
    """How a round ended; with `wrong` at the beginning where it should not have. `counts`: what
    was told by the windows."""
    from tests.ui.outcomes import sample_outcome

    rnd = random.Random(seed)
    path = folder / "plan.faellestid"
    service.save_plan(sample_outcome(), path)
    both: list[Watched] = []
    try:
        for name in NAMES:
            both.append(begun(name, path, seed))
            if not both[-1].wait_for("open"):
                return f"wrong: {name} never had the plan open{_trouble(folder, name)}"
        told = [str(one["text"]) for one in both[1].each("said") if one["key"] == "taken"]
        if not told or NAMES[0] not in told[0]:
            return f"wrong: Bo was not told who has the plan: {told}"
        for each in both:
            assert each.process.stdin is not None
            each.process.stdin.write("\n")
            each.process.stdin.flush()
        end = _meddled(rnd, path, both)
        for each in both:
            each.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return "wrong: a window did not come to its end"
    finally:
        for each in both:
            each.process.kill()
            each.process.communicate()
    for each in both:
        if each.name not in end and not any(each.each("closed")):
            return f"wrong: {each.name} did not close{_trouble(folder, each.name)}"
    for each in both:
        saves = list(each.each("saved"))
        counts["saves acknowledged"] += len(saves)
        for what in ("remarks", "words"):
            counts[f"{what} in them"] += len({one for save in saves for one in _texts(save, what)})
        counts["told that the other was first, and chose"] += len(list(each.each("chose")))
    return _lost(path, both) or end


def _meddled(rnd: random.Random, path: Path, both: list[Watched]) -> str:
    """Kill one, lose the lock, or let both be."""
    what = rnd.random()
    time.sleep(rnd.uniform(0.2, 5.0))
    if what < 0.5:
        victim = rnd.choice(both)
        victim.process.kill()
        return f"{victim.name} killed"
    if what < 0.75:
        lock.lock_of(path).unlink(missing_ok=True)
        return "the lock lost"
    return "let be"


def _lost(path: Path, both: list[Watched]) -> str:
    """What was acknowledged and is nowhere; empty where nothing is."""
    problem, _, _ = read_plan(path)
    remarks = [remark.text for remark in problem.record.remarks]
    words = set(problem.assumed)
    for aside in path.parent.glob(f"{path.stem} –*{path.suffix}"):
        words |= set(read_plan(aside)[0].assumed)
    for each in both:
        for saved in each.each("saved"):
            count = {one: remarks.count(one) for one in _texts(saved, "remarks")}
            for how, number in (("missing", 0), ("doubled", 2)):
                if said := [one for one, found in count.items() if found == number]:
                    return f"wrong: remarks of {each.name} {how}: {said}"
            gone = [one for one in _texts(saved, "words") if one not in words]
            if gone:
                return f"wrong: {each.name} was overwritten in silence: {gone}"
    if lock.holder(path) is not None:
        return "wrong: the plan seems open after both have ended"
    return ""


def _texts(told: dict[str, object], name: str) -> list[str]:
    found = told[name]
    assert isinstance(found, list)
    return found


def _trouble(folder: Path, name: str) -> str:
    lines = (folder / f"{name}.err").read_text(encoding="utf-8").strip().splitlines()
    return f": {lines[-1]}" if lines else ""


def main(arguments: list[str]) -> int:
    """Play so many rounds and tell how they ended."""
    if arguments[:1] == ["window"]:
        work(arguments[1], Path(arguments[2]), int(arguments[3]))
        return 0
    rounds, first = (int(text) for text in (arguments + [str(ROUNDS), "0"][len(arguments):])[:2])
    began, ends, counts = time.monotonic(), Counter[str](), Counter[str]()
    for seed in range(first, first + rounds):
        with tempfile.TemporaryDirectory() as folder:
            end = one_round(seed, Path(folder), counts)
        ends["wrong" if end.startswith("wrong") else end] += 1
        if end.startswith("wrong"):
            print(f"seed {seed}: {end}", flush=True)
    for end, number in (*ends.most_common(), *counts.items()):
        print(f"{number:7}  {end}")
    print(f"{time.monotonic() - began:7.0f}  seconds")
    return int(ends["wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
