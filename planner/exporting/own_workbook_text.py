"""What is written of a meeting into somebody's roster: when it is, what it is, and who comes.

Of a meeting after an incident neither its kind nor anybody's name is written: the sheet may hang
on a wall.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.meetings import Meeting
from planner.exporting.calendar_events import after_incident
from planner.exporting.clean_text import shortened
from planner.exporting.facts import Facts
from planner.importing.own_additions import MARK
from planner.texts import t
from planner.texts.dates import numeric_date, times

_LONGEST_NAME, _LONGEST_LABEL = 80, 120


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for the meetings of a plan; each text is one line and never a formula."""

    facts: Facts

    def label(self, meeting: Meeting) -> str:
        """What kind of meeting it is."""
        if after_incident(self.facts, meeting):
            return t("own_workbook.meeting")
        return shortened(self.facts.label(meeting), _LONGEST_LABEL)

    def in_cell(self, meeting: Meeting, people: Sequence[str]) -> str:
        """What is written into a cell. `people`: those whose names must be told, if any."""
        line = f"{MARK} {times(meeting.span)} {self.label(meeting)}"
        named = people and not after_incident(self.facts, meeting)
        return f"{line}: {self._names(people)}" if named else line

    def in_comment(self, meeting: Meeting, people: Sequence[str]) -> str:
        """The same with where it is and who leads."""
        return " · ".join([self.in_cell(meeting, people), *self._place(meeting)])

    def in_row(self, meeting: Meeting) -> str:
        """A row of its own: the day, and all who come."""
        day = meeting.span.first_day
        line = (f"{MARK} {numeric_date(day)} {t(f'weekday.short.{day.isoweekday()}')} "
                f"{times(meeting.span)} {self.label(meeting)}")
        parts = [line, *self._place(meeting)]
        coming = [a.employee for a in meeting.participants()]
        if coming and not after_incident(self.facts, meeting):
            parts.append(self._names(sorted(coming, key=self.facts.person)))
        return " · ".join(parts)

    def _place(self, meeting: Meeting) -> list[str]:
        if after_incident(self.facts, meeting):
            return []
        room = shortened(self.facts.room(meeting.room), _LONGEST_NAME)
        lead = shortened(self.facts.lead(meeting.lead), _LONGEST_NAME)
        led = t("own_workbook.led_by", name=lead) if lead else ""
        return [text for text in (room, led) if text]

    def _names(self, people: Iterable[str]) -> str:
        return ", ".join(shortened(self.facts.person(person), _LONGEST_NAME) for person in people)
