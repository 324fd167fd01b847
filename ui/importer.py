"""A roster on its way in: what was read of it, what was answered, and reading it again."""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from models.plan import Plan
from models.problem import Problem
from planner.importing.lacking import Lacking
from planner.importing.mapping import Mapping
from planner.importing.unfinished import Pair, Unfinished, people_key
from planner.progress import Progress
from planner.texts import t
from ui import answers
from ui.answers import Answer
from ui.job import Job
from ui.tasks import Read, ReadRoster, Remember, Task


@dataclass(frozen=True, slots=True)
class Said:
    """All that was answered so far.

    `mapping`: answers about the file. `recalled`: those of them that come from an earlier file;
    None where there are none, or where they were turned down. `same` and `apart`: pairs of the
    newer and the older roster that are one person, and that are not.
    """

    mapping: Mapping = field(default_factory=Mapping)
    recalled: Mapping | None = None
    same: Table[str, str] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()

    def own(self) -> tuple[Answer, ...]:
        """The answers that were given here, and can be taken back."""
        mine = answers.less(self.mapping, self.recalled) if self.recalled else self.mapping
        return answers.answers_in(mine)


class Importer(QObject):
    """At most one roster at a time: its reading in `read`, or in `lacking` what it cannot be read
    without. `active`: somebody is going through it. `asking`: nobody has
    said yet whether it is a newer version of what is open or another plan. `following`: it is the
    roster of the period after the plan that is open.

    `changed`: another reading or other answers. `working`: whether it is being read again, and
    `progressed` how far, as a Progress. `failed`: why the last answer led to no reading; the one
    before it stays. `done`: the roster is to be used.
    """

    changed = Signal()
    working = Signal(bool)
    progressed = Signal(object)
    failed = Signal(str)
    done = Signal()

    def __init__(self, memory: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self.memory = memory
        self.path: Path | None = None
        self.read: Read | None = None
        self.lacking: Lacking | None = None
        self.said = Said()
        self.active = self.asking = False
        self.older: Problem | None = None
        self.plan: Plan | None = None
        self.following = False
        self._job: Job | None = None
        self._keeping: Job | None = None
        self._remembered = self._unfinished = False
        self._digest = ""
        self._resumed: Unfinished | None = None

    # From the file to the reading ---------------------------------------------------------

    def begin(self, path: Path, found: Read | Lacking, *, ask: bool) -> None:
        """Take up a roster that was just read; `ask`: it may be a newer version."""
        self._end_job()
        self.path, self.older, self.plan, self.following = path, None, None, False
        self._resumed = None
        self.said, self._remembered, self._unfinished, self._digest = Said(), False, False, ""
        self._take(found)
        if self.read is not None:
            self.said = _said_before(self.read)
            self._resumed = self.read.resumed
            self._unfinished = self._resumed is not None
        self.active, self.asking = ask or self.wanting, ask
        self.changed.emit()

    def look_closer(self) -> None:
        """Go through a roster that nobody is going through."""
        self.active, self.asking = True, False
        self.changed.emit()

    def compare_with(
        self, older: Problem, plan: Plan | None, *, following: bool = False
    ) -> None:
        """Go through the roster as a newer version of what is open, or as that of the period after
        it."""
        self.active, self.asking = True, False
        self.older, self.plan, self.following = older, plan, following
        said, resumed = self.said, self._resumed
        if resumed is not None and resumed.about(older.roster):
            said = replace(said, same=resumed.same, apart=resumed.apart)
        self._resumed = None
        self._read_again(said)
        self.changed.emit()

    def follow(self, problem: Problem | None, plan: Plan | None) -> None:
        """What is open changed: compare with that from now on."""
        if self.active and self.older is not None and self.older is not problem:
            if problem is None:
                self.leave()
            else:
                self.compare_with(problem, plan, following=self.following)

    def leave(self) -> None:
        """Let it be; what is open stays as it is."""
        self._end_job()
        if self._unfinished:
            self._remember(over=True)
        self.active = self.asking = self.following = False
        self.older = self.plan = None
        self.changed.emit()

    @property
    def busy(self) -> bool:
        """Whether it is being read again."""
        return self._job is not None

    @property
    def wanting(self) -> bool:
        """Whether somebody should go through the reading before it is used."""
        return self.read is None or wants_a_look(self.read)

    @property
    def errors(self) -> int:
        """How many doubts stand in the way of using it."""
        if self.read is None:
            return int(self.lacking is not None)
        return sum(q.severity == "error" for q in self.read.understood.roster.questions)

    # Answers ------------------------------------------------------------------------------

    def answer(self, mapping: Mapping) -> None:
        """Read the file again with other answers."""
        self._read_again(replace(self.said, mapping=mapping))

    def take_back(self, answer: Answer) -> None:
        """Read the file again without an answer."""
        self.answer(answers.without(self.said.mapping, answer))

    def forget_recalled(self) -> None:
        """Read the file again without the answers of the earlier file."""
        if self.said.recalled is not None:
            mine = answers.less(self.said.mapping, self.said.recalled)
            self._read_again(replace(self.said, mapping=mine, recalled=None))

    def join(self, newer: str, older: str) -> None:
        """Two of both rosters are one person."""
        same = {**self.said.same, newer: older}
        self._read_again(replace(self.said, same=same, apart=self.said.apart - {(newer, older)}))

    def part(self, newer: str, older: str) -> None:
        """Two of both rosters are not one person."""
        apart = self.said.apart | {(newer, older)}
        if newer in self.said.same:
            same = {k: v for k, v in self.said.same.items() if k != newer}
            self._read_again(replace(self.said, same=same, apart=apart))
        else:
            self.said = replace(self.said, apart=apart)
            self._remember()
            self.changed.emit()

    def reopen(self, newer: str, older: str) -> None:
        """Ask about two of both rosters again."""
        apart = self.said.apart - {(newer, older)}
        if newer in self.said.same:
            same = {k: v for k, v in self.said.same.items() if k != newer}
            self._read_again(replace(self.said, same=same, apart=apart))
        else:
            self.said = replace(self.said, apart=apart)
            self._remember()
            self.changed.emit()

    def use(self) -> None:
        """Ask for the roster to be used, if nothing stands in the way."""
        if self.read is not None and not self.busy and not self.errors:
            self.done.emit()

    def finish(self) -> None:
        """The roster is in use: remember the answers for the next one, and let it be."""
        self._remember(over=True)
        self.leave()

    # Work beside the window ---------------------------------------------------------------

    def stop(self) -> None:
        """Stop reading again: the reading and the answers before stay."""
        if self._job is not None:
            self._end_job()
            self.changed.emit()

    def close(self) -> None:
        """End all work, as the window closes."""
        self._end_job()
        if self._keeping is not None:
            self._keeping.close()
            self._keeping = None

    def _read_again(self, said: Said) -> None:
        """The answers count once the file is read with them; until then all stays as it was."""
        if self.path is None:
            return
        self._end_job()
        task = ReadRoster(
            self.path, said.mapping, self.memory, self.older, self.plan, said.same, self.following
        )
        job = self._job = Job(task, self)
        results: list[Read | Lacking] = []
        troubles: list[str] = []
        job.progressed.connect(self._hear)
        job.done.connect(lambda found: results.append(cast("Read | Lacking", found)))
        job.refused.connect(troubles.append)
        job.failed.connect(troubles.append)

        def ended() -> None:
            self._job = None
            if results:
                self._take(results[0])
                given = said != self.said
                self.said = said
                if given:
                    self._remember()  # at once: the program may be gone before the roster is used
            self.working.emit(False)
            self.changed.emit()
            for text in troubles:
                self.failed.emit(t("ui.wizard.failed", why=text))

        job.ended.connect(ended)
        self.working.emit(True)
        job.start()

    def _take(self, found: Read | Lacking) -> None:
        self.read = None if isinstance(found, Lacking) else found
        self.lacking = found if isinstance(found, Lacking) else None
        if self.read is not None:
            self._digest = self.read.digest

    def _hear(self, progress: Progress) -> None:
        self.progressed.emit(progress)

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.close()
            self._job = None
            self.working.emit(False)

    def _remember(self, *, over: bool = False) -> None:
        """Keep what was answered; `over`: the roster is in use or given up, so that what holds for
        this file alone is forgotten."""
        if self.memory is None:
            return
        said, mapping = self.said, self.said.mapping
        lasting = self.read is not None and bool(self._remembered or answers.answers_in(mapping))
        open_ = Unfinished() if over or self.read is None else Unfinished(
            mapping.first_day, mapping.last_day, said.same, said.apart,
            people_key(self.older.roster) if self.older is not None else "",
        )
        if not (lasting or self._unfinished or open_.given):
            return
        understood = self.read.understood if self.read is not None and lasting else None
        self._remembered, self._unfinished = self._remembered or lasting, open_.given
        self._keep(Remember(self.memory, understood, mapping, self._digest, open_))

    def _keep(self, task: Task) -> None:
        """Remember beside everything else; nobody waits for it, and a failure loses no work."""
        if self._keeping is not None:
            self._keeping.close()
        job = self._keeping = Job(task, self)

        def ended() -> None:
            self._keeping = None

        job.ended.connect(ended)
        job.start()


def wants_a_look(read: Read) -> bool:
    """Whether somebody should go through a reading before it is used."""
    doubted = any(q.severity != "info" for q in read.understood.roster.questions)
    begun = read.recalled is not None or read.resumed is not None
    return doubted or bool(read.understood.open) or begun


def _said_before(read: Read) -> Said:
    """What was answered about an earlier file of that shape, and about this very one."""
    used = _used_of(read, read.recalled) if read.recalled is not None else None
    mapping, resumed = used or Mapping(), read.resumed
    if resumed is None:
        return Said(mapping, used)
    mapping = replace(mapping, first_day=resumed.first_day, last_day=resumed.last_day)
    # Pairs with an older roster wait until it is known which that is.
    return Said(mapping, used, apart=frozenset() if resumed.older else resumed.apart)


def _used_of(read: Read, recalled: Mapping) -> Mapping:
    """Those of the answers about an earlier file that this one has a use for."""
    understood = read.understood
    codes = [fact.text for fact in understood.codes if fact.source == "remembered"]
    names = [fact.name for fact in understood.people if fact.status in ("ignored", "same")]
    kept = answers.kept_of(recalled, codes, names)
    fits = kept.layout == understood.mapping.layout
    return kept if fits else replace(kept, layout=None)
