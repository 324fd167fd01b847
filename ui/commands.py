"""Undo commands: what was before, what comes after, and a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.plan import Judgement
    from ui.document import State


class Change(QUndoCommand):
    """Step from one state to another and back."""

    def __init__(
        self, before: State, after: State, text: str, show: Callable[[State], None]
    ) -> None:
        super().__init__(text)
        self.before = before
        self._after, self._show = after, show

    def settle(self, awaited: Judgement, found: Judgement) -> None:
        """Put the true judgement of a plan in the place of one that was to come."""
        self.before = _settled(self.before, awaited, found)
        self._after = _settled(self._after, awaited, found)

    def amend(self, amended: Callable[[State], State]) -> None:
        """Put in both states what is not undone."""
        self.before, self._after = amended(self.before), amended(self._after)

    def retell(self, told: Callable[[State], State]) -> None:
        """Tell its name and both states in the present language."""
        from planner.texts.retelling import retell

        self.amend(told)
        self.setText(retell(self.text()))

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self.before)


def _settled(state: State, awaited: Judgement, found: Judgement) -> State:
    outcome = state.outcome
    if outcome is None or outcome.judgement is not awaited:
        return state
    return replace(state, outcome=replace(outcome, judgement=found))


def with_lock(state: State, meeting_id: str, locked: bool) -> State:
    """The state with one meeting locked where it lies, or free again.

    The judgement stands as it is: a lock changes neither who comes nor when.
    """
    if state.outcome is None:
        return state
    plan, problem = state.outcome.plan, state.outcome.problem
    meetings = tuple(
        replace(m, locked=locked) if m.id == meeting_id else m for m in plan.meetings
    )
    kept = replace(problem, locked=tuple(m for m in meetings if m.locked))
    outcome = replace(state.outcome, problem=kept, plan=replace(plan, meetings=meetings))
    return replace(state, problem=kept, outcome=outcome)
