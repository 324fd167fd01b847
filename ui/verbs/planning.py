"""Planning what is open, and what stays where it is in every later plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from planner.texts import t
from ui.commands import with_lock
from ui.document import State
from ui.verbs.printing import Printing

if TYPE_CHECKING:
    from models.plan import Outcome
    from ui.tasks import Way


class Planning(Printing):
    """Plan, and lock meetings."""

    def plan(self, time_limit: int, seed: int = 1, way: Way = "fresh") -> None:
        """Plan what is open, within so many seconds; `way` says what of the present plan stays."""
        from ui import measures
        from ui.history import History
        from ui.tasks import MakePlan

        problem = self._document.state.problem
        if problem is None or self.working:
            return
        if any(q.severity == "error" for q in problem.roster.questions):
            self.told.emit("error", t("ui.plan.blocked"))
            self.view_wanted.emit("import")
            return
        self._settings.time_limit = time_limit
        self.view_wanted.emit("plan")
        former = self._document.state.outcome
        before = former.plan if former is not None else None
        self._run(
            MakePlan(problem, time_limit, seed, way=way, before=before), t("ui.work.planning"),
            self._planned, history=History(measures.most_coverage_points(problem), problem),
        )
        self.planning.emit(True)

    def _planned(self, found: object) -> None:
        from ui import measures
        from ui.history import ending

        outcome = cast("Outcome", found)
        former = self._document.state.outcome
        if measures.ran_out_of_time(outcome):
            key = "ui.plan.nothing.kept" if former else "ui.plan.nothing"
            self.told.emit("warning", t(key))
            return
        worse = measures.worse_in(outcome, former) if former else None
        if former is not None and worse is not None:
            new, old = measures.counted(outcome)[worse], measures.counted(former)[worse]
            objective = t(f"objective.{worse}")
            self.told.emit("warning", t("ui.plan.kept", objective=objective, new=new, old=old))
            return
        self._document.apply(State(outcome.problem, outcome), t("ui.undo.plan"))
        self.view_wanted.emit("overview")
        if not outcome.plan.stopped:
            missing = bool(outcome.plan.unplaced)
            tone = "error" if outcome.judgement.failed else "warning" if missing else "good"
            self.told.emit(tone, ending(outcome.plan))

    def lock(self, meeting_id: str, locked: bool) -> None:
        """Keep a meeting where it lies in every later plan, or let it be moved again."""
        if not self._idle():
            return
        state = self._document.state
        meeting = state.meeting(meeting_id)
        if meeting is not None:
            key = "ui.undo.lock" if locked else "ui.undo.unlock"
            kind = state.problem.kind(meeting.kind).name if state.problem else meeting.kind
            self._document.apply(with_lock(state, meeting_id, locked), t(key, kind=kind))
