"""How long a plan file of 200 people and a year takes to open and to save.

    python -m benchmarks.plan_files
"""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.large_home import large_outcome
from models.plan import Outcome
from models.timespan import DAY_MINUTES, Span
from planner.json_node import to_text
from planner.plan_file.file import PlanFile
from planner.plan_file.opening import read_plan
from planner.plan_file.saving import save
from planner.plan_json import plan_from_json, plan_to_json

TIMES = 7


def main() -> None:
    """Measure and print medians."""
    made = large_outcome(False)
    with tempfile.TemporaryDirectory() as folder:
        path, text = Path(folder) / "plan.faellestid", Path(folder) / "plan.json"
        text.write_text(to_text(plan_to_json(made)), encoding="utf-8")
        _say("a new file", lambda _: _anew(made, path))
        print(f"{path.stat().st_size / 1e6:.1f} MB; as JSON {text.stat().st_size / 1e6:.1f} MB")
        _say("opened and read", lambda _: read_plan(path))
        _say("JSON read", lambda _: plan_from_json(json.loads(text.read_bytes())))
        _say("one meeting moved, a new object", lambda n: save(_moved(made, n), path))
        with PlanFile.open(path) as file:
            file.save(made)
            _say("one meeting moved, an open object", lambda n: file.save(_moved(made, n)))
        _say("nothing changed, a new object", lambda _: save(_moved(made, TIMES - 1), path))


def _anew(made: Outcome, path: Path) -> None:
    path.unlink(missing_ok=True)
    save(made, path)


def _moved(made: Outcome, number: int) -> Outcome:
    """One meeting a month later, the others in order of time."""
    meetings = list(made.plan.meetings)
    span = meetings[number * 50].span
    later = Span(span.start + 30 * DAY_MINUTES, span.end + 30 * DAY_MINUTES)
    meetings[number * 50] = replace(meetings[number * 50], span=later)
    meetings.sort(key=lambda meeting: (meeting.span, meeting.id))
    return replace(made, plan=replace(made.plan, meetings=tuple(meetings)))


def _say(what: str, work: Callable[[int], object]) -> None:
    seconds = []
    for number in range(TIMES):
        began = time.perf_counter()
        work(number)
        seconds.append(time.perf_counter() - began)
    print(f"{what}: {statistics.median(seconds) * 1000:.0f} ms, largest {max(seconds) * 1000:.0f}")


if __name__ == "__main__":
    main()
