"""Who has gone through the plan, and what is other since."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from models.plan import Outcome
from models.problem import Problem
from models.record import Held, Seen
from planner.texts import t
from ui.reviewing import Reviewing
from ui.theme import GAP
from ui.views.base import Context
from ui.views.review_words import meeting_words, said_words, subject_words
from ui.widgets.link_line import LinkLine
from ui.widgets.parts import Card, Page, button, clear, label, row

if TYPE_CHECKING:
    from planner.solver.difference import PlanDifference

MOST = 100
"""Changes of a sort that are shown."""
GROUPS = ("meetings", "took_place", "said")

Line = tuple[str, str, str]
"""What a change is on: its sort (meeting or remark) and its id; and a sentence."""


class SeenPage(QWidget):
    """`meeting_wanted` carries the meeting of a change, `remark_wanted` the remark."""

    meeting_wanted = Signal(str)
    remark_wanted = Signal(str)

    def __init__(self, context: Context, reviewing: Reviewing) -> None:
        super().__init__()
        self._context, self._reviewing = context, reviewing
        self.seen = button(t("ui_review.seen"), "primary")
        self.seen.setToolTip(t("ui_review.seen.why"))
        self.seen.clicked.connect(reviewing.mark_seen)
        self._who, self._since = Card(t("ui_review.seen.who")), Card(t("ui_review.since"))
        self._names, self._lines = QVBoxLayout(), QVBoxLayout()
        self.whose = QComboBox()
        said = label(t("ui_review.since.whose"), "muted")
        said.setBuddy(self.whose)
        self.whose.setAccessibleName(t("ui_review.since"))
        self.whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.whose.currentIndexChanged.connect(self._show_changes)
        self._choice, choice = QWidget(), row(said, self.whose)
        choice.setContentsMargins(0, 0, 0, 0)
        self._choice.setLayout(choice)
        self._who.body.addLayout(self._names)
        self._since.body.addWidget(self._choice)
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
        outcome = self._context.document.state.outcome
        if outcome is None:
            return
        reviews = sorted(outcome.problem.record.seen, key=lambda seen: -seen.at)
        for seen in reviews:
            self._names.addWidget(label(f"✓ {said_words(seen.by, seen.at)}", wrap=True))
        if not reviews:
            self._names.addWidget(label(t("ui_review.seen.none"), "muted", wrap=True))
        self._offer(reviews)
        self._show_changes()

    def _offer(self, reviews: list[Seen]) -> None:
        """Whose review it is counted from: what was chosen, else her own, else the latest."""
        kept = self.whose.currentData() or self._reviewing.name
        self.whose.blockSignals(True)
        self.whose.clear()
        for seen in reviews:
            self.whose.addItem(said_words(seen.by, seen.at), seen.by)
        self.whose.setCurrentIndex(max(0, self.whose.findData(kept)) if reviews else -1)
        self.whose.blockSignals(False)
        self._choice.setVisible(len(reviews) > 1)

    def _show_changes(self) -> None:
        clear(self._lines)
        outcome = self._context.document.state.outcome
        by = self.whose.currentData()
        record = outcome.problem.record if outcome is not None else None
        seen = next((s for s in record.seen if s.by == by), None) if record else None
        if outcome is None or seen is None:
            self._lines.addWidget(label(t("ui_review.since.none"), "muted", wrap=True))
            return
        found = changed_lines(outcome, seen)
        for group, lines in zip(GROUPS, found, strict=True):
            if lines:
                self._lines.addWidget(label(t(f"ui_review.since.{group}"), "section"))
            for about, key, text in lines[:MOST]:
                each = LinkLine(text, self._context.look.theme)
                wanted = self.meeting_wanted if about == "meeting" else self.remark_wanted
                each.clicked.connect(partial(wanted.emit, key))
                self._lines.addWidget(each)
            if len(lines) > MOST:
                more = t("ui_review.since.more", count=len(lines) - MOST)
                self._lines.addWidget(label(more, "muted", wrap=True))
        if not any(found):
            self._lines.addWidget(label(t("ui_review.since.nothing"), wrap=True))


def changed_lines(outcome: Outcome, seen: Seen) -> tuple[list[Line], list[Line], list[Line]]:
    """What is other since a review: of the meetings, of what took place, and of what was said."""
    from planner.review.since import since

    problem, found = outcome.problem, since(outcome.problem, outcome.plan, seen)
    held = [("meeting", each.meeting, _held(outcome, each)) for each in found.held]
    cancelled = [
        ("meeting", each.meeting.id,
         t("ui_review.since.cancelled", meeting=meeting_words(problem, each.meeting)))
        for each in found.cancelled
    ]
    said = []
    for remark in found.remarks:
        text = remark.answers[-1].text if remark.answers else remark.text
        subject = subject_words(outcome, remark.about, remark.subject)
        said.append(("remark", remark.id, t(
            "ui_review.since.remark", subject=subject, text=" ".join(text.split()),
        )))
    return [*_meetings(problem, found.changes)], [*held, *cancelled], said


def _meetings(problem: Problem, found: "PlanDifference") -> Iterator[Line]:
    from planner.plan_difference import difference_lines
    from planner.solver.difference import PlanDifference

    each = (
        *((m, PlanDifference(gone=(m,))) for m in found.gone),
        *((m, PlanDifference(added=(m,))) for m in found.added),
        *((c.after, PlanDifference(changed=(c,))) for c in found.changed),
    )
    for meeting, one in each:
        # The first line says how much is other.
        texts = difference_lines(problem, one)[1:] or [
            t("ui_review.since.other", meeting=meeting_words(problem, meeting))
        ]
        for text in texts:
            yield "meeting", meeting.id, text


def _held(outcome: Outcome, held: Held) -> str:
    """That a meeting was held, and who did not come."""
    problem = outcome.problem
    names = {person.id: person.name for person in problem.roster.employees}
    meeting = next((m for m in outcome.plan.meetings if m.id == held.meeting), None)
    came = {seat.employee for seat in meeting.attendance} if meeting is not None else set[str]()
    missing = [names.get(s.employee, s.employee) for s in held.planned if s.employee not in came]
    key = "ui_review.since.held.missing" if missing else "ui_review.since.held"
    said = meeting_words(problem, meeting) if meeting is not None else held.meeting
    return t(
        key, meeting=said, came=len(came), planned=len(held.planned), names=", ".join(missing)
    )
