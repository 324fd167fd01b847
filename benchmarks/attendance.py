"""How long the attendance table takes: the sample care home's 42 people at every time of 12 weeks.

    .venv/bin/python -m benchmarks.attendance [RUNS]

Prints the number of people and times, and the median seconds of the runs.
"""

import statistics
import sys
import time
from datetime import timedelta

import numpy as np

from models.people import Employee
from models.timespan import moment_of
from planner.attendance import attendance_table
from planner.rules import RULES
from planner.sample import sample_problem

MINUTES = 60


def main(runs: int) -> None:
    """Time the table of one meeting length at every half hour from 07:00 to 22:00, every day."""
    problem = sample_problem()
    days = [problem.period.first + timedelta(days=n) for n in range(problem.period.length)]
    starts = np.array([moment_of(day, m) for day in days for m in range(420, 1320, 30)], np.int64)
    people: tuple[Employee, ...] = problem.roster.employees
    blocks = [(rule.id, rule.blocks) for rule in RULES]
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        attendance_table(people, starts, MINUTES, problem.policy, problem.period, blocks)
        seconds.append(time.perf_counter() - began)
    print(
        f"{len(people)} people × {len(starts)} times = {len(people) * len(starts)} answers: "
        f"median {statistics.median(seconds):.3f} s of {runs} runs"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
