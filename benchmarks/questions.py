"""How soon questions about the sample home's plan are answered by warm processes.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.questions

Prints for each question the milliseconds that asking holds up the window, and the seconds until its
answer is there, with the load of the machine.
"""

import os
import time

from planner import service
from planner.sample import sample_problem

EACH = 4
"""So many questions of each sort."""


def main() -> None:
    """Print the times."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.advice_tasks import CountWhy, MendAtOnce
    from ui.job import Job
    from ui.troubles import ASKED
    from ui.workers import pool

    application = QApplication([])
    outcome = service.make_plan(sample_problem(), service.PlanOptions(time_limit=6))
    print(f"{len(outcome.problem.roster.employees)} people")
    pool().warm()
    QTest.qWait(2500)
    asked = [f for f in outcome.judgement.findings if f.code in ASKED][:EACH]
    for task in (CountWhy, MendAtOnce):
        for finding in asked:
            job, over = Job(task(outcome, finding), application), list[bool]()
            job.ended.connect(lambda over=over: over.append(True))
            began = time.perf_counter()
            job.start()
            held = time.perf_counter() - began
            while not over:
                QTest.qWait(2)
            took = time.perf_counter() - began
            print(f"  {task.__name__}: asked in {held * 1000:.1f} ms, answered in {took:.2f} s")
    if hasattr(os, "getloadavg"):
        print(f"load {os.getloadavg()[0]:.1f}")
    pool().close()


if __name__ == "__main__":
    main()
