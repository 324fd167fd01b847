"""Who has gone through the plan, and what is other since."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.plan import Outcome
from planner.texts import t
from ui.reviewing import Reviewing
from ui.theme import GAP
from ui.views.base import Context
from ui.views.review_words import said_words
from ui.widgets.parts import Card, Page, button, clear, label, row

MOST = 100
"""Changes that are shown; whoever wants all of them compares the plans."""


class SeenPage(QWidget):
    """`meeting_wanted` carries the meeting of a change."""

    meeting_wanted = Signal(str)

    def __init__(self, context: Context, reviewing: Reviewing) -> None:
        super().__init__()
        self._context = context
        self.seen = button(t("ui_review.seen"), "primary")
        self.seen.setToolTip(t("ui_review.seen.why"))
        self.seen.clicked.connect(reviewing.mark_seen)
        self._who, self._since = Card(t("ui_review.seen.who")), Card(t("ui_review.since"))
        self._names, self._lines = QVBoxLayout(), QVBoxLayout()
        self._who.body.addLayout(self._names)
        self._since.body.addLayout(self._lines)
        page = Page()
        page.body.setContentsMargins(0, 0, GAP, GAP)
        page.body.addLayout(row(self.seen))
        page.body.addWidget(self._who)
        page.body.addWidget(self._since)
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def refresh(self) -> None:
        """Show the plan as it is now."""
        clear(self._names)
        clear(self._lines)
        outcome = self._context.document.state.outcome
        if outcome is None:
            return
        reviews = sorted(outcome.problem.record.seen, key=lambda seen: -seen.at)
        for seen in reviews:
            self._names.addWidget(label(f"✓ {said_words(seen.by, seen.at)}", wrap=True))
        if not reviews:
            self._names.addWidget(label(t("ui_review.seen.none"), "muted", wrap=True))
        self._show_changes(outcome)

    def _show_changes(self, outcome: Outcome) -> None:
        found = changed_lines(outcome)
        if found is None:
            self._lines.addWidget(label(t("ui_review.since.none"), "muted", wrap=True))
            return
        head, lines = found
        self._lines.addWidget(label(head, wrap=True))
        for meeting, text in lines[:MOST]:
            each = button(text, "link")
            each.clicked.connect(partial(self.meeting_wanted.emit, meeting))
            self._lines.addWidget(each)


def changed_lines(outcome: Outcome) -> tuple[str, list[tuple[str, str]]] | None:
    """What is other since the latest review: how much, and a sentence for each change with the id
    of its meeting. None where nobody has gone through the plan."""
    from planner.plan_difference import difference_lines
    from planner.review.remarks import since_review
    from planner.solver.difference import PlanDifference

    found = since_review(outcome.problem, outcome.plan)
    if found is None:
        return None
    each = (
        *((m.id, PlanDifference(gone=(m,))) for m in found.gone),
        *((m.id, PlanDifference(added=(m,))) for m in found.added),
        *((c.after.id, PlanDifference(changed=(c,))) for c in found.changed),
    )
    problem = outcome.problem
    # The first line says how much is other.
    lines = [
        (meeting, text) for meeting, one in each for text in difference_lines(problem, one)[1:]
    ]
    return difference_lines(problem, found)[0], lines
