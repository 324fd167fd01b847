"""Questions about the plan that take a while, and changes by hand that follow from advice."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from models.plan import Outcome
from models.problem import Problem
from planner import service
from planner.texts import t
from planner.texts.dates import when
from ui.changing import judged
from ui.document import Document, State
from ui.job import Job
from ui.tasks import Task
from ui.wording import effect_sentence


class Asking(QObject):
    """One question at a time, in a process of its own; a new one takes the place of the former.

    `heard` carries a Progress, `answered` what the task gave, `failed` a sentence for people;
    `changed` comes when a question begins and when it ends.
    """

    heard = Signal(object)
    answered = Signal(object)
    failed = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether an answer is being looked for."""
        return self._job is not None

    def ask(self, task: Task) -> None:
        """Look for an answer, and no longer for that of an earlier question."""
        self.drop()
        job = Job(task, self)
        self._job = job
        job.progressed.connect(self.heard)
        results: list[object] = []
        job.done.connect(results.append)
        job.refused.connect(self.failed)
        job.failed.connect(self.failed)

        def ended() -> None:
            self._job = None
            self.changed.emit()
            for result in results:
                self.answered.emit(result)

        job.ended.connect(ended)
        self.changed.emit()
        job.start()

    def stop(self) -> None:
        """End it soon, with what it has found so far."""
        if self._job is not None:
            self._job.stop()

    def drop(self) -> None:
        """End it now; whatever it has is of no use any more."""
        if self._job is not None:
            self._job.close()
            self._job = None
            self.changed.emit()


class Adviser(QObject):
    """Hands out questions, and takes what people decide into the document, one step each.

    `told` carries a tone (error, warning, good, info) and a sentence.
    """

    told = Signal(str, str)

    def __init__(
        self, document: Document, working: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._working = document, working
        self._askings: list[Asking] = []

    def asking(self) -> Asking:
        """A place to ask one question at a time."""
        made = Asking(self)
        self._askings.append(made)
        return made

    def close(self) -> None:
        """End every question in hand."""
        for each in self._askings:
            each.drop()

    def free(self) -> bool:
        """Whether the document may be changed now; says why where it may not."""
        if self._working():
            self.told.emit("info", t("ui.work.wait"))
            return False
        return True

    def use(self, outcome: Outcome, text: str, told: str = "") -> bool:
        """Take a judged plan with its problem, as one step to be undone under a name."""
        if not self.free():
            return False
        former = self._document.state.outcome
        self._document.apply(State(outcome.problem, outcome), text)
        if told:
            worse = former is not None and _errors(outcome) > _errors(former)
            self.told.emit("warning" if worse else "good", told)
        return True

    def change(self, problem: Problem, step: str, key: str, **words: str) -> bool:
        """Go on with another problem, the plan judged by it; the text of `key` tells the effect."""
        state = self._document.state
        if not self.free():
            return False
        if state.outcome is None:
            self._document.apply(State(problem), step)
            return True
        after = judged(problem, state.outcome.plan)
        return self.use(after, step, t(key, effect=effect_sentence(state.outcome, after), **words))

    def move(self, meeting_id: str, start: int) -> bool:
        """Hold a meeting at another start, with whoever then comes; where it cannot be, say why."""
        outcome = self._document.state.outcome
        if outcome is None or not self.free():
            return False
        there = service.why_there(outcome, meeting_id, start)
        if there.after is None:
            self.told.emit("warning", there.message)
            return False
        moved = next(m for m in there.after.plan.meetings if m.id == meeting_id)
        name = outcome.problem.kind(moved.kind).name
        told = t(
            "ui.move.done", kind=name, when=when(there.span),
            effect=effect_sentence(outcome, there.after),
        )
        return self.use(there.after, t("ui.undo.move", kind=name), told)

    def swap(self, meeting_id: str, leaving: str, coming: str) -> bool:
        """Let somebody come to a meeting in the place of somebody else."""
        outcome = self._document.state.outcome
        if outcome is None or not self.free():
            return False
        there = service.why_person(outcome, meeting_id, leaving, coming)
        if there.after is None:
            self.told.emit("warning", there.message)
            return False
        return self.use(there.after, t("ui.undo.swap"), there.message)


def _errors(outcome: Outcome) -> int:
    return sum(finding.severity == "error" for finding in outcome.judgement.findings)
