"""What somebody else wrote in the plan's file, on its way into the open document."""

from dataclasses import replace

from models.plan import Outcome
from models.problem import Problem
from models.record import Record
from planner.review.remarks import merged, under_ids_of
from ui.document import Document, State


def take_notes(document: Document, mine: Record, theirs: Record) -> int:
    """Let all states know remarks and reviews that are in `theirs` and not in `mine`; how many.

    What I wrote myself stays where it is, so that undoing it still takes it away.
    """
    theirs = under_ids_of(mine, theirs)
    # What was taken away when this was last written may have been brought back by a step since.
    last = document.written.problem.record if document.written is not None else Record()
    heard = {*mine.withdrawn, *last.withdrawn}
    own = {(r.id, r.by, r.at, r.text) for r in mine.remarks}
    news = replace(
        theirs,
        remarks=tuple(r for r in theirs.remarks if r not in mine.remarks),
        seen=tuple(s for s in theirs.seen if s not in mine.seen),
        withdrawn=tuple(gone for gone in theirs.withdrawn if gone not in heard),
    )
    if not (news.remarks or news.seen or news.withdrawn):
        return 0

    def fitting(problem: Problem) -> Problem:
        there = {remark.id for remark in problem.record.remarks}
        fit = (
            r for r in news.remarks if r.id in there or (r.id, r.by, r.at, r.text) not in own
        )
        return merged(problem, replace(news, remarks=tuple(fit)))

    def amended(state: State) -> State:
        if state.problem is None:
            return state
        problem, outcome = fitting(state.problem), state.outcome
        return State(problem, replace(outcome, problem=problem) if outcome else None)

    document.amend(amended)
    if document.written is not None:
        written: Outcome = document.written
        document.written = replace(written, problem=fitting(written.problem))
    return len(news.remarks) + len(news.seen)
