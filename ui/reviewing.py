"""What people note beside a plan, each as one step of the document: remarks, reviews, who came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.texts import t, tn
from ui.document import Document, State
from ui.settings import Settings

if TYPE_CHECKING:
    from models.plan import Outcome, Plan
    from models.problem import Problem
    from models.record import About, Remark, RemarkState
    from models.timespan import Moment, Span
    from planner.review.returned import Misplaced, Taken
    from planner.review.signed import Noted
    from ui.adviser import Adviser


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back in a workbook: its name, ids of the new remarks, how many were known, and
    what could not be put at its place."""

    file: str
    new: tuple[str, ...]
    known: int
    misplaced: tuple[Misplaced, ...]


def now() -> Moment:
    """The present moment."""
    from models.timespan import moment

    return moment(datetime.now())


class Reviewing(QObject):
    """Remarks may be written while a plan is only read; what changes the plan goes through the
    adviser, which refuses then.

    `named` comes when somebody says who she is, `fetched` with what came back in a workbook,
    `told` a tone (error, warning, good, info) and a sentence.
    """

    named = Signal()
    fetched = Signal(object)
    told = Signal(str, str)

    def __init__(
        self, document: Document, settings: Settings, adviser: Callable[[], Adviser],
        working: Callable[[], bool], parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self._adviser, self._working = adviser, working
        self.clock: Callable[[], Moment] = now

    @property
    def name(self) -> str:
        """Who is at the screen, as she said herself; empty until she does."""
        return self._settings.person

    def call(self, name: str) -> None:
        """Remember who is at the screen."""
        clean = " ".join(name.split())
        if clean != self.name:
            self._settings.person = clean
            self.named.emit()

    # Remarks and reviews ------------------------------------------------------------------

    def remark(
        self, text: str, about: About, subject: str | None, proposal: Span | None
    ) -> str | None:
        """Write a remark; its id, or None where nothing was written."""
        from planner.review.remarks import with_remark

        problem = self._document.state.problem
        if problem is None or not self._may_write() or not (text.strip() or proposal):
            return None
        after = with_remark(problem, self.name, self.clock(), text, about, subject, proposal)
        self._note(after, t("ui_review.undo.remark"))
        return after.record.remarks[-1].id

    def answer(self, remark_id: str, text: str) -> bool:
        """Answer a remark."""
        from planner.review.remarks import with_answer

        problem = self._document.state.problem
        if problem is None or not text.strip() or not self._may_write():
            return False
        after = with_answer(problem, remark_id, self.name, self.clock(), text)
        return self._note(after, t("ui_review.undo.answer"))

    def settle(self, remark_id: str, state: RemarkState) -> bool:
        """Say that a remark is done, declined, or waits again."""
        from planner.review.remarks import with_state

        problem = self._document.state.problem
        if problem is None:
            return False
        after = with_state(problem, remark_id, state)
        return self._note(after, t(f"ui_review.undo.{state}"))

    def place(self, remark_id: str, about: About, subject: str | None) -> bool:
        """Put a remark on something else."""
        from planner.review.remarks import with_subject

        problem = self._document.state.problem
        if problem is None:
            return False
        after = with_subject(problem, remark_id, about, subject)
        return self._note(after, t("ui_review.undo.place"))

    def delete(self, remark_id: str) -> bool:
        """Take away a remark."""
        from planner.review.remarks import without_remark

        problem = self._document.state.problem
        if problem is None:
            return False
        after = without_remark(problem, remark_id, self.clock())
        return self._note(after, t("ui_review.undo.delete"))

    def accept(self, remark: Remark) -> bool:
        """Move a meeting to where somebody proposed, and say that the proposal was taken."""
        from planner.advice.placing import place_there, with_placed
        from planner.review.remarks import with_state
        from planner.texts.dates import when
        from ui.wording import effect_sentence

        outcome, proposal = self._document.state.outcome, remark.proposal
        meeting = self._document.state.meeting(remark.subject or "")
        if outcome is None or meeting is None or proposal is None or not self._adviser().free():
            return False
        if meeting.locked:
            self.told.emit("warning", t("ui_review.accept.locked"))
            return False
        there = place_there(outcome, meeting.id, proposal.start)
        if there.meeting is None:
            self.told.emit("warning", there.message)
            return False
        placed = there.meeting
        kind = outcome.problem.kind(placed.kind).name
        words = {"kind": kind, "when": when(placed.span)}
        return self._adviser().take(
            with_state(outcome.problem, remark.id, "accepted"),
            with_placed(outcome.plan, placed), t("ui_review.undo.accepted"),
            t("ui_review.accepted", **words),
            lambda one, other: t(
                "ui_review.accepted.judged", effect=effect_sentence(one, other), **words
            ),
        )

    def mark_seen(self) -> bool:
        """Note that the plan, as it is, was gone through."""
        from planner.review.remarks import marked_seen

        outcome = self._document.state.outcome
        if outcome is None or not self._may_write():
            return False
        after = marked_seen(outcome.problem, outcome.plan, self.name, self.clock())
        return self._note(after, t("ui_review.undo.seen"))

    def take_back(self, file: str, found: Taken) -> None:
        """Take the remarks of a workbook that came back, as one step."""
        problem = self._document.state.problem
        if problem is None:
            return
        known = {remark.id for remark in problem.record.remarks}
        new = tuple(r.id for r in found.problem.record.remarks if r.id not in known)
        if new and not self._note(found.problem, t("ui_review.undo.fetched")):
            return
        self.fetched.emit(Fetched(file, new, found.known, found.misplaced))
        key = "warning" if found.misplaced else "good" if new else "info"
        self.told.emit(key, tn("review.taken", len(new), file=file, known=found.known))

    # What took place ----------------------------------------------------------------------

    def hold(self, meeting_id: str, came: Iterable[str]) -> bool:
        """Say that a meeting took place, and who came."""
        from planner.review.holding import held

        outcome = self._document.state.outcome
        if outcome is None:
            return False
        corrected = outcome.problem.record.was_held(meeting_id)
        people = tuple(came)
        after = held(outcome, meeting_id, people, self.name, self.clock())
        told = tn("ui_review.held.told", len(people), meeting=self._called(meeting_id))
        step = "ui_review.undo.corrected" if corrected else "ui_review.undo.held"
        return self._judged(after, t(step), told)

    def unhold(self, meeting_id: str) -> bool:
        """Take back that a meeting took place."""
        from planner.review.holding import not_held

        outcome = self._document.state.outcome
        if outcome is None:
            return False
        told = t("ui_review.unheld.told", meeting=self._called(meeting_id))
        after = not_held(outcome, meeting_id)
        return self._judged(after, t("ui_review.undo.unheld"), told)

    def cancel(self, meeting_id: str) -> bool:
        """Say that a meeting did not take place."""
        from planner.review.holding import cancelled

        outcome = self._document.state.outcome
        if outcome is None:
            return False
        told = t("ui_review.cancelled.told", meeting=self._called(meeting_id))
        after = cancelled(outcome, meeting_id, self.name, self.clock())
        return self._judged(after, t("ui_review.undo.cancelled"), told)

    def take_lists(self, file: str, found: Noted) -> bool:
        """Note who came as attendance lists say, as one step."""
        words = {"new": found.new, "corrected": found.corrected, "known": found.known}
        told = " ".join((t("review.signed.taken", file=file, **words), *found.doubts))
        if not found.new + found.corrected:
            nothing = t("ui_review.held.nothing", file=file)
            self.told.emit("warning", " ".join((nothing, *found.doubts)))
            return False
        after = found.outcome.problem, found.outcome.plan
        return self._judged(after, t("ui_review.undo.lists"), told)

    def _judged(
        self, after: tuple[Problem, Plan], step: str, told: str
    ) -> bool:
        from ui.wording import effect_sentence

        def effect(one: Outcome, other: Outcome) -> str:
            return t("ui_review.judged", told=told, effect=effect_sentence(one, other))

        return self._adviser().take(*after, step, told, effect)

    def _called(self, meeting_id: str) -> str:
        from planner.texts.dates import when

        state = self._document.state
        meeting = state.meeting(meeting_id)
        if meeting is None or state.problem is None:
            return meeting_id
        return f"{state.problem.kind(meeting.kind).name} {when(meeting.span)}"

    def _may_write(self) -> bool:
        if not self.name:
            self.told.emit("info", t("ui_review.name.wanted"))
        return bool(self.name)

    def _note(self, problem: Problem, step: str) -> bool:
        """Put other notes in the place of those that are; the plan and its judgement stay."""
        if self._working():
            # What is being made would come with the notes as they were when it was begun.
            self.told.emit("info", t("ui.work.wait"))
            return False
        outcome = self._document.state.outcome
        held = replace(outcome, problem=problem) if outcome is not None else None
        self._document.apply(State(problem, held), step)
        return True
