"""The open document: an immutable state, an undo stack, and one signal when anything changed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from ui.commands import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from models.meetings import Meeting
    from models.plan import Judgement, Outcome, Unplaced
    from models.problem import Problem
    from models.record import Entry
    from planner.plan_file.rows import Version
    from ui.in_turn import InTurn


@dataclass(frozen=True, slots=True)
class State:
    """What is open: nothing, a problem without a plan, or a plan with its problem."""

    problem: Problem | None = None
    outcome: Outcome | None = None

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The planned meeting of an id; None where the plan has none of it."""
        if self.outcome is None:
            return None
        return next((m for m in self.outcome.plan.meetings if m.id == meeting_id), None)

    def unplaced(self, meeting_id: str) -> Unplaced | None:
        """The meeting of an id that is due and was not placed; None where there is none such."""
        if self.outcome is None:
            return None
        return next((m for m in self.outcome.plan.unplaced if m.occurrence == meeting_id), None)


class Document(QObject):
    """The state that all views show, how it came about, and where it is kept.

    `path` is the saved plan, `source` the roster that was read; neither is undone. `opened` comes
    before `changed` where another document takes the place of this one, `kept` where it was saved.
    `version` is the state of the file that the plan was made from; None where it has none.
    `password`: all that is written of the plan is encrypted with it; None where it has none.
    `reading`: it may be read and noted on, but not changed; `refused` comes where somebody tries.
    """

    changed = Signal()
    opened = Signal()
    kept = Signal()
    refused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        # A method, not a lambda: a stack emits this once more while it is destroyed.
        self.undo_stack.cleanChanged.connect(self._kept)
        self.undo_stack.indexChanged.connect(self._stepped)
        self._told = True
        self._told_clean = True
        self._gathering = self._something = False
        self._awaited: list[Judgement] = []
        self._then: list[Callable[[], None]] = []
        self.path: Path | None = None
        self.source: Path | None = None
        self.written: Outcome | None = None
        self.version: Version | None = None
        self.password: str | None = None
        self._reading = False
        self._state = State()
        self._turns: InTurn | None = None

    @property
    def reading(self) -> bool:
        """Whether the plan is open to be read: nothing but notes beside it can be changed."""
        return self._reading

    def read_only(self, reading: bool) -> None:
        """Open the plan to be read, or to be changed again."""
        if reading != self._reading:
            self._reading = reading
            self._tell()

    @property
    def state(self) -> State:
        """What is open now."""
        return self._state

    @property
    def modified(self) -> bool:
        """Whether something would be lost if the document were closed."""
        return self._state.problem is not None and not self.undo_stack.isClean()

    def steps(self) -> tuple[tuple[str, State], ...]:
        """What was done so far and can be undone, the first step first: each by its name, with the
        state before it."""
        stack = self.undo_stack
        done = (stack.command(number) for number in range(stack.index()))
        return tuple((step.text(), step.before) for step in done if isinstance(step, Change))

    def open(
        self, state: State, *, path: Path | None = None, source: Path | None = None,
        version: Version | None = None, password: str | None = None,
    ) -> None:
        """Begin with another document: what was done before can no longer be undone."""
        self.password = password
        self._awaited, self._then = [], []
        self.path, self.source, self._state, self.version = path, source, state, version
        self.written, self._reading = state.outcome if path is not None else None, False
        self.undo_stack.clear()
        self.opened.emit()
        self._tell()

    def apply(self, after: State, text: str) -> None:
        """Change the document under a name that undo and redo show."""
        if self._reading and not _only_noted(self._state, after):
            self.refused.emit()
        elif _differ(self._state, after):
            self.undo_stack.push(Change(self._state, after, text, self._show))

    def await_judgement(self, judgement: Judgement) -> None:
        """Know that a judgement of the present plan is not the true one yet."""
        self._awaited.append(judgement)

    @property
    def judging(self) -> bool:
        """Whether the true judgement of the present plan is still to come."""
        outcome = self._state.outcome
        return outcome is not None and any(outcome.judgement is each for each in self._awaited)

    def when_judged(self, then: Callable[[], None]) -> None:
        """Go on at once, or as soon as the present plan is judged."""
        if self.judging:
            self._then.append(then)
        else:
            then()

    def settle(self, awaited: Judgement, found: Judgement) -> None:
        """The true judgement has come: it stands wherever the other stood, undone steps too."""
        self._awaited = [each for each in self._awaited if each is not awaited]
        for number in range(self.undo_stack.count()):
            step = self.undo_stack.command(number)
            if isinstance(step, Change):
                step.settle(awaited, found)
        now = self._state.outcome
        if now is not None and now.judgement is awaited:
            self._state = replace(self._state, outcome=replace(now, judgement=found))
            self._tell()
        if not self.judging:
            waiting, self._then = self._then, []
            for then in waiting:
                then()

    def retell(self) -> tuple[Outcome, ...]:
        """Tell everything that is kept as a sentence in the present language, undone steps too.

        Gives all plans, the present one first: what their judgements say must be found anew.
        """
        told: dict[int, tuple[State, State]] = {}

        def once(state: State) -> State:
            return told.setdefault(id(state), (state, _retold(state)))[1]

        self._state = once(self._state)
        for number in range(self.undo_stack.count()):
            step = self.undo_stack.command(number)
            if isinstance(step, Change):
                step.retell(once)
        self._tell()
        plans = (after.outcome for _, after in told.values())
        return tuple({id(plan.judgement): plan for plan in plans if plan is not None}.values())

    def logged(self, outcome: Outcome) -> None:
        """An outcome was written with its log, which no step takes back: all states know it."""
        self.written, log = outcome, outcome.problem.record.log
        self.amend(lambda state: _with_log(state, log))

    def later(self, work: Callable[[], object]) -> None:
        """Do what follows from a change and may wait in a turn of the event loop of its own."""
        if self._turns is None:
            from ui.in_turn import InTurn

            self._turns = InTurn(self)
        self._turns.add(work)

    @property
    def following(self) -> bool:
        """Whether something that follows from a change is still to come."""
        return self._turns is not None and self._turns.waiting

    def catch_up(self) -> None:
        """Do now what follows from a change and was to wait."""
        if self._turns is not None:
            self._turns.finish()

    @contextmanager
    def telling_once(self) -> Iterator[None]:
        """Whatever changes in here is told as one change, at the end: each costs the views work."""
        self._gathering, self._something = True, False
        try:
            yield
        finally:
            self._gathering = False
            if self._something:
                self.changed.emit()

    def _tell(self) -> None:
        if self._gathering:
            self._something = True
        else:
            self.changed.emit()

    def amend(self, amended: Callable[[State], State]) -> None:
        """What came from outside, and no step takes back: all states know it."""
        self._state = amended(self._state)
        for number in range(self.undo_stack.count()):
            step = self.undo_stack.command(number)
            if isinstance(step, Change):
                step.amend(amended)
        self._tell()

    def saved(self, path: Path, version: Version | None = None) -> None:
        """Remember that the present state is kept at a path, in a state of its file."""
        self.path, self.version = path, version
        self.undo_stack.setClean()
        self.kept.emit()
        self._tell()

    def _kept(self, clean: bool) -> None:
        # What is no longer kept has taken a step, and that is told already; so has what is kept
        # again because its steps were undone.
        if clean and not self._told_clean:
            self._tell()

    def _show(self, state: State) -> None:
        self._state = state
        self._told = False

    def _stepped(self, _: int) -> None:
        # Only now does the stack know of the step that it has just taken.
        if not self._told:
            self._told, self._told_clean = True, self.undo_stack.isClean()
            self._tell()


def _differ(before: State, after: State) -> bool:
    """Whether two states are not the same; plans first, since rosters take long to be alike."""
    plans = [each.outcome.plan if each.outcome else None for each in (before, after)]
    return plans[0] != plans[1] or before != after


def _only_noted(before: State, after: State) -> bool:
    """Whether nothing but what is noted beside the plan is other."""
    from models.record import Record

    one, other = before.problem, after.problem
    if one is None or other is None or replace(one, record=Record()) != replace(
        other, record=Record()
    ):
        return False
    plans = [each.outcome.plan if each.outcome else None for each in (before, after)]
    return plans[0] == plans[1] and one.record.held == other.record.held


def _with_log(state: State, log: tuple[Entry, ...]) -> State:
    if state.problem is None:
        return state
    problem = replace(state.problem, record=replace(state.problem.record, log=log))
    outcome = replace(state.outcome, problem=problem) if state.outcome else None
    return State(problem, outcome)


def _retold(state: State) -> State:
    from planner.stored_texts import plan_retold, problem_retold

    if state.problem is None:
        return state
    problem, outcome = problem_retold(state.problem), state.outcome
    if outcome is not None:
        outcome = replace(outcome, problem=problem, plan=plan_retold(outcome.plan))
    return replace(state, problem=problem, outcome=outcome)
