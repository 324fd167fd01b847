"""What is noted of a meeting or person, in the details, and the ways to note more."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from models.meetings import Meeting
from models.plan import Outcome
from planner.review.log_words import moment_words
from planner.texts import t
from ui.reviewing import now
from ui.views.details_parts import link, section
from ui.views.review_words import remarks_on, said_words
from ui.widgets.parts import label, note


class ReviewDetails:
    """Writes under each other who held a meeting and what was remarked."""

    def __init__(self, body: QVBoxLayout, outcome: Outcome) -> None:
        self._body, self._outcome = body, outcome

    def show(self, meeting: Meeting | None, person: str | None) -> None:
        """Write about a meeting, or else about a person."""
        record = self._outcome.problem.record
        if meeting is not None:
            for held in record.held:
                if held.meeting == meeting.id:
                    said = t(
                        "ui_review.held.mark", by=held.by or t("review.nobody"),
                        when=moment_words(held.at),
                    )
                    self._body.addWidget(note(said, "good"))
            remarks = remarks_on(self._outcome.problem, "meeting", meeting.id)
        else:
            remarks = remarks_on(self._outcome.problem, "person", person or "")
        if remarks:
            section(self._body, t("ui_review.details", count=len(remarks)))
        for remark in remarks:
            state = t(f"ui_review.state.{remark.state}")
            head = f"{said_words(remark.by, remark.at)} · {state}"
            self._body.addWidget(label(head, "muted", wrap=True))
            if remark.text:
                self._body.addWidget(label(remark.text, wrap=True))

    def offer(
        self, meeting: Meeting | None, remark: Callable[[], None], hold: Callable[[str], None]
    ) -> None:
        """Offer to write a remark, and to note who came to a meeting that is over."""
        if meeting is not None and meeting.span.end <= now():
            known = self._outcome.problem.record.was_held(meeting.id)
            key = "correct" if known else "note"
            link(
                self._body, t(f"ui_review.held.{key}"), lambda: hold(meeting.id), "note-held"
            )
        each = link(self._body, t("ui_review.action.remark"), remark, "remark")
        each.setToolTip("Ctrl+R")
