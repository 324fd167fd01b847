"""What a remark is on, chosen from a list that can be written in: the plan, a vagtlag, somebody,
a meeting."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

from models.plan import Outcome
from models.record import About
from planner.texts import capital, t
from planner.texts.dates import team_name
from ui.views.review_words import meeting_words, subject_words

Subject = tuple[About, str | None]


class SubjectBox(QComboBox):
    """`turned` comes when something else is meant, or nothing that there is."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(t("ui_review.subject"))
        self.setToolTip(t("ui_review.subject.find"))
        # As wide as there is room, however long the name of a meeting.
        self.setMinimumContentsLength(20)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        finder = QCompleter(self.model(), self)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(finder)
        self.editTextChanged.connect(lambda _: self.turned.emit())

    def offer(self, outcome: Outcome, chosen: Subject) -> None:
        """Offer all that a plan has, one of it chosen."""
        self.blockSignals(True)
        self.clear()
        for subject, text in _subjects(outcome):
            self.addItem(text, subject)
            if subject == chosen:
                self.setCurrentIndex(self.count() - 1)
        self.blockSignals(False)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def begin(self) -> None:
        """Take the focus; what is written next takes the place of what stands there."""
        self.setFocus()
        line = self.lineEdit()
        if line is not None:
            line.selectAll()

    def subject(self) -> Subject | None:
        """What is meant: one of the list, or the only one that holds what is written."""
        text = self.currentText().strip().casefold()
        texts = [self.itemText(number).casefold() for number in range(self.count())]
        if text in texts:
            return cast(Subject, self.itemData(texts.index(text)))
        found = [number for number, one in enumerate(texts) if text and text in one]
        return cast(Subject, self.itemData(found[0])) if len(found) == 1 else None


def _subjects(outcome: Outcome) -> Iterator[tuple[Subject, str]]:
    problem = outcome.problem
    yield ("plan", None), capital(subject_words(outcome, "plan", None))
    for team in problem.roster.teams():
        yield ("team", team), t("ui_review.subject.team", name=team_name(team))
    for person in sorted(problem.roster.employees, key=lambda p: p.name):
        yield ("person", person.id), person.name
    for meeting in outcome.plan.meetings:
        yield ("meeting", meeting.id), meeting_words(problem, meeting)
