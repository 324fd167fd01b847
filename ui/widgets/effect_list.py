"""What a change does to each objective: better, worse or the same, in words, colour and numbers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from planner.texts import t
from ui.theme import GAP
from ui.widgets.parts import label, note

if TYPE_CHECKING:
    from planner.advice.effect import Step


WIDEST = 420
"""Pixels beyond which a verdict would stand too far from its objective."""


class EffectList(QWidget):
    """One line an objective, in the order of the ladder."""

    def __init__(self, steps: Sequence["Step"]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        spoken = []
        for row, step in enumerate(steps):
            verdict = "same" if not step.change else "better" if step.change < 0 else "worse"
            name, word = t(f"objective.{step.name}"), t(f"ui.effect.{verdict}")
            grid.addWidget(label(name, wrap=True), row, 0)
            numbers = t("ui.effect.points", before=step.before, after=step.after)
            if verdict == "same":
                grid.addWidget(label(word, "muted", size=0.92), row, 1)
            else:
                sign = "▲" if verdict == "better" else "▼"
                mark = note(f"{sign} {word}", "good" if verdict == "better" else "error")
                mark.setWordWrap(False)
                mark.setToolTip(numbers)
                grid.addWidget(mark, row, 1)
            spoken.append(
                t("ui.effect.spoken", objective=name, verdict=word, before=step.before,
                  after=step.after)
            )
        self.setMaximumWidth(WIDEST)
        self.setAccessibleName("\n".join(spoken))
