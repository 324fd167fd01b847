"""The open document: an immutable state, an undo stack, and one signal when anything changed."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from models.meetings import Meeting
from models.plan import Outcome, Unplaced
from models.problem import Problem
from ui.commands import Change


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
    """

    changed = Signal()
    opened = Signal()
    kept = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        # A method, not a lambda: a stack emits this once more while it is destroyed.
        self.undo_stack.cleanChanged.connect(self._kept)
        self.undo_stack.indexChanged.connect(self._stepped)
        self._told = True
        self.path: Path | None = None
        self.source: Path | None = None
        self._state = State()

    @property
    def state(self) -> State:
        """What is open now."""
        return self._state

    @property
    def modified(self) -> bool:
        """Whether something would be lost if the document were closed."""
        return self._state.outcome is not None and not self.undo_stack.isClean()

    def steps(self) -> tuple[tuple[str, State], ...]:
        """What was done so far and can be undone, the first step first: each by its name, with the
        state before it."""
        stack = self.undo_stack
        done = (stack.command(number) for number in range(stack.index()))
        return tuple((step.text(), step.before) for step in done if isinstance(step, Change))

    def open(self, state: State, *, path: Path | None = None, source: Path | None = None) -> None:
        """Begin with another document: what was done before can no longer be undone."""
        self.path, self.source, self._state = path, source, state
        self.undo_stack.clear()
        self.opened.emit()
        self.changed.emit()

    def apply(self, after: State, text: str) -> None:
        """Change the document under a name that undo and redo show."""
        if after != self._state:
            self.undo_stack.push(Change(self._state, after, text, self._show))

    def saved(self, path: Path) -> None:
        """Remember that the present state is kept at a path."""
        self.path = path
        self.undo_stack.setClean()
        self.kept.emit()
        self.changed.emit()

    def _kept(self, _: bool) -> None:
        self.changed.emit()

    def _show(self, state: State) -> None:
        self._state = state
        self._told = False

    def _stepped(self, _: int) -> None:
        # Only now does the stack know of the step that it has just taken.
        if not self._told:
            self._told = True
            self.changed.emit()
