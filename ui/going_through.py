"""The ways through a review: from what is remarked on to the remark, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint

if TYPE_CHECKING:
    from models.record import About
    from planner.review.returned import Taken
    from ui.pages import Pages


class GoingThrough(QObject):
    """Where the window goes when somebody remarks on something, notes who came or asks for more."""

    def __init__(self, pages: Pages) -> None:
        super().__init__(pages)
        self._pages = pages

    def write_remark(self) -> None:
        """Begin a remark on what is selected, or else on the whole plan."""
        chosen, state = self._pages.selection, self._pages.document.state
        if chosen.person is not None:
            self.remark_on("person", chosen.person)
        elif chosen.meeting is not None and state.meeting(chosen.meeting) is not None:
            self.remark_on("meeting", chosen.meeting)
        else:
            self.remark_on("plan", None)

    def remark_on(self, about: About, subject: str | None) -> None:
        """Begin a remark on something."""
        if self._pages.available("review"):
            self._pages.show_view("review")
            self._pages.review.begin(about, subject)

    def show_remark(self, remark_id: str) -> None:
        """Go to one remark."""
        self._pages.show_view("review")
        self._pages.review.show_remark(remark_id)

    def offer(self, about: str, subject: str, where: QPoint) -> None:
        """Offer at a point of the screen what can be done with something."""
        from ui.views.review_menu import ReviewMenu

        if self._pages.document.state.outcome is not None:
            ReviewMenu(self._pages, cast("About", about), subject).popup(where)

    def note_held(self, meeting_id: str) -> None:
        """Go to where one says who came to a meeting."""
        self._pages.show_view("review")
        self._pages.review.choose_page("held")
        self._pages.review.held.show_meeting(meeting_id)

    def show_subject(self, about: str, subject: str) -> None:
        """Go to what a remark is on."""
        if about == "meeting" and self._pages.document.state.meeting(subject) is not None:
            self._pages.selection.select_meeting(subject)
            self._pages.show_view("calendar")
        elif about == "person":
            self._pages.selection.select_person(subject)
            self._pages.show_view("load")
        elif about == "team":
            self._pages.show_view("overview")
            self._pages.overview.choose_page(f"team:{subject}")
        elif about == "plan":
            self._pages.show_view("overview")

    def take_remarks(self, file: str, found: object) -> None:
        """Take remarks that came back in a workbook, and show them."""
        self._pages.show_view("review")
        self._pages.review.choose_page("")
        self._pages.reviewing.take_back(file, cast("Taken", found))
