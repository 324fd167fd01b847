"""Rule: a meeting lies in its kind's times of day and is as long as the kind says."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.judging.times import within
from planner.rules.base import Rule
from planner.rules.wording import meeting_name, of_kinds, windows_text
from planner.texts import t
from planner.texts.dates import duration


class Windows(Rule):
    """Each kind is held at its own weekdays and hours, and for its own length.

    Why: supervision lies from 12 to 17 because the vagtlag overlap there; a kind without windows
    may be held at any time. Source: 000 §2.1.
    """

    id = "windows"
    priced = frozenset({"windows"})

    def sentence(self, problem: Problem) -> str:
        """The windows of every kind."""
        return t(
            "rules.windows", kinds=of_kinds((k, windows_text(k.windows)) for k in problem.kinds)
        )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting outside its windows, and for each of another length."""
        for held in facts.held:
            kind = held.kind
            if kind.windows and not within(kind.windows, held.span):
                message = t(
                    "rules.windows.broken", meeting=meeting_name(held),
                    windows=windows_text(kind.windows),
                )
                yield Finding("error", "windows", message, meeting=held.meeting.id)
            if held.span.minutes != kind.minutes:
                message = t(
                    "rules.windows.length", meeting=meeting_name(held),
                    actual=duration(held.span.minutes), wanted=duration(kind.minutes),
                )
                yield Finding("error", "length", message, meeting=held.meeting.id)
