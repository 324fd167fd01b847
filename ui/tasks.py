"""What runs in a process of its own: each task is data, and knows no Qt.

A task is sent to the child, run there, and its result is sent back. Reading goes there too, since
a damaged file can bring a reader down, and with it everything in its process.
"""

import contextlib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from models.finding import UnusableInput
from models.plan import Outcome, Plan
from models.problem import Problem
from planner.plan_file import is_plan
from planner.progress import Cancel, Report

if TYPE_CHECKING:
    from planner.history.following import Following
    from planner.importing import Lacking, Mapping, Understanding
    from planner.importing.reconcile import Difference
    from planner.importing.unfinished import Unfinished
    from planner.paper.page import Paper
    from planner.paper.sheets import Wanted


Way = Literal["fresh", "onward", "repair"]
"""How a plan is made where there is one already."""


class Task(Protocol):
    """Work for a child process, ended after `seconds`; None: it may take as long as it needs.

    `grace`: seconds that it may take to end of itself when it was asked to stop; None: no clock
    ends it, since what it has found would be lost, but people may give it up.
    """

    @property
    def seconds(self) -> float | None: ...

    @property
    def grace(self) -> float | None: ...

    def run(self, report: Report, cancel: Cancel, /) -> object:
        """Do it. Raises models.finding.UnusableInput where the input cannot be used."""
        ...


@dataclass(frozen=True, slots=True)
class Compared:
    """A newer roster beside the one that is open.

    `people`: who is who before anybody said anything, with ids of the file itself. `changes`: what
    changes once the problem is taken over, with the ids that it then has.
    """

    people: "Difference"
    changes: "Difference"


@dataclass(frozen=True, slots=True)
class Read:
    """A roster that was read: what was understood, the problem that it makes, and, where it is a
    newer version, what changes. `recalled`: the answers of an earlier file that were used.
    `followed`: what goes on from the plan before, where it is the roster of the next period.
    `digest`: of the file. `resumed`: what was answered about that very file before its import was
    broken off."""

    understood: "Understanding"
    problem: Problem
    recalled: "Mapping | None" = None
    compared: Compared | None = None
    followed: "Following | None" = None
    digest: str = ""
    resumed: "Unfinished | None" = None


@dataclass(frozen=True, slots=True)
class ReadRoster:
    """Read a roster with answers; without any (None), with those of an earlier file of its shape,
    and with the days that were answered for this very file.

    `memory`: the folder of what was answered earlier. `older` and `plan`: what it is a newer
    version of. `same`: older ids by ids of this file, as somebody said. `following`: it is the
    roster of the period after that plan.
    """

    path: Path
    answers: "Mapping | None" = None
    memory: Path | None = None
    older: Problem | None = None
    plan: Plan | None = None
    same: Table[str, str] = field(default_factory=dict)
    following: bool = False
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, report: Report, cancel: Cancel, /) -> "Read | Lacking":
        """Read it, or tell which answer it cannot be read without."""
        from planner.importing import Unanswered

        try:
            digest, resumed = self._resumed()
            if resumed is not None:
                # Where that cannot be read any more, it is asked for again.
                with contextlib.suppress(UnusableInput):
                    read = self._read(report, cancel, resumed)
                    return replace(read, digest=digest, resumed=resumed)
            return replace(self._read(report, cancel, None), digest=digest)
        except Unanswered as missing:
            return missing.lacking

    def _resumed(self) -> "tuple[str, Unfinished | None]":
        from planner import service

        if self.memory is None:
            return "", None
        try:
            digest = service.digest_of(self.path)
        except OSError:
            return "", None  # reading says it better
        return digest, service.unfinished(self.memory, digest) if self.answers is None else None

    def _read(self, report: Report, cancel: Cancel, resumed: "Unfinished | None") -> Read:
        from planner import service
        from planner.importing import Mapping

        days = Mapping() if resumed is None else Mapping(
            first_day=resumed.first_day, last_day=resumed.last_day
        )
        start = self.answers if resumed is None else days
        understood = service.read_explained(self.path, cancel, start, report)
        recalled = None
        if self.answers is None and self.memory is not None:
            recalled = service.recall(self.memory, understood)
        if recalled is not None:
            said = replace(recalled, first_day=days.first_day, last_day=days.last_day)
            understood = service.read_explained(self.path, cancel, said, report)
        if self.older is None:
            problem = service.problem_of(understood, self.path.stem)
            return Read(understood, problem, recalled)
        known = {person.id for person in understood.roster.employees}
        same = {new: old for new, old in self.same.items() if new in known}
        people = service.compare_rosters(self.older, understood.roster, None)
        if self.following and self.plan is not None:
            followed = service.next_period(
                self.older, self.plan, understood.roster, self.path.stem, same
            )
            # Of two periods only people can be compared.
            return Read(
                understood, followed.problem, recalled, Compared(people, people), followed
            )
        problem = service.take_over(self.older, understood.roster, same, self.plan)
        # Who is gone may have to stay in the problem; in the newer roster she is gone all the same.
        gone = set(people.gone) - set(same.values())
        there = tuple(p for p in problem.roster.employees if p.id not in gone)
        newer = replace(problem.roster, employees=there)
        # Taken over, people have the ids of the older roster, and nobody else has those.
        before = {person.id for person in self.older.roster.employees}
        carried = {person.id: person.id for person in there if person.id in before}
        changes = service.compare_rosters(self.older, newer, self.plan, carried)
        return Read(understood, problem, recalled, Compared(people, changes))


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Read a saved plan (an Outcome), a filled template (a Problem) or a roster (a Read, or a
    Lacking where one answer is missing)."""

    path: Path
    memory: Path | None = None
    password: str | None = field(default=None, repr=False)
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, report: Report, cancel: Cancel, /) -> "Outcome | Problem | Read | Lacking":
        """Read the file."""
        from planner import service
        from planner.importing.template import is_template

        if is_plan(self.path):
            return service.open_outcome(self.path, self.password)
        if is_template(self.path):
            return service.open_problem(self.path)
        return ReadRoster(self.path, memory=self.memory).run(report, cancel)


@dataclass(frozen=True, slots=True)
class Remember:
    """Keep answers for the next file of the same shape, where there are any (`understood`), and
    what holds for the file of that digest alone until its roster is in use."""

    memory: Path
    understood: "Understanding | None"
    answers: "Mapping"
    digest: str
    unfinished: "Unfinished"
    seconds: float | None = 30.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> None:
        """Keep them."""
        from planner import service

        if self.understood is not None:
            service.remember(self.memory, self.understood, self.answers)
        if self.digest:
            service.keep_unfinished(self.memory, self.digest, self.unfinished)


@dataclass(frozen=True, slots=True)
class JudgeAgain:
    """Judge a plan by another problem than the one that it was made for; its meetings stay."""

    problem: Problem
    plan: Plan
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Outcome:
        """Judge it."""
        from planner import service

        return Outcome(self.problem, self.plan, service.check(self.problem, self.plan))


@dataclass(frozen=True, slots=True)
class Know:
    """Nothing but having a problem there before something is asked about it."""

    problem: Problem
    seconds: float | None = 60.0
    grace: float = 0.5

    def run(self, _report: Report, _cancel: Cancel, /) -> None:
        """Nothing more is to be done."""


@dataclass(frozen=True, slots=True)
class OpenSample:
    """Make the problem of the sample care home."""

    seconds: float | None = 60.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Problem:
        """Make it."""
        from planner.sample import sample_problem

        return sample_problem()


@dataclass(frozen=True, slots=True)
class MakePlan:
    """Plan a problem; `time_limit` in seconds.

    `way`: fresh (from nothing), onward (begin with `before`, so that it gets no worse) or repair
    (as few changes of `before` as can be).
    """

    problem: Problem
    time_limit: float
    seed: int = 1
    workers: int = 1
    way: Way = "fresh"
    before: Plan | None = None
    seconds: float | None = None
    grace: float | None = None

    def run(self, report: Report, cancel: Cancel, /) -> Outcome:
        """Plan it."""
        from planner import service

        options = service.PlanOptions(self.time_limit, self.seed, self.workers)
        if self.way == "repair" and self.before is not None:
            return service.replan(
                self.problem, self.before, options, report, cancel, announced=date.today()
            ).outcome
        start = self.before if self.way == "onward" else None
        return service.make_plan(self.problem, options, report, cancel, start)


@dataclass(frozen=True, slots=True)
class FindAlternatives:
    """Other plans as good as one in what matters most; `time_limit` in seconds is for all."""

    problem: Problem
    best: Plan
    number: int = 4
    time_limit: float = 60.0
    seconds: float | None = None
    grace: float | None = None

    def run(self, report: Report, cancel: Cancel, /) -> tuple[Outcome, ...]:
        """Find them; the plan itself stands first."""
        from planner import service

        options = service.PlanOptions(self.time_limit)
        return service.alternatives(
            self.problem, self.best, self.number, options, report, cancel
        )


@dataclass(frozen=True, slots=True)
class ExportExcel:
    """Write the workbook of a plan."""

    outcome: Outcome
    path: Path
    seconds: float | None = 300.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Path:
        """Write it and give the path back."""
        from planner import service

        service.export_excel(self.outcome, self.path)
        return self.path


@dataclass(frozen=True, slots=True)
class MakePaper:
    """Lay out a sheet of a plan for printing."""

    outcome: Outcome
    wanted: "Wanted"
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> "Paper":
        """The pages."""
        from planner import service

        return service.paper(self.outcome, self.wanted)


@dataclass(frozen=True, slots=True)
class ExportPdf:
    """Write a sheet of a plan as PDF."""

    outcome: Outcome
    path: Path
    wanted: "Wanted"
    seconds: float | None = 300.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Path:
        """Write it and give the path back."""
        from planner import service

        service.export_pdf(self.outcome, self.path, self.wanted)
        return self.path


@dataclass(frozen=True, slots=True)
class ExportCalendars:
    """Write the calendars of a plan into a folder."""

    outcome: Outcome
    folder: Path
    seconds: float | None = 300.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> int:
        """Write them and say how many."""
        from planner import service

        return len(service.export_calendars(self.outcome, self.folder))
