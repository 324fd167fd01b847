"""Questions about the plan that take a while, and changes by hand that follow from advice."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from models.meetings import Meeting
from models.plan import Judgement, Outcome, Plan
from models.problem import Problem
from models.timespan import Span
from planner.texts import capital, t
from planner.texts.dates import when
from ui.changing import fitted
from ui.document import Document, State
from ui.job import Job
from ui.judging import Judge
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
        self._waiting: list[_Waiting] = []
        self.judge = Judge(self)
        self.judge.judged.connect(self._judged)

    def asking(self) -> Asking:
        """A place to ask one question at a time."""
        made = Asking(self)
        self._askings.append(made)
        return made

    def close(self) -> None:
        """End every question in hand."""
        for each in self._askings:
            each.drop()

    def forget(self) -> None:
        """End every question: the views that asked them are gone."""
        for each in self._askings:
            each.drop()
            each.deleteLater()
        self._askings.clear()

    def free(self) -> bool:
        """Whether the document may be changed now; says why where it may not."""
        if self._working():
            self.told.emit("info", t("ui.work.wait"))
            return False
        if self._document.reading:
            self.told.emit("info", t("ui_review.reading.refused"))
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
        if state.outcome is None:
            if self.free():
                self._document.apply(State(problem), step)
            return self._document.state.problem is problem
        return self.take(
            *fitted(problem, state.outcome.plan), step, t("ui_kinds.judging", step=capital(step)),
            lambda one, other: t(key, effect=effect_sentence(one, other), **words),
        )

    def take(
        self, problem: Problem, plan: Plan, step: str, told: str,
        tell: Callable[[Outcome, Outcome], str] | None = None,
    ) -> bool:
        """Take a changed plan at once, as one step; it is judged beside the window.

        `told`: what is said now. `tell`: what is said once it is judged, of the plan before and
        after.
        """
        from planner.advice.placing import not_yet_judged

        former = self._document.state.outcome
        if former is None or not self.free():
            return False
        after = Outcome(problem, plan, not_yet_judged(former, plan))
        self._waiting.append(_Waiting(former, after, tell))
        self._document.await_judgement(after.judgement)
        self._document.apply(State(problem, after), step)
        self.told.emit("info", told)
        self.judge.give(after)
        return True

    def _judged(self, awaited: Judgement, found: Judgement) -> None:
        """The judgement of the plan that has waited longest."""
        at = next((w for w in self._waiting if w.after.judgement is awaited), None)
        if at is None:
            return
        self._waiting.remove(at)
        after = replace(at.after, judgement=found)
        for other in self._waiting:
            if other.before.judgement is awaited:
                other.before = after
        now = self._document.state.outcome
        shown = now is not None and now.judgement is awaited
        self._document.settle(awaited, found)
        if shown and at.tell is not None:
            worse = _errors(after) > _errors(at.before)
            self.told.emit("warning" if worse else "good", at.tell(at.before, after))

    # Meetings by hand ---------------------------------------------------------------------

    def move(self, meeting_id: str, start: int) -> bool:
        """Hold a meeting at another start, with whoever then comes; where it cannot be, say why.

        One that is not placed is placed there.
        """
        from planner.advice.placing import place_there, with_placed

        outcome = self._document.state.outcome
        if outcome is None or not self.free():
            return False
        placed = self._document.state.meeting(meeting_id) is not None
        there = place_there(outcome, meeting_id, start)
        if there.meeting is None:
            self.told.emit("warning", there.message)
            return False
        key = "move" if placed else "place"
        return self._take_placed(
            outcome, outcome.problem, with_placed(outcome.plan, there.meeting), there.meeting, key
        )

    def resize(self, meeting_id: str, span: Span) -> bool:
        """Let a placed meeting last from one end to another, with those who are in it."""
        from planner.advice.placing import resized, with_length, with_placed

        outcome = self._document.state.outcome
        if outcome is None or not self.free():
            return False
        there = resized(outcome, meeting_id, span)
        if there.meeting is None:
            self.told.emit("warning", there.message)
            return False
        return self._take_placed(
            outcome, with_length(outcome.problem, there.meeting),
            with_placed(outcome.plan, there.meeting), there.meeting, "resize",
        )

    def take_out(self, meeting_id: str) -> bool:
        """Take a meeting out of the plan; it is still due, and can be placed again."""
        from planner.advice.placing import without_placed

        outcome = self._document.state.outcome
        meeting = self._document.state.meeting(meeting_id)
        if outcome is None or meeting is None or not self.free():
            return False
        if meeting.locked:
            self.told.emit("info", t("ui.tray.locked"))
            return False
        return self._take_placed(
            outcome, outcome.problem, without_placed(outcome, meeting_id), meeting, "out"
        )

    def swap(self, meeting_id: str, leaving: str, coming: str) -> bool:
        """Let somebody come to a meeting in the place of somebody else."""
        from planner.advice.people import swapped
        from planner.advice.placing import with_placed

        outcome = self._document.state.outcome
        if outcome is None or not self.free():
            return False
        meeting, why = swapped(outcome, meeting_id, leaving, coming)
        if meeting is None:
            self.told.emit("warning", why)
            return False
        people = outcome.problem.roster
        names = {"name": people.employee(leaving).name, "other": people.employee(coming).name}
        return self.take(
            outcome.problem, with_placed(outcome.plan, meeting), t("ui.undo.swap"),
            t("ui.hand.swap", **names),
            lambda one, other: t(
                "ui.hand.swap.judged", effect=effect_sentence(one, other), **names
            ),
        )

    def _take_placed(
        self, outcome: Outcome, problem: Problem, plan: Plan, meeting: Meeting, key: str
    ) -> bool:
        name = outcome.problem.kind(meeting.kind).name
        words = {"kind": name, "when": when(meeting.span), "minutes": meeting.span.minutes}

        def judged_now(one: Outcome, other: Outcome) -> str:
            return t(f"ui.hand.{key}.judged", effect=effect_sentence(one, other), **words)

        undo = "ui.undo.move" if key == "move" else f"ui.hand.undo.{key}"
        return self.take(
            problem, plan, t(undo, kind=name), t(f"ui.hand.{key}", **words), judged_now
        )


@dataclass(slots=True)
class _Waiting:
    """A changed plan on its way to the judge: what was before it, and what is said afterwards."""

    before: Outcome
    after: Outcome
    tell: Callable[[Outcome, Outcome], str] | None


def _errors(outcome: Outcome) -> int:
    return sum(finding.severity == "error" for finding in outcome.judgement.findings)
