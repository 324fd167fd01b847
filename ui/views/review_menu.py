"""What the right button offers on a meeting, a person or a vagtlag: a remark, who came, seen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from models.meetings import Meeting
from models.record import About
from planner.texts import t
from ui.views.review_words import remarks_on

if TYPE_CHECKING:
    from ui.pages import Pages


class ReviewMenu(QMenu):
    """A menu about one thing, `subject`. What would change the plan is off while it is only
    read."""

    def __init__(self, pages: "Pages", about: About, subject: str) -> None:
        super().__init__(pages)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)
        self.subject = about, subject
        self._pages, self._reading = pages, pages.document.reading
        self._remarks(about, subject)
        meeting = pages.document.state.meeting(subject) if about == "meeting" else None
        if meeting is not None:
            self.addSeparator()
            self._meeting(meeting)
        elif about == "person":
            show = pages.going_through.show_subject
            self._add("ui_review.menu.load", lambda: show(about, subject))
        self.addSeparator()
        self._add("ui_review.action.seen", pages.reviewing.mark_seen)

    def _remarks(self, about: About, subject: str) -> None:
        pages, problem = self._pages, self._pages.document.state.problem
        self._add("ui_review.action.remark", lambda: pages.going_through.remark_on(about, subject))
        said = remarks_on(problem, about, subject) if problem is not None else ()
        if said:
            shown = next((r for r in said if r.state == "open"), said[-1])
            action = self.addAction(t("ui_review.menu.remarks", count=len(said)))
            action.triggered.connect(lambda: pages.going_through.show_remark(shown.id))

    def _meeting(self, meeting: Meeting) -> None:
        pages, deeds = self._pages, self._pages.reviewing
        problem = pages.document.state.problem
        held = problem is not None and problem.record.was_held(meeting.id)
        if meeting.span.end <= deeds.clock():
            key = "correct" if held else "note"
            self._add(f"ui_review.held.{key}", lambda: pages.going_through.note_held(meeting.id))
            if held:
                self._change("ui_review.held.back", lambda: deeds.unhold(meeting.id))
            else:
                came = [seat.employee for seat in meeting.attendance]
                self._change("ui_review.menu.all", lambda: deeds.hold(meeting.id, came))
                self._change("ui_review.menu.cancel", lambda: deeds.cancel(meeting.id))
        if not held:
            key = "unlock" if meeting.locked else "lock"
            self._change(
                f"ui.action.{key}", lambda: pages.verbs.lock(meeting.id, not meeting.locked)
            )

    def _change(self, key: str, do: Callable[[], object]) -> None:
        """Something that changes the plan."""
        self._add(key, do, off=t("ui_review.reading.off") if self._reading else "")

    def _add(self, key: str, do: Callable[[], object], off: str = "") -> None:
        action = self.addAction(t(key))
        action.setEnabled(not off)
        action.setToolTip(off)
        action.triggered.connect(lambda _=False: do())
