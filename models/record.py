"""What people note beside a plan: remarks, reviews, what was held, and who changed what when.

It goes with the problem from plan to plan. Of an absence or an incident it holds no word.
"""

from dataclasses import dataclass
from typing import Literal

from models.meetings import Attendance, Meeting
from models.timespan import Moment, Span

About = Literal["plan", "meeting", "person", "team"]
"""What a remark is on."""
ABOUT: tuple[About, ...] = ("plan", "meeting", "person", "team")

RemarkState = Literal["open", "resolved", "accepted", "declined"]
"""Whether a remark waits for an answer. A proposal is accepted or declined, others resolved."""
REMARK_STATES: tuple[RemarkState, ...] = ("open", "resolved", "accepted", "declined")

Deed = Literal[
    "added", "moved", "people", "gone", "locked", "unlocked", "held", "corrected", "cancelled",
]
"""What was done to a meeting."""
DEEDS: tuple[Deed, ...] = (
    "added", "moved", "people", "gone", "locked", "unlocked", "held", "corrected", "cancelled",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered to a remark."""

    by: str
    at: Moment
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark of a reader. `id` is never used again, `by` is the name that she gave.

    `subject` is the id of the meeting or person, or the vagtlag; None for the whole plan.
    `proposal`: another time, of a meeting as long as it is now.
    """

    id: str
    by: str
    at: Moment
    about: About
    subject: str | None
    text: str
    state: RemarkState = "open"
    answers: tuple[Answer, ...] = ()
    proposal: Span | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A remark that was taken away, so that another person's copy of it does not bring it back.

    `id` is that of the remark. `mark` tells it from others without a word of it, and `answers` is
    how many it had: one that somebody has answered since stays. `at`: when it was taken away; where
    that is not to be known, when it was written. With -1 answers the taking away was itself taken
    back at that time.
    """

    id: str
    mark: str
    answers: int
    at: Moment


@dataclass(frozen=True, slots=True)
class Seen:
    """*Gennemset*: somebody has gone through the plan, with its meetings as they were then."""

    by: str
    at: Moment
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `name` is what the meeting was called then, so that it can be read
    after the meeting is gone; `before` and `after` are its times where they changed."""

    at: Moment
    by: str
    deed: Deed
    meeting: str
    name: str
    before: Span | None = None
    after: Span | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that took place. Who came stands in the plan; `planned` is who was to come."""

    meeting: str
    at: Moment
    by: str
    planned: tuple[Attendance, ...]


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A meeting that was planned and did not take place."""

    meeting: Meeting
    at: Moment
    by: str


@dataclass(frozen=True, slots=True)
class Record:
    """All notes of a plan, each kind in the order in which they were made."""

    remarks: tuple[Remark, ...] = ()
    seen: tuple[Seen, ...] = ()
    log: tuple[Entry, ...] = ()
    held: tuple[Held, ...] = ()
    cancelled: tuple[Cancelled, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    def remark(self, remark_id: str) -> Remark | None:
        """The remark of an id; None where there is none."""
        return next((remark for remark in self.remarks if remark.id == remark_id), None)

    def was_held(self, meeting_id: str) -> bool:
        """Whether somebody said that a meeting took place."""
        return any(held.meeting == meeting_id for held in self.held)
