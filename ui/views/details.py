"""The right-hand panel: all that is known of the selected meeting or person."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.meetings import Attendance, Meeting
from models.people import team_order
from models.plan import Outcome, Unplaced
from models.problem import Problem
from planner import why
from planner.texts import capital, t, tn
from planner.texts.dates import (
    class_name,
    duration,
    long_date,
    short_date,
    team_name,
    the_team,
    times,
)
from ui import figures, telling
from ui.adviser import Adviser
from ui.detail_tasks import WhyHere, WhyHereFound
from ui.theme import GAP
from ui.views.base import Context
from ui.views.details_parts import facts, link, section
from ui.views.details_person import PersonDetails
from ui.views.details_review import ReviewDetails
from ui.views.side import SideView
from ui.views.swapping import SwapPanel
from ui.widgets.badge import team_letter
from ui.widgets.parts import Page, button, clear, label, note, put_away


class DetailsView(SideView):
    """Who comes, what it costs and what is missing; or a person's meetings and load."""

    lock_wanted = Signal(str, bool)
    swap_wanted = Signal(str, str, str)
    why_wanted = Signal(object)
    remark_wanted = Signal()
    note_wanted = Signal(str)

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(context)
        self.asking = adviser.asking()
        self.asking.answered.connect(self._here_known)
        self.asking.failed.connect(lambda text: adviser.told.emit("warning", text))
        self.asking.failed.connect(lambda _: self.show_selection())
        self._asked: tuple[Outcome, str] | None = None
        self._here_of: Outcome | None = None
        self._here: dict[str, WhyHereFound] = {}
        self._swapping: tuple[Outcome, str, str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._page = Page()
        self._page.body.setContentsMargins(GAP * 2, GAP, GAP * 2, GAP * 2)
        self._page.body.setSpacing(GAP)
        column.addWidget(self._page)

    def show_selection(self) -> None:
        focus = self.focusWidget()
        within = focus is not None and focus.hasFocus()
        named = focus.objectName() if focus is not None else ""
        self._show()
        if within:
            # What had the focus is made anew; who works by keyboard stays where she was.
            again = [b for b in self.findChildren(QPushButton, named) if not put_away(b)]
            target = again[0] if named and again else self._page
            target.show()
            target.setFocus()

    def _show(self) -> None:
        clear(self._page.body)
        state, chosen = self.context.document.state, self.context.selection
        self._page.body.addWidget(label(t("ui.details.title"), "section"))
        meeting = state.meeting(chosen.meeting) if chosen.meeting else None
        unplaced = state.unplaced(chosen.meeting) if chosen.meeting else None
        if meeting is not None and state.outcome is not None:
            self._meeting(state.outcome, meeting)
        elif unplaced is not None and state.outcome is not None:
            self._unplaced(state.outcome, unplaced)
        elif chosen.person and state.problem is not None:
            self._person(state.problem, state.outcome, chosen.person)
        else:
            self._page.body.addWidget(label(t("ui.details.nothing"), "muted", wrap=True))
        if state.outcome is not None and (meeting is not None or chosen.person):
            noted = ReviewDetails(self._page.body, state.outcome)
            noted.show(meeting, chosen.person)
            noted.offer(meeting, self.remark_wanted.emit, self.note_wanted.emit)
        if chosen.meeting or chosen.person:
            self._finish()
        self._page.body.addStretch(1)
        self._page.verticalScrollBar().setValue(0)

    # A meeting ----------------------------------------------------------------------------

    def _meeting(self, outcome: Outcome, meeting: Meeting) -> None:
        problem, body = outcome.problem, self._page.body
        kind = problem.kind(meeting.kind)
        body.addWidget(label(kind.name, "title", size=1.35, wrap=True))
        body.addWidget(label(capital(long_date(meeting.span.first_day)), wrap=True))
        body.addWidget(
            label(t("ui.details.times", times=times(meeting.span), minutes=meeting.span.minutes))
        )
        facts(body, [
            (t("ui.details.subject"), telling.subject_of(problem, meeting)),
            (t("ui.details.unit"), meeting.unit),
            (t("ui.details.course"), figures.course_name(problem, meeting)),
            (t("ui.details.room"), figures.room_name(problem, meeting)),
            (t("ui.details.lead"), figures.lead_name(problem, meeting)),
        ])
        lock = button(t("ui.details.unlock" if meeting.locked else "ui.details.lock"))
        lock.setObjectName("lock")
        lock.setToolTip(t("ui.details.lock.why"))
        lock.clicked.connect(lambda: self.lock_wanted.emit(meeting.id, not meeting.locked))
        body.addWidget(lock)
        if self._swap_panel(outcome, meeting):
            return
        self._coverage(outcome, meeting)
        self._people(outcome, meeting)
        self._why_here(outcome, meeting)
        said = [f for f in outcome.judgement.findings if f.meeting == meeting.id]
        if said:
            section(self._page.body, t("ui.details.remarks"))
        for finding in said:
            body.addWidget(note(finding.message, finding.severity))

    def _swap_button(self, meeting_id: str, employee: str, name: str) -> QPushButton:
        each = button(t("ui.swap.button"), "link")
        each.setObjectName(f"swap-{employee}")
        each.setAccessibleName(t("ui.swap.why", name=name))
        each.setToolTip(t("ui.swap.why", name=name))
        each.clicked.connect(lambda: self.swap(meeting_id, employee))
        return each

    def swap(self, meeting_id: str, employee: str) -> None:
        """Show who could come to a meeting in the place of somebody."""
        outcome = self.context.document.state.outcome
        if outcome is not None:
            self._swapping = (outcome, meeting_id, employee)
            self.show_selection()
            panel = self.findChild(SwapPanel)
            if isinstance(panel, SwapPanel):
                panel.list.setFocus()

    def _leave_swap(self) -> None:
        self._swapping = None
        self.show_selection()

    def _swap_panel(self, outcome: Outcome, meeting: Meeting) -> bool:
        """Show the list of candidates, if one was asked for of this plan and meeting."""
        asked = self._swapping
        if asked is None or asked[0] is not outcome or asked[1] != meeting.id:
            self._swapping = None
            return False
        panel = SwapPanel(self.context.look, *asked)
        panel.swapped.connect(self.swap_wanted)
        panel.left.connect(self._leave_swap)
        self._page.body.addWidget(panel)
        return True

    def _coverage(self, outcome: Outcome, meeting: Meeting) -> None:
        lines = [x for x in outcome.judgement.by_team if x.meeting == meeting.id and x.wanted]
        if not lines:
            return
        section(self._page.body, t("ui.details.coverage"))
        for line in sorted(lines, key=lambda x: team_order(x.team)):
            key = "ui.details.covered" if line.covered else "ui.details.not_covered"
            self._page.body.addWidget(
                note(
                    t(key, team=capital(team_name(line.team)), present=line.present,
                      wanted=line.wanted),
                    "good" if line.covered else "error",
                )
            )
            finding = figures.team_finding(outcome, meeting.id, line.team)
            if finding is not None:
                link(
                    self._page.body, t("ui.details.why.team", team=the_team(line.team)),
                    partial(self.why_wanted.emit, finding), f"why-{line.team}",
                )

    def _people(self, outcome: Outcome, meeting: Meeting) -> None:
        people = {p.id: p for p in outcome.problem.roster.employees}
        cost = sum(a.extra_minutes for a in meeting.attendance)
        section(self._page.body, t("ui.details.who", count=len(meeting.participants())))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)

        def order(seat: Attendance) -> tuple[bool, tuple[int, str], str]:
            person = people[seat.employee]
            return not seat.leads, team_order(person.home_team or "~"), person.name

        for n, seat in enumerate(sorted(meeting.attendance, key=order)):
            person = people[seat.employee]
            each = button(person.name, "link")
            each.clicked.connect(
                lambda _=False, p=person.id: self.context.selection.select_person(p)
            )
            grid.addWidget(each, 2 * n, 0)
            extra = f"+{duration(seat.extra_minutes)}" if seat.extra_minutes else "–"
            grid.addWidget(label(extra, "muted"), 2 * n, 1)
            if not seat.leads:
                grid.addWidget(self._swap_button(meeting.id, person.id, person.name), 2 * n, 2)
            how = [f"{team_letter(person.home_team)} {team_name(person.home_team)}",
                   class_name(seat.cls)]
            if seat.leads:
                how.insert(0, t("ui.details.leads"))
            below = label(" · ".join(how), "muted", size=0.9)
            below.setContentsMargins(8, 0, 0, 4)
            grid.addWidget(below, 2 * n + 1, 0, 1, 3)
        self._page.body.addLayout(grid)
        self._absent(outcome, meeting)
        self._page.body.addWidget(
            label(t("ui.details.cost", extra=duration(cost)), "title", wrap=True)
        )

    def _absent(self, outcome: Outcome, meeting: Meeting) -> None:
        """Those of a closed group who do not come."""
        if meeting.course is None:
            return
        coming = {seat.employee for seat in meeting.attendance}
        missing = figures.members(outcome, meeting.course) - coming
        names = [p.name for p in outcome.problem.roster.employees if p.id in missing]
        if names:
            section(self._page.body, t("ui.details.absent", count=len(names)))
            self._page.body.addWidget(label(", ".join(names), "muted", wrap=True))

    def _unplaced(self, outcome: Outcome, missing: Unplaced) -> None:
        """A meeting that is due and was not placed: when it should have been, and why it is not."""
        body = self._page.body
        body.addWidget(
            label(outcome.problem.kind(missing.kind).name, "title", size=1.35, wrap=True)
        )
        span = t("ui.details.unplaced.between", first=short_date(missing.first),
                 last=short_date(missing.last))
        body.addWidget(note(span, "warning"))
        course = figures.course_named(outcome.problem, missing.series, missing.course)
        unit = outcome.problem.series_of(missing.series).unit
        facts(body, [(t("ui.details.unit"), unit), (t("ui.details.course"), course)])
        if missing.why:
            total = sum(reason.candidates for reason in missing.why)
            section(self._page.body, tn("ui.details.unplaced.why", total))
        for reason in missing.why:
            body.addWidget(label(f"• {why.line(reason)}", wrap=True))
        if any(reason.code == "stopped" for reason in missing.why):
            body.addWidget(note(t("ui.details.unplaced.longer"), "info"))

    # A person -----------------------------------------------------------------------------

    def _person(self, problem: Problem, outcome: Outcome | None, employee_id: str) -> None:
        person = next((p for p in problem.roster.employees if p.id == employee_id), None)
        if person is None:
            self._page.body.addWidget(label(t("ui.details.nothing"), "muted", wrap=True))
            return
        PersonDetails(self._page.body, self.context.selection, self.why_wanted.emit).show(
            problem, outcome, person
        )

    # Why here -----------------------------------------------------------------------------

    def _why_here(self, outcome: Outcome, meeting: Meeting) -> None:
        """What this time was chosen over: counted where it is asked for."""
        known = self._here.get(meeting.id) if self._here_of is outcome else None
        if known is not None:
            self._show_here(outcome, known)
            return
        self.here = link(
            self._page.body, t("ui.details.here"), lambda: self._ask_here(outcome, meeting.id),
            "why-here",
        )
        self.here.setEnabled(not self.asking.running)
        if self.asking.running:
            self.here.setText(t("ui.details.here.asking"))

    def _ask_here(self, outcome: Outcome, meeting_id: str) -> None:
        self._asked = outcome, meeting_id
        self.here.setText(t("ui.details.here.asking"))
        self.here.setEnabled(False)
        self.asking.ask(WhyHere(outcome, meeting_id))

    def _here_known(self, found: object) -> None:
        if self._asked is None:
            return
        outcome, meeting_id = self._asked
        if self._here_of is not outcome:
            self._here_of = outcome
            self._here.clear()
        self._here[meeting_id] = cast(WhyHereFound, found)
        self.show_selection()

    def _show_here(self, outcome: Outcome, found: WhyHereFound) -> None:
        body = self._page.body
        section(body, t("ui.details.here.title"))
        for sentence in found.times:
            body.addWidget(label(sentence, wrap=True))
        if found.people:
            section(body, t("ui.details.here.people"))
        names = {p.id: p.name for p in outcome.problem.roster.employees}
        for employee, message in found.people:
            name = names.get(employee, employee)
            text = message if name in message else t(
                "ui.details.person_line", name=name, why=message)
            body.addWidget(label(text, wrap=True))

    # Copying ------------------------------------------------------------------------------

    def as_text(self) -> str:
        """All that the details say, line by line."""
        texts = [
            each.text() for each in self._page.findChildren(QWidget)
            if isinstance(each, QLabel | QPushButton) and not put_away(each)
            and each.objectName() not in ("copy", "lock", "why-here", "remark", "note-held")
            and not each.objectName().startswith("swap-")
        ]
        return "\n".join(text for text in texts if text) + "\n"

    def _finish(self) -> None:
        """Let every text be selected with the mouse, and all of it be copied."""
        for each in self._page.findChildren(QLabel):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = link(
            self._page.body, t("ui.details.copy"),
            lambda: QGuiApplication.clipboard().setText(self.as_text()), "copy",
        )
        copy.setToolTip(t("ui.details.copy.why"))

